"""Import files as documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.management.base import CommandError, CommandParser

from claims.management.base import WhenceCommand, progress_bar
from claims.management.commands.relate_claims import summary
from claims.services.comparison import relate_all
from claims.services.ingest import FileResult, ImportResult, Outcome, import_paths

# So many of the files left out are named.
NAMED = 5
LABELS = {outcome: outcome.value.replace("_", " ") for outcome in Outcome}


class Command(WhenceCommand):
    """import_documents PATH ... [--relate] [--dry-run] [--again] [--no-progress]"""

    help = (
        "Import texts (plain, Markdown), web pages (HTML), PDF and Word (DOCX) files, and folders of them, as "
        "documents. Importing the same file twice changes nothing."
    )
    examples = """\
  manage.py import_documents seeds/               all files in a folder and its folders that can be read
  manage.py import_documents report.pdf --relate  the same, and relate what came to all that is held
  manage.py import_documents report.pdf --dry-run what would happen, without doing it
  manage.py import_documents pages/ --again      read known files again; where the text differs it is a new version"""

    def add_arguments(self, parser: CommandParser) -> None:
        """The paths, and how to go about them."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file (.txt .md .html .pdf .docx), or a folder")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
        parser.add_argument("--again", action="store_true", help="read files again that are held already")
        parser.add_argument("--relate", action="store_true", help="then relate what came, as relate_claims does")
        parser.add_argument("--no-progress", action="store_true", help="show no progress bar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and print one line of counts. Raises CommandError where a file failed."""
        self.require_database()
        with progress_bar(shown=not options["no_progress"], unit="file") as progress:
            result = import_paths(
                options["paths"], progress=progress, dry_run=options["dry_run"], again=options["again"]
            )
        self.report(result)
        if options["relate"] and not options["dry_run"]:
            with progress_bar(shown=not options["no_progress"], unit="step") as progress:
                self.stdout.write(f"Claims of {summary(relate_all(progress=progress))}")
        if result.failed:
            raise CommandError(f"{len(result.failed)} of {len(result.files)} files could not be imported.")

    def report(self, result: ImportResult) -> None:
        """Print what became of the files: a line for each that needs a word, and the counts."""
        for file in result.files:
            if file.outcome == Outcome.FAILED:
                self.stderr.write(line_of(file))
            elif file.message:
                self.stdout.write(line_of(file))
        if result.left_out:
            self.stdout.write(left_out_line([path.name for path in result.left_out]))
        counts = ", ".join(f"{result.count(outcome)} {label}" for outcome, label in LABELS.items())
        prefix = "Dry run, nothing was changed: " if result.dry_run else ""
        noun = "file" if len(result.files) == 1 else "files"
        self.stdout.write(f"{prefix}{len(result.files)} {noun}: {counts}.")


def left_out_line(names: Sequence[str]) -> str:
    """The files passed by, a few by name, in one line."""
    noun = "file whose format is" if len(names) == 1 else "files whose formats are"
    shown = ", ".join(names[:NAMED]) + (", ..." if len(names) > NAMED else "")
    return f"Left out: {len(names)} {noun} not read: {shown}"


def line_of(file: FileResult) -> str:
    """What is to be said of a file, in one line."""
    return f"{file.name}: {LABELS[file.outcome]}: {file.message}"
