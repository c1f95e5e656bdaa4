"""Why something was found at a place of a document, and what was tried and failed there.

The path: the block and the sentence at the place -> the document read as ever, with a list for what is refused -> what
was found in the sentence, value by value -> what looks like a value there and is none -> both parted by the place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claims.analysis.corpus.documents import BODY_KINDS, Block, CitationForm, Note, ParsedDocument, Sentence
from claims.analysis.extraction import explained_values as told
from claims.analysis.extraction.assertions import LONGEST_PART, Reader
from claims.analysis.extraction.explanations import Explanation, Reason
from claims.analysis.extraction.partial_dates import from_edtf
from claims.analysis.extraction.references import reference_assertions
from claims.analysis.extraction.refusals import Refusal
from claims.analysis.extraction.refused_attributions import refused_cues, refused_quotations
from claims.analysis.extraction.refused_dates import refused_dates
from claims.analysis.extraction.refused_names import full_names, refused_names, refused_short_names
from claims.analysis.extraction.refused_numbers import refused_numbers
from claims.analysis.extraction.rule_words import words_of
from claims.analysis.extraction.spoken import Spoken, on_whose_word
from claims.analysis.extraction.values import Assertion
from claims.analysis.spans import Span

# What was found further away from a sentence than this does not bear on it.
_REACH = 5000
# A date with its year that has no days is none of the calendar.
_YEAR = re.compile(r"\b\d{4}\b")


def explain(parsed: ParsedDocument, start: int, end: int | None = None) -> Explanation:
    """Why what stands at `[start, end)` of `parsed` was found, and what was tried and failed there.

    Offsets are code points in the text as received; without `end` one code point is meant, and white space stands for
    what follows it. Raises ValueError for a place outside the text.
    """
    end = start + 1 if end is None else end
    if not 0 <= start < end <= len(parsed.text):
        raise ValueError(f"the text has {len(parsed.text)} code points; there is nothing at {start} to {end}")
    start, end = _to_words(parsed.text, start, end)
    block, sentence = block_at(parsed, start), sentence_at(parsed, start)
    scope = (
        Span(sentence.start, sentence.end) if sentence else Span(block.start, block.end) if block else Span(start, end)
    )
    place = _Place(parsed, scope, sentence)
    reasons = sorted(
        dict.fromkeys(place.reasons()), key=lambda r: (_RANK.get(r.what, len(_RANK)), not r.taken, r.start, r.end)
    )
    return Explanation(
        start,
        end,
        parsed.text[start:end],
        tuple(_structure(parsed, block, sentence, start)),
        tuple(r for r in reasons if r.overlaps(start, end)),
        tuple(r for r in reasons if not r.overlaps(start, end)),
    )


# The order in which reasons are told.
_RANK = {
    what: rank
    for rank, what in enumerate(("assertion", "speaker", "modality", "polarity", "attribution", "quantity", "date"))
}


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The place itself, or the first character behind it where nothing but white space stands there."""
    if text[start:end].strip():
        return start, end
    at = end
    while at < len(text) and text[at].isspace():
        at += 1
    return (at, at + 1) if at < len(text) else (start, end)


def block_at(parsed: ParsedDocument, at: int) -> Block | None:
    """The block that covers offset `at`, None between blocks."""
    place = bisect_right(parsed.blocks, at, key=lambda block: block.start) - 1
    return parsed.blocks[place] if place >= 0 and at < parsed.blocks[place].end else None


def sentence_at(parsed: ParsedDocument, at: int) -> Sentence | None:
    """The sentence of which a part covers offset `at`, None where none does."""
    place = bisect_right(parsed.sentences, at, key=lambda sentence: sentence.start) - 1
    found = parsed.sentences[place] if place >= 0 else None
    return found if found and any(low <= at < high for low, high in found.parts) else None


def _reason(text: str, what: str, start: int, end: int, rule: str, reading: str = "") -> Reason:
    return Reason(what, start, end, text[start:end], rule, words_of(rule), reading)


def _refusal(text: str, what: str, refusal: Refusal) -> Reason:
    start, end, rule = refusal.start, refusal.end, refusal.rule
    return Reason(what, start, end, text[start:end], rule, words_of(rule), refusal.detail, taken=False)


