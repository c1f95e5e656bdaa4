"""Cited works and their dates: older than what they are cited for, or dated in two ways."""

from __future__ import annotations

from claims.analysis.relations.judging import Outcome, Side, outcome, same_document
from claims.analysis.relations.periods import Period, before, days, in_words
from claims.analysis.relations.values import FrameKind, Verdict

# What comes so soon may have been announced: a work that tells it beforehand is odd, but not impossible.
SHORTLY_DAYS = 92


def citation_older_than_fact(left: Side, right: Side) -> Outcome | None:
    """A past event cannot be told by a work that was published before it."""
    for cited, work in ((left, right), (right, left)):
        if not (cited.frame.kind is work.frame.kind is FrameKind.WORK_DATE) or not same_document(left, right):
            return None
        if cited.frame.modifier != "cited" or work.frame.modifier != "printed":
            continue
        if cited.frame.object != work.frame.object or not before(work.period, cited.period):
            return None
        elsewhere = [p for p in map(_period, sorted(cited.frame.topic)) if not before(p, cited.period)]
        also = f"; elsewhere the same work is dated {in_words(elsewhere[0])}" if elsewhere else ""
        near = " (the note stands a little further on)" if cited.frame.inherited else ""
        where = f"Note {cited.frame.office}" if cited.frame.office else "A reference in the text"
        shortly = (days((work.period[1], cited.period[0])) or 0) <= SHORTLY_DAYS
        return outcome(
            Verdict.TENSION if elsewhere or shortly or cited.frame.inherited else Verdict.CONTRADICTS,
            "work.older_than_fact",
            f"{where} cites for what is told of {cited.frame.agent} a work that is dated {work.when}{near}{also}.",
            cited.when,
            work.when,
        )
    return None


def _period(text: str) -> Period:
    first, _, last = text.partition("/")
    return first, last


def work_dated_two_ways(left: Side, right: Side) -> Outcome | None:
    """One work with two days of publication, as printed in two notes."""
    one, other = left.frame, right.frame
    if not (one.kind is other.kind is FrameKind.WORK_DATE and one.object == other.object):
        return None
    if "cited" in (one.modifier, other.modifier) or left.claim.key == right.claim.key:
        return None
    if before(left.period, right.period) or before(right.period, left.period):
        return outcome(
            Verdict.TENSION,
            "work.dated_two_ways",
            f"A work of one name is dated {left.when} in one note and {right.when} in another: one work or two?",
            left.when,
            right.when,
        )
    return None
