"""The order in which the lines of a PDF page are read, and the lines that the page carries around its text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from statistics import median

from claims.analysis.corpus.pdf_lines import Line

_LEAST_LINES = 4
"""Lines on both sides of a gutter."""
_FULL_SHARE = 0.45
"""The middle line of a column is at least so long, as a share of the column: cells of a table are shorter."""
_GUTTER = 5.0
"""Points: a gutter is no narrower."""
_ZONE = 0.14
"""Share of the page's height, at its head and at its foot, in which running heads and page numbers stand."""
_EDGE_ROWS = 3
_PAGE_NUMBER = re.compile(
    r"[-–—|•\s]*(?:page\s+|p\.\s*|стр\.\s*|seite\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|из)\s*\d{1,4})?[-–—|•\s]*",
    re.I,
)


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """`pages` without running heads and feet and page numbers.

    From the head and from the foot of a page inwards, a row goes where each of its lines is a bare page number or comes
    back on another page at the same height, or where it has a number that counts the pages.
    """
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    seen: _Seen = defaultdict(set)
    counted: dict[tuple[int, int], int] = defaultdict(int)
    for number, sides in enumerate(edges):
        for line in (line for side in sides for row in side for line in row):
            for key in _keys(line, number):
                for near in (-1, 0, 1):
                    seen[key, round(line.y) + near].add(number)
        for place in {place for side in sides for row in side for place in _counts(row, number)}:
            counted[place] += 1
    kept = []
    for number, (lines, sides) in enumerate(zip(pages, edges, strict=True)):
        gone: set[int] = set()
        for row in (row for side in sides for row in _furniture(side, number, seen, counted)):
            gone |= {id(line) for line in row}
        kept.append([line for line in lines if id(line) not in gone])
    return kept


_Seen = dict[tuple[str, int], set[int]]
"""The pages that have a line (see `_keys`) at a height."""


def _furniture(
    side: list[list[Line]], number: int, seen: _Seen, counted: dict[tuple[int, int], int]
) -> list[list[Line]]:
    """The rows of one edge of page `number`, from outside inwards, up to the first that is text."""
    found = []
    for row in side[:_EDGE_ROWS]:
        again = [any(len(seen[key, round(line.y)]) > 1 for key in _keys(line, number)) for line in row]
        numbers = [_PAGE_NUMBER.fullmatch(line.text) is not None for line in row]
        counts = any(counted[place] > 1 for place in _counts(row, number)) or (row is side[0] and _numbered(side))
        if not (counts or all(a or b for a, b in zip(again, numbers, strict=True))) or (len(row) > 1 and all(numbers)):
            break
        found.append(row)
    return found


def _counts(row: list[Line], number: int) -> list[tuple[int, int]]:
    """Height of `row` and difference to the place of its page, for every bare number in it."""
    return [(round(line.y), int(line.text) - number) for line in row if line.text.isascii() and line.text.isdigit()]


def _edges(lines: list[Line], height: float) -> list[list[list[Line]]]:
    """The outer rows within head and foot of a page, from outside inwards: those of the head, those of the foot."""
    grid = rows(sorted(lines, key=lambda line: (round(line.y, 1), line.x0)))
    head = [row for row in grid[: _EDGE_ROWS + 1] if row[0].y < _ZONE * height]
    foot = [row for row in grid[::-1][: _EDGE_ROWS + 1] if row[0].y > (1 - _ZONE) * height]
    return [head, foot]


def _numbered(side: list[list[Line]]) -> bool:
    """Is the outermost row some words and, far from them, a number at the edge, the text well below?"""
    row = side[0]
    if not 2 <= len(row) <= 3 or sum(len(line.text.split()) for line in row) > 12:
        return False
    numbers = [place for place, line in enumerate(row) if _PAGE_NUMBER.fullmatch(line.text)]
    if numbers not in ([0], [len(row) - 1]) or not any(c.isalpha() for line in row for c in line.text):
        return False
    gap = max(right.x0 - left.x1 for left, right in pairwise(row))
    apart = len(side) < 2 or abs(side[1][0].y - row[0].y) > 1.6 * row[0].size
    return apart and gap > 4 * row[0].size


def _keys(line: Line, number: int) -> tuple[str, str]:
    """What running heads of two pages have in common: all of it, or all but a number that counts the pages."""
    text = line.text.casefold()
    return text, re.sub(r"\d{1,9}", lambda digits: f"#{int(digits.group()) - number}", text, count=1)


