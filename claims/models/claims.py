"""Claims and the topics that they answer."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from simple_history.models import HistoricalRecords

from claims.models.base import CuratedRecord, Record
from claims.models.choices import Credibility, Modality, Polarity, QuantityKind, RelationStatus, Status, Verdict


class Topic(CuratedRecord):
    """The question that several claims answer, perhaps differently."""

    title = models.CharField(max_length=500)
    key = models.CharField(max_length=300, null=True, blank=True, unique=True, editable=False)
    question = models.TextField(blank=True, help_text="The question in one sentence.")
    unit = models.CharField(max_length=60, blank=True)
    per = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims in the words of the field."""

    def live(self) -> Self:
        """Claims that were not merged into another."""
        return self.filter(merged_into__isnull=True)

    def current(self) -> Self:
        """Live claims but those that only superseded versions of documents make."""
        made, made_now = self._made()
        # document_count is asked first: it answers for nearly all claims without a look at their assertions
        return self.live().filter(Q(document_count__gt=0) | ~Exists(made) | Exists(made_now))

    def left_behind(self) -> Self:
        """Live claims that only superseded versions of documents make."""
        made, made_now = self._made()
        return self.live().filter(Exists(made), ~Exists(made_now), document_count=0)

    def _made(self) -> tuple[models.QuerySet[Any], models.QuerySet[Any]]:
        """The assertions of each claim, and those of them that stand in current documents."""
        assertions = self.model.assertions.rel.related_model._default_manager.filter(claim=OuterRef("pk"))
        return assertions, assertions.filter(document__superseded_by__isnull=True)

    def contradicting(self) -> Self:
        """Claims that stand in a contradiction which nobody rejected."""
        against = Q(verdict=Verdict.CONTRADICTS) & ~Q(status=RelationStatus.REJECTED)
        relations = self.model.relations_as_left.rel.related_model._default_manager.filter(against)
        return self.filter(Q(id__in=relations.values("left")) | Q(id__in=relations.values("right")))

    def single_origin(self) -> Self:
        """Claims that more than one document makes and that yet rest on one origin, or that one document makes."""
        return self.filter(origin_count__lte=1)


class Claim(CuratedRecord):
    """The proposition that one or more assertions make, with its typed value."""

    statement = models.TextField(help_text="The proposition, in one sentence.")
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, blank=True, related_name="claims")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.PROPOSED)
    modality = models.CharField(max_length=20, choices=Modality.choices, default=Modality.ASSERTED)
    polarity = models.CharField(max_length=20, choices=Polarity.choices, default=Polarity.POSITIVE)
    value_kind = models.CharField(max_length=20, choices=QuantityKind.choices, blank=True)
    low = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    per = models.CharField(max_length=60, blank=True)
    approximate = models.BooleanField(default=False)
    measures = models.CharField(max_length=300, blank=True, help_text="What the figure measures.")
    period = models.CharField(max_length=60, blank=True, help_text="Period the claim is on, EDTF.")
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    credibility = models.CharField(max_length=1, choices=Credibility.choices, default=Credibility.UNKNOWN)
    credibility_basis = models.TextField(blank=True, help_text="Why this figure was given.")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_claims", editable=False
    )
    document_count = models.PositiveIntegerField(default=0, editable=False)
    origin_count = models.PositiveIntegerField(default=0, editable=False)
    unknown_lineage_count = models.PositiveIntegerField(default=0, editable=False)
    contradiction_count = models.PositiveIntegerField(
        default=0, editable=False, help_text="Contradictions that nobody rejected, confirmed or only suggested."
    )
    confirmed_contradiction_count = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="Those of them that a person confirmed, or made one by changing the verdict.",
    )
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-contradiction_count", "statement", "id"]
        indexes = [
            models.Index(fields=["status", "id"], name="claim_by_status"),
            models.Index(fields=["low", "id"], name="claim_by_low"),
            models.Index(fields=["-contradiction_count", "id"], name="claim_by_contradictions"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(statement=""), name="claim_has_statement"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(high__gte=F("low")),
                name="claim_value_in_order",
            ),
            models.CheckConstraint(
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(latest__gte=F("earliest")),
                name="claim_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="claim_not_merged_into_itself"
            ),
        ]

    @property
    def suggested_contradiction_count(self) -> int:
        """Contradictions that only the machine suggests."""
        return self.contradiction_count - self.confirmed_contradiction_count

    def __str__(self) -> str:
        return self.statement if len(self.statement) <= 120 else self.statement[:117] + "..."


class Origin(Record):
    """A group of mutually dependent assertions of one claim. `lineage_known` is False where nothing is known of it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="origins")
    number = models.PositiveSmallIntegerField()
    lineage_known = models.BooleanField(default=True)
    sentence = models.TextField(blank=True, help_text="Why these assertions count as one.")

    class Meta:
        ordering = ["claim", "number"]
        constraints = [models.UniqueConstraint(fields=["claim", "number"], name="origin_number_is_unique")]

    def __str__(self) -> str:
        return f"origin {self.number}"
