"""Which format a file has, told by its bytes, and the module that reads it. Plain text needs none of the libraries."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from claims.analysis.corpus.file_text import FileText
from claims.analysis.corpus.raw import UNPRINTABLE, ReadError, check, check_size, decode

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx")
"""Endings of the files that can be read."""
MOST_CHARACTERS = 20_000_000
"""Code points of the text of one file: as many as the largest plain text has."""

PLAIN, MARKDOWN = "text/plain", "text/markdown"
HTML, PDF = "text/html", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXTS = frozenset({PLAIN, MARKDOWN})
"""Formats whose file is the text itself."""

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_PDF_WITHIN = 1024
"""Bytes before the mark of a PDF that readers tolerate (ISO 32000-1, Annex H, note 13)."""
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAG = re.compile(rb"<(?:p|div|article|h[1-6]|span|table|br|title|meta)\b[^<>]{0,300}>", re.I)
_WIDE_HTML = re.compile(r"\ufeff?\s*<(?:!doctype\s+html|html)\b", re.I)
_SIGNATURES = (
    (b"{\\rtf", "an RTF file. Save its text as DOCX, PDF or plain text."),
    (b"\x89PNG", "a picture. Run text recognition on it and import the text."),
    (b"\xff\xd8\xff", "a picture. Run text recognition on it and import the text."),
    (b"GIF8", "a picture. Run text recognition on it and import the text."),
    (b"II*\0", "a picture. Run text recognition on it and import the text."),
    (b"MM\0*", "a picture. Run text recognition on it and import the text."),
    (b"%!PS", "a PostScript file. Save it as PDF."),
    (b"\x1f\x8b", "a compressed file. Unpack it first."),
    (b"7z\xbc\xaf", "a compressed file. Unpack it first."),
    (b"Rar!", "a compressed file. Unpack it first."),
    (b"SQLite format 3\0", "a database."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def media_type(data: bytes, name: str = "") -> str:
    """The format (IANA media type) of the file `data`, told by its bytes; `name` decides only where they leave it open.

    Raises ReadError, which says what to do, for a format that is not read.
    """
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return DOCX
    _refuse_others(data)
    if _is_html(data, suffix):
        return HTML
    if suffix in {".pdf", ".docx"} and data:
        kind = "PDF" if suffix == ".pdf" else "Word document"
        raise ReadError(f"The file is no {kind}, whatever its name says: its first bytes are not those of one.")
    return MARKDOWN if suffix in {".md", ".markdown"} else PLAIN


def file_text(data: bytes, name: str = "") -> FileText:
    """The text of the file `data` in whatever format it has.

    Raises ReadError, one sentence that says why and what to do, where the file cannot be read.
    """
    check_size(len(data))
    found = _read(data, media_type(data, name))
    if len(found.text) > MOST_CHARACTERS:
        raise ReadError(f"The file holds {len(found.text):,} characters; {MOST_CHARACTERS:,} are read. Split it.")
    check(found.text)
    return found


def _read(data: bytes, kind: str) -> FileText:
    if kind == PDF:
        from claims.analysis.corpus.formats_pdf import read_pdf as reader
    elif kind == DOCX:
        from claims.analysis.corpus.formats_docx import read_docx as reader
    elif kind == HTML:
        from claims.analysis.corpus.formats_html import read_html as reader
    else:
        return FileText(decode(data), kind)
    found = reader(data)
    return replace(found, text=UNPRINTABLE.sub("", found.text), media_type=kind)


def _refuse_others(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"The file is {what}")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadError("The Office document is encrypted. Remove the password and save it again.")
        raise ReadError("The file is an Office document of the old kind (.doc). Save it as DOCX.")


def _is_html(data: bytes, suffix: str) -> bool:
    if _HTML_START.match(data):
        return True
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return suffix in _HTML_SUFFIXES or _WIDE_HTML.match(data[:2000].decode("utf-16", "replace")) is not None
    return suffix in _HTML_SUFFIXES and _TAG.search(data[:100_000]) is not None
