"""HTML, PDF and DOCX files into documents: the file is kept, known again by its bytes, and read again when asked."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import override_settings

from claims.analysis.corpus.file_text import FileText
from claims.models import AnalysisRun, Assertion, Document, ReceivedFile
from claims.models.base import content_id
from claims.services.audit import audit
from claims.services.comparison import relate_all
from claims.services.extracting import Extractor
from claims.services.ingest import FileResult, Outcome, import_paths, import_text
from tests.files import call, docx, html, paragraph, pdf

pytestmark = pytest.mark.django_db

TOLD = "The clinic in Tarnholm treated 4,200 patients in 2018, its director, Mette Krog, said."
LATER = "A new ward will cost $12 million, according to the Ministry of Health."
HEAD = '<meta property="og:title" content="A Ward Opens"><meta name="author" content="Ada Lindqvist">'
PAGE = html(f"<article><p>{TOLD}</p><p>{LATER}</p></article>", HEAD)
WORD = docx(
    paragraph("A Ward Opens", style="Title"), paragraph(TOLD, call("footnote", 1)), notes={"footnote": ["1999."]}
)
PRINTED = pdf(f'#set page(paper: "a6")\n= A Ward Opens\n{TOLD} #pagebreak() {LATER.replace("$", chr(92) + "$")}')
FILES = {"ward.html": PAGE, "ward.docx": WORD, "ward.pdf": PRINTED}


def document_of(result: FileResult) -> Document:
    assert result.document_id is not None
    return Document.objects.get(id=result.document_id)


def errors() -> list[str]:
    return [f"{item.check}: {item.record}: {item.sentence}" for item in audit() if item.severity != "info"]


def read_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library find one word more from now on, as a later version may."""
    before = Extractor.receive

    def receive(self: Extractor, data: bytes, name: str) -> FileText:
        found = before(self, data, name)
        return replace(found, text=found.text + "\nIt also has a kitchen.\n")

    monkeypatch.setattr(Extractor, "receive", receive)


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_kept_beside_its_text(name: str) -> None:
    result = import_text(name, FILES[name])
    document = document_of(result)
    assert (result.outcome, document.title, document.name) == (Outcome.NEW, "A Ward Opens", name)
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.file_sha256 == hashlib.sha256(FILES[name]).hexdigest() != document.sha256
    assert document.id == content_id("document", document.sha256)
    assert document.received is not None
    assert bytes(document.received.data) == FILES[name]
    assert document.received.media_type == document.media_type
    assert document.read_with.split()[0] in {"trafilatura", "mammoth", "pypdfium2"}
    assert document.history.get().file_sha256 == document.file_sha256
    for row in Assertion.objects.all():
        assert document.text[row.start : row.end] == row.quote
    assert Assertion.objects.exists()
    assert errors() == []


