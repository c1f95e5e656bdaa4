"""Figures are intervals: "about 700", "over 700", "750 to 800". Disjoint ones contradict, by the size of the gap."""

from __future__ import annotations

from decimal import Decimal

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.relations.figures import MONEY
from claims.analysis.relations.figures_alike import figures_apart, is_change, is_loose
from claims.analysis.relations.focus import ANOTHER, GOES_ON, Focus, same_focus
from claims.analysis.relations.gates import (
    acts_differ,
    direction_differs,
    modalities_differ,
    objects_differ,
    parties_differ,
    periods_differ,
    units_differ,
)
from claims.analysis.relations.intervals import Interval, inside, interval, meet, rounding
from claims.analysis.relations.judging import (
    Outcome,
    Side,
    long_over,
    outcome,
    same_document,
    written_apart,
    written_together,
)
from claims.analysis.relations.objects import same_object
from claims.analysis.relations.periods import before, days, in_words, known, overlap
from claims.analysis.relations.values import FrameKind, Verdict
from claims.analysis.relations.wording import canonical, shared_weight, similarity

ABOUT_ONE_THING = 2.0
STAKE = "stake"
# A plan and a fact may contradict each other where the documents were written within so many days.
PLAN_DAYS = 60
NUMBER_OF = "number of "
# How alike two clauses must be (share of their words) to be compared, to contradict, and to do so in one document,
# where unlike figures side by side are mostly those of two groups. Documents about one matter need less.
ALIKE = 0.45
ALIKE_IN_ONE_MATTER = 0.08
ALIKE_AT_ONE_TIME = 0.3
# Figures of one thing are seldom more than so many times apart; a count told for so few days is told as of its day.
OF_ONE_SIZE = 5
SHORT_DAYS = 3
LIKE_NUMBERS = Decimal("1.5")
ALIKE_SURELY = 0.6
ALIKE_WITHIN = 0.75

__all__ = ["NUMBER_OF", "difference", "inside", "interval", "meet", "rounding", "values_as_intervals"]


def values_as_intervals(left: Side, right: Side) -> Outcome | None:
    """Two figures of one measure: gates in order, then the intervals."""
    ours, theirs = left.frame.quantity, right.frame.quantity
    if left.frame.kind is not FrameKind.MEASURE or right.frame.kind is not FrameKind.MEASURE:
        return None
    if ours is None or theirs is None or left.frame.predicate != right.frame.predicate:
        return None
    if left.frame.predicate.startswith(NUMBER_OF) and not left.frame.object and left.frame.figure:
        return None  # things counted for their own sake are compared by what their clauses tell
    if _left_to_others(left, right):
        return None
    gates = (
        units_differ, parties_differ, direction_differs, objects_differ, modalities_differ, acts_differ, periods_differ,
    )  # fmt: skip
    if not _about_one_thing(left, right):
        return None
    shut = next((found for gate in gates if (found := gate(left, right))), None)
    if shut:
        return shut
    one_matter = _of_one_matter(left, right)
    if (
        not _of_one_named_thing(left, right)
        and _alike(left, right) < (ALIKE_IN_ONE_MATTER if one_matter or _between_the_same_two(left, right) else ALIKE)
        and not (one_matter and _main_thing(left, right))
    ):
        return None
    mine, yours = interval(ours), interval(theirs)
    measure = theirs.measures if len(theirs.measures) < len(ours.measures) else ours.measures
    if meet(mine, yours):
        finer = inside(mine, yours) or inside(yours, mine)
        rule = "values.narrower" if finer else "values.meet"
        return outcome(
            Verdict.REFINES if finer else Verdict.AGREES,
            rule,
            f"Both give the same {measure}: {ours.surface}; {theirs.surface}.",
            ours.surface,
            theirs.surface,
        )
    split = figures_apart(left, right, measured=True)
    if split is None and (_moves(left, right) or _loose(left, right)):
        return None
    return split or _apart(left, right, ours, theirs)


def _left_to_others(left: Side, right: Side) -> bool:
    """True for what other rules compare: sums in two currencies, and estimates of two houses."""
    one, other = left.frame.figure, right.frame.figure
    if one is None or other is None:
        return False
    currencies = one.dimension == other.dimension == MONEY and one.unit != other.unit
    return currencies or bool(one.house and other.house and one.house != other.house)


def _loose(left: Side, right: Side) -> bool:
    """True where one figure is an average, a net sum or a forecast, and the other is not."""
    one, other = left.frame.figure, right.frame.figure
    if one is None or other is None:
        return False
    return is_loose(one, other) or (one.ahead != other.ahead and not _at_one_time(left, right))


