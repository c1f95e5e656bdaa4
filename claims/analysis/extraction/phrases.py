"""Phrases of the lexicon, found fast: most texts hold none of the words that tell them, and no search is made there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """A phrase of plain words: "*" at the end of a word stands for any ending, "..." for up to three words in between.

    `rank` is its place in the order in which phrases are tried, `name` the table that it is of.
    """

    rank: int
    name: str
    strength: str
    entry: str

    def finditer(self, lower: str) -> Iterator[re.Match[str]]:
        """Its places in a text in lower case."""
        for match in _compiled(self.entry).finditer(lower):
            start = match.start()
            if not start or not (lower[start - 1].isalnum() or lower[start - 1] == "_"):
                yield match


@cache
def _compiled(entry: str) -> re.Pattern[str]:
    """The pattern of an entry, compiled where it is first needed; it begins with letters, which are found fast."""
    words = entry.lower().split()
    parts = [r"(?:\s+\w+){0,3}" if word == "..." else re.escape(word).replace(r"\*", r"\w*") for word in words]
    joined = parts[0]
    for part in parts[1:]:
        joined += part if part.startswith("(?:") else r"\s+" + part
    return re.compile(rf"{joined}(?!\w)")


def words_of(lower: str) -> frozenset[str]:
    """The words of a text in lower case, as phrases are looked up by."""
    return frozenset(_WORD.findall(lower))


class Phrases:
    """Phrases by their longest word; those whose longest word may have any ending by its stem."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.by_word: dict[str, list[Phrase]] = {}
        self.stems: list[tuple[str, Phrase]] = []
        for phrase in phrases:
            telling = max(_telling(phrase.entry), key=lambda word: (len(word), word))
            if telling.endswith("*"):
                self.stems.append((telling[:-1], phrase))
            else:
                self.by_word.setdefault(telling, []).append(phrase)
        self.words = frozenset(self.by_word)

    @classmethod
    def of(cls, name: str, entries: Iterable[str]) -> Phrases:
        """The phrases of one table, all of one rank."""
        return cls(Phrase(0, name, "strong", entry) for entry in entries)

    def possible(self, lower: str, words: frozenset[str]) -> list[Phrase]:
        """The phrases whose telling word is in a text, by rank; `lower` is it in lower case, `words` its words."""
        told = self.words & words
        found = [phrase for word in told for phrase in self.by_word[word]] if told else []
        for stem, phrase in self.stems:
            if stem in lower:
                found.append(phrase)
        return sorted(found) if len(found) > 1 else found

    def places(self, lower: str, words: frozenset[str]) -> list[tuple[int, int]]:
        """Where phrases stand in the text, sorted; they may overlap."""
        found = self.possible(lower, words)
        return sorted(match.span() for phrase in found for match in phrase.finditer(lower)) if found else []


def _telling(entry: str) -> Iterator[str]:
    """The words by which an entry is looked up; an apostrophe or hyphen parts a word in two."""
    for word in entry.lower().split():
        if word != "...":
            yield from re.findall(r"\w+\*?", word)
