"""One thing is built, held or based in one place: what two claims say of where it is."""

from __future__ import annotations

from claims.analysis.relations.focus import ANOTHER, Focus, same_focus
from claims.analysis.relations.frames_places import PREFIX
from claims.analysis.relations.gates import modality_class
from claims.analysis.relations.judging import Outcome, Side, closed, disjoint, outcome, same_document
from claims.analysis.relations.values import Verdict
from claims.analysis.relations.wording import shared_weight

# So much of the words of the shorter subject must be shared.
SAME_SUBJECT = 0.99
LEAST = 1.0


def places(left: Side, right: Side) -> Outcome | None:
    """One thing in two places; the same place agrees. None where it is not sure that one thing is meant."""
    one, other = left.frame, right.frame
    if one.predicate != other.predicate or not one.predicate.startswith(PREFIX):
        return None
    if ANOTHER in one.topic | other.topic or not _one_subject(left, right):
        return None
    if disjoint(left, right):
        return closed("period", f"Not the same period: {left.when}; {right.when}.", left.when, right.when)
    verb = one.predicate.removeprefix(PREFIX)
    if one.object == other.object:
        return outcome(Verdict.AGREES, "place.same", f"Both have it {verb} in {one.object.title()}.")
    if one.object in other.object or other.object in one.object:
        return None
    alike = modality_class(left.modality) == modality_class(right.modality)
    return outcome(
        Verdict.CONTRADICTS if alike else Verdict.TENSION,
        "place.two",
        f"The same thing is {verb} in two places: {one.object.title()} against {other.object.title()}.",
        one.object.title(),
        other.object.title(),
    )


def _one_subject(left: Side, right: Side) -> bool:
    shared, ours, theirs = shared_weight(left.frame.topic, right.frame.topic)
    if shared < LEAST or shared < SAME_SUBJECT * min(ours, theirs):
        return False
    focus = Focus(left.claim.focus_names, left.claim.focus_common)
    return same_document(left, right) or same_focus(focus, Focus(right.claim.focus_names, right.claim.focus_common))
