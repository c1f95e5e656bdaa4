"""Why two stored claims are related as they are, or not: what the rules say today beside what the database holds.

Nothing is written here.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from claims.analysis.masking import readable
from claims.analysis.relations.comparable import comparable_claims
from claims.analysis.relations.pairs import FrameRead, PairExplained, explain_pair
from claims.analysis.relations.reuse import reuse_of
from claims.analysis.relations.values import ComparableClaim, Verdict
from claims.models import Assertion, Claim, Dependence, Finding, Judgement, Relation
from claims.models.choices import SubjectKind
from claims.services.reading import analysed

MOST_ASSERTIONS = 12
"""Assertions of one claim that are compared: those that a stored relation rests on first."""

MOST_SHOWN = 3
"""Pairs of assertions that are told in full; the other ones are counted by verdict."""

_ORDER = (Verdict.CONTRADICTS, Verdict.TENSION, Verdict.REFINES, Verdict.AGREES, Verdict.NOT_COMPARABLE)


class PairError(Exception):
    """The two claims cannot be compared. The message is for people."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """An assertion as one end of a pair."""

    id: uuid.UUID
    document: str
    start: int
    end: int
    quote: str
    speaker: str


@dataclass(frozen=True, slots=True)
class AssertionPair:
    """Two assertions with what the rules say of them today; `left` is of the first claim.

    `turned` is True where `explained` has the ends the other way round (its order is that of the texts).
    """

    left: Quoted
    right: Quoted
    explained: PairExplained
    turned: bool

    @property
    def left_read(self) -> tuple[FrameRead, ...]:
        """What was read of the left one."""
        return self.explained.right if self.turned else self.explained.left

    @property
    def right_read(self) -> tuple[FrameRead, ...]:
        """What was read of the right one."""
        return self.explained.left if self.turned else self.explained.right


@dataclass(frozen=True, slots=True)
class StoredRelation:
    """The relation that the database holds for the two claims, and who decided what on it."""

    id: uuid.UUID
    verdict: str
    suggested: str
    status: str
    scope: str
    explanation: str
    rule: str
    stale: bool
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two claims, or two assertions of one claim: what is stored, what the rules say of their assertions, and what
    makes the documents behind them dependent.

    `pairs` are told in full, most telling first; `verdicts` counts all that were compared. `unread` are assertions at
    whose place the present rules read nothing; `left_out` is how many were not looked at.
    """

    left: Claim
    right: Claim
    stored: StoredRelation | None
    grouped_by: tuple[str, ...]
    pairs: tuple[AssertionPair, ...]
    verdicts: tuple[tuple[str, int], ...]
    unread: tuple[Quoted, ...]
    left_out: int
    dependences: tuple[str, ...]

    @property
    def one_claim(self) -> bool:
        """True where both ends are assertions of one claim."""
        return self.left.pk == self.right.pk


def explain_claims(
    left: Claim, right: Claim, *, left_assertion: Assertion | None = None, right_assertion: Assertion | None = None
) -> ClaimPair:
    """How two claims compare, related or not. With an assertion given, only that one stands for its claim.

    Raises PairError for one and the same claim without two different assertions, and where no text is held.
    """
    if left.pk == right.pk and (left_assertion is None or right_assertion is None or left_assertion == right_assertion):
        raise PairError(
            "This is one claim. To see why its assertions stand together, give two of them by key; the claim's page "
            "lists them with the findings that joined them."
        )
    relation = _relation(left, right)
    ours, more = _assertions(left, left_assertion, relation)
    theirs, others = _assertions(right, right_assertion, relation)
    if not ours or not theirs:
        empty = left if not ours else right
        raise PairError(f"The claim “{empty}” has no assertion in a text that is held: there is nothing to compare.")
    comparable = _comparable([*ours, *theirs])
    pairs = _pairs(ours, theirs, comparable)
    documents = {row.document_id for row in ours}, {row.document_id for row in theirs}
    return ClaimPair(
        left=left,
        right=right,
        stored=_stored(relation) if relation else None,
        grouped_by=_grouped_by(ours, theirs) if left.pk == right.pk else (),
        pairs=tuple(pairs[:MOST_SHOWN]),
        verdicts=_counted(pairs),
        unread=tuple(_quoted(row) for row in dict.fromkeys([*ours, *theirs]) if row.id not in comparable),
        left_out=more + others,
        dependences=_dependences(*documents),
    )


def _relation(left: Claim, right: Claim) -> Relation | None:
    low, high = sorted((left.pk, right.pk))
    return Relation.objects.filter(left=low, right=high).first()


