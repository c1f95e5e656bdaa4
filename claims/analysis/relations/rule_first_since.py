""" "The first visit in N years" claims that no such visit lies inside those years; arithmetic tests it."""

from __future__ import annotations

from claims.analysis.relations.judging import Outcome, Side, closed, outcome
from claims.analysis.relations.naming import a
from claims.analysis.relations.offices import in_words
from claims.analysis.relations.parties import heir
from claims.analysis.relations.periods import known, year_of
from claims.analysis.relations.values import FrameKind, Verdict

NEAR_YEARS = 1


def first_since(left: Side, right: Side) -> Outcome | None:
    """A statement of the first visit in N years against a visit, or against another such statement."""
    for first, visit in ((left, right), (right, left)):
        if first.frame.kind is FrameKind.FIRST_SINCE and visit.frame.kind is FrameKind.EVENT:
            return _against_visit(first, visit) if visit.frame.predicate == "visit" else None
    if left.frame.kind is right.frame.kind is FrameKind.FIRST_SINCE:
        return _two_firsts(left, right)
    return None


def _against_visit(first: Side, visit: Side) -> Outcome | None:
    claim, event = first.frame, visit.frame
    if event.stage != "held" or not event.latest or not event.earliest or not claim.latest:
        return None
    if heir(event.agent) != heir(claim.agent) or heir(event.patient) != heir(claim.patient):
        return None
    if not claim.office or event.office != claim.office:
        return None
    end, told = year_of(claim.latest), year_of(event.earliest)
    start = year_of(claim.earliest)
    if end is None or told is None or event.latest >= claim.latest or (told == end and not _told_apart(first, visit)):
        return None
    who = f"{in_words(claim.office, claim.called)} of {claim.agent}"
    said = (
        f"In {end} this was the first visit of {a(who)} to {claim.patient}" + (f" since {start}" if start else "")
        + (f" ({claim.modifier} years)" if claim.modifier.isdigit() else "")
    )  # fmt: skip
    visitor = event.person.strip("?") or a(who)
    if start is None or start < told < end:
        rule = "first_since.visit_inside_interval" if start else "first_since.earlier_visit"
        return outcome(
            Verdict.CONTRADICTS, rule, f"{said}; but a visit of {visitor} {visit.at} lies inside that interval.",
            first.when, visit.when,
        )  # fmt: skip
    if start - NEAR_YEARS <= told < start:
        return outcome(
            Verdict.TENSION,
            "first_since.interval_inexact",
            f"{said}; but the last such visit told is that of {visitor} {visit.at}, {end - told} years before.",
            first.when,
            visit.when,
        )
    return None


def _told_apart(first: Side, visit: Side) -> bool:
    return known(first.period) and known(visit.period) and first.frame.person != visit.frame.person


def _two_firsts(left: Side, right: Side) -> Outcome | None:
    one, other = left.frame, right.frame
    for ours, theirs, gate in (
        (one.office, other.office, "office"), (heir(one.agent), heir(other.agent), "agent"),
        (heir(one.patient), heir(other.patient), "host"),
    ):  # fmt: skip
        if ours and theirs and ours != theirs:
            x, y = in_words(ours), in_words(theirs)
            return closed(gate, f"Both tell of a first visit for years, but not of the same {gate}: {x}; {y}.", x, y)
    if one.latest == other.latest and one.earliest == other.earliest:
        return outcome(Verdict.AGREES, "first_since.same", f"Both call the visit of {left.when} the first for as long.")
    if year_of(one.latest) == year_of(other.latest) and one.earliest and other.earliest:
        return outcome(
            Verdict.TENSION, "first_since.other_interval",
            f"The visit is called the first in {one.modifier} years and the first in {other.modifier} years.",
            one.modifier, other.modifier,
        )  # fmt: skip
    return None
