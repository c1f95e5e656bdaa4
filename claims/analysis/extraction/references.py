"""Notes as ends of relations: each cited work with the date that is printed for it."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.analysis.corpus.documents import Citation, Note, ParsedDocument
from claims.analysis.extraction.dates import find_dates, find_url_dates
from claims.analysis.extraction.values import Assertion, AssertionKind, DateMention

_ACCESSED = re.compile(r"\(?\b(?:accessed|retrieved|visited|viewed|last\s+accessed)\b[^).;]{0,60}[).;]?", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,400}")


def reference_assertions(parsed: ParsedDocument) -> list[Assertion]:
    """One REFERENCE per cited work with a date of publication, printed or in its address, in the order of the notes.

    Its span is the citation's, or that of the whole note where the note was not read into citations. The day on which
    an address was looked up is no date of the work. A call in the body ("Lund 2010") is no reference of its own.
    """
    out = []
    for place, note in enumerate(parsed.notes):
        if note.inline:
            continue
        for start, end in _stretches(note):
            dates = _dates(parsed.text, start, end)
            if dates:
                out.append(
                    Assertion(
                        start,
                        end,
                        parsed.text[start:end],
                        AssertionKind.REFERENCE,
                        dates=dates,
                        notes=(note.number,) if note.number else (),
                        cites=(place,),
                        rule="assertion.reference",
                    )
                )
    return out


def _stretches(note: Note) -> list[tuple[int, int]]:
    cited = [(c.start, c.end) for c in note.citations if _is_placed(note, c)]
    return cited or [(note.start, note.end)]


def _is_placed(note: Note, citation: Citation) -> bool:
    return note.start <= citation.start < citation.end <= note.end


def _dates(text: str, start: int, end: int) -> tuple[DateMention, ...]:
    """The printed dates of `[start, end)`, else those that addresses in it carry."""
    surface = text[start:end]
    read = _ACCESSED.sub(lambda m: " " * len(m.group()), surface)
    blanked = _URL.sub(lambda m: " " * len(m.group()), read)
    printed = [d for d in find_dates(blanked) if d.earliest is not None]
    if not printed:
        for match in _URL.finditer(read):
            found = find_url_dates(match.group())
            if found is not None:
                printed.append(replace(found, start=found.start + match.start(), end=found.end + match.start()))
    return tuple(
        replace(d, start=d.start + start, end=d.end + start, surface=surface[d.start : d.end]) for d in printed
    )
