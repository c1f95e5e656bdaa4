"""Between the core's values and the rows: the only module that knows both.

Nothing here reads or writes the database: rows are made, and the services store them. Rows that the machine makes are
named by their content (`content_id`), so that a second run, a fixture and an export name the same thing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from claims.analysis.corpus.documents import Citation as FoundCitation
from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.names import is_role, names_organisation
from claims.analysis.corpus.pages import pages
from claims.analysis.corpus.works import work_key
from claims.analysis.extraction.partial_dates import from_edtf
from claims.analysis.extraction.values import Assertion as FoundAssertion
from claims.analysis.extraction.values import DateMention as FoundDate
from claims.analysis.extraction.values import EntityKind as FoundEntityKind
from claims.analysis.extraction.values import Pieces
from claims.analysis.extraction.values import Quantity as FoundQuantity
from claims.analysis.masking import readable
from claims.models import (
    AnalysisRun,
    Assertion,
    Attribution,
    Author,
    Citation,
    Claim,
    DateMention,
    Document,
    Entity,
    Note,
    Quantity,
)
from claims.models.base import content_id
from claims.models.choices import AttributionKind, AuthorKind, CitationForm, EntityKind, Holding, QuantityKind

CONTEXT_LENGTH = 32
"""Code points of the text kept before and behind a quote, as W3C's TextQuoteSelector asks for some."""

LONGEST_SURFACE = 200
"""Characters that the rows of figures and dates have for the words of the text."""

_LARGEST = Decimal(10) ** 24
_SIX_PLACES = Decimal("0.000001")
_DATED_LATEST, _DATED_EARLIEST = date.max.isoformat(), date.min.isoformat()

_UNNAMED = frozenset({"a", "an", "the", "some", "many", "most", "one", "two", "both", "several", "other", "all"})
"""Words with which a source begins that is not named."""

VALUE_ORDER = (
    QuantityKind.MONEY,
    QuantityKind.PERCENT,
    QuantityKind.POWER,
    QuantityKind.COUNT,
    QuantityKind.ORDINAL,
    QuantityKind.DURATION,
    QuantityKind.OTHER,
)
"""Which of several figures a claim is most likely about, the likeliest first."""


@dataclass(frozen=True, slots=True, order=True)
class AuthorKey:
    """What makes an author one: see Author.distinction for unnamed roles."""

    kind: str
    name: str
    distinction: str = ""

    def row(self, *, honorific: str = "", affiliation: str = "") -> Author:
        """A row for this author."""
        key = content_id("author", self.kind, self.name, self.distinction)
        return Author(
            id=key,
            kind=self.kind,
            name=self.name,
            distinction=self.distinction,
            honorific=honorific[:60],
            affiliation=affiliation[:500],
        )


@dataclass(frozen=True, slots=True, order=True)
class EntityKey:
    """What makes an entity one."""

    kind: str
    name: str

    def row(self) -> Entity:
        """A row for this entity."""
        return Entity(id=content_id("entity", self.kind, self.name), kind=self.kind, name=self.name)


# ---- documents and works ---------------------------------------------------------------------------------------------


def title_of(parsed: ParsedDocument) -> str:
    """The title of a document, its file name where it has none."""
    return (" ".join(parsed.title.split()) or parsed.name or "Untitled")[:1000]


def key_of_work(parsed: ParsedDocument) -> str | None:
    """The key under which notes of other documents name this one; None where it has no title."""
    if not parsed.title:
        return None
    authors = [byline.name for byline in parsed.authors]
    return work_key(authors, parsed.title, parsed.publisher or "", parsed.published, parsed.url)[:500] or None


def set_document(row: Document, parsed: ParsedDocument, *, sha256: str, run: AnalysisRun | None) -> None:
    """Put into `row` what the text says of itself; `name`, `publisher` and `supersedes` are the caller's."""
    row.text, row.sha256, row.run = parsed.text, sha256, run
    row.title = title_of(parsed)
    row.holding = Holding.DIGEST if parsed.digest else Holding.ORIGINAL
    row.url = (parsed.url or row.url)[:2000]
    row.language = parsed.language[:20]
    set_published(row, parsed.published or row.published)


