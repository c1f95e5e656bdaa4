"""After a new version, lists and queues show what stands in current texts; the rest is a filter away."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Assertion, Claim
from claims.queries import desk as queries
from claims.services.origins import refresh_claims
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_versions() -> tuple[Claim, Claim]:
    """The claim that only the old version makes, and that of the new one."""
    old = builders.make_document()
    new = builders.make_document("The Ferry Question\n\nTrade across the Sound came to $55 million.\n", supersedes=old)
    before = builders.make_claim("Trade across the Sound was worth $40 million in 2019.")
    after = builders.make_claim("Trade across the Sound came to $55 million.")
    builders.make_assertion(old, "Trade across the Sound was worth $40 million in 2019.", claim=before)
    builders.make_assertion(new, "Trade across the Sound came to $55 million.", claim=after)
    builders.make_uncovered(old)
    refresh_claims([before.id, after.id])
    return before, after


@pytest.fixture
def reader(client: Client) -> Client:
    """A browser of somebody who may see everything."""
    client.force_login(builders.make_superuser())
    return client


def listed(reader: Client, model: str, query: str = "") -> set[str]:
    """The rows of a list, in words."""
    page = reader.get(reverse(f"admin:claims_{model}_changelist") + query)
    return {str(row) for row in page.context["cl"].result_list}


def test_claims_of_current_texts_are_listed(two_versions: tuple[Claim, Claim], reader: Client) -> None:
    before, after = two_versions
    by_hand = builders.make_claim("A claim that an analyst wrote and has no quote for yet.")
    assert listed(reader, "claim") == {str(after), str(by_hand)}
    assert listed(reader, "claim", "?life=superseded") == {str(before)}
    assert listed(reader, "claim", "?life=all") == {str(before), str(after), str(by_hand)}


def test_assertions_of_current_texts_are_listed(two_versions: tuple[Claim, Claim], reader: Client) -> None:
    before, _ = two_versions
    old = Assertion.objects.get(claim=before)
    assert str(old) not in listed(reader, "assertion")
    assert listed(reader, "assertion", "?text=superseded") == {str(old)}
    assert listed(reader, "assertion", f"?document={old.document_id}") == {str(old)}


def test_queues_count_what_the_lists_show(two_versions: tuple[Claim, Claim], reader: Client) -> None:
    waiting = queries.waiting()
    assert (waiting.claims, waiting.assertions, waiting.uncovered) == (1, 1, 0)
    assert len(listed(reader, "uncovered")) == 0
