"""The words and figures near which dates stand, and what kinds of date each may begin."""

from __future__ import annotations

from claims.analysis.extraction.date_holidays import HOLIDAYS
from claims.analysis.extraction.date_words import DECADES, EVENTS, MONTHS, ORDINALS, SEASONS, WEEKDAYS
from claims.analysis.lexicon import load

_FOUR_DIGITS, _TWO_DIGITS, _EIGHT_DIGITS = 4, 2, 8
_NONE: frozenset[str] = frozenset()
_FIGURES = {
    1: frozenset({"digit"}), _TWO_DIGITS: frozenset({"digit"}), _FOUR_DIGITS: frozenset({"digit", "year"}),
    _EIGHT_DIGITS: frozenset({"digit", "year"}),
}  # fmt: skip
# The least ordinal that is read as a day of a month that is not named.
LATE_ORDINAL = 11


def _kinds() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}

    def add(kind: str, words: object) -> None:
        for word in words if isinstance(words, (list, dict, set, frozenset, tuple)) else ():
            table.setdefault(word, set()).add(kind)

    for kind, words in load("dates")["anchors"].items():
        add(kind, words)
    add("month", MONTHS)
    add("season", SEASONS)
    add("weekday", WEEKDAYS)
    add("weekdays", [*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)])
    add("decade", {name.replace("-", " ").split()[-1] for name in DECADES})
    # a holiday is met by the longest of its words that is no common one
    common = set(table) | {"day", "eve", "new"}
    words = ([part.split("'")[0].rstrip(".") for part in name.split()] for name in HOLIDAYS)
    add("holiday", {max(set(parts) - common, key=len) for parts in words if set(parts) - common} | {"eve", "may"})
    add("event", {part.lower() for name in EVENTS for part in name.split("-") if len(part) > _TWO_DIGITS})
    late = [word for word, number in ORDINALS.items() if number >= LATE_ORDINAL]
    add("ordinal", {part for word in late for part in word.split("-")})
    return {
        spelled: frozenset(kinds)
        for word, kinds in table.items()
        for spelled in (word, word.capitalize(), word.upper())
    }


_KINDS = _kinds()


def kinds_of(word: str) -> frozenset[str]:
    """The kinds of date that a word or a run of digits may be part of; none for most words.

    A word is known in small letters, with a capital, and in capitals.
    """
    if word[0] <= "9":
        return _FIGURES.get(len(word), _NONE)
    return _KINDS.get(word, _NONE)
