"""The start page: every number is the length of the list behind it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Document
from claims.queries import desk as queries
from tests import builders
from tests.admin.conftest import Base


def test_every_number_links_to_a_list_of_that_length(desk: Client, base: Base) -> None:
    builders.make_claim("Copied.", document_count=3, origin_count=1)
    page = desk.get(reverse("admin:index"))
    tiles = page.context["tiles"]
    assert [tile["count"] for tile in tiles] == [1, 1, 1, 1, 1]
    for tile in tiles:
        assert desk.get(tile["url"]).context["cl"].result_count == tile["count"], tile


def test_queues_of_the_side_bar_lead_to_their_lists(desk: Client) -> None:
    groups = desk.get(reverse("admin:index")).context["app_list"]
    assert [group["name"] for group in groups] == ["Review", "Base", "Record", "Evidence", "People"]
    waiting = [model for group in groups for model in group["models"] if model.get("waiting")]
    assert {model["object_name"] for model in waiting} == {
        "Relation",
        "Claim",
        "Assertion",
        "ImpossibleValue",
        "Uncovered",
    }
    for model in waiting:
        assert desk.get(model["waiting_url"]).context["cl"].result_count == model["waiting"], model["object_name"]


def test_contradictions_topics_items_and_imports_are_shown(desk: Client, base: Base) -> None:
    body = desk.get(reverse("admin:index")).content.decode()
    assert base.relation.explanation in body
    assert base.topic.title in body
    assert "1 item" in body
    assert "1 error" in body


def test_a_rejected_contradiction_is_gone_from_the_start(desk: Client, base: Base) -> None:
    desk.post(reverse("admin:claims_relation_judge", args=[base.relation.pk]), {"decision": "reject", "reason": "No."})
    page = desk.get(reverse("admin:index"))
    assert list(page.context["contradictions"]) == []
    assert list(page.context["topics"]) == []


def test_documents_read_by_older_rules_are_told(desk: Client, base: Base) -> None:
    Document.objects.update(run=None)
    assert "read by older rules" not in desk.get(reverse("admin:index")).content.decode()
    Document.objects.filter(pk=base.document.pk).update(run=builders.make_run(lexicon_digest="older"))
    page = desk.get(reverse("admin:index"))
    assert "1 document</a> read by older rules" in page.content.decode()
    listed = desk.get(page.context["older_url"]).context["cl"]
    assert [row.pk for row in listed.queryset] == [base.document.pk]


def test_an_assertion_that_the_rules_no_longer_find_says_so(desk: Client, base: Base) -> None:
    url = reverse("admin:claims_assertion_changelist")
    assert "no longer found" not in desk.get(url).content.decode()
    base.first.unfound = True
    base.first.save()
    assert "no longer found" in desk.get(url).content.decode()
    assert desk.get(url, {"unfound__exact": "1"}).context["cl"].result_count == 1


def test_a_stale_decision_says_so_where_it_is_listed(desk: Client, base: Base) -> None:
    url = reverse("admin:claims_assertion_change", args=[base.judgement.subject_id])
    assert "what it rests on has changed" not in desk.get(url).content.decode()
    type(base.judgement).objects.filter(pk=base.judgement.pk).update(stale=True)
    assert "what it rests on has changed" in desk.get(url).content.decode()


def test_who_may_see_nothing_is_shown_nothing(base: Base, client: Client) -> None:
    client.force_login(builders.make_user("guest"))
    page = client.get(reverse("admin:index"))
    assert page.status_code == 200
    assert page.context["tiles"] == []
    assert base.relation.explanation not in page.content.decode()


def test_who_may_see_claims_is_shown_claims(base: Base, client: Client) -> None:
    client.force_login(builders.make_user("reader", permissions=("view_claim",)))
    page = client.get(reverse("admin:index"))
    assert len(page.context["tiles"]) == 1
    assert page.context["contradictions"] is None


def test_an_empty_base_has_a_start_page(admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:index"))
    assert page.status_code == 200
    assert "Nothing was imported yet" in page.content.decode()


@pytest.mark.django_db
def test_queues_are_counted_up_to_a_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "QUEUE_CAP", 2)
    for i in range(4):
        builders.make_claim(f"Claim {i}.")
    assert queries.waiting().claims == 2
