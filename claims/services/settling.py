"""Relations, findings, links, origins and counts of claims in which something changed, derived again."""

from __future__ import annotations

import uuid
from collections import Counter

from django.db.models import Q

from claims.derived.models import Answer, UnsettledClaim
from claims.models import AnalysisRun, Claim, Topic
from claims.services.counting import recount
from claims.services.dependences import store_dependences
from claims.services.pending import ask_again
from claims.services.recording import batches
from claims.services.relating import store_relations, wanted_relations
from claims.services.titles import Titles


def settle_claims(most: int, titles: Titles, run: AnalysisRun) -> tuple[int, Counter[str]]:
    """Settle the next `most` claims that are not settled.

    Returns how many they were (0 where all are settled), and how many rows were made, changed and deleted. The
    questions that these claims answer are left for `topics`.
    """
    keys = list(UnsettledClaim.objects.order_by("claim").values_list("claim", flat=True)[:most])
    if not keys:
        return 0, Counter()
    claims: set[uuid.UUID] = set()
    for part in batches(keys):
        claims |= set(Claim.objects.filter(id__in=part).values_list("id", flat=True))
    wanted = wanted_relations(claims)
    ends, counts = store_relations(claims, wanted, titles, run)
    counts += store_dependences(claims, wanted, titles, run)
    counts["claims_recounted"] = recount_all(claims | ends)
    _ask(claims)
    for part in batches(keys):
        UnsettledClaim.objects.filter(claim__in=part).delete()
    return len(keys), counts


def recount_all(claims: set[uuid.UUID]) -> int:
    """Set the counts of `claims`, however many; returns how many changed."""
    return sum(recount(part) for part in batches(sorted(claims)))


def _ask(claims: set[uuid.UUID]) -> None:
    """Let the topics of what `claims` answer, and of those that they have, be chosen again."""
    for part in batches(sorted(claims)):
        answered = Answer.objects.filter(comparable__assertion__claim__in=part).order_by()
        ask_again(answered.values_list("key", flat=True).distinct())
        had = Topic.objects.filter(Q(key__isnull=False), claims__in=part).order_by()
        ask_again(key for key in had.values_list("key", flat=True).distinct() if key)
