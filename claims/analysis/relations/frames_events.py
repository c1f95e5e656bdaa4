"""Dated events of a named thing (its end, founding, birth, signing ...), and who belongs to which body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claims.analysis.extraction.values import EntityKind, EntityMention
from claims.analysis.lexicon import load
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.periods import UNKNOWN, Period
from claims.analysis.relations.phrases import any_of, any_verb
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import fold, stop_words

# "Treaty", "Declaration": what a signing is of, where no entity is marked; "the Tashkent Declaration".
_INSTRUMENT = re.compile(
    r"\b(?:[A-Z][\w'-]*\s+){0,5}(?:Treaty|Declaration|Accords?|Pact|Protocol|Convention|Agreement|Charter|Memorandum)\b"
)
# "part of ... support to the X": the cue is of something else. "should make P a member of X": not yet one.
_ELSEWHERE = re.compile(r"[,;:]|\b(?:to|on|with|support|account|hands)\b", re.I)
_HOPED = re.compile(r"\b(?:should|would|could|might|endeavou?r|wants?|support(?:s|ed)?|hopes?|if)\b", re.I)
# "the stadium in Lima was opened": not Lima.
_PLACED = re.compile(r"\b(?:in|of|at|near|from|to|by|on|off|with)\s+(?:the\s+)?$", re.I)
# "the ferry Aurora sank": a name that is no entity of its own.
_NAMED = re.compile(r"(?P<name>(?:[A-Z][\w'-]{1,30}\s){0,2}[A-Z][\w'-]{1,30}),?\s+$")
_OF_THE = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?(?:former\s+|then\s+|erstwhile\s+|old\s+)?")
_OF_PHRASE = re.compile(
    r"(?:[\s-]+(?!(?:and|which|that|when|who|but|while|after|before|since|is|was|were|has|had|said)\b)[\w'-]{1,25}){0,7}"
    r"\s+(?:in|by|on)\s+",
    re.I,
)
# "X, which had finally ...": what may stand between a thing and what happens to it.
_BEFORE = re.compile(r"(?:'s?)?,?\s*(?:(?:,?\s*(?:which|that|who)|finally|formally|itself|had|has|have)\s+){0,3}")


def read_events(reading: Reading) -> Iterator[Frame]:
    """Frames of the events of the lexicon that happen to an entity named beside them, with the date attached."""
    for row in load("relation_events")["event"]:
        for match in any_of(row["nouns"]).finditer(reading.text):
            yield from _event(reading, row, reading.at(match.start()), reading.at(match.end()), noun=True)
        for match in any_verb(row["verbs"]).finditer(reading.text):
            yield from _event(reading, row, reading.at(match.start()), reading.at(match.end()), noun=False)


def _event(reading: Reading, row: dict[str, Any], start: int, end: int, *, noun: bool) -> Iterator[Frame]:
    theme, first, last = _theme(reading, start, end, noun=noun)
    if not theme:
        return
    period = reading.date_attached(first, last)
    if noun and period == UNKNOWN:
        period = _after_of_phrase(reading, last)
    if period == UNKNOWN:
        return
    yield Frame(
        kind=FrameKind.EVENT,
        predicate=row["predicate"],
        start=first,
        end=last,
        object=theme.lower(),
        called=theme,
        modifier="unique" if row["unique"] else "",
        earliest=period[0],
        latest=period[1],
        rule=f"event.{row['predicate']}",
    )


def _after_of_phrase(reading: Reading, end: int) -> Period:
    """The date behind "withdrawal of the A-led forces from B in 2014", where only such words stand between."""
    for date in reading.dates:
        if date.earliest and date.start > end and _OF_PHRASE.fullmatch(reading.context.view, end, date.start):
            return date.earliest, date.latest
    return UNKNOWN


def _theme(reading: Reading, start: int, end: int, *, noun: bool) -> tuple[str, int, int]:
    """What the event happens to: behind "of", or right before the word; its name, and the span with the word."""
    view = reading.context.view
    if noun and (match := _OF_THE.match(view, end, min(reading.end, end + 40))):
        behind = _starting(reading, match.end())
        if behind:
            return behind.name, start, behind.end
    for entity in reading.entities:
        if entity.end <= start and _BEFORE.fullmatch(view, entity.end, start):
            if entity.kind is EntityKind.PLACE and _PLACED.search(
                view[max(reading.start, entity.start - 12) : entity.start]
            ):
                return "", start, end
            return entity.name, entity.start, end
    for person in reading.people:
        if person.name and person.end <= start and _BEFORE.fullmatch(view, person.end, start):
            return person.name, person.start, end
    if not noun:
        for match in _INSTRUMENT.finditer(view, max(reading.start, start - 80), start):
            if len(match.group().split()) > 1 and start - match.end() <= 2:
                return " ".join(match.group().split()), match.start(), end
        named = _NAMED.search(view[max(reading.start, start - 60) : start])
        own = named["name"].removeprefix("The ") if named else ""
        if named and own and fold(own.split()[0]) not in stop_words():
            return own, start - len(named.group()), end
    return "", start, end


def _starting(reading: Reading, position: int) -> EntityMention | None:
    near = [e for e in reading.entities if position <= e.start <= position + 5]
    return near[0] if near else None


def read_members(reading: Reading) -> Iterator[Frame]:
    """Frames of a party that wishes to join, joins, observes or leaves a body."""
    stages: dict[str, list[str]] = load("relation_members")["stages"]
    bodies = [e for e in reading.entities if e.kind in (EntityKind.ORGANISATION, EntityKind.ALLIANCE)]
    told: set[tuple[str, str]] = set()
    for body in bodies:
        stage, at = _stage(reading, stages, body)
        if not stage:
            continue
        members = [e for e in reading.entities if e.end <= body.start and country_named(e) and e.name != body.name]
        agent = _member(reading, members, at)
        if not agent or (body.name, stage) in told:
            continue
        told.add((body.name, stage))
        period = reading.date_attached(min(at, body.start), body.end)
        yield Frame(
            kind=FrameKind.MEMBERSHIP,
            predicate="membership",
            start=min(at, body.start),
            end=body.end,
            agent=agent,
            object=body.name.lower(),
            called=body.name,
            stage=stage,
            earliest=period[0],
            latest=period[1],
            rule=f"membership.{stage}",
        )


def _member(reading: Reading, members: list[EntityMention], at: int) -> str:
    """The party named last before the cue (not the one that only supports)."""
    near = [e for e in members if e.start <= at + 12] or members
    return country_named(near[-1]) if near else ""


def _stage(reading: Reading, stages: dict[str, list[str]], body: EntityMention) -> tuple[str, int]:
    view = reading.context.view
    start = max(reading.start, body.start - 70)
    around = view[start : min(reading.end, body.end + 40)]
    for stage, cues in stages.items():
        for found in any_of(cues).finditer(around):
            gap = view[start + found.end() : body.start] if start + found.end() <= body.start else ""
            if stage == "observer" or (gap and len(gap) <= 24 and not _ELSEWHERE.search(gap)):
                hoped = stage == "joined" and _HOPED.search(view[max(reading.start, start - 60) : body.start])
                return ("wished" if hoped else stage), start + found.start()
    return "", 0
