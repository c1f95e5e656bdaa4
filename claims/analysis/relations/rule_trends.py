"""When relations began to move, and whether they moved at all."""

from __future__ import annotations

from claims.analysis.relations.gates import parties_differ
from claims.analysis.relations.judging import Outcome, Side, outcome
from claims.analysis.relations.parties import in_words
from claims.analysis.relations.periods import before, days, year_of
from claims.analysis.relations.values import FrameKind, Verdict

# An improvement longer ago than this may have lapsed before relations began to improve anew.
LAPSE_YEARS = 10


def trends(left: Side, right: Side) -> Outcome | None:
    """Improvement said to start at one time against improvement before it; change against no change."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.TREND or other.kind is not FrameKind.TREND or parties_differ(left, right):
        return None
    if one.object and one.object == other.object and {one.stage, other.stage} == {"up", "unchanged"}:
        return outcome(
            Verdict.TENSION, "trend.change_and_none",
            f"One side sees a change with the {one.object}, the other none.", one.stage, other.stage,
        )  # fmt: skip
    if one.stage != "up" or other.stage != "up":
        return None
    if one.object and one.object == other.object:
        return outcome(Verdict.AGREES, "trend.same", f"Both see relations move with the {one.object}.")
    for onset, earlier in ((left, right), (right, left)):
        if onset.frame.modifier == "onset" and before(earlier.period, onset.period) and _lately(earlier, onset):
            return _before_onset(onset, earlier)
    if one.modifier and other.modifier and one.topic and other.topic and _spans_apart(one.topic, other.topic):
        return outcome(
            Verdict.TENSION, "trend.onsets_differ",
            f"Relations between {in_words(one.parties)} are said to move only {_for_years(one.topic)} in one place, "
            f"and {_for_years(other.topic)} in the other.",
        )  # fmt: skip
    return None


def _lately(earlier: Side, onset: Side) -> bool:
    """True where the earlier improvement is placed within LAPSE_YEARS and not so long ago that it may have lapsed."""
    told, start = year_of(earlier.period[1]), year_of(onset.period[0])
    lasted = days(earlier.period)
    return told is not None and start is not None and start - told <= LAPSE_YEARS and (lasted or 0) <= 366 * LAPSE_YEARS


def _before_onset(onset: Side, earlier: Side) -> Outcome:
    return outcome(
        Verdict.TENSION, "trend.before_its_start",
        f"The improvement of relations between {in_words(onset.frame.parties)} is said to start {onset.at}; "
        f"the other side already sees one {earlier.at}.",
        onset.when, earlier.when,
    )  # fmt: skip


def _spans_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    ours, theirs = _years(one), _years(other)
    return ours[1] < theirs[0] or theirs[1] < ours[0]


def _for_years(topic: frozenset[str]) -> str:
    """How long relations have moved: "now", "for two years", "for 4 to 5 years"."""
    low, high = _years(topic)
    if high <= 1:
        return "now"
    return f"for {low} years" if low == high else f"for {low} to {high} years"


def _years(topic: frozenset[str]) -> tuple[int, int]:
    low, _, high = min(topic).partition("-")
    return int(low), int(high)
