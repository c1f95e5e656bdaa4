"""Quotes in their paragraphs, texts cut for reading, values on an axis."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from claims.models import Assertion, Claim
from claims.models.base import content_id
from claims.queries import reading
from claims.queries.axis import axis
from claims.queries.desk import TopicRow, value_of
from claims.queries.evidence import WINDOW, Piece, cut, marked, passage, passages, shortened
from claims.queries.reading import Mark, paragraphs, part_edges, read
from tests import builders
from tests.admin.conftest import Base

TEXT = "A first one.\n\nHere we count 12 gulls and 3 terns.\n\nA last one."


def test_a_quote_is_cut_from_its_paragraph() -> None:
    start = TEXT.index("count 12 gulls")
    parts = cut(TEXT, 0, start, start + len("count 12 gulls"), more=False)
    assert parts == ("Here we ", "count 12 gulls", " and 3 terns.")


def test_a_long_paragraph_is_cut_between_words() -> None:
    before, quote, after = cut("ne two three QUOTE four five si", 10, 23, 28, more=True)
    assert (before, quote, after) == ("… two three ", "QUOTE", " four five …")


@pytest.mark.parametrize(
    ("before", "after", "reach", "found"),
    [
        ("one two", "three four", 20, ("one two", "three four")),
        ("one two ", " three four", 6, ("… two ", " …")),
        ("", "", 6, ("", "")),
    ],
)
def test_the_words_around_a_quote_are_shortened(before: str, after: str, reach: int, found: tuple[str, str]) -> None:
    assert shortened(before, after, reach) == found


@pytest.mark.parametrize(
    ("values", "pieces"),
    [
        ([], ["count 12 gulls"]),
        ([(6, 8, "quantity")], ["count ", "[12]", " gulls"]),
        ([(0, 5, "quantity"), (3, 8, "date")], ["[count]", " 12 gulls"]),
        ([(-3, 2, "quantity"), (12, 20, "date")], ["count 12 gulls"]),
        ([(9, 14, "quantity")], ["count 12 ", "[gulls]"]),
    ],
)
def test_values_are_marked_inside_a_quote(values: list[tuple[int, int, str]], pieces: list[str]) -> None:
    found = marked("count 12 gulls", 0, values)
    assert [f"[{p.text}]" if p.kind else p.text for p in found] == pieces
    assert "".join(p.text for p in found) == "count 12 gulls"


def test_a_passage_says_who_where_and_on_whose_word(base: Base) -> None:
    found = passage(base.first.pk)
    assert found is not None
    assert "".join(piece.text for piece in found.quote) == base.first.quote
    assert Piece("$40 million", "quantity") in found.quote
    assert Piece("2019", "date") in found.quote
    assert found.after.startswith(" The port of Norvik")
    assert (found.byline, found.speaker, found.marker) == ("Ada Lindqvist", "Per Holm", "")
    assert [(hop.name, hop.cue) for hop in found.chain] == [("Per Holm", "said")]


def test_a_passage_of_a_digest_says_so_and_where_its_note_ends(base: Base) -> None:
    found = passage(base.second.pk)
    assert found is not None
    assert found.marker == "quoted from a digest, original not held"
    assert [(c.note, c.work, c.ending) for c in found.cited] == [(1, "Harbours of the North", "not held")]


def test_there_is_no_passage_without_an_assertion(db: None) -> None:
    assert passage(None) is None


@pytest.mark.django_db
def test_a_quote_deep_in_a_long_text_is_found_by_its_window() -> None:
    filler = "word " * 1_000
    document = builders.make_document(f"{filler}The bridge — Ωμέγα — is long.{filler}", title="Long")
    row = builders.make_assertion(document, "The bridge — Ωμέγα — is long.")
    found = passage(row.pk)
    assert found is not None
    assert "".join(p.text for p in found.quote) == row.quote
    assert found.before.startswith("… word")
    assert found.after.endswith("word …")
    assert len(found.before) <= WINDOW + 2


@pytest.mark.django_db
def test_many_passages_cost_as_many_queries_as_one(
    django_assert_max_num_queries: DjangoAssertNumQueries, base: Base
) -> None:
    for i, quote in enumerate(("The port of Norvik", "12 ferries a day", "a bridge")):
        builders.make_assertion(base.document, quote, speaker=builders.make_author(f"Speaker {i}"))
    with django_assert_max_num_queries(10):
        assert len(passages(Assertion.objects.all())) == 5


def mark(start: int, end: int, kind: str = "assertion") -> Mark:
    """A mark over `[start, end)`."""
    return Mark(start, end, content_id("mark", start, end), kind, "proposed", kind)


def test_paragraphs_are_cut_at_marks_and_keep_every_word() -> None:
    found = paragraphs(TEXT, 0, len(TEXT), [mark(22, 36), mark(28, 30, "uncovered")])
    assert ["".join(s.text for s in p) for p in found] == TEXT.split("\n\n")
    kinds = [s.top.kind if s.top else "" for s in found[1]]
    assert kinds == ["", "assertion", "assertion", "assertion", ""]


def test_a_long_text_is_read_in_parts_that_cover_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PART", 30)
    edges = part_edges(TEXT)
    assert "".join(TEXT[a:b] for a, b in edges) == TEXT
    assert len(edges) > 1
    assert part_edges("") == [(0, 0)]


def test_reading_opens_the_part_that_holds_a_place(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PART", 60)
    found = read(base.document, at=base.first.start)
    assert base.first.pk in {m.id for m in found.marks}
    assert read(base.document, part=99).part == found.parts


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        (
            {"low": Decimal(700_000_000), "high": Decimal(700_000_000), "unit": "USD", "per": "year"},
            "700 million USD per year",
        ),
        ({"low": Decimal("1803600000"), "high": Decimal("1803600000"), "unit": "USD"}, "1.8036 billion USD"),
        ({"low": Decimal(750), "high": Decimal(800), "unit": "t", "approximate": True}, "about 750 to 800 t"),
        ({"low": Decimal("12.5")}, "12.5 or more"),
        ({"high": Decimal(3)}, "up to 3"),
        ({"low": Decimal("1234567.891234"), "high": Decimal("1234567.891234")}, "1,234,567.891234"),
    ],
)
def test_a_value_is_written_in_words_and_never_rounded(fields: dict[str, object], words: str) -> None:
    assert value_of(Claim(**fields)) == words


def row(low: int, high: int | None = None, **fields: object) -> TopicRow:
    """A claim of a topic with this value."""
    claim = Claim(statement="It is so.", low=low, high=high or low, unit="USD", **fields)
    return TopicRow(claim, "", ("Gazette",), ("the harbour master",), contradicted=False)


def test_values_of_one_unit_stand_on_one_axis() -> None:
    drawn = axis([row(600_000_000), row(700_000_000, 800_000_000), row(920_000_000, modality="target")])
    assert drawn is not None
    assert drawn.unit == "million USD"
    assert [tick.label for tick in drawn.ticks] == ["600", "700", "800", "900", "1,000"]
    assert [bar.left < bar.right for bar in drawn.bars] == [False, True, False]
    assert [bar.open for bar in drawn.bars] == [False, False, True]


@pytest.mark.parametrize("rows", [[], [row(5)]])
def test_one_value_is_no_picture(rows: list[TopicRow]) -> None:
    assert axis(rows) is None


def test_equal_values_still_make_an_axis() -> None:
    assert axis([row(5), row(5)]) is not None
    assert axis([row(0), row(0)]) is not None
