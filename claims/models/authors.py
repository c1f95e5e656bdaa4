"""Authors and publishers: those whose word a claim rests on."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords

from claims.models.base import CuratedRecord
from claims.models.choices import AuthorKind, Reliability


class Publisher(CuratedRecord):
    """The house that published a document."""

    name = models.CharField(max_length=300, unique=True)
    reliability = models.CharField(max_length=1, choices=Reliability.choices, default=Reliability.F)
    reliability_basis = models.TextField(blank=True, help_text="Why this letter was given.")
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Author(CuratedRecord):
    """A person, organisation or unnamed role: writer of a document, speaker in one, author of a cited work."""

    name = models.CharField(max_length=300, db_index=True)
    kind = models.CharField(max_length=20, choices=AuthorKind.choices, default=AuthorKind.PERSON)
    distinction = models.CharField(
        max_length=200,
        blank=True,
        help_text="Tells two authors of one name apart; for an unnamed role the document in which it speaks.",
    )
    honorific = models.CharField(max_length=60, blank=True)
    affiliation = models.CharField(max_length=500, blank=True)
    reliability = models.CharField(max_length=1, choices=Reliability.choices, default=Reliability.F)
    reliability_basis = models.TextField(blank=True, help_text="Why this letter was given.")
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "distinction"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "name", "distinction"], name="author_is_unique"),
            models.CheckConstraint(condition=~models.Q(name=""), name="author_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.distinction})" if self.distinction else self.name
