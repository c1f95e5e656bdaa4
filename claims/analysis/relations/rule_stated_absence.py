""" "No security relationship (except ...)", "only one approved decision": stated absence against stated presence."""

from __future__ import annotations

from claims.analysis.lexicon import load
from claims.analysis.relations.gates import parties_differ
from claims.analysis.relations.judging import (
    Outcome,
    Side,
    closed,
    may_be_superseded,
    outcome,
    same_document,
    superseded,
)
from claims.analysis.relations.naming import stage_in_words
from claims.analysis.relations.objects import same_family, same_object
from claims.analysis.relations.periods import known, overlap
from claims.analysis.relations.values import FrameKind, Verdict


def stated_absence(left: Side, right: Side) -> Outcome | None:
    """An absence of a class of dealings against one of that class between the same parties."""
    for absence, presence in ((left, right), (right, left)):
        if absence.frame.kind is not FrameKind.ABSENCE:
            continue
        if absence.frame.predicate == "deal":
            return _only_one(absence, presence)
        if presence.frame.predicate == f"presence_{absence.frame.predicate}":
            return _absence(absence, presence)
    return None


def _absence(absence: Side, presence: Side) -> Outcome | None:
    shut = parties_differ(absence, presence)
    if shut or len(presence.frame.parties) < 2 or not absence.frame.parties:
        return shut
    what = absence.frame.predicate
    if superseded(absence, presence):
        return closed("period", f"What is told of {presence.when} came after the absence was stated.")
    if _is_exception(absence, presence):
        return outcome(
            Verdict.AGREES, "absence.exception", f"What is told of {presence.when} is the exception that is named."
        )
    if not known(presence.period):
        return None
    later = _perhaps_later(absence, presence)
    if later and presence.frame.stage != "hard":
        return None  # a mere sign, and perhaps of a time after the statement
    hard = presence.frame.stage == "hard" and not later
    excepted = f" (except {absence.frame.object})" if absence.frame.object else ""
    return outcome(
        Verdict.CONTRADICTS if hard else Verdict.TENSION,
        "absence.against_presence" if hard else "absence.against_hint",
        f"One side says that there were no {what} dealings{excepted}; the other tells of some: {presence.when}.",
        "none",
        presence.when,
    )


def _perhaps_later(absence: Side, presence: Side) -> bool:
    """True where the presence may have come after the absence was written, of which only an earliest day is known."""
    if same_document(absence, presence) or not presence.period[0]:
        return False
    first, last = absence.written
    return first is None or (presence.period[0] > first and (last is None or presence.period[0] < last))


def _is_exception(absence: Side, presence: Side) -> bool:
    if not known(absence.period) or not known(presence.period) or not overlap(absence.period, presence.period):
        return False
    return bool(absence.frame.topic & set(presence.claim.words))


def _only_one(absence: Side, presence: Side) -> Outcome | None:
    """ "only one decision, to re-export engines" against a dealing in something else that is told as done."""
    deal = presence.frame
    order: list[str] = load("relation_stages")["order"]
    if deal.kind is not FrameKind.DEAL or not deal.object or not absence.frame.object:
        return None
    if deal.negated or deal.modifier or order.index(deal.stage) < order.index("agreed"):
        return None
    if (
        parties_differ(absence, presence)
        or same_object(deal.object, absence.frame.object)
        or same_document(absence, presence)
    ):
        return None
    if deal.object.partition("-")[0] == absence.frame.object.partition("-")[0]:
        return None
    if not same_family(deal.predicate, absence.frame.modifier):
        return None
    if known(presence.period) and overlap(presence.period, absence.written) is not True:
        return closed("period", f"The {deal.called} deal is of {presence.when}, perhaps not of the time that is meant.")
    soft = may_be_superseded(absence, presence)
    if superseded(absence, presence):
        return closed(
            "period", f"The {deal.called} deal ({presence.when}) came after the statement that there is only one."
        )
    return outcome(
        Verdict.TENSION if soft else Verdict.CONTRADICTS,
        "absence.only_one",
        f"One side allows only one deal ({absence.frame.called}); the other has the {deal.called} deal as "
        f"{stage_in_words(deal.stage)}" + ("; it is unknown which was written first." if soft else "."),
        absence.frame.object,
        deal.object,
    )
