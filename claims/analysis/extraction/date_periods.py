"""Longer periods: seasons, quarters, halves, financial years, decades, centuries, weeks by number, holidays, events."""

from __future__ import annotations

import re

from claims.analysis.extraction.date_atoms import Atom, form
from claims.analysis.extraction.date_holidays import HOLIDAYS
from claims.analysis.extraction.date_words import (
    ANY_YEAR,
    DECADES,
    EVENTS,
    GAP,
    ORDINAL,
    RANK,
    SEASON,
    SEASONS,
    YEAR,
    either,
    full_year,
    ordinal_of,
)  # fmt: skip
from claims.analysis.extraction.partial_dates import (
    PartialDate,
    between,
    from_edtf,
    of_century,
    of_decade,
    of_hundreds,
    of_week,
    of_year,
)  # fmt: skip
from claims.analysis.lexicon import load


def _decade(match: re.Match[str], rule: str) -> Atom | None:
    """ "1990s", "the '90s", "the nineties", "the 1970s and 80s"; "the 1800s" are a hundred years."""
    groups = match.groupdict()
    word = groups.get("w")
    first = DECADES[re.sub(r"[-\s]+", " ", word.lower())] if word else full_year(groups["y"])
    first += 1900 if first < 100 else 0
    value: PartialDate | None = of_hundreds(first) if not first % 100 and first < 2000 else of_decade(first)
    if groups.get("z"):
        second = int(groups["z"])
        value = between(of_decade(first), of_decade(second if second > 99 else first - first % 100 + second))
    return Atom(match.start(), match.end(), rule, value=value) if value else None


def _short_decade(match: re.Match[str], rule: str) -> Atom | None:
    """ "the '90s", "the 80s" of the century before this one, which may be temperatures or ages as well."""
    view, start = match.string, match.start()
    marked = "'" in match.group()[: match.group().index(match["y"])]
    tens = int(match["y"])
    if not marked and (tens < _LEAST_DECADE or _FIGURES.search(view, max(0, start - 40), match.end() + 30)):
        return None
    return Atom(start, match.end(), rule, value=of_decade(1900 + tens))


def _century(match: re.Match[str], rule: str) -> Atom | None:
    number = ordinal_of(match["n"])
    if not 1 <= number <= 22:
        return None
    if match["dec"]:
        first = (number - 1) * 100 + (ordinal_of(match["dec"]) - 1) * 10 + 1
        value = between(of_year(first), of_year(first + 9))
        return Atom(match.start(), match.end(), rule, value=value) if value else None
    return Atom(match.start(), match.end(), rule, value=of_century(number))


def _turn(match: re.Match[str], rule: str) -> Atom | None:
    """ "the turn of the 20th century" is about 1900, that of the millennium about 2000."""
    year = (ordinal_of(match["n"]) - 1) * 100 if match["n"] else 2000
    return Atom(match.start(), match.end(), rule, value=from_edtf(f"{year:04}~")) if 0 < year < 2200 else None


def _season(match: re.Match[str], rule: str) -> Atom | None:
    return Atom(match.start(), match.end(), rule, year=full_year(match["y"]), part=SEASONS[match["s"].lower()])


def part_code(rank: str, kind: str) -> int:
    """The EDTF code of a quarter or half of a year: 33 for ("first", "quarter") and ("1", "Q"); 0 where it has none."""
    number, is_quarter = ordinal_of(rank), kind.lower() in ("q", "quarter")
    return (32 if is_quarter else 39) + number if 1 <= number <= (4 if is_quarter else 2) else 0


def _part(match: re.Match[str], rule: str) -> Atom | None:
    """A quarter or half of a year: "Q3 2019", "the second half of 2019", "2019-H2"; without a year "in Q3"."""
    groups = match.groupdict()
    code = part_code(groups["n"], groups["kind"])
    year = full_year(groups["y"]) if groups.get("y") else 0
    return Atom(match.start(), match.end(), rule, year=year, part=code) if code else None


def _fiscal(match: re.Match[str], rule: str) -> Atom | None:
    """A financial year is given as the calendar year, or the two years, that it names."""
    first, second = full_year(match["y"]), match["z"]
    value: PartialDate | None = of_year(first)
    if second:
        last = int(second) if len(second) == 4 else first - first % 100 + int(second)
        value = between(of_year(first), of_year(last)) if last == first + 1 else None
    return Atom(match.start(), match.end(), rule, value=value) if value else None


def _week(match: re.Match[str], rule: str) -> Atom | None:
    value = of_week(full_year(match["y"]), int(match["n"]))
    return Atom(match.start(), match.end(), rule, value=value) if value else None


def _event(match: re.Match[str], rule: str) -> Atom | None:
    return Atom(match.start(), match.end(), rule, value=from_edtf(EVENTS[match.group()]))


def _holiday(match: re.Match[str], rule: str) -> Atom | None:
    groups = match.groupdict()
    name = " ".join(groups["h"].lower().replace("-", " ").split())
    year = full_year(groups["y"]) if groups.get("y") else 0
    return Atom(match.start(), match.end(), rule, year=year, holiday=name)


_ORDINAL_CENTURY = rf"(?P<n>\d{{1,2}}\s{{0,6}}(?:st|nd|rd|th)|{ORDINAL})"
_FOUR_DECADE = r"""(?:(?<![\w$.,/-])|(?<=mid-)|(?<=early-)|(?<=late-)|(?<=pre-)|(?<=post-))
    (?:the\s{1,3})?(?P<y>1[4-9]\d0|20\d0)(?:'?|\s)s"""
