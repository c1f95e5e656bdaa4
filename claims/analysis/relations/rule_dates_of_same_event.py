"""One event has one date: partial dates are compared at the coarser precision, and the finer one refines."""

from __future__ import annotations

from claims.analysis.relations.judging import Outcome, Side, closed, disjoint, outcome, same_document
from claims.analysis.relations.naming import with_article
from claims.analysis.relations.offices import in_words as office_in_words
from claims.analysis.relations.parties import heir
from claims.analysis.relations.periods import days, days_apart, known, overlap, year_of
from claims.analysis.relations.values import Frame, FrameKind, Verdict

COARSEST_DAYS = 3 * 366
# Visits further apart than this are no look-alikes.
NEAR_DAYS = 2 * 366


def dates_of_same_event(left: Side, right: Side) -> Outcome | None:
    """The end, founding, birth, signing ... of one thing, dated twice."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.EVENT or other.kind is not FrameKind.EVENT or one.predicate == "visit":
        return None
    if one.predicate != other.predicate or not one.object or one.object != other.object:
        return None
    if not disjoint(left, right):
        if not (known(left.period) and known(right.period)):
            return None
        return _overlapping(left, right, f"the {one.predicate} of {_called(one)}", "event")
    if max(days(left.period) or 0, days(right.period) or 0) > COARSEST_DAYS:
        return None
    if one.modifier != "unique":
        return closed("period", f"Two dates of {one.predicate}, perhaps two events: {left.when}; {right.when}.")
    years = abs((year_of(one.earliest) or 0) - (year_of(other.earliest) or 0))
    apart = f", {years} year{'s' if years != 1 else ''} apart" if years else ""
    return outcome(
        Verdict.CONTRADICTS,
        "event.dated_two_ways",
        f"The {one.predicate} of {_called(one)} is dated two ways: {left.when} against {right.when}{apart}.",
        left.when,
        right.when,
    )


def visits_of_one_person(left: Side, right: Side) -> Outcome | None:
    """Visits of one person, or of one office, to one country: the same visit, a plan of it, or two visits."""
    one, other = left.frame, right.frame
    if not (one.kind is other.kind is FrameKind.EVENT and one.predicate == other.predicate == "visit"):
        return None
    if not _same_visitor(left, right):
        return _other_visitor(left, right)
    if heir(one.patient) != heir(other.patient):
        return None
    who = (
        one.person.strip("?")
        or other.person.strip("?")
        or f"the {office_in_words(one.office, one.called)} of {one.agent}"
    )
    if one.stage != other.stage:
        return closed("modality", f"A visit of {who} that is planned in one place and told as held in the other.")
    if one.stage == "planned":
        return None
    if disjoint(left, right):
        if days_apart(left.period, right.period) > NEAR_DAYS:
            return None
        return closed(
            "period", f"Two visits of {who} to {one.patient}: {left.when}; {right.when}.", left.when, right.when
        )
    if known(left.period) and known(right.period):
        return _overlapping(left, right, f"the visit of {who} to {one.patient}", "visit")
    undated = other if known(left.period) else one
    if known(left.period) != known(right.period) and undated.person and one.agent and not same_document(left, right):
        dated = left.when if known(left.period) else right.when
        return outcome(
            Verdict.REFINES, "visit.dates_it", f"The same visit of {who} to {one.patient}; one side dates it: {dated}."
        )
    return None


def _same_visitor(left: Side, right: Side) -> bool:
    one, other = left.frame, right.frame
    if "?" in (one.person, other.person):
        return False
    if one.person and other.person:
        return one.person.split()[-1].lower() == other.person.split()[-1].lower()
    return bool(one.office) and one.office == other.office and heir(one.agent) == heir(other.agent) != ""


def _other_visitor(left: Side, right: Side) -> Outcome | None:
    """Look-alikes that are kept apart: two offices, or two holders of one office."""
    one, other = left.frame, right.frame
    if heir(one.patient) != heir(other.patient) or heir(one.agent) != heir(other.agent):
        return None
    if overlap(left.period, right.period) is not True or max(days(left.period) or 0, days(right.period) or 0) > 366:
        return None
    if one.office and other.office and one.office != other.office:
        ours, theirs = office_in_words(one.office, one.called), office_in_words(other.office, other.called)
        return closed("office", f"Visits of different offices: {ours}; {theirs}.", ours, theirs)
    if one.person and other.person:
        return closed("person", f"Visits of different persons: {one.person}; {other.person}.", one.person, other.person)
    return None


def _overlapping(left: Side, right: Side, what: str, family: str) -> Outcome | None:
    ours, theirs = days(left.period) or 0, days(right.period) or 0
    if max(ours, theirs) > COARSEST_DAYS:
        return None
    if ours == theirs:
        return outcome(
            Verdict.AGREES, f"{family}.same_date", f"Both date {what} to {left.when}.", left.when, right.when
        )
    return outcome(
        Verdict.REFINES,
        f"{family}.finer_date",
        f"Both date {what} alike, one more finely: {left.when}; {right.when}.",
        left.when,
        right.when,
    )


def _called(frame: Frame) -> str:
    return with_article(frame.called or frame.object.title())
