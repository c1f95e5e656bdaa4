"""Numbered notes and the works that they cite."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from claims.models.base import Record
from claims.models.choices import CitationForm
from claims.models.documents import Document


class Note(Record):
    """A place of a document that names works; `[start, end)` covers number and text.

    A numbered note, an entry of its list of references or a call in the text, "(Lund 2010: 45)"; the latter two have
    the number 0.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="notes")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["document", "start"]
        constraints = [
            models.UniqueConstraint(fields=["document", "start"], name="note_is_unique"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="note_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"note {self.number}" if self.number else f"reference “{self.text[:40]}”"


class Citation(Record):
    """One work named in a note: resolved to a document (held or not), or left unresolved with its candidates."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField()
    form = models.CharField(max_length=20, choices=CitationForm.choices)
    work = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="cited_in")
    candidates = models.ManyToManyField(Document, blank=True, related_name="possibly_cited_in")
    published = models.CharField(max_length=60, blank=True, help_text="Date that this citation prints, EDTF.")
    pages = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    accessed = models.CharField(max_length=60, blank=True, help_text="Date of access, EDTF.")
    rule = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["note", "start"]
        constraints = [
            models.UniqueConstraint(fields=["note", "start"], name="citation_is_unique"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="citation_runs_forward"),
            models.CheckConstraint(
                condition=Q(form=CitationForm.UNRESOLVED, work__isnull=True)
                | (~Q(form=CitationForm.UNRESOLVED) & Q(work__isnull=False)),
                name="citation_is_resolved_or_says_so",
            ),
        ]

    def __str__(self) -> str:
        return self.surface[:80]
