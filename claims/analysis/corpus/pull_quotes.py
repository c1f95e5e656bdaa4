"""Pull-quotes: a paragraph that prints a stretch of another paragraph of the same document once more.

Counting such a stretch twice would make one statement two, so the repeat that stands alone is set aside.
"""

from __future__ import annotations

from collections import defaultdict

from claims.analysis.corpus.documents import BODY_KINDS, BlockKind
from claims.analysis.corpus.pieces import Piece

_KEY_WORDS = 6
_LONGEST_WORDS = 200


def label_pull_quotes(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with each body paragraph that repeats a stretch of another one labelled as its pull-quote.

    Where two paragraphs are wholly equal the later one is the pull-quote. Repeats of fewer than six words are left.
    """
    bodies = {
        i: _normal(p.words) for i, p in enumerate(pieces) if (p.kind is None or p.kind in BODY_KINDS) and not p.level
    }
    by_opening: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, words in bodies.items():
        if _KEY_WORDS <= len(words) <= _LONGEST_WORDS:
            by_opening[tuple(words[:_KEY_WORDS])].append(i)
    repeats: set[int] = set()
    for i, words in bodies.items():
        for at in range(len(words) - _KEY_WORDS + 1):
            for j in by_opening.get(tuple(words[at : at + _KEY_WORDS]), ()):
                if _repeats(bodies[j], words, at, j, i):
                    repeats.add(j)
    return [p.labelled(BlockKind.PULL_QUOTE, "pull_quote.repeat") if i in repeats else p for i, p in enumerate(pieces)]


def _repeats(quote: list[str], words: list[str], at: int, quote_place: int, place: int) -> bool:
    if quote_place == place or words[at : at + len(quote)] != quote:
        return False
    return len(words) > len(quote) or place < quote_place


def _normal(words: str) -> list[str]:
    found = words.casefold().replace('"', " ").split()
    if found:
        found[-1] = found[-1].rstrip(".,;:!?'")
    return [w.rstrip(".,;:!?") for w in found]
