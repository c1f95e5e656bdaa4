"""Files for tests: Word documents written part by part, PDFs set by typst, pages of HTML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

import pypdfium2
import typst

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ABSTRACT_LISTS = (
    '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:numFmt w:val="{1}"/></w:lvl></w:abstractNum>'
)


def run(text: str, properties: str = "") -> str:
    """A run of text, for example with properties "<w:i/>"."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def call(kind: str, number: int) -> str:
    """The call of a footnote or endnote."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def paragraph(*runs: str, style: str = "", listed: str = "") -> str:
    """A paragraph; `listed` is "bullet" or "decimal". A run without markup is plain text."""
    inside = "".join(r if r.startswith("<") else run(r) for r in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    in_list = {"bullet": "1", "decimal": "2"}.get(listed)
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{in_list}"/></w:numPr>' if in_list else ""
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr>{inside}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of plain cells."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx_parts(
    *body: str, notes: Mapping[str, Sequence[str]] | None = None, core: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The parts of a Word document: `notes` by kind ("footnote", "endnote") from number 1 on, `core` properties."""
    notes = notes or {}
    related = (
        "".join(
            f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}s" Target="{kind}s.xml"/>' for kind in (*notes, "style")
        )
        + f'<Relationship Id="rn" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?><w:{{}} xmlns:w="{_WORD}" xmlns:r="{_OFFICE}">'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "heading 1", "heading 2", "Quote")
    )
    lists = "".join(_ABSTRACT_LISTS.format(n, kind) for n, kind in ((1, "bullet"), (2, "decimal")))
    lists += "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    relations = f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">'
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": f'{relations}<Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{relations}{related}</Relationships>",
        "word/document.xml": f"{head.format('document')}<w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"{head.format('styles')}{styles}</w:styles>",
        "word/numbering.xml": f"{head.format('numbering')}{lists}</w:numbering>",
    }
    for kind, texts in notes.items():
        inside = "".join(f'<w:{kind} w:id="{n}">{paragraph(text)}</w:{kind}>' for n, text in enumerate(texts, start=1))
        parts[f"word/{kind}s.xml"] = f"{head.format(kind + 's')}{inside}</w:{kind}s>"
    if core:
        inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in core.items())
        parts["docProps/core.xml"] = (
            f'<?xml version="1.0"?><cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{inside}</cp:coreProperties>"
        )
    return parts


def docx(*body: str, notes: Mapping[str, Sequence[str]] | None = None, core: Mapping[str, str] | None = None) -> bytes:
    """A Word document, see `docx_parts`."""
    return zipped(docx_parts(*body, notes=notes, core=core))


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of `parts`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def pdf(source: str) -> bytes:
    """The PDF that typst sets from `source`."""
    made = typst.compile(source.encode(), ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def html(body: str, head: str = "", language: str = "en") -> bytes:
    """A page in UTF-8."""
    page = f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return page.encode()


def turned(data: bytes, degrees: int) -> bytes:
    """The PDF `data` with every page turned by `degrees`, clockwise."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation(degrees)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
