"""Taking decisions back, one way for each kind of decision."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from claims.models import Assertion, Claim, ImpossibleValue, Judgement, Relation, Uncovered
from claims.models.choices import Decision, SubjectKind
from claims.services import regrouping
from claims.services.counting import recount
from claims.services.judging import CurationError, CurationResult, append, change_reason, live, stored
from claims.services.recording import exclusive, update_recorded

MODELS: dict[str, type[Model]] = {
    SubjectKind.ASSERTION: Assertion,
    SubjectKind.CLAIM: Claim,
    SubjectKind.RELATION: Relation,
    SubjectKind.UNCOVERED: Uncovered,
    SubjectKind.IMPOSSIBLE: ImpossibleValue,
}
FAMILIES = (
    frozenset({Decision.ACCEPT, Decision.REJECT, Decision.DEFER, Decision.OVERRIDE}),
    frozenset({Decision.EDIT}),
    frozenset({Decision.DISMISS}),
)
"""Decisions of one family on one subject are taken back in turn, the last one first."""

REGROUPED: dict[str, Callable[..., int]] = {
    Decision.MERGE: regrouping.undo_merge,
    Decision.SPLIT: regrouping.undo_split,
    Decision.MOVE: regrouping.undo_move,
}


def pending_revert(judgement: Judgement) -> bool:
    """True where `judgement` still stands and no later decision of its kind on it, so that it may be taken back."""
    return _obstacle(judgement) is None


def revert(judgement: Judgement, *, user: User, reason: str = "") -> CurationResult:
    """Take a decision back by a further judgement. Raises CurationError where something later stands on it."""
    with exclusive():
        row = stored(judgement)
        if obstacle := _obstacle(row):
            raise CurationError(obstacle)
        words = f"{change_reason(Decision.REVERT, reason)} ({row.get_decision_display()})"
        undo = _undo_regrouping if row.decision in REGROUPED else _restore_fields
        changed = undo(row, words, user)
        taken_back = append(
            SubjectKind(row.subject_kind),
            row.subject_id,
            Decision.REVERT,
            user=user,
            reason=reason,
            details={"before": row.details.get("after", {}), "after": row.details.get("before", {})},
            reverts=row,
        )
    return CurationResult(changed, (taken_back,))


def _obstacle(judgement: Judgement) -> str | None:
    """Why `judgement` cannot be taken back, None where it can."""
    if judgement.decision == Decision.REVERT:
        return "A taking back is not taken back; decide anew."
    if Judgement.objects.filter(reverts=judgement).exists():
        return "This decision is already taken back."
    if later := _later(judgement).first():
        return f"A later decision stands on this one ({later}); take that back first."
    return None


def _later(judgement: Judgement) -> QuerySet[Judgement]:
    """Standing decisions of the same family on the same subject that came after `judgement`."""
    family = next((family for family in FAMILIES if judgement.decision in family), frozenset())
    return Judgement.objects.filter(
        subject_kind=judgement.subject_kind,
        subject_id=judgement.subject_id,
        decision__in=family,
        decided_at__gt=judgement.decided_at,
        reverted_by__isnull=True,
    ).order_by("-decided_at")


def _undo_regrouping(judgement: Judgement, words: str, user: User) -> int:
    try:
        return REGROUPED[judgement.decision](judgement.details, reason=words, user=user)
    except Claim.DoesNotExist as error:
        raise CurationError("A claim of this decision is no longer there.") from error


def _restore_fields(judgement: Judgement, words: str, user: User) -> int:
    """Give the subject the values back that it had before."""
    model = MODELS[judgement.subject_kind]
    row = model._default_manager.select_for_update().filter(pk=judgement.subject_id).first()
    if row is None:
        raise CurationError("The record that this decision is on is no longer there.")
    before = dict(judgement.details.get("before", {}))
    fields = {name: model._meta.get_field(name) for name in before}
    for name, value in before.items():
        setattr(row, f"{name}_id" if fields[name].is_relation else name, value)
    try:
        row.clean_fields(exclude={field.name for field in row._meta.fields} - set(before))
    except ValidationError as error:
        raise CurationError(f"What was there before cannot be put back: {' '.join(error.messages)}") from error
    _store(row, list(before), words, user)
    return 1


def _store(row: Model, fields: list[str], words: str, user: User) -> None:
    if isinstance(row, Assertion):
        update_recorded(Assertion, [row], fields, reason=words, user=user)
        recount([row.claim_id] if row.claim_id else [])
    elif isinstance(row, Claim):
        update_recorded(Claim, [live(row)], fields, reason=words, user=user)
    elif isinstance(row, Relation):
        update_recorded(Relation, [row], fields, reason=words, user=user)
        recount([row.left_id, row.right_id])
    else:
        row.save(update_fields=fields)
