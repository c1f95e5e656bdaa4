"""Links between documents and assertions as rows, and what follows from them: origins, and who is credited."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q

from claims.analysis.relations.linking import EACH_WITH_EACH
from claims.models import AnalysisRun, Assertion, Dependence, Finding
from claims.models.base import content_id
from claims.models.choices import Holding, Status
from claims.services.origins import OF_DOCUMENTS, Evidence, link_rows, load_evidence, mouth_findings, store_origins
from claims.services.passages import delete_dependences
from claims.services.recording import batches, create
from claims.services.relating import Wanted, finding_rows, sync_findings
from claims.services.titles import Titles


def store_dependences(claims: Collection[uuid.UUID], wanted: Wanted, titles: Titles, run: AnalysisRun) -> Counter[str]:
    """Store links, origins and the findings inside `claims`; returns how many rows changed."""
    evidence = load_evidence(claims)
    counts = _sync_links(claims, evidence, run)
    counts["origins_changed"] = store_origins(evidence, claims)
    findings = [row for claim in sorted(claims) for row in _claim_findings(titles, wanted, evidence, claim)]
    counts["findings_written"] = sync_findings(findings, "claim", claims)
    return counts


def _sync_links(claims: Collection[uuid.UUID], evidence: Evidence, run: AnalysisRun) -> Counter[str]:
    """Let the links between assertions of `claims` be what the evidence says."""
    wanted = link_rows(evidence, run=run)
    stored: set[uuid.UUID] = set()
    for part in batches(sorted(claims)):
        rows = Dependence.objects.filter(Q(left_assertion__claim__in=part) | Q(right_assertion__claim__in=part))
        stored |= set(rows.order_by().values_list("id", flat=True))
    stored |= _links_of_documents(evidence)
    missing = wanted.keys() - stored
    for part in batches(sorted(missing)):
        missing -= set(Dependence.objects.filter(id__in=part).values_list("id", flat=True))
    gone = sorted(stored - wanted.keys())
    delete_dependences(gone)
    create(Dependence, [row for key, row in wanted.items() if key in missing])
    return Counter(dependences_made=len(missing), dependences_deleted=len(gone))


def _links_of_documents(evidence: Evidence) -> set[uuid.UUID]:
    """The stored links between whole documents that meet in a claim of `evidence`: all that hold now are known.

    Of the many documents of a large claim not all pairs are linked, so that it does not say which links are needless.
    """
    together: set[tuple[uuid.UUID, uuid.UUID]] = set()
    for members in evidence.members.values():
        documents = sorted({uuid.UUID(member.document) for member in members})
        if len(documents) > EACH_WITH_EACH:
            continue
        together |= {(one, other) for at, one in enumerate(documents) for other in documents[at + 1 :]}
    found: set[uuid.UUID] = set()
    for part in batches(sorted({left for left, _ in together})):
        rows = Dependence.objects.filter(kind__in=sorted(OF_DOCUMENTS), left_document__in=part).order_by()
        for key, left, right in rows.values_list("id", "left_document_id", "right_document_id"):
            if (left, right) in together:
                found.add(key)
    return found


def drop_needless_links(documents: Iterable[uuid.UUID]) -> int:
    """Delete the links of whole `documents` with others with which they meet in no claim any more; returns how many."""
    counted = Assertion.objects.filter(document__superseded_by__isnull=True, claim__isnull=False)
    counted = counted.exclude(status=Status.REJECTED).exclude(document__holding=Holding.CITED)
    theirs = counted.filter(document=OuterRef(OuterRef("right_document")), claim=OuterRef("claim"))
    ours = counted.filter(document=OuterRef("left_document")).filter(Exists(theirs))
    gone: list[uuid.UUID] = []
    for part in batches(sorted(set(documents))):
        rows = Dependence.objects.filter(Q(left_document__in=part) | Q(right_document__in=part))
        rows = rows.filter(kind__in=sorted(OF_DOCUMENTS)).exclude(Exists(ours)).order_by()
        gone += rows.values_list("id", flat=True)
    delete_dependences(gone)
    return len(gone)


def _claim_findings(titles: Titles, wanted: Wanted, evidence: Evidence, claim: uuid.UUID) -> list[Finding]:
    """Why the assertions of a claim stand together, and where the same words are credited to different mouths."""
    rows = finding_rows(titles, wanted.claims.get(claim, ()), claim=claim)
    for rule, sentence, left, right in mouth_findings(evidence, claim):
        rows.append(
            Finding(
                id=content_id("finding", claim, rule, sentence, left, right),
                claim_id=claim,
                position=len(rows) + 1,
                rule=rule[:60],
                sentence=sentence,
                left_value=left,
                right_value=right,
            )
        )
    return rows
