"""The printed page on which a place stands: a text from a PDF has a form feed for the end of every page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

PAGE_END = "\f"


def pages(text: str) -> Callable[[int], int | None]:
    """A function that gives the number (from 1) of the page of an offset in `text`, None where there are no pages."""
    ends = [match.end() for match in re.finditer(PAGE_END, text)]
    return lambda offset: bisect_right(ends, offset) + 1 if ends else None
