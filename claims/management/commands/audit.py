"""Check the stored data against its invariants."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandError, CommandParser

from claims.management.base import WhenceCommand
from claims.services.audit import AuditItem, Severity, audit


class Command(WhenceCommand):
    """audit [--json]"""

    help = (
        "Check that the stored data holds together: quotes stand where they are said to, counts are right, and so on."
    )
    examples = """\
  manage.py audit         one line for each finding, exit code 1 where there is an error
  manage.py audit --json  the same for programs"""

    def add_arguments(self, parser: CommandParser) -> None:
        """In which form."""
        parser.add_argument("--json", action="store_true", help="print the findings as a JSON array")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, print what was found. Raises CommandError where there is an error among it."""
        self.require_database()
        items = audit()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(item) for item in items], indent=1))
        else:
            self.report(items)
        errors = sum(1 for item in items if item.severity == Severity.ERROR)
        if errors:
            raise CommandError(f"{errors} errors were found.")

    def report(self, items: list[AuditItem]) -> None:
        """Print a line for each finding, and the counts."""
        for item in items:
            self.stdout.write(f"{item.severity.upper()} {item.check} {item.record}: {item.sentence}".replace(" :", ":"))
        counts = Counter(item.severity for item in items)
        self.stdout.write(", ".join(f"{counts[severity]} {severity.value}s" for severity in Severity) + ".")
