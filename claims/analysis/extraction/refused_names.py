"""Capitalised names that name nothing known, and short names that could not be given to a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.analysis.extraction.people import resolve_names
from claims.analysis.extraction.people_names import shapes
from claims.analysis.extraction.refusals import Refusal
from claims.analysis.extraction.values import PersonMention
from claims.analysis.spans import Span


def refused_names(view: str, low: int, high: int, taken: Sequence[Span]) -> Iterator[Refusal]:
    """The name-shaped stretches of the sentence `view[low:high]` that none of the `taken` values touches.

    The first word of the sentence has its capital from there and is passed over.
    """
    barred = sorted((span.start - low, span.end - low) for span in taken)
    for shape in shapes(view[low:high], barred):
        start = low + shape.start
        if not view[low:start].strip(" \n\"'([*-"):
            start = view.find(" ", start, low + shape.end) + 1
        if low < start < low + shape.end:
            yield Refusal(start, low + shape.end, "unnamed.unknown")


def full_name(person: PersonMention, people: Sequence[PersonMention]) -> str:
    """The full name in the document for which the name of `person` is short, "" where there is none or several."""
    return resolve_names(people).get(person.name, "") if person.name else ""


def refused_short_names(here: Sequence[PersonMention], people: Sequence[PersonMention]) -> Iterator[Refusal]:
    """Those of `here` that are called by one word which fits no full name of the document's `people`, or several."""
    full = resolve_names(people)
    for person in here:
        if person.name and " " not in person.name and person.name not in full:
            fitting = sorted({p.name for p in people if p.name.split()[-1:] == [person.name] and " " in p.name})
            yield Refusal(person.start, person.end, "unnamed.short_name", ", ".join(fitting))
