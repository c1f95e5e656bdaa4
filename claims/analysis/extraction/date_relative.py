"""Dates that are told by their distance from the day of writing: "last year", "two weeks ago", "Friday the 13th"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claims.analysis.extraction.date_atoms import Atom
from claims.analysis.extraction.date_holidays import HOLIDAYS
from claims.analysis.extraction.date_periods import part_code
from claims.analysis.extraction.date_units import (
    DIRECTION,
    DISTANCE,
    UNIT,
    WHICH,
    at_distance,
    distance_of,
    is_fine,
    looks_ahead,
    moved,
    period_of,
    singular,
    span,
    stretch,
    tells_when,
)  # fmt: skip
from claims.analysis.extraction.date_weekdays import dated_weekday, weekday_told, weekdays_away
from claims.analysis.extraction.date_words import (
    DAY,
    DAY_TH,
    FLAGS,
    MONTH,
    NUMBER,
    ORDINAL,
    RANK,
    ROUGH_NUMBER,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAY_NAME,
    either,
    month_of,
    number_of,
    ordinal_of,
)  # fmt: skip
from claims.analysis.extraction.partial_dates import (
    PartialDate,
    Precision,
    from_edtf,
    of_day,
    of_days,
    of_month,
    of_part,
    within_calendar,
)  # fmt: skip
from claims.analysis.lexicon import load

Resolver = Callable[[re.Match[str], PartialDate, str], PartialDate | None]


@dataclass(frozen=True, slots=True)
class Relative:
    """A way to tell a date from the day of writing. `needs` are the kinds of anchors that must be near; `is_named` is
    true where the date is worth finding even if it cannot be placed, as it names a month or weekday. One of `words`, in
    lower case, must be near as well, if there are any: a cheap test before a costly pattern."""

    rule: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    resolve: Resolver
    is_named: bool = False
    words: tuple[str, ...] = ()

    @within_calendar
    def tell(self, match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
        """What a match means in a text written then, None where that is told too coarsely or lies outside the calendar.

        `before` is what stands before it in its sentence.
        """
        return self.resolve(match, written, before)


def _which(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "last year", "this month", "next week", "the coming quarter"; "the past decade" is the ten years up to now.

    "The last century" is the one before this, "the past century" the hundred years up to now.
    """
    unit, word = singular(match["u"]), match["w"].lower()
    if unit == "decade" and word in ("last", "past", "next", "coming"):
        return span(written, "year", -10 if DIRECTION[word] < 0 else 10)
    if unit == "century" and word in ("past", "coming"):
        return span(written, "year", 100 * DIRECTION[word])
    return period_of(written, unit, DIRECTION[word])


