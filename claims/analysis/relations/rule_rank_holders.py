"""One place at the top has one holder: "the US replaced Russia as the largest supplier" against "Russia stays it"."""

from __future__ import annotations

from claims.analysis.relations.judging import Outcome, Side, closed, disjoint, outcome, superseded
from claims.analysis.relations.parties import heir
from claims.analysis.relations.periods import known
from claims.analysis.relations.values import FrameKind, Verdict


def rank_holders(left: Side, right: Side) -> Outcome | None:
    """Two statements of who is the largest of one kind for one party."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.RANK or other.kind is not FrameKind.RANK or one.object != other.object:
        return None
    if one.patient and other.patient and heir(one.patient) != heir(other.patient):
        return closed("for_whom", f"Not the largest for the same party: {one.patient}; {other.patient}.")
    if "past" in (one.stage, other.stage):
        return closed("period", "One side speaks of who was the largest before.") if one.agent != other.agent else None
    if disjoint(left, right):
        return closed("period", f"Not the same period: {left.when}; {right.when}.", left.when, right.when)
    return _holders(left, right)


def _holders(left: Side, right: Side) -> Outcome | None:
    one, other = left.frame, right.frame
    place = one.object.replace("_", " ")
    for change, state in ((one, other), (other, one)):
        if change.stage == "replaced" and state.stage == "lessened":
            return outcome(
                Verdict.AGREES,
                "rank.falls",
                f"Both see the largest {place} losing its place, one as expected, one as done.",
            )
        if change.modifier and state.stage == "held" and heir(state.agent) == heir(change.modifier):
            later = superseded(left, right) or superseded(right, left)
            if later:
                return closed("period", "The place changed hands after the other side was written.")
            dated = known(left.period) or known(right.period)
            return outcome(
                Verdict.TENSION if dated else Verdict.CONTRADICTS, "rank.replaced_and_held",
                f"One side says that {change.modifier} was replaced as the largest {place}"
                + (f" of {change.patient or state.patient}" if change.patient or state.patient else "")
                + f", the other that {state.agent} is or stays it.",
                change.agent or "replaced", state.agent,
            )  # fmt: skip
    if not one.agent or not other.agent or "lessened" in (one.stage, other.stage):
        return None
    if heir(one.agent) == heir(other.agent):
        return outcome(Verdict.AGREES, "rank.same_holder", f"Both name {one.agent} as the largest {place}.")
    later = superseded(left, right) or superseded(right, left)
    if later or not (one.patient and other.patient):
        return None
    return outcome(
        Verdict.TENSION, "rank.two_holders",
        f"Two are called the largest {place} of {one.patient}: {one.agent}; {other.agent}.", one.agent, other.agent,
    )  # fmt: skip
