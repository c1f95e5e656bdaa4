"""Holidays as days of a year."""

from __future__ import annotations

from datetime import date

import pytest

from claims.analysis.extraction.date_holidays import HOLIDAYS, easter, holiday_in, nth_weekday


@pytest.mark.parametrize(
    "day",
    ["1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2018-04-01", "2024-03-31", "2038-04-25",
     "2049-04-18", "2076-04-19"],
)  # fmt: skip
def test_easter_is_reckoned_for_any_year(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("year", range(1900, 2100, 7))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    found = easter(year)
    assert found.isoweekday() == 7
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 2015, "2015-11-26"),
        ("black friday", 2015, "2015-11-27"),
        ("labor day", 2015, "2015-09-07"),
        ("memorial day", 2015, "2015-05-25"),
        ("martin luther king day", 2024, "2024-01-15"),
        ("good friday", 2018, "2018-03-30"),
        ("ash wednesday", 2024, "2024-02-14"),
        ("boxing day", 2024, "2024-12-26"),
    ],
)
def test_a_holiday_has_its_day(name: str, year: int, day: str) -> None:
    found = holiday_in(name, year)
    assert found is not None
    assert found.edtf == day


def test_every_holiday_of_the_lexicon_has_a_day_in_every_year() -> None:
    assert all(holiday_in(name, year) for name in HOLIDAYS for year in (1923, 1999, 2000, 2024, 2099))


def test_a_weekday_that_a_month_has_not_is_none() -> None:
    assert nth_weekday(date(2030, 2, 1), date(2030, 2, 28), 5, 1) is None
    assert nth_weekday(date(2030, 2, 1), date(2030, 2, 28), -1, 4) == date(2030, 2, 28)
