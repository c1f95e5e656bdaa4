"""Dates in texts: every form, what is no date, and dates told from the day of writing."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claims.analysis.extraction.dates import find_dates, find_url_dates
from claims.analysis.extraction.partial_dates import from_edtf


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its square brackets, and the stretches that stood in them."""
    plain, spans, start = "", list[tuple[int, int]](), 0
    for char in text:
        if char == "[":
            start = len(plain)
        elif char == "]":
            spans.append((start, len(plain)))
        else:
            plain += char
    return plain, spans


def check_finds(text: str, *edtf: str | None, written: str | None = None) -> None:
    plain, spans = marked(text)
    found = find_dates(plain, from_edtf(written) if written else None)
    assert [(d.start, d.end) for d in found] == spans, [d.surface for d in found]
    assert [d.edtf for d in found] == list(edtf)
    assert all(plain[d.start : d.end] == d.surface and d.rule.startswith("date.") for d in found)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the ferry sank on [5 May 2019] off the coast", "2019-05-05"),
        ("the ferry sank on [May 5th, 2019]", "2019-05-05"),
        ("signed [the 5th of May 2019] in the port", "2019-05-05"),
        ("opened on [Tuesday, June 4, 2024], in rain", "2024-06-04"),
        ("opened on [4 Sept. 2024]", "2024-09-04"),
        ("log of [2019-05-05]: calm", "2019-05-05"),
        ("log of [23/Sep/2020]: calm", "2020-09-23"),
        ("sold on [25/12/2019] to a bank", "2019-12-25"),
        ("sold on [05/12/2019] to a bank", "2019-05-12"),
        ("sold on [05/12/19].", "2019-05-12"),
        ("in [May 2019] the harvest failed", "2019-05"),
        ("in [March, 2019] the harvest failed", "2019-03"),
        ("the plant opened in [2019]", "2019"),
        ("the [2014] floods", "2014"),
        ("since [1776] the mill has run", "1776"),
        ("the clinic (founded [1887]) closed", "1887"),
        ("built in [the 1990s] of brick", "199X"),
        ("[the 1970s and 80s] were lean years", "1970/1989"),
        ("a song of [the '60s]", "196X"),
        ("a song of [the sixties]", "196X"),
        ("in [the late 1990s] prices fell", "1995/1999"),
        ("in [the latter half of 1990s] prices fell", "1995/1999"),
        ("in [the first half of the 1980s] prices fell", "1980/1984"),
        ("in [early 2002] prices fell", "2002-01/2002-06"),
        ("in [mid-2015] prices fell", "2015-04/2015-09"),
        ("at [the end of 2016] prices fell", "2016-10/2016-12"),
        ("in [the first week of October 2012] it rained", "2012-10-01/2012-10-07"),
        ("in [the last quarter of 2012] it rained", "2012-10/2012-12"),
        ("in [the first three months of 2012] it rained", "2012-01/2012-03"),
        ("in [the summer of 2010] it rained", "2010-22"),
        ("sales in [Q3 2019] rose", "2019-35"),
        ("sales in [the second quarter of 2019] rose", "2019-34"),
        ("sales in [fiscal 2016] rose", "2016"),
        ("[from 1979 to 1989] the line was closed", "1979/1989"),
        ("the period [2010-2012] was dry", "2010/2012"),
        ("the season [2012-13] was dry", "2012/2013"),
        ("the survey of [2012-10] was lost", "2012-10"),
        ("[between 2003 and 2005] the line was closed", "2003/2005"),
        ("[from May to October 2020] it rained", "2020-05/2020-10"),
        ("[from June 2015 to March 2016] it rained", "2015-06/2016-03"),
        ("the fair of [5-9 May 2014]", "2014-05-05/2014-05-09"),
        ("the fair of [May 5-9, 2014]", "2014-05-05/2014-05-09"),
        ("[Nov 18-Dec 19, 2015] is booked", "2015-11-18/2015-12-19"),
        ("the trade of [the 19th century]", "1801/1900"),
        ("the trade of [the twenty-first century]", "2001/2100"),
        ("in [the second decade of the 21st century]", "2011/2020"),
        ("built [around 1850] of brick", "1850~"),
        ("the post-[2014] order", "2014"),
        ("security after [9/11] changed", "2001-09-11"),
    ],
)
def test_a_date_is_found_with_its_days(text: str, edtf: str) -> None:
    check_finds(text, edtf)


def test_two_years_joined_by_and_are_two_dates() -> None:
    check_finds("in [1954] and [1955] it joined", "1954", "1955")
    check_finds("first in [March 1972] and then in [October 1974]", "1972-03", "1974-10")


