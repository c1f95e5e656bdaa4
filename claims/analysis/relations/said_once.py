"""One error is told once, however many pairs of claims show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from claims.analysis.relations.compare import NOTHING_SHARED
from claims.analysis.relations.values import End, Relation, Verdict

# Gates that close so early that the pair is not even a look-alike.
FAR_APART = (NOTHING_SHARED, "gate.other_parties", "gate.unit")


def said_once(relations: Sequence[Relation], works: AbstractSet[End]) -> Iterator[Relation]:
    """`relations` without pairs that are no look-alikes, and without repetitions of one error.

    A date given two ways is told at the two shortest places that give it, a work older than its facts at the first
    fact, and a gate that closes between the same values once for two documents. `works` are the ends that are
    references. Their order stays. What is one error never reaches over more than two documents: the relations of each
    pair of documents may be given on their own.
    """
    told = [relation for relation in relations if relation.rule not in FAR_APART]
    best: dict[tuple[object, ...], Relation] = {}
    for relation in told:
        key = _error(relation, works)
        if key and (key not in best or _worth(relation) < _worth(best[key])):
            best[key] = relation
    kept = {id(relation) for relation in best.values()}
    yield from (relation for relation in told if not _error(relation, works) or id(relation) in kept)


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
