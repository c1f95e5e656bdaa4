"""One stored document as the present rules read it: the machine's rows renewed, what people decided left as it is.

The machine's rows are named by their content, so what is found again is the same row. What is found no more goes,
unless a person decided on it or on the claim that it is in: then it stays, and says that the rules no longer find it.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.extraction.values import Assertion as FoundAssertion
from claims.analysis.relations.values import ImpossibleValue
from claims.converters import (
    AssertionRows,
    assertion_rows,
    citation_rows,
    cited_works,
    entity_keys,
    note_rows,
    notes_by_place,
    speakers_of,
    title_of,
)
from claims.models import (
    AnalysisRun,
    Assertion,
    Attribution,
    Citation,
    Claim,
    DateMention,
    Document,
    Finding,
    Note,
    Quantity,
    Relation,
    Uncovered,
)
from claims.models.choices import RelationStatus, SubjectKind
from claims.services.claiming import delete_empty
from claims.services.front_matter import renew_front_matter
from claims.services.impossible import renew_impossible
from claims.services.judging import mark_stale
from claims.services.origins import refresh_claims
from claims.services.recording import batches, create, create_recorded, delete_recorded, update_recorded
from claims.services.registry import authors_for, entities_for, works_for
from claims.services.touched import Touched, touched_in, unused
from claims.services.uncovered import Item, uncovered_rows

Key = uuid.UUID
Reading = tuple[object, ...]

READ_FIELDS = ("modality", "polarity", "speaker_id", "section", "paragraph", "page", "rule")
"""What the machine reads in an assertion; its place, kind and words are its name."""

PARTS: Mapping[type[Quantity] | type[DateMention] | type[Attribution], tuple[str, ...]] = {
    Quantity: ("id", "surface", "kind", "low", "high", "unit", "per", "approximate", "measures", "rule"),
    DateMention: ("id", "surface", "earliest", "latest", "edtf", "rule"),
    Attribution: ("id", "speaker_id", "source", "cue", "kind", "pieces", "rule"),
}
CITATION_FIELDS = ("id", "end", "surface", "form", "work_id", "published", "pages", "url", "accessed", "rule")


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the present rules read it."""

    parsed: ParsedDocument
    assertions: Sequence[FoundAssertion]
    uncovered: Sequence[Item]
    impossible: Sequence[ImpossibleValue] = ()


@dataclass(slots=True)
class Plan:
    """What becomes of the assertions of a document."""

    new: list[Assertion] = field(default_factory=list)
    changed: list[Assertion] = field(default_factory=list)
    gone: list[Assertion] = field(default_factory=list)
    kept: list[Assertion] = field(default_factory=list)
    """Found no more, and kept since a person decided on them."""
    back: list[Assertion] = field(default_factory=list)
    """Kept so far, and found again."""
    otherwise: list[Assertion] = field(default_factory=list)
    """Read otherwise now, and left as they are since a person decided on them."""
    same: set[Key] = field(default_factory=set)

    @property
    def touched_claims(self) -> set[Key]:
        """The claims in which something changed."""
        rows = (*self.changed, *self.gone, *self.kept, *self.back, *self.otherwise)
        return {row.claim_id for row in rows if row.claim_id}


def renew(document: Document, reading: Read, run: AnalysisRun, *, other_rules: bool) -> Counter[str]:
    """Let the rows of `document` be what the present rules find in it; returns how many changed, by name.

    The caller holds the transaction. That `run` read the document is noted in it in any case. Decisions turn stale
    where `other_rules` read it before: by the same rules, whoever decided knew what they find.
    """
    reason = f"reread run {run.id}"
    touched = touched_in(document)
    before = _referred(document)
    counts = Counter(renew_front_matter(document, reading.parsed, run, reason, touched=touched.document))
    notes, changed_citations = _renew_notes(document, reading, run, reason, touched)
    counts.update(citations_changed=changed_citations)
    fresh = _fresh(document, reading, notes, run, reason)
    plan = _plan(document, fresh, touched)
    counts.update(_store(plan, fresh, reason, run))
    counts.update(_renew_uncovered(document, reading, touched))
    counts.update(renew_impossible(document, reading.impossible, touched.impossible))
    counts["decisions_stale"] += _mark(plan, touched) if other_rules else 0
    counts["left_over_deleted"] = _delete_unused(before, reason)
    return counts


