"""Assertions: what a document says at a place, with the figures, dates and attributions found there."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from claims.models.authors import Author
from claims.models.base import CuratedRecord, Record
from claims.models.choices import AssertionKind, AttributionKind, Modality, Polarity, QuantityKind, Status
from claims.models.claims import Claim, Origin
from claims.models.documents import Document
from claims.models.entities import Entity
from claims.models.notes import Note
from claims.models.runs import AnalysisRun


class Assertion(CuratedRecord):
    """One observation: this document says this, at `[start, end)`, on this speaker's word, in this modality."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="assertions")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="assertions")
    origin = models.ForeignKey(
        Origin, on_delete=models.SET_NULL, null=True, blank=True, related_name="assertions", editable=False
    )
    start = models.PositiveIntegerField(help_text="First code point of the quote in the document's text.")
    end = models.PositiveIntegerField(help_text="Code point after the quote.")
    quote = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=20, choices=AssertionKind.choices, default=AssertionKind.STATEMENT)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.PROPOSED)
    modality = models.CharField(max_length=20, choices=Modality.choices, default=Modality.ASSERTED)
    polarity = models.CharField(max_length=20, choices=Polarity.choices, default=Polarity.POSITIVE)
    speaker = models.ForeignKey(
        Author,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assertions",
        help_text="On whose word; empty for the document's own voice.",
    )
    entities = models.ManyToManyField(Entity, blank=True, related_name="assertions")
    notes = models.ManyToManyField(Note, blank=True, related_name="assertions")
    section = models.CharField(max_length=500, blank=True)
    paragraph = models.PositiveIntegerField(default=0)
    page = models.PositiveIntegerField(
        null=True, blank=True, help_text="Page of the file on which the quote begins; empty where it has no pages."
    )
    rule = models.CharField(max_length=60, blank=True, help_text="The rule that made it; empty where a person did.")
    unfound = models.BooleanField(
        default=False,
        editable=False,
        help_text="The present rules no longer find it; it is kept because a person decided on it.",
    )
    run = models.ForeignKey(
        AnalysisRun, on_delete=models.PROTECT, null=True, blank=True, related_name="assertions", editable=False
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["document", "start", "end"]
        indexes = [models.Index(fields=["status", "id"], name="assertion_by_status")]
        constraints = [
            models.UniqueConstraint(fields=["document", "start", "end", "kind"], name="assertion_is_unique"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="assertion_runs_forward"),
            models.CheckConstraint(condition=~Q(quote=""), name="assertion_has_quote"),
        ]

    def __str__(self) -> str:
        return self.quote if len(self.quote) <= 100 else self.quote[:97] + "..."


class Attribution(Record):
    """One hop of the way a saying took: `position` 1 is nearest to the document, the last is the speaker himself."""

    assertion = models.ForeignKey(Assertion, on_delete=models.CASCADE, related_name="attributions")
    position = models.PositiveSmallIntegerField(default=1)
    speaker = models.ForeignKey(Author, on_delete=models.PROTECT, null=True, blank=True, related_name="attributions")
    source = models.TextField(blank=True, help_text="The source in the document's words.")
    cue = models.CharField(max_length=200, blank=True, help_text="The words that attribute, such as 'said'.")
    kind = models.CharField(max_length=20, choices=AttributionKind.choices)
    pieces = models.JSONField(default=dict, blank=True, help_text="Places of source, cue and content.")
    rule = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["assertion", "position"]
        constraints = [models.UniqueConstraint(fields=["assertion", "position"], name="attribution_hop_is_unique")]

    def __str__(self) -> str:
        return f"{self.source} {self.cue}".strip()


class Quantity(Record):
    """A figure in an assertion, as printed and as an interval."""

    assertion = models.ForeignKey(Assertion, on_delete=models.CASCADE, related_name="quantities")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=QuantityKind.choices)
    low = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    per = models.CharField(max_length=60, blank=True)
    approximate = models.BooleanField(default=False)
    measures = models.CharField(max_length=300, blank=True)
    rule = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["assertion", "start"]
        verbose_name_plural = "quantities"
        constraints = [
            models.UniqueConstraint(fields=["assertion", "start", "end"], name="quantity_is_unique"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quantity_runs_forward"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(high__gte=F("low")), name="quantity_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.surface


class DateMention(Record):
    """A date or period in an assertion, as printed and as an interval of days."""

    assertion = models.ForeignKey(Assertion, on_delete=models.CASCADE, related_name="dates")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=200)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    edtf = models.CharField(max_length=60, blank=True)
    rule = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["assertion", "start"]
        constraints = [
            models.UniqueConstraint(fields=["assertion", "start", "end"], name="date_is_unique"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="date_runs_forward"),
        ]

    def __str__(self) -> str:
        return self.surface
