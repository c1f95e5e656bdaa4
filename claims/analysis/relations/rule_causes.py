"""Two causes given for one event are in tension; the same cause agrees. And terms said secret, yet told."""

from __future__ import annotations

import re

from claims.analysis.relations.gates import parties_differ
from claims.analysis.relations.judging import Outcome, Side, outcome, same_document
from claims.analysis.relations.likeness import one_focus
from claims.analysis.relations.periods import days
from claims.analysis.relations.values import Frame, FrameKind, Verdict
from claims.analysis.relations.wording import shared_weight, similarity, weight

APART = 0.34
# Effects are one where they share so much of their words, one of them no common word.
ONE_EFFECT = 0.5
A_YEAR = 366
SHARED_EFFECT = 1.0
TABLED = "event"
# A cause that has not even so many words of its own ("the coming together") may be another word for the other one.
SAID = 1
_ONE_OF_SEVERAL = re.compile(r"\b(?:among|partly|in\s+part|one\s+of|also|too|other)\b", re.I)


def causes_of_one_event(left: Side, right: Side) -> Outcome | None:
    """ "cancelled due to A" against "cancelled due to B", where the same event is meant."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.CAUSE or other.kind is not FrameKind.CAUSE or not _one_effect(left, right):
        return None
    named = _named(left, right)
    alike = similarity(tuple(one.topic), tuple(other.topic))
    if alike >= APART or _mostly_inside(left, right):
        return outcome(
            Verdict.AGREES, "cause.same", f"Both give the same cause of the {named}.", one.object, other.object
        )
    if left.claim.speaker == right.claim.speaker and same_document(left, right):
        return None
    if one.modifier or other.modifier or _ONE_OF_SEVERAL.search(f"{one.object} ; {other.object}"):
        return None
    if min(_said(one), _said(other)) < SAID:
        return None
    return outcome(
        Verdict.TENSION, "cause.differs",
        f"Two causes are given for the {named}: {one.object!r}; {other.object!r}.", one.object, other.object,
    )  # fmt: skip


def _said(frame: Frame) -> int:
    """How many words of a cause say something of their own."""
    return sum(1 for word in frame.topic if weight(word) >= 1)


def _named(left: Side, right: Side) -> str:
    """What the causes are given for, in words."""
    one, other = left.frame, right.frame
    if one.predicate == other.predicate != TABLED:
        return one.predicate
    printed = [frame.called for frame in (one, other) if frame.called]
    return repr(min(printed, key=lambda p: (len(p), p))) if printed else TABLED


def _mostly_inside(left: Side, right: Side) -> bool:
    """True where a short cause stands in a long one: "anxiety", "mass anxiety of pupils"."""
    shared, ours, theirs = shared_weight(left.frame.topic, right.frame.topic)
    return shared >= SHARED_EFFECT and shared >= 0.5 * min(ours, theirs)


def _one_effect(left: Side, right: Side) -> bool:
    """True where both frames give a cause for one event."""
    one, other = left.frame, right.frame
    if one.predicate == other.predicate != TABLED:
        if not same_document(left, right) and (parties_differ(left, right) or not one.parties):
            return _same_words(left, right)
        return _one_event(left, right)
    return _same_words(left, right)


def _same_words(left: Side, right: Side) -> bool:
    """True where the effects are told in like words, of the same names, in documents on one matter."""
    one, other = left.frame, right.frame
    if one.names and other.names and not one.names & other.names:
        return False
    if not same_document(left, right) and not (one.names & other.names or one_focus(left.claim, right.claim)):
        return False
    if _of_another_time(left, right) or _of_another_time(right, left):
        return False
    sort = one.predicate if one.predicate == other.predicate != TABLED else ""  # "the collapse", "the failure"
    named = {sort} - {""}
    shared, ours, theirs = shared_weight(one.matter | named, other.matter | named)
    if one.inherited and other.inherited:
        return 2 * shared >= APART * (ours + theirs) > 0
    if one.inherited != other.inherited:  # "the incident was caused by ...": one of what was told before
        return shared >= SHARED_EFFECT
    return shared >= SHARED_EFFECT and 2 * shared >= ONE_EFFECT * (ours + theirs)


def _of_another_time(dated: Side, bare: Side) -> bool:
    """True where one side tells of a year long before the other was written, and the other gives no date."""
    last = max((d.latest for d in dated.claim.dates if d.latest), default=None)
    written = bare.claim.written_earliest
    if bare.claim.dates or last is None or written is None or last >= written:
        return False
    span = days((last, written))
    return span is not None and span > A_YEAR


def _one_event(left: Side, right: Side) -> bool:
    """True where the claims share words besides those of the causes, such as who and what was cancelled."""
    ours = set(left.claim.words) - left.frame.topic
    theirs = set(right.claim.words) - right.frame.topic
    return shared_weight(ours, theirs)[0] >= 1.0


def terms_secret_and_told(left: Side, right: Side) -> Outcome | None:
    """ "The contents were not made public" against "the agreement provides for ..."."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.DISCLOSURE or other.kind is not FrameKind.DISCLOSURE or one.stage == other.stage:
        return None
    if parties_differ(left, right) or not one.parties or not other.parties:
        return None
    return outcome(
        Verdict.TENSION, "terms.secret_and_told", "One side says that the terms are not public, the other lists them."
    )
