"""Decisions of people: each is a judgement, is in the history, and can be taken back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Assertion, Claim, Judgement, Relation
from claims.models.choices import Decision, RelationStatus, Status, Verdict
from claims.services import curation
from claims.services.counting import recount
from claims.services.curation import CurationError
from tests.builders import (
    make_assertion,
    make_claim,
    make_document,
    make_finding,
    make_quantity,
    make_relation,
    make_uncovered,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return make_user("inga")


def claim_with_assertions(*quotes: str) -> Claim:
    claim = make_claim(quotes[0])
    document = make_document("Notes\n\n" + "\n".join(quotes), name=f"{quotes[0]}.txt")
    for quote in quotes:
        make_assertion(document, quote, claim=claim)
    recount([claim.id])
    claim.refresh_from_db()
    return claim


class TestStatus:
    @pytest.mark.parametrize(
        ("decision", "status"),
        [
            (Decision.ACCEPT, Status.ACCEPTED),
            (Decision.REJECT, Status.REJECTED),
            (Decision.DEFER, Status.DEFERRED),
        ],
    )
    def test_a_decision_sets_the_status_and_says_who_and_why(self, user: User, decision: str, status: str) -> None:
        claim = make_claim()
        result = curation.judge_claim(claim, decision, user=user, reason="Checked against the yearbook.")
        assert (result.changed, claim.status, claim.version) == (1, status, 2)
        judgement = Judgement.objects.get()
        assert (judgement.username, judgement.reason) == ("inga", "Checked against the yearbook.")
        entry = claim.history.first()
        assert entry.history_user == user
        assert "Checked against the yearbook." in entry.history_change_reason

    @pytest.mark.parametrize("decision", [Decision.REJECT, Decision.DEFER])
    def test_turning_down_needs_a_reason(self, user: User, decision: str) -> None:
        with pytest.raises(CurationError, match="needs a reason"):
            curation.judge_assertion(make_assertion(), decision, user=user, reason="  ")
        assert not Judgement.objects.exists()

    @pytest.mark.parametrize("decision", ["merge", "override", "nonsense"])
    def test_another_decision_is_refused(self, user: User, decision: str) -> None:
        with pytest.raises(CurationError, match="is no decision on a claim"):
            curation.judge_claim(make_claim(), decision, user=user)

    def test_the_same_decision_twice_changes_nothing(self, user: User) -> None:
        assertion = make_assertion()
        curation.judge_assertion(assertion, Decision.ACCEPT, user=user)
        assert curation.judge_assertion(assertion, Decision.ACCEPT, user=user).changed == 0
        assert (Judgement.objects.count(), assertion.history.count()) == (1, 2)

    def test_a_rejected_assertion_supports_nothing(self, user: User) -> None:
        claim = claim_with_assertions("Norvik has a port.")
        curation.judge_assertion(claim.assertions.get(), Decision.REJECT, user=user, reason="A caption.")
        claim.refresh_from_db()
        assert claim.document_count == 0

    def test_a_record_that_is_gone_is_named(self, user: User) -> None:
        claim = make_claim()
        Claim.objects.filter(id=claim.id).delete()
        with pytest.raises(CurationError, match="This claim is no longer there"):
            curation.judge_claim(claim, Decision.ACCEPT, user=user)


class TestEdit:
    def test_an_edit_holds_what_was_before_and_goes_back(self, user: User) -> None:
        claim = make_claim("Trade was $40 million.", low=40, high=40)
        result = curation.edit_claim(claim, {"low": 41, "high": 42, "statement": claim.statement}, user=user)
        assert (claim.low, claim.high) == (Decimal(41), Decimal(42))
        assert set(result.judgements[0].details["before"]) == {"low", "high"}
        curation.revert(result.judgements[0], user=user)
        claim.refresh_from_db()
        assert (claim.low, claim.high, claim.version) == (Decimal(40), Decimal(40), 3)

    def test_a_count_is_not_set_by_hand(self, user: User) -> None:
        with pytest.raises(CurationError, match="document_count cannot be set by hand"):
            curation.edit_claim(make_claim(), {"document_count": 7}, user=user)


class TestRelations:
    @pytest.mark.parametrize(
        ("decision", "extra", "status", "verdict"),
        [
            (Decision.ACCEPT, {}, RelationStatus.CONFIRMED, Verdict.CONTRADICTS),
            (Decision.REJECT, {"reason": "Other years."}, RelationStatus.REJECTED, Verdict.CONTRADICTS),
            (Decision.OVERRIDE, {"verdict": Verdict.REFINES}, RelationStatus.OVERRIDDEN, Verdict.REFINES),
        ],
    )
    def test_a_relation_takes_the_decision(
        self, user: User, decision: str, extra: dict[str, Any], status: str, verdict: str
    ) -> None:
        relation = make_relation(make_claim("A."), make_claim("B."))
        curation.judge_relation(relation, decision, user=user, **extra)
        assert (relation.status, relation.verdict) == (status, verdict)
        assert relation.suggested_verdict == Verdict.CONTRADICTS
        assert len(Judgement.objects.get().inputs_hash) == 64

    @pytest.mark.parametrize(
        ("decision", "verdict"), [(Decision.OVERRIDE, None), (Decision.ACCEPT, "agrees"), (Decision.OVERRIDE, "maybe")]
    )
    def test_a_verdict_goes_with_override_only(self, user: User, decision: str, verdict: str | None) -> None:
        relation = make_relation(make_claim("A."), make_claim("B."))
        with pytest.raises(CurationError, match="verdict"):
            curation.judge_relation(relation, decision, user=user, verdict=verdict)

    def test_a_rejected_contradiction_no_longer_counts(self, user: User) -> None:
        left, right = make_claim("A."), make_claim("B.")
        relation = make_relation(left, right)
        recount()
        result = curation.judge_relation(relation, Decision.REJECT, user=user, reason="Other years.")
        assert set(Claim.objects.values_list("contradiction_count", flat=True)) == {0}
        curation.revert(result.judgements[0], user=user)
        assert set(Claim.objects.values_list("contradiction_count", flat=True)) == {1}

    def test_judging_a_stale_relation_again_makes_it_fresh(self, user: User) -> None:
        relation = make_relation(make_claim("A."), make_claim("B."), status=RelationStatus.CONFIRMED, stale=True)
        assert curation.judge_relation(relation, Decision.ACCEPT, user=user).changed == 1
        assert not relation.stale


class TestMerge:
    def test_a_merge_moves_assertions_and_relations_and_goes_back(self, user: User) -> None:
        target, source = claim_with_assertions("Trade was $40 million."), claim_with_assertions("Trade was USD 40 m.")
        other = make_claim("Trade was $50 million.")
        relation = make_relation(source, other)
        finding = make_finding(relation)
        result = curation.merge_claims(target, [source], user=user, reason="The same figure.")
        relation.refresh_from_db()
        source.refresh_from_db()
        assert {relation.left_id, relation.right_id} == {target.id, other.id}
        assert source.merged_into == target
        assert (target.assertions.count(), source.assertions.count()) == (2, 0)
        assert (target.document_count, target.contradiction_count) == (2, 1)
        curation.revert(result.judgements[0], user=user)
        relation.refresh_from_db()
        source.refresh_from_db()
        assert {relation.left_id, relation.right_id} == {source.id, other.id}
        assert (target.assertions.count(), source.assertions.count()) == (1, 1)
        assert Claim.objects.live().filter(id=source.id).exists()
        assert (source.document_count, source.contradiction_count) == (1, 1)
        finding.refresh_from_db()
        assert (finding.left_value, finding.right_value) == ("$40 million", "$50 million")

    def test_a_second_relation_of_a_pair_waits_with_its_source(self, user: User) -> None:
        target, source, other = make_claim("A."), make_claim("B."), make_claim("C.")
        make_relation(target, other)
        waiting, between = make_relation(source, other), make_relation(source, target)
        result = curation.merge_claims(target, [source], user=user)
        assert (
            Relation.objects.filter(id__in=[waiting.id, between.id], left=source).count()
            + (Relation.objects.filter(id__in=[waiting.id, between.id], right=source).count())
            == 2
        )
        other.refresh_from_db()
        assert other.contradiction_count == 1
        curation.revert(result.judgements[0], user=user)
        other.refresh_from_db()
        assert other.contradiction_count == 2

    def test_a_merge_that_makes_no_sense_is_refused(self, user: User) -> None:
        target, source = make_claim("A."), make_claim("B.")
        with pytest.raises(CurationError, match="into itself"):
            curation.merge_claims(target, [target], user=user)
        with pytest.raises(CurationError, match="at least one"):
            curation.merge_claims(target, [], user=user)
        curation.merge_claims(target, [source], user=user)
        with pytest.raises(CurationError, match="already merged"):
            curation.merge_claims(target, [source], user=user)
        with pytest.raises(CurationError, match="already merged"):
            curation.judge_claim(source, Decision.ACCEPT, user=user)

    def test_merges_are_taken_back_from_the_last(self, user: User) -> None:
        first, second = claim_with_assertions("A."), claim_with_assertions("B.")
        third = claim_with_assertions("C.")
        inner = curation.merge_claims(second, [third], user=user).judgements[0]
        outer = curation.merge_claims(first, [second], user=user).judgements[0]
        with pytest.raises(CurationError, match="moved on since"):
            curation.revert(inner, user=user)
        curation.revert(outer, user=user)
        curation.revert(inner, user=user)
        assert {str(claim): claim.assertions.count() for claim in Claim.objects.all()} == {"A.": 1, "B.": 1, "C.": 1}


class TestSplitAndMove:
    def test_a_split_founds_a_claim_on_what_it_takes_and_goes_back(self, user: User) -> None:
        claim = claim_with_assertions("Trade was $40 million.", "It was $41 million  a year.")
        other = claim.assertions.get(quote__startswith="It")
        make_quantity(other, "$41 million", low=41_000_000, high=41_000_000)
        result = curation.split_claim(claim, [other], user=user, reason="Another year.")
        assert result.claim is not None
        assert (result.claim.statement, result.claim.low) == ("It was $41 million a year.", Decimal(41_000_000))
        assert claim.assertions.count() == 1
        curation.revert(result.judgements[0], user=user)
        result.claim.refresh_from_db()
        assert (claim.assertions.count(), result.claim.merged_into) == (2, claim)

    def test_a_split_leaves_something(self, user: User) -> None:
        claim = claim_with_assertions("A.", "B.")
        with pytest.raises(CurationError, match="has to stay"):
            curation.split_claim(claim, claim.assertions.all(), user=user)
        with pytest.raises(CurationError, match="do not belong"):
            curation.split_claim(claim, [make_assertion()], user=user)
        with pytest.raises(CurationError, match="at least one"):
            curation.split_claim(claim, [], user=user)

    def test_a_move_goes_back(self, user: User) -> None:
        claim, target = claim_with_assertions("A.", "B."), claim_with_assertions("C.")
        moved = claim.assertions.get(quote="B.")
        result = curation.move_assertions([moved], target, user=user)
        assert (claim.assertions.count(), target.assertions.count()) == (1, 2)
        curation.revert(result.judgements[0], user=user)
        assert Assertion.objects.get(id=moved.id).claim == claim

    def test_a_move_empties_no_claim(self, user: User) -> None:
        claim, target = claim_with_assertions("A."), claim_with_assertions("C.")
        with pytest.raises(CurationError, match="without assertions"):
            curation.move_assertions(claim.assertions.all(), target, user=user)


class TestDismissAndRevert:
    def test_dismissing_needs_a_reason_and_goes_back(self, user: User) -> None:
        item = make_uncovered(make_document())
        with pytest.raises(CurationError, match="needs a reason"):
            curation.dismiss_uncovered(item, user=user, reason="")
        result = curation.dismiss_uncovered(item, user=user, reason="A page number.")
        assert (item.dismissed, item.reason) == (True, "A page number.")
        curation.revert(result.judgements[0], user=user)
        item.refresh_from_db()
        assert not item.dismissed

    def test_decisions_are_taken_back_once_and_in_turn(self, user: User) -> None:
        claim = make_claim()
        first = curation.judge_claim(claim, Decision.ACCEPT, user=user).judgements[0]
        second = curation.judge_claim(claim, Decision.REJECT, user=user, reason="Wrong year.").judgements[0]
        assert not curation.pending_revert(first)
        with pytest.raises(CurationError, match="later decision"):
            curation.revert(first, user=user)
        taken_back = curation.revert(second, user=user).judgements[0]
        claim.refresh_from_db()
        assert claim.status == Status.ACCEPTED
        for judgement in (second, taken_back):
            assert not curation.pending_revert(judgement)
            with pytest.raises(CurationError, match=r"already taken back|not taken back"):
                curation.revert(judgement, user=user)
        curation.revert(first, user=user)
        claim.refresh_from_db()
        assert claim.status == Status.PROPOSED
