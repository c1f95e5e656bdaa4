"""Export, empty base, import: the same rows. And what an import refuses, changes and remembers."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
import tablib
from django.db import models

from claims.exchange.base import ROW_LIMIT
from claims.exchange.formats import Csv, CsvForSpreadsheets, Json
from claims.exchange.resources import RESOURCES, resources_for
from claims.models import Assertion, Author, Claim, Document, Judgement, Publisher, ReceivedFile, Relation, Topic
from claims.models.choices import Decision, RelationStatus, Status
from tests import builders
from tests.admin.conftest import Base, base

__all__ = ["base"]

NOT_EXCHANGED = {"created_at", "updated_at", "version", "run_id", "origin_id"}
COUNTED = {"document_count", "origin_count", "unknown_lineage_count", "contradiction_count"}


def full(model: Any) -> Any:
    """The resource with all columns of a model."""
    return resources_for(model)[-1]


def rows_of(model: Any) -> list[dict[str, Any]]:
    """All rows of a model as plain values, without what each base keeps for itself."""
    fields = [f.attname for f in model._meta.concrete_fields if f.attname not in NOT_EXCHANGED | COUNTED]
    return [
        {
            **{name: getattr(row, name) for name in fields},
            **{
                f.name: sorted(str(r.pk) for r in getattr(row, f.name).all())
                for f in model._meta.many_to_many
                if f.remote_field.through._meta.auto_created
            },
        }
        for row in model._default_manager.order_by("pk")
    ]


def load(model: Any, rows: list[dict[str, str]], *, resource: Any = None, **kwargs: Any) -> Any:
    """Import `rows` (all with the same keys)."""
    data = tablib.Dataset(headers=list(rows[0]))
    for row in rows:
        data.append(list(row.values()))
    return (resource or full(model))().import_data(
        data, rollback_on_validation_errors=True, file_name="rows.csv", **kwargs
    )


def refusals(result: Any) -> str:
    """All that an import says against a file."""
    words = [str(error.error) for error in result.base_errors]
    words += [str(error.error) for _, errors in result.row_errors() for error in errors]
    words += [message for row in result.invalid_rows for message in row.error.messages]
    return " | ".join(words)


def row_of(obj: Any) -> dict[str, str]:
    """The exported row of a record."""
    exported: list[dict[str, str]] = full(type(obj))().export(type(obj).objects.filter(pk=obj.pk)).dict
    return dict(exported[0])


@pytest.mark.parametrize("kind", [Csv, CsvForSpreadsheets, Json])
def test_export_and_import_into_an_empty_base_is_lossless(kind: Any, base: Base) -> None:
    builders.make_claim("=SUM(A1)", note="'+1\r\nnext")
    files = {
        model: kind().export_data(full(model)().export(model._default_manager.order_by("pk"))) for model in RESOURCES
    }
    before = {model: rows_of(model) for model in RESOURCES}
    models.QuerySet(Judgement)._raw_delete(using="default")
    for relation in Relation.objects.all():
        relation.delete()
    for claim in Claim.objects.all():
        claim.findings.all().delete()
        claim.origins.all().delete()
    for model in reversed(list(RESOURCES)):
        model._default_manager.all().delete()
    assert not any(model._default_manager.exists() for model in RESOURCES)
    for model, data in files.items():
        result = full(model)().import_data(kind().create_dataset(data), raise_errors=True, user=base.user)
        assert refusals(result) == ""
    assert {model: rows_of(model) for model in RESOURCES} == before


@pytest.mark.parametrize("model", list(RESOURCES), ids=lambda m: m.__name__)
def test_importing_what_is_there_changes_nothing(model: Any, base: Base) -> None:
    result = full(model)().import_data(full(model)().export(), user=base.user)
    assert refusals(result) == ""
    assert (result.totals["new"], result.totals["update"]) == (0, 0)
    if hasattr(model, "history"):
        assert {row.history.count() for row in model._default_manager.all()} <= {1, 2}


def test_an_import_writes_history_with_its_file_and_person(base: Base) -> None:
    publisher = Publisher.objects.get()
    load(Publisher, [{**row_of(publisher), "name": "Norvik Gazette"}], user=base.user)
    publisher.refresh_from_db()
    assert (publisher.name, publisher.version) == ("Norvik Gazette", 2)
    last = publisher.history.first()
    assert (last.history_change_reason, last.history_user) == ("import of rows.csv", base.user)


def test_a_row_that_was_changed_meanwhile_is_refused(base: Base) -> None:
    publisher = Publisher.objects.get()
    row = {**row_of(publisher), "name": "Norvik Gazette"}
    Publisher.objects.update(version=3)
    assert "the file has version 1, the base has 3" in refusals(load(Publisher, [row]))
    assert Publisher.objects.get().name != "Norvik Gazette"


def test_a_file_as_received_never_changes(base: Base) -> None:
    row = {**row_of(ReceivedFile.objects.get()), "sha256": hashlib.sha256(b"T").hexdigest(), "data": "VA=="}
    assert "a file as received never changes" in refusals(load(ReceivedFile, [row]))


def test_a_file_as_received_without_its_bytes_is_refused(base: Base) -> None:
    row = {**row_of(ReceivedFile.objects.get()), "data": ""}
    assert "Column data: it is empty" in refusals(load(ReceivedFile, [row]))


def test_a_file_that_comes_after_its_document_finds_it(base: Base) -> None:
    row = row_of(ReceivedFile.objects.get())
    Document.objects.update(received=None)
    ReceivedFile.objects.all().delete()
    assert refusals(load(ReceivedFile, [row])) == ""
    assert Document.objects.get(pk=base.document.pk).received == ReceivedFile.objects.get()


def test_a_row_without_id_makes_a_record(db: None) -> None:
    assert refusals(load(Author, [{"id": "", "name": "Per Holm", "kind": "person"}])) == ""
    assert refusals(load(Author, [{"name": "Ada Lind", "kind": "unnamed role"}])) == ""
    assert sorted(Author.objects.values_list("name", "kind")) == [("Ada Lind", "role"), ("Per Holm", "person")]


@pytest.mark.parametrize(
    ("model", "row", "words"),
    [
        (Claim, {"statement": "So.", "low": "1,803.60"}, 'Column low: "1,803.60" is not a plain number'),
        (Claim, {"statement": "So.", "low": "n/a"}, 'Column low: "n/a" is not a plain number'),
        (Claim, {"statement": "So.", "status": "bogus"}, 'Column status: "bogus" is not one of: proposed'),
        (Claim, {"statement": "So.", "topic": "Tides"}, 'Column topic: no topic is called "Tides"'),
        (
            Claim,
            {"statement": "So.", "topic": "6d0c2a52-1f7e-5c39-9f6b-7b1d3f5a9e44"},
            "Column topic: no topic has the id",
        ),
        (Claim, {"statement": ""}, "cannot be blank"),
        (Claim, {"statement": "So.", "low": "2", "high": "1"}, "claim_value_in_order"),
        (Claim, {"statement": "So.", "unit": "x" * 61}, "at most 60 characters"),
        (Claim, {"statement": "So.", "low": "0.1234567"}, "6 decimal places"),
        (Claim, {"id": "17", "statement": "So."}, 'Column id: "17" is not a UUID'),
        (Claim, {"stament": "So."}, 'Unknown column "stament". Known are: id, version, statement'),
        (Author, {"name": "A", "kind": "ghost"}, 'Column kind: "ghost" is not one of'),
        (Document, {"title": "T", "holding": "original"}, "the document has no text"),
        (
            Document,
            {"title": "T", "holding": "original", "text": "T", "file_sha256": "0" * 64},
            "Column file_sha256: the file is the text itself",
        ),
        (ReceivedFile, {"sha256": "0" * 64, "media_type": "text/html", "data": "!"}, 'Column data: "!" is not base64'),
        (ReceivedFile, {"sha256": "0" * 64, "media_type": "text/html", "data": "VA=="}, "was changed on the way"),
        (Document, {"title": "T", "holding": "original", "text": "T", "sha256": "0" * 64}, "was changed on the way"),
    ],
)
def test_a_bad_cell_is_refused_by_column_and_value(model: Any, row: dict[str, str], words: str, db: None) -> None:
    assert words in refusals(load(model, [row]))
    assert not model._default_manager.exists()


def test_one_bad_row_keeps_the_whole_file_out(db: None) -> None:
    assert refusals(load(Claim, [{"statement": "So.", "low": "1"}, {"statement": "Not so.", "low": "x"}]))
    assert not Claim.objects.exists()


def test_the_same_id_twice_in_a_file_is_refused(db: None) -> None:
    key = "6d0c2a52-1f7e-5c39-9f6b-7b1d3f5a9e44"
    assert "row 1 has the same id" in refusals(load(Topic, [{"id": key, "title": "A"}, {"id": key, "title": "B"}]))


def test_a_file_beyond_the_limit_is_refused_at_once(db: None) -> None:
    rows = [{"title": f"Topic {i}"} for i in range(ROW_LIMIT + 1)]
    assert "1,001 rows; one import takes 1,000" in refusals(load(Topic, rows))


def test_a_row_may_name_what_it_refers_to(base: Base) -> None:
    assert refusals(load(Claim, [{"statement": "So.", "topic": base.topic.title}])) == ""
    assert Claim.objects.get(statement="So.").topic == base.topic


def test_a_row_may_refer_to_a_later_row_of_its_file(db: None) -> None:
    one, two = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
    rows = [{"id": one, "statement": "A", "merged_into": two}, {"id": two, "statement": "B", "merged_into": ""}]
    assert refusals(load(Claim, rows)) == ""
    assert str(Claim.objects.get(pk=one).merged_into_id) == two


def assertion_row(target: Document, **cells: str) -> dict[str, str]:
    """A row that makes an assertion in a document."""
    return {"document": str(target.pk), "start": "", "end": "", "quote": "a bridge", **cells}


def test_a_quote_is_placed_by_the_text(base: Base) -> None:
    assert refusals(load(Assertion, [assertion_row(base.document)])) == ""
    made = Assertion.objects.get(quote="a bridge")
    assert base.document.text[made.start : made.end] == "a bridge"
    assert made.suffix.startswith(',"')


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"quote": "a tunnel"}, 'Column quote: "a tunnel" is not in the document'),
        ({"quote": "The"}, "more than once"),
        ({"start": "0", "end": "8"}, 'the text reads "The Ferr", not "a bridge"'),
        ({"document": ""}, "document"),
    ],
)
def test_a_quote_without_its_place_is_refused(cells: dict[str, str], words: str, base: Base) -> None:
    before = Assertion.objects.count()
    assert words in refusals(load(Assertion, [assertion_row(base.document, **cells)]))
    assert Assertion.objects.count() == before


def test_the_text_of_a_stored_document_never_changes(base: Base) -> None:
    row = {**row_of(base.document), "text": "Another text."}
    assert "the text of a document never changes" in refusals(load(Document, [row]))


def test_documents_are_exchanged_without_their_text_too(base: Base) -> None:
    resource = resources_for(Document)[0]
    exported = resource().export()
    assert "text" not in exported.headers
    row = {**dict(exported.dict[0]), "note": "Read twice."}
    assert refusals(load(Document, [row], resource=resource)) == ""
    assert Document.objects.filter(note="Read twice.").count() == 1


def test_a_changed_status_is_a_judgement(base: Base) -> None:
    row = {**row_of(base.left), "status": "accepted", "version": ""}
    assert refusals(load(Claim, [row], user=base.user)) == ""
    base.left.refresh_from_db()
    assert base.left.status == Status.ACCEPTED
    judgement = Judgement.objects.get(subject_id=base.left.pk)
    assert (judgement.decision, judgement.reason, judgement.user) == (Decision.ACCEPT, "import of rows.csv", base.user)


def test_a_changed_statement_is_a_judgement(base: Base) -> None:
    row = {**row_of(base.left), "statement": "Trade was brisk.", "version": ""}
    assert refusals(load(Claim, [row], user=base.user)) == ""
    base.left.refresh_from_db()
    assert (base.left.statement, base.left.version) == ("Trade was brisk.", 2)
    assert Judgement.objects.get(subject_id=base.left.pk).decision == Decision.EDIT
    assert base.left.history.first().history_change_reason == "edit: import of rows.csv"


def test_claims_are_not_merged_by_a_file(base: Base) -> None:
    row = {**row_of(base.left), "merged_into": str(base.right.pk)}
    assert "on the desk" in refusals(load(Claim, [row], user=base.user))


def test_a_date_of_publication_is_read(base: Base) -> None:
    row = {**row_of(base.work), "published": "2012-10"}
    assert refusals(load(Document, [row])) == ""
    base.work.refresh_from_db()
    assert str(base.work.published_latest) == "2012-10-31"
    assert "no EDTF date" in refusals(load(Document, [{**row_of(base.work), "published": "last autumn"}]))


def test_a_changed_verdict_is_a_judgement(base: Base) -> None:
    row = {**row_of(base.relation), "status": "overridden", "verdict": "tension"}
    assert refusals(load(Relation, [row], user=base.user)) == ""
    base.relation.refresh_from_db()
    assert (base.relation.status, base.relation.verdict) == (RelationStatus.OVERRIDDEN, "tension")
    assert Judgement.objects.filter(subject_id=base.relation.pk, decision=Decision.OVERRIDE).exists()


def test_a_decision_is_not_taken_back_by_a_file(base: Base) -> None:
    row = {**row_of(base.first), "status": "proposed"}
    assert "taken back on the desk" in refusals(load(Assertion, [row], user=base.user))


def test_a_decision_in_a_file_needs_a_person(base: Base) -> None:
    row = {**row_of(base.left), "status": "accepted"}
    assert "needs a person" in refusals(load(Claim, [row]))


def test_a_relation_is_put_in_canonical_order(base: Base) -> None:
    one, two = sorted([builders.make_claim("A"), builders.make_claim("B")], key=lambda c: c.pk)
    row = {
        "left": str(two.pk),
        "right": str(one.pk),
        "verdict": "tension",
        "scope": "cross",
        "explanation": "They rub.",
    }
    assert refusals(load(Relation, [row])) == ""
    assert Relation.objects.filter(left=one, right=two).exists()
    assert "not related to itself" in refusals(load(Relation, [{**row, "right": str(two.pk)}]))
