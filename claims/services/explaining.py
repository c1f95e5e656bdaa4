"""Why something was found at a place of a stored document, what was tried there, and what the database holds there.

Nothing is written here.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from claims.analysis import lexicon
from claims.analysis.extraction.explaining import explain
from claims.analysis.extraction.explanations import Explanation
from claims.analysis.masking import mask
from claims.models import AnalysisRun, Assertion, Document, Judgement, Uncovered
from claims.models.choices import SubjectKind
from claims.services.reading import analysed
from claims.services.runs import code_version

LISTED = 10
"""Places that are named where a quote stands at several."""

_CONTEXT = 30


class PlaceError(Exception):
    """The document has no such place, or the quote has several. The message is for people."""


@dataclass(frozen=True, slots=True)
class Run:
    """The run of the machine that made a row; `current` is True where code and vocabulary are still the same."""

    kind: str
    started: str
    code_version: str
    current: bool


@dataclass(frozen=True, slots=True)
class StoredAssertion:
    """An assertion of the database that covers the place, with its claim, and who decided what on both."""

    id: uuid.UUID
    start: int
    end: int
    quote: str
    kind: str
    status: str
    rule: str
    speaker: str
    claim_id: uuid.UUID | None
    claim: str
    claim_status: str
    decisions: tuple[str, ...]
    run: Run | None


@dataclass(frozen=True, slots=True)
class StoredUncovered:
    """An item that no assertion uses and that covers the place; `reason` where somebody dismissed it."""

    id: uuid.UUID
    start: int
    end: int
    surface: str
    kind: str
    dismissed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PlaceExplained:
    """A place of a stored document: what the core says of it today, and what the database holds there."""

    document_id: uuid.UUID
    title: str
    name: str
    holding: str
    published: str
    superseded: bool
    before: str
    after: str
    explanation: Explanation
    assertions: tuple[StoredAssertion, ...]
    uncovered: tuple[StoredUncovered, ...]


def explain_place(document: Document, *, offset: int | None = None, quote: str = "") -> PlaceExplained:
    """The place at `offset` (code points from the text's beginning) or at `quote`, which must stand there once.

    Raises PlaceError where the document has no text or no such place.
    """
    text = document.text
    if not text:
        raise PlaceError(f"Of “{document}” no text is held: it is known from citations only.")
    start, end = place_of(text, quote) if quote else _offset_in(text, offset)
    parsed, _ = analysed(text, document.name)
    explanation = explain(parsed, start, end)
    start, end = explanation.start, explanation.end
    inside = {"start__lt": end, "end__gt": start}
    return PlaceExplained(
        document_id=document.id,
        title=document.title,
        name=document.name,
        holding=document.get_holding_display(),
        published=document.published,
        superseded=hasattr(document, "superseded_by"),
        before=text[max(0, start - 2 * _CONTEXT) : start],
        after=text[end : end + 2 * _CONTEXT],
        explanation=explanation,
        assertions=_assertions(document, document.assertions.filter(**inside)),
        uncovered=_uncovered(document.uncovered.filter(**inside)),
    )


def place_of(text: str, quote: str) -> tuple[int, int]:
    """Where `quote` stands in `text`, as received or else read without markup and with any white space.

    Raises PlaceError where it stands nowhere, or at several places.
    """
    places = [match.span() for match in re.finditer(re.escape(quote), text)]
    if not places and quote.strip():
        words = r"\s+".join(_as_masked(word) for word in mask(quote).split())
        places = [match.span() for match in re.finditer(words.removeprefix(r"\s?"), mask(text))] if words else []
    if len(places) == 1:
        return places[0]
    if not places:
        raise PlaceError(f"The words {quote!r} do not stand in the text.")
    told = [f"  {start}  …{_around(text, start, end)}…" for start, end in places[:LISTED]]
    more = ["  ... and more"] if len(places) > LISTED else []
    raise PlaceError(
        "\n".join([f"The words {quote!r} stand at {len(places)} places; give one as OFFSET:", *told, *more])
    )


def _as_masked(word: str) -> str:
    """A pattern for `word` in a masked text, where a blank stands for the backslash before a sign."""
    return "".join(re.escape(c) if c.isalnum() else rf"\s?{re.escape(c)}" for c in word)


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - _CONTEXT) : end + _CONTEXT].split())


def _offset_in(text: str, offset: int | None) -> tuple[int, int]:
    if offset is None or not 0 <= offset < len(text):
        raise PlaceError(f"The text has {len(text)} code points: OFFSET is from 0 to {len(text) - 1}, not {offset}.")
    return offset, offset + 1


def _assertions(document: Document, rows: QuerySet[Assertion]) -> tuple[StoredAssertion, ...]:
    found = list(rows.select_related("claim", "speaker", "run").order_by("start", "end"))
    return tuple(
        StoredAssertion(
            id=row.id,
            start=row.start,
            end=row.end,
            quote=row.quote,
            kind=row.get_kind_display(),
            status=row.get_status_display(),
            rule=row.rule,
            speaker=row.speaker.name if row.speaker else "",
            claim_id=row.claim_id,
            claim=str(row.claim) if row.claim else "",
            claim_status=row.claim.get_status_display() if row.claim else "",
            decisions=_decisions(row),
            run=_run(row.run or document.run),
        )
        for row in found
    )


def _decisions(row: Assertion) -> tuple[str, ...]:
    """What people decided on the assertion and on its claim, oldest first."""
    subjects = [(SubjectKind.ASSERTION, row.id), (SubjectKind.CLAIM, row.claim_id)]
    found = [
        judgement
        for kind, key in subjects
        if key
        for judgement in Judgement.objects.filter(subject_kind=kind, subject_id=key).order_by("decided_at")
    ]
    return tuple(_decision(judgement) for judgement in found)


def _decision(judgement: Judgement) -> str:
    reason = f": {judgement.reason}" if judgement.reason else ""
    stale = " (stale: what it rested on has changed)" if judgement.stale else ""
    return f"{judgement}, {judgement.decided_at:%Y-%m-%d}{reason}{stale}"


def _run(run: AnalysisRun | None) -> Run | None:
    if run is None:
        return None
    current = run.code_version == code_version() and run.lexicon_digest == lexicon.digest()
    return Run(run.get_kind_display(), f"{run.started_at:%Y-%m-%d %H:%M}", run.code_version, current)


def _uncovered(rows: QuerySet[Uncovered]) -> tuple[StoredUncovered, ...]:
    return tuple(
        StoredUncovered(row.id, row.start, row.end, row.surface, row.get_kind_display(), row.dismissed, row.reason)
        for row in rows.order_by("start", "end")
    )
