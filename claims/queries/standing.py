"""What stands for and against claims: how much of it a person confirmed, and how much only the machine suggests.

A rejected relation counts nowhere, nor does one that waits with a claim which was merged into another.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from claims.models import Assertion, Claim, Finding, Relation
from claims.models.choices import BY_A_PERSON, RelationStatus, Verdict
from claims.queries.wording import counted

NOUNS: Mapping[str, str] = {
    Verdict.CONTRADICTS: "contradiction",
    Verdict.TENSION: "tension",
    Verdict.REFINES: "refinement",
    Verdict.AGREES: "agreement",
    Verdict.NOT_COMPARABLE: "pair not comparable",
}
"""What relations of a verdict are called, the most pressing first."""

PLURALS: Mapping[str, str] = {Verdict.NOT_COMPARABLE: "pairs not comparable"}

COMPARED = (Verdict.CONTRADICTS, Verdict.TENSION, Verdict.REFINES, Verdict.AGREES)
"""Verdicts that say something of the values: a pair that is not comparable stands neither for nor against a claim."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many relations of one verdict: those that a person `confirmed` (or gave this verdict), those that the machine
    `suggested` and nobody decided on, and how many of the confirmed rest on something that has changed since."""

    verdict: str
    confirmed: int = 0
    suggested: int = 0
    stale: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.confirmed + self.suggested

    @property
    def noun(self) -> str:
        """What one of them is called."""
        return NOUNS[self.verdict]

    @property
    def plural(self) -> str:
        """What several of them are called; "" where that is the noun with an s."""
        return PLURALS.get(self.verdict, "")

    @property
    def split(self) -> str:
        """Who says so: "2 confirmed, 1 of them stale, 1 suggested"; "" where there is none."""
        stale = f", {self.stale} of them stale" if self.stale and self.confirmed > 1 else ", stale" * bool(self.stale)
        parts = [f"{self.confirmed} confirmed{stale}"] if self.confirmed else []
        return ", ".join([*parts, *([f"{self.suggested} suggested"] if self.suggested else [])])

    @property
    def words(self) -> str:
        """In words: "2 contradictions confirmed, 1 suggested", "1 tension suggested"; "" where there is none."""
        if not self.total:
            return ""
        number, _, rest = self.split.partition(" ")
        return f"{counted(int(number), self.noun, self.plural)} {rest}"


def tallies(relations: Iterable[Relation]) -> list[Tally]:
    """`relations` counted by verdict, the most pressing first; verdicts of which there is none are left out."""
    rows = [row for row in relations if row.status != RelationStatus.REJECTED]
    found = [_tally(verdict, [row for row in rows if row.verdict == verdict]) for verdict in NOUNS]
    return [tally for tally in found if tally.total]


def _tally(verdict: str, rows: Collection[Relation]) -> Tally:
    decided = [row for row in rows if row.status in BY_A_PERSON]
    return Tally(verdict, len(decided), len(rows) - len(decided), sum(1 for row in decided if row.stale))


def tallied(relations: QuerySet[Relation]) -> list[Tally]:
    """As `tallies`, counted by the database."""
    confirmed = Q(status__in=BY_A_PERSON)
    rows = (
        relations.live()  # type: ignore[attr-defined]
        .exclude(status=RelationStatus.REJECTED)
        .order_by()
        .values_list("verdict")
        .annotate(
            confirmed=Count("id", filter=confirmed, distinct=True),
            suggested=Count("id", filter=~confirmed, distinct=True),
            stale=Count("id", filter=confirmed & Q(stale=True), distinct=True),
        )
    )
    found = {verdict: Tally(verdict, *numbers) for verdict, *numbers in rows}
    return [found[verdict] for verdict in NOUNS if verdict in found]


def contradictions() -> Tally:
    """All contradictions of the base."""
    return next(iter(tallied(Relation.objects.contradicting())), Tally(Verdict.CONTRADICTS))


def contradictions_of(claim: Claim) -> Tally:
    """The contradictions in which `claim` stands, by the counts that it carries."""
    return Tally(Verdict.CONTRADICTS, claim.confirmed_contradiction_count, claim.suggested_contradiction_count)


def contradictions_of_topics(topics: Collection[uuid.UUID] | None = None) -> dict[uuid.UUID, Tally]:
    """The contradictions in which claims of each topic stand (of all topics where None), each counted once a topic."""
    rows = Relation.objects.contradicting().live()
    if topics is not None:
        rows = rows.filter(Q(left__topic__in=topics) | Q(right__topic__in=topics))
    confirmed = Q(status__in=BY_A_PERSON)
    grouped = rows.order_by().values_list("left__topic", "right__topic")
    counts = grouped.annotate(
        confirmed=Count("id", filter=confirmed),
        suggested=Count("id", filter=~confirmed),
        stale=Count("id", filter=confirmed & Q(stale=True)),
    )
    found: dict[uuid.UUID, Tally] = {}
    for left, right, *numbers in counts:
        for topic in {left, right} - {None}:
            if topics is None or topic in topics:
                so_far = found.get(topic, Tally(Verdict.CONTRADICTS))
                now = (a + b for a, b in zip((so_far.confirmed, so_far.suggested, so_far.stale), numbers, strict=True))
                found[topic] = Tally(Verdict.CONTRADICTS, *now)
    return found


def relations_of_document(document: uuid.UUID) -> QuerySet[Relation]:
    """The relations that rest on an assertion of `document`."""
    made = Assertion.objects.filter(document=document).order_by().values("id")
    return Relation.objects.filter(Q(left_assertion__in=made) | Q(right_assertion__in=made))


def stale_decisions() -> QuerySet[Relation]:
    """Relations that a person decided, and of which what they rest on has changed since."""
    return Relation.objects.decided().filter(stale=True)


def with_stale_decisions() -> Q:
    """The condition of claims that stand in a relation of which a person's decision is stale."""
    stale = stale_decisions().order_by()
    return Q(id__in=stale.values("left")) | Q(id__in=stale.values("right"))


