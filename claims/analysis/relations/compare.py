"""Compare two claims: every rule on every pair of their frames, then the strongest verdict with all its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claims.analysis.relations.judging import Outcome, Rule, Side, closed
from claims.analysis.relations.rule_causes import causes_of_one_event, terms_secret_and_told
from claims.analysis.relations.rule_counts_of_same_events import counts_of_same_events
from claims.analysis.relations.rule_currencies import sums_in_two_currencies
from claims.analysis.relations.rule_dates_of_same_event import dates_of_same_event, visits_of_one_person
from claims.analysis.relations.rule_figures import figures_of_one_question
from claims.analysis.relations.rule_first_since import first_since
from claims.analysis.relations.rule_happenings import doers, happenings, scenes
from claims.analysis.relations.rule_hours import hours
from claims.analysis.relations.rule_how_firmly import how_firmly
from claims.analysis.relations.rule_instruments import instruments
from claims.analysis.relations.rule_membership import membership
from claims.analysis.relations.rule_milestones import milestones
from claims.analysis.relations.rule_offices_at_a_date import offices_at_a_date
from claims.analysis.relations.rule_one_figure import one_figure
from claims.analysis.relations.rule_orders import absences, first_against_event, orders
from claims.analysis.relations.rule_places import places
from claims.analysis.relations.rule_polarity import acts_met, acts_opposed, opposed_acts
from claims.analysis.relations.rule_rank_holders import rank_holders
from claims.analysis.relations.rule_roles import role_holders, tenures
from claims.analysis.relations.rule_same_statement import same_statement
from claims.analysis.relations.rule_stage_of_one_deal import stage_of_one_deal
from claims.analysis.relations.rule_stances import stances
from claims.analysis.relations.rule_stated_absence import stated_absence
from claims.analysis.relations.rule_trends import trends
from claims.analysis.relations.rule_values_as_intervals import values_as_intervals
from claims.analysis.relations.rule_works import citation_older_than_fact, work_dated_two_ways
from claims.analysis.relations.values import ComparableClaim, End, Finding, FrameKind, Relation, Scope, Verdict

# In this order findings of one verdict are listed: hard evidence first.
RULES: tuple[Rule, ...] = (
    dates_of_same_event,
    milestones,
    happenings,
    doers,
    scenes,
    places,
    first_since,
    offices_at_a_date,
    role_holders,
    orders,
    first_against_event,
    absences,
    tenures,
    counts_of_same_events,
    values_as_intervals,
    figures_of_one_question,
    sums_in_two_currencies,
    citation_older_than_fact,
    work_dated_two_ways,
    rank_holders,
    stage_of_one_deal,
    instruments,
    stated_absence,
    membership,
    visits_of_one_person,
    causes_of_one_event,
    terms_secret_and_told,
    trends,
    opposed_acts,
    how_firmly,
    stances,
    hours,
)
# The kinds of frames, in either order, on which a rule can conclude anything: it is not asked about others. A rule that
# is not named here is asked about every pair of frames; None stands for any kind.
Kinds = tuple[FrameKind | None, FrameKind | None]
CONCERNS: Mapping[Rule, tuple[Kinds, ...]] = {
    dates_of_same_event: ((FrameKind.EVENT, FrameKind.EVENT),),
    milestones: ((FrameKind.EVENT, FrameKind.EVENT),),
    places: ((FrameKind.STATEMENT, FrameKind.STATEMENT),),
    happenings: ((FrameKind.HAPPENING, FrameKind.HAPPENING),),
    doers: ((FrameKind.HAPPENING, FrameKind.HAPPENING),),
    scenes: ((FrameKind.HAPPENING, FrameKind.HAPPENING),),
    absences: ((FrameKind.HAPPENING, FrameKind.HAPPENING),),
    role_holders: ((FrameKind.ROLE, FrameKind.ROLE),),
    tenures: ((FrameKind.ROLE, FrameKind.ROLE),),
    orders: ((FrameKind.ORDER, FrameKind.ORDER),),
    first_against_event: ((FrameKind.ORDER, FrameKind.HAPPENING),),
    first_since: ((FrameKind.FIRST_SINCE, FrameKind.EVENT), (FrameKind.FIRST_SINCE, FrameKind.FIRST_SINCE)),
    offices_at_a_date: ((FrameKind.OFFICE, FrameKind.OFFICE),),
    counts_of_same_events: ((FrameKind.COUNT, FrameKind.COUNT),),
    values_as_intervals: ((FrameKind.MEASURE, FrameKind.MEASURE),),
    figures_of_one_question: (
        (FrameKind.FIGURE, FrameKind.FIGURE),
        (FrameKind.FIGURE, FrameKind.MEASURE),
        (FrameKind.MEASURE, FrameKind.MEASURE),
    ),
    sums_in_two_currencies: (
        (FrameKind.FIGURE, FrameKind.FIGURE),
        (FrameKind.FIGURE, FrameKind.MEASURE),
        (FrameKind.MEASURE, FrameKind.MEASURE),
    ),
    citation_older_than_fact: ((FrameKind.WORK_DATE, FrameKind.WORK_DATE),),
    work_dated_two_ways: ((FrameKind.WORK_DATE, FrameKind.WORK_DATE),),
    rank_holders: ((FrameKind.RANK, FrameKind.RANK),),
    stage_of_one_deal: ((FrameKind.DEAL, FrameKind.DEAL),),
    instruments: ((FrameKind.INSTRUMENT, FrameKind.INSTRUMENT),),
    stated_absence: ((FrameKind.ABSENCE, None),),
    membership: ((FrameKind.MEMBERSHIP, FrameKind.MEMBERSHIP),),
    visits_of_one_person: ((FrameKind.EVENT, FrameKind.EVENT),),
    causes_of_one_event: ((FrameKind.CAUSE, FrameKind.CAUSE),),
    terms_secret_and_told: ((FrameKind.DISCLOSURE, FrameKind.DISCLOSURE),),
    trends: ((FrameKind.TREND, FrameKind.TREND),),
    opposed_acts: ((FrameKind.ACT, FrameKind.ACT),),
    how_firmly: ((FrameKind.ACT, FrameKind.ACT),),
    stances: ((FrameKind.STANCE, FrameKind.STANCE),),
    hours: ((FrameKind.HOUR, FrameKind.HOUR),),
}
ORDER = (Verdict.CONTRADICTS, Verdict.TENSION, Verdict.REFINES, Verdict.AGREES, Verdict.NOT_COMPARABLE)
MEETING = ("values.meet", "values.narrower", "hour.same")
APART = ("values.apart", "values.apart_undated", "hour.two")
NOTHING_SHARED = "gate.no_common_question"


def place(claim: ComparableClaim) -> tuple[str, int, int, str]:
    """The canonical order of claims: document, start, end, key."""
    return claim.document, claim.start, claim.end, claim.key


def compare(left: ComparableClaim, right: ComparableClaim) -> Relation:
    """The relation of any two claims; `compare(a, b) == compare(b, a)`.

    NOT_COMPARABLE with the first gate that closed where no rule finds that both answer one question. Raises ValueError
    for a claim against itself.
    """
    if (left.document, left.start, left.end) == (right.document, right.start, right.end):
        raise ValueError("a claim is not compared with itself")
    first, second = sorted((left, right), key=place)
    nothing = "The two claims do not answer one question: no measure, event, deal or statement is common to them."
    return related(first, second) or _relation(first, second, [closed("no_common_question", nothing)])


def related(left: ComparableClaim, right: ComparableClaim) -> Relation | None:
    """The relation of two claims of which `left` stands first in canonical order; None where `compare` would say that
    no rule finds a common question."""
    outcomes = outcomes_of(left, right)
    return _relation(left, right, outcomes) if outcomes else None


def outcomes_of(left: ComparableClaim, right: ComparableClaim) -> list[Outcome]:
    """What every rule concludes, strongest verdict first; each finding once. `left` stands before `right`."""
    found = _concluded(left, right) if left.frames and right.frames else []
    met = [o.finding for o in found if o.finding.rule in MEETING]  # of several figures those that meet belong together
    found = [
        o
        for o in found
        if o.finding.rule not in APART or not any(o.finding.left == m.left or o.finding.right == m.right for m in met)
    ]
    said = same_statement(left, right)
    if said and said.finding.rule == "agreement.same_statement" and acts_opposed(left, right):
        said = None
    if said and said.verdict is Verdict.TENSION and acts_met(left, right):
        said = None
    if said and not (found and said.verdict is Verdict.TENSION):
        found.append(said)
    printed = one_figure(left, right) if not found else None  # of two that any rule has spoken on it says nothing new
    if printed:
        found.append(printed)
    return sorted(found, key=lambda o: ORDER.index(o.verdict))


def _concluded(left: ComparableClaim, right: ComparableClaim) -> list[Outcome]:
    """What the rules conclude on pairs of frames, each once, in the order of RULES."""
    numbered: list[tuple[int, Outcome]] = []
    asked = rules_by_kinds()
    theirs = [(asked_of, Side(frame, right)) for frame in right.frames for asked_of in (asked[frame.kind],)]
    for frame in left.frames:
        ours: Side | None = None
        for asked_of, other in theirs:
            for number, rule in asked_of[frame.kind]:
                ours = ours or Side(frame, left)
                concluded = rule(ours, other)
                if concluded:
                    numbered.append((number, concluded))
    numbered.sort(key=lambda pair: pair[0])
    return list(dict.fromkeys(outcome for _, outcome in numbered))


@cache
def rules_by_kinds() -> Mapping[FrameKind, Mapping[FrameKind, tuple[tuple[int, Rule], ...]]]:
    """For two kinds of frames, whichever comes first, the rules that may conclude something, with their places in
    RULES."""
    return {left: {right: _rules_on(left, right) for right in FrameKind} for left in FrameKind}


def _rules_on(left: FrameKind, right: FrameKind) -> tuple[tuple[int, Rule], ...]:
    return tuple((number, rule) for number, rule in enumerate(RULES) if _concerned(rule, left, right))


def _concerned(rule: Rule, left: FrameKind, right: FrameKind) -> bool:
    pairs = CONCERNS.get(rule, ((None, None),))
    both = ((left, right), (right, left))
    return any(one in (None, ours) and other in (None, theirs) for one, other in pairs for ours, theirs in both)


def _relation(left: ComparableClaim, right: ComparableClaim, outcomes: list[Outcome]) -> Relation:
    deciding = outcomes[0]
    findings: tuple[Finding, ...] = tuple(o.finding for o in outcomes)
    return Relation(
        left=End(left.document, left.start, left.end),
        right=End(right.document, right.start, right.end),
        verdict=deciding.verdict,
        scope=Scope.INTERNAL if left.document == right.document else Scope.CROSS,
        findings=findings,
        explanation=deciding.finding.sentence,
        rule=deciding.finding.rule,
    )
