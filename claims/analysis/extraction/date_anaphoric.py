"""Dates that are told by their distance from the date before them: "the same year", "two days later", "that week"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claims.analysis.extraction.date_units import DISTANCE, at_distance, distance_of, period_of, singular
from claims.analysis.extraction.date_words import FLAGS, SEASON, SEASONS
from claims.analysis.extraction.partial_dates import PartialDate, Precision, of_part, within_calendar

# From a match and the date before it to the date that is meant, None where that is told too coarsely.
LookBack = Callable[[re.Match[str], PartialDate], PartialDate | None]


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A way to point back. `reach` is how far before it the date may stand, in code points; `is_found` is true where
    the mention is worth finding even if there is none. `falls_back` is when it is told from the day of writing then:
    "first" where no date stands before it in the text, "ahead" where the sentence looks ahead as well. One of `words`
    must be near: a cheap test before the pattern."""

    rule: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    resolve: LookBack
    reach: int = 400
    is_found: bool = False
    falls_back: str = ""
    words: tuple[str, ...] = ()

    @within_calendar
    def tell(self, match: re.Match[str], seen: PartialDate) -> PartialDate | None:
        """What a match means after the date `seen`, None where that is too coarse or outside the calendar."""
        return self.resolve(match, seen)


def _unit_of(match: re.Match[str], seen: PartialDate) -> PartialDate | None:
    """The year, month, week or day in which the date before lies, if it lies in one."""
    unit = singular(match["u"])
    if unit in SEASONS:
        is_one_year = seen.earliest.year == seen.latest.year
        return of_part(seen.earliest.year, SEASONS[unit]) if is_one_year else None
    first = period_of(_as_fine(seen), unit, 0)
    return first if first and first.earliest <= seen.earliest and seen.latest <= first.latest else None


def _as_fine(seen: PartialDate) -> PartialDate:
    """An interval inside one month or year as a date of that precision, so that units can be counted from it."""
    if seen.precision not in (Precision.INTERVAL, Precision.SEASON):
        return seen
    first, last = seen.earliest, seen.latest
    if first.year != last.year:
        return seen
    precision = Precision.MONTH if first.month == last.month else Precision.YEAR
    return PartialDate(first, last, seen.edtf, precision)


def _next_to(match: re.Match[str], seen: PartialDate) -> PartialDate | None:
    """The unit before or after that of the date before: "the following year", "the day before"."""
    step = 1 if match["way"].lower() in ("next", "following", "ensuing", "after") else -1
    return period_of(_as_fine(seen), singular(match["u"]), step)


def _away(match: re.Match[str], seen: PartialDate) -> PartialDate | None:
    distance = distance_of(match["dist"])
    sign = -1 if match["way"].lower() in ("earlier", "before", "previously") else 1
    return at_distance(_as_fine(seen), distance, sign) if distance else None


_UNITS = r"(?P<u>day|week(?:end)?|month|quarter|year|decade)\b(?!-|'|\s?/)"
_ENDS = r"(?=\s{0,3}[.,;:!?)\"']|\s{0,3}\Z|\s{1,3}(?:and|when|but|on|at|in)\b)"


def _anaphor(
    rule: str, words: str, pattern: str, resolve: LookBack, *, reach: int = 400, is_found: bool = False,
    falls_back: str = "", needs: str = "unit",
) -> Anaphor:  # fmt: skip
    """An anaphor from its parts; `words` stand between bars."""
    listed = tuple(words.split("|"))
    return Anaphor(rule, frozenset({needs}), re.compile(pattern, FLAGS), resolve, reach, is_found, falls_back, listed)


ANAPHORS: tuple[Anaphor, ...] = (
    # the same year, that very same day
    _anaphor("date.same", "same", rf"\b(?:the|that)\s{{1,3}}(?:very\s{{1,3}})?same\s{{1,3}}{_UNITS}",
             _unit_of, reach=1500),
    _anaphor("date.same", "same", r"(?<!the\s)(?<!that\s)\bsame\s{1,3}(?P<u>week|month|year)\b(?!-)",
             _unit_of, reach=1500),
    # that year, that summer
    _anaphor("date.that", "that", rf"\bthat\s{{1,3}}(?!day){_UNITS}(?!\s{{1,3}}(?:after|by|in)\b)",
             _unit_of, is_found=True),
    _anaphor("date.that", "that", r"\bthat\s{1,3}(?P<u>day)\b(?!-|'|\s{1,3}(?:after|by|in)\b)", _unit_of),
    _anaphor("date.that", "that", rf"\bthat\s{{1,3}}(?P<u>{SEASON})\b(?!-|')", _unit_of, needs="season"),
    # two days later, a year earlier
    _anaphor("date.later", "later|earlier|afterward|previously",
             rf"\b(?P<dist>{DISTANCE})\s{{1,3}}(?P<way>later|earlier|afterwards?|previously)\b(?!\s{{1,3}}than\b)",
             _away, falls_back="ahead"),
    # the following year, the previous month; next day
    _anaphor("date.next_to", "following|previous|preceding|ensuing",
             rf"\bthe\s{{1,3}}(?P<way>following|previous|preceding|ensuing)\s{{1,3}}(?!day){_UNITS}(?!\s{{1,3}}of\b)",
             _next_to, is_found=True, falls_back="first"),
    _anaphor("date.next_to", "following|previous|preceding",
             r"\bthe\s{1,3}(?P<way>following|previous|preceding)\s{1,3}(?P<u>day)\b(?!-|'|\s{1,3}of\b)",
             _next_to, is_found=True, falls_back="ahead"),
    _anaphor("date.next_to", "next", r"\b(?:the\s{1,3})?(?P<way>next)\s{1,3}(?P<u>day)\b(?!-|'|\s{1,3}of\b)", _next_to,
             is_found=True, falls_back="ahead"),
    # the day before, the year after
    _anaphor("date.next_to", "before|after",
             rf"\bthe\s{{1,3}}(?P<u>day|week|month|year)\s{{1,3}}(?P<way>before|after){_ENDS}", _next_to,
             is_found=True),
)  # fmt: skip
