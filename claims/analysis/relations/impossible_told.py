"""What the checks on impossible values work on: a sentence with its values, and what a check finds in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from claims.analysis.corpus.documents import BODY_KINDS, ParsedDocument, Sentence
from claims.analysis.extraction.quotations import find_quotations
from claims.analysis.extraction.values import Assertion, AssertionKind, DateMention, PersonMention, Quantity
from claims.analysis.relations.periods import Period, edtf_period

# Two places that the clocks of two zones, or a print edition of the day after, may set apart.
ZONE_DAYS = 3

_YEAR = re.compile(r"(?<!\d)(?:1\d|20|21)\d\d(?!\d)")

Place = tuple[int, int]
Value = TypeVar("Value", DateMention, Quantity, PersonMention)


@dataclass(frozen=True, slots=True)
class Clash:
    """Values at `places` (offsets in the text of the check) that cannot both be, or one that cannot be at all."""

    rule: str
    places: tuple[Place, ...]
    sentence: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the values found in it. All offsets are those of `text`, which begins at `start` of the document.

    `written` is the day or period of publication, unknown where the document does not print one. `quoted` are the
    stretches in quotation marks, the marks of which may stand in sentences before or behind.
    """

    text: str
    start: int
    written: Period
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    people: tuple[PersonMention, ...] = ()
    quoted: tuple[Place, ...] = ()

    def years(self) -> tuple[DateMention, ...]:
        """The dates that print their year, so that no reading of the document's own day takes part in them."""
        return tuple(d for d in self.dates if d.earliest and d.latest and _YEAR.search(d.surface))


def period_of(date: DateMention) -> Period:
    """The first and last day of a date."""
    return date.earliest, date.latest


def told_sentences(parsed: ParsedDocument, assertions: Sequence[Assertion]) -> Iterator[Told]:
    """The sentences of the body with the values of the assertions that stand in them, in the order of the text."""
    ordered = sorted((a for a in assertions if a.kind is not AssertionKind.REFERENCE), key=lambda a: a.start)
    starts = [a.start for a in ordered]
    longest = max((a.end - a.start for a in ordered), default=0)
    written = edtf_period(parsed.published)
    body = (block for block in parsed.blocks if block.kind in BODY_KINDS)
    quoted = sorted((q for b in body for q in find_quotations(parsed.text, b.start, b.end)), key=lambda q: q.start)
    quote_starts, quote_ends = [q.start for q in quoted], [q.end for q in quoted]
    for sentence in parsed.sentences:
        near = ordered[bisect_left(starts, sentence.start - longest) : bisect_left(starts, sentence.end)]
        first, last = bisect_right(quote_ends, sentence.start), bisect_left(quote_starts, sentence.end)
        yield Told(
            parsed.view[sentence.start : sentence.end],
            sentence.start,
            written,
            _here((d for a in near for d in a.dates), sentence),
            _here((q for a in near for q in a.quantities), sentence),
            _here((p for a in near for p in a.people), sentence),
            tuple((max(q.start, sentence.start) - sentence.start, q.end - sentence.start) for q in quoted[first:last]),
        )


def _here(values: Iterable[Value], sentence: Sentence) -> tuple[Value, ...]:
    """Those of `values` that stand in `sentence`, each once, with offsets counted from its start."""
    inside = {(v.start, v.end): v for v in values if sentence.start <= v.start and v.end <= sentence.end}
    at = sentence.start
    return tuple(replace(inside[place], start=place[0] - at, end=place[1] - at) for place in sorted(inside))
