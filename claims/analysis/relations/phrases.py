"""Patterns made of the phrases of a lexicon table, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claims.analysis.extraction.cues import Tag, forms_of
from claims.analysis.lexicon import load


@cache
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of `phrases` as whole words, longest first, blanks standing for any white space, case ignored."""
    longest = sorted(set(phrases), key=lambda p: (-len(p), p))
    body = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest)
    return re.compile(rf"(?<![\w])(?:{body})(?![\w])", re.IGNORECASE)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """`phrase_pattern` for a list of the lexicon."""
    return phrase_pattern(tuple(phrases))


@cache
def forms(lemma: str) -> tuple[str, ...]:
    """All forms of a verb, or of a verb with what must follow it ("travel to" -> "travelled to"), the lemma first."""
    verb, _, rest = lemma.partition(" ")
    irregular: dict[str, str] = load("relation_verbs")["irregular"]
    inflected = irregular[verb].split() if verb in irregular else sorted(forms_of(verb))
    spelt = dict.fromkeys([verb, *inflected, *(["were", "are"] if verb == "be" else [])])
    return tuple(f"{form} {rest}" if rest else form for form in spelt)


@cache
def past_forms(verb: str) -> tuple[str, ...]:
    """Past form and past participle of a verb of one word: "sink" -> "sank", "sunk"."""
    irregular: dict[str, str] = load("relation_verbs")["irregular"]
    if verb in irregular:
        return tuple(dict.fromkeys(irregular[verb].split()[1:3]))
    tagged = forms_of(verb)
    return tuple(form for form, tags in tagged.items() if tags & {Tag.PAST, Tag.PARTICIPLE})


@cache
def _verbs(lemmas: tuple[str, ...]) -> re.Pattern[str]:
    return phrase_pattern(tuple(dict.fromkeys(form for lemma in lemmas for form in forms(lemma))))


def any_verb(lemmas: Iterable[str]) -> re.Pattern[str]:
    """`phrase_pattern` for all forms of the verbs of a list of the lexicon; the first word of an entry is inflected."""
    return _verbs(tuple(lemmas))
