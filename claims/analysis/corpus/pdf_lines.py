"""The printed lines of a PDF page: words, place, size and weight, taken from its characters by PDFium."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# So PDFium reports a hyphen at the end of a line, whatever character the font has for it.
_HYPHEN_CODES = frozenset({0x02, 0xAD, 0xFFFE})
_BREAKS = frozenset({0x0A, 0x0D})
_SPACE = 0x20
_DEGREES = 57.29578
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.I)
_FORCE_BOLD = 1 << 18
"""A flag of a font descriptor (ISO 32000-1, table 123)."""
_GAP = 0.95
"""Blank stretch, in sizes of the type, from which what follows on a baseline may be another column or cell."""
_RAISED = 0.2
"""A letter or figure whose foot stands so far above the line, in sizes of the type, is a superscript."""


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline without a wide gap. `y` grows down the page; lengths are in points.

    Superscripts stand as `<sup>2</sup>` in `text`. `hyphen` is True where it ends in a hyphen, which `text` still has.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    hyphen: bool = False

    @property
    def width(self) -> float:
        """The length of the line."""
        return self.x1 - self.x0


@dataclass(slots=True)
class _Glyph:
    character: str
    x0: float
    x1: float
    y: float
    foot: float
    size: float
    bold: bool
    hyphen: bool


def page_lines(page: PdfPage) -> tuple[list[Line], float]:
    """The lines of `page` in the order of its content, and the height of the page as it is read.

    A page is read in the direction of most of its characters, whichever way it is turned; what runs across that
    direction, such as a stamp in the margin, is left out.
    """
    placed = list(_placed(page))
    angle = Counter(letter.angle for letter in placed).most_common(1)[0][0] if placed else 0
    width, height = page.get_size()
    if page.get_rotation() % 180:
        width, height = height, width
    lines: list[Line] = []
    group: list[_Glyph] = []
    for letter in placed:
        if letter.angle != angle:
            continue
        glyph = _upright(letter, width, height)
        if group and not _goes_on(group, glyph):
            lines += _line(group)
            group = []
        if group or not glyph.character.isspace():
            group.append(glyph)
    return lines + _line(group), height if angle % 180 == 0 else width


@dataclass(slots=True)
class _Letter:
    """A character as PDFium has it: its box and origin in the space of the page, and the angle of its line (degrees
    against the clock)."""

    code: int
    box: tuple[float, float, float, float]
    x: float
    y: float
    size: float
    bold: bool
    angle: int


def _placed(page: PdfPage) -> Iterator[_Letter]:
    """The characters of `page`.

    The line ends that PDFium sees are left out: it takes a raised number for a line of its own. Font and angle are
    asked for once a word and size, since each question costs.
    """
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    raw = text.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    bolds: dict[tuple[bytes, int], bool] = {}
    bold, angle, size = False, 0, -1.0
    try:
        for i in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(raw, i)
            if code in _BREAKS:
                size = -1.0
                continue
            if not pdfium.FPDFText_GetCharOrigin(raw, i, x, y):
                continue
            pdfium.FPDFText_GetCharBox(raw, i, left, right, bottom, top)
            now = pdfium.FPDFText_GetFontSize(raw, i)
            if code <= _SPACE:
                size = -1.0
            elif now != size:
                size = now
                angle = -round(pdfium.FPDFText_GetCharAngle(raw, i) * _DEGREES) % 360
                pdfium.FPDFText_GetFontInfo(raw, i, name, 128, flags)
                key = (name.value, flags.value)
                if key not in bolds:
                    weight = pdfium.FPDFText_GetFontWeight(raw, i)
                    bolds[key] = _is_bold(key[0].decode("utf-8", "replace"), key[1], weight)
                bold = bolds[key]
            box = (left.value, right.value, bottom.value, top.value)
            yield _Letter(code, box, x.value, y.value, now, bold, angle)
    finally:
        text.close()


def _upright(letter: _Letter, width: float, height: float) -> _Glyph:
    """`letter` with its line level, measured from the upper left corner of the page so turned."""
    left, right, bottom, top = letter.box
    if letter.angle == 90:
        box, x, y = (bottom, top, right, left), letter.y, letter.x
    elif letter.angle == 180:
        box, x, y = (width - right, width - left, top, bottom), width - letter.x, letter.y
    elif letter.angle == 270:
        box, x, y = (height - top, height - bottom, width - left, width - right), height - letter.y, width - letter.x
    else:
        box, x, y = (left, right, height - bottom, height - top), letter.x, height - letter.y
    start = min(x, box[0]) if letter.code > _SPACE else x
    size = letter.size if letter.size > 1.5 else _size(letter.size, box)
    return _Glyph(_character(letter.code), start, box[1], y, box[2], size, letter.bold, letter.code in _HYPHEN_CODES)


def _size(size: float, box: tuple[float, float, float, float]) -> float:
    """The size of the type; PDFium reports 1 where the text matrix alone scales the font."""
    height = abs(box[2] - box[3])
    return size if size > 1.5 or height == 0 else max(size, height * 1.4)


def _is_bold(name: str, flags: int, weight: int) -> bool:
    return bool(_BOLD_NAME.search(name)) or bool(flags & _FORCE_BOLD) or weight >= _BOLD_WEIGHT


def _character(code: int) -> str:
    if code in _HYPHEN_CODES:
        return "-"
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or 0xE010 <= code <= 0xE014:
        return "\ufffd" if code else " "
    character = chr(code)
    return unicodedata.normalize("NFKC", character) if 0xFB00 <= code <= 0xFB06 else character


def _goes_on(group: list[_Glyph], glyph: _Glyph) -> bool:
    """Does `glyph` stand on the line of `group`, to its right and without a wide gap?"""
    if glyph.character.isspace():
        return True
    last = next((g for g in reversed(group) if not g.character.isspace()), group[-1])
    size = max(last.size, glyph.size)
    if abs(glyph.y - last.y) > 0.6 * size:
        return False
    # the letters of a ligature have one box
    return -0.6 * size <= glyph.x0 - last.x1 <= _GAP * size or abs(glyph.x0 - last.x0) < 0.02 * size


def _line(group: list[_Glyph]) -> list[Line]:
    """The line that `group` makes; none where it holds only white space."""
    while group and group[-1].character.isspace():
        group.pop()
    shown = [g for g in group if not g.character.isspace()]
    if not shown:
        return []
    size = Counter(round(g.size, 1) for g in shown).most_common(1)[0][0]
    largest = max((round(g.size, 1) for g in shown if g.character.isalnum()), default=size)
    size = largest if sum(g.size > 0.8 * largest for g in shown) * 3 >= len(shown) else size
    base = Counter(round(g.y, 1) for g in shown if g.size > 0.8 * size).most_common(1)
    y = base[0][0] if base else shown[0].y
    text = " ".join(_marked(group, y, size).split())
    bold = sum(g.bold for g in shown) > 0.8 * len(shown)
    hyphen = shown[-1].hyphen or (shown[-1].character in "-\u2010" and len(shown) > 1 and shown[-2].character.isalnum())
    return [Line(text, min(g.x0 for g in shown), max(g.x1 for g in shown), y, size, bold, hyphen)]


def _marked(group: list[_Glyph], y: float, size: float) -> str:
    """The characters of a line with its superscript figures marked; raised letters ("3rd") stay letters."""
    parts: list[str] = []
    raised = False
    for place, glyph in enumerate(group):
        up = glyph.character.isdigit() and y - glyph.foot > _RAISED * size
        if raised and glyph.character in ",–-" and place + 1 < len(group):
            after = group[place + 1]
            up = after.character.isdigit() and y - after.foot > _RAISED * size
        if up != raised:
            parts.append("<sup>" if up else "</sup>")
            raised = up
        parts.append(glyph.character)
    return "".join([*parts, "</sup>" if raised else ""])
