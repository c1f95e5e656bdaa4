"""An index of claims: add those of documents and get what they have to do with all that is in it already.

Work for a claim grows with how many claims answer its questions, up to a limit, and not with how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable

from claims.analysis.relations.blocking import BlockEntry, block_entries
from claims.analysis.relations.blocks import Blocks
from claims.analysis.relations.compare import place, related
from claims.analysis.relations.said_once import FAR_APART, said_once
from claims.analysis.relations.values import ComparableClaim, End, Relation


class ClaimIndex:
    """Claims by the questions that they answer. Documents come in whole, and can be taken out again.

    As long as no question is answered by more claims than `blocks.CAP`, the relations that `add` returns over all calls
    are those of `relate` over all claims at once, however the documents are split over the calls and whatever their
    order. Above that each claim still meets the first few claims of every answer near to its own.
    """

    def __init__(self) -> None:
        self._claims: dict[int, ComparableClaim] = {}
        self._documents: dict[str, list[int]] = {}
        self._next = 0
        self._blocks = Blocks(self._entries, self._place)

    def __len__(self) -> int:
        return len(self._claims)

    def __contains__(self, document: object) -> bool:
        return document in self._documents

    def _entries(self, at: int) -> tuple[BlockEntry, ...]:
        return block_entries(self._claims[at])

    def _place(self, at: int) -> tuple[str, int, int, str]:
        return place(self._claims[at])

    def put(self, claims: Iterable[ComparableClaim]) -> range:
        """Put `claims` in without comparing them; their numbers, in canonical order.

        Of claims at one and the same place the first by key is taken. Raises ValueError where a document of them is in
        the index already: take it out before it comes anew.
        """
        ordered = unique(claims)
        known = sorted({claim.document for claim in ordered} & self._documents.keys())
        if known:
            raise ValueError(f"in the index already: {', '.join(known[:5])}")
        first = self._next
        for claim in ordered:
            self._claims[self._next] = claim
            self._documents.setdefault(claim.document, []).append(self._next)
            self._blocks.add(self._next)
            self._next += 1
        return range(first, self._next)

    def add(self, claims: Iterable[ComparableClaim]) -> list[Relation]:
        """Put `claims` in; their relations among themselves and with what was in it, in canonical order.

        Raises ValueError as `put` does.
        """
        new = self.put(claims)
        met = ((at, other) for at in new for other in self._blocks.near(at) if other < new.start or other > at)
        return self._related(met)

    def near(self, at: int) -> set[int]:
        """The numbers of the claims that claim `at` is compared with; ValueError where there is none of this number."""
        if at not in self._claims:
            raise ValueError(f"no claim {at} in the index")
        return self._blocks.near(at)

    def documents(self) -> list[str]:
        """The documents in it, in the order in which they came; those of one `put` in canonical order."""
        return list(self._documents)

    def relations_on(self, documents: Iterable[str]) -> list[Relation]:
        """The relations of the claims of `documents` with claims that came later, in canonical order."""
        numbers = [at for document in documents for at in self._documents[document]]
        return self._related((at, other) for at in numbers for other in self._blocks.near(at) if other > at)

    def _related(self, met: Iterable[tuple[int, int]]) -> list[Relation]:
        found = []
        works: set[End] = set()
        for at, other in met:
            left, right = self._claims[at], self._claims[other]
            relation = related(left, right) if place(left) < place(right) else related(right, left)
            if relation is None or relation.rule in FAR_APART:
                continue
            found.append(relation)
            works.update(End(c.document, c.start, c.end) for c in (left, right) if c.is_reference)
        found.sort(key=_ends)
        return list(said_once(found, works))

    def remove(self, document: str) -> int:
        """Take the claims of `document` out; how many there were (0 for a document that is not in it)."""
        taken = self._documents.pop(document, [])
        for at in taken:
            self._blocks.remove(at)
        for at in taken:
            del self._claims[at]
        return len(taken)


def unique(claims: Iterable[ComparableClaim]) -> list[ComparableClaim]:
    """`claims` in canonical order; of several at one and the same place the first by key."""
    by_place = {(c.document, c.start, c.end): c for c in sorted(claims, key=place, reverse=True)}
    return sorted(by_place.values(), key=place)


def _ends(relation: Relation) -> tuple[str, int, int, str, int, int]:
    left, right = relation.left, relation.right
    return left.document, left.start, left.end, right.document, right.start, right.end
