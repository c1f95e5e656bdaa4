"""What must hold before two frames are compared. Each gate returns the finding with which it closes, else None."""

from __future__ import annotations

from claims.analysis.extraction.values import Modality
from claims.analysis.lexicon import load
from claims.analysis.relations.judging import Outcome, Side, closed
from claims.analysis.relations.objects import same_object
from claims.analysis.relations.parties import heirs, in_words, same_parties
from claims.analysis.relations.periods import days, overlap
from claims.analysis.relations.values import FrameKind

# Modalities that answer one question: what is the case; what is wanted; what is offered; what may be.
_CLASS = {
    Modality.ASSERTED: "told as fact",
    Modality.REPORTED: "told as fact",
    Modality.DENIED: "told as fact",
    Modality.PLANNED: "a plan",
    Modality.TARGET: "a target",
    Modality.OFFERED: "an offer",
    Modality.POSSIBLE: "a possibility",
    Modality.SPECULATED: "a speculation",
}

# A sum is of a period of at least so many days; two that differ by less than a tenth are one.
FOUR_WEEKS = 28
WHOLE_PERIOD = 0.9

_ACTS = {"asked": "what was asked for", "got": "what came", "promised": "what was promised"}


def modality_class(modality: Modality) -> str:
    """In which sense a thing is said, in words."""
    return _CLASS[modality]


def parties_differ(left: Side, right: Side) -> Outcome | None:
    """Closed where both sides name their parties and these are not the same."""
    if same_parties(left.frame.parties, right.frame.parties) is False:
        ours, theirs = in_words(left.frame.parties), in_words(right.frame.parties)
        gate = "parties" if heirs(left.frame.parties) & heirs(right.frame.parties) else "other_parties"
        return closed(gate, f"Not the same parties: {ours}; {theirs}.", ours, theirs)
    return None


def direction_differs(left: Side, right: Side) -> Outcome | None:
    """Closed where the same two parties stand the other way round."""
    ours, theirs = (left.frame.agent, left.frame.patient), (right.frame.agent, right.frame.patient)
    if (all(ours) and all(theirs) and ours != theirs) or (ours[0] and theirs[0] and ours[0] != theirs[0]):
        a, b = (f"{way[0]} to {way[1] or 'the other'}" for way in (ours, theirs))
        return closed("direction", f"Not the same direction: {a}; {b}.", a, b)
    return None


def objects_differ(left: Side, right: Side) -> Outcome | None:
    """Closed where both sides name an object and it is not one thing."""
    ours, theirs = left.frame.object, right.frame.object
    if same_object(ours, theirs) is False:
        a, b = left.frame.called or ours, right.frame.called or theirs
        return closed("object", f"Not the same object: {a}; {b}.", a, b)
    return None


def periods_differ(left: Side, right: Side) -> Outcome | None:
    """Closed where both sides are dated and the periods share no day."""
    if overlap(left.period, right.period) is False or _part_of_the_whole(left, right):
        return closed("period", f"Not the same period: {left.when}; {right.when}.", left.when, right.when)
    return None


def _part_of_the_whole(left: Side, right: Side) -> bool:
    """True for sums over two periods of which one is longer: trade in ten months is not that of the year.

    A period below four weeks is the day of telling, not that over which the sum was taken.
    """
    if not (_measured_as(left, "flow") and _measured_as(right, "flow")):
        return False
    short, long_ = sorted((days(left.period) or 0, days(right.period) or 0))
    return FOUR_WEEKS <= short < long_ * WHOLE_PERIOD


def _measured_as(side: Side, mark: str) -> bool:
    """True where the measure of a figure bears `mark` in the lexicon."""
    if side.frame.kind is not FrameKind.MEASURE:
        return False
    return any(row.get(mark) for row in load("relation_measures")["measure"] if row["name"] == side.frame.predicate)


def modalities_differ(left: Side, right: Side) -> Outcome | None:
    """Closed where one side tells a fact and the other a plan, a target, an offer or a possibility."""
    ours, theirs = modality_class(left.modality), modality_class(right.modality)
    planned = {ours, theirs} == {_CLASS[Modality.PLANNED], _CLASS[Modality.ASSERTED]}
    if ours != theirs and not (planned and _measured_as(left, "standing")):
        return closed("modality", f"Not said in the same sense: {ours}; {theirs}.", ours, theirs)
    return None


def units_differ(left: Side, right: Side) -> Outcome | None:
    """Closed where two figures are in different units, or of different rates."""
    ours, theirs = left.frame.quantity, right.frame.quantity
    if ours is None or theirs is None:
        return None
    bare = {"", "count"} & {ours.unit, theirs.unit} and ours.kind == theirs.kind
    if (ours.unit, ours.kind) != (theirs.unit, theirs.kind) and not bare:
        return closed("unit", f"Not the same unit: {ours.unit or ours.kind}; {theirs.unit or theirs.kind}.")
    if ours.per and theirs.per and ours.per != theirs.per:
        return closed("rate", f"Not the same rate: per {ours.per}; per {theirs.per}.", ours.per, theirs.per)
    return None


def acts_differ(left: Side, right: Side) -> Outcome | None:
    """Closed where one figure was asked for or promised and the other came: two steps, not two figures."""
    ours, theirs = left.frame.stage, right.frame.stage
    if ours and theirs and ours != theirs:
        a, b = _ACTS.get(ours, ours), _ACTS.get(theirs, theirs)
        return closed("act", f"Not the same act: {a}; {b}.", a, b)
    return None
