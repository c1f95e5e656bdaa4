"""Runs of the machine: with which code and vocabulary rows were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import metadata

from django.utils import timezone

from claims.analysis import lexicon
from claims.models import AnalysisRun


@cache
def code_version() -> str:
    """The version of this package, "0+unknown" where it runs from a folder that is not installed."""
    try:
        return metadata.version("whence")
    except metadata.PackageNotFoundError:
        return "0+unknown"


def start_run(kind: str) -> AnalysisRun:
    """Store a run that begins now."""
    return AnalysisRun.objects.create(
        kind=kind, code_version=code_version(), lexicon_digest=lexicon.digest(), started_at=timezone.now()
    )


def finish_run(run: AnalysisRun, counts: Mapping[str, int], errors: Sequence[Mapping[str, str]] = ()) -> None:
    """Store that `run` ended now, and what it came to."""
    run.finished_at, run.counts, run.errors = timezone.now(), dict(counts), list(errors)
    run.save(update_fields=["finished_at", "counts", "errors"])
