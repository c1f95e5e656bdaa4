"""One thing happens at one time of day: "the sirens went off at ten in the evening", "were sounded at 23.40"."""

from __future__ import annotations

from claims.analysis.extraction.clock import meet
from claims.analysis.relations.focus import ANOTHER, Focus, one_matter
from claims.analysis.relations.gates import modality_class
from claims.analysis.relations.judging import Outcome, Side, closed, disjoint, outcome, same_document
from claims.analysis.relations.values import Frame, FrameKind, Verdict
from claims.analysis.relations.wording import weight

# So many words of their own must be common to two clauses to be in tension or to agree, and to contradict.
TELLING = 1
SURELY = 2
# Times nearer than this, in minutes, are one time by two watches.
SLACK = 5


def hours(left: Side, right: Side) -> Outcome | None:
    """Two times of day of one happening; None where it is not sure enough that one is meant."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.HOUR or other.kind is not FrameKind.HOUR or not _one_matter(left, right):
        return None
    if (ANOTHER in one.topic) != (ANOTHER in other.topic):
        return None
    telling = _telling(left, right)
    if len(telling) < TELLING:
        return None
    if disjoint(left, right):
        return closed("period", f"Not the same day: {left.when}; {right.when}.", left.when, right.when)
    if modality_class(left.modality) != modality_class(right.modality):
        return None
    what = ", ".join(sorted(w.lstrip("#&") for w in telling)[:3])
    if meet(_widened(one), _widened(other)):
        sentence = f"Both tell the same time of day ({what}): {one.called}; {other.called}."
        return outcome(Verdict.AGREES, "hour.same", sentence, one.called, other.called)
    sure = len(telling) >= SURELY and not same_document(left, right)
    return outcome(
        Verdict.CONTRADICTS if sure else Verdict.TENSION,
        "hour.two",
        f"Two times of day are told of what seems one happening ({what}): {one.called} against {other.called}.",
        one.called,
        other.called,
    )


def _telling(left: Side, right: Side) -> frozenset[str]:
    """The words that both clauses have and that say what happened: not those to which a document comes back anyhow."""
    known = {*left.claim.focus_names, *right.claim.focus_names}
    everywhere = set(left.claim.focus_common) & set(right.claim.focus_common)
    shared = left.frame.topic & right.frame.topic - everywhere - known
    return frozenset(w for w in shared if weight(w) >= 1 and w[0] not in "@#&~")


def _widened(frame: Frame) -> tuple[int, int, bool]:
    first, last = frame.modifier.rstrip("?").split("/")
    return int(first) - SLACK, int(last) + SLACK, frame.modifier.endswith("?")


def _one_matter(left: Side, right: Side) -> bool:
    if same_document(left, right):
        return True
    one, other = (Focus(s.claim.focus_names, s.claim.focus_common, s.claim.focus_words) for s in (left, right))
    return one_matter(one, other)
