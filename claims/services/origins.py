"""Origins of claims: which of a claim's assertions are independent, by the links that are stored."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from claims.services.counting import recount


def refresh_claims(claims: Collection[uuid.UUID]) -> None:
    """Set origins and counts of `claims` anew, as their assertions and the stored links have it."""
    recount(claims)
