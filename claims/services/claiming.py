"""Claims as rows: every body assertion in one claim, where the groups and people's decisions put it."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import F, Q

from claims.analysis.relations.forms import claim_of
from claims.analysis.relations.grouping import group
from claims.derived.models import Comparable, Pair
from claims.models import Assertion, Claim, Dependence, Relation
from claims.models.choices import AssertionKind, RelationStatus, Verdict
from claims.services.dependences import drop_needless_links
from claims.services.founding import new_claims, renew_claims
from claims.services.meeting import FOUND, relation_of
from claims.services.partition import assign, founded_by
from claims.services.passages import delete_dependences
from claims.services.pending import unsettle
from claims.services.recording import batches, create_recorded, delete_recorded, update_recorded

Key = uuid.UUID
Home = dict[Key, Key | None]


@dataclass(slots=True)
class Neighbourhood:
    """Assertions that are placed together: `members` by comparable, `home` is the claim that each is in now.

    `apart` are those that take no part in comparing, `joined` the comparables that stand in one proposition with each.
    """

    members: dict[int, Key] = field(default_factory=dict)
    references: set[int] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)
    joined: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    home: Home = field(default_factory=dict)
    hints: dict[Key, Key] = field(default_factory=dict)
    pinned: set[Key] = field(default_factory=set)


def place_assertions(most: int, reason: str) -> tuple[int, Counter[str]]:
    """Place the next `most` assertions that are not placed, and all that belong with them, in their claims.

    Returns how many were placed (0 where all are), and how many rows were made, changed and deleted. The claims that
    something happened to are left for `settling`.
    """
    seeds = set(Comparable.objects.filter(settled=False).order_by("id").values_list("id", flat=True)[:most])
    if not seeds:
        return 0, Counter()
    around = _neighbourhood(seeds)
    counts = _store(around, reason)
    documents = Comparable.objects.filter(id__in=seeds).order_by().values_list("reading__document", flat=True)
    counts["dependences_deleted"] += drop_needless_links({key for key in documents.distinct() if key})
    placed = 0
    for part in batches({*around.members, *seeds}):
        placed += Comparable.objects.filter(id__in=part, settled=False).update(settled=True)
    return placed, counts


def _neighbourhood(seeds: Collection[int]) -> Neighbourhood:
    """What has to be placed together with `seeds`: what agrees with them, and the rest of the claims that these are in.

    Claims that a person arranged bring nothing more in: what is in them stays there.
    """
    around = Neighbourhood()
    claims: set[Key] = set()
    frontier = set(seeds)
    while frontier:
        frontier = _enter(around, frontier)
        fresh = {claim for claim in (*around.home.values(), *around.hints.values()) if claim} - claims
        claims |= fresh
        around.pinned |= arranged_claims(fresh)
        for part in batches(fresh - around.pinned):
            members = Comparable.objects.filter(assertion__claim__in=part, assertion__document__superseded_by=None)
            frontier |= set(members.values_list("id", flat=True)) - around.members.keys()
    return around


def _enter(around: Neighbourhood, frontier: Collection[int]) -> set[int]:
    """Take the comparables `frontier` in; returns those that make one claim with them and are not in yet."""
    new: set[Key] = set()
    beyond: set[int] = set()
    for part in batches(sorted(frontier)):
        rows = Comparable.objects.filter(id__in=part, assertion__isnull=False)
        values = ("id", "assertion", "assertion__claim", "is_reference", "form")
        for key, assertion, claim, is_reference, form in rows.values_list(*values):
            around.members[key] = assertion
            around.home[assertion] = claim
            if is_reference:
                around.references.add(key)
            if not form:
                around.apart.add(key)
            if claim is None:
                new.add(assertion)
        for end in ("left", "right"):
            pairs = Pair.objects.filter(**{f"{end}__in": part}).exclude(joins="")
            for left, right in pairs.values_list("left_id", "right_id"):
                around.joined[left].add(right)
                around.joined[right].add(left)
                beyond |= {left, right}
    around.hints |= _hints(new)
    return beyond - around.members.keys()


def _store(around: Neighbourhood, reason: str) -> Counter[str]:
    """Put the assertions of `around` where they belong."""
    founders = _groups(around)
    home = around.home
    placed = assign(founders, home, around.pinned, around.hints, _names_in_use(home))
    known = _known_claims(placed.values())
    made = new_claims({placed[best]: best for best in founders.values() if placed[best] not in known}, {})
    create_recorded(Claim, made, reason=reason)
    moves: Home = {key: claim for key, claim in placed.items() if home[key] != claim}
    moves |= dict.fromkeys(_needless_references(around, placed))
    _move(moves, reason)
    left = {home[key] for key in moves} - {None} - around.pinned
    deleted = delete_empty({claim for claim in left if claim}, reason)
    best = {placed[key]: key for key in founders.values() if placed[key] not in around.pinned}
    unsettle({*placed.values(), *home.values()})
    return Counter(
        claims_made=len(made),
        claims_renewed=renew_claims(best, reason),
        claims_deleted=deleted,
        assertions_placed=len(moves),
        dependences_deleted=_drop_links_between_claims(moves),
    )


def arranged_claims(among: Collection[Key] | None = None) -> set[Key]:
    """The claims (of `among`, else of all) that the machine leaves as they are: people edited, judged, merged or split
    them, or decided on a relation of theirs."""
    touched = Claim.objects.filter(Q(version__gt=1) | Q(merged_into__isnull=False)).order_by()
    decided = Relation.objects.exclude(status=RelationStatus.SUGGESTED).order_by()
    if among is None:
        pairs = decided.values_list("left_id", "right_id")
        return {*touched.values_list("id", flat=True), *(end for pair in pairs for end in pair)}
    found: set[Key] = set()
    for part in batches(among):
        found |= set(touched.filter(id__in=part).values_list("id", flat=True))
        for end in ("left", "right"):
            found |= set(decided.filter(**{f"{end}__in": part}).values_list(f"{end}_id", flat=True))
    return found


# ---- groups ----------------------------------------------------------------------------------------------------------


def _groups(around: Neighbourhood) -> dict[tuple[Key, ...], Key]:
    """The assertions that make a claim each, with the one that says it best.

    References make one only where they are the end of a relation; assertions that take no part in comparing and are in
    no claim yet make one by themselves.
    """
    members = around.members
    body = members.keys() - around.references - around.apart
    together = {one for one in body if around.joined.get(one)}
    groups = _joined(around, together)
    alone = {*(body - together), *_related(around.references - around.apart)}
    alone |= {one for one in around.apart - around.references if around.home[members[one]] is None}
    return groups | {(members[one],): members[one] for one in alone}


def _joined(around: Neighbourhood, together: Collection[int]) -> dict[tuple[Key, ...], Key]:
    """The groups that the core makes of comparables that agree with others."""
    claims = {}
    relations = []
    for part in batches(sorted(together)):
        rows = Comparable.objects.filter(id__in=part)
        for key, form, context in rows.values_list("id", "form", "reading__context"):
            claims[key] = claim_of(form, context)
        agreeing = Pair.objects.filter(left__in=part, repeated=False, verdict__in=(Verdict.AGREES, Verdict.REFINES))
        for right, *values in agreeing.values_list("right", *FOUND):
            relations += [relation_of(values)] if right in together else []
    of = {claim.key: around.members[key] for key, claim in claims.items()}
    return {tuple(of[m] for m in found.members): of[found.statement] for found in group(claims.values(), relations)}


def _related(references: Collection[int]) -> set[int]:
    """Those of the references that are the end of a relation."""
    found: set[int] = set()
    for part in batches(references):
        for end in ("left", "right"):
            pairs = Pair.objects.filter(**{f"{end}__in": part}, repeated=False)
            found |= set(pairs.values_list(f"{end}_id", flat=True))
    return found


# ---- what people decided goes on -------------------------------------------------------------------------------------


def _hints(fresh: Collection[Key]) -> dict[Key, Key]:
    """For assertions without a claim the claim that they should have by what people decided before, if any."""
    documents: set[Key] = set()
    for part in batches(fresh):
        documents |= set(Assertion.objects.filter(id__in=part).order_by().values_list("document", flat=True).distinct())
    hints: dict[Key, Key] = {}
    for part in batches(documents):
        hints |= _hints_of_versions(part) | _hints_in_place(part)
    return {key: claim for key, claim in hints.items() if key in fresh}


def _hints_of_versions(documents: Collection[Key]) -> dict[Key, Key]:
    """For assertions of a new version without a claim, the claim of the assertion in the version before that has the
    same words: what people decided on it goes on with the document."""
    fresh = Assertion.objects.filter(claim__isnull=True, document__in=documents, document__supersedes__isnull=False)
    earlier: dict[tuple[Key, str], Key] = {}
    before = Assertion.objects.filter(claim__isnull=False, document__superseded_by__in=documents).order_by("-start")
    for document, quote, claim in before.values_list("document_id", "quote", "claim_id"):
        if claim is not None:
            earlier[document, " ".join(quote.split())] = claim
    hints = {}
    for key, version_before, quote in fresh.values_list("id", "document__supersedes_id", "quote"):
        if version_before and (known := earlier.get((version_before, " ".join(quote.split())))):
            hints[key] = known
    return hints


def _hints_in_place(documents: Collection[Key]) -> dict[Key, Key]:
    """For assertions without a claim that share most of their place with one which the rules no longer find, the claim
    of that one: what people decided on it goes on with the passage."""
    kept: dict[Key, list[tuple[int, int, Key]]] = defaultdict(list)
    rows = Assertion.objects.filter(unfound=True, claim__isnull=False, document__in=documents)
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


# ---- rows ------------------------------------------------------------------------------------------------------------


class _names_in_use:  # noqa: N801 - called like a function
    """Whether a claim of some name has assertions: those that `home` may found are looked up at once."""

    def __init__(self, home: Mapping[Key, object]) -> None:
        self.known: dict[Key, bool] = {}
        for part in batches(home):
            names = [founded_by(key) for key in part]
            used = set(Assertion.objects.filter(claim__in=names).order_by().values_list("claim", flat=True).distinct())
            self.known.update((name, name in used) for name in names)

    def __call__(self, name: Key) -> bool:
        if name not in self.known:
            self.known[name] = Assertion.objects.filter(claim=name).exists()
        return self.known[name]


def _known_claims(keys: Iterable[Key]) -> set[Key]:
    """Those of `keys` that are claims."""
    found: set[Key] = set()
    for part in batches(set(keys)):
        found |= set(Claim.objects.filter(id__in=part).values_list("id", flat=True))
    return found


def _needless_references(around: Neighbourhood, placed: Collection[Key]) -> list[Key]:
    """References in a claim of their own that is the end of no relation any more."""
    rows = (around.members[one] for one in around.references)
    return [key for key in rows if key not in placed and around.home[key] and around.home[key] not in around.pinned]


def release_references(document: Key, reason: str) -> Counter[str]:
    """Take the references of a document that is superseded or gone out of the claims that the machine made of them."""
    rows = Assertion.objects.filter(document=document, kind=AssertionKind.REFERENCE, claim__isnull=False)
    home = dict(rows.values_list("id", "claim_id"))
    pinned = arranged_claims({claim for claim in home.values() if claim})
    moves: Home = {key: None for key, claim in home.items() if claim not in pinned}
    _move(moves, reason)
    left = {claim for key, claim in home.items() if key in moves and claim}
    unsettle(left)
    return Counter(assertions_placed=len(moves), claims_deleted=delete_empty(left, reason))


def _move(moves: Home, reason: str) -> None:
    rows = []
    for part in batches(moves):
        for row in Assertion.objects.filter(id__in=part):
            row.claim_id = moves[row.id]
            rows.append(row)
    update_recorded(Assertion, rows, ["claim"], reason=reason, edited=False)


def _drop_links_between_claims(moves: Collection[Key]) -> int:
    """Delete the links of moved assertions with those that are not in one claim with them now."""
    gone: set[Key] = set()
    for part in batches(moves):
        rows = Dependence.objects.filter(Q(left_assertion__in=part) | Q(right_assertion__in=part))
        apart = ~Q(left_assertion__claim=F("right_assertion__claim")) | Q(left_assertion__claim__isnull=True)
        gone |= set(rows.filter(apart).values_list("id", flat=True))
    delete_dependences(gone)
    return len(gone)


def delete_empty(claims: Collection[Key], reason: str) -> int:
    """Delete those of `claims` that no assertion is in any more, with the relations suggested for them."""
    gone: list[Key] = []
    for part in batches(sorted(claims)):
        used = set(Assertion.objects.filter(claim__in=part).order_by().values_list("claim_id", flat=True).distinct())
        gone += [key for key in part if key not in used]
    for part in batches(gone):
        delete_recorded(Relation.objects.filter(Q(left__in=part) | Q(right__in=part)), reason=reason)
        delete_recorded(Claim.objects.filter(id__in=part), reason=reason)
    return len(gone)
