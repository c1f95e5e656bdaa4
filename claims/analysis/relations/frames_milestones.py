"""Dated steps of what a document is about: "the park opens in December", "the first case was recorded in May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claims.analysis.lexicon import load
from claims.analysis.relations.focus import ANOTHER, goes_on
from claims.analysis.relations.periods import UNKNOWN, Period
from claims.analysis.relations.phrases import any_of
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind

# How far apart subject, verb and date may stand.
REACH = 60
DATE_REACH = 45
# No sentence of prose is longer; a list or a table is.
LONGEST = 3000
# "will not open before 2028", "no earlier than May": a bound, not a day.
_NOT_BEFORE = re.compile(
    r"\b(?:not|never)\s+(?:\w+\s+){0,4}(?:before|until)\s+(?:the\s+)?$|\bearlier\s+than\s+(?:the\s+)?$", re.I
)
# "the opening was put off", "a year after it opened": not the day itself.
_APART = re.compile(r"[;:]|\b(?:while|whereas|but|although|since|after|before\s+which)\b", re.I)


def read_milestones(reading: Reading) -> Iterator[Frame]:
    """A frame for each milestone of the lexicon that a sentence dates; none where its subject is only a pronoun."""
    if not reading.dates or len(reading.text) > LONGEST or goes_on(reading.text):
        return
    for row in load("relation_milestones")["milestone"]:
        found = _found(reading, row)
        if found is None:
            continue
        start, end, subject = found
        period = _dated(reading, start, end)
        if period == UNKNOWN:
            continue
        parties, inherited = reading.parties() if row.get("parties") else (frozenset[str](), False)
        yield Frame(
            kind=FrameKind.EVENT,
            predicate=f"milestone {row['name']}",
            start=start,
            end=end,
            parties=parties,
            modifier=subject,
            earliest=period[0],
            latest=period[1],
            inherited=inherited,
            topic=frozenset({ANOTHER} if reading.aside else ()),
            rule=f"milestone.{row['name'].replace(' ', '_')}",
        )


def _found(reading: Reading, row: dict[str, Any]) -> tuple[int, int, str] | None:
    """Where subject and verb stand nearest to one another, and the subject in lower case."""
    best: tuple[int, int, int, str] | None = None
    for subject in any_of(row["subjects"]).finditer(reading.text):
        for verb in any_of(row["verbs"]).finditer(reading.text):
            start, end = min(subject.start(), verb.start()), max(subject.end(), verb.end())
            gap = max(verb.start() - subject.end(), subject.start() - verb.end(), 0)
            if gap <= REACH and not _APART.search(reading.text, start, end) and (best is None or gap < best[0]):
                best = gap, reading.at(start), reading.at(end), " ".join(subject.group().lower().split())
    return best[1:] if best else None


def _dated(reading: Reading, start: int, end: int) -> Period:
    """The date beside `[start, end)`; open to later days where it is only said not to be before it."""
    view = reading.context.view
    placed = [d for d in reading.dates if d.earliest and d.latest]
    ranked = sorted((max(d.start - end, start - d.end, 0), d.start, d) for d in placed)
    for gap, _, date in ranked:
        if gap > DATE_REACH or _APART.search(view, min(end, date.end), max(start, date.start)):
            continue
        if _NOT_BEFORE.search(view, max(reading.start, date.start - 50), date.start):
            return date.earliest, None
        return date.earliest, date.latest
    return UNKNOWN
