"""Happenings that a noun names with its date ("the Calda earthquake of 1996"), or that another one is counted from, and
lives ("Margaret Olsen (1904-1979)", "aged 60")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from claims.analysis.extraction.values import DateMention, Modality
from claims.analysis.lexicon import load
from claims.analysis.relations.clauses import clause_of, listed_behind, subject_of
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.happening_nouns import EVENT, WHEN
from claims.analysis.relations.noun_phrases import Phrase, class_of, is_past, phrase_from, phrase_until
from claims.analysis.relations.numbers_in_words import number_of
from claims.analysis.relations.periods import UNKNOWN, Period, shifted, year_of
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.resolving import resolved
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import fold

BIRTH = f"{WHEN}birth"
_OF_DATE = re.compile(r"\s+(?:of|on|in)\s+(?:the\s+)?(?:early\s+|late\s+)?$")
# "nine days after the second dose", "eight years before the Calda earthquake".
_RECKONED = re.compile(
    r"\b(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+(?P<unit>days?|weeks?|months?|years?)\s+(?P<way>before|after)\s+(?=the\b|its\b|his\b|her\b|[A-Z])",
    re.I,
)
_HAPPENED = re.compile(r"\b(?:was|were|occurred|happened|came|took\s+place)\s+(?=(?:in|on)\s)")
_ENUMERATED = re.compile(r"(?:in|on|,|\s|and|again)*")
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|last)\b", re.I)
_NAME = r"(?P<name>[^\W\d_a-z][\w'-]+(?:\s+[^\W\d_a-z][\w'.-]+){0,3})"
_LIFE = re.compile(rf"\b{_NAME}\s+\((?P<born>1[5-9]\d\d|20\d\d)\s?[-\u2013]\s?(?P<died>1[5-9]\d\d|20\d\d)\)")
_AGED = re.compile(rf"\b{_NAME}(?:,\s+(?P<a>\d\d)(?:,|\.|\s+and\b)|\s+\((?P<b>\d\d)\))")
_OLD = re.compile(rf"\b(?P<a>\d\d)-year-old\s+(?:[a-z]+\s+){{0,3}}{_NAME}")
_DIED_AGED = re.compile(r"\b(?:aged|at\s+the\s+age\s+of|at\s+age)\s+(?P<a>\d{1,3})\b")
_WAS = re.compile(r"\b(?:He|She)\s+(?:was|is)\s+(?P<a>\d\d)(?:\s+years\s+old)?\s*[.,;]")


@cache
def _events() -> frozenset[str]:
    return frozenset(class_of(noun) for noun in load("relation_orders")["events"])


def read_dated_nouns(reading: Reading) -> Iterator[Frame]:
    """Frames (`happening event`, `happening birth`, `happening death`) of what is dated without a verb of its own."""
    for mention in reading.dates:
        if mention.earliest and mention.latest:
            yield from _noun_before(reading, mention)
    yield from _told_of(reading)
    for match in _RECKONED.finditer(reading.text):
        yield from _counted_from(reading, match)
    yield from _lives(reading)


def _noun_before(reading: Reading, mention: DateMention) -> Iterator[Frame]:
    """ "the Geneva ceasefire of 12 December": the noun right before the date."""
    view = reading.context.view
    joined = _OF_DATE.search(view[reading.start : mention.start])
    if joined is None:
        return
    end = reading.start + joined.start()
    noun = phrase_until(view, reading.start, end)
    if noun is None or is_past(view[noun.start : end].split()[-1].lower()) or listed_behind(view, mention.end):
        return
    if noun.kind in _events():
        yield from _event(reading, noun, (mention.earliest, mention.latest), noun.start, mention.end, mention.surface)


def _told_of(reading: Reading) -> Iterator[Frame]:
    """ "The last outbreak was in 1995", "outbreaks occurred in 1974 and 1995": each date."""
    view = reading.context.view
    for match in _HAPPENED.finditer(reading.text):
        noun = subject_of(reading, clause_of(reading, reading.at(match.start()), reading.at(match.end())))
        if noun is None or noun.kind not in _events():
            continue
        end = reading.at(match.end())
        for mention in reading.dates:
            if mention.start >= end and mention.earliest and _ENUMERATED.fullmatch(view, end, mention.start):
                told = replace(noun, definite=True)
                yield from _event(
                    reading, told, (mention.earliest, mention.latest), noun.start, mention.end, mention.surface
                )
                end = mention.end


def _counted_from(reading: Reading, match: re.Match[str]) -> Iterator[Frame]:
    """The day of the event from which a dated one is counted."""
    view = reading.context.view
    start, end = reading.at(match.start()), reading.at(match.end())
    base = [d for d in reading.dates if d.end <= start and d.earliest and d.latest]
    noun = phrase_from(view, end, reading.end)
    count = number_of(match["n"])
    if not base or noun is None or count is None or noun.kind not in _events():
        return
    way = "after" if match["way"].lower() == "before" else "before"
    period = shifted((base[-1].earliest, base[-1].latest), count, match["unit"].lower().rstrip("s"), way)
    if period != UNKNOWN:
        yield from _event(reading, noun, period, base[-1].start, noun.end, base[-1].surface)


def _event(reading: Reading, noun: Phrase, period: Period, start: int, end: int, surface: str) -> Iterator[Frame]:
    said = reading.context.view[noun.start : noun.end]
    if not noun.definite and not noun.names:
        return
    nth = _ORDINAL.search(said)
    yield Frame(
        kind=FrameKind.HAPPENING,
        predicate=EVENT,
        start=start,
        end=end,
        called=" ".join(said.split()),
        modifier=nth.group().lower() if nth else "",
        earliest=period[0],
        latest=period[1],
        topic=noun.words | ({ANOTHER} if reading.aside and not noun.names else frozenset()),
        modality=Modality.ASSERTED,
        office="" if re.search(r"\d{4}", surface) else surface,
        rule="happening.dated",
    )


def _lives(reading: Reading) -> Iterator[Frame]:
    """Births and deaths as years in brackets, and births from an age at a date."""
    for match in _LIFE.finditer(reading.text):
        for name, year in ((BIRTH, match["born"]), (f"{WHEN}death", match["died"])):
            period = f"{year}-01-01", f"{year}-12-31"
            yield _life(reading, name, match["name"], period, match.start(), match.end())
    for pattern in (_AGED, _OLD):
        for match in pattern.finditer(reading.text):
            groups = match.groupdict()
            born = _born(int(groups["a"] or groups["b"]), reading.context.written)
            if born != UNKNOWN and len(match["name"].split()) <= 3:
                yield _life(reading, BIRTH, match["name"], born, match.start(), match.end())
    for match in (*_DIED_AGED.finditer(reading.text), *_WAS.finditer(reading.text)):
        yield from _age_of_subject(reading, match)


def _age_of_subject(reading: Reading, match: re.Match[str]) -> Iterator[Frame]:
    """The birth of the one of whom the sentence tells an age: "He died in 2015, aged 60"."""
    view = reading.context.view
    died = re.search(r"\b(?:died|was\s+killed|passed\s+away)\b", reading.text[: match.start()])
    told = [d for d in reading.dates if d.earliest and d.latest and d.end <= reading.at(match.start())]
    if match.re is _WAS:
        subject = phrase_from(view, reading.at(match.start()), reading.end)
        when = reading.context.written
    elif died and told:
        subject = subject_of(reading, clause_of(reading, reading.at(died.start()), reading.at(died.end())))
        when = told[-1].earliest, told[-1].latest
    else:
        return
    person = resolved(reading, subject, reading.at(match.start()) + 1) if subject else None
    born = _born(int(match["a"]), when)
    if person is not None and person.names and born != UNKNOWN:
        name = " ".join(sorted(person.names))
        yield _life(reading, BIRTH, name, born, match.start(), match.end())


def _born(age: int, at: Period) -> Period:
    """The years in which somebody was born who has an age at a time."""
    first, last = year_of(at[0]), year_of(at[1])
    if first is None or last is None or not 15 <= age <= 115:
        return UNKNOWN
    return date(first - age - 1, 1, 1).isoformat(), date(last - age, 12, 31).isoformat()


def _life(reading: Reading, name: str, person: str, period: Period, start: int, end: int) -> Frame:
    words = [w for w in person.split() if fold(w) not in load("relation_things")["addresses"]]
    return Frame(
        kind=FrameKind.HAPPENING,
        predicate=name,
        start=reading.at(start),
        end=reading.at(end),
        called=" ".join(words),
        earliest=period[0],
        latest=period[1],
        topic=frozenset(f"#{fold(w)}" for w in words),
        modality=Modality.ASSERTED,
        rule="happening.life",
    )
