"""Beginnings and ends of a role told by a verb: "became chairman in 2012", "has led the party since 2008"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.analysis.extraction.values import DateMention
from claims.analysis.lexicon import load
from claims.analysis.relations.clauses import date_of
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.frames_roles import (
    ARTICLE,
    NO_PERSON,
    is_no_name,
    of_what,
    person_told,
    role_class,
    role_pattern,
)
from claims.analysis.relations.noun_phrases import phrase_from
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.resolving import resolved
from claims.analysis.relations.tenures import TENURE
from claims.analysis.relations.values import Frame, FrameKind

# How far behind the role its thing and the date may stand, in code points.
REACH = 70
_SINCE = re.compile(r"\bsince\s+(?:(?:early|late)\s+)?$", re.I)


@cache
def _by_verb() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For the beginning and the end of a role the pattern of the verb with the role behind it."""
    return tuple((side, _verb_pattern(tuple(load("relation_roles")["tenure"][side]))) for side in ("start", "end"))


def _verb_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    verbs = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)).replace(r"\ ", r"\s+")
    return re.compile(rf"\b(?P<verb>{verbs})\s+{ARTICLE}{role_pattern()}\b")


def read_tenures(reading: Reading) -> Iterator[Frame]:
    """Frames (`tenure `) of when a role was taken up or given up."""
    for side, pattern in _by_verb():
        for match in pattern.finditer(reading.text):
            start, end = reading.at(match.start()), reading.at(match.end())
            yield from _frame(
                reading, side, start, end, match, person_told(reading, start, reading.at(match.end("verb")))
            )
    led: dict[str, str] = load("relation_roles")["leading"]
    for match in re.finditer(rf"\bhas\s+(?P<verb>{'|'.join(led)})\s", reading.text):
        yield from _leading(reading, match, led[match["verb"]])


def _frame(reading: Reading, side: str, start: int, end: int, match: re.Match[str], person: str) -> Iterator[Frame]:
    behind = (
        phrase_from(reading.context.view, end + 4, reading.end)
        if reading.context.view[end : end + 4] == " of "
        else None
    )
    date, manner = date_of(reading, start, behind.end if behind else end)
    if not person or manner or date is None or NO_PERSON.search(person) or is_no_name(reading, person):
        return
    topic = of_what(reading, match)
    yield _tenure(
        reading, role_class(match["role"]), side, person, topic, start, max(end, date.end), date, match["role"]
    )


def _leading(reading: Reading, match: re.Match[str], kind: str) -> Iterator[Frame]:
    """ "P has led the party since 2008"."""
    view = reading.context.view
    start, end = reading.at(match.start()), reading.at(match.end())
    thing = phrase_from(view, end, reading.end)
    if thing is None or thing.start - end > 1 or thing.pronoun:
        return
    since = next((d for d in reading.dates if d.start >= thing.end and _SINCE.search(view[thing.end : d.start])), None)
    person = person_told(reading, start + 4, end)
    theme = resolved(reading, thing, start)
    if since is None or not person or theme is None or is_no_name(reading, person) or since.start - thing.end > REACH:
        return
    yield _tenure(reading, kind, "start", person, theme.words, start, since.end, since, f"{match['verb']} it")


def _tenure(
    reading: Reading, kind: str, side: str, person: str, topic: frozenset[str], start: int, end: int, date: DateMention,
    called: str,
) -> Frame:  # fmt: skip
    return Frame(
        kind=FrameKind.ROLE,
        predicate=TENURE + kind,
        start=start,
        end=end,
        person=reading.context.full_names.get(person.lower(), person),
        called=" ".join(called.lower().split()),
        modifier=side,
        stage=f"{date.earliest or ''}/" if side == "start" else f"/{date.latest or ''}",
        earliest=date.earliest,
        latest=date.latest,
        topic=topic | ({ANOTHER} if reading.aside else frozenset()),
        rule="role.tenure",
    )
