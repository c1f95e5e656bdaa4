"""Where words stand in quotation marks, before anyone asks who spoke them.

Curly marks say by themselves whether they open or close; straight ones (`"`, `''`) are read by their neighbours. A
mark that is opened and not closed in its paragraph runs to the paragraph's end: that is how a quotation over several
paragraphs is printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"“|”|„|«|»|\"|``|''|’’|‘‘")
_SINGLE = re.compile(
    r"""(?<![\w'’‘"“”])          # not inside a word: "don't", "the states' rights"
    ['‘](?=[\w$“"(])            # opens before a word
    (?P<inside>[^\n'’‘"“”]{1,200}(?:['’](?=[a-z])[^\n'’‘"“”]{1,200}){0,6})   # "it isn't over" inside
    ['’](?!\w)                  # closes after one
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: `[start, end)` with the marks. `open_end` where the closing mark is missing."""

    start: int
    end: int
    open_end: bool = False


def _opens(text: str, start: int, end: int, low: int, high: int, inside: bool) -> bool:
    """Whether a straight mark opens: it leans on the word after it, not on one before it."""
    before = text[start - 1] if start > low else " "
    after = text[end] if end < high else " "
    leans_left, leans_right = not (before.isspace() or before in "([—–-/"), not after.isspace()
    if leans_left == leans_right:
        return not inside
    return leans_right


def _double(text: str, low: int, high: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for match in _MARK.finditer(text, low, high):
        mark = match.group()
        if mark in ("“", "„", "«", "``", "‘‘"):
            opens = True
        elif mark in ("”", "»", "’’"):
            opens = False
        else:
            opens = _opens(text, match.start(), match.end(), low, high, opened is not None)
        if opens and (opened is None or mark == text[opened] == "“"):
            opened = match.start()  # a mark opened twice: the first was never closed, and is left alone
        elif not opens and opened is not None:
            found.append(Quotation(opened, match.end()))
            opened = None
    if opened is not None and high > opened + 2:
        found.append(Quotation(opened, high, open_end=True))
    return found


def find_quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The outermost quotations in one paragraph `[start, end)` of `text` as received, in order.

    Single marks count only outside double ones. Offsets are into `text`.
    """
    high = len(text) if end is None else end
    found = _double(text, start, high)
    singles = [Quotation(m.start(), m.end()) for m in _SINGLE.finditer(text, start, high)]
    if singles and found:
        edges = iter(found)
        current = next(edges, None)
        kept = []
        for single in singles:
            while current is not None and current.end <= single.start:
                current = next(edges, None)
            if current is None or single.end <= current.start:
                kept.append(single)
        singles = kept
    return sorted([*found, *singles], key=lambda q: q.start)
