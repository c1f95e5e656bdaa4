"""Assertions: the smallest stretches of a document's body that stand as a proposition, with what was found in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from claims.analysis.corpus.documents import ParsedDocument, Sentence
from claims.analysis.extraction.assertion_values import Found, find_values
from claims.analysis.extraction.attribution import find_in_paragraphs
from claims.analysis.extraction.attribution_speech import is_question
from claims.analysis.extraction.called import CalledNotes
from claims.analysis.extraction.clauses import has_predicate, proposition, split_clauses
from claims.analysis.extraction.interviews import Turn, find_turns
from claims.analysis.extraction.modality import find_modality
from claims.analysis.extraction.name_book import NameBook
from claims.analysis.extraction.references import reference_assertions
from claims.analysis.extraction.refusals import Refusal
from claims.analysis.extraction.speakers import Speaker, resolve_speakers
from claims.analysis.extraction.spoken import (
    Spoken,
    SpokenIndex,
    answer_of,
    content_words,
    is_spoken,
    joined,
    on_whose_word,
)
from claims.analysis.extraction.stances import gives_cause, links, takes_stance
from claims.analysis.extraction.values import Assertion, AssertionKind, Attribution
from claims.analysis.lexicon import load
from claims.analysis.spans import Span, hull, trimmed

_CURLY = re.compile("[“”„«»‘’]")
# A subject that takes up what was named before, in place of an entity of its own.
# "the dam", "its owners", "no record", "most villages": what a clause speaks of, named or not.
_REFERS = re.compile(
    r"\b(?:the|these|those|this|both|they|their|its|he|she|his|her|our|no|every|each|all|most|many|some|few|several|there"
    r"\s+(?:is|are|was|were|has|have|had|will|would))\s+(?:[\w'-]+\s+){0,3}?[^\W\d_]{3,}",
    re.I,
)
# What tells of something though it names nothing: how much of it ("No siren was sounded", "All posts were cleared"), or
# that it happened ("Infections have fallen", "Passenger numbers kept rising").
_TELLS = re.compile(
    r"\W{0,3}(?:(?:no|none|nobody|nothing|neither|all|every|each|some|several|most|many|few|half|it|there|we|our|its)\s+\w"
    r"|[\w'-]+(?:\s+[\w'-]+){0,8}?\s+"
    r"(?:was|were|has|have|had|did|will|never|continues?|remains?|rose|fell|[a-z]{3,}ed)\b)",
    re.I,
)
# "Schools remain open": a verb in the present behind a plural.
_STAYS = re.compile(r"\W{0,3}[A-Z][\w'-]*(?:\s+[\w'-]+){0,6}?\s+(?:remain|continue|stay)s?\s+\w")
# What stands between two parts of a sentence is a page rule, and no notes, where it is no longer than this.
_LONGEST_PAGE_RULE = 30
# A stretch with fewer characters is a fragment.
_SHORTEST = 12
# "Deaths: 76": ... unless a label gives it a figure.
_LABELLED = re.compile(r"[^\W\d_]{3,10}:\s+\S{0,2}\d\S{0,8}")
# A sentence with more is cut into pieces of this length, so that the time stays linear in a text without sentence ends.
LONGEST_PART = 5000


def extract(parsed: ParsedDocument) -> list[Assertion]:
    """All assertions of a document: those of its body in the order of the text, then the references in its notes.

    Nothing outside the body's sentences yields one, except that each work cited with its date of publication yields a
    REFERENCE. `text[a.start:a.end] == a.surface` holds for each, and for every value in it.

    A stretch of more than 5,000 code points without a sentence end is no prose: nobody's words are looked for in it
    and it is not split into clauses, so that the time stays linear. It yields what has figures, dates or names, in
    pieces of bounded length.
    """
    reader = Reader(parsed)
    body = [assertion for sentence in parsed.sentences for assertion in reader.read(sentence)]
    return [*body, *reference_assertions(parsed)]


def with_own_quotes(text: str, view: str) -> str:
    """`view` with the typographic quotation marks of `text` wherever it shows a straight one in their place."""
    out = list(view)
    for match in _CURLY.finditer(text):
        if view[match.start()] in "\"'":
            out[match.start()] = match.group()
    return "".join(out)


class Reader:
    """What was found in one document, and the way from a sentence to its assertions.

    Where `refused` is given, what was looked at and not taken is added to it, with the rule.
    """

    def __init__(self, parsed: ParsedDocument, refused: list[Refusal] | None = None) -> None:
        self.parsed = parsed
        self.refused = refused
        self.view = parsed.view
        self.quoted = with_own_quotes(parsed.text, parsed.view)
        self.found: Found = find_values(parsed)
        self.turns: list[Turn] = []
        self.index = SpokenIndex(self._speech())
        self.marks = CalledNotes(parsed)

    def _speech(self) -> list[Spoken]:
        paragraphs = [(p[0].start, p[-1].end) for p in _paragraphs(self.parsed.sentences)]
        found = find_in_paragraphs(self.quoted, self.view, paragraphs)
        book = NameBook(self.view, self.found.people, self.found.entities)
        self.turns = find_turns(self.view, paragraphs, book)
        speakers = resolve_speakers(self.view, found, book)
        pairs = [(a, s) for a, s in zip(found, speakers, strict=True) if is_spoken(self.view, a, s)]
        self._refuse_unspoken(found, speakers, pairs)
        spans = ((a, s, hull(Span(*piece) for piece in a.content)) for a, s in pairs)
        said = [Spoken(a, s, span.start, span.end, is_question(self.view, a)) for a, s, span in spans]
        return [*said, *(answer_of(self.view, turn) for turn in self.turns if turn.speaker)]

    def read(self, sentence: Sentence) -> Iterator[Assertion]:
        """The assertions of one sentence."""
        turn = self._turn(sentence)
        why_not = "no_assertion.asked" if turn is not None and turn.speaker is None else _no_claim(self.view, sentence)
        if why_not:
            self._refuse(sentence.start, sentence.end, why_not)
            return
        near = self.index.near(sentence.start, sentence.end)
        if not near and self.view[sentence.start : sentence.end].rstrip(" \n\"')").endswith("?"):
            self._refuse(sentence.start, sentence.end, "no_assertion.question")
            return
        for part in (piece for whole in _unbroken(self.view, sentence) for piece in _bounded(self.view, *whole)):
            here = self.index.near(*part)
            clauses = [part] if _is_endless(sentence) else split_clauses(self.quoted, self.view, *part)
            stretches = joined(clauses, here)
            for start, end in stretches:
                start = turn.start if turn is not None and start <= turn.label[0] < end else start
                assertion = self._assertion(sentence, start, end, here)
                if assertion is not None:
                    yield assertion

    def _refuse(self, start: int, end: int, rule: str, detail: str = "") -> None:
        if self.refused is not None:
            self.refused.append(Refusal(start, end, rule, detail))

    def _refuse_unspoken(
        self,
        found: Sequence[Attribution],
        speakers: Sequence[Speaker | None],
        spoken: Sequence[tuple[Attribution, Speaker | None]],
    ) -> None:
        """Tell which attributions put words into nobody's mouth."""
        taken = {id(attribution) for attribution, _ in spoken} if self.refused is not None else set()
        for attribution, speaker in zip(found, speakers, strict=True) if self.refused is not None else ():
            if id(attribution) not in taken:
                span = hull(Span(*piece) for piece in (*attribution.source, *attribution.cue, *attribution.content))
                nobody = "unsaid.unknown_source" if attribution.source else "unsaid.no_source"
                rule = "unsaid.attitude" if speaker is not None else nobody
                self._refuse(span.start, span.end, rule, attribution.rule)

    def _assertion(self, sentence: Sentence, start: int, end: int, near: list[Spoken]) -> Assertion | None:
        span = trimmed(self.view, *proposition(self.view, start, end, sentence.start))
        clause = self.view[span.start : span.end]
        if len(span) < _SHORTEST and not _LABELLED.fullmatch(clause.strip()):
            self._refuse(start, end, "no_assertion.fragment")
            return None
        found = self.found.within(span.start, span.end)
        said = on_whose_word(near, span)
        inner = said[-1] if said else None
        called = self.marks.by(sentence, span, inner.high if inner else 0)
        kind, rule = _reason(found, inner, self.quoted, span)
        if kind is None and called and self._tells(sentence, span):
            kind, rule = AssertionKind.STATEMENT, "assertion.cited"
        if kind is None:
            self._refuse(span.start, span.end, rule)
            return None
        words = content_words(self.view, inner, span) if inner else clause
        cue = " ".join(self.view[a:b] for a, b in inner.attribution.cue) if inner else ""
        source = " ".join(self.view[a:b] for a, b in inner.attribution.source) if inner else ""
        modality, polarity, _ = find_modality(words, inner is not None, cue, source)
        speaker = inner.speaker if inner else None
        return Assertion(
            span.start,
            span.end,
            self.parsed.text[span.start : span.end],
            kind,
            about=found.about(),
            quantities=found.quantities,
            dates=found.dates,
            entities=found.entities,
            people=found.people,
            modality=modality,
            polarity=polarity,
            attribution=inner.attribution if inner else None,
            speaker=speaker.name if speaker else None,
            speaker_affiliation=speaker.affiliation if speaker else "",
            chain=tuple(dict.fromkeys(s.speaker.name for s in said if s.speaker)),
            notes=tuple(dict.fromkeys(mark.number for mark in called if mark.number)),
            cites=tuple(dict.fromkeys(mark.note for mark in called if mark.note is not None)),
            sentence=(sentence.start, sentence.end),
            paragraph=sentence.paragraph,
            section=sentence.section,
            rule=rule,
        )

    def _tells(self, sentence: Sentence, span: Span) -> bool:
        """Does the stretch say something? One cut off by a page's notes may have its verb on the page before."""
        whole = sentence if len(sentence.parts) > 1 else span
        return has_predicate(self.quoted, whole.start, whole.end)

    def _turn(self, sentence: Sentence) -> Turn | None:
        """The turn of an interview in which the sentence stands."""
        at = bisect_left(self.turns, sentence.start + 1, key=lambda turn: turn.label[0]) - 1
        return self.turns[at] if at >= 0 and sentence.start < self.turns[at].end else None


