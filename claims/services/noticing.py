"""What people change is noticed, so that the next run of relating looks at it again and at nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save

from claims.models import Assertion, Author, Authorship, Citation, Document, Publisher, Relation
from claims.models.choices import SubjectKind
from claims.services.pending import touch, unplace, unsettle


def notice(kind: str, subject: uuid.UUID) -> None:
    """Notice a decision on a claim, a relation or an assertion."""
    if kind == SubjectKind.CLAIM:
        touch({subject})
    elif kind == SubjectKind.RELATION:
        ends = Relation.objects.filter(id=subject).values_list("left", "right").first()
        touch(set(ends or ()))
    elif kind == SubjectKind.ASSERTION:
        unplace([subject])
        unsettle(Assertion.objects.filter(id=subject).values_list("claim", flat=True))


CLAIMS_OF: dict[type[Model], Callable[[Any], Q]] = {
    Assertion: lambda row: Q(id=row.id),
    Author: lambda row: Q(speaker=row) | Q(document__authorships__author=row),
    Authorship: lambda row: Q(document=row.document_id),
    Citation: lambda row: Q(notes=row.note_id),
    Document: lambda row: Q(document=row),
    Publisher: lambda row: Q(document__publisher=row),
}
"""The assertions whose independence rests on a row that people may edit."""


def _edited(sender: type[Model], instance: Model, **about: Any) -> None:
    """A form or a file of rows wrote or deleted a row: what rests on it is derived again.

    Not so where a fixture is loaded: what it brings is complete in itself. Services that write many rows at once send
    no such signals, and say themselves what they touch.
    """
    if not about.get("raw", False):
        rows = Assertion.objects.filter(CLAIMS_OF[sender](instance), claim__isnull=False).order_by()
        unsettle(rows.values_list("claim", flat=True).distinct())


for model in CLAIMS_OF:
    post_save.connect(_edited, sender=model, dispatch_uid=f"whence noticed {model.__name__}")
    post_delete.connect(_edited, sender=model, dispatch_uid=f"whence noticed {model.__name__} go")
