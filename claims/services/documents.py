"""A text and all that was found in it into rows, with the same number of queries for a long text as for a short one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.extraction.values import Assertion as FoundAssertion
from claims.analysis.relations.values import ImpossibleValue
from claims.converters import (
    AssertionRows,
    AuthorKey,
    assertion_rows,
    citation_rows,
    cited_works,
    entity_keys,
    key_of_work,
    note_rows,
    notes_by_place,
    set_document,
    speakers_of,
    writers_of,
)
from claims.models import (
    AnalysisRun,
    Assertion,
    Attribution,
    Author,
    Authorship,
    Citation,
    DateMention,
    Document,
    Note,
    Quantity,
    ReceivedFile,
    Uncovered,
)
from claims.models.base import content_id
from claims.services.impossible import store_impossible
from claims.services.recording import create, create_recorded, update_recorded
from claims.services.registry import authors_for, authorship, entities_for, publisher_for, works_for
from claims.services.uncovered import Item, uncovered_rows
from claims.services.versions import Place, Placement, hand_over_work, redirect_citations

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class File:
    """The file that a text came in: `library` took the text out of it, "" where the file is the text."""

    data: bytes
    media_type: str
    library: str = ""

    @property
    def sha256(self) -> str:
        """The sha256 (hex) of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Received:
    """A text as it came in, and what was found in it."""

    name: str
    file: File
    parsed: ParsedDocument
    assertions: Sequence[FoundAssertion]
    uncovered: Sequence[Item]
    impossible: Sequence[ImpossibleValue] = ()

    @property
    def sha256(self) -> str:
        """The sha256 (hex) of the text, which is that of the file where the file is the text."""
        return hashlib.sha256(self.parsed.text.encode()).hexdigest()


def store_text(received: Received, placement: Placement, run: AnalysisRun) -> tuple[Document, Counts]:
    """Store a text where `placement` says, with its notes, citations, assertions and what else was found.

    Returns the document and the number of rows of each kind. The caller holds the transaction.
    """
    parsed, assertions = received.parsed, received.assertions
    reason = f"import run {run.id}"
    document = _document(received, placement, run, reason)
    writers, speakers = writers_of(parsed), speakers_of(document, parsed, assertions)
    authors = authors_for({key: ("", said) for (_, key), said in speakers.items()} | writers, reason=reason)
    _write_authorships(document, writers, authors)
    notes = note_rows(document, parsed)
    create(Note, notes)
    citations = _store_citations(document, parsed, notes, run, reason)
    keys = {key for assertion in assertions for key in entity_keys(assertion)}
    rows = assertion_rows(
        document,
        assertions,
        speakers={name: authors[key] for name, key in speakers},
        entities=entities_for(keys, reason=reason),
        notes=notes_by_place(parsed, notes),
        run=run,
    )
    _store_assertions(rows, reason)
    uncovered = uncovered_rows(document, received.uncovered)
    create(Uncovered, uncovered)
    return document, {
        "assertions": len(rows.assertions),
        "quantities": len(rows.quantities),
        "dates": len(rows.dates),
        "attributions": len(rows.attributions),
        "notes": len(notes),
        "citations": citations,
        "uncovered": len(uncovered),
        "impossible": store_impossible(document, received.impossible),
    }


def _document(received: Received, placement: Placement, run: AnalysisRun, reason: str) -> Document:
    """The stored row for the text: new, a new version of another, or a work that was only cited so far."""
    parsed, name, sha256 = received.parsed, received.name, received.sha256
    publisher = publisher_for(parsed.publisher, reason=reason)
    if placement.place == Place.WORK and placement.document:
        row = placement.document
        set_document(row, parsed, sha256=sha256, run=run)
        _set_file(row, received.file)
        row.name, row.publisher = name, publisher or row.publisher
        update_recorded(Document, [row], _TEXT_FIELDS, reason=reason)
        return row
    row = Document(id=content_id("document", sha256), name=name, publisher=publisher)
    set_document(row, parsed, sha256=sha256, run=run)
    _set_file(row, received.file)
    row.work_key = _free_key(key_of_work(parsed))
    earlier = placement.document if placement.place == Place.VERSION else None
    if earlier:
        row.supersedes = earlier
        hand_over_work(earlier, row)
    create_recorded(Document, [row], reason=reason)
    if earlier:
        redirect_citations(earlier, row)
    return row


def _set_file(row: Document, file: File) -> None:
    """Say in `row` what file its text came in, and keep that file where it is not the text itself."""
    row.media_type, row.file_sha256 = file.media_type, file.sha256
    row.read_with = f"{file.library} {version(file.library)}" if file.library else ""
    if file.library:
        row.received, _ = ReceivedFile.objects.get_or_create(
            sha256=row.file_sha256,
            defaults={
                "id": content_id("file", row.file_sha256),
                "media_type": file.media_type,
                "size": len(file.data),
                "data": file.data,
            },
        )


_TEXT_FIELDS = (
    *("name", "title", "holding", "text", "sha256", "publisher", "published", "published_earliest"),
    *("published_latest", "url", "language", "run", "media_type", "file_sha256", "read_with", "received"),
)


def _free_key(key: str | None) -> str | None:
    """`key`, or None where another document holds it."""
    return None if key and Document.objects.filter(work_key=key).exists() else key


def _write_authorships(
    document: Document, writers: Mapping[AuthorKey, tuple[str, str]], authors: Mapping[AuthorKey, Author]
) -> None:
    """Say who wrote `document`; what a byline says takes the place of what citations said."""
    if not writers:
        return
    document.authorships.all().delete()
    rows = [
        authorship(document, authors[key], position, honorific, affiliation)
        for position, (key, (honorific, affiliation)) in enumerate(writers.items(), start=1)
    ]
    create(Authorship, rows)


def _store_citations(
    document: Document, parsed: ParsedDocument, notes: Sequence[Note], run: AnalysisRun, reason: str
) -> int:
    """Store the citations of `document`, and the works that they name; returns the number of citations."""
    works = works_for(cited_works(parsed), run=run, reason=reason)
    found = list(citation_rows(document, parsed, notes, works))
    create(Citation, [row for row, _ in found])
    through = Citation.candidates.through
    create(through, [through(citation=row, document=work) for row, works_ in found for work in works_])
    return len(found)


def _store_assertions(rows: AssertionRows, reason: str) -> None:
    create_recorded(Assertion, rows.assertions, reason=reason)
    create(Quantity, rows.quantities)
    create(DateMention, rows.dates)
    create(Attribution, rows.attributions)
    about, cited = Assertion.entities.through, Assertion.notes.through
    create(about, [about(assertion=assertion, entity=entity) for assertion, entity in rows.entities])
    create(cited, [cited(assertion=assertion, note=note) for assertion, note in rows.notes])
