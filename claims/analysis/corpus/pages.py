"""The printed page on which a place stands: a text from a PDF has a form feed for the end of every page."""

from __future__ import annotations

PAGE_END = "\f"


def page_at(text: str, offset: int) -> int | None:
    """The number (from 1) of the page on which `offset` stands in `text`, or None where it is not cut into pages."""
    return text.count(PAGE_END, 0, offset) + 1 if PAGE_END in text else None
