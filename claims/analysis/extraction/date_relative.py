"""Dates that are told by their distance from the day of writing: "last year", "in June", "two weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from claims.analysis.extraction.date_forms import Atom
from claims.analysis.extraction.date_words import (
    DAY,
    FLAGS,
    MONTH,
    NUMBER,
    ORDINAL,
    SEASON,
    SEASONS,
    WEEKDAY,
    either,
    month_of,
    number_of,
    ordinal_of,
    weekday_of,
)  # fmt: skip
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

_DIRECTION = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "the current": 0, "present": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip
_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|centur(?:y|ies))"
_WHICH = rf"(?:{either(_DIRECTION)})"
_FUTURE = re.compile(
    r"\b(?:will|would|shall|'ll|next|due|scheduled|expected|plans?|planned|upcoming|going\s+to|set\s+to)\b", FLAGS
)
# "by 3 April" looks ahead unless the sentence tells what had been: "70 had gone by 3 April".
_UP_TO = re.compile(r"\b(?:by|until|till)\b", FLAGS)
_PAST = re.compile(r"\b(?:had|has|have|was|were|did)\b", FLAGS)
_FINE = {Precision.DAY: 0, Precision.MONTH: 1, Precision.SEASON: 2, Precision.YEAR: 3}


def looks_ahead(before: str) -> bool:
    """True where what stands before a date in its sentence tells of what is yet to come."""
    return bool(_FUTURE.search(before) or (_UP_TO.search(before) and not _PAST.search(before)))


Resolver = Callable[[re.Match[str], PartialDate, str], PartialDate | None]


def is_fine(written: PartialDate, needed: Precision) -> bool:
    """True where the day of writing is told at least as finely as `needed`."""
    return _FINE.get(written.precision, 9) <= _FINE[needed]


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


def _singular(unit: str) -> str:
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


def _which(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "last year", "this month", "next week", "the coming quarter"; "the past decade" is the ten years up to now."""
    unit, word = _singular(match["u"]), match["w"].lower()
    if unit == "decade" and word in ("last", "past", "next", "coming"):
        return _span(written, "year", -10 if _DIRECTION[word] < 0 else 10)
    return period_of(written, unit, _DIRECTION[word])


def _span(written: PartialDate, unit: str, count: int) -> PartialDate | None:
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


