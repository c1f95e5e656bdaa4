"""What relating has still to do: documents to compare, assertions to place, claims and questions to settle."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from claims.analysis import lexicon
from claims.derived.models import Comparable, Reading, UnsettledClaim, UnsettledQuestion
from claims.models import Assertion, Document
from claims.models.choices import Status
from claims.services.recording import BATCH, batches
from claims.services.runs import code_version

AGAIN = ""
"""The code by which no document was ever compared: it makes a document pending."""


def state_of_code() -> str:
    """What decides how documents compare: two states of code or vocabulary differ in it."""
    return f"{code_version()[:43]}/{lexicon.digest()[:20]}"


def unread() -> QuerySet[Document]:
    """The current held documents whose claims do not stand with those of others as they and the code are."""
    readings = Reading.objects.filter(document=OuterRef("pk"), code=state_of_code())
    as_read = Q(read_by=F("document__run")) | Q(read_by__isnull=True, document__run__isnull=True)
    return Document.objects.current().held().exclude(Exists(readings.filter(as_read))).order_by("created_at", "id")


def uncompared() -> QuerySet[Reading]:
    """The documents whose claims stand with those of others and are not compared with them."""
    return Reading.objects.filter(compared__isnull=True, code=state_of_code()).order_by("entered")


def next_number() -> int:
    """The next number of the count by which documents enter and are compared."""
    last = Reading.objects.aggregate(entered=Max("entered"), compared=Max("compared"))
    return max(last["entered"] or 0, last["compared"] or 0) + 1


def left_behind() -> QuerySet[Reading]:
    """What was compared of documents that are superseded, not held any more, or gone."""
    stays = Document.objects.current().held().filter(pk=OuterRef("document"))
    return Reading.objects.exclude(Exists(stays)).order_by("id")


def find_changed() -> None:
    """Find what others changed since it was related: titles, and assertions that came, went, were rejected or taken
    back, or are in no claim."""
    compared = Comparable.objects.order_by()
    changed = (
        compared.filter(assertion__isnull=True),
        compared.filter(rejected=True).exclude(assertion__status=Status.REJECTED),
        compared.filter(rejected=False, assertion__status=Status.REJECTED),
    )
    found = {reading for rows in changed for reading in rows.values_list("reading", flat=True)}
    renamed = Reading.objects.filter(document__isnull=False).exclude(title=F("document__title"))
    in_no_claim = Assertion.objects.filter(claim__isnull=True, document__superseded_by__isnull=True).order_by()
    came = in_no_claim.filter(comparable__isnull=True, document__reading__isnull=False)
    again({*found, *renamed.values_list("id", flat=True), *came.values_list("document__reading", flat=True)})
    loose = in_no_claim.filter(comparable__settled=True, comparable__is_reference=False)
    unplace(loose.values_list("id", flat=True))


def again(readings: Iterable[int] | None = None) -> None:
    """Let the documents of `readings` (all where None) be pending."""
    if readings is None:
        Reading.objects.update(code=AGAIN)
        return
    for part in batches(readings):
        Reading.objects.filter(id__in=part).update(code=AGAIN)


def unplace(assertions: Iterable[uuid.UUID]) -> None:
    """Let `assertions` be placed again, with all that makes one claim with them."""
    for part in batches(assertions):
        Comparable.objects.filter(assertion__in=part).update(settled=False)


def unsettle(claims: Iterable[uuid.UUID | None]) -> None:
    """Let relations, findings, origins and counts of `claims` be derived again."""
    rows = [UnsettledClaim(claim=key) for key in sorted({key for key in claims if key})]
    UnsettledClaim.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def ask_again(questions: Iterable[str]) -> None:
    """Let the topics of these questions be chosen again."""
    rows = [UnsettledQuestion(key=key) for key in sorted(set(questions))]
    UnsettledQuestion.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def touch(claims: Collection[uuid.UUID]) -> None:
    """Say that people changed `claims`, or what is in them: the next run looks at them again."""
    for part in batches(claims):
        Comparable.objects.filter(assertion__claim__in=part).update(settled=False)
    unsettle(claims)
