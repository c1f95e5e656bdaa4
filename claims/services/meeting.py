"""One document compared with all that can meet it, stored so that no pair is ever compared twice."""

from __future__ import annotations

import uuid
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from django.db.models import Q

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.extraction.values import Assertion as FoundAssertion
from claims.analysis.extraction.values import AssertionKind
from claims.analysis.relations.comparable import comparable_claims, shared_passages
from claims.analysis.relations.compare import compare
from claims.analysis.relations.forms import claim_of, context_of, findings_form, findings_of, form_of
from claims.analysis.relations.grouping import joining
from claims.analysis.relations.said_once import FAR_APART, said_once
from claims.analysis.relations.topics import answers_of
from claims.analysis.relations.values import ComparableClaim, End, Relation, Reuse, Scope, Verdict
from claims.derived.models import Answer, Comparable, Entry, Pair, Reading
from claims.models import AnalysisRun, Assertion, Document
from claims.models.choices import Status
from claims.services.blocks import Blocks, enter, leave
from claims.services.passages import (
    Printing,
    body_of,
    drop_fingerprints,
    drop_passages,
    sharing,
    store_fingerprints,
    sync_passages,
)
from claims.services.pending import ask_again, next_number, state_of_code, unsettle
from claims.services.recording import batches, create

Met = tuple[int, int]
"""The keys of two comparables, the smaller first."""
KEY_LENGTH = 300
KEPT_FORMS = 20_000
"""Claims that one run keeps at hand, so that what many documents meet is read once."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A document as the core reads it."""

    id: uuid.UUID
    parsed: ParsedDocument
    assertions: Sequence[FoundAssertion]


_KEPT = 16
_kept: dict[tuple[str, str], tuple[ParsedDocument, tuple[FoundAssertion, ...], list[ComparableClaim]]] = {}
"""The claims of the last few texts in comparable form, with what they were made of."""


def _compared(sha256: str, parsed: ParsedDocument, found: tuple[FoundAssertion, ...]) -> list[ComparableClaim]:
    """The claims of one document in comparable form, as no other document has a part in them.

    Kept for the last few texts as they were read: reading every sentence anew for the same result takes long.
    """
    key = sha256, state_of_code()
    before = _kept.pop(key, None)
    if before is not None and before[0] is parsed and before[1] == found:
        claims = before[2]
    else:
        claims = comparable_claims({sha256: parsed}, {sha256: list(found)}, ())
    _kept[key] = (parsed, found, claims)
    while len(_kept) > _KEPT:
        del _kept[next(iter(_kept))]
    return claims


