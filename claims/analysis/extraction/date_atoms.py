"""A date as found, before its year is told, and a way to write one: a pattern with the function that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from claims.analysis.extraction.date_holidays import holiday_in
from claims.analysis.extraction.date_words import FLAGS
from claims.analysis.extraction.partial_dates import PartialDate, of_day, of_days, of_month, of_part, of_year


@dataclass(frozen=True, slots=True)
class Atom:
    """A date as found, before its year is told: either `value`, or what it names of year, month and day.

    `last` is the last day of the month for a run of days ("5-9 May"), 0 otherwise. `part` is an EDTF code of a season,
    quarter or half. `holiday` is the name of a holiday as the lexicon has it, `weekday` the ISO number of a weekday
    that is named with a day: it tells the year where that is not told.
    """

    start: int
    end: int
    rule: str
    value: PartialDate | None = None
    year: int = 0
    month: int = 0
    day: int = 0
    last: int = 0
    part: int = 0
    holiday: str = ""
    weekday: int = 0

    def valued(self) -> PartialDate | None:
        """The date, None as long as the year is missing or the calendar has no such day."""
        if self.value or not self.year:
            return self.value
        if self.holiday:
            return holiday_in(self.holiday, self.year)
        if self.part:
            return of_part(self.year, self.part)
        if not self.month:
            return of_year(self.year)
        if not self.day:
            return of_month(self.year, self.month)
        first = of_day(self.year, self.month, self.day)
        last = of_day(self.year, self.month, self.last) if self.last else first
        if not first or not last or last.latest < first.earliest:
            return None
        return of_days(first.earliest, last.latest)

    def lacks_year(self) -> bool:
        """True where it recurs every year: a month, a day of it, a season or a holiday whose year is not told."""
        return not self.year and not self.value and bool(self.month or self.part or self.holiday)

    def in_year(self, year: int) -> Atom:
        """The same date with its year known."""
        return replace(self, year=year)

    def before(self, other: PartialDate) -> PartialDate | None:
        """The last such date that begins no later than `other` ends; 29 February is looked for in a leap year."""
        years = (other.latest.year - back for back in range(_LEAP_GAP) if other.latest.year > back)
        values = (self.in_year(year).valued() for year in years)
        return next((value for value in values if value and value.earliest <= other.latest), None)

    def after(self, other: PartialDate) -> PartialDate | None:
        """The first such date that ends no earlier than `other` begins."""
        years = (other.earliest.year + ahead for ahead in range(_LEAP_GAP) if other.earliest.year + ahead < _NO_YEAR)
        values = (self.in_year(year).valued() for year in years)
        return next((value for value in values if value and value.latest >= other.earliest), None)

    def on_weekday(self, near: PartialDate, *, ahead: bool) -> PartialDate | None:
        """Of the years next to `near` the one in which this day is its weekday, None where there is none or two."""
        years = range(near.earliest.year - 1, near.latest.year + 2)
        values = [value for year in years if (value := self.in_year(year).valued())]
        fitting = [value for value in values if value.earliest.isoweekday() == self.weekday]
        if len(fitting) > 1:
            fitting = [value for value in fitting if (value.earliest > near.latest) == ahead]
        return fitting[0] if len(fitting) == 1 else None


# The most years between two leap years, with both of them; the first year that the calendar has not.
_LEAP_GAP = 9
_NO_YEAR = 9999


Reader = Callable[[re.Match[str]], Atom | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a date. `needs` are the kinds of anchors that must all be near ("digit", "month", "season").

    One of `marks`, in lower case, must be near as well, if there are any: a cheap test before a costly pattern.
    """

    rule: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    read: Reader
    marks: tuple[str, ...] = ()


def form(
    rule: str, needs: str, pattern: str, read: Callable[[re.Match[str], str], Atom | None], marks: str = ""
) -> Form:
    """A form whose reader is given the rule's name as well; `needs` stand between blanks, `marks` between bars."""
    return Form(
        rule,
        frozenset(needs.split()),
        re.compile(pattern, FLAGS),
        lambda match: read(match, rule),
        tuple(marks.split("|")) if marks else (),
    )


def find_in(
    forms: tuple[Form, ...], view: str, start: int, end: int, anchors: frozenset[str], near: str
) -> Iterator[Atom]:
    """All dates that any of `forms` reads between `start` and `end`, overlapping ones included.

    `near` is that stretch in lower case.
    """
    for way in forms:
        if way.needs <= anchors and (not way.marks or any(mark in near for mark in way.marks)):
            for match in way.pattern.finditer(view, start, end):
                if atom := way.read(match):
                    yield atom


def without_stop(match: re.Match[str]) -> int:
    """The end of a match without the full stop of an abbreviation at its end."""
    return match.end() - 1 if match.group().endswith(".") else match.end()
