"""Figures that no number word carries: "a decade ago", "the past decade", "twice"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load

_HALF_MORE = Decimal("1.5")
_AND_A_HALF = re.compile(r"(?<![A-Za-z-])(?:an?|one)[ \n](?P<unit>year|month|week|day|hour)[ \n]and[ \n]a[ \n]half(?![A-Za-z])", re.IGNORECASE)


def _time_singles(view: str) -> Iterator[Quantity]:
    """ "a decade ago", "the past decade", "a year later": a single unit of time that is told as a length."""
    for match in _AND_A_HALF.finditer(view):
        yield Quantity(match.start(), match.end(), "", _HALF_MORE, _HALF_MORE, match["unit"].lower(), QuantityKind.DURATION, rule="duration.and_a_half")
    for match in _SINGLE.finditer(view):
        word = match["unit"].lower()
        as_longer = load("units")["time"]["as"].get(word)
        unit, factor = as_longer or (word, 1)
        value = Decimal(factor)
        yield Quantity(match.start(), match.end("unit"), "", value, value, unit, QuantityKind.DURATION, rule="duration.single")


_SINGLE = re.compile(
    r"""(?<![A-Za-z-])
    (?: an?[ \n]{1,2}(?:full[ ]|whole[ ]|entire[ ])?(?P<unit>decade|century|year|month|week|fortnight|day|hour)
        (?: (?<=decade)(?![A-Za-z-]) | (?<=century)(?=[ \n]ago\b|[ \n]of\b) | (?=[ \n](?:ago|later|earlier|long)\b) )
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PAST_DECADE = re.compile(r"(?<![A-Za-z])(?:the[ \n]{1,2})?(?:last|past)[ \n]{1,2}(?P<unit>decade)(?![A-Za-z])", re.IGNORECASE)


def _times(view: str) -> Iterator[Quantity]:
    """ "twice", "thrice": how often."""
    for match in _TWICE.finditer(view):
        value = Decimal(load("numbers")["times"][match.group().lower()])
        yield Quantity(match.start(), match.end(), "", value, value, "time", QuantityKind.COUNT, rule="count.times")


_TWICE = re.compile(r"(?<![A-Za-z])(?:twice|thrice)(?![A-Za-z])(?![ \n](?:as|the|that|a|an|per)\b)", re.IGNORECASE)


def _past_decades(view: str) -> Iterator[Quantity]:
    """ "the past decade" is ten years."""
    for match in _PAST_DECADE.finditer(view):
        unit, factor = load("units")["time"]["as"][match["unit"].lower()]
        yield Quantity(match.start(), match.end(), "", Decimal(factor), Decimal(factor), unit, QuantityKind.DURATION, rule="duration.past")


def find_worded(view: str) -> Iterator[Quantity]:
    """The figures of `view` that are told by a word of time or repetition."""
    yield from _time_singles(view)
    yield from _past_decades(view)
    yield from _times(view)
