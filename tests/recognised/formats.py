"""HTML, Word and PDF files: each is read into the same structure as a plain text."""

from __future__ import annotations

from claims.analysis import ParsedDocument
from claims.analysis import read as read_document
from claims.analysis.masking import readable
from tests.files import docx, html, paragraph, pdf, table
from tests.recognised.rows import Area, Reading, leaves, reads

_PROSE = (
    "The old harbour has been busy for a long time, and nobody in the region expects that to end in the next years.",
    "Its new quay was dear, as all who came to look at it in those days said, and it has paid for itself many times.",
)


def _told(parsed: ParsedDocument) -> list[Reading]:
    """Every block but plain prose, with its words, and the writer."""
    blocks = [(b.kind.replace("_", " "), readable(parsed.text[b.start : b.end]).lstrip("# ")) for b in parsed.blocks]
    told = [f"{kind} “{words}”" for kind, words in blocks if words not in _PROSE]
    return [Reading(words) for words in told]


def read_html(text: str) -> list[Reading]:
    """What a page with this body says besides prose."""
    return _told(read_document(html(text.replace("…", _PROSE[0], 1).replace("…", _PROSE[1])), "page.html"))


def read_word(text: str) -> list[Reading]:
    """What a Word document of these lines ("style: words" or "| cell | cell |") says besides prose."""
    parts = []
    for line in text.replace("…", _PROSE[0], 1).replace("…", _PROSE[1]).split("\n"):
        style, _, words = line.partition(": ")
        if line.startswith("|"):
            parts.append(table([cell.strip() for cell in line.strip("|").split("|")]))
        elif style in ("bullet", "decimal"):
            parts.append(paragraph(words, listed=style))
        elif words:
            parts.append(paragraph(words, style=style))
        else:
            parts.append(paragraph(line))
    return _told(read_document(docx(*parts), "harbour.docx"))


def read_pdf(text: str) -> list[Reading]:
    """What the PDF set from this typst source says besides prose."""
    undated = "#set document(date: none)\n"
    return _told(read_document(pdf(undated + text.replace("…", _PROSE[0], 1).replace("…", _PROSE[1])), "harbour.pdf"))


WEB = Area(
    "HTML pages",
    "The text of the article, as Markdown. Examples show the page's body; … stands for a sentence of prose.",
    read_html,
    (
        reads("heading", "<article><h1>Harbours</h1><p>…</p><p>…</p></article>", "title “Harbours”"),
        reads(
            "section",
            "<article><h1>Harbours</h1><p>…</p><h2>The quay</h2><p>…</p></article>",
            "title “Harbours”",
            "heading “The quay”",
        ),
        reads(
            "list",
            "<article><h1>Harbours</h1><p>…</p><p>…</p><ul><li>The first quay is old.</li></ul></article>",
            "title “Harbours”",
            "list item “- The first quay is old.”",
        ),
        leaves("navigation and footer", "<nav><a href='/'>Home</a></nav><p>…</p><p>…</p><footer>Contact us</footer>"),
        leaves("script", "<script>var cost = 40;</script><article><p>…</p><p>…</p></article>"),
    ),
)

WORD = Area(
    "Word documents (DOCX)",
    "Each line of an example is a paragraph, its style before the colon; … stands for a sentence of prose.",
    read_word,
    (
        reads("title", "Title: Harbours\n…\n…", "title “Harbours”"),
        reads("heading", "Title: Harbours\n…\nheading1: The quay\n…", "title “Harbours”", "heading “The quay”"),
        reads(
            "list",
            "Title: Harbours\n…\n…\nbullet: The first quay is old.",
            "title “Harbours”",
            "list item “- The first quay is old.”",
        ),
        reads(
            "quotation",
            "Title: Harbours\n…\n…\nQuote: We were late, and we knew it well.",
            "title “Harbours”",
            "block quote “> We were late, and we knew it well.”",
        ),
    ),
)

PDF = Area(
    "PDF files",
    "Lines are joined to paragraphs. Examples are the source (typst) of the file; … stands for a sentence of prose.",
    read_pdf,
    (
        reads("title", "= Harbours of the North\n\n…\n\n…", "title “Harbours of the North”"),
        reads(
            "heading",
            "= Harbours of the North\n\n…\n\n== The quay\n\n…",
            "title “Harbours of the North”",
            "heading “The quay”",
        ),
    ),
)

AREAS = (WEB, WORD, PDF)
