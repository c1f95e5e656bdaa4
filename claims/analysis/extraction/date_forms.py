"""Dates in digits and dates that name their month: one pattern per form, each with the function that reads it.

The longer periods, from seasons to centuries, are in `date_periods`.
"""

from __future__ import annotations

import re

from claims.analysis.extraction.date_atoms import Atom, form, without_stop
from claims.analysis.extraction.date_periods import IN_DIGITS as PERIODS_IN_DIGITS
from claims.analysis.extraction.date_periods import PERIODS
from claims.analysis.extraction.date_words import (
    ANY_YEAR,
    DASH,
    DAY,
    DAY_TH,
    DAY_WORDS,
    GAP,
    MONTH,
    MONTH_NAME,
    ORDINAL,
    WEEKDAY,
    YEAR,
    full_year,
    month_of,
    ordinal_of,
    weekday_of,
)  # fmt: skip
from claims.analysis.extraction.partial_dates import between, of_day, of_month, of_year


def _named(match: re.Match[str], rule: str) -> Atom | None:
    """An atom from the groups y, m, d, e (last day) of a match, as far as the pattern has them."""
    groups = match.groupdict()
    year = full_year(groups["y"]) if groups.get("y") else 0
    month = month_of(groups["m"]) if groups.get("m") else 0
    day = ordinal_of(groups["d"]) if groups.get("d") else 0
    last = ordinal_of(groups["e"]) if groups.get("e") else 0
    if day > 31 or (last and last <= day) or (month and _is_word(match, has_year=bool(year))):
        return None
    named = weekday_of(groups["w"].strip(" ,\n")) if groups.get("w") else 0
    return Atom(match.start(), without_stop(match), rule, year=year, month=month, day=day, last=last, weekday=named)


# After "5 may" and "may first" in small letters nothing may follow that makes "may" a verb.
_DATE_ENDS = re.compile(
    r"\s{0,3}(?:[.,;:!?)\"']|\Z)|\s{1,3}(?:at|in|on|to|with|for|from|until|till|through|and|or|this|next|last|\d)\b"
)
_STREET = re.compile(r"\s{1,3}(?:Street|St\b|Road|Rd\b|Avenue|Ave\b|Lane|Drive|Boulevard|Square)")


def _is_word(match: re.Match[str], *, has_year: bool) -> bool:
    """True where the month is a verb or the name of a street: "items 3 and 5 may be left out", "9 March Street"."""
    view, end = match.string, match.end()
    if _STREET.match(view, end):
        return True
    is_lower = match["m"] in _VERBS and not has_year
    return is_lower and not _DATE_ENDS.match(view, end)


_VERBS = frozenset({"may", "march"})


def _numeric(match: re.Match[str], rule: str) -> Atom | None:
    """Day and month in digits: decided by the one above 12, else month first, as in the United States."""
    first, second, year = int(match["a"]), int(match["b"]), full_year(match["y"])
    month, day = (second, first) if first > 12 else (first, second)
    value = of_day(year, month, day) if month <= 12 else None
    return Atom(match.start(), match.end(), rule, value=value, year=year, month=month, day=day) if value else None


def _numeric_iso(match: re.Match[str], rule: str) -> Atom | None:
    value = of_day(int(match["y"]), int(match["a"]), int(match["b"]))
    return Atom(match.start(), match.end(), rule, value=value, year=int(match["y"])) if value else None


def _years(match: re.Match[str], rule: str) -> Atom | None:
    """ "2010-2012", "2010-12", "2010 to 2012"; "2012-10" is left to the month."""
    first, right = int(match["y"]), match["z"]
    last = int(right) if len(right) == 4 else first - first % 100 + int(right)
    if last <= first or last - first > 400:
        return None
    value = between(of_year(first), of_year(last))
    return Atom(match.start(), match.end(), rule, value=value) if value else None


def _iso_month(match: re.Match[str], rule: str) -> Atom | None:
    groups = match.groupdict()
    return Atom(match.start(), match.end(), rule, year=int(groups["y"]), month=int(groups["m"] or groups["n"]))


