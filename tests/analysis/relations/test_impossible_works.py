"""Dates of cited works that cannot be are found; all that can be is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from claims.analysis.corpus.documents import Citation, CitationForm, Note, ParsedDocument
from claims.analysis.relations.impossible import impossible_values
from claims.analysis.relations.values import ImpossibleValue


def cited(surface: str = "", written: str | None = "2015-05-05", **fields: Any) -> list[ImpossibleValue]:
    """What cannot be in a document of `written` whose only note cites one work."""
    form = fields.pop("form", CitationForm.FULL)
    citation = Citation(0, len(surface), surface, form, work="w1", **fields)
    note = Note(1, 0, len(surface), surface, (citation,))
    return impossible_values(ParsedDocument(surface, surface, published=written, notes=(note,)), [])


CANNOT_BE = [
    ({"published": "2013-06", "accessed": "2012-05-04"}, "read_before_published"),
    ({"published": "2013-06-10", "accessed": "2013-05-04"}, "read_before_published"),
    ({"published": "2013", "accessed": "2016-02-01"}, "read_after_writing"),
    ({"published": "2017"}, "work_after_writing"),
    ({"published": "2015-05-20"}, "work_after_writing"),
    ({"published": "2012-01-16", "url": "http://example.org/articles/2012/07/02/boats"}, "address_dated_otherwise"),
    ({"published": "2012", "url": "http://example.org/2014/07/02/boats"}, "address_dated_otherwise"),
]
CAN_BE: list[dict[str, Any]] = [
    {"published": "2013-06", "accessed": "2013-06-04"},
    {"published": "2013-06-10", "accessed": "2013-06-09"},
    {"published": "2013", "accessed": "2015-05-06"},
    {"published": "2015"},
    {"published": "2015-07"},
    {"published": "2015-05-07"},
    {"published": "2017", "written": None},
    {"published": "2017", "surface": "Ida Holm, Boats of the Sound (forthcoming 2017)."},
    {"published": "2017", "form": CitationForm.SHORT},
    {"published": "2011-06-20", "url": "http://example.org/2011/06/21/boats"},
    {"published": "2012-06", "url": "http://example.org/2012/07/02/boats"},
    {"published": "2012-01-16", "url": "http://example.org/boats/20120702"},
    {"published": None, "accessed": "2012-05-04", "url": "http://example.org/2011/06/21/boats"},
]


@pytest.mark.parametrize(("fields", "rule"), CANNOT_BE)
def test_dates_of_works_that_cannot_be(fields: dict[str, Any], rule: str) -> None:
    assert [value.rule for value in cited(**fields)] == [f"impossible.{rule}"]


@pytest.mark.parametrize("fields", CAN_BE)
def test_dates_of_works_that_can_be(fields: dict[str, Any]) -> None:
    assert cited(**fields) == []


@pytest.mark.parametrize(
    "surface",
    ["Ann Rowe, “Boats”, Daily Ferry, 5 May 2012 (12 June 2012).", "“Boats”, Daily Ferry, 5 May 2012, 12 June 2012."],
)
def test_a_note_that_dates_its_work_twice_is_told(surface: str) -> None:
    (found,) = cited(surface, published="2012-05-05")
    assert (found.rule, found.surface) == ("impossible.note_dated_two_ways", "12 June 2012")
    assert found.sentence == "The note dates the work 5 May 2012 and 12 June 2012."


@pytest.mark.parametrize(
    "surface",
    [
        "Ann Rowe, “Boats”, Daily Ferry, 5 May 2012, accessed 12 June 2012.",
        "Ann Rowe, “The fire of 12 June 2011,” Daily Ferry, 5 May 2012.",
        "Speech at the meeting of 12 June 2011, Daily Ferry, 5 May 2012.",
        "Daily Ferry, 5 May 2012, updated on 12 June 2012.",
        "Daily Ferry, 5 May 2012; see also the issue of 12 June 2012.",
        "Daily Ferry, 5 May 2012, 6 May 2012.",
        "Daily Ferry, 5 May 2012, http://example.org/12-june-2012",
    ],
)
def test_other_days_in_a_note_are_left_alone(surface: str) -> None:
    assert cited(surface, published="2012-05-05") == []
