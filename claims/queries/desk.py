"""What the desk counts and lists: the start page, the queues, and the pages of claims, topics and documents."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

from django.db.models import Case, Count, F, IntegerField, OrderBy, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from claims.models import (
    AnalysisRun,
    Assertion,
    Claim,
    Dependence,
    Document,
    ImpossibleValue,
    Relation,
    Topic,
    Uncovered,
)
from claims.models.choices import DependenceKind, RelationStatus, RunKind, Status, Verdict
from claims.queries.evidence import BRIEF, Passage, passages
from claims.queries.standing import Tally, contradictions_of_topics, support
from claims.queries.wording import amount

SHORT_LIST = 6
QUEUE_CAP = 1_000
"""A queue is counted up to here on every page; beyond that "1000+" is enough."""

ASSERTIONS_SHOWN = 40
LINKS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for a person."""

    relations: int
    assertions: int
    claims: int
    uncovered: int
    impossible: int


def waiting() -> Waiting:
    """The queues, each counted up to QUEUE_CAP, so that it costs the same on every page of any base."""
    return Waiting(
        relations=_capped(to_judge()),
        assertions=_capped(to_review()),
        claims=_capped(Claim.objects.current().filter(status=Status.PROPOSED)),
        uncovered=_capped(to_cover()),
        impossible=_capped(ImpossibleValue.objects.open()),
    )


def to_judge() -> QuerySet[Relation]:
    """Relations that wait for a decision and say something: all but those not comparable, and those of which an end was
    merged into another claim."""
    waits = Relation.objects.live().filter(status=RelationStatus.SUGGESTED)
    return waits.exclude(verdict=Verdict.NOT_COMPARABLE)


def to_review() -> QuerySet[Assertion]:
    """Assertions of current documents that nobody decided on."""
    return Assertion.objects.filter(status=Status.PROPOSED, document__superseded_by__isnull=True)


def to_cover() -> QuerySet[Uncovered]:
    """What no claim uses in current documents, and nobody dismissed."""
    return Uncovered.objects.filter(dismissed=False, document__superseded_by__isnull=True)


def with_impossible() -> QuerySet[Claim]:
    """Claims that an assertion makes in which a value cannot be, unless a person dismissed it."""
    return Claim.objects.filter(id__in=ImpossibleValue.objects.open().values("assertion__claim"))


def impossible_of(claim: Claim) -> QuerySet[ImpossibleValue]:
    """The values that cannot be in the assertions of `claim`, with those that a person dismissed at the end."""
    rows = ImpossibleValue.objects.filter(assertion__claim=claim).exclude(assertion__status=Status.REJECTED)
    return rows.select_related("document").defer("document__text").order_by("dismissed", "document__title", "start")


def single_origin() -> QuerySet[Claim]:
    """Live claims that several documents make and that yet rest on one origin at most."""
    return Claim.objects.live().filter(document_count__gt=1, origin_count__lte=1)


def newest_contradictions() -> QuerySet[Relation]:
    """The contradictions that came last and that nobody rejected, those that wait for a decision first."""
    rows = Relation.objects.contradicting().live().select_related("left", "right", "left__topic")
    return rows.alias(waits=Q(status=RelationStatus.SUGGESTED)).order_by("-waits", "-created_at", "id")[:SHORT_LIST]


@dataclass(frozen=True, slots=True)
class DisputedTopic:
    """A topic with the contradictions in which its claims stand."""

    topic: Topic
    claims: int
    tally: Tally


def disputed_topics() -> list[DisputedTopic]:
    """Topics by the number of contradictions in which their claims stand, those first that people confirmed most of."""
    found = contradictions_of_topics()
    rows = Topic.objects.in_bulk(nlargest(SHORT_LIST, found, key=lambda key: _weight(found[key], key)))
    numbers = dict(Claim.objects.filter(topic__in=rows).order_by().values_list("topic").annotate(Count("id")))
    shown = [DisputedTopic(topic, numbers.get(key, 0), found[key]) for key, topic in rows.items()]
    return sorted(shown, key=lambda each: (-each.tally.confirmed, -each.tally.total, each.topic.title))


def _weight(tally: Tally, key: uuid.UUID) -> tuple[int, int, uuid.UUID]:
    return tally.confirmed, tally.total, key


def uncovered_documents() -> QuerySet[Document]:
    """Documents by the number of their uncovered items."""
    open_items = Count("uncovered", filter=Q(uncovered__dismissed=False))
    rows = Document.objects.current().defer("text").annotate(open_items=open_items)
    return rows.filter(open_items__gt=0).order_by("-open_items", "title")[:SHORT_LIST]


def last_imports() -> QuerySet[AnalysisRun]:
    """The last passes that read files."""
    return AnalysisRun.objects.filter(kind=RunKind.IMPORT).order_by("-started_at")[:SHORT_LIST]


VERDICT_ORDER = (Verdict.CONTRADICTS, Verdict.TENSION, Verdict.REFINES, Verdict.AGREES, Verdict.NOT_COMPARABLE)
"""Verdicts by how much they ask of a person."""


def by_verdict() -> OrderBy:
    """An ordering of relations: contradictions first, pairs that are not comparable last."""
    ranks = [When(verdict=verdict, then=Value(rank)) for rank, verdict in enumerate(VERDICT_ORDER)]
    return Case(*ranks, default=Value(len(ranks)), output_field=IntegerField()).asc()


