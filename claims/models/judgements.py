"""Judgements: what people decided. Append-only; the machine never overwrites them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from claims.models.base import Record
from claims.models.choices import Decision, SubjectKind


class Judgement(Record):
    """A person's decision on one record, named by its content-derived key so that it survives a re-import.

    A decision is taken back by a further judgement (`revert`), never by changing this one; only `stale` may be set,
    when what the decision rested on (`inputs_hash`) has changed.
    """

    subject_kind = models.CharField(max_length=20, choices=SubjectKind.choices)
    subject_id = models.UUIDField()
    decision = models.CharField(max_length=20, choices=Decision.choices)
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True, help_text="What was before and after, for taking back.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="judgements"
    )
    username = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(db_index=True)
    inputs_hash = models.CharField(max_length=64, blank=True)
    stale = models.BooleanField(default=False)
    reverts = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reverted_by")

    class Meta:
        ordering = ["-decided_at"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-decided_at"], name="judgement_by_subject")]

    def __str__(self) -> str:
        return f"{self.get_decision_display()} ({self.get_subject_kind_display()}) by {self.username or 'unknown'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new judgement. Raises ValidationError where anything but `stale` of a stored one would change."""
        if not self._state.adding and set(kwargs.get("update_fields") or ()) != {"stale"}:
            raise ValidationError("A judgement is never changed; take it back with a further one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Always raises ValidationError: judgements are append-only."""
        raise ValidationError("A judgement is never deleted; take it back with a further one.")
