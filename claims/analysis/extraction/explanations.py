"""The values that explaining a place of a text gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands at a place, and why; or one that was tried there and failed (`taken` is False).

    `what` is its sort ("quantity", "sentence", "note"), `rule` the name of the rule, `words` what that rule says, and
    `reading` what the stretch was read as or, where it was not taken, what the rule saw there; "" where there is no
    more to say.
    """

    what: str
    start: int
    end: int
    surface: str
    rule: str
    words: str
    reading: str = ""
    taken: bool = True

    def overlaps(self, start: int, end: int) -> bool:
        """True where it shares at least one code point with `[start, end)`."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why what was found at `[start, end)` was found, and what was tried and failed there.

    `structure` says which block and sentence the place stands in, or why in none; `here` is what covers the place and
    `nearby` the rest of its sentence (of its block, where it stands in no sentence).
    """

    start: int
    end: int
    surface: str
    structure: tuple[Reason, ...]
    here: tuple[Reason, ...]
    nearby: tuple[Reason, ...]
