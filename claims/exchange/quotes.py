"""Where a quote stands in a text: found exactly once, or at the place that was given, or refused with the reason."""

from __future__ import annotations

from claims.exchange.widgets import echo

CONTEXT = 32
"""Code points of prefix and suffix kept beside a quote."""


def place(text: str, quote: str, start: int | None = None, end: int | None = None) -> tuple[int, int]:
    """`(start, end)` of `quote` in `text`, in code points. Raises ValueError with one sentence.

    A place that is given must hold the quote; without one the quote must stand exactly once in the text.
    """
    if not quote:
        raise ValueError("the quote is empty")
    if start is not None:
        stop = start + len(quote) if end is None else end
        if text[start:stop] != quote:
            raise ValueError(f"at {start} to {stop} the text reads {echo(text[start:stop])}, not {echo(quote)}")
        return start, stop
    found = text.find(quote)
    if found < 0:
        raise ValueError(f"{echo(quote)} is not in the document's text, letter for letter")
    again = text.find(quote, found + 1)
    if again >= 0:
        raise ValueError(
            f"{echo(quote)} stands in the text more than once (at {found} and {again}); give start and end"
        )
    return found, found + len(quote)


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Prefix and suffix of `[start, end)` in `text`."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
