"""What people have touched: the rows that a new reading leaves as they are."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.db.models import Model, Q

from claims.models import (
    Assertion,
    Attribution,
    Author,
    Authorship,
    Citation,
    DateMention,
    Dependence,
    Document,
    Entity,
    Judgement,
    Note,
    Quantity,
)
from claims.models.choices import Holding, Reliability, SubjectKind
from claims.services.claiming import arranged_claims
from claims.services.recording import batches

MACHINE_REASONS = ("import run ", "reread run ", "relate run ")
"""How the reasons begin that the machine gives in the history."""

Key = uuid.UUID
MachineMade = Author | Entity | Document


@dataclass(frozen=True, slots=True)
class Touched:
    """What people decided in one document.

    `document` is True where somebody edited what is known of it. `assertions` are those that somebody judged, moved,
    edited or made; `edited` those of them that were corrected in a form or a file. `claims` are the claims of the
    document that somebody arranged.
    """

    document: bool
    assertions: frozenset[Key]
    edited: frozenset[Key]
    claims: frozenset[Key]
    notes: frozenset[Key]
    citations: frozenset[Key]
    uncovered: frozenset[Key]
    impossible: frozenset[Key]


def touched_in(document: Document) -> Touched:
    """What people decided in `document`."""
    rows = {row.id: row for row in document.assertions.only("id", "version", "rule", "claim_id")}
    edited = logged(Assertion, rows)
    for model in (Quantity, DateMention, Attribution):
        held = dict(model._default_manager.filter(assertion__document=document).values_list("id", "assertion_id"))
        edited |= {held[key] for key in logged(model, held)}
    judged = _judged(SubjectKind.ASSERTION, rows)
    by_hand = {key for key, row in rows.items() if row.version > 1 or not row.rule}
    assertions = frozenset({*edited, *judged, *by_hand})
    citations = dict(Citation.objects.filter(note__document=document).values_list("id", "note_id"))
    corrected = logged(Citation, citations)
    notes = set(Note.objects.filter(document=document, assertions__in=assertions).values_list("id", flat=True))
    notes |= {citations[key] for key in corrected} | logged(Note, document.notes.values_list("id", flat=True))
    return Touched(
        document=_document_touched(document),
        assertions=assertions,
        edited=frozenset(edited),
        claims=frozenset(arranged_claims({row.claim_id for row in rows.values() if row.claim_id})),
        notes=frozenset(notes),
        citations=frozenset(corrected),
        uncovered=frozenset(_judged(SubjectKind.UNCOVERED, document.uncovered.values_list("id", flat=True))),
        impossible=frozenset(_judged(SubjectKind.IMPOSSIBLE, document.impossible_values.values_list("id", flat=True))),
    )


def logged(model: type[Model], keys: Iterable[Key]) -> set[Key]:
    """Those of the rows that somebody added or changed in a form or from a file, as the desk's log has it."""
    found: set[Key] = set()
    entries = LogEntry.objects.filter(content_type__app_label="claims", content_type__model=model._meta.model_name)
    for part in batches(keys):
        named = entries.filter(object_id__in=[str(key) for key in part]).values_list("object_id", flat=True)
        found |= {uuid.UUID(key) for key in named if key}
    return found


def _judged(kind: str, keys: Iterable[Key]) -> set[Key]:
    """Those of the rows on which there is a judgement, be it taken back."""
    found: set[Key] = set()
    for part in batches(keys):
        rows = Judgement.objects.filter(subject_kind=kind, subject_id__in=part)
        found |= set(rows.values_list("subject_id", flat=True))
    return found


def _document_touched(document: Document) -> bool:
    authorships = document.authorships.values_list("id", flat=True)
    if logged(Document, [document.id]) or logged(Authorship, authorships):
        return True
    told = list(document.history.values_list("history_change_reason", flat=True))
    by_machine = all((reason or "").startswith(MACHINE_REASONS) for reason in told)
    return not by_machine or (not told and document.version > 1)


def unused(name: str, keys: Collection[Key]) -> list[MachineMade]:
    """Those of the authors, entities or cited works (`name`) that the machine made, that nobody touched and to which
    nothing leads."""
    found: list[MachineMade] = []
    for part in batches(sorted(keys)):
        rows = _free(name, part)
        touched = logged(type(rows[0]), [row.id for row in rows]) if rows else set()
        found += [row for row in rows if row.id not in touched and _made_by_machine(row)]
    return found


def _free(name: str, keys: Collection[Key]) -> list[MachineMade]:
    """Those of the rows that are as the machine made them and to which nothing leads."""
    untouched = Q(id__in=keys, version=1, note="")
    if name == "authors":
        nothing = Q(assertions__isnull=True, attributions__isnull=True, authorships__isnull=True)
        plain = Q(reliability=Reliability.F, reliability_basis="")
        linked = Dependence.objects.filter(speaker__in=keys).values_list("speaker", flat=True)
        return list(Author.objects.filter(untouched, nothing, plain).exclude(id__in=linked))
    if name == "entities":
        return list(Entity.objects.filter(untouched, assertions__isnull=True, aliases__isnull=True))
    nothing = Q(cited_in__isnull=True, possibly_cited_in__isnull=True, holding=Holding.CITED)
    shared = Dependence.objects.filter(work__in=keys).values_list("work", flat=True)
    return list(Document.objects.filter(untouched, nothing).exclude(id__in=shared))


def _made_by_machine(row: MachineMade) -> bool:
    """Does the history say that reading a document made `row`, and nothing else of it?"""
    told = list(row.history.values_list("history_change_reason", flat=True))
    return bool(told) and all((reason or "").startswith(MACHINE_REASONS) for reason in told)
