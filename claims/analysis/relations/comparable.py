"""From assertions to comparable claims: everything that comparing needs, without the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.analysis.corpus.documents import Note, ParsedDocument
from claims.analysis.extraction.values import Assertion, AssertionKind, Modality
from claims.analysis.relations.focus import Focus, focus_of
from claims.analysis.relations.frames import context_of, document_frames, frames_by_assertion, mentions_of
from claims.analysis.relations.frames_works import (
    cited_frames,
    notes_reaching,
    printed_periods,
    reference_frames,
)
from claims.analysis.relations.periods import UNKNOWN, Period, edtf_period
from claims.analysis.relations.phrases import any_of
from claims.analysis.relations.values import ComparableClaim, Frame, Reuse
from claims.analysis.relations.wording import content_words

_AHEAD = ("by", "will", "would", "until", "post", "after", "future", "target", "awaited", "planned", "expected", "next")


def comparable_claims(
    documents: Mapping[str, ParsedDocument], assertions: Mapping[str, Sequence[Assertion]], reuse: Sequence[Reuse]
) -> list[ComparableClaim]:
    """One comparable claim for every assertion, in the order of documents (by key) and places.

    `reuse` are the passages that the documents share: they give the lineage of documents and mark shared wording.
    """
    lineage = lineages(reuse)
    claims: list[ComparableClaim] = []
    for key in sorted(documents):
        claims += _of_document(key, documents[key], assertions.get(key, ()), reuse, lineage.get(key, ()))
    return claims


def lineages(reuse: Sequence[Reuse]) -> dict[str, tuple[str, ...]]:
    """For each document that shares a passage with another the name of its group: the first key of the group."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for passage in reuse:
        first, second = sorted((root(passage.left), root(passage.right)))
        parent[second] = first
    return {key: (root(key),) for key in sorted(parent)}


def written_period(parsed: ParsedDocument, assertions: Sequence[Assertion]) -> Period:
    """When a document was written: its day of publication, or bounds that its own dates give.

    The latest day that it tells of as past, or on which it consulted a work, is the earliest day of writing; the first
    day after that of which it speaks as yet to come is the latest.
    """
    published = edtf_period(parsed.published)
    if published != UNKNOWN:
        return published
    past = [edtf_period(date)[0] for n in parsed.notes for c in n.citations for date in (c.accessed, c.published)]
    future: list[str] = []
    ahead = any_of(_AHEAD)
    for assertion in assertions:
        if assertion.kind is AssertionKind.REFERENCE:
            continue
        for date in assertion.dates:
            before = parsed.view[max(0, date.start - 45) : date.start]
            if assertion.modality in (Modality.PLANNED, Modality.TARGET) or ahead.search(before):
                future += [date.latest] if date.latest else []
            elif assertion.modality in (Modality.ASSERTED, Modality.REPORTED):
                past.append(date.earliest)
    lower = max((day for day in past if day), default=None)
    upper = min((day for day in future if lower is None or day > lower), default=None)
    return lower, upper


def _of_document(
    key: str, parsed: ParsedDocument, assertions: Sequence[Assertion], reuse: Sequence[Reuse], lineage: tuple[str, ...]
) -> list[ComparableClaim]:
    written = written_period(parsed, assertions)
    focus = focus_of(parsed)
    mentions = mentions_of(assertions)
    context = context_of(parsed, key, mentions, written, focus)
    given = frames_by_assertion(document_frames(parsed, context, mentions), assertions)
    printed = printed_periods(parsed)
    reach = notes_reaching(parsed, parsed.sentences)
    cited = sorted((c.start, c.end, c.work) for n in parsed.notes for c in n.citations if c.work)
    own = [passage for passage in reuse if key in (passage.left, passage.right)]
    figures = tuple(
        sorted((f for fs in given.values() for f in fs if f.figure), key=lambda f: (f.start, f.end, f.kind))
    )
    # what a speaker is with is said once, where the name comes first
    said = [(a.speaker, a.speaker_affiliation) for a in assertions if a.speaker and a.speaker_affiliation]
    affiliations = dict(sorted(said, key=lambda s: (len(s[1]), s[1])))
    claims = []
    for index, assertion in enumerate(assertions):
        frames = list(given.get(index, ()))
        if assertion.kind is AssertionKind.REFERENCE:
            frames += reference_frames(assertion, parsed.notes)
        else:
            places = assertion.cites or _reaching(reach, assertion)
            frames += cited_frames(assertion, places, parsed.notes, printed)
        claims.append(
            replace(
                _claim(
                    key,
                    parsed,
                    assertion,
                    frames,
                    _works(assertion, parsed.notes, cited),
                    own,
                    lineage,
                    written,
                    focus,
                    affiliations,
                ),
                figures=figures if any(f.figure for f in frames) else (),
            )
        )
    return sorted(claims, key=lambda c: (c.start, c.end, c.key))


