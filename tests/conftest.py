"""What all tests share: the originals, and what is to be done where a test's surroundings are missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

REPOSITORY = Path(__file__).resolve().parent.parent
ORIGINALS = Path(os.environ.get("WHENCE_ORIGINALS") or REPOSITORY.parent / "shared" / "seeds")


def missing(what: str, remedy: str) -> None:
    """Skip the test for want of `what`; fail in continuous integration (CI=true), where nothing may be wanting."""
    message = f"{what} is not here: {remedy}"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder with the five original articles."""
    if not any(ORIGINALS.glob("*.txt")):
        missing("The folder of the original articles", "set WHENCE_ORIGINALS to it.")
    return ORIGINALS


@pytest.fixture
def postgresql() -> None:
    """Only for tests that need PostgreSQL: the test database is one. A run has one database, so others skip them."""
    if connection.vendor != "postgresql":
        pytest.skip("this run's database is not PostgreSQL: set DATABASE_URL=postgres://user:password@host:5432/name.")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium browser (WHENCE_CHROMIUM, or one on the path, or Playwright's own: "")."""
    named = os.environ.get("WHENCE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
    browsers = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    if not named and not any(browsers.glob("chromium*")):
        missing("Chromium", "run 'playwright install chromium' or set WHENCE_CHROMIUM to it.")
    return named


@pytest.fixture(autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash passwords of test users quickly."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield
