"""Days that share a month which is named once: "17 and 18 March", "May 5, 7 and 9"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.extraction.date_atoms import Atom
from claims.analysis.extraction.date_words import DAY, FLAGS, ORDINAL, ordinal_of

_D = rf"(?P<d>{DAY}(?:st|nd|rd|th)?|{ORDINAL})"
_BEFORE = re.compile(rf"(?<![\w.,$€£/–-])(?<![$€£]\s)(?:the\s{{1,3}})?{_D}(?:,|,?\s{{1,3}}(?:and|or))\s{{1,3}}$", FLAGS)
_AFTER = re.compile(
    rf"""(?:,\s{{1,3}}(?=\d)|,?\s{{1,3}}(?:and|or)\s{{1,3}})(?:the\s{{1,3}})?{_D}(?!\w|[-–/:%]|[.,]\d)
         (?=[.;!?)]|,(?!\s{{1,3}}\d{{4}})|\s{{0,3}}\Z|\s{{1,3}}(?:and|or|at|in|to|with|for|by|the|when|but)\b)""",
    FLAGS,
)
# How far before a date the day before it may stand, in code points, and how many days share a month at most.
_REACH = 24
_MOST = 6


def siblings(view: str, atom: Atom) -> Iterator[Atom]:
    """The other days of the month that `atom`, one day with its month, names for them; in the order they are met."""
    if atom.rule != "date.day" or not atom.day or atom.weekday:
        return
    if view[atom.start].isdigit() or view[atom.start : atom.start + 4].lower() == "the ":
        yield from _before(view, atom)
    elif not view[atom.end - 1 : atom.end].isspace() and not atom.year:
        yield from _after(view, atom)


def _before(view: str, atom: Atom) -> Iterator[Atom]:
    start, day = atom.start, atom.day
    for _ in range(_MOST):
        match = _BEFORE.search(view, max(0, start - _REACH), start)
        number = ordinal_of(match["d"]) if match else 0
        if not match or not 0 < number < day:
            return
        start, day = match.start("d"), number
        yield Atom(start, match.end("d"), "date.day", year=atom.year, month=atom.month, day=number)


def _after(view: str, atom: Atom) -> Iterator[Atom]:
    end, day = atom.end, atom.day
    for _ in range(_MOST):
        match = _AFTER.match(view, end, end + _REACH)
        number = ordinal_of(match["d"]) if match else 0
        if not match or number <= day:
            return
        end, day = match.end("d"), number
        yield Atom(match.start("d"), end, "date.day", month=atom.month, day=number)
