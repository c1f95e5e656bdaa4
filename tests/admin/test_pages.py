"""Every page of every model: it answers, it is bounded, it obeys rights and the content security policy."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, models
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import (
    AnalysisRun,
    Assertion,
    Author,
    Citation,
    Claim,
    Document,
    Finding,
    ImpossibleValue,
    Judgement,
    Note,
    Relation,
    Topic,
    Uncovered,
)
from tests import builders
from tests.admin.conftest import MARKUP, Base
from tests.admin.pages import MODELS, inline_parts, pages_of, url

FROZEN = {"Judgement", "AnalysisRun", "Finding", "Origin", "Dependence"}


@pytest.fixture
def request_of_root(base: Base, rf: RequestFactory) -> Any:
    """A request by somebody who may do everything."""
    request = rf.get("/admin/")
    request.user = base.user
    return request


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_page_answers_and_has_nothing_inline(model: Any, base: Base, desk: Client, request_of_root: Any) -> None:
    for address in pages_of(model, base.user, request_of_root):
        response = desk.get(address)
        assert response.status_code == 200, address
        assert inline_parts(response) == [], address


def test_every_model_of_the_application_is_on_the_desk() -> None:
    models_of_app = apps.get_app_config("claims").get_models()
    assert [m.__name__ for m in models_of_app if m not in MODELS and not m.__name__.startswith("Historical")] == []


def test_the_file_of_a_document_comes_as_received_and_is_never_shown(desk: Client, base: Base) -> None:
    response = desk.get(url(base.document, "file"))
    assert response.getvalue() == b"%PDF-1.7 ferry"
    assert response["Content-Disposition"] == 'attachment; filename="ferry.txt"'
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    text = desk.get(url(base.digest, "file"))
    assert text.getvalue() == base.digest.text.encode()
    assert desk.get(url(base.work, "file")).status_code == 404


def test_a_document_that_came_without_its_file_offers_none(desk: Client, base: Base) -> None:
    type(base.document).objects.filter(pk=base.document.pk).update(received=None)
    assert desk.get(url(base.document, "file")).status_code == 404
    assert "File as received" not in desk.get(url(base.document, "change")).content.decode()


def test_the_page_of_a_document_tells_its_file(desk: Client, base: Base) -> None:
    body = desk.get(url(base.document, "change")).content.decode()
    assert "File as received" in body
    assert base.document.file_sha256 in body
    assert "pypdfium2 5.10.1" in body
    assert "· PDF" in body


def test_the_policy_is_sent_with_every_page(desk: Client) -> None:
    response = desk.get(reverse("admin:index"))
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["admin:index", "admin:password_change"])
def test_pages_beside_the_models_have_nothing_inline(name: str, desk: Client) -> None:
    assert inline_parts(desk.get(reverse(name))) == []


def test_the_login_page_has_nothing_inline(client: Client, db: None) -> None:
    response = client.get(reverse("admin:login"))
    assert response.status_code == 200
    assert inline_parts(response) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_no_form_lists_a_table_that_grows(model: Any, request_of_root: Any) -> None:
    desk = admin.site.get_model_admin(model)
    if not (desk.has_add_permission(request_of_root) or desk.has_change_permission(request_of_root)):
        return
    row = model._default_manager.first()
    for obj in (None, row):
        bounded = {
            *desk.get_autocomplete_fields(request_of_root),
            *desk.raw_id_fields,
            *desk.get_readonly_fields(request_of_root, obj),
        }
        form = desk.get_form(request_of_root, obj)
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            if isinstance(field, models.ForeignKey | models.ManyToManyField) and field.name in form.base_fields:
                assert field.name in bounded, f"{model.__name__}.{field.name}"
        for inline in desk.get_inline_instances(request_of_root, obj):
            keys = [
                f.name
                for f in inline.model._meta.fields
                if isinstance(f, models.ForeignKey) and f.related_model is not model
            ]
            shown = set(keys) & set(inline.get_formset(request_of_root, obj).form.base_fields)
            assert shown <= {*inline.autocomplete_fields, *inline.raw_id_fields}, inline


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_lists_are_bounded(model: Any) -> None:
    desk = admin.site.get_model_admin(model)
    assert desk.list_per_page == 50
    assert desk.show_facets is admin.ShowFacets.NEVER
    assert not desk.show_full_result_count
    assert desk.search_fields


@pytest.mark.parametrize("name", sorted(FROZEN))
def test_what_the_machine_and_the_past_wrote_is_not_edited(name: str, request_of_root: Any) -> None:
    model = next(m for m in MODELS if m.__name__ == name)
    desk = admin.site.get_model_admin(model)
    assert not desk.has_add_permission(request_of_root)
    assert not desk.has_change_permission(request_of_root)
    assert not desk.has_delete_permission(request_of_root, model._default_manager.first())


def grow(model: Any, base: Base) -> None:
    """Five more rows of a model, each with relatives of its own."""
    for i in range(5):
        document = builders.make_document(
            f"Text {i}\n\nWe count {i} gulls, {i}.5 terns. 1. A work {i}.\n", title=f"Text {i}"
        )
        claim = builders.make_claim(f"There are {i} gulls.", topic=builders.make_topic(f"Gulls {i}"))
        if model is Assertion:
            builders.make_assertion(
                document, f"We count {i} gulls", claim=claim, speaker=builders.make_author(f"Author {i}")
            )
        elif model is Relation:
            builders.make_finding(builders.make_relation(claim, base.left))
        elif model in (Note, Citation):
            builders.make_citation(
                builders.make_note(document, f"1. A work {i}."), builders.make_cited_work(f"Work {i}")
            )
        elif model is Uncovered:
            builders.make_uncovered(document, f"{i}.5 terns")
        elif model is ImpossibleValue:
            builders.make_impossible(document, f"{i}.5 terns")
        elif model is Finding:
            builders.make_finding(claim=claim)
        elif model is Author:
            builders.make_author(f"Author {i}")
        elif model is AnalysisRun:
            builders.make_run()


@pytest.mark.parametrize(
    "model",
    [
        Assertion,
        Author,
        Citation,
        Claim,
        Document,
        Finding,
        Note,
        Relation,
        Topic,
        Uncovered,
        ImpossibleValue,
        AnalysisRun,
    ],
)
def test_a_list_asks_no_more_for_more_rows(model: Any, base: Base, desk: Client) -> None:
    address = url(model, "changelist")
    desk.get(address)
    with CaptureQueriesContext(connection) as few:
        desk.get(address)
    grow(model, base)
    with CaptureQueriesContext(connection) as many:
        desk.get(address)
    assert len(many) <= len(few), [q["sql"][:200] for q in many]


def test_a_list_never_fetches_the_text_of_documents(desk: Client) -> None:
    for model in (Document, Assertion, Note, Citation, Uncovered, ImpossibleValue):
        with CaptureQueriesContext(connection) as queries:
            desk.get(url(model, "changelist"))
        assert not [q["sql"] for q in queries if re.search(r'(?:"claims_document"|T\d+)\."text"', q["sql"])]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_without_rights_there_is_nothing_to_see(model: Any, base: Base, client: Client) -> None:
    client.force_login(builders.make_user("guest"))
    row = model._default_manager.first()
    for address in (url(model, "changelist"), url(row, "change"), url(model, "export"), url(row, "history")):
        assert client.get(address).status_code == 403, address


def test_who_may_look_may_not_decide(base: Base, client: Client) -> None:
    client.force_login(
        builders.make_user("reader", permissions=("view_relation", "view_assertion", "view_claim", "view_document"))
    )
    assert client.get(url(base.relation, "change")).status_code == 200
    assert client.get(url(base.document, "read")).status_code == 200
    assert client.post(url(base.relation, "judge"), {"decision": "accept"}).status_code == 403
    assert client.post(url(base.left, "split"), {}).status_code == 403
    assert client.post(url(base.judgement, "revert"), {}).status_code == 403
    assert client.get(url(Claim, "import")).status_code == 403
    page = client.get(url(base.relation, "change")).content.decode()
    assert 'name="decision"' not in page


def test_the_text_of_a_document_is_no_field(desk: Client, base: Base) -> None:
    page = desk.get(url(base.document, "change"))
    assert "text" not in page.context["adminform"].form.fields


@pytest.mark.parametrize("page", ["change", "read"])
def test_markup_in_a_text_is_printed_as_text(page: str, desk: Client, base: Base) -> None:
    body = desk.get(url(base.digest, page)).content.decode()
    assert MARKUP not in body


def test_markup_in_a_quote_is_printed_as_text(desk: Client, base: Base) -> None:
    for address in (
        url(base.second, "change"),
        url(base.relation, "change"),
        url(base.right, "change"),
        url(Assertion, "changelist"),
    ):
        body = desk.get(address).content.decode()
        assert MARKUP not in body, address
        assert "&lt;script&gt;" in body, address


def test_an_unknown_record_leads_back_to_the_start(desk: Client) -> None:
    response = desk.get("/admin/claims/claim/nothing/change/")
    assert response.status_code == 302
    assert desk.get(url(Document, "read", "00000000-0000-0000-0000-000000000000")).status_code == 404


def test_a_list_shows_what_a_link_chose_and_nothing_of_others(desk: Client, base: Base) -> None:
    page = desk.get(url(Assertion, "changelist") + f"?document={base.digest.pk}")
    assert list(page.context["cl"].result_list) == [base.second]
    assert "Sound Trade" in page.content.decode()
    assert list(desk.get(url(Assertion, "changelist") + "?document=nonsense").context["cl"].result_list) == []


def test_contradictions_lead_the_list_of_relations(desk: Client, base: Base) -> None:
    for verdict in ("agrees", "not_comparable", "tension"):
        builders.make_relation(builders.make_claim(f"{verdict} 1."), builders.make_claim(f"{verdict} 2."), verdict)
    rows = desk.get(url(Relation, "changelist")).context["cl"].result_list
    assert [row.verdict for row in rows] == ["contradicts", "tension", "agrees", "not_comparable"]


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_have_nothing_inline(name: str) -> None:
    assert inline_parts(HttpResponse(render_to_string(name))) == []


def test_a_judgement_page_offers_to_take_it_back(desk: Client, base: Base) -> None:
    assert desk.get(url(base.judgement, "change")).context["revert_url"]
    assert Judgement.objects.count() == 1
