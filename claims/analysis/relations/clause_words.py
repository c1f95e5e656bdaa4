"""The words of a sentence as the shallow reading of clauses sees them, with their readings as verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache

from claims.analysis.extraction.cues import Tag, words
from claims.analysis.extraction.values import DateMention
from claims.analysis.relations.acts import forms_by_word, listed
from claims.analysis.relations.wording import canonical, fold, stop_words

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,6}|\d(?:[.,:]?\d)*(?:st|nd|rd|th)?%?|[^\W\d_]+(?:['-][^\W\d_]+)*'?|[^\s\w]")
# Where a clause ends, whatever stands on either side.
_STOPS = frozenset(',;:()"[]–—…-.!?')
# Names of fewer letters are not looked for at the beginning of other words.
_STEM = 5
# "the 1994 treaty", "its 2010 report", "the treaty of 1994".
_OF_A_THING = re.compile(r"(?<!\bin\s)(?<!\bduring\s)(?<!\bsince\s)\b(?:the|its|their|his|her|this|that|of)\s+$", re.I)


@dataclass(slots=True, eq=False)
class Tok:
    """A word or mark of the text at `[start, end)` (offsets of the document); `verbs` are its readings as a verb."""

    start: int
    end: int
    lower: str
    capital: bool
    word: bool
    dated: bool = False
    named: bool = False
    verbs: tuple[tuple[str, Tag], ...] = field(default=())

    def tagged(self, *tags: Tag) -> list[str]:
        """The lemmas of which this is a form with one of `tags`."""
        return [lemma for lemma, tag in self.verbs if tag in tags]

    @property
    def canonical(self) -> str:
        """The content word that stands for it, in the singular."""
        return canonical(_singular(fold(self.lower)))

    @property
    def stops(self) -> bool:
        """True for a mark that ends a clause."""
        return not self.word and self.lower in _STOPS

    @property
    def joins(self) -> bool:
        """True for a word that opens a clause of its own."""
        return self.lower in listed("words", "joins")

    @property
    def negates(self) -> bool:
        """True for "not", "never" and contracted forms."""
        return self.lower in ("not", "never", "cannot") or self.lower.endswith("n't")

    @property
    def adverb(self) -> bool:
        """True for a word that may stand inside a group of verbs."""
        return self.lower in _adverbs() or (self.lower.endswith("ly") and not self.capital)

    @property
    def number(self) -> bool:
        """True for figures and for "one" to "twelve" and the like."""
        return self.lower[:1].isdigit() or self.lower in listed("words", "numbers")


def _singular(word: str) -> str:
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


@cache
def _adverbs() -> frozenset[str]:
    extents = {w for key in ("part", "whole") for w in listed("extent", key)}
    return (words("adverb") | extents | {"still", "yet", "ever", "last", "later"}) - {
        "all",
        "both",
        "each",
        "as",
        "since",
    }


def tokens(
    view: str,
    start: int,
    end: int,
    dates: Sequence[DateMention] = (),
    named: Sequence[tuple[int, int]] = (),
    names: AbstractSet[str] = frozenset(),
    common: AbstractSet[str] = frozenset(),
) -> list[Tok]:
    """The words and marks of `view[start:end]`, in order; those inside one of `dates` are marked.

    A word with a capital is a name, at the beginning only where it lies in one of `named` or is one of `names`, or
    where a verb follows and it is no plural and none of the `common` words of the document ("Lemia has refused").
    """
    readings = forms_by_word()
    spans = sorted((d.start, d.end) for d in dates if not attributive(view, start, d))
    found: list[Tok] = []
    for match in _TOKEN.finditer(view, start, end):
        if found and "\n\n" in view[found[-1].end : match.start()]:  # a byline above the first sentence
            found.append(Tok(found[-1].end, found[-1].end, ";", False, False))
        text = match.group()
        lower = text.lower()
        is_word = text[0].isalnum()
        dated = any(a <= match.start() < b for a, b in spans)
        verbs = readings.get(lower, ()) if is_word and not dated else ()
        capital = text[0].isupper()
        told = any(t.word for t in found) or any(a <= match.start() < b for a, b in named) or _known(lower, names)
        plain = fold(lower) in stop_words() and not (len(text) > 1 and text.isupper())  # "the US" is a name, "The" none
        found.append(
            Tok(match.start(), match.end(), lower, capital, is_word, dated, capital and told and not plain, verbs)
        )
    if len(found) > 1 and found[0].capital and not found[0].named and _names_itself(found[0], found[1], common):
        found[0].named = True
    return found


def _known(lower: str, names: AbstractSet[str]) -> bool:
    """True for a name of the document and for what is made of it: "Varlandic" where it names Varland."""
    word = fold(lower)
    return word in names or any(len(n) >= _STEM and word.startswith(n) for n in names)


def _names_itself(first: Tok, second: Tok, common: AbstractSet[str]) -> bool:
    """True for a word that opens a sentence right before an auxiliary or a name: a name, as it seems."""
    if (
        first.canonical in common
        or first.lower.endswith("s")
        or first.verbs
        or first.lower in stop_words()
        or first.adverb
        or first.number
    ):
        return False
    return second.named or second.lower in words("have") | {"is", "was", "will"}


def attributive(view: str, start: int, date: DateMention) -> bool:
    """True for a year that only names a thing: "the 1994 treaty", "the treaty of 1994"."""
    if not date.surface.isdigit():
        return False
    return _OF_A_THING.search(view, max(start, date.start - 12), date.start) is not None