class Meeting:
    """Reads documents and compares them; what was looked up for one is at hand for the next.

    All of its methods are called within a transaction of the caller, who settles afterwards what they touched.
    """

    def __init__(self) -> None:
        self.claims: OrderedDict[int, ComparableClaim] = OrderedDict()
        self.blocks = Blocks()
        self.printing = Printing()

    def enter(self, document: Document, text: ReadText) -> None:
        """Let the claims of `document` (its row without the text) stand with those of others."""
        reading = self._reading(document, text)
        store_fingerprints(reading)
        own = self._store(reading, document, text)
        enter(own)
        questions = [row for key, claim in own.items() for row in _answer_rows(key, claim)]
        create(Answer, questions)
        ask_again(row.key for row in questions)

    def compare(self, reading: Reading, run: AnalysisRun) -> Counter[str]:
        """Compare a document that entered with all that it can meet and has not met yet.

        Returns the rows that changed: passages that it shares with other documents.
        """
        number = next_number()
        counts = self._find_passages(reading, run)
        rows = Comparable.objects.filter(reading=reading).exclude(form="").values_list("id", "form")
        own = {key: claim_of(form, reading.context) for key, form in rows}
        for key, claim in own.items():
            self._keep(key, claim)
        met = self.blocks.near(own)
        others = {one for pair in met for one in pair} - own.keys()
        since = Comparable.objects.filter(reading__compared__gt=reading.entered)
        known: set[int] = set()
        for part in batches(others):
            known |= set(since.filter(id__in=part).values_list("id", flat=True))
        self._compare((pair for pair in met if known.isdisjoint(pair)), own)
        Reading.objects.filter(id=reading.id).update(compared=number)
        return counts

    def _find_passages(self, reading: Reading, run: AnalysisRun) -> Counter[str]:
        """Store the passages that a document shares with others, and let the claims that touch them meet."""
        found = self.printing.passages_with(reading)
        keys = {passage.left for passage in found} | {passage.right for passage in found}
        readings = {row.sha256: row for row in Reading.objects.filter(sha256__in=keys).defer("body")}
        for sha256, row in readings.items():
            self._share(row, [p for p in found if sha256 in (p.left, p.right)])
        documents = {key: row.document_id for key, row in readings.items() if row.document_id}
        return sync_passages(reading, found, documents, run)

    def retire(self, reading: Reading) -> Counter[str]:
        """Take away all that was compared of a document which is superseded, not held any more, or gone."""
        self._clear(reading)
        self._unshare(reading, sharing(reading.document_id))
        drop_fingerprints(reading)
        counts = drop_passages(reading.document_id)
        reading.delete()
        return counts

    # ---- what is stored of a document --------------------------------------------------------------------------------

    def _reading(self, document: Document, text: ReadText) -> Reading:
        """The emptied row of `document`, which from now on counts as compared."""
        sha256 = document.sha256 or ""
        reading = Reading.objects.filter(Q(document=document) | Q(sha256=sha256)).first() or Reading(sha256=sha256)
        if reading.pk:
            self._clear(reading)
            self._unshare(reading, sharing(document.id))
        reading.document, reading.sha256, reading.title = document, sha256, document.title
        reading.code, reading.read_by, reading.body = state_of_code(), document.run_id, body_of(text.parsed)
        reading.entered, reading.compared = next_number(), None
        reading.save()
        return reading

    def _clear(self, reading: Reading) -> None:
        """Delete what was compared of a document, and let what met it be placed and settled again."""
        rows = list(Comparable.objects.filter(reading=reading).values_list("id", "assertion__claim"))
        gone = [key for key, _ in rows]
        unsettle(claim for _, claim in rows)
        # where it is not known any more which claim lost an end, all that it met is looked at
        lost = any(claim is None for _, claim in rows)
        ask_again(
            Answer.objects.filter(comparable__reading=reading).order_by().values_list("key", flat=True).distinct()
        )
        for part in batches(gone):
            for end, other in (("left", "right"), ("right", "left")):
                pairs = Pair.objects.filter(**{f"{end}__in": part})
                bound = pairs if lost else pairs.filter(~Q(joins="") | Q(**{f"{other}__is_reference": True}))
                met = set(bound.values_list(f"{other}_id", flat=True))
                for ids in batches(met):
                    Comparable.objects.filter(id__in=ids).update(settled=False)
            Pair.objects.filter(Q(left__in=part)).delete()
            Pair.objects.filter(Q(right__in=part)).delete()
            Answer.objects.filter(comparable__in=part).delete()
        leave(gone)
        for part in batches(gone):
            Comparable.objects.filter(id__in=part).delete()
        for key in gone:
            self.claims.pop(key, None)

    def _store(self, reading: Reading, document: Document, text: ReadText) -> dict[int, ComparableClaim]:
        """Store every assertion of `document`; returns, by key, the claims of those that take part.

        An assertion that is not stored (the code of the import did not find it), or that a person rejected, takes no
        part; of several at one place one does.
        """
        stored = list(Assertion.objects.filter(document=document).order_by("id").values_list(*_PLACE, "status"))
        part = _taking_part(stored, text.assertions)
        sha256 = reading.sha256
        claims = _compared(sha256, text.parsed, tuple(part.values()))
        at = {(claim.start, claim.end): claim for claim in claims}
        of = {key: at[start, end] for key, start, end, *_ in stored if key in part}
        reading.context = context_of(list(of.values()))
        reading.save(update_fields=["context"])
        rows = [
            Comparable(
                reading=reading,
                assertion_id=key,
                start=start,
                end=end,
                form=form_of(of[key], reading.context) if key in of else "",
                is_reference=kind == AssertionKind.REFERENCE,
                rejected=status == Status.REJECTED,
            )
            for key, start, end, kind, status in stored
        ]
        create(Comparable, rows)
        own = {row.id: of[row.assertion_id] for row in rows if row.assertion_id in of}
        for key, claim in own.items():
            self._keep(key, claim)
        return own

    # ---- passages shared with others ---------------------------------------------------------------------------------

    def _share(self, other: Reading, found: Sequence[Reuse]) -> None:
        """Let the claims of `other` name the passages `found`, and meet one another there."""
        changed, claims, added = [], {}, {}
        for row in Comparable.objects.filter(reading=other, is_reference=False).exclude(form=""):
            names = set(shared_passages(other.sha256, row.start, row.end, found))
            if names:
                claim = claim_of(row.form, other.context)
                added[row.id] = names - set(claim.shared)
                changed.append(self._shares(row, other.context, claim, names | set(claim.shared)))
                claims[row.id] = self.claims[row.id]
        Comparable.objects.bulk_update(changed, ["form"], batch_size=100)
        enter(claims, passages=added)
        if other.compared is not None:
            pairs = {pair for pair in combinations(sorted(added), 2) if added[pair[0]] & added[pair[1]]}
            pairs -= self._known(pairs)
            if pairs:
                self._compare(pairs, added)
                _mark_repeated(other.id)

    def _unshare(self, reading: Reading, others: Collection[uuid.UUID]) -> None:
        """Let no claim of `others` (documents) name a passage of the document of `reading`."""
        now = Comparable.objects.filter(is_reference=False, reading__code=state_of_code())
        rows = now.filter(form__contains=f"{reading.sha256}:")
        rows = rows.filter(reading__document__in=others) if reading.document_id else rows.exclude(reading=reading)
        changed, names = [], set()
        for row in rows.select_related("reading").defer("reading__body"):
            claim = claim_of(row.form, row.reading.context)
            gone = {name for name in claim.shared if reading.sha256 in name}
            names |= gone
            if gone:
                changed.append(self._shares(row, row.reading.context, claim, set(claim.shared) - gone))
        Comparable.objects.bulk_update(changed, ["form"], batch_size=100)
        leave([row.id for row in changed], names)
        inside: dict[int, list[int]] = defaultdict(list)
        for row in changed:
            inside[row.reading_id].append(row.id)
        for reading_id, keys in inside.items():
            self._part(reading_id, keys)

    def _shares(self, row: Comparable, context: str, claim: ComparableClaim, names: Collection[str]) -> Comparable:
        claim = replace(claim, shared=tuple(sorted(names)))
        row.form = form_of(claim, context)
        self._keep(row.id, claim)
        return row

    def _part(self, reading: int, keys: Sequence[int]) -> None:
        """Delete the pairs among `keys` (claims of one document) that no block brings together any more."""
        blocks: dict[int, set[int]] = defaultdict(set)
        for part in batches(keys):
            for one, key in Entry.objects.filter(comparable__in=part).values_list("comparable_id", "key"):
                blocks[one].add(key)
        gone = []
        for part in batches(keys):
            rows = Pair.objects.filter(left__in=part, right__in=keys).only("left", "right")
            gone += [row for row in rows if not blocks[row.left_id] & blocks[row.right_id]]
        for pair_part in batches(gone):
            ends = {end for row in pair_part for end in (row.left_id, row.right_id)}
            Comparable.objects.filter(id__in=ends).update(settled=False)
            Pair.objects.filter(id__in=[row.id for row in pair_part]).delete()
        if gone:
            _mark_repeated(reading)

    # ---- comparing ---------------------------------------------------------------------------------------------------

    def _compare(self, met: Iterable[Met], own: Collection[int]) -> None:
        """Compare the pairs `met`, one end of which is among `own`, and store what came of it.

        Their own claims are settled anew, with all relations that they have now. Of what they met only that is placed
        anew which may make one claim with them, or which makes a claim because it is the end of a relation.
        """
        met = sorted(met)
        claims = self._claims({key for pair in met for key in pair})
        found: list[tuple[Relation, Pair]] = []
        for one, other in met:
            if one in claims and other in claims:
                relation = compare(claims[one], claims[other])
                if relation.rule not in FAR_APART:
                    found.append((relation, _pair(relation, one, other, claims)))
        found.sort(key=lambda each: _order(each[0]))
        works = {_end(claim) for claim in claims.values() if claim.is_reference}
        kept = {id(relation) for relation in said_once([relation for relation, _ in found], works)}
        for relation, row in found:
            row.repeated = id(relation) not in kept
        create(Pair, [row for _, row in found])
        ends = {end for _, row in found for end in (row.left_id, row.right_id) if end in own or row.joins}
        ends |= {end for _, row in found for end in (row.left_id, row.right_id) if claims[end].is_reference}
        for part in batches(ends):
            Comparable.objects.filter(id__in=part, settled=True).update(settled=False)

    def _known(self, pairs: Collection[Met]) -> set[Met]:
        """Those of `pairs` that were compared before."""
        found: set[Met] = set()
        for part in batches({one for pair in pairs for one in pair}):
            rows = Pair.objects.filter(left__in=part).values_list("left_id", "right_id")
            found |= {(min(pair), max(pair)) for pair in rows}
        return found & set(pairs)

    def _claims(self, keys: Collection[int]) -> dict[int, ComparableClaim]:
        """The claims of those comparables that take part and whose documents are compared by the code of now."""
        missing = sorted(key for key in keys if key not in self.claims)
        now = Comparable.objects.exclude(form="").filter(reading__code=state_of_code())
        for part in batches(missing):
            for key, form, context in now.filter(id__in=part).values_list("id", "form", "reading__context"):
                self._keep(key, claim_of(form, context))
        found = {key: self.claims[key] for key in keys if key in self.claims}
        while len(self.claims) > KEPT_FORMS:
            self.claims.popitem(last=False)
        return found

    def _keep(self, key: int, claim: ComparableClaim) -> None:
        self.claims[key] = claim
        self.claims.move_to_end(key)


