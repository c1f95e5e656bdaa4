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
ROUGH: dict[str, int] = _TABLES["rough_numbers"]
DECADES: dict[str, int] = {name.replace("-", " "): year for name, year in _TABLES["decades"].items()}
EVENTS: dict[str, str] = _TABLES["events"]
FLAGS = re.IGNORECASE | re.VERBOSE


def either(words: object) -> str:
    """An alternation of literal words, longest first, a hyphen in a word standing for a blank as well."""
    listed = sorted(
        map(str, words if isinstance(words, (list, dict, tuple, set, frozenset)) else ()), key=lambda w: (-len(w), w)
    )
    return "|".join(re.escape(word).replace(r"\-", r"[-\s]").replace(r"\ ", r"\s{1,3}") for word in listed)


def _words(low: int, high: int) -> dict[str, int]:
    return {word: number for word, number in NUMBERS.items() if low <= number <= high and word not in ("a", "an")}


_ONES, _TEENS, _TENS = _words(1, 9), _words(10, 19), {w: n for w, n in _words(20, 90).items() if n % 10 == 0}
_TWO_WORDS = rf"(?:(?:{either(_TENS)})(?:[-\s]{{1,3}}(?:{either(_ONES)}))?|{either(_TEENS)})\b"

# A month by name; the second with what may stand for its full stop.
MONTH_NAME = rf"(?:{either(MONTHS)})"
MONTH = rf"(?:{either(MONTHS)})\b\.?"
WEEKDAY_NAME = rf"(?:{either(WEEKDAYS)})"
WEEKDAY = rf"(?:{either(WEEKDAYS)})\b\.?"
SEASON = rf"(?:{either(SEASONS)})"
ORDINAL = rf"(?:{either(ORDINALS)})"
# "third", "3rd": which quarter or half of a year
RANK = rf"(?P<n>{ORDINAL}|[1-4](?:st|nd|rd|th))"
# "12", "twelve", "twenty-two"
NUMBER = rf"(?:\d{{1,3}}|{_TWO_WORDS}|{either(NUMBERS)})"
# "a few", "several"
ROUGH_NUMBER = rf"(?:{either(ROUGH)})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DAY_TH = rf"(?:{DAY}(?:\s{{0,6}}(?:st|nd|rd|th))?|{ORDINAL})(?![\w])(?![.,]\d)"
# What follows a number in words that counts: "twenty-one people", "two thousand and five votes".
_COUNTS = (
    r"(?!-year|\s{1,3}(?:people|men|women|children|per\b|percent|hundred|thousand|million|[a-z]{3,15}(?<![su])s\b))"
)
# "twenty-one" as the day of a month
DAY_WORDS = rf"(?:(?:twenty|thirty)(?:[-\s]{{1,3}}(?:{either(_ONES)}))?|{either(_TEENS)})\b{_COUNTS}"
YEAR = r"(?:1\d{3}|20\d\d)(?!\d)"
# "nineteen eighty-four", "nineteen oh five", "two thousand and five"
SPELLED_YEAR = rf"""(?:(?:{either(_words(11, 20))})[-\s]{{1,3}}
    (?:hundred(?:\s{{1,3}}(?:and\s{{1,3}})?(?:{_TWO_WORDS}|{either(_ONES)}))?|oh?[-\s]{{1,3}}(?:{either(_ONES)})|{_TWO_WORDS})
    |two[-\s]{{1,3}}thousand(?:\s{{1,3}}(?:and\s{{1,3}})?(?:{_TWO_WORDS}|{either(_ONES)}))?)\b{_COUNTS}"""
ANY_YEAR = rf"(?:(?:1\d{{3}}|20\d\d)(?!\d)|'\d\d(?!\d)|{SPELLED_YEAR})"
# The gap between day, month and year.
GAP = r"(?:\s{0,3},\s{0,3}|\s{1,3}(?:of|in)\s{1,3}|\s{1,3})"
DASH = r"\s{0,2}[-–—~]\s{0,2}"


def month_of(text: str) -> int:
    """The number of a month by its name or abbreviation. Raises KeyError for another word."""
    return MONTHS[text.lower().rstrip(".")]


def weekday_of(text: str) -> int:
    """The ISO number of a weekday (1 is Monday). Raises KeyError for another word."""
    return WEEKDAYS[text.lower().rstrip(".")]


def number_of(text: str) -> int:
    """A small number in digits or words, also a rough one ("a few" is 3); 0 where it is none."""
    words = text.lower().replace("-", " ").split()
    if len(words) == 1 and words[0].isdigit():
        return int(words[0])
    rough = ROUGH.get(" ".join(words))
    return rough or sum(NUMBERS.get(word, 0) for word in words)


def ordinal_of(text: str) -> int:
    """A day or rank: "5", "5th", "fifth", "twenty second", "twenty one"; 0 where it is none."""
    digits = re.match(r"\d+", text)
    words = text.lower().replace("-", " ").split()
    return int(digits.group()) if digits else ORDINALS.get("-".join(words), 0) or sum(NUMBERS.get(w, 0) for w in words)


def spelled_year(text: str) -> int:
    """A year in words: "nineteen eighty-four", "nineteen hundred and five", "two thousand"."""
    first, *rest = text.lower().replace("-", " ").split()
    tail = sum(NUMBERS.get(word, 0) for word in rest if word not in ("hundred", "thousand", "oh", "o", "and"))
    return 2000 + tail if "thousand" in rest else NUMBERS[first] * 100 + tail


def full_year(text: str) -> int:
    """A year of four digits, in words, or of two digits with the century that makes it 1940 to 2039."""
    if text[0].isalpha():
        return spelled_year(text)
    number = int(text.lstrip("'"))
    if number > 99:
        return number
    return number + (1900 if number >= 40 else 2000)
