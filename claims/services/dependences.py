"""Links between documents and assertions as rows, and what follows from them: origins, and who is credited."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable

from claims.analysis.relations.values import DependenceKind, Reuse
from claims.models import AnalysisRun, Dependence, Finding
from claims.models.base import content_id
from claims.services.origins import Evidence, link_rows, load_evidence, mouth_findings, store_origins
from claims.services.reading import Comparison
from claims.services.recording import batches, create
from claims.services.relating import Wanted, finding_rows, sync_findings


def store_dependences(comparison: Comparison, wanted: Wanted, run: AnalysisRun) -> Counter[str]:
    """Store shared passages, links, origins and the findings inside claims; returns how many rows changed."""
    passages = passage_rows(comparison, run)
    shared = Dependence.objects.filter(kind=DependenceKind.SHARED_WORDING.value)
    counts = _sync(passages, set(shared.values_list("id", flat=True)))
    evidence = load_evidence()
    links = Dependence.objects.exclude(kind=DependenceKind.SHARED_WORDING.value)
    counts.update(_sync(link_rows(evidence, run=run), set(links.values_list("id", flat=True))))
    counts["origins_changed"] = store_origins(evidence)
    findings = _claim_findings(comparison, wanted, evidence)
    counts["findings_written"] = sync_findings(findings, Finding.objects.filter(claim__isnull=False))
    return counts


def passage_rows(comparison: Comparison, run: AnalysisRun) -> dict[uuid.UUID, Dependence]:
    """Rows for the passages that two documents share, by key, the documents in canonical order."""
    rows = {}
    for passage in comparison.reuse:
        row = _passage_row(comparison, passage, run)
        rows[row.id] = row
    return rows


def _passage_row(comparison: Comparison, passage: Reuse, run: AnalysisRun) -> Dependence:
    documents = comparison.corpus.documents
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


def _sync(wanted: dict[uuid.UUID, Dependence], stored: set[uuid.UUID]) -> Counter[str]:
    """Make what is wanted and not stored, delete what is stored and not wanted."""
    made = [row for key, row in wanted.items() if key not in stored]
    gone = sorted(stored - wanted.keys())
    for part in batches(gone):
        Dependence.objects.filter(id__in=part).delete()
    create(Dependence, made)
    return Counter(dependences_made=len(made), dependences_deleted=len(gone))


def _claim_findings(comparison: Comparison, wanted: Wanted, evidence: Evidence) -> Iterable[Finding]:
    """Why the assertions of a claim stand together, and where the same words are credited to different mouths."""
    for claim in sorted({*wanted.claims, *evidence.members}):
        rows = finding_rows(comparison, wanted.claims.get(claim, ()), claim=claim)
        yield from rows
        mouths = mouth_findings(evidence, claim)
        for position, (rule, sentence, left, right) in enumerate(mouths, start=len(rows) + 1):
            yield Finding(
                id=content_id("finding", claim, rule, sentence, left, right),
                claim_id=claim,
                position=position,
                rule=rule[:60],
                sentence=sentence,
                left_value=left,
                right_value=right,
            )
