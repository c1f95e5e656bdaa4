"""Read stored documents anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from claims.management.base import WhenceCommand, progress_bar
from claims.management.commands.relate_claims import summary as related_summary
from claims.services.rereading import Outcome, RereadResult, named, reread
from claims.services.runs import read_by_older_rules

LISTED = 10


class Command(WhenceCommand):
    """reread [DOCUMENT ...] [--all] [--force] [--dry-run] [--no-progress]"""

    help = (
        "Read stored documents anew by the present rules, then relate the claims. What people decided stays, and is "
        "marked where what it rests on is read otherwise now. Without arguments: which documents older rules have read."
    )
    examples = """\
  manage.py reread                   which documents were read by older rules
  manage.py reread --all             read those anew
  manage.py reread --all --dry-run   what would change, without changing it
  manage.py reread report.txt        one document, by file name or key"""

    def add_arguments(self, parser: CommandParser) -> None:
        """Which documents, and how to go about them."""
        parser.add_argument("documents", nargs="*", metavar="DOCUMENT", help="file name or key of a document")
        parser.add_argument("--all", action="store_true", help="all current documents that older rules have read")
        parser.add_argument("--force", action="store_true", help="also those that the present rules have read")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument("--no-progress", action="store_true", help="show no progress bar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read anew, and print counts. Raises CommandError for an unknown document, and where one failed."""
        self.require_database()
        if not options["documents"] and not options["all"]:
            self.report_older()
            return
        if options["documents"] and options["all"]:
            raise CommandError("Name documents, or give --all, not both.")
        documents, unknown = named(options["documents"])
        if unknown:
            raise CommandError(f"No current document has the key or file name {', '.join(unknown)}.")
        with progress_bar(shown=not options["no_progress"], unit="document") as progress:
            result = reread(
                None if options["all"] else documents,
                force=options["force"],
                dry_run=options["dry_run"],
                progress=progress,
            )
        for document in result.failed:
            self.stderr.write(f"{document.name}: failed: {document.message}")
        for line in summary(result):
            self.stdout.write(line)
        if result.failed:
            raise CommandError(f"{len(result.failed)} of {len(result.documents)} documents could not be read anew.")

    def report_older(self) -> None:
        """Print which documents were read by older rules."""
        older = read_by_older_rules().order_by("name", "id")
        count = older.count()
        if not count:
            self.stdout.write("All documents were read by the present rules.")
            return
        noun = "document was" if count == 1 else "documents were"
        self.stdout.write(f"{count} {noun} read by older rules; read anew with: manage.py reread --all")
        for name, version, vocabulary in older.values_list("name", "run__code_version", "run__lexicon_digest")[:LISTED]:
            self.stdout.write(f"  {name} ({version}, vocabulary {vocabulary[:12]})")
        if count > LISTED:
            self.stdout.write(f"  ... and {count - LISTED} more")


OUTCOMES = {
    Outcome.CHANGED: "changed",
    Outcome.SAME: "read the same",
    Outcome.CURRENT: "read by these rules already",
    Outcome.FAILED: "failed",
}


def summary(result: RereadResult) -> list[str]:
    """What became of the documents, of what stands in them, and of the claims, a line each."""
    prefix = "Dry run, nothing was changed: " if result.dry_run else ""
    noun = "document" if len(result.documents) == 1 else "documents"
    outcomes = ", ".join(f"{result.count(outcome)} {label}" for outcome, label in OUTCOMES.items())
    lines = [f"{prefix}{len(result.documents)} {noun}: {outcomes}."]
    counts = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in result.counts.items() if number)
    if counts:
        lines.append(f"In them: {counts}.")
    if result.related:
        lines.append(f"Claims of {related_summary(result.related)}")
    return lines
