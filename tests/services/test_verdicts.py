"""What a person decided on a relation stays, whatever comes in and whatever the rules say.

It is stale where it rests on something else than it did.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.analysis.relations.compare import compare
from claims.analysis.relations.values import ComparableClaim
from claims.analysis.relations.values import Relation as Found
from claims.analysis.relations.values import Verdict as FoundVerdict
from claims.models import Assertion, Claim, Judgement, Relation
from claims.models.choices import Decision, RelationStatus, Verdict
from claims.services import curation, meeting
from claims.services.audit import audit
from claims.services.comparison import relate_all
from claims.services.ingest import import_text
from tests.builders import make_user
from tests.services.texts import BRIDGE, HARBOUR, UNRELATED, file_bytes

pytestmark = pytest.mark.django_db

FIGURES = {2015: 41, 2016: 42, 2017: 43, 2018: 44}
"""Millions of trade by year: for each year the two articles contradict one another."""


def article(title: str, *paragraphs: str, by: str = "Ada Lindqvist") -> str:
    """An article of these paragraphs."""
    return "\n\n".join([f"# {title}", f"By {by}", "The Sound Gazette | 3 May 2019", *paragraphs]) + "\n"


def trade(year: int, more: int = 0) -> str:
    return f"Trade turnover between Norway and Denmark was ${FIGURES[year] + more} million in {year}."


FERRIES = "Lars Holm, the harbour master of Norvik, said that the port handled 300 ferries in 2018."
LOW = article("Harbours of the North", *(trade(year) for year in FIGURES), FERRIES)
HIGH = article("A Bridge at Last", *(trade(year, 20) for year in FIGURES), by="Bo Winther")
ECHO = article("Figures of the Sound", *(trade(year) for year in FIGURES), by="Nora Vinje")
"""Says what the first article says, so that its assertions join those claims."""

DECISIONS: list[tuple[str, dict[str, Any], str, str]] = [
    (Decision.ACCEPT, {}, RelationStatus.CONFIRMED, Verdict.CONTRADICTS),
    (Decision.REJECT, {"reason": "Other goods."}, RelationStatus.REJECTED, Verdict.CONTRADICTS),
    (Decision.DEFER, {"reason": "Ask the office."}, RelationStatus.DEFERRED, Verdict.CONTRADICTS),
    (Decision.OVERRIDE, {"verdict": Verdict.TENSION}, RelationStatus.OVERRIDDEN, Verdict.TENSION),
]
"""How the relations of the four years are decided, in turn."""


@pytest.fixture
def user() -> User:
    return make_user("inga")


@pytest.fixture
def relations(db: None) -> list[Relation]:
    """The contradictions of the two articles, year by year, on which nobody has decided."""
    take_in("low.txt", LOW)
    take_in("high.txt", HIGH)
    relate_all()
    return [between(claim_of(trade(year), "low.txt"), claim_of(trade(year, 20), "high.txt")) for year in FIGURES]


@pytest.fixture
def decided(relations: list[Relation], user: User) -> list[Relation]:
    """The same, decided in four ways."""
    for relation, (decision, extra, *_) in zip(relations, DECISIONS, strict=True):
        curation.judge_relation(relation, decision, user=user, **extra)
    return relations


def take_in(name: str, text: str) -> None:
    import_text(name, file_bytes(text))


def between(one: Claim, other: Claim) -> Relation:
    return Relation.objects.get(left__in=[one, other], right__in=[one, other])


def claim_of(words: str, name: str) -> Claim:
    claim = assertion_of(words, name).claim
    assert claim is not None
    return claim


def assertion_of(words: str, name: str) -> Assertion:
    return Assertion.objects.get(quote__contains=words, document__name=name, document__superseded_by__isnull=True)


def standing(relations: list[Relation]) -> list[tuple[str, str, bool]]:
    """Status, verdict and staleness of each."""
    rows = Relation.objects.in_bulk([relation.id for relation in relations])
    return [(rows[r.id].status, rows[r.id].verdict, rows[r.id].stale) for r in relations]


def as_decided(*, stale: bool) -> list[tuple[str, str, bool]]:
    """What `standing` gives where every decision stays."""
    return [(status, verdict, stale) for *_, status, verdict in DECISIONS]


def errors() -> list[str]:
    return [f"{item.check}: {item.record}: {item.sentence}" for item in audit() if item.severity != "info"]


@pytest.mark.parametrize(
    ("name", "text", "stale"),
    [
        pytest.param("low.txt", LOW, False, id="the same file again"),
        pytest.param("low.txt", LOW.replace("300", "310"), False, id="a version that changes another sentence"),
        pytest.param("cheese.txt", UNRELATED, False, id="an unrelated document"),
        pytest.param("high.txt", HIGH.replace(" million", ".5 million"), True, id="a version with other figures"),
        pytest.param("high.txt", ECHO, True, id="a version that agrees"),
        pytest.param("low.txt", article("Harbours of the North", FERRIES), True, id="a version without the sentences"),
        pytest.param("echo.txt", ECHO, True, id="a document that adds assertions"),
    ],
)
def test_decisions_stay_and_say_whether_their_ground_changed(
    decided: list[Relation], name: str, text: str, stale: bool
) -> None:
    take_in(name, text)
    relate_all()
    assert standing(decided) == as_decided(stale=stale)
    assert set(Judgement.objects.values_list("stale", flat=True)) == {stale}
    assert relate_all().changed is False
    assert errors() == []


def test_decided_relations_lead_to_the_new_version(decided: list[Relation]) -> None:
    take_in("low.txt", LOW.replace("300", "310"))
    relate_all()
    for relation, year in zip(decided, FIGURES, strict=True):
        relation.refresh_from_db()
        fresh = assertion_of(trade(year), "low.txt")
        assert fresh.id in (relation.left_assertion_id, relation.right_assertion_id)


def milder(left: ComparableClaim, right: ComparableClaim) -> Found:
    """Other rules, which find no contradiction anywhere."""
    found = compare(left, right)
    return replace(found, verdict=FoundVerdict.REFINES) if found.verdict is FoundVerdict.CONTRADICTS else found


def test_decisions_stay_where_the_rules_change(decided: list[Relation], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "compare", milder)
    relate_all(everything=True)
    assert standing(decided) == as_decided(stale=True)
    ids = [relation.id for relation in decided]
    assert set(Relation.objects.filter(id__in=ids).values_list("suggested_verdict", flat=True)) == {Verdict.REFINES}
    monkeypatch.undo()
    relate_all(everything=True)
    assert standing(decided) == as_decided(stale=False)


def test_what_nobody_decided_follows_the_rules(relations: list[Relation], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "compare", milder)
    relate_all(everything=True)
    assert set(standing(relations)) == {(RelationStatus.SUGGESTED, Verdict.REFINES, False)}


def test_decisions_stay_where_an_assertion_is_rejected_and_are_fresh_when_that_is_taken_back(
    decided: list[Relation], user: User
) -> None:
    rejected = [
        curation.judge_assertion(assertion_of(trade(year), "low.txt"), Decision.REJECT, user=user, reason="Misprint.")
        for year in FIGURES
    ]
    relate_all()
    assert standing(decided) == as_decided(stale=True)
    for result in rejected:
        curation.revert(result.judgements[0], user=user)
    relate_all()
    assert standing(decided) == as_decided(stale=False)
    assert errors() == []


def test_decisions_go_with_a_merge_and_come_back_with_its_undoing(decided: list[Relation], user: User) -> None:
    target = claim_of("300 ferries", "low.txt")
    sources = [claim_of(trade(year), "low.txt") for year in FIGURES]
    merged = curation.merge_claims(target, sources, user=user, reason="One matter.").judgements[0]
    relate_all()
    assert standing(decided) == as_decided(stale=True)
    ends = Relation.objects.filter(id__in=[relation.id for relation in decided]).values_list("left", "right")
    assert all(target.id in pair for pair in ends)
    assert errors() == []
    curation.revert(merged, user=user)
    relate_all()
    assert standing(decided) == as_decided(stale=False)
    assert errors() == []


def test_decisions_stay_with_a_claim_that_is_split(decided: list[Relation], user: User) -> None:
    take_in("echo.txt", ECHO)
    relate_all()
    for relation, (decision, extra, *_) in zip(decided, DECISIONS, strict=True):
        curation.judge_relation(relation, decision, user=user, **extra)
    taken_out = [
        curation.split_claim(
            claim_of(trade(year), "low.txt"), [assertion_of(trade(year), "low.txt")], user=user, reason="Other goods."
        )
        for year in FIGURES
    ]
    relate_all()
    assert standing(decided) == as_decided(stale=True)
    assert errors() == []
    for result in taken_out:
        curation.revert(result.judgements[0], user=user)
    relate_all()
    assert standing(decided) == as_decided(stale=False)
    assert errors() == []


def test_a_decision_goes_before_a_suggestion_where_a_merge_leaves_room_for_one(
    relations: list[Relation], user: User
) -> None:
    """Two claims contradict a third; a person decided on one of these relations, and merges the two."""
    take_in("wire.txt", article("A Wire", trade(2015, 9), by="Nora Vinje"))
    relate_all()
    source, target = claim_of(trade(2015), "low.txt"), claim_of(trade(2015, 9), "wire.txt")
    against = claim_of(trade(2015, 20), "high.txt")
    assert between(target, against).verdict == Verdict.CONTRADICTS
    curation.judge_relation(relations[0], Decision.REJECT, user=user, reason="Other goods.")
    merged = curation.merge_claims(target, [source], user=user, reason="One figure.").judgements[0]
    assert between(target, against).id == relations[0].id
    against.refresh_from_db()
    assert against.contradiction_count == 0
    relate_all()
    assert between(target, against).status == RelationStatus.REJECTED
    curation.revert(merged, user=user)
    relate_all()
    assert (between(target, against).verdict, between(target, against).status) == (
        Verdict.CONTRADICTS,
        RelationStatus.SUGGESTED,
    )
    assert standing(relations[:1]) == [(RelationStatus.REJECTED, Verdict.CONTRADICTS, False)]
    assert errors() == []


class TestTakingOut:
    """An assertion that a person took out of a claim is not put back."""

    @pytest.fixture
    def taken_out(self, user: User) -> tuple[Claim, Claim]:
        """The claim on the ferry agreement, which two articles print, and what was made of the second article's."""
        take_in("harbour.txt", HARBOUR)
        take_in("bridge.txt", BRIDGE)
        relate_all()
        claim = claim_of("ferry agreement", "harbour.txt")
        assert claim == claim_of("ferry agreement", "bridge.txt")
        one = assertion_of("ferry agreement", "bridge.txt")
        new = curation.split_claim(claim, [one], user=user, reason="Another agreement.").claim
        assert new is not None
        return claim, new

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("harbour.txt", HARBOUR),
            ("bridge.txt", BRIDGE),
            ("bridge.txt", BRIDGE.replace("$2 billion", "$3 billion")),
            ("harbour.txt", HARBOUR.replace("300 ferries", "310 ferries")),
            ("cheese.txt", UNRELATED),
            ("wire.txt", BRIDGE.replace("Bo Winther", "Nora Vinje").replace("$2 billion", "$4 billion")),
        ],
    )
    def test_over_versions_and_new_documents(self, taken_out: tuple[Claim, Claim], name: str, text: str) -> None:
        claim, new = taken_out
        for _ in range(2):
            relate_all()
            assert claim_of("ferry agreement", "harbour.txt") == claim
            assert claim_of("ferry agreement", "bridge.txt") == new
            take_in(name, text)
        relate_all(everything=True)
        assert claim_of("ferry agreement", "harbour.txt") == claim
        assert claim_of("ferry agreement", "bridge.txt") == new
        assert errors() == []

    def test_a_new_version_of_both_keeps_them_apart(self, taken_out: tuple[Claim, Claim]) -> None:
        claim, new = taken_out
        take_in("bridge.txt", BRIDGE.replace("$2 billion", "$3 billion"))
        take_in("harbour.txt", HARBOUR.replace("300 ferries", "310 ferries"))
        take_in("wire.txt", UNRELATED + "\nNorway and Denmark signed a ferry agreement on 12 March 2018.\n")
        relate_all()
        assert claim_of("ferry agreement", "harbour.txt") == claim
        assert claim_of("ferry agreement", "bridge.txt") == new

    def test_until_it_is_taken_back(self, taken_out: tuple[Claim, Claim], user: User) -> None:
        claim, _ = taken_out
        relate_all()
        curation.revert(Judgement.objects.get(decision=Decision.SPLIT), user=user)
        relate_all()
        assert claim_of("ferry agreement", "bridge.txt") == claim
        assert errors() == []


