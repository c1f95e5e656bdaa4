"""Origins of claims: which of a claim's assertions are independent, read from the rows as people have left them."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Right, Substr

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.relations.credits import sources_named
from claims.analysis.relations.independence import (
    CREDIT_REACH,
    ENDING_REACH,
    dependences,
    known_lineage,
    origins,
    other_mouths,
)
from claims.analysis.relations.values import ComparableClaim, DependenceKind, End, Reuse
from claims.analysis.relations.values import Dependence as Link
from claims.models import AnalysisRun, Assertion, Attribution, Authorship, Citation, Dependence, Document, Origin
from claims.models.base import content_id
from claims.models.choices import Holding, Status
from claims.services.counting import recount
from claims.services.pending import touch
from claims.services.recording import BATCH, batches, create

MOST_REASONS = 4
"""Reasons that the sentence of an origin names; all of them are rows."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What independence rests on, as the rows have it: keys of documents, works and claims are those of the rows."""

    members: Mapping[uuid.UUID, list[ComparableClaim]]
    documents: Mapping[str, ParsedDocument]
    titles: Mapping[str, str]
    passages: Mapping[tuple[str, str], list[Reuse]]
    speakers: Mapping[str, uuid.UUID | None]
    beside: Mapping[str, list[str]]

    def links(self, claim: uuid.UUID) -> list[Link]:
        """The links between the assertions of `claim`."""
        members = self.members[claim]
        homes = {member.document for member in members}
        pairs = sorted((home, other) for home in homes for other in self.beside.get(home, ()) if other in homes)
        passages = [passage for pair in pairs for passage in self.passages[pair]]
        return dependences(members, {m.document: self.documents[m.document] for m in members}, passages)

    def readable(self, sentence: str) -> str:
        """`sentence` with titles in place of keys."""
        return _KEY.sub(lambda match: f"“{self.titles.get(match.group(), match.group())}”", sentence)


def refresh_claims(claims: Collection[uuid.UUID] | None = None) -> int:
    """Set links, origins and counts of `claims` (all where None) anew; returns the number of claims that changed.

    The next run of relating looks at `claims` again.
    """
    if claims is not None:
        touch(claims)
    evidence = load_evidence(claims)
    wanted = link_rows(evidence, run=None)
    stored = set(Dependence.objects.filter(id__in=wanted).values_list("id", flat=True))
    create(Dependence, [row for key, row in wanted.items() if key not in stored])
    return store_origins(evidence, claims) + recount(claims)


def load_evidence(claims: Collection[uuid.UUID] | None = None) -> Evidence:
    """What the independence of the assertions of `claims` (all where None) rests on."""
    rows = Assertion.objects.filter(claim__isnull=False, document__superseded_by__isnull=True)
    rows = rows.exclude(status=Status.REJECTED).exclude(document__holding=Holding.CITED)
    if claims is not None:
        rows = rows.filter(claim__in=claims)
    documents = Document.objects.filter(id__in=rows.order_by().values("document"))
    about = {
        str(key): (title, publisher or "", opening, ending)
        for key, title, publisher, opening, ending in documents.annotate(
            opening=Substr("text", 1, CREDIT_REACH), ending=Right("text", ENDING_REACH)
        ).values_list("id", "title", "publisher__name", "opening", "ending")
    }
    writers: dict[str, list[str]] = defaultdict(list)
    for written, name in Authorship.objects.filter(document__in=documents).values_list("document_id", "author__name"):
        writers[str(written)].append(name)
    works: dict[uuid.UUID, list[str]] = defaultdict(list)
    titles = {key: title for key, (title, *_) in about.items()}
    cited = Citation.objects.filter(work__isnull=False, note__assertions__in=rows.order_by())
    for cited_by, work, title in cited.values_list("note__assertions", "work_id", "work__title").distinct():
        works[cited_by].append(str(work))
        titles[str(work)] = title or ""
    # what the document itself says of the speaker; what is known of an author may come from another document
    said = Attribution.objects.filter(assertion__in=rows.order_by(), speaker__isnull=False).order_by("position")
    sources = dict(said.values_list("assertion_id", "source"))
    members: dict[uuid.UUID, list[ComparableClaim]] = defaultdict(list)
    speakers: dict[str, uuid.UUID | None] = {}
    for row in rows.select_related("speaker").only(*_MEMBER_FIELDS).order_by("document", "start", "end", "id"):
        if row.claim_id is None:
            continue
        key, home = str(row.id), str(row.document_id)
        speakers[key] = row.speaker_id
        members[row.claim_id].append(
            ComparableClaim(
                key=key,
                document=home,
                start=row.start,
                end=row.end,
                surface=row.quote if sources_named(row.quote) else "",
                speaker=row.speaker.name if row.speaker else None,
                works=tuple(sorted(works[row.id])),
                authors=tuple(sorted(writers[home])),
                publisher=about[home][1],
                affiliation=sources.get(row.id, ""),
            )
        )
    # without their days: which came first is told where a link is shown, by the days as they are known then
    edges = {
        key: ParsedDocument(f"{opening}\n\n{ending}", "", title=title, publisher=publisher)
        for key, (title, publisher, opening, ending) in about.items()
    }
    passages = _passages(documents)
    beside: dict[str, list[str]] = defaultdict(list)
    for left, right in passages:
        beside[left].append(right)
    return Evidence(members, edges, titles, passages, speakers, beside)


