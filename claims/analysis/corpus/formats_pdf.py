"""PDF files: their text as Markdown, from the characters and places that PDFium gives. A form feed parts two pages.

So the number of a place's page is one more than the form feeds before it (`claims.analysis.corpus.pages`). A paragraph
that runs over the end of a page has the form feed in the place of a space. Notes stand after the paragraphs of their
page, or before the one that runs on to the next. Running heads, feet and page numbers are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from claims.analysis.corpus.file_text import FileAbout, FileText
from claims.analysis.corpus.notes import EXPONENT_BASE
from claims.analysis.corpus.pdf_columns import columns, once, without_furniture
from claims.analysis.corpus.pdf_lines import Line, page_lines
from claims.analysis.corpus.pdf_paragraphs import (
    Kind,
    Stretch,
    body_size,
    joined,
    joined_lines,
    note_text,
    stretches,
    words_of,
)
from claims.analysis.corpus.raw import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from pypdfium2 import PdfDocument

MOST_PAGES = 5_000
MOST_CHARACTERS_OF_A_PAGE = 200_000
"""A printed page has some thousands of characters; a page with more than this is no text."""
_LEAST_LETTERS = 20
_UNREADABLE_SHARE = 0.3
_XMP = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.S)
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
}  # fmt: skip
_PDF_DATE = re.compile(r"D?:?(?P<year>\d{4})(?P<month>\d\d)?(?P<day>\d\d)?")
_RAISED = re.compile(r"<sup>(\d{1,3}(?:[,–-]\d{1,3})*)</sup>")
_FINAL = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}(?:\[\^\d+\])*$")
_MOST_HEADING_LEVELS = 4


def read_pdf(data: bytes) -> FileText:
    """The text of the PDF `data` and what it says of itself. Raises ReadError where it holds no text to read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(_why(str(error))) from error
    try:
        pages, heights = _pages(document)
        about = _about(document, data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(_why("")) from error
    finally:
        document.close()
    _check(pages)
    return FileText(_text(without_furniture(pages, heights)), library="pypdfium2", about=about)


def _why(error: str) -> str:
    if "password" in error.lower() or "security" in error.lower():
        return "The PDF is encrypted. Remove the password (print it to a new PDF) and import that."
    return "The PDF is damaged. Open it in a PDF reader and save or print it as a new PDF."


def _pages(document: PdfDocument) -> tuple[list[list[Line]], list[float]]:
    if len(document) > MOST_PAGES:
        raise ReadError(f"The PDF has {len(document):,} pages, more than the {MOST_PAGES:,} that are read. Split it.")
    if not len(document):
        raise ReadError("The PDF has no pages.")
    pages: list[list[Line]] = []
    heights: list[float] = []
    for page in document:
        text = page.get_textpage()
        count = text.count_chars()
        text.close()
        if count > MOST_CHARACTERS_OF_A_PAGE:
            raise ReadError(f"Page {len(pages) + 1} of the PDF has {count:,} characters, which is no page of text.")
        lines, height = page_lines(page)
        pages.append(once(lines))
        heights.append(height)
        page.close()
    return pages, heights


def _check(pages: list[list[Line]]) -> None:
    """Raise ReadError where there is no text: pictures of pages, or fonts that do not say which letters they draw."""
    text = "".join(line.text for lines in pages for line in lines)
    letters = sum(character.isalnum() for character in text)
    lost = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    if lost > _UNREADABLE_SHARE * max(1, letters + lost):
        raise ReadError(
            "The PDF does not say which letters its fonts draw. Print it to a new PDF, or run text recognition on it."
        )
    if letters < min(_LEAST_LETTERS, 4 * len(pages)):
        raise ReadError("The PDF holds pictures of pages and no text. Run text recognition (OCR) on it first.")


# ---- text ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Block:
    """A Markdown block. `page` is where it begins, `last` where it ends so far.

    `open` is True at the foot of a column, where it may go on, `full` where its last line fills the column.
    """

    text: str
    kind: Kind
    page: int
    last: int
    width: float
    hyphen: bool = False
    open: bool = False
    full: bool = False


def _text(pages: list[list[Line]]) -> str:
    """The text of all `pages`."""
    lines = [line for page in pages for line in page]
    body, words = body_size(lines), words_of(lines)
    found: list[Stretch] = []
    last_note: Stretch | None = None
    for number, page in enumerate(pages, start=1):
        for column in columns(page):
            new = stretches(column, number, body, last_note)
            last_note = next((s for s in reversed(new) if s.kind is Kind.NOTE), last_note)
            found += new
    levels = _heading_levels(found)
    notes, numbers = _notes(found, words)
    blocks: list[_Block] = []
    for stretch in found:
        if stretch.kind is not Kind.NOTE:
            _add(blocks, stretch, words, levels)
    for block in blocks:
        block.text = _RAISED.sub(partial(_mark, page=block.page, numbers=numbers), block.text)
    return _paged(blocks, notes, len(pages))


def _heading_levels(found: list[Stretch]) -> dict[float, int]:
    """The level of a heading by the size of its type: the largest is 1."""
    sizes = sorted({stretch.size for stretch in found if stretch.kind is Kind.HEADING}, reverse=True)
    return {size: min(place, _MOST_HEADING_LEVELS) for place, size in enumerate(sizes, start=1)}


def _add(blocks: list[_Block], stretch: Stretch, words: frozenset[str], levels: dict[float, int]) -> None:
    """Put `stretch` behind `blocks`, or on to the last one where it is the rest of its paragraph."""
    hyphen = bool(stretch.lines) and stretch.lines[-1].hyphen
    goes_on = stretch.kind in {Kind.TEXT, Kind.QUOTE, Kind.ITEM} and stretch.last
    text = _markdown(stretch, words, levels)
    last = blocks[-1] if blocks else None
    if last and last.open and _goes_on(last, stretch, text):
        text = text.removeprefix("> ")
        space = "\f" * (stretch.page - last.last) or " "
        last.text = joined(last.text, text, words, hyphen=last.hyphen, space=space)
        if last.hyphen and "\f" in space and space not in last.text[-len(text) - 2 :]:
            last.text += space
        last.last, last.hyphen, last.open, last.full = stretch.page, hyphen, goes_on, stretch.full
        return
    blocks.append(_Block(text, stretch.kind, stretch.page, stretch.page, stretch.width, hyphen, goes_on, stretch.full))


def _goes_on(last: _Block, stretch: Stretch, text: str) -> bool:
    """Is `stretch`, the first of a column, the rest of the paragraph or item `last`?"""
    if not stretch.first or stretch.kind not in {Kind.TEXT, Kind.QUOTE}:
        return False
    if not last.hyphen and _FINAL.search(_RAISED.sub("", last.text)):
        return False
    goes_on_small = last.hyphen or text.removeprefix("> ")[:1].islower()
    if last.kind is Kind.ITEM:
        return goes_on_small
    if abs(stretch.width - last.width) > 0.25 * max(stretch.width, last.width):
        return False
    if stretch.kind is Kind.QUOTE or stretch.indented:
        return stretch.kind is Kind.QUOTE and last.kind is Kind.QUOTE
    return last.full or goes_on_small


def _markdown(stretch: Stretch, words: frozenset[str], levels: dict[float, int]) -> str:
    if stretch.kind is Kind.TABLE:
        return _table(stretch.cells)
    text = joined_lines(stretch.lines, words)
    if stretch.kind is Kind.HEADING:
        return f"{'#' * levels[stretch.size]} {text}"
    if stretch.kind is Kind.QUOTE:
        return f"> {text}"
    if stretch.kind is Kind.ITEM:
        return re.sub(r"^[•▪●○■□◦‣–—*·\uf0b7\uf0a7-]\s+", "- ", text)
    return text


def _table(cells: list[list[str]]) -> str:
    width = max(len(row) for row in cells)
    full = ([*row, *[""] * (width - len(row))] for row in cells)
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in full]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


