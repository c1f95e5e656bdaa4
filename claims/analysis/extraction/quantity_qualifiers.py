"""What makes a figure rough or opens one of its ends: "about", "more than", "up to", "or so", "200+"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load


@cache
def _qualifiers() -> dict[str, str]:
    table = load("numbers")["qualifiers"]
    return {phrase: bound for bound in ("approximate", "at_least", "at_most") for phrase in table[bound]}


_WORDS = re.compile(r"[A-Za-z~<>]+")


_BETWEEN = frozenset(("another", "additional", "further"))


def _qualified_before(view: str, start: int) -> tuple[str, int] | None:
    """The qualifier that stands before `start` and where it begins: "more than", "about", "up to"."""
    left = max(0, start - 34)
    words = list(_WORDS.finditer(view, left, start))[-5:]
    end = words[-1].end() if words else start
    while len(words) > 1 and words[-1].group().lower() in _BETWEEN:
        words.pop()  # "at least another 200"
    words = words[-4:]
    for first in range(len(words)):
        phrase = " ".join(w.group().lower() for w in words[first:])
        if phrase in ("~", "<", ">"):
            return {"~": "approximate", "<": "at_most", ">": "at_least"}[phrase], words[first].start()
        bound = _qualifiers().get(phrase)
        if bound and not view[end:start].strip() and "\n\n" not in view[words[first].start() : start]:
            return bound, words[first].start()
    return None


@cache
def _after_qualifier() -> re.Pattern[str]:
    table = load("numbers")["qualifiers"]
    alternatives = "|".join(
        f"(?P<{bound}>{'|'.join(re.escape(p) for p in table['after_' + bound])})"
        for bound in ("approximate", "at_least", "at_most")
    )
    return re.compile(rf"[ \n-]{{1,2}}(?:{alternatives})(?![A-Za-z])", re.IGNORECASE)


_ALSO_PLACES = ("under", "near", "around", "above", "below")


def _is_place(qualifier: str, quantity: Quantity) -> bool:
    """True for "under two presidents", "near three villages": a small count is not bounded by a word of place."""
    small = quantity.high is not None and quantity.high <= 12
    return quantity.kind is QuantityKind.COUNT and small and qualifier.strip().lower() in _ALSO_PLACES


def bounded(view: str, quantity: Quantity, number_end: int) -> Quantity:
    """The quantity with its qualifier: rough, or open at one end ("over" has no upper end, "up to" no lower one)."""
    before = _qualified_before(view, quantity.start)
    after = _after_qualifier().match(view, quantity.end) or _after_qualifier().match(view, number_end)
    bound, start, end = before[0] if before else "", before[1] if before else quantity.start, quantity.end
    if after and not before:
        bound, end = str(after.lastgroup), max(quantity.end, after.end())
    if view[number_end : number_end + 1] == "+":
        bound, end = "at_least", max(end, number_end + 1)
    if not bound or (before and _is_place(view[start : quantity.start], quantity)):
        return quantity
    if bound == "approximate":
        return replace(quantity, start=start, end=end, approximate=True)
    if bound == "at_least":
        return replace(quantity, start=start, end=end, high=None)
    return replace(quantity, start=start, end=end, low=None)