def _months(match: re.Match[str], rule: str) -> Atom | None:
    """ "May to October 2020": the last month may stand in the year after the first."""
    year = full_year(match["y"])
    first, last = month_of(match["m"]), month_of(match["n"])
    value = between(of_month(year - (first > last), first), of_month(year, last))
    return Atom(match.start(), match.end(), rule, value=value) if value else None


# Pieces of patterns: a weekday before a day; what "May 5 percent" is told by.
_DAY_NAME = rf"(?:{WEEKDAY},?\s{{1,3}})?"
_NO_FIGURE = r"(?!\s{0,2}(?:%|percent|per\s|million|billion|people|days|years|hours|[ap]\.?m\b))"
_ALONE = r"(?<![\w/.,$-])"
_NOT_ON = r"(?![\w/-]|[.,]\d)"
_TO = rf"(?:{DASH}|\s{{1,3}}(?:to|until|till|through)\s{{1,3}})"
# Two days joined by "and" are a run of days only after "between".
_RUN = rf"(?:{_TO}|(?(b)\s{{1,3}}and\s{{1,3}}|(?!)))"
_D = rf"(?:{DAY}(?:st|nd|rd|th)?|{ORDINAL})(?!\w)"
_DAY_2 = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH_2 = r"(?:0?[1-9]|1[0-2])"
# Before a numeric date a dash may join it to another, or hold it apart ("-2019-05-05-").
_OPEN = r"(?:(?<![\w/.,$-])|(?<=\d\d\d\d[-–])|(?<=\s-)|(?<=\A-))"

_IN_DIGITS = (
    # 2019-05-05, 2019/5/5, 2019.05.05
    form("date.iso", "year",
         rf"{_OPEN}(?P<y>1\d{{3}}|20\d\d)(?P<sep>[-/.])(?P<a>{_MONTH_2})(?P=sep)(?P<b>{_DAY_2})(?![\d/])",
         _numeric_iso, marks="-|/|."),
    # -20190505-, the day of a file
    form("date.iso", "year", r"(?<=-)(?P<y>19\d\d|20\d\d)(?P<a>0[1-9]|1[0-2])(?P<b>0[1-9]|[12]\d|3[01])(?=-)",
         _numeric_iso, marks="-19|-20"),
    # 05/12/2019, 5.12.2019, 11/12, 2016
    form("date.numeric", "year",
         rf"""{_OPEN}(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?:(?P=sep)|\s{{0,2}},\s{{0,2}})
              (?P<y>1\d{{3}}|20\d\d)(?![\w/])""",
         _numeric, marks="-|/|."),
    # 05/12/19
    form("date.numeric", "digit",
         rf"{_ALONE}(?P<a>\d{{1,2}})(?P<sep>[-/])(?P<b>\d{{1,2}})(?P=sep)'?(?P<y>\d\d){_NOT_ON}",
         _numeric, marks="-|/"),
    # 11/12,16
    form("date.numeric", "digit",
         rf"{_ALONE}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}),'?(?P<y>\d\d)(?=[.;!?]?\s*\Z|[.;!?]\s)",
         _numeric, marks="/"),
    # 1971-2012, 2010-12, 2010 to 2012
    form("date.years", "year",
         rf"""{_ALONE}(?P<y>{YEAR})(?:{DASH}|\s{{1,3}}(?:to|until|till|through)\s{{1,3}}|/)
              (?P<z>{YEAR}|\d\d(?!\d)){_NOT_ON}""",
         _years, marks="-|–|—|~|/|to|til|through"),
    # between 2003 and 2005
    form("date.years", "year",
         rf"(?<=between\s)(?P<y>{YEAR})\s{{1,3}}and\s{{1,3}}(?P<z>{YEAR})(?![\w/-])",
         _years, marks="between"),
    # 2012-10, 2016 / 11, 2016/3
    form("date.month", "year",
         rf"{_ALONE}(?P<y>1[89]\d\d|20\d\d)(?:\s?[-/]\s?(?P<m>0[1-9]|1[0-2])|/(?P<n>[1-9])){_NOT_ON}",
         _iso_month, marks="/|-"),
    # 10/2012
    form("date.month", "year",
         rf"{_ALONE}(?P<m>{_MONTH_2})\s?[-/]\s?(?P<y>19\d\d|20\d\d){_NOT_ON}",
         _iso_month, marks="/|-"),
)  # fmt: skip

