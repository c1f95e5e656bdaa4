"""Relate the claims of the current documents: of those that came or changed, or of all."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from claims.management.base import WhenceCommand, progress_bar
from claims.services.comparison import RelateResult, Waiting, relate_all, waiting


class Command(WhenceCommand):
    """relate_claims [--all] [--dry-run] [--no-progress]"""

    help = (
        "Compare the documents that came or changed with all others, group assertions into claims and find what "
        "agrees, contradicts and depends on what. Decisions are kept. Interrupted, it goes on where it was."
    )
    examples = """\
  manage.py relate_claims            after an import: only what is new is compared
  manage.py relate_claims --dry-run  what would change, without changing it
  manage.py relate_claims --all      compare everything anew; by unchanged rules that changes nothing"""

    def add_arguments(self, parser: CommandParser) -> None:
        """How to go about it."""
        parser.add_argument("--all", action="store_true", help="compare all documents anew, not only what is new")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument("--no-progress", action="store_true", help="show no progress bar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Relate, and print one line of counts. Raises CommandError where a document could not be read."""
        self.require_database()
        if line := left_over(waiting()):
            self.stdout.write(line)
        with progress_bar(shown=not options["no_progress"], unit="step") as progress:
            result = relate_all(progress=progress, dry_run=options["dry_run"], everything=options["all"])
        for name, reason in result.failed:
            self.stderr.write(f"{name}: it could not be read: {reason}")
        self.stdout.write(summary(result))
        if result.failed:
            raise CommandError(f"{len(result.failed)} documents could not be read; they take no part.")


def left_over(left: Waiting) -> str:
    """What an interrupted run has left, in one line; "" where the last run came to its end."""
    if not left.interrupted or not left.anything:
        return ""
    steps = (
        (left.documents, "documents to read"),
        (left.uncompared, "documents to compare"),
        (left.assertions, "assertions to place"),
        (left.claims, "claims to settle"),
        (left.questions, "topics to choose"),
    )
    told = ", ".join(f"{number} {what}" for number, what in steps if number)
    return f"The last run was interrupted and left {told}: going on."


def summary(result: RelateResult) -> str:
    """What relating changed, in one line."""
    counts = [f"{number} {name.replace('_', ' ')}" for name, number in result.counts.items() if number]
    compared = [f"{result.related} compared"] if result.related else []
    told = ", ".join([*compared, *(counts or ["nothing changed"])])
    prefix = "Dry run, nothing was changed: " if result.dry_run and counts else ""
    return f"{prefix}{result.documents} documents: {told}."
