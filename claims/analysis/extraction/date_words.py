"""The words and numbers that date patterns are built of, from the lexicon."""

from __future__ import annotations

import re

from claims.analysis.lexicon import load

_TABLES = load("dates")
MONTHS: dict[str, int] = _TABLES["months"]
WEEKDAYS: dict[str, int] = _TABLES["weekdays"]
SEASONS: dict[str, int] = _TABLES["seasons"]
ORDINALS: dict[str, int] = _TABLES["ordinals"]
NUMBERS: dict[str, int] = _TABLES["numbers"]
DECADES: dict[str, int] = _TABLES["decades"]
EVENTS: dict[str, str] = _TABLES["events"]
FLAGS = re.IGNORECASE | re.VERBOSE


def either(words: object) -> str:
    """An alternation of literal words, longest first, a hyphen in a word standing for a blank as well."""
    listed = sorted(map(str, words if isinstance(words, (list, dict, tuple, set)) else ()), key=lambda w: (-len(w), w))
    return "|".join(re.escape(word).replace(r"\-", r"[-\s]").replace(r"\ ", r"\s{1,3}") for word in listed)


MONTH = rf"(?:{either(MONTHS)})\b\.?"
WEEKDAY = rf"(?:{either(WEEKDAYS)})\b\.?"
SEASON = rf"(?:{either(SEASONS)})"
ORDINAL = rf"(?:{either(ORDINALS)})"
NUMBER = rf"(?:\d{{1,3}}|{either(NUMBERS)})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DAY_TH = rf"(?:{DAY}(?:\s{{0,6}}(?:st|nd|rd|th))?|{ORDINAL})(?![\w])(?![.,]\d)"
YEAR = r"(?:1\d{3}|20\d\d)(?!\d)"
ANY_YEAR = r"(?:(?:1\d{3}|20\d\d)(?!\d)|'\d\d(?!\d))"
DASH = r"\s{0,2}[-–—]\s{0,2}"


def month_of(text: str) -> int:
    """The number of a month by its name or abbreviation. Raises KeyError for another word."""
    return MONTHS[text.lower().rstrip(".")]


def weekday_of(text: str) -> int:
    """The ISO number of a weekday (1 is Monday). Raises KeyError for another word."""
    return WEEKDAYS[text.lower().rstrip(".")]


def number_of(text: str) -> int:
    """A small number in digits or words; 0 where it is neither."""
    text = "-".join(text.lower().split())
    return int(text) if text.isdigit() else NUMBERS.get(text, 0)


def ordinal_of(text: str) -> int:
    """A day or rank: "5", "5th", "fifth", "twenty second"; 0 where it is none."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else ORDINALS.get("-".join(text.lower().replace("-", " ").split()), 0)


def full_year(text: str) -> int:
    """A year of four digits, or of two with the century that makes it 1940 to 2039."""
    number = int(text.lstrip("'"))
    if number > 99:
        return number
    return number + (1900 if number >= 40 else 2000)