_WITH_MONTH = (
    # 5-9 May 2014, between the 5th and the 9th of May
    form("date.days", "month",
         rf"""(?<![\w.,$])(?P<b>between\s{{1,3}}(?:the\s)?)?(?P<d>{_D}){_RUN}(?:the\s)?(?P<e>{_D})\s{{1,3}}(?:of\s{{1,3}})?
              (?P<m>{MONTH})(?:{GAP}(?P<y>{ANY_YEAR}))?""", _named),
    # May 5-9, 2014; April 9th through 17th; Feb between 5-9
    form("date.days", "month",
         rf"""\b(?P<m>{MONTH})\s{{1,3}}(?:(?:from|(?P<b>between))\s{{1,3}})?(?:the\s)?(?P<d>{_D}){_RUN}(?:the\s)?
              (?P<e>{_D})(?!\w)(?![.,:]\d)(?:{GAP}(?P<y>{ANY_YEAR}))?""", _named),
    # 5 May 2019, Sunday, the 5th of May 2019, 23/Sep/2020, 05-Aug-2016
    form("date.day", "month",
         rf"""(?<![\w.,$])(?<![$€£]\s)(?P<w>{_DAY_NAME})(?:the\s{{1,3}})?(?P<d>{DAY_TH}|{DAY_WORDS})
              (?:\s{{1,3}}(?:day\s{{1,3}})?(?:of\s{{1,3}})?|[-/])(?P<m>{MONTH})
              (?:(?:{GAP}|[-/])(?P<y>{ANY_YEAR}|(?<=of\s)\d\d))?(?![-/]?\d)""", _named),
    # 22april
    form("date.day", "digit month",
         rf"(?<![\w.,$])(?P<d>{DAY}(?:st|nd|rd|th)?)(?P<m>{MONTH})(?:{GAP}(?P<y>{ANY_YEAR}))?",
         _named),
    # May 5, 2019; Tuesday May 5th; Sep-23-2020; May twenty-one
    form("date.day", "month",
         rf"""\b(?P<w>{_DAY_NAME})(?P<m>{MONTH})(?:\s{{0,3}},?\s{{0,3}}(?:the\s)?|[-/])
              (?P<d>{DAY_TH}|{DAY_WORDS}){_NO_FIGURE}(?:(?:{GAP}|[-/])(?P<y>{ANY_YEAR}))?(?![-/:]\d)""", _named),
    # Dec31, 1994
    form("date.day", "digit month",
         rf"\b(?P<m>{MONTH_NAME})(?P<d>{DAY})(?![\w-])(?![.,:/]\d)(?:\s{{0,2}},\s{{0,2}}(?P<y>{YEAR}))?", _named),
    # 2019/aug/01
    form("date.day", "year month",
         rf"(?<![\w/])(?P<y>{YEAR})[-/\s]{{1,2}}(?P<m>{MONTH})[-/\s]{{1,2}}(?P<d>{DAY})(?!\w)", _named),
    # May to October 2020, Jan-Feb 2016
    form("date.months", "month", rf"\b(?P<m>{MONTH}){_TO}(?P<n>{MONTH}){GAP}(?P<y>{ANY_YEAR})", _months),
    # May 2019, May of 2019, Aug-2016, Jan '16, May of 87
    form("date.month", "month",
         rf"""\b(?P<m>{MONTH})(?:{GAP}|[-/])(?:the\s{{1,3}}year\s{{1,3}})?
              (?P<y>{ANY_YEAR}|(?<=of\s)[6-9]\d(?!\d))(?![-/]?\d)""", _named),
    # 2017 april
    form("date.month", "digit month", rf"(?<![\w$/-])(?P<y>{YEAR})[\s,]{{1,3}}(?P<m>{MONTH})(?!\s{{1,2}}\d)", _named),
)  # fmt: skip

# Events that are written in digits come before the dates that look like them.
FORMS = PERIODS_IN_DIGITS + _IN_DIGITS + _WITH_MONTH + PERIODS
