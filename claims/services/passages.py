"""Passages that compared documents share: found by marks of their runs of words, stored as dependences."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.relations.printed import Printed, printed, winnowed
from claims.analysis.relations.reuse import FAMILY, FIRST, IN_A_ROW, KEPT, STOCK, fingerprints, passages
from claims.analysis.relations.values import DependenceKind, Reuse
from claims.derived.models import Fingerprint, Reading
from claims.models import AnalysisRun, Dependence
from claims.models.base import content_id
from claims.services.pending import again, state_of_code
from claims.services.recording import BATCH, batches, create


def body_of(parsed: ParsedDocument) -> str:
    """The text in which passages are looked for, code point for code point that of the document."""
    return parsed.view if parsed.sentences else parsed.text


class Printing:
    """The words of compared documents, each read once."""

    def __init__(self) -> None:
        self.printed = lru_cache(maxsize=KEPT)(printed)

    def passages_with(self, reading: Reading) -> list[Reuse]:
        """The passages that the document of `reading` shares with others, by the sha256 of the texts.

        Documents that were compared since `reading` entered are left out: they found their passages with it then.
        """
        ours = self.printed(reading.body)
        stock = _stock(fingerprints(ours))
        others = _holders([n for n in fingerprints(ours) if n not in stock]) | _long(reading, winnowed(ours), stock)
        since = Reading.objects.filter(compared__gt=reading.entered)
        for part in batches(sorted(others)):
            others -= set(since.filter(id__in=part).values_list("id", flat=True))
        others.discard(reading.id)
        found: list[Reuse] = []
        for part in batches(sorted(others)):
            for sha256, body in Reading.objects.filter(id__in=part).values_list("sha256", "body"):
                found += self._between(sorted([(reading.sha256, ours), (sha256, self.printed(body))]))
        return sorted(found, key=lambda p: (p.left, p.right, p.left_start, p.right_start))

    def _between(self, two: list[tuple[str, Printed]]) -> list[Reuse]:
        (left, ours), (right, theirs) = two
        if not passages(left, ours, right, theirs):
            return []
        return passages(left, ours, right, theirs, _stock(fingerprints(ours)))


def store_fingerprints(reading: Reading) -> None:
    """Let the stored marks of the body of `reading` be what they are.

    Where a mark is a stock phrase by that, or no longer one, the documents that may share a passage otherwise than
    before have to be read again.
    """
    wanted = set(fingerprints(printed(reading.body)))
    stored = dict(Fingerprint.objects.filter(reading=reading).values_list("value", "id"))
    added, gone = wanted - stored.keys(), stored.keys() - wanted
    for part in batches(sorted(gone)):
        Fingerprint.objects.filter(id__in=[stored[value] for value in part]).delete()
    create(Fingerprint, [Fingerprint(value=value, reading=reading) for value in sorted(added)])
    for value in sorted(_held_by(STOCK + 1, added)):
        _read_again_where_shared(_holders([value]) - {reading.id})
    for value in sorted(_held_by(STOCK, gone)):
        again(sorted(_holders([value]) - {reading.id})[1:])


def drop_fingerprints(reading: Reading) -> None:
    """Delete the stored marks of the body of `reading`."""
    reading.body = ""
    store_fingerprints(reading)


def _held_by(number: int, values: Collection[int]) -> set[int]:
    """Those of `values` that exactly `number` documents have."""
    found: set[int] = set()
    for part in batches(sorted(values)):
        rows = Fingerprint.objects.filter(value__in=part).order_by().values("value")
        found |= set(rows.annotate(held=Count("id")).filter(held=number).values_list("value", flat=True))
    return found


def _stock(values: Collection[int]) -> set[int]:
    """Those of `values` that more than STOCK documents have."""
    found: set[int] = set()
    for part in batches(sorted(set(values))):
        rows = Fingerprint.objects.filter(value__in=part).order_by().values("value")
        found |= set(rows.annotate(held=Count("id")).filter(held__gt=STOCK).values_list("value", flat=True))
    return found


def _holders(values: Collection[int]) -> set[int]:
    """The readings that have one of `values`."""
    found: set[int] = set()
    for part in batches(sorted(values)):
        found |= set(Fingerprint.objects.filter(value__in=part).order_by().values_list("reading", flat=True).distinct())
    return found


def _long(reading: Reading, marks: Iterable[tuple[int, int]], stock: Collection[int]) -> set[int]:
    """The readings that share so many stock phrases in a row with `reading` that they may share a long passage.

    Of more than FAMILY of them the first few.
    """
    found: set[int] = set()
    for is_stock, row in groupby((value for value, _ in marks), key=lambda value: value in stock):
        values = sorted(set(row))
        if not is_stock or len(values) < IN_A_ROW:
            continue
        rows = Fingerprint.objects.filter(value__in=values[:BATCH]).order_by().values("reading")
        many = rows.annotate(shared=Count("id")).filter(shared__gte=IN_A_ROW)
        family = list(many.values_list("reading__sha256", "reading").order_by("reading__sha256"))
        first = family[:FIRST]
        found |= {key for _, key in (family if len(family) <= FAMILY or reading.id in dict(first).values() else first)}
    return found


def _read_again_where_shared(readings: Collection[int]) -> None:
    """Let one of each two documents of `readings` that share a stored passage be read again."""
    of = dict(Reading.objects.filter(id__in=readings).values_list("document", "id"))
    rows = Dependence.objects.filter(kind=DependenceKind.SHARED_WORDING.value).order_by()
    shared = rows.filter(left_document__in=of, right_document__in=of)
    again({of[left] for left in shared.values_list("left_document", flat=True)})


def sync_passages(
    reading: Reading, found: Iterable[Reuse], documents: Mapping[str, uuid.UUID], run: AnalysisRun
) -> Counter[str]:
    """Let the stored passages between `reading` and other documents be those `found`.

    `documents` has the keys of the documents by sha256. Passages with documents that were compared since `reading`
    entered, or that are to be read, are left to those.
    """
    wanted = {row.id: row for row in (_row(passage, documents, run) for passage in found)}
    rows = list(_passages_of(reading.document_id).values_list("id", "left_document", "right_document"))
    partners = {key for _, *ends in rows for key in ends}
    settled: set[uuid.UUID | None] = {reading.document_id}
    for part in batches(sorted(partners)):
        now = Reading.objects.filter(document__in=part, code=state_of_code())
        settled |= set(
            now.filter(Q(compared__isnull=True) | Q(compared__lt=reading.entered)).values_list("document", flat=True)
        )
    stored = {key for key, *ends in rows if key in wanted or settled.issuperset(ends)}
    gone = sorted(stored - wanted.keys())
    made = [row for key, row in wanted.items() if key not in stored]
    delete_dependences(gone)
    create(Dependence, made)
    return Counter(dependences_made=len(made), dependences_deleted=len(gone))


def drop_passages(document: uuid.UUID | None) -> Counter[str]:
    """Delete the stored passages of a document."""
    gone = list(_passages_of(document).values_list("id", flat=True))
    delete_dependences(gone)
    return Counter(dependences_deleted=len(gone))


def sharing(document: uuid.UUID | None) -> set[uuid.UUID]:
    """The documents that have a stored passage with `document`."""
    pairs = _passages_of(document).values_list("left_document", "right_document")
    return {key for pair in pairs for key in pair} - {document}


def _passages_of(document: uuid.UUID | None) -> QuerySet[Dependence]:
    rows = Dependence.objects.filter(kind=DependenceKind.SHARED_WORDING.value).order_by()
    return rows.filter(Q(left_document=document) | Q(right_document=document))


def delete_dependences(keys: Iterable[uuid.UUID]) -> None:
    """Delete links by key."""
    for part in batches(keys):
        Dependence.objects.filter(id__in=part).delete()


def _row(passage: Reuse, documents: Mapping[str, uuid.UUID], run: AnalysisRun) -> Dependence:
    left, right = sorted(
        (
            (documents[passage.left], passage.left_start, passage.left_end),
            (documents[passage.right], passage.right_start, passage.right_end),
        )
    )
    return Dependence(
        id=content_id("dependence", DependenceKind.SHARED_WORDING, *left, *right),
        kind=DependenceKind.SHARED_WORDING.value,
        left_document_id=left[0],
        left_start=left[1],
        left_end=left[2],
        right_document_id=right[0],
        right_start=right[1],
        right_end=right[2],
        similarity=passage.similarity,
        sentence=f"Both print a passage in the same words ({passage.similarity:.0%} of them).",
        rule=passage.rule[:60],
        run=run,
    )