def test_a_text_is_its_own_file() -> None:
    document = document_of(import_text("ward.md", f"# A Ward Opens\n\n{TOLD}\n".encode()))
    assert (document.media_type, document.file_sha256, document.read_with) == ("text/markdown", document.sha256, "")
    assert not ReceivedFile.objects.exists()


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_changes_nothing_even_where_it_would_be_read_otherwise(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = import_text(name, FILES[name])
    read_otherwise(monkeypatch)
    second = import_text(name, FILES[name])
    assert (second.outcome, second.document_id) == (Outcome.UNCHANGED, first.document_id)
    assert import_text("copy of it", FILES[name]).message == f"It is held already under the name {name}."
    assert (Document.objects.count(), AnalysisRun.objects.count()) == (1, 1)


def test_reading_again_makes_a_version_only_where_the_text_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ward.html").write_bytes(PAGE)
    first = import_paths([tmp_path]).files[0]
    assert import_paths([tmp_path], again=True).files[0].outcome == Outcome.UNCHANGED
    read_otherwise(monkeypatch)
    again = import_paths([tmp_path], again=True).files[0]
    assert again.outcome == Outcome.NEW_VERSION
    newer = document_of(again)
    assert newer.supersedes_id == first.document_id
    assert newer.received_id == document_of(first).received_id
    assert ReceivedFile.objects.count() == 1
    assert import_paths([tmp_path]).files[0].document_id == newer.id
    assert errors() == []


def test_a_changed_file_is_a_new_version() -> None:
    first = import_text("ward.html", PAGE)
    second = import_text("ward.html", PAGE.replace(b"$12 million", b"$13 million"))
    assert second.outcome == Outcome.NEW_VERSION
    assert document_of(second).supersedes_id == first.document_id
    assert ReceivedFile.objects.count() == 2


def test_another_file_with_the_same_text_is_known() -> None:
    first = import_text("ward.html", PAGE)
    second = import_text("ward.html", PAGE + b"<!-- saved again -->")
    assert (second.outcome, second.document_id) == (Outcome.UNCHANGED, first.document_id)
    assert ReceivedFile.objects.count() == 1


def test_a_stored_text_is_related_as_it_was_read() -> None:
    import_text("ward.html", PAGE)
    import_text("other.txt", b"Other Words\n\nThe clinic in Tarnholm treated 5,300 patients in 2018, Olav Berg said.\n")
    relate_all()
    assert errors() == []


def test_a_folder_takes_every_format_and_names_what_it_refuses(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data.replace(b"Tarnholm", b"Tarnholm"))
    (tmp_path / "scan.pdf").write_bytes(pdf('#set page(paper: "a6")\n#rect(width: 2cm, height: 3cm, fill: red)'))
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "list.html").write_bytes(b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (tmp_path / "truly.txt").write_bytes(pdf('#set page(paper: "a6")\nThe port of Norvik handled 12 ferries in 2018.'))
    result = import_paths([tmp_path])
    found = {Path(file.name).name: (file.outcome, file.message) for file in result.files}
    assert {name for name, (outcome, _) in found.items() if outcome != Outcome.FAILED} == {*FILES, "truly.txt"}
    assert "Run text recognition (OCR)" in found["scan.pdf"][1]
    assert "Save it as DOCX" in found["old.docx"][1]
    assert "no article text" in found["list.html"][1]
    run = AnalysisRun.objects.get()
    assert {Path(error["file"]).name for error in run.errors} == {"scan.pdf", "old.docx", "list.html"}
    assert errors() == []


@override_settings(WHENCE_MAX_FILE_SECONDS=0.001)
def test_a_file_that_takes_too_long_leaves_nothing() -> None:
    result = import_text("ward.html", PAGE)
    assert (result.outcome, "WHENCE_MAX_FILE_SECONDS" in result.message) == (Outcome.FAILED, True)
    assert not Document.objects.exists()
    assert not ReceivedFile.objects.exists()


def test_a_dry_run_keeps_no_file(tmp_path: Path) -> None:
    (tmp_path / "ward.html").write_bytes(PAGE)
    assert import_paths([tmp_path], dry_run=True).count(Outcome.NEW) == 1
    assert not ReceivedFile.objects.exists()


class TestAudit:
    def test_a_changed_file_is_found(self) -> None:
        import_text("ward.html", PAGE)
        ReceivedFile.objects.update(data=PAGE + b" ")
        assert any("file has its hash" in error for error in errors())

    def test_a_missing_file_is_found(self) -> None:
        import_text("ward.html", PAGE)
        Document.objects.update(received=None)
        assert any("files are kept" in error for error in errors())

    def test_a_text_with_another_hash_than_its_file_is_found(self) -> None:
        import_text("ward.txt", TOLD.encode())
        Document.objects.update(file_sha256="0" * 64)
        assert any("files are kept" in error for error in errors())


class TestPages:
    def test_a_quote_knows_its_page(self) -> None:
        import_text("ward.pdf", PRINTED)
        assert list(Assertion.objects.order_by("start").values_list("page", flat=True)) == [1, 2]

    def test_a_text_without_pages_has_none(self) -> None:
        import_text("ward.html", PAGE)
        assert set(Assertion.objects.values_list("page", flat=True)) == {None}
