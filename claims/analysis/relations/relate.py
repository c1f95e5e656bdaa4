"""Relate many claims: candidate pairs from blocking, each compared once, in an order that does not depend on input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from claims.analysis.relations.blocking import candidate_pairs
from claims.analysis.relations.compare import NOTHING_SHARED, compare, place
from claims.analysis.relations.values import ComparableClaim, End, Relation, Verdict

# Gates that close so early that the pair is not even a look-alike.
FAR_APART = (NOTHING_SHARED, "gate.other_parties", "gate.unit")


def relate(claims: Iterable[ComparableClaim]) -> Iterator[Relation]:
    """The relations among `claims`, each pair at most once, in canonical order.

    Yields what agrees, refines, contradicts or is in tension, and look-alikes that a gate keeps apart; pairs that have
    no question in common are left out. Claims with one and the same place are taken once.
    """
    unique = {(c.document, c.start, c.end): c for c in sorted(claims, key=place, reverse=True)}
    ordered = sorted(unique.values(), key=place)
    works = {End(c.document, c.start, c.end) for c in ordered if c.is_reference}
    found = (compare(ordered[one], ordered[other]) for one, other in candidate_pairs(ordered))
    yield from _said_once([relation for relation in found if relation.rule not in FAR_APART], works)


def _said_once(relations: Sequence[Relation], works: AbstractSet[End]) -> Iterator[Relation]:
    """`relations` without repetitions of one error: a date given two ways is told at the two shortest places that give
    it, a work older than its facts at the first fact, and a gate that
    closes between the same values once for two documents. Their order stays."""
    best: dict[tuple[object, ...], Relation] = {}
    for relation in relations:
        key = _error(relation, works)
        if key and (key not in best or _worth(relation) < _worth(best[key])):
            best[key] = relation
    kept = {id(relation) for relation in best.values()}
    yield from (relation for relation in relations if not _error(relation, works) or id(relation) in kept)


def _error(relation: Relation, works: AbstractSet[End]) -> tuple[object, ...] | None:
    """What makes two relations one error; None for a relation that stands for itself."""
    if relation.rule == "event.dated_two_ways":
        values = frozenset({relation.findings[0].left, relation.findings[0].right})
        event = relation.explanation.partition(" is dated")[0]
        return relation.rule, relation.left.document, relation.right.document, event, values
    if relation.verdict is Verdict.NOT_COMPARABLE:
        return relation.rule, relation.left.document, relation.right.document, relation.explanation
    if relation.rule == "work.older_than_fact":
        return relation.rule, relation.left if relation.left in works else relation.right
    return None


def _worth(relation: Relation) -> tuple[int, int, int]:
    """Smaller for the pair to keep."""
    length = sum(end.end - end.start for end in (relation.left, relation.right))
    return (0 if relation.rule.startswith("work") else length), relation.left.start, relation.right.start
