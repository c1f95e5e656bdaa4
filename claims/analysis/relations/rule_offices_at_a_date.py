"""A person holds one of certain offices at a time: "Prime Minister X" against "Deputy Prime Minister X"."""

from __future__ import annotations

from claims.analysis.relations.judging import Outcome, Side, closed, disjoint, outcome, same_document
from claims.analysis.relations.offices import exclusive, in_words
from claims.analysis.relations.parties import heir
from claims.analysis.relations.periods import days, days_apart, overlap
from claims.analysis.relations.values import FrameKind, Verdict

SHORT_DAYS = 62
# Two offices further apart than this are a career, not a look-alike.
NEAR_DAYS = 366


def offices_at_a_date(left: Side, right: Side) -> Outcome | None:
    """One person under two offices in overlapping periods contradicts where the periods are short, else is tension."""
    one, other = left.frame, right.frame
    if (
        one.kind is not FrameKind.OFFICE
        or other.kind is not FrameKind.OFFICE
        or not _same_person(one.person, other.person)
    ):
        return None
    if one.agent and other.agent and heir(one.agent) != heir(other.agent):
        return None
    ours, theirs = in_words(one.office, one.called), in_words(other.office, other.called)
    if one.office == other.office:
        known_office = "_" in one.office
        if (
            known_office
            and not same_document(left, right)
            and overlap(left.period, right.period)
            and max(days(left.period) or 0, days(right.period) or 0) <= 366
        ):
            return outcome(
                Verdict.AGREES,
                "office.same",
                f"Both have {one.person} as {ours} {left.at}.",
                left.when,
                right.when,
            )
        return None
    if not exclusive(one.office, other.office):
        return None
    if disjoint(left, right):
        if days_apart(left.period, right.period) > NEAR_DAYS:
            return None
        return closed(
            "period", f"{one.person} in two offices at two dates: {ours}, {left.when}; {theirs}, {right.when}."
        )
    if overlap(left.period, right.period) is not True:
        return None
    longest = max(days(left.period) or 0, days(right.period) or 0)
    short = longest <= SHORT_DAYS
    return outcome(
        Verdict.CONTRADICTS if short else Verdict.TENSION,
        "office.two_at_once",
        f"{one.person} is {ours} in one place and {theirs} in the other, both {left.at if short else right.at}.",
        ours,
        theirs,
    )


def _same_person(one: str, other: str) -> bool:
    """True where the last names are one and no first name stands against it."""
    ours, theirs = one.lower().split(), other.lower().split()
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    return len(ours) == 1 or len(theirs) == 1 or ours[0][0] == theirs[0][0]
