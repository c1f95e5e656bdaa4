"""Paragraphs, headings, list items, quotes, tables and notes out of the lines of the columns of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from claims.analysis.corpus.pdf_columns import merged, rows
from claims.analysis.corpus.pdf_lines import Line
from claims.analysis.lexicon import load


class Kind(StrEnum):
    """What a stretch of a page is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    NOTE = "note"


@dataclass(slots=True)
class Stretch:
    """Lines that belong together, the page they begin on, and for a note its number (0: the rest of the one before).

    `first` and `last` are True at the head and at the foot of a column of `width`, where a paragraph may run on; `full`
    where its last line fills the column.
    """

    kind: Kind
    page: int
    lines: list[Line] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    number: int = 0
    indented: bool = False
    full: bool = False
    first: bool = False
    last: bool = False
    width: float = 0.0

    @property
    def size(self) -> float:
        """The size of its type."""
        return Counter(round(line.size, 1) for line in self.lines).most_common(1)[0][0] if self.lines else 0.0


_BULLET = re.compile(r"[•▪●○■□◦‣–—*·\uf0b7\uf0a7-]\s+(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|\([a-z]\)|[a-z]\)|[ivx]{1,5}\))\s+(?=\S)")
_FINAL = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}(?:<sup>[\d,–-]{1,12}</sup>)?$")
_NOTE = re.compile(r"<sup>(?P<raised>\d{1,3})</sup>\s*(?=\S)|(?P<plain>\d{1,3})[.)]?\s+(?=[A-Z\"“‘«<А-ЯЁ])")
# "Background . . . . . . 12" in a list of contents
_LEADER = re.compile(r"(.{0,300}?)\s?(?:\.\s?){5,200}\s?(\d{1,4}|[ivxlc]{1,7})?")
_CAPTION = re.compile(r"(?:fig(?:ure|\.)|table|source|photo|chart|map|image)\b", re.I)
_HEADING_LONGEST = 200
_HEADING_LARGER = 1.1
_NOTE_SMALLER = 0.94


def body_size(lines: Iterable[Line]) -> float:
    """The size of the type of most characters."""
    total: Counter[float] = Counter()
    for line in lines:
        total[round(line.size, 1)] += len(line.text)
    return total.most_common(1)[0][0] if total else 0.0


def stretches(column: list[Line], page: int, body: float, before: Stretch | None = None) -> list[Stretch]:
    """The stretches of one column; notes at its foot come last. `before` is the last note on the pages before it."""
    may_go_on = before is not None and before.page >= page - 1
    text, notes = _foot(column, body, may_go_on=may_go_on)
    return _text_stretches(text, page, body) + _note_stretches(notes, page)


# ---- notes -----------------------------------------------------------------------------------------------------------


def _foot(column: list[Line], body: float, *, may_go_on: bool) -> tuple[list[Line], list[Line]]:
    """`column` parted before its notes: small type at its foot that a number opens, or a raised one."""
    start = len(column)
    while start and column[start - 1].size < _NOTE_SMALLER * body:
        start -= 1
    for place, line in enumerate(column):
        match = _NOTE.match(line.text)
        if match and (match["raised"] or place >= start):
            # small lines right over the first note are the rest of a note of the page before
            first = start if start < place else place
            return column[:first], column[first:]
    small = column[start:]
    is_rest = may_go_on and 0 < start < len(column) and not _CAPTION.match(small[0].text)
    return (column[:start], small) if is_rest else (column, [])


def _note_stretches(lines: list[Line], page: int) -> list[Stretch]:
    found: list[Stretch] = []
    raised = any((match := _NOTE.match(line.text)) and match["raised"] for line in lines)
    for row in rows(lines):
        line = merged(row)
        match = _NOTE.match(line.text)
        if match and (match["raised"] or (not raised and _is_next(int(match["plain"]), found))):
            found.append(Stretch(Kind.NOTE, page, [line], number=int(match["raised"] or match["plain"])))
        elif found:
            found[-1].lines.append(line)
        else:
            found.append(Stretch(Kind.NOTE, page, [line]))
    return found


