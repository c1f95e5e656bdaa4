"""What a claim says, from the assertion that says it best: when it is made, and when that is read otherwise."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from claims.converters import founded_claim
from claims.models import Assertion, Claim, DateMention, Quantity
from claims.services.recording import batches, update_recorded

SAID = (
    *("statement", "modality", "polarity", "value_kind", "low", "high", "unit", "per", "approximate", "measures"),
    *("period", "earliest", "latest"),
)
"""The fields of a claim that it has from an assertion."""


def new_claims(founders: Mapping[uuid.UUID, uuid.UUID], topic_of: Mapping[uuid.UUID, uuid.UUID]) -> list[Claim]:
    """Rows for new claims (key: the assertion that says it best)."""
    assertions: dict[uuid.UUID, Claim] = {}
    for part in batches(founders.values()):
        assertions |= {row.id: claim for row, claim in _founded(Assertion.objects.in_bulk(part).values())}
    rows = []
    for key, founder in sorted(founders.items()):
        row = assertions[founder]
        row.id = key
        row.topic_id = topic_of.get(key)
        rows.append(row)
    return rows


def renew_claims(best: Mapping[uuid.UUID, uuid.UUID], reason: str) -> int:
    """Let the machine's claims say what one of their assertions says; returns how many changed.

    `best` has the claims that no person arranged, with the assertion that says each best. A claim that says what some
    assertion of it says stays as it is; where all of them are read otherwise by now, it takes after the best.
    """
    changed = []
    for part in batches(sorted(best)):
        said: dict[uuid.UUID, dict[uuid.UUID, Claim]] = defaultdict(dict)
        for assertion, claim in _founded(Assertion.objects.filter(claim__in=part).order_by("id")):
            if assertion.claim_id:
                said[assertion.claim_id][assertion.id] = claim
        for row in Claim.objects.filter(id__in=part, version=1, merged_into__isnull=True):
            if _values(row) in map(_values, said[row.id].values()) or best[row.id] not in said[row.id]:
                continue
            for name in SAID:
                setattr(row, name, getattr(said[row.id][best[row.id]], name))
            changed.append(row)
    update_recorded(Claim, changed, SAID, reason=reason, edited=False)
    return len(changed)


def _founded(assertions: Collection[Assertion]) -> Iterator[tuple[Assertion, Claim]]:
    """Each of `assertions` with the claim (not stored, nameless) that says what it says."""
    quantities: dict[uuid.UUID, list[Quantity]] = defaultdict(list)
    dates: dict[uuid.UUID, list[DateMention]] = defaultdict(list)
    for part in batches(row.id for row in assertions):
        for quantity in Quantity.objects.filter(assertion__in=part):
            quantities[quantity.assertion_id].append(quantity)
        for mention in DateMention.objects.filter(assertion__in=part):
            dates[mention.assertion_id].append(mention)
    for row in assertions:
        yield row, founded_claim(row.id, row, quantities[row.id], dates[row.id])


def _values(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in SAID)