# ---- notes and citations ---------------------------------------------------------------------------------------------


def _renew_notes(
    document: Document, reading: Read, run: AnalysisRun, reason: str, touched: Touched
) -> tuple[list[Note], int]:
    """Let notes and citations be what is read now; returns the notes read, and how many notes and citations changed."""
    wanted = note_rows(document, reading.parsed)
    stored = {row.id: row for row in document.notes.all()}
    places = {row.start for row in stored.values()}
    new = [row for row in wanted if row.id not in stored and row.start not in places]
    changed = [row for row in wanted if row.id in stored and _differs(stored[row.id], row, ("number", "end", "text"))]
    gone = stored.keys() - {row.id for row in wanted} - touched.notes
    Note.objects.filter(id__in=gone).delete()
    create(Note, new)
    Note.objects.bulk_update(changed, ["number", "end", "text"])
    notes = [row for row in wanted if row.id in stored or row in new]
    return notes, len(new) + len(changed) + len(gone) + _renew_citations(document, reading, notes, run, reason, touched)


def _renew_citations(
    document: Document, reading: Read, notes: list[Note], run: AnalysisRun, reason: str, touched: Touched
) -> int:
    works = works_for(cited_works(reading.parsed), run=run, reason=reason)
    found = {row.id: (row, works_) for row, works_ in citation_rows(document, reading.parsed, notes, works)}
    through = Citation.candidates.through
    rows = {row.id: row for row in Citation.objects.filter(note__document=document)}
    possible: dict[Key, set[Key]] = defaultdict(set)
    for citation, work in through.objects.filter(citation__in=rows).values_list("citation_id", "document_id"):
        possible[citation].add(work)
    stored = {key: (*_values(row, CITATION_FIELDS), frozenset(possible[key])) for key, row in rows.items()}
    wanted = {
        key: (*_values(row, CITATION_FIELDS), frozenset(work.id for work in works_))
        for key, (row, works_) in found.items()
    }
    gone = {key for key, value in stored.items() if wanted.get(key) != value} - touched.citations
    taken = {(row.note_id, row.start) for key, row in rows.items() if key not in gone}
    made = [(row, works_) for row, works_ in found.values() if (row.note_id, row.start) not in taken]
    for part in batches(gone):
        Citation.objects.filter(id__in=part).delete()
    create(Citation, [row for row, _ in made])
    create(through, [through(citation=row, document=work) for row, works_ in made for work in works_])
    return len(gone | {row.id for row, _ in made})


# ---- assertions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is read now: rows by table, and what each assertion amounts to with all that hangs on it."""

    rows: AssertionRows
    readings: Mapping[Key, Reading]


def _fresh(document: Document, reading: Read, notes: list[Note], run: AnalysisRun, reason: str) -> Fresh:
    parsed, assertions = reading.parsed, reading.assertions
    # roles are told apart by the title as it is read, whatever a person has made of it since
    titled = Document(title=title_of(parsed))
    speakers = speakers_of(titled, parsed, assertions)
    authors = authors_for({key: ("", said) for (_, key), said in speakers.items()}, reason=reason)
    rows = assertion_rows(
        document,
        assertions,
        speakers={name: authors[key] for name, key in speakers},
        entities=entities_for({key for assertion in assertions for key in entity_keys(assertion)}, reason=reason),
        notes=notes_by_place(reading.parsed, notes),
        run=run,
    )
    parts: list[Quantity | DateMention | Attribution] = [*rows.quantities, *rows.dates, *rows.attributions]
    links = [(a.id, e.id) for a, e in rows.entities] + [(a.id, n.id) for a, n in rows.notes]
    return Fresh(rows, _readings(rows.assertions, parts, links))


def _stored_readings(document: Document, assertions: Collection[Assertion]) -> dict[Key, Reading]:
    parts = [row for model in PARTS for row in model._default_manager.filter(assertion__document=document)]
    links: list[tuple[Key, Key]] = []
    for through, other in ((Assertion.entities.through, "entity_id"), (Assertion.notes.through, "note_id")):
        links += through._default_manager.filter(assertion__document=document).values_list("assertion_id", other)
    return _readings(assertions, parts, links)


