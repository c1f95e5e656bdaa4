"""Runs of the machine: with which code and vocabulary rows were made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

from django.db.models import Q, QuerySet
from django.utils import timezone

from claims import analysis
from claims.analysis import lexicon
from claims.models import AnalysisRun, Document

DIGEST_LENGTH = 12
"""Hexadecimal digits of the core's digest that a version carries: enough to tell any two states of the code apart."""


@cache
def package_version() -> str:
    """The version of this package, "0+unknown" where it runs from a folder that is not installed."""
    try:
        return metadata.version("whence")
    except metadata.PackageNotFoundError:
        return "0+unknown"


@cache
def core_digest() -> str:
    """SHA-256 (hex) over the source of the core: two states of the code that could read differently differ in it."""
    folder = Path(analysis.__file__).parent
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def code_version() -> str:
    """The version of the package with the state of the core, such as "0.1.0+3f9a2c1d5e7b"."""
    version = package_version()
    return f"{version}{'.' if '+' in version else '+'}{core_digest()[:DIGEST_LENGTH]}"


def start_run(kind: str) -> AnalysisRun:
    """Store a run that begins now."""
    return AnalysisRun.objects.create(
        kind=kind, code_version=code_version(), lexicon_digest=lexicon.digest(), started_at=timezone.now()
    )


def finish_run(run: AnalysisRun, counts: Mapping[str, int], errors: Sequence[Mapping[str, str]] = ()) -> None:
    """Store that `run` ended now, and what it came to."""
    run.finished_at, run.counts, run.errors = timezone.now(), dict(counts), list(errors)
    run.save(update_fields=["finished_at", "counts", "errors"])


def read_by_present_rules(run: AnalysisRun | None) -> bool:
    """Did `run` have the code and the vocabulary of now?"""
    return run is not None and (run.code_version, run.lexicon_digest) == (code_version(), lexicon.digest())


def read_by_older_rules() -> QuerySet[Document]:
    """The current held documents that a run read with other code or another vocabulary than those of now."""
    present = Q(run__code_version=code_version(), run__lexicon_digest=lexicon.digest())
    return Document.objects.current().held().filter(run__isnull=False).exclude(present)
