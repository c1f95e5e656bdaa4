"""What all finders of links share: the link itself, which came first, and claims by their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from claims.analysis.relations.compare import place
from claims.analysis.relations.periods import Period, before, in_words
from claims.analysis.relations.values import ComparableClaim, Dependence, DependenceKind, End

# Of what more than so many share, each is linked with the next only: they are one origin either way.
EACH_WITH_EACH = 40


def order_of_printing(left: Period, right: Period, names: tuple[str, str]) -> str:
    """Which of two documents came first, in words; "" where their days of publication do not tell.

    `left` and `right` are periods of publication, `names` the words for the documents in the same order.
    """
    if before(left, right):
        first, second = (names[0], left), (names[1], right)
    elif before(right, left):
        first, second = (names[1], right), (names[0], left)
    else:
        return ""
    return f"{second[0]} ({in_words(second[1])}) has it after {first[0]} ({in_words(first[1])})"


def link(kind: DependenceKind, left: ComparableClaim | End, right: ComparableClaim | End, sentence: str) -> Dependence:
    """A link of `kind` between two places, the first one in canonical order on the left."""
    one, other = sorted((_end(left), _end(right)), key=at)
    return Dependence(kind, one, other, sentence, f"dependence.{kind}")


def _end(claim: ComparableClaim | End) -> End:
    return claim if isinstance(claim, End) else End(claim.document, claim.start, claim.end)


def at(end: End) -> tuple[str, int, int]:
    """The canonical order of ends."""
    return end.document, end.start, end.end


def pairs(members: Sequence[ComparableClaim]) -> Iterable[tuple[ComparableClaim, ComparableClaim]]:
    """Pairs that make `members` one: each with each, or of many each with the next."""
    return combinations(members, 2) if len(members) <= EACH_WITH_EACH else pairwise(members)


def by_document(ordered: Iterable[ComparableClaim]) -> dict[str, list[ComparableClaim]]:
    """Claims by the key of their document, in the order given."""
    found: dict[str, list[ComparableClaim]] = defaultdict(list)
    for claim in ordered:
        found[claim.document].append(claim)
    return found


class Places:
    """Claims by their places, so that those which a stretch of a document touches are found without looking at all."""

    def __init__(self, claims: Iterable[ComparableClaim]) -> None:
        self.members = by_document(sorted(claims, key=place))
        self.first = {key: members[0] for key, members in self.members.items()}
        self._starts = {key: [c.start for c in members] for key, members in self.members.items()}
        self._longest = {key: max(c.end - c.start for c in members) for key, members in self.members.items()}

    def touching(self, end: End) -> list[ComparableClaim]:
        """The claims that share a code point with `end`, in the order of the text."""
        if end.document not in self.members:
            return []
        starts = self._starts[end.document]
        low = bisect_right(starts, end.start - self._longest[end.document])
        high = bisect_left(starts, end.end)
        return [c for c in self.members[end.document][low:high] if c.end > end.start]
