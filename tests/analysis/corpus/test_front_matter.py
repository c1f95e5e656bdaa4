"""Who wrote it, where and when: in the layouts that texts come in, and nothing where the text does not say."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.documents import BlockKind, ParsedDocument
from claims.analysis.corpus.reader import read

PROSE = (
    "The harbour council of Tarn voted on Tuesday to widen the northern quay, after two years of talks with shippers."
)
MORE = "Work on the quay starts in the spring and is expected to take some eighteen months, the engineers said later."
TITLE = "Tarn widens its quay"


def authors(parsed: ParsedDocument) -> list[tuple[str, str, str]]:
    return [(a.honorific, a.name, a.affiliation) for a in parsed.authors]


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("By Jane Lund", [("", "Jane Lund", "")]),
        ("By: Dr Jane Lund", [("Dr", "Jane Lund", "")]),
        ("BY JANE LUND", [("", "Jane Lund", "")]),
        ("By Jane Lund and John Roe", [("", "Jane Lund", ""), ("", "John Roe", "")]),
        ("By Jane Lund, John Roe and Ann Poe", [("", "Jane Lund", ""), ("", "John Roe", ""), ("", "Ann Poe", "")]),
        ("By Jane Lund, Staff Writer", [("", "Jane Lund", "Staff Writer")]),
        ("**Jane van der Lund \\***", [("", "Jane van der Lund", "")]),
        ("JANE LUND", [("", "Jane Lund", "")]),
        ("Jane Lund", [("", "Jane Lund", "")]),
        ("Author(s): Lund, Jane", [("", "Jane Lund", "")]),
        ("Authors: Jane Lund; John Roe", [("", "Jane Lund", ""), ("", "John Roe", "")]),
        ("By Prof. Jane Lund | The Tarn Herald | May 3, 2019", [("Prof.", "Jane Lund", "")]),
    ],
)
def test_a_byline_names_the_writers(byline: str, found: list[tuple[str, str, str]]) -> None:
    parsed = read(f"{TITLE}\n\n{byline}\n\n{PROSE}\n\n{MORE}")
    assert authors(parsed) == found
    assert all(parsed.text[a.start : a.end] == a.surface for a in parsed.authors)
    assert parsed.title == TITLE
    assert len(parsed.sentences) == 2


@pytest.mark.parametrize(
    "line",
    ["By the sea and in the hills", "By 2012 the quay was full", "Northern Quay", "By train to Tarn?", "Rising costs"],
)
def test_what_is_no_byline_names_nobody(line: str) -> None:
    assert not read(
        f"{TITLE}\n\n{line}\n\n{PROSE} The costs of the quay are rising in northern parts.\n\n{MORE}"
    ).authors


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Dr. Jane Lund is a fellow of Tarn College.", [("Dr.", "Jane Lund", "fellow of Tarn College")]),
        ("Jane Lund is an independent journalist. She sails.", [("", "Jane Lund", "independent journalist")]),
        ("\\* Gen. Jane Lund (ret'd), Consultant, Oslo.", [("Gen. (ret'd)", "Jane Lund", "Consultant, Oslo")]),
        ("By: Jane Lund", [("", "Jane Lund", "")]),
        ("The grain trade is a fellow traveller of war.", []),
        ("Tarn Quay is the longest of the coast.", []),
    ],
)  # fmt: skip
def test_a_note_at_the_end_names_the_writer_where_no_byline_does(note: str, found: list[tuple[str, str, str]]) -> None:
    parsed = read(f"{TITLE}\n\n{PROSE}\n\n{MORE}\n\n{note}")
    assert authors(parsed) == found
    assert len(parsed.sentences) == (2 if found else 3)


def test_a_person_of_the_story_is_not_its_writer() -> None:
    parsed = read(f"{TITLE}\n\n{PROSE} Jane Lund spoke last.\n\n{MORE}\n\nJane Lund is a director of the port of Tarn.")
    assert not parsed.authors


def test_the_note_about_the_writer_adds_to_the_byline() -> None:
    parsed = read(
        f"{TITLE}\n\n*Jane Lund*\n\n{PROSE}\n\n{MORE}\n\nThe writer is a historian of ports. She lives in Oslo."
    )
    assert authors(parsed) == [("", "Jane Lund", "historian of ports")]


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Published: 3 May 2019", "2019-05-03"),
        ("May 3, 2019 10:15 am", "2019-05-03"),
        ("2019-05-03", "2019-05-03"),
        ("Updated May 3, 2019", "2019-05-03"),
        ("Date: May 2019", "2019-05"),
        ("Jane Lund | The Tarn Herald | May 3, 2019", "2019-05-03"),
        ("The vote of 3 May 2019 was close.", None),
    ],
)
def test_the_date_of_publication_is_that_of_its_line(line: str, edtf: str | None) -> None:
    assert read(f"{TITLE}\n\n{line}\n\n{PROSE}\n\n{MORE}").published == edtf


def test_header_lines_open_a_text() -> None:
    parsed = read(
        f"Title: {TITLE}\nAuthor: Jane Lund\nDate: 3 May 2019\nSource: The Tarn Herald\n"
        f"URL: https://herald.example/quay\n\n{PROSE}\n\n{MORE}"
    )
    assert (parsed.title, parsed.publisher, parsed.published) == (TITLE, "The Tarn Herald", "2019-05-03")
    assert parsed.url == "https://herald.example/quay"
    assert authors(parsed) == [("", "Jane Lund", "")]


@pytest.mark.parametrize(
    ("dateline", "publisher"),
    [("OSLO, May 3 (Reuters) - ", "Reuters"), ("TARN, Lowland — ", None), ("NEW TARN: ", None), ("TARN (AP) — ", "AP")],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str, publisher: str | None) -> None:
    parsed = read(f"{TITLE}\n\n{dateline}{PROSE}\n\n{MORE}")
    first = parsed.sentences[0]
    assert parsed.text[first.start : first.end] == PROSE
    assert parsed.blocks[1].kind is BlockKind.DATELINE
    assert parsed.publisher == publisher


@pytest.mark.parametrize("opening", ["UPDATE: ", "NATO, he said, "])
def test_capitals_are_not_always_a_dateline(opening: str) -> None:
    assert all(b.kind is not BlockKind.DATELINE for b in read(f"{TITLE}\n\n{opening}{PROSE}\n\n{MORE}").blocks)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("This article first appeared in The Tarn Herald on 3 May 2019.", "The Tarn Herald"),
        ("Views expressed do not necessarily reflect those of Coast Review.", "Coast Review"),
        ("The views expressed are not those of the Ministry of Ports.", None),
    ],
)
def test_the_publisher_is_named_by_its_own_notices(line: str, publisher: str | None) -> None:
    assert read(f"{TITLE}\n\n{PROSE}\n\n{MORE}\n\n{line}").publisher == publisher


def test_the_house_of_the_disclaimer_is_that_of_the_writer() -> None:
    text = (
        f"{TITLE}\n\n*Jane Lund*\n\n{PROSE}\n\n{MORE}\n\nJane Lund is a fellow at the Tarn Council of Ports, Oslo.\n\n"
    )
    assert (
        read(f"{text}Disclaimer: Views do not reflect the views of the Council.").publisher == "Tarn Council of Ports"
    )


@pytest.mark.parametrize(
    ("line", "is_note"),
    [
        ("Eilperin reported from Oslo.", True),
        ("Jane Lund contributed to this report.", True),
        ("Jane Lund reported from Tarn and John Roe from Lagos.", True),
        ("Acme reported a loss of $4 million in 2019.", False),
        ("Lagos reported 12 cases of measles on Monday.", False),
        ("Jane Lund reported a fall in rents.", False),
        ("The ministry contributed $4 million to the fund.", False),
        ("The reported sale of the quay was late.", False),
    ],
)
def test_a_last_paragraph_that_reports_is_not_always_about_who_wrote_it(line: str, is_note: bool) -> None:
    last = read(f"{TITLE}\n\n{PROSE}\n\n{MORE}\n\n{line}").blocks[-1]
    assert (last.kind is BlockKind.AUTHOR_NOTE) is is_note


def test_nothing_is_invented() -> None:
    parsed = read(f"{TITLE}\n\n{PROSE}\n\n{MORE}")
    assert (parsed.authors, parsed.publisher, parsed.published, parsed.url) == ((), None, None, None)
