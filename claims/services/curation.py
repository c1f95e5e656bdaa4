"""What people decide: every decision appends a judgement, is in the history, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User

from claims.models import Assertion, Claim, ImpossibleValue, Relation, Uncovered
from claims.models.choices import Decision, RelationStatus, Status, SubjectKind, Verdict
from claims.services import regrouping
from claims.services.counting import recount
from claims.services.judging import (
    CurationError,
    CurationResult,
    append,
    change_reason,
    is_stale,
    live,
    plain,
    relation_inputs,
    require_reason,
    stored,
    stored_assertions,
)
from claims.services.recording import exclusive, update_recorded
from claims.services.reverting import pending_revert, revert

__all__ = [
    "CurationError",
    "CurationResult",
    "dismiss_impossible",
    "dismiss_uncovered",
    "edit_claim",
    "judge_assertion",
    "judge_claim",
    "judge_relation",
    "merge_claims",
    "move_assertions",
    "pending_revert",
    "revert",
    "split_claim",
]

STATUS_OF: Mapping[str, str] = {
    Decision.ACCEPT: Status.ACCEPTED,
    Decision.REJECT: Status.REJECTED,
    Decision.DEFER: Status.DEFERRED,
}
RELATION_STATUS_OF: Mapping[str, str] = {
    Decision.ACCEPT: RelationStatus.CONFIRMED,
    Decision.REJECT: RelationStatus.REJECTED,
    Decision.DEFER: RelationStatus.DEFERRED,
    Decision.OVERRIDE: RelationStatus.OVERRIDDEN,
}
EDITABLE = frozenset(
    {
        *("statement", "topic", "modality", "polarity", "value_kind", "low", "high", "unit", "per", "approximate"),
        *("measures", "period", "earliest", "latest", "credibility", "credibility_basis", "note"),
    }
)
"""The fields of a claim that a person may set; the rest follows from other rows or from judgements."""


def judge_assertion(assertion: Assertion, decision: str, *, user: User, reason: str = "") -> CurationResult:
    """Accept, reject or defer an assertion (Decision.ACCEPT, REJECT, DEFER). Rejecting and deferring need a reason.

    The same decision again says that it holds, where the one before is stale; else it changes nothing.
    """
    status = _status(STATUS_OF, decision, "an assertion", reason)
    with exclusive():
        row = stored(assertion)
        if row.status == status and not is_stale(SubjectKind.ASSERTION, row.id):
            return CurationResult(0)
        details = {"before": {"status": row.status}, "after": {"status": status}}
        row.status = status
        update_recorded(Assertion, [row], ["status"], reason=change_reason(decision, reason), user=user)
        judgement = append(SubjectKind.ASSERTION, row.id, decision, user=user, reason=reason, details=details)
        if row.claim_id:
            recount([row.claim_id])
    assertion.refresh_from_db(fields=["status", "version", "updated_at"])
    return CurationResult(1, (judgement,))


def judge_claim(claim: Claim, decision: str, *, user: User, reason: str = "") -> CurationResult:
    """Accept, reject or defer a claim, also anew where the decision before is stale. Rejecting and deferring need a
    reason."""
    status = _status(STATUS_OF, decision, "a claim", reason)
    with exclusive():
        row = live(stored(claim))
        if row.status == status and not is_stale(SubjectKind.CLAIM, row.id):
            return CurationResult(0)
        details = {"before": {"status": row.status}, "after": {"status": status}}
        row.status = status
        update_recorded(Claim, [row], ["status"], reason=change_reason(decision, reason), user=user)
        judgement = append(SubjectKind.CLAIM, row.id, decision, user=user, reason=reason, details=details)
    claim.refresh_from_db(fields=["status", "version", "updated_at"])
    return CurationResult(1, (judgement,))


def edit_claim(claim: Claim, changes: Mapping[str, object], *, user: User, reason: str = "") -> CurationResult:
    """Set the fields in `changes` (statement, topic, modality, value, period, credibility, note ...) of a claim."""
    if unknown := sorted(set(changes) - EDITABLE):
        raise CurationError(f"A claim's {', '.join(unknown)} cannot be set by hand.")
    with exclusive():
        row = live(stored(claim))
        fields = [name for name, value in changes.items() if getattr(row, name) != value]
        if not fields:
            return CurationResult(0)
        details = {
            "before": {name: plain(getattr(row, name)) for name in fields},
            "after": {name: plain(changes[name]) for name in fields},
        }
        for name in fields:
            setattr(row, name, changes[name])
        update_recorded(Claim, [row], fields, reason=change_reason(Decision.EDIT, reason), user=user)
        judgement = append(SubjectKind.CLAIM, row.id, Decision.EDIT, user=user, reason=reason, details=details)
    claim.refresh_from_db()
    return CurationResult(1, (judgement,))


def judge_relation(
    relation: Relation, decision: str, *, user: User, reason: str = "", verdict: str | None = None
) -> CurationResult:
    """Accept (confirm), reject or defer a relation, or override its verdict with `verdict` (Decision.OVERRIDE).

    A stale relation may be judged again in the same way: that says that the decision holds for what changed too.
    """
    status = _status(RELATION_STATUS_OF, decision, "a relation", reason)
    if (decision == Decision.OVERRIDE) != (verdict is not None):
        raise CurationError("Name the new verdict where the verdict is to be changed, and only there.")
    if verdict is not None and verdict not in Verdict.values:
        raise CurationError(f"There is no verdict “{verdict}”.")
    with exclusive():
        row = stored(relation)
        after = {"status": status, "verdict": verdict or row.suggested_verdict or row.verdict, "stale": False}
        before = {name: getattr(row, name) for name in after}
        if before == after:
            return CurationResult(0)
        for name, value in after.items():
            setattr(row, name, value)
        update_recorded(Relation, [row], after, reason=change_reason(decision, reason), user=user)
        judgement = append(
            SubjectKind.RELATION,
            row.id,
            decision,
            user=user,
            reason=reason,
            details={"before": before, "after": after},
            inputs_hash=relation_inputs(row),
        )
        recount([row.left_id, row.right_id])
    relation.refresh_from_db()
    return CurationResult(1, (judgement,))


def merge_claims(target: Claim, sources: Iterable[Claim], *, user: User, reason: str = "") -> CurationResult:
    """Move all assertions and relations of `sources` to `target`; the sources stay as names that lead to it."""
    with exclusive():
        kept = live(stored(target))
        merged = [live(stored(source)) for source in {claim.id: claim for claim in sources}.values()]
        if not merged:
            raise CurationError("Choose at least one claim to merge.")
        if any(claim.id == kept.id for claim in merged):
            raise CurationError("A claim cannot be merged into itself.")
        details = regrouping.merge(kept, merged, reason=change_reason(Decision.MERGE, reason), user=user)
        judgement = append(SubjectKind.CLAIM, kept.id, Decision.MERGE, user=user, reason=reason, details=details)
    target.refresh_from_db()
    return CurationResult(len(merged), (judgement,))


def split_claim(claim: Claim, assertions: Iterable[Assertion], *, user: User, reason: str = "") -> CurationResult:
    """Make a new claim (`result.claim`) of some of the assertions of `claim`."""
    with exclusive():
        row = live(stored(claim))
        moved = stored_assertions(assertions)
        if any(assertion.claim_id != row.id for assertion in moved):
            raise CurationError("Some of these assertions do not belong to this claim.")
        if len(moved) == row.assertions.count():
            raise CurationError("At least one assertion has to stay with the claim.")
        new, details = regrouping.split(row, moved, reason=change_reason(Decision.SPLIT, reason), user=user)
        judgement = append(SubjectKind.CLAIM, row.id, Decision.SPLIT, user=user, reason=reason, details=details)
    claim.refresh_from_db()
    return CurationResult(len(moved), (judgement,), new)


def move_assertions(assertions: Iterable[Assertion], target: Claim, *, user: User, reason: str = "") -> CurationResult:
    """Move assertions to `target`. Raises CurationError where that would leave a claim without any: merge it then."""
    with exclusive():
        row = live(stored(target))
        moved = [assertion for assertion in stored_assertions(assertions) if assertion.claim_id != row.id]
        if not moved:
            return CurationResult(0)
        for emptied in regrouping.emptied_by(moved):
            raise CurationError(f"This would leave the claim “{emptied}” without assertions: merge the two claims.")
        details = regrouping.move(moved, row, reason=change_reason(Decision.MOVE, reason), user=user)
        judgement = append(SubjectKind.CLAIM, row.id, Decision.MOVE, user=user, reason=reason, details=details)
    target.refresh_from_db()
    return CurationResult(len(moved), (judgement,))


def dismiss_uncovered(item: Uncovered, *, user: User, reason: str) -> CurationResult:
    """Say that an uncovered item needs no claim, and why."""
    return _dismiss(SubjectKind.UNCOVERED, item, user=user, reason=reason)


def dismiss_impossible(value: ImpossibleValue, *, user: User, reason: str) -> CurationResult:
    """Say that a value can be, or that it is known that it cannot, and why it needs no more looking at."""
    return _dismiss(SubjectKind.IMPOSSIBLE, value, user=user, reason=reason)


def _dismiss(kind: SubjectKind, item: Uncovered | ImpossibleValue, *, user: User, reason: str) -> CurationResult:
    require_reason(Decision.DISMISS, reason)
    with exclusive():
        row = stored(item)
        if row.dismissed:
            return CurationResult(0)
        after = {"dismissed": True, "reason": reason.strip()}
        details = {"before": {"dismissed": False, "reason": row.reason}, "after": after}
        row.dismissed, row.reason = True, reason.strip()
        row.save(update_fields=["dismissed", "reason"])
        judgement = append(kind, row.id, Decision.DISMISS, user=user, reason=reason, details=details)
    item.refresh_from_db()
    return CurationResult(1, (judgement,))


def _status(table: Mapping[str, str], decision: str, what: str, reason: str) -> str:
    if decision not in table:
        raise CurationError(f"“{decision}” is no decision on {what}.")
    require_reason(decision, reason)
    return str(table[decision])
