"""What the readers of frames see: one sentence of a document with its entities, people, dates and figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.analysis.extraction.values import (
    DateMention,
    EntityKind,
    EntityMention,
    PersonMention,
    Quantity,
)
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.periods import UNKNOWN, Period
from claims.analysis.relations.values import Frame


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole document: when it was written, which two parties it is about, whose office is whose.

    `pair` are the two countries named most often, () where no two stand out. `nationality` gives the country of a
    person by last name, as the document says it somewhere.
    """

    key: str
    view: str
    written: Period = UNKNOWN
    pair: tuple[str, ...] = ()
    nationality: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence: `text` is the view of `[start, end)`; mentions keep their offsets in the document."""

    context: Context
    start: int
    end: int
    entities: Sequence[EntityMention] = ()
    people: Sequence[PersonMention] = ()
    dates: Sequence[DateMention] = ()
    quantities: Sequence[Quantity] = ()
    before: tuple[Frame, ...] = ()
    previous_people: Sequence[PersonMention] = ()
    previous_dates: Sequence[DateMention] = ()

    @property
    def text(self) -> str:
        """The sentence as patterns read it."""
        return self.context.view[self.start : self.end]

    def at(self, position: int) -> int:
        """The place in the document of a place in `text`."""
        return self.start + position

    def countries(self, start: int | None = None, end: int | None = None) -> list[str]:
        """Countries and blocs named within `[start, end)` of the document, in order, each once."""
        first, last = self.start if start is None else start, self.end if end is None else end
        found = [country_named(e) for e in self.entities if first <= e.start and e.end <= last]
        return list(dict.fromkeys(name for name in found if name))

    def parties(self) -> tuple[frozenset[str], bool]:
        """The countries that the sentence is between, and whether they had to be taken from the document's pair."""
        named = self.countries()
        pair = self.context.pair
        if len(named) >= 2 or not pair:
            return frozenset(named), False
        if not named or named[0] in pair:
            return frozenset(pair), True
        return frozenset(named), False

    def other_party(self, one: str) -> str:
        """The other of the two countries that the document is about, or ""."""
        others = [name for name in self.context.pair if name != one]
        return others[0] if one in self.context.pair and len(others) == 1 else ""

    def date_near(self, start: int, end: int, reach: int = 400) -> Period:
        """The placed date nearest to `[start, end)` within `reach` code points; one behind wins over one before."""
        placed = [d for d in self.dates if d.earliest or d.latest]
        ranked = sorted((_gap(d, start, end), d.start) for d in placed)
        for gap, at in ranked:
            if gap[0] <= reach:
                date = next(d for d in placed if d.start == at)
                return date.earliest, date.latest
        return UNKNOWN

    def date_attached(self, start: int, end: int, reach: int = 25) -> Period:
        """The placed date that stands right behind or right before `[start, end)`, with no clause between."""
        for date in self.dates:
            if not (date.earliest or date.latest):
                continue
            between = self.context.view[end : date.start] if date.start >= end else self.context.view[date.end : start]
            if len(between) <= reach and not re.search(r"[;:.]|,\s*(?:and|but|which|who|when)\b", between):
                return date.earliest, date.latest
        return UNKNOWN


def _gap(date: DateMention, start: int, end: int) -> tuple[int, int]:
    if date.start >= end:
        return date.start - end, 0
    return max(0, start - date.end) + 5, 1


def name_of(person: PersonMention) -> str:
    """The last word of a person's name in lower case, by which mentions of one person are joined."""
    return person.name.split()[-1].lower() if person.name.split() else ""


def is_party(entity: EntityMention) -> bool:
    """True for a mention that can be a side of a dealing."""
    return entity.kind in (EntityKind.COUNTRY, EntityKind.ALLIANCE, EntityKind.ORGANISATION)
