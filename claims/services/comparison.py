"""Relations, groups, topics and origins over all current documents, stored so that people's decisions always win."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from claims.models import AnalysisRun
from claims.models.choices import RunKind
from claims.services.claiming import store_claims
from claims.services.counting import recount
from claims.services.dependences import store_dependences
from claims.services.reading import Comparison, compare_corpus, load_corpus
from claims.services.recording import exclusive
from claims.services.relating import store_relations, wanted_relations
from claims.services.runs import finish_run, start_run

Progress = Callable[[int, int, str], None]
"""Called with (done, total, step)."""


@dataclass(frozen=True, slots=True)
class RelateResult:
    """What relating changed: `counts` by name ("claims_made", "relations_made", "relations_stale" ...), zeros included.

    `run_id` is None in a dry run and where nothing changed.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0
    run_id: uuid.UUID | None = None
    dry_run: bool = False

    @property
    def changed(self) -> bool:
        """True where at least one row was made, changed or deleted."""
        return any(self.counts.values())


def relate_all(*, progress: Progress | None = None, dry_run: bool = False) -> RelateResult:
    """Relate all claims of all current held documents and store what changed.

    Reading and comparing happen before the transaction, so that others can write meanwhile; what comes in during that
    time is related by the next run. A second run changes nothing, and leaves no run and no history.
    """
    comparison = compare_corpus(load_corpus(), progress)
    with exclusive():
        run = start_run(RunKind.RELATE)
        counts = _store(comparison, run)
        kept = any(counts.values()) and not dry_run
        if kept:
            finish_run(run, counts)
        else:
            transaction.set_rollback(True)
    return RelateResult(counts, len(comparison.corpus.documents), run.id if kept else None, dry_run)


def _store(comparison: Comparison, run: AnalysisRun) -> dict[str, int]:
    """Store all that `comparison` found; returns how many rows were made, changed and deleted."""
    home, counts = store_claims(comparison, f"relate run {run.id}")
    wanted = wanted_relations(comparison, home)
    counts.update(store_relations(comparison, wanted, run))
    counts.update(store_dependences(comparison, wanted, run))
    counts["claims_recounted"] = recount()
    return dict(counts)
