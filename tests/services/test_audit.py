"""Each check of the audit finds what it is for, and a sound base has no findings."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.utils import timezone

from claims.models import AnalysisRun, Assertion, Claim, Dependence, Document, Judgement, Origin, Quantity, Relation
from claims.models.choices import Decision, RelationStatus, RunKind, SubjectKind
from claims.services.audit import CHECKS, AuditItem, audit
from claims.services.origins import refresh_claims
from tests.builders import (
    make_assertion,
    make_citation,
    make_cited_work,
    make_claim,
    make_document,
    make_finding,
    make_note,
    make_quantity,
    make_relation,
    make_run,
    make_uncovered,
)

pytestmark = pytest.mark.django_db


def sound_base() -> Assertion:
    """A document with an assertion in a claim, a figure, a note and a relation; returns the assertion."""
    document = make_document("Ferries\n\nTrade across the Sound was worth $40 million in 2019.\n\n1 Holm, Harbours.\n")
    assertion = make_assertion(document, claim=make_claim())
    make_quantity(assertion)
    make_citation(make_note(document, "1 Holm, Harbours."), make_cited_work())
    make_uncovered(document, "2019")
    other = make_assertion(quote="Trade was $50 million.", claim=make_claim("Trade was $50 million."))
    assert assertion.claim is not None
    assert other.claim is not None
    relation = make_relation(assertion.claim, other.claim, run=make_run(RunKind.RELATE))
    make_finding(relation)
    refresh_claims()
    return assertion


def found() -> set[str]:
    return {item.check for item in audit()}


def test_a_sound_base_has_no_findings() -> None:
    sound_base()
    assert audit() == []


def second_claim(assertion: Assertion) -> Claim:
    return Claim.objects.exclude(assertions=assertion).get()


def merge_in_a_ring(assertion: Assertion) -> None:
    other = second_claim(assertion)
    Claim.objects.filter(id=other.id).update(merged_into=assertion.claim)
    Claim.objects.filter(assertions=assertion).update(merged_into=other)


def supersede_in_a_ring(assertion: Assertion) -> None:
    other = Document.objects.held().exclude(id=assertion.document_id).get()
    Document.objects.filter(id=other.id).update(supersedes=assertion.document)
    Document.objects.filter(id=assertion.document_id).update(supersedes=other)


def judge_what_is_gone(assertion: Assertion) -> None:
    Judgement.objects.create(
        subject_kind=SubjectKind.CLAIM, subject_id=uuid4(), decision=Decision.ACCEPT, decided_at=timezone.now()
    )


def swap_ends(assertion: Assertion) -> None:
    relation = Relation.objects.get()
    one, other = (Assertion.objects.get(claim=claim) for claim in (relation.left, relation.right))
    Relation.objects.update(left_assertion=other, right_assertion=one)


def link_out_of_order(assertion: Assertion) -> None:
    documents = sorted(Document.objects.held(), key=lambda document: document.id)
    Dependence.objects.create(
        left_document=documents[1], right_document=documents[0], sentence="Both.", kind="shared_work"
    )


@pytest.mark.parametrize(
    ("harm", "check"),
    [
        (lambda a: Assertion.objects.filter(id=a.id).update(quote="Other words."), "quote is text"),
        (lambda a: Assertion.objects.filter(id=a.id).update(prefix="elsewhere"), "context is text"),
        (lambda a: Assertion.objects.filter(id=a.id).update(end=9000), "span is in text"),
        (lambda a: Document.objects.filter(id=a.document_id).update(text="Another text."), "text has its hash"),
        (lambda a: Quantity.objects.update(surface="$41 million"), "surface is text"),
        (lambda a: Quantity.objects.update(start=0), "values lie in their assertion"),
        (lambda a: a.document.notes.update(text="Not what it says."), "note is text"),
        (lambda a: a.document.uncovered.update(surface="2018"), "surface is text"),
        (supersede_in_a_ring, "versions run in a line"),
        (lambda a: Assertion.objects.filter(id=a.id).update(claim=None, origin=None), "assertions have claims"),
        (lambda a: Claim.objects.filter(id=a.claim_id).update(merged_into=second_claim(a)), "merged claims are empty"),
        (merge_in_a_ring, "merges run in a line"),
        (lambda a: Claim.objects.update(document_count=7), "counts are right"),
        (
            lambda a: Origin.objects.filter(claim=a.claim).update(claim=second_claim(a), number=9),
            "origins belong to their claim",
        ),
        (lambda a: Assertion.objects.filter(id=a.id).update(claim=second_claim(a)), "claims have assertions"),
        (swap_ends, "ends belong to their claims"),
        (lambda a: Relation.objects.get().findings.all().delete(), "relations have findings"),
        (lambda a: Relation.objects.update(status=RelationStatus.CONFIRMED), "decisions have judgements"),
        (lambda a: Relation.objects.update(status=RelationStatus.CONFIRMED, stale=True), "stale decisions"),
        (judge_what_is_gone, "judgements have subjects"),
        (link_out_of_order, "dependences are in order"),
        (lambda a: AnalysisRun.objects.update(finished_at=None), "runs are finished"),
    ],
)
def test_harm_is_found(harm: Callable[[Assertion], object], check: str) -> None:
    assertion = sound_base()
    harm(assertion)
    assert check in found()


def test_a_citation_that_leads_to_an_old_text_is_found() -> None:
    assertion = sound_base()
    old = make_document("Old text.", name="old.txt")
    make_document("New text.", name="old.txt", supersedes=old)
    assertion.document.notes.get().citations.update(work=old)
    assert "citations lead to current texts" in found()


def test_errors_come_first_and_every_finding_is_a_sentence() -> None:
    assertion = sound_base()
    Assertion.objects.filter(id=assertion.id).update(quote="Other words.", prefix="elsewhere")
    AnalysisRun.objects.update(finished_at=None)
    items: list[AuditItem] = audit()
    assert [item.severity for item in items] == sorted(item.severity for item in items)
    assert all(item.sentence.endswith(".") for item in items)
    assert items[0].record == f"assertion {assertion.id}"


def test_every_check_says_what_it_holds() -> None:
    assert all(check.__doc__ for check in CHECKS.values())
