"""Whether the main predicate of a clause is negated.

Words that negate ("not", "nobody") and verbs that do ("failed to", "ruled out") are counted in the main part of the
clause; a verb that is negated itself ("never failed to", "did not deny") affirms. The vocabulary is in
`lexicon/modality.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.extraction.phrases import Phrases, words_of
from claims.analysis.extraction.scope import Clause, listed
from claims.analysis.extraction.values import Polarity
from claims.analysis.lexicon import load
from claims.analysis.masking import blank

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CONTRACTED = re.compile("n['’]t")
# "did not in any way deny": no more words stand between a negation and the verb that it negates.
_REACH = 4


@cache
def _negating() -> Phrases:
    return Phrases.of("negation", load("modality")["negation"]["verbs"])


@cache
def _affirming() -> Phrases:
    return Phrases.of("negation", load("modality")["negation"]["affirming"])


def opposite(polarity: Polarity) -> Polarity:
    """Negative for positive, and the other way round."""
    return Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE


def polarity_of(clause: Clause) -> Polarity:
    """Negative where the main predicate is negated, once."""
    verbs = _negating().possible(clause.lower, clause.words)
    if not verbs and listed("negation", "words").isdisjoint(clause.words) and not _CONTRACTED.search(clause.lower):
        return Polarity.POSITIVE
    main = clause.main
    for start, end in _affirming().places(clause.lower, clause.words):
        main = blank(main, start, end)
    words = words_of(main)
    tokens = list(_WORD.finditer(main))
    negations = [i for i, token in enumerate(tokens) if _negates(main, tokens, i)]
    left = set(negations)
    negated = 0
    for start, _ in _outermost(_negating().places(main, words)):
        at = next((i for i, token in enumerate(tokens) if token.start() >= start), len(tokens))
        before = next((i for i in negations if at - _REACH <= i < at and _joined(main, tokens, i, at)), None)
        if before is None:
            negated += 1
        else:
            left.discard(before)
    return Polarity.NEGATIVE if left or negated else Polarity.POSITIVE


def is_negated(lower: str, at: int) -> bool:
    """Whether a negation stands right before the word at `at`: "did not", "never", "no"."""
    tokens = list(_WORD.finditer(lower, max(0, at - 60), at))
    return any(_negates(lower, tokens, i) for i in range(max(0, len(tokens) - _REACH), len(tokens)))


def _joined(main: str, tokens: list[re.Match[str]], low: int, high: int) -> bool:
    """Whether no comma or gap stands between two words: they are of one clause."""
    end = tokens[high].start() if high < len(tokens) else len(main)
    between = main[tokens[low].end() : end]
    return "," not in between and "   " not in between


def _negates(main: str, tokens: list[re.Match[str]], i: int) -> bool:
    word = tokens[i].group().replace("’", "'")
    if word not in listed("negation", "words") and not word.endswith("n't"):
        return False
    if word in ("not", "without") and (i == 0 or "," in main[tokens[i - 1].end() : tokens[i].start()]):
        return word == "not" and i == 0  # "..., not alarmed", "Without the dyke the town ..."
    if word == "without" and any(token.group() in ("not", "never") for token in tokens[max(0, i - 2) : i]):
        return False
    following = [token.group() for token in tokens[i + 1 : i + 3]]
    return not any(word in listed("negation", "undone") for word in following)  # "not unhappy", "not without"


def _outermost(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of places that overlap the first."""
    kept: list[tuple[int, int]] = []
    for start, end in places:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
