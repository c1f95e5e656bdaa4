"""Authors, publishers, entities and cited works: found where they are stored, stored where they are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claims.analysis.corpus.documents import Citation as FoundCitation
from claims.converters import AuthorKey, EntityKey, cited_document, writers_of_work
from claims.models import AnalysisRun, Author, Authorship, Document, Entity, Publisher
from claims.models.base import content_id
from claims.services.recording import create, create_recorded


def authors_for(wanted: Mapping[AuthorKey, tuple[str, str]], *, reason: str) -> dict[AuthorKey, Author]:
    """The authors for keys; `wanted` has honorific and affiliation for those that are not stored yet.

    An author whom a person renamed is still the author that the texts name so.
    """
    rows = {
        key: key.row(honorific=honorific, affiliation=affiliation) for key, (honorific, affiliation) in wanted.items()
    }
    stored = Author.objects.filter(name__in={key.name for key in wanted})
    found = {AuthorKey(author.kind, author.name, author.distinction): author for author in stored}
    renamed = Author.objects.in_bulk([row.id for key, row in rows.items() if key not in found])
    found |= {key: renamed[row.id] for key, row in rows.items() if key not in found and row.id in renamed}
    missing = {key: row for key, row in rows.items() if key not in found}
    create_recorded(Author, list(missing.values()), reason=reason)
    return found | missing


def entities_for(wanted: Iterable[EntityKey], *, reason: str) -> dict[EntityKey, Entity]:
    """The entities for keys; one that a person renamed is still the entity that the texts name so."""
    keys = set(wanted)
    stored = Entity.objects.filter(name__in={key.name for key in keys})
    found = {EntityKey(entity.kind, entity.name): entity for entity in stored}
    rows = {key: key.row() for key in sorted(keys - found.keys())}
    renamed = Entity.objects.in_bulk([row.id for row in rows.values()])
    found |= {key: renamed[row.id] for key, row in rows.items() if row.id in renamed}
    missing = {key: row for key, row in rows.items() if key not in found}
    create_recorded(Entity, list(missing.values()), reason=reason)
    return found | missing


def publisher_for(name: str | None, *, reason: str) -> Publisher | None:
    """The publisher of that name, None where there is no name."""
    name = " ".join((name or "").split())[:300]
    if not name:
        return None
    key = content_id("publisher", name)
    # one that a person renamed is still the house that the texts name so
    if stored := Publisher.objects.filter(name=name).first() or Publisher.objects.filter(id=key).first():
        return stored
    publisher = Publisher(id=key, name=name)
    create_recorded(Publisher, [publisher], reason=reason)
    return publisher


def works_for(cited: Mapping[str, FoundCitation], *, run: AnalysisRun | None, reason: str) -> dict[str, Document]:
    """The works for keys: held documents and works cited before, else new rows for works without text."""
    found = {work.work_key: work for work in Document.objects.filter(work_key__in=cited).defer("text") if work.work_key}
    rows = {key: cited_document(key, citation, run) for key, citation in cited.items() if key not in found}
    named = Document.objects.defer("text").in_bulk([row.id for row in rows.values()])
    # a work whose key was corrected, or that a later version took over, is still the one that the notes name so
    found |= {key: _current(named[row.id]) for key, row in rows.items() if row.id in named}
    missing = {key: row for key, row in rows.items() if key not in found}
    create_recorded(Document, list(missing.values()), reason=reason)
    writers = {key: writers_of_work(cited[key]) for key in missing}
    authors = authors_for({author: ("", "") for keys in writers.values() for author in keys}, reason=reason)
    create(
        Authorship,
        [
            authorship(missing[key], authors[author], position)
            for key, wanted in writers.items()
            for position, author in enumerate(wanted, start=1)
        ],
    )
    return found | missing


def _current(work: Document) -> Document:
    """The version of `work` that nothing supersedes."""
    while (newer := Document.objects.defer("text").filter(supersedes=work).first()) is not None:
        work = newer
    return work


def authorship(
    document: Document, author: Author, position: int, honorific: str = "", affiliation: str = ""
) -> Authorship:
    """A row that says that `author` wrote `document`."""
    return Authorship(
        id=content_id("authorship", document.id, author.id),
        document=document,
        author=author,
        position=position,
        honorific=honorific,
        affiliation=affiliation,
    )
