"""Small whole numbers, in figures or in words."""

from __future__ import annotations

from functools import cache

from claims.analysis.lexicon import load


def number_of(word: str) -> int | None:
    """The number that `word` names ("38", "thirty-eight", "a"), or None. No sign, no fraction, below a thousand."""
    low = " ".join(word.lower().replace("-", " ").split())
    if low.isdigit():
        return int(low)
    return 1 if low in ("a", "an") else _words().get(low)


@cache
def _words() -> dict[str, int]:
    table = load("relation_visits")["numbers"]
    found: dict[str, int] = dict(table["ones"]) | dict(table["tens"])
    for ten, value in table["tens"].items():
        found |= {f"{ten} {one}": value + unit for one, unit in table["ones"].items() if unit < 10}
    return found
