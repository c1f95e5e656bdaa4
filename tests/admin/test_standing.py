"""What a person confirmed and what the machine suggests, wherever it is counted, and why assertions are one claim."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Relation, Topic
from claims.models.choices import Decision, RelationStatus, Verdict
from claims.queries.arranging import arrangement_of
from claims.queries.standing import (
    Tally,
    contradictions,
    contradictions_of_topics,
    relations_of_document,
    standing_of,
    support,
    tallied,
)
from claims.services import curation
from claims.services.counting import recount
from tests import builders
from tests.admin.conftest import Base
from tests.admin.pages import url


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(Verdict.CONTRADICTS, 2, 1), "2 contradictions confirmed, 1 suggested"),
        (Tally(Verdict.CONTRADICTS, 1), "1 contradiction confirmed"),
        (Tally(Verdict.CONTRADICTS, 1, 3, 1), "1 contradiction confirmed, stale, 3 suggested"),
        (Tally(Verdict.TENSION, 3, 0, 2), "3 tensions confirmed, 2 of them stale"),
        (Tally(Verdict.AGREES, 0, 2), "2 agreements suggested"),
        (Tally(Verdict.NOT_COMPARABLE, 0, 2), "2 pairs not comparable suggested"),
        (Tally(Verdict.REFINES), ""),
    ],
)
def test_a_tally_says_who_says_so(tally: Tally, words: str) -> None:
    assert tally.words == words


def related(base: Base, verdict: str, status: str = RelationStatus.SUGGESTED, **fields: Any) -> Relation:
    """A relation of the left claim with a new one."""
    number = Claim.objects.count()
    other = builders.make_claim(
        f"Trade was worth ${number} million.", topic=base.topic, document_count=2, origin_count=1
    )
    row = builders.make_relation(base.left, other, verdict, status=status, explanation=f"Reason {number}.", **fields)
    recount()
    base.left.refresh_from_db()
    return row


@pytest.fixture
def disputed(base: Base) -> Base:
    """The base with a relation of every standing: of the left claim two contradictions are suggested, one is confirmed,
    one came of a changed verdict and is stale, one is rejected."""
    related(base, Verdict.CONTRADICTS, RelationStatus.CONFIRMED)
    related(base, Verdict.CONTRADICTS, RelationStatus.OVERRIDDEN, stale=True)
    related(base, Verdict.CONTRADICTS, RelationStatus.REJECTED)
    related(base, Verdict.CONTRADICTS, RelationStatus.DEFERRED)
    related(base, Verdict.TENSION)
    apart = related(base, Verdict.NOT_COMPARABLE, rule="gate.period")
    builders.make_finding(apart, rule="gate.period", sentence="Not the same period: 2018; 2019.")
    return base


def test_one_definition_counts_claims_topics_documents_and_the_base(disputed: Base) -> None:
    expected = Tally(Verdict.CONTRADICTS, confirmed=2, suggested=2, stale=1)
    assert (disputed.left.confirmed_contradiction_count, disputed.left.suggested_contradiction_count) == (2, 2)
    assert contradictions() == expected
    assert contradictions_of_topics() == contradictions_of_topics([disputed.topic.pk]) == {disputed.topic.pk: expected}
    assert standing_of(disputed.left).tallies == [expected, Tally(Verdict.TENSION, suggested=1)]
    assert tallied(Relation.objects.all())[0] == expected
    assert tallied(relations_of_document(disputed.document.pk)) == []


def test_a_contradiction_of_two_topics_counts_for_both(base: Base) -> None:
    other = builders.make_claim("Fares were $9.", topic=builders.make_topic("Fares"))
    builders.make_relation(base.left, other, Verdict.CONTRADICTS, status=RelationStatus.CONFIRMED)
    found = contradictions_of_topics()
    assert found[base.topic.pk] == Tally(Verdict.CONTRADICTS, confirmed=1, suggested=1)
    assert found[other.topic_id] == Tally(Verdict.CONTRADICTS, confirmed=1)  # type: ignore[index]


def test_what_waits_with_a_merged_claim_counts_nowhere(base: Base) -> None:
    Claim.objects.filter(pk=base.right.pk).update(merged_into=base.left)
    assert contradictions().total == 0
    assert contradictions_of_topics() == {}
    assert standing_of(base.left).stand == ()


@pytest.mark.parametrize("page", ["start", "claims", "claim", "topics", "topic"])
def test_pages_tell_the_two_apart(page: str, desk: Client, disputed: Base) -> None:
    addresses = {
        "start": reverse("admin:index"),
        "claims": url(Claim, "changelist"),
        "claim": url(disputed.left, "change"),
        "topics": url(Topic, "changelist"),
        "topic": url(disputed.topic, "change"),
    }
    body = desk.get(addresses[page]).content.decode()
    assert "2 contradictions confirmed" in body or "2 confirmed" in body
    assert "2 suggested" in body


@pytest.mark.parametrize(
    ("standing", "number"), [("confirmed", 3), ("suggested", 2), ("contradicted", 5), ("stale", 2)]
)
def test_claims_are_listed_by_how_they_stand(desk: Client, disputed: Base, standing: str, number: int) -> None:
    listed = desk.get(url(Claim, "changelist"), {"standing": standing, "life": "all"}).context["cl"]
    assert listed.result_count == number


def test_stale_decisions_are_told_on_the_start_page_and_listed(desk: Client, disputed: Base) -> None:
    page = desk.get(reverse("admin:index"))
    assert "1 decided relation</a>" in page.content.decode()
    assert desk.get(page.context["stale_url"]).context["cl"].result_count == 1


def test_what_is_not_comparable_stands_apart_with_its_gate_and_waits_for_nobody(desk: Client, disputed: Base) -> None:
    page = desk.get(url(disputed.left, "change"))
    standing = page.context["standing"]
    assert [against.gates for against in standing.not_comparable] == [("another period",)]
    assert [against.relation.status for against in standing.rejected] == [RelationStatus.REJECTED]
    body = page.content.decode()
    assert body.index("Considered and not comparable (1)") < body.index("another period")
    assert body.index("Rejected, and counted nowhere (1)") > body.index("another period")
    queue = desk.get(url(Relation, "changelist"), {"waits": "yes"}).context["cl"].result_list
    assert {row.verdict for row in queue} == {Verdict.CONTRADICTS, Verdict.TENSION}
    assert "another period" in desk.get(url(standing.not_comparable[0].relation, "change")).content.decode()


def test_every_page_that_names_a_claim_says_on_what_it_rests(desk: Client, disputed: Base) -> None:
    words = support(disputed.left)
    relation = disputed.relation
    compared = f"{reverse('admin:claims_claim_compare')}?left={relation.left_id}&right={relation.right_id}"
    for address in (
        reverse("admin:index"),
        url(Claim, "changelist"),
        url(disputed.right, "change"),
        url(disputed.topic, "change"),
        url(disputed.document, "change"),
        url(relation, "change"),
        compared,
    ):
        assert words in desk.get(address).content.decode(), address


@pytest.mark.parametrize("page", ["claim", "topic", "document", "relation", "start"])
def test_a_page_asks_no_more_for_more_relations_and_assertions(page: str, desk: Client, disputed: Base) -> None:
    address = (
        reverse("admin:index")
        if page == "start"
        else url(getattr(disputed, {"claim": "left"}.get(page, page)), "change")
    )
    desk.get(address)
    with CaptureQueriesContext(connection) as few:
        desk.get(address)
    for i, quote in enumerate(("The port of Norvik", "12 ferries a day", "a bridge")):
        builders.make_assertion(disputed.document, quote, claim=disputed.left)
        related(disputed, Verdict.CONTRADICTS, RelationStatus.CONFIRMED)
        row = related(disputed, Verdict.NOT_COMPARABLE)
        builders.make_finding(row, rule="gate.object", sentence=f"Not the same object {i}.")
    with CaptureQueriesContext(connection) as many:
        desk.get(address)
    assert len(many) <= len(few) + 1, [q["sql"][:150] for q in many]


def test_a_relation_added_by_hand_is_confirmed_by_whoever_adds_it(desk: Client, base: Base) -> None:
    other = builders.make_claim("Ferries carried nothing in 2019.")
    fields = {"left": base.left.pk, "right": other.pk, "verdict": "contradicts", "scope": "cross", "explanation": "So."}
    desk.post(url(Relation, "add"), fields)
    row = Relation.objects.get(explanation="So.")
    assert (row.status, row.verdict) == (RelationStatus.CONFIRMED, Verdict.CONTRADICTS)
    other.refresh_from_db()
    assert other.confirmed_contradiction_count == 1


class TestGrouping:
    """Why each assertion stands in its claim."""

    @pytest.fixture
    def claim(self, base: Base) -> Claim:
        """The left claim with two more assertions, of which the last joined the second."""
        for quote in ("The port of Norvik", "12 ferries a day"):
            builders.make_assertion(base.document, quote, claim=base.left)
        first, second, third = base.left.assertions.order_by("start")
        ends: dict[str, Any] = {"left_assertion": first, "right_assertion": second}
        builders.make_finding(claim=base.left, rule="values.meet", sentence="40 meets 40.", position=3, **ends)
        ends = {"left_assertion": third, "right_assertion": second}
        builders.make_finding(
            claim=base.left, rule="agreement.same_statement", sentence="Like words.", position=4, **ends
        )
        ends = {"left_assertion": first, "right_assertion": third}
        builders.make_finding(claim=base.left, rule="event.other", sentence="Something else.", position=5, **ends)
        return base.left

    def test_by_which_finding_and_with_which_other(self, claim: Claim) -> None:
        first, second, third = claim.assertions.order_by("start")
        found = arrangement_of(claim)
        assert found.joined[first.id].sentence == "The claim says what it says; the others joined it."
        assert (found.joined[second.id].sentence, found.joined[second.id].other) == ("40 meets 40.", first.id)
        assert (found.joined[third.id].rule, found.joined[third.id].other) == ("agreement.same_statement", second.id)
        assert "Something else." in [finding.sentence for finding in found.findings]

    def test_by_whose_hand_on_both_claims_and_taken_back_from_the_page(
        self, claim: Claim, desk: Client, base: Base
    ) -> None:
        third = claim.assertions.order_by("start")[2]
        desk.post(url(claim, "split"), {"only": str(third.pk), "assertion": "", "reason": "Another port."})
        third.refresh_from_db()
        new = third.claim
        assert new is not None
        assert new != claim
        assert claim.assertions.count() == 2
        told = arrangement_of(new).joined[third.id]
        assert told.sentence.startswith(f"{base.user.username} split 1 assertion off from “Trade across the Sound")
        assert told.hand is not None
        for row in (claim, new):
            page = desk.get(url(row, "change")).content.decode()
            assert "Arranged by hand" in page
            assert reverse("admin:claims_judgement_revert", args=[told.hand.judgement.pk]) in page
        desk.post(
            reverse("admin:claims_judgement_revert", args=[told.hand.judgement.pk]), {"back": url(claim, "change")}
        )
        third.refresh_from_db()
        assert third.claim == claim
        assert arrangement_of(claim).hands == ()

    def test_a_merge_and_a_move_are_told(self, claim: Claim, base: Base) -> None:
        user: User = base.user
        second, third = claim.assertions.order_by("start")[1:]
        curation.merge_claims(base.right, [claim], user=user, reason="One figure.")
        target = builders.make_claim("Ferries.")
        curation.move_assertions([third], target, user=user)
        joined = arrangement_of(base.right).joined
        assert joined[second.id].sentence.startswith(f"{user.username} merged “Trade across the Sound")
        assert (
            arrangement_of(target).joined[third.id].sentence.startswith(f"{user.username} moved 1 assertion here from")
        )

    def test_who_may_only_look_takes_nothing_out(self, claim: Claim, client: Client) -> None:
        curation.split_claim(claim, [claim.assertions.first()], user=builders.make_user("inga"))  # type: ignore[list-item]
        client.force_login(builders.make_user("reader", permissions=("view_claim",)))
        page = client.get(url(claim, "change")).content.decode()
        assert "Arranged by hand" in page
        assert "Take out" not in page
        assert "Take back" not in page


def test_deciding_moves_a_contradiction_from_one_number_to_the_other(desk: Client, base: Base) -> None:
    assert "1 contradiction suggested" in desk.get(url(base.topic, "change")).content.decode()
    desk.post(url(base.relation, "judge"), {"decision": Decision.ACCEPT.value})
    body = desk.get(url(base.topic, "change")).content.decode()
    assert "1 contradiction confirmed" in body
    assert "suggested" not in body
