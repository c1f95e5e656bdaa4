"""Two dates that make one period, and pairs of dates that make none."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.partial_dates import from_edtf
from tests.analysis.extraction.test_dates import check_finds


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("[from 10/1/2018-10/7/2018] it was shut", "2018-10-01/2018-10-07"),
        ("[from 1 May 2019 until 3 June 2019] it was shut", "2019-05-01/2019-06-03"),
        ("[Nov 18-Dec 19, 2015] is booked", "2015-11-18/2015-12-19"),
        ("[between June 2012 and April 2014] it was shut", "2012-06/2014-04"),
        ("[from 2009 through the beginning of 2013] it was shut", "2009/2013-03"),
        ("[from Q1 2028 to Q3 2028] it was shut", "2028-33/2028-35"),
        ("[from the 1970s to the 1990s] it was shut", "1970/1999"),
        ("[from Christmas Day 2014 to Easter 2015] it was shut", "2014-12-25/2015-04-05"),
        ("[between 9 and 12 June 2019] it rained", "2019-06-09/2019-06-12"),
        ("[from April the ninth till the seventeenth, 2019] it rained", "2019-04-09/2019-04-17"),
    ],
)
def test_a_period_is_read_with_its_from(text: str, edtf: str) -> None:
    check_finds(text, edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("[from 10/1 to 11/7] it was shut", "2029-10-01/2029-11-07"),
        ("[from 10/25 to 01/25] it was shut", "2029-10-25/2030-01-25"),
        ("[between January 1st and April 5th] it was shut", "2030-01-01/2030-04-05"),
        ("[from Oct. 2 to January 5] it was shut", "2029-10-02/2030-01-05"),
        ("[from Oct. 2 until yesterday] it was shut", "2029-10-02/2030-05-15"),
        ("it will be shut [from 10 to 21 June]", "2030-06-10/2030-06-21"),
        ("it is shut [from 4 to 22 of this month]", "2030-05-04/2030-05-22"),
        ("they play [from next Monday to Friday]", "2030-05-20/2030-05-24"),
        ("it was shut [from Thursday through Monday]", "2030-05-09/2030-05-13"),
        ("it was shut [from 1998 to the present]", "1998/2030-05-16"),
        ("it was shut [between March 2029 and now]", "2029-03/2030-05-16"),
        ("it is shut [between now and November 15th]", "2030-05-16/2030-11-15"),
        ("it is shut [for two weeks from June 3, 2030]", "2030-06-03/2030-06-16"),
    ],
)
def test_an_end_without_a_year_takes_it_from_the_other_end_or_the_writing(text: str, edtf: str) -> None:
    check_finds(text, edtf, written="2030-05-16")


@pytest.mark.parametrize(
    "text",
    [
        "in 1954 and 1955 it joined",
        "on 5 May 2019 and 9 May 2019 it rained",
        "in April and May 2020 it rained",
        "from 2012 he led the house, to 2015 she owed him",
        "in 2015 to 2012 they preferred",
        "on 5 May 2019, to June 2018 he said nothing",
        "between 2003, the worst year, and 2005",
        "since 2010; until 2012",
    ],
)
def test_two_dates_that_are_not_joined_are_two(text: str) -> None:
    assert len(find_dates(text, from_edtf("2030-05-16"))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "fares rose from 1/4 to 1/2 of a crown",
        "from 10 to 21 people came",
        "between 4 and 22 of them came",
        "from now on, now and then, up to date and to date none",
        "from 10-12 to 11-7 in sets",
        "from 1/2 to 3/4",
    ],
)
def test_figures_between_two_ends_are_no_period(text: str) -> None:
    assert find_dates(text, from_edtf("2030-05-16")) == []
