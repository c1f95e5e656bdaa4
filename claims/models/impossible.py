"""Values of a document that cannot be, or cannot both be, whatever other documents say."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from claims.models.assertions import Assertion
from claims.models.base import Record
from claims.models.choices import Status
from claims.models.documents import Document


class ImpossibleValueQuerySet(models.QuerySet["ImpossibleValue"]):
    """Impossible values in the words of the field."""

    def open(self) -> Self:
        """Those that nobody dismissed, in current documents and in no assertion that a person rejected."""
        current = self.filter(dismissed=False, document__superseded_by__isnull=True)
        return current.filter(Q(assertion__isnull=True) | ~Q(assertion__status=Status.REJECTED))


class ImpossibleValue(Record):
    """A death before a birth, an event after the day of writing: found by the machine, dismissed with a reason.

    `[start, end)` holds all `places`, pairs of offsets, one for each value. `assertion` is the one in which they stand.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="impossible_values")
    assertion = models.ForeignKey(
        Assertion, on_delete=models.SET_NULL, null=True, blank=True, related_name="impossible_values"
    )
    rule = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    places = models.JSONField(default=list, blank=True)
    surface = models.TextField()
    sentence = models.TextField(help_text="Why it cannot be, with both values.")
    left_value = models.TextField(blank=True)
    right_value = models.TextField(blank=True)
    dismissed = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    objects = ImpossibleValueQuerySet.as_manager()

    class Meta:
        ordering = ["document", "start", "rule"]
        indexes = [models.Index(fields=["dismissed", "id"], name="impossible_by_dismissed")]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="impossible_runs_forward"),
            models.CheckConstraint(condition=Q(dismissed=False) | ~Q(reason=""), name="impossible_dismissed_why"),
        ]

    def __str__(self) -> str:
        return self.sentence if len(self.sentence) <= 120 else self.sentence[:117] + "..."
