"""Rows -> ClaimReport: the only part of the reports that reads the database.

The number of queries does not depend on the size of the base, nor on how many assertions the claim has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from claims.analysis.spans import paragraph_around
from claims.models import (
    Assertion,
    Authorship,
    Citation,
    Claim,
    Dependence,
    Document,
    Finding,
    Judgement,
    Note,
    Relation,
)
from claims.models.choices import Holding, Modality, Polarity, RelationStatus, Scope, Status, SubjectKind, Verdict
from claims.reports.values import (
    CitedWork,
    ClaimReport,
    DecisionLine,
    Evidence,
    OriginLine,
    OtherClaim,
    Passage,
    Reason,
    RelationGroup,
    Source,
)
from claims.reports.wording import amount, counted, listed

Item = TypeVar("Item")

HEADINGS = (
    (Verdict.CONTRADICTS, "What contradicts it"),
    (Verdict.TENSION, "What is in tension with it"),
    (Verdict.AGREES, "What agrees with it"),
    (Verdict.REFINES, "What refines it"),
    (Verdict.NOT_COMPARABLE, "Considered and found not comparable"),
)
DIGEST_MARK = "quoted from a digest, original not held"
CITED_MARK = "known from citations only, text not held"


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that one report is made of."""

    claim: Claim
    assertions: list[Assertion]
    relations: list[Relation]
    others: dict[UUID, list[Assertion]]
    dependences: list[Dependence]
    judgements: list[Judgement]
    grouping: list[Finding]


def claim_report(claim: Claim, *, decided_only: bool = False, printed: str = "", printed_by: str = "") -> ClaimReport:
    """The source report of `claim`. `decided_only` leaves out relations that the machine suggested and nobody judged.

    `printed` and `printed_by` are words for the foot of the page; without them the same data give the same report.
    """
    rows = _rows(claim, decided_only=decided_only)
    origin_numbers = {row.id: row.origin.number for row in rows.assertions if row.origin}
    evidence = tuple(_evidence(n, row, origin_numbers.get(row.id)) for n, row in enumerate(rows.assertions, 1))
    relations = _relation_groups(rows)
    return ClaimReport(
        key=str(claim.id),
        statement=claim.statement,
        topic=claim.topic.title if claim.topic else "",
        value=claim_value(claim),
        period=claim.period,
        modality=_modality(claim.modality, claim.polarity),
        status=Status(claim.status).label,
        admiralty=_admiralty(claim, rows.assertions),
        admiralty_basis=claim.credibility_basis,
        bottom_line=bottom_line(claim, relations),
        evidence=evidence,
        origins=_origins(rows.assertions),
        passages=tuple(_passage(row) for row in rows.dependences),
        grouping=tuple(Reason(row.rule, row.sentence) for row in rows.grouping),
        relations=relations,
        decisions=tuple(_decision(row) for row in rows.judgements),
        sources=_unique(item.source for item in evidence),
        works=tuple(sorted({work.work for item in evidence for work in item.cited if work.work})),
        decided_only=decided_only,
        software=f"Whence {software_version()}",
        printed=printed,
        printed_by=printed_by,
    )


def software_version() -> str:
    """The version of the installed package, or "from source" where it is not installed."""
    try:
        return version("whence")
    except PackageNotFoundError:
        return "from source"


def claim_value(claim: Claim) -> str:
    """The typed value of a claim in words, with what it measures."""
    words = amount(claim.low, claim.high, unit=claim.unit, per=claim.per, approximate=claim.approximate)
    return f"{words}: {claim.measures}" if words and claim.measures else words


def bottom_line(claim: Claim, relations: Sequence[RelationGroup]) -> str:
    """In one line how many stand behind the claim and what stands against it."""
    parts = [counted(claim.document_count, "document"), counted(claim.origin_count, "origin")]
    if claim.unknown_lineage_count:
        parts.append(f"{claim.unknown_lineage_count} of unknown lineage")
    verbs = {Verdict.CONTRADICTS: ("contradicts", "contradict"), Verdict.TENSION: ("is in tension", "are in tension"),
             Verdict.AGREES: ("agrees", "agree"), Verdict.REFINES: ("refines it", "refine it")}  # fmt: skip
    against = []
    for group in relations:
        if group.verdict in verbs:
            one, many = verbs[Verdict(group.verdict)]
            against.append(f"{len(group.claims)} {one if len(group.claims) == 1 else many}")
    return f"{', '.join(parts)}; {listed(against) or 'nothing found for or against it'}."


