#!/usr/bin/env python
"""Whence's command line: `python manage.py help` lists the commands."""

import os
import sys


def main() -> None:
    """Run the command that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit("Django is not installed here. Run ./run, or activate the environment in .venv.") from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
