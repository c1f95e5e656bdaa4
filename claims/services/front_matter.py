"""What a stored text says of itself, read anew: title, writers, publisher, date."""

from __future__ import annotations

import uuid
from collections import Counter

from claims.analysis.corpus.documents import ParsedDocument
from claims.converters import key_of_work, set_document, writers_of
from claims.models import AnalysisRun, Authorship, Document
from claims.services.recording import create, update_recorded
from claims.services.registry import authors_for, authorship, publisher_for

READ_FIELDS = (
    *("title", "holding", "publisher_id", "published", "published_earliest", "published_latest"),
    *("url", "language", "work_key"),
)


def renew_front_matter(
    document: Document, parsed: ParsedDocument, run: AnalysisRun, reason: str, *, touched: bool
) -> Counter[str]:
    """Let `document` say what is read in it now, and that `run` read it; only the latter where a person `touched` it.

    Returns whether it changed and how many of its writers did, by name.
    """
    before = [getattr(document, name) for name in READ_FIELDS]
    if not touched:
        set_document(document, parsed, sha256=document.sha256 or "", run=run)
        document.publisher = publisher_for(parsed.publisher, reason=reason) or document.publisher
        document.work_key = _key(document, parsed)
    document.run = run
    fields = [name.removesuffix("_id") for name in READ_FIELDS]
    update_recorded(Document, [document], [*fields, "run"], reason=reason, edited=False)
    changed = before != [getattr(document, name) for name in READ_FIELDS]
    writers = 0 if touched else _renew_authorships(document, parsed, reason)
    return Counter(documents_changed=int(changed), writers_changed=writers)


def _key(document: Document, parsed: ParsedDocument) -> str | None:
    """The name of the work in citations: as it is read now, unless citations lead to the one it has or it is taken."""
    read = key_of_work(parsed)
    if not read or (document.work_key and document.cited_in.exists()):
        return document.work_key
    taken = Document.objects.filter(work_key=read).exclude(id=document.id).exists()
    return document.work_key if taken else read


def _renew_authorships(document: Document, parsed: ParsedDocument, reason: str) -> int:
    """Let the writers be those of the byline, where there is one; returns how many rows changed."""
    writers = writers_of(parsed)
    if not writers:
        return 0
    authors = authors_for(writers, reason=reason)
    wanted = {
        row.id: row
        for row in (
            authorship(document, authors[key], position, honorific, affiliation)
            for position, (key, (honorific, affiliation)) in enumerate(writers.items(), start=1)
        )
    }
    stored = {row.id: row for row in document.authorships.all()}
    gone = {key for key, row in stored.items() if key not in wanted or _said(row) != _said(wanted[key])}
    Authorship.objects.filter(id__in=gone).delete()
    made = [row for key, row in wanted.items() if key not in stored or key in gone]
    create(Authorship, made)
    return len(gone | {row.id for row in made})


def _said(row: Authorship) -> tuple[uuid.UUID, int, str, str]:
    return row.author_id, row.position, row.honorific, row.affiliation
