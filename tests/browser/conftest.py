"""A real browser on a served desk, which notes every complaint and every request that leaves the house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.admin.conftest import Base, base

__all__ = ["Base", "base"]

PASSWORD = "correct horse battery"


@dataclass(slots=True)
class Visit:
    """A page of the browser, where the desk is, and what went wrong so far."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a page of the desk."""
        self.page.goto(self.url + path)

    def log_in(self) -> None:
        """Log in by the form."""
        self.open("/admin/")
        self.page.fill("#id_username", "root")
        self.page.fill("#id_password", PASSWORD)
        self.page.click("input[type=submit]")


@pytest.fixture
def visit(
    transactional_db: None, live_server: LiveServer, chromium: str, base: Base, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Visit]:
    """A browser that is not logged in. Fails at the end if a page complained or asked another host for anything."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's own loop runs in the test's thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium or None, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
        visitor = Visit(page, live_server.url)
        page.on("console", lambda m: visitor.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        page.on(
            "request",
            lambda r: None if r.url.startswith((live_server.url, "data:")) else visitor.complaints.append(r.url),
        )
        yield visitor
        browser.close()
    assert visitor.complaints == []
