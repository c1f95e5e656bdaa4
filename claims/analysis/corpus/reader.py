"""The way of one text: bytes -> text -> pieces -> blocks, front matter, notes, citations, sentences."""

from __future__ import annotations

from claims.analysis.corpus import blocks as blocking
from claims.analysis.corpus.citations import find_citations
from claims.analysis.corpus.documents import BODY_KINDS, ParsedDocument
from claims.analysis.corpus.front_matter import find_front_matter, label_front_matter
from claims.analysis.corpus.nameplates import label_nameplates
from claims.analysis.corpus.notes import find_marks, find_notes, label_notes, text_span
from claims.analysis.corpus.pieces import Piece, find_pieces
from claims.analysis.corpus.pull_quotes import label_pull_quotes
from claims.analysis.corpus.raw import check, decode
from claims.analysis.corpus.sentences import body_view, find_sentences
from claims.analysis.corpus.works import resolve
from claims.analysis.masking import mask


def read(data: bytes | str, name: str = "") -> ParsedDocument:
    """The structure of one text; `name` is carried through.

    All offsets are code points in the text as received. Raises `ReadError` where there is nothing to read.
    """
    text = decode(data) if isinstance(data, bytes) else data
    check(text)
    view = mask(text)
    pieces = label(find_pieces(text, view), text)
    front = find_front_matter(pieces, text)
    notes = find_notes(text, pieces)
    notes = resolve(notes, [find_citations(text, *text_span(text, note)) for note in notes])
    found = blocking.as_blocks(pieces)
    marks = find_marks(text, found, notes)
    body = body_view(view, found, marks, blocking.without_markers(pieces, BODY_KINDS))
    return ParsedDocument(
        text=text,
        view=body,
        name=name,
        title=front.title,
        authors=front.authors,
        publisher=front.publisher,
        published=front.published,
        url=front.url,
        digest=front.digest,
        blocks=found,
        sentences=find_sentences(body, found),
        notes=notes,
        marks=marks,
    )


def label(pieces: list[Piece], text: str) -> list[Piece]:
    """`pieces` with a kind each. What is surest goes first; what is left at the end is body."""
    pieces = label_notes(pieces, text)
    pieces = blocking.label_furniture(pieces)
    pieces = label_nameplates(pieces)
    pieces = label_front_matter(pieces, text)
    pieces = blocking.label_title(pieces)
    pieces = label_pull_quotes(pieces)
    pieces = blocking.label_headings(pieces)
    pieces = blocking.label_standfirst(pieces)
    return blocking.label_body(pieces)
