"""Which document is meant by what a person types: a key, a hash, a file name or part of a title."""

from __future__ import annotations

import re
import uuid

from django.db.models import Q, QuerySet

from claims.models import Document
from claims.models.choices import Holding

LISTED = 10
"""Candidates that are named where several documents are possible."""

_KEY = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_HASH = re.compile(r"[0-9a-f]{6,64}", re.IGNORECASE)


class ChoiceError(Exception):
    """No document, or more than one, is meant. The message is for people and lists the candidates."""


def document_named(words: str) -> Document:
    """The document with this key, beginning of its sha256 (six digits or more), file name, or words of title or name.

    A key or hash may be that of a superseded version. Names and titles are looked for among current documents: those
    whose text is held, and where none fits the works known from citations.
    Raises ChoiceError where not exactly one document is meant, with the candidates.
    """
    documents = Document.objects.defer("text")
    for found in _ways(documents, words.strip()):
        rows = list(found[: LISTED + 1])
        if len(rows) == 1:
            return rows[0]
        if rows:
            raise ChoiceError(_choice(words, rows))
    raise ChoiceError(
        f"No document is called {words!r}: give its key, the beginning of its sha256, its file name or words of its "
        "title. The desk lists all documents."
    )


def _ways(rows: QuerySet[Document], words: str) -> list[QuerySet[Document]]:
    """The documents that `words` may mean, the surest way to name one first."""
    current = rows.filter(superseded_by__isnull=True).order_by("title", "id")
    parts = Q()
    for part in words.split():
        parts &= Q(title__icontains=part) | Q(name__icontains=part)
    by_words = [current.filter(Q(name=words) | Q(title=words)), current.filter(parts)] if words else []
    ways = [*(way.exclude(holding=Holding.CITED) for way in by_words), *by_words]
    if _HASH.fullmatch(words):
        ways.insert(0, rows.filter(sha256__startswith=words.lower()).order_by("id"))
    if _KEY.fullmatch(words):
        ways.insert(0, rows.filter(id=uuid.UUID(words)))
    return ways


def _choice(words: str, rows: list[Document]) -> str:
    lines = [f"  {row.id}  {row}" + (f"  ({row.name})" if row.name else "") for row in rows[:LISTED]]
    more = ["  ... and more"] if len(rows) > LISTED else []
    return "\n".join([f"More than one document is meant by {words!r}:", *lines, *more])
