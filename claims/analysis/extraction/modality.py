"""How firmly a clause is put forward, and whether its main predicate is negated.

The categories follow FactBank's idea that a source commits itself to an event to a degree; the vocabulary is in
`lexicon/modality.toml`. A clause on a speaker's word is `reported` unless its own words say something stronger.
"""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.extraction.values import Modality, Polarity
from claims.analysis.lexicon import load
from claims.analysis.masking import mask
from claims.analysis.spans import Span

# A clause is read no further than this: the words that decide stand near its verb.
_LONGEST_CLAUSE = 4000

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")


def _phrase(entry: str) -> str:
    parts = [r"(?:\s+\w+){0,3}" if word == "..." else re.escape(word).replace(r"\*", r"\w*") for word in entry.split()]
    joined = parts[0]
    for part in parts[1:]:
        joined += part if part.startswith("(?:") else r"\s+" + part
    return joined


@cache
def _pattern(name: str, strength: str) -> re.Pattern[str]:
    entries = sorted(load("modality")[name][strength], key=len, reverse=True)
    if not entries:
        return re.compile(r"(?!)")
    return re.compile(r"\b(?:" + "|".join(_phrase(e) for e in entries) + r")(?!\w)", re.IGNORECASE)


@cache
def _negating_phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(_phrase(e) for e in load("modality")["negation"]["verbs"]) + r")(?!\w)", re.I)


def find_modality(clause: str, attributed: bool) -> tuple[Modality, Polarity, str]:
    """Modality, polarity and rule of a clause. `attributed`: whether it stands on a speaker's word.

    >>> find_modality("The two sides have not yet signed a treaty", attributed=False)
    (<Modality.DENIED: 'denied'>, <Polarity.NEGATIVE: 'negative'>, 'modality.denied')
    """
    view = mask(clause[:_LONGEST_CLAUSE])
    polarity = find_polarity(view)
    main = _main_span(view)
    for name in load("modality")["order"]:
        strengths = ("strong",) if attributed else ("strong", "weak")
        for strength in strengths:
            found = (m for m in _pattern(name, strength).finditer(view) if _counts(view, m))
            if any(strength == "strong" or main.start <= match.start() < main.end for match in found):
                return Modality(name), polarity, f"modality.{name}"
    if attributed:
        return Modality.REPORTED, polarity, "modality.reported"
    return Modality.ASSERTED, polarity, "modality.asserted"


def _counts(view: str, match: re.Match[str]) -> bool:
    """Not the month of May, and not "as many as possible"."""
    surface = match.group()
    if surface == "May":
        return match.start() == 0 and not re.match(r"\s*\d", view[match.end() :])
    if surface.lower() in ("possible", "likely"):
        return not re.search(r"\b(?:as|if|wherever|whenever|all)\s+$", view[: match.start()][-20:])
    if surface.lower() in ("can", "could", "would"):
        return not re.match(r"\s*(?:not|never)\b|not\b|n't", view[match.end() :])
    return True


def find_polarity(view: str) -> Polarity:
    """Negative where the main predicate is negated: in the words before the first subordinate clause with a verb.

    A condition or relative clause at the head of the sentence is passed over.
    """
    main = _main_span(view).of(view)
    if _negating_phrases().search(main):
        return Polarity.NEGATIVE
    table = load("modality")["negation"]
    tokens = [m.group().lower().replace("’", "'") for m in _WORD.finditer(main)]
    for i, word in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else ""
        if (word == "not" or word.endswith("n't")) and following not in table["not_before"]:
            return Polarity.NEGATIVE
        if word == "no" and following not in table["no_before"]:
            return Polarity.NEGATIVE
        if word in table["words"] and word != "not" and not (word == "hardly" and following == "surprising"):
            return Polarity.NEGATIVE
    return Polarity.POSITIVE


def _main_span(view: str) -> Span:
    """The clause without its subordinate clauses: to the first word that lowers; one at the head is passed over."""
    lowers = load("modality")["negation"]["lowers"]
    start = 0
    for n, match in enumerate(_WORD.finditer(view)):
        if match.group().lower() not in lowers:
            continue
        if n == 0:
            comma = view.find(",", match.end())
            start = comma + 1 if comma > 0 else 0
        elif match.start() > start and n > 1:
            return Span(start, match.start())
    return Span(start, len(view))