def test_confirmed_and_suggested_contradictions_are_counted_apart(relations: list[Relation], user: User) -> None:
    def counts() -> set[tuple[int, int]]:
        return {
            (claim.confirmed_contradiction_count, claim.suggested_contradiction_count)
            for claim in Claim.objects.filter(id__in=[relations[0].left_id, relations[0].right_id])
        }

    assert counts() == {(0, 1)}
    curation.judge_relation(relations[0], Decision.DEFER, user=user, reason="Later.")
    assert counts() == {(0, 1)}
    curation.judge_relation(relations[0], Decision.ACCEPT, user=user)
    assert counts() == {(1, 0)}
    curation.judge_relation(relations[0], Decision.OVERRIDE, user=user, verdict=Verdict.TENSION)
    assert counts() == {(0, 0)}
    curation.judge_relation(relations[0], Decision.REJECT, user=user, reason="Other years.")
    assert counts() == {(0, 0)}
    assert errors() == []


def test_the_audit_finds_a_wrong_number_of_confirmed_contradictions(relations: list[Relation], user: User) -> None:
    curation.judge_relation(relations[0], Decision.ACCEPT, user=user)
    Claim.objects.filter(id=relations[0].left_id).update(confirmed_contradiction_count=0)
    assert [item.check for item in audit() if item.severity == "error"] == ["counts are right"]
