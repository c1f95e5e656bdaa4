"""What a text is made of once it was read: the values that `read` returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of a document is; only BODY_KINDS yield assertions."""

    TITLE = "title"
    HEADING = "heading"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    BLOCK_QUOTE = "block_quote"
    PULL_QUOTE = "pull_quote"
    BYLINE = "byline"
    AUTHOR_NOTE = "author_note"
    DATELINE = "dateline"
    KEYWORDS = "keywords"
    NOTE = "note"
    RULE = "rule"
    CREDIT = "credit"
    NAVIGATION = "navigation"
    DISCLAIMER = "disclaimer"
    NOTICE = "notice"
    TABLE = "table"


BODY_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE, BlockKind.STANDFIRST})


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the text with one function. `section` is the title of the heading it stands under, or "".

    `continues` is the index of the block of which this one is the rest (a paragraph cut by a page rule or by notes).
    """

    start: int
    end: int
    kind: BlockKind
    section: str = ""
    continues: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """A writer of the document as it names them. `name` is without honorific: "Ada Lindqvist", honorific "Dr."."""

    start: int
    end: int
    surface: str
    name: str
    honorific: str = ""
    affiliation: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body. `parts` has more than one `(start, end)` where notes or a page rule stand inside it.

    `paragraph` counts body paragraphs from 1 (a paragraph cut in two counts once); `section` is its heading.
    """

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    paragraph: int
    section: str = ""


class CitationForm(StrEnum):
    """How a note names a work."""

    FULL = "full"
    SHORT = "short"
    IBID = "ibid"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Citation:
    """One work named in a note.

    `work` is the key of the work it resolves to (equal for every note that names the same work, see
    `claims.analysis.corpus.citations.work_key`), or "" where it stays unresolved; then `candidates` holds the keys that
    were possible. Bibliographic fields are those of this surface; for a short form or *Ibid.* they are those of the
    work resolved to, and `antecedent` is the number of the note that gives it. `published`, `accessed` are EDTF.
    """

    start: int
    end: int
    surface: str
    form: CitationForm
    work: str = ""
    authors: tuple[str, ...] = ()
    title: str = ""
    container: str = ""
    published: str | None = None
    pages: str = ""
    url: str | None = None
    accessed: str | None = None
    antecedent: int | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A place that names works: `text` is its text without the number; `[start, end)` covers number and text.

    Three kinds: a numbered note; an entry of a list of references, which bears no number (`number` 0); and a call in
    the body itself, "(Lund 2010: 45)" (`number` 0, `inline`).
    """

    number: int
    start: int
    end: int
    text: str
    citations: tuple[Citation, ...] = ()
    inline: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place in the body at which note `number` is called.

    `note` is the index of that note in the document's notes (numbers may begin anew in each chapter or page), None
    where no note has the number. A call by author and year has the number 0.
    """

    number: int
    start: int
    end: int
    note: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A text with its structure. `view` is `mask(text)` with everything inside the body that is not body blanked, so
    that a sentence that runs over a page rule or notes can be read in one go; `len(view) == len(text)`.

    `text` is what all offsets refer to: the text as received, or that of the file where its `media_type` is HTML, PDF
    or DOCX. `published` is EDTF or None; `digest` is True where the first line says that the text is a digest of
    another.
    """

    text: str
    view: str
    name: str = ""
    title: str = ""
    authors: tuple[Byline, ...] = ()
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    digest: bool = False
    media_type: str = "text/plain"
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[NoteMark, ...] = field(default=())
