"""The other figures of two documents: whether one of them answers the question of a pair better, or as well."""

from __future__ import annotations

from decimal import Decimal

from claims.analysis.extraction.values import Quantity
from claims.analysis.relations.figures import Figure
from claims.analysis.relations.figures_alike import apart, fits, is_loose, likeness, meeting, times_apart
from claims.analysis.relations.focus import Focus, one_matter
from claims.analysis.relations.judging import Side
from claims.analysis.relations.periods import UNKNOWN, Period, overlap
from claims.analysis.relations.values import Frame, FrameKind

KINDS = (FrameKind.FIGURE, FrameKind.MEASURE)
# Another figure answers the question better where its evidence is more by so much, or as well where it is not less.
BETTER = 0.35
AS_WELL = 0.8
# A rival is at most so many times larger or smaller.
OF_ONE_SIZE = Decimal(3)


def figure_in(frame: Frame) -> tuple[Quantity, Figure] | None:
    """The quantity of a frame with what its clause tells; None for a frame without a figure."""
    return (frame.quantity, frame.figure) if frame.kind in KINDS and frame.quantity and frame.figure else None


def of_one_matter(left: Side, right: Side) -> bool:
    """True where two documents share what their figures are of."""
    return one_matter(_focus(left), _focus(right))


def _focus(side: Side) -> Focus:
    return Focus(side.claim.focus_names, side.claim.focus_common, side.claim.focus_words)


def when(figure: Figure) -> Period:
    """The period that the clause of a figure names."""
    return (figure.earliest, figure.latest) if figure.earliest or figure.latest else UNKNOWN


def only_ones(left: Side, right: Side, score: float) -> bool:
    """True where in either document no other figure could answer the question of the other side about as well."""
    return not any(_rivals(here, there, score) for here, there in ((left, right), (right, left)))


def _rivals(here: Side, there: Side, score: float) -> bool:
    """True where another figure of the document of `there`, of like size and another value, may be meant by `here`."""
    mine, partner = figure_in(here.frame), figure_in(there.frame)
    for frame in there.claim.figures:
        other = figure_in(frame)
        if mine is None or partner is None or other is None or frame == there.frame or not fits(mine[1], other[1]):
            continue
        apart_in_time = overlap(when(mine[1]), when(other[1])) is False
        if apart_in_time or is_loose(mine[1], other[1]) or apart(mine[1], other[1]) or meeting(partner, other):
            continue
        if likeness(mine[1], other[1]) >= score - AS_WELL and times_apart(mine, other) <= OF_ONE_SIZE:
            return True
    return False


def answered_better(left: Side, right: Side, score: float) -> bool:
    """True where another figure of either document answers the question of this pair better, or has its value."""
    for here, there in ((left, right), (right, left)):
        mine = figure_in(here.frame)
        for frame in there.claim.figures:
            yours = figure_in(frame)
            if mine is None or yours is None or frame == there.frame or not fits(mine[1], yours[1]):
                continue
            if apart(mine[1], yours[1]):
                continue
            other = likeness(mine[1], yours[1])
            if other > score + BETTER or (other >= score - AS_WELL and meeting(mine, yours)):
                return True
    return False