_PLACE = ("id", "start", "end", "kind")


def _taking_part(
    stored: Iterable[tuple[uuid.UUID, int, int, str, str]], found: Iterable[FoundAssertion]
) -> dict[uuid.UUID, FoundAssertion]:
    """What the core found at the places of stored assertions that nobody rejected, by their keys: one at each place."""
    rows: dict[tuple[int, int], dict[str, uuid.UUID]] = defaultdict(dict)
    for key, start, end, kind, status in stored:
        if status != Status.REJECTED:
            rows[start, end][kind] = key
    part: dict[uuid.UUID, FoundAssertion] = {}
    taken: set[tuple[int, int]] = set()
    for each in sorted(found, key=lambda a: (a.start, a.end, a.kind.value not in rows.get((a.start, a.end), {}))):
        place = each.start, each.end
        if place in rows and place not in taken:
            taken.add(place)
            part[rows[place].get(each.kind.value) or max(rows[place].values())] = each
    return part


def _answer_rows(key: int, claim: ComparableClaim) -> list[Answer]:
    return [
        Answer(
            key=answer.key[:KEY_LENGTH],
            comparable_id=key,
            title=answer.title[:500],
            unit=answer.unit[:60],
            per=answer.per[:60],
        )
        for answer in answers_of(claim)
    ]


