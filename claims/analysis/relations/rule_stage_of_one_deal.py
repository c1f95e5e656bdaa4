"""How far one deal has gone: done against "not yet signed" contradicts, unless one side only knows later news."""

from __future__ import annotations

from claims.analysis.lexicon import load
from claims.analysis.relations.gates import objects_differ, parties_differ, periods_differ
from claims.analysis.relations.judging import (
    Outcome,
    Side,
    closed,
    may_be_superseded,
    outcome,
    same_document,
    superseded,
    written_together,
)
from claims.analysis.relations.naming import stage_in_words
from claims.analysis.relations.objects import is_wide, same_object
from claims.analysis.relations.periods import before, known, overlap
from claims.analysis.relations.values import Frame, FrameKind, Verdict


def stage_of_one_deal(left: Side, right: Side) -> Outcome | None:
    """Two dealings in one thing between the same parties: the stages that both sides tell."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.DEAL or other.kind is not FrameKind.DEAL:
        return None
    near = same_document(left, right) or written_together(left, right) or overlap(left.period, right.period) is True
    near = near or "deal.none" in (one.rule, other.rule)  # "no aircraft has been sold" is said of all of them
    if not _one_thing(one, other, near=near):
        return objects_differ(left, right) if one.predicate == other.predicate else None
    shut = parties_differ(left, right)
    if shut or len(one.parties) < 2 or len(other.parties) < 2:
        return shut
    for earlier, later in ((left, right), (right, left)):
        if superseded(earlier, later):
            return closed("period", f"The later step ({later.when}) came after the other document was written.")
    if known(left.period) and known(right.period):
        apart = periods_differ(left, right)
        if apart:
            return apart
    return _stages(left, right)


def _one_thing(one: Frame, other: Frame, *, near: bool) -> bool:
    """True for one object; a mere class ("helicopters") is taken for a named one of it only where that is `near`."""
    if one.object and other.object:
        return same_object(one.object, other.object) is True or _version(one.object, other.object)
    return one.predicate == other.predicate and not is_wide(one.predicate) and near


def _version(one: str, other: str) -> bool:
    return one.rstrip("abcdefghijklmnopqrstuvwxyz") == other or other.rstrip("abcdefghijklmnopqrstuvwxyz") == one


def _done(frame: Frame) -> bool:
    order: list[str] = load("relation_stages")["order"]
    return not frame.negated and not frame.modifier and order.index(frame.stage) >= order.index("agreed")


def _stages(left: Side, right: Side) -> Outcome | None:
    one, other = left.frame, right.frame
    thing = _named(one, other)
    if _done(one) and _done(other):
        return _both_done(left, right, thing)
    soft = may_be_superseded(left, right) or _written_before(left, right) or _written_before(right, left)
    for done, open_ in ((one, other), (other, one)):
        if not _done(done):
            continue
        if open_.negated or open_.modifier == "vague":
            what = _not_done(open_)
            return outcome(
                Verdict.TENSION if soft or not open_.negated else Verdict.CONTRADICTS,
                "deal.done_and_denied" if open_.negated else "deal.done_and_open",
                f"One side has the {thing} deal as {stage_in_words(done.stage)}, the other says that {what}"
                + ("; it is unknown which was written first." if soft else "."),
                done.stage,
                f"not {open_.stage}" if open_.negated else "open",
            )
        if open_.stage == "negotiated" and not soft:
            return outcome(
                Verdict.TENSION, "deal.done_and_negotiated",
                f"One side has the {thing} deal as {stage_in_words(done.stage)}, the other as under negotiation.",
                done.stage, open_.stage,
            )  # fmt: skip
        return closed(
            "stage",
            f"Two steps towards one {thing} deal: {stage_in_words(done.stage)}; {stage_in_words(open_.stage)}.",
            done.stage,
            open_.stage,
        )
    return _both_open(one, other, thing)


def _written_before(denied: Side, done: Side) -> bool:
    """True where what is denied was written well before the document that tells it, without a day, as done."""
    if same_document(denied, done) or not denied.frame.negated or done.period[0] or written_together(denied, done):
        return False
    return before(denied.written, done.written)


def _both_done(left: Side, right: Side, thing: str) -> Outcome | None:
    dated = known(left.period), known(right.period)
    if dated[0] != dated[1] and may_be_superseded(left, right):
        when = left.when if dated[0] else right.when
        return outcome(
            Verdict.TENSION, "deal.dated_one_way",
            f"Both have the {thing} deal as done; only one side dates it ({when}), so it may be another step.",
        )  # fmt: skip
    if left.frame.quantity or right.frame.quantity:
        return None
    return outcome(
        Verdict.AGREES, "deal.same_stage", f"Both have the {thing} deal as {stage_in_words(left.frame.stage)}."
    )


def _both_open(one: Frame, other: Frame, thing: str) -> Outcome | None:
    if one.negated != other.negated:
        return outcome(
            Verdict.AGREES, "deal.consistent", f"The {thing} deal is spoken of in both as not yet concluded."
        )
    if (one.modifier == "vague") != (other.modifier == "vague") and {one.stage, other.stage} != {"considered"}:
        return outcome(
            Verdict.TENSION, "deal.further_and_vague",
            f"One side has the {thing} deal as {stage_in_words(one.stage)}, the other as "
            f"{stage_in_words(other.stage)}; one of them calls it uncertain.",
            one.stage, other.stage,
        )  # fmt: skip
    if one.stage == other.stage and one.stage not in ("considered", "offered"):
        return outcome(Verdict.AGREES, "deal.same_stage", f"Both have the {thing} deal as {stage_in_words(one.stage)}.")
    if one.stage == other.stage:
        return None
    ours, theirs = stage_in_words(one.stage), stage_in_words(other.stage)
    return closed("stage", f"Two steps towards one {thing} deal: {ours}; {theirs}.", one.stage, other.stage)


def _named(one: Frame, other: Frame) -> str:
    """What the deal is called: as the text names the thing, else its class."""
    named = [f for f in (one, other) if f.object] or [one]
    return min((f.called for f in named if f.called), default=named[0].object or one.predicate.replace("_", " "))


def _not_done(frame: Frame) -> str:
    """What is said of a deal that is not done: "it has not been concluded", "it is still open"."""
    if not frame.negated:
        return "it is still open"
    return "nothing has been delivered" if frame.stage == "delivered" else "it has not been concluded"
