"""Pull-quotes: a paragraph that prints a stretch of another paragraph of the same document once more.

Counting such a stretch twice would make one statement two, so the repeat that stands alone is set aside.
"""

from __future__ import annotations

from collections import defaultdict

from claims.analysis.corpus.documents import BODY_KINDS, BlockKind
from claims.analysis.corpus.pieces import Piece

_KEY_WORDS = 6
_LONGEST_WORDS = 200
_MOST_ALIKE = 50
"""Different paragraphs with the same first six words that are compared: a form or list may have thousands."""

_Words = tuple[str, ...]


def label_pull_quotes(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with each body paragraph that repeats a stretch of another one labelled as its pull-quote.

    Where two paragraphs are wholly equal the later one is the pull-quote. Repeats of fewer than six words are left.
    """
    bodies = {
        i: _normal(p.words) for i, p in enumerate(pieces) if (p.kind is None or p.kind in BODY_KINDS) and not p.level
    }
    first_print: dict[_Words, int] = {}
    repeats: set[int] = set()
    for i, words in bodies.items():
        if _KEY_WORDS <= len(words) <= _LONGEST_WORDS and first_print.setdefault(words, i) != i:
            repeats.add(i)
    by_opening: dict[_Words, list[_Words]] = defaultdict(list)
    for words in first_print:
        if len(by_opening[words[:_KEY_WORDS]]) < _MOST_ALIKE:
            by_opening[words[:_KEY_WORDS]].append(words)
    for i, words in bodies.items():
        if i not in repeats:
            repeats |= {first_print[quote] for quote in _quotes_in(words, by_opening)}
    return [p.labelled(BlockKind.PULL_QUOTE, "pull_quote.repeat") if i in repeats else p for i, p in enumerate(pieces)]


def _quotes_in(words: _Words, by_opening: dict[_Words, list[_Words]]) -> list[_Words]:
    """The paragraphs, by their first words, of which `words` holds all and more."""
    # most paragraphs repeat nothing: their stretches of six words are looked up in one go
    if by_opening.keys().isdisjoint(zip(*(words[k:] for k in range(1, _KEY_WORDS + 1)), strict=False)) and not any(
        len(quote) < len(words) for quote in by_opening.get(words[:_KEY_WORDS], ())
    ):
        return []
    found: list[_Words] = []
    for at in range(len(words) - _KEY_WORDS + 1):
        alike = by_opening.get(words[at : at + _KEY_WORDS], ())
        found += [quote for quote in alike if len(quote) < len(words) and words[at : at + len(quote)] == quote]
    return found


def _normal(words: str) -> _Words:
    """The words to compare: no case, no quotation marks, no stop at their end."""
    return tuple([w.rstrip(".,;:!?'") or w for w in words.casefold().replace('"', " ").split()])
