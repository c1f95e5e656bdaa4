"""Assertions of whole documents, built by hand from invented sentences."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis import read as read_document
from claims.analysis.corpus.documents import Citation, CitationForm, Note, NoteMark, ParsedDocument, Sentence
from claims.analysis.extraction.assertion_values import takes_up_a_pair, without_overlap
from claims.analysis.extraction.assertions import extract
from claims.analysis.extraction.quantities import find_quantities
from claims.analysis.extraction.values import (
    Assertion,
    AssertionKind,
    DateMention,
    Modality,
    Quantity,
    QuantityKind,
)
from claims.analysis.masking import mask
from claims.analysis.spans import trimmed

_SEEDS = Path(__file__).parents[3] / "seeds"
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"]?(?=\s|$|<)|$)")


def document(
    text: str, notes: tuple[Note, ...] = (), body_end: int | None = None, whole: bool = False
) -> ParsedDocument:
    """A document of which every line up to `body_end` is a body paragraph; `<sup>n</sup>` marks are note marks."""
    stop = len(text) if body_end is None else body_end
    view = mask(text)
    spans = [(0, stop)] if whole else [m.span() for m in _SENTENCE.finditer(view, 0, stop)]
    trim = [trimmed(view, *span) for span in spans]
    sentences = tuple(Sentence(t.start, t.end, ((t.start, t.end),), 1) for t in trim if len(t))
    marks = tuple(NoteMark(int(m.group(1)), m.start(), m.end()) for m in re.finditer(r"<sup>(\d+)</sup>", text[:stop]))
    return ParsedDocument(text=text, view=view, sentences=sentences, notes=notes, marks=marks)


def read(text: str) -> list[Assertion]:
    return extract(document(text))


def test_an_attributed_sentence_is_one_assertion_with_its_speaker() -> None:
    (one,) = read("“The tram to Lima is late again this year,” Ana Riba told The Courier.")
    assert one.kind is AssertionKind.QUOTATION
    assert one.speaker == "Ana Riba"
    assert one.modality is Modality.REPORTED


def test_a_sentence_of_two_claims_gives_two() -> None:
    text = "Peru sold ten trams to Chile in 1994; Chile paid $40 million for them."
    assert [a.surface for a in read(text)] == [
        "Peru sold ten trams to Chile in 1994",
        "Chile paid $40 million for them.",
    ]


def test_a_figure_wins_over_a_date_as_the_reason() -> None:
    (one,) = read("In 1994 trade was worth $40 million.")
    assert one.kind is AssertionKind.FIGURE
    assert [d.surface for d in one.dates] == ["1994"]
    assert [q.unit for q in one.quantities] == ["USD"]


@pytest.mark.parametrize(
    "text",
    [
        "Will Peru sell its trams to Chile?",
        "This paper examines the trams of Peru since 1990.",
        "Click here for more on Peru.",
        "Read more about Peru.",
    ],
)
def test_questions_outlines_and_commands_claim_nothing(text: str) -> None:
    assert read(text) == []


def test_a_question_in_someones_mouth_is_theirs() -> None:
    (one,) = extract(document("“Will Peru ever sell its trams to Chile?” Ana Riba asked.", whole=True))
    assert one.speaker == "Ana Riba"


def test_a_note_mark_at_the_end_belongs_to_all_of_the_sentence() -> None:
    found = read("Peru sold ten trams; Chile bought two new ships.<sup>7</sup>")
    assert [a.notes for a in found] == [(7,), (7,)]


def test_a_note_mark_in_the_middle_belongs_to_the_stretch_before_it() -> None:
    found = read("Peru sold ten trams;<sup>3</sup> Chile bought two new ships.<sup>4</sup>")
    assert [a.notes for a in found] == [(3, 4), (4,)]


def test_a_note_mark_of_one_sentence_is_not_that_of_the_next() -> None:
    found = read("Peru sold ten trams.<sup>3</sup> Chile bought 12 ships.<sup>4</sup>")
    assert [a.notes for a in found] == [(3,), (4,)]


@pytest.mark.parametrize(
    ("published", "url", "is_reference"),
    [
        ("1994-03-03", None, True),
        (None, "http://courier.example/1994/03/03/trams", True),
        (None, "http://courier.example/trams", False),
        (None, None, False),
    ],
)
def test_a_cited_work_with_a_date_is_a_reference(published: str | None, url: str | None, is_reference: bool) -> None:
    text = 'Peru sold ten trams.\n\n1 Ana Riba, "Trams," Courier, March 3, 1994.'
    start = text.index("1 Ana")
    cited = Citation(start + 2, len(text), text[start + 2 :], CitationForm.FULL, "w", published=published, url=url)
    found = extract(document(text, (Note(1, start, len(text), text[start + 2 :], (cited,)),), start))
    assert [a.kind is AssertionKind.REFERENCE for a in found] == [False, True][: 1 + is_reference]
    assert all(a.dates == () for a in found), "a work's date belongs to its citation, and is no claim"


def test_a_country_that_wants_something_has_not_said_it() -> None:
    (one,) = read("Peru wants to buy ten trams from Chile.")
    assert one.speaker is None


def test_one_who_quotes_another_heads_the_chain() -> None:
    (one,) = read("They met Ana Riba. The Courier quoted Riba as saying that trams were late.")[-1:]
    assert one.speaker == "Ana Riba"
    assert one.chain[-1] == "Ana Riba"
    assert len(one.chain) == 2


def quantity(start: int, end: int, kind: QuantityKind) -> Quantity:
    return Quantity(start, end, "x" * (end - start), None, None, "", kind)


def test_of_a_figure_and_a_date_in_one_place_the_longer_stays() -> None:
    date = DateMention(0, 4, "1994", "1994-01-01", "1994-12-31", "1994")
    assert without_overlap([quantity(0, 4, QuantityKind.COUNT)], [date]) == ([], [date])
    longer = quantity(0, 9, QuantityKind.MONEY)
    assert without_overlap([longer], [date]) == ([longer], [])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([
            "Peru sold ten trams", "Ana Riba said", "that", ",", "and", "while", "“it is late”",
            "in 1994", "$40 million", ";",
            ".", "?", "He", "\n\n", "'", "(", ")", "according to", "Chile", "not", "<sup>1</sup>",
        ]),
        max_size=25,
    )
)  # fmt: skip
def test_surfaces_hold_and_lie_inside_sentences(words: list[str]) -> None:
    parsed = document(" ".join(words))
    found = extract(parsed)
    for one in found:
        assert parsed.text[one.start : one.end] == one.surface
        assert any(s.start <= one.start and one.end <= s.end for s in parsed.sentences)
        assert all(one.start <= q.start < q.end <= one.end for q in one.quantities)
        assert all(one.start <= d.start < d.end <= one.end for d in one.dates)
    assert [a.start for a in found] == sorted(a.start for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


_PIECES = [
    "21<sup>st</sup> century", "\\$1.2 billion", "*Ana Riba*", "in **May 2014**", "Peru", "US\\$ 1bn",
    "the “Port Bank”", "3 ferries<sup>4</sup>", "\u00a0", "said that", "12 per\u00a0cent", "General *Osei*",
    "10 km<sup>2</sup>", "<em>Chile</em>",
]  # fmt: skip


def places(assertion: Assertion) -> list[tuple[int, int, str]]:
    """Start, end and surface of an assertion and of every value in it."""
    quantities = [(q.start, q.end, q.surface) for q in assertion.quantities]
    dates = [(d.start, d.end, d.surface) for d in assertion.dates]
    entities = [(e.start, e.end, e.surface) for e in assertion.entities]
    people = [(p.start, p.end, p.surface) for p in assertion.people]
    return [(assertion.start, assertion.end, assertion.surface), *quantities, *dates, *entities, *people]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14))
def test_every_value_has_the_surface_of_the_text(pieces: list[str]) -> None:
    text = "The ports of Peru sold " + " ".join(pieces) + "."
    for assertion in read(text):
        assert all(text[start:end] == surface for start, end, surface in places(assertion))


@pytest.mark.parametrize("path", sorted(_SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_every_value_in_the_seeds_has_the_surface_of_the_text(path: Path) -> None:
    parsed = read_document(path.read_bytes())
    for assertion in extract(parsed):
        for start, end, surface in places(assertion):
            assert parsed.text[start:end] == surface


@pytest.mark.parametrize(
    "text", ["The two countries met.", "Both sides met.", "Those two nations met.", "The two parties met."]
)
def test_a_pair_that_was_named_is_no_figure(text: str) -> None:
    assert all(takes_up_a_pair(text, quantity) for quantity in find_quantities(text))


@pytest.mark.parametrize(
    "text", ["Signed by two countries.", "In two alliances.", "The two ferries sank.", "The three countries met."]
)
def test_a_count_of_two_is_a_figure(text: str) -> None:
    found = find_quantities(text)
    assert found
    assert not any(takes_up_a_pair(text, quantity) for quantity in found)


def test_what_someone_asked_is_told_on_the_word_of_whoever_tells_it() -> None:
    found = read("Ana Riba stated that Juan Osei had asked the mayor whether Peru would sell ten trams.")
    assert [a.speaker for a in found] == ["Ana Riba"]


def test_a_stretch_without_sentence_end_has_no_speakers() -> None:
    text = "Ana Riba said that Peru sold ten trams, " * 200
    found = extract(document(text, whole=True))
    assert found
    assert all(a.speaker is None and len(a.surface) <= 5000 for a in found)
