"""Relations and findings as rows, such that nothing which a person decided is ever changed."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.analysis.relations.values import End
from claims.analysis.relations.values import Relation as Found
from claims.analysis.relations.values import Verdict as FoundVerdict
from claims.derived.models import Pair
from claims.models import AnalysisRun, Assertion, Finding, Judgement, Relation
from claims.models.base import content_id
from claims.models.choices import Decision, RelationStatus, SubjectKind
from claims.services.judging import inputs_hash, inputs_of
from claims.services.meeting import FOUND, relation_of
from claims.services.recording import batches, create, create_recorded, delete_recorded, update_recorded
from claims.services.titles import Titles

STRENGTH = (
    FoundVerdict.CONTRADICTS,
    FoundVerdict.TENSION,
    FoundVerdict.REFINES,
    FoundVerdict.AGREES,
    FoundVerdict.NOT_COMPARABLE,
)
"""Which verdict a pair of claims has where its assertions give several, strongest first."""

Ends = tuple[uuid.UUID, uuid.UUID]
TAKEN_OVER = (
    *("verdict", "suggested_verdict", "scope", "explanation", "rule", "left_assertion_id", "right_assertion_id"),
)
"""What the machine writes anew in a relation on which nobody has decided."""

SAID_OF_DECIDED = ("suggested_verdict", "rule", "stale", "left_assertion", "right_assertion")
"""What it says in a decided relation: what it finds now, and where. Verdict and status are the person's."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A relation of the core between assertions, turned so that its left end belongs to the left claim."""

    found: Found
    left: uuid.UUID
    right: uuid.UUID
    turned: bool


@dataclass(slots=True)
class Wanted:
    """What the machine has to say: relations by pair of claims, and findings by claim, strongest first."""

    pairs: dict[Ends, list[Placed]] = field(default_factory=lambda: defaultdict(list))
    claims: dict[uuid.UUID, list[Placed]] = field(default_factory=lambda: defaultdict(list))


def wanted_relations(claims: Collection[uuid.UUID]) -> Wanted:
    """What the machine has to say of `claims`: their relations with any claim, and what holds within each of them."""
    wanted = Wanted()
    placed: list[tuple[tuple[object, ...], uuid.UUID, uuid.UUID, Found, uuid.UUID, uuid.UUID]] = []
    for left_id, right_id, left, right, *values in _pairs_of(claims):
        if None in (left, right):
            continue  # in no claim: its document changed since, and is compared again by the next run
        found = relation_of(values)
        order = (STRENGTH.index(found.verdict), *_place(found.left), *_place(found.right))
        placed.append((order, left, right, found, left_id, right_id))
    for _, one, other, found, left_id, right_id in sorted(placed, key=lambda each: each[0]):
        if one == other:
            wanted.claims[one].append(Placed(found, left_id, right_id, turned=False))
        elif one < other:
            wanted.pairs[one, other].append(Placed(found, left_id, right_id, turned=False))
        else:
            wanted.pairs[other, one].append(Placed(found, right_id, left_id, turned=True))
    return wanted


def _pairs_of(claims: Collection[uuid.UUID]) -> Iterator[tuple[Any, ...]]:
    """The stored pairs of which an end is in one of `claims`, each once: assertions, their claims, and FOUND."""
    seen: set[int] = set()
    columns = ("id", "left__assertion", "right__assertion", "left__assertion__claim", "right__assertion__claim")
    for part in batches(sorted(claims)):
        for end in ("left", "right"):
            rows = Pair.objects.filter(**{f"{end}__assertion__claim__in": part}, repeated=False)
            for key, *values in rows.values_list(*columns, *FOUND):
                if key not in seen:
                    seen.add(key)
                    yield tuple(values)


def _place(end: End) -> tuple[str, int, int]:
    return end.document, end.start, end.end


@dataclass(slots=True)
class Plan:
    """What is to be done with the relations; `open` are those whose findings are the machine's to write, `led_on` are
    decided ones that lead to other assertions now and are as fresh as they were."""

    made: list[Relation] = field(default_factory=list)
    changed: list[Relation] = field(default_factory=list)
    stale: list[Relation] = field(default_factory=list)
    led_on: list[Relation] = field(default_factory=list)
    deleted: list[Relation] = field(default_factory=list)
    open: list[tuple[Relation, list[Placed]]] = field(default_factory=list)


