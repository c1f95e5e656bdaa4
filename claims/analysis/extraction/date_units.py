"""Units of time counted from a day: the week before last, the three years up to then."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from claims.analysis.extraction.date_words import FLAGS, NUMBER, ROUGH_NUMBER, either, number_of
from claims.analysis.extraction.partial_dates import (
    PartialDate,
    Precision,
    of_century,
    of_day,
    of_days,
    of_decade,
    of_month,
    of_part,
    of_year,
)  # fmt: skip
from claims.analysis.lexicon import load

DIRECTION = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "the current": 0, "present": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip
UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|centur(?:y|ies))"
WHICH = rf"(?:{either(DIRECTION)})"
_FUTURE = re.compile(rf"(?:\b(?:{either(load('dates')['ahead']['words'])})|'ll)\b", FLAGS)
# "by 3 April" looks ahead unless the sentence tells what had been: "70 had gone by 3 April", "they raised it by May".
# Nothing but the part of a period may stand between: "by any head of state" and "a walkout by guards" tell no date.
_UP_TO = re.compile(
    r"""\b(?:by|until|till)\s{1,3}(?:(?:the|a|an|about|around|early|late|mid|next|this|its|end|ends|start|beginning|middle|close
        |of|first|second|third|fourth|last|half|quarter|week|weekend|month|morning|evening|night|noon|midnight)[\s-]{1,3}){0,7}$""",
    FLAGS,
)
# What comes last decides: "will rebuild what burnt on Monday", "the first time since January" look back.
_LOOKS_BACK = re.compile(
    r"""\b(?:since\s{1,3}(?:\w{1,12}\s{1,3}){0,3}$
        |(?:that|which|who|whom|what|when|after)\s{1,3}(?:\w{1,16}\s{1,3}){0,3}?
         (?:had|has|have|was|were|did|began|broke|came|went|left|fell|sank|struck|burnt|took|(?!expected|due|planned)\w{2,12}[^e\W]ed)\b
         [^,;]{0,40}$)""",
    FLAGS,
)
# "It is to be raised by May" does look ahead.
_PAST = re.compile(r"\b(?:had|has|have|was|were|did|(?<!to\sbe\s)\w{2,12}[^e\W]ed)\b", FLAGS)
FINE = {Precision.DAY: 0, Precision.MONTH: 1, Precision.SEASON: 2, Precision.YEAR: 3}


def looks_ahead(before: str) -> bool:
    """True where what stands before a date in its sentence tells of what is yet to come."""
    back = _LOOKS_BACK.search(before)
    if back and not _FUTURE.search(before, back.start() + 1):  # "that no talks were planned before 3 May" looks ahead
        return False
    return bool(_FUTURE.search(before) or (_UP_TO.search(before) and not _PAST.search(before)))


def tells_when(before: str) -> bool:
    """True where what stands before a date in its sentence tells what was or is yet to come, not what always is."""
    return bool(_FUTURE.search(before) or _PAST.search(before))


def is_fine(written: PartialDate, needed: Precision) -> bool:
    """True where the day of writing is told at least as finely as `needed`."""
    return FINE.get(written.precision, 9) <= FINE[needed]


def moved(day: date, unit: str, count: int) -> date:
    """`day` moved by `count` units; the last day of a shorter month stands for a day that it has not."""
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return day + timedelta(days=days[unit] * count)
    months = (
        day.year * 12
        + day.month
        - 1
        + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    )
    first = date(months // 12, months % 12 + 1, 1)
    following = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return first + timedelta(days=min(day.day, (following - first).days) - 1)


def singular(unit: str) -> str:
    """ "years" as "year", "centuries" as "century"."""
    unit = unit.lower()
    return "century" if unit.startswith("centur") else unit.rstrip("s")


def period_of(written: PartialDate, unit: str, step: int) -> PartialDate | None:
    """The calendar unit that lies `step` units from the one of the day of writing; None where that is too coarse."""
    needed = {"day": Precision.DAY, "week": Precision.DAY, "fortnight": Precision.DAY, "weekend": Precision.DAY,
              "month": Precision.MONTH, "quarter": Precision.MONTH}.get(unit, Precision.YEAR)  # fmt: skip
    if not is_fine(written, needed):
        return None
    day = written.earliest
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
        return of_days(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))
    if unit == "quarter":
        there = moved(day, unit, step)
        return of_part(there.year, 33 + (there.month - 1) // 3)
    there = moved(day, unit, step)
    makers = {
        "month": lambda: of_month(there.year, there.month), "year": lambda: of_year(there.year),
        "decade": lambda: of_decade(there.year), "century": lambda: of_century((there.year + 99) // 100),
    }  # fmt: skip
    return makers[unit]() if unit in makers else of_day(there.year, there.month, there.day)


def span(written: PartialDate, unit: str, count: int) -> PartialDate | None:
    """The stretch of `count` units that ends (or, for a positive count, begins) with the day of writing."""
    if unit in ("year", "decade", "century") and not is_fine(written, Precision.MONTH):
        years = {"year": 1, "decade": 10, "century": 100}[unit] * count
        year = written.earliest.year
        return of_days(date(min(year, year + years), 1, 1), date(max(year, year + years), 12, 31))
    if not is_fine(written, Precision.DAY if unit in ("day", "week") else Precision.MONTH):
        return None
    there = moved(written.earliest, unit, count)
    first = written.earliest + timedelta(days=unit == "day")
    return of_days(min(there, first), max(there, written.latest))


_HALF = r"(?:\s{1,3}and\s{1,3}(?:a\s{1,3})?half)"
_PIECE = rf"""(?:(?:{NUMBER}|{ROUGH_NUMBER}){_HALF}?(?:\s{{1,3}}|-)
    (?:(?:business|working|calendar)\s{{1,3}})?{UNIT}s?\b{_HALF}?)"""
_FRACTION = (
    r"(?:half\s{1,3}an?|a\s{1,3}half|(?:a\s{1,3})?quarter(?:\s{1,3}of\s{1,3}a)?)[-\s]{1,3}(?:year|decade|century)\b"
)
# "two years", "2 years 1 month 21 days", "a year and a half", "half a century"
DISTANCE = rf"(?:{_FRACTION}|{_PIECE}(?:(?:,?\s{{1,3}}and\s{{1,3}}|,?\s{{1,3}}){_PIECE}){{0,2}})"
_READ_PIECE = re.compile(
    rf"(?P<n>{NUMBER}|{ROUGH_NUMBER})(?P<h>{_HALF})?(?:\s{{1,3}}|-)(?P<k>(?:business|working|calendar)\s{{1,3}})?(?P<u>{UNIT})s?\b(?P<h2>{_HALF})?",
    FLAGS,
)
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Distance:
    """A stretch of time in months and days. `unit` is the finest it is told in: "year", "month" or "day"."""

    months: int
    days: int
    unit: str
    is_rough: bool = False
    is_business: bool = False


def distance_of(text: str) -> Distance | None:
    """The stretch that a match of `DISTANCE` tells, None for "a hundred and a half days" and the like."""
    months, days, rough, business = Fraction(0), Fraction(0), False, False
    lowered = text.lower()
    last = re.split(r"[-\s]+", lowered)[-1]
    if lowered.startswith(("half", "a half", "quarter", "a quarter")) and last in ("year", "decade", "century"):
        whole = _MONTHS[last]
        months = Fraction(whole, 4 if "quarter" in lowered else 2)
    else:
        for piece in _READ_PIECE.finditer(text):
            count = number_of(piece["n"]) + (Fraction(1, 2) if piece["h"] or piece["h2"] else 0)
            unit = singular(piece["u"])
            months += count * _MONTHS.get(unit, 0)
            days += count * _DAYS.get(unit, 0)
            rough = rough or (not piece["n"][0].isdigit() and number_of(piece["n"]) > 0 and _is_rough(piece["n"]))
            business = business or (piece["k"] or "").lower().startswith(("business", "working"))
    if not months and not days:
        return None
    unit = "day" if days else "year" if months % 12 == 0 else "month"
    return Distance(int(months), int(days), unit, rough, business)


def _is_rough(words: str) -> bool:
    return re.fullmatch(ROUGH_NUMBER, words, FLAGS) is not None


def _working_days(day: date, count: int) -> date:
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day += timedelta(days=step)
        while day.isoweekday() > 5:
            day += timedelta(days=step)
    return day


def day_at(day: date, distance: Distance, sign: int) -> date:
    """The day that lies `distance` after (`sign` 1) or before (-1) `day`. Raises ValueError outside the calendar."""
    there = moved(day, "month", sign * distance.months)
    if distance.is_business:
        return _working_days(there, sign * distance.days)
    return there + timedelta(days=sign * distance.days)


def at_distance(start: PartialDate, distance: Distance, sign: int) -> PartialDate | None:
    """The year, month or day that lies `distance` from `start`, as fine as the distance is told; None where `start`
    is told too coarsely, or the distance only roughly."""
    needed = {"day": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR}[distance.unit]
    if distance.is_rough or not is_fine(start, needed):
        return None
    there = day_at(start.earliest, distance, sign)
    if distance.unit == "year":
        return of_year(there.year)
    return of_month(there.year, there.month) if distance.unit == "month" else of_days(there, there)


def stretch(start: PartialDate, distance: Distance, sign: int) -> PartialDate | None:
    """The stretch of that length that begins (`sign` 1) or ends (-1) with the day `start`, which is part of it."""
    if not is_fine(start, Precision.DAY):
        return None
    there = day_at(start.earliest, distance, sign) - timedelta(days=sign)
    return of_days(min(there, start.earliest), max(there, start.earliest))
