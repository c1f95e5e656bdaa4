"""Claims as rows: every body assertion in one claim, where the groups and people's decisions put it."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Q

from claims.analysis.relations.values import End
from claims.converters import founded_claim
from claims.models import Assertion, Claim, DateMention, Quantity, Relation
from claims.models.choices import AssertionKind, RelationStatus
from claims.services.partition import assign
from claims.services.reading import Comparison
from claims.services.recording import batches, create_recorded, delete_recorded, update_recorded
from claims.services.topics import delete_topics, set_topics, store_topics

Home = dict[uuid.UUID, uuid.UUID | None]


def store_claims(comparison: Comparison, reason: str) -> tuple[dict[uuid.UUID, uuid.UUID], Counter[str]]:
    """Store claims and topics, and put every assertion into its claim.

    Returns the claim of every assertion that takes part, and how many rows were made, changed and deleted.
    """
    home: Home = dict(Assertion.objects.values_list("id", "claim_id"))
    pinned = arranged_claims()
    founders = _groups(comparison, home)
    placed = assign(founders, home, pinned, _hints(home))
    topic_of, topics_made = store_topics(comparison, placed, reason)
    known = set(Claim.objects.values_list("id", flat=True))
    made = _new_claims({placed[best]: best for best in founders.values() if placed[best] not in known}, topic_of)
    create_recorded(Claim, made, reason=reason)
    moves: Home = {key: claim for key, claim in placed.items() if home[key] != claim}
    moves |= dict.fromkeys(_needless_references(home, placed, pinned))
    _move(moves, reason)
    left = {home[key] for key in moves} - {None} - pinned
    deleted = _delete_empty({claim for claim in left if claim}, reason)
    counts = Counter(
        claims_made=len(made),
        claims_deleted=deleted,
        assertions_placed=len(moves),
        topics_made=topics_made,
        topics_set=set_topics(topic_of, {claim.id for claim in made}, reason),
        topics_deleted=delete_topics(reason),
    )
    return {key: claim for key, claim in (home | moves).items() if claim is not None}, counts


def arranged_claims() -> set[uuid.UUID]:
    """The claims that the machine leaves as they are: people edited, judged, merged or split them, or decided on a
    relation of theirs."""
    touched = Claim.objects.filter(Q(version__gt=1) | Q(merged_into__isnull=False)).values_list("id", flat=True)
    decided = Relation.objects.exclude(status=RelationStatus.SUGGESTED).values_list("left_id", "right_id")
    return {*touched, *(end for pair in decided for end in pair)}


def _groups(comparison: Comparison, home: Home) -> dict[tuple[uuid.UUID, ...], uuid.UUID]:
    """The assertions that make a claim each, with the one that says it best.

    References make one only where they are the end of a relation; assertions that took no part in the comparison and
    are in no claim yet make one by themselves.
    """
    by_key = comparison.assertions_of()
    groups = {tuple(by_key[m] for m in group.members): by_key[group.statement] for group in comparison.groups}
    ends = {end for relation in comparison.relations for end in (relation.left, relation.right)}
    named = (c for c in comparison.claims if c.is_reference and End(c.document, c.start, c.end) in ends)
    groups |= {(by_key[c.key],): by_key[c.key] for c in named}
    grouped = {key for members in groups for key in members}
    loose = Assertion.objects.filter(claim__isnull=True, document__superseded_by__isnull=True)
    for key in loose.exclude(kind=AssertionKind.REFERENCE).values_list("id", flat=True):
        if key not in grouped:
            groups[key,] = key
    return groups


def _hints(home: Home) -> dict[uuid.UUID, uuid.UUID]:
    """For assertions of a new version without a claim, the claim of the assertion in the version before that has the
    same words: what people decided on it goes on with the document."""
    fresh = Assertion.objects.filter(claim__isnull=True, document__supersedes__isnull=False)
    earlier: dict[tuple[uuid.UUID, str], uuid.UUID] = {}
    before = Assertion.objects.filter(claim__isnull=False, document__superseded_by__isnull=False).order_by("-start")
    for document, quote, claim in before.values_list("document_id", "quote", "claim_id"):
        if claim is not None:
            earlier[document, " ".join(quote.split())] = claim
    hints = {}
    for key, version_before, quote in fresh.values_list("id", "document__supersedes_id", "quote"):
        if version_before and (known := earlier.get((version_before, " ".join(quote.split())))):
            hints[key] = known
    return hints


def _new_claims(founders: Mapping[uuid.UUID, uuid.UUID], topic_of: Mapping[uuid.UUID, uuid.UUID]) -> list[Claim]:
    """Rows for new claims (key: the assertion that says it best)."""
    quantities: dict[uuid.UUID, list[Quantity]] = defaultdict(list)
    dates: dict[uuid.UUID, list[DateMention]] = defaultdict(list)
    assertions: dict[uuid.UUID, Assertion] = {}
    for part in batches(founders.values()):
        assertions |= Assertion.objects.in_bulk(part)
        for quantity in Quantity.objects.filter(assertion__in=part):
            quantities[quantity.assertion_id].append(quantity)
        for mention in DateMention.objects.filter(assertion__in=part):
            dates[mention.assertion_id].append(mention)
    rows = []
    for claim, founder in sorted(founders.items()):
        row = founded_claim(claim, assertions[founder], quantities[founder], dates[founder])
        row.topic_id = topic_of.get(claim)
        rows.append(row)
    return rows


def _needless_references(home: Home, placed: Collection[uuid.UUID], pinned: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """References in a claim of their own that is the end of no relation any more."""
    rows = Assertion.objects.filter(kind=AssertionKind.REFERENCE, claim__isnull=False).values_list("id", flat=True)
    return [key for key in rows if key not in placed and home[key] not in pinned]


def _move(moves: Home, reason: str) -> None:
    rows = []
    for part in batches(moves):
        for row in Assertion.objects.filter(id__in=part):
            row.claim_id = moves[row.id]
            rows.append(row)
    update_recorded(Assertion, rows, ["claim"], reason=reason, edited=False)


def _delete_empty(claims: Collection[uuid.UUID], reason: str) -> int:
    """Delete those of `claims` that no assertion is in any more, with the relations suggested for them."""
    used = set(Assertion.objects.filter(claim__isnull=False).values_list("claim_id", flat=True))
    gone = sorted(set(claims) - used)
    for part in batches(gone):
        delete_recorded(Relation.objects.filter(Q(left__in=part) | Q(right__in=part)), reason=reason)
        delete_recorded(Claim.objects.filter(id__in=part), reason=reason)
    return len(gone)
