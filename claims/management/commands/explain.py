"""Say why something was found at a place of a document, or what was tried and failed there."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandError, CommandParser

from claims.management.base import WhenceCommand
from claims.queries.choosing import ChoiceError, document_named
from claims.reports.explanation import render_explanation
from claims.services.explaining import PlaceError, explain_place


class Command(WhenceCommand):
    """explain DOCUMENT (OFFSET | --quote WORDS) [--json]"""

    help = "Say why something was found at a place of a document, what was tried and failed there, and what is stored."
    examples = """\
  manage.py explain "port tariffs" 1204                  the document by words of its title, the place in code points
  manage.py explain report.txt --quote "12 tugboats"     by file name; the words must stand in the text once
  manage.py explain 8d2f6c0e --quote "in 2012" --json    by the beginning of its sha256; for programs"""

    def add_arguments(self, parser: CommandParser) -> None:
        """Which document, which place, in which form."""
        parser.add_argument(
            "document", metavar="DOCUMENT", help="key, beginning of sha256, file name or words of title"
        )
        parser.add_argument("offset", metavar="OFFSET", type=int, nargs="?", help="code point of the text, from 0")
        parser.add_argument("--quote", metavar="WORDS", default="", help="the place, by words that stand there once")
        parser.add_argument("--json", action="store_true", help="print the explanation as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find document and place, print the explanation. Raises CommandError where not exactly one is meant."""
        self.require_database()
        if (options["offset"] is None) == (not options["quote"]):
            raise CommandError("Which place? Give either OFFSET or --quote WORDS.")
        try:
            document = document_named(options["document"])
            found = explain_place(document, offset=options["offset"], quote=options["quote"])
        except (ChoiceError, PlaceError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found), indent=1, ensure_ascii=False, default=str))
        else:
            self.stdout.write(render_explanation(found), ending="")
