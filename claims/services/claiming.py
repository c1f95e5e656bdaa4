"""Claims as rows: every body assertion in one claim, where the groups and people's decisions put it."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection

from django.db.models import Q

from claims.analysis.relations.values import End
from claims.models import Assertion, Claim, Relation
from claims.models.choices import AssertionKind, RelationStatus
from claims.services.founding import new_claims, renew_claims
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
    made = new_claims({placed[best]: best for best in founders.values() if placed[best] not in known}, topic_of)
    create_recorded(Claim, made, reason=reason)
    moves: Home = {key: claim for key, claim in placed.items() if home[key] != claim}
    moves |= dict.fromkeys(_needless_references(home, placed, pinned))
    _move(moves, reason)
    left = {home[key] for key in moves} - {None} - pinned
    deleted = delete_empty({claim for claim in left if claim}, reason)
    best = {placed[key]: key for key in founders.values() if placed[key] not in pinned}
    counts = Counter(
        claims_made=len(made),
        claims_renewed=renew_claims(best, reason),
        claims_deleted=deleted,
        assertions_placed=len(moves),
        topics_made=topics_made,
        topics_set=set_topics(topic_of, {claim.id for claim in made}, reason),
        topics_deleted=delete_topics(reason),
    )
    return {key: claim for key, claim in (home | moves).items() if claim is not None}, counts


def arranged_claims(among: Collection[uuid.UUID] | None = None) -> set[uuid.UUID]:
    """The claims (of `among`, else of all) that the machine leaves as they are: people edited, judged, merged or split
    them, or decided on a relation of theirs."""
    touched = Claim.objects.filter(Q(version__gt=1) | Q(merged_into__isnull=False)).order_by()
    decided = Relation.objects.exclude(status=RelationStatus.SUGGESTED).order_by()
    if among is None:
        pairs = decided.values_list("left_id", "right_id")
        return {*touched.values_list("id", flat=True), *(end for pair in pairs for end in pair)}
    found: set[uuid.UUID] = set()
    for part in batches(among):
        found |= set(touched.filter(id__in=part).values_list("id", flat=True))
        for end in ("left", "right"):
            found |= set(decided.filter(**{f"{end}__in": part}).values_list(f"{end}_id", flat=True))
    return found


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
    return hints | _hints_in_place()


def _hints_in_place() -> dict[uuid.UUID, uuid.UUID]:
    """For assertions without a claim that share most of their place with one which the rules no longer find, the claim
    of that one: what people decided on it goes on with the passage."""
    kept: dict[uuid.UUID, list[tuple[int, int, uuid.UUID]]] = defaultdict(list)
    rows = Assertion.objects.filter(unfound=True, claim__isnull=False, document__superseded_by__isnull=True)
    for document, start, end, claim in rows.order_by("id").values_list("document_id", "start", "end", "claim_id"):
        if claim is not None:
            kept[document].append((start, end, claim))
    hints = {}
    fresh = Assertion.objects.filter(claim__isnull=True, document__in=kept)
    for key, document, start, end in fresh.values_list("id", "document_id", "start", "end"):
        shared = [(min(end, e) - max(start, s), min(end - start, e - s), claim) for s, e, claim in kept[document]]
        most = max(shared, key=lambda each: (each[0], str(each[2])))
        if most[0] * 2 > most[1]:
            hints[key] = most[2]
    return hints


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


def delete_empty(claims: Collection[uuid.UUID], reason: str) -> int:
    """Delete those of `claims` that no assertion is in any more, with the relations suggested for them."""
    used = set(Assertion.objects.filter(claim__isnull=False).values_list("claim_id", flat=True))
    gone = sorted(set(claims) - used)
    for part in batches(gone):
        delete_recorded(Relation.objects.filter(Q(left__in=part) | Q(right__in=part)), reason=reason)
        delete_recorded(Claim.objects.filter(id__in=part), reason=reason)
    return len(gone)
