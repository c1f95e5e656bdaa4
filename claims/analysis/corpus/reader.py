"""The way of one text: bytes -> text of the file -> pieces -> blocks, front matter, notes, citations, sentences."""

from __future__ import annotations

from dataclasses import replace

from claims.analysis.corpus import blocks as blocking
from claims.analysis.corpus.calls import find_calls, with_calls
from claims.analysis.corpus.citations import find_citations
from claims.analysis.corpus.documents import BODY_KINDS, ParsedDocument
from claims.analysis.corpus.file_text import FileAbout, FileText, headed
from claims.analysis.corpus.formats import file_text
from claims.analysis.corpus.front_matter import find_front_matter, label_front_matter
from claims.analysis.corpus.nameplates import label_nameplates
from claims.analysis.corpus.notes import find_marks, find_notes, label_notes, text_span
from claims.analysis.corpus.pieces import Piece, find_pieces
from claims.analysis.corpus.pull_quotes import label_pull_quotes
from claims.analysis.corpus.raw import check
from claims.analysis.corpus.sentences import body_view, find_sentences
from claims.analysis.corpus.shelf import Shelf
from claims.analysis.corpus.works import resolve
from claims.analysis.masking import mask


def read(data: bytes | str, name: str = "") -> ParsedDocument:
    """The structure of one text; `name` is carried through.

    Bytes are those of a file in any format that is read (see `receive`); a string is a text as it is, whatever it looks
    like. All offsets are code points in `text` of the result: the text as received, or for HTML, PDF and DOCX the text
    of the file, and reading that string again gives the same. Raises `ReadError` where there is nothing to read.
    """
    received = receive(data, name) if isinstance(data, bytes) else FileText(data)
    text = received.text
    check(text)
    view = mask(text)
    pieces = label(find_pieces(text, view), text)
    front = find_front_matter(pieces, text)
    notes = find_notes(text, pieces)
    shelf = Shelf()
    notes = resolve(notes, [find_citations(text, *text_span(text, note)) for note in notes], shelf)
    found = blocking.as_blocks(pieces)
    marks = find_marks(text, found, notes)
    notes, marks = with_calls(notes, marks, find_calls(text, view, found, notes, shelf))
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
        language=front.language or "en",
        digest=front.digest,
        media_type=received.media_type,
        blocks=found,
        sentences=find_sentences(body, found),
        notes=notes,
        marks=marks,
    )


def receive(data: bytes, name: str = "") -> FileText:
    """The text of a file: plain text as it is; of HTML, PDF and DOCX the text as Markdown, under header lines for what
    only the file's metadata say. Raises `ReadError` where the file cannot be read."""
    received = file_text(data, name)
    if received.about == FileAbout():
        return received
    pieces = label(find_pieces(received.text, mask(received.text)), received.text)
    return replace(received, text=headed(received.text, received.about, find_front_matter(pieces, received.text)))


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
