"""How a party stands to a body: wishing to join, observing, a member, out again."""

from __future__ import annotations

from claims.analysis.relations.judging import Outcome, Side, closed, disjoint, outcome, same_document
from claims.analysis.relations.naming import with_article
from claims.analysis.relations.parties import heir
from claims.analysis.relations.periods import known
from claims.analysis.relations.values import FrameKind, Verdict


def membership(left: Side, right: Side) -> Outcome | None:
    """Two statements on one party and one body."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.MEMBERSHIP or other.kind is not FrameKind.MEMBERSHIP:
        return None
    if heir(one.agent) != heir(other.agent) or one.object != other.object:
        return None
    if one.stage != other.stage:
        if same_document(left, right) and {one.stage, other.stage} == {"joined", "wished"}:
            return outcome(
                Verdict.TENSION, "membership.joined_and_wished",
                f"The document has {one.agent} as having joined and as yet to join {with_article(one.called)}.",
            )  # fmt: skip
        return closed("stage", f"Not the same standing: {one.stage}; {other.stage}.", one.stage, other.stage)
    if disjoint(left, right):
        if one.stage == "joined":
            return outcome(
                Verdict.TENSION, "membership.dated_two_ways",
                f"{one.agent} is said to have joined {with_article(one.called)} {left.at} and {right.at}.",
                left.when, right.when,
            )  # fmt: skip
        return closed("period", f"Two dates: {left.when}; {right.when}.", left.when, right.when)
    if known(left.period) or known(right.period) or one.stage == "joined":
        return outcome(Verdict.AGREES, "membership.same", f"Both have {one.agent} as {one.stage}.")
    return None
