"""Files into rows: one document is one transaction, and importing a file twice changes nothing."""

from __future__ import annotations

import hashlib
import logging
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, transaction

from claims.analysis.corpus.raw import ReadError
from claims.analysis.relations.impossible import impossible_values
from claims.models import AnalysisRun
from claims.models.choices import RunKind
from claims.services.documents import File, Received, store_text
from claims.services.extracting import Extractor
from claims.services.files import Candidate, FileError, check_size, find_files, left_out, read_file
from claims.services.reading import analysed
from claims.services.recording import exclusive
from claims.services.runs import finish_run, start_run
from claims.services.uncovered import find_uncovered
from claims.services.versions import Place, known_file, known_message, place

Progress = Callable[[int, int, str], None]
"""Called with (done, total, name) after each file."""

LOG = logging.getLogger(__name__)


class Outcome(StrEnum):
    """What became of a file."""

    NEW = "new"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new_version"
    COMPLETED = "completed"
    FAILED = "failed"


OUTCOMES = {Place.NEW: Outcome.NEW, Place.VERSION: Outcome.NEW_VERSION, Place.WORK: Outcome.COMPLETED}


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
    """What became of all files of an import. `run_id` is None in a dry run and where there was nothing to record.

    `left_out` are the files in the folders given that were passed by, since their format is not read.
    """

    files: tuple[FileResult, ...]
    run_id: uuid.UUID | None = None
    dry_run: bool = False
    left_out: tuple[Path, ...] = ()

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
    paths: Iterable[Path | str], *, progress: Progress | None = None, dry_run: bool = False, again: bool = False
) -> ImportResult:
    """Import files, and folders recursively (texts, HTML, PDF and DOCX but README and hidden ones), in sorted order.

    A file that cannot be imported is reported with its reason and does not stop the others. A dry run does all that an
    import does and takes it back. A file that is known by its bytes is left alone, whatever a later version of a
    library would read in it, unless `again` asks for it: where the text differs then, it is a new version.
    """
    paths = list(paths)
    candidates = find_files(paths)
    importer = _Importer(again=again)
    results = []
    with ExitStack() as stack:
        if dry_run:
            stack.enter_context(exclusive())
        for done, candidate in enumerate(candidates, start=1):
            results.append(importer.file(candidate))
            if progress:
                progress(done, len(candidates), candidate.path.name)
        run = importer.finish(results)
        if dry_run:
            transaction.set_rollback(True)
    return ImportResult(tuple(results), run.id if run and not dry_run else None, dry_run, tuple(left_out(paths)))


def import_file(path: Path | str) -> FileResult:
    """Import one file."""
    importer = _Importer()
    result = importer.file(Candidate(Path(path)))
    importer.finish([result])
    return result


def import_text(name: str, data: bytes) -> FileResult:
    """Import a text as received under file name `name`; its result names it so."""
    importer = _Importer()
    result = importer.text(name, name, data)
    importer.finish([result])
    return result


class _Importer:
    """One import: its run is stored when the first document is."""

    def __init__(self, *, again: bool = False) -> None:
        self.run: AnalysisRun | None = None
        self.again = again
        self.extractor = Extractor(settings.WHENCE_MAX_FILE_SECONDS)

    def file(self, candidate: Candidate) -> FileResult:
        shown = str(candidate.path)
        if candidate.refused:
            return FileResult(shown, Outcome.FAILED, message=candidate.refused)
        try:
            data = read_file(candidate.path)
        except FileError as error:
            return FileResult(shown, Outcome.FAILED, message=str(error))
        return self.text(shown, candidate.path.name, data)

    def text(self, shown: str, name: str, data: bytes) -> FileResult:
        """Import `data` under file name `name`; the result calls it `shown`."""
        known = None if self.again else known_file(hashlib.sha256(data).hexdigest())
        if known:
            return FileResult(shown, Outcome.UNCHANGED, known.id, known_message(known, name))
        try:
            check_size(len(data))
            found = self.extractor.receive(data, name)
            parsed, assertions = analysed(found.text, name)
            file = File(data, found.media_type, found.library)
            uncovered, impossible = find_uncovered(parsed, assertions), impossible_values(parsed, assertions)
            received = Received(name[:300], file, parsed, assertions, uncovered, impossible)
        except (ReadError, FileError) as error:
            return FileResult(shown, Outcome.FAILED, message=str(error))
        except (ArithmeticError, LookupError, RecursionError, ValueError) as error:
            # a fault of the core, not of the file: the line names it, the log keeps where it arose
            LOG.exception("the core failed on %s", shown)
            return FileResult(
                shown, Outcome.FAILED, message=f"It could not be analysed: {type(error).__name__}: {error}."
            )
        try:
            return self._store(shown, received)
        except DatabaseError as error:
            return FileResult(shown, Outcome.FAILED, message=f"The database did not take it: {error}.")

    def finish(self, results: Iterable[FileResult]) -> AnalysisRun | None:
        """End the import, and store what it came to where there is anything to record."""
        self.extractor.close()
        results = list(results)
        failed = [{"file": r.name, "reason": r.message} for r in results if r.outcome == Outcome.FAILED]
        if failed and self.run is None:
            self.run = start_run(RunKind.IMPORT)
        if self.run is not None:
            counts = Counter({outcome.value: 0 for outcome in Outcome})
            counts.update(result.outcome.value for result in results)
            for result in results:
                counts.update(result.counts)
            finish_run(self.run, dict(counts), failed)
        return self.run

    def _store(self, shown: str, received: Received) -> FileResult:
        with exclusive():
            placement = place(received.name, received.sha256, received.parsed)
            if placement.place == Place.KNOWN:
                known = placement.document.id if placement.document else None
                return FileResult(shown, Outcome.UNCHANGED, known, placement.message)
            run = self.run or start_run(RunKind.IMPORT)
            row, counts = store_text(received, placement, run)
        self.run = run
        return FileResult(shown, OUTCOMES[placement.place], row.id, placement.message, counts)
