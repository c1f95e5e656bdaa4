"""What all rows share: a UUID key, the names of machine-made rows, and a version against lost edits."""

from __future__ import annotations

import uuid

from django.db import models

NAMESPACE = uuid.UUID("6d0c2a52-1f7e-5c39-9f6b-7b1d3f5a9e44")
"""Namespace of all content-derived keys of Whence (UUIDv5, RFC 9562)."""


def content_id(*parts: object) -> uuid.UUID:
    """The UUIDv5 that names the row made from `parts` (for example "assertion", sha256, start, end, kind)."""
    return uuid.uuid5(NAMESPACE, "\x1f".join(str(part) for part in parts))


class Record(models.Model):
    """A row with a UUID key: content-derived where the machine makes it, random where a person does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class CuratedRecord(Record):
    """A row that people edit. `version` rises with every edit, so that an edit based on an older state is noticed."""

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
