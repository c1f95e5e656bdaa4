"""Dates that name their year, month or day: one pattern per form, each with the function that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from claims.analysis.extraction.date_words import (
    ANY_YEAR,
    DASH,
    DAY,
    DAY_TH,
    DECADES,
    EVENTS,
    FLAGS,
    MONTH,
    ORDINAL,
    SEASON,
    SEASONS,
    WEEKDAY,
    YEAR,
    either,
    full_year,
    month_of,
    ordinal_of,
)  # fmt: skip
from claims.analysis.extraction.partial_dates import (
    PartialDate,
    between,
    from_edtf,
    of_century,
    of_day,
    of_days,
    of_decade,
    of_month,
    of_part,
    of_year,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """A date as found, before its year is told: either `value`, or what it names of year, month, day and weekday.

    `last` is the last day of the month for a run of days ("5-9 May"), 0 otherwise. `part` is an EDTF code of a season.
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
    weekday: int = 0

    def valued(self) -> PartialDate | None:
        """The date, None as long as the year is missing or the calendar has no such day."""
        if self.value or not self.year:
            return self.value
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

    def in_year(self, year: int) -> Atom:
        """The same date with its year known."""
        return replace(self, year=year)


Reader = Callable[[re.Match[str]], Atom | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a date. `needs` are the anchors that must all be near: "digit", "month", "word", "century"."""

    rule: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    read: Reader


def _named(match: re.Match[str], rule: str) -> Atom | None:
    """An atom from the groups y, m, d, e (last day) of a match, as far as the pattern has them."""
    groups = match.groupdict()
    year = full_year(groups["y"]) if groups.get("y") else 0
    month = month_of(groups["m"]) if groups.get("m") else 0
    day = ordinal_of(groups["d"]) if groups.get("d") else 0
    last = ordinal_of(groups["e"]) if groups.get("e") else 0
    if day > 31 or (last and last <= day):
        return None
    return Atom(match.start(), _without_stop(match), rule, year=year, month=month, day=day, last=last)


def _without_stop(match: re.Match[str]) -> int:
    """The end of a match without the full stop of an abbreviation at its end."""
    return match.end() - 1 if match.group().endswith(".") else match.end()


def _numeric(match: re.Match[str], rule: str) -> Atom | None:
    """Day and month in digits: decided by the one above 12, else month first, as in the United States."""
    first, second, year = int(match["a"]), int(match["b"]), full_year(match["y"])
    month, day = (second, first) if first > 12 else (first, second)
    value = of_day(year, month, day) if month <= 12 else None
    return Atom(match.start(), match.end(), rule, value=value, year=year, month=month, day=day) if value else None


def _numeric_iso(match: re.Match[str], rule: str) -> Atom | None:
    value = of_day(int(match["y"]), int(match["a"]), int(match["b"]))
    return Atom(match.start(), match.end(), rule, value=value, year=int(match["y"])) if value else None


def _month_day(match: re.Match[str], rule: str) -> Atom | None:
    """Day and month in digits without a year: "on 22/04", "Friday 7/6"."""
    first, second = int(match["a"]), int(match["b"])
    month, day = (second, first) if first > 12 else (first, second)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    start = match.start("w") if match["w"] else match.start("a")
    return Atom(start, match.end(), rule, month=month, day=day)


def _years(match: re.Match[str], rule: str) -> Atom | None:
    """ "2010-2012", "2010-12", "2010 to 2012"; "2012-10" is left to the month."""
    first, right = int(match["y"]), match["z"]
    last = int(right) if len(right) == 4 else first - first % 100 + int(right)
    if last <= first or last - first > 400:
        return None
    value = between(of_year(first), of_year(last))
    return Atom(match.start(), match.end(), rule, value=value) if value else None


def _iso_month(match: re.Match[str], rule: str) -> Atom | None:
    return Atom(match.start(), match.end(), rule, year=int(match["y"]), month=int(match["m"]))


def _decade(match: re.Match[str], rule: str) -> Atom | None:
    """ "1990s", "the '90s", "the nineties", "the 1970s and 80s"."""
    groups = match.groupdict()
    word = groups.get("w")
    first = 1900 + DECADES[word.lower()] if word else full_year(groups["y"])
    value: PartialDate | None = of_decade(first)
    if groups.get("z"):
        second = int(groups["z"])
        value = between(of_decade(first), of_decade(second if second > 99 else first - first % 100 + second))
    return Atom(match.start(), match.end(), rule, value=value) if value else None


def _century(match: re.Match[str], rule: str) -> Atom | None:
    number = ordinal_of(match["n"])
    if not 1 <= number <= 22:
        return None
    if match["dec"]:
        first = (number - 1) * 100 + (ordinal_of(match["dec"]) - 1) * 10 + 1
        value = between(of_year(first), of_year(first + 9))
        return Atom(match.start(), match.end(), rule, value=value) if value else None
    return Atom(match.start(), match.end(), rule, value=of_century(number))


def _season(match: re.Match[str], rule: str) -> Atom | None:
    return Atom(match.start(), match.end(), rule, year=full_year(match["y"]), part=SEASONS[match["s"].lower()])


def _part(match: re.Match[str], rule: str) -> Atom | None:
    """A quarter or half of a year: "Q3 2019", "the second half of 2019", "2019-H2"."""
    groups = match.groupdict()
    number = ordinal_of(groups["n"])
    code = (32 if groups["kind"].lower() in ("q", "quarter") else 39) + number
    if not 33 <= code <= 36 and not 40 <= code <= 41:
        return None
    return Atom(match.start(), match.end(), rule, year=full_year(groups["y"]), part=code)


def _months(match: re.Match[str], rule: str) -> Atom | None:
    """ "May to October 2020": the last month may stand in the year after the first."""
    year = full_year(match["y"])
    first, last = month_of(match["m"]), month_of(match["n"])
    value = between(of_month(year - (first > last), first), of_month(year, last))
    return Atom(match.start(), match.end(), rule, value=value) if value else None


def _fiscal(match: re.Match[str], rule: str) -> Atom | None:
    """A financial year is given as the calendar year, or the two years, that it names."""
    first, second = full_year(match["y"]), match["z"]
    value: PartialDate | None = of_year(first)
    if second:
        last = int(second) if len(second) == 4 else first - first % 100 + int(second)
        value = between(of_year(first), of_year(last)) if last == first + 1 else None
    return Atom(match.start(), match.end(), rule, value=value) if value else None


def _event(match: re.Match[str], rule: str) -> Atom | None:
    return Atom(match.start(), match.end(), rule, value=from_edtf(EVENTS[match.group()]))


def _form(rule: str, needs: str, pattern: str, read: Callable[[re.Match[str], str], Atom | None]) -> Form:
    return Form(rule, frozenset(needs.split()), re.compile(pattern, FLAGS), lambda match: read(match, rule))


# Pieces of patterns: the gap between day, month and year; a weekday before a day; what "May 5 percent" is told by.
_GAP = r"(?:\s{0,3},\s{0,3}|\s{1,3}(?:of|in)\s{1,3}|\s{1,3})"
_DAY_NAME = rf"(?:{WEEKDAY},?\s{{1,3}})?"
_NO_FIGURE = r"(?!\s{0,2}(?:%|percent|per\s|million|billion|people|days|years|hours|[ap]\.?m\b))"
_ALONE = r"(?<![\w/.,$-])"
_NOT_ON = r"(?![\w/-]|[.,]\d)"
_TO = rf"(?:{DASH}|\s{{1,3}}(?:to|and|until|till|through|or)\s{{1,3}})"
_D = rf"{DAY}(?:st|nd|rd|th)?"
_DAY_2 = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH_2 = r"(?:0?[1-9]|1[0-2])"
_RANK = rf"(?P<n>{ORDINAL}|[1-4](?:st|nd|rd|th))"
_ORDINAL_CENTURY = rf"(?P<n>\d{{1,2}}\s{{0,6}}(?:st|nd|rd|th)|{ORDINAL})"
_SHADE = r"(?:(?:early|late|mid)[\s-]{1,3})?"
_NUMBERED_EVENTS = either([event for event in EVENTS if event[0].isdigit()])
_NAMED_EVENTS = either([event for event in EVENTS if not event[0].isdigit()])

_IN_DIGITS = (
    # 9/11
    _form("date.event", "digit", rf"(?<![\w/.-])(?:{_NUMBERED_EVENTS})(?![\w/-])", _event),
    # 2019-05-05, 2019/5/5, 2019.05.05
    _form("date.iso", "digit",
          rf"{_ALONE}(?P<y>1\d{{3}}|20\d\d)(?P<sep>[-/.])(?P<a>{_MONTH_2})(?P=sep)(?P<b>{_DAY_2})(?![\d/])",
          _numeric_iso),
    # 05/12/2019, 5.12.2019, 11/12, 2016
    _form("date.numeric", "digit",
          rf"""{_ALONE}(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?:(?P=sep)|\s{{0,2}},\s{{0,2}})
               (?P<y>1\d{{3}}|20\d\d)(?![\w/])""",
          _numeric),
    # 05/12/19
    _form("date.numeric", "digit",
          rf"{_ALONE}(?P<a>\d{{1,2}})(?P<sep>[-/])(?P<b>\d{{1,2}})(?P=sep)'?(?P<y>\d\d){_NOT_ON}", _numeric),
    # on 22/04, Friday 7-6
    _form("date.month_day", "digit",
          rf"""(?:\b(?:on|from|until|till|since|by)\s{{1,3}}|\b(?P<w>{WEEKDAY}),?\s{{1,3}})
               (?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})(?!%){_NOT_ON}""",
          _month_day),
    # 1971-2012, 2010-12, 2010 to 2012
    _form("date.years", "digit",
          rf"""{_ALONE}(?P<y>{YEAR})(?:{DASH}|\s{{1,3}}(?:to|until|till|through)\s{{1,3}}|/)
               (?P<z>{YEAR}|\d\d(?!\d)){_NOT_ON}""", _years),
    # between 2003 and 2005
    _form("date.years", "digit", rf"(?<=between\s)(?P<y>{YEAR})\s{{1,3}}and\s{{1,3}}(?P<z>{YEAR})(?![\w/-])", _years),
    # 2012-10, 2016 / 11
    _form("date.month", "digit",
          rf"{_ALONE}(?P<y>1[89]\d\d|20\d\d)\s?[-/]\s?(?P<m>0[1-9]|1[0-2]){_NOT_ON}", _iso_month),
    # 10/2012
    _form("date.month", "digit", rf"{_ALONE}(?P<m>{_MONTH_2})\s?[-/]\s?(?P<y>19\d\d|20\d\d){_NOT_ON}", _iso_month),
)  # fmt: skip

_WITH_MONTH = (
    # 5-9 May 2014, 5th and 9th of May
    _form("date.days", "digit month",
          rf"""(?<![\w.,$])(?P<d>{_D}){_TO}(?:the\s)?(?P<e>{_D})\s{{1,3}}(?:of\s{{1,3}})?
               (?P<m>{MONTH})(?:{_GAP}(?P<y>{ANY_YEAR}))?""", _named),
    # May 5-9, 2014; April 9th through 17th
    _form("date.days", "digit month",
          rf"""\b(?P<m>{MONTH})\s{{1,3}}(?:the\s)?(?P<d>{_D}){_TO}(?:the\s)?
               (?P<e>{_D})(?!\w)(?![.,:]\d)(?:{_GAP}(?P<y>{ANY_YEAR}))?""", _named),
    # 5 May 2019, Sunday, the 5th of May 2019, 23/Sep/2020, 05-Aug-2016
    _form("date.day", "month",
          rf"""(?<![\w.,$])(?P<w>{_DAY_NAME})(?:the\s{{1,3}})?(?P<d>{DAY_TH})
               (?:\s{{1,3}}(?:day\s{{1,3}})?(?:of\s{{1,3}})?|[-/])(?P<m>{MONTH})
               (?:(?:{_GAP}|[-/])(?P<y>{ANY_YEAR}|(?<=of\s)\d\d))?(?![-/]?\d)""", _named),
    # May 5, 2019; Tuesday May 5th; Sep-23-2020
    _form("date.day", "month",
          rf"""\b(?P<w>{_DAY_NAME})(?P<m>{MONTH})(?:\s{{0,3}},?\s{{0,3}}(?:the\s)?|[-/])(?P<d>{DAY_TH}){_NO_FIGURE}
               (?:(?:{_GAP}|[-/])(?P<y>{ANY_YEAR}))?(?![-/:]\d)""", _named),
    # 2019/aug/01
    _form("date.day", "digit month",
          rf"(?<![\w/])(?P<y>{YEAR})[-/\s]{{1,2}}(?P<m>{MONTH})[-/\s]{{1,2}}(?P<d>{DAY})(?!\w)", _named),
    # May to October 2020, Jan-Feb 2016
    _form("date.months", "digit month", rf"\b(?P<m>{MONTH}){_TO}(?P<n>{MONTH}){_GAP}(?P<y>{ANY_YEAR})", _months),
    # May 2019, May of 2019, Aug-2016, Jan '16
    _form("date.month", "digit month",
          rf"\b(?P<m>{MONTH})(?:{_GAP}|[-/])(?:the\s{{1,3}}year\s{{1,3}})?(?P<y>{ANY_YEAR})(?![-/]?\d)", _named),
    # 2017 april
    _form("date.month", "digit month", rf"(?<![\w$/-])(?P<y>{YEAR})[\s,]{{1,3}}(?P<m>{MONTH})(?!\s{{1,2}}\d)", _named),
)  # fmt: skip

_LONGER = (
    # the 1970s and 80s, 1990's, the 1970s-1980s
    _form("date.decade", "digit",
          r"""(?<![\w$.,/-])(?:the\s{1,3})?(?P<y>1[4-9]\d0|20\d0)'?s\b
              (?:(?:\s{1,3}(?:and|to|or)\s{1,3}(?:the\s{1,3})?(?:early\s{1,3}|mid-?|late\s{1,3})?|\s?[-–/]\s?)
                 '?(?P<z>(?:1[4-9]|20)?\d0)'?s\b)?""",
          _decade),
    # the '90s, the 80s
    _form("date.decade", "digit",
          rf"(?:\bthe\s{{1,3}}{_SHADE}|\bmid-|(?<!\w)(?='))'?(?P<y>[2-9]0)'?s\b(?!\s{{1,3}}of\b)", _decade),
    # the nineties
    _form("date.decade", "word", rf"\bthe\s{{1,3}}{_SHADE}(?P<w>{either(DECADES)})\b", _decade),
    # the 21st century, the second decade of the 21st century
    _form("date.century", "century",
          rf"""\b(?:(?:the\s{{1,3}})?(?P<dec>{ORDINAL})\s{{1,3}}decade\s{{1,3}}of\s{{1,3}})?
               (?:the\s{{1,3}})?{_ORDINAL_CENTURY}(?:\s{{1,9}}|-)century\b""",
          _century),
    # summer 2016, the spring of 1968
    _form("date.season", "digit word", rf"\b(?:the\s{{1,3}})?(?P<s>{SEASON}){_GAP}(?P<y>{ANY_YEAR})", _season),
    # Q3 2019
    _form("date.part", "digit", rf"\b(?P<kind>[qh])(?P<n>[1-4])[-\s]{{1,3}}(?:of\s{{1,3}})?(?P<y>{ANY_YEAR})", _part),
    # the third quarter of 2019, first half of 2019
    _form("date.part", "word",
          rf"""\b(?:the\s{{1,3}})?{_RANK}[-\s]{{1,3}}(?P<kind>quarter|half)\s{{1,3}}
               (?:of\s{{1,3}})?(?:the\s{{1,3}}year\s{{1,3}})?(?P<y>{ANY_YEAR})(?!s)""",
          _part),
    # 2019-H2, 2019 Q3
    _form("date.part", "digit", rf"(?<![\w$/-])(?P<y>{YEAR})[-\s]{{0,2}}(?P<kind>[qh])(?P<n>[1-4])(?!\w)", _part),
    # fiscal 2016, FY2016-17
    _form("date.fiscal", "digit",
          r"""\b(?:the\s{1,3})?(?:fiscal(?:\s{1,3}years?)?|financial\s{1,3}year|FY)[\s-]{0,3}
              (?P<y>(?:19|20)\d\d|'?\d\d(?!\d))(?:[-/–](?P<z>(?:19|20)?\d\d))?(?!\w)""", _fiscal),
    # D-Day
    _form("date.event", "word", rf"(?<![\w-])(?-i:{_NAMED_EVENTS})(?![\w-])", _event),
)  # fmt: skip

FORMS: tuple[Form, ...] = _IN_DIGITS + _WITH_MONTH + _LONGER


def find_in(forms: tuple[Form, ...], view: str, start: int, end: int, anchors: frozenset[str]) -> Iterator[Atom]:
    """All dates that any of `forms` reads between `start` and `end`, overlapping ones included."""
    for form in forms:
        if form.needs <= anchors:
            for match in form.pattern.finditer(view, start, end):
                if atom := form.read(match):
                    yield atom
