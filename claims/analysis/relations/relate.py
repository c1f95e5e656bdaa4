"""Relate many claims: candidate pairs from blocking, each compared once, in an order that does not depend on input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.analysis.relations.blocking import candidate_pairs
from claims.analysis.relations.compare import NOTHING_SHARED, compare, place
from claims.analysis.relations.values import ComparableClaim, Relation


def relate(claims: Iterable[ComparableClaim]) -> Iterator[Relation]:
    """The relations among `claims`, each pair at most once, in canonical order.

    Yields what agrees, refines, contradicts or is in tension, and look-alikes that a gate keeps apart; pairs that have
    no question in common are left out. Claims with one and the same place are taken once.
    """
    unique = {(c.document, c.start, c.end): c for c in sorted(claims, key=place, reverse=True)}
    ordered = sorted(unique.values(), key=place)
    for one, other in candidate_pairs(ordered):
        relation = compare(ordered[one], ordered[other])
        if relation.rule != NOTHING_SHARED:
            yield relation