def _at_one_time(left: Side, right: Side) -> bool:
    """True for what a thing is to have, told as a plan and as a fact by documents written at about one time."""
    rows = load("relation_measures")["measure"]
    standing = any(row.get("standing") for row in rows if row["name"] == left.frame.predicate)
    between = written_apart(left, right)
    return standing and between is not None and between <= PLAN_DAYS


def _moves(left: Side, right: Side) -> bool:
    """True where both sides say by how much something moved, and it is unknown whether from the same day on."""
    one, other = left.frame.figure, right.frame.figure
    dated = overlap(left.period, right.period) is True or (
        left.period == right.period and written_together(left, right)
    )
    return one is not None and other is not None and is_change(one, other) and not dated


def _about_one_thing(left: Side, right: Side) -> bool:
    """True where parties and words leave little doubt that one thing is measured."""
    one, other = left.frame, right.frame
    if (ANOTHER in one.topic) != (ANOTHER in other.topic):
        return False
    drop = {"@" + name.lower() for name in (*one.parties, *other.parties)} | {ANOTHER, GOES_ON}
    shared, _, _ = shared_weight(one.topic - drop, other.topic - drop)
    shared += _main_thing(left, right) + (ABOUT_ONE_THING if _of_one_named_thing(left, right) else 0.0)
    if one.parties and not (one.inherited and other.inherited):
        return shared >= ABOUT_ONE_THING / 2
    return shared >= ABOUT_ONE_THING or (shared >= ABOUT_ONE_THING / 2 and _of_one_matter(left, right))


def _of_one_matter(left: Side, right: Side) -> bool:
    """True where two documents are about one thing, so that what neither sentence names is the same.

    Not where a sentence goes on about what the one before it named, nor for figures of quite another size.
    """
    if same_document(left, right) or GOES_ON in left.frame.topic | right.frame.topic:
        return False
    return _of_one_size(left, right) and same_focus(_focus(left), _focus(right))


def _between_the_same_two(left: Side, right: Side) -> bool:
    """True where two documents tell what passed between the same two parties in one and the same known period."""
    if same_document(left, right) or not known(left.period) or left.period != right.period:
        return False
    return len(left.frame.parties) == len(right.frame.parties) == 2 and _of_one_size(left, right)


def _of_one_named_thing(left: Side, right: Side) -> bool:
    """True where two documents name one model, route or site as what is measured: no further words are needed."""
    if same_document(left, right) or not _of_one_size(left, right):
        return False
    if left.frame.predicate == STAKE and not _of_one_matter(left, right):
        return False  # one holder has shares in many houses
    return same_object(left.frame.object, right.frame.object) is True


def _main_thing(left: Side, right: Side) -> float:
    """The weight of counting in like numbers what both documents come back to: the turbines of one wind farm."""
    ours, theirs = left.frame.quantity, right.frame.quantity
    if ours is None or theirs is None or ours.kind is not QuantityKind.COUNT or not ours.unit:
        return 0.0
    common = set(left.claim.focus_common) & set(right.claim.focus_common)
    low, high = sorted(q.low or Decimal(0) for q in (ours, theirs))
    return ABOUT_ONE_THING / 2 if canonical(ours.unit) in common and high <= low * LIKE_NUMBERS else 0.0


def _of_one_size(left: Side, right: Side) -> bool:
    ours, theirs = left.frame.quantity, right.frame.quantity
    if ours is None or theirs is None:
        return False
    low, high = sorted(abs(q.low or q.high or Decimal(0)) for q in (ours, theirs))
    return high <= low * OF_ONE_SIZE


def _focus(side: Side) -> Focus:
    return Focus(side.claim.focus_names, side.claim.focus_common)


def _alike(left: Side, right: Side) -> float:
    """How much of the words of two clauses is common, the names of the parties left aside."""
    drop = {"@" + name.lower() for name in (*left.frame.parties, *right.frame.parties)} | {ANOTHER, GOES_ON}
    return similarity(sorted(left.frame.topic - drop), sorted(right.frame.topic - drop))


def difference(ours: Quantity, theirs: Quantity) -> str:
    """The sentence that two figures are not the same, with the gap where both are in one unit."""
    gap = _gap((ours.low, ours.high), (theirs.low, theirs.high)) if ours.unit == theirs.unit else ""
    unit = _unit_in_words(ours, gap)
    return f"Not the same figure: {ours.surface} against {theirs.surface}" + (f", {gap}{unit} apart." if gap else ".")