def _many(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "the past three years", "the next two months", "3 next weeks"; "the past few days" only about."""
    words = match["n"] or match["n2"]
    count = number_of(words)
    if singular(match["u"]) == "quarter" and count:
        return _quarters(written, DIRECTION[(match["w"] or match["w2"]).lower()], count)
    found = span(written, singular(match["u"]), DIRECTION[(match["w"] or match["w2"]).lower()] * count)
    if found and re.fullmatch(ROUGH_NUMBER, words, FLAGS) and "/" in found.edtf:
        left, right = found.edtf.split("/")
        doubt = f"{left}~/{right}" if DIRECTION[(match["w"] or match["w2"]).lower()] < 0 else f"{left}/{right}~"
        return from_edtf(doubt)
    return found if count else None


def _quarters(written: PartialDate, step: int, count: int) -> PartialDate | None:
    """ "the past two quarters" are the last two that have ended, "the next two" begin with the one after this."""
    first, last = (step, step * count) if step > 0 else (step * count, step)
    ends = period_of(written, "quarter", first), period_of(written, "quarter", last)
    return of_days(ends[0].earliest, ends[1].latest) if ends[0] and ends[1] else None


def _ago(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "two years ago" is that calendar year, "two months ago" that month, days and weeks are told to the day."""
    distance = distance_of(match["dist"])
    return at_distance(written, distance, -1 if match["dir"].lower() in ("ago", "back") else 1) if distance else None


# "the first in three years" and "the best result in three years" measure a stretch of time.
_MEASURES = re.compile(rf"\b(?:{ORDINAL}|\w{{2,12}}est|most|least|once|twice|times?|only|\d+)\b", FLAGS)


def _in(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "in three weeks" where the sentence looks ahead."""
    if not (match["time"] or looks_ahead(before) or "sometime" in before.lower()) or _MEASURES.search(before):
        return None
    distance = distance_of(match["dist"])
    return at_distance(written, distance, 1) if distance else None


def _within(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    distance = distance_of(match["dist"]) if match["from"] or looks_ahead(before) else None
    return stretch(written, distance, 1) if distance else None


_DAYS = {
    "today": 0,
    "tonight": 0,
    "tonite": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}


def _day_word(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    if match["day"][0].isupper() and _NAME_BEFORE.search(before):
        return None
    return period_of(written, "day", _DAYS[" ".join(match["day"].lower().split())])


def _season(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    if not is_fine(written, Precision.YEAR):
        return None
    return of_part(written.earliest.year + DIRECTION[match["w"].lower()], SEASONS[match["s"].lower()])


# "Russia Today" is no day.
_NAME_BEFORE = re.compile(rf"(?<!\w)(?:{either(load('dates')['names']['today_after'])})\s$", FLAGS)


def _month_by_name(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "last June", "next March", "this May", "June this year"."""
    month, step = month_of(match["m"]), DIRECTION[match["w"].lower()]
    if not is_fine(written, Precision.MONTH) and step:
        return None
    now = written.earliest
    year = now.year
    if not match.groupdict().get("unit"):
        year += (step > 0 and month <= now.month) - (step < 0 and month >= now.month)
    else:
        year += step
    if not is_fine(written, Precision.YEAR):
        return None
    day = match.groupdict().get("day")
    return of_day(year, month, ordinal_of(day)) if day else of_month(year, month)


def _holiday(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "last Christmas", "next Easter": the nearest one before or after the day of writing."""
    atom = Atom(0, 0, "", holiday=" ".join(match["h"].lower().split()))
    step = DIRECTION[match["w"].lower()]
    if not is_fine(written, Precision.DAY) and step:
        return None
    here = written.earliest + timedelta(days=step)
    there = of_days(here, here)
    return atom.in_year(here.year).valued() if not step else atom.before(there) if step < 0 else atom.after(there)


def _of_the(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    return period_of(written, singular(match["u"]), 0)


def _rest(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "the rest of the week" begins with the day of writing."""
    whole = period_of(written, singular(match["u"]), 0)
    return of_days(written.earliest, whole.latest) if whole and is_fine(written, Precision.DAY) else None


def _second_next(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    return period_of(written, singular(match["u"]), 2 if match["next"] else -2)


def _weekend(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "over the weekend": the last one that has begun, or the next after a word of the future."""
    if not is_fine(written, Precision.DAY):
        return None
    begun = written.earliest.isoweekday() > 5
    return period_of(written, "weekend", 0 if begun or looks_ahead(before) else -1)


def _part_of_this(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "next year's third quarter", "the third quarter this year"."""
    code = part_code(match["n"], match["kind"])
    year = written.earliest.year + DIRECTION[match["w"].lower()]
    return of_part(year, code) if code and is_fine(written, Precision.YEAR) else None


@within_calendar
def without_year(atom: Atom, written: PartialDate, before: str) -> PartialDate | None:
    """The date that `atom`, which lacks a year, means in a text written then: the last one up to the writing, or the
    next after a word of the future in `before`. None where the writing is told too coarsely."""
    if not is_fine(written, Precision.YEAR):
        return None
    if atom.rule == "date.season_alone" and not tells_when(before):
        return None
    ahead = looks_ahead(before)
    if atom.weekday and is_fine(written, Precision.MONTH) and (found := atom.on_weekday(written, ahead=ahead)):
        return found
    return atom.after(written) if ahead else atom.before(written)


@within_calendar
def day_of_writing(atom: Atom, written: PartialDate, before: str) -> PartialDate | None:
    """The day of a month that is not named: in the month of writing, or the one before or after it."""
    if not is_fine(written, Precision.MONTH):
        return None
    ahead, month = looks_ahead(before), written.earliest
    found = of_day(month.year, month.month, atom.day)
    if is_fine(written, Precision.DAY):
        is_wrong = not found or (found.earliest < month if ahead else found.earliest > month)
        if is_wrong:
            there: date = moved(month.replace(day=1), "month", 1 if ahead else -1)
            return of_day(there.year, there.month, atom.day) or found
    return found


_OF_WEEK = rf"(?:\s{{1,3}}(?:of\s{{1,3}})?(?:the\s{{1,3}})?(?P<w2>{WHICH})\s{{1,3}}week\b)"
_SAME_UNIT = r"(?P<u>week|month|quarter|year|decade|century)\b"
_CLAUSE_ENDS = r"(?=\s{0,3}[.,;:!?)\"']|\s{0,3}\Z|\s{1,3}(?:with|at|to|when|and|or|but|for|from|until|till)\b)"


def _relative(
    rule: str, needs: str, pattern: str, resolve: Resolver, *, is_named: bool = False, words: str = ""
) -> Relative:
    """A form from its parts; `needs` stand between blanks, `words` between bars."""
    listed = tuple(words.split("|")) if words else ()
    return Relative(rule, frozenset(needs.split()), re.compile(pattern, FLAGS), resolve, is_named, listed)


RELATIVE: tuple[Relative, ...] = (
    # today, the day before yesterday, last night
    _relative("date.relative_day", "today",
              r"""\b(?:(?:the\s{1,3})?(?P<day>day\s{1,3}(?:before\s{1,3}yesterday|after\s{1,3}tomorrow)|today|tonight|tonite|
                   yesterday|tomorrow|this\s{1,3}(?:morning|afternoon|evening)|last\s{1,3}night))\b""",
              _day_word),
    # two years ago, a decade ago, three weeks from now, 2 years 1 month 21 days ago
    _relative("date.ago", "unit",
              rf"""\b(?<!for\s)(?P<dist>{DISTANCE})\s{{1,3}}
                   (?P<dir>ago\b|back\b(?!\s{{1,3}}(?:to|in|on|at|from)\b)|from\s{{1,3}}(?:now|today)\b|hence\b|after\s{{1,3}}today\b|
                    in\s{{1,3}}the\s{{1,3}}future\b)""",
              _ago, words="ago|back|from|hence|after|future"),
    # (will open) in three weeks; in two years' time
    _relative("date.in", "unit",
              rf"\bin\s{{1,3}}(?P<dist>{DISTANCE})(?:(?P<time>'?s?'?\s{{1,3}}time\b)|{_CLAUSE_ENDS})",
              _in, words="in "),
    # within two weeks from today
    _relative("date.within", "unit",
              rf"""\bwithin\s{{1,3}}(?:the\s{{1,3}})?(?:next\s{{1,3}})?(?P<dist>{DISTANCE})
                   (?:(?P<from>\s{{1,3}}from\s{{1,3}}(?:now|today))|{_CLAUSE_ENDS})""",
              _within, words="within"),
    # the past three years, 3 next weeks, past few weeks
    _relative("date.span", "unit",
              rf"""\b(?:(?:the|these)\s{{1,3}})?(?:(?P<w>last|past|previous|preceding|next|coming|following)\s{{1,3}}(?P<n>{NUMBER}|{ROUGH_NUMBER})
                   |(?P<n2>{NUMBER})\s{{1,3}}(?P<w2>past|previous|next|upcoming|coming)(?=\s{{1,3}}\w{{3,9}}s\b))\s{{1,3}}
                   (?:(?:business|working|calendar)\s{{1,3}})?(?P<u>{UNIT})s?\b""",
              _many, words="last|past|prev|prec|next|coming|following"),
    # last year, the coming quarter
    _relative("date.relative", "unit",
              rf"\b(?:the\s{{1,3}})?(?:this\s{{1,3}}(?=past|coming))?(?P<w>{WHICH})\s{{1,3}}(?:calendar\s{{1,3}}|fiscal\s{{1,3}})?"
              r"(?P<u>week(?:end)?|month|quarter|year|decade|century|fortnight)\b(?!\s?-?old|\s{1,3}of\b)",
              _which, words="last|past|prev|prec|this|next|current|present|coming|following"),
    # last Friday, next week Tuesday, on Monday, Tuesday of last week, third Tuesday
    _relative("date.weekday", "weekday",
              rf"""\b(?:this\s{{1,3}}(?=past|coming))?(?:(?P<w>{WHICH})\s{{1,3}}(?P<week>week\s{{1,3}}(?:on\s{{1,3}})?)?
                   |(?P<rank>first|second|third|fourth|fifth|sixth)\s{{1,3}})?(?P<d>{WEEKDAY})(?!-){_OF_WEEK}?""",
              weekday_told, is_named=True),
    # two Sundays from now, three Fridays ago
    _relative("date.weekdays", "weekdays",
              rf"\b(?P<n>{NUMBER})\s{{1,3}}(?P<d>{WEEKDAY_NAME})s?\s{{1,3}}(?P<dir>ago|from\s{{1,3}}(?:now|today)|later)\b",
              weekdays_away, words="ago|from|later"),
    # Tuesday the eleventh, Mon 13th, Monday 21
    _relative("date.weekday_day", "weekday",
              rf"""\b(?P<d>{WEEKDAY}),?\s{{1,3}}(?:the\s{{1,3}})?
                   (?P<n>{DAY}(?:st|nd|rd|th)|(?<=the\s){ORDINAL}(?!\s{{1,3}}(?!of\b|at\b|in\b|and\b|to\b|for\b|until\b|till\b)[a-z])
                    |{DAY}(?=\s{{0,3}}[.;!?)](?!\d)|\s{{0,3}}\Z))(?!\w)""",
              dated_weekday, is_named=True),
    # this summer
    _relative("date.season", "season",
              rf"\b(?:this\s{{1,3}}(?=past|coming))?(?P<w>last|past|previous|this|next|coming)\s{{1,3}}(?P<s>{SEASON})\b(?!\s{{1,3}}of\b)",
              _season),
    # last June
    _relative("date.relative_month", "month",
              rf"\b(?:this\s{{1,3}}(?=past|coming))?(?P<w>last|(?<=this\s)past|this|next|coming)\s{{1,3}}(?P<m>{MONTH})(?!\s{{1,3}}\d)",
              _month_by_name, is_named=True),
    # June this year
    _relative("date.relative_month", "month",
              rf"\b(?P<m>{MONTH})\s{{1,3}}(?:of\s{{1,3}})?(?P<w>last|this|next)\s{{1,3}}(?P<unit>year)\b",
              _month_by_name, is_named=True),
    # June 16th of last year
    _relative("date.relative_month", "month",
              rf"""\b(?P<m>{MONTH})\s{{1,3}}(?:the\s{{1,3}})?(?P<day>{DAY_TH}),?\s{{1,3}}(?:of\s{{1,3}})?
                   (?P<w>last|this|next)\s{{1,3}}(?P<unit>year)\b""",
              _month_by_name, is_named=True),
    _relative("date.relative_month", "month",
              rf"""(?<![\w.,$])(?:the\s{{1,3}})?(?P<day>{DAY_TH})\s{{1,3}}(?:of\s{{1,3}})?(?P<m>{MONTH}),?\s{{1,3}}(?:of\s{{1,3}})?
                   (?P<w>last|this|next)\s{{1,3}}(?P<unit>year)\b""",
              _month_by_name, is_named=True),
    # last Christmas
    _relative("date.holiday", "holiday",
              rf"\b(?P<w>last|past|previous|this|next|coming|following)\s{{1,3}}(?P<h>{either(HOLIDAYS)})\b(?!-|\s{{1,3}}(?:tree|card|eve)s?\b)",
              _holiday, words="last|past|prev|this|next|coming|following"),
    # the third quarter this year, Q1 of last year
    _relative("date.part", "part",
              rf"""\b(?:the\s{{1,3}})?(?:{RANK}-?\s{{0,3}}(?P<kind>quarter|half))\s{{1,3}}(?:of\s{{1,3}})?
                   (?P<w>last|this|next)\s{{1,3}}year\b""",
              _part_of_this),
    # next year's third-quarter
    _relative("date.part", "part",
              rf"\b(?P<w>last|this|next)\s{{1,3}}year's\s{{1,3}}{RANK}[-\s]{{1,3}}(?P<kind>quarter|half)\b",
              _part_of_this),
    # over the weekend
    _relative("date.relative", "unit",
              r"(?:(?<=\bover\s)|(?<=\bduring\s)|(?<=\bat\s)|(?<=\bfor\s)|(?<=\bon\s)|(?<=\bbefore\s)|(?<=\bafter\s))the\s{1,3}weekend\b",
              _weekend, words="the weekend"),
    # the week after next, the month before last
    _relative("date.relative", "unit",
              r"\bthe\s{1,3}(?P<u>week(?:end)?|month|quarter|year)\s{1,3}(?:after\s{1,3}(?P<next>next)|before\s{1,3}last)\b",
              _second_next, words="after next|before last"),
    # the rest of the week
    _relative("date.rest", "unit",
              r"""\b(?:the\s{1,3})?(?:rest|remainder)\s{1,3}(?:of\s{1,3})?(?:(?:the|this|my|our|the\s{1,3}current|current)\s{1,3})?
                  (?P<u>week|month|quarter|year|decade)\b(?!-)""",
              _rest, words="rest|remainder"),
    # the end of the year, later in the week (the part is read before it)
    _relative("date.relative", "unit",
              rf"""(?:(?<=\bof\s)|(?<=\blater\sin\s)|(?<=\bearlier\sin\s))the\s{{1,3}}{_SAME_UNIT}
                   (?!\s{{1,3}}(?:before|after|of|award|\w+ing))""",
              _of_the, words="of the|in the"),
    # end of year
    _relative("date.relative", "unit", r"(?<=\bend\sof\s)(?P<u>week|month|quarter|year)\b", _of_the, words="end of"),
)  # fmt: skip
