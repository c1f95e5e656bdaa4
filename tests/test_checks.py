"""System checks for settings that would lose data or open the desk."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from claims import checks

SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL;PRAGMA foreign_keys=ON"},
}


def with_options(**options: str) -> dict[str, Any]:
    database = copy.deepcopy(SQLITE)
    database["OPTIONS"].update(options)
    return database


@pytest.mark.parametrize(
    ("database", "ids"),
    [
        (SQLITE, []),
        ({"ENGINE": "django.db.backends.postgresql"}, []),
        (with_options(transaction_mode="DEFERRED"), ["claims.W003"]),
        (with_options(init_command="PRAGMA foreign_keys = ON"), ["claims.W002"]),
        (with_options(init_command="PRAGMA journal_mode=WAL; PRAGMA foreign_keys = OFF"), ["claims.W001"]),
        ({"ENGINE": "django.db.backends.sqlite3"}, ["claims.W002", "claims.W003"]),
    ],
)
def test_sqlite_is_set_up(database: dict[str, Any], ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATABASES", {"default": database})
    assert [message.id for message in checks.sqlite_is_set_up()] == ids


@pytest.mark.parametrize(
    ("debug", "hosts", "ids"),
    [
        (True, ["localhost", "127.0.0.1", "[::1]"], []),
        (False, ["desk.example.org"], []),
        (True, ["localhost", "desk.example.org"], ["claims.E001"]),
        (True, ["*"], ["claims.E001"]),
    ],
)
def test_debug_stays_at_home(debug: bool, hosts: list[str], ids: list[str]) -> None:
    with override_settings(DEBUG=debug, ALLOWED_HOSTS=hosts):
        assert [message.id for message in checks.debug_stays_at_home()] == ids


@pytest.mark.parametrize(("hosts", "ids"), [(["desk.example.org"], []), (["*"], ["claims.W004"])])
def test_hosts_are_named(hosts: list[str], ids: list[str]) -> None:
    with override_settings(ALLOWED_HOSTS=hosts):
        assert [message.id for message in checks.hosts_are_named()] == ids


@pytest.mark.parametrize(("size", "ids"), [(20, []), (1, []), (0, ["claims.E002"]), (21, ["claims.W005"])])
def test_largest_file_makes_sense(size: int, ids: list[str]) -> None:
    with override_settings(WHENCE_MAX_FILE_MB=size):
        assert [message.id for message in checks.largest_file_makes_sense()] == ids


def test_every_message_has_a_hint() -> None:
    with override_settings(DEBUG=True, ALLOWED_HOSTS=["*"], WHENCE_MAX_FILE_MB=0):
        found = [*checks.debug_stays_at_home(), *checks.hosts_are_named(), *checks.largest_file_makes_sense()]
    assert len(found) == 3
    assert all(message.hint for message in found)
