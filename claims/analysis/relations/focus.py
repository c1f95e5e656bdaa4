"""What a document is about as a whole: the names and the common words that come back in it.

A sentence such as "Capacity: 900 MW" names nothing; it speaks of what its document is about. Two such sentences answer
one question only where their documents are about one thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.lexicon import load
from claims.analysis.relations.wording import Word, canonical, fold, stop_words, weight, words

# In the topic of a frame: it is of something else than the matter of its document.
ANOTHER = "~another"
# ... or its subject is only a pronoun, so that the sentence alone does not tell what it is of.
GOES_ON = "~goes on"
NAMES = 20
COMMON = 12
# So many of the names stand for the matter; another document must name one of them, and share so many common words.
LEADING = 3
IN_COMMON = 2
LEAD_OF_MATTER = 6
LONG_WORD = 3
WORDS_OF_MATTER = 3
# "It will employ ...", "That plant ...": the sentence goes on about what the one before it named.
_GOES_ON = re.compile(r"\W*(?:it|its|they|their|he|she|his|her|this|that|these|those|such)\b", re.I)
# "A second base ...", "Another outbreak ...", "The previous flood": something else than the matter of the document.
_ANOTHER = re.compile(
    r"\b(?:another|an?\s+(?:second|third|further|separate|similar|neighbou?ring|rival)|elsewhere|by\s+contrast)\b"
    r"|\b(?:last|previous|earlier)\s+(?:\w+\s+)?(?:outbreak|epidemic|crisis|war|election|vote|strike|flood|drought|record|quake|earthquake|disaster|storm|cyclone|"
    r"hurricane|typhoon|crash|accident|eruption|attack|tournament|season|edition)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Focus:
    """The names (folded) and other words (canonical) that a document comes back to, most frequent first; `words` are
    all its content words."""

    names: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


def focus_of(parsed: ParsedDocument) -> Focus:
    """The focus of a document: words that come back in its sentences and title; names also where they stand once."""
    names: Counter[str] = Counter()
    common: Counter[str] = Counter()
    printed = names_of(parsed)
    for sentence in parsed.sentences:
        told = words(parsed.view[sentence.start : sentence.end])
        for at, word in enumerate(told):
            # a capital at the beginning of a sentence tells nothing, unless a name goes on there
            first = not at and word.capital
            is_name = word.capital and (not first or word.form in printed or (len(told) > 1 and told[1].capital))
            if is_name or not first:
                _count(word, names if is_name else common, named=is_name)
    lower = {word for word, count in common.items() if count}
    titled = words(parsed.title)
    # not one that prints all its words with capitals
    plain_title = any(not w.capital and len(w.form) > LONG_WORD and w.form not in stop_words() for w in titled)
    for word in titled:
        is_name = word.form in names or (word.capital and word.form in _countries())
        is_name = is_name or (word.capital and plain_title and canonical(word.form) not in lower)
        _count(word, names if is_name else common, named=is_name)
    plain = {word for word, count in common.items() if count}
    named = Counter({word: count for word, count in names.items() if canonical(word) not in plain})
    others = Counter({word: count for word, count in common.items() if count > 1 and word not in named})
    return Focus(tuple(word for word, _ in named.most_common(NAMES)), _ranked(others)[:COMMON], frozenset(plain))


@cache
def _countries() -> frozenset[str]:
    """The names of countries that are one word, folded: they are names in a title in capitals, too."""
    return frozenset(fold(name) for name in load("countries")["countries"] if " " not in name)


def _count(word: Word, into: Counter[str], *, named: bool) -> None:
    root = canonical(word.form)
    if named and word.form in codes():
        return
    if word.form not in stop_words() and len(root) > 2 and root.isalpha() and weight(root) >= 1:
        into[word.form if named else root] += 1


def names_of(parsed: ParsedDocument) -> frozenset[str]:
    """The words, folded, that a document prints with a capital inside a sentence."""
    inside = (word for s in parsed.sentences for word in words(parsed.view[s.start : s.end])[1:])
    return frozenset(word.form for word in inside if word.capital)


@cache
def codes() -> frozenset[str]:
    """The codes of currencies, folded: "EUR" is no name."""
    return frozenset(code.lower() for code in load("currencies")["plain"].values())


def _ranked(seen: Counter[str]) -> tuple[str, ...]:
    return tuple(word for word, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0])))


def same_focus(left: Focus, right: Focus) -> bool:
    """True where one document names what the other is mostly about, and both come back to the same words."""
    if not left.names or not right.names:
        return False
    led = set(left.names[:LEADING]) & set(right.names) or set(right.names[:LEADING]) & set(left.names)
    both_lead = len(set(left.names[:LEADING]) & set(right.names[:LEADING])) >= IN_COMMON
    needed = 1 if left.names[0] == right.names[0] or both_lead else IN_COMMON
    return bool(led) and len(set(left.common) & set(right.common)) >= needed


def one_matter(left: Focus, right: Focus) -> bool:
    """True where two documents have names in common that one of them leads with, or several of any place, so that
    figures in like words may be of one thing; less than `same_focus` asks."""
    shared = set(left.names) & set(right.names)
    led = set(left.names[:LEAD_OF_MATTER]) & shared or set(right.names[:LEAD_OF_MATTER]) & shared
    telling = len(shared - _countries())
    words_shared = len(left.words & right.words)
    if telling > 1 or (set(left.names[:LEADING]) & set(right.names[:LEADING]) - _countries()):
        return bool(led) and words_shared >= 1
    return bool(led) and words_shared >= (WORDS_OF_MATTER if telling else 4 * WORDS_OF_MATTER)


def speaks_of_another(sentence: str) -> bool:
    """True for a sentence that turns to another thing than the matter of the document: "a second port", "unlike"."""
    return _ANOTHER.search(sentence) is not None


def goes_on(sentence: str) -> bool:
    """True for a sentence whose subject is a pronoun or points back: it is about what the one before it is about."""
    return _GOES_ON.match(sentence) is not None


def elsewhere(sentences: Iterable[str]) -> list[bool]:
    """For each sentence in order whether it is about something else than the matter of the document."""
    found: list[bool] = []
    for sentence in sentences:
        found.append(speaks_of_another(sentence) or (goes_on(sentence) and bool(found) and found[-1]))
    return found
