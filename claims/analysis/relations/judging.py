"""What a rule returns, and small helpers that every rule needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claims.analysis.extraction.values import Modality
from claims.analysis.relations.periods import Period, before, days, days_apart, in_words, known, overlap
from claims.analysis.relations.values import ComparableClaim, Finding, Frame, Verdict

# Two documents written within this time of one another look at the same state of affairs.
NEAR_DAYS = 14
LONG_OVER_DAYS = 365


@dataclass(frozen=True, slots=True)
class Side:
    """One frame with the claim that makes it."""

    frame: Frame
    claim: ComparableClaim

    @property
    def period(self) -> Period:
        """The period that the frame is about."""
        return self.frame.earliest, self.frame.latest

    @property
    def written(self) -> Period:
        """When the document was written, as far as that can be told."""
        return self.claim.written_earliest, self.claim.written_latest

    @property
    def modality(self) -> Modality:
        """The modality of the frame, else of the claim."""
        return self.frame.modality or self.claim.modality

    @property
    def when(self) -> str:
        """The period in words."""
        return in_words(self.period)

    @property
    def at(self) -> str:
        """The period with its preposition: "in 2007", "on 9 August 2016"."""
        return f"on {self.when}" if known(self.period) and self.period[0] == self.period[1] else f"in {self.when}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule concludes on a pair of frames or claims."""

    verdict: Verdict
    finding: Finding


Rule = Callable[[Side, Side], Outcome | None]


def outcome(verdict: Verdict, rule: str, sentence: str, left: str = "", right: str = "") -> Outcome:
    """An outcome with its finding."""
    return Outcome(verdict, Finding(rule, sentence, left, right))


def closed(gate: str, sentence: str, left: str = "", right: str = "") -> Outcome:
    """The outcome of a pair that may not be compared: which gate closed, and the two values that met there."""
    return outcome(Verdict.NOT_COMPARABLE, f"gate.{gate}", sentence, left, right)


def same_document(left: Side, right: Side) -> bool:
    """True where both frames stand in one document."""
    return left.claim.document == right.claim.document


def superseded(earlier: Side, later: Side) -> bool:
    """True where `earlier` was written before what `later` tells of happened: later news, not another view."""
    return not same_document(earlier, later) and before(earlier.written, later.period)


def may_be_superseded(left: Side, right: Side) -> bool:
    """True where one side is dated and it is unknown whether the other document was written before that."""
    if same_document(left, right):
        return False
    for one, other in ((left, right), (right, left)):
        if other.period[0] and not one.period[0] and (one.written[1] is None or one.written[1] < other.period[0]):
            return True
    return False


def disjoint(left: Side, right: Side) -> bool:
    """True where the two frames are about periods that share no day."""
    return overlap(left.period, right.period) is False


def written_apart(left: Side, right: Side) -> int | None:
    """How many days lie between the writing of two documents; None where either day is unknown."""
    if not known(left.written) or not known(right.written):
        return None
    return days_apart(left.written, right.written)


def long_over(left: Side, right: Side) -> bool:
    """True where what one side tells of ended more than a year before both documents were written."""
    ends = [side.period[1] for side in (left, right) if side.period[1]]
    starts = [side.written[0] for side in (left, right)]
    if not ends or None in starts:
        return False
    over = (max(ends), min(start for start in starts if start))
    return over[0] < over[1] and (days(over) or 0) > LONG_OVER_DAYS


def written_together(left: Side, right: Side) -> bool:
    """True where both documents were written within two weeks of one another."""
    first, last = min(left.written[0] or "", right.written[0] or ""), max(left.written[1] or "", right.written[1] or "")
    span = days((first, last)) if first and last and known(left.written) and known(right.written) else None
    return span is not None and span <= NEAR_DAYS