def _structure(parsed: ParsedDocument, block: Block | None, sentence: Sentence | None, at: int) -> Iterator[Reason]:
    """Block and sentence at `at`, or why there is none; what the head of the document was read for, too."""
    text = parsed.text
    if block is not None:
        under = f"under the heading {told.quoted(block.section)}" if block.section else ""
        yield _reason(text, block.kind.replace("_", " "), block.start, block.end, block.rule, under)
    for byline in parsed.authors:
        if byline.start <= at < byline.end:
            named = told.listed([byline.honorific, byline.name, byline.affiliation])
            yield _reason(text, "author", byline.start, byline.end, byline.rule, named)
    for mark in parsed.marks:
        if mark.start <= at < mark.end:
            yield _reason(text, "note mark", mark.start, mark.end, "note.mark", f"note {mark.number}")
    if sentence is not None:
        reading = f"paragraph {sentence.paragraph} of the body"
        yield _reason(text, "sentence", sentence.start, sentence.end, "sentence.body", reading)
    else:
        body = block is None or block.kind in BODY_KINDS
        start, end = (block.start, block.end) if block else (at, at + 1)
        yield _refusal(
            text, "sentence", Refusal(start, end, "no_assertion.between" if body else "no_assertion.not_body")
        )


class _Place:
    """All reasons within `scope`: the sentence asked for, or the block where it is no sentence."""

    def __init__(self, parsed: ParsedDocument, scope: Span, sentence: Sentence | None) -> None:
        self.parsed = parsed
        self.text = parsed.text
        self.scope = scope
        self.sentence = sentence
        self.refused: list[Refusal] = []

    def reasons(self) -> Iterator[Reason]:
        """Everything found in the scope, then everything refused there."""
        yield from self._notes()
        if self.sentence is None:
            return
        reader = Reader(self.parsed, self.refused)
        spoken = reader.index.near(self.scope.start, self.scope.end)
        for assertion in reader.read(self.sentence):
            yield from self._assertion(assertion, spoken)
        yield from self._attributions(spoken)
        yield from self._values(reader)
        for what, refusal in self._refusals(reader, spoken):
            if self.scope.start < refusal.end and refusal.start < self.scope.end:
                yield _refusal(self.text, what, refusal)

    def _assertion(self, assertion: Assertion, spoken: list[Spoken]) -> Iterator[Reason]:
        start, end = assertion.start, assertion.end
        notes = "on note " + ", ".join(map(str, assertion.notes)) if assertion.notes else ""
        about = "about " + ", ".join(assertion.about) if assertion.about else ""
        reading = told.listed([str(assertion.kind), about, notes])
        yield _reason(self.text, "assertion", start, end, assertion.rule, reading)
        said = on_whose_word(spoken, Span(start, end))
        if said and said[-1].speaker is not None:
            speaker, pieces = said[-1].speaker, said[-1].attribution.source
            source = f"by the words {told.quoted(told.joined(self.text, pieces))}" if pieces else ""
            way = f"by way of {' > '.join(assertion.chain)}" if len(assertion.chain) > 1 else ""
            reading = told.listed([speaker.name or "nobody by name", speaker.affiliation, source, way])
            yield _reason(self.text, "speaker", start, end, speaker.rule, reading)
        signs = told.signs_of_modality(assertion.surface, assertion.modality)
        yield _reason(
            self.text, "modality", start, end, f"modality.{assertion.modality}", _with_signs(assertion.modality, signs)
        )
        signs = told.signs_of_negation(assertion.surface) if assertion.polarity == "negative" else []
        yield _reason(
            self.text, "polarity", start, end, f"polarity.{assertion.polarity}", _with_signs(assertion.polarity, signs)
        )

    def _attributions(self, spoken: list[Spoken]) -> Iterator[Reason]:
        for entry in spoken:
            own, region = entry.attribution, entry.region()
            reading = told.listed([str(own.kind), told.of_attribution(self.text, own)])
            yield _reason(self.text, "attribution", region.start, region.end, own.rule, reading)

    def _values(self, reader: Reader) -> Iterator[Reason]:
        found = reader.found.within(self.scope.start, self.scope.end)
        full = full_names(found.people, reader.found.people)
        for quantity in found.quantities:
            yield _reason(
                self.text, "quantity", quantity.start, quantity.end, quantity.rule, told.of_quantity(quantity)
            )
        for date in found.dates:
            yield _reason(self.text, "date", date.start, date.end, date.rule, told.of_date(date))
            if date.earliest is None:
                rule = "undated.no_such_day" if _YEAR.search(date.surface) else "undated.not_placed"
                yield _refusal(self.text, "date", Refusal(date.start, date.end, rule))
        for entity in found.entities:
            yield _reason(self.text, "entity", entity.start, entity.end, entity.rule, told.of_entity(entity))
        for person in found.people:
            reading = told.of_person(person, full.get(person.name, ""))
            yield _reason(self.text, "person", person.start, person.end, person.rule, reading)

    def _refusals(self, reader: Reader, spoken: list[Spoken]) -> Iterator[tuple[str, Refusal]]:
        """What was looked at and not taken, by sort; the words of the paragraph are read once more for it."""
        view, scope, found = self.parsed.view, self.scope, reader.found
        low, high = self._paragraph()
        inside = found.within(low, high)
        dates = [Span(v.start, v.end) for v in inside.dates]
        figures = [*dates, *(Span(v.start, v.end) for v in inside.quantities)]
        things = [Span(v.start, v.end) for v in inside.entities]
        named = [*figures, *things, *(Span(v.start, v.end) for v in inside.people)]
        written = from_edtf(self.parsed.published) if self.parsed.published else None
        yield from ((_sort_of(refusal), refusal) for refusal in self.refused)
        yield from (("number", refusal) for refusal in refused_numbers(view, low, high, figures))
        yield from (("date", refusal) for refusal in refused_dates(view, low, high, dates, written))
        yield from (("name", refusal) for refusal in refused_names(view, scope.start, scope.end, named))
        here = found.within(scope.start, scope.end).people
        short = refused_short_names(here, found.people, full_names(here, found.people))
        yield from (("person", refusal) for refusal in short)
        if len(scope) > LONGEST_PART:
            yield "attribution", Refusal(scope.start, scope.end, "unsaid.endless")
            return
        unsaid = [Span(r.start, r.end) for r in self.refused if r.rule.startswith("unsaid.")]
        cues = [Span(*piece) for entry in spoken for piece in entry.attribution.cue]
        contents = [Span(*piece) for entry in spoken for piece in entry.attribution.content]
        taken = [*cues, *unsaid]
        yield from (("verb of saying", r) for r in refused_cues(reader.quoted, view, scope.start, scope.end, taken))
        yield from (("quotation", r) for r in refused_quotations(reader.quoted, low, high, [*contents, *unsaid]))

    def _paragraph(self) -> tuple[int, int]:
        """The paragraph of the sentence, at most _REACH code points to either side of it."""
        number = self.sentence.paragraph if self.sentence else 0
        own = [s for s in self.parsed.sentences if s.paragraph == number]
        low = max(min((s.start for s in own), default=self.scope.start), self.scope.start - _REACH)
        high = min(max((s.end for s in own), default=self.scope.end), self.scope.end + _REACH)
        return low, high

    def _notes(self) -> Iterator[Reason]:
        """The works of the note in which the place stands, or of the notes that the sentence calls."""
        called = {m.note for m in self.parsed.marks if self.scope.start <= m.start <= self.scope.end}
        for place, note in enumerate(self.parsed.notes):
            inside = note.start < self.scope.end and self.scope.start < note.end
            if not inside and (self.sentence is None or place not in called):
                continue
            yield from self._citations(note)
        for reference in reference_assertions(self.parsed):
            if reference.start < self.scope.end and self.scope.start < reference.end:
                dates = "; ".join(told.of_date(date) for date in reference.dates)
                yield _reason(self.text, "assertion", reference.start, reference.end, reference.rule, dates)

    def _citations(self, note: Note) -> Iterator[Reason]:
        if not note.citations:
            yield _refusal(self.text, "citation", Refusal(note.start, note.end, "unresolved.no_work", _name_of(note)))
        for citation in note.citations:
            reading = told.listed([_name_of(note), told.of_citation(citation)])
            yield _reason(self.text, "citation", citation.start, citation.end, citation.rule, reading)
            if citation.form is CitationForm.UNRESOLVED:
                rule = "unresolved.several" if citation.candidates else "unresolved.none"
                detail = "; ".join(citation.candidates)
                yield _refusal(self.text, "citation", Refusal(citation.start, citation.end, rule, detail))


def _name_of(note: Note) -> str:
    """What a note is called: by its number, or by where it stands."""
    return f"note {note.number}" if note.number else "in the text" if note.inline else "in the list of references"


def _with_signs(name: str, signs: Sequence[str]) -> str:
    return f"{name}: {', '.join(map(told.quoted, signs))}" if signs else str(name)


def _sort_of(refusal: Refusal) -> str:
    return "attribution" if refusal.rule.startswith("unsaid.") else "assertion"