def set_published(row: Document, edtf: str | None) -> None:
    """Put the date of publication (EDTF) into `row`, with its first and last day where they can be told."""
    row.published = (edtf or "")[:60]
    period = from_edtf(edtf) if edtf else None
    row.published_earliest = period.earliest if period else None
    row.published_latest = period.latest if period else None


def writers_of(parsed: ParsedDocument) -> dict[AuthorKey, tuple[str, str]]:
    """The writers that the byline names, in order, with honorific and affiliation."""
    return {
        AuthorKey(author_kind(byline.name), byline.name[:300]): (byline.honorific[:60], byline.affiliation[:500])
        for byline in parsed.authors
        if byline.name
    }


def cited_works(parsed: ParsedDocument) -> dict[str, FoundCitation]:
    """For each work that the notes name, by key, the citation that says most of it."""
    found: dict[str, FoundCitation] = {}
    for note in parsed.notes:
        for citation in note.citations:
            known = found.get(citation.work[:500])
            if citation.work and (known is None or _says(citation) > _says(known)):
                found[citation.work[:500]] = citation
    return found


def cited_document(key: str, citation: FoundCitation, run: AnalysisRun | None) -> Document:
    """A row for a work that is known from citations only."""
    title = citation.title or citation.container or citation.url or citation.surface
    row = Document(
        id=content_id("work", key),
        title=" ".join(title.split())[:1000] or key,
        holding=Holding.CITED,
        work_key=key,
        container=citation.container[:500],
        url=(citation.url or "")[:2000],
        run=run,
    )
    set_published(row, citation.published)
    return row


def writers_of_work(citation: FoundCitation) -> list[AuthorKey]:
    """The authors that a citation names, in order."""
    return [AuthorKey(author_kind(name), name[:300]) for name in dict.fromkeys(citation.authors) if name.strip()]


def note_rows(document: Document, parsed: ParsedDocument) -> list[Note]:
    """The numbered notes of a document."""
    return [
        Note(
            id=content_id("note", document.sha256, note.start),
            document=document,
            number=note.number,
            start=note.start,
            end=note.end,
            text=note.text,
        )
        for note in {note.start: note for note in parsed.notes if note.end > note.start}.values()
    ]


def notes_by_place(parsed: ParsedDocument, rows: Iterable[Note]) -> dict[int, Note]:
    """The rows of the notes of `parsed`, by their place among them."""
    by_start = {row.start: row for row in rows}
    return {place: by_start[note.start] for place, note in enumerate(parsed.notes) if note.start in by_start}


def citation_rows(
    document: Document, parsed: ParsedDocument, notes: Iterable[Note], works: Mapping[str, Document]
) -> Iterator[tuple[Citation, list[Document]]]:
    """The citations in the notes, each with the works that it may mean where it stays unresolved."""
    rows = {note.start: note for note in notes}
    for note in parsed.notes:
        for citation in {c.start: c for c in note.citations if c.end > c.start}.values():
            if note.start not in rows:
                continue
            work = works.get(citation.work[:500])
            form = CitationForm(citation.form.value) if work else CitationForm.UNRESOLVED
            candidates = [works[key[:500]] for key in dict.fromkeys(citation.candidates) if key[:500] in works]
            row = Citation(
                id=content_id("citation", document.sha256, note.start, citation.start),
                note=rows[note.start],
                start=citation.start,
                end=citation.end,
                surface=citation.surface,
                form=form,
                work=work if form != CitationForm.UNRESOLVED else None,
                published=(citation.published or "")[:60],
                pages=citation.pages[:60],
                url=(citation.url or "")[:2000],
                accessed=(citation.accessed or "")[:60],
                rule=citation.rule[:60],
            )
            yield row, candidates if form == CitationForm.UNRESOLVED else []


def _says(citation: FoundCitation) -> int:
    """How much a citation says of its work."""
    told = (citation.authors, citation.title, citation.container, citation.published, citation.url)
    return sum(bool(value) for value in told) + 2 * bool(citation.title)


# ---- authors and entities --------------------------------------------------------------------------------------------


def author_kind(name: str) -> AuthorKind:
    """Whether a name is that of an organisation or a person, by its words alone."""
    return AuthorKind.ORGANISATION if names_organisation(name) or " " not in name.strip() else AuthorKind.PERSON