def _rows(claim: Claim, *, decided_only: bool) -> _Rows:
    assertions = list(_assertions().filter(claim=claim).order_by("document__title", "document", "start"))
    relations = (
        Relation.objects.filter(Q(left=claim) | Q(right=claim))
        .exclude(status=RelationStatus.REJECTED)
        .select_related("left", "right", "left_assertion__document", "right_assertion__document")
        .prefetch_related("findings")
        .order_by("verdict", "explanation", "id")
    )
    if decided_only:
        relations = relations.decided()
    listed_relations = list(relations)
    others: dict[UUID, list[Assertion]] = defaultdict(list)
    other_ids = {row.right_id if row.left_id == claim.id else row.left_id for row in listed_relations}
    for row in Assertion.objects.filter(claim__in=other_ids).select_related("document").order_by("document__title"):
        if row.claim_id:
            others[row.claim_id].append(row)
    documents = {row.document_id for row in assertions}
    dependences = (
        Dependence.objects.filter(left_document__in=documents, right_document__in=documents)
        .select_related("left_document", "right_document")
        .order_by("kind", "left_document__title", "left_start", "right_document__title", "right_start")
    )
    relation_ids = [row.id for row in listed_relations]
    judgements = Judgement.objects.filter(
        Q(subject_kind=SubjectKind.CLAIM, subject_id=claim.id)
        | Q(subject_kind=SubjectKind.ASSERTION, subject_id__in=[row.id for row in assertions])
        | Q(subject_kind=SubjectKind.RELATION, subject_id__in=relation_ids)
    ).order_by("decided_at", "id")
    return _Rows(
        claim,
        assertions,
        listed_relations,
        others,
        [row for row in dependences if _touches(row, assertions)],
        list(judgements),
        list(Finding.objects.filter(claim=claim).order_by("position", "rule", "sentence")),
    )


def _assertions() -> QuerySet[Assertion]:
    authorships = Authorship.objects.select_related("author").order_by("position")
    works = Document.objects.select_related("publisher").prefetch_related(Prefetch("authorships", authorships))
    citations = Citation.objects.prefetch_related(Prefetch("work", works)).order_by("start")
    notes = Note.objects.prefetch_related(Prefetch("citations", citations)).order_by("number")
    return Assertion.objects.select_related(
        "document", "document__publisher", "document__superseded_by", "speaker", "origin"
    ).prefetch_related(
        Prefetch("document__authorships", authorships), Prefetch("notes", notes), "attributions__speaker"
    )


def _touches(link: Dependence, assertions: Iterable[Assertion]) -> bool:
    """True where the link is on whole documents, or its place lies in an assertion of the claim on both sides."""
    return _side_touches(link.left_document_id, link.left_start, link.left_end, assertions) and _side_touches(
        link.right_document_id, link.right_start, link.right_end, assertions
    )


def _side_touches(document: UUID, start: int | None, end: int | None, assertions: Iterable[Assertion]) -> bool:
    if start is None or end is None:
        return True
    return any(row.document_id == document and row.start < end and start < row.end for row in assertions)


def _evidence(number: int, row: Assertion, origin: int | None) -> Evidence:
    text = row.document.text
    paragraph = paragraph_around(text, row.start, row.end)
    return Evidence(
        number=number,
        source=_source(row.document),
        before=text[paragraph.start : row.start],
        quote=text[row.start : row.end],
        after=text[row.end : paragraph.end],
        place=_place(row),
        voice=_voice(row),
        modality=_modality(row.modality, row.polarity),
        status=Status(row.status).label,
        chain=_chain(row),
        cited=_cited(row),
        origin=origin,
    )


def _source(document: Document) -> Source:
    marks = {Holding.DIGEST: DIGEST_MARK, Holding.CITED: CITED_MARK}
    return Source(
        key=str(document.id),
        title=document.title,
        authors=_authors(document),
        publisher=document.publisher.name if document.publisher else document.container,
        published=document.published,
        url=document.url,
        mark=str(marks.get(Holding(document.holding), "")),
        sha256=document.sha256 or "",
        admiralty=_reliability(document),
        superseded=hasattr(document, "superseded_by"),
    )


def _authors(document: Document) -> str:
    return listed([row.author.name for row in document.authorships.all()])


def _reliability(document: Document) -> str:
    """The best judged letter among the authors and the publisher; F where none was judged."""
    letters = [row.author.reliability for row in document.authorships.all()]
    letters += [document.publisher.reliability] if document.publisher else []
    return min(letters, default="F")


