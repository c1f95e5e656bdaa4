"""Quotes in their paragraphs, with who says them and on which note: plain values, ready to be shown anywhere.

Only a window of a document's text is fetched, so that a page costs the same for a note and for a book.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet, Value
from django.db.models.functions import Greatest, Substr

from claims.analysis.masking import readable_part
from claims.analysis.spans import Span, paragraph_around
from claims.models import Assertion, Attribution, Citation, Document, Note
from claims.models.choices import CitationForm, Holding

WINDOW = 1_500
"""Code points fetched on either side of a quote; a paragraph is cut there, with an ellipsis."""

BRIEF = 320
"""Code points kept on either side of a quote where several passages stand on one page."""

CITED_ONLY = "not held"
DIGEST = "quoted from a digest, original not held"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote; `kind` is "quantity", "date" or "" for plain words."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of the way a saying took: who, and in which words the document says so."""

    name: str
    source: str = ""
    cue: str = ""
    speaker_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a note leads: a work and what is held of it, or the words of a citation that stays unresolved, with the
    works that it may mean. `note` is 0 for a call in the text."""

    note: int
    text: str
    work: str = ""
    work_id: uuid.UUID | None = None
    form: str = ""
    published: str = ""
    ending: str = ""
    pages: str = ""
    candidates: tuple[tuple[uuid.UUID, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """An assertion's quote in its paragraph, with its place, its speakers and its notes."""

    assertion_id: uuid.UUID
    document_id: uuid.UUID
    document: str
    byline: str
    published: str
    before: str
    quote: tuple[Piece, ...]
    after: str
    start: int
    end: int
    section: str
    paragraph: int
    page: int | None
    modality: str
    polarity: str
    status: str
    status_label: str
    rule: str
    origin: int | None
    marker: str
    speaker: str
    chain: tuple[Hop, ...] = ()
    cited: tuple[Cited, ...] = ()


def with_window(assertions: QuerySet[Assertion]) -> QuerySet[Assertion]:
    """`assertions` with the stretch of text around each (`window`), and all that a Passage needs, in few queries."""
    left = Greatest(F("start") - Value(WINDOW), Value(0))
    hops = Attribution.objects.select_related("speaker").order_by("position")
    works = Document.objects.only("id", "title", "name", "holding", "published")
    led = (Prefetch("work", queryset=works), Prefetch("candidates", queryset=works))
    citations = Citation.objects.prefetch_related(*led).order_by("start")
    notes = Note.objects.prefetch_related(Prefetch("citations", queryset=citations)).order_by("start")
    return (
        assertions.annotate(window=Substr("document__text", left + 1, F("end") - F("start") + 2 * WINDOW))
        .select_related("document", "speaker", "origin", "claim")
        .defer("document__text")
        .prefetch_related(
            "quantities",
            "dates",
            "document__authorships__author",
            Prefetch("attributions", queryset=hops),
            Prefetch("notes", queryset=notes),
        )
    )


def passages(assertions: QuerySet[Assertion], *, reach: int = WINDOW) -> list[Passage]:
    """The quotes of `assertions` in their paragraphs, in the order of the query.

    Of a long paragraph no more than `reach` code points are kept before and after a quote.
    """
    return [_passage(row, reach) for row in with_window(assertions)]


def passage(assertion_id: uuid.UUID | None, *, reach: int = WINDOW) -> Passage | None:
    """The quote of one assertion in its paragraph; None where there is no such assertion."""
    if assertion_id is None:
        return None
    return next(iter(passages(Assertion.objects.filter(pk=assertion_id), reach=reach)), None)


def shortened(before: str, after: str, reach: int) -> tuple[str, str]:
    """What stands before and after a quote, each cut between words to about `reach` code points, with an ellipsis."""
    if len(before) > reach:
        before = "… " + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = after[:reach].rpartition(" ")[0] + " …"
    return before, after


