"""Stretches of a text that have the shape of a person's name, and nothing known that is no person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis.lexicon import load

_OFFICES = load("offices")
_PARTICLES = "|".join(sorted(_OFFICES["names"]["particles"], key=len, reverse=True))
HONORIFICS = frozenset(_OFFICES["honorifics"]["names"])
DROPPED = frozenset(_OFFICES["honorifics"]["dropped"])
_MONTHS = frozenset(month.capitalize() for month in load("dates")["months"])
NEVER = frozenset(_OFFICES["names"]["never"]) | (_MONTHS - {"April", "May", "June", "August", "Jan"})
_ROLES = frozenset(load("sources")["roles"]["person"])
# A role before a name is no part of it where at least two words are left.
_SHORTEST_WITH_ROLE = 2
_WORD = r"(?:(?:[A-Z]\.){1,3}|[A-ZÀ-ÖØ-Þ][\w']*(?:-[\w']+){0,3}|(?:al|el|ul|ur|as|ad|an|ar|ash)-[A-Z]\w+)"
# "Jon Dahl", "Ursula von der Leyen", "Bashar al-Assad", "J. K. Rowling"
_GAP = r"(?:[ ]{1,2}|[ ]?\n[ ]?)"
_SEQUENCE = re.compile(rf"(?<![\w-]){_WORD}(?:{_GAP}(?:(?:{_PARTICLES}){_GAP}){{0,3}}{_WORD}){{0,6}}")
_TOKEN = re.compile(rf"{_WORD}|[a-z]+")


# Endings of common nouns and adjectives that stand capitalised in titles.
_COMMON = re.compile(
    r"\w{4,}(?:tions?|sions?|ments|ships?|ities|ity|ness|isms?|ics|tives?|ances|ences|ology|ologies|ional|tical)$"
)
_LOWER_WORD = re.compile(r"(?<![\w'-])[a-z]{3,}(?![\w-])")


def common_words(view: str) -> frozenset[str]:
    """The words that `view` writes in lower case somewhere: a capital does not make them a name."""
    return frozenset(_LOWER_WORD.findall(view))


@dataclass(frozen=True, slots=True)
class Shape:
    """A name-shaped stretch: its place and its words, particles included, honorifics not."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The words joined by single blanks."""
        return " ".join(self.words)

    @property
    def is_full(self) -> bool:
        """True where there are a given name and a surname."""
        return len([w for w in self.words if w[0].isupper()]) > 1 and len(self.words[-1].rstrip(".")) > 1

    def is_common(self, common: frozenset[str]) -> bool:
        """True where words of the stretch are common ones, so that it is rather a heading or title than a name."""
        plain = [word.lower() in common or bool(_COMMON.fullmatch(word)) for word in self.words if word[0].isupper()]
        short_form = any(word.isalpha() and word.isupper() and len(word) > 2 for word in self.words)
        return (
            bool(plain and plain[-1])
            or sum(plain) > 1
            or short_form
            or any(_COMMON.fullmatch(word) for word in self.words)
        )


def _shape(tokens: list[tuple[int, int, str]]) -> Shape | None:
    """A name of these tokens, without honorifics before it and particles at its edges; None where no word is left."""
    while tokens and (tokens[0][2].rstrip(".") in DROPPED or not (tokens[0][2][0].isupper() or "-" in tokens[0][2])):
        tokens = tokens[1:]
    if len(tokens) > _SHORTEST_WITH_ROLE and tokens[0][2].lower() in _ROLES:
        tokens = tokens[1:]  # "Oceanographer Ida Lund" at the head of a sentence
    while tokens and tokens[-1][2][0].islower() and "-" not in tokens[-1][2]:
        tokens = tokens[:-1]
    if not tokens or all(len(word.rstrip(".")) < 2 for _, _, word in tokens):
        return None
    start, end = tokens[0][0], tokens[-1][1]
    words = [word for _, _, word in tokens]
    bare = re.sub(r"(?:'s?)+$", "", words[-1]) if "'" in words[-1] else words[-1]
    end -= len(words[-1]) - len(bare)
    words[-1] = bare
    return Shape(start, end, tuple(words)) if len(bare) > 1 else None


_GIVEN = frozenset(_OFFICES["names"]["prepositions"])
_SURNAME = re.compile(rf"[ ]{{1,2}}{_WORD}(?:[ ]{{1,2}}{_WORD}){{0,2}}(?P<comma>,)?")
_APPOSED = re.compile(rf"\s{{1,2}}(?:(?:who|then|now|former|an?)\b|(?:[a-z-]+\s){{0,2}}(?:{'|'.join(_ROLES)})\b)")
_HEAD = re.compile(r"(?:^|[.!?:]['\")\]]*\s{1,4}|\n\s{0,4})$")


def _is_given(view: str, token: re.Match[str]) -> bool:
    """`Per Dahl said`, `with Per Dahl`, but not `Per Reuters, ...` at the head of a sentence."""
    if token.group() not in _GIVEN:
        return False
    surname = _SURNAME.match(view, token.end())
    if surname is None:
        return False
    leads = bool(_HEAD.search(view, max(0, token.start() - 8), token.start()))
    return not (surname["comma"] and leads) or _APPOSED.match(view, surname.end()) is not None


def shapes(view: str, taken: list[tuple[int, int]]) -> Iterator[Shape]:
    """All name-shaped stretches of `view` that touch none of the `taken` stretches (sorted, disjoint)."""
    i = 0
    for match in _SEQUENCE.finditer(view):
        while i < len(taken) and taken[i][1] <= match.start():
            i += 1
        tokens: list[tuple[int, int, str]] = []
        for token in _TOKEN.finditer(view, match.start(), match.end()):
            word = token.group()
            is_barred = word in NEVER and not _is_given(view, token)
            is_barred = is_barred or _is_taken(taken, i, token.start(), token.end())
            possessive = word.endswith("'s")
            if not is_barred:
                tokens.append((token.start(), token.end(), word))
            if is_barred or possessive:
                if found := _shape(tokens):
                    yield found
                tokens = []
        if found := _shape(tokens):
            yield found


def _is_taken(taken: list[tuple[int, int]], i: int, start: int, end: int) -> bool:
    while i < len(taken) and taken[i][0] < end:
        if taken[i][1] > start:
            return True
        i += 1
    return False