def _apart(left: Side, right: Side, ours: Quantity, theirs: Quantity) -> Outcome | None:
    sentence = difference(ours, theirs)
    if left.frame.modifier == "total" and not same_document(left, right):
        fallen = _fallen(left, right)
        if fallen:
            return fallen
    counting = left.frame.modifier == "total" and not long_over(left, right)
    if counting and not same_document(left, right) and not (written_together(left, right) and not _grew(left, right)):
        return outcome(
            Verdict.NOT_COMPARABLE, "gate.still_counting", f"{sentence[:-1]}; such a count grows from day to day."
        )
    sure = overlap(left.period, right.period) is True or (same_document(left, right) and not _dated_apart(left, right))
    together = written_together(left, right) and not known(left.period) and not known(right.period)
    alike = _of_one_named_thing(left, right) or _alike(left, right) >= _needed(left, right)
    share_of = ours.kind is QuantityKind.PERCENT and same_document(left, right) and not known(left.period)
    verdict = Verdict.CONTRADICTS if alike and (sure or together) and not share_of else Verdict.TENSION
    rule = "values.apart" if verdict is Verdict.CONTRADICTS else "values.apart_undated"
    return outcome(verdict, rule, sentence, ours.surface, theirs.surface)


def _grew(left: Side, right: Side) -> bool:
    """True where the document that was written on a later day has the higher figure."""
    early, late = sorted((left, right), key=lambda side: side.written[0] or "")
    first, second = early.frame.quantity, late.frame.quantity
    if first is None or second is None or not before(early.written, late.written):
        return False
    return (second.low or second.high or 0) > (first.low or first.high or 0)


def _fallen(left: Side, right: Side) -> Outcome | None:
    """A count of the dead or the ill that is lower at a later day than at an earlier one: it cannot fall."""
    told = sorted(((_as_of(side), side) for side in (left, right)), key=lambda pair: pair[0])
    (day, earlier), (next_day, later) = told
    first, second = earlier.frame.quantity, later.frame.quantity
    if not day or day >= next_day or not first or not second or not _of_one_matter(left, right):
        return None
    before, after = interval(first), interval(second)
    if first.per or second.per or before[0] is None or after[1] is None or after[1] >= before[0]:
        return None
    return outcome(
        Verdict.CONTRADICTS,
        "values.fell",
        f"Such a count cannot fall, but it is {first.surface} by {in_words((day, day))} and {second.surface} by "
        f"{in_words((next_day, next_day))}.",
        (left.frame.quantity or first).surface,
        (right.frame.quantity or second).surface,
    )


def _as_of(side: Side) -> str:
    """The day up to which a running count goes: that of the figure where it is of one day, else that of writing; ""
    where neither is known, or the figure is of a longer period."""
    if known(side.period):
        return (side.period[1] or "") if (days(side.period) or 0) <= SHORT_DAYS else ""
    return (side.written[1] or "") if known(side.written) and (days(side.written) or 0) <= SHORT_DAYS else ""


def _needed(left: Side, right: Side) -> float:
    """How alike two clauses must be to contradict: less where documents on one matter speak of one named period."""
    if same_document(left, right):
        return ALIKE_WITHIN
    dated = known(left.period) and known(right.period)
    if dated and len(left.frame.parties) == len(right.frame.parties) == 2 and _of_one_size(left, right):
        return ALIKE_IN_ONE_MATTER
    return ALIKE_AT_ONE_TIME if dated and _of_one_matter(left, right) else ALIKE_SURELY


def _dated_apart(left: Side, right: Side) -> bool:
    return known(left.period) != known(right.period)


def _unit_in_words(quantity: Quantity, gap: str) -> str:
    """The unit of a gap for a sentence: " people", " megawatts", " percentage points", " USD"."""
    if quantity.unit in ("", "count"):
        return ""
    if quantity.kind is QuantityKind.PERCENT:
        return " percentage points"
    if quantity.kind is QuantityKind.MONEY or gap == "1":
        return f" {quantity.unit}"
    return " people" if quantity.unit == "person" else f" {quantity.unit}{'' if quantity.unit.endswith('s') else 's'}"


def _gap(one: Interval, other: Interval) -> str:
    for low, high in ((one[1], other[0]), (other[1], one[0])):
        if low is not None and high is not None and low < high:
            return f"{(high - low).normalize():,f}"
    return ""