def _is_next(number: int, found: list[Stretch]) -> bool:
    return not found or not found[-1].number or number == found[-1].number + 1


def note_text(note: Stretch, words: frozenset[str]) -> str:
    """The text of a note without its number."""
    text = joined_lines(note.lines, words)
    return _NOTE.sub("", text, count=1) if note.number else text


# ---- text ------------------------------------------------------------------------------------------------------------


def _text_stretches(column: list[Line], page: int, body: float) -> list[Stretch]:
    if not column:
        return []
    grid = rows(column)
    lines = [merged(row) for row in grid]
    leaders = {place: match for place, line in enumerate(lines) if (match := _LEADER.fullmatch(line.text))}
    tables = _tables(grid) | leaders.keys()
    shape = _shape(lines, body)
    left, right = shape.left, shape.right
    found: list[Stretch] = []
    before: Line | None = None
    for place, line in enumerate(lines):
        if place in tables:
            if place - 1 not in tables or not found:
                found.append(Stretch(Kind.TABLE, page))
            leader = leaders.get(place)
            found[-1].cells.append([leader[1], leader[2] or ""] if leader else [cell.text for cell in grid[place]])
            found[-1].lines.append(line)
            before = None
            continue
        if before is None or _begins(found[-1], before, line, shape):
            found.append(_new(line, page, left))
        else:
            found[-1].lines.append(line)
        before = line
    for stretch in found:
        _settle(stretch, left, right, body)
        stretch.width = right - left
    found[0].first = found[-1].last = True
    foot = found[-1].lines[-1]
    found[-1].full = foot.hyphen or foot.x1 > right - 0.06 * (right - left)
    return found


def _tables(grid: list[list[Line]]) -> set[int]:
    """The rows of tables: two and more in a row with as many cells that begin or end at the same places."""
    found: set[int] = set()
    for place in range(1, len(grid)):
        above, row = grid[place - 1], grid[place]
        if len(row) >= 2 and len(above) == len(row) and all(_aligned(a, b) for a, b in zip(above, row, strict=True)):
            found |= {place - 1, place}
    return found


