"""Passages that compared documents share: found by marks of their runs of words, stored as dependences."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q, QuerySet

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.relations.passages import SEED
from claims.analysis.relations.reuse import reuse_of
from claims.analysis.relations.values import DependenceKind, Reuse
from claims.analysis.relations.wording import words
from claims.derived.models import Fingerprint, Reading
from claims.models import AnalysisRun, Dependence
from claims.models.base import content_id
from claims.services.blocks import number
from claims.services.pending import state_of_code
from claims.services.recording import batches, create


def body_of(parsed: ParsedDocument) -> str:
    """The text in which passages are looked for, code point for code point that of the document."""
    return parsed.view if parsed.sentences else parsed.text


def store_fingerprints(reading: Reading) -> set[int]:
    """Store the marks of the body of `reading`; returns the readings of other documents that share one."""
    forms = [word.form for word in words(reading.body)]
    values = sorted({number("|".join(forms[at : at + SEED])) for at in range(len(forms) - SEED + 1)})
    found: set[int] = set()
    now = Fingerprint.objects.filter(reading__code=state_of_code())
    for part in batches(values):
        found |= set(now.filter(value__in=part).order_by().values_list("reading", flat=True).distinct())
    create(Fingerprint, [Fingerprint(value=value, reading=reading) for value in values])
    return found - {reading.id}


def passages_with(reading: Reading, others: Collection[int]) -> list[Reuse]:
    """The passages that the document of `reading` shares with those of `others`; keys are the sha256 of the texts."""
    found: list[Reuse] = []
    for part in batches(sorted(others)):
        for sha256, body in Reading.objects.filter(id__in=part).order_by("sha256").values_list("sha256", "body"):
            two = {reading.sha256: reading.body, sha256: body}
            found += reuse_of({key: ParsedDocument(text=text, view=text) for key, text in two.items()})
    return sorted(found, key=lambda p: (p.left, p.right, p.left_start, p.right_start))


def sync_passages(
    reading: Reading, found: Iterable[Reuse], documents: Mapping[str, uuid.UUID], run: AnalysisRun
) -> Counter[str]:
    """Let the stored passages between `reading` and other compared documents be those `found`.

    `documents` has the keys of the documents by sha256. Passages with documents that are themselves pending stay until
    those are compared.
    """
    wanted = {row.id: row for row in (_row(passage, documents, run) for passage in found)}
    rows = list(_passages_of(reading.document_id).values_list("id", "left_document", "right_document"))
    partners = {key for _, *ends in rows for key in ends}
    now: set[uuid.UUID | None] = set()
    for part in batches(sorted(partners)):
        readings = Reading.objects.filter(document__in=part, code=state_of_code())
        now |= set(readings.values_list("document", flat=True))
    waiting = partners - now
    stored = {key for key, *ends in rows if key in wanted or not waiting & set(ends)}
    gone = sorted(stored - wanted.keys())
    made = [row for key, row in wanted.items() if key not in stored]
    delete_dependences(gone)
    create(Dependence, made)
    return Counter(dependences_made=len(made), dependences_deleted=len(gone))


def drop_passages(document: uuid.UUID | None) -> Counter[str]:
    """Delete the stored passages of a document."""
    gone = list(_passages_of(document).values_list("id", flat=True))
    delete_dependences(gone)
    return Counter(dependences_deleted=len(gone))


def sharing(document: uuid.UUID | None) -> set[uuid.UUID]:
    """The documents that have a stored passage with `document`."""
    pairs = _passages_of(document).values_list("left_document", "right_document")
    return {key for pair in pairs for key in pair} - {document}


def _passages_of(document: uuid.UUID | None) -> QuerySet[Dependence]:
    rows = Dependence.objects.filter(kind=DependenceKind.SHARED_WORDING.value).order_by()
    return rows.filter(Q(left_document=document) | Q(right_document=document))


def delete_dependences(keys: Iterable[uuid.UUID]) -> None:
    """Delete links by key."""
    for part in batches(keys):
        Dependence.objects.filter(id__in=part).delete()


def _row(passage: Reuse, documents: Mapping[str, uuid.UUID], run: AnalysisRun) -> Dependence:
    left, right = sorted(
        (
            (documents[passage.left], passage.left_start, passage.left_end),
            (documents[passage.right], passage.right_start, passage.right_end),
        )
    )
    return Dependence(
        id=content_id("dependence", DependenceKind.SHARED_WORDING, *left, *right),
        kind=DependenceKind.SHARED_WORDING.value,
        left_document_id=left[0],
        left_start=left[1],
        left_end=left[2],
        right_document_id=right[0],
        right_start=right[1],
        right_end=right[2],
        similarity=passage.similarity,
        sentence=f"Both print a passage in the same words ({passage.similarity:.0%} of them).",
        rule=passage.rule[:60],
        run=run,
    )
