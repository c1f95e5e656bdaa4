"""One milestone has one date: what two documents on one matter, or between the same two parties, say of its day."""

from __future__ import annotations

from claims.analysis.extraction.values import Modality
from claims.analysis.lexicon import load
from claims.analysis.relations.focus import ANOTHER, Focus, same_focus
from claims.analysis.relations.gates import modality_class, parties_differ
from claims.analysis.relations.judging import Outcome, Side, closed, outcome, same_document
from claims.analysis.relations.periods import days, known, overlap
from claims.analysis.relations.values import FrameKind, Verdict

PREFIX = "milestone "
OPENING = f"{PREFIX}opening"
COARSEST_DAYS = 366


def milestones(left: Side, right: Side) -> Outcome | None:
    """The opening, beginning or approval of one thing, dated by both sides."""
    one, other = left.frame, right.frame
    if not (one.kind is other.kind is FrameKind.EVENT) or one.predicate != other.predicate:
        return None
    if not one.predicate.startswith(PREFIX) or not _one_thing(left, right):
        return None
    shut = parties_differ(left, right)
    if shut:
        return shut
    what = next(
        row["title"] for row in load("relation_milestones")["milestone"] if PREFIX + row["name"] == one.predicate
    )
    ours, theirs = modality_class(left.modality), modality_class(right.modality)
    met = overlap(left.period, right.period)
    if met is False:
        if ours != theirs and not (_ahead(left) and _ahead(right)):
            return closed(
                "modality", f"Two dates of {what}, not said in the same sense: {ours}; {theirs}.", ours, theirs
            )
        return outcome(
            Verdict.CONTRADICTS if known(left.period) and known(right.period) else Verdict.TENSION,
            "milestone.dated_two_ways",
            f"Two dates of {what}: {left.when} against {right.when}.",
            left.when,
            right.when,
        )
    if met is None or max(days(left.period) or 0, days(right.period) or 0) > COARSEST_DAYS:
        return None
    same = left.period == right.period
    return outcome(
        Verdict.AGREES if same else Verdict.REFINES,
        "milestone.same_date" if same else "milestone.finer_date",
        f"Both date {what} alike: {left.when}; {right.when}.",
        left.when,
        right.when,
    )


def _ahead(side: Side) -> bool:
    """True where the date is yet to come as the document tells it."""
    planned = modality_class(side.modality) != modality_class(Modality.ASSERTED)
    return planned or bool(side.period[0] and side.written[0] and side.period[0] > side.written[0])


def _one_thing(left: Side, right: Side) -> bool:
    """True where the parties are named, or the documents are about one matter and the subjects fit."""
    one, other = left.frame, right.frame
    if ANOTHER in one.topic or ANOTHER in other.topic:
        return False
    if one.parties and other.parties:
        return True
    if (
        one.modifier != other.modifier
        and one.predicate == OPENING
        and "operation" not in (one.modifier + other.modifier)
    ):
        return False
    ours = Focus(left.claim.focus_names, left.claim.focus_common)
    return same_document(left, right) or same_focus(ours, Focus(right.claim.focus_names, right.claim.focus_common))
