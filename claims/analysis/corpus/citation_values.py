"""A work as one note names it, and the signs that all readers of notes share."""

from __future__ import annotations

import re
from dataclasses import dataclass

# All signs keep their width, so that places found in the plain line hold in the text.
_STRAIGHT = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\r": " ",
    "\n": " ", "\t": " ", "\x0b": " ", "\x0c": " ", "\u2010": "-", "\u2011": "-",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as one note names it, before resolving.

    `back` is "ibid", "earlier" (op. cit.), "note" (n. 5 above) or "". `same_author` says that "idem" or a dash stands
    for the author named before; `aliases` are the names under which the note says that it will cite the work.
    """

    start: int
    end: int
    surface: str
    authors: tuple[str, ...] = ()
    title: str = ""
    container: str = ""
    publisher: str = ""
    published: str | None = None
    pages: str = ""
    url: str | None = None
    accessed: str | None = None
    full: bool = False
    back: str = ""
    back_number: int | None = None
    same_author: bool = False
    aliases: tuple[str, ...] = ()
    rule: str = ""


def straight(line: str) -> str:
    """`line` with straight quotation marks, plain hyphens and one kind of space, of the same length."""
    return line.translate(_STRAIGHT)


def blanked(line: str, start: int, end: int) -> str:
    """`line` with `[start, end)` blank, of the same length."""
    return line[:start] + " " * (end - start) + line[end:]


def clean(words: str) -> str:
    """`words` on one line, without emphasis, escapes and the punctuation at their edges."""
    plain = " ".join(re.sub(r"(?<![^\W_])_+|_+(?![^\W_])", " ", words.replace("*", "").replace("\\", "")).split())
    return plain.strip(' ,.;:()[]"') if plain.count("(") != 1 or plain.count(")") != 1 else plain.strip(' ,.;:[]"')
