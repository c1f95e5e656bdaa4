"""How the assertions of a claim came together: by which finding, or by whose hand."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import heapify, heappop, heappush

from django.db.models import Q

from claims.analysis import joining_rank
from claims.models import Assertion, Claim, Finding, Judgement
from claims.models.choices import Decision, SubjectKind
from claims.queries.wording import counted

Key = uuid.UUID
BY_HAND = (Decision.MERGE, Decision.SPLIT, Decision.MOVE)
GONE = "a claim that is gone"
FINDINGS_SHOWN = 12
QUOTED = 90
"""Code points of a quote or a statement that is named in passing."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A decision that brought assertions together or apart: `sentence` says who, what and when; `other` is the claim at
    the other end, `moved` are the assertions that went, `into` is the claim that they went to."""

    judgement: Judgement
    sentence: str
    reason: str
    other: Claim | None
    moved: frozenset[Key]
    into: Key


@dataclass(frozen=True, slots=True)
class Joined:
    """Why one assertion stands in its claim: in a sentence, with the rule that found it and the assertion that it
    joined to (its key and how it is called), or with the decision of a person."""

    sentence: str
    rule: str = ""
    other: Key | None = None
    other_words: str = ""
    hand: Hand | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`joined` says for every assertion of a claim why it is there; `hands` are the decisions that arranged the claim,
    newest first; `findings` are what the rules find between its assertions beside that, and `more_findings` how many of
    them are left out."""

    joined: Mapping[Key, Joined]
    hands: tuple[Hand, ...]
    findings: tuple[Finding, ...]
    more_findings: int = 0


def arrangement_of(claim: Claim) -> Arrangement:
    """How the assertions of `claim` came together; the number of queries does not depend on how many there are."""
    members = list(
        Assertion.objects.filter(claim=claim)
        .select_related("document", "document__superseded_by")
        .only("id", "quote", "start", "document__title", "document__superseded_by__id")
        .order_by("document__title", "start", "id")
    )
    first = _founder(claim, members)
    stored = Finding.objects.filter(claim=claim).order_by("position", "rule", "sentence")
    edges = list(stored.values_list("id", "rule", "left_assertion_id", "right_assertion_id"))
    tree = _tree(first, edges)
    joining = {finding for finding, _ in tree.values()}
    rest = [finding for finding, *_ in edges if finding not in joining]
    rows = stored.in_bulk([*joining, *rest[:FINDINGS_SHOWN]])
    hands = hands_of(claim)
    named = {row.id: f"“{_short(row.quote)}” ({row.document.title})" for row in members}
    joined = {}
    for row in members:
        finding, other = tree.get(row.id, (None, None))
        told = _by_hand(row, claim, hands) or _by_finding(rows.get(finding) if finding else None, other, named)
        joined[row.id] = told or _otherwise(row, first, alone=len(members) == 1)
    others = tuple(rows[finding] for finding in rest[:FINDINGS_SHOWN])
    return Arrangement(joined, tuple(hands), others, len(rest) - len(others))


def hands_of(claim: Claim) -> list[Hand]:
    """The decisions that merged, split or moved what is or was in `claim` and that still stand, newest first."""
    on_it = Q(subject_id=claim.id) | Q(decision=Decision.SPLIT, details__claim=str(claim.id))
    rows = Judgement.objects.filter(
        on_it, subject_kind=SubjectKind.CLAIM, decision__in=BY_HAND, reverted_by__isnull=True
    )
    decided = list(rows.order_by("-decided_at", "-id"))
    others = Claim.objects.in_bulk({key for row in decided for key in _others(row, claim.id)})
    return [_hand(row, claim.id, others) for row in decided]


def _others(judgement: Judgement, claim: Key) -> set[Key]:
    """The claims at the other end of a decision on `claim`."""
    details = judgement.details
    keys = {*details.get("merged", ()), *details.get("assertions", {}).values(), details["claim"], details.get("from")}
    return {uuid.UUID(key) for key in keys if key} - {claim}


def _hand(judgement: Judgement, claim: Key, others: Mapping[Key, Claim]) -> Hand:
    details = judgement.details
    into = uuid.UUID(details["claim"])
    moved = frozenset(uuid.UUID(key) for key in details.get("assertions", {}))
    far = [others[key] for key in sorted(_others(judgement, claim)) if key in others]
    called = " and ".join(f"“{_short(str(other))}”" for other in far) or GONE
    number = counted(len(moved), "assertion")
    what = {
        Decision.MERGE: f"merged {called} into this claim, with {number}",
        Decision.MOVE: f"moved {number} here from {called}",
        Decision.SPLIT: f"split {number} off {'from' if into == claim else 'into'} {called}",
    }[Decision(judgement.decision)]
    sentence = f"{judgement.username or 'Somebody'} {what}, {_day(judgement.decided_at)}."
    return Hand(judgement, sentence, judgement.reason, far[0] if far else None, moved, into)


def _by_hand(row: Assertion, claim: Claim, hands: Iterable[Hand]) -> Joined | None:
    """That a person brought `row` here: told before any finding, since the machine keeps to it."""
    hand = next((hand for hand in hands if hand.into == claim.id and row.id in hand.moved), None)
    return Joined(hand.sentence, hand=hand) if hand else None


def _by_finding(finding: Finding | None, other: Key | None, named: Mapping[Key, str]) -> Joined | None:
    if finding is None or other is None:
        return None
    return Joined(finding.sentence, finding.rule, other, named.get(other, ""))


def _otherwise(row: Assertion, first: Key | None, *, alone: bool) -> Joined:
    if row.id == first:
        return Joined("It makes the claim alone." if alone else "The claim says what it says; the others joined it.")
    if hasattr(row.document, "superseded_by"):
        return Joined("It stands in a version of its document that a later one supersedes.")
    return Joined("No finding joins it to the others today; it stays where a person's decision keeps it.")


def _founder(claim: Claim, members: Sequence[Assertion]) -> Key | None:
    """The assertion to which the others joined: the one that says what the claim says, of a current text if any."""
    said = " ".join(claim.statement.split())
    ranked = [
        (" ".join(row.quote.split()) != said, hasattr(row.document, "superseded_by"), at)
        for at, row in enumerate(members)
    ]
    return members[min(ranked)[2]].id if members else None


def _tree(first: Key | None, edges: Sequence[tuple[Key, str, Key | None, Key | None]]) -> dict[Key, tuple[Key, Key]]:
    """For every assertion that findings join with `first`, be it over others: the finding, and where it leads.

    `edges` are findings as (key, rule, left, right). Of several ways the strongest rule goes first.
    """
    beside: dict[Key, list[tuple[int, int, Key, Key, Key]]] = defaultdict(list)
    for at, (finding, rule, left, right) in enumerate(edges):
        strength = joining_rank(rule)
        if strength is not None and left is not None and right is not None:
            beside[left].append((strength, at, finding, right, left))
            beside[right].append((strength, at, finding, left, right))
    found: dict[Key, tuple[Key, Key]] = {}
    ways = list(beside[first]) if first else []
    heapify(ways)
    while ways:
        *_, finding, reached, known = heappop(ways)
        if reached == first or reached in found:
            continue
        found[reached] = finding, known
        for way in beside[reached]:
            heappush(ways, way)
    return found


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= QUOTED else f"{line[:QUOTED].rpartition(' ')[0] or line[:QUOTED]} …"


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
