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

from django.db.models import Case, F, Prefetch, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Substr

from claims.analysis.masking import readable
from claims.models import (
    Assertion,
    Authorship,
    Claim,
    Dependence,
    Document,
    Finding,
    ImpossibleValue,
    Judgement,
    Origin,
    Relation,
)
from claims.models.choices import (
    BY_A_PERSON,
    Holding,
    Modality,
    Polarity,
    RelationStatus,
    Scope,
    Status,
    SubjectKind,
    Verdict,
)
from claims.queries import evidence as queries
from claims.queries.desk import came_after, impossible_of
from claims.queries.standing import COMPARED, Tally, gates_of, support, tallies
from claims.queries.wording import amount, listed
from claims.reports.values import (
    CitedWork,
    ClaimReport,
    DecisionLine,
    Evidence,
    ImpossibleLine,
    OriginLine,
    OtherClaim,
    Passage,
    Reason,
    RelationGroup,
    Source,
)

Item = TypeVar("Item")

HEADINGS = (
    (Verdict.CONTRADICTS, "What contradicts it"),
    (Verdict.TENSION, "What is in tension with it"),
    (Verdict.AGREES, "What agrees with it"),
    (Verdict.REFINES, "What refines it"),
    (Verdict.NOT_COMPARABLE, "Considered and not comparable"),
)
STANDING: dict[str, str] = {
    RelationStatus.SUGGESTED: "suggested by the machine, not judged yet",
    RelationStatus.DEFERRED: "suggested by the machine, deferred",
}
DIGEST_MARK = "quoted from a digest, original not held"
CITED_MARK = "known from citations only, text not held"
AFFIRMED = str(Polarity.POSITIVE.label)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that one report is made of. `titles` are those of the documents behind each related claim."""

    claim: Claim
    passages: list[queries.Passage]
    documents: dict[UUID, Document]
    relations: list[Relation]
    titles: dict[UUID, tuple[str, ...]]
    dependences: list[Dependence]
    judgements: list[Judgement]
    grouping: list[Finding]
    impossible: list[ImpossibleValue]


def claim_report(claim: Claim, *, decided_only: bool = False, printed: str = "", printed_by: str = "") -> ClaimReport:
    """The source report of `claim`. `decided_only` leaves out relations that the machine suggested and nobody judged.

    `printed` and `printed_by` are words for the foot of the page; without them the same data give the same report.
    """
    rows = _rows(claim, decided_only=decided_only)
    sources = {key: _source(document) for key, document in rows.documents.items()}
    evidence = tuple(_evidence(n, row, sources[row.document_id]) for n, row in enumerate(rows.passages, 1))
    relations, standing = _relation_groups(rows), tallies(rows.relations)
    letter = min((source.admiralty for source in sources.values()), default="F")
    return ClaimReport(
        key=str(claim.id),
        statement=readable(claim.statement),
        topic=claim.topic.title if claim.topic else "",
        value=claim_value(claim),
        period=claim.period,
        modality=_modality(claim.modality, claim.polarity),
        status=Status(claim.status).label,
        admiralty=f"{letter}{claim.credibility}",
        admiralty_basis=claim.credibility_basis,
        bottom_line=bottom_line(claim, standing, decided_only=decided_only),
        evidence=evidence,
        origins=_origins(claim, rows.passages),
        passages=tuple(_passage(row) for row in rows.dependences),
        grouping=tuple(Reason(row.rule, row.sentence) for row in rows.grouping),
        relations=relations,
        impossible=tuple(_impossible(row, rows.passages) for row in rows.impossible),
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


def bottom_line(claim: Claim, standing: Iterable[Tally], *, decided_only: bool = False) -> str:
    """In one line on how much the claim rests and what stands with and against it, by whose word."""
    found = [tally.words for tally in standing if tally.verdict in COMPARED]
    nothing = "nothing for or against it is confirmed" if decided_only else "nothing found for or against it"
    return f"{support(claim)}; {'; '.join(found) or nothing}."


def _rows(claim: Claim, *, decided_only: bool) -> _Rows:
    ordered = Assertion.objects.filter(claim=claim).order_by("document__title", "document", "start")
    passages = queries.passages(ordered)
    relations = _relations(claim, decided_only=decided_only)
    documents = _documents({passage.document_id for passage in passages})
    impossible = list(impossible_of(claim))
    judgements = Judgement.objects.filter(
        Q(subject_kind=SubjectKind.CLAIM, subject_id=claim.id)
        | Q(subject_kind=SubjectKind.ASSERTION, subject_id__in=[passage.assertion_id for passage in passages])
        | Q(subject_kind=SubjectKind.RELATION, subject_id__in=[relation.id for relation in relations])
        | Q(subject_kind=SubjectKind.IMPOSSIBLE, subject_id__in=[value.id for value in impossible])
    ).order_by("decided_at", "id")
    return _Rows(
        claim,
        passages,
        documents,
        relations,
        _titles({_other_end(relation, claim).id for relation in relations}),
        [link for link in _dependences(set(documents)) if _touches(link, passages)],
        list(judgements),
        list(Finding.objects.filter(claim=claim).order_by("position", "rule", "sentence")),
        impossible,
    )


def _relations(claim: Claim, *, decided_only: bool) -> list[Relation]:
    rows = (
        Relation.objects.live()
        .filter(Q(left=claim) | Q(right=claim))
        .exclude(status=RelationStatus.REJECTED)
        .select_related("left", "right")
        .prefetch_related("findings")
        .order_by("verdict", "explanation", "id")
    )
    # within a verdict those come first that a person confirmed
    shown = rows.decided() if decided_only else rows
    return sorted(shown, key=lambda row: row.status not in BY_A_PERSON)


def _documents(keys: set[UUID]) -> dict[UUID, Document]:
    authorships = Authorship.objects.select_related("author").order_by("position")
    rows = Document.objects.filter(id__in=keys).select_related("publisher", "superseded_by").defer("text")
    return {row.id: row for row in rows.prefetch_related(Prefetch("authorships", authorships))}


def _titles(claims: set[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The titles of the documents that make each of `claims`."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = Assertion.objects.filter(claim__in=claims).order_by("document__title", "document")
    for claim, title in rows.values_list("claim_id", "document__title"):
        if claim is not None:
            found[claim].append(title)
    return {claim: _unique(titles) for claim, titles in found.items()}


def _dependences(documents: set[UUID]) -> QuerySet[Dependence]:
    """The links among `documents`, each with the stretches of text that it names."""
    both = Q(left_document__in=documents, right_document__in=documents)
    return (
        Dependence.objects.filter(both)
        .select_related("left_document", "right_document")
        .defer("left_document__text", "right_document__text")
        .annotate(left_words=_stretch("left"), right_words=_stretch("right"))
        .order_by("kind", "left_document__title", "left_start", "right_document__title", "right_start", "id")
    )


def _stretch(side: str) -> Case:
    start, end = F(f"{side}_start"), F(f"{side}_end")
    words = Substr(f"{side}_document__text", start + 1, end - start)
    return Case(When(**{f"{side}_start__isnull": False}, then=words), default=Value(""), output_field=TextField())


def _touches(link: Dependence, passages: Sequence[queries.Passage]) -> bool:
    """True where the link is on whole documents, or its place lies in an assertion of the claim on both sides."""
    left = _side_touches(link.left_document_id, link.left_start, link.left_end, passages)
    return left and _side_touches(link.right_document_id, link.right_start, link.right_end, passages)


def _side_touches(document: UUID, start: int | None, end: int | None, passages: Sequence[queries.Passage]) -> bool:
    if start is None or end is None:
        return True
    return any(row.document_id == document and row.start < end and start < row.end for row in passages)


def _evidence(number: int, passage: queries.Passage, source: Source) -> Evidence:
    return Evidence(
        number=number,
        source=source,
        before=passage.before,
        quote="".join(piece.text for piece in passage.quote),
        after=passage.after,
        place=_place(passage),
        voice=_voice(passage),
        modality=f"{passage.modality}, {passage.polarity}" if passage.polarity != AFFIRMED else passage.modality,
        status=passage.status_label,
        chain=(passage.document, *(hop.name for hop in passage.chain)) if passage.chain else (),
        cited=tuple(_work(cited) for cited in passage.cited),
        origin=passage.origin,
    )


def _source(document: Document) -> Source:
    marks = {Holding.DIGEST: DIGEST_MARK, Holding.CITED: CITED_MARK}
    return Source(
        key=str(document.id),
        title=document.title,
        authors=listed([row.author.name for row in document.authorships.all()]),
        publisher=document.publisher.name if document.publisher else document.container,
        published=document.published,
        url=document.url,
        mark=marks.get(Holding(document.holding), ""),
        sha256=document.sha256 or "",
        admiralty=_reliability(document),
        superseded=hasattr(document, "superseded_by"),
    )


def _reliability(document: Document) -> str:
    """The best judged letter among the authors and the publisher; F where none was judged."""
    letters = [row.author.reliability for row in document.authorships.all()]
    letters += [document.publisher.reliability] if document.publisher else []
    return min(letters, default="F")


def _place(passage: queries.Passage) -> str:
    parts = [f"page {passage.page}"] if passage.page else []
    parts += [f"section “{passage.section}”"] if passage.section else []
    parts += [f"paragraph {passage.paragraph}"] if passage.paragraph else []
    return ", ".join([*parts, f"characters {passage.start} to {passage.end}"])


def _voice(passage: queries.Passage) -> str:
    return passage.speaker or "the document's own voice"


def _work(cited: queries.Cited) -> CitedWork:
    work = f"{cited.work}, {cited.published}" if cited.work and cited.published else cited.work or cited.text
    may_be = " or ".join(readable(title) for _, title in cited.candidates)
    ending = f"{cited.ending}, may be {may_be}" if may_be else cited.ending
    return CitedWork(cited.note, readable(work), cited.pages, ending)


def _modality(modality: str, polarity: str) -> str:
    words = str(Modality(modality).label)
    return f"{words}, negated" if polarity == Polarity.NEGATIVE and modality != Modality.DENIED else words


def _origins(claim: Claim, passages: Sequence[queries.Passage]) -> tuple[OriginLine, ...]:
    members: dict[int, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages, 1):
        if passage.origin is not None:
            members[passage.origin].append(number)
    rows = Origin.objects.filter(claim=claim).order_by("number")
    return tuple(OriginLine(row.number, tuple(members[row.number]), row.lineage_known, row.sentence) for row in rows)


def _passage(row: Dependence) -> Passage:
    return Passage(
        kind=row.get_kind_display(),
        sentence=row.sentence,
        left_source=row.left_document.title,
        left=readable(getattr(row, "left_words", "")),
        right_source=row.right_document.title,
        right=readable(getattr(row, "right_words", "")),
        order=came_after(row),
    )


def _relation_groups(rows: _Rows) -> tuple[RelationGroup, ...]:
    splits = {tally.verdict: tally.split for tally in tallies(rows.relations)}
    by_verdict: dict[str, list[OtherClaim]] = defaultdict(list)
    for relation in rows.relations:
        by_verdict[relation.verdict].append(_other(relation, rows))
    return tuple(
        RelationGroup(str(verdict), heading, splits.get(verdict, ""), tuple(by_verdict[verdict]))
        for verdict, heading in HEADINGS
        if by_verdict[verdict]
    )


def _other_end(relation: Relation, claim: Claim) -> Claim:
    return relation.right if relation.left_id == claim.id else relation.left


def _other(relation: Relation, rows: _Rows) -> OtherClaim:
    other = _other_end(relation, rows.claim)
    decided = relation.status in BY_A_PERSON
    return OtherClaim(
        claim=str(other.id),
        statement=readable(other.statement),
        value=claim_value(other),
        sources=rows.titles.get(other.id, ()),
        explanation=relation.explanation,
        reasons=tuple(Reason(finding.rule, finding.sentence) for finding in relation.findings.all()),
        scope=Scope(relation.scope).label,
        standing=STANDING.get(relation.status, RelationStatus(relation.status).label),
        suggested=not decided,
        stale=relation.stale,
        support=support(other),
        gates=tuple(gates_of(relation)) if relation.verdict == Verdict.NOT_COMPARABLE else (),
    )


def _impossible(row: ImpossibleValue, passages: Sequence[queries.Passage]) -> ImpossibleLine:
    number = next((n for n, passage in enumerate(passages, 1) if passage.assertion_id == row.assertion_id), 0)
    return ImpossibleLine(number, row.sentence, row.rule, row.reason if row.dismissed else "")


def _decision(row: Judgement) -> DecisionLine:
    what = f"{row.get_decision_display()} ({row.get_subject_kind_display()})"
    stale = " (stale)" if row.stale else ""
    return DecisionLine(f"{row.decided_at:%Y-%m-%d %H:%M}", row.username or "unknown", what + stale, row.reason)


def _unique(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))
