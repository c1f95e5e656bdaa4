"""What each stretch of a page is, and which files can be read."""

from __future__ import annotations

from claims.analysis import read as read_document
from claims.analysis.corpus.raw import ReadError
from tests.recognised.rows import Area, Reading, leaves, reads

_BODY = "The old harbour has been busy for a long time, and nobody in the region expects that to end in the next years."
_MORE = (
    "Its new quay was dear, as all who came to look at it in those days said, and it has paid for itself many times."
)


def read(text: str) -> list[Reading]:
    """The kind of every block of `text` that is no paragraph of its body."""
    parsed = read_document(text)
    return [
        Reading(block.kind.replace("_", " "), (block.start, block.end))
        for block in parsed.blocks
        if block.kind != "paragraph"
    ]


LAYOUT = Area(
    "Structure of a page",
    "Only paragraphs, list items, block quotes and standfirsts give assertions. Whatever is no paragraph is marked.",
    read,
    (
        reads("title by its mark", "{# Harbours of the North}\n\n" + _BODY, "title"),
        reads("title as first line", "{Harbours of the North}\n\n" + _BODY, "title"),
        reads("byline", "{Harbours of the North}\n\n{By Ada Lindqvist}\n\n" + _BODY, "title", "byline"),
        reads("dateline", "{Harbours of the North}\n\n{4 May 2019}\n\n" + _BODY, "title", "dateline"),
        reads("heading", "{# Harbours}\n\n" + _BODY + "\n\n{## The quay}\n\n" + _MORE, "title", "heading"),
        reads(
            "list",
            "{# Harbours}\n\n"
            + _BODY
            + "\n\n{- The first quay is old and rotten.}\n{- The second quay is new and green.}",
            "title",
            "list item",
            "list item",
        ),
        reads(
            "block quote",
            "{# Harbours}\n\n" + _BODY + "\n\n{> We were late, and we knew it well.}",
            "title",
            "block quote",
        ),
        reads(
            "page rule",
            "{# Harbours}\n\n"
            + _BODY
            + "\n\n"
            + _MORE
            + "\n\n{---}\n\nAnd then it went on in the same way for all the years that I know of.",
            "title",
            "rule",
        ),
        reads(
            "note",
            "{# Harbours}\n\n" + _BODY + '<sup>1</sup>\n\n{<sup>1</sup> Jane Lund, "Grain", Herald, 2012.}',
            "title",
            "note",
        ),
        reads("table", "{# Harbours}\n\n" + _BODY + "\n\n{| a | b |\n|---|---|\n| 1 | 2 |}", "title", "table"),
        reads(
            "pull quote",
            "{# Harbours}\n\n"
            + _BODY
            + "\n\n{nobody in the region expects that to end in the next years.}\n\n"
            + _MORE,
            "title",
            "pull quote",
        ),
        reads("keywords", "{# Harbours}\n\n{Keywords: quays, trade, boats}\n\n" + _BODY, "title", "keywords"),
        reads("breadcrumb", "{Home > News > Harbours}\n\n{# Harbours}\n\n" + _BODY, "navigation", "title"),
        reads(
            "note about the author",
            "{# Harbours}\n\n" + _BODY + "\n\n{Ana Riba reported from Lima.}",
            "title",
            "author note",
        ),
        leaves("a last paragraph that reports", _BODY + "\n\nAcme reported a loss of $4 million in 2019."),
        leaves("a paragraph", _BODY + " And so it went on."),
    ),
)


def read_file(text: str) -> list[Reading]:
    """Whether a file with these bytes (escaped as Latin-1) is read, and as which title; or why not."""
    try:
        parsed = read_document(text.encode("latin-1"), "harbour.txt")
    except ReadError as error:
        return [Reading(f"refused: {error}")]
    return [Reading(f"title “{parsed.title}”")]


FILES = Area(
    "Text files",
    "Text and Markdown are read in UTF-8. Examples show bytes; what cannot be read is refused with its reason.",
    read_file,
    (
        reads("plain text", "Harbours of the South\n\nThe quay is old.", "title “Harbours of the South”"),
        reads("Markdown", "# Harbours\n\nThe quay is old.", "title “Harbours”"),
        reads("line ends of Windows", "Harbours of the South\r\n\r\nThe quay is old.", "title “Harbours of the South”"),
        reads(
            "byte order mark", "\xef\xbb\xbfHarbours of the South\n\nThe quay is old.", "title “Harbours of the South”"
        ),
        reads(
            "not UTF-8",
            "Caf\xe9 Norvik",
            "refused: The file is not UTF-8: byte 0xe9 at offset 3. Save it as plain text in UTF-8.",
        ),
        reads(
            "binary",
            "a\x00b",
            "refused: The file is not plain text: there is a NUL byte at offset 1. Save it as plain text in UTF-8.",
        ),
        reads("empty", "", "refused: The file is empty."),
        reads("blank", " \n ", "refused: The file holds nothing but white space."),
    ),
)

AREAS = (LAYOUT, FILES)