def _assertions(claim: Claim, one: Assertion | None, relation: Relation | None) -> tuple[list[Assertion], int]:
    """The assertions that stand for `claim`, and how many were left out."""
    rows = Assertion.objects.filter(claim=claim, document__superseded_by__isnull=True).exclude(document__text="")
    if one is not None:
        rows = rows.filter(pk=one.pk)
    ends = (relation.left_assertion_id, relation.right_assertion_id) if relation else ()
    chosen = list(rows.filter(pk__in=[key for key in ends if key]).select_related("document", "speaker").order_by("id"))
    rest = rows.exclude(pk__in=[row.pk for row in chosen]).order_by("document__title", "start", "id")
    chosen += rest.select_related("document", "speaker")[: MOST_ASSERTIONS - len(chosen)]
    return chosen, rows.count() - len(chosen)


def _comparable(rows: Iterable[Assertion]) -> dict[uuid.UUID, ComparableClaim]:
    """What comparing needs of each assertion, by its key; none for a place at which today's rules read nothing."""
    rows = list(rows)
    documents, found = {}, {}
    for document in {row.document_id: row.document for row in rows}.values():
        key = document.sha256 or str(document.pk)
        documents[key], found[key] = analysed(document.text, document.name)
    claims = comparable_claims(documents, found, reuse_of(documents))
    at = {(claim.document, claim.start, claim.end): claim for claim in claims}
    places = {row.id: (row.document.sha256 or str(row.document_id), row.start, row.end) for row in rows}
    return {key: at[place] for key, place in places.items() if place in at}


def _pairs(
    ours: Sequence[Assertion], theirs: Sequence[Assertion], comparable: dict[uuid.UUID, ComparableClaim]
) -> list[AssertionPair]:
    """Every pair of assertions, the most telling first."""
    found = []
    for left in ours:
        for right in theirs:
            if left.id == right.id or left.id not in comparable or right.id not in comparable:
                continue
            one, other = comparable[left.id], comparable[right.id]
            explained = explain_pair(one, other)
            end = explained.relation.left
            turned = (end.document, end.start, end.end) != (one.document, one.start, one.end)
            found.append(AssertionPair(_quoted(left), _quoted(right), explained, turned))
    return sorted(found, key=_telling)


def _telling(pair: AssertionPair) -> tuple[int, bool, str, int, int]:
    relation = pair.explained.relation
    nothing = not pair.explained.spoken
    return _ORDER.index(relation.verdict), nothing, pair.left.document, pair.left.start, pair.right.start


def _counted(pairs: Iterable[AssertionPair]) -> tuple[tuple[str, int], ...]:
    verdicts = [pair.explained.relation.verdict for pair in pairs]
    return tuple((verdict.value, verdicts.count(verdict)) for verdict in _ORDER if verdict in verdicts)


def _quoted(row: Assertion) -> Quoted:
    speaker = row.speaker.name if row.speaker else ""
    return Quoted(row.id, str(row.document), row.start, row.end, readable(row.quote), speaker)


def _stored(row: Relation) -> StoredRelation:
    judgements = Judgement.objects.filter(subject_kind=SubjectKind.RELATION, subject_id=row.id).order_by("decided_at")
    return StoredRelation(
        id=row.id,
        verdict=row.get_verdict_display(),
        suggested=row.get_suggested_verdict_display() if row.suggested_verdict else "",
        status=row.get_status_display(),
        scope=row.get_scope_display(),
        explanation=row.explanation,
        rule=row.rule,
        stale=row.stale,
        decisions=tuple(
            f"{judgement}, {judgement.decided_at:%Y-%m-%d}{f': {judgement.reason}' if judgement.reason else ''}"
            for judgement in judgements
        ),
    )


def _grouped_by(ours: Sequence[Assertion], theirs: Sequence[Assertion]) -> tuple[str, ...]:
    """The findings that put the assertions into one claim."""
    one, other = [row.pk for row in ours], [row.pk for row in theirs]
    ends = Q(left_assertion__in=one, right_assertion__in=other) | Q(left_assertion__in=other, right_assertion__in=one)
    rows = Finding.objects.filter(ends, claim__isnull=False).order_by("position")
    return tuple(f"{row.sentence} ({row.rule})" for row in rows)


def _dependences(ours: set[uuid.UUID], theirs: set[uuid.UUID]) -> tuple[str, ...]:
    """What makes the documents of both sides dependent, each reason once."""
    pair = Q(left_document__in=ours, right_document__in=theirs) | Q(left_document__in=theirs, right_document__in=ours)
    rows = Dependence.objects.filter(pair).exclude(kind="same_document").order_by("kind", "left_start")
    return tuple(dict.fromkeys(row.sentence for row in rows[:20]))