def _many(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "the past three years", "the next two months"."""
    count = number_of(match["n"])
    return _span(written, _singular(match["u"]), _DIRECTION[match["w"].lower()] * count) if count else None


def _ago(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "two years ago" is that calendar year, "two months ago" that month, days and weeks are told to the day."""
    unit = _singular(match["u"])
    count = number_of(match["n"]) * (-1 if match["dir"].lower() in ("ago", "back") else 1)
    if not count:
        return None
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    if unit in ("week", "fortnight"):
        unit, count = "day", count * (7 if unit == "week" else 14)
    return period_of(written, unit, count)


_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _day_word(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    word = " ".join(match.group().lower().split())
    return period_of(written, "day", _DAYS[word if word in _DAYS else f"the {word}"])


def _weekday(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """A weekday by name: the last one up to the day of writing, the next one after "next" or a word of the future."""
    if not is_fine(written, Precision.DAY):
        return None
    today, number, word = written.earliest, weekday_of(match["d"]), (match["w"] or match["w2"] or "").lower()
    monday = today - timedelta(days=today.weekday())
    if word in _DIRECTION and (match["week"] or match["w2"]):
        found = monday + timedelta(days=7 * _DIRECTION[word] + number - 1)
    elif word in ("this", "next", "following", "coming", "last", "previous"):
        step = {"this": 0, "last": -7, "previous": -7}.get(word, 7)
        found = monday + timedelta(days=step + number - 1)
    elif looks_ahead(before):
        found = today + timedelta(days=(number - 1 - today.weekday()) % 7)
    else:
        found = today - timedelta(days=(today.weekday() - number + 1) % 7)
    return of_day(found.year, found.month, found.day)


def _season(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    if not is_fine(written, Precision.YEAR):
        return None
    return of_part(written.earliest.year + _DIRECTION[match["w"].lower()], SEASONS[match["s"].lower()])


def _month_by_name(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "last June", "next March", "this May", "June this year"."""
    month, step = month_of(match["m"]), _DIRECTION[match["w"].lower()]
    if not is_fine(written, Precision.MONTH) and step:
        return None
    now = written.earliest
    year = now.year
    if not match.groupdict().get("unit"):
        year += (step > 0 and month <= now.month) - (step < 0 and month >= now.month)
    else:
        year += step
    return of_month(year, month) if is_fine(written, Precision.YEAR) else None


def _of_the(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    return period_of(written, _singular(match["u"]), 0)


def without_year(atom: Atom, written: PartialDate, before: str) -> PartialDate | None:
    """The date that `atom`, which names a month and perhaps a day, means in a text written then: the last one up to
    the writing, or the next after a word of the future in `before`. None where the writing is told too coarsely."""
    if not is_fine(written, Precision.YEAR):
        return None
    now = written.latest if is_fine(written, Precision.MONTH) else date(written.latest.year, 12, 31)
    year = now.year
    key, today = (atom.month, atom.day or 1), (now.month, now.day if is_fine(written, Precision.DAY) else 31)
    if looks_ahead(before):
        year += key < (now.month, 1 if not atom.day else today[1])
    else:
        year -= key > today
    return atom.in_year(year).valued()


def _dated_weekday(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "Tuesday the eleventh": the nearest month in which that day is that weekday, looked for backwards unless the
    text looks ahead."""
    day, number = ordinal_of(match["n"]), weekday_of(match["d"])
    if not is_fine(written, Precision.MONTH):
        return None
    step = 1 if looks_ahead(before) else -1
    for months in (0, *(step * i for i in range(1, 15)), *(-step * i for i in range(1, 4))):
        month = moved(written.earliest.replace(day=1), "month", months)
        found = of_day(month.year, month.month, day)
        if found and found.earliest.isoweekday() == number:
            return found
    return None


_OF_WEEK = rf"(?:\s{{1,3}}of\s{{1,3}}(?:the\s{{1,3}})?(?P<w2>{_WHICH})\s{{1,3}}week\b)"
_SAME_UNIT = r"(?P<u>week|month|quarter|year|decade|century)\b"
# Each form with what it means; all need the day of writing.
RELATIVE: tuple[tuple[str, re.Pattern[str], Resolver], ...] = tuple(
    (rule, re.compile(pattern, FLAGS), resolver)
    for rule, pattern, resolver in (
        # today, the day before yesterday
        ("date.relative_day",
         r"\b(?:(?:the\s{1,3})?day\s{1,3}(?:before\s{1,3}yesterday|after\s{1,3}tomorrow)|(?:today|tonight|yesterday|tomorrow)\b)",
         _day_word),
        # two years ago, a decade ago, three weeks from now
        ("date.ago",
         rf"""\b(?P<n>{NUMBER})\s{{1,3}}(?P<u>{_UNIT})s?\s{{1,3}}
              (?P<dir>ago|back\b|from\s{{1,3}}(?:now|today)|hence|after\s{{1,3}}today)""",
         _ago),
        # the past three years
        ("date.span",
         rf"""\b(?:the\s{{1,3}})?(?P<w>last|past|previous|next|coming)\s{{1,3}}(?P<n>{NUMBER})\s{{1,3}}
              (?P<u>{_UNIT})s?\b""",
         _many),
        # last year, the coming quarter
        ("date.relative",
         rf"\b(?:the\s{{1,3}})?(?P<w>{_WHICH})\s{{1,3}}(?:calendar\s{{1,3}}|fiscal\s{{1,3}})?"
         r"(?P<u>week(?:end)?|month|quarter|year|decade|century)\b(?!\s?-?old|\s{1,3}of\b)",
         _which),
        # last Friday, next week Tuesday, on Monday, Tuesday of last week
        ("date.weekday",
         rf"""\b(?:(?P<w>{_WHICH})\s{{1,3}}(?P<week>week\s{{1,3}}(?:on\s{{1,3}})?)?)?
              (?P<d>{WEEKDAY})(?!-){_OF_WEEK}?""",
         _weekday),
        # Tuesday the eleventh, Mon 13th
        ("date.weekday_day",
         rf"""\b(?P<d>{WEEKDAY}),?\s{{1,3}}(?:the\s{{1,3}})?
              (?P<n>{DAY}(?:st|nd|rd|th)|(?<=the\s){ORDINAL}(?!\s{{1,3}}(?!of\b|at\b|in\b|and\b|to\b|for\b)[a-z]))(?!\w)""",
         _dated_weekday),
        # this summer
        ("date.season", rf"\b(?P<w>last|this|next)\s{{1,3}}(?P<s>{SEASON})\b", _season),
        # last June
        ("date.relative_month", rf"\b(?P<w>last|this|next)\s{{1,3}}(?P<m>{MONTH})(?!\s{{1,3}}\d)", _month_by_name),
        # June this year
        ("date.relative_month",
         rf"\b(?P<m>{MONTH})\s{{1,3}}(?:of\s{{1,3}})?(?P<w>last|this|next)\s{{1,3}}(?P<unit>year)\b",
         _month_by_name),
        # the end of the year, later in the week (the part is read before it)
        ("date.relative",
         rf"""(?:(?<=\bof\s)|(?<=\blater\sin\s)|(?<=\bearlier\sin\s))the\s{{1,3}}{_SAME_UNIT}
              (?!\s{{1,3}}(?:before|after|of|award|\w+ing))""",
         _of_the),
        # end of year
        ("date.relative", r"(?<=\bend\sof\s)(?P<u>week|month|quarter|year)\b", _of_the),
    )
)  # fmt: skip