def speaker_key(name: str, assertion: FoundAssertion, document: Document, people: frozenset[str]) -> AuthorKey:
    """Who speaks: a person by full name, an organisation or country by name, else a role of this one document."""
    bodies = {e.name for e in assertion.entities if e.kind not in {FoundEntityKind.PERSON, FoundEntityKind.OBJECT}}
    if name in people:
        return AuthorKey(AuthorKind.PERSON, name[:300])
    if name in bodies:
        return AuthorKey(AuthorKind.ORGANISATION, name[:300])
    words = name.split()
    named = all(word[:1].isupper() for word in words if len(word) > 3) and words[0][:1].isupper()
    unnamed = not named or is_role(name) or words[0].lower() in _UNNAMED
    if unnamed or "and" in words:
        return AuthorKey(AuthorKind.ROLE, name[:300], document.title[:200])
    return AuthorKey(author_kind(name), name[:300])


def speakers_of(
    document: Document, parsed: ParsedDocument, assertions: Iterable[FoundAssertion]
) -> dict[tuple[str, AuthorKey], str]:
    """Every speaker by the name in the values and by key, with the affiliation that the text gives."""
    assertions = list(assertions)
    people = frozenset(
        {person.name for a in assertions for person in a.people if person.name} | {b.name for b in parsed.authors}
    )
    found: dict[tuple[str, AuthorKey], str] = {}
    keys: dict[str, AuthorKey] = {}
    for assertion in assertions:
        for name in (*assertion.chain, assertion.speaker or ""):
            if name.strip():
                key = keys.setdefault(name, speaker_key(name, assertion, document, people))
                said = assertion.speaker_affiliation if name == assertion.speaker else ""
                found[name, key] = found.get((name, key)) or said
    return found


def entity_keys(assertion: FoundAssertion) -> list[EntityKey]:
    """The entities and named people that an assertion is about."""
    named = [EntityKey(EntityKind(e.kind.value), e.name[:300]) for e in assertion.entities if e.name]
    people = [EntityKey(EntityKind.PERSON, p.name[:300]) for p in assertion.people if p.name]
    return list(dict.fromkeys([*named, *people]))


# ---- assertions ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class AssertionRows:
    """The assertions of a document and all that hangs on them, ready to be stored in this order."""

    assertions: list[Assertion] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    entities: list[tuple[Assertion, Entity]] = field(default_factory=list)
    notes: list[tuple[Assertion, Note]] = field(default_factory=list)


def assertion_rows(
    document: Document,
    assertions: Iterable[FoundAssertion],
    *,
    speakers: Mapping[str, Author],
    entities: Mapping[EntityKey, Entity],
    notes: Mapping[int, Note],
    run: AnalysisRun | None,
) -> AssertionRows:
    """Rows for `assertions` of `document`; `speakers` are by the name in the values, `notes` by their place in them."""
    rows = AssertionRows()
    unique = {(a.start, a.end, a.kind): a for a in assertions if a.end > a.start}
    page_of = pages(document.text)
    for found in unique.values():
        row = _assertion(document, found, speakers, run)
        row.page = page_of(found.start)
        rows.assertions.append(row)
        rows.quantities += {(q.start, q.end): _quantity(row, q) for q in found.quantities}.values()
        rows.dates += {(d.start, d.end): _date(row, d) for d in found.dates}.values()
        rows.attributions += _hops(row, found, speakers, document.text)
        rows.entities += [
            (row, entity) for entity in {entities[key].id: entities[key] for key in entity_keys(found)}.values()
        ]
        rows.notes += [(row, notes[place]) for place in found.cites if place in notes]
    return rows


def _assertion(
    document: Document, found: FoundAssertion, speakers: Mapping[str, Author], run: AnalysisRun | None
) -> Assertion:
    text = document.text
    return Assertion(
        id=content_id("assertion", document.sha256, found.start, found.end, found.kind.value),
        document=document,
        start=found.start,
        end=found.end,
        quote=text[found.start : found.end],
        prefix=text[max(0, found.start - CONTEXT_LENGTH) : found.start],
        suffix=text[found.end : found.end + CONTEXT_LENGTH],
        kind=found.kind.value,
        modality=found.modality.value,
        polarity=found.polarity.value,
        speaker=speakers.get(found.speaker) if found.speaker else None,
        section=found.section[:500],
        paragraph=found.paragraph,
        rule=found.rule[:60],
        run=run,
    )


