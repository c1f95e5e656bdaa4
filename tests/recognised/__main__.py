"""Write docs/recognised.md: `python -m tests.recognised`."""

from __future__ import annotations

from tests.recognised.page import PAGE, page

PAGE.write_text(page(), encoding="utf-8")
