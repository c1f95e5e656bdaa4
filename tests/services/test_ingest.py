"""Files into documents: what is new, what is known, what is a version, and what cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from claims.models import AnalysisRun, Assertion, Author, Citation, Document, Uncovered
from claims.models.base import content_id
from claims.models.choices import AuthorKind, CitationForm, Holding
from claims.services.audit import audit
from claims.services.ingest import FileResult, Outcome, import_file, import_paths, import_text
from tests.services.texts import BOATS, BRIDGE, DIGEST_LINE, HARBOUR, UNRELATED, file_bytes

pytestmark = pytest.mark.django_db


def errors() -> list[str]:
    return [f"{item.check}: {item.record}: {item.sentence}" for item in audit() if item.severity != "info"]


def document_of(result: FileResult) -> Document:
    assert result.document_id is not None
    return Document.objects.get(id=result.document_id)


class TestRows:
    def test_a_document_has_what_its_text_says_of_itself(self) -> None:
        result = import_text("harbour.txt", file_bytes(HARBOUR))
        document = document_of(result)
        assert (result.outcome, document.title, document.name) == (
            Outcome.NEW,
            "Harbours of the North",
            "harbour.txt",
        )
        assert document.text == HARBOUR
        assert document.id == content_id("document", document.sha256)
        assert [author.name for author in document.authors.all()] == ["Ada Lindqvist"]
        assert document.published == "2019-05-03"
        assert document.history.count() == 1
        assert f"import run {document.run_id}" in document.history.first().history_change_reason

    def test_every_quote_is_a_slice_of_the_text(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR))
        rows = list(Assertion.objects.all())
        assert len(rows) >= 4
        for row in rows:
            assert HARBOUR[row.start : row.end] == row.quote
            assert row.prefix == HARBOUR[max(0, row.start - 32) : row.start]
            assert row.history.count() == 1
        assert errors() == []

    def test_a_speaker_is_an_author_by_full_name(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR))
        holm = Author.objects.get(name="Lars Holm")
        assert (holm.kind, holm.assertions.count()) == (AuthorKind.PERSON, 2)
        hop = holm.attributions.first()
        assert hop is not None
        assert (hop.position, hop.cue) == (1, "said")

    def test_a_cited_work_is_a_document_without_text(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR))
        citation = Citation.objects.get()
        assert citation.form == CitationForm.FULL
        assert citation.work is not None
        assert (citation.work.title, citation.work.holding) == ("Boats of the Skagerrak", Holding.CITED)
        assert [author.name for author in citation.work.authors.all()] == ["Inga Dahl"]

    def test_what_no_assertion_uses_is_listed(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR))
        for item in Uncovered.objects.all():
            assert HARBOUR[item.start : item.end] == item.surface

    def test_a_longer_text_takes_no_more_queries(self) -> None:
        import_text("warm.txt", file_bytes(UNRELATED))
        with CaptureQueriesContext(connection) as short:
            import_text("short.txt", file_bytes(BRIDGE))
        longer = BRIDGE.replace("Bridge at", "Tunnel at") + "".join(
            f"\nFinland sold {n} ferries to Estonia in {1900 + n}. Sweden bought {n + 200} boats, Mette Krog said.\n"
            for n in range(20, 60)
        )
        with CaptureQueriesContext(connection) as long:
            import_text("long.txt", file_bytes(longer))
        assert len(long) <= len(short) + 4


class TestTwice:
    def test_the_same_file_changes_nothing(self) -> None:
        first = import_text("harbour.txt", file_bytes(HARBOUR))
        second = import_text("harbour.txt", file_bytes(HARBOUR))
        assert (second.outcome, second.document_id) == (Outcome.UNCHANGED, first.document_id)
        assert AnalysisRun.objects.count() == 1
        assert Document.history.count() == Document.objects.count()

    def test_the_same_bytes_under_another_name_are_known(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR))
        result = import_text("copy.txt", file_bytes(HARBOUR))
        assert result.outcome == Outcome.UNCHANGED
        assert "harbour.txt" in result.message


class TestVersions:
    def test_a_changed_file_supersedes_the_version_before(self) -> None:
        first = import_text("harbour.txt", file_bytes(HARBOUR))
        second = import_text("harbour.txt", file_bytes(HARBOUR.replace("$40 million", "$41 million")))
        assert second.outcome == Outcome.NEW_VERSION
        document = document_of(second)
        assert document.supersedes_id == first.document_id
        assert Document.objects.current().held().count() == 1
        assert document_of(first).assertions.exists()
        assert document.work_key
        assert import_text("harbour.txt", file_bytes(HARBOUR)).outcome == Outcome.UNCHANGED
        assert errors() == []

    def test_a_retitled_text_is_a_version_by_its_words(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR))
        changed = HARBOUR.replace("# Harbours of the North", "# Ports of the North")
        assert import_text("harbour.txt", file_bytes(changed)).outcome == Outcome.NEW_VERSION

    def test_an_unrelated_text_of_the_same_name_is_a_document_of_its_own(self) -> None:
        import_text("text.txt", file_bytes(HARBOUR))
        result = import_text("text.txt", file_bytes(UNRELATED))
        assert result.outcome == Outcome.NEW
        assert "too little" in result.message
        assert Document.objects.current().held().count() == 2

    def test_an_original_supersedes_its_digest(self) -> None:
        digest = import_text("text.txt", file_bytes(DIGEST_LINE + UNRELATED))
        assert document_of(digest).holding == Holding.DIGEST
        original = import_text("text.txt", file_bytes(HARBOUR))
        assert original.outcome == Outcome.NEW_VERSION
        assert "digest" in original.message

    def test_a_digest_after_its_original_is_left_out(self) -> None:
        original = import_text("text.txt", file_bytes(HARBOUR))
        digest = import_text("text.txt", file_bytes(DIGEST_LINE + HARBOUR))
        assert (digest.outcome, digest.document_id) == (Outcome.UNCHANGED, original.document_id)
        assert "digest was left out" in digest.message
        assert Document.objects.held().count() == 1


class TestCompletion:
    def test_a_cited_work_gets_its_text_in_place(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR))
        work = Citation.objects.get().work
        result = import_text("boats.txt", file_bytes(BOATS))
        assert work is not None
        assert (result.outcome, result.document_id) == (Outcome.COMPLETED, work.id)
        work.refresh_from_db()
        assert (work.holding, work.text) == (Holding.ORIGINAL, BOATS)
        assert Citation.objects.get().work == work
        assert import_text("boats.txt", file_bytes(BOATS)).outcome == Outcome.UNCHANGED
        assert errors() == []

    def test_a_held_document_is_met_by_later_citations(self) -> None:
        boats = import_text("boats.txt", file_bytes(BOATS))
        import_text("harbour.txt", file_bytes(HARBOUR))
        assert Citation.objects.get().work_id == boats.document_id

    def test_citations_go_on_to_the_new_version(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR))
        import_text("boats.txt", file_bytes(BOATS))
        newer = import_text("boats.txt", file_bytes(BOATS.replace("$30 million", "$31 million")))
        assert Citation.objects.get().work_id == newer.document_id
        assert errors() == []

    def test_a_work_by_another_author_stays_cited(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR))
        other = BOATS.replace("Inga Dahl", "Olaf Berg")
        assert import_text("boats.txt", file_bytes(other)).outcome == Outcome.NEW


class TestBadFiles:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "empty"),
            (b" \n\t\n", "white space"),
            (b"Norway \x00 sold", "NUL byte at offset 7"),
            (b"Norway sold \xff\xfe boats", "not UTF-8: byte 0xff at offset 12"),
            (bytes(range(1, 32)) * 40, "not plain text"),
        ],
    )
    def test_it_says_what_is_wrong(self, data: bytes, reason: str) -> None:
        result = import_text("bad.txt", data)
        assert result.outcome == Outcome.FAILED
        assert reason in result.message
        assert AnalysisRun.objects.get().errors == [{"file": "bad.txt", "reason": result.message}]

    def test_one_bad_file_does_not_stop_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"")
        (tmp_path / "b.txt").write_text(HARBOUR)
        result = import_paths([tmp_path, tmp_path / "gone.txt"])
        assert [file.outcome for file in result.files] == [Outcome.FAILED, Outcome.NEW, Outcome.FAILED]
        assert "no such file" in result.files[2].message

    @override_settings(WHENCE_MAX_FILE_MB=1)
    def test_a_large_file_is_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "large.txt"
        with path.open("wb") as file:
            file.truncate(1_500_000)
        result = import_file(path)
        assert (result.outcome, "1.5 MB, more than the 1 MB" in result.message) == (Outcome.FAILED, True)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_a_pipe_is_no_file(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        assert "no ordinary file" in import_file(tmp_path / "pipe.txt").message

    @pytest.mark.parametrize(
        "text",
        [
            HARBOUR.replace("\n", "\r\n"),
            HARBOUR.replace("\n", "\r\n", 3),
            "\ufeff" + HARBOUR,
            HARBOUR.replace("Norvik", "\u200fNorvik\u200e"),
            HARBOUR.replace("12", "\u0661\u0662"),
        ],
        ids=["crlf", "mixed", "bom", "rtl marks", "arabic figures"],
    )
    def test_odd_texts_are_taken_as_received(self, text: str) -> None:
        result = import_text("odd.txt", file_bytes(text))
        assert result.outcome == Outcome.NEW
        assert document_of(result).text == text
        assert errors() == []

    def test_a_figure_beyond_all_bounds_is_kept_as_printed(self) -> None:
        text = UNRELATED.replace("70,000 tonnes", "9" * 60 + " tonnes")
        assert import_text("huge.txt", file_bytes(text)).outcome == Outcome.NEW


class TestFolders:
    def test_texts_are_taken_in_order_and_others_left(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/z.md", "a/README.md", ".hidden.txt", ".git/c.txt", "notes.odt", "~$draft.docx"):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(HARBOUR.replace("Harbours", name))
        result = import_paths([tmp_path, tmp_path / "b.txt"])
        assert [Path(file.name).name for file in result.files] == ["b.txt", "z.md"]

    def test_a_folder_without_texts_says_so(self, tmp_path: Path) -> None:
        result = import_paths([tmp_path])
        assert [(file.outcome, file.message) for file in result.files] == [
            (
                Outcome.FAILED,
                "The folder holds no file to read (*.txt, *.md, *.markdown, *.html, *.htm, *.xhtml, *.pdf, *.docx).",
            )
        ]

    def test_files_of_other_formats_are_left_out_and_named(self, tmp_path: Path) -> None:
        for name in ("port.txt", "old.doc", "sub/figures.csv", "README.md", ".hidden", "~$lock.docx"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("The port grew by 3 per cent in 2014.\n")
        result = import_paths([tmp_path, tmp_path / "old.doc"])
        assert [path.name for path in result.left_out] == ["old.doc", "figures.csv"]
        assert [(Path(file.name).name, file.outcome) for file in result.files] == [
            ("port.txt", Outcome.NEW),
            ("old.doc", Outcome.UNCHANGED),
        ]

    def test_a_link_out_of_the_folder_is_refused(self, tmp_path: Path) -> None:
        outside, folder = tmp_path / "secret.txt", tmp_path / "folder"
        outside.write_text(HARBOUR)
        folder.mkdir()
        (folder / "link.txt").symlink_to(outside)
        assert "leads out of the folder" in import_paths([folder]).files[0].message
        assert import_file(outside).outcome == Outcome.NEW

    def test_progress_names_each_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(HARBOUR)
        (tmp_path / "b.txt").write_text(BRIDGE)
        seen: list[tuple[int, int, str]] = []
        import_paths([tmp_path], progress=lambda *step: seen.append(step))
        assert seen == [(1, 2, "a.txt"), (2, 2, "b.txt")]

    def test_a_dry_run_says_the_same_and_leaves_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(HARBOUR)
        (tmp_path / "b.txt").write_bytes(b"")
        dry = import_paths([tmp_path], dry_run=True)
        assert not Document.objects.exists()
        assert not AnalysisRun.objects.exists()
        real = import_paths([tmp_path])
        assert (dry.counts, dry.run_id) == (real.counts, None)
        assert real.run_id == AnalysisRun.objects.get().id
