"""Two figures of any field: whether they answer one question, and then whether they meet.

A measure that the lexicon names is compared by `values_as_intervals`. Here the question is read from the clause, and
the documents' other figures have a say: where one of them answers it better, or gives the same value, the pair is none.
"""

from __future__ import annotations

from decimal import Decimal

from claims.analysis.extraction.values import Modality, Quantity
from claims.analysis.relations.figures import BARE, Figure, is_marked
from claims.analysis.relations.figures_alike import (
    apart,
    figures_apart,
    fits,
    in_base,
    is_change,
    is_loose,
    likeness,
    meeting,
    same_value,
    stays,
    times_apart,
)
from claims.analysis.relations.focus import Focus, one_matter
from claims.analysis.relations.gates import (
    acts_differ,
    direction_differs,
    modality_class,
    objects_differ,
    parties_differ,
    periods_differ,
    units_differ,
)
from claims.analysis.relations.intervals import inside
from claims.analysis.relations.judging import (
    Outcome,
    Side,
    closed,
    outcome,
    same_document,
    written_apart,
    written_together,
)
from claims.analysis.relations.periods import UNKNOWN, Period, before, in_words, known, overlap
from claims.analysis.relations.rule_values_as_intervals import NUMBER_OF, difference
from claims.analysis.relations.values import Frame, FrameKind, Verdict

# How convincing the evidence must be (see `likeness`) that two figures answer one question: to agree with a value in
# common, to be named as look-alikes, to be in tension, to contradict.
AGREEING = 2.7
CONTENT = 1.4
LOOK_ALIKE = 3.2
APART = 2.5
SPREAD = 2.4
# Another figure answers the question better where its evidence is more by so much, or as well where it is not less.
BETTER = 0.35
AS_WELL = 0.8
# Figures nearer than this share are rounding or counting, further than so many times are of two things.
# Being the only figure that could answer is worth so much; a rival in its document is as like as this.
ALONE = 0.9
RIVAL = 1.4
# Figures of one printed value of at least two digits agree in spite of these gates.
SOFT_GATES = ("gate.part", "gate.measure")
ALIKE = 2.0
TWO_DIGITS = 0.8
# A plan and a fact may contradict each other where the documents were written within so many days.
PLAN_DAYS = 60
NEAR = Decimal("0.04")
FAR = 8
KINDS = (FrameKind.FIGURE, FrameKind.MEASURE)


def figures_of_one_question(left: Side, right: Side) -> Outcome | None:
    """Whether two figures answer one question, and whether they meet; None where that is not sure enough."""
    ours, theirs = _read(left.frame), _read(right.frame)
    if ours is None or theirs is None:
        return None
    if same_document(left, right):
        return _spread(ours, theirs) if likeness(ours[1], theirs[1]) >= SPREAD else None
    if left.frame.inherited != right.frame.inherited and FrameKind.FIGURE in (left.frame.kind, right.frame.kind):
        return None
    one, other = ours[1], theirs[1]
    if not fits(one, other) or not one_matter(_focus(left), _focus(right)):
        return None
    score = likeness(one, other)
    if score < CONTENT or _closed_by_measure(left, right):
        return None
    score += ALONE * _only_ones(left, right)
    shut = _gate(left, right, one, other)
    if shut and not _told_alike(shut, ours, theirs, score):
        return shut if score >= LOOK_ALIKE else None
    if meeting(ours, theirs):
        return _meets(ours, theirs, score)
    if _ahead(left, right, one, other):
        a, b = _sense(left), _sense(right)
        return closed("modality", f"Not said in the same sense: {a}; {b}.", a, b) if score >= LOOK_ALIKE else None
    if score < APART or _answered_better(left, right, score):
        return None
    return _differs(left, right, score)


