"""What stands over a title and is none."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.reader import read

BODY = "\n\nThe harbour of Corvara was closed on Monday, and nobody could say when it would open again.\n"
TITLE = "Harbour of Corvara closed for a month"


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("The Corvara Herald", "The Corvara Herald"),
        ("THE CORVARA HERALD\n\nINTERVIEW", "THE CORVARA HERALD"),
        ("PRESS RELEASE", None),
        ("REPUBLIC OF ARLAND\n\nMINISTRY OF PORTS\n\nFACT SHEET", "MINISTRY OF PORTS"),
        ("Journal of Harbour Studies, Vol. 3, No. 2 (Winter 2011), pp. 4-9", "Journal of Harbour Studies"),
        ("Home > Ports > " + TITLE, None),
        ("Corvara Daily News\n\nBusiness | May 4, 2011", "Corvara Daily News"),
    ],
)
def test_the_title_is_below_the_name_of_the_paper(head: str, publisher: str | None) -> None:
    parsed = read(f"{head}\n\n{TITLE}\n\nBy Ann Rowe{BODY}")
    assert parsed.title == TITLE
    assert parsed.publisher == publisher
    assert [a.name for a in parsed.authors] == ["Ann Rowe"]


@pytest.mark.parametrize(
    "title",
    ["Bank of Corvara fails", "Harbour closed", "News from the harbour", "Interview with a ghost", "Union of Ports"],
)
def test_a_title_that_stands_first_stays_the_title(title: str) -> None:
    assert read(f"{title}\n\nBy Ann Rowe{BODY}").title == title


@pytest.mark.parametrize(
    ("line", "name", "day"),
    [
        ("Posted on April 17, 2013 by Ann Rowe", "Ann Rowe", "2013-04-17"),
        ("*by Ann Rowe, 2 September 2013*", "Ann Rowe", "2013-09-02"),
        ("3 May 2013 by Ann Rowe", "Ann Rowe", "2013-05-03"),
    ],
)
def test_a_byline_may_begin_or_end_with_the_day(line: str, name: str, day: str) -> None:
    parsed = read(f"{TITLE}\n\n{line}{BODY}")
    assert ([a.name for a in parsed.authors], parsed.published) == ([name], day)


def test_a_day_with_an_address_is_no_paragraph() -> None:
    parsed = read(f"PRESS RELEASE\n\nCorvara, 15 May 2013\nhttps://ports.example/closed\n\n{TITLE}{BODY}")
    assert (parsed.title, parsed.published, parsed.url) == (TITLE, "2013-05-15", "https://ports.example/closed")


def test_headings_of_a_fact_sheet_are_no_writers() -> None:
    parsed = read(f"FACT SHEET\n\n{TITLE}\n\nKEY FIGURES\n\n- Ships: 81\n- Cranes: 9{BODY}")
    assert parsed.authors == ()


def test_houses_may_stand_in_brackets_behind_names() -> None:
    parsed = read(f"# {TITLE}\n\nAnn Rowe (Corvara School of Ports) and Bo Lund (University of Tolmin){BODY}")
    assert [(a.name, a.affiliation) for a in parsed.authors] == [
        ("Ann Rowe", "Corvara School of Ports"),
        ("Bo Lund", "University of Tolmin"),
    ]
    assert read(f"# {TITLE}\n\nAnn Rowe (second from left) and Bo Lund{BODY}").authors == ()
    contact = read(f"{TITLE}\n\nContact:\n\nAnn Rowe, Media Relations{BODY}")
    assert contact.authors == ()


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("RIALTO TIMES-WATCH", TITLE),
        ("Working Paper 2011/3", TITLE),
        ("HARBOUR TROUBLE", "HARBOUR TROUBLE"),  # its words come back below: a title with a line under it
        ("RIALTO STANDS, BUT FOR HOW LONG, NOBODY KNOWS", "RIALTO STANDS, BUT FOR HOW LONG, NOBODY KNOWS"),
    ],
)
def test_a_name_in_capitals_is_told_from_a_title_by_the_text_below(head: str, title: str) -> None:
    body = BODY + "\n\nA month is long for Corvara, whose harbour has never been closed before.\n"
    assert read(f"{head}\n\n{TITLE}\n\nBy Ann Rowe{body}").title == title


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Corvara, 15 May 2013 – The harbour was closed today.", "2013-05-15"),
        ("Corvara, May 15, 2013 -- The harbour was closed today.", "2013-05-15"),
        ("Corvara, 15 May 2013, was closed to all ships.", None),
        ("Corvara, in May – The harbour was closed today.", None),
    ],
)
def test_a_place_with_its_whole_day_is_a_dateline(line: str, day: str | None) -> None:
    assert read(f"PRESS RELEASE\n\n{TITLE}\n\n{line}{BODY}").published == day
