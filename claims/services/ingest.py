"""Files into rows: one document is one transaction, and importing a file twice changes nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

Progress = Callable[[int, int, str], None]
"""Called with (done, total, name) after each file."""


class Outcome(StrEnum):
    """What became of a file."""

    NEW = "new"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new_version"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file. `message` is a sentence where there is something to say; `counts` are rows made."""

    name: str
    outcome: Outcome
    document_id: uuid.UUID | None = None
    message: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of all files of an import. `run_id` is None in a dry run and where no document was written."""

    files: tuple[FileResult, ...]
    run_id: uuid.UUID | None = None
    dry_run: bool = False

    def count(self, outcome: Outcome) -> int:
        """The number of files with this outcome."""
        return sum(1 for file in self.files if file.outcome == outcome)

    @property
    def counts(self) -> dict[str, int]:
        """The number of files by outcome, all outcomes named."""
        return {outcome.value: self.count(outcome) for outcome in Outcome}

    @property
    def failed(self) -> tuple[FileResult, ...]:
        """The files that could not be imported, with the reason as message."""
        return tuple(file for file in self.files if file.outcome == Outcome.FAILED)


def import_paths(
    paths: Iterable[Path | str], *, progress: Progress | None = None, dry_run: bool = False
) -> ImportResult:
    """Import files, and folders recursively (`*.txt`, `*.md` but README.md and hidden ones), in sorted order."""
    raise NotImplementedError


def import_file(path: Path | str) -> FileResult:
    """Import one file."""
    raise NotImplementedError


def import_text(name: str, data: bytes) -> FileResult:
    """Import a text as received under file name `name`."""
    raise NotImplementedError
