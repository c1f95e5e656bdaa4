"""Dates told from the day of writing, Thursday 16 May 2030, or from the date before them."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.partial_dates import from_edtf
from tests.analysis.extraction.test_dates import check_finds

WRITTEN = "2030-05-16"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # distances
        ("It opened [two and a half years ago].", "2027-11"),
        ("It opened [half a century ago].", "1980"),
        ("It opened [a quarter of a century ago].", "2005"),
        ("It opened [a quarter ago].", "2030-02"),
        ("They left [2 years 1 month 21 days ago].", "2028-03-26"),
        ("It opens [three weeks from now].", "2030-06-06"),
        ("It will open [in three weeks].", "2030-06-06"),
        ("It opens [in two years' time].", "2032"),
        ("They will meet [in two business days].", "2030-05-20"),
        ("They will meet [within two weeks].", "2030-05-16/2030-05-29"),
        ("They met [two days before yesterday].", "2030-05-13"),
        ("They meet [4 months from tomorrow].", "2030-09-17"),
        ("They met [three Fridays ago].", "2030-04-26"),
        ("They meet [two Sundays from now].", "2030-05-26"),
        # the calendar
        ("The fund lost money in [the past few weeks].", "2030-04-25~/2030-05-16"),
        ("Profit over [the past two quarters] fell.", "2029-10/2030-03"),
        ("Over [the past century] seas rose.", "1930-05-16/2030-05-16"),
        ("In [the last century] seas rose.", "1901/2000"),
        ("See [the week after next].", "2030-05-27/2030-06-02"),
        ("It closed [the year before last].", "2028"),
        ("It was quiet over [the weekend].", "2030-05-11/2030-05-12"),
        ("It will be quiet over [the weekend].", "2030-05-18/2030-05-19"),
        ("It is shut for [the rest of the month].", "2030-05-16/2030-05-31"),
        ("It rose [earlier this year].", "2030-01-01/2030-05-16"),
        ("It rises [later this year].", "2030-05-16/2030-12-31"),
        ("It rose [late last year].", "2029-07/2029-12"),
        ("Sales in [the third quarter of last year] rose.", "2029-35"),
        ("Sales in [next year's third quarter] rise.", "2031-35"),
        ("Sales in [Q1] rose.", "2030-33"),
        ("In [week 27 of last year] prices fell.", "2029-07-02/2029-07-08"),
        # days
        ("It happened [last night].", "2030-05-15"),
        ("It happened [this morning].", "2030-05-16"),
        ("It is on [Friday the 24th].", "2030-05-24"),
        ("It is on [the 3rd of next month].", "2030-06-03"),
        ("It is on [the 15th day of this month].", "2030-05-15"),
        ("It was on [the 14th].", "2030-05-14"),
        ("It will be on [the 14th].", "2030-06-14"),
        ("It was on [the twenty-second].", "2030-04-22"),
        ("It is [this coming Sunday].", "2030-05-19"),
        ("It was [this past Sunday].", "2030-05-12"),
        ("It is on [Friday next week].", "2030-05-24"),
        ("It is on [Monday, 20 May].", "2030-05-20"),
        ("It was on [Monday, 21 May].", "2029-05-21"),
        ("It is on [the first Monday of next month].", "2030-06-03"),
        ("The panda was born on [June 16th of last year].", "2029-06-16"),
        ("It was on [22/04].", "2030-04-22"),
        ("It closed on [4/22].", "2030-04-22"),
        # holidays
        ("It was shut on [Christmas Eve].", "2029-12-24"),
        ("It will be shut on [Christmas Eve].", "2030-12-24"),
        ("It was shut on [Boxing Day] and later.", "2029-12-26"),
        ("It closed [last Easter].", "2030-04-21"),
        ("It reopens [next Easter].", "2031-04-13"),
        ("It closed before [Thanksgiving].", "2029-11-22"),
        # the verb that follows
        ("It will close in [the autumn].", "2030-23"),
        ("It had closed in [the autumn].", "2029-23"),
        ("In [June] the hospital will open a ward.", "2030-06"),
        ("In [June], she said, it will open.", "2029-06"),
        ("By [Labor Day], he had hired them.", "2029-09-03"),
        ("They raised the wreck by [June].", "2029-06"),
        ("It is to be raised by [June].", "2030-06"),
        ("It needs to be raised by [3 June].", "2030-06-03"),
    ],
)
def test_a_distance_is_told_from_the_day_of_writing(text: str, edtf: str) -> None:
    check_finds(text, edtf, written=WRITTEN)


@pytest.mark.parametrize(
    "text",
    [
        "It was the first in three weeks.",
        "It is the worst flood in two decades.",
        "She built it in two weeks, alone.",
        "Within two weeks of the vote they fled.",
        "They fled within days.",
        "The rest of the world and the rest of my life.",
        "The weekend market and weekend fares.",
        "every Monday, each Tuesday, most Sundays",
        "The following is true; the next one is not.",
        "the day care, a day labourer, that day-long wait",
        "Three Sundays make a month.",
        "back in two thousand homes",
    ],
)
def test_a_length_is_no_distance(text: str) -> None:
    assert [mention.surface for mention in find_dates(text, from_edtf(WRITTEN))] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In [1987] the harvest failed; [the following year] it was rich.", ("1987", "1988")),
        ("They met on [12 August 1988] and again [the next day].", ("1988-08-12", "1988-08-13")),
        ("They met on [12 August 1988] and left [two days later].", ("1988-08-12", "1988-08-14")),
        ("They met in [August 1988] and left [two months earlier].", ("1988-08", "1988-06")),
        ("In [May 1988] it rose. [That month] it also fell.", ("1988-05", "1988-05")),
        ("In [May 1988] it rose. [That summer] it fell.", ("1988-05", "1988-22")),
        ("It rose on [5 May 1988]; [the day before], it had fallen.", ("1988-05-05", "1988-05-04")),
        ("It rose [that year].", (None,)),
        ("It fell [the next day].", (None,)),
    ],
)
def test_what_points_back_is_told_from_the_date_before(text: str, values: tuple[str | None, ...]) -> None:
    check_finds(text, *values)


@pytest.mark.parametrize(
    "text",
    [
        "Two days later it fell.",
        "It fell a year earlier than planned.",
        "On that day-trip it rained.",
        "He said that year-end sales rose.",
        "Day after day, year after year, that week after week.",
        "the same old story and the same people",
    ],
)
def test_what_points_at_nothing_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_a_date_that_cannot_be_placed_keeps_its_words() -> None:
    check_finds("It rains in [the autumn], and pears ripen.", None, written=WRITTEN)
    check_finds("It closed over [the summer].", None)
    check_finds("It closed on [Friday the 13th].", None)
    check_finds("It closed on [the 27th].", None)
    check_finds("It closed on [Boxing Day].", None)
    check_finds("It closed on the [third Tuesday].", None)