_Numbers = dict[tuple[int, int], int]
"""The number under which a note goes in the text, by its page and its number there."""


def _notes(found: list[Stretch], words: frozenset[str]) -> tuple[dict[int, list[str]], _Numbers]:
    """The notes of each page as Markdown, and their numbers: counted through where pages count anew."""
    printed = Counter(stretch.number for stretch in found if stretch.kind is Kind.NOTE and stretch.number)
    anew = any(count > 1 for count in printed.values())
    notes: dict[int, list[str]] = {}
    numbers: _Numbers = {}
    last: tuple[int, int] | None = None
    for stretch in found:
        if stretch.kind is not Kind.NOTE:
            continue
        text = note_text(stretch, words)
        if not stretch.number and last:
            page, place = last
            notes[page][place] = joined(notes[page][place], text, words, hyphen=notes[page][place].endswith("-"))
            continue
        label = len(numbers) + 1 if anew else stretch.number
        numbers[stretch.page, stretch.number] = label
        notes.setdefault(stretch.page, []).append(f"[^{label}]: {text}" if stretch.number else text)
        last = stretch.page, len(notes[stretch.page]) - 1
    return notes, numbers


def _mark(match: re.Match[str], page: int, numbers: _Numbers) -> str:
    """Raised figures as marks of notes: of this page, else the only ones of their numbers; or as they are."""
    text, start = match.string, match.start()
    page += text.count("\f", 0, start)
    labels = []
    for number in map(int, re.split(r"[,–-]", match[1])):
        same = [label for (_, printed), label in numbers.items() if printed == number]
        label = numbers.get((page, number), same[0] if len(same) == 1 else None)
        if label is None or (number in {2, 3, 4} and EXPONENT_BASE.search(text, max(0, start - 8), start)):
            return match.group()
        labels.append(f"[^{label}]")
    return "".join(labels)


