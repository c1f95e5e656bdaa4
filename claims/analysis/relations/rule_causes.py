"""Two causes given for one event are in tension; the same cause agrees. And terms said secret, yet told."""

from __future__ import annotations

from claims.analysis.relations.gates import parties_differ
from claims.analysis.relations.judging import Outcome, Side, outcome, same_document
from claims.analysis.relations.values import FrameKind, Verdict
from claims.analysis.relations.wording import shared_weight, similarity

APART = 0.34


def causes_of_one_event(left: Side, right: Side) -> Outcome | None:
    """ "cancelled due to A" against "cancelled due to B", where the same event is meant."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.CAUSE or other.kind is not FrameKind.CAUSE or one.predicate != other.predicate:
        return None
    if not same_document(left, right) and (parties_differ(left, right) or not one.parties):
        return None
    if not _one_event(left, right):
        return None
    if similarity(tuple(one.topic), tuple(other.topic)) >= APART:
        return outcome(Verdict.AGREES, "cause.same", f"Both give the same cause of the {one.predicate}.")
    if left.claim.speaker == right.claim.speaker and same_document(left, right):
        return None
    return outcome(
        Verdict.TENSION, "cause.differs",
        f"Two causes are given for the {one.predicate}: {one.object!r}; {other.object!r}.", one.object, other.object,
    )  # fmt: skip


def _one_event(left: Side, right: Side) -> bool:
    """True where the claims share words besides those of the causes, such as who and what was cancelled."""
    ours = set(left.claim.words) - left.frame.topic
    theirs = set(right.claim.words) - right.frame.topic
    return shared_weight(ours, theirs)[0] >= 1.0


def terms_secret_and_told(left: Side, right: Side) -> Outcome | None:
    """ "The contents were not made public" against "the agreement provides for ..."."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.DISCLOSURE or other.kind is not FrameKind.DISCLOSURE or one.stage == other.stage:
        return None
    if parties_differ(left, right) or not one.parties or not other.parties:
        return None
    return outcome(
        Verdict.TENSION, "terms.secret_and_told", "One side says that the terms are not public, the other lists them."
    )
