"""Rows of what is and is not recognised: each is a test, and a line of docs/recognised.md.

A row is one form with one invented example; the stretches that are read stand in braces in it. To add one, write it
into the table of its area (`areas.py` lists them), run the test, then `python -m tests.recognised` for the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_MARK = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Row:
    """A form, an example, and what is to be read in it, in order; nothing where it is left alone on purpose.

    `gap` is True where the core does not yet read it so: the test is then expected to fail, and says so once it passes.
    """

    form: str
    example: str
    readings: tuple[str, ...] = ()
    gap: bool = False

    @property
    def text(self) -> str:
        """The example without marks."""
        return _MARK.sub("", self.example)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the marked stretches stand in the text."""
        places = [match.start() - n for n, match in enumerate(_MARK.finditer(self.example))]
        return list(zip(places[::2], places[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read at a place, in words; without a place where it is of the text as a whole."""

    words: str
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A table: what it is about, how its examples are read, and its rows."""

    title: str
    about: str
    read: Callable[[str], list[Reading]]
    rows: tuple[Row, ...]


def reads(form: str, example: str, *readings: str) -> Row:
    """A form that is recognised."""
    return Row(form, example, readings)


def leaves(form: str, example: str) -> Row:
    """A form that looks like a value and is none: it is left alone on purpose."""
    return Row(form, example)


def not_yet(form: str, example: str, *readings: str) -> Row:
    """A form that should be read as `readings` (as nothing, where there are none) and is not yet."""
    return Row(form, example, readings, gap=True)