def store_relations(
    claims: Collection[uuid.UUID], wanted: Wanted, titles: Titles, run: AnalysisRun
) -> tuple[set[uuid.UUID], Counter[str]]:
    """Store the relations of `claims`.

    Returns all claims that are ends of relations that changed, and how many rows were made, changed, deleted and went
    stale.
    """
    reason = f"relate run {run.id}"
    stored = _stored(claims)
    decisions = Decisions([row for row in stored.values() if row.status != RelationStatus.SUGGESTED])
    plan = _plan(titles, wanted, stored, decisions, run)
    delete_recorded(plan.deleted, reason=reason)
    create_recorded(Relation, plan.made, reason=reason)
    update_recorded(Relation, plan.changed, [name.removesuffix("_id") for name in TAKEN_OVER], reason=reason)
    update_recorded(Relation, [*plan.stale, *plan.led_on], SAID_OF_DECIDED, reason=reason)
    decisions.mark(plan.stale)
    findings = [row for relation, placed in plan.open for row in finding_rows(titles, placed, relation=relation)]
    written = sync_findings(findings, "relation", [row.id for row, _ in plan.open])
    touched = {end for row in (*plan.made, *plan.changed, *plan.deleted) for end in (row.left_id, row.right_id)}
    return touched, Counter(
        relations_made=len(plan.made),
        relations_changed=len(plan.changed) + len(plan.led_on),
        relations_deleted=len(plan.deleted),
        relations_stale=len(plan.stale),
        findings_written=written,
    )


def _stored(claims: Collection[uuid.UUID]) -> dict[Ends, Relation]:
    """The stored relations of `claims` whose ends are live, by pair."""
    live = Relation.objects.filter(left__merged_into__isnull=True, right__merged_into__isnull=True)
    stored: dict[Ends, Relation] = {}
    for part in batches(sorted(claims)):
        for end in ("left", "right"):
            stored |= {(row.left_id, row.right_id): row for row in live.filter(**{f"{end}__in": part})}
    return stored


class Decisions:
    """What people decided on relations, and what each decision rested on."""

    def __init__(self, decided: Sequence[Relation]) -> None:
        standing = Judgement.objects.filter(subject_kind=SubjectKind.RELATION, reverted_by__isnull=True)
        standing = standing.exclude(decision=Decision.REVERT).order_by("decided_at")
        self.last: dict[uuid.UUID, Judgement] = {}
        for keys in batches(row.id for row in decided):
            self.last |= {judgement.subject_id: judgement for judgement in standing.filter(subject_id__in=keys)}
        claims = {claim for row in decided for claim in (row.left_id, row.right_id)}
        self.assertions = inputs_of(claims)
        self.home: dict[uuid.UUID, tuple[uuid.UUID | None, bool]] = {}
        ends = (end for row in decided for end in (row.left_assertion_id, row.right_assertion_id) if end)
        for part in batches(sorted(set(ends))):
            rows = Assertion.objects.filter(id__in=part).values_list("id", "claim_id", "document__superseded_by")
            self.home |= {key: (claim, newer is None) for key, claim, newer in rows}

    def rests_on_other(self, row: Relation, fresh: Relation) -> bool:
        """Does the decision on `row` rest on something else than what the machine finds now (`fresh`)?"""
        judgement = self.last.get(row.id)
        if judgement is None or not judgement.inputs_hash:
            return row.stale or row.suggested_verdict != fresh.suggested_verdict
        now = [*self.assertions[row.left_id], *self.assertions[row.right_id]]
        return judgement.inputs_hash != inputs_hash(now, fresh.suggested_verdict, fresh.rule)

    def move_ends(self, row: Relation, fresh: Relation) -> bool:
        """Let a decided relation lead to what the machine finds now (`fresh`) where the assertion that it rested on has
        gone to another claim, or stands in a superseded text; True where that changes it."""
        before = row.left_assertion_id, row.right_assertion_id
        row.left_assertion_id = self._end(row.left_assertion_id, row.left_id, fresh.left_assertion_id)
        row.right_assertion_id = self._end(row.right_assertion_id, row.right_id, fresh.right_assertion_id)
        return before != (row.left_assertion_id, row.right_assertion_id)

    def _end(self, kept: uuid.UUID | None, claim: uuid.UUID, found: uuid.UUID | None) -> uuid.UUID | None:
        home, current = self.home.get(kept, (None, False)) if kept else (None, False)
        if home != claim:
            return found
        return kept if current else found or kept

    def mark(self, rows: Iterable[Relation]) -> None:
        """Let the judgements say, as their relations do, whether they are stale."""
        for row in rows:
            judgement = self.last.get(row.id)
            if judgement is not None and judgement.stale != row.stale:
                judgement.stale = row.stale
                judgement.save(update_fields=["stale"])


