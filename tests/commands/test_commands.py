"""The commands: one line of counts, one clear line for what is wrong, an example in every help."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from claims.management.commands.import_documents import Command as Import
from claims.management.commands.quickstart import Command as Quickstart
from claims.management.commands.relate_claims import Command as Relate
from claims.models import Claim, Document
from claims.services import comparison
from tests.builders import make_assertion, make_document
from tests.rules import changed_lexicon
from tests.services.texts import BRIDGE, HARBOUR

pytestmark = pytest.mark.django_db


def run(name: str, *arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(name, *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "harbour.txt").write_text(HARBOUR)
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    return tmp_path


class TestImport:
    def test_it_prints_counts(self, folder: Path) -> None:
        assert run("import_documents", str(folder))[0] == (
            "2 files: 2 new, 0 unchanged, 0 new version, 0 completed, 0 failed.\n"
        )
        assert "2 unchanged" in run("import_documents", str(folder))[0]

    def test_a_dry_run_says_so(self, folder: Path) -> None:
        assert run("import_documents", str(folder), "--dry-run")[0].startswith("Dry run, nothing was changed: 2 files")
        assert not Document.objects.exists()

    def test_files_that_are_not_read_are_named(self, folder: Path) -> None:
        for number in range(7):
            (folder / f"s{number}.xls").write_bytes(b"x")
        (first, *_) = run("import_documents", str(folder))[0].splitlines()
        assert first == ("Left out: 7 files whose formats are not read: s0.xls, s1.xls, s2.xls, s3.xls, s4.xls, ...")
        (folder / "s0.xls").rename(folder.parent / "s0.xls")
        for number in range(2, 7):
            (folder / f"s{number}.xls").unlink()
        assert run("import_documents", str(folder))[0].startswith("Left out: 1 file whose format is not read: s1.xls\n")

    def test_a_failed_file_is_named_and_makes_the_command_fail(self, folder: Path) -> None:
        (folder / "bad.txt").write_bytes(b"")
        out, err = io.StringIO(), io.StringIO()
        with pytest.raises(CommandError, match="1 of 3 files could not be imported"):
            call_command("import_documents", str(folder), stdout=out, stderr=err)
        assert "bad.txt: failed: The file is empty." in err.getvalue()
        assert "2 new" in out.getvalue()


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


class TestRelate:
    def test_it_prints_what_changed(self, folder: Path) -> None:
        run("import_documents", str(folder))
        assert "Dry run" in run("relate_claims", "--dry-run")[0]
        assert not Claim.objects.exists()
        assert "claims made" in run("relate_claims")[0]
        assert run("relate_claims")[0] == "2 documents: nothing changed.\n"
        assert run("relate_claims", "--all")[0] == "2 documents: 2 compared, nothing changed.\n"

    def test_an_import_relates_what_came_where_asked_to(self, folder: Path) -> None:
        assert "Claims of 2 documents: 2 compared, " in run("import_documents", str(folder), "--relate")[0]
        assert run("relate_claims")[0] == "2 documents: nothing changed.\n"

    def test_an_interrupted_run_says_what_it_left(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run("import_documents", str(folder))
        with monkeypatch.context() as patch:
            patch.setattr(comparison, "settle_claims", interrupted)
            with pytest.raises(KeyboardInterrupt):
                run("relate_claims")
        first = run("relate_claims")[0].splitlines()[0]
        assert first.startswith("The last run was interrupted and left ")
        assert "claims to settle" in first
        assert run("relate_claims")[0] == "2 documents: nothing changed.\n"


def plans_signatures(tables: dict[str, Any]) -> None:
    """Rules by which whatever was signed is only planned."""
    tables["planned"]["strong"].append("signed a")


class TestReread:
    def test_it_names_what_older_rules_have_read(self, folder: Path) -> None:
        run("import_documents", str(folder))
        assert run("reread")[0] == "All documents were read by the present rules.\n"
        with changed_lexicon("modality", plans_signatures):
            lines = run("reread")[0].splitlines()
        assert lines[0] == "2 documents were read by older rules; read anew with: manage.py reread --all"
        assert [line.split()[0] for line in lines[1:]] == ["bridge.txt", "harbour.txt"]

    def test_it_prints_what_changed(self, folder: Path) -> None:
        run("import_documents", str(folder))
        run("relate_claims")
        with changed_lexicon("modality", plans_signatures):
            dry = run("reread", "--all", "--dry-run")[0]
            lines = run("reread", "--all")[0].splitlines()
            again = run("reread", "--all")[0]
        assert lines[0] == "2 documents: 2 changed, 0 read the same, 0 read by these rules already, 0 failed."
        assert lines[1] == "In them: 2 assertions changed."
        assert lines[2].startswith("Claims of 2 documents: ")
        assert "1 claims renewed" in lines[2]
        assert dry.startswith(f"Dry run, nothing was changed: {lines[0]}\n")
        assert again == "2 documents: 0 changed, 0 read the same, 2 read by these rules already, 0 failed.\n"

    def test_one_document_is_named_by_its_file(self, folder: Path) -> None:
        run("import_documents", str(folder))
        assert run("reread", "bridge.txt", "--force")[0].startswith("1 document: 0 changed, 1 read the same,")
        with pytest.raises(CommandError, match=r"key or file name tunnel.txt"):
            run("reread", "tunnel.txt")
        with pytest.raises(CommandError, match="not both"):
            run("reread", "bridge.txt", "--all")


class TestAudit:
    def test_a_sound_base_has_no_findings(self) -> None:
        assert run("audit")[0] == "0 errors, 0 warnings, 0 infos.\n"
        assert json.loads(run("audit", "--json")[0]) == []

    def test_an_error_makes_the_command_fail(self) -> None:
        assertion = make_assertion(make_document())
        type(assertion).objects.filter(id=assertion.id).update(quote="Something else.")
        out = io.StringIO()
        with pytest.raises(CommandError, match="1 errors"):
            call_command("audit", "--json", stdout=out)
        assert json.loads(out.getvalue())[0]["check"] == "quote is text"


@pytest.mark.parametrize("name", ["import_documents", "relate_claims", "audit", "quickstart", "reread"])
def test_help_has_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command(name, "--help")
    assert f"examples:\n  manage.py {name}" in capsys.readouterr().out


@pytest.mark.parametrize("command", [Import(), Relate(), Quickstart()])
def test_missing_migrations_are_one_clear_line(command: Import | Relate | Quickstart) -> None:
    for key in MigrationExecutor(connection).loader.graph.leaf_nodes("claims"):
        MigrationRecorder(connection).record_unapplied(*key)
    with pytest.raises(CommandError, match=r"1 migrations are missing\): run 'python manage.py migrate'"):
        command.require_database()