def _readings(
    assertions: Iterable[Assertion],
    parts: Iterable[Quantity | DateMention | Attribution],
    links: Iterable[tuple[Key, Key]],
) -> dict[Key, Reading]:
    """For each assertion all that was read in it, such that equal readings are equal values."""
    found: dict[Key, set[object]] = defaultdict(set)
    for part in parts:
        found[part.assertion_id].add(_values(part, PARTS[type(part)]))
    for assertion, linked in links:
        found[assertion].add(linked)
    return {row.id: (*_values(row, READ_FIELDS), frozenset(found[row.id])) for row in assertions}


def _plan(document: Document, fresh: Fresh, touched: Touched) -> Plan:
    stored = {row.id: row for row in document.assertions.all()}
    readings = _stored_readings(document, stored.values())
    held = {key for key, row in stored.items() if _is_decided(row, touched)}
    # where a person decided or made an assertion, another kind of one in its place is another reading of it
    places = {(row.start, row.end): row for row in stored.values() if row.id in held}
    plan = Plan()
    for row in fresh.rows.assertions:
        known = stored.get(row.id)
        if known is None:
            decided = places.get((row.start, row.end))
            if decided is None:
                plan.new.append(row)
            elif decided.id not in fresh.readings and decided.rule:
                plan.otherwise.append(decided)
            continue
        plan.back += [known] if known.unfound else []
        if readings[row.id] == fresh.readings[row.id]:
            plan.same.add(row.id)
        elif row.id in touched.assertions:
            plan.otherwise.append(known)
        else:
            for name in READ_FIELDS:
                setattr(known, name, getattr(row, name))
            plan.changed.append(known)
    read = {row.id for row in plan.otherwise}
    for row in (row for key, row in stored.items() if key not in fresh.readings and row.rule):
        if row.id not in held:
            plan.gone.append(row)
        elif row.id in read:
            plan.back += [row] if row.unfound else []
        elif not row.unfound:
            plan.kept.append(row)
    return plan


def _is_decided(row: Assertion, touched: Touched) -> bool:
    """Did a person decide on the assertion or arrange the claim that it is in?"""
    return row.id in touched.assertions or row.claim_id in touched.claims


def _store(plan: Plan, fresh: Fresh, reason: str, run: AnalysisRun) -> Counter[str]:
    """Store what became of the assertions, with the claims that they were in."""
    claims = plan.touched_claims
    around = claims | _neighbours(claims)
    _delete_assertions([row.id for row in plan.gone], plan.gone, reason)
    for row in plan.changed:
        row.run = run
    names = [name.removesuffix("_id") for name in READ_FIELDS]
    update_recorded(Assertion, plan.changed, [*names, "run"], reason=reason, edited=False)
    for rows, unfound in ((plan.kept, True), (plan.back, False)):
        for row in rows:
            row.unfound = unfound
        update_recorded(Assertion, rows, ["unfound"], reason=reason, edited=False)
    create_recorded(Assertion, plan.new, reason=reason)
    _store_parts(fresh.rows, {row.id for row in plan.changed}, {row.id for row in plan.new})
    deleted = delete_empty({row.claim_id for row in plan.gone if row.claim_id}, reason)
    refresh_claims(set(Claim.objects.filter(id__in=around).values_list("id", flat=True)))
    return Counter(
        assertions_new=len(plan.new),
        assertions_changed=len(plan.changed),
        assertions_removed=len(plan.gone),
        assertions_kept=len(plan.kept),
        assertions_found_again=len(plan.back),
        claims_deleted=deleted,
    )


def _delete_assertions(keys: list[Key], rows: list[Assertion], reason: str) -> None:
    """Delete assertions, and before them the relations that the machine suggested on their ground: the next comparison
    suggests again what still holds."""
    for part in batches(keys):
        on_ends = Q(left_assertion__in=part) | Q(right_assertion__in=part)
        grounds = Finding.objects.filter(on_ends, relation__isnull=False).values("relation")
        suggested = Relation.objects.filter(on_ends | Q(id__in=grounds), status=RelationStatus.SUGGESTED)
        delete_recorded(suggested.filter(run__isnull=False), reason=reason)
    delete_recorded(rows, reason=reason)


