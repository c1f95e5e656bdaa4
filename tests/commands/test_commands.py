"""The commands: one line of counts, one clear line for what is wrong, an example in every help."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from claims.management.commands.import_documents import Command as Import
from claims.management.commands.quickstart import Command as Quickstart
from claims.management.commands.relate_claims import Command as Relate
from claims.models import Claim, Document
from tests.builders import make_assertion, make_document
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

    def test_a_failed_file_is_named_and_makes_the_command_fail(self, folder: Path) -> None:
        (folder / "bad.txt").write_bytes(b"")
        out, err = io.StringIO(), io.StringIO()
        with pytest.raises(CommandError, match="1 of 3 files could not be imported"):
            call_command("import_documents", str(folder), stdout=out, stderr=err)
        assert "bad.txt: failed: The file is empty." in err.getvalue()
        assert "2 new" in out.getvalue()


class TestRelate:
    def test_it_prints_what_changed(self, folder: Path) -> None:
        run("import_documents", str(folder))
        assert "Dry run" in run("relate_claims", "--dry-run")[0]
        assert not Claim.objects.exists()
        assert "claims made" in run("relate_claims")[0]
        assert run("relate_claims")[0] == "2 documents: nothing changed.\n"


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


@pytest.mark.parametrize("name", ["import_documents", "relate_claims", "audit", "quickstart"])
def test_help_has_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command(name, "--help")
    assert f"examples:\n  manage.py {name}" in capsys.readouterr().out


@pytest.mark.parametrize("command", [Import(), Relate(), Quickstart()])
def test_missing_migrations_are_one_clear_line(command: Import | Relate | Quickstart) -> None:
    MigrationRecorder(connection).record_unapplied("claims", "0002_received_files")
    with pytest.raises(CommandError, match=r"1 migrations are missing\): run 'python manage.py migrate'"):
        command.require_database()
