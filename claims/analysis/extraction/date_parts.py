"""Parts of a period: "early 2002", "the later half of the 1990s", "the first week of October 2012"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claims.analysis.extraction.date_words import FLAGS, ORDINAL, either, number_of, ordinal_of
from claims.analysis.extraction.partial_dates import PartialDate, Precision, of_days, of_year
from claims.analysis.lexicon import load

_PARTS: dict[str, str] = load("dates")["parts"]
_BARE = {name.removeprefix("at ").removeprefix("the "): part for name, part in _PARTS.items()}
# How far before a date its part may be named, in code points.
REACH = 48

# "early", "mid-", "the later half of the"
_NAMED = re.compile(
    rf"(?<![\w-])(?:the\s{{1,3}})?(?P<part>{either(_BARE)})(?:\s{{1,3}}|\s?-\s?)(?:the\s{{1,3}})?$", FLAGS
)
# "the first week of", "the last quarter of", "the first three months of"
_COUNTED = re.compile(
    rf"""(?<![\w-])(?:the\s{{1,3}})?(?P<rank>{ORDINAL}|\d(?:st|nd|rd|th)|last|final|opening|closing)
         (?:\s{{1,3}}(?P<n>\w{{1,6}}))?[\s-]{{1,3}}(?P<unit>day|week|fortnight|month|quarter|year|decade)s?
         \s{{1,3}}(?:of|in)\s{{1,3}}(?:the\s{{1,3}})?$""",
    FLAGS,
)
# "around", "circa"
_ABOUT = re.compile(r"(?<![\w-])(?:around|about|circa|ca?\.|approximately|roughly)\s{1,3}(?:the\s{1,3})?$", FLAGS)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    following = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), following - timedelta(days=1)


# First and last month of a part of a year.
_OF_YEAR = {
    "early": (1, 6), "late": (7, 12), "half1": (1, 6), "half2": (7, 12), "mid": (4, 9), "beginning": (1, 3),
    "end": (10, 12),
}  # fmt: skip
# First and last hundredth of a part of any other period; halves of a decade are five years each.
_OF_ANY = {
    "early": (0, 50), "late": (50, 100), "half1": (0, 50), "half2": (50, 100), "mid": (34, 67), "beginning": (0, 34),
    "end": (67, 100),
}  # fmt: skip


def part_of(whole: PartialDate, part: str) -> PartialDate:
    """A named part ("early", "late", "mid", "half1", "half2", "beginning", "end") of a period.

    A year is cut by months, a decade or century by years, anything else by days. Raises KeyError for another part.
    """
    first_year, last_year = whole.earliest.year, whole.latest.year
    if whole.precision is Precision.YEAR:
        return of_days(*_months(first_year, *_OF_YEAR[part]))
    start, end = _OF_ANY[part]
    if whole.precision in (Precision.DECADE, Precision.CENTURY):
        years = last_year - first_year + 1
        return of_days(
            of_year(first_year + round(years * start / 100)).earliest,
            of_year(first_year + round(years * end / 100) - 1).latest,
        )
    days = (whole.latest - whole.earliest).days + 1
    first = whole.earliest + timedelta(days=days * start // 100)
    return of_days(first, max(first, whole.earliest + timedelta(days=days * end // 100 - 1)))


def _shift(day: date, unit: str, count: int) -> date:
    """`day`, the first of a unit, moved on by `count` units."""
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return day + timedelta(days=days[unit] * count)
    months = day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    return date(day.year + months // 12, months % 12 + 1, 1)


def counted_part(whole: PartialDate, rank: int, unit: str, count: int = 1) -> PartialDate | None:
    """The `rank`th run of `count` units inside a period, from its end for rank -1; None where it does not fit."""
    try:
        if rank > 0:
            first = _shift(whole.earliest, unit, (rank - 1) * count)
            last = _shift(first, unit, count) - timedelta(days=1)
        else:
            last = whole.latest
            first = _shift(last + timedelta(days=1), unit, -count)
    except (ValueError, OverflowError):
        return None
    if first < whole.earliest or last > max(whole.latest, first) + timedelta(days=6) or first > whole.latest:
        return None
    return of_days(first, min(last, whole.latest))


def _counted(match: re.Match[str], whole: PartialDate) -> PartialDate | None:
    count = number_of(match["n"]) if match["n"] else 1
    rank = -1 if match["rank"].lower() in ("last", "final", "closing") else ordinal_of(match["rank"]) or 1
    single = whole.earliest == whole.latest
    return counted_part(whole, rank, match["unit"].lower(), count) if count and not single else None


# "the week of (May 5)", "the week beginning on (May 5)"
_WEEK = re.compile(
    r"(?<![\w-])(?:the\s{1,3})?week\s{1,3}(?:of|beginning|starting|commencing)\s{1,3}(?:on\s{1,3})?$", FLAGS
)


def with_part(view: str, start: int, value: PartialDate) -> tuple[int, PartialDate]:
    """Where the date that begins at `start` begins with the part that is named before it, and that part.

    Returns `start` and `value` themselves where none is.
    """
    before = view[max(0, start - REACH) : start]
    offset = start - len(before)
    if value.earliest == value.latest and (match := _WEEK.search(before)):
        return offset + match.start(), of_days(value.earliest, value.earliest + timedelta(days=6))
    if match := _COUNTED.search(before):
        part = _counted(match, value)
        return (offset + match.start(), part) if part else (start, value)
    if match := _NAMED.search(before):
        named = _BARE[" ".join(match["part"].lower().replace("-", " ").split())]
        if value.earliest == value.latest:
            return start, value
        found = part_of(value, named)
        return (
            with_part(view, offset + match.start(), found)
            if named not in ("early", "late", "mid")
            else (offset + match.start(), found)
        )
    if match := _ABOUT.search(before):
        if "/" not in value.edtf:
            value = PartialDate(value.earliest, value.latest, f"{value.edtf}~", value.precision)
        return offset + match.start(), value
    return start, value
