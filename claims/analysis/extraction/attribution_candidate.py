"""One attribution within a sentence, in positions of its tokens, before it is given its place in the text."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution within one sentence, in positions of its tokens. `at` is the position of the cue word."""

    at: int
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    rule: str
