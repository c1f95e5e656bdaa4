"""What was found in a document but is used by no claim."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from claims.models.base import Record
from claims.models.choices import UncoveredKind
from claims.models.documents import Document


class Uncovered(Record):
    """A figure, date, quotation, note mark or named speaker that no assertion uses. Dismissing it needs a reason."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="uncovered")
    kind = models.CharField(max_length=20, choices=UncoveredKind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField()
    dismissed = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["document", "start"]
        verbose_name = "uncovered item"
        constraints = [
            models.UniqueConstraint(fields=["document", "start", "end", "kind"], name="uncovered_is_unique"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="uncovered_runs_forward"),
            models.CheckConstraint(condition=Q(dismissed=False) | ~Q(reason=""), name="dismissal_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.surface[:80]}"
