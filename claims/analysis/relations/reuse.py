"""Passages that texts share, in many texts at once.

Texts are compared where they share a fingerprint (`printed`), so that work grows with what is shared and not with the
number of pairs. Every passage with a run of `printed.SURELY` words (six) is met, those of shorter runs nearly always.

What stands in more than STOCK texts is a stock phrase, such as a house prints under all its articles: it makes no pair,
and alone no passage. A passage that also holds words of its own is found whole. And what is long (LONG words and more)
is a passage in however many texts: an agency's report is. Where more than FAMILY texts print one such, each is compared
with the first few of them, so that all hang together and the work stays in step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import combinations

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.raw import ReadError
from claims.analysis.corpus.reader import read
from claims.analysis.relations.passages import Passage, seeds_of, shared_passages
from claims.analysis.relations.printed import Printed, printed, winnowed
from claims.analysis.relations.values import Reuse

STOCK = 12
LONG = 40
# So many fingerprints in a row, of which a stock phrase has fewer and a long passage more.
IN_A_ROW = 14
FAMILY = 60
FIRST = 3
# Seeds of so many texts are kept while pairs are compared, which come in the order of their texts.
KEPT = 512


def find_reuse(texts: Mapping[str, str]) -> list[Reuse]:
    """The passages that two of `texts` (key: text) share, each pair of texts in the order of their keys.

    Offsets are code points of the texts as given; `similarity` is the share of words that match within the passage.
    Only what stands in the body of a text is compared: a notice, a title, navigation, a note or a disclaimer is no
    reuse. The result does not depend on the order of `texts`; a text that holds nothing to read shares nothing.
    """
    return _between_texts({key: _body(texts[key]) for key in sorted(texts)})


def reuse_of(documents: Mapping[str, ParsedDocument]) -> list[Reuse]:
    """`find_reuse` for texts that were read already, by their keys."""
    return _between_texts({key: body_of(documents[key]) for key in sorted(documents)})


def body_of(parsed: ParsedDocument) -> Printed:
    """The words of the body of a text; of all of it where no body was told apart (a single line)."""
    return printed(parsed.view if parsed.sentences else parsed.text)


def fingerprints(text: Printed) -> list[int]:
    """The numbers under which a text meets others, each once, in their order in the text: 0 to 2**61, the same for the
    same words on every machine. Two texts with a common run of `printed.SURELY` words have one in common."""
    return list(dict.fromkeys(number for number, _ in winnowed(text)))


def passages(
    left: str, ours: Printed, right: str, theirs: Printed, stock: AbstractSet[int] = frozenset()
) -> list[Reuse]:
    """The passages that two texts share, by their keys `left` and `right`, in order of their places.

    `stock` are the fingerprints that more than STOCK texts have: what has no other is a passage only where it is long.
    """
    found = shared_passages(ours, theirs, seeds_of(ours), seeds_of(theirs))
    return [_reuse(left, right, ours, theirs, passage) for passage in _of_their_own(found, winnowed(ours), stock)]


def _body(text: str) -> Printed:
    try:
        return body_of(read(text))
    except ReadError:
        return printed("")


def _between_texts(texts: Mapping[str, Printed]) -> list[Reuse]:
    order = list(texts)
    marks = [winnowed(texts[key]) for key in order]
    holders = _holders([number for number, _ in found] for found in marks)
    stock = {number for number, places in holders.items() if len(places) > STOCK}
    pairs = {pair for number, places in holders.items() if number not in stock for pair in combinations(places, 2)}
    pairs |= _long_pairs(marks, stock)
    del holders
    seeds = lru_cache(maxsize=KEPT)(lambda at: seeds_of(texts[order[at]]))
    return [
        _reuse(order[one], order[other], texts[order[one]], texts[order[other]], passage)
        for one, other in sorted(pairs)
        for passage in _of_their_own(
            shared_passages(texts[order[one]], texts[order[other]], seeds(one), seeds(other)), marks[one], stock
        )
    ]


def _holders(numbers: Iterable[Iterable[int]]) -> dict[int, list[int]]:
    """For each number that more than one text has those texts, in order."""
    first: dict[int, int] = {}
    found: dict[int, list[int]] = {}
    for text, listed in enumerate(numbers):
        for number in listed:
            holder = first.setdefault(number, text)
            if holder == text:
                continue
            holders = found.setdefault(number, [holder])
            if holders[-1] != text:
                holders.append(text)
    return found


def _long_pairs(marks: Sequence[Sequence[tuple[int, int]]], stock: AbstractSet[int]) -> set[tuple[int, int]]:
    """Pairs of texts that share a long passage of which every fingerprint is in more than STOCK texts."""
    pairs: set[tuple[int, int]] = set()
    for places in _holders(_rows(found, stock) for found in marks).values():
        pairs.update(combinations(places, 2) if len(places) <= FAMILY else _to_the_first(places))
    return pairs


def _to_the_first(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, place in enumerate(places):
        yield from ((first, place) for first in places[: min(at, FIRST)])


def _rows(marks: Sequence[tuple[int, int]], stock: AbstractSet[int]) -> Iterator[int]:
    """A number for every IN_A_ROW fingerprints of a text that follow each other and are all of them stock."""
    row: list[int] = []
    for number, _ in marks:
        row = [*row[-IN_A_ROW + 1 :], number] if number in stock else []
        if len(row) == IN_A_ROW:
            yield hash(tuple(row))


def _of_their_own(
    found: Iterable[Passage], marks: Sequence[tuple[int, int]], stock: AbstractSet[int]
) -> Iterator[Passage]:
    """`found` without those that are stock phrases and not long. Which runs are kept at the edge of a phrase depends on
    what stands beside it there, so that not all of them need be stock: half are enough."""
    for passage in found:
        start, end = passage.left
        inside = [number in stock for number, at in marks if start <= at < end] if stock else []
        if not inside or passage.matched >= LONG or 2 * sum(inside) < len(inside):
            yield passage


def _reuse(left: str, right: str, ours: Printed, theirs: Printed, passage: Passage) -> Reuse:
    unbroken = len(passage.runs) == 1
    return Reuse(
        left=left,
        left_start=ours.starts[passage.left[0]],
        left_end=ours.ends[passage.left[1] - 1],
        right=right,
        right_start=theirs.starts[passage.right[0]],
        right_end=theirs.ends[passage.right[1] - 1],
        similarity=round(passage.similarity, 3),
        rule="reuse.shared_run" if unbroken else "reuse.broken_run",
    )