def _paged(blocks: list[_Block], notes: dict[int, list[str]], count: int) -> str:
    """Blocks and notes as one text with a form feed for every page end."""
    parts: list[str] = []
    at = 1
    for block in blocks:
        for page in range(at, block.page):
            parts += [*notes.pop(page, []), "\f"]
        if block.last > block.page:
            place = len(parts)
            while place and parts[place - 1].startswith("#"):
                place -= 1
            parts[place:place] = notes.pop(block.page, [])
        parts.append(block.text)
        for page in range(block.page + 1, block.last):
            parts += notes.pop(page, [])
        at = block.last
    for page in range(at, count):
        parts += [*notes.pop(page, []), "\f"]
    parts += notes.pop(count, [])
    return re.sub(r"\f\n\n(?!\f)", "\f", "\n\n".join(parts) + "\n")


# ---- metadata --------------------------------------------------------------------------------------------------------


def _about(document: PdfDocument, data: bytes) -> FileAbout:
    info = document.get_metadata_dict()
    xmp = _xmp(data)
    authors = _said(xmp, "dc:creator") or _names(info.get("Author", ""))
    published = [*_said(xmp, "prism:publicationDate"), *_said(xmp, "dc:date"), ""]
    language = [*_said(xmp, "dc:language"), ""]
    return FileAbout(
        title=info.get("Title", "") or next(iter(_said(xmp, "dc:title")), ""),
        authors=tuple(authors),
        publisher=next(iter(_said(xmp, "prism:publicationName") + _said(xmp, "dc:publisher")), ""),
        published=published[0][:10],
        created=_day(info.get("CreationDate", "")),
        language=language[0][:20],
    )


def _names(author: str) -> list[str]:
    parts = re.split(r"\s*;\s*|\s+(?:and|&)\s+", author)
    if len(parts) == 1 and all(" " in part.strip() for part in author.split(",")):
        parts = author.split(",")
    return [part.strip() for part in parts if part.strip()]


def _day(created: str) -> str:
    match = _PDF_DATE.match(created)
    return "-".join(part for part in match.groups() if part) if match else ""


def _xmp(data: bytes) -> Element | None:
    """The XMP packet, which stands in the file uncompressed so that programs find it."""
    from lxml import etree

    match = _XMP.search(data) if b"<x:xmpmeta" in data else None
    if match is None or b"<!" in match.group():
        return None
    try:
        return etree.fromstring(match.group(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.LxmlError:
        return None


def _said(xmp: Element | None, name: str) -> list[str]:
    """The values of a property of the XMP packet."""
    if xmp is None:
        return []
    found = xmp.findall(f".//{name}", _NAMESPACES)
    values = [
        " ".join("".join(item.itertext()).split())
        for e in found
        for item in (e.findall(".//rdf:li", _NAMESPACES) or [e])
    ]
    prefix, local = name.split(":")
    values += [v for e in xmp.iter() if (v := e.get(f"{{{_NAMESPACES[prefix]}}}{local}"))]
    return [value for value in values if value]
