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
    "attribution.uttered", "attribution.puts_at",
})  # fmt: skip
_CLAUSES = frozenset({
    "attribution.that_clause", "attribution.bare_clause", "attribution.addressee_clause", "attribution.question_clause",
    "attribution.relative",
})  # fmt: skip


_ASKING = frozenset({"ask", "inquire", "enquire", "wonder", "question"})
# What somebody hears is nobody's word by that: "the inquiry heard that ..."
_HEARING = frozenset({"hear", "forget", "dream", "imagine"})
_SAYING = frozenset({"say", "tell", "believe"})


@cache
def acts() -> frozenset[str]:
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
    lemmas = _lemmas(view, attribution)
    groups = {g for lemma in lemmas for verb in cue_verbs()[lemma] for g in verb.groups}
    if attribution.rule == "attribution.fronted" and not _is_quoted(view, attribution):
        bodily = sort in ("body", "text", "") and lemmas <= _stances() and not lemmas <= _findings(sort)
        return bool(attribution.source) and bool(groups & _SAYING) and not bodily and not _held_back(view, attribution)
    if attribution.rule in _ALWAYS:
        return bool(attribution.source)
    if sort in ("body", "text", "") and lemmas and lemmas <= _stances() and not lemmas <= _findings(sort):
        return False
    if attribution.rule in _CLAUSES:
        if lemmas <= _HEARING:
            return False
        return bool(groups & (_SAYING | {"hold", "show"})) and not _held_back(view, attribution)
    if attribution.rule == "attribution.passive":
        return bool(attribution.source) and bool(groups & {"say", "tell", "believe", "name"})
    if attribution.rule == "attribution.accusation":
        return bool(lemmas & _accusing()) and sort != "" and not _held_back(view, attribution)
    if attribution.rule == "attribution.object" and "expect" in lemmas and sort in ("person", "role", "group"):
        return any(_COMING.search(view, a, b) for a, b in attribution.content)
    if attribution.rule in ("attribution.object", "attribution.infinitive"):
        named = "name" in groups and _is_quoted(view, attribution)  # "called it a 'new page'"
        return (named or bool(lemmas & acts())) and sort in ("person", "role", "group")
    return False


# "expects margins to recover"
_COMING = re.compile(r"\S\sto\s[a-z]{2,}")


@cache
def _accusing() -> frozenset[str]:
    """Verbs by which somebody says what another has done: "accused the firm of fraud"."""
    return frozenset(load("cues")["speech"]["accusing"])


@cache
def _findings(sort: str) -> frozenset[str]:
    """Verbs by which a text, or a body, gives out what it found: "the survey shows that", "the court ruled that"."""
    return frozenset(load("cues")["speech"].get(f"findings_{sort}", ()))


def _is_quoted(view: str, attribution: Attribution) -> bool:
    return any('"' in view[a:b] or "'" in view[a : a + 1] for a, b in attribution.content)


@cache
def _stances() -> frozenset[str]:
    return frozenset(load("cues")["speech"]["stances"])


def is_question(view: str, attribution: Attribution) -> bool:
    """Whether the content is asked and not said: "asked whether ...", "wondered why ..."."""
    return bool(_lemmas(view, attribution) & _ASKING) and attribution.rule != "attribution.infinitive"


@cache
def _telling() -> frozenset[str]:
    """Verbs of saying and telling that are none of believing: "did not say", but "did not believe"."""
    groups = {lemma: {g for verb in verbs for g in verb.groups} for lemma, verbs in cue_verbs().items()}
    return frozenset(lemma for lemma, found in groups.items() if found & {"say", "tell"} and "believe" not in found)


def _held_back(view: str, attribution: Attribution) -> bool:
    """`cannot expect`, `should say`, `did not say`: nobody has said it."""
    told = bool(_lemmas(view, attribution) & _telling())
    cue = re.findall(r"[a-z']+", " ".join(view[a:b] for a, b in attribution.cue).lower())
    return any(
        (word in words("modal") and word not in ("would", "will", "could"))
        or word.endswith("n't")
        or (word in ("not", "never") and (told or "will" in cue))
        for word in cue
    )
