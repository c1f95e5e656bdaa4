"""Relations between claims, the findings that led to them, and links that make assertions dependent."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from claims.models.assertions import Assertion
from claims.models.authors import Author
from claims.models.base import CuratedRecord, Record
from claims.models.choices import DependenceKind, RelationStatus, Scope, Verdict
from claims.models.claims import Claim
from claims.models.documents import Document
from claims.models.runs import AnalysisRun


class RelationQuerySet(models.QuerySet["Relation"]):
    """Relations in the words of the field."""

    def contradicting(self) -> Self:
        """Contradictions that nobody rejected."""
        return self.filter(verdict=Verdict.CONTRADICTS).exclude(status=RelationStatus.REJECTED)

    def live(self) -> Self:
        """Relations of which no end was merged into another claim: the others wait for the merge to be taken back."""
        return self.filter(left__merged_into__isnull=True, right__merged_into__isnull=True)

    def open(self) -> Self:
        """Relations that wait for a person's decision."""
        return self.filter(status__in=[RelationStatus.SUGGESTED, RelationStatus.DEFERRED])

    def decided(self) -> Self:
        """Relations that a person confirmed, rejected or changed."""
        return self.exclude(status__in=[RelationStatus.SUGGESTED, RelationStatus.DEFERRED])


class Relation(CuratedRecord):
    """The conclusion on a pair of claims, stored once in canonical order (`left.id < right.id`).

    `verdict` is what holds now (the machine's, or a person's); `suggested_verdict` is always the machine's.
    """

    left = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="relations_as_left")
    right = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="relations_as_right")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    suggested_verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True, editable=False)
    scope = models.CharField(max_length=20, choices=Scope.choices)
    status = models.CharField(max_length=20, choices=RelationStatus.choices, default=RelationStatus.SUGGESTED)
    explanation = models.TextField()
    rule = models.CharField(max_length=60, blank=True)
    left_assertion = models.ForeignKey(Assertion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    right_assertion = models.ForeignKey(Assertion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    stale = models.BooleanField(default=False, help_text="What it rests on has changed since a person decided.")
    run = models.ForeignKey(
        AnalysisRun, on_delete=models.PROTECT, null=True, blank=True, related_name="relations", editable=False
    )
    history = HistoricalRecords()

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ["verdict", "id"]
        indexes = [models.Index(fields=["verdict", "status", "id"], name="relation_by_verdict")]
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="relation_once_per_pair"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="relation_in_canonical_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.explanation[:100]}"


class Finding(Record):
    """One reason: of a relation, or (with `claim`) of two assertions standing in one claim."""

    relation = models.ForeignKey(Relation, on_delete=models.CASCADE, null=True, blank=True, related_name="findings")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="findings")
    position = models.PositiveSmallIntegerField(default=1)
    rule = models.CharField(max_length=60)
    sentence = models.TextField()
    left_value = models.TextField(blank=True)
    right_value = models.TextField(blank=True)
    left_assertion = models.ForeignKey(Assertion, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    right_assertion = models.ForeignKey(Assertion, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["relation", "claim", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(relation__isnull=False, claim__isnull=True) | Q(relation__isnull=True, claim__isnull=False),
                name="finding_has_one_subject",
            )
        ]

    def __str__(self) -> str:
        return self.sentence[:120]


class Dependence(Record):
    """Located evidence that two documents (or two assertions of them) are not independent, in canonical order."""

    kind = models.CharField(max_length=20, choices=DependenceKind.choices)
    left_document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="dependences_as_left")
    right_document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="dependences_as_right")
    left_start = models.PositiveIntegerField(null=True, blank=True)
    left_end = models.PositiveIntegerField(null=True, blank=True)
    right_start = models.PositiveIntegerField(null=True, blank=True)
    right_end = models.PositiveIntegerField(null=True, blank=True)
    left_assertion = models.ForeignKey(Assertion, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    right_assertion = models.ForeignKey(Assertion, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    work = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    speaker = models.ForeignKey(Author, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    similarity = models.FloatField(null=True, blank=True, help_text="Share of equal words in a shared passage, 0 to 1.")
    sentence = models.TextField()
    rule = models.CharField(max_length=60, blank=True)
    run = models.ForeignKey(
        AnalysisRun, on_delete=models.PROTECT, null=True, blank=True, related_name="dependences", editable=False
    )

    class Meta:
        ordering = ["kind", "left_document", "right_document", "left_start"]
        indexes = [models.Index(fields=["left_document", "right_document"], name="dependence_by_documents")]

    def __str__(self) -> str:
        return self.sentence[:120]
