"""A paper is signed or it is not: "the contract was signed in April" against "has still not signed the contract"."""

from __future__ import annotations

from claims.analysis.relations.gates import parties_differ
from claims.analysis.relations.judging import Outcome, Side, closed, outcome, same_document, superseded
from claims.analysis.relations.periods import before
from claims.analysis.relations.values import FrameKind, Verdict
from claims.analysis.relations.wording import weight


def instruments(left: Side, right: Side) -> Outcome | None:
    """One side tells a paper as signed, the other as not signed, and both name the same signatory and matter."""
    one, other = left.frame, right.frame
    if not one.kind is other.kind is FrameKind.INSTRUMENT:
        return None
    if one.negated == other.negated or not _one_paper(left, right):
        return None
    denied, done = (left, right) if one.negated else (right, left)
    if parties_differ(left, right):
        return None
    if superseded(denied, done):
        return closed(
            "period", f"The {done.frame.called} was signed ({done.when}) after the other document was written."
        )
    sure = same_document(left, right) or _told_later(denied, done)
    verdict = Verdict.CONTRADICTS if sure and done.frame.stage == "signed" else Verdict.TENSION
    told = "has been signed" if done.frame.stage == "signed" else "has been awarded"
    return outcome(
        verdict,
        "instrument.signed_and_not",
        f"One side says that the {done.frame.called} {told}, the other that it has not been signed.",
        done.frame.stage,
        "not signed",
    )


def _one_paper(left: Side, right: Side) -> bool:
    """True where the claims share the name of somebody whom their documents come back to, and a word of the matter."""
    shared = left.frame.topic & right.frame.topic
    known = {*left.claim.focus_names, *right.claim.focus_names}
    names = {w for w in shared if w[0] in "#&" or w in known}
    pair = len(left.frame.parties & right.frame.parties) > 1
    return bool((names or pair) and any(weight(w) >= 1 and w not in names and w[0] != "@" for w in shared))


def _told_later(denied: Side, done: Side) -> bool:
    """True where the denial was written after what is told as done."""
    if before(done.period, denied.written):
        return True
    return done.period[0] is None and before(done.written, denied.written)