def once(lines: list[Line]) -> list[Line]:
    """`lines` without those printed a second time over themselves, as programs do to make type look bold."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for line in lines:
        key = (line.text, round(line.x0 / 2), round(line.y / 2))
        if key not in seen:
            kept.append(line)
        seen |= {(line.text, key[1] + dx, key[2] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    return kept


def columns(lines: list[Line], depth: int = 0) -> list[list[Line]]:
    """The columns of a page in the order of reading, each with its lines from top to bottom.

    What runs over two columns parts those above it from those below it.
    """
    gutter = _gutter(lines) if depth < 4 else None
    if gutter is None:
        return [sorted(lines, key=lambda line: (round(line.y, 1), line.x0))] if lines else []
    spanning = sorted((line for line in lines if line.x0 < gutter < line.x1), key=lambda line: line.y)
    inside = [line for line in lines if not line.x0 < gutter < line.x1]
    found: list[list[Line]] = []
    last = float("-inf")
    for until in [*(line.y for line in spanning), float("inf")]:
        band = [line for line in inside if last <= line.y < until]
        left, right = [line for line in band if line.x1 <= gutter], [line for line in band if line.x0 >= gutter]
        if band and (not left or not right):
            found.append(sorted(band, key=lambda line: (round(line.y, 1), line.x0)))
        else:
            found += columns(left, depth + 1) + columns(right, depth + 1)
        if until != float("inf"):
            over = [line for line in spanning if line.y == until]
            if found and last == found[-1][-1].y:
                found[-1] += over
            else:
                found.append(over)
        last = until
    return [part for part in found if part]


def _gutter(lines: list[Line]) -> float | None:
    """The middle of the blank stretch from top to bottom that parts two columns, or None."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    low, high = min(line.x0 for line in lines), max(line.x1 for line in lines)
    best: tuple[int, float, float] | None = None
    for edge in sorted({round(line.x1) for line in lines}):
        if not low + 0.12 * (high - low) < edge < high - 0.12 * (high - low):
            continue
        crossing = [line for line in lines if line.x0 < edge + _GUTTER and line.x1 > edge + 0.6]
        left, right = _sides(lines, crossing, edge)
        if not _are_columns(left, right, len(crossing), low, high):
            continue
        start = min(line.x0 for line in right)
        candidate = (len(crossing), -(start - edge), (edge + start) / 2)
        best = min(best, candidate) if best else candidate
    return best[2] if best else None


def _sides(lines: list[Line], crossing: list[Line], edge: float) -> tuple[list[Line], list[Line]]:
    over = {id(line) for line in crossing}
    rest = [line for line in lines if id(line) not in over]
    return [line for line in rest if line.x1 <= edge + 0.6], [line for line in rest if line.x0 >= edge + _GUTTER]


def _are_columns(left: list[Line], right: list[Line], crossing: int, low: float, high: float) -> bool:
    """Do both sides read as columns of text: enough lines, long ones, side by side?"""
    if min(len(left), len(right)) < _LEAST_LINES or crossing > 0.5 * (len(left) + len(right)):
        return False
    inner, outer = max(line.x1 for line in left), min(line.x0 for line in right)
    if median(line.width for line in left) < _FULL_SHARE * (inner - low):
        return False
    if median(line.width for line in right) < _FULL_SHARE * (high - outer):
        return False
    tops = [min(line.y for line in side) for side in (left, right)]
    feet = [max(line.y for line in side) for side in (left, right)]
    return min(feet) - max(tops) > 0.3 * min(feet[0] - tops[0], feet[1] - tops[1])


def rows(lines: list[Line]) -> list[list[Line]]:
    """The lines of a column by their baseline: several stand on one where a gap parts words or cells."""
    found: list[list[Line]] = []
    for line in lines:
        if found and abs(line.y - found[-1][0].y) < 0.35 * min(line.size, found[-1][0].size):
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in found]


def merged(row: list[Line]) -> Line:
    """The lines of one baseline as one."""
    longest, last = max(row, key=lambda line: len(line.text)), row[-1]
    text = " ".join(line.text for line in row)
    return replace(
        longest, text=text, x0=row[0].x0, x1=last.x1, hyphen=last.hyphen, bold=all(line.bold for line in row)
    )
