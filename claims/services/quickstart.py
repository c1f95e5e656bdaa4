"""From a fresh checkout to a desk with something on it, in steps that a second run finds done."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from claims.services.comparison import relate_all
from claims.services.ingest import Outcome, import_paths
from claims.services.vocabulary import load_vocabulary

ANALYST = "analyst"
PASSWORD_BYTES = 12
KEY_BYTES = 50


def steps(seeds: Path | None = None) -> Iterator[str]:
    """Do each step and yield a line that says what it did, or that there was nothing to do.

    The password of a new user is in its line and is kept nowhere else.
    """
    folder = seeds or settings.BASE_DIR / "seeds"
    todo: tuple[Callable[[], str], ...] = (secret_key, migrate, vocabulary, lambda: documents(folder), relations, user)
    for step in todo:
        yield step()


def secret_key(path: Path | None = None) -> str:
    """Write a key for sessions to `path` (.secret_key), readable by its owner alone, unless there is one."""
    path = path or settings.SECRET_FILE
    if os.environ.get("SECRET_KEY"):
        return "Secret key: SECRET_KEY is set in the environment, nothing to do."
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return f"Secret key: {path.name} is there, nothing to do."
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(KEY_BYTES) + "\n")
    return f"Secret key: written to {path.name}."


def migrate() -> str:
    """Set the database up for this version."""
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not missing:
        return "Database: up to date, nothing to do."
    call_command("migrate", verbosity=0, interactive=False)
    return f"Database: {missing} migrations applied."


def vocabulary() -> str:
    """Load the base vocabulary."""
    result = load_vocabulary()
    if not result.changed:
        return "Vocabulary: all there, nothing to do."
    aliases = f"{result.aliases} other names"
    return f"Vocabulary: {result.entities} entities, {aliases} and {result.publishers} publishers added."


def documents(folder: Path) -> str:
    """Import the texts of `folder`, digests before the originals in a folder of it."""
    result = import_paths([folder])
    if result.failed:
        reasons = "; ".join(f"{Path(file.name).name}: {file.message}" for file in result.failed)
        return f"Documents: {len(result.failed)} of {len(result.files)} could not be imported ({reasons})"
    if result.count(Outcome.UNCHANGED) == len(result.files):
        return f"Documents: all {len(result.files)} seeds are there, nothing to do."
    said = ((result.count(outcome), outcome.value.replace("_", " ")) for outcome in Outcome)
    return f"Documents: {', '.join(f'{number} {label}' for number, label in said if number)}."


def relations() -> str:
    """Relate the claims of all documents."""
    result = relate_all()
    if not result.changed:
        return "Claims: nothing changed, nothing to do."
    made = {name: result.counts.get(f"{name}_made", 0) for name in ("claims", "relations", "topics")}
    return f"Claims: {made['claims']} claims, {made['relations']} relations and {made['topics']} topics made."


def user() -> str:
    """Make a user for trying out, with all rights on claims and a password that is shown once."""
    if User.objects.filter(username=ANALYST).exists():
        return f"User: '{ANALYST}' is there, nothing to do."
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    analyst = User.objects.create_user(ANALYST, password=password, is_staff=True)
    analyst.user_permissions.set(Permission.objects.filter(content_type__app_label="claims"))
    return f"User: '{ANALYST}' made, password (shown only now): {password}"


def port_is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server can listen on `port`."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
