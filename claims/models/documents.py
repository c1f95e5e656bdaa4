"""Documents: texts as received, and works known only from citations."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from claims.models.authors import Author, Publisher
from claims.models.base import CuratedRecord, Record
from claims.models.choices import Holding
from claims.models.files import ReceivedFile
from claims.models.runs import AnalysisRun


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents by what is held of them."""

    def current(self) -> Self:
        """Versions that nothing supersedes."""
        return self.filter(superseded_by__isnull=True)

    def held(self) -> Self:
        """Documents whose text (original or digest) is here."""
        return self.exclude(holding=Holding.CITED)

    def cited_only(self) -> Self:
        """Works known from citations only."""
        return self.filter(holding=Holding.CITED)


class Document(CuratedRecord):
    """One text as received. Its text never changes once stored; a changed file is a version that supersedes it.

    `sha256` is that of the text, to which all places refer; `file_sha256` that of the file. They differ where the text
    was taken out of an HTML page, a PDF or a Word document, which is then kept in `received`.
    """

    name = models.CharField(max_length=300, blank=True, db_index=True, help_text="File name as received.")
    title = models.CharField(max_length=1000, db_index=True)
    holding = models.CharField(max_length=20, choices=Holding.choices, default=Holding.ORIGINAL)
    text = models.TextField(blank=True, editable=False)
    sha256 = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    media_type = models.CharField(
        max_length=100, blank=True, editable=False, help_text="Format of the file, as IANA names it."
    )
    file_sha256 = models.CharField(
        max_length=64, blank=True, db_index=True, editable=False, help_text="Of the file as received."
    )
    read_with = models.CharField(
        max_length=100, blank=True, editable=False, help_text="What took the text out of the file."
    )
    received = models.ForeignKey(
        ReceivedFile, on_delete=models.PROTECT, null=True, blank=True, related_name="documents", editable=False
    )
    work_key = models.CharField(
        max_length=500,
        null=True,
        blank=True,
        unique=True,
        help_text="Names the work in citations, so that notes and texts of one work meet.",
    )
    authors = models.ManyToManyField(Author, through="Authorship", related_name="documents", blank=True)
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    container = models.CharField(max_length=500, blank=True, help_text="Journal, newspaper or book it appeared in.")
    published = models.CharField(max_length=60, blank=True, help_text="Date of publication, EDTF: 2016-08-09, 2012-10.")
    published_earliest = models.DateField(null=True, blank=True, editable=False)
    published_latest = models.DateField(null=True, blank=True, editable=False)
    url = models.CharField(max_length=2000, blank=True)
    language = models.CharField(max_length=20, blank=True, default="en")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    run = models.ForeignKey(
        AnalysisRun, on_delete=models.PROTECT, null=True, blank=True, related_name="documents", editable=False
    )
    note = models.TextField(blank=True)
    history = HistoricalRecords(excluded_fields=["text"])

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["title", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(holding=Holding.CITED, sha256__isnull=True, text="")
                | (~Q(holding=Holding.CITED) & Q(sha256__isnull=False) & ~Q(text="")),
                name="document_is_held_or_cited",
            ),
            models.CheckConstraint(
                condition=Q(published_earliest__isnull=True) | Q(published_latest__gte=models.F("published_earliest")),
                name="document_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name or str(self.id)

    @property
    def is_held(self) -> bool:
        """True where the text (original or digest) is here."""
        return self.holding != Holding.CITED

    @property
    def is_digest(self) -> bool:
        """True where what is held is a digest of the original."""
        return self.holding == Holding.DIGEST


class Authorship(Record):
    """That an author wrote a document, as its byline says it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="authorships")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="authorships")
    position = models.PositiveSmallIntegerField(default=1)
    honorific = models.CharField(max_length=60, blank=True)
    affiliation = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "author"], name="author_once_per_document"),
        ]

    def __str__(self) -> str:
        return f"{self.author} ({self.document})"
