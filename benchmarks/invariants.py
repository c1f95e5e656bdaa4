"""What must hold of everything that is found in any text, as a list of the faults that it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

from claims.analysis import ParsedDocument, extract, read
from claims.analysis.corpus.raw import ReadError
from claims.analysis.extraction.attribution import find_attributions
from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.entities import find_entities
from claims.analysis.extraction.modality import find_modality
from claims.analysis.extraction.people import find_people
from claims.analysis.extraction.quantities import find_quantities
from claims.analysis.extraction.values import Attribution


def read_or_refused(text: str) -> ParsedDocument | None:
    """The document, None where there is nothing to read in the text."""
    try:
        return read(text)
    except ReadError:
        return None


def assertions_of(text: str) -> list[object]:
    """All assertions of the text; none where there is nothing to read in it."""
    parsed = read_or_refused(text)
    return list(extract(parsed)) if parsed else []


# Every way into the core that takes one text.
FINDERS: dict[str, Callable[[str], object]] = {
    "read": read_or_refused,
    "extract": assertions_of,
    "quantities": find_quantities,
    "dates": find_dates,
    "attributions": find_attributions,
    "entities": find_entities,
    "people": find_people,
    "modality": lambda text: find_modality(text, attributed=False),
}


def span_faults(value: object, text: str) -> Iterator[str]:
    """What is wrong with the places that `value`, as found in `text`, and all values inside it name.

    Each `[start, end)` lies inside the text, and the surface of a value is what stands there.
    """
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from span_faults(item, text)
    elif isinstance(value, Attribution):
        for piece in (*value.source, *value.cue, *value.content):
            yield from _place_faults(value, *piece, text)
    elif is_dataclass(value) and not isinstance(value, type):
        start, end, surface = (getattr(value, name, None) for name in ("start", "end", "surface"))
        if isinstance(start, int) and isinstance(end, int):
            yield from _place_faults(value, start, end, text)
            if surface is not None and text[start:end] != surface:
                yield f"{value!r} stands at {text[start:end]!r}"
        for field in fields(value):
            yield from span_faults(getattr(value, field.name), text)


def _place_faults(value: object, start: int, end: int, text: str) -> Iterator[str]:
    if not 0 <= start <= end <= len(text):
        yield f"{value!r} lies outside the text of {len(text)} code points"


def faults(name: str, text: str) -> list[str]:
    """What is wrong with what the finder `name` (of `FINDERS`) finds: places, and a second run that differs."""
    finder = FINDERS[name]
    found = finder(text)
    out = list(span_faults(found, text))
    if finder(text) != found:
        out.append(f"{name} finds something else when it is asked again")
    return out
