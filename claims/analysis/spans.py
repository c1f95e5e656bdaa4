"""Places in a text, and the rule that ties every value found to the text it was found in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of a text, counted in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The stretch of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, offset: int) -> Span:
        """The same stretch counted from `offset` code points earlier in a longer text."""
        return Span(self.start + offset, self.end + offset)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span `[start, end)` without white space at its edges; empty at `start` where nothing else is there."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans`. Raises ValueError where there is none."""
    found = list(spans)
    if not found:
        raise ValueError("no span to cover")
    return Span(min(s.start for s in found), max(s.end for s in found))


_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r\u00a0]*\n")


def paragraph_around(text: str, start: int, end: int) -> Span:
    """The paragraph (between blank lines) of `text` in which `[start, end)` stands, without outer white space."""
    left, right = 0, len(text)
    for match in _PARAGRAPH_BREAK.finditer(text):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            right = match.start()
            break
    return trimmed(text, left, right)