def passages_of(claim: Claim) -> list[Passage]:
    """The assertions of `claim` in their paragraphs, by origin, up to ASSERTIONS_SHOWN."""
    rows = Assertion.objects.filter(claim=claim).order_by("origin__number", "document__title", "start")
    return passages(rows[:ASSERTIONS_SHOWN], reach=BRIEF)


def plural(count: int, word: str) -> str:
    """`count` with its noun."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def dependences_between(left: uuid.UUID, right: uuid.UUID) -> QuerySet[Dependence]:
    """What makes two documents dependent, however they are ordered, with the shared passages."""
    pair = Q(left_document=left, right_document=right) | Q(left_document=right, right_document=left)
    return _with_passages(Dependence.objects.filter(pair))


def dependences_of(document: Document) -> QuerySet[Dependence]:
    """What makes other documents dependent on `document`, or it on them, with the shared passages."""
    return _with_passages(Dependence.objects.filter(Q(left_document=document) | Q(right_document=document)))


def links_of(shown: Sequence[Passage]) -> list[Dependence]:
    """What makes the passages of a claim depend on one another, up to LINKS_SHOWN: links of their documents as a whole,
    and those whose place touches a passage on both sides."""
    documents = {passage.document_id for passage in shown}
    rows = _with_passages(Dependence.objects.filter(left_document__in=documents, right_document__in=documents))
    ordered = rows.order_by("kind", "left_document__title", "left_start", "right_document__title", "right_start", "id")
    found = (
        row
        for row in ordered.iterator(chunk_size=LINKS_SHOWN)
        if _touches(shown, row.left_document_id, row.left_start, row.left_end)
        and _touches(shown, row.right_document_id, row.right_start, row.right_end)
    )
    return list(islice(found, LINKS_SHOWN))


def _touches(shown: Sequence[Passage], document: uuid.UUID, start: int | None, end: int | None) -> bool:
    if start is None or end is None:
        return True
    return any(p.document_id == document and p.start < end and start < p.end for p in shown)


def came_after(link: Dependence) -> str:
    """Which document of a link by words or by name came later, with both days: "" where the days of publication, as
    they are known now, do not prove it."""
    if link.kind not in (DependenceKind.SHARED_WORDING, DependenceKind.CITES_DOCUMENT):
        return ""
    for first, second in ((link.left_document, link.right_document), (link.right_document, link.left_document)):
        if first.published_latest and second.published_earliest and first.published_latest < second.published_earliest:
            return f"“{second.title}” ({second.published}) has it after “{first.title}” ({first.published})."
    return ""


def _with_passages(rows: QuerySet[Dependence]) -> QuerySet[Dependence]:
    return (
        rows.annotate(
            left_passage=Substr("left_document__text", F("left_start") + 1, F("left_end") - F("left_start")),
            right_passage=Substr("right_document__text", F("right_start") + 1, F("right_end") - F("right_start")),
        )
        .select_related("left_document", "right_document")
        .defer("left_document__text", "right_document__text")
    )


def claims_of_document(document: Document) -> QuerySet[Claim]:
    """The claims that `document` makes, each once: those first against which most stands, then by what they rest on."""
    made = Assertion.objects.filter(document=document, claim__isnull=False).order_by()
    rows = Claim.objects.filter(id__in=made.values("claim"))
    return rows.order_by("-confirmed_contradiction_count", "-contradiction_count", "-document_count", "statement", "id")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document by what was found in it."""

    title: str
    assertions: int
    start: int


def sections_of(document: Document) -> list[Section]:
    """The sections of `document` in which assertions stand, in the order of the text."""
    found: dict[str, list[int]] = {}
    for title, start in document.assertions.order_by("start").values_list("section", "start"):
        found.setdefault(title, []).append(start)
    return [Section(title, len(starts), starts[0]) for title, starts in found.items()]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A claim of a topic with who makes it."""

    claim: Claim
    value: str
    documents: tuple[str, ...]
    speakers: tuple[str, ...]
    contradicted: bool
    support: str = ""


def topic_rows(topic: Topic) -> list[TopicRow]:
    """The claims of `topic` with their values, documents and speakers, by value."""
    claims = topic.claims.live().order_by(F("low").asc(nulls_last=True), "statement")
    rows = Assertion.objects.filter(claim__in=claims).values_list("claim_id", "document__title", "speaker__name")
    documents: dict[uuid.UUID, dict[str, None]] = {}
    speakers: dict[uuid.UUID, dict[str, None]] = {}
    for claim_id, title, speaker in rows.order_by("document__title", "start"):
        if claim_id is not None:
            documents.setdefault(claim_id, {})[title] = None
            speakers.setdefault(claim_id, {})[speaker or "the document itself"] = None
    return [
        TopicRow(
            claim,
            value_of(claim),
            tuple(documents.get(claim.id, ())),
            tuple(speakers.get(claim.id, ())),
            claim.contradiction_count > 0,
            support(claim) if claim.document_count else "–",
        )
        for claim in claims
    ]


def value_of(claim: Claim) -> str:
    """The typed value of a claim in words: "about 750 million to 800 million USD per year"; "" where it has none."""
    return amount(claim.low, claim.high, unit=claim.unit, per=claim.per, approximate=claim.approximate)


def _capped(
    rows: QuerySet[Relation] | QuerySet[Assertion] | QuerySet[Claim] | QuerySet[Uncovered] | QuerySet[ImpossibleValue],
) -> int:
    return rows.order_by()[:QUEUE_CAP].count()
