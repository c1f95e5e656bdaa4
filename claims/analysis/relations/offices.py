"""Offices as comparing sees them."""

from __future__ import annotations

from functools import cache

from claims.analysis.lexicon import load
from claims.analysis.relations.wording import fold


@cache
def _classes() -> dict[str, str]:
    return {name: kind for kind, row in load("relation_offices")["class"].items() for name in row}


@cache
def office_class(office: str) -> str:
    """The class of an office ("premier" -> "head_of_government"), or the office folded where it has none, "" for ""."""
    low = " ".join(fold(word) for word in office.replace("-", " ").split())
    spaced = {name.replace("-", " "): kind for name, kind in _classes().items()}
    if low in spaced:
        return spaced[low]
    ending = [name for name in spaced if low.endswith(" " + name)]
    if ending and not low.startswith(("deputy", "vice", "first deputy", "assistant", "former", "acting")):
        return spaced[max(ending, key=lambda name: (len(name), name))]
    return low


def office_names() -> tuple[str, ...]:
    """All names of offices that the lexicon knows."""
    return tuple(sorted(_classes()))


def exclusive(one: str, other: str) -> bool:
    """True where one person cannot hold both (classes of) offices of one country at one time."""
    held = load("relation_offices")["exclusive"]["classes"]
    return one != other and one in held and other in held


def in_words(office: str, called: str = "") -> str:
    """An office for a sentence: as the text calls it, else its class ("head_of_state" -> "head of state")."""
    return called or office.replace("_", " ")