def _told_alike(shut: Outcome, ours: tuple[Quantity, Figure], theirs: tuple[Quantity, Figure], score: float) -> bool:
    """True where one value is printed on both sides of a gate that words alone have closed."""
    return shut.finding.rule in SOFT_GATES and score >= ALIKE and same_value(ours[0], theirs[0]) >= TWO_DIGITS


def _read(frame: Frame) -> tuple[Quantity, Figure] | None:
    return (frame.quantity, frame.figure) if frame.kind in KINDS and frame.quantity and frame.figure else None


def _focus(side: Side) -> Focus:
    return Focus(side.claim.focus_names, side.claim.focus_common, side.claim.focus_words)


def _gate(left: Side, right: Side, one: Figure, other: Figure) -> Outcome | None:
    split = figures_apart(left, right)
    if split:
        return split
    ours, theirs = _when(one), _when(other)
    if overlap(ours, theirs) is False:
        a, b = in_words(ours), in_words(theirs)
        return closed("period", f"Not the same period: {a}; {b}.", a, b)
    a, b = _sense(left), _sense(right)
    if a != b and {a, b} & {modality_class(Modality.TARGET), modality_class(Modality.OFFERED)}:
        return closed("modality", f"Not said in the same sense: {a}; {b}.", a, b)
    return None


def _ahead(left: Side, right: Side, one: Figure, other: Figure) -> bool:
    """True where one side tells what is and the other what is to be, and the two may differ without contradiction."""
    ours, theirs = _sense(left), _sense(right)
    if ours == theirs:
        return False
    plan = {ours, theirs} == {modality_class(Modality.PLANNED), modality_class(Modality.ASSERTED)}
    asks = set(one.asks) & set(other.asks)
    days_between = written_apart(left, right)
    at_once = days_between is not None and days_between <= PLAN_DAYS
    return not (plan and at_once and (is_marked(asks, "standing") or is_marked(asks, "fixed")))


def _closed_by_measure(left: Side, right: Side) -> bool:
    """True where both figures have one measure of the lexicon, and one of its gates closes."""
    if left.frame.kind is not FrameKind.MEASURE or left.frame.predicate != right.frame.predicate:
        return False
    if left.frame.predicate.startswith(NUMBER_OF):
        return False
    gates = (units_differ, parties_differ, direction_differs, objects_differ, acts_differ, periods_differ)
    return any(gate(left, right) for gate in gates)


def _only_ones(left: Side, right: Side) -> bool:
    """True where in either document no other figure could answer the question of this one."""
    return all(sum(_rival(side, frame) for frame in side.claim.figures) <= 1 for side in (left, right))


def _rival(side: Side, frame: Frame) -> bool:
    mine, other = _read(side.frame), _read(frame)
    if mine is None or other is None or not fits(mine[1], other[1]):
        return False
    if frame == side.frame:
        return True
    return apart(mine[1], other[1]) is None and likeness(mine[1], other[1]) >= RIVAL and not meeting(mine, other)


def _sense(side: Side) -> str:
    """In which sense a figure is told, by its own clause: what else its sentence plans does not matter."""
    said = side.frame.modality or side.claim.modality
    if side.frame.modality is Modality.TARGET:
        return modality_class(Modality.TARGET)
    if side.frame.figure and not side.frame.figure.ahead:
        return modality_class(Modality.ASSERTED)
    return modality_class(Modality.PLANNED if said in (Modality.ASSERTED, Modality.REPORTED, Modality.DENIED) else said)


def _when(figure: Figure) -> Period:
    return (figure.earliest, figure.latest) if figure.earliest or figure.latest else UNKNOWN


def _meets(ours: tuple[Quantity, Figure], theirs: tuple[Quantity, Figure], score: float) -> Outcome | None:
    if score + same_value(ours[0], theirs[0]) < AGREEING:
        return None
    first, second = in_base(*ours), in_base(*theirs)
    finer = inside(first, second) or inside(second, first)
    measure = min((q.measures for q in (ours[0], theirs[0]) if q.measures), key=len, default="figure")
    return outcome(
        Verdict.REFINES if finer else Verdict.AGREES,
        "values.narrower" if finer else "values.meet",
        f"Both give the same {measure}: {ours[0].surface}; {theirs[0].surface}.",
        ours[0].surface,
        theirs[0].surface,
    )