def _quantity(row: Assertion, found: FoundQuantity) -> Quantity:
    return Quantity(
        id=content_id("quantity", row.id, found.start, found.end),
        assertion=row,
        start=found.start,
        end=found.end,
        surface=row.document.text[found.start : found.end][:LONGEST_SURFACE],
        kind=found.kind.value,
        low=amount(found.low),
        high=amount(found.high),
        unit=found.unit[:60],
        per=found.per[:60],
        approximate=found.approximate,
        measures=found.measures[:300],
        rule=found.rule[:60],
    )


def _date(row: Assertion, found: FoundDate) -> DateMention:
    return DateMention(
        id=content_id("date", row.id, found.start, found.end),
        assertion=row,
        start=found.start,
        end=found.end,
        surface=row.document.text[found.start : found.end][:LONGEST_SURFACE],
        earliest=day(found.earliest),
        latest=day(found.latest),
        edtf=(found.edtf or "")[:60],
        rule=found.rule[:60],
    )


def _hops(row: Assertion, found: FoundAssertion, speakers: Mapping[str, Author], text: str) -> Iterator[Attribution]:
    """The way that a saying took, from the document to the speaker, whose words, cue and content the last hop has."""
    names = [name for name in found.chain if name.strip()] or ([found.speaker] if found.speaker else [])
    if not names and found.attribution is None:
        return
    for position, name in enumerate(names or [""], start=1):
        hop = Attribution(
            id=content_id("attribution", row.id, position),
            assertion=row,
            position=position,
            speaker=speakers.get(name),
            source=name,
            kind=AttributionKind.INDIRECT,
        )
        if found.attribution is not None and position == max(1, len(names)):
            own = found.attribution
            hop.source = _words(text, own.source) or name
            hop.cue = _words(text, own.cue)[:200]
            hop.kind = AttributionKind(own.kind.value)
            hop.pieces = {"source": own.source, "cue": own.cue, "content": own.content}
            hop.rule = own.rule[:60]
        yield hop


def _words(text: str, pieces: Pieces) -> str:
    return " ".join(" ".join(text[start:end].split()) for start, end in pieces)


def amount(value: Decimal | None) -> Decimal | None:
    """`value` as the database keeps amounts, six places; None for what is too large to be one."""
    if value is None or not value.is_finite() or abs(value) >= _LARGEST:
        return None
    with localcontext() as context:
        context.prec = 40
        return value.quantize(_SIX_PLACES, rounding=ROUND_HALF_EVEN)


def day(iso: str | None) -> date | None:
    """The day that ISO `iso` names; None for none and for the ends of the calendar, which stand for an open end."""
    return None if iso is None or iso in {_DATED_EARLIEST, _DATED_LATEST} else date.fromisoformat(iso)


# ---- claims ----------------------------------------------------------------------------------------------------------


def founded_claim(
    key: uuid.UUID, assertion: Assertion, quantities: Iterable[Quantity], dates: Iterable[DateMention]
) -> Claim:
    """A claim (not stored) that says what `assertion` says: its quote on one line, its main figure and its period."""
    claim = Claim(
        id=key,
        statement=proposition(assertion.quote),
        modality=assertion.modality,
        polarity=assertion.polarity,
    )
    if quantity := main_quantity(quantities):
        claim.value_kind = quantity.kind
        claim.low, claim.high = quantity.low, quantity.high
        claim.unit, claim.per = quantity.unit, quantity.per
        claim.approximate, claim.measures = quantity.approximate, readable(quantity.measures)
    placed = (mention for mention in dates if mention.edtf or mention.earliest)
    if mention := min(placed, key=lambda mention: mention.start, default=None):
        claim.period = mention.edtf
        claim.earliest, claim.latest = mention.earliest, mention.latest
    return claim


def proposition(quote: str) -> str:
    """A quote as a sentence by itself: without markup and the punctuation that tied it to the next, capital first."""
    words = readable(quote).rstrip(" ,;:-–—")
    return words[:1].upper() + words[1:]


def main_quantity(quantities: Iterable[Quantity]) -> Quantity | None:
    """The figure that gives a claim its value: the likeliest kind, and of that the first with something measured."""
    return min(
        quantities, key=lambda q: (VALUE_ORDER.index(QuantityKind(q.kind)), not q.measures, q.start), default=None
    )
