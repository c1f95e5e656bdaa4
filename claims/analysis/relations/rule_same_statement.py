"""Two claims say the same thing in much the same words: shared passages first, then shared rare words."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.analysis.extraction.values import Modality, Polarity, Quantity
from claims.analysis.relations.gates import modality_class
from claims.analysis.relations.judging import Outcome, outcome
from claims.analysis.relations.likeness import Likeness, around, likeness, one_focus, shared_at_most
from claims.analysis.relations.parties import heir
from claims.analysis.relations.rule_values_as_intervals import interval, meet
from claims.analysis.relations.values import ComparableClaim, Frame, FrameKind, Verdict
from claims.analysis.relations.wording import KEPT_CLAIMS, shared_weight, weighed, weight

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
JUDGING = ("judgement", "effect", "worry", "sufficiency", "ties")
# One act with those who take part: two names, or a name and a thing, and no small part of the shorter claim.
NAMED = 2.6
NAMED_WITHIN = 0.35
TIMED_WITHIN = 0.25
HALF = 0.5
EVENT = 2.8
EVENT_WITHIN = 0.45
MUCH = 3.4
NEAR_WITHIN = 0.4
# The clauses around an act: so many words of their own in common, of such weight, so much of the shorter one.
TELLING = 2
CLAUSE = 2.6
CLAUSE_WITHIN = 0.45
# A common date, speaker or figure counts as much as a name.
BONUS = 0.6

# A pair of which less is common than the least of these does not say the same.
LEAST_WITHIN = min(ALIKE, WITHIN, DATED_WITHIN, NAMED_WITHIN, TIMED_WITHIN, EVENT_WITHIN, NEAR_WITHIN)
LEAST_SHARED = CLAUSE - 3 * BONUS

# "too weak to have harmed the dam" denies without a word of negation.
_TOO = re.compile(r"\btoo\s+\w+\s+to\b", re.I)
_SAYS = {
    "agreement.same_statement": "Both say the same in like words",
    "agreement.same_event": "Both tell of one event",
}


def same_statement(left: ComparableClaim, right: ComparableClaim) -> Outcome | None:
    """Agreement by wording, or polarity against it; None where words are too few or a figure or name stands apart."""
    if left.is_reference or right.is_reference or not left.words or not right.words:
        return None
    passage = left.document != right.document and not set(left.shared).isdisjoint(right.shared)
    rare = _rare(left, right)
    if not passage and (not rare or _far_apart(left, right)):
        return None
    like = likeness(left, right)
    dice = like.dice
    rule = _alike(like, rare, left, right)
    if not (rule or (passage and dice >= SHARED_PASSAGE)):
        return None
    if not passage and (_only_judged(left, right) or _judged_apart(left, right)):
        return None
    if not passage and (_names_apart(left, right) or _modalities_apart(rule, left, right)):
        return None
    if _figures_apart(left, right) or _dates_apart(left, right):
        return None
    if left.polarity is not right.polarity and not passage:
        if rule != "agreement.same_statement":
            return None
        return _opposed(left, right, dice)
    percent = f"{dice:.0%}"
    if passage:
        return outcome(
            Verdict.AGREES, "agreement.shared_wording", f"Both print the same passage ({percent} of the words)."
        )
    return outcome(Verdict.AGREES, rule, f"{_SAYS[rule]}: {_what(like, left, right)}.")


def _far_apart(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True for a pair that has too little in common for any rule below; costs little."""
    shared, within = shared_at_most(left, right)
    figures = bool(left.quantities and right.quantities)
    return within < LEAST_WITHIN and shared < LEAST_SHARED and not figures


def _rare(left: ComparableClaim, right: ComparableClaim) -> int:
    return len(weighed(left.words).rare & weighed(right.words).rare)


def _what(like: Likeness, left: ComparableClaim, right: ComparableClaim) -> str:
    """What both say, in words: names first."""
    both = set(left.words) & set(right.words)
    names = sorted(w[1:].title() for w in both if w[0] in "@#&")
    plain = sorted(w for w in both if w[0] not in "@#&" and weight(w) >= 1)
    return ", ".join([*names, *plain][:6])


def _alike(like: Likeness, rare: int, left: ComparableClaim, right: ComparableClaim) -> str:
    """The rule by which two claims say one thing, or ""."""
    worded = rare >= RARE and (
        (like.dice >= ALIKE and like.shared >= ALIKE_SHARED) or (like.within >= WITHIN and like.shared >= WITHIN_SHARED)
    )
    dated = like.shared >= DATED_SHARED and rare >= DATED_RARE and like.within >= DATED_WITHIN
    if worded or (dated and _same_date(left, right)):
        return "agreement.same_statement"
    if _one_event(like, left, right):
        return "agreement.same_event"
    return ""


