"""What Whence's commands share: examples in their help, and one clear line where the database is not ready."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from tqdm import tqdm

from claims.services.ingest import Progress


class WhenceCommand(BaseCommand):
    """A command with examples in its help."""

    examples: ClassVar[str] = ""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """The parser, with the command's examples at the end of its help."""
        epilog = f"examples:\n{self.examples}"
        return super().create_parser(
            prog_name, subcommand, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs
        )

    def require_database(self) -> None:
        """Raise CommandError where the database cannot be reached or lacks tables of this version."""
        try:
            executor = MigrationExecutor(connection)
            missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            raise CommandError(f"The database cannot be used: {str(error).strip().splitlines()[0]}") from error
        if missing:
            raise CommandError(
                f"The database is not set up for this version ({len(missing)} migrations are missing): "
                "run 'python manage.py migrate'."
            )


@contextmanager
def progress_bar(*, shown: bool, unit: str) -> Iterator[Progress | None]:
    """A progress bar on the terminal's error stream, None where `shown` is False or there is no terminal."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    with tqdm(unit=unit, leave=False) as bar:

        def advance(done: int, total: int, name: str) -> None:
            bar.total = total
            bar.set_postfix_str(name[:40], refresh=False)
            bar.update(done - bar.n)

        yield advance
