"""Partial dates are periods; they overlap, precede, contain one another, and read as words."""

from __future__ import annotations

import pytest

from claims.analysis.relations.periods import UNKNOWN, Period, before, days, edtf_period, in_words, overlap, within


@pytest.mark.parametrize(
    ("edtf", "period"),
    [
        ("1994", ("1994-01-01", "1994-12-31")),
        ("2012-02", ("2012-02-01", "2012-02-29")),
        ("2012-02-03", ("2012-02-03", "2012-02-03")),
        ("1979/1989", ("1979-01-01", "1989-12-31")),
        ("199X", UNKNOWN),
        ("2012-13", UNKNOWN),
        ("2013-02-30", UNKNOWN),
        ("1990/1980", UNKNOWN),
        (None, UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_edtf_gives_the_first_and_last_day(edtf: str | None, period: Period) -> None:
    assert edtf_period(edtf) == period


def test_overlap_is_unknown_where_an_end_is_missing() -> None:
    year, next_year = edtf_period("2001"), edtf_period("2002")
    assert overlap(year, year) is True
    assert overlap(year, next_year) is False
    assert overlap(year, UNKNOWN) is None
    assert overlap(("2003-01-01", None), year) is False


def test_order_and_containment() -> None:
    month, year = edtf_period("2001-05"), edtf_period("2001")
    assert within(month, year)
    assert not within(year, month)
    assert before(year, edtf_period("2002"))
    assert not before(month, year)
    assert days(month) == 31
    assert days(UNKNOWN) is None


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (edtf_period("1994"), "1994"),
        (edtf_period("2012-07"), "July 2012"),
        (edtf_period("2004-12-04"), "4 December 2004"),
        (edtf_period("1979/1989"), "1979 to 1989"),
        (UNKNOWN, "at an unknown date"),
        (("2003-01-01", None), "from 2003-01-01"),
        (("2003-02-03", "2003-04-05"), "2003-02-03 to 2003-04-05"),
    ],
)
def test_periods_read_as_words(period: Period, words: str) -> None:
    assert in_words(period) == words
