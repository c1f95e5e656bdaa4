"""When a cited work was published, and for which dated events it is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claims.analysis.corpus.documents import Citation, CitationForm, Note, NoteMark, ParsedDocument, Sentence
from claims.analysis.extraction.values import Assertion, DateMention, Modality, Polarity
from claims.analysis.relations.periods import UNKNOWN, Period, edtf_period
from claims.analysis.relations.values import Frame, FrameKind

# ".../2012/07/02/title": the day that a page's address carries.
_URL_DATE = re.compile(r"/(?P<y>19\d\d|20\d\d)/(?P<m>0[1-9]|1[0-2])(?:/(?P<d>0[1-9]|[12]\d|3[01]))?(?=/)")
# "by 2014", "post-2014", "planned his visit": a work may tell of these before they come.
_AHEAD = re.compile(r"\b(?:by|until|till|post|before|next|upcoming|in\s+time\s+for)\W{1,3}(?:\w+\s){0,2}$", re.I)
_PLAN = re.compile(
    r"\b(?:planned|scheduled|rescheduled|proposed|expected|(?:fixed|set|slated|arranged|called)\s+for|due\s+to|will|would|awaited"
    r"|(?:agree(?:d|ment)|plans?|decision|decided|intend\w*|aims?|hopes?|deal)\s+to)\b",
    re.I,
)
# Where the clause around a date ends.
_CLAUSE = re.compile(r"[;:]|\b(?:that|which|who|but|while|whereas|after|before|when)\b|,\s+(?:he|she|it|they)\b")
_TOLD = frozenset({Modality.ASSERTED, Modality.REPORTED})


def notes_reaching(parsed: ParsedDocument, sentences: Sequence[Sentence]) -> dict[int, tuple[int, ...]]:
    """For each sentence (by its start) the notes that may support it, by their place among the document's notes: those
    marked in it, and the next one in its paragraph where the sentence itself has none (a mark at the end of a passage
    covers what came since the last mark).
    """
    reach: dict[int, tuple[int, ...]] = {}
    marks = sorted(parsed.marks, key=lambda m: (m.start, m.number))
    following: tuple[int, int, tuple[int, ...]] | None = None
    for sentence in reversed(sentences):
        own = _within(marks, sentence)
        if own:
            following = (sentence.paragraph, sentence.start, (own[0],))
            reach[sentence.start] = own
        elif following and following[0] == sentence.paragraph:
            reach[sentence.start] = following[2]
    return reach


def _within(marks: Sequence[NoteMark], sentence: Sentence) -> tuple[int, ...]:
    return tuple(m.note for m in marks if m.note is not None and sentence.start <= m.start <= sentence.end + 8)


def url_period(url: str | None) -> Period:
    """The day or month in the path of an address; UNKNOWN where it has none."""
    match = _URL_DATE.search(url) if url else None
    if match is None:
        return UNKNOWN
    return edtf_period("-".join(filter(None, (match["y"], match["m"], match["d"]))))


def printed_periods(parsed: ParsedDocument) -> dict[str, frozenset[str]]:
    """For each work the days of publication that the notes print for it, as "first/last"."""
    found: dict[str, set[str]] = {}
    for note in parsed.notes:
        for citation in note.citations:
            period = edtf_period(citation.published)
            if citation.work and citation.form is CitationForm.FULL and period != UNKNOWN:
                found.setdefault(citation.work, set()).add(f"{period[0]}/{period[1]}")
    return {work: frozenset(days) for work, days in found.items()}


def reference_frames(assertion: Assertion, notes: Sequence[Note]) -> Iterator[Frame]:
    """Frames of the works named in a reference: object the work's key, dated as printed, or by its address."""
    for place in assertion.cites:
        for citation in notes[place].citations:
            if not (assertion.start <= citation.start and citation.end <= assertion.end and citation.work):
                continue
            if citation.form is not CitationForm.FULL:
                continue
            for period, how in ((edtf_period(citation.published), "printed"), (url_period(citation.url), "address")):
                if period != UNKNOWN:
                    yield _work(citation.start, citation.end, citation, period, how)


def _work(start: int, end: int, citation: Citation, period: Period, how: str) -> Frame:
    return Frame(
        kind=FrameKind.WORK_DATE,
        predicate="published",
        start=start,
        end=end,
        object=citation.work,
        modifier=how,
        earliest=period[0],
        latest=period[1],
        rule=f"work.{how}",
    )


def _ahead(assertion: Assertion, date: DateMention) -> bool:
    """True where the words before a date say that it was yet to come."""
    at = date.start - assertion.start
    return _AHEAD.search(assertion.surface[max(0, at - 40) : max(0, at)]) is not None


def _planned(assertion: Assertion, date: DateMention) -> bool:
    """True where the clause around a date speaks of a plan."""
    at, end = date.start - assertion.start, date.end - assertion.start
    before = _CLAUSE.split(assertion.surface[: max(0, at)])[-1]
    behind = _CLAUSE.split(assertion.surface[max(0, end) :])[0]
    return _PLAN.search(before) is not None or _PLAN.search(behind) is not None


def cited_frames(
    assertion: Assertion,
    places: Sequence[int],
    notes: Sequence[Note],
    printed: Mapping[str, frozenset[str]],
) -> Iterator[Frame]:
    """Frames of the works cited for a dated event: earliest and latest are the event's, topic all days printed.

    Only for what is told as past: a plan may well be dated later than the work that tells of it.
    """
    if assertion.modality not in _TOLD or assertion.polarity is not Polarity.POSITIVE:
        return
    dates = [d for d in assertion.dates if d.earliest and d.latest and not _ahead(assertion, d)]
    dates = [d for d in dates if not _planned(assertion, d)]
    if not dates:
        return
    event = max(dates, key=lambda d: (d.earliest or "", d.latest or ""))
    for place in places:
        for citation in notes[place].citations:
            if citation.work and citation.work in printed:
                yield Frame(
                    kind=FrameKind.WORK_DATE,
                    predicate="published",
                    start=event.start,
                    end=event.end,
                    object=citation.work,
                    modifier="cited",
                    earliest=event.earliest,
                    latest=event.latest,
                    topic=printed[citation.work],
                    inherited=place not in assertion.cites,
                    rule="work.cited_for",
                    agent=event.surface,
                    office=str(notes[place].number or ""),
                )
