"""What a word is by itself, wherever it stands: its readings as a verb, an adverb, part of a noun phrase."""

from __future__ import annotations

from functools import cache, lru_cache

from claims.analysis.extraction.cues import VerbForm, verb_forms, words

# So many different words are kept in mind; a text has a few thousand.
_MOST_WORDS = 20_000

# Auxiliaries that with a capital are a month and a name.
NAMES_TOO = ("may", "will")

# lower case, capital, genitive, tags as a verb, readings as a verb, adverb, part of a noun phrase
Facts = tuple[str, bool, bool, int, tuple[VerbForm, ...], bool, bool]


@cache
def auxiliaries() -> frozenset[str]:
    """All forms of be, have, do and the modals."""
    return words("be") | words("have") | words("modal") | words("do")


@lru_cache(maxsize=_MOST_WORDS)
def word_facts(surface: str) -> Facts:
    """What is known of a word as it is printed, with straight apostrophes and without the stop of an abbreviation."""
    lower = surface.lower()
    readings = verb_forms().get(lower, ())
    tags = 0
    for reading in readings:
        tags |= reading.tag
    capital = surface[0].isupper()
    adverb = _is_adverb(lower)
    return lower, capital, lower.endswith(("'s", "s'")), tags, readings, adverb, _is_nominal(lower, capital, adverb)


def _is_adverb(lower: str) -> bool:
    return lower in words("adverb") or (lower.endswith("ly") and len(lower) > 4 and lower not in words("not_adverb"))


def _is_nominal(lower: str, capital: bool, adverb: bool) -> bool:
    if capital and lower in NAMES_TOO:
        return True
    if lower in auxiliaries() or lower in words("preposition") or lower in words("conjunction"):
        return False
    if lower in words("subordinator") or lower in words("subject"):
        return False
    return capital or not adverb