def _unbroken(view: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The parts of a sentence, joined where no more than a page rule stands between them."""
    parts = [sentence.parts[0]]
    for start, end in sentence.parts[1:]:
        if start - parts[-1][1] <= _LONGEST_PAGE_RULE:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts


def _bounded(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence part in pieces of bounded length, cut at white space: prose has no longer ones."""
    while end - start > LONGEST_PART:
        cut = view.rfind(" ", start + 1, start + LONGEST_PART)
        cut = cut if cut > start else start + LONGEST_PART
        yield start, cut
        start = cut
    yield start, end


def _paragraphs(sentences: tuple[Sentence, ...]) -> list[list[Sentence]]:
    """The sentences of each paragraph, without those too long to be one."""
    groups = groupby(sentences, key=lambda s: (s.paragraph, _is_endless(s)))
    return [list(group) for (_, endless), group in groups if not endless]


def _is_endless(sentence: Sentence) -> bool:
    return sentence.end - sentence.start > LONGEST_PART


def _reason(found: Found, inner: Spoken | None, quoted: str, span: Span) -> tuple[AssertionKind | None, str]:
    """Why the stretch is an assertion, strongest reason first; None and why not where it is none."""
    if inner is not None:
        return AssertionKind.QUOTATION, "assertion.attributed"
    if found.has_figure():
        return AssertionKind.FIGURE, "assertion.figure"
    if found.dates:
        return AssertionKind.DATED, "assertion.dated"
    refers = found.entities or found.people or _REFERS.search(quoted, span.start, span.end)
    refers = refers or _TELLS.match(quoted, span.start)
    clause = quoted[span.start : span.end]
    told = "stance" if takes_stance(clause) else "cause" if gives_cause(clause) else ""
    if not refers and not told:
        return None, "no_assertion.nothing_named"
    stays = _STAYS.match(quoted, span.start, span.end)
    if has_predicate(quoted, span.start, span.end) or stays or (told and links(clause)):
        return AssertionKind.STATEMENT, "assertion.statement" if refers else f"assertion.{told}"
    return None, "no_assertion.no_predicate"


@cache
def _outline() -> re.Pattern[str]:
    table = load("outlines")
    nouns, verbs = "|".join(table["nouns"]), "|".join(table["verbs"])
    return re.compile(
        rf"""^\W*(?:
            (?:with|in|after|having|keeping)\b[^.,]{{0,80}}?,?\s+)?
            (?:this|the\s+(?:present|current|following|first|second|third|last|final|next)|the)\s+(?:{nouns})\s+
            (?:then|also|first|further|finally|next|will|aims\s+to|seeks\s+to|attempts\s+to|tries\s+to|\s){{0,8}}(?:{verbs})\b
            |^\W*in\s+this\s+(?:{nouns})\b
            |^\W*(?:we|i)\s+(?:will\s+)?(?:begin|start|conclude|proceed)\s+(?:by|with)\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(load('outlines')['imperatives'])})\b", re.IGNORECASE)


def _no_claim(view: str, sentence: Sentence) -> str:
    """Why the sentence claims nothing: it says what the paper will do, or tells the reader to do something; else ""."""
    words = view[sentence.start : min(sentence.end, sentence.start + 400)]
    if _outline().match(words):
        return "no_assertion.outline"
    return "no_assertion.instruction" if _imperative().match(words[:80]) else ""