def _store_parts(rows: AssertionRows, changed: Collection[Key], new: Collection[Key]) -> None:
    """Store what hangs on new and changed assertions, in place of what hung on the latter."""
    about, cited = Assertion.entities.through, Assertion.notes.through
    for part in batches(changed):
        for model in (*PARTS, about, cited):
            model._default_manager.filter(assertion__in=part).delete()
    keys = {*changed, *new}
    create(Quantity, [row for row in rows.quantities if row.assertion_id in keys])
    create(DateMention, [row for row in rows.dates if row.assertion_id in keys])
    create(Attribution, [row for row in rows.attributions if row.assertion_id in keys])
    create(about, [about(assertion=row, entity=entity) for row, entity in rows.entities if row.id in keys])
    create(cited, [cited(assertion=row, note=note) for row, note in rows.notes if row.id in keys])


def _neighbours(claims: Collection[Key]) -> set[Key]:
    """The claims that stand in a relation to one of `claims`."""
    pairs = Relation.objects.filter(Q(left__in=claims) | Q(right__in=claims)).values_list("left_id", "right_id")
    return {end for pair in pairs for end in pair}


def _mark(plan: Plan, touched: Touched) -> int:
    """Let decisions say whether what they rest on is read otherwise by other rules; returns how many turned stale."""
    # who corrected a reading by hand knows that the machine reads otherwise
    otherwise = {row.id for row in (*plan.kept, *plan.otherwise)} - touched.edited
    number = mark_stale(SubjectKind.ASSERTION, otherwise, stale=True)
    mark_stale(SubjectKind.ASSERTION, plan.same, stale=False)
    return number + mark_stale(SubjectKind.CLAIM, plan.touched_claims, stale=True)


# ---- the rest --------------------------------------------------------------------------------------------------------


def _renew_uncovered(document: Document, reading: Read, touched: Touched) -> Counter[str]:
    wanted = {row.id: row for row in uncovered_rows(document, reading.uncovered)}
    stored = {row.id: row for row in document.uncovered.all()}
    places = {(row.start, row.end, row.kind) for row in stored.values()}
    new = [row for key, row in wanted.items() if key not in stored and (row.start, row.end, row.kind) not in places]
    missing = stored.keys() - wanted.keys()
    decided = {key for key, row in stored.items() if row.dismissed} | touched.uncovered
    for part in batches(missing - decided):
        Uncovered.objects.filter(id__in=part).delete()
    create(Uncovered, new)
    stale = mark_stale(SubjectKind.UNCOVERED, missing & decided, stale=True)
    mark_stale(SubjectKind.UNCOVERED, wanted.keys() & decided, stale=False)
    return Counter(uncovered_new=len(new), uncovered_removed=len(missing - decided), decisions_stale=stale)


def _referred(document: Document) -> dict[str, set[Key]]:
    """The authors, entities and cited works to which rows of `document` lead."""
    assertions = document.assertions.order_by()
    speakers = {
        *assertions.values_list("speaker", flat=True),
        *assertions.values_list("attributions__speaker", flat=True),
    }
    cited = Citation.objects.filter(note__document=document).order_by()
    works = {*cited.values_list("work", flat=True), *cited.values_list("candidates", flat=True)}
    writers = document.authorships.order_by().values_list("author", flat=True)
    return {
        "authors": {key for key in {*speakers, *writers} if key},
        "entities": {key for key in assertions.values_list("entities", flat=True) if key},
        "works": {key for key in works if key},
    }


def _delete_unused(before: Mapping[str, set[Key]], reason: str) -> int:
    """Delete what the machine made, nobody touched and nothing leads to any more; returns how many."""
    number = 0
    for name in ("works", "authors", "entities"):
        gone = unused(name, before[name])
        delete_recorded(gone, reason=reason)
        number += len(gone)
    return number


def _values(row: Model, fields: Iterable[str]) -> tuple[object, ...]:
    """The values of `fields`, places as the database holds them."""
    values: list[Any] = [getattr(row, name) for name in fields]
    return tuple(json.dumps(value, sort_keys=True) if isinstance(value, dict) else value for value in values)


def _differs(stored: Model, fresh: Model, fields: Iterable[str]) -> bool:
    fields = tuple(fields)
    return _values(stored, fields) != _values(fresh, fields)
