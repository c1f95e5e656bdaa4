"""Two figures of any field: whether they answer one question, and then whether they meet.

A measure that the lexicon names is compared by `values_as_intervals`. Here the question is read from the clause, and
the documents' other figures have a say: where one of them answers it better, or gives the same value, the pair is none.
"""

from __future__ import annotations

from decimal import Decimal

from claims.analysis.extraction.values import Modality, Quantity
from claims.analysis.relations.figures import BARE, COUNT, PEOPLE, Figure, is_marked
from claims.analysis.relations.figures_alike import (
    apart,
    digits,
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
    unnamed,
)
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
    long_over,
    outcome,
    same_document,
    written_apart,
    written_together,
)
from claims.analysis.relations.objects import find_objects, same_object
from claims.analysis.relations.periods import UNKNOWN, before, in_words, known, overlap
from claims.analysis.relations.rivals import answered_better, figure_in, of_one_matter, only_ones, when
from claims.analysis.relations.rule_values_as_intervals import NUMBER_OF, difference
from claims.analysis.relations.values import FrameKind, Verdict

# How convincing the evidence must be (see `likeness`) that two figures answer one question: to agree with a value in
# common, to be named as look-alikes, to be in tension, to contradict.
AGREEING = 2.7
CONTENT = 1.4
LOOK_ALIKE = 3.2
APART = 2.5
SURELY = 3.8
SPREAD = 2.4
# Being the only figure that could answer is worth so much.
ALONE = 0.9
# Where only one side names the holder, and that name does not lead both documents, it may be another.
UNNAMED = 0.4
LEADS = 3
# Figures of one printed value of at least two digits agree in spite of these gates.
SOFT_GATES = ("gate.part", "gate.measure", "gate.rate")
ALIKE = 2.0
TWO_DIGITS = 0.8
# A plan and a fact may contradict each other where the documents were written within so many days.
PLAN_DAYS = 60
# Figures nearer than this share are rounding or counting,
NEAR = Decimal("0.04")
# ... or than this, where one is a round number above a hundred.
ROUNDLY = Decimal("0.10")
LARGE = 100
# A state of things that is told so many days later may have changed.
CHANGED_AFTER = 3
# Figures further apart than so many times are of two things.
FAR = 8


def figures_of_one_question(left: Side, right: Side) -> Outcome | None:
    """Whether two figures answer one question, and whether they meet; None where that is not sure enough."""
    ours, theirs = figure_in(left.frame), figure_in(right.frame)
    if ours is None or theirs is None:
        return None
    if same_document(left, right):
        return _spread(ours, theirs) if likeness(ours[1], theirs[1]) >= SPREAD else None
    if left.frame.inherited != right.frame.inherited and FrameKind.FIGURE in (left.frame.kind, right.frame.kind):
        return None
    one, other = ours[1], theirs[1]
    if not fits(one, other) or not of_one_matter(left, right):
        return None
    score = likeness(one, other)
    if score < CONTENT or _closed_by_measure(left, right):
        return None
    holder = unnamed(one, other)
    if holder and not holder & set(left.claim.focus_names[:LEADS]) & set(right.claim.focus_names[:LEADS]):
        score -= UNNAMED
    score += ALONE * only_ones(left, right, score)
    shut = _gate(left, right, one, other)
    if shut and not _told_alike(shut, ours, theirs, score):
        return shut if score >= LOOK_ALIKE else None
    if meeting(ours, theirs):
        return _meets(ours, theirs, score)
    if _ahead(left, right, one, other):
        a, b = _sense(left), _sense(right)
        return closed("modality", f"Not said in the same sense: {a}; {b}.", a, b) if score >= LOOK_ALIKE else None
    if score < APART or answered_better(left, right, score):
        return None
    return _differs(left, right, score)


def _told_alike(shut: Outcome, ours: tuple[Quantity, Figure], theirs: tuple[Quantity, Figure], score: float) -> bool:
    """True where one value is printed on both sides of a gate that words alone have closed."""
    return shut.finding.rule in SOFT_GATES and score >= ALIKE and same_value(ours[0], theirs[0]) >= TWO_DIGITS


def _gate(left: Side, right: Side, one: Figure, other: Figure) -> Outcome | None:
    split = figures_apart(left, right) or _things_differ(left, right)
    if split:
        return split
    ours, theirs = when(one), when(other)
    if overlap(ours, theirs) is False:
        a, b = in_words(ours), in_words(theirs)
        return closed("period", f"Not the same period: {a}; {b}.", a, b)
    past = _before_today(left, one, other) or _before_today(right, other, one)
    if past:
        return closed("period", f"Not the same period: today; {past}.", "today", past)
    a, b = _sense(left), _sense(right)
    if a != b and {a, b} & {modality_class(Modality.TARGET), modality_class(Modality.OFFERED)}:
        return closed("modality", f"Not said in the same sense: {a}; {b}.", a, b)
    return None