def _answered_better(left: Side, right: Side, score: float) -> bool:
    """True where another figure of either document answers the question of this pair better, or has its value."""
    for here, there in ((left, right), (right, left)):
        mine = _read(here.frame)
        for frame in there.claim.figures:
            yours = _read(frame)
            if mine is None or yours is None or frame == there.frame or not fits(mine[1], yours[1]):
                continue
            if apart(mine[1], yours[1]):
                continue
            other = likeness(mine[1], yours[1])
            if other > score + BETTER or (other >= score - AS_WELL and meeting(mine, yours)):
                return True
    return False


def _differs(left: Side, right: Side, score: float) -> Outcome | None:
    ours, theirs = _read(left.frame), _read(right.frame)
    if ours is None or theirs is None:
        return None
    (mine, one), (yours, other) = ours, theirs
    ratio = times_apart(ours, theirs)
    if ratio < 1 + NEAR or ratio > FAR or _unsaid(one, other) or is_loose(one, other):
        return None
    dated = overlap(_when(one), _when(other)) is True or (_when(one) == _when(other) and written_together(left, right))
    if is_change(one, other) and not dated:
        return None
    sentence = difference(mine, yours)
    spread = _spread(ours, theirs)
    if spread:
        return spread
    if is_marked((*one.asks, *other.asks), "grows"):
        return _counted_up(left, right, sentence)
    sure = stays(one, other) or overlap(_when(one), _when(other)) is True or written_together(left, right)
    verdict = Verdict.CONTRADICTS if sure and score >= LOOK_ALIKE else Verdict.TENSION
    rule = "values.apart" if verdict is Verdict.CONTRADICTS else "values.apart_undated"
    return outcome(verdict, rule, sentence, mine.surface, yours.surface)


def _spread(ours: tuple[Quantity, Figure], theirs: tuple[Quantity, Figure]) -> Outcome | None:
    """Estimates of one figure by two houses: a spread, no contradiction."""
    (mine, one), (yours, other) = ours, theirs
    told_twice = one.house and other.house and one.house != other.house
    if not told_twice or not fits(one, other) or apart(one, other) or meeting(ours, theirs):
        return None
    told = f"Estimates of one figure: {one.house} puts it at {mine.surface}, {other.house} at {yours.surface}."
    return outcome(Verdict.TENSION, "values.spread", told, mine.surface, yours.surface)


def _counted_up(left: Side, right: Side, sentence: str) -> Outcome | None:
    """A running count: a later figure that is higher supersedes, one that is lower cannot be."""
    early, late = sorted((left, right), key=lambda side: side.written[1] or "")
    if not known(early.written) or not known(late.written) or written_together(left, right):
        a, b = left.frame.quantity, right.frame.quantity
        return outcome(
            Verdict.TENSION, "values.apart_undated", sentence, a.surface if a else "", b.surface if b else ""
        )
    first, second = _read(early.frame), _read(late.frame)
    if first is None or second is None or not before(early.written, late.written):
        return None
    earlier, later = in_base(*first), in_base(*second)
    if later[1] is not None and earlier[0] is not None and later[1] < earlier[0]:
        return outcome(Verdict.TENSION, "values.apart_undated", sentence, left_surface(left), left_surface(right))
    return closed("still_counting", f"{sentence[:-1]}; such a count grows from day to day.")


def _unsaid(one: Figure, other: Figure) -> bool:
    """True where a bare number does not tell what it counts."""
    return BARE in (one.dimension, other.dimension) and not (one.thing and other.thing)


def left_surface(side: Side) -> str:
    """The figure of a side as printed."""
    return side.frame.quantity.surface if side.frame.quantity else ""
