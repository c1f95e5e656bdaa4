"""Relating: what comes out of two texts, that it comes out the same twice, and that decisions stay."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.models import AnalysisRun, Assertion, Claim, Dependence, Finding, Judgement, Origin, Relation
from claims.models.choices import (
    AssertionKind,
    Decision,
    DependenceKind,
    RelationStatus,
    RunKind,
    Scope,
    Status,
    Verdict,
)
from claims.services import curation
from claims.services.audit import audit
from claims.services.comparison import relate_all
from claims.services.ingest import import_text
from claims.services.reading import analysed
from tests.builders import make_user
from tests.services.texts import BRIDGE, HARBOUR, UNRELATED, file_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_user("inga")


def import_both() -> None:
    import_text("harbour.txt", file_bytes(HARBOUR))
    import_text("bridge.txt", file_bytes(BRIDGE))


def claim_of(words: str, title: str) -> Claim:
    assertion = Assertion.objects.get(
        quote__contains=words, document__title=title, document__superseded_by__isnull=True
    )
    assert assertion.claim is not None
    return assertion.claim


def errors() -> list[str]:
    return [f"{item.check}: {item.record}: {item.sentence}" for item in audit() if item.severity != "info"]


def contradiction() -> Relation:
    """The relation of the two figures for the trade of 2018."""
    left, right = claim_of("$40 million", "Harbours of the North"), claim_of("$55 million", "A Bridge at Last")
    low, high = sorted((left.id, right.id))
    return Relation.objects.get(left=low, right=high)


class TestRelating:
    def test_every_body_assertion_is_in_a_claim(self) -> None:
        import_both()
        relate_all()
        loose = Assertion.objects.filter(claim__isnull=True).exclude(kind=AssertionKind.REFERENCE)
        assert not loose.exists()
        assert errors() == []

    def test_a_claim_says_what_its_assertion_says(self) -> None:
        import_both()
        relate_all()
        claim = claim_of("$40 million", "Harbours of the North")
        assert "\n" not in claim.statement
        assert (str(claim.low), claim.unit, claim.period) == ("40000000.000000", "USD", "2018")

    def test_figures_that_do_not_meet_contradict(self) -> None:
        import_both()
        relate_all()
        relation = contradiction()
        assert (relation.verdict, relation.scope, relation.status) == (
            Verdict.CONTRADICTS,
            Scope.CROSS,
            RelationStatus.SUGGESTED,
        )
        assert relation.findings.count() >= 1
        assert relation.left.contradiction_count == 1
        assert relation.left_assertion is not None
        assert relation.left_assertion.claim == relation.left

    def test_the_same_words_in_two_documents_are_one_claim_of_one_origin(self) -> None:
        import_both()
        relate_all()
        claim = claim_of("ferry agreement", "Harbours of the North")
        assert claim == claim_of("ferry agreement", "A Bridge at Last")
        assert (claim.document_count, claim.origin_count) == (2, 1)
        assert Dependence.objects.filter(kind=DependenceKind.SHARED_WORDING).exists()
        assert Origin.objects.get(claim=claim).sentence
        assert Finding.objects.filter(claim=claim).exists()

    def test_a_second_run_changes_nothing(self) -> None:
        import_both()
        first = relate_all()
        history = {model: model.history.count() for model in (Claim, Assertion, Relation)}
        second = relate_all()
        assert (first.changed, second.changed, second.run_id) == (True, False, None)
        assert AnalysisRun.objects.filter(kind=RunKind.RELATE).count() == 1
        assert {model: model.history.count() for model in history} == history

    def test_a_dry_run_counts_the_same_and_leaves_nothing(self) -> None:
        import_both()
        dry = relate_all(dry_run=True)
        assert not Claim.objects.exists()
        assert (dry.run_id, dry.counts) == (None, relate_all().counts)

    def test_the_order_of_imports_does_not_matter(self) -> None:
        def partition() -> set[frozenset[str]]:
            return {
                frozenset(str(key) for key in claim.assertions.values_list("id", flat=True))
                for claim in Claim.objects.prefetch_related("assertions")
            }

        import_both()
        relate_all()
        at_once = partition()
        for model in (Dependence, Finding, Relation):
            model._default_manager.all().delete()
        Assertion.objects.update(claim=None, origin=None)
        Claim.objects.all().delete()
        Assertion.objects.filter(document__name="bridge.txt").update(status=Status.REJECTED)
        relate_all()
        Assertion.objects.update(status=Status.PROPOSED)
        relate_all()
        assert partition() == at_once

    def test_an_empty_base_is_related_too(self) -> None:
        assert relate_all().changed is False


class TestDecisions:
    def test_a_decided_relation_is_left_alone(self, user: User) -> None:
        import_both()
        relate_all()
        relation = contradiction()
        curation.judge_relation(relation, Decision.OVERRIDE, user=user, verdict=Verdict.TENSION)
        import_text("cheese.txt", file_bytes(UNRELATED))
        relate_all()
        relation.refresh_from_db()
        assert (relation.status, relation.verdict, relation.stale) == (
            RelationStatus.OVERRIDDEN,
            Verdict.TENSION,
            False,
        )

    def test_a_decision_whose_ground_changed_is_stale_and_stays(self, user: User) -> None:
        import_both()
        relate_all()
        relation = contradiction()
        curation.judge_relation(relation, Decision.ACCEPT, user=user)
        import_text("bridge.txt", file_bytes(BRIDGE.replace("$55 million", "$40 million")))
        result = relate_all()
        relation.refresh_from_db()
        assert (relation.status, relation.verdict, relation.stale) == (
            RelationStatus.CONFIRMED,
            Verdict.CONTRADICTS,
            True,
        )
        assert Judgement.objects.get().stale
        assert result.counts["relations_stale"] == 1
        assert relate_all().changed is False
        curation.judge_relation(relation, Decision.REJECT, user=user, reason="Corrected by the paper.")
        assert relate_all().changed is False
        assert not Relation.objects.get(id=relation.id).stale

    def test_a_suggestion_without_ground_goes(self) -> None:
        import_both()
        relate_all()
        relation = contradiction()
        import_text("bridge.txt", file_bytes(BRIDGE.replace("$55 million", "$40 million")))
        relate_all()
        assert not Relation.objects.filter(id=relation.id).exists()
        entry = Relation.history.filter(id=relation.id).first()
        assert (entry.history_type, entry.history_change_reason.split()[0]) == ("-", "relate")
        assert errors() == []

    def test_a_merge_and_a_split_by_hand_stay(self, user: User) -> None:
        import_both()
        relate_all()
        left = claim_of("$40 million", "Harbours of the North")
        right = claim_of("$55 million", "A Bridge at Last")
        shared = claim_of("ferry agreement", "Harbours of the North")
        one = shared.assertions.get(document__name="bridge.txt")
        curation.merge_claims(left, [right], user=user, reason="One question.")
        new = curation.split_claim(shared, [one], user=user, reason="Another day.").claim
        relate_all()
        assert claim_of("$55 million", "A Bridge at Last") == left
        assert claim_of("ferry agreement", "A Bridge at Last") == new
        assert relate_all().changed is False
        assert errors() == []

    def test_a_rejected_assertion_takes_no_part(self, user: User) -> None:
        import_both()
        relate_all()
        relation = contradiction()
        assertion = relation.left_assertion
        assert assertion is not None
        curation.judge_assertion(assertion, Decision.REJECT, user=user, reason="A misprint.")
        relate_all()
        assert not Relation.objects.filter(id=relation.id).exists()
        assert errors() == []

    def test_a_decision_goes_on_with_the_new_version(self, user: User) -> None:
        import_both()
        relate_all()
        claim = claim_of("$40 million", "Harbours of the North")
        curation.judge_claim(claim, Decision.ACCEPT, user=user)
        import_text("harbour.txt", file_bytes(HARBOUR.replace("300 ferries", "310 ferries")))
        relate_all()
        assert claim_of("$40 million", "Harbours of the North") == claim
        claim.refresh_from_db()
        assert (claim.status, claim.document_count) == (Status.ACCEPTED, 1)
        old = Claim.objects.get(statement__contains="300 ferries")
        assert old.document_count == 0
        assert errors() == []


def test_a_text_is_read_once_for_import_and_comparison() -> None:
    analysed.cache_clear()
    import_both()
    relate_all()
    assert analysed.cache_info().hits >= 2
