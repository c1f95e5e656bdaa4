"""The command and the page that compare any two claims: related, unrelated, decided, grouped, or unreadable."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from claims.models import Assertion, Claim, Relation
from claims.services.comparison import relate_all
from claims.services.curation import judge_relation
from claims.services.ingest import import_text
from claims.services.pairing import MOST_ASSERTIONS, explain_claims
from tests.builders import make_assertion, make_claim, make_document, make_superuser, make_user

pytestmark = pytest.mark.django_db

FIRST = (
    "By Ada Lindqvist\n\nTrade between Norway and Chile was worth $40 million in 2014. The Haug tunnel is 14 km long.\n"
)
SECOND = "By Per Holm\n\nIn 2014 the turnover between Chile and Norway came to $55 million, officials said.\n"
THIRD = "By Siri Vik\n\nTrade between Norway and Chile was worth $40 million in 2014.\n"


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("explain_pair", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def base() -> None:
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND), ("third.txt", THIRD)):
        import_text(name, text.encode())
    relate_all()


@pytest.mark.usefixtures("base")
def test_a_contradiction_is_told_with_readings_rule_and_stored_relation() -> None:
    printed = run("worth $40", "came to $55")
    for words in (
        "Pair 1: the two contradict each other",
        "read as measure: trade turnover; $40 million; of Chile and Norway; dated 2014",
        "contradicts    Not the same figure: $40 million against $55 million, 15,000,000 USD apart.",
        "relation       contradicts, between documents; suggested",
        "decided        nobody has judged it",
    ):
        assert words in printed


@pytest.mark.usefixtures("base")
def test_two_claims_that_are_not_related_are_told_of_too() -> None:
    printed = run("Haug tunnel", "came to $55")
    assert "No relation between the two claims is stored." in printed
    assert "not compared   The two claims do not answer one question" in printed
    assert "Both tell of a question of the kind “measure”, but not of one question." in printed
    assert "would not have put these two together" in printed


@pytest.mark.usefixtures("base")
def test_the_order_of_the_two_is_kept_and_the_verdict_is_the_same() -> None:
    one, other = (json.loads(run(*pair, "--json")) for pair in (("worth $40", "to $55"), ("to $55", "worth $40")))
    assert one["left"] == other["right"]
    assert one["verdicts"] == other["verdicts"] == [["contradicts", 2]]
    assert one["stored"]["rule"] == "values.apart"


@pytest.mark.usefixtures("base")
def test_a_decision_is_told_with_its_reason() -> None:
    relation = Relation.objects.get(verdict="contradicts")
    judge_relation(relation, "reject", user=make_user(), reason="Two ways of counting.")
    printed = run("worth $40", "came to $55")
    assert "rejected" in printed
    assert "Two ways of counting." in printed


@pytest.mark.usefixtures("base")
def test_two_assertions_of_one_claim_say_what_joined_them() -> None:
    one, other = Assertion.objects.filter(quote__contains="worth $40").values_list("id", flat=True)
    printed = run(str(one), str(other))
    assert printed.startswith("  one claim ")
    assert "  joined by " in printed
    with pytest.raises(CommandError, match="This is one claim"):
        run("worth $40", "worth $40")
    with pytest.raises(CommandError, match="This is one claim"):
        run(str(one), str(one))


def test_what_a_person_made_where_nothing_is_read_is_said() -> None:
    document, other = make_document(), make_document("Nothing of this kind is told of the old harbour.\n")
    left, right = make_claim("The ferry is late."), make_claim("The harbour is old.")
    make_assertion(document, "ferries a day, the", claim=left)
    make_assertion(other, "the old harbour", claim=right)
    printed = run(str(left.id), str(right.id))
    assert printed.count("the present rules read nothing") == 2
    assert "Pair 1" not in printed


def test_a_claim_without_text_behind_it_is_refused() -> None:
    left, right = make_claim("The ferry is late."), make_claim("The harbour is old.")
    with pytest.raises(CommandError, match="has no assertion in a text that is held"):
        run(str(left.id), str(right.id))


def test_of_a_claim_with_very_many_assertions_some_are_looked_at() -> None:
    told = [f"The ferry sailed at {hour} o'clock." for hour in range(1, MOST_ASSERTIONS + 4)]
    document = make_document("\n\n".join(told))
    many, one = make_claim("The ferry sailed."), make_claim("The port was shut.")
    for quote in told:
        make_assertion(document, quote, claim=many)
    make_assertion(make_document("The port was shut.\n"), "The port was shut.", claim=one)
    assert explain_claims(many, one).left_out == 3


@pytest.mark.usefixtures("base")
def test_the_desk_compares_two_chosen_claims(client: Client) -> None:
    client.force_login(make_superuser())
    pair = [Claim.objects.get(statement__contains=words) for words in ("worth $40", "came to $55")]
    chosen = {"action": "compare_selected", "_selected_action": [str(claim.pk) for claim in pair]}
    answer = client.post(reverse("admin:claims_claim_changelist"), chosen, follow=True)
    page = answer.content.decode()
    assert "15,000,000 USD apart" in page
    assert "read as" in page
    assert Relation.objects.get(verdict="contradicts").explanation in page


@pytest.mark.usefixtures("base")
def test_the_page_answers_what_cannot_be_compared(client: Client) -> None:
    client.force_login(make_superuser())
    claim = Claim.objects.get(statement__contains="worth $40")
    address = reverse("admin:claims_claim_compare")
    assert "This is one claim." in client.get(address, {"left": str(claim.pk), "right": str(claim.pk)}).content.decode()
    assert client.get(address, {"left": str(claim.pk), "right": "nonsense"}).status_code == 404
    assert client.get(address).status_code == 404
    keys = [str(key) for key in Claim.objects.values_list("pk", flat=True)[:3]]
    three = {"action": "compare_selected", "_selected_action": keys}
    answer = client.post(reverse("admin:claims_claim_changelist"), three, follow=True)
    assert "Select two claims to compare." in answer.content.decode()


@pytest.mark.usefixtures("base")
def test_who_may_not_see_claims_may_not_compare_them(client: Client) -> None:
    client.force_login(make_user(permissions=("view_document",)))
    left, right = (str(key) for key in Claim.objects.values_list("pk", flat=True)[:2])
    answer = client.get(reverse("admin:claims_claim_compare"), {"left": left, "right": right})
    assert answer.status_code == 403
