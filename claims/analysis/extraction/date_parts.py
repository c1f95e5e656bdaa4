"""Parts of a period: "early 2002", "the later half of the 1990s", "the first week of October 2012"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from claims.analysis.extraction.date_holidays import nth_weekday
from claims.analysis.extraction.date_periods import part_code
from claims.analysis.extraction.date_units import DISTANCE, day_at, distance_of, stretch
from claims.analysis.extraction.date_words import (
    DASH,
    DAY,
    FLAGS,
    ORDINAL,
    RANK,
    WEEKDAY,
    WEEKDAYS,
    either,
    number_of,
    ordinal_of,
    weekday_of,
)  # fmt: skip
from claims.analysis.extraction.partial_dates import (
    PartialDate,
    Precision,
    of_days,
    of_part,
    of_week,
    of_year,
    within_calendar,
)
from claims.analysis.lexicon import load

_PARTS: dict[str, str] = load("dates")["parts"]
_BARE = {name.removeprefix("at ").removeprefix("the "): part for name, part in _PARTS.items()}
# Where a part begins, and what it is.
Part = tuple[int, PartialDate]
_LAST = frozenset({"last", "final", "closing"})
_A_MONTH = 27
# "early in the first week of (May)" names parts of parts
_DEPTH = 3
_PART_AFTER = re.compile(rf"(?:'s)?,?\s{{1,3}}(?:the\s{{1,3}})?{RANK}[-\s]{{1,3}}(?P<kind>quarter|half)\b", FLAGS)
# How far before a date its part may be named, in code points.
REACH = 48

# "early", "mid-", "the later half of the"
_NAMED = re.compile(
    rf"(?<![\w-])(?:the\s{{1,3}})?(?P<part>{either(_BARE)})(?:\s{{1,3}}|\s?-\s?)(?:the\s{{1,3}})?$", FLAGS
)
_OF = r"\s{1,3}(?:of|in)\s{1,3}(?:the\s{1,3})?$"
_RANKED = rf"""(?<![\w-])(?:the\s{{1,3}}(?:very\s{{1,3}})?)?
    (?P<rank>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)|last|final|opening|closing)"""
# "the first week of", "the last quarter of", "the first three months of"
_COUNTED = re.compile(
    rf"{_RANKED}(?:\s{{1,3}}(?P<n>\w{{1,6}}))?[\s-]{{1,3}}(?P<unit>day|week|fortnight|month|quarter|year|decade)s?{_OF}",
    FLAGS,
)
# "the third Tuesday of"
_WEEKDAY_OF = re.compile(rf"{_RANKED}\s{{1,3}}(?P<d>{WEEKDAY})(?:{_OF}|,?\s{{1,3}}$)", FLAGS)
# "the 3rd of (next month)", "the 15th day of"
_DAY_OF = re.compile(
    rf"(?<![\w-])(?:the\s{{1,3}})?(?P<d>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})(?:\s{{1,3}}day)?\s{{1,3}}of\s{{1,3}}(?:the\s{{1,3}})?$",
    FLAGS,
)
# "from 4 to 22 (this month)", "4-23 in (next month)"
_DAYS_OF = re.compile(
    rf"""(?<![\w.,$/-])(?:(?:from|between)\s{{1,3}})?(?:the\s{{1,3}})?(?P<d>{DAY})(?:st|nd|rd|th)?
         (?:{DASH}|\s{{1,3}}(?:to|until|till|through|and)\s{{1,3}}(?:the\s{{1,3}})?)(?P<e>{DAY})(?:st|nd|rd|th)?\s{{1,3}}
         (?:(?:of|in)\s{{1,3}})?(?:the\s{{1,3}})?$""",
    FLAGS,
)
# "around", "circa"
_ABOUT = re.compile(
    r"(?<![\w-])(?:around|(?<!how\s)(?<!what\s)about|circa|ca?\.|approximately|roughly)\s{1,3}(?:the\s{1,3})?$", FLAGS
)


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


def _counted(before: str, whole: PartialDate) -> Part | None:
    match = _COUNTED.search(before)
    if not match or whole.earliest == whole.latest:
        return None
    count = number_of(match["n"]) if match["n"] else 1
    rank = -1 if match["rank"].lower() in _LAST else ordinal_of(match["rank"]) or 1
    found = counted_part(whole, rank, match["unit"].lower(), count) if count else None
    return (match.start(), found) if found else None


def _weekday_of(before: str, whole: PartialDate) -> Part | None:
    match = _WEEKDAY_OF.search(before)
    if not match or (whole.latest - whole.earliest).days < _A_MONTH:
        return None
    rank = -1 if match["rank"].lower() in _LAST else ordinal_of(match["rank"]) or 1
    found = nth_weekday(whole.earliest, whole.latest, rank, weekday_of(match["d"]))
    return (match.start(), of_days(found, found)) if found else None


def _day_of(before: str, whole: PartialDate) -> Part | None:
    """ "the 3rd of next month"; of two days or more that are named the last belongs to the month."""
    match = (_DAYS_OF.search(before) or _DAY_OF.search(before)) if whole.precision is Precision.MONTH else None
    if not match:
        return None
    first = ordinal_of(match["d"])
    last = ordinal_of(match.groupdict().get("e") or match["d"])
    if not 1 <= first <= last <= whole.latest.day:
        return None
    start = whole.earliest
    return match.start(), of_days(start.replace(day=first), start.replace(day=last))


# "two days before", "3 weeks from"
_DISTANCE = re.compile(
    rf"(?<![\w-])(?P<dist>{DISTANCE})\s{{1,3}}(?P<way>before|after|from|following|prior\s{{1,3}}to)\s{{1,3}}$", FLAGS
)
# "2 weeks starting", "for 3 days from"
_STARTING = re.compile(
    rf"""(?<![\w-])(?:for\s{{1,3}}(?P<for>{DISTANCE}),?\s{{1,3}}from|
         (?P<dist>{DISTANCE}),?\s{{1,3}}(?:starting|beginning|commencing)(?:\s{{1,3}}(?:on|from))?)\s{{1,3}}$""",
    FLAGS,
)


def _away(before: str, whole: PartialDate) -> Part | None:
    """ "two days before yesterday" is a day, "2 weeks starting May 20" a stretch."""
    if whole.precision is not Precision.DAY:
        return None
    if match := _STARTING.search(before):
        distance = distance_of(match["for"] or match["dist"])
        found = stretch(whole, distance, 1) if distance else None
        return (match.start(), found) if found else None
    match = _DISTANCE.search(before)
    distance = distance_of(match["dist"]) if match else None
    if not match or not distance or distance.is_rough:
        return None
    day = day_at(whole.earliest, distance, -1 if match["way"].lower().startswith(("before", "prior")) else 1)
    return match.start(), of_days(day, day)


# "the week of (May 5)", "the week beginning on (May 5)", "w/c"
_WEEK = re.compile(
    r"(?<![\w-])(?:(?:the\s{1,3})?week\s{1,3}(?:of|beginning|starting|commencing)\s{1,3}(?:on\s{1,3})?|w/[cb]\s{1,3})(?:the\s{1,3})?$",
    FLAGS,
)


def _week_of(before: str, whole: PartialDate) -> Part | None:
    match = _WEEK.search(before) if whole.earliest == whole.latest else None
    return (match.start(), of_days(whole.earliest, whole.earliest + timedelta(days=6))) if match else None


_WEEK_NUMBER = re.compile(r"(?<![\w-])(?:the\s{1,3})?week\s{1,3}(?P<n>\d{1,2})\s{1,3}of\s{1,3}$", FLAGS)


def _numbered_week(before: str, whole: PartialDate) -> Part | None:
    """ "week 27 of (last year)"."""
    match = _WEEK_NUMBER.search(before) if whole.precision is Precision.YEAR else None
    found = of_week(whole.earliest.year, int(match["n"])) if match else None
    return (match.start(), found) if match and found else None


def _named(before: str, whole: PartialDate) -> Part | None:
    match = _NAMED.search(before)
    if not match or whole.earliest == whole.latest:
        return None
    return match.start(), part_of(whole, _BARE[" ".join(match["part"].lower().replace("-", " ").split())])


def _about(before: str, whole: PartialDate) -> Part | None:
    match = _ABOUT.search(before)
    if not match:
        return None
    edtf = whole.edtf if "/" in whole.edtf else f"{whole.edtf}~"
    doubt = PartialDate(whole.earliest, whole.latest, edtf, whole.precision)
    return match.start(), doubt


# What the last word before a date may be the end of, in the order in which it is tried.
_BY_WORD: dict[str, tuple[Callable[[str, PartialDate], Part | None], ...]] = {
    "of": (_numbered_week, _week_of, _counted, _weekday_of, _day_of, _named),
    "in": (_counted, _weekday_of, _day_of, _named),
    **dict.fromkeys(("from", "after", "before", "to", "following"), (_away,)),
    **dict.fromkeys(("beginning", "starting", "commencing", "on"), (_away, _week_of)), "c": (_week_of, _about),
    **dict.fromkeys(("around", "about", "circa", "ca", "approximately", "roughly"), (_about,)), "b": (_week_of,),
    **dict.fromkeys({name.split()[-1] for name in _BARE} - {"of", "in"}, (_named,)),
    **dict.fromkeys(WEEKDAYS, (_weekday_of,)),
}  # fmt: skip
_LAST_WORD = re.compile(r"(?:(?P<w>[A-Za-z]{1,13})|(?P<d>\d)(?:st|nd|rd|th)?)\.?[\s-]{0,4}(?:\bthe\s{1,3})?$")


@within_calendar
def _named_before(view: str, start: int, value: PartialDate) -> tuple[int, PartialDate] | None:
    before = view[max(0, start - REACH) : start]
    last = _LAST_WORD.search(before)
    if not last:
        return None
    readers = _BY_WORD.get(last["w"].lower(), ()) if last["w"] else (_day_of,)
    for reader in readers:
        if part := reader(before, value):
            return start - len(before) + part[0], part[1]
    return None


def _named_after(view: str, end: int, value: PartialDate) -> tuple[int, PartialDate] | None:
    """ "2016 the third quarter", "2016's second half"."""
    match = _PART_AFTER.match(view, end, end + 40) if value.precision is Precision.YEAR else None
    code = part_code(match["n"], match["kind"]) if match else 0
    return (match.end(), of_part(value.earliest.year, code)) if match and code else None


def with_part(
    view: str, start: int, end: int, value: PartialDate, written: PartialDate | None
) -> tuple[int, int, PartialDate]:
    """Where the date at `[start, end)` begins and ends with the part of it that is named beside it, and that part.

    "earlier this year" ends, and "later this year" begins, with the day of writing. Returns `start`, `end` and `value`
    themselves where no part is named.
    """
    if after := _named_after(view, end, value):
        end, value = after
    for _ in range(_DEPTH):
        before = _named_before(view, start, value)
        if not before:
            break
        word = view[before[0] : start].lower()
        if written and word.startswith(("earlier", "later")) and value.contains(written) and value != written:
            ends = (value.earliest, written.latest) if word[0] == "e" else (written.earliest, value.latest)
            before = (before[0], of_days(*ends))
        start, value = before
    return start, end, value
