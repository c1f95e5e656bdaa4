"""One act told as done in one place and as planned, possible or suspected in the other; done in part, or as a whole."""

from __future__ import annotations

from claims.analysis.extraction.values import Modality
from claims.analysis.relations.acts import marked
from claims.analysis.relations.gates import modality_class
from claims.analysis.relations.judging import (
    Outcome,
    Side,
    closed,
    outcome,
    same_document,
    written_together,
)
from claims.analysis.relations.parties_of_acts import Match, doubt_of_amounts, doubt_of_parties, party_match
from claims.analysis.relations.periods import before, known, overlap
from claims.analysis.relations.rule_polarity import doubt_of_matter
from claims.analysis.relations.values import Act, FrameKind, Verdict

_OPEN = (Modality.PLANNED, Modality.POSSIBLE, Modality.TARGET)


def how_firmly(left: Side, right: Side) -> Outcome | None:
    """An act that both sides affirm: told as a fact against what is only suspected, planned or possible; in part
    against as a whole. What was planned before it was done is a step on the way."""
    if not left.frame.kind is right.frame.kind is FrameKind.ACT or left.frame.inherited or right.frame.inherited:
        return None
    ours, theirs = left.frame.act, right.frame.act
    if ours is None or theirs is None or left.frame.negated or right.frame.negated:
        return None
    if not set(ours.rows) & set(theirs.rows):
        return None
    extents = {ours.extent, theirs.extent} == {"part", "whole"} or _all_and_only(ours, theirs)
    weak = [side for side in (left, right) if side.frame.modality in (*_OPEN, Modality.SPECULATED)]
    if not extents and len(weak) != 1:
        return None
    doubts = [
        doubt_of_parties(ours, theirs, denied=False),
        doubt_of_matter(left, right),
        doubt_of_amounts(left.frame, right.frame),
    ]
    if any(doubt is None for doubt in doubts):
        return None
    total = sum(doubt for doubt in doubts if doubt is not None)
    if extents and not weak:
        return _part_and_whole(left, right, total)
    once = any(row in marked("once") for row, _ in set(ours.rows) & set(theirs.rows))
    if total or len(weak) != 1 or not (once or weak[0].frame.modality is Modality.SPECULATED):
        return None
    return _told_and_open(weak[0], right if weak[0] is left else left)


def _all_and_only(ours: Act, theirs: Act) -> bool:
    """ "all batches were recalled", "only two of eleven were"."""
    themes = [act.theme for act in (ours, theirs) if act.theme is not None]
    return len(themes) == 2 and {theme.amount for theme in themes} == {"all", "only"}


def _part_and_whole(left: Side, right: Side, doubts: int) -> Outcome | None:
    apart = overlap(left.period, right.period) is False
    near = same_document(left, right) or written_together(left, right) or overlap(left.period, right.period) is True
    if apart or not near or doubts > 1:
        return None
    verdict = Verdict.TENSION if doubts else Verdict.CONTRADICTS
    return outcome(
        verdict, "act.part_and_whole",
        f'One side tells it as done in part, the other as a whole: "{left.frame.called}" and "{right.frame.called}".',
        left.frame.called, right.frame.called,
    )  # fmt: skip


def _told_and_open(weak: Side, told: Side) -> Outcome | None:
    """What is told as a fact against what is as yet open: later news, or two views of one time."""
    if same_document(weak, told):
        return None
    ours, theirs = modality_class(weak.modality), modality_class(told.modality)
    if weak.frame.modality is Modality.SPECULATED:
        if not _one_time(weak, told) or not _one_doer(weak, told):
            return None
        return outcome(
            Verdict.TENSION, "act.told_and_suspected",
            f'One side tells as a fact what the other only takes to be so: "{told.frame.called}" and '
            f'"{weak.frame.called}".',
            told.frame.called, weak.frame.called,
        )  # fmt: skip
    if before(weak.written, told.period) or (before(weak.written, told.written) and not written_together(weak, told)):
        return closed("superseded", f"A later step: {ours} first, then {theirs}.", ours, theirs)
    if before(told.period, weak.written) or before(told.written, weak.written):
        rule = "act.told_and_open"
    elif written_together(weak, told):
        rule = "act.told_and_open" if _sourced(told) else "deal.upgraded_without_source"
    else:
        return None
    more = "" if rule == "act.told_and_open" else " and names nobody for it"
    return outcome(
        Verdict.TENSION, rule,
        f'One side has it as done{more} ("{told.frame.called}"), the other as still open ("{weak.frame.called}").',
        told.frame.called, weak.frame.called,
    )  # fmt: skip


def _one_time(left: Side, right: Side) -> bool:
    if known(left.period) and known(right.period):
        return overlap(left.period, right.period) is True
    return True


def _one_doer(left: Side, right: Side) -> bool:
    """True where both name one doer, or neither names any."""
    ours, theirs = (side.frame.act.agent if side.frame.act else None for side in (left, right))
    return (ours is None and theirs is None) or party_match(ours, theirs) is Match.SAME


def _sourced(side: Side) -> bool:
    return bool(side.claim.speaker or side.claim.notes or side.claim.works)
