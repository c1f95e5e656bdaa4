"""The first cut of a text: lines, and the pieces (paragraphs, headings, list items) that lines make up.

A piece is a stretch between blank lines; inside it, a line starts a new piece unless it is the rest of a sentence
that was wrapped at a fixed width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.analysis.corpus.documents import BlockKind
from claims.analysis.spans import trimmed

# a form feed between two words is the end of a page inside a paragraph
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]|(?<!\S)\f|\f(?!\S)")

# "## Title", "### **Heading**"
_HEADING_MARK = re.compile(r"\ufeff?\s{0,8}(#{1,6})(?=[\s*_\w])\s*")
# "- item", "* item", "• item", "– item" but not "-5 degrees"
_BULLET = re.compile(r"\s*(?:[-*+•◦▪‣●○■□–—·]|\\[-*+])(?=[ \t\u00a0])[ \t\u00a0]+(?=\S)")
# "1. item", "(a) item", "iv) item", "2) item"
_NUMBERED = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|\d{1,3}\\?\.)[ \t\u00a0]+(?=\S)")
# "> quoted"
_QUOTED = re.compile(r"\s*(?:>\s?){1,4}(?=\S)")
# "| a | b |", "|---|---|"
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
# "---", "* * *", "=====", "Page 3 of 10", "- 12 -", "12"
_RULE = re.compile(
    r"\s*(?:(?:[-_=~•·#]\s?){3,}|(?:\\?\*\s?){3,}|(?:-\s?)?\d{1,4}(?:\s?-)?|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?|■|◆)\s*$"
)
# "Title: ...", "Author(s): ..."
HEADER_FIELD = re.compile(
    r"\s*[*_]{0,3}(title|headline|authors?(?:\(s\))?|by|byline|writer|date|published(?:\s+on)?|publication\s+date|"
    r"posted(?:\s+on)?|created|updated|last\s+updated|url|link|source|publisher|outlet|publication|newspaper|journal|website|language)"
    r"[*_]{0,3}\s*:[*_]{0,3}\s*(?=\S)",
    re.IGNORECASE,
)
# the start of a note in any of its forms; what is a note is decided with its neighbours
NOTE_START = re.compile(r"\s*(?:<sup>\s*\d{1,4}\s*</sup>|\[\^[\w-]{1,20}\]:|\[\d{1,4}\]\s|[¹²³⁰⁴⁵⁶⁷⁸⁹]{1,4}\s?\S)")

_EMPHASISED = re.compile(r"\s*(?:#{1,6}\s*)?(\*{1,3}|_{1,3})(?=\S).{0,400}\1\s*$", re.DOTALL)
_RUNS_ON = re.compile(r"(?:[,;–—-]|\b(?:and|or|of|the|a|an|in|to|for|with|by))\s*$")
_WRAP_LONGEST = 130
_WRAP_SHORTEST = 45


@dataclass(frozen=True, slots=True)
class Line:
    """One line `[start, end)` of the text, without its break."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that will be one block. `words` is its reading view on one line, without the marker at its start.

    `body_start` is where its words begin (after "- ", "1. ", "## ", "> "); `level` counts the marks of a heading.
    """

    start: int
    end: int
    body_start: int
    words: str
    level: int = 0
    emphasised: bool = False
    after_blank: bool = True
    kind: BlockKind | None = None
    rule: str = ""

    def labelled(self, kind: BlockKind, rule: str) -> Piece:
        """This piece as a block of `kind`, found by `rule`."""
        return replace(self, kind=kind, rule=rule)


def find_lines(text: str) -> list[Line]:
    """All lines of `text`, blank ones too; every kind of line end is a line end."""
    lines, start = [], 0
    for match in _LINE_BREAK.finditer(text):
        lines.append(Line(start, match.start()))
        start = match.end()
    lines.append(Line(start, len(text)))
    return lines


def wrap_width(text: str, lines: list[Line]) -> int:
    """The width at which the lines of `text` are wrapped, or 0 where every line is a paragraph of its own."""
    inner = [
        a.end - a.start for a, b in pairwise(lines) if text[a.start : a.end].strip() and text[b.start : b.end].strip()
    ]
    if len(inner) < 3:
        return 0
    width = max(line.end - line.start for line in lines)
    inner.sort()
    if width > _WRAP_LONGEST or inner[len(inner) // 2] < _WRAP_SHORTEST:
        return 0
    near = sum(1 for length in inner if length >= 0.7 * width)
    return width if near >= 0.6 * len(inner) else 0


def find_pieces(text: str, view: str) -> list[Piece]:
    """The pieces of `text` in order; `view` is `mask(text)`."""
    lines = find_lines(text)
    width = wrap_width(text, lines)
    return [piece for run in _runs(text, lines) for piece in _pieces_of(text, view, run, width)]


def _runs(text: str, lines: list[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if text[line.start : line.end].strip("\ufeff \t\u00a0\u200b\u200e\u200f\u3000\u2003\u2002"):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _pieces_of(text: str, view: str, run: list[Line], width: int) -> Iterator[Piece]:
    group = [run[0]]
    after_blank = True
    for line in run[1:]:
        if _belongs(text, view, group, line, width):
            group.append(line)
        else:
            yield _piece(text, view, group, after_blank)
            group, after_blank = [line], False
    yield _piece(text, view, group, after_blank)


def _belongs(text: str, view: str, group: list[Line], line: Line, width: int) -> bool:
    """Does `line` carry on the piece whose lines are `group`?"""
    first, last = group[0], group[-1]
    if _TABLE_ROW.match(text, first.start, first.end):
        return _TABLE_ROW.match(text, line.start, line.end) is not None
    if any(
        p.match(text, line.start, line.end)
        for p in (_HEADING_MARK, _BULLET, _TABLE_ROW, _RULE, HEADER_FIELD, NOTE_START)
    ):
        return False
    if _QUOTED.match(text, line.start, line.end):
        return _QUOTED.match(text, first.start, first.end) is not None
    if any(p.match(text, first.start, first.end) for p in (_HEADING_MARK, _RULE)):
        return False
    before, after = view[last.start : last.end].rstrip(), view[line.start : line.end].lstrip()
    if not before or not after:
        return True
    if after[0].islower() or after.startswith(("http", "<http", "[http")):
        return True
    if _NUMBERED.match(text, line.start, line.end):
        return False
    if width:
        return len(before) + 1 + len(after.split(maxsplit=1)[0]) > 0.85 * width
    return _RUNS_ON.search(before[-20:]) is not None


def _piece(text: str, view: str, group: list[Line], after_blank: bool) -> Piece:
    span = trimmed(text, group[0].start, group[-1].end)
    start, end = span.start, span.end
    raw = text[start:end]
    kind, rule, body_start, level = _marked(text, start, end)
    words = " ".join(view[body_start:end].split())
    emphasised = len(raw) < 500 and _EMPHASISED.match(raw) is not None
    if level and not words:
        kind, rule = BlockKind.RULE, "rule.marks"
    return Piece(start, end, body_start, words, level, emphasised, after_blank, kind, rule)


def _marked(text: str, start: int, end: int) -> tuple[BlockKind | None, str, int, int]:
    """What the marker at the start of a piece says: kind, rule, where the words begin, level of heading."""
    row_end = text.find("\n", start, end)
    if _TABLE_ROW.match(text, start, end if row_end < 0 else row_end):
        return BlockKind.TABLE, "table.pipes", start, 0
    if end - start < 200 and _RULE.match(text, start, end):
        return BlockKind.RULE, "rule.line", start, 0
    if match := _HEADING_MARK.match(text, start, end):
        return None, "", match.end(), len(match[1])
    if match := _QUOTED.match(text, start, end):
        return BlockKind.BLOCK_QUOTE, "block_quote.mark", match.end(), 0
    if match := _BULLET.match(text, start, end):
        return BlockKind.LIST_ITEM, "list_item.bullet", match.end(), 0
    if match := _NUMBERED.match(text, start, end):
        return BlockKind.LIST_ITEM, "list_item.number", match.end(), 0
    return None, "", start, 0
