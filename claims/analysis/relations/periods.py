"""Periods as pairs of ISO days (first, last), either of which may be unknown. ISO days compare as strings."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Period = tuple[str | None, str | None]
UNKNOWN: Period = (None, None)

_PART = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?")


def edtf_period(edtf: str | None) -> Period:
    """The first and last day of a plain EDTF date or interval ("2014-12", "1979/1989"); UNKNOWN for any other."""
    if not edtf:
        return UNKNOWN
    first, _, last = edtf.partition("/")
    start, end = _day(first, late=False), _day(last or first, late=True)
    return (start, end) if start and end and start <= end else UNKNOWN


def _day(text: str, *, late: bool) -> str | None:
    match = _PART.fullmatch(text)
    if match is None:
        return None
    year = int(match[1])
    month = int(match[2]) if match[2] else (12 if late else 1)
    if not (year >= 1 and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match[3]) if match[3] else (last if late else 1)
    return date(year, month, day).isoformat() if 1 <= day <= last else None


def known(period: Period) -> bool:
    """True where both ends are known."""
    return period[0] is not None and period[1] is not None


def overlap(one: Period, other: Period) -> bool | None:
    """Whether two periods share a day; None where that cannot be told."""
    if (one[1] and other[0] and one[1] < other[0]) or (other[1] and one[0] and other[1] < one[0]):
        return False
    return True if known(one) and known(other) else None


def before(one: Period, other: Period) -> bool:
    """True where `one` ends before `other` begins, as far as both are known."""
    return bool(one[1] and other[0] and one[1] < other[0])


def within(inner: Period, outer: Period) -> bool:
    """True where both are known and `inner` lies inside `outer`."""
    return bool(inner[0] and inner[1] and outer[0] and outer[1] and outer[0] <= inner[0] and inner[1] <= outer[1])


def days(period: Period) -> int | None:
    """How many days a known period has."""
    if period[0] is None or period[1] is None:
        return None
    return (date.fromisoformat(period[1]) - date.fromisoformat(period[0])).days + 1


def days_apart(one: Period, other: Period) -> int:
    """How many days lie between two periods; 0 where they overlap or an end is unknown."""
    ends = ((one[1], other[0]), (other[1], one[0]))
    return max([0, *((date.fromisoformat(b) - date.fromisoformat(a)).days for a, b in ends if a and b)])


def year_of(day: str | None) -> int | None:
    """The year of an ISO day."""
    return int(day[:4]) if day else None


def shifted(period: Period, count: int, unit: str, way: str) -> Period:
    """`period` moved by `count` days, weeks, months or years to "later"/"after" or "earlier"/"before".

    Years count to the year, months to the month, as such words do; UNKNOWN where an end is unknown or out of range.
    """
    if period[0] is None or period[1] is None or unit not in ("day", "week", "month", "year"):
        return UNKNOWN
    sign = 1 if way in ("later", "after") else -1
    if unit in ("day", "week"):
        step = timedelta(days=sign * count * (7 if unit == "week" else 1))
        return tuple_of(date.fromisoformat(period[0]) + step, date.fromisoformat(period[1]) + step)
    months = sign * count * (12 if unit == "year" else 1)
    first, last = (date.fromisoformat(day) for day in period if day)
    ours, theirs = (day.year * 12 + day.month - 1 + months for day in (first, last))
    if ours < 12 or theirs >= 9999 * 12:
        return UNKNOWN
    if unit == "year":
        return f"{ours // 12:04}-01-01", f"{theirs // 12:04}-12-31"
    end = calendar.monthrange(theirs // 12, theirs % 12 + 1)[1]
    return f"{ours // 12:04}-{ours % 12 + 1:02}-01", f"{theirs // 12:04}-{theirs % 12 + 1:02}-{end:02}"


def tuple_of(first: date, last: date) -> Period:
    """A period of two days."""
    return first.isoformat(), last.isoformat()


def in_words(period: Period) -> str:
    """A period for a sentence: "1991", "July 2012", "4 December 2004", "1979 to 1989", "at an unknown date"."""
    start, end = period
    if start is None or end is None:
        return (
            "at an unknown date"
            if start is None and end is None
            else f"{'from ' + start if start else 'until ' + str(end)}"
        )
    if start == end:
        return f"{int(start[8:])} {calendar.month_name[int(start[5:7])]} {start[:4]}"
    if start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4] if start[:4] == end[:4] else f"{start[:4]} to {end[:4]}"
    if start[:7] == end[:7]:
        return f"{calendar.month_name[int(start[5:7])]} {start[:4]}"
    return f"{start} to {end}"
