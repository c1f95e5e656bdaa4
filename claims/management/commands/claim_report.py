"""Print the source report of one claim, of those that match, or of all."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils import timezone

from claims.models import Claim
from claims.reports.build import claim_report
from claims.reports.html import render_html
from claims.reports.markdown import render_markdown

EXAMPLE = """\
examples:
  manage.py claim_report 8d2f6c0e-...                  the report of one claim, as Markdown, to the terminal
  manage.py claim_report --search "trade turnover"     of every claim whose statement holds these words
  manage.py claim_report --all --format html -o out/   of all claims, one HTML file each in the folder out/
"""
LISTED = 10
RENDERERS = {"html": render_html, "md": render_markdown}


class Command(BaseCommand):
    """claim_report [CLAIM ...] [--search WORDS] [--all] [--format html|md] [-o FOLDER]"""

    help = "Print the source report of claims: who says it, where, on whose word, and what stands against it."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """The parser, with examples that keep their lines."""
        return super().create_parser(
            prog_name, subcommand, epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which claims, in which form, whereto."""
        parser.add_argument(
            "claims", nargs="*", metavar="CLAIM", help="key of a claim, as its page in the desk shows it"
        )
        parser.add_argument("--search", metavar="WORDS", help="claims whose statement holds these words")
        parser.add_argument("--all", action="store_true", help="all claims that were not merged into another")
        parser.add_argument("--format", choices=sorted(RENDERERS), default="md", help="form of the report (md)")
        parser.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="write a file per claim into FOLDER")
        parser.add_argument("--decided-only", action="store_true", help="leave out relations that nobody judged yet")
        parser.add_argument("--undated", action="store_true", help="leave out when it was printed, to compare reports")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the claims, print or write their reports, and say how many. Raises CommandError where there are none."""
        found = self.find(options["claims"], options["search"], everything=options["all"])
        count = found.count()
        if not count:
            raise CommandError(
                "no claim matches. List keys with: manage.py claim_report --search WORDS, or see the desk."
            )
        if count > 1 and not options["output"]:
            raise CommandError(self.choice(found, count))
        printed = "" if options["undated"] else timezone.now().strftime("%Y-%m-%d %H:%M UTC")
        render = RENDERERS[options["format"]]
        for claim in found.iterator(chunk_size=200):
            page = render(claim_report(claim, decided_only=options["decided_only"], printed=printed))
            if options["output"]:
                self.write(options["output"], f"{claim.id}.{options['format']}", page)
            else:
                self.stdout.write(page, ending="")
        if options["output"]:
            self.stdout.write(f"{count} report{'s' if count > 1 else ''} in {options['output']}")

    def find(self, keys: list[str], search: str | None, *, everything: bool) -> QuerySet[Claim]:
        """The claims asked for, in order of their keys. Raises CommandError for a key that is not there."""
        claims = Claim.objects.live().select_related("topic").order_by("id")
        if everything:
            return claims
        if search:
            for word in search.split():
                claims = claims.filter(statement__icontains=word)
            return claims
        if not keys:
            raise CommandError("which claim? Give its key, --search WORDS or --all.")
        wanted = {self.parse(key): key for key in keys}
        missing = wanted.keys() - set(claims.filter(id__in=wanted).values_list("id", flat=True))
        if missing:
            raise CommandError(f"no claim with the key {', '.join(sorted(wanted[key] for key in missing))}")
        return claims.filter(id__in=wanted)

    def choice(self, found: QuerySet[Claim], count: int) -> str:
        """What to say where several claims match and there is one terminal: the first of them, with their keys."""
        lines = [f"  {claim.id}  {claim}" for claim in found[:LISTED]]
        more = [f"  ... and {count - LISTED} more"] if count > LISTED else []
        heading = f"{count} claims match: name one of them, or a folder for all their reports with -o FOLDER."
        return "\n".join([heading, *lines, *more])

    def parse(self, key: str) -> UUID:
        """The UUID that `key` spells. Raises CommandError where it spells none."""
        try:
            return UUID(key)
        except ValueError as error:
            raise CommandError(
                f"{key!r} is no key of a claim; keys look like 8d2f6c0e-5b1a-5c39-9f6b-7b1d3f5a9e44"
            ) from error

    def write(self, folder: Path, name: str, page: str) -> None:
        """Write one report. Raises CommandError where the folder cannot be made or written."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(page, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"cannot write {folder / name}: {error.strerror}") from error
