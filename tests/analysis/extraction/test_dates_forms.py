"""Dates that name their year: in words, holidays, weeks by number, days that share a month, odd spellings."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.dates import find_dates
from tests.analysis.extraction.test_dates import check_finds


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # years and days in words
        ("born in [nineteen fifty-six] in a tent", "1956"),
        ("rebuilt in [nineteen oh five] of brick", "1905"),
        ("rebuilt in [nineteen hundred and five] of brick", "1905"),
        ("closed in [two thousand and nine].", "2009"),
        ("closed in [twenty twelve] for good", "2012"),
        ("opened in [October two thousand]", "2000-10"),
        ("opened on [June twenty-third, nineteen seventy]", "1970-06-23"),
        ("opened on [June twenty-three nineteen seventy]", "1970-06-23"),
        ("[the first week of two thousand and twenty-seven]", "2027-01-01/2027-01-07"),
        # spellings
        ("sold on [Dec31, 1994] to a bank", "1994-12-31"),
        ("sold on [22april 1994] to a bank", "1994-04-22"),
        ("log of -[2020-07-01]- calm", "2020-07-01"),
        ("log -[20200701]- calm", "2020-07-01"),
        ("[the fourth of July, 1995] was hot", "1995-07-04"),
        ("in [April of 87] it was hot", "1987-04"),
        ("paid in [2015/3] and spent", "2015-03"),
        ("the wreck of [11/12, 2016]", "2016-11-12"),
        # decades and centuries
        ("in [the 1800s] the mill ran", "18XX"),
        ("in [the 2000s] the mill ran", "200X"),
        ("in [the noughties] the mill ran", "200X"),
        ("in [the twenty-tens] the mill ran", "201X"),
        ("in [the mid-1970s] the mill ran", "1973/1976"),
        ("at [the turn of the 20th century] it ran", "1900~"),
        ("since [the turn of the millennium] it ran", "2000~"),
        # quarters, halves, weeks
        ("in [H1 2015] sales rose", "2015-40"),
        ("in [2016 the third quarter] sales rose", "2016-35"),
        ("in [2016's second half] sales rose", "2016-41"),
        ("in [week 14 of 2029] sales rose", "2029-04-02/2029-04-08"),
        ("in [2018-W31] sales rose", "2018-07-30/2018-08-05"),
        ("in [FY29] sales rose", "2029"),
        ("[the week of 4 March 2024] was wet", "2024-03-04/2024-03-10"),
        ("[w/c 4 March 2024] was wet", "2024-03-04/2024-03-10"),
        ("[the third Tuesday of May 2019] was wet", "2019-05-21"),
        ("[the last Friday in March 2019] was wet", "2019-03-29"),
        # distances from a date
        ("[two days before 5 May 2019] it rained", "2019-05-03"),
        ("[three weeks after Christmas Day 2019] it rained", "2020-01-15"),
        ("shut for [2 weeks starting May 20, 2019]", "2019-05-20/2019-06-02"),
        # holidays
        ("on [Christmas Day 2014] it snowed", "2014-12-25"),
        ("on [New Year's Eve 2024] it snowed", "2024-12-31"),
        ("at [Easter 2031] it snowed", "2031-04-13"),
        ("on [Good Friday 2027] it snowed", "2027-03-26"),
        ("on [Labor Day 2021] it snowed", "2021-09-06"),
        ("after the [Sept. 11] attacks", "2001-09-11"),
    ],
)
def test_a_date_is_read_in_each_form(text: str, edtf: str) -> None:
    check_finds(text, edtf)


def test_days_that_share_a_month_are_days_of_their_own() -> None:
    check_finds("Hearings are on [17] and [18 March 2031].", "2031-03-17", "2031-03-18")
    check_finds("On the [5th] or [9th of May 2019].",
                "2019-05-05", "2019-05-09")  # fmt: skip
    check_finds("The court sat on [May 5], [7] and [9].", *["2030-05-05", "2030-05-07", "2030-05-09"],
                written="2030-05-16")  # fmt: skip
    check_finds("[Between the 5th and the 9th of May 2019] it rained.", "2019-05-05/2019-05-09")


@pytest.mark.parametrize(
    "text",
    [
        "On May 5, 2019, 7 people met.",
        "On May 5, 7 people met.",
        "On 5 May 3 of them met.",
        "In rooms 3 and 5 on May 2, they met.",
        "On May 5 and 40 others came.",
        "On May 5 and 7% came.",
    ],
)
def test_figures_beside_a_day_are_no_days(text: str) -> None:
    assert len(find_dates(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Two thousand and five people came.",
        "In twenty twelve-year-olds he saw hope.",
        "He met twenty nineteen-year-olds.",
        "Of two thousand ships two were lost.",
        "In two thousand homes the lights went out.",
        "Nineteen eighty-ton lorries came.",
        "the tens of millions",
        "christmas shopping and easter eggs",
        "the Christmas tree fell",
        "Palm and Ash are trees.",
    ],
)
def test_words_that_count_are_no_years(text: str) -> None:
    assert [mention.surface for mention in find_dates(text)] == []