def _things_differ(left: Side, right: Side) -> Outcome | None:
    """Closed where the two figures count things of two designations: "four A-12 ferries", "sixteen B-7 ferries"."""
    named = [
        [thing for thing in find_objects(side.surface, 0, len(side.surface)) if thing.name]
        for side in (left.frame.quantity, right.frame.quantity)
        if side is not None
    ]
    if len(named) < 2 or not all(named) or any(same_object(a.name, b.name) for a in named[0] for b in named[1]):
        return None
    ours, theirs = named[0][0].called, named[1][0].called
    return closed("object", f"Not the same object: {ours}; {theirs}.", ours, theirs)


def _sense(side: Side) -> str:
    """In which sense a figure is told, by its own clause: what else its sentence plans does not matter."""
    said = side.frame.modality or side.claim.modality
    if side.frame.modality is Modality.TARGET:
        return modality_class(Modality.TARGET)
    if side.frame.figure and not side.frame.figure.ahead:
        return modality_class(Modality.ASSERTED)
    told = (Modality.ASSERTED, Modality.REPORTED, Modality.DENIED, Modality.TARGET)
    return modality_class(Modality.PLANNED if said in told else said)


def _before_today(side: Side, now: Figure, then: Figure) -> str:
    """The past period of `then` in words, where the clause of `now` tells of what is the case as `side` is written."""
    past = when(then)
    is_now = now.present and not then.present and when(now) == UNKNOWN and not is_marked(now.asks, "fixed")
    return in_words(past) if is_now and past[1] and before(past, side.written) else ""


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


def _differs(left: Side, right: Side, score: float) -> Outcome | None:
    ours, theirs = figure_in(left.frame), figure_in(right.frame)
    if ours is None or theirs is None:
        return None
    (mine, one), (yours, other) = ours, theirs
    ratio = times_apart(ours, theirs)
    round_number = min(digits(mine), digits(yours)) == 1 and min(mine.low or 0, yours.low or 0) >= LARGE
    least = 1 + (ROUNDLY if round_number else NEAR)
    if ratio < least or ratio > FAR or _unsaid(one, other) or is_loose(one, other):
        return None
    dated = overlap(when(one), when(other)) is True or (when(one) == when(other) and written_together(left, right))
    if is_change(one, other) and not dated:
        return None
    sentence = difference(mine, yours)
    spread = _spread(ours, theirs)
    if spread:
        return spread
    if is_marked((*one.asks, *other.asks), "grows") and not long_over(left, right):
        return _counted_up(left, right, sentence)
    if _may_have_changed(left, right, one, other):
        return None
    sure = stays(one, other) or overlap(when(one), when(other)) is True or written_together(left, right)
    verdict = Verdict.CONTRADICTS if sure and score >= SURELY else Verdict.TENSION
    rule = "values.apart" if verdict is Verdict.CONTRADICTS else "values.apart_undated"
    return outcome(verdict, rule, sentence, mine.surface, yours.surface)


def _may_have_changed(left: Side, right: Side, one: Figure, other: Figure) -> bool:
    """True where people are counted as they stand, at two times: without power on Tuesday and on Sunday."""
    if one.dimension != COUNT or one.thing != PEOPLE or stays(one, other) or overlap(when(one), when(other)) is True:
        return False
    between = written_apart(left, right)
    return between is not None and between >= CHANGED_AFTER


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
    if not known(early.written) or not known(late.written) or early.written == late.written:
        a, b = left.frame.quantity, right.frame.quantity
        return outcome(
            Verdict.TENSION, "values.apart_undated", sentence, a.surface if a else "", b.surface if b else ""
        )
    first, second = figure_in(early.frame), figure_in(late.frame)
    if first is None or second is None or not before(early.written, late.written):
        return None
    earlier, later = in_base(*first), in_base(*second)
    if later[1] is not None and earlier[0] is not None and later[1] < earlier[0]:
        return outcome(Verdict.TENSION, "values.apart_undated", sentence, _surface(left), _surface(right))
    return closed("still_counting", f"{sentence[:-1]}; such a count grows from day to day.")


def _unsaid(one: Figure, other: Figure) -> bool:
    """True where a bare number does not tell what it counts."""
    return BARE in (one.dimension, other.dimension) and not (one.thing and other.thing)


def _surface(side: Side) -> str:
    """The figure of a side as printed."""
    return side.frame.quantity.surface if side.frame.quantity else ""
