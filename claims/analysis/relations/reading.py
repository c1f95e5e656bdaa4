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
from claims.analysis.relations.parties import country_named, heirs
from claims.analysis.relations.periods import UNKNOWN, Period
from claims.analysis.relations.things import Things
from claims.analysis.relations.values import Frame

# What may stand between an event and its date: "in", ", in early", "(signed in".
_JOINED = re.compile(
    r"(?:[\s,(]+|\b(?:in|on|at|of|by|during|early|late|around|about|the|saw|with|as|formally|finally|back)\b){0,8}",
    re.I,
)


# "officials said on Tuesday": the day of saying, not of what is said.
_SAID = re.compile(
    r"\b(?:said|says|told\s+[\w' ]{2,30}|announced|reported|added|stated|wrote)\s+(?:(?:late|early)\s+)?(?:on\s+)?$",
    re.I,
)
_BOTH = re.compile(r"\b(?:both|the\s+two|two\s+countries|mutual|bilateral|they|their|each\s+other)\b", re.I)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole document: when it was written, which two parties it is about, whose office is whose.

    `pair` are the two countries named most often, () where no two stand out. `nationality` gives the country of a
    person by name, and by last name where only one bears it, as the document says it somewhere. `countries` are all
    that it names, `full_names` the one full name that a last name stands for. `things` are the things that it gives
    names to; `small` are the words that it prints in small letters, `capitals` those with a capital inside a sentence,
    `names` all names to which it comes back, `common` all other content words of it.
    """

    key: str
    view: str
    written: Period = UNKNOWN
    pair: tuple[str, ...] = ()
    nationality: Mapping[str, str] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    full_names: Mapping[str, str] = field(default_factory=dict)
    things: Things = field(default_factory=Things)
    small: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence: `text` is the view of `[start, end)`; mentions keep their offsets in the document.

    `aside` is True where it is about something else than the matter of its document. `previous` is the span of the
    sentence before in the paragraph, empty where there is none, `earlier` those of all before it, the nearest
    first; `lead` is True for the sentences that open the document.
    """

    context: Context
    start: int
    end: int
    entities: Sequence[EntityMention] = ()
    people: Sequence[PersonMention] = ()
    dates: Sequence[DateMention] = ()
    quantities: Sequence[Quantity] = ()
    before: tuple[Frame, ...] = ()
    previous_people: Sequence[PersonMention] = ()
    pair: tuple[str, ...] = ()
    aside: bool = False
    previous_dates: Sequence[DateMention] = ()
    previous: tuple[int, int] = (0, 0)
    earlier: tuple[tuple[int, int], ...] = ()
    lead: bool = False

    @property
    def text(self) -> str:
        """The sentence as patterns read it."""
        return self.context.view[self.start : self.end]

    def at(self, position: int) -> int:
        """The place in the document of a place in `text`."""
        return self.start + position

    def countries(self, start: int | None = None, end: int | None = None) -> list[str]:
        """Countries named within `[start, end)` of the document, in order, each once; blocs where there are not two."""
        first, last = self.start if start is None else start, self.end if end is None else end
        inside = [e for e in self.entities if first <= e.start and e.end <= last]
        found = dict.fromkeys(name for e in inside if (name := country_named(e)))
        if len(found) < 2:
            found |= dict.fromkeys(e.name for e in inside if e.kind is EntityKind.ALLIANCE)
        return list(found)

    def parties(self) -> tuple[frozenset[str], bool]:
        """The countries that the sentence is between, and whether they had to be taken from what was told before.

        A sentence that names one of two, none, or more than two takes the two that the document is about; with "both
        countries" and the like, the two that its paragraph named last.
        """
        named = self.countries()
        told = heirs(named) <= heirs(self.pair) and _BOTH.search(self.text)
        pair = self.pair if self.pair and told else self.context.pair
        if len(heirs(named)) == 2 or not pair:
            return frozenset(named), False
        if heirs(named) <= heirs(pair) or heirs(pair) <= heirs(named):
            return frozenset(pair), True
        return frozenset(named), False

    def other_party(self, one: str) -> str:
        """The other of the two countries that the document is about, or ""."""
        others = [name for name in self.context.pair if name != one]
        return others[0] if one in self.context.pair and len(others) == 1 else ""

    def date_near(self, start: int, end: int, reach: int = 400) -> Period:
        """The placed date nearest to `[start, end)` within `reach` code points; one behind wins over one before."""
        view = self.context.view
        placed = [
            d
            for d in self.dates
            if (d.earliest or d.latest) and not _SAID.search(view, max(self.start, d.start - 50), d.start)
        ]
        ranked = sorted((_gap(d, start, end), d.start) for d in placed)
        for gap, at in ranked:
            if gap[0] <= reach:
                date = next(d for d in placed if d.start == at)
                return date.earliest, date.latest
        return UNKNOWN

    def date_before(self) -> Period:
        """The one placed date of the sentence before in the paragraph; UNKNOWN where it has none or several."""
        placed = [d for d in self.previous_dates if d.earliest and d.latest]
        return (placed[0].earliest, placed[0].latest) if len(placed) == 1 else UNKNOWN

    def date_attached(self, start: int, end: int) -> Period:
        """The placed date that stands right behind `[start, end)`, or right before it, with small words between."""
        placed = [d for d in self.dates if d.earliest or d.latest]
        for date in placed:
            if date.start >= end and _JOINED.fullmatch(self.context.view, end, date.start):
                return date.earliest, date.latest
        for date in placed:
            if date.end <= start and _JOINED.fullmatch(self.context.view, date.end, start):
                return date.earliest, date.latest
        return UNKNOWN


def _gap(date: DateMention, start: int, end: int) -> tuple[int, int]:
    if date.start >= end:
        return date.start - end, 0
    return max(0, start - date.end) + 5, 1


def full_name(reading: Reading, person: PersonMention) -> str:
    """The fullest name that the document has for a person named by the last name only, if there is but one."""
    return reading.context.full_names.get(person.name.lower(), person.name)


def name_of(person: PersonMention) -> str:
    """The last word of a person's name in lower case, by which mentions of one person are joined."""
    return person.name.split()[-1].lower() if person.name.split() else ""
