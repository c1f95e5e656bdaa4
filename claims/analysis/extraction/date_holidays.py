"""Holidays as days of a year: by month and day, by weekday of a month, and by their distance from Easter."""

from __future__ import annotations

from datetime import date, timedelta

from claims.analysis.extraction.partial_dates import PartialDate, last_of_month, of_day
from claims.analysis.lexicon import load

_TABLES = load("dates")["holidays"]
_FIXED: dict[str, str] = _TABLES["fixed"]
_FROM_EASTER: dict[str, int] = _TABLES["from_easter"]
_BY_WEEKDAY: dict[str, list[int]] = _TABLES["by_weekday"]
# Every name in lower case, with plain apostrophes.
HOLIDAYS = frozenset(_FIXED) | frozenset(_FROM_EASTER) | frozenset(_BY_WEEKDAY)


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(century * 100 + rest, month, sunday + 28 - 31 * (month // 4))


def nth_weekday(first: date, last: date, rank: int, weekday: int) -> date | None:
    """The `rank`th given weekday (1 is Monday) from `first` to `last`, counted from the end for a rank below 0."""
    if rank > 0:
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (rank - 1))
    else:
        found = last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-rank - 1))
    return found if first <= found <= last else None


def holiday_in(name: str, year: int) -> PartialDate | None:
    """The day of a holiday in a year. Raises KeyError for a name that is not in the lexicon."""
    if name in _FIXED:
        month, day = map(int, _FIXED[name].split("-"))
        return of_day(year, month, day)
    if name in _FROM_EASTER:
        found = easter(year) + timedelta(days=_FROM_EASTER[name])
        return of_day(found.year, found.month, found.day)
    month, rank, weekday, offset = _BY_WEEKDAY[name]
    nth = nth_weekday(date(year, month, 1), last_of_month(year, month), rank, weekday)
    found = nth + timedelta(days=offset) if nth else date(year, month, 1)
    return of_day(found.year, found.month, found.day) if nth else None
