"""Acts of one kind by the same agents on the same matter cannot have happened both twice and three times."""

from __future__ import annotations

from collections.abc import Set

from claims.analysis.relations.gates import parties_differ
from claims.analysis.relations.judging import (
    Outcome,
    Side,
    closed,
    outcome,
    same_document,
    superseded,
    written_together,
)
from claims.analysis.relations.periods import known
from claims.analysis.relations.rule_values_as_intervals import interval, meet
from claims.analysis.relations.values import FrameKind, Verdict
from claims.analysis.relations.wording import shared_weight

SAME_MATTER = 0.6


def counts_of_same_events(left: Side, right: Side) -> Outcome | None:
    """ "vetoed twice" against "vetoed three": contradict in one document; a later count may be higher."""
    ours, theirs = left.frame.quantity, right.frame.quantity
    if left.frame.kind is not FrameKind.COUNT or right.frame.kind is not FrameKind.COUNT:
        return None
    if ours is None or theirs is None or left.frame.predicate != right.frame.predicate:
        return None
    shut = parties_differ(left, right)
    if shut:
        return shut
    if not left.frame.parties or not right.frame.parties:
        return None
    drop = {"@" + name.lower() for name in left.frame.parties}
    ours_on, theirs_on = left.frame.topic - drop, right.frame.topic - drop
    if shared_weight(ours_on, theirs_on)[0] < SAME_MATTER or _on_other_countries(ours_on, theirs_on):
        return closed("matter", f"Not the same matter, though both count {left.frame.modifier}.")
    what = left.frame.modifier
    if meet(interval(ours), interval(theirs)):
        return outcome(Verdict.AGREES, "counts.same", f"Both count the same {what}: {ours.surface}; {theirs.surface}.")
    loose = ours.approximate or theirs.approximate
    later = superseded(left, right) or superseded(right, left)
    if later:
        return closed("still_counting", f"The later count of {what} may have come to include more.")
    known_apart = (
        same_document(left, right) or written_together(left, right) or (known(left.period) and known(right.period))
    )
    verdict = Verdict.CONTRADICTS if known_apart and not loose else Verdict.TENSION
    return outcome(
        verdict,
        "counts.differ",
        f"The same {what} are counted differently: {ours.surface!r} against {theirs.surface!r}.",
        ours.surface,
        theirs.surface,
    )


def _on_other_countries(ours: Set[str], theirs: Set[str]) -> bool:
    """True where both sides name countries that are not the agents, and none in common."""
    one, other = {w for w in ours if w[0] == "@"}, {w for w in theirs if w[0] == "@"}
    return bool(one and other) and not one & other