def _pair(relation: Relation, one: int, other: int, claims: Mapping[int, ComparableClaim]) -> Pair:
    """The row for `relation`; the keys are in any order."""
    left, right = (one, other) if _end(claims[one]) == relation.left else (other, one)
    agree = relation.verdict in (Verdict.AGREES, Verdict.REFINES)
    body = not (claims[left].is_reference or claims[right].is_reference)
    return Pair(
        left_id=left,
        right_id=right,
        verdict=relation.verdict.value,
        scope=relation.scope.value,
        rule=relation.rule,
        explanation=relation.explanation,
        findings=findings_form(relation.findings),
        joins=joining(relation, claims[left], claims[right]) if agree and body else "",
    )


FOUND = (
    *("left__reading__sha256", "left__start", "left__end", "right__reading__sha256", "right__start", "right__end"),
    *("verdict", "scope", "findings", "explanation", "rule"),
)
"""The columns of a pair that `relation_of` takes."""


def relation_of(values: Sequence[Any]) -> Relation:
    """The core's relation that the columns FOUND of a stored pair hold."""
    verdict, scope, findings, explanation, rule = values[6:]
    return Relation(
        left=End(*values[:3]),
        right=End(*values[3:6]),
        verdict=Verdict(verdict),
        scope=Scope(scope),
        findings=findings_of(findings),
        explanation=explanation,
        rule=rule,
    )


def _mark_repeated(reading: int) -> None:
    """Say anew which pairs inside one document repeat an error that another pair tells."""
    inside = Pair.objects.filter(left__reading=reading, right__reading=reading)
    values = inside.values_list("id", "left", "right", "repeated", *FOUND)
    found = sorted(((relation_of(row[4:]), row[:4]) for row in values), key=lambda each: _order(each[0]))
    references = Comparable.objects.filter(reading=reading, is_reference=True)
    works = {End(*place) for place in references.values_list("reading__sha256", "start", "end")}
    kept = {id(relation) for relation in said_once([relation for relation, _ in found], works)}
    changed = [row for relation, row in found if row[3] != (id(relation) not in kept)]
    for repeated in (True, False):
        for part in batches(row[0] for row in changed if row[3] != repeated):
            Pair.objects.filter(id__in=part).update(repeated=repeated)
    for ends in batches({end for row in changed for end in row[1:3]}):
        Comparable.objects.filter(id__in=ends).update(settled=False)


def _order(relation: Relation) -> tuple[tuple[str, int, int], tuple[str, int, int]]:
    left, right = relation.left, relation.right
    return (left.document, left.start, left.end), (right.document, right.start, right.end)


def _end(claim: ComparableClaim) -> End:
    return End(claim.document, claim.start, claim.end)
