"""A document's text cut for reading: assertions highlighted, uncovered items marked, one part at a time."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models.functions import Substr

from claims.analysis.spans import trimmed
from claims.models import Document, ImpossibleValue, Uncovered
from claims.queries.evidence import WINDOW, cut

PART = 40_000
"""Code points shown at a time; a part ends at the end of a paragraph where one is near."""

_BREAK = re.compile(r"\n[ \t\r\u00a0]*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that has a page on the desk: an assertion, or an uncovered item."""

    start: int
    end: int
    id: uuid.UUID
    kind: str
    status: str
    label: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text under the same marks. `first` is the mark that begins here, for its anchor."""

    text: str
    marks: tuple[Mark, ...] = ()
    first: Mark | None = None

    @property
    def top(self) -> Mark | None:
        """The mark that shows: the shortest of those that cover the stretch, an assertion before anything else."""
        return min(self.marks, key=lambda m: (m.kind != "assertion", m.end - m.start), default=None)


@dataclass(frozen=True, slots=True)
class Reading:
    """One part of a document: its paragraphs as stretches, the marks in it, and which part of how many it is."""

    paragraphs: tuple[tuple[Stretch, ...], ...]
    marks: tuple[Mark, ...]
    part: int
    parts: int

    @property
    def assertion_count(self) -> int:
        """Assertions in this part."""
        return sum(mark.kind == "assertion" for mark in self.marks)

    @property
    def open_count(self) -> int:
        """Uncovered items in this part."""
        return len(self.marks) - self.assertion_count


def read(document: Document, *, part: int = 1, at: int | None = None) -> Reading:
    """Part `part` (from 1) of `document`, or the part that holds offset `at`. Parts out of range are clamped."""
    text = document.text
    edges = part_edges(text)
    if at is not None:
        part = next((i for i, (left, right) in enumerate(edges, 1) if left <= at < right), 1)
    part = min(max(part, 1), len(edges))
    left, right = edges[part - 1]
    marks = tuple(_marks(document, left, right))
    return Reading(tuple(paragraphs(text, left, right, marks)), marks, part, len(edges))


def part_edges(text: str) -> list[tuple[int, int]]:
    """Where the parts of `text` begin and end; together they cover it."""
    edges: list[tuple[int, int]] = []
    left = 0
    while left < len(text) or not edges:
        right = min(left + PART, len(text))
        if right < len(text) and (end := text.rfind("\n\n", left + PART // 2, right)) > 0:
            right = end + 2
        edges.append((left, right))
        left = right
    return edges


def paragraphs(text: str, left: int, right: int, marks: Iterable[Mark]) -> list[tuple[Stretch, ...]]:
    """The paragraphs of `text[left:right]`, each cut where a mark begins or ends."""
    ordered = sorted(marks, key=lambda m: (m.start, m.end))
    found: list[tuple[Stretch, ...]] = []
    at = left
    for stop, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text, left, right)), (right, right)]:
        paragraph = trimmed(text, at, stop)
        if len(paragraph):
            inside = [m for m in ordered if m.start < paragraph.end and m.end > paragraph.start]
            found.append(_stretches(text, paragraph.start, paragraph.end, inside))
        at = after
    return found


def _stretches(text: str, left: int, right: int, marks: list[Mark]) -> tuple[Stretch, ...]:
    cuts = {left, right}
    for mark in marks:
        cuts |= {max(mark.start, left), min(mark.end, right)}
    edges = sorted(cuts)
    stretches = []
    for start, end in pairwise(edges):
        over = tuple(m for m in marks if m.start < end and m.end > start)
        first = next((m for m in over if max(m.start, left) == start), None)
        stretches.append(Stretch(text[start:end], over, first))
    return tuple(stretches)


def _marks(document: Document, left: int, right: int) -> Iterable[Mark]:
    inside = {"start__lt": right, "end__gt": left}
    for row in document.assertions.filter(**inside).order_by("start", "end"):
        yield Mark(row.start, row.end, row.id, "assertion", row.status, row.get_status_display())
    for item in document.uncovered.filter(dismissed=False, **inside).order_by("start", "end"):
        yield Mark(item.start, item.end, item.id, "uncovered", "", item.get_kind_display())


@dataclass(frozen=True, slots=True)
class Around:
    """A stretch of a document in its paragraph."""

    before: str
    text: str
    after: str


def around(item: Uncovered | ImpossibleValue) -> Around:
    """An uncovered item, or a value that cannot be, in its paragraph."""
    left = max(item.start - WINDOW, 0)
    rows = Document.objects.filter(pk=item.document_id)
    window = rows.values_list(Substr("text", left + 1, item.end - item.start + 2 * WINDOW), flat=True).first() or ""
    more = len(window) >= (item.end - item.start) + min(item.start, WINDOW) + WINDOW
    return Around(*cut(window, left, item.start, item.end, more=more))
