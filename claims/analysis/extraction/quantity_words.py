"""Figures that no number word carries: "a decade ago", "the past decade", "a year and a half", "twice"."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load

_A = re.compile(r"(?<![A-Za-z-])(?:an?|one)[ \n]{1,2}(?:(?:full|whole|entire|good)[ ])?$", re.IGNORECASE)
_PAST = re.compile(r"(?<![A-Za-z-])(?:the[ \n]{1,2})?(?:last|past)[ \n]{1,2}$", re.IGNORECASE)
_AND_A_HALF = re.compile(r"[ \n]and[ \n]a[ \n]half(?![A-Za-z])", re.IGNORECASE)
_TOLD_AS_LENGTH = re.compile(r"[ \n](?:ago|later|earlier|long)\b", re.IGNORECASE)
_COMPARED = re.compile(r"[ \n](?:as|the|that|a|an|per)\b", re.IGNORECASE)
_HALF = Decimal("0.5")
_FURTHEST_LEFT = 16


def _length(view: str, start: int, end: int) -> Quantity | None:
    """A single unit of time at `[start, end)` where its words say that a length is meant, not a date or a rate."""
    word, floor = view[start:end].lower(), max(0, start - _FURTHEST_LEFT)
    unit, factor = load("units")["time"]["as"].get(word, (word, 1))
    longer = Decimal(factor)
    led = _A.search(view, floor, start)
    more = _AND_A_HALF.match(view, end)
    if led and more:
        longer += longer * _HALF
        return Quantity(
            led.start(), more.end(), "", longer, longer, unit, QuantityKind.DURATION, rule="duration.and_a_half"
        )
    if (
        led
        and view[led.start()] not in "oO"
        and ((word == "decade" and view[end : end + 1] != "-") or _TOLD_AS_LENGTH.match(view, end))
    ):
        return Quantity(led.start(), end, "", longer, longer, unit, QuantityKind.DURATION, rule="duration.single")
    past = _PAST.search(view, floor, start) if word == "decade" else None
    if past:
        return Quantity(past.start(), end, "", longer, longer, unit, QuantityKind.DURATION, rule="duration.past")
    return None


def find_worded(view: str, places: list[tuple[int, int]]) -> list[Quantity]:
    """The figures told by the words at `places` (see `number_atoms.scan`): lengths of time and "twice"."""
    found = []
    times = load("numbers")["times"]
    for start, end in places:
        word = view[start:end].lower()
        if word not in times:
            length = _length(view, start, end)
            if length:
                found.append(length)
        elif word != "once" and not _COMPARED.match(view, end):
            value = Decimal(times[word])
            found.append(Quantity(start, end, "", value, value, "time", QuantityKind.COUNT, rule="count.times"))
    return found
