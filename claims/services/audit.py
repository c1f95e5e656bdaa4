"""The invariants of the stored data, one small check each."""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, F, Model, Q

from claims.converters import CONTEXT_LENGTH, LONGEST_SURFACE
from claims.models import (
    AnalysisRun,
    Assertion,
    Citation,
    Claim,
    DateMention,
    Dependence,
    Document,
    ImpossibleValue,
    Judgement,
    Quantity,
    ReceivedFile,
    Relation,
    Uncovered,
)
from claims.models.choices import AssertionKind, RelationStatus, RunKind, SubjectKind
from claims.services.counting import COUNTED_FIELDS, expected_counts, stored_counts
from claims.services.runs import read_by_older_rules

NOTE_OPENING = 24
"""Characters of a note that have to stand at its place: what follows may be cut by the end of a page."""


class Severity(StrEnum):
    """How much it matters: an error breaks an invariant, a warning asks for a look, an info is a fact worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class AuditItem:
    """One thing that a check found. `record` is the row, as "assertion 6f1c...", or "" for the database as a whole."""

    severity: Severity
    check: str
    record: str
    sentence: str


Check = Callable[[], Iterator[AuditItem]]
CHECKS: dict[str, Check] = {}


def audit() -> list[AuditItem]:
    """All that is wrong or worth knowing in the stored data, errors first; empty where all is well."""
    order = list(Severity)
    items = [item for check in CHECKS.values() for item in check()]
    return sorted(items, key=lambda item: (order.index(item.severity), item.check, item.record, item.sentence))


def check(function: Check) -> Check:
    """Register `function` under its name, as "quote_is_text" is shown as "quote is text"."""
    CHECKS[function.__name__.replace("_", " ")] = function
    return function


def found(severity: Severity, name: str, row: Model | None, sentence: str) -> AuditItem:
    """An item of the check `name` on `row`."""
    return AuditItem(severity, name, f"{row._meta.verbose_name} {row.pk}" if row is not None else "", sentence)


# ---- texts and places ------------------------------------------------------------------------------------------------


@check
def text_has_its_hash() -> Iterator[AuditItem]:
    """The stored text is the one that was received."""
    for row in Document.objects.held().iterator(chunk_size=20):
        if hashlib.sha256(row.text.encode()).hexdigest() != row.sha256:
            yield found(Severity.ERROR, "text has its hash", row, "The text is not the one whose sha256 is stored.")


@check
def files_are_kept() -> Iterator[AuditItem]:
    """A text that was taken out of a file has that file beside it, as received; another text is its file itself."""
    for row in Document.objects.held().select_related("received").defer("text", "received__data"):
        if row.read_with and (row.received is None or row.received.sha256 != row.file_sha256):
            yield found(Severity.WARNING, "files are kept", row, "The file that its text was taken out of is not held.")
        if not row.read_with and row.file_sha256 not in ("", row.sha256):
            yield found(Severity.ERROR, "files are kept", row, "Its file is the text itself and has another sha256.")
    for file in ReceivedFile.objects.iterator(chunk_size=5):
        if hashlib.sha256(file.data).hexdigest() != file.sha256:
            yield found(Severity.ERROR, "file has its hash", file, "The file is not the one whose sha256 is stored.")


@check
def places_stand_in_the_text() -> Iterator[AuditItem]:
    """Every quote, figure, date, note, citation, uncovered or impossible item is what the text has at its place."""
    for document in Document.objects.held().iterator(chunk_size=20):
        yield from _assertions_in(document)
        yield from _surfaces_in(document)


def _assertions_in(document: Document) -> Iterator[AuditItem]:
    text = document.text
    for row in document.assertions.only("id", "start", "end", "quote", "prefix", "suffix"):
        if text[row.start : row.end] != row.quote:
            yield found(Severity.ERROR, "quote is text", row, "The quote is not what the text has at its place.")
        if row.end > len(text):
            yield found(Severity.ERROR, "span is in text", row, "The place lies behind the end of the text.")
        before, behind = text[max(0, row.start - CONTEXT_LENGTH) : row.start], text[row.end : row.end + CONTEXT_LENGTH]
        if (row.prefix, row.suffix) != (before, behind):
            yield found(Severity.ERROR, "context is text", row, "Prefix or suffix is not what stands beside the quote.")


def _surfaces_in(document: Document) -> Iterator[AuditItem]:
    text = document.text
    rows: list[Quantity | DateMention | Citation | Uncovered | ImpossibleValue] = [
        *Quantity.objects.filter(assertion__document=document),
        *DateMention.objects.filter(assertion__document=document),
        *Citation.objects.filter(note__document=document),
        *document.uncovered.all(),
        *document.impossible_values.all(),
    ]
    for row in rows:
        longest = None if isinstance(row, Citation | Uncovered | ImpossibleValue) else LONGEST_SURFACE
        if text[row.start : row.end][:longest] != row.surface:
            yield found(Severity.ERROR, "surface is text", row, "The words are not what the text has at this place.")
    for note in document.notes.all():
        if note.text[:NOTE_OPENING] not in text[note.start : note.end]:
            yield found(Severity.ERROR, "note is text", note, "The note's text is not at its place.")


@check
def values_lie_in_their_assertion() -> Iterator[AuditItem]:
    """A figure or date stands inside the assertion that it belongs to."""
    outside = Q(start__lt=F("assertion__start")) | Q(end__gt=F("assertion__end"))
    for row in (*Quantity.objects.filter(outside), *DateMention.objects.filter(outside)):
        yield found(Severity.ERROR, "values lie in their assertion", row, "It stands outside its assertion.")


# ---- documents -------------------------------------------------------------------------------------------------------


@check
def versions_run_in_a_line() -> Iterator[AuditItem]:
    """No document supersedes itself, be it over others."""
    older = dict(Document.objects.filter(supersedes__isnull=False).values_list("id", "supersedes_id"))
    for row in Document.objects.filter(id__in=older).defer("text"):
        seen, at = {row.id}, older.get(row.id)
        while at is not None and at not in seen:
            seen.add(at)
            at = older.get(at)
        if at is not None:
            yield found(Severity.ERROR, "versions run in a line", row, "Its earlier versions lead back to itself.")


@check
def citations_lead_to_current_texts() -> Iterator[AuditItem]:
    """A note that cites a work leads to what is held of it now."""
    for row in Citation.objects.filter(work__superseded_by__isnull=False):
        sentence = "It leads to a version that another supersedes."
        yield found(Severity.WARNING, "citations lead to current texts", row, sentence)


# ---- claims ----------------------------------------------------------------------------------------------------------


@check
def assertions_have_claims() -> Iterator[AuditItem]:
    """Once claims were related, every body assertion of a current document is in one."""
    if not AnalysisRun.objects.filter(kind=RunKind.RELATE).exists():
        return
    rows = Assertion.objects.filter(claim__isnull=True, document__superseded_by__isnull=True)
    loose: Mapping[uuid.UUID, int] = dict(
        rows.exclude(kind=AssertionKind.REFERENCE).order_by().values_list("document").annotate(n=Count("id"))
    )
    for row in Document.objects.filter(id__in=loose).defer("text"):
        sentence = f"{loose[row.id]} assertions are in no claim: run relate_claims."
        yield found(Severity.WARNING, "assertions have claims", row, sentence)


@check
def merged_claims_are_empty() -> Iterator[AuditItem]:
    """A claim that was merged into another has no assertions, and the way it leads ends at a live claim."""
    for row in Claim.objects.filter(merged_into__isnull=False, assertions__isnull=False).distinct():
        yield found(Severity.ERROR, "merged claims are empty", row, "It was merged into another and has assertions.")
    into = dict(Claim.objects.filter(merged_into__isnull=False).values_list("id", "merged_into_id"))
    for row in Claim.objects.filter(id__in=into):
        seen, at = {row.id}, into.get(row.id)
        while at is not None and at not in seen:
            seen.add(at)
            at = into.get(at)
        if at is not None:
            yield found(Severity.ERROR, "merges run in a line", row, "The claims it was merged into lead back to it.")


@check
def claims_have_assertions() -> Iterator[AuditItem]:
    """A claim that nobody asserts is one that a person made, or a left-over."""
    for row in Claim.objects.live().filter(assertions__isnull=True):
        yield found(Severity.INFO, "claims have assertions", row, "No assertion supports it.")


@check
def counts_are_right() -> Iterator[AuditItem]:
    """The counts on claims are those of the rows beneath them."""
    expected = expected_counts()
    for row in Claim.objects.only("id", *COUNTED_FIELDS):
        if stored_counts(row) != expected[row.id]:
            yield found(
                Severity.ERROR,
                "counts are right",
                row,
                f"It has {stored_counts(row)} and should have {expected[row.id]}.",
            )


@check
def origins_belong_to_their_claim() -> Iterator[AuditItem]:
    """An assertion's origin is one of its claim's, and every origin has an assertion."""
    for row in Assertion.objects.filter(origin__isnull=False).exclude(origin__claim=F("claim")):
        yield found(Severity.ERROR, "origins belong to their claim", row, "Its origin belongs to another claim.")


# ---- relations -------------------------------------------------------------------------------------------------------


@check
def relations_stand_once_in_order() -> Iterator[AuditItem]:
    """A pair of claims has one relation, the smaller key first."""
    pairs: dict[frozenset[uuid.UUID], int] = defaultdict(int)
    for row in Relation.objects.only("id", "left", "right"):
        pairs[frozenset((row.left_id, row.right_id))] += 1
        if row.left_id >= row.right_id:
            yield found(Severity.ERROR, "relation is in order", row, "Its ends are not in canonical order.")
        if pairs[frozenset((row.left_id, row.right_id))] > 1:
            yield found(Severity.ERROR, "relation stands once", row, "Its pair of claims has another relation.")


@check
def ends_belong_to_their_claims() -> Iterator[AuditItem]:
    """The assertions on which a relation rests are those of its claims."""
    live = Relation.objects.filter(left__merged_into__isnull=True, right__merged_into__isnull=True)
    for row in live.filter(
        ~Q(left_assertion__claim=F("left")) & Q(left_assertion__isnull=False)
        | ~Q(right_assertion__claim=F("right")) & Q(right_assertion__isnull=False)
    ):
        sentence = "The assertion that it rests on belongs to another claim now: run relate_claims."
        yield found(Severity.WARNING, "ends belong to their claims", row, sentence)


@check
def relations_have_findings() -> Iterator[AuditItem]:
    """A relation that the machine made says why."""
    for row in Relation.objects.filter(findings__isnull=True, run__isnull=False):
        yield found(Severity.WARNING, "relations have findings", row, "It has no finding that says why.")


@check
def dependences_are_in_order() -> Iterator[AuditItem]:
    """A link between documents is stored with the smaller key first, its passages inside the texts."""
    for row in Dependence.objects.filter(left_document__gt=F("right_document")):
        yield found(Severity.ERROR, "dependences are in order", row, "Its documents are not in canonical order.")


@check
def decisions_that_are_stale() -> Iterator[AuditItem]:
    """What a decision rested on has changed."""
    number = Relation.objects.decided().filter(stale=True).count()
    if number:
        yield found(Severity.INFO, "stale decisions", None, f"{number} decided relations are stale: judge them again.")


@check
def decisions_on_what_is_read_otherwise() -> Iterator[AuditItem]:
    """What a person decided on is read otherwise by the present rules, or not found by them any more."""
    judgements = Judgement.objects.filter(stale=True, reverted_by__isnull=True)
    subjects = judgements.exclude(subject_kind=SubjectKind.RELATION).values("subject_kind", "subject_id").distinct()
    if number := subjects.count():
        sentence = f"Decisions on {number} records are stale: judge them again."
        yield found(Severity.INFO, "stale decisions", None, sentence)
    if number := Assertion.objects.filter(unfound=True).count():
        sentence = f"{number} assertions are kept for a person's decision; the present rules no longer find them."
        yield found(Severity.INFO, "kept assertions", None, sentence)


@check
def documents_are_read_by_the_present_rules() -> Iterator[AuditItem]:
    """Documents that older rules have read can be read anew."""
    if number := read_by_older_rules().count():
        sentence = f"{number} documents were read by older rules: run reread --all."
        yield found(Severity.INFO, "documents read by older rules", None, sentence)


# ---- judgements and runs ---------------------------------------------------------------------------------------------

SUBJECTS: Mapping[str, type[Assertion] | type[Claim] | type[Relation] | type[Uncovered] | type[ImpossibleValue]] = {
    SubjectKind.ASSERTION: Assertion,
    SubjectKind.CLAIM: Claim,
    SubjectKind.RELATION: Relation,
    SubjectKind.UNCOVERED: Uncovered,
    SubjectKind.IMPOSSIBLE: ImpossibleValue,
}


@check
def judgements_have_subjects() -> Iterator[AuditItem]:
    """What people decided on is there, or its judgement is worth a look."""
    for kind, model in SUBJECTS.items():
        present: Iterable[uuid.UUID] = model._default_manager.values_list("id", flat=True)
        for row in Judgement.objects.filter(subject_kind=kind).exclude(subject_id__in=present):
            yield found(Severity.WARNING, "judgements have subjects", row, f"The {kind} it is on is not there.")


@check
def decided_relations_have_judgements() -> Iterator[AuditItem]:
    """A relation whose status a person set has a judgement that says who and why."""
    judged = Judgement.objects.filter(subject_kind=SubjectKind.RELATION).values("subject_id")
    for row in Relation.objects.exclude(status=RelationStatus.SUGGESTED).exclude(id__in=judged):
        yield found(Severity.WARNING, "decisions have judgements", row, "It is decided and no judgement says by whom.")


@check
def runs_are_finished() -> Iterator[AuditItem]:
    """A run without an end was interrupted: what it stored is whole, the rest is done by running it again."""
    for row in AnalysisRun.objects.filter(finished_at__isnull=True):
        yield found(Severity.INFO, "runs are finished", row, "It was interrupted; run it again for what is missing.")
