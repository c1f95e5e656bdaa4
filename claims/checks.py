"""System checks: settings that would lose data or open the desk, found before anything runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "::1", ".localhost", "testserver"})
LARGEST_FILE_MB = 20
"""What the reader takes at most (claims.analysis.corpus.raw.MAX_BYTES)."""


@register()
def sqlite_is_set_up(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """claims.W001, W002, W003: SQLite with foreign keys, a write-ahead log and transactions that lock at once."""
    return [message for options in _sqlite_options() for message in _sqlite_messages(options)]


@register(Tags.security)
def debug_stays_at_home(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """claims.E001: no debug pages for other machines."""
    elsewhere = sorted(set(settings.ALLOWED_HOSTS) - LOCAL_HOSTS)
    if not settings.DEBUG or not elsewhere:
        return []
    return [
        Error(
            f"DEBUG is on while the desk is served as {', '.join(elsewhere)}: its error pages show settings and data.",
            hint="Unset DEBUG, or ALLOWED_HOSTS.",
            id="claims.E001",
        )
    ]


@register(Tags.security, deploy=True)
def hosts_are_named(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """claims.W004: the desk answers under its own names only."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Warning(
            "ALLOWED_HOSTS takes every name, so that links can be forged with a host of the attacker's.",
            hint="Name the hosts under which the desk is served.",
            id="claims.W004",
        )
    ]


@register()
def largest_file_makes_sense(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """claims.E002, W005: WHENCE_MAX_FILE_MB takes files at all, and none that the reader refuses anyway."""
    size = settings.WHENCE_MAX_FILE_MB
    if size <= 0:
        text, hint = f"WHENCE_MAX_FILE_MB is {size}: no file can be imported.", "Unset it, or set it to 1 or more."
        return [Error(text, hint=hint, id="claims.E002")]
    if size > LARGEST_FILE_MB:
        text = f"WHENCE_MAX_FILE_MB is {size}, but a text of more than {LARGEST_FILE_MB} MB is not read."
        return [Warning(text, hint=f"Set it to {LARGEST_FILE_MB} or less.", id="claims.W005")]
    return []


@register()
def time_for_a_file_makes_sense(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """claims.E003: WHENCE_MAX_FILE_SECONDS leaves time to read a file."""
    if settings.WHENCE_MAX_FILE_SECONDS > 0:
        return []
    text = f"WHENCE_MAX_FILE_SECONDS is {settings.WHENCE_MAX_FILE_SECONDS}: no HTML, PDF or DOCX file can be read."
    return [Error(text, hint="Unset it, or set it to 1 or more.", id="claims.E003")]


def _sqlite_options() -> Iterator[dict[str, Any]]:
    for database in settings.DATABASES.values():
        if database["ENGINE"] == "django.db.backends.sqlite3":
            yield database.get("OPTIONS", {})


def _sqlite_messages(options: dict[str, Any]) -> Iterator[CheckMessage]:
    command = str(options.get("init_command", "")).lower().replace(" ", "")
    if "foreign_keys=off" in command or "foreign_keys=0" in command:
        yield Warning(
            "SQLite's foreign keys are off: rows may be left that lead nowhere.",
            hint="Take 'PRAGMA foreign_keys' out of OPTIONS['init_command'].",
            id="claims.W001",
        )
    if "journal_mode=wal" not in command:
        yield Warning(
            "SQLite runs without a write-ahead log: an import stops everyone who reads.",
            hint="Put 'PRAGMA journal_mode=WAL' into OPTIONS['init_command'].",
            id="claims.W002",
        )
    if str(options.get("transaction_mode", "")).upper() != "IMMEDIATE":
        yield Warning(
            "SQLite's transactions take their lock late: two writers at a time fail with 'database is locked'.",
            hint="Set OPTIONS['transaction_mode'] to 'IMMEDIATE'.",
            id="claims.W003",
        )
