"""Decisions on the desk: one by one, many at once, merged, split, dismissed, taken back."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.test import Client

from claims.models import Assertion, Claim, Judgement, Relation, Uncovered
from claims.models.choices import Decision, RelationStatus, Status, Verdict
from tests import builders
from tests.admin.conftest import Base
from tests.admin.pages import url


def act(client: Client, model: Any, action: str, rows: list[Any], **values: str) -> Any:
    """Choose an action on a list; with `apply` also its second page."""
    data: dict[str, Any] = {"action": action, "_selected_action": [str(row.pk) for row in rows], **values}
    return client.post(url(model, "changelist"), data, follow=True)


def messages(response: Any) -> str:
    """What the desk says after an action."""
    return " ".join(str(message) for message in response.context["messages"])


@pytest.mark.parametrize(
    ("decision", "values", "status", "verdict"),
    [
        (Decision.ACCEPT, {}, RelationStatus.CONFIRMED, Verdict.CONTRADICTS),
        (Decision.REJECT, {"reason": "Other years."}, RelationStatus.REJECTED, Verdict.CONTRADICTS),
        (Decision.DEFER, {"reason": "Ask the port."}, RelationStatus.DEFERRED, Verdict.CONTRADICTS),
        (Decision.OVERRIDE, {"verdict": "tension"}, RelationStatus.OVERRIDDEN, Verdict.TENSION),
    ],
)
def test_a_relation_is_judged_on_its_page(
    decision: str, values: dict[str, str], status: str, verdict: str, desk: Client, base: Base
) -> None:
    response = desk.post(url(base.relation, "judge"), {"decision": decision, **values}, follow=True)
    assert response.redirect_chain[-1][0] == url(base.relation, "change")
    base.relation.refresh_from_db()
    assert (base.relation.status, base.relation.verdict) == (status, verdict)
    assert Judgement.objects.filter(subject_id=base.relation.pk, user=base.user).count() == 1


def test_the_last_judgement_is_taken_back_from_the_page(desk: Client, base: Base) -> None:
    desk.post(url(base.relation, "judge"), {"decision": Decision.ACCEPT})
    page = desk.get(url(base.relation, "change"))
    standing = page.context["judgements"]
    assert [s.may_revert for s in standing] == [True]
    address = url(base.relation, "change")
    response = desk.post(url(standing[0].judgement, "revert"), {"back": address})
    assert (response.status_code, response["Location"]) == (302, address)
    base.relation.refresh_from_db()
    assert base.relation.status == RelationStatus.SUGGESTED
    assert not any(s.may_revert for s in desk.get(address).context["judgements"])


def test_taking_back_never_leads_to_another_host(desk: Client, base: Base) -> None:
    response = desk.post(url(base.judgement, "revert"), {"back": "https://elsewhere.example/"})
    assert response["Location"] == url(base.judgement, "change")


@pytest.mark.parametrize("values", [{"decision": "reject"}, {"decision": "nonsense"}, {"decision": "override"}, {}])
def test_a_decision_that_cannot_be_made_is_refused_with_a_sentence(
    values: dict[str, str], desk: Client, base: Base
) -> None:
    response = desk.post(url(base.relation, "judge"), values, follow=True)
    assert messages(response)
    base.relation.refresh_from_db()
    assert base.relation.status == RelationStatus.SUGGESTED


def test_a_decision_needs_a_post(desk: Client, base: Base) -> None:
    for address in (url(base.relation, "judge"), url(base.left, "split"), url(base.judgement, "revert")):
        assert desk.get(address).status_code == 405


@pytest.mark.parametrize("model", [Assertion, Claim, Relation])
def test_an_action_asks_for_a_reason_and_then_decides(model: Any, desk: Client, base: Base) -> None:
    rows: dict[Any, Any] = {Assertion: base.second, Claim: base.left, Relation: base.relation}
    row = rows[model]
    asking = act(desk, model, "reject_selected", [row])
    assert "Reason" in asking.content.decode()
    again = act(desk, model, "reject_selected", [row], apply="1", reason=" ")
    assert "Give a reason." in again.content.decode()
    done = act(desk, model, "reject_selected", [row], apply="1", reason="Misread.")
    assert "Done for 1." in messages(done)
    row.refresh_from_db()
    assert row.status == Status.REJECTED
    assert Judgement.objects.get(subject_id=row.pk).reason == "Misread."


def test_accepting_many_needs_no_reason(desk: Client, base: Base) -> None:
    response = act(desk, Assertion, "accept_selected", [base.first, base.second], apply="1", reason="")
    assert "Done for 1." in messages(response)
    assert "1 stood like that already." in messages(response)


def test_claims_are_merged_after_a_look_at_what_moves(desk: Client, base: Base) -> None:
    third = builders.make_claim("Trade came to 40 million.")
    builders.make_assertion(base.document, "The port of Norvik", claim=third)
    preview = act(desk, Claim, "merge_selected", [base.left, third])
    assert "The port of Norvik" in preview.content.decode()
    assert (
        "Choose the claim that stays."
        in act(desk, Claim, "merge_selected", [base.left, third], apply="1").content.decode()
    )
    act(desk, Claim, "merge_selected", [base.left, third], apply="1", target=str(base.left.pk), reason="The same.")
    third.refresh_from_db()
    assert third.merged_into_id == base.left.pk
    assert base.left.assertions.count() == 2
    listed = desk.get(url(Claim, "changelist")).context["cl"].result_list
    assert third not in list(listed)
    assert third in list(desk.get(url(Claim, "changelist") + "?life=merged").context["cl"].result_list)


def test_one_claim_cannot_be_merged_with_nothing(desk: Client, base: Base) -> None:
    assert "Select 2 to" in messages(act(desk, Claim, "merge_selected", [base.left]))


def test_ticked_assertions_are_split_off(desk: Client, base: Base) -> None:
    extra = builders.make_assertion(base.document, "The port of Norvik", claim=base.left)
    response = desk.post(
        url(base.left, "split"), {"assertion": [str(extra.pk), "nonsense"], "reason": "Another matter."}, follow=True
    )
    extra.refresh_from_db()
    assert extra.claim_id not in (None, base.left.pk)
    assert response.redirect_chain[-1][0] == url(Claim, "change", extra.claim_id)


def test_a_split_that_leaves_nothing_is_refused(desk: Client, base: Base) -> None:
    response = desk.post(url(base.left, "split"), {"assertion": [str(base.first.pk)]}, follow=True)
    assert "has to stay" in messages(response)


def test_uncovered_items_are_dismissed_with_a_reason(desk: Client, base: Base) -> None:
    assert "Give a reason." in act(desk, Uncovered, "dismiss_selected", [base.uncovered], apply="1").content.decode()
    act(desk, Uncovered, "dismiss_selected", [base.uncovered], apply="1", reason="A figure of speech.")
    base.uncovered.refresh_from_db()
    assert base.uncovered.dismissed
    assert base.uncovered.reason == "A figure of speech."


def test_an_uncovered_item_is_dismissed_on_its_page_and_taken_back(desk: Client, base: Base) -> None:
    page = url(base.uncovered, "change")
    assert "A figure" not in messages(desk.post(url(base.uncovered, "judge"), {"decision": "accept"}, follow=True))
    desk.post(url(base.uncovered, "judge"), {"decision": Decision.DISMISS, "reason": "A figure of speech."})
    standing = desk.get(page).context["judgements"]
    assert [s.may_revert for s in standing] == [True]
    assert desk.get(page).context["buttons"] == ()
    desk.post(url(standing[0].judgement, "revert"), {"back": page})
    base.uncovered.refresh_from_db()
    assert not base.uncovered.dismissed


def test_assertions_are_moved_to_another_claim(desk: Client, base: Base) -> None:
    extra = builders.make_assertion(base.document, "The port of Norvik", claim=base.left)
    asking = act(desk, Assertion, "move_selected", [extra])
    assert "To the claim" in asking.content.decode()
    assert "required" in act(desk, Assertion, "move_selected", [extra], apply="1").content.decode()
    act(desk, Assertion, "move_selected", [extra], apply="1", target=str(base.right.pk), reason="Belongs there.")
    extra.refresh_from_db()
    assert extra.claim_id == base.right.pk
    refused = act(desk, Assertion, "move_selected", [base.first], apply="1", target=str(base.right.pk))
    assert "without assertions" in messages(refused)


def test_an_assertion_made_by_hand_is_found_in_the_text(desk: Client, base: Base) -> None:
    values = {
        "document": str(base.document.pk),
        "quote": "a bridge",
        "kind": "statement",
        "modality": "asserted",
        "polarity": "positive",
    }
    assert desk.post(url(Assertion, "add"), values).status_code == 302
    made = Assertion.objects.get(quote="a bridge")
    assert base.document.text[made.start : made.end] == "a bridge"
    assert made.rule == ""
    assert made.prefix.endswith('"We need ')


def test_an_assertion_that_is_not_in_the_text_is_refused(desk: Client, base: Base) -> None:
    values = {
        "document": str(base.document.pk),
        "quote": "a tunnel",
        "kind": "statement",
        "modality": "asserted",
        "polarity": "positive",
    }
    response = desk.post(url(Assertion, "add"), values)
    assert "is not in the document" in response.content.decode()


def test_a_relation_made_by_hand_is_stored_in_canonical_order(desk: Client, base: Base) -> None:
    one, two = sorted([builders.make_claim("One."), builders.make_claim("Two.")], key=lambda c: c.pk, reverse=True)
    values = {
        "left": str(one.pk),
        "right": str(two.pk),
        "verdict": "tension",
        "scope": "cross",
        "explanation": "They rub.",
    }
    assert desk.post(url(Relation, "add"), values).status_code == 302
    made = Relation.objects.get(explanation="They rub.")
    assert (made.left_id, made.right_id) == (two.pk, one.pk)
    assert "related already" in desk.post(url(Relation, "add"), values).content.decode()


def test_a_document_made_by_hand_is_a_cited_work(desk: Client, base: Base) -> None:
    values = {"title": "Tides", "language": "en", "authorships-TOTAL_FORMS": "0", "authorships-INITIAL_FORMS": "0"}
    assert desk.post(url(type(base.document), "add"), values).status_code == 302
    assert type(base.document).objects.get(title="Tides").holding == "cited"


def test_the_next_record_that_waits_is_offered(desk: Client, base: Base) -> None:
    other = builders.make_relation(builders.make_claim("One."), builders.make_claim("Two."))
    assert desk.get(url(base.relation, "change")).context["next_url"] == url(other, "change")
    desk.post(url(other, "judge"), {"decision": "accept"})
    assert desk.get(url(base.relation, "change")).context["next_url"] == ""


def test_an_impossible_value_is_shown_where_it_stands_and_dismissed_on_its_page(desk: Client, base: Base) -> None:
    for row in (base.first, base.left, base.impossible):
        assert base.impossible.sentence in unescape(desk.get(url(row, "change")).content.decode())
    listed = desk.get(url(Claim, "changelist"), {"standing": "impossible"}).context["cl"]
    assert [row.pk for row in listed.queryset] == [base.left.pk]
    desk.post(url(base.impossible, "judge"), {"decision": Decision.DISMISS, "reason": ""})
    desk.post(url(base.impossible, "judge"), {"decision": Decision.ACCEPT, "reason": "Fine."})
    base.impossible.refresh_from_db()
    assert not base.impossible.dismissed
    desk.post(url(base.impossible, "judge"), {"decision": Decision.DISMISS, "reason": "So the source."})
    assert "So the source." in desk.get(url(base.left, "change")).content.decode()
    listed = desk.get(url(Claim, "changelist"), {"standing": "impossible"}).context["cl"]
    assert not listed.queryset.exists()