_KEY = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_MEMBER_FIELDS = ("id", "claim", "document", "start", "end", "quote", "speaker__name")


def _passages(documents: QuerySet[Document]) -> dict[tuple[str, str], list[Reuse]]:
    """The stored passages that two of `documents` share, by the pair of documents."""
    found: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    rows = Dependence.objects.filter(
        kind=DependenceKind.SHARED_WORDING, left_document__in=documents, right_document__in=documents
    )
    for row in rows.order_by("left_start", "right_start", "id"):
        left, right = str(row.left_document_id), str(row.right_document_id)
        if None not in (row.left_start, row.left_end, row.right_start, row.right_end):
            found[left, right].append(
                Reuse(
                    *(left, row.left_start or 0, row.left_end or 0),
                    *(right, row.right_start or 0, row.right_end or 0),
                    similarity=row.similarity or 0.0,
                    rule=row.rule,
                )
            )
    return found


def link_rows(evidence: Evidence, *, run: AnalysisRun | None) -> dict[uuid.UUID, Dependence]:
    """Rows for the links between assertions of one claim, by key.

    Shared wording is left out: its passages are rows of their own, whether a claim touches them or not. So is that two
    assertions stand in one document: the rows say that anyway.
    """
    rows = {}
    for claim in evidence.members:
        for link in evidence.links(claim):
            if link.kind not in UNSTORED and link.left.document != link.right.document:
                row = _link_row(evidence, claim, link, run)
                rows[row.id] = row
    return rows


def _link_row(evidence: Evidence, claim: uuid.UUID, link: Link, run: AnalysisRun | None) -> Dependence:
    left, right = sorted((link.left, link.right), key=lambda end: (end.document, end.start, end.end))
    row = Dependence(
        kind=link.kind.value,
        left_document_id=uuid.UUID(left.document),
        right_document_id=uuid.UUID(right.document),
        sentence=evidence.readable(link.sentence),
        rule=link.rule[:60],
        run=run,
    )
    if link.kind in OF_DOCUMENTS:
        row.id = content_id("dependence", link.kind, left.document, right.document, link.sentence)
        return row
    at = {End(m.document, m.start, m.end): m.key for m in evidence.members[claim]}
    row.id = content_id("dependence", link.kind, at[left], at[right], link.sentence)
    row.left_start, row.left_end, row.right_start, row.right_end = left.start, left.end, right.start, right.end
    row.left_assertion_id, row.right_assertion_id = uuid.UUID(at[left]), uuid.UUID(at[right])
    if link.kind == DependenceKind.SHARED_SPEAKER:
        row.speaker_id = evidence.speakers[at[left]]
    if link.kind == DependenceKind.SHARED_WORK and (named := _KEY.search(link.sentence)):
        row.work_id = uuid.UUID(named.group())
    return row


