"""Word documents: the text of a DOCX file as Markdown, through mammoth. Nothing outside the file is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from claims.analysis.corpus.file_text import FileAbout, FileText
from claims.analysis.corpus.markup import Writer, joined, link_table, unwrap_layout
from claims.analysis.corpus.raw import ReadError
from claims.analysis.corpus.tree_notes import take_notes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_PARTS = 4_000
MOST_UNPACKED = 200_000_000
"""Bytes that the parts of a document may unpack to, pictures included; what is beyond that is a bomb or no text."""
MOST_XML = 60_000_000
"""Bytes that the parts with text may unpack to: some twenty thousand pages."""
_MAIN_PART = re.compile(r"(?:^|/)document\d*\.xml$")
_OTHERS = {
    "xl/workbook.xml": "an Excel workbook", "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/container.xml": "an e-book (EPUB)", "META-INF/manifest.xml": "an OpenDocument file",
}  # fmt: skip
# Styles beside those that mammoth knows; the names are those of Word's own templates and of LibreOffice.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='toc 1'] => !
p[style-name='toc 2'] => !
p[style-name='toc 3'] => !
r[style-name='Emphasis'] => em
"""
_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "publisher": "{http://purl.org/dc/elements/1.1/}publisher",
    "language": "{http://purl.org/dc/elements/1.1/}language",
    "created": "{http://purl.org/dc/terms/}created",
}
_TEMPLATE_DAY = "2013-12-23"
"""The day on which the template of python-docx was made: documents that it writes carry it as their own."""
_DAMAGED = "The Word document is damaged ({}). Open it in a word processor and save it again as DOCX."


def read_docx(data: bytes) -> FileText:
    """The text of the Word document `data` and what its properties say. Raises ReadError where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _check(parts)
            about = _about(parts)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ReadError(_DAMAGED.format("its ZIP archive cannot be unpacked")) from error
    root = _tree(data)
    unwrap_layout(root)
    notes = take_notes(root)
    writer = Writer()
    blocks = list(writer.blocks(root))
    if not any(character.isalnum() for block in blocks for character in block):
        raise ReadError("The Word document holds no text: if it shows pictures of pages, run text recognition on it.")
    return FileText(joined([*blocks, *notes, link_table(writer.found)]), library="mammoth", about=about)


def _check(parts: zipfile.ZipFile) -> None:
    """Raise ReadError where the archive is no Word document or would unpack to more than a text can be."""
    entries = parts.infolist()
    names = {entry.filename for entry in entries}
    total, xml = sum(e.file_size for e in entries), sum(e.file_size for e in entries if _is_xml(e.filename))
    if len(entries) > MOST_PARTS or total > MOST_UNPACKED or xml > MOST_XML:
        raise ReadError(
            f"The archive unpacks to {len(entries):,} parts of {total / 1e6:,.0f} MB ({xml / 1e6:,.0f} MB of text), "
            "more than a document has. Save its text in a new document."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise ReadError("The Word document is encrypted. Remove the password and save it again.")
    if not any(_MAIN_PART.search(name) for name in names):
        other = next((what for name, what in _OTHERS.items() if name in names), "a ZIP archive without a Word document")
        raise ReadError(f"The file is {other}. Save its text as DOCX, PDF or plain text.")
    for entry in entries:
        if _is_xml(entry.filename):
            with parts.open(entry) as part:
                if b"<!DOCTYPE" in part.read(1000) or b"<!ENTITY" in part.read(1000):
                    raise ReadError(_DAMAGED.format(f"{entry.filename[:60]} declares a document type"))


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _tree(data: bytes) -> Element:
    import mammoth
    from lxml import etree, html

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=lambda image: [],
        )
        return html.fragment_fromstring(made.value, create_parent="div", parser=html.HTMLParser(no_network=True))
    except (ExpatError, etree.LxmlError, zipfile.BadZipFile, zlib.error) as error:
        raise ReadError(_DAMAGED.format(str(error)[:80])) from error
    except RecursionError as error:
        raise ReadError(_DAMAGED.format("its parts are nested too deeply")) from error
    except (AttributeError, LookupError, TypeError, ValueError, OSError, EOFError) as error:
        raise ReadError(_DAMAGED.format("a part that it needs is missing or malformed")) from error


def _about(parts: zipfile.ZipFile) -> FileAbout:
    from lxml import etree

    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(parts.read("docProps/core.xml"), parser)
    except (KeyError, etree.LxmlError):
        return FileAbout()
    said = {name: " ".join((root.findtext(path) or "").split()) for name, path in _CORE.items()}
    created = said["created"][:10]
    return FileAbout(
        title=said["title"],
        authors=tuple(name.strip() for name in said["creator"].split(";") if name.strip()),
        publisher=said["publisher"],
        created="" if created == _TEMPLATE_DAY else created,
        language=said["language"][:20],
    )
