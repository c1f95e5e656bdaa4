"""Which claim is meant by what a person types: a key of a claim or assertion, or words of the statement."""

from __future__ import annotations

import re
import uuid

from django.db.models import Q

from claims.models import Assertion, Claim
from claims.queries.choosing import LISTED, ChoiceError

_KEY = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


def claim_named(words: str) -> tuple[Claim, Assertion | None]:
    """The claim with this key, that of the assertion with this key (then that assertion too), or the one live claim
    whose statement has all of `words`.

    Raises ChoiceError where not exactly one claim is meant, with the candidates.
    """
    typed = words.strip()
    if _KEY.fullmatch(typed):
        return _by_key(uuid.UUID(typed))
    parts = Q()
    for part in typed.split():
        parts &= Q(statement__icontains=part)
    rows = list(Claim.objects.current().filter(parts).order_by("statement", "id")[: LISTED + 1]) if typed else []
    same = [row for row in rows if row.statement == typed]
    rows = same if len(same) == 1 else rows
    if len(rows) == 1:
        return rows[0], None
    if not rows:
        raise ChoiceError(
            f"No claim says {words!r}: give its key, the key of one of its assertions, or words of its statement. "
            "The desk lists all claims."
        )
    lines = [f"  {row.id}  {row}" for row in rows[:LISTED]]
    more = ["  ... and more"] if len(rows) > LISTED else []
    raise ChoiceError("\n".join([f"More than one claim is meant by {words!r}:", *lines, *more]))


def _by_key(key: uuid.UUID) -> tuple[Claim, Assertion | None]:
    claim = Claim.objects.filter(id=key).first()
    if claim is not None:
        return claim.merged_into or claim, None
    assertion = Assertion.objects.select_related("claim").defer("document__text").filter(id=key).first()
    if assertion is None:
        raise ChoiceError(f"No claim and no assertion has the key {key}.")
    if assertion.claim is None:
        raise ChoiceError(f"The assertion {key} is in no claim: run 'relate_claims', or give it a claim on the desk.")
    return assertion.claim, assertion
