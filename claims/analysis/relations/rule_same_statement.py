"""Two claims say the same thing in much the same words: shared passages first, then shared rare words."""

from __future__ import annotations

from claims.analysis.extraction.values import Polarity, Quantity
from claims.analysis.relations.gates import modality_class
from claims.analysis.relations.judging import Outcome, outcome
from claims.analysis.relations.parties import heir
from claims.analysis.relations.rule_values_as_intervals import interval, meet
from claims.analysis.relations.values import ComparableClaim, Verdict
from claims.analysis.relations.wording import shared_weight, weight

SHARED_PASSAGE = 0.25
ALIKE = 0.44
ALIKE_SHARED = 2.8
WITHIN = 0.6
WITHIN_SHARED = 3.0
RARE = 2
# Claims that bear one date need share a little less.
DATED_SHARED = 3.6
DATED_RARE = 3
DATED_WITHIN = 0.4
OPPOSED = 0.55


def same_statement(left: ComparableClaim, right: ComparableClaim) -> Outcome | None:
    """Agreement by wording, or polarity against it; None where words are too few or a figure or name stands apart."""
    if left.is_reference or right.is_reference or not left.words or not right.words:
        return None
    shared, ours, theirs = shared_weight(left.words, right.words)
    dice = 2 * shared / (ours + theirs)
    passage = set(left.shared) & set(right.shared) if left.document != right.document else set()
    alike = _rare(left, right) >= RARE and (
        (dice >= ALIKE and shared >= ALIKE_SHARED) or (shared / min(ours, theirs) >= WITHIN and shared >= WITHIN_SHARED)
    )
    dated = shared >= DATED_SHARED and _rare(left, right) >= DATED_RARE and shared / min(ours, theirs) >= DATED_WITHIN
    alike = alike or (dated and _same_date(left, right))
    if not (alike or (passage and dice >= SHARED_PASSAGE)):
        return None
    if not passage and (_names_apart(left, right) or modality_class(left.modality) != modality_class(right.modality)):
        return None
    if _figures_apart(left, right) or _dates_apart(left, right):
        return None
    if left.polarity is not right.polarity and not passage:
        return _opposed(left, right, dice)
    percent = f"{dice:.0%}"
    if passage:
        return outcome(
            Verdict.AGREES, "agreement.shared_wording", f"Both print the same passage ({percent} of the words)."
        )
    words = ", ".join(sorted({w.lstrip("@#&") for w in set(left.words) & set(right.words) if weight(w) >= 1})[:6])
    return outcome(Verdict.AGREES, "agreement.same_statement", f"Both say the same in like words: {words}.")


def _rare(left: ComparableClaim, right: ComparableClaim) -> int:
    return sum(1 for w in set(left.words) & set(right.words) if weight(w) >= 1)


def _same_date(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where both bear the very same date or period."""
    ours = {(d.earliest, d.latest) for d in left.dates if d.earliest and d.latest}
    return bool(ours & {(d.earliest, d.latest) for d in right.dates})


def _opposed(left: ComparableClaim, right: ComparableClaim, dice: float) -> Outcome | None:
    if dice < OPPOSED:
        return None
    negative = "left" if left.polarity is Polarity.NEGATIVE else "right"
    return outcome(
        Verdict.TENSION,
        "polarity.opposed",
        f"Much the same words, but the {negative} side denies what the other affirms.",
    )


def _names_apart(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where each side names somebody or something that the other does not, and they share less than that."""
    ours, theirs = _names(left), _names(right)
    alone = [n for n in ours if not any(n & m for m in theirs)], [n for n in theirs if not any(n & m for m in ours)]
    shared = len(ours) - len(alone[0])
    return bool(alone[0] and alone[1] and shared < len(alone[0]) + len(alone[1]))


def _names(claim: ComparableClaim) -> set[frozenset[str]]:
    """The names in a claim, each as its own words, so that "Lund Treaty" and "Lund Pact" meet; successor states too."""
    titles = {w[1:].title() if w[0] == "@" else w[1:] for w in claim.words if w[0] in "@#&"}
    return {
        frozenset(w for w in heir(title).lower().split() if weight(w) >= 1) or frozenset({title}) for title in titles
    }


def _figures_apart(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where figures of one unit stand on both sides and no pair of them meets."""
    units = {(q.unit, q.kind) for q in left.quantities} & {(q.unit, q.kind) for q in right.quantities}
    for unit in units:
        ours, theirs = _of(left, unit), _of(right, unit)
        if not any(meet(interval(a), interval(b)) for a in ours for b in theirs):
            return True
    return False


def _of(claim: ComparableClaim, unit: tuple[str, str]) -> list[Quantity]:
    return [q for q in claim.quantities if (q.unit, q.kind) == unit]


def _dates_apart(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where both sides are dated and no two dates share a day."""
    ours = [(d.earliest, d.latest) for d in left.dates if d.earliest and d.latest]
    theirs = [(d.earliest, d.latest) for d in right.dates if d.earliest and d.latest]
    if not ours or not theirs:
        return False
    return not any(a[0] <= b[1] and b[0] <= a[1] for a in ours for b in theirs if a[0] and a[1] and b[0] and b[1])
