"""A tree of HTML elements as the Markdown that `claims.analysis.corpus.pieces` reads: one block a paragraph.

Words are never changed or escaped, white space between them is one space. Emphasis inside a word is left out, since it
would part it; a superscript stays `<sup>2</sup>`, the ending of an ordinal ("3rd") becomes letters. The address of a
link stands in brackets behind its words only where `links` asks for it (in notes), elsewhere in a table of links at the
end: an address inside a sentence would be part of every quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded with the first file that needs it: plain text does not
    from lxml.etree import _Element as Element

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = frozenset({
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "main", "nav", "p", "section",
    "summary", "blockquote", "ul", "ol", "li", "menu", "table", "hr", "pre", *HEADINGS,
})  # fmt: skip
_SILENT = frozenset({
    "audio", "button", "canvas", "embed", "head", "iframe", "img", "input", "link", "math", "meta", "noscript",
    "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
_MARKS = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**"}
_ORDINAL_ENDING = frozenset({"st", "nd", "rd", "th"})
_TABLE_PARTS = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})
_LONGEST_CELL = 600
"""Characters in a cell of data: a cell with more holds an article."""
_DEEPEST = 200
"""Elements inside elements that are followed; what lies deeper comes out as its bare words."""

# Emphasis is set between these until it is known what stands beside it; no text has them (private use, stripped first).
_OPEN, _CLOSE, _BREAK = "\ue010", "\ue011", "\ue012"
_PRIVATE = re.compile("[\ue010-\ue012]")
_EMPHASIS = re.compile(f"{_OPEN}(\\*{{1,2}})([^{_OPEN}{_CLOSE}]*){_CLOSE}")
# All that a browser shows as one space; a no-break space stays what it is.
_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_AROUND_BREAK = re.compile(rf" ?{_BREAK} ?")
_ADDRESS = re.compile(r"https?://[^\s<>\"|]{3,2000}")


@dataclass(slots=True)
class Writer:
    """Writes elements as Markdown blocks. `links` puts addresses behind their words; else `found` collects them."""

    links: bool = False
    found: dict[str, str] = field(default_factory=dict)

    def blocks(self, element: Element, depth: int = 0) -> Iterator[str]:
        """The Markdown blocks of what `element` holds, none of them empty."""
        if depth > _DEEPEST:
            yield from _paragraphs(self.words("".join(element.itertext())))
            return
        line: list[str] = [_raw(element.text)]
        for child in element:
            name = tag(child)
            if name in _BLOCKS or self._holds_blocks(child):
                yield from _paragraphs(_finished("".join(line)))
                line = []
                yield from self._block(child, name, depth + 1)
            else:
                line.append(self._inline(child, depth + 1))
            line.append(_raw(child.tail))
        yield from _paragraphs(_finished("".join(line)))

    def words(self, text: str) -> str:
        """`text` with white space as a browser shows it."""
        return _finished(_raw(text))

    def line(self, element: Element) -> str:
        """What `element` holds, as one line."""
        return " ".join(_finished(self._inside(element, 0)).split("\n"))

    def _holds_blocks(self, element: Element) -> bool:
        return tag(element) not in _SILENT and any(tag(inner) in _BLOCKS for inner in element.iterdescendants())

    def _block(self, element: Element, name: str, depth: int) -> Iterator[str]:
        if name in HEADINGS:
            if words := self.line(element):
                yield f"{'#' * HEADINGS[name]} {words}"
        elif name in {"ul", "ol", "menu"}:
            if rows := "\n".join(self._items(element, name, depth)):
                yield rows
        elif name == "blockquote":
            for block in self.blocks(element, depth):
                yield "\n".join(f"> {row}" for row in block.split("\n"))
        elif name == "table":
            yield from self._table(element, depth)
        elif name == "hr":
            yield "---"
        elif name == "pre":
            yield from _paragraphs("\n".join(row.rstrip() for row in "".join(element.itertext()).splitlines()))
        else:
            yield from self.blocks(element, depth)

    def _items(self, element: Element, name: str, depth: int) -> Iterator[str]:
        number = _number(element.get("start"))
        for child in element:
            if tag(child) in {"ul", "ol", "menu"}:
                yield from self._items(child, tag(child), depth + 1)
            if tag(child) != "li":
                continue
            mark = f"{number}. " if name == "ol" else "- "
            number += 1
            for place, block in enumerate(self.blocks(child, depth)):
                text = " ".join(block.split("\n")) if not block.startswith(("- ", "1. ", "|", "> ")) else block
                yield mark + text if place == 0 else text

    def _table(self, element: Element, depth: int) -> Iterator[str]:
        """Rows between bars; a table of one cell a row as its contents."""
        rows = [[c for c in row if tag(c) in {"td", "th"}] for row in element.iter("tr")]
        if all(len(row) < 2 for row in rows):
            for cell in (cell for row in rows for cell in row):
                yield from self.blocks(cell, depth)
            return
        cells = [[self.line(cell).replace("|", "\\|") for cell in row] for row in rows if row]
        yield from (self.line(e) for e in element.iter("caption") if self.line(e))
        width = max(len(row) for row in cells)
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in cells]
        yield "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])

    def _inside(self, element: Element, depth: int) -> str:
        if depth > _DEEPEST:
            return _raw("".join(element.itertext()))
        parts = [_raw(element.text)]
        for child in element:
            parts += [self._inline(child, depth + 1), _raw(child.tail)]
        return "".join(parts)

    def _inline(self, element: Element, depth: int) -> str:
        name = tag(element)
        if not name or name in _SILENT:
            return ""
        if name == "br":
            return _BREAK
        inside = self._inside(element, depth)
        if name in _BLOCKS:
            return f" {inside} "
        if name == "sup":
            return _superscript(inside)
        if name == "a":
            return self._link(element, inside)
        mark = _MARKS.get(name)
        return f"{_OPEN}{mark}{inside}{_CLOSE}" if mark and inside.strip() else inside

    def _link(self, element: Element, inside: str) -> str:
        match = _ADDRESS.fullmatch((element.get("href") or "").strip())
        words = _finished(inside)
        if match is None or not words:
            return inside
        address = match.group().replace("(", "%28").replace(")", "%29")
        if self.links:
            return inside if _ADDRESS.fullmatch(words.strip("<>.")) else f"[{inside.strip()}]({address})"
        self.found.setdefault(address, " ".join(words.split()))
        return inside


def tag(element: Element) -> str:
    """The name of `element` in small letters without namespace, "" for comments and the like."""
    name = element.tag
    return name.rsplit("}", 1)[-1].lower() if isinstance(name, str) else ""


def unwrap_layout(root: Element) -> None:
    """Make plain blocks of the tables in `root` that lay a page out: with tables, a heading or long text in a cell."""
    owners = {part: next(part.iterancestors("table"), None) for part in root.iter(*_TABLE_PARTS)}
    tables = {owner for part, owner in owners.items() if tag(part) in {"td", "th"} and _is_layout(part)}
    for part in [*tables, *(part for part, owner in owners.items() if owner in tables)]:
        if part is not None:
            part.tag = "div"


def _is_layout(cell: Element) -> bool:
    inside = [tag(e) for e in cell.iterdescendants()]
    if "table" in inside or any(name in HEADINGS for name in inside):
        return True
    return sum(len(text) for text in cell.itertext()) > _LONGEST_CELL


def link_table(found: dict[str, str]) -> str:
    """A table of the links (address: words) that stand in a text, "" where there are none."""
    rows = [f"| {words.replace('|', ' ')} | {address} |" for address, words in found.items()]
    return "\n".join(["| Link | Address |", "|---|---|", *rows]) if rows else ""


def joined(blocks: Iterable[str]) -> str:
    """Blocks as one text: an empty line between two, one line end after the last."""
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _raw(text: str | None) -> str:
    return _SPACE.sub(" ", _PRIVATE.sub("", text)) if text else ""


def _finished(line: str) -> str:
    line = _SPACE.sub(" ", line)
    while (resolved := _EMPHASIS.sub(_emphasis, line)) != line:
        line = resolved
    return _AROUND_BREAK.sub("\n", line).strip()


def _emphasis(match: re.Match[str]) -> str:
    """The marks of emphasis around its words, or the words alone where a mark would stand inside a word."""
    text, mark, inside = match.string, match[1], match[2]
    words = inside.strip()
    outer = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    cut = (outer[0].isalnum() and not inside[:1].isspace()) or (outer[1].isalnum() and not inside[-1:].isspace())
    if not words or cut or "*" in words or _BREAK in words:
        return inside
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{before}{mark}{words}{mark}{after}"


def _superscript(inside: str) -> str:
    words = inside.strip()
    if words.isascii() and re.fullmatch(r"\[?\d{1,4}(?:\s?[,–-]\s?\d{1,4})*\]?", words):
        return f"<sup>{words}</sup>"
    return words if words.lower() in _ORDINAL_ENDING else inside


def _paragraphs(line: str) -> Iterator[str]:
    """The paragraphs of a line in which two breaks part paragraphs."""
    for part in re.split(r"\n{2,}", line):
        if part.strip():
            yield part.strip()


def _number(start: str | None) -> int:
    return int(start) if start and start.isascii() and start.isdigit() and len(start) < 7 else 1
