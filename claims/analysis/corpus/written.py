"""Dates as bylines and citations write them, as EDTF (ISO 8601-2) at the precision that is printed."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cache

from claims.analysis.lexicon import load


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date `[start, end)` of the text it was looked for in, and its EDTF form ("2012-10-04", "2007-04", "1998")."""

    start: int
    end: int
    edtf: str


def _names(table: str) -> str:
    return "|".join(sorted(load("corpus_dates")[table], key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """One pattern per form; the finer form first."""
    month = rf"(?P<month>{_names('months')})\.?"
    day = r"(?P<day>\d{1,2})(?:\s{0,12}(?:st|nd|rd|th))?"
    year = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
    forms = (
        rf"\b{month}\s+{day}\s?,?\s+{year}",  # October 4, 2012
        rf"\b{day}\s+(?:of\s+)?{month},?\s+{year}",  # 4 October 2012
        rf"(?<!\d){year}[-/.](?P<number>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",  # 2012-10-04
        rf"(?<!\d)(?P<day>1[3-9]|2\d|3[01])[/.](?P<number>0?[1-9]|1[0-2])[/.]{year}",  # 24/10/2012
        rf"(?<!\d)(?P<number>0?[1-9]|1[0-2])[/.](?P<day>1[3-9]|2\d|3[01])[/.]{year}",  # 10/24/2012
        rf"\b{year}[a-z]?,?\s+{month}\s+{day}\b(?!\s?,?\s?(?:1[5-9]|20)\d\d)",  # (2012, October 4), 2012 Oct 4
        rf"\b{month},?\s+{year}",  # October 2012
        rf"\b{year}[a-z]?,?\s+{month}(?=\s{{0,40}}(?:[;),.\[]|$))",  # 2012 Oct;
        rf"\b(?P<season>{_names('seasons')}),?\s+{year}",  # Spring 2012
        rf"(?<![\d/=_.%-]){year}(?![/=_%-])",  # 2012
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def find_date(text: str, start: int = 0, end: int | None = None, *, year_alone: bool = True) -> WrittenDate | None:
    """The finest date written in `text[start:end]`, the first of its form; a bare year only where `year_alone`."""
    end = len(text) if end is None else end
    patterns = _patterns() if year_alone else _patterns()[:-1]
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            if (edtf := _edtf(match)) is not None:
                return WrittenDate(match.start(), match.end(), edtf)
    return None


@cache
def _day_patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{_names('months')})\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    forms = (rf"(?<![\d-]){day}\s+{month}(?!,?\s?\d{{4}})", rf"\b{month}\s+{day}(?![\d,]\d|,?\s\d{{4}})\b")
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def find_day_without_year(text: str, year: int) -> WrittenDate | None:
    """The first "3 May" or "May 3" in `text`, as a day of `year`, which stands elsewhere."""
    for pattern in _day_patterns():
        for match in pattern.finditer(text):
            month = load("corpus_dates")["months"][match["month"].lower()]
            if 1 <= int(match["day"]) <= calendar.monthrange(year, month)[1]:
                return WrittenDate(match.start(), match.end(), f"{year:04}-{month:02}-{int(match['day']):02}")
    return None


def _edtf(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    year = int(found["year"])
    if season := found.get("season"):
        return f"{year:04}-{load('corpus_dates')['seasons'][season.lower()]}"
    name, number, day = found.get("month"), found.get("number"), found.get("day")
    if name is None and number is None:
        return f"{year:04}"
    month = load("corpus_dates")["months"][name.lower()] if name else int(number or 0)
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{int(day):02}" if 1 <= int(day) <= calendar.monthrange(year, month)[1] else None
