"""Relate the claims of all current documents."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from claims.management.base import WhenceCommand, progress_bar
from claims.services.comparison import RelateResult, relate_all


class Command(WhenceCommand):
    """relate_claims [--dry-run] [--no-progress]"""

    help = "Group assertions into claims and find what agrees, contradicts and depends on what. Decisions are kept."
    examples = """\
  manage.py relate_claims            after an import
  manage.py relate_claims --dry-run  what would change, without changing it"""

    def add_arguments(self, parser: CommandParser) -> None:
        """How to go about it."""
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument("--no-progress", action="store_true", help="show no progress bar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Relate, and print one line of counts."""
        self.require_database()
        with progress_bar(shown=not options["no_progress"], unit="step") as progress:
            result = relate_all(progress=progress, dry_run=options["dry_run"])
        self.stdout.write(summary(result))


def summary(result: RelateResult) -> str:
    """What relating changed, in one line."""
    if not result.changed:
        return f"{result.documents} documents: nothing changed."
    counts = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in result.counts.items() if number)
    return f"{'Dry run, nothing was changed: ' if result.dry_run else ''}{result.documents} documents: {counts}."
