"""docs/recognised.md, made from the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.recognised.areas import AREAS
from tests.recognised.rows import Area, Row

PAGE = Path(__file__).resolve().parents[2] / "docs" / "recognised.md"

_HEAD = """\
# What is recognised

One example for each form: what is read, **in bold**, and as what; then what looks alike and is left alone on purpose;
then what is not read yet. Every line is a test (`tests/recognised/`), and `python -m tests.recognised` makes this page
from the tests: it cannot say what the code does not do. All examples are invented. Of a text of your own,
`manage.py explain DOCUMENT OFFSET` tells the same, with the rule that decided.
"""
_LONGEST = 80
"""Code points of a stretch between marked ones that are shown."""


def page() -> str:
    """The whole page."""
    rows = [row for area in AREAS for row in area.rows]
    gaps = sum(row.gap for row in rows)
    alone = sum(not row.readings and not row.gap for row in rows)
    counts = f"{len(rows) - gaps - alone} forms read, {alone} left alone on purpose, {gaps} not read yet.\n"
    return "\n".join([_HEAD, counts, *(line for area in AREAS for line in _area(area))])


def _area(area: Area) -> Iterator[str]:
    yield f"## {area.title}\n"
    yield f"{area.about}\n"
    rows = [row for row in area.rows if not row.gap]
    yield from _table(("form", "example", "read as"), (row for row in rows if row.readings))
    yield from _table(("left alone on purpose", "example"), (row for row in rows if not row.readings))
    yield from _table(("not yet", "example", "should be read as"), (row for row in area.rows if row.gap))


def _table(head: tuple[str, ...], rows: Iterable[Row]) -> Iterator[str]:
    lines = [(row.form, _example(row), _readings(row))[: len(head)] for row in rows]
    if lines:
        yield "| " + " | ".join(head) + " |"
        yield "|" + "---|" * len(head)
        yield from ("| " + " | ".join(line) + " |" for line in lines)
        yield ""


def _readings(row: Row) -> str:
    return "<br>".join(_escaped(reading) for reading in row.readings) or "nothing"


def _example(row: Row) -> str:
    """The example with what is read in bold, its line breaks shown and what stands far from it left out."""
    if not row.text.strip():
        return "(blanks and line breaks)" if row.text else "(nothing)"
    parts = re.split(r"[{}]", row.example)
    shown = (_escaped(part if at % 2 or len(parts) == 1 else _cut(part)) for at, part in enumerate(parts))
    return "".join(f"**{words}**" if at % 2 else words for at, words in enumerate(shown)).strip(" ¶")


def _cut(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    left, right = words[: _LONGEST // 2].rpartition(" ")[0], words[-_LONGEST // 3 :].partition(" ")[2]
    return f"{left} … {right}"


def _escaped(words: str) -> str:
    shown = re.sub(r"([\\|*_<>`\[\]#$~])", r"\\\1", words).replace("\x00", "␀")
    return re.sub(r"\n+", " ¶ ", shown.replace("\r\n", "␍\n"))