def test_marks_inside_a_date_do_not_hide_it() -> None:
    check_finds("into [the 21<sup>st</sup> century]", "2001/2100")
    check_finds("*in* [May\u00a02019]<sup>3</sup> it rained", "2019-05")


@pytest.mark.parametrize(
    "text",
    [
        "he may go, she might march on",
        "May I come in? March on!",
        "1500 soldiers and some 2000 trees",
        "2000 people marched",
        "the 2000 soldiers of the guard",
        "1000 T-90 tanks",
        "a pipe of 2014 km and 1950 MW",
        "Resolution 1973 and Article 2014",
        "pages 1950-1960 of volume 3",
        "pp. 1953-1960",
        "it cost $2000 or € 2015",
        "call 555-2010 or +1 2015 2016",
        "a Boeing 2010 and Windows 2000",
        "the score was 2,014 to 1.999",
        "more than 2000 were hurt",
        "https://example.org/2012/07/02/harbour-news",
        "the T-1990 and model X2019",
        "the second half was better, the fall was hard",
        "a 3/4 share and 24/7 work",
        "sat down in the sun",
        "the last straw, the next train",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("profits rose [last year]", "2029"),
        ("profits rose [this year]", "2030"),
        ("profits rose [last month]", "2030-04"),
        ("profits rose [last week]", "2030-05-06/2030-05-12"),
        ("profits rose in [June]", "2029-06"),
        ("profits rose in [April]", "2030-04"),
        ("the hall will open in [June]", "2030-06"),
        ("the hall opened [two years ago]", "2028"),
        ("the hall opened [yesterday]", "2030-05-15"),
        ("the hall opened on [Monday]", "2030-05-13"),
        ("the hall opened on [Thursday]", "2030-05-16"),
        ("the hall opened [last Friday]", "2030-05-10"),
        ("the hall opened on [March 3]", "2030-03-03"),
        ("the hall opened on [Oct. 3]", "2029-10-03"),
        ("over [the past decade] it decayed", "2020-05-16/2030-05-16"),
        ("by [the end of the year] it opens", "2030-10/2030-12"),
        ("it opens [early next year]", "2031-01/2031-06"),
        ("it closed [this quarter]", "2030-34"),
        ("it closed in [the last week of April]", "2030-04-24/2030-04-30"),
        ("it closed on [Tuesday of last week]", "2030-05-07"),
    ],
)
def test_a_distance_is_told_from_the_day_of_writing(text: str, edtf: str) -> None:
    check_finds(text, edtf, written="2030-05-16")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Nobody had returned by [3 June].", "2029-06-03"),
        ("The road will open by [3 June].", "2030-06-03"),
        ("All must return by [3 June].", "2030-06-03"),
        ("They landed on [Monday], the first ship in years.", "2030-05-13"),
        ("They landed on [Tuesday the seventh].", "2030-05-07"),
    ],
)
def test_what_is_told_as_past_is_not_looked_for_ahead(text: str, edtf: str) -> None:
    check_finds(text, edtf, written="2030-05-16")


def test_a_year_of_writing_tells_years_but_not_days() -> None:
    check_finds("[this year] it rose, yesterday it fell, last week too", "2030", written="2030")


def test_what_names_a_month_or_weekday_is_found_even_if_it_cannot_be_placed() -> None:
    check_finds("then, in [June], it rose", None)
    check_finds("it rose on [Monday]", None)
    check_finds("it rose last year and two weeks ago")


def test_the_same_year_looks_back_to_the_date_before_it() -> None:
    check_finds("In [May 2019] it rose. In [the same year] it fell.", "2019-05", "2019")
    check_finds("In the same year it fell.")


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://example.org/2012/07/02/harbour", "2012-07-02"),
        ("https://example.org/2012/07/harbour", "2012-07"),
        ("https://example.org/report-20120702.pdf", "2012-07-02"),
        ("https://example.org/story/115908112", None),
        ("https://example.org/2012/harbour", None),
        ("https://example.org/2012/02/31/harbour", None),
    ],
)
def test_an_address_may_carry_its_date(url: str, edtf: str | None) -> None:
    found = find_url_dates(url)
    assert (found.edtf if found else None) == edtf


def test_mentions_are_sorted_and_disjoint() -> None:
    found = find_dates("On 5 May 2019, from 1979 to 1989, in the late 1990s, Q3 2019, 2012-13 and 2014-15, May 2-4.")
    assert all(left.end <= right.start for left, right in pairwise(found))
