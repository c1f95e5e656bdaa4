"""Imports that are killed, and imports side by side: whole documents or none, and each once. With real processes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

NUMBER = 24
PATIENCE_SECONDS = 60.0


def article(number: int) -> str:
    sentences = " ".join(
        f"The port of Norvik sold {number * 100 + n} boats to Denmark in {1950 + n}, Lars Holm said." for n in range(12)
    )
    return f"# Report {number} on ports\n\nBy Ada Lindqvist\n\n{sentences}\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a process with a database of its own."""
    environment = dict(os.environ) | {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'base.sqlite3'}",
        "SECRET_KEY": "only for this test",
    }
    manage(environment, "migrate", "-v0")
    return environment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(NUMBER):
        (folder / f"{number:02}.txt").write_text(article(number), encoding="utf-8")
    return folder


def start(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def manage(environment: dict[str, str], *arguments: str) -> str:
    process = start(environment, *arguments)
    output, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, output
    return output


def stored(path: Path) -> int:
    """The number of documents in the base at `path`."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as base:
        return int(base.execute("SELECT count(*) FROM claims_document").fetchone()[0])


def test_a_killed_import_leaves_whole_documents_and_is_completed(
    environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    base = tmp_path / "base.sqlite3"
    process = start(environment, "import_documents", str(folder))
    until = time.monotonic() + PATIENCE_SECONDS
    while stored(base) < 3 and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=PATIENCE_SECONDS)
    assert 0 < stored(base) <= NUMBER
    assert "0 errors, 0 warnings" in manage(environment, "audit")
    again = manage(environment, "import_documents", str(folder))
    assert "0 failed" in again
    assert stored(base) == NUMBER
    assert "0 errors, 0 warnings" in manage(environment, "audit")


def test_a_killed_rereading_leaves_whole_documents_and_is_completed(
    environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    base = tmp_path / "base.sqlite3"
    manage(environment, "import_documents", str(folder))
    with closing(sqlite3.connect(base, timeout=20)) as connection, connection:
        # as if rules of long ago had read everything as denied
        connection.execute("UPDATE claims_analysisrun SET lexicon_digest = 'older'")
        connection.execute("UPDATE claims_assertion SET modality = 'denied'")
    process = start(environment, "reread", "--all")
    until = time.monotonic() + PATIENCE_SECONDS
    while len(mended(base)) < 3 and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=PATIENCE_SECONDS)
    done = mended(base)
    assert 0 < len(done) <= NUMBER
    assert set(done.values()) == {True}, "a document is half as it was and half read anew"
    assert "0 errors, 0 warnings" in manage(environment, "audit")
    assert "0 failed" in manage(environment, "reread", "--all")
    assert len(mended(base)) == NUMBER
    assert "0 errors, 0 warnings" in manage(environment, "audit")
    assert f"{NUMBER} read by these rules already" in manage(environment, "reread", "--all")


def mended(path: Path) -> dict[str, bool]:
    """The documents in the base at `path` that hold an assertion read anew, and whether all of them are."""
    counted = "SELECT document_id, sum(modality = 'denied'), count(*) FROM claims_assertion GROUP BY document_id"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as base:
        return {key: not left for key, left, total in base.execute(counted) if left < total}


def test_two_imports_side_by_side_store_every_document_once(
    environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    processes = [start(environment, "import_documents", str(folder)) for _ in range(2)]
    outputs = [process.communicate(timeout=PATIENCE_SECONDS)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    assert stored(tmp_path / "base.sqlite3") == NUMBER
    new = sum(int(output.split(" new,")[0].split()[-1]) for output in outputs)
    assert new == NUMBER
    assert "0 errors, 0 warnings" in manage(environment, "audit")


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A folder with a few short articles that agree, contradict and copy one another."""
    folder = tmp_path / "few"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(
            f"# Report {number} on ports\n\nBy Ada Lindqvist\n\n"
            f"Norway sold {12 + number % 2} boats to Denmark in 2016, Lars Holm said.\n\n"
            f"The old pier of Norvik, which had stood empty for years, was opened on {3 + number % 3} May 2011.\n",
            encoding="utf-8",
        )
    return folder


def test_a_killed_relating_is_completed_by_the_next(environment: dict[str, str], few: Path, tmp_path: Path) -> None:
    base, whole = tmp_path / "base.sqlite3", tmp_path / "whole.sqlite3"
    manage(environment, "import_documents", str(few))
    with closing(sqlite3.connect(base)) as source, closing(sqlite3.connect(whole)) as target:
        source.backup(target)
    at_once = manage(environment | {"DATABASE_URL": f"sqlite:///{whole}"}, "relate_claims")
    for step in ("derived_reading", "derived_pair", "claims_claim"):
        process = start(environment, "relate_claims")
        until = time.monotonic() + PATIENCE_SECONDS
        while not rows(base, step) and process.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=PATIENCE_SECONDS)
    manage(environment, "relate_claims")
    assert "relations made" in at_once
    for table in ("claims_claim", "claims_relation", "claims_finding", "claims_dependence", "claims_topic"):
        assert rows(base, table) == rows(whole, table), table
    assert "nothing changed" in manage(environment, "relate_claims")
    assert "nothing changed" in manage(environment, "relate_claims", "--all")
    assert "0 errors, 0 warnings" in manage(environment, "audit")


def rows(path: Path, table: str) -> set[str]:
    """The keys of the rows of a table in the base at `path`."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as base:
        return {str(key) for (key,) in base.execute(f"SELECT id FROM {table}")}  # noqa: S608


def test_two_relatings_side_by_side_do_it_once(environment: dict[str, str], few: Path) -> None:
    manage(environment, "import_documents", str(few))
    processes = [start(environment, "relate_claims") for _ in range(2)]
    outputs = [process.communicate(timeout=PATIENCE_SECONDS)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    assert "nothing changed" in manage(environment, "relate_claims", "--all")
    assert "0 errors, 0 warnings" in manage(environment, "audit")
