"""Two people with the same form open: the second is told, and nothing is overwritten."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from claims.models import Author, Claim, Judgement, Publisher
from claims.models.choices import Decision
from tests import builders
from tests.admin.pages import url


@pytest.fixture
def ada(db: None) -> Client:
    """A client of an analyst."""
    client = Client()
    client.force_login(builders.make_superuser("ada"))
    return client


def form_of(client: Client, address: str) -> dict[str, Any]:
    """What the browser would post back from a page's form."""
    form = client.get(address).context["adminform"].form
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: "" if value is None else value for name, value in values.items() if value is not False}


def test_a_second_save_from_the_same_version_is_refused(ada: Client) -> None:
    publisher = builders.make_publisher("Gazette")
    address = url(publisher, "change")
    first, second = form_of(ada, address), form_of(ada, address)
    assert ada.post(address, {**first, "name": "Sound Gazette"}).status_code == 302
    response = ada.post(address, {**second, "name": "Norvik Gazette"})
    assert response.status_code == 200
    assert "ada saved this record meanwhile" in response.content.decode()
    assert "version 2, your form started from version 1" in response.content.decode()
    publisher.refresh_from_db()
    assert (publisher.name, publisher.version) == ("Sound Gazette", 2)


def test_a_form_without_its_version_is_refused(ada: Client) -> None:
    publisher = builders.make_publisher("Gazette")
    address = url(publisher, "change")
    values = form_of(ada, address)
    del values["base_version"]
    assert ada.post(address, {**values, "name": "Other"}).status_code == 200
    assert Publisher.objects.get().name == "Gazette"


def test_an_invalid_form_may_be_corrected_and_saved(ada: Client) -> None:
    publisher = builders.make_publisher("Gazette")
    address = url(publisher, "change")
    values = form_of(ada, address)
    assert ada.post(address, {**values, "name": ""}).status_code == 200
    assert ada.post(address, {**values, "name": "Sound Gazette"}).status_code == 302


def test_a_decision_meanwhile_counts_as_a_save(ada: Client) -> None:
    claim = builders.make_claim()
    address = url(claim, "change")
    values = form_of(ada, address)
    ada.post(url(claim, "judge"), {"decision": Decision.ACCEPT})
    assert ada.post(address, {**values, "statement": "Something else."}).status_code == 200
    assert Claim.objects.get().statement != "Something else."


def test_a_changed_claim_is_a_judgement_that_can_be_taken_back(ada: Client) -> None:
    claim = builders.make_claim("The bridge is long.")
    address = url(claim, "change")
    assert ada.post(address, {**form_of(ada, address), "statement": "The bridge is short."}).status_code == 302
    claim.refresh_from_db()
    assert (claim.statement, claim.version) == ("The bridge is short.", 2)
    judgement = Judgement.objects.get(decision=Decision.EDIT)
    ada.post(url(judgement, "revert"))
    claim.refresh_from_db()
    assert claim.statement == "The bridge is long."


def test_an_old_state_is_brought_back_with_what_the_form_shows_only(ada: Client) -> None:
    author = builders.make_author("Per Holm", affiliation="Port")
    address = url(author, "change")
    ada.post(address, {**form_of(ada, address), "affiliation": "Harbour"})
    oldest = author.history.order_by("history_id").first()
    old = url(author, "simple_history", oldest.pk)
    values = form_of(ada, old)
    assert values["base_version"] == 2
    assert ada.post(old, values).status_code == 302
    author.refresh_from_db()
    assert (author.affiliation, author.version) == ("Port", 3)


def test_an_old_state_is_not_put_over_a_later_save(ada: Client) -> None:
    author = builders.make_author("Per Holm", affiliation="Port")
    address, oldest = url(author, "change"), author.history.first()
    old = url(author, "simple_history", oldest.pk)
    values = form_of(ada, old)
    ada.post(address, {**form_of(ada, address), "affiliation": "Harbour"})
    assert ada.post(old, values).status_code == 200
    assert Author.objects.get().affiliation == "Harbour"
