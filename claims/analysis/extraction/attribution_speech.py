"""Which attributions put words into a source's mouth, and which only tell of an attitude or an act."""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.extraction.cues import cue_verbs, verb_forms, words
from claims.analysis.extraction.values import Attribution
from claims.analysis.lexicon import load

# Frames that are speech whatever the verb.
_ALWAYS = frozenset({
    "attribution.according_to", "attribution.as_stated", "attribution.in_view", "attribution.quoted_as",
    "attribution.noun_copula", "attribution.has_it_that", "attribution.belief_of", "attribution.owned_act",
    "attribution.quotation", "attribution.quotes", "attribution.of_the_view",
    "attribution.fronted", "attribution.colon_after_cue", "attribution.before_colon",
})  # fmt: skip
_CLAUSES = frozenset({
    "attribution.that_clause", "attribution.bare_clause", "attribution.addressee_clause", "attribution.question_clause",
})  # fmt: skip


@cache
def _acts() -> frozenset[str]:
    """Verbs whose bare object is what was said: "announced a loan", "offered help"."""
    return frozenset(load("cues")["speech"]["with_object"])


def _lemmas(view: str, attribution: Attribution) -> set[str]:
    found = re.findall(r"[a-z]+", " ".join(view[a:b] for a, b in attribution.cue).lower())
    return {r.lemma for word in found for r in verb_forms().get(word, ()) if r.lemma in cue_verbs()}


def is_speech(view: str, attribution: Attribution, sort: str) -> bool:
    """Whether the content stands on the source's word: said, believed, announced or offered by it.

    "Arda criticised the plan" and "Arda wants peace" tell of Arda; nobody is quoted. `sort` is the sort of the
    speaker (person, role, group, body, text, or "" for none): what a country "sees" or "hopes", it has not said.
    """
    if attribution.rule in _ALWAYS:
        return bool(attribution.source)
    lemmas = _lemmas(view, attribution)
    groups = {g for lemma in lemmas for verb in cue_verbs()[lemma] for g in verb.groups}
    if sort in ("body", "text", "") and lemmas and lemmas <= _stances():
        return False
    if attribution.rule in _CLAUSES:
        return bool(groups & {"say", "tell", "believe", "hold", "show"}) and not _held_back(view, attribution)
    if attribution.rule == "attribution.passive":
        return bool(attribution.source) and bool(groups & {"say", "tell", "believe", "name"})
    if attribution.rule == "attribution.object":
        return bool(lemmas & _acts()) and sort in ("person", "role", "group")
    return False


@cache
def _stances() -> frozenset[str]:
    return frozenset(load("cues")["speech"]["stances"])


def _held_back(view: str, attribution: Attribution) -> bool:
    """`cannot expect`, `should say`: nobody has said it."""
    cue = re.findall(r"[a-z']+", " ".join(view[a:b] for a, b in attribution.cue).lower())
    return any(
        (word in words("modal") and word not in ("would", "will", "could")) or word.endswith("n't") for word in cue
    )