def support(claim: Claim) -> str:
    """On how much a claim rests, in words: "3 documents, 2 origins, 1 of unknown lineage"."""
    words = [counted(claim.document_count, "document"), counted(claim.origin_count, "origin")]
    if claim.unknown_lineage_count:
        words.append(f"{claim.unknown_lineage_count} of unknown lineage")
    return ", ".join(words)


@dataclass(frozen=True, slots=True)
class Against:
    """A relation seen from one claim: what stands at its other end. `gates` says what is different where the two are
    not comparable."""

    relation: Relation
    other: Claim
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The relations of a claim: those that `stand`, those that were considered and are `not_comparable`, those that a
    person `rejected`."""

    stand: tuple[Against, ...]
    not_comparable: tuple[Against, ...]
    rejected: tuple[Against, ...]

    @property
    def tallies(self) -> list[Tally]:
        """How many of each verdict stand."""
        return tallies(against.relation for against in self.stand)


WITH_GATES = Prefetch("findings", Finding.objects.filter(rule__startswith="gate.").order_by("position"))


def standing_of(claim: Claim) -> Standing:
    """The relations of `claim`, contradictions first, and of one verdict those first that a person confirmed."""
    rows = Relation.objects.live().filter(Q(left=claim) | Q(right=claim)).select_related("left", "right")
    order = list(NOUNS)
    ordered = sorted(
        rows.prefetch_related(WITH_GATES).order_by("explanation", "id"),
        key=lambda row: (order.index(row.verdict), row.status not in BY_A_PERSON),
    )
    stand, apart, rejected = [], [], []
    for row in ordered:
        against = Against(row, row.right if row.left_id == claim.id else row.left, tuple(gates_of(row)))
        if row.status == RelationStatus.REJECTED:
            rejected.append(against)
        elif row.verdict == Verdict.NOT_COMPARABLE:
            apart.append(against)
        else:
            stand.append(against)
    return Standing(tuple(stand), tuple(apart), tuple(rejected))


def gates_of(relation: Relation) -> Iterator[str]:
    """The gates that closed between two claims, each once, in words: "other parties", "another period"."""
    rules = [finding.rule for finding in relation.findings.all()] or [relation.rule]
    yield from dict.fromkeys(gate_words(rule) for rule in rules if rule.startswith(GATE))


GATE = "gate."
GATE_WORDS = {
    "act": "another act",
    "direction": "another direction",
    "matter": "another matter",
    "modality": "another sense",
    "object": "another object",
    "office": "another office",
    "period": "another period",
    "person": "another person",
    "rate": "another rate",
    "stage": "another stage",
    "superseded": "superseded by a later step",
    "unit": "another unit",
}
"""What is different where a gate closed. The names of the other gates are words already."""


def gate_words(rule: str) -> str:
    """The name of a gate in words: "gate.period" is "another period", "gate.other_parties" is "other parties"."""
    name = rule.removeprefix(GATE)
    return GATE_WORDS.get(name, name.replace("_", " "))
