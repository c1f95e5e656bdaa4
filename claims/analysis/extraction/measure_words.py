"""Words by what they can do in a noun phrase, and the words of a sentence around a figure: what `measures` reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from claims.analysis.extraction.cues import Tag, inflect, verb_forms, words
from claims.analysis.extraction.number_atoms import AtomKind, vocabulary
from claims.analysis.extraction.quantity_counts import is_plural
from claims.analysis.lexicon import load

REACH = 200  # how far from a figure its phrase is looked for, in characters


class Sort(Enum):
    """What a word can do."""

    NOUN = "noun"  # nouns, names, adjectives: whatever stands inside a noun phrase
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    PRONOUN = "pronoun"
    AUXILIARY = "auxiliary"
    ADVERB = "adverb"
    TIME = "time"
    PAST = "past"  # "spent", "reached", "signed"
    PRESENT = "present"  # "costs", "want"; often a noun too
    GERUND = "gerund"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark of the view, with its place."""

    text: str
    lower: str
    sort: Sort
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lists:
    sorts: dict[str, Sort]
    not_adverb: frozenset[str]
    abbreviations: frozenset[str]


@cache
def _lists() -> _Lists:
    table = load("counted")["measures"]
    sorts: dict[str, Sort] = {}
    for sort, entries in (
        (Sort.TIME, words("time") - {"last", "this", "next", "may", "march"}),
        (Sort.ADVERB, words("adverb") - {"each", "both", "all", "long", "first", "as"}),
        (Sort.SUBORDINATOR, words("subordinator") | words("relative") | set(table["clause_words"])),
        (Sort.PREPOSITION, words("preposition") - set(table["clause_words"])),
        (Sort.CONJUNCTION, words("conjunction") - {"so", "yet"}),
        (Sort.PRONOUN, words("subject") | words("object")),
        (Sort.DETERMINER, (words("determiner") | words("possessive")) - {"half", "one", "much"}),
        (Sort.AUXILIARY, words("be") | words("have") | words("modal") | words("do")),
    ):
        for entry in entries:
            # a word of two lists is what it is in the later one; "that" and "before" always lower a clause
            if sorts.get(entry) is not Sort.SUBORDINATOR or sort is Sort.PREPOSITION:
                sorts[entry] = sort
    return _Lists(sorts, words("not_adverb"), words("abbreviations"))


_NUMBER_WORDS = (AtomKind.UNIT, AtomKind.TEEN, AtomKind.TENS, AtomKind.HUNDRED, AtomKind.SCALE)


@lru_cache(maxsize=16384)
def sort_of(word: str) -> Sort:
    """What `word` can do, by the word alone."""
    lower = word.lower()
    known = _lists().sorts.get(lower)
    if known is not None:
        return known
    if "'" in lower and _lists().sorts.get(lower.split("'")[0]) is Sort.PRONOUN:
        return Sort.PRONOUN  # "he's"
    if lower in vocabulary().words and vocabulary().words[lower][0] in _NUMBER_WORDS:
        return Sort.NUMBER
    if not lower[0].isalpha() and lower[-1].isalpha() and "-" in lower:
        return Sort.NOUN  # "99-county"
    if not lower[0].isalpha():
        return Sort.NUMBER if any(c.isdigit() for c in lower) else Sort.MARK
    if lower.endswith("ly") and len(lower) > 4 and lower not in _lists().not_adverb and lower == word:
        return Sort.ADVERB
    tags = {reading.tag for reading in verb_forms().get(lower, ())} | _level_forms().get(lower, frozenset())
    if lower == word or Tag.PAST in tags:
        if Tag.PAST in tags and not lower.endswith("ing"):
            return Sort.PAST
        if lower.endswith("ing") and len(lower) > 5:
            return Sort.GERUND
        if lower.endswith("ed") and len(lower) > 4 and lower not in ("hundred", "speed", "indeed", "seed", "breed"):
            return Sort.PAST
        if tags:
            return Sort.PRESENT
    return Sort.NOUN