def _aligned(above: Line, below: Line) -> bool:
    middle = abs(above.x0 + above.x1 - below.x0 - below.x1) / 2
    return min(abs(above.x0 - below.x0), abs(above.x1 - below.x1), middle) < 2.0


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a column is set: its edges, the distance of two lines, and whether paragraphs begin with an indented line."""

    left: float
    right: float
    leading: float
    indents: bool


def _shape(lines: list[Line], body: float) -> _Shape:
    inside = [line for line in lines if abs(line.size - body) < 0.08 * body] or lines
    starts, ends = sorted(line.x0 for line in inside), sorted(line.x1 for line in inside)
    left, right = starts[len(starts) // 10], ends[-1 - len(ends) // 10]
    indents = sum(a.x0 > left + 0.7 * a.size and b.x0 < left + 0.3 * b.size for a, b in pairwise(inside))
    return _Shape(left, right, _leading(lines, body), indents > 1)


def _leading(lines: list[Line], body: float) -> float:
    """The distance of two lines of one paragraph."""
    steps = sorted(b.y - a.y for a, b in pairwise(lines) if 0 < b.y - a.y < 2.5 * body)
    return steps[len(steps) // 4] if steps else 1.2 * body


def _begins(stretch: Stretch, before: Line, line: Line, shape: _Shape) -> bool:
    """Does `line` begin a new stretch after `before`, the last line of `stretch`?"""
    size, left, right = before.size, shape.left, shape.right
    if abs(line.size - size) > 0.07 * size or line.y - before.y > 1.4 * max(shape.leading, size) or line.y < before.y:
        return True
    if line.bold != before.bold and (line.bold or len(stretch.lines) <= 3):
        return line.bold == stretch.lines[0].bold or before.x1 < right - 0.2 * (right - left) or line.bold
    numbered = _NUMBER.match(line.text) and (stretch.kind is Kind.ITEM or _FINAL.search(before.text))
    if numbered or _BULLET.match(line.text):
        return True
    if stretch.kind is Kind.ITEM:
        start = stretch.lines[0].x0
        return line.x0 < start - 0.3 * size or (line.x0 < start + 0.2 * size and bool(_FINAL.search(before.text)))
    if line.x0 > before.x0 + 0.7 * size or (
        shape.indents and line.x0 > left + 0.7 * size and _FINAL.search(before.text)
    ):
        return True
    if line.x0 < before.x0 - 0.7 * size and len(stretch.lines) > 1:
        return True
    if before.hyphen:
        return False
    word = len(re.sub(r"<[^>]+>", "", line.text.split(maxsplit=1)[0])) * 0.5 * size
    large = stretch.lines[0].bold or abs(stretch.size - size) > 0.07 * size
    return not large and before.x1 + word + 0.3 * size < right - 0.04 * (right - left)


def _new(line: Line, page: int, left: float) -> Stretch:
    kind = Kind.ITEM if _BULLET.match(line.text) or _NUMBER.match(line.text) else Kind.TEXT
    indented = line.x0 > left + 0.7 * line.size
    return Stretch(kind, page, [line], indented=indented)


def _settle(stretch: Stretch, left: float, right: float, body: float) -> None:
    """Say what `stretch` is, now that all its lines are known."""
    if stretch.kind is Kind.TABLE or not stretch.lines:
        return
    lines, size = stretch.lines, stretch.size
    text = " ".join(line.text for line in lines)
    short = len(lines) <= 4 and len(text) <= _HEADING_LONGEST and any(c.isalpha() for c in text)
    larger = size >= _HEADING_LARGER * body
    if short and (larger or all(line.bold for line in lines)) and not text.endswith((",", ";")):
        if larger or not _FINAL.search(text) or text.endswith("?"):
            stretch.kind = Kind.HEADING
    elif stretch.kind is Kind.TEXT and len(lines) > 1:
        starts = [line.x0 for line in lines]
        narrow = len(lines) > 2 or max(line.x1 for line in lines) < right - 0.7 * size
        if narrow and min(starts) > left + 0.7 * size and max(starts) - min(starts) < 0.7 * size:
            stretch.kind = Kind.QUOTE


# ---- words -----------------------------------------------------------------------------------------------------------


_ADDRESS_CUT = re.compile(r"https?:/\S{0,2000}[/=&?_-]$")


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """The words and compounds that are printed whole, in small letters."""
    found: set[str] = set()
    for line in lines:
        tokens = line.text.lower().split()
        found.update(token.strip(".,;:!?\"'“”‘’()[]") for token in (tokens[:-1] if line.hyphen else tokens))
    return frozenset(found)


def joined_lines(lines: Iterable[Line], words: frozenset[str]) -> str:
    """The text of `lines` as one line, words that were parted at a line's end made whole."""
    text, hyphen = "", False
    for line in lines:
        text = joined(text, line.text, words, hyphen=hyphen)
        hyphen = line.hyphen
    return text


def joined(text: str, more: str, words: frozenset[str], *, hyphen: bool, space: str = " ") -> str:
    """`text` and `more` with `space` between, or as one word where `hyphen` says that the first ends in a hyphen."""
    if not text or not more:
        return text or more
    if not hyphen:
        # an address runs on over the end of a line
        return text + ("" if _ADDRESS_CUT.search(text) and more[:1].isalnum() else space) + more
    if _ADDRESS_CUT.search(text):
        return text + more
    first, _, rest = more.partition(" ")
    head = re.split(r"[\s(\[“\"'‘—–/]", text[:-1])[-1]
    tail = re.match(r"[^\W\d_]*", first)
    whole = text[:-1] + first if _parts_a_word(head, tail.group() if tail else "", words) else text + first
    return whole + (space + rest if rest else "")


def _parts_a_word(head: str, tail: str, words: frozenset[str]) -> bool:
    """Was a word parted between `head` and `tail`, so that its hyphen goes?"""
    if not tail or not tail[0].islower() or not head[-1:].isalpha():
        return False
    low, end = head.lower(), tail.lower()
    if low + end in words:
        return True
    if end.startswith(("teen", "ty")):
        return True
    return f"{low}-{end}" not in words and low.rsplit("-", 1)[-1] not in load("corpus_files")["hyphen_stays"]
