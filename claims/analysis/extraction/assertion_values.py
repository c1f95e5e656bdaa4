"""The figures, dates, entities and people of a document, each found once, and given out by stretch."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.entities import find_entities
from claims.analysis.extraction.partial_dates import from_edtf
from claims.analysis.extraction.people import find_people
from claims.analysis.extraction.quantities import find_quantities
from claims.analysis.extraction.values import DateMention, EntityMention, PersonMention, Quantity, QuantityKind
from claims.analysis.lexicon import load

_PAIR = 2

_START = attrgetter("start")

_V = TypeVar("_V", Quantity, DateMention, EntityMention, PersonMention)


@dataclass(frozen=True, slots=True)
class Found:
    """Values in the order of the text, with absolute offsets."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    entities: tuple[EntityMention, ...]
    people: tuple[PersonMention, ...]

    def within(self, start: int, end: int) -> Found:
        """The values that lie wholly in `[start, end)`."""
        return Found(
            _within(self.quantities, start, end),
            _within(self.dates, start, end),
            _within(self.entities, start, end),
            _within(self.people, start, end),
        )

    def about(self) -> tuple[str, ...]:
        """The canonical names of the entities and people, each once, in the order of the text."""
        named = [(e.start, e.name) for e in self.entities] + [(p.start, p.name) for p in self.people if p.name]
        named.sort()
        return tuple(dict.fromkeys(name for _, name in named))

    def has_figure(self) -> bool:
        """Whether a figure stands in it that says more than "one"."""
        return any(q.kind is not QuantityKind.COUNT or q.low is None or q.low != 1 for q in self.quantities)


def _within(values: Sequence[_V], start: int, end: int) -> tuple[_V, ...]:
    low = bisect_left(values, start, key=_START)
    high = bisect_right(values, end, lo=low, key=_START)
    return tuple([v for v in values[low:high] if v.end <= end]) if low < high else ()


def find_values(parsed: ParsedDocument) -> Found:
    """All values of the body; dates are told from the document's day of publication where it is known.

    Patterns read the view, but a surface is what stands in the text as received: "21<sup>st</sup> century".
    """
    written = from_edtf(parsed.published) if parsed.published else None
    dates = find_dates(parsed.view, written)
    counted = [q for q in find_quantities(parsed.view) if not takes_up_a_pair(parsed.view, q)]
    quantities, dates = without_overlap(counted, dates)
    entities = find_entities(parsed.view)
    return Found(
        _as_received(parsed.text, quantities),
        _as_received(parsed.text, dates),
        _as_received(parsed.text, entities),
        _as_received(parsed.text, find_people(parsed.view, entities)),
    )


def _as_received(text: str, values: Sequence[_V]) -> tuple[_V, ...]:
    """The values in the order of the text, their surfaces as the text has them."""
    given = []
    for value in values:
        surface = text[value.start : value.end]
        given.append(value if surface == value.surface else replace(value, surface=surface))
    return tuple(sorted(given, key=_START))


_DEFINITE = re.compile(r"\b(?:the|these|those|both|their|our|its|either)\s+$", re.IGNORECASE)


def takes_up_a_pair(view: str, quantity: Quantity) -> bool:
    """`the two countries`, `both sides`: it points back to two that were named, and counts nothing.

    `two countries signed` and `the two frigates` are counts: the nouns that take up a pair are in the lexicon.
    """
    if quantity.kind is not QuantityKind.COUNT or not quantity.low == quantity.high == _PAIR:
        return False
    if quantity.unit not in load("grammar")["anaphora"]["pair"]:
        return False
    pointed = quantity.surface.lower().startswith(("the ", "these ", "those ", "both ", "either "))
    return pointed or _DEFINITE.search(view[max(0, quantity.start - 12) : quantity.start]) is not None


def without_overlap(
    quantities: Sequence[Quantity], dates: Sequence[DateMention]
) -> tuple[list[Quantity], list[DateMention]]:
    """Figures and dates of which none overlaps another: the longer wins, at equal length the date, except over a
    duration ("38 years")."""
    claims: list[tuple[int, int, int, int]] = []
    for n, quantity in enumerate(quantities):
        rank = 0 if quantity.kind is QuantityKind.DURATION else 2
        claims.append((quantity.start - quantity.end, rank, 0, n))
    claims += [(date.start - date.end, 1, 1, n) for n, date in enumerate(dates)]
    kept: tuple[list[Quantity], list[DateMention]] = ([], [])
    taken: list[tuple[int, int]] = []
    for _, _, which, n in sorted(claims):
        value = dates[n] if which else quantities[n]
        at = bisect_left(taken, (value.start, value.end))
        clash = (at < len(taken) and taken[at][0] < value.end) or (at > 0 and taken[at - 1][1] > value.start)
        if clash:
            continue
        taken.insert(at, (value.start, value.end))
        if which:
            kept[1].append(dates[n])
        else:
            kept[0].append(quantities[n])
    return sorted(kept[0], key=lambda q: q.start), sorted(kept[1], key=lambda d: d.start)
