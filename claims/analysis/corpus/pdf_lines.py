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
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.I)
_ITALIC_NAME = re.compile(r"ital|obliq|slant", re.I)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
"""Flags of a font descriptor (ISO 32000-1, table 123)."""
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


def page_lines(page: PdfPage) -> list[Line]:
    """The lines of `page` in the order of its content; text that runs across the page's direction is left out."""
    lines: list[Line] = []
    group: list[_Glyph] = []
    for glyph in _glyphs(page):
        if group and not _goes_on(group, glyph):
            lines += _line(group)
            group = []
        if group or not glyph.character.isspace():
            group.append(glyph)
    return lines + _line(group)


def _glyphs(page: PdfPage) -> Iterator[_Glyph]:
    """The characters of `page`, upright and with `y` growing downwards.

    The line ends that PDFium sees are left out: it takes a raised number for a line of its own.
    """
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    raw, turned = text.raw, page.get_rotation()
    width, height = page.get_size()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    bolds: dict[tuple[bytes, int], bool] = {}
    try:
        for i in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(raw, i)
            if code in _BREAKS or not pdfium.FPDFText_GetCharOrigin(raw, i, x, y):
                continue
            pdfium.FPDFText_GetCharBox(raw, i, left, right, bottom, top)
            angle = round(pdfium.FPDFText_GetCharAngle(raw, i) * 57.29578) % 360
            if angle % 360 != (turned if turned % 180 == 0 else 360 - turned) % 360 and not 0xD < code <= 0x20:
                continue
            size = pdfium.FPDFText_GetFontSize(raw, i)
            pdfium.FPDFText_GetFontInfo(raw, i, name, 128, flags)
            key = (name.value, flags.value)
            if key not in bolds:
                weight = pdfium.FPDFText_GetFontWeight(raw, i)
                bolds[key] = _is_bold(key[0].decode("utf-8", "replace"), key[1], weight)
            box = _upright(left.value, right.value, bottom.value, top.value, turned, width, height)
            foot = box[2]
            origin = _upright(x.value, x.value, y.value, y.value, turned, width, height)
            yield _Glyph(
                _character(code), min(origin[0], box[0]) if code > 32 else origin[0], box[1], origin[2], foot,
                _size(size, box), bolds[key], code in _HYPHEN_CODES,
            )  # fmt: skip
    finally:
        text.close()


def _upright(
    left: float, right: float, bottom: float, top: float, turned: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """Left, right, foot and head of a box on the page as it is shown, measured from its upper left corner."""
    if turned == 90:
        return bottom, top, right, left
    if turned == 180:
        return width - right, width - left, top, bottom
    if turned == 270:
        return width - top, width - bottom, height - left, height - right
    return left, right, height - bottom, height - top


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
