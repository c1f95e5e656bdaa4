"""The quickstart: every step is done once, and says so the second time."""

from __future__ import annotations

import socket
import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from claims.models import Alias, Document, Entity, Publisher
from claims.services import quickstart
from claims.services.vocabulary import load_vocabulary
from tests.services.texts import BRIDGE, DIGEST_LINE, HARBOUR

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a digest, its original, and another text; the secret key goes beside it."""
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setattr("django.conf.settings.SECRET_FILE", tmp_path / ".secret_key", raising=False)
    folder = tmp_path / "seeds"
    (folder / "originals").mkdir(parents=True)
    (folder / "harbour.txt").write_text(DIGEST_LINE + HARBOUR)
    (folder / "bridge.txt").write_text(BRIDGE)
    (folder / "README.md").write_text("# Seeds\n\nNot a text to import.\n")
    (folder / "originals" / "harbour.txt").write_text(HARBOUR)
    return folder


def test_a_second_run_changes_nothing_and_says_so(seeds: Path) -> None:
    first = list(quickstart.steps(seeds))
    second = list(quickstart.steps(seeds))
    assert len(first) == len(second) == 6
    assert all(line.endswith("nothing to do.") for line in second)
    assert "2 new, 1 new version" in first[3]
    assert Document.objects.current().held().count() == 2


def test_the_secret_key_is_for_its_owner_and_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / ".secret_key"
    assert "written" in quickstart.secret_key(path)
    key = path.read_text()
    assert len(key) > 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "nothing to do" in quickstart.secret_key(path)
    assert path.read_text() == key


def test_the_analyst_may_curate_and_no_more() -> None:
    line = quickstart.user()
    analyst = User.objects.get(username="analyst")
    assert analyst.check_password(line.rsplit(" ", 1)[1])
    assert (analyst.is_staff, analyst.is_superuser) == (True, False)
    assert analyst.has_perms(["claims.change_claim", "claims.view_document"])
    assert not analyst.has_perm("auth.change_user")
    assert "nothing to do" in quickstart.user()


def test_a_port_in_use_is_one_clear_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not quickstart.port_is_free(port)
        with pytest.raises(CommandError, match=f"Port {port} is in use"):
            call_command("quickstart", port=port)
    assert not User.objects.exists()


class TestVocabulary:
    def test_it_is_loaded_once(self) -> None:
        assert load_vocabulary().changed
        counts = Entity.objects.count(), Alias.objects.count(), Publisher.objects.count()
        assert min(counts) > 0
        assert not load_vocabulary().changed
        assert (Entity.objects.count(), Alias.objects.count(), Publisher.objects.count()) == counts
        assert Entity.history.count() == counts[0]

    def test_what_an_analyst_changed_stays(self) -> None:
        load_vocabulary()
        Entity.objects.filter(name="Norway").update(note="Checked.")
        load_vocabulary()
        assert Entity.objects.get(name="Norway", kind="country").note == "Checked."

    def test_an_entity_that_an_import_made_gets_its_other_names(self) -> None:
        norway = Entity.objects.create(name="Norway", kind="country")
        load_vocabulary()
        assert norway.aliases.filter(name="Norwegian").exists()
        assert Entity.objects.filter(name="Norway", kind="country").count() == 1


def test_the_tables_are_up_to_date() -> None:
    assert quickstart.migrate().endswith("nothing to do.")
    assert connection.introspection.table_names()