_DECADE_NAMES = either([name.replace(" ", "-") for name in DECADES])
_FIGURES = re.compile(rf"\b(?:{either(load('dates')['decades_never']['near'])})\b", re.IGNORECASE)
# Without an apostrophe a decade before this one is taken for ages or other figures.
_LEAST_DECADE = 40
_SHADE = r"(?:(?:early|late|mid)[\s-]{1,3})?"
_NUMBERED_EVENTS = either([event for event in EVENTS if event[0].isdigit()])
_NAMED_EVENTS = either([event for event in EVENTS if not event[0].isdigit()])
_HOLIDAY = rf"(?P<h>{either(HOLIDAYS)})"

IN_DIGITS = (
    # 9/11
    form("date.event", "digit", rf"(?<![\w/.-])(?:{_NUMBERED_EVENTS})(?![\w/-])", _event, marks="/"),
)

PERIODS = (
    # 1990's, 1990 s
    form("date.decade", "digit", rf"{_FOUR_DECADE}\b", _decade, marks="0s|0's|0 s"),
    # the 1970s and 80s, the 1970s-1980s
    form("date.decade", "digit",
         rf"""{_FOUR_DECADE}(?:\s{{1,3}}(?:and|to|or)\s{{1,3}}(?:the\s{{1,3}})?(?:early\s{{1,3}}|mid-?|late\s{{1,3}})?|\s?[-–/]\s?)
              '?(?P<z>(?:1[4-9]|20)?\d0)'?s\b""",
         _decade, marks="0s|0's"),
    # the '90s, the 80s
    form("date.decade", "digit",
         rf"(?:\bthe\s{{1,3}}{_SHADE}|\bmid-|(?<!\w)(?='))'?(?P<y>[2-9]0)'?s\b(?!\s{{1,3}}of\b)",
         _short_decade, marks="0s|0's"),
    # the nineties
    form("date.decade", "decade", rf"\bthe\s{{1,3}}{_SHADE}(?P<w>{_DECADE_NAMES})\b", _decade),
    # the 21st century, the second decade of the 21st century
    form("date.century", "century",
         rf"""\b(?:(?:the\s{{1,3}})?(?P<dec>{ORDINAL})\s{{1,3}}decade\s{{1,3}}of\s{{1,3}})?
              (?:the\s{{1,3}})?{_ORDINAL_CENTURY}(?:\s{{1,9}}|-)century\b""",
         _century),
    # the turn of the 20th century, the turn of the millennium
    form("date.turn", "century",
         rf"\b(?:the\s{{1,3}})?turn\s{{1,3}}of\s{{1,3}}the\s{{1,3}}(?:{_ORDINAL_CENTURY}\s{{1,9}}century|millennium)\b",
         _turn),
    # summer 2016, the spring of 1968
    form("date.season", "season", rf"\b(?:the\s{{1,3}})?(?P<s>{SEASON}){GAP}(?P<y>{ANY_YEAR})", _season),
    # Q3 2019, H1 of 2015, Q1-2019
    form("date.part", "digit",
         rf"\b(?P<kind>[qh])(?P<n>[1-4])[-\s]{{1,3}}(?:(?:of|in)\s{{1,3}})?(?P<y>{ANY_YEAR})",
         _part, marks="q1|q2|q3|q4|h1|h2"),
    # the third quarter of 2019, first half of 2019
    form("date.part", "part",
         rf"""\b(?:the\s{{1,3}})?{RANK}[-\s]{{1,3}}(?P<kind>quarter|half)\s{{1,3}}
              (?:(?:of|in)\s{{1,3}})?(?:the\s{{1,3}}year\s{{1,3}})?(?P<y>{ANY_YEAR})(?!s)""",
         _part),
    # 2019-H2, 2019 Q3
    form("date.part", "year",
         rf"(?<![\w$/-])(?P<y>{YEAR})[-\s]{{0,2}}(?P<kind>[qh])(?P<n>[1-4])(?!\w)",
         _part, marks="q1|q2|q3|q4|h1|h2"),
    # in Q3, during H1
    form("date.part_alone", "digit",
         r"\b(?:(?<=in\s)|(?<=by\s)|(?<=for\s)|(?<=since\s)|(?<=during\s)|(?<=until\s))(?P<kind>(?-i:[QH]))(?P<n>[1-4])(?![\w:-])",
         _part, marks="q1|q2|q3|q4|h1|h2"),
    # fiscal 2016, FY2016-17, CY18
    form("date.fiscal", "digit",
         r"""\b(?:the\s{1,3})?(?:fiscal(?:\s{1,3}years?)?|financial\s{1,3}year|(?-i:FY|CY|SY))[\s-]{0,3}
             (?P<y>(?:19|20)\d\d|'?\d\d(?!\d))(?:[-/–](?P<z>(?:19|20)?\d\d))?(?!\w)""",
         _fiscal, marks="fiscal|financial|fy|cy|sy"),
    # week 31 of 2019, 2019-W31
    form("date.week", "year",
         rf"\b(?:(?:calendar\s{{1,3}})?week|cw)\s{{0,3}}(?P<n>[0-5]?\d)(?:{GAP}|/)(?P<y>{YEAR})(?![\w-])",
         _week, marks="week|cw|w"),
    form("date.week", "year", rf"(?<![\w/-])(?P<y>{YEAR})[-\s]?w(?P<n>[0-5]\d)(?![\w-])", _week),
    # Christmas Day 2014, easter 2018
    form("date.holiday", "holiday digit", rf"(?<![\w-]){_HOLIDAY}{GAP}(?P<y>{ANY_YEAR})", _holiday),
    # D-Day
    form("date.event", "event", rf"(?<![\w-])(?-i:{_NAMED_EVENTS})(?![\w-])", _event),
)  # fmt: skip
