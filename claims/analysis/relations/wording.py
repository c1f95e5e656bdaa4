"""Words as comparing sees them: folded over spellings, with their places; content words in canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import fsum

from claims.analysis.extraction.values import EntityMention, PersonMention
from claims.analysis.lexicon import load
from claims.analysis.masking import mask
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.phrases import any_of, forms

# "U.S." and "U.S.-led" are one word and two; "1,200" and "2.5" are one; "Russia's" is read without its ending.
WORD = re.compile(r"(?:[^\W\d_]\.){2,8}|[^\W\d_]+(?:'[^\W\d_]{1,3}\b)?|\d+(?:[.,]\d+)*")
_Z_ENDING = re.compile(r"(?<=[a-z]{3})z(?=(?:e|es|ed|ing|er|ers|ation|ations)$)")
_VOWEL = re.compile(r"[aeiouy]")

GENERIC_WEIGHT = 0.4
NAME_WEIGHT = 0.6

# How many words, and statements as tuples of words, are kept with their weights.
KEPT_WORDS = 2**16
KEPT_CLAIMS = 2**14


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its folded form and where it stands; `capital` is True where it is printed with a capital."""

    form: str
    start: int
    end: int
    capital: bool = False


@cache
def fold(word: str) -> str:
    """`word` in one spelling: lower case, no possessive, British forms ("defense" -> "defence", "-ize" -> "-ise")."""
    low = word.lower().replace(".", "") if "." in word and not word[0].isdigit() else word.lower()
    low, _, _ = low.partition("'")
    exact: dict[str, str] = load("relation_words")["spelling"]["exact"]
    for plural in ("s", ""):
        if low.endswith(plural) and low[: len(low) - len(plural)] in exact:
            return exact[low[: len(low) - len(plural)]] + plural
    return _Z_ENDING.sub("s", low)


def words(text: str) -> list[Word]:
    """The words of `text` (masked or not) in order, folded, with their places in it."""
    view = mask(text)
    return [Word(fold(m.group()), m.start(), m.end(), m.group()[0].isupper()) for m in WORD.finditer(view)]


def merged_words(text: str) -> list[Word]:
    """`words`, with every phrase that means one word ("lay off", "rescue workers") as that word."""
    found = words(text)
    if len(found) < 2 or not _phrases().search(text):
        return found
    spans = [(m.start(), m.end(), _meaning()[" ".join(m.group().lower().split())]) for m in _phrases().finditer(text)]
    kept = [w for w in found if not any(start <= w.start < end for start, end, _ in spans)]
    return sorted([*kept, *(Word(form, start, end) for start, end, form in spans)], key=lambda w: w.start)


@cache
def _meaning() -> dict[str, str]:
    """The one word for every phrase, in all forms of its verb."""
    table: dict[str, list[str]] = load("relation_words")["phrases"]
    return {form: word for word, listed in table.items() for phrase in listed for form in _forms(phrase)}


def _forms(phrase: str) -> tuple[str, ...]:
    return forms(phrase[3:]) if phrase.startswith("to ") else (phrase,)


@cache
def _phrases() -> re.Pattern[str]:
    return any_of(_meaning())


@cache
def stop_words() -> frozenset[str]:
    """Words without content of their own."""
    return frozenset(load("relation_words")["stop"])


@cache
def _generic() -> frozenset[str]:
    return frozenset(load("relation_words")["generic"]) | frozenset(stem(w) for w in load("relation_words")["generic"])


@cache
def _same() -> dict[str, str]:
    return {stem(word): row[0] for row in load("relation_words")["same"] for word in row}


_ENDINGS = (
    ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ise"), ("isation", "ise"),
    ("ically", "ic"), ("ities", "ity"), ("ments", "ment"), ("ingly", ""), ("edly", ""), ("tion", "t"),
    ("sion", "s"), ("tions", "t"), ("sions", "s"),
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ally", "al"), ("ing", ""), ("ers", "er"),
    ("ed", ""), ("es", "e"), ("ly", ""), ("s", ""),
)  # fmt: skip


