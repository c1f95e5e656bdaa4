"""Whether a stretch takes a stance or gives a cause: such a stretch is a claim though it names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claims.analysis.extraction.cues import forms_of
from claims.analysis.lexicon import load

_LINKS = re.compile(r"\b(?:remain|seem|appear|look|prove|become|stay|grow|turn)s?\b", re.IGNORECASE)
_VERBS = ("attitude", "does")


def takes_stance(clause: str) -> bool:
    """True for a clause with a word of stance ("was a mistake", "welcomed", "no reason to worry")."""
    return _stances().search(clause) is not None


def gives_cause(clause: str) -> bool:
    """True for a clause that gives a cause: "was due to frost", "frost led to the leak"."""
    return _causes().search(clause) is not None


def links(clause: str) -> bool:
    """True for a clause with a verb that links a subject with what is said of it: "relations remain tense"."""
    return _LINKS.search(clause) is not None


@cache
def _causes() -> re.Pattern[str]:
    table = load("relation_causes")
    return _any_of([*table["links"], *(phrase for lemma in table["backward"] for phrase in _forms(lemma))])


@cache
def _stances() -> re.Pattern[str]:
    return _any_of(_spelt())


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    spelt = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in spelt)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def _spelt() -> Iterator[str]:
    """Every phrase of stance in every form; what is likely or should be is left out, as it is said of anything."""
    for axis in load("relation_stances")["axis"]:
        if axis["group"] in ("likelihood", "duty"):
            continue
        for pole in ("plus", "minus"):
            for sort, phrases in axis[pole].items():
                for phrase in phrases:
                    yield from _forms(phrase) if sort in _VERBS else (phrase,)


def _forms(lemma: str) -> Iterator[str]:
    """A verb, with what follows it, in all its forms."""
    verb, _, rest = lemma.partition(" ")
    yield lemma
    yield from (f"{form} {rest}".strip() for form in forms_of(verb))
