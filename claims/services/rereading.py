"""Stored documents read anew by the present rules: one document is one transaction, and what people decided stays."""

from __future__ import annotations

import logging
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet

from claims.analysis.corpus.raw import ReadError
from claims.analysis.relations.impossible import impossible_values
from claims.models import AnalysisRun, Document
from claims.models.choices import RunKind
from claims.services.comparison import RelateResult, relate_all
from claims.services.reading import analysed
from claims.services.recording import exclusive
from claims.services.renewal import Read, renew
from claims.services.runs import finish_run, read_by_present_rules, start_run
from claims.services.uncovered import find_uncovered

Progress = Callable[[int, int, str], None]
"""Called with (done, total, name) after each document."""

LOG = logging.getLogger(__name__)


class Outcome(StrEnum):
    """What became of a document."""

    CURRENT = "current"
    SAME = "same"
    CHANGED = "changed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What became of one document. `counts` are rows by what happened to them; `message` says why it failed."""

    id: uuid.UUID
    name: str
    outcome: Outcome
    message: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RereadResult:
    """What became of all documents, and of the claims after them (`related` is None where claims were never related).

    `run_id` is None in a dry run and where there was nothing to record.
    """

    documents: tuple[DocumentResult, ...]
    related: RelateResult | None = None
    run_id: uuid.UUID | None = None
    dry_run: bool = False

    def count(self, outcome: Outcome) -> int:
        """The number of documents with this outcome."""
        return sum(1 for document in self.documents if document.outcome == outcome)

    @property
    def counts(self) -> dict[str, int]:
        """Rows by what happened to them, over all documents."""
        total: Counter[str] = Counter()
        for document in self.documents:
            total.update(document.counts)
        return dict(total)

    @property
    def failed(self) -> tuple[DocumentResult, ...]:
        """The documents that could not be read anew, with the reason as message."""
        return tuple(document for document in self.documents if document.outcome == Outcome.FAILED)


def rereadable() -> QuerySet[Document]:
    """The documents that can be read anew: current ones whose text is held. Earlier versions stay as they were read."""
    return Document.objects.current().held().order_by("name", "id")


def named(names: Iterable[str]) -> tuple[list[Document], list[str]]:
    """The documents that `names` mean (a key, or a file name), each once, and the names that mean none."""
    found: dict[uuid.UUID, Document] = {}
    unknown = []
    for name in names:
        rows = list(rereadable().defer("text").filter(_means(name)))
        found.update((row.id, row) for row in rows)
        unknown += [] if rows else [name]
    return list(found.values()), unknown


def reread(
    documents: Iterable[Document] | None = None,
    *,
    force: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> RereadResult:
    """Read `documents` (all where None) anew, then relate the claims where that was done before.

    Documents that were read by the present rules already are left out, unless `force`. A dry run does all that and
    takes it back. Interrupted at any moment, every document is as before or as read anew, and another run does the
    rest.
    """
    rows = list(rereadable().defer("text") if documents is None else documents)
    reader = _Reader(force=force)
    results = []
    with ExitStack() as stack:
        if dry_run:
            stack.enter_context(exclusive())
        unfinished = _is_unfinished()
        for done, row in enumerate(rows, start=1):
            results.append(reader.document(row))
            if progress:
                progress(done, len(rows), str(row))
        changed = any(result.outcome == Outcome.CHANGED for result in results)
        related = relate_all() if (changed or unfinished) and _were_related() else None
        run = reader.finish(results, related, unfinished=unfinished)
        if dry_run:
            transaction.set_rollback(True)
    return RereadResult(tuple(results), related, run.id if run and not dry_run else None, dry_run)


class _Reader:
    """One pass over documents: its run is stored with the first of them."""

    def __init__(self, *, force: bool) -> None:
        self.force = force
        self.run: AnalysisRun | None = None

    def document(self, row: Document) -> DocumentResult:
        """Read one document anew."""
        if not self.force and read_by_present_rules(row.run):
            return DocumentResult(row.id, row.name, Outcome.CURRENT)
        try:
            parsed, assertions = analysed(Document.objects.values_list("text", flat=True).get(id=row.id), row.name)
            uncovered, impossible = find_uncovered(parsed, assertions), impossible_values(parsed, assertions)
            reading = Read(parsed, assertions, uncovered, impossible)
        except (ReadError, ArithmeticError, LookupError, RecursionError, ValueError) as error:
            # its rows stay as they are; the log keeps where the fault arose
            LOG.exception("the core failed on %s", row.name)
            return DocumentResult(row.id, row.name, Outcome.FAILED, f"{type(error).__name__}: {error}")
        try:
            return self._store(row, reading)
        except DatabaseError as error:
            return DocumentResult(row.id, row.name, Outcome.FAILED, f"The database did not take it: {error}")

    def finish(
        self, results: list[DocumentResult], related: RelateResult | None, *, unfinished: bool
    ) -> AnalysisRun | None:
        """Store what the pass came to, where there is anything to record."""
        failed = [{"file": r.name, "reason": r.message} for r in results if r.outcome == Outcome.FAILED]
        if (failed or unfinished) and self.run is None:
            self.run = start_run(RunKind.REREAD)
        if self.run is not None:
            counts = Counter({f"documents_{outcome.value}": 0 for outcome in Outcome})
            counts.update(f"documents_{result.outcome.value}" for result in results)
            for result in results:
                counts.update(result.counts)
            counts.update(related.counts if related else {})
            finish_run(self.run, dict(counts), failed)
        return self.run

    def _store(self, row: Document, reading: Read) -> DocumentResult:
        with exclusive():
            # what was true when the text was read may not be any more
            document = rereadable().filter(id=row.id, sha256=row.sha256).first()
            if document is None:
                return DocumentResult(row.id, row.name, Outcome.CURRENT)
            known = read_by_present_rules(document.run)
            run = self.run or start_run(RunKind.REREAD)
            counts = +renew(document, reading, run, other_rules=not known)
            if not counts and known:
                transaction.set_rollback(True)
                return DocumentResult(row.id, row.name, Outcome.SAME)
        self.run = run
        return DocumentResult(row.id, row.name, Outcome.CHANGED if counts else Outcome.SAME, counts=counts)


def _means(name: str) -> Q:
    try:
        return Q(id=uuid.UUID(name))
    except ValueError:
        return Q(name=name)


def _is_unfinished() -> bool:
    """Was the last pass interrupted, so that its documents may not be related yet?"""
    last = AnalysisRun.objects.filter(kind=RunKind.REREAD).order_by("-started_at").first()
    return last is not None and last.finished_at is None


def _were_related() -> bool:
    return AnalysisRun.objects.filter(kind=RunKind.RELATE).exists()