@cache
def stem(word: str) -> str:
    """`word` (folded) without inflection, coarsely: "vetoed", "vetoing" and "veto" meet; never shorter than three."""
    if len(word) < 4 or not word.isalpha() or word.endswith(("ss", "us", "is")):
        return word
    for ending, put in _ENDINGS:
        if word.endswith(ending):
            left = word[: -len(ending)]
            if len(left) + len(put) < 3 or not _VOWEL.search(left):
                continue
            return _undoubled(left, put)
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _undoubled(left: str, put: str) -> str:
    whole = left + put
    if not put and len(left) > 3 and left[-1] == left[-2] and left[-1] not in "slz":
        return left[:-1]
    return whole[:-1] if whole.endswith("e") and len(whole) > 4 else whole


def canonical(form: str) -> str:
    """The content word that stands for `form` (folded): its stem, or the first of the words that mean the same."""
    root = stem(_as_read().get(form, form))
    return _same().get(root, root)


@cache
def _as_read() -> dict[str, str]:
    table: dict[str, str] = load("relation_words")["as_read"]
    return table


def content_words(
    text: str, start: int, end: int, entities: Iterable[EntityMention] = (), people: Iterable[PersonMention] = ()
) -> tuple[str, ...]:
    """Content words of `text[start:end]` (a view) in order, canonical; `@name` is a country (its capital stands for
    it), `#name` another entity, `&name` a person by the last name. Formulas ("did not respond to requests for comment")
    are left out."""
    text = _formulas().sub(_blanked, text[:end]) if _formulas().search(text, start, end) else text
    named = [
        (e.start, e.end, f"@{land.lower()}" if (land := country_named(e)) else f"#{e.name.lower()}")
        for e in entities
        if e.name
    ]
    named += [(p.start, p.end, f"&{p.name.split()[-1].lower()}") for p in people if p.name.split()]
    found: list[str] = []
    position = start
    for first, last, name in sorted(named, key=lambda n: (n[0], -n[1], n[2])):
        if first < position or last > end:
            continue
        found += _plain(text[position:first])
        found.append(name)
        position = last
    found += _plain(text[position:end])
    return tuple(found)


@cache
def _formulas() -> re.Pattern[str]:
    return any_of(load("relation_words")["formulas"])


@cache
def formulas() -> tuple[tuple[str, ...], ...]:
    """Phrases that reports print without meaning to share them, as folded words."""
    return tuple(tuple(w.form for w in words(phrase)) for phrase in load("relation_words")["formulas"])


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _plain(text: str) -> list[str]:
    stop = stop_words()
    return [
        canonical(w.form) for w in merged_words(text) if w.form not in stop and (len(w.form) > 1 or w.form.isdigit())
    ]


@lru_cache(maxsize=KEPT_WORDS)
def weight(word: str) -> float:
    """How much sharing `word` says: a country, a person or a common word of reports less than any other."""
    if word[0] in "@&":
        return NAME_WEIGHT
    return GENERIC_WEIGHT if word in _generic() else 1.0


def shared_weight(left: Iterable[str], right: Iterable[str]) -> tuple[float, float, float]:
    """The weight of the words that both sides have, of all on the left, of all on the right (each word once)."""
    ours, theirs = weighed(left), weighed(right)
    return fsum(map(weight, ours.words & theirs.words)), ours.weight, theirs.weight


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words, each once, their weight, and those among them that say something of their own."""

    words: frozenset[str]
    weight: float
    rare: frozenset[str]


def weighed(words: Iterable[str]) -> Weighed:
    """Words with their weight. What comes as a tuple is kept for the next time, since a claim meets many others."""
    return _weighed(words) if isinstance(words, tuple) else _weighed.__wrapped__(tuple(words))


@lru_cache(maxsize=KEPT_CLAIMS)
def _weighed(words: tuple[str, ...]) -> Weighed:
    once = frozenset(words)
    return Weighed(once, fsum(map(weight, once)), frozenset(word for word in once if weight(word) >= 1))


def similarity(left: Sequence[str], right: Sequence[str]) -> float:
    """Dice coefficient of the two sets of content words, weighted; 0 where either is empty."""
    shared, ours, theirs = shared_weight(left, right)
    return 2 * shared / (ours + theirs) if ours + theirs else 0.0
