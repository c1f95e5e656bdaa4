"""What was tried and failed: a stretch that looks like a value or an assertion, and the rule by which it is none.

Refusals cost nothing where nobody asks: the finders give them out only when a text is explained
(`claims.analysis.extraction.explaining`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A stretch `[start, end)` that was looked at and not taken, by `rule` ("never.year").

    `detail` is what the rule saw there ("after the word 'page'"), or "".
    """

    start: int
    end: int
    rule: str
    detail: str = ""