UNSTORED = frozenset({DependenceKind.SHARED_WORDING, DependenceKind.SAME_DOCUMENT})
OF_DOCUMENTS = frozenset({DependenceKind.SAME_AUTHOR, DependenceKind.SAME_PUBLISHER, DependenceKind.AGENCY_CREDIT})
"""Links that hold between whole documents, so that one row says them for all claims."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One origin as it should be."""

    members: frozenset[uuid.UUID]
    lineage_known: bool
    sentence: str


def store_origins(evidence: Evidence, claims: Collection[uuid.UUID] | None = None) -> int:
    """Store the origins of `claims` (all where None) where they differ; returns the number of claims that changed."""
    stored = _stored_origins(claims)
    keys = {*evidence.members, *stored} if claims is None else set(claims)
    wanted = {key: wanted_origins(evidence, key) for key in sorted(keys)}
    changed = [key for key in wanted if wanted[key] != stored.get(key, [])]
    rows, placed = [], {}
    for claim in changed:
        for number, origin in enumerate(wanted[claim], start=1):
            key = content_id("origin", claim, *sorted(origin.members))
            rows.append(
                Origin(
                    id=key,
                    claim_id=claim,
                    number=number,
                    lineage_known=origin.lineage_known,
                    sentence=origin.sentence,
                )
            )
            placed.update(dict.fromkeys(origin.members, key))
    for part in batches(changed):
        Origin.objects.filter(claim__in=part).delete()
    create(Origin, rows)
    for part in batches(changed):
        assertions = list(Assertion.objects.filter(claim__in=part).only("id"))
        for assertion in assertions:
            assertion.origin_id = placed.get(assertion.id)
        Assertion.objects.bulk_update(assertions, ["origin"], batch_size=BATCH)
    return len(changed)


def wanted_origins(evidence: Evidence, claim: uuid.UUID) -> list[Wanted]:
    """The origins of `claim` as its assertions and the links between them have it, in a fixed order."""
    members = evidence.members.get(claim, [])
    links = evidence.links(claim) if len(members) > 1 else []
    known = set(known_lineage(members, {m.document: evidence.documents[m.document] for m in members}))
    found, _ = origins([m.key for m in members], links, known, members)
    return [
        Wanted(
            frozenset(uuid.UUID(key) for key in keys),
            not known.isdisjoint(keys),
            _sentence(evidence, [m for m in members if m.key in keys], links, known=not known.isdisjoint(keys)),
        )
        for keys in found
    ]


def _sentence(evidence: Evidence, members: Sequence[ComparableClaim], links: Iterable[Link], *, known: bool) -> str:
    """Why `members` count as one origin."""
    if len(members) > 1:
        ends = {(m.document, m.start) for m in members}
        documents = {m.document for m in members}
        inside = [
            link.sentence
            for link in links
            if {link.left.document, link.right.document} <= documents
            and (link.kind == DependenceKind.SHARED_WORDING or (link.left.document, link.left.start) in ends)
        ]
        return " ".join(evidence.readable(sentence) for sentence in list(dict.fromkeys(inside))[:MOST_REASONS])
    return "" if known else "The document names no author, speaker or source for it."


def _stored_origins(claims: Collection[uuid.UUID] | None) -> dict[uuid.UUID, list[Wanted]]:
    """The origins of `claims` as they are stored, in order."""
    rows = Origin.objects.order_by("claim", "number")
    placed = Assertion.objects.filter(origin__isnull=False)
    if claims is not None:
        rows, placed = rows.filter(claim__in=claims), placed.filter(origin__claim__in=claims)
    members: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for assertion, origin in placed.order_by().values_list("id", "origin_id"):
        if origin is not None:
            members[origin].add(assertion)
    found: dict[uuid.UUID, list[Wanted]] = defaultdict(list)
    for row in rows:
        found[row.claim_id].append(Wanted(frozenset(members[row.id]), row.lineage_known, row.sentence))
    return found


def mouth_findings(evidence: Evidence, claim: uuid.UUID) -> list[tuple[str, str, str, str]]:
    """Rule, sentence and values where the documents of `claim` print the same words but credit different mouths."""
    if len(evidence.members.get(claim, ())) < 2:
        return []
    found = other_mouths(evidence.members[claim], evidence.links(claim))
    return [
        (f.rule, evidence.readable(f.sentence), evidence.readable(f.left), evidence.readable(f.right)) for f in found
    ]