def _one_event(like: Likeness, left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where both tell of one act with the same who and what."""
    if not like.acts or not one_focus(left, right):
        return False
    others = len(like.words - like.acts)
    if like.same_time or not (left.dates or right.dates):  # at one time a second act counts as well
        others = max(others, len(like.words) - 1)
    evidence = like.shared + BONUS * (like.same_time + like.same_speaker + like.same_figure)
    if like.names >= 2 and evidence >= NAMED:
        bound = others > 0 or like.same_time or like.same_figure or like.within >= WITHIN
        return like.within >= (TIMED_WITHIN if like.same_time else NAMED_WITHIN) and bound
    undated = not left.dates and not right.dates
    between = like.lands >= 2 and (like.same_time or (undated and like.within >= HALF))
    known = others + like.names + between
    within = EVENT_WITHIN if evidence < MUCH else NEAR_WITHIN
    if known >= 2 and others > 0 and evidence >= EVENT and like.within >= within:
        return True
    return any(_one_clause(act, like, left, right) for act in sorted(like.acts))


def _one_clause(act: str, like: Likeness, left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where the clauses around an act share most of their words, some of which say something of their own."""
    ours, theirs = around(left, act), around(right, act)
    shared, one, other = shared_weight(ours, theirs)
    own = {w for w in ours & theirs if w != act and weight(w) >= 1 and not w[0].isdigit()}
    bonus = BONUS * (like.same_time + like.same_speaker + like.same_figure)
    # Two acts of one day are one event; at no common time acts alone are not enough.
    told = bool(own) if like.same_time else len(own - like.acts) >= TELLING
    return told and shared + bonus >= CLAUSE and shared >= CLAUSE_WITHIN * min(one, other)


def _same_date(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where both bear the very same date or period."""
    ours = {(d.earliest, d.latest) for d in left.dates if d.earliest and d.latest}
    return bool(ours & {(d.earliest, d.latest) for d in right.dates})


def _only_judged(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where one side judges what the other only tells, and they share no more than the name of that matter."""
    both = {w for w in set(left.words) & set(right.words) if weight(w) >= 1}
    return any(_judges_all(one, both) and not _judgements(other) for one, other in ((left, right), (right, left)))


def _judged_apart(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where both judge on one axis, and never alike."""
    ours, theirs = _stands(left), _stands(right)
    axes = {axis for axis, _ in ours} & {axis for axis, _ in theirs}
    return bool(axes) and not ours & theirs


def _stands(claim: ComparableClaim) -> set[tuple[str, str]]:
    return {(f.predicate, f.stage) for f in claim.frames if f.kind is FrameKind.STANCE}


def _judgements(claim: ComparableClaim) -> list[Frame]:
    return [f for f in claim.frames if f.kind is FrameKind.STANCE and f.predicate in JUDGING]


def _judges_all(claim: ComparableClaim, shared: set[str]) -> bool:
    """True where all shared words are of a matter that the claim judges."""
    return any(not shared - f.topic - {f.object} - {f"#{n}" for n in f.names} for f in _judgements(claim))


def _modalities_apart(rule: str, left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where one side tells what the other plans, offers or guesses. What is decided, or came to pass, is one event
    with what is planned for the same day."""
    ours, theirs = modality_class(left.modality), modality_class(right.modality)
    told_ahead = {left.modality, right.modality} <= {Modality.PLANNED, Modality.ASSERTED, Modality.REPORTED}
    return ours != theirs and not (rule == "agreement.same_event" and told_ahead)


def _opposed(left: ComparableClaim, right: ComparableClaim, dice: float) -> Outcome | None:
    if dice < OPPOSED or _TOO.search(left.surface) or _TOO.search(right.surface):
        return None
    negative = "left" if left.polarity is Polarity.NEGATIVE else "right"
    return outcome(
        Verdict.TENSION,
        "polarity.opposed",
        f"Much the same words, but the {negative} side denies what the other affirms.",
    )


def _names_apart(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where each side names somebody or something that the other does not, and they share less than that."""
    ours, theirs = _names(left.words), _names(right.words)
    alone = [n for n in ours if not any(n & m for m in theirs)], [n for n in theirs if not any(n & m for m in ours)]
    shared = len(ours) - len(alone[0])
    return bool(alone[0] and alone[1] and shared < len(alone[0]) + len(alone[1]))


@lru_cache(maxsize=KEPT_CLAIMS)
def _names(words: tuple[str, ...]) -> frozenset[frozenset[str]]:
    """The names in a claim, each as its own words, so that "Lund Treaty" and "Lund Pact" meet; successor states too."""
    titles = {w[1:].title() if w[0] == "@" else w[1:] for w in words if w[0] in "@#&"}
    return frozenset(
        frozenset(w for w in heir(title).lower().split() if weight(w) >= 1) or frozenset({title}) for title in titles
    )


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
