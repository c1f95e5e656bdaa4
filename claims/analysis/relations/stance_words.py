"""Words that take a stance, as the lexicon has them, and how a negation turns them round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.analysis.extraction.polarity import is_negated
from claims.analysis.lexicon import load
from claims.analysis.relations.phrases import any_of, any_verb, forms, phrase_pattern
from claims.analysis.relations.wording import canonical, fold

POLES = ("plus", "minus")
SORTS = ("is", "attitude", "does", "of", "whole", "makes")
# What must follow a word that is a noun as well as a verb: "support the plan", not "support to the army".
_OBJECT_BEGINS = re.compile(
    r"\s+(?:the|a|an|this|that|these|those|its|their|his|her|our|any|all|both|such|it|them|what|[A-Z]\w+)\b"
)
# "the excellent relations", "they enjoy close ties": not "to develop close ties".
_HAVE = re.compile(r"\b(?:the|their|have|has|enjoy|enjoys|enjoyed)\s+$", re.I)
# Behind it nothing is said to be so.
WHETHER = re.compile(r"\bwhether\b", re.I)
_NO_NEGATION = re.compile(r"\b(?:not\s+only|no\s+doubt|not\s+just|not\s+merely)\b", re.I)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of stance in a sentence (places in its text) and what it is in the lexicon."""

    start: int
    end: int
    axis: str
    group: str
    pole: str
    sort: str


@cache
def _axes() -> tuple[dict[str, Any], ...]:
    return tuple(load("relation_stances")["axis"])


@cache
def _patterns() -> tuple[tuple[str, str, str, str, re.Pattern[str]], ...]:
    found = []
    for axis in _axes():
        for pole in POLES:
            for sort in SORTS:
                phrases = axis[pole].get(sort, ())
                if phrases:
                    pattern = _pattern(sort, phrases)
                    found.append((axis["name"], axis["group"], pole, sort, pattern))
    return tuple(found)


def _pattern(sort: str, phrases: Sequence[str]) -> re.Pattern[str]:
    """Verbs in all forms; "makes X safer" with what stands between; else the phrases as they are."""
    if sort == "makes":
        made = "|".join(sorted(form for verb in ("make", "put", "leave", "render", "do") for form in forms(verb)))
        return re.compile(
            rf"\b(?:{made})\s+(?:(?!(?:in|of|for|to|that)\b)[\w'-]+\s+){{1,4}}?(?:{'|'.join(phrases)})\b", re.I
        )
    return any_verb(phrases) if sort in ("attitude", "does") else any_of(phrases)


@cache
def any_stance() -> re.Pattern[str]:
    """All words of stance in one pattern: most sentences have none and are left at a glance."""
    spelt: list[str] = []
    for axis in _axes():
        for pole in POLES:
            for sort in SORTS:
                for phrase in axis[pole].get(sort, ()):
                    spelt += forms(phrase) if sort in ("attitude", "does") else [phrase]
    return phrase_pattern(tuple(dict.fromkeys(spelt)))


def stance_cues(text: str) -> list[Cue]:
    """The words of stance in order, the longer before the shorter where they overlap."""
    found = [
        Cue(m.start(), m.end(), axis, group, pole, sort)
        for axis, group, pole, sort, pattern in _patterns()
        for m in pattern.finditer(text)
    ]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start - c.end, c.start, c.axis, c.sort)):
        if not any(cue.start < k.end and k.start < cue.end and k.end - k.start > cue.end - cue.start for k in kept):
            kept.append(cue)
    return sorted(kept, key=lambda c: (c.start, c.end, c.axis))


def is_particle(text: str, cue: Cue) -> bool:
    """True for a noun that looks like a verb ("military support"), and for "back" behind a verb ("held back")."""
    printed = text[cue.start : cue.end].lower()
    if cue.sort in ("attitude", "does") and printed in _nouns_too() and not _OBJECT_BEGINS.match(text, cue.end):
        return True
    if printed != "back":
        return False
    return any(
        not text[found.end() : cue.start].strip()
        for found in any_verb(load("relation_stances")["no_backing"]).finditer(text, 0, cue.start)
    )


@cache
def _nouns_too() -> frozenset[str]:
    """Verbs whose bare form, or form in -s, is a noun as well."""
    lemmas: list[str] = load("relation_stances")["nouns_too"]
    return frozenset([*lemmas, *(lemma + "s" for lemma in lemmas)])


def pole_of(text: str, cue: Cue) -> str:
    """The pole of a cue, turned round by a negation before it."""
    head = text[max(0, cue.start - 60) : cue.start]
    begin = max((head.rfind(mark) + 1 for mark in ",;:."), default=0)
    near = _NO_NEGATION.sub(lambda m: " " * len(m.group()), head[begin:])
    negated = (cue.sort != "whole" or cue.group == "level") and (
        is_negated(near.lower() + " x", len(near) + 1)
        or any_of(load("relation_stances")["turning"]).search(near) is not None
    )
    return POLES[1 - POLES.index(cue.pole)] if negated else cue.pole


def is_attribute(cue: Cue, text: str) -> bool:
    """Words that judge as attributes, too: "a milestone accord", "lower fares", "the excellent relations"."""
    axis = axis_named(cue.axis)
    behind = re.match(r"\s+([\w'-]+)", text[cue.end :])
    if behind is None or text[cue.start : cue.end].lower() not in axis.get("attributes", ()):
        return False
    nouns = {canonical(word) for word in axis.get("bonds", ())}
    if cue.group == "ties" and not _HAVE.search(text, 0, cue.start):
        return False
    return not nouns or canonical(fold(behind[1])) in nouns


@cache
def axis_named(name: str) -> dict[str, Any]:
    """The axis of the lexicon with that name."""
    return next(axis for axis in _axes() if axis["name"] == name)
