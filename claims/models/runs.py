"""Analysis runs: with which code and vocabulary the machine made its rows."""

from __future__ import annotations

from django.db import models

from claims.models.base import Record
from claims.models.choices import RunKind


class AnalysisRun(Record):
    """One pass of the machine over documents."""

    kind = models.CharField(max_length=20, choices=RunKind.choices)
    code_version = models.CharField(max_length=40)
    lexicon_digest = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    errors = models.JSONField(default=list, blank=True, help_text="Files that could not be read, with the reason.")

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.started_at:%Y-%m-%d %H:%M}"
