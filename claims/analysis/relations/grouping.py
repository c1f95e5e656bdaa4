"""Group claims that state one proposition. A group is a proposal: the desk may merge and split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.analysis.extraction.values import Modality
from claims.analysis.relations.compare import place
from claims.analysis.relations.values import ComparableClaim, End, Relation, Verdict
from claims.analysis.relations.wording import similarity

# Rules under which two assertions state one proposition, strongest first. A common date or office alone does not.
SAME_PROPOSITION = (
    "agreement.shared_wording",
    "agreement.same_statement",
    "agreement.same_event",
    "cause.same",
    "opinion.same",
    "values.meet",
    "values.narrower",
    "counts.same",
    "visit.same_date",
    "visit.finer_date",
    "visit.dates_it",
    "first_since.same",
    "deal.same_stage",
    "membership.same",
    "event.same_date",
    "event.finer_date",
)
WORDED_ALIKE = 0.3
# What these find is one proposition whatever its words; any other rule asks for some words in common.
BY_WORDING = ("agreement.shared_wording", "agreement.same_statement", "agreement.same_event", "cause.same")


def joining_rank(rule: str) -> int | None:
    """How firmly a finding of `rule` joins two assertions into one claim: 0 is firmest; None where it joins none."""
    return SAME_PROPOSITION.index(rule) if rule in SAME_PROPOSITION else None


@dataclass(frozen=True, slots=True)
class Join:
    """Why two members of a group are in it together: their keys, the rule, and its sentence for people."""

    left: str
    right: str
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that state one proposition: `members` are their keys, sorted; `statement` is the key of the one that says
    it best; `reason` is the rule that joined them ("single" for a claim alone). `key` is the first member's key.
    `joins` tells for every pair of members why they are together."""

    key: str
    members: tuple[str, ...]
    statement: str
    reason: str
    joins: tuple[Join, ...] = ()


def group(claims: Iterable[ComparableClaim], relations: Iterable[Relation]) -> list[Group]:
    """Every claim of the body in exactly one group, in canonical order; references are in none.

    Two groups are joined only if every pair across them agrees or refines, so that no chain of likeness carries
    a proposition to another one and no group holds a pair that contradicts.
    """
    ordered = sorted((c for c in claims if not c.is_reference), key=place)
    by_end = {End(c.document, c.start, c.end): at for at, c in enumerate(ordered)}
    agreeing: dict[tuple[int, int], str] = {}
    said: dict[tuple[int, int], Join] = {}
    for relation in relations:
        pair = by_end.get(relation.left), by_end.get(relation.right)
        if relation.verdict in (Verdict.AGREES, Verdict.REFINES) and pair[0] is not None and pair[1] is not None:
            rule = joining(relation, ordered[pair[0]], ordered[pair[1]])
            if rule:
                first, second = min(pair[0], pair[1]), max(pair[0], pair[1])
                agreeing[first, second] = rule
                sentence = next(f.sentence for f in relation.findings if f.rule == rule)
                said[first, second] = Join(ordered[first].key, ordered[second].key, rule, sentence)
    return [_group(ordered, members, agreeing, said) for members in _joined(len(ordered), agreeing)]


def joining(relation: Relation, left: ComparableClaim, right: ComparableClaim) -> str:
    """The rule by which a relation joins its ends into one proposition, or ""."""
    rules = [finding.rule for finding in relation.findings if finding.rule in SAME_PROPOSITION]
    worded = [rule for rule in rules if rule in BY_WORDING]
    if worded:
        return worded[0]
    return rules[0] if rules and similarity(left.words, right.words) >= WORDED_ALIKE else ""


def _joined(size: int, agreeing: dict[tuple[int, int], str]) -> list[list[int]]:
    groups = {at: [at] for at in range(size)}
    home = list(range(size))
    for one, other in sorted(agreeing, key=lambda pair: (SAME_PROPOSITION.index(agreeing[pair]), pair)):
        first, second = sorted((home[one], home[other]))
        if first == second or not all(
            (min(a, b), max(a, b)) in agreeing for a in groups[first] for b in groups[second]
        ):
            continue
        groups[first] += groups.pop(second)
        for member in groups[first]:
            home[member] = first
    return [sorted(members) for _, members in sorted(groups.items())]


def _group(
    claims: Sequence[ComparableClaim],
    members: Sequence[int],
    agreeing: dict[tuple[int, int], str],
    said: dict[tuple[int, int], Join],
) -> Group:
    keys = tuple(sorted(claims[at].key for at in members))
    rules = sorted(
        (rule for pair, rule in agreeing.items() if pair[0] in members and pair[1] in members),
        key=SAME_PROPOSITION.index,
    )
    best = max(members, key=lambda at: (*_worth(claims[at]), -at))
    pairs = sorted(pair for pair in said if pair[0] in members and pair[1] in members)
    joins = tuple(said[pair] for pair in pairs)
    return Group(claims[members[0]].key, keys, claims[best].key, rules[0] if rules else "single", joins)


def _worth(claim: ComparableClaim) -> tuple[bool, int, int, int]:
    """What makes an assertion the one to show: told as fact, with values, with names, not too long."""
    told = claim.modality in (Modality.ASSERTED, Modality.REPORTED)
    return told, len(claim.quantities) + len(claim.dates), len(set(claim.about)), -abs(len(claim.surface) - 120)
