"""Dates that are known only in part, as intervals of days with an EDTF spelling (ISO 8601-2)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import wraps
from typing import ParamSpec, TypeVar


class Precision(StrEnum):
    """How finely a date is told, finest first."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date or period: first and last day (both inclusive), its EDTF spelling, and how finely it is told.

    An open end of an interval is `date.min` or `date.max`. Raises ValueError where the days run backwards.
    """

    earliest: date
    latest: date
    edtf: str
    precision: Precision

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"a date runs forward, not from {self.earliest} to {self.latest}")

    def __str__(self) -> str:
        return self.edtf

    @classmethod
    def from_edtf(cls, text: str) -> PartialDate | None:
        """The date that EDTF `text` spells, None where it cannot be read; see the function of the same name."""
        return from_edtf(text)

    def overlaps(self, other: PartialDate) -> bool:
        """True where some day lies in both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def contains(self, other: PartialDate) -> bool:
        """True where every day of `other` lies in this date."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def refines(self, other: PartialDate) -> bool:
        """True where this date lies in `other` and is narrower: "1955-03-22" refines "1955"."""
        return other.contains(self) and (self.earliest, self.latest) != (other.earliest, other.latest)

    def gap_days(self, other: PartialDate) -> int:
        """Days from the end of one to the beginning of the other: 0 where they overlap, 1 for neighbouring days."""
        if self.overlaps(other):
            return 0
        return max((other.earliest - self.latest).days, (self.earliest - other.latest).days)


_P = ParamSpec("_P")
_R = TypeVar("_R")


def within_calendar(told: Callable[_P, _R | None]) -> Callable[_P, _R | None]:
    """The same function, but None where what it reckons lies before the year 1 or after 9999."""

    @wraps(told)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _R | None:
        try:
            return told(*args, **kwargs)
        except (ValueError, OverflowError):
            return None

    return guarded


# First and last month of the EDTF codes for parts of a year: seasons 21-24 (as in the northern hemisphere, winter runs
# into the next year), quarters 33-36, halves 40-41.
_PARTS_OF_YEAR = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


def last_of_month(year: int, month: int) -> date:
    """The last day of a month; months past 12 run into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def of_day(year: int, month: int, day: int) -> PartialDate | None:
    """One day, None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return PartialDate(found, found, found.isoformat(), Precision.DAY)


def of_month(year: int, month: int) -> PartialDate:
    """One month of a year."""
    return PartialDate(date(year, month, 1), last_of_month(year, month), f"{year:04}-{month:02}", Precision.MONTH)


def of_part(year: int, code: int) -> PartialDate:
    """A season, quarter or half of a year by its EDTF code (21-24, 33-36, 40-41). Raises KeyError for another code."""
    first, last = _PARTS_OF_YEAR[code]
    return PartialDate(date(year, first, 1), last_of_month(year, last), f"{year:04}-{code}", Precision.SEASON)


def of_year(year: int) -> PartialDate:
    """One year, 1 to 9999."""
    return PartialDate(date(year, 1, 1), date(year, 12, 31), f"{year:04}", Precision.YEAR)


def of_decade(year: int) -> PartialDate:
    """The ten years that share their first three digits with `year`: 1990 is 1990 to 1999."""
    first = year - year % 10
    return PartialDate(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03}X", Precision.DECADE)


def of_hundreds(year: int) -> PartialDate:
    """The hundred years that share their first two digits with `year`: the 1800s are 1800 to 1899."""
    first = year - year % 100
    return PartialDate(date(first, 1, 1), date(first + 99, 12, 31), f"{first // 100:02}XX", Precision.CENTURY)


def of_week(year: int, number: int) -> PartialDate | None:
    """A week of a year by its ISO 8601 number, Monday to Sunday; None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return of_days(monday, monday + timedelta(days=6))


def of_century(number: int) -> PartialDate:
    """A century by its ordinal number: the 21st runs from 2001 to 2100."""
    first = (number - 1) * 100 + 1
    return PartialDate(date(first, 1, 1), date(first + 99, 12, 31), f"{first:04}/{first + 99:04}", Precision.CENTURY)


def between(first: PartialDate, last: PartialDate) -> PartialDate | None:
    """The interval from the first day of `first` to the last day of `last`, None where that runs backwards."""
    if last.latest < first.earliest:
        return None
    left, right = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    if "X" in left:
        left = f"{first.earliest.year:04}"
    if "X" in right:
        right = f"{last.latest.year:04}"
    return PartialDate(first.earliest, last.latest, f"{left}/{right}", Precision.INTERVAL)


def of_days(first: date, last: date) -> PartialDate:
    """An interval of days, spelled as months or years where it begins and ends with them."""
    if first == last:
        return PartialDate(first, last, first.isoformat(), Precision.DAY)
    left, right = first.isoformat(), last.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        left, right = left[:4], right[:4]
    elif first.day == 1 and (last + timedelta(days=1)).day == 1:
        left, right = left[:7], right[:7]
    return PartialDate(first, last, left if left == right else f"{left}/{right}", Precision.INTERVAL)


_EDTF_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_EDTF_MONTH = re.compile(r"(\d{4})-(\d\d)")
_EDTF_YEAR = re.compile(r"\d{4}")
_EDTF_MASKED = re.compile(r"(\d\d)(\d?)X{1,2}")


def _simple(text: str) -> PartialDate | None:
    """A date of one part: "2012-10-05", "2012-10", "2012-21", "2012", "199X", "19XX"."""
    if match := _EDTF_DAY.fullmatch(text):
        return of_day(*map(int, match.groups()))
    if match := _EDTF_MONTH.fullmatch(text):
        year, month = map(int, match.groups())
        if year and 1 <= month <= 12:
            return of_month(year, month)
        return of_part(year, month) if year and month in _PARTS_OF_YEAR else None
    if _EDTF_YEAR.fullmatch(text):
        return of_year(int(text)) if int(text) else None
    if (match := _EDTF_MASKED.fullmatch(text)) and len(text) == 4 and int(text.replace("X", "9")) > 99:
        first = int(text.replace("X", "0"))
        if match.group(2):
            return of_decade(first)
        return PartialDate(date(first, 1, 1), date(first + 99, 12, 31), text, Precision.CENTURY)
    return None


def from_edtf(text: str) -> PartialDate | None:
    """The date that an EDTF string spells, None where it cannot be read.

    Read are days, months, seasons and quarters, years, "199X", "19XX", intervals with an open end ("2010/.."), and the
    marks of doubt `?`, `~`, `%` at the end of a part, which leave the days as they are.
    """
    left, slash, right = text.strip().partition("/")
    if not slash:
        found = _simple(left.rstrip("?~%"))
        return found and PartialDate(found.earliest, found.latest, text.strip(), found.precision)
    ends = [_simple(part.rstrip("?~%")) for part in (left, right)]
    is_open = [part in ("", "..") for part in (left, right)]
    if all(is_open) or any(end is None and not opened for end, opened in zip(ends, is_open, strict=True)):
        return None
    first = ends[0].earliest if ends[0] else date.min
    last = ends[1].latest if ends[1] else date.max
    return PartialDate(first, last, text.strip(), Precision.INTERVAL) if first <= last else None