@cache
def _level_forms() -> dict[str, frozenset[Tag]]:
    """The forms of the verbs that say what a level is or how it moves, with their tags."""
    table = load("counted")["measures"]
    forms: dict[str, set[Tag]] = {}
    for lemma in table["level_verbs"]:
        past = table["level_irregular"].get(lemma)
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        doubled = lemma + lemma[-1]
        for form, tag in (
            (lemma, Tag.BASE),
            (lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "s", Tag.THIRD),
            (lemma + "es", Tag.THIRD),
            *((each, Tag.PAST) for each in (past or (stem + "ed", doubled + "ed"))),
            (stem + "ing", Tag.GERUND),
            (doubled + "ing", Tag.GERUND),
        ):
            forms.setdefault(form, set()).add(tag)
    return {form: frozenset(tags) for form, tags in forms.items()}


def is_level_verb(word: Word) -> bool:
    """True for "stood", "reached", "fell", "costs", "totalling", and all forms of "be"."""
    return word.lower in _level_forms() or word.lower in words("be")


_TOKEN = re.compile(
    r"[^\W\d_](?:[\w'&-]|\.(?=\w))*|\d[\d,.]*-[A-Za-z][\w-]*"
    r"|[$€£₹]?\d(?:[\d,.]*\d)?(?:bn|mn|tn|[mk](?![a-z]))?%?|\n[ ]*\n|--|[^\w\s]"
)


def words_in(view: str, start: int, end: int) -> list[Word]:
    """The words, numbers and marks of `view[start:end]`."""
    return [
        Word(m.group(), m.group().lower(), sort_of(m.group()), m.start(), m.end())
        for m in _TOKEN.finditer(view, start, end)
    ]


def ends_sentence(view: str, mark: Word, before: Word | None) -> bool:
    """True where `mark` ends a sentence or a part of one as strongly: not the dot of "Gov." or "U.S."."""
    if mark.text[0] == "\n" or mark.text in ";:!?":
        return True
    if mark.text != ".":
        return False
    if view[mark.end : mark.end + 2].lstrip("\"')]")[:1].strip():
        return False
    short = (
        before is not None
        and before.end == mark.start
        and (before.lower.rstrip(".") in _lists().abbreviations or "." in before.text or len(before.text) == 1)
    )
    return not short


@cache
def _verbs_only() -> frozenset[str]:
    """Forms of the present that are hardly ever nouns: "expect", "wants"."""
    return frozenset(form for lemma in load("counted")["measures"]["verbs_only"] for form in (lemma, inflect(lemma)[0]))


_OBJECT_STARTS = frozenset((Sort.DETERMINER, Sort.PRONOUN, Sort.NUMBER, Sort.ADVERB))


def is_verb_at(sentence: list[Word], i: int) -> bool:
    """True where the word at `i` acts as a verb: "costs" in "it costs the town", not in "the costs of the town".

    What stands after the last word of `sentence` is taken to be a number.
    """
    word = sentence[i]
    if word.sort is Sort.AUXILIARY:
        return True
    if word.sort not in (Sort.PAST, Sort.PRESENT):
        return False
    if word.lower in _verbs_only() and i and sentence[i - 1].sort not in (Sort.DETERMINER, Sort.PREPOSITION):
        return True
    before = sentence[i - 1] if i else None
    if before is not None and before.sort in (Sort.DETERMINER, Sort.PREPOSITION) and before.lower != "to":
        return False
    if word.sort is Sort.PAST:
        return True
    if before is None or before.sort is Sort.MARK:
        return False
    if before.sort in (Sort.PRONOUN, Sort.AUXILIARY) or before.lower == "to":
        return True
    if before.sort in (Sort.PAST, Sort.PRESENT, Sort.GERUND) or is_plural(before.text) is word.lower.endswith("s"):
        return False  # "raise rates", "sales contract"; a verb agrees with the noun before it
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    if after is None or after.sort in _OBJECT_STARTS or after.lower in ("to", "that", "more", "less"):
        return True
    if i + 2 >= len(sentence) and after.sort is Sort.PREPOSITION and after.lower != "of":
        return True  # "prices [rise] by" 5 percent
    return after.text[0].isupper() and after.sort is Sort.NOUN and word.lower == word.text
