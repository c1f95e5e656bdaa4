"""How firmly a clause is put forward, and whether its main predicate is negated.

The categories follow FactBank's idea that a source commits itself to an event to a degree; the vocabulary is in
`lexicon/modality.toml`. A clause on a speaker's word is `reported` unless its own words say something stronger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.values import Modality, Polarity
from claims.analysis.lexicon import load
from claims.analysis.masking import mask
from claims.analysis.spans import Span

# A clause is read no further than this: the words that decide stand near its verb.
_LONGEST_CLAUSE = 4000

_ANY_WORD = re.compile(r"\w+")
_CONTRACTED = re.compile("n['’]t")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")


def _phrase(entry: str) -> str:
    parts = [r"(?:\s+\w+){0,3}" if word == "..." else re.escape(word).replace(r"\*", r"\w*") for word in entry.split()]
    joined = parts[0]
    for part in parts[1:]:
        joined += part if part.startswith("(?:") else r"\s+" + part
    return joined


@dataclass(frozen=True, slots=True, order=True)
class _Phrase:
    """A phrase of the lexicon. `rank` is its place in the order in which modalities are tried."""

    rank: int
    name: str
    strength: str
    entry: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of the phrase, compiled where it is first needed."""
        return _compiled(self.entry)


@cache
def _compiled(entry: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_phrase(entry)}(?!\w)", re.IGNORECASE)


class _Phrases:
    """Phrases by their longest word: most clauses hold none of these words, and nothing is searched there.

    `stems` are the phrases that hold a word with any ending ("speculat*"), with the stem.
    """

    def __init__(self, entries: Iterable[tuple[int, str, str, str]]) -> None:
        self.by_word: dict[str, list[_Phrase]] = {}
        self.stems: list[tuple[str, _Phrase]] = []
        for rank, name, strength, entry in entries:
            phrase = _Phrase(rank, name, strength, entry)
            telling = max((word for word in entry.lower().split() if word != "..."), key=lambda w: (len(w), w))
            if telling.endswith("*"):
                self.stems.append((telling[:-1], phrase))
            else:
                self.by_word.setdefault(telling, []).append(phrase)
        self.words = frozenset(self.by_word)

    def possible(self, clause: _Clause) -> list[_Phrase]:
        """The phrases of which the clause holds the telling word, in the order of their ranks."""
        found = [phrase for word in self.words & clause.words for phrase in self.by_word[word]]
        found += [phrase for stem, phrase in self.stems if stem in clause.lower]
        return sorted(found)


@cache
def _modal() -> _Phrases:
    """The phrases of every modality."""
    table = load("modality")
    tables = ((name, strength) for name in table["order"] for strength in ("strong", "weak"))
    return _Phrases(
        (rank, name, strength, entry) for rank, (name, strength) in enumerate(tables) for entry in table[name][strength]
    )


@cache
def _negating() -> _Phrases:
    return _Phrases((0, "negation", "strong", entry) for entry in load("modality")["negation"]["verbs"])


@cache
def _listed(key: str) -> frozenset[str]:
    """A list of words of the negation table."""
    return frozenset(load("modality")["negation"][key])


class _Clause:
    """A clause as it is read: its view, that in lower case, its words and its main part."""

    __slots__ = ("lower", "main", "view", "words")

    def __init__(self, view: str) -> None:
        self.view = view
        self.lower = view.lower()
        self.words = frozenset(_ANY_WORD.findall(self.lower))
        self.main = Span(0, len(view)) if self.words.isdisjoint(_listed("lowers")) else _main_span(view)


def find_modality(clause: str, attributed: bool) -> tuple[Modality, Polarity, str]:
    """Modality, polarity and rule of a clause. `attributed`: whether it stands on a speaker's word.

    >>> find_modality("The two sides have not yet signed a treaty", attributed=False)
    (<Modality.DENIED: 'denied'>, <Polarity.NEGATIVE: 'negative'>, 'modality.denied')
    """
    read = _Clause(mask(clause[:_LONGEST_CLAUSE]))
    polarity = _polarity(read)
    for phrase in _modal().possible(read):
        if not (attributed and phrase.strength == "weak") and _holds(phrase, read):
            return Modality(phrase.name), polarity, f"modality.{phrase.name}"
    if attributed:
        return Modality.REPORTED, polarity, "modality.reported"
    return Modality.ASSERTED, polarity, "modality.asserted"


def _holds(phrase: _Phrase, clause: _Clause) -> bool:
    """Whether the phrase stands in the clause; a weak one only in its main part."""
    main = clause.main
    found = (m for m in phrase.pattern.finditer(clause.view) if _counts(clause.view, m))
    return any(phrase.strength == "strong" or main.start <= match.start() < main.end for match in found)


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
    return _polarity(_Clause(view))


def _polarity(clause: _Clause) -> Polarity:
    main = clause.main.of(clause.view)
    if any(phrase.pattern.search(main) for phrase in _negating().possible(clause)):
        return Polarity.NEGATIVE
    if _listed("words").isdisjoint(clause.words) and "no" not in clause.words and not _CONTRACTED.search(clause.lower):
        return Polarity.POSITIVE
    tokens = [m.group().lower().replace("’", "'") for m in _WORD.finditer(main)]
    for i, word in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else ""
        if (word == "not" or word.endswith("n't")) and following not in _listed("not_before"):
            return Polarity.NEGATIVE
        if word == "no" and following not in _listed("no_before"):
            return Polarity.NEGATIVE
        if word in _listed("words") and word != "not" and not (word == "hardly" and following == "surprising"):
            return Polarity.NEGATIVE
    return Polarity.POSITIVE


def _main_span(view: str) -> Span:
    """The clause without its subordinate clauses: to the first word that lowers; one at the head is passed over."""
    lowers = _listed("lowers")
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
