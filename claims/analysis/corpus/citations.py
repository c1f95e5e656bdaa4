"""The works that a note names, as it names them. What a short form stands for is decided in `works`.

Forms: Chicago, Turabian, MLA, APA, Harvard, Vancouver, IEEE, legal notes, newspapers, web pages, reports, theses,
interviews and speeches, documents of the United Nations. One reader for each, the surest first; what all of them share
(addresses, names, pages, what stands after a title) has a module of its own.
"""

from __future__ import annotations

import re

from claims.analysis.corpus.citation_addresses import take_accessed, take_address
from claims.analysis.corpus.citation_back import read_by_author, read_earlier, read_ibid, read_note_reference
from claims.analysis.corpus.citation_forms import (
    read_address,
    read_author_date,
    read_listed,
    read_marked,
    read_unmarked,
)
from claims.analysis.corpus.citation_official import read_case, read_official, read_spoken, read_statute
from claims.analysis.corpus.citation_segments import segments, without_signal
from claims.analysis.corpus.citation_values import Cited, blanked, clean, straight
from claims.analysis.corpus.shelf import work_key

__all__ = ["Cited", "find_citations", "work_key"]

_LONGEST_NOTE = 20_000
# No work takes more characters to name; what is behind them is prose. It keeps the time of every pattern bounded.
_LONGEST_WORK = 1_600
# "(hereafter Duty Report)", "[hereinafter 'Duty']"
_ALIAS = re.compile(
    r"[\[(]\s*(?:hereafter|hereinafter)(?:\s+(?:cited\s+as|referred\s+to\s+as|as))?[\s,:]*(?P<name>[^()\[\]]{2,80})[\])]",
    re.I,
)
# "Idem, *Port Law*", "———. *Port Law*"
_SAME_AUTHOR = re.compile(
    r"\s*[*_]{0,2}(?:(?:idem|eadem)\b[*_]{0,2}[.,]?|(?:[—–-]\s?){2,6}[.,]|_{3,6}[.,])[*_]{0,2}\s+(?=\S)", re.I
)
_NUMBERED = re.compile(r"\s*(?:\\?\[\d{1,4}\\?\]|\d{1,3}\.)\s+(?=[^\W_a-z]|[*\"‘'])")


def find_citations(text: str, start: int = 0, end: int | None = None, rest: str = "") -> list[Cited]:
    """The works that the note `text[start:end]` names, in order; offsets are those of `text`.

    `rest` is what of the note stands elsewhere (after a page end); an address there belongs to its last work. A note
    that only explains names none.
    """
    end = len(text) if end is None else end
    found = []
    stretches = segments(text, start, min(end, start + _LONGEST_NOTE))
    for low, high in stretches:
        cited = _read(text, low, high, rest if (low, high) == stretches[-1] else "")
        if cited is not None:
            found.append(cited)
    return found


def _read(text: str, low: int, high: int, rest: str) -> Cited | None:
    """The work that one stretch names, or None where it names none."""
    raw = text[low:high]
    low += len(raw) - len(raw.lstrip())
    surface = raw.strip()
    line, url = take_address(surface[:_LONGEST_WORK])
    if url is None and rest:
        url = take_address(rest)[1]
    line, accessed = take_accessed(straight(line))
    line, aliases = _take_aliases(line)
    if match := _NUMBERED.match(line):
        line = blanked(line, 0, match.end())
    line = without_signal(line)
    line, same_author = _take_same_author(line)
    base = Cited(low, low + len(surface), surface, url=url, accessed=accessed, aliases=aliases, same_author=same_author)
    fields = _fields(line, has_url=url is not None)
    return None if fields is None else _filled(base, fields)


def _fields(line: str, *, has_url: bool) -> dict[str, object] | None:
    """What the first reader that knows the form of `line` says of the work."""
    for reader in (read_ibid, read_case, read_note_reference, read_earlier, read_official, read_author_date):
        if (fields := reader(line)) is not None:
            return fields
    if (fields := read_spoken(line)) is not None and '"' not in line:
        return fields
    if (fields := read_marked(line, has_url=has_url)) is not None:
        return fields
    for reader in (read_statute, read_by_author, read_listed, read_unmarked):
        if (fields := reader(line)) is not None:
            return fields
    return read_address(line) if has_url else None


def _filled(base: Cited, fields: dict[str, object]) -> Cited:
    values = {name: getattr(base, name) for name in Cited.__slots__}
    return Cited(**(values | fields))


def _take_aliases(line: str) -> tuple[str, tuple[str, ...]]:
    """`line` without the name under which the note will cite the work, and that name."""
    match = _ALIAS.search(line)
    return (line, ()) if match is None else (blanked(line, *match.span()), (clean(match["name"]).strip("'‘’"),))


def _take_same_author(line: str) -> tuple[str, bool]:
    """`line` without the word or dash that stands for the author named before."""
    match = _SAME_AUTHOR.match(line)
    if match is None or line[match.end() :][:1].isdigit():
        return line, False
    return blanked(line, 0, match.end()), True