def _reaching(reach: Mapping[int, tuple[int, ...]], assertion: Assertion) -> tuple[int, ...]:
    return reach.get(assertion.sentence[0], ()) if assertion.sentence else ()


def _claim(
    key: str,
    parsed: ParsedDocument,
    assertion: Assertion,
    frames: Sequence[Frame],
    works: tuple[str, ...],
    reuse: Sequence[Reuse],
    lineage: tuple[str, ...],
    written: Period,
    focus: Focus,
    affiliations: Mapping[str, str],
) -> ComparableClaim:
    is_reference = assertion.kind is AssertionKind.REFERENCE
    return ComparableClaim(
        key=f"{key}:{assertion.start}-{assertion.end}",
        document=key,
        start=assertion.start,
        end=assertion.end,
        surface=assertion.surface,
        frames=tuple(sorted(frames, key=lambda f: (f.start, f.end, f.kind, f.predicate, f.object, f.rule))),
        about=assertion.about,
        quantities=assertion.quantities,
        dates=assertion.dates,
        entities=assertion.entities,
        people=assertion.people,
        modality=assertion.modality,
        polarity=assertion.polarity,
        speaker=assertion.speaker,
        notes=assertion.notes,
        works=works,
        is_reference=is_reference,
        written_earliest=written[0],
        written_latest=written[1],
        lineage=lineage,
        words=() if is_reference else _words(parsed, assertion),
        shared=() if is_reference else shared_passages(key, assertion.start, assertion.end, reuse),
        authors=tuple(byline.name for byline in parsed.authors),
        publisher=parsed.publisher or "",
        affiliation=affiliations.get(assertion.speaker or "", ""),
        focus_names=focus.names,
        focus_common=focus.common,
        focus_words=focus.words,
    )


def _words(parsed: ParsedDocument, assertion: Assertion) -> tuple[str, ...]:
    return content_words(parsed.view, assertion.start, assertion.end, assertion.entities, assertion.people)


def _works(assertion: Assertion, notes: Sequence[Note], cited: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """The works that the assertion cites, or, for a reference, those that it names."""
    if assertion.kind is AssertionKind.REFERENCE:
        first, last = bisect_left(cited, (assertion.start,)), bisect_left(cited, (assertion.end,))
        return tuple(dict.fromkeys(work for _, end, work in cited[first:last] if end <= assertion.end))
    return tuple(dict.fromkeys(c.work for place in assertion.cites for c in notes[place].citations if c.work))


def shared_passages(key: str, first: int, last: int, reuse: Sequence[Reuse]) -> tuple[str, ...]:
    """Names of the passages of reuse of which `[first, last)` of document `key` covers, or lies in, a good part."""
    found = []
    for passage in reuse:
        for side, start, end in (
            (passage.left, passage.left_start, passage.left_end),
            (passage.right, passage.right_start, passage.right_end),
        ):
            common = min(end, last) - max(start, first)
            if side == key and common * 2 >= min(end - start, last - first):
                found.append(f"{passage.left}:{passage.left_start}={passage.right}:{passage.right_start}")
    return tuple(sorted(set(found)))
