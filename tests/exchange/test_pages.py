"""Import and export through the desk's pages, from the file to the rows and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.exchange.formats import EXPORT_FORMATS, Csv, Json, Xlsx
from claims.models import Assertion, Claim, Document, Judgement, Topic
from tests import builders
from tests.admin.conftest import Base, base, desk
from tests.admin.pages import inline_parts, url

__all__ = ["base", "desk"]

CSV = str(EXPORT_FORMATS.index(Csv))


def upload(client: Client, model: Any, data: bytes, kind: Any = Csv, resource: str = "0") -> Any:
    """Load a file on the import page."""
    file = SimpleUploadedFile("rows.csv", data)
    values = {"import_file": file, "format": str(EXPORT_FORMATS.index(kind)), "resource": resource}
    return client.post(url(model, "import"), values)


def confirm(client: Client, model: Any, preview: Any) -> Any:
    """Confirm what a preview shows."""
    return client.post(url(model, "process_import"), preview.context["confirm_form"].initial, follow=True)


def export(client: Client, model: Any, kind: Any, resource: str = "0", **values: Any) -> Any:
    """Export all columns of a list."""
    form = client.get(url(model, "export")).context["form"]
    boxes = {name: "on" for name, field in form.fields.items() if getattr(field, "is_selectable_field", False)}
    data = {**boxes, "format": str(EXPORT_FORMATS.index(kind)), "resource": resource, **values}
    return client.post(url(model, "export"), data)


def test_a_file_is_shown_before_it_is_stored(desk: Client, base: Base) -> None:
    preview = upload(desk, Topic, b"\xef\xbb\xbftitle,unit\nTides <b>,m\n")
    body = preview.content.decode()
    assert "1 new, 0 changed" in body
    assert "<ins>Tides &lt;b&gt;</ins>" in body
    assert inline_parts(preview) == []
    assert not Topic.objects.filter(unit="m").exists()
    done = confirm(desk, Topic, preview)
    assert "1 new, 0 updated" in " ".join(map(str, done.context["messages"]))
    topic = Topic.objects.get(unit="m")
    assert topic.history.get().history_user == base.user


def test_a_bad_file_is_shown_with_its_rows_and_not_stored(desk: Client, base: Base) -> None:
    response = upload(desk, Claim, b"statement,low\nSo.,1\nNot so.,n/a\n")
    body = response.content.decode()
    assert "Column low: &quot;n/a&quot; is not a plain number" in body
    assert "confirm_form" not in response.context
    assert inline_parts(response) == []


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"a,b\n1,2,3\n"])
def test_a_file_that_is_no_table_is_refused(data: bytes, desk: Client, base: Base) -> None:
    response = upload(desk, Claim, data)
    assert response.context["form"].errors["import_file"]


def test_a_base_that_changed_after_the_preview_is_not_overwritten(desk: Client, base: Base) -> None:
    data = export(desk, Topic, Csv).content.replace(base.topic.title.encode(), b"Trade a year")
    preview = upload(desk, Topic, data)
    Topic.objects.update(version=7)
    done = confirm(desk, Topic, preview)
    assert "Nothing was imported." in " ".join(map(str, done.context["messages"]))
    assert Topic.objects.get().title == base.topic.title


def test_a_status_in_a_file_becomes_a_judgement_when_it_is_confirmed(desk: Client, base: Base) -> None:
    data = export(desk, Assertion, Csv, q="50 million").content.replace(b",proposed,", b",accepted,")
    preview = upload(desk, Assertion, data)
    assert Judgement.objects.count() == 1
    confirm(desk, Assertion, preview)
    base.second.refresh_from_db()
    assert base.second.status == "accepted"
    assert Judgement.objects.filter(subject_id=base.second.pk, user=base.user).exists()


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_every_format_goes_out_and_comes_in_unchanged(kind: Any, desk: Client, base: Base) -> None:
    builders.make_claim("=1+2", note="@here")
    response = export(desk, Claim, kind)
    assert response["Content-Disposition"].startswith("attachment")
    preview = upload(desk, Claim, response.content, kind)
    assert "0 new, 0 changed" in preview.content.decode()


def test_documents_go_out_with_and_without_text(desk: Client, base: Base) -> None:
    assert "text" not in json.loads(export(desk, Document, Json, "0").content)[0]
    assert base.document.text in {row["text"] for row in json.loads(export(desk, Document, Json, "1").content)}


def test_a_text_too_long_for_a_spreadsheet_is_refused_with_a_sentence(desk: Client, base: Base) -> None:
    builders.make_document("long " * 10_000, title="Long")
    response = export(desk, Document, Xlsx, "1")
    assert "a cell of a spreadsheet holds 32,767" in " ".join(map(str, response.context["messages"]))


def test_chosen_rows_are_exported_alone(desk: Client, base: Base) -> None:
    asked = desk.post(
        url(Claim, "changelist"), {"action": "export_admin_action", "_selected_action": [str(base.left.pk)]}
    )
    assert inline_parts(asked) == []
    response = export(desk, Claim, Json, export_items=[str(base.left.pk)])
    assert [row["id"] for row in json.loads(response.content)] == [str(base.left.pk)]


def test_an_export_shows_what_the_list_shows(desk: Client, base: Base) -> None:
    response = desk.post(
        url(Claim, "export") + "?q=40",
        {"format": str(EXPORT_FORMATS.index(Json)), "resource": "0", "claimresource_id": "on"},
    )
    assert json.loads(response.content) == [{"id": str(base.left.pk)}]


def test_who_may_not_look_may_not_export(base: Base, client: Client) -> None:
    client.force_login(builders.make_user("guest"))
    assert client.post(url(Claim, "export"), {"format": "0"}).status_code == 403
    client.force_login(builders.make_user("reader", permissions=("view_claim",)))
    assert client.get(url(Claim, "export")).status_code == 200
    assert client.post(url(Claim, "process_import"), {}).status_code == 403