def cut(window: str, offset: int, start: int, end: int, *, more: bool) -> tuple[str, str, str]:
    """Before, quote and after of `[start, end)` within its paragraph.

    `window` is the text from `offset` on; `more` says that the text goes on after it. Where the paragraph is longer
    than the window it is cut between words, with an ellipsis.
    """
    left, right = start - offset, end - offset
    around = paragraph_around(window, left, right)
    before, after = window[around.start : left], window[right : around.end]
    if offset > 0 and before and not window[: around.start].strip():
        before = "… " + before.partition(" ")[2]
    if more and after and not window[around.end :].strip():
        after = after.rpartition(" ")[0] + " …"
    return before, window[left:right], after


def marked(quote: str, start: int, values: Iterable[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """`quote`, which starts at `start` in its document, cut at the `values` (start, end, kind) inside it.

    Of values that overlap the first one is marked; values outside the quote are passed over.
    """
    pieces: list[Piece] = []
    at = start
    whole = Span(start, start + len(quote))
    for left, right, kind in sorted(values):
        if left < at or right > whole.end or left >= right:
            continue
        if left > at:
            pieces.append(Piece(quote[at - start : left - start]))
        pieces.append(Piece(quote[left - start : right - start], kind))
        at = right
    if at < whole.end or not pieces:
        pieces.append(Piece(quote[at - start :]))
    return tuple(pieces)


def _passage(row: Assertion, reach: int) -> Passage:
    offset = max(row.start - WINDOW, 0)
    window = str(getattr(row, "window", "") or "")
    more = len(window) >= (row.end - row.start) + min(row.start, WINDOW) + WINDOW
    before, quote, after = cut(window, offset, row.start, row.end, more=more) if window else ("", row.quote, "")
    before, after = shortened(before, after, reach)
    values = [(q.start, q.end, "quantity") for q in row.quantities.all()]
    values += [(d.start, d.end, "date") for d in row.dates.all()]
    document = row.document
    return Passage(
        assertion_id=row.id,
        document_id=document.id,
        document=str(document),
        byline=", ".join(a.author.name for a in document.authorships.all()),
        published=document.published,
        before=readable_part(before),
        quote=tuple(Piece(readable_part(p.text), p.kind) for p in marked(quote, row.start, values)),
        after=readable_part(after),
        start=row.start,
        end=row.end,
        section=row.section,
        paragraph=row.paragraph,
        page=row.page,
        modality=row.get_modality_display(),
        polarity=row.get_polarity_display(),
        status=row.status,
        status_label=row.get_status_display(),
        rule=row.rule,
        origin=row.origin.number if row.origin else None,
        marker=DIGEST if document.is_digest else "",
        speaker=row.speaker.name if row.speaker else "",
        chain=_chain(row),
        cited=tuple(cited for note in row.notes.all() for cited in _cited(note)),
    )


def _chain(row: Assertion) -> tuple[Hop, ...]:
    found = tuple(
        Hop(
            name=hop.speaker.name if hop.speaker else hop.source or "unnamed",
            source=hop.source,
            cue=hop.cue,
            speaker_id=hop.speaker_id,
        )
        for hop in row.attributions.all()
    )
    if not found and row.speaker:
        return (Hop(name=row.speaker.name, speaker_id=row.speaker_id),)
    return found


def _cited(note: Note) -> list[Cited]:
    citations = list(note.citations.all())
    if not citations:
        return [Cited(note=note.number, text=note.text, ending="cites no work that could be read")]
    return [
        Cited(
            note=note.number,
            text=citation.surface,
            work=str(citation.work) if citation.work else "",
            work_id=citation.work_id,
            form="" if citation.form == CitationForm.FULL else citation.get_form_display(),
            published=citation.published or (citation.work.published if citation.work else ""),
            ending=_ending(citation),
            pages=citation.pages,
            candidates=tuple((work.id, str(work)) for work in citation.candidates.all()),
        )
        for citation in citations
    ]


def _ending(citation: Citation) -> str:
    if citation.work is None:
        return "unresolved"
    return {Holding.CITED: CITED_ONLY, Holding.DIGEST: "held as a digest"}.get(Holding(citation.work.holding), "held")
