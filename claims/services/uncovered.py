"""What was found in a document's body and stands in no assertion, so that nothing is lost without being seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claims.analysis.corpus.documents import BODY_KINDS, ParsedDocument
from claims.analysis.extraction.assertion_values import find_values
from claims.analysis.extraction.attribution import find_in_paragraphs
from claims.analysis.extraction.attribution_speech import is_speech
from claims.analysis.extraction.quotations import find_quotations
from claims.analysis.extraction.values import Assertion
from claims.analysis.spans import Span, hull
from claims.models import Document, Uncovered
from claims.models.base import content_id
from claims.models.choices import UncoveredKind

Item = tuple[UncoveredKind, int, int]


def find_uncovered(parsed: ParsedDocument, assertions: Sequence[Assertion]) -> list[Item]:
    """The figures, dates, quotations, note marks and named speakers of the body that no assertion uses, with their
    places, in the order of the text."""
    covered = _merged((a.start, a.end) for a in assertions)
    called = {place for assertion in assertions for place in assertion.cites}
    loose = {item for item in _found(parsed) if item[2] > item[1] and not _is_inside(item[1], item[2], covered)}
    loose |= {(UncoveredKind.NOTE_MARK, m.start, m.end) for m in parsed.marks if m.note is None or m.note not in called}
    return sorted(loose, key=lambda item: (item[1], item[2], item[0].value))


def uncovered_rows(document: Document, items: Iterable[Item]) -> list[Uncovered]:
    """Rows for uncovered items of `document`."""
    return [
        Uncovered(
            id=content_id("uncovered", document.sha256, start, end, kind.value),
            document=document,
            kind=kind,
            start=start,
            end=end,
            surface=document.text[start:end],
        )
        for kind, start, end in items
    ]


def _found(parsed: ParsedDocument) -> Iterator[Item]:
    values = find_values(parsed)
    yield from ((UncoveredKind.FIGURE, q.start, q.end) for q in values.quantities)
    yield from ((UncoveredKind.DATE, d.start, d.end) for d in values.dates)
    body = [block for block in parsed.blocks if block.kind in BODY_KINDS]
    for block in body:
        for quotation in find_quotations(parsed.text, block.start, block.end):
            yield UncoveredKind.QUOTATION, quotation.start, quotation.end
    names = _merged(
        [
            *((person.start, person.end) for person in values.people if person.name),
            *((entity.start, entity.end) for entity in values.entities if entity.name),
        ]
    )
    for attribution in find_in_paragraphs(parsed.text, parsed.view, [(b.start, b.end) for b in body]):
        if attribution.source and is_speech(parsed.view, attribution, ""):
            source = hull(Span(*piece) for piece in attribution.source)
            if _is_inside(source.start, source.end, names):
                yield UncoveredKind.SPEAKER, source.start, source.end


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` in order, those that touch or overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _is_inside(start: int, end: int, covered: Sequence[tuple[int, int]]) -> bool:
    """Does some stretch of `covered` (in order, apart) share a code point with `[start, end)`?

    A quotation that runs over two assertions, or sticks out of one by its mark, is used all the same.
    """
    at = bisect_right(covered, (end - 1, end)) - 1
    return at >= 0 and covered[at][1] > start
