"""Capitalised names that name nothing known, and short names that could not be given to a person."""

from __future__ import annotations

import re
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


def full_names(here: Sequence[PersonMention], people: Sequence[PersonMention]) -> dict[str, str]:
    """The full name, where exactly one of the document's `people` has it, for each short name of `here`."""
    lasts = {_last(person.name) for person in here if person.name}
    return resolve_names([person for person in people if person.name and _last(person.name) in lasts])


def _last(name: str) -> str:
    """The last word of a name, parted at hyphens too ("al-Karim"), in lower case."""
    return re.split(r"[\s-]+", name)[-1].lower()


def refused_short_names(
    here: Sequence[PersonMention], people: Sequence[PersonMention], full: dict[str, str]
) -> Iterator[Refusal]:
    """Those of `here` that are called by one word which fits no full name of the document's `people`, or several.

    `full` is what `full_names` gives for them.
    """
    for person in here:
        if person.name and " " not in person.name and person.name not in full:
            fitting = sorted({p.name for p in people if p.name.split()[-1:] == [person.name] and " " in p.name})
            yield Refusal(person.start, person.end, "unnamed.short_name", ", ".join(fitting))
