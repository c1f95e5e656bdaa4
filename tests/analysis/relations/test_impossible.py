"""Dates that cannot be are found within one document; all that can be is left alone."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.documents import Citation, CitationForm, Note, ParsedDocument
from claims.analysis.relations.impossible import impossible_dates


def rules(text: str, published: str | None = None) -> list[str]:
    return [i.finding.rule for i in impossible_dates(ParsedDocument(text, text, published=published))]


@pytest.mark.parametrize(
    "text", ["as Ida Moor (1904-2205) wrote", "as Ida Moor (1976-1891) wrote", "Per Lund (1880\u20132004) wrote"]
)
def test_lives_that_cannot_be(text: str) -> None:
    assert rules(text) == ["impossible.life_span"]


@pytest.mark.parametrize(
    "text", ["as Ida Moor (1904-2005) wrote", "the war (1939-1945)", "Vol. 3 (1200-1500)", "(1904-2205)"]
)
def test_other_years_in_brackets_are_left_alone(text: str) -> None:
    assert [r for r in rules(text) if "1904" in text or "1939" in text] == []


def test_nobody_has_died_after_the_day_of_writing() -> None:
    assert rules("as Ida Moor (1950-2019) wrote", "2015") == ["impossible.life_span"]
    assert rules("as Ida Moor (1950-2014) wrote", "2015") == []


def test_works_are_not_read_before_they_are_out() -> None:
    citation = Citation(0, 0, "", CitationForm.FULL, work="w1", published="2013-06", accessed="2012-05-04")
    parsed = ParsedDocument("", "", notes=(Note(1, 0, 0, "", (citation,)),))
    (found,) = impossible_dates(parsed)
    assert found.finding.rule == "impossible.read_before_published"


def test_an_address_with_another_day_is_told() -> None:
    citation = Citation(
        0,
        0,
        "",
        CitationForm.FULL,
        work="w1",
        published="2012-01-16",
        url="http://example.org/articles/2012/07/02/boats",
    )
    (found,) = impossible_dates(ParsedDocument("", "", notes=(Note(1, 0, 0, "", (citation,)),)))
    assert found.finding.sentence == "The work is dated 16 January 2012, but its address carries 2 July 2012."


def test_the_next_day_in_an_address_is_no_fault() -> None:
    citation = Citation(
        0, 0, "", CitationForm.FULL, work="w1", published="2011-06-20", url="http://example.org/2011/06/21/boats"
    )
    assert impossible_dates(ParsedDocument("", "", notes=(Note(1, 0, 0, "", (citation,)),))) == []
