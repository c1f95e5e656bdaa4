"""Everything from a fresh checkout to a running desk."""

from __future__ import annotations

import io
import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError

from claims.management.base import WhenceCommand
from claims.services.quickstart import port_is_free, steps

HOST = "127.0.0.1"
DEFAULT_PORT = 8000


class Command(WhenceCommand):
    """quickstart [--no-server] [--port 8000]"""

    help = "Set up the database, load vocabulary and sample documents, make a user, and serve the desk on this machine."
    examples = """\
  manage.py quickstart              then open http://127.0.0.1:8000/
  manage.py quickstart --no-server  only set up"""

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether and where to serve."""
        parser.add_argument("--no-server", action="store_true", help="set up and do not serve")
        parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"the server's port ({DEFAULT_PORT})")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take every step, saying what it did, then serve until interrupted. Raises CommandError for a port in use."""
        port = None if options["no_server"] else options["port"]
        if port is not None and not port_is_free(port):
            raise CommandError(f"Port {port} is in use: stop what listens there, or choose another with --port.")
        try:
            for line in steps():
                self.stdout.write(line)
                self.stdout.flush()
        except DatabaseError as error:
            raise CommandError(f"The database cannot be used: {str(error).strip().splitlines()[0]}") from error
        if port is not None:
            self.serve(port)

    def serve(self, port: int) -> None:
        """Serve the desk until Ctrl-C, with the key that was just written if this is the first time."""
        if not os.environ.get("SECRET_KEY"):
            settings.SECRET_KEY = settings.SECRET_FILE.read_text(encoding="ascii").strip()
        os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
        self.stdout.write(f"The desk is at http://{HOST}:{port}/ - Ctrl-C stops it.")
        self.stdout.flush()
        call_command("runserver", f"{HOST}:{port}", use_reloader=False, skip_checks=True, stdout=io.StringIO())