def _plan(
    titles: Titles, wanted: Wanted, stored: Mapping[Ends, Relation], decisions: Decisions, run: AnalysisRun
) -> Plan:
    plan = Plan()
    named = [content_id("relation", *pair) for pair in wanted.pairs if pair not in stored]
    taken = {
        key for part in batches(named) for key in Relation.objects.filter(id__in=part).values_list("id", flat=True)
    }
    for pair, placed in sorted(wanted.pairs.items()):
        fresh = _row(titles, pair, placed, run)
        row = stored.get(pair)
        if row is None:
            fresh.id = uuid.uuid4() if fresh.id in taken else fresh.id
            plan.made.append(fresh)
            plan.open.append((fresh, placed))
        elif row.status == RelationStatus.SUGGESTED:
            row.run_id = row.run_id or run.id
            if _take_over(row, fresh):
                plan.changed.append(row)
            plan.open.append((row, placed))
        else:
            _leave(row, fresh, decisions, plan)
    for row in (row for pair, row in sorted(stored.items()) if pair not in wanted.pairs and row.run_id):
        if row.status == RelationStatus.SUGGESTED:
            plan.deleted.append(row)
        else:
            _leave(row, Relation(suggested_verdict="", rule=row.rule), decisions, plan)
    return plan


def _row(titles: Titles, pair: Ends, placed: Sequence[Placed], run: AnalysisRun) -> Relation:
    """The relation that the machine suggests for `pair`."""
    first = placed[0]
    return Relation(
        id=content_id("relation", *pair),
        left_id=pair[0],
        right_id=pair[1],
        verdict=first.found.verdict.value,
        suggested_verdict=first.found.verdict.value,
        scope=first.found.scope.value,
        explanation=titles.readable(first.found.explanation),
        rule=first.found.rule[:60],
        left_assertion_id=first.left,
        right_assertion_id=first.right,
        run=run,
    )


def _take_over(row: Relation, fresh: Relation) -> bool:
    """Put what the machine says now into `row`; True where that changes it."""
    before = [getattr(row, name) for name in TAKEN_OVER]
    for name in TAKEN_OVER:
        setattr(row, name, getattr(fresh, name))
    return before != [getattr(row, name) for name in TAKEN_OVER]


def _leave(row: Relation, fresh: Relation, decisions: Decisions, plan: Plan) -> None:
    """Leave a decided relation to whoever decided it, and say what the machine finds now (`fresh`)."""
    turned = _set_stale(row, fresh, stale=decisions.rests_on_other(row, fresh))
    moved = decisions.move_ends(row, fresh)
    if turned:
        plan.stale.append(row)
    elif moved:
        plan.led_on.append(row)


def _set_stale(row: Relation, fresh: Relation, *, stale: bool) -> bool:
    """Say in a decided relation what the machine finds now, and whether the decision is stale; True if that is new."""
    before = (row.stale, row.suggested_verdict, row.rule)
    row.stale, row.suggested_verdict, row.rule = stale, fresh.suggested_verdict, fresh.rule
    return before != (row.stale, row.suggested_verdict, row.rule)


def finding_rows(
    titles: Titles,
    placed: Iterable[Placed],
    *,
    relation: Relation | None = None,
    claim: uuid.UUID | None = None,
) -> list[Finding]:
    """Rows for the findings of one relation or one claim, strongest first, each reason between two assertions once."""
    rows: dict[uuid.UUID, Finding] = {}
    subject = relation.id if relation else claim
    for item in placed:
        for found in item.found.findings:
            ends = (found.right, found.left) if item.turned else (found.left, found.right)
            values = tuple(titles.readable(value) for value in ends)
            sentence = titles.readable(found.sentence)
            key = content_id("finding", subject, found.rule, sentence, item.left, item.right, *values)
            rows.setdefault(
                key,
                Finding(
                    id=key,
                    relation=relation,
                    claim_id=claim,
                    position=len(rows) + 1,
                    rule=found.rule[:60],
                    sentence=sentence,
                    left_value=values[0],
                    right_value=values[1],
                    left_assertion_id=item.left,
                    right_assertion_id=item.right,
                ),
            )
    return list(rows.values())


def sync_findings(wanted: Iterable[Finding], subject: str, keys: Collection[uuid.UUID]) -> int:
    """Let the findings of the relations or claims (`subject`) with these `keys` be what is `wanted`.

    Returns how many rows were made or deleted.
    """
    fresh = {(row.id, row.position): row for row in wanted}
    known: set[tuple[uuid.UUID, int]] = set()
    for part in batches(sorted(keys)):
        known |= set(Finding.objects.filter(**{f"{subject}__in": part}).values_list("id", "position"))
    gone = known - fresh.keys()
    for ids in batches(key for key, _ in gone):
        Finding.objects.filter(id__in=ids).delete()
    create(Finding, [row for key, row in fresh.items() if key not in known])
    return len(gone) + len(fresh.keys() - known)
