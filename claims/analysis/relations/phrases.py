"""Patterns made of the phrases of a lexicon table, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


@cache
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of `phrases` as whole words, longest first, blanks standing for any white space, case ignored."""
    longest = sorted(set(phrases), key=lambda p: (-len(p), p))
    body = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest)
    return re.compile(rf"(?<![\w])(?:{body})(?![\w])", re.IGNORECASE)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """`phrase_pattern` for a list of the lexicon."""
    return phrase_pattern(tuple(phrases))
