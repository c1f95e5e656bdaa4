"""Whether a capital stands for its government ("Vienna agreed", "ties with Vienna") or is a place ("in Vienna")."""

from __future__ import annotations

import re

from claims.analysis.lexicon import load

_WORDS = load("places")
_TRAVEL = frozenset(_WORDS["travel"]["words"])
_OF_CITY = frozenset(_WORDS["travel"]["of_city"])
_ACTING = frozenset(_WORDS["travel"]["acting"])
_TOWARD = frozenset(_WORDS["travel"]["toward"])
_DEALINGS = frozenset(_WORDS["travel"]["dealings"])
# Names of buildings and streets that stand for a government or nothing.
_ONLY_POWER = frozenset(
    {"Kremlin", "White House", "Downing Street", "Whitehall", "Pentagon", "Capitol Hill", "Vatican"}
)
_LAST_WORDS = re.compile(r"[A-Za-z'-]+")
_PLACING = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "within", "via", "across", "through", "throughout"}
)
# "Vienna and Prague (agreed)"
_PAIR = re.compile(r"\s{1,3}and\s{1,3}[A-Z]\w+(?:\s{1,2}[A-Z]\w+)?\s{1,3}([a-z]+)")
_NEXT = re.compile(r"('s)?\s{1,3}(?:\w{2,12}ly\s{1,3})?([A-Za-z]+)")


def acts(view: str, start: int, end: int) -> bool:
    """True where the seat of government at `[start, end)` of `view` stands for the government."""
    surface = " ".join(view[start:end].split())
    if surface in _ONLY_POWER:
        return True
    before = [w.lower() for w in _LAST_WORDS.findall(re.split(r"[.!?;]\s", view[max(0, start - 70) : start])[-1])]
    last = before[-1] if before else ""
    if last in _PLACING or (last and last in _TRAVEL):
        return False
    if last in ("to", "from", "for", "of", "on"):
        return not _TRAVEL & set(before[-7:-1]) and bool(_DEALINGS & set(before[-6:-1]))
    if last in _TOWARD:
        return True
    if (
        last == "and"
        and re.search(r"[A-Z]\w+(?:\s{1,3}and)?\s{1,3}$", view[max(0, start - 24) : start])
        and "between" in before[-6:]
    ):
        return True
    pair = _PAIR.match(view, end)
    if pair:
        return pair[1].lower() in _ACTING
    follows = _NEXT.match(view, end)
    if not follows:
        return False
    word = follows[2].lower()
    if follows[1]:
        return word not in _OF_CITY
    return word in _ACTING
