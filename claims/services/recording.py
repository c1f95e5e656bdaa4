"""The one way in which services write: atomic, one writer at a time, with history, reason and version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from claims.models.base import CuratedRecord

Key = TypeVar("Key")
Row = TypeVar("Row", bound=Model)
Curated = TypeVar("Curated", bound=CuratedRecord)

BATCH = 500
"""Rows in one statement: well under SQLite's limit of variables for the widest table."""

_WRITER_LOCK = 0x57_48_45_4E  # "WHEN": any number that no other program locks in this database


@contextmanager
def exclusive() -> Iterator[None]:
    """One transaction, and no other service's beside it.

    SQLite takes its write lock as the transaction begins (settings: IMMEDIATE); PostgreSQL gets an advisory lock that
    ends with the transaction. What is looked up inside therefore still holds when it is written.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITER_LOCK])
        yield


def batches(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """`keys` in lists of at most BATCH, for queries that name them one by one."""
    remaining = iter(keys)
    while part := list(islice(remaining, BATCH)):
        yield part


def create(model: type[Row], rows: Sequence[Row]) -> None:
    """Store new rows of a table without history, in batches."""
    if rows:
        model._default_manager.bulk_create(rows, batch_size=BATCH)


def create_recorded(model: type[Curated], rows: Sequence[Curated], *, reason: str, user: User | None = None) -> None:
    """Store new rows and their first entry in the history."""
    if rows:
        bulk_create_with_history(
            rows, model, batch_size=BATCH, default_user=user, default_change_reason=reason, default_date=timezone.now()
        )


def update_recorded(
    model: type[Curated],
    rows: Sequence[Curated],
    fields: Iterable[str],
    *,
    reason: str,
    user: User | None = None,
    edited: bool = True,
) -> None:
    """Store `fields` of changed rows with an entry in the history.

    `version` rises by one unless `edited` is False: for what no form shows, so that no edit can be lost by it.
    """
    if not rows:
        return
    now = timezone.now()
    for row in rows:
        row.version += edited
        row.updated_at = now
    bulk_update_with_history(
        rows,
        model,
        [*fields, "version", "updated_at"],
        batch_size=BATCH,
        default_user=user,
        default_change_reason=reason,
        default_date=now,
    )


def delete_recorded(rows: Iterable[CuratedRecord], *, reason: str) -> None:
    """Delete rows; the history keeps their last state and the reason."""
    for row in rows:
        # simple_history reads the reason from the instance; the model itself has no such field.
        row.__dict__["_change_reason"] = reason
        row.delete()