def _place(row: Assertion) -> str:
    parts = [f"section “{row.section}”"] if row.section else []
    parts += [f"paragraph {row.paragraph}"] if row.paragraph else []
    return ", ".join([*parts, f"characters {row.start} to {row.end}"])


def _voice(row: Assertion) -> str:
    if row.speaker is None:
        return "the document's own voice"
    return f"{row.speaker.name} ({row.speaker.affiliation})" if row.speaker.affiliation else row.speaker.name


def _chain(row: Assertion) -> tuple[str, ...]:
    hops = [hop.speaker.name if hop.speaker else hop.source for hop in row.attributions.all()]
    return (row.document.title, *(hop for hop in hops if hop)) if hops else ()


def _cited(row: Assertion) -> tuple[CitedWork, ...]:
    return tuple(_work(note, citation) for note in row.notes.all() for citation in note.citations.all())


def _work(note: Note, citation: Citation) -> CitedWork:
    if citation.work is None:
        return CitedWork(note.number, citation.surface, citation.pages, "the work meant could not be told")
    work = citation.work
    publisher = work.publisher.name if work.publisher else work.container
    names = [part for part in (_authors(work), work.title, publisher, citation.published or work.published) if part]
    ending = "the chain ends here: text not held" if work.holding == Holding.CITED else "text held"
    return CitedWork(note.number, ", ".join(names), citation.pages, ending)


def _modality(modality: str, polarity: str) -> str:
    words = str(Modality(modality).label)
    return f"{words}, negated" if polarity == Polarity.NEGATIVE and modality != Modality.DENIED else words


def _admiralty(claim: Claim, assertions: Iterable[Assertion]) -> str:
    letters = [_reliability(row.document) for row in assertions]
    return f"{min(letters, default='F')}{claim.credibility}"


def _origins(assertions: Sequence[Assertion]) -> tuple[OriginLine, ...]:
    members: dict[UUID, list[int]] = defaultdict(list)
    origins = {}
    for number, row in enumerate(assertions, 1):
        if row.origin:
            members[row.origin.id].append(number)
            origins[row.origin.id] = row.origin
    ordered = sorted(origins.values(), key=lambda origin: origin.number)
    return tuple(OriginLine(o.number, tuple(members[o.id]), o.lineage_known, o.sentence) for o in ordered)


def _passage(row: Dependence) -> Passage:
    return Passage(
        kind=row.get_kind_display(),
        sentence=row.sentence,
        left_source=row.left_document.title,
        left=_stretch(row.left_document, row.left_start, row.left_end),
        right_source=row.right_document.title,
        right=_stretch(row.right_document, row.right_start, row.right_end),
    )


def _stretch(document: Document, start: int | None, end: int | None) -> str:
    return "" if start is None or end is None else document.text[start:end]


def _relation_groups(rows: _Rows) -> tuple[RelationGroup, ...]:
    by_verdict: dict[str, list[OtherClaim]] = defaultdict(list)
    for relation in rows.relations:
        by_verdict[relation.verdict].append(_other(relation, rows))
    return tuple(
        RelationGroup(str(verdict), heading, tuple(by_verdict[verdict]))
        for verdict, heading in HEADINGS
        if by_verdict[verdict]
    )


def _other(relation: Relation, rows: _Rows) -> OtherClaim:
    other = relation.right if relation.left_id == rows.claim.id else relation.left
    decided = relation.status not in (RelationStatus.SUGGESTED, RelationStatus.DEFERRED)
    return OtherClaim(
        claim=str(other.id),
        statement=other.statement,
        value=claim_value(other),
        sources=_unique(row.document.title for row in rows.others[other.id]),
        explanation=relation.explanation,
        reasons=tuple(Reason(finding.rule, finding.sentence) for finding in relation.findings.all()),
        scope=Scope(relation.scope).label,
        standing=RelationStatus(relation.status).label if decided else "suggested by the machine, not judged yet",
        suggested=not decided,
        stale=relation.stale,
    )


def _decision(row: Judgement) -> DecisionLine:
    what = f"{row.get_decision_display()} ({row.get_subject_kind_display()})"
    stale = " (stale)" if row.stale else ""
    return DecisionLine(f"{row.decided_at:%Y-%m-%d %H:%M}", row.username or "unknown", what + stale, row.reason)


def _unique(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))
