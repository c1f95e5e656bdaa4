"""What every decision needs: the stored row, its reason, and the judgement that is appended."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone

from claims.models import Assertion, Claim, Document, Judgement, Relation
from claims.models.choices import Decision, Status, SubjectKind
from claims.services.noticing import notice
from claims.services.recording import batches

Subject = TypeVar("Subject", bound=Model)

NEEDS_REASON = frozenset({Decision.REJECT, Decision.DEFER, Decision.DISMISS})


class CurationError(Exception):
    """The decision cannot be carried out. The message is one sentence for the person who decided."""


@dataclass(frozen=True, slots=True)
class CurationResult:
    """What a decision did: how many records changed, and the judgements that say so (none where nothing changed).

    `claim` is the claim that a split made.
    """

    changed: int
    judgements: tuple[Judgement, ...] = ()
    claim: Claim | None = None


def stored(subject: Subject) -> Subject:
    """The row of `subject` as it is now, locked. Raises CurationError where it is gone."""
    row = type(subject)._default_manager.select_for_update().filter(pk=subject.pk).first()
    if row is None:
        raise CurationError(f"This {subject._meta.verbose_name} is no longer there.")
    return row


def live(claim: Claim) -> Claim:
    """`claim` itself. Raises CurationError where it was merged into another."""
    if claim.merged_into is not None:
        raise CurationError(f"The claim “{claim}” is already merged into “{claim.merged_into}”.")
    return claim


def stored_assertions(assertions: Iterable[Assertion]) -> list[Assertion]:
    """The rows of `assertions` as they are now, locked. Raises CurationError where there is none or one is gone."""
    ids = {assertion.id for assertion in assertions}
    if not ids:
        raise CurationError("Choose at least one assertion.")
    rows = list(Assertion.objects.select_for_update().filter(id__in=ids).order_by("id"))
    if len(rows) < len(ids):
        raise CurationError("Some of these assertions are no longer there.")
    return rows


def require_reason(decision: str, reason: str) -> None:
    """Raise CurationError where `decision` is one that has to be explained and `reason` says nothing."""
    if decision in NEEDS_REASON and not reason.strip():
        raise CurationError(f"To {Decision(decision).label} needs a reason.")


def change_reason(decision: str, reason: str) -> str:
    """What the history says of a decision."""
    label = Decision(decision).label
    return f"{label}: {reason.strip()}" if reason.strip() else label


def append(
    kind: SubjectKind,
    subject_id: uuid.UUID,
    decision: str,
    *,
    user: User,
    reason: str,
    details: Mapping[str, Any],
    inputs_hash: str = "",
    reverts: Judgement | None = None,
) -> Judgement:
    """Append a judgement. `details` holds what taking it back needs ("before", "after", or what was moved).

    The next run of relating looks at what was decided on again: a decision may hold claims together, or no longer do.
    """
    notice(kind, subject_id)
    return Judgement.objects.create(
        subject_kind=kind,
        subject_id=subject_id,
        decision=decision,
        reason=reason.strip(),
        details=dict(details),
        user=user,
        username=user.get_username(),
        decided_at=timezone.now(),
        inputs_hash=inputs_hash,
        reverts=reverts,
    )


def mark_stale(kind: SubjectKind, subjects: Iterable[uuid.UUID], *, stale: bool) -> int:
    """Let the standing judgements on `subjects` say whether what they rest on has changed; returns how many turned."""
    standing = Judgement.objects.filter(subject_kind=kind, reverted_by__isnull=True).exclude(decision=Decision.REVERT)
    return sum(
        standing.filter(subject_id__in=part).exclude(stale=stale).update(stale=stale) for part in batches(subjects)
    )


def is_stale(kind: SubjectKind, subject: uuid.UUID) -> bool:
    """Has what the last standing judgement on `subject` rests on changed since?"""
    standing = Judgement.objects.filter(subject_kind=kind, subject_id=subject, reverted_by__isnull=True)
    last = standing.exclude(decision=Decision.REVERT).order_by("-decided_at").first()
    return last is not None and last.stale


def plain(value: object) -> object:
    """`value` as JSON holds it: rows by key, amounts and days as text."""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, Decimal | date | uuid.UUID):
        return str(value)
    return value


def inputs_hash(assertions: Iterable[uuid.UUID], verdict: str, rule: str) -> str:
    """SHA-256 (hex) of what a decision on a relation rests on: the assertions, the machine's verdict and rule."""
    parts = [*sorted(str(key) for key in assertions), verdict, rule]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def relation_inputs(relation: Relation) -> str:
    """The hash of what a decision on `relation` rests on now."""
    resting = inputs_of([relation.left_id, relation.right_id])
    return inputs_hash((key for keys in resting.values() for key in keys), relation.suggested_verdict, relation.rule)


def inputs_of(claims: Collection[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """The assertions on which a decision on a relation of each of `claims` rests: those of current texts that nobody
    rejected.

    Where earlier versions of a document say the same in the same words, the assertion of the first of them stands for
    it, so that a new version which leaves a sentence as it was leaves the decisions on it fresh.
    """
    rows: list[tuple[uuid.UUID, uuid.UUID, uuid.UUID, str, uuid.UUID | None]] = []
    for part in batches(sorted(claims)):
        members = Assertion.objects.filter(claim__in=part).exclude(status=Status.REJECTED).order_by("start", "id")
        rows += list(members.values_list("claim_id", "document_id", "id", "quote", "document__superseded_by"))
    line = _versions({document for _, document, *_ in rows})
    lines: dict[tuple[uuid.UUID, uuid.UUID, str, int], list[tuple[int, bool, uuid.UUID]]] = defaultdict(list)
    times: Counter[tuple[uuid.UUID, uuid.UUID, str]] = Counter()
    for claim, document, key, quote, newer in rows:
        first, number = line[document]
        words = " ".join(quote.split())
        times[claim, document, words] += 1
        lines[claim, first, words, times[claim, document, words]].append((number, newer is None, key))
    found: dict[uuid.UUID, list[uuid.UUID]] = {claim: [] for claim in claims}
    for (claim, *_), versions in lines.items():
        if any(current for _, current, _ in versions):
            found[claim].append(min(versions)[2])
    return found


def _versions(documents: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[uuid.UUID, int]]:
    """The first version of each of `documents`, and the number of the version that it is itself."""
    before: dict[uuid.UUID, uuid.UUID | None] = {}
    unknown = set(documents)
    while unknown:
        for part in batches(sorted(unknown)):
            before |= dict(Document.objects.filter(id__in=part).values_list("id", "supersedes_id"))
        unknown = {key for key in before.values() if key} - before.keys()
    found = {}
    for document in documents:
        at, number, seen = document, 0, {document}
        while (earlier := before.get(at)) and earlier not in seen:
            at, number = earlier, number + 1
            seen.add(at)
        found[document] = at, number
    return found
