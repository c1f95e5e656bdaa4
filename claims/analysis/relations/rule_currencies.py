"""Sums in two currencies are compared only through a rate that one of the two texts itself gives."""

from __future__ import annotations

from decimal import Decimal

from claims.analysis.relations.exchange import converted, factor_between, rates_in
from claims.analysis.relations.figures import MONEY
from claims.analysis.relations.figures_alike import figures_apart, likeness, meeting, times_apart
from claims.analysis.relations.judging import Outcome, Side, closed, outcome, same_document
from claims.analysis.relations.periods import overlap
from claims.analysis.relations.rivals import answered_better, figure_in, of_one_matter, when
from claims.analysis.relations.values import Verdict

# How convincing it must be that both are one sum.
ONE_SUM = 2.5
# A rate of the day is none of the year: sums nearer than this are left alone.
UNLIKE = Decimal("1.15")


def sums_in_two_currencies(left: Side, right: Side) -> Outcome | None:
    """Whether two sums in unlike currencies meet by a rate that a text gives; the gate `currency` where none does."""
    ours, theirs = figure_in(left.frame), figure_in(right.frame)
    if ours is None or theirs is None or same_document(left, right) or not of_one_matter(left, right):
        return None
    (mine, one), (yours, other) = ours, theirs
    if {one.dimension, other.dimension} != {MONEY} or mine.unit == yours.unit:
        return None
    score = likeness(one, other)
    apart_in_time = overlap(when(one), when(other)) is False
    if score < ONE_SUM or apart_in_time or one.ahead != other.ahead or figures_apart(left, right):
        return None
    told = factor_between(mine.unit, yours.unit, [*rates_in(left.claim.figures), *rates_in(right.claim.figures)])
    if told is None:
        sentence = f"Not the same currency: {mine.surface}; {yours.surface}. Neither text gives a rate between them."
        return closed("currency", sentence, mine.surface, yours.surface)
    made = converted(mine, yours.unit, told[0])
    by_rate = f"by the rate that a text gives ({told[1].surface})"
    if meeting((made, other), theirs):
        sentence = f"Both give the same sum, {by_rate}: {mine.surface}; {yours.surface}."
        return outcome(Verdict.AGREES, "values.meet", sentence, mine.surface, yours.surface)
    if times_apart((made, other), theirs) < UNLIKE or answered_better(left, right, score):
        return None
    sentence = f"Not the same sum, {by_rate}: {mine.surface} against {yours.surface}."
    return outcome(Verdict.TENSION, "values.apart_undated", sentence, mine.surface, yours.surface)
