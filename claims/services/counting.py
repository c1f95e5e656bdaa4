"""The counts that claims carry, so that lists can be sorted by them: documents, origins, contradictions."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from claims.models import Assertion, Claim, Origin, Relation
from claims.models.choices import BY_A_PERSON, Holding, Status
from claims.services.recording import BATCH

COUNTED_FIELDS = (
    *("document_count", "origin_count", "unknown_lineage_count"),
    *("contradiction_count", "confirmed_contradiction_count"),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a claim's counts are, in the order of COUNTED_FIELDS."""

    document_count: int = 0
    origin_count: int = 0
    unknown_lineage_count: int = 0
    contradiction_count: int = 0
    confirmed_contradiction_count: int = 0


def expected_counts(claims: Collection[uuid.UUID] | None = None) -> dict[uuid.UUID, Counts]:
    """What the counts of `claims` (all where None) are by the rows beneath them.

    Documents count where they are current and hold an assertion of the claim that nobody rejected; origins where such
    an assertion belongs to them; contradictions where nobody rejected them and no end was merged away, and those among
    them that a person confirmed.
    """
    documents: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    origins: dict[uuid.UUID, dict[uuid.UUID, bool]] = defaultdict(dict)
    for claim, document, origin, known in _support(claims):
        documents[claim].add(document)
        if origin is not None:
            origins[claim][origin] = known
    contradictions: dict[uuid.UUID, int] = defaultdict(int)
    confirmed: dict[uuid.UUID, int] = defaultdict(int)
    for left, right, status in _contradictions(claims):
        for end in (left, right):
            contradictions[end] += 1
            confirmed[end] += status in BY_A_PERSON
    return {
        claim: Counts(
            len(documents[claim]),
            len(origins[claim]),
            sum(1 for known in origins[claim].values() if not known),
            contradictions[claim],
            confirmed[claim],
        )
        for claim in (Claim.objects.values_list("id", flat=True) if claims is None else claims)
    }


def recount(claims: Collection[uuid.UUID] | None = None) -> int:
    """Set the counts of `claims` (all where None) to what they are; returns the number of claims whose counts changed.

    Counts follow from other rows: setting them is no edit, raises no version and stands in no history.
    """
    expected = expected_counts(claims)
    changed = []
    for claim in Claim.objects.only("id", *COUNTED_FIELDS).filter(**({} if claims is None else {"id__in": claims})):
        if stored_counts(claim) != expected[claim.id]:
            for field in COUNTED_FIELDS:
                setattr(claim, field, getattr(expected[claim.id], field))
            changed.append(claim)
    Claim.objects.bulk_update(changed, COUNTED_FIELDS, batch_size=BATCH)
    return len(changed)


def stored_counts(claim: Claim) -> Counts:
    """The counts that the row of `claim` carries."""
    return Counts(*(getattr(claim, name) for name in COUNTED_FIELDS))


def _support(
    claims: Collection[uuid.UUID] | None,
) -> Iterator[tuple[uuid.UUID, uuid.UUID, uuid.UUID | None, bool]]:
    """Claim, document, origin and whether its lineage is known, for every assertion that counts."""
    rows = Assertion.objects.filter(document__superseded_by__isnull=True, claim__isnull=False)
    rows = rows.exclude(status=Status.REJECTED).exclude(document__holding=Holding.CITED)
    if claims is not None:
        rows = rows.filter(claim__in=claims)
    placed = Origin.objects.all() if claims is None else Origin.objects.filter(claim__in=claims)
    known = dict(placed.order_by().values_list("id", "lineage_known"))
    for claim, document, origin in rows.order_by().values_list("claim_id", "document_id", "origin_id"):
        if claim is not None:
            yield claim, document, origin, known.get(origin, True) if origin else True


def _contradictions(claims: Collection[uuid.UUID] | None) -> Iterable[tuple[uuid.UUID, uuid.UUID, str]]:
    """The pairs of claims that contradict one another, and what a person made of that."""
    rows = Relation.objects.contradicting().live()
    if claims is not None:
        rows = rows.filter(Q(left__in=claims) | Q(right__in=claims))
    return rows.order_by().values_list("left_id", "right_id", "status")
