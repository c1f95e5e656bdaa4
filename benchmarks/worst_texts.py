"""Texts that a reader may choke on: repeated words of the lexicon, marks, mixed pieces, and sample texts gone wrong.

A text is built of a pump that is repeated, in a frame (a paragraph, a list of notes, a heading): what is slow in it
shows as growth with the number of repeats.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.analysis.lexicon import load, names

MARKS = tuple(".,;:!?'\"()[]{}<>/\\|-–—_*#&%$€£@~^`+=•… \n\t\r\u00a0\u200b\u0301“”‘’«»½²")
PIECES = (
    "1", "12", "2012", "1990s", "3.5", "12,000", "1,234,567", "10 000", "5%", "$5", "US$ 1bn", "Rs 40", "A", "a", "I",
    "Mr. ", "Dr ", "U.S. ", "Anna Holm", "Holm", "Port Institute", "of the ", "the ", "and ", "to ", "that ", "said ",
    "according to ", "told ", "who ", "not ", "no ", "by ", "in ", "from ", "between ", "first ", "may ", "could ",
    "is ", "was ", "had been ", "will ", "May ", "3 May 2019", "2019-05-03", "Mi-17", "<sup>1</sup>", "<sup>",
    "</sup>", "<b>", "</b>", "<a href='x'>", "[1]", "[^1]", "[^1]: ", "1. ", "- ", "> ", "# ", "## ", "| a ", "---\n",
    "**", "__", "\\*", "\\", "http://a.example/b", "www.a.example", "a@b.example", "Ibid.", "op. cit.", "pp. 3-5",
    "(2011)", "“", "”", "\"", "'", "''", "``", "\n", "\n\n", "\r\n", "\f", "\u2028", " ", "  ", "\t", "…", "?", "!",
    ".", ",", ";", ":", "(", ")", "é", "e\u0301", "ß", "İ", "中文", "🙂", "ﬁ", "\u202e", "\ufeff",
)  # fmt: skip
FRAMES = (
    ("", ""),
    ("A port opened in May 2019. ", ""),
    ("", " said Anna Holm."),
    ("A Quiet Port\n\nBy Anna Holm\n\n", "\n"),
    ("# ", ""),
    ("The port grew.<sup>1</sup>\n\nNotes\n\n1. ", ""),
    ("The port grew.[^1]\n\n[^1]: Anna Holm, “", "”, 2011, p. 3."),
    ("“", "”"),
    ("Q: Who came?\n\nAnna Holm: ", ""),
)
JOINS = ("", " ", ", ", ". ", "\n", "\n\n", "-", "; ", " and ")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A text of any length: `head`, then `pump` again and again, then `tail`."""

    head: str
    pump: str
    tail: str

    def of_length(self, length: int) -> str:
        """The text with about `length` code points, at least one repeat."""
        return self.head + self.pump * max(1, length // len(self.pump)) + self.tail


@cache
def lexicon_words() -> tuple[str, ...]:
    """Every key and text of the lexicon, sorted."""
    found: set[str] = set()
    for name in names():
        found |= set(_texts(load(name)))
    return tuple(sorted(word for word in found if word.strip()))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from node
        for child in node.values():
            yield from _texts(child)
    elif isinstance(node, list):
        for child in node:
            yield from _texts(child)


def simple_recipes() -> Iterator[Recipe]:
    """Every mark and every piece alone, repeated without and with a gap."""
    for pump in dict.fromkeys((*MARKS, *PIECES)):
        yield Recipe("", pump, "")
        yield Recipe("A port ", pump + " ", "x")


def mixed(source: random.Random) -> Recipe:
    """A pump of a few pieces, marks and words of the lexicon, in some frame."""
    parts = []
    for _ in range(source.randint(1, 5)):
        kind = source.random()
        words = lexicon_words() if kind < 0.5 else PIECES if kind < 0.8 else MARKS
        word = source.choice(words)
        parts.append(word.capitalize() if source.random() < 0.2 else word)
    head, tail = source.choice(FRAMES) if source.random() < 0.5 else FRAMES[0]
    join = source.choice(JOINS)
    return Recipe(head, join.join(parts) + join or " ", tail)


def mutated(text: str, source: random.Random) -> str:
    """`text` with some stretches left out, doubled, moved or replaced by pieces."""
    for _ in range(source.randint(1, 30)):
        at = source.randrange(len(text) + 1)
        size = source.randint(0, 40)
        stretch = text[at : at + size]
        kind = source.randrange(4)
        if kind == 0:
            text = text[:at] + text[at + size :]
        elif kind == 1:
            text = text[:at] + stretch * source.randint(2, 4) + text[at:]
        elif kind == 2:
            text = text[:at] + source.choice(PIECES + MARKS) + text[at + size :]
        else:
            text = text[:at] + source.choice(lexicon_words()) + text[at:]
    return text


def mutation(texts: tuple[str, ...], source: random.Random) -> Recipe:
    """A stretch of one of `texts` gone wrong, to be repeated."""
    text = source.choice(texts)
    at = source.randrange(max(1, len(text) - 500))
    return Recipe("", (mutated(text[at : at + source.randint(20, 3000)], source) or " ") + "\n\n", "")
