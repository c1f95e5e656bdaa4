"""Assertions from one claim to another, and back: what merging, splitting and moving have in common.

Each function says in the details it returns what it moved, and its `undo_...` takes exactly that back.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from claims.converters import founded_claim
from claims.models import Assertion, Claim, Finding, Relation
from claims.models.choices import RelationStatus
from claims.services.judging import CurationError, live
from claims.services.origins import refresh_claims
from claims.services.recording import create_recorded, delete_recorded, update_recorded

Details = dict[str, Any]


def merge(target: Claim, sources: Sequence[Claim], *, reason: str, user: User) -> Details:
    """Move assertions and relations of `sources` to `target` and let the sources lead to it.

    A relation that would become one between `target` and itself, or a second one of a pair, stays with its source:
    it counts nowhere while the source is merged, and is there again when the merge is taken back.
    """
    ids = {claim.id for claim in sources}
    touched = _neighbours({target.id, *ids})
    moved = _move(Assertion.objects.filter(claim__in=ids).order_by("id"), target, reason=reason, user=user)
    relations = _redirect(ids, target.id, reason=reason, user=user)
    for claim in sources:
        claim.merged_into = target
    update_recorded(Claim, sources, ["merged_into"], reason=reason, user=user)
    update_recorded(Claim, [target], [], reason=reason, user=user)
    refresh_claims(touched)
    return {
        "claim": str(target.id),
        "merged": sorted(str(key) for key in ids),
        "assertions": moved,
        "relations": relations,
    }


def undo_merge(details: Mapping[str, Any], *, reason: str, user: User) -> int:
    """Give the merged claims their assertions and relations back; returns the number of claims that stand again."""
    target = Claim.objects.get(id=details["claim"])
    sources = list(Claim.objects.select_for_update().filter(id__in=details["merged"]).order_by("id"))
    if len(sources) < len(details["merged"]) or any(claim.merged_into_id != target.id for claim in sources):
        raise CurationError("The merged claims no longer lead to this claim; take back later decisions first.")
    touched = _neighbours({target.id, *(claim.id for claim in sources)})
    for claim in sources:
        claim.merged_into = None
    update_recorded(Claim, sources, ["merged_into"], reason=reason, user=user)
    _move_back(details, target, reason=reason, user=user)
    _restore(details["relations"], target.id, reason=reason, user=user)
    update_recorded(Claim, [target], [], reason=reason, user=user)
    refresh_claims(touched)
    return len(sources)


def split(claim: Claim, assertions: Sequence[Assertion], *, reason: str, user: User) -> tuple[Claim, Details]:
    """Make a claim of `assertions`, which belong to `claim`; its statement and value are those of the first of them."""
    founder = min(assertions, key=lambda assertion: str(assertion.id))
    new = founded_claim(uuid.uuid4(), founder, founder.quantities.all(), founder.dates.all())
    new.topic = claim.topic
    create_recorded(Claim, [new], reason=reason, user=user)
    moved = _move(assertions, new, reason=reason, user=user)
    update_recorded(Claim, [claim, new], [], reason=reason, user=user)
    refresh_claims({claim.id, new.id})
    return new, {"claim": str(new.id), "from": str(claim.id), "assertions": moved}


def undo_split(details: Mapping[str, Any], *, reason: str, user: User) -> int:
    """Merge the claim that a split made back into the one it came from; returns the number of assertions moved."""
    made, origin = (live(Claim.objects.get(id=details[name])) for name in ("claim", "from"))
    return len(merge(origin, [made], reason=reason, user=user)["assertions"])


def move(assertions: Sequence[Assertion], target: Claim, *, reason: str, user: User) -> Details:
    """Move `assertions` to `target`."""
    touched = {assertion.claim_id for assertion in assertions if assertion.claim_id} | {target.id}
    moved = _move(assertions, target, reason=reason, user=user)
    update_recorded(Claim, list(Claim.objects.filter(id__in=touched)), [], reason=reason, user=user)
    refresh_claims(touched)
    return {"claim": str(target.id), "assertions": moved}


def undo_move(details: Mapping[str, Any], *, reason: str, user: User) -> int:
    """Give every moved assertion back to the claim it came from; returns their number."""
    target = Claim.objects.get(id=details["claim"])
    back = {key for key in details["assertions"].values() if key}
    for claim in Claim.objects.filter(id__in=back):
        live(claim)
    if emptied_by(list(Assertion.objects.filter(id__in=details["assertions"]))):
        raise CurationError(f"This would leave the claim “{target}” without assertions; merge it instead.")
    number = _move_back(details, target, reason=reason, user=user)
    touched = {target.id, *(uuid.UUID(key) for key in back)}
    update_recorded(Claim, list(Claim.objects.filter(id__in=touched)), [], reason=reason, user=user)
    refresh_claims(touched)
    return number


def emptied_by(assertions: Sequence[Assertion]) -> QuerySet[Claim]:
    """The claims that would be left without any assertion if `assertions` went elsewhere."""
    losing = {assertion.claim_id for assertion in assertions if assertion.claim_id}
    staying = Assertion.objects.filter(claim__in=losing).exclude(id__in=[assertion.id for assertion in assertions])
    return Claim.objects.filter(id__in=losing).exclude(id__in=staying.values("claim"))


def _move(assertions: Iterable[Assertion], target: Claim, *, reason: str, user: User) -> dict[str, str | None]:
    """Move `assertions` to `target`; returns where each came from."""
    rows = list(assertions)
    came_from = {str(row.id): str(row.claim_id) if row.claim_id else None for row in rows}
    for row in rows:
        row.claim, row.origin = target, None
    update_recorded(Assertion, rows, ["claim", "origin"], reason=reason, user=user)
    return came_from


def _move_back(details: Mapping[str, Any], target: Claim, *, reason: str, user: User) -> int:
    came_from: Mapping[str, str | None] = details["assertions"]
    rows = list(Assertion.objects.select_for_update().filter(id__in=came_from).order_by("id"))
    if len(rows) < len(came_from) or any(row.claim_id != target.id for row in rows):
        raise CurationError("Some of the assertions have moved on since; take back later decisions first.")
    for row in rows:
        key = came_from[str(row.id)]
        row.claim_id, row.origin = uuid.UUID(key) if key else None, None
    update_recorded(Assertion, rows, ["claim", "origin"], reason=reason, user=user)
    return len(rows)


def _neighbours(claims: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """`claims` and all claims that stand in a relation to one of them."""
    pairs = Relation.objects.filter(Q(left__in=claims) | Q(right__in=claims)).values_list("left_id", "right_id")
    return {*claims, *(end for pair in pairs for end in pair)}


def _redirect(sources: Collection[uuid.UUID], target: uuid.UUID, *, reason: str, user: User) -> dict[str, str]:
    """Let relations of `sources` end at `target` where it has none with the other end; returns which came from where.

    Where several relations compete for a pair, one that a person decided goes first: a relation of the target that the
    machine only suggests makes way for it.
    """
    rows = list(Relation.objects.filter(Q(left__in=sources) | Q(right__in=sources)).order_by("id"))
    rows.sort(key=lambda row: row.status == RelationStatus.SUGGESTED)
    _make_way(rows, sources, target, reason)
    taken = _neighbours({target}) | set(sources)
    changed, came_from = [], {}
    for row in rows:
        source, other = (row.left_id, row.right_id) if row.left_id in sources else (row.right_id, row.left_id)
        if other in taken:
            continue
        taken.add(other)
        came_from[str(row.id)] = str(source)
        set_ends(row, source, target)
        changed.append(row)
    update_recorded(Relation, changed, END_FIELDS, reason=reason, user=user)
    return came_from


def _make_way(rows: Iterable[Relation], sources: Collection[uuid.UUID], target: uuid.UUID, reason: str) -> None:
    """Delete what the machine only suggests between `target` and a claim with which a source has a decided relation.

    The next run of relating suggests it again where the merge is taken back.
    """
    decided = {end for row in rows if row.status != RelationStatus.SUGGESTED for end in (row.left_id, row.right_id)}
    others = decided - set(sources) - {target}
    suggested = Relation.objects.filter(status=RelationStatus.SUGGESTED, run__isnull=False)
    between = Q(left=target, right__in=others) | Q(right=target, left__in=others)
    delete_recorded(suggested.filter(between).order_by("id"), reason=reason)


def _restore(came_from: Mapping[str, str], target: uuid.UUID, *, reason: str, user: User) -> None:
    """Let relations end again where they ended before `_redirect`, unless the machine has made such a pair since."""
    changed = []
    for row in Relation.objects.filter(id__in=came_from).order_by("id"):
        source = uuid.UUID(came_from[str(row.id)])
        other = row.right_id if row.left_id == target else row.left_id
        low, high = sorted((source, other))
        if target not in (row.left_id, row.right_id) or Relation.objects.filter(left=low, right=high).exists():
            continue
        set_ends(row, target, source)
        changed.append(row)
    update_recorded(Relation, changed, END_FIELDS, reason=reason, user=user)


END_FIELDS = ("left", "right", "left_assertion", "right_assertion")


def set_ends(relation: Relation, old: uuid.UUID, new: uuid.UUID) -> None:
    """Let the end of `relation` at claim `old` be at `new`, and turn it round where canonical order asks for it.

    Its findings are turned round with it; the relation itself is left for the caller to store.
    """
    ends = [new if key == old else key for key in (relation.left_id, relation.right_id)]
    if ends[0] > ends[1]:
        ends.reverse()
        relation.left_assertion_id, relation.right_assertion_id = (
            relation.right_assertion_id,
            relation.left_assertion_id,
        )
        findings = list(Finding.objects.filter(relation=relation))
        for finding in findings:
            finding.left_value, finding.right_value = finding.right_value, finding.left_value
            finding.left_assertion_id, finding.right_assertion_id = (
                finding.right_assertion_id,
                finding.left_assertion_id,
            )
        Finding.objects.bulk_update(findings, ["left_value", "right_value", "left_assertion", "right_assertion"])
    relation.left_id, relation.right_id = ends
