"""The stretches of a note that each name one work."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from claims.analysis.corpus.citation_addresses import address_spans
from claims.analysis.corpus.citation_authors import initials_end
from claims.analysis.corpus.citation_values import straight
from claims.analysis.lexicon import load

_SIGNS = re.compile(r"[\"()\[\];]")
_OPENS_WORK = re.compile(r"\s*[*_\"‘'\[(<]*(?:[^\W\d_a-z]|https?:|www\.|ibid|id\.|op\.|de\s|van\s|von\s|\*)")


@cache
def _signals() -> str:
    words = sorted(load("citation_words")["signals"], key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def _signal() -> re.Pattern[str]:
    return re.compile(rf"[\s*_(]*(?:(?:{_signals()})(?=[\s*_:,\"“<\[])[\s*_:,]*){{1,3}}", re.I)


@cache
def _leading() -> re.Pattern[str]:
    """ "For a longer account, see", "As Lund shows, see": prose that ends in a signal at the start of a note."""
    return re.compile(
        r"[\s*_(]*(?:for|on|as|in)\b[^.;\"*\[\]\d]{2,120}?[,\s]\s*(?:see|cf\.|compare|consult)(?:\s+also)?(?=[\s*_:,\"])[\s*_:,]*",
        re.I,
    )


@cache
def _inner() -> re.Pattern[str]:
    """Where a further work begins inside a stretch: ". See also", ", quoted in", ". Ibid."."""
    words = sorted(load("citation_words")["inner_signals"], key=len, reverse=True)
    listed = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(
        rf"(?<=[.?!)\]\"”’*_>\d])[ \t\n]+(?=[*_(]{{0,3}}(?:see|cf\.|compare|but\s+see"
        rf"|for\s+[^.;\"\d]{{2,80}}?\bsee|ibid|id\.)[\s*_,:.])"
        rf"|(?<=[\d)]),?\s+and\s+(?=(?-i:[^\W\d_a-z])[^,;:.\"“*\d]{{2,60}},\s[*_]{{0,2}}[\"“*_])"
        rf"|[,;.)]\s*(?=[*_(]{{0,3}}(?:{listed})[\s*_:,])",
        re.I,
    )


def without_signal(line: str) -> str:
    """`line` with the words that lead to a citation ("See also", "Quoted in") blank, of the same length."""
    for pattern in (_leading(), _signal()):
        if match := pattern.match(line):
            line = " " * match.end() + line[match.end() :]
    return line


def segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of `text[start:end]` that each name one work.

    They are parted by semicolons outside quotation marks, brackets and addresses where both sides may be works, and by
    the words that lead to another work ("see also", "quoted in").
    """
    line = straight(text[start:end])
    spans = address_spans(text, start, end)
    for low, high in spans:
        line = line[: low - start] + "~" * (high - low) + line[high - start :]
    cuts, depth, quoted = [0], 0, False
    breaks = {match.end() for match in _inner().finditer(line)}
    events = sorted([*((m.start(), m.group()) for m in _SIGNS.finditer(line)), *((place, "") for place in breaks)])
    for place, sign in events:
        if sign == '"':
            quoted = not quoted
        elif sign in ("(", "["):
            depth += 1
        elif sign in (")", "]"):
            depth = max(0, depth - 1)
        elif not quoted and depth == 0 and (not sign or _parts_works(line, cuts[-1], place)):
            cuts.append(place + len(sign))
    cuts.append(len(line))
    found = []
    for low, high in pairwise(cuts):
        stretch = line[low:high].rstrip(" ;,")
        if stretch.strip(" .,;"):
            found.append((start + low, start + low + len(stretch)))
    return found


def _parts_works(line: str, low: int, place: int) -> bool:
    """Does the semicolon at `place` part two works, and not two authors, or a house and its year?"""
    if not line[place + 1 : place + 2].isspace():
        return False
    behind = without_signal(line[place + 1 : place + 300])
    if not _OPENS_WORK.match(behind) and not line[place + 1 : place + 40].strip().startswith("~"):
        return False
    before = line[low:place].lstrip()
    ended = initials_end(before) if len(before) < 400 else None
    return ended is None or ended < len(before.rstrip())
