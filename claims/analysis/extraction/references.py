"""Notes as ends of relations: each cited work that says when it was published."""

from __future__ import annotations

from claims.analysis.corpus.documents import Citation, Note, ParsedDocument
from claims.analysis.extraction.dates import find_url_dates
from claims.analysis.extraction.values import Assertion, AssertionKind


def reference_assertions(parsed: ParsedDocument) -> list[Assertion]:
    """One REFERENCE per cited work with a date of publication, printed or in its address, in the order of the notes.

    Its span is the citation's. It has no dates of its own: when a work was published is told by its citation, and is
    nothing that the document claims. A call in the body ("Lund 2010") is no reference of its own.
    """
    return [
        Assertion(
            citation.start,
            citation.end,
            parsed.text[citation.start : citation.end],
            AssertionKind.REFERENCE,
            notes=(note.number,) if note.number else (),
            cites=(place,),
            rule="assertion.reference",
        )
        for place, note in enumerate(parsed.notes)
        if not note.inline
        for citation in note.citations
        if _is_placed(note, citation) and _is_dated(citation)
    ]


def _is_placed(note: Note, citation: Citation) -> bool:
    return note.start <= citation.start < citation.end <= note.end


def _is_dated(citation: Citation) -> bool:
    return citation.published is not None or (citation.url is not None and find_url_dates(citation.url) is not None)
