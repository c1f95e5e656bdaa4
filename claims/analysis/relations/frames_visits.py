"""Visits: who came from where to which country, when, and whether it was but planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.analysis.extraction.values import Modality, PersonMention
from claims.analysis.lexicon import load
from claims.analysis.relations.offices import office_class, office_names
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.phrases import any_of, any_verb
from claims.analysis.relations.reading import Reading, full_name, name_of
from claims.analysis.relations.values import Frame, FrameKind

# "was in Lima", "had been recently in Lima": for a visitor from elsewhere a visit.
_WAS_IN = re.compile(r"\b(?:was|were|been)\s+(?:\w+ly\s+|last\s+|back\s+)?in(?=\s)", re.I)
# "the visit that P was able to make to X".
_NOUN_THAT = re.compile(r"\b(?:visit|trip|tour)s?,?\s+(?:that|which)\s+(?P<inner>[^.;:]{3,110}?)\sto\s", re.I)
# "had come on a three-day official visit".
_ON_A = re.compile(r"\s+(?:on|for)\s+an?\s+(?:[\w-]+\s+){0,4}(?:visit|trip|tour)\b", re.I)
# "visit of P to X", "visit to X of P", "P's three-day visit to X": the noun, then "to" within a few words.
_NOUN = re.compile(r"\b(?:visit|trip|tour)s?\b(?P<inner>[^.,;:]{0,70}?)\sto\s", re.I)
# "three-day official visit of P": no "to"; the place is the host known from the sentence.
_NOUN_OF = re.compile(r"\b(?:visit)\b\s+(?:of|by)\s+", re.I)
# "visit of a Pakistani head of state": any holder, not one.
_GENERIC = re.compile(r"an?\s", re.I)
# The name of a visitor who is only "he": nobody in particular, so that no other mention is taken for the same.
_SOMEBODY = "?"
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_OF_THE = re.compile(r"\s+(?:of|to|for)\s+(?:the\s+)?(?:[A-Z]\w+\s+){0,2}")
_PARTED = re.compile(r"[;:]|\b(?:that|said|told)\b")
Taken = tuple[tuple[int, int], ...]
_TO = re.compile(r"\sto\s")
# "went to X as Prime Minister", "as Chile's president": the office on that visit.
_AS = re.compile(r"[^;:.]{0,60}?\bas\s+(?:the\s+|then\s+)?(?:[A-Z][\w'-]+\s+){0,2}?")
_MAY = re.compile(r"\b(?:may|might)\b")
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.I)


def read_visits(reading: Reading) -> Iterator[Frame]:
    """Frames of visits: agent the country the visitor comes from, patient the country visited, office, person, date."""
    taken: list[tuple[int, int]] = []
    for reader in (_by_verb, _by_noun, _by_noun_alone):
        for frame in reader(reading, tuple(taken)):
            taken.append((frame.start, frame.end))
            yield frame


def _by_verb(reading: Reading, taken: Taken) -> Iterator[Frame]:
    """ "visited X", "came to X", "was in X"."""
    text = reading.text
    verbs = any_verb(load("relation_visits")["verbs"])
    for match in sorted([*verbs.finditer(text), *_WAS_IN.finditer(text)], key=lambda m: m.start()):
        start, end = reading.at(match.start()), reading.at(match.end())
        host, host_end = _host(reading, end, 60)
        if not host:
            continue
        visitor = _subject(reading, start)
        if visitor is None and not _PRONOUN.search(text[: match.start()]):
            continue
        visitor = _resolved(reading, visitor, start)
        if not _at_home(reading, visitor, host):
            yield _visit(reading, start, host_end, host, visitor, "visit.verb")


def _by_noun(reading: Reading, taken: Taken) -> Iterator[Frame]:
    """ "the visit of P to X", "P's visit to X", "the visit that P made to X"."""
    for match in [*_NOUN_THAT.finditer(reading.text), *_NOUN.finditer(reading.text)]:
        start, end = reading.at(match.start()), reading.at(match.end())
        host, host_end = _host(reading, end, 45)
        if not host:
            host, host_end, end = _host_beyond(reading, match, end)
        if not host or any(s < host_end and start < e for s, e in taken):
            continue
        taken = (*taken, (start, host_end))
        visitors = _visitors(reading, start, end, host_end)
        for visitor in visitors:
            if _at_home(reading, visitor, host):
                continue
            late = max(host_end, visitor.end) if visitor else host_end
            yield _visit(reading, start, late, host, visitor, "visit.noun", listed=len(visitors) > 1)


def _host_beyond(reading: Reading, match: re.Match[str], end: int) -> tuple[str, int, int]:
    """The host behind a later "to" of "the visit that P was able to make to X", and where that "to" ends."""
    if match.re is not _NOUN_THAT or not any_verb(load("relation_visits")["carrying"]).match(
        reading.context.view, end, reading.end
    ):
        return "", end, end
    for later in _TO.finditer(reading.context.view, end, min(reading.end, end + 40)):
        host, host_end = _host(reading, later.end(), 45)
        if host:
            return host, host_end, later.end()
    return "", end, end


def _by_noun_alone(reading: Reading, taken: Taken) -> Iterator[Frame]:
    """ "the visit of P", "P had come on a visit": the host is the other of the two countries spoken of."""
    text = reading.text
    for match in _NOUN_OF.finditer(text):
        start, end = reading.at(match.start()), reading.at(match.end())
        visitor = next((p for p in reading.people if end <= p.start <= end + 60), None)
        if visitor is None or any(s <= start < e for s, e in taken) or _GENERIC.match(reading.context.view, end):
            continue
        host = reading.other_party(_origin(reading, visitor, ""))
        if host:
            yield _visit(reading, start, visitor.end, host, visitor, "visit.of")
    for match in any_verb(load("relation_visits")["coming"]).finditer(text):
        visit = _ON_A.match(text, match.end())
        start = reading.at(match.start())
        if visit is None or any(s <= start < e for s, e in taken):
            continue
        visitor = _subject(reading, start)
        host = reading.other_party(_origin(reading, visitor, "")) if visitor else ""
        if host:
            yield _visit(reading, start, reading.at(visit.end()), host, visitor, "visit.on_a_visit")


def _at_home(reading: Reading, visitor: PersonMention | None, host: str) -> bool:
    """True for somebody of the very country: "the Japanese premier was in Tokyo" is no visit."""
    if visitor is None:
        return False
    known = reading.context.nationality
    of = visitor.of if visitor.of in reading.context.countries else _named_behind(reading, visitor)
    return (of or known.get(visitor.name.lower()) or known.get(name_of(visitor), "")) == host


def _host(reading: Reading, position: int, reach: int) -> tuple[str, int]:
    """The country whose name stands first behind `position`, and where the name ends."""
    for entity in reading.entities:
        if position <= entity.start <= position + reach and (name := country_named(entity)):
            between = reading.context.view[position : entity.start]
            if re.fullmatch(
                r"\s*(?:the\s+)?(?:then\s+|former\s+|erstwhile\s+|neighbouring\s+|[A-Z][\w'-]+\s*,\s*)?", between
            ):
                return name, entity.end
    return "", position


def _subject(reading: Reading, start: int) -> PersonMention | None:
    """The person named last before `start`, in the same stretch of the sentence."""
    for person in sorted(reading.people, key=lambda p: -p.end):
        if person.end <= start and start - person.end <= 90:
            between = reading.context.view[person.end : start]
            return None if _PARTED.search(between) or _sent(reading, person) else person
    return None


def _sent(reading: Reading, person: PersonMention) -> bool:
    """True for the one on whose behalf another comes: "the special envoy of President P"."""
    behalf = any_of(load("relation_visits")["on_behalf"])
    before = reading.context.view[max(reading.start, person.start - 40) : person.start]
    return any(_OF_THE.fullmatch(before, match.end()) for match in behalf.finditer(before))


def _resolved(reading: Reading, visitor: PersonMention | None, start: int) -> PersonMention | None:
    """The visitor; for "as Prime Minister he visited" and "he visited" the person told of before, with that office."""
    pronoun = _PRONOUN.search(reading.context.view, max(reading.start, start - 6), start) is not None
    if visitor is not None and (visitor.name or not pronoun):
        return visitor
    told = _antecedent(reading)
    return replace(visitor, name=told.name if told else _SOMEBODY) if visitor else told


def _antecedent(reading: Reading) -> PersonMention | None:
    people = [p for p in reading.people if p.name] or [p for p in reading.previous_people if p.name]
    return people[0] if people else None


def _visitors(reading: Reading, start: int, end: int, host_end: int) -> list[PersonMention | None]:
    """Who visits: named between the noun and "to", behind the host after "of" or "by" (perhaps several), or before."""
    view = reading.context.view
    inside = [p for p in reading.people if start <= p.start and p.end <= end]
    if inside:
        return [inside[0]]
    behind = [p for p in reading.people if p.start >= host_end]
    if behind and re.match(r"\s+(?:of|by)\s+(?:the\s+)?", view[host_end : behind[0].start + 1]):
        if view[start : start + 8].lower().startswith("visits"):
            return list(behind)
        return [behind[0]]
    return [_subject(reading, start)]


def _visit(
    reading: Reading, start: int, end: int, host: str, visitor: PersonMention | None, rule: str, *, listed: bool = False
) -> Frame:
    period = reading.date_near(visitor.start, visitor.end) if listed and visitor else reading.date_near(start, end)
    origin = _origin(reading, visitor, host)
    office = _office(reading, visitor, end)
    around = reading.context.view[max(reading.start, start - 70) : min(reading.end, end + 30)]
    planned = any_of(load("relation_visits")["planned"]).search(around) is not None or _MAY.search(around) is not None
    return Frame(
        kind=FrameKind.EVENT,
        predicate="visit",
        start=visitor.start if visitor and reading.start <= visitor.start and visitor.end <= start else start,
        end=end,
        agent=origin,
        patient=host,
        parties=frozenset(filter(None, (origin, host))),
        office=office_class(office),
        called=" ".join(office.lower().split()),
        stage="planned" if planned else "held",
        earliest=period[0],
        latest=period[1],
        person=full_name(reading, visitor) if visitor else "",
        rule=rule,
        modality=Modality.PLANNED if planned else None,
    )


def _office(reading: Reading, visitor: PersonMention | None, end: int) -> str:
    """The office of the visitor: named with the visitor, else behind the visit ("as Prime Minister")."""
    if visitor is None or visitor.office:
        return visitor.office if visitor else ""
    behind = _AS.match(reading.context.view, end, reading.end)
    for office in any_of(office_names()).finditer(reading.context.view, end, min(reading.end, end + 90)):
        if behind and _AS.fullmatch(reading.context.view, end, office.start()):
            return office.group()
    return ""


def _origin(reading: Reading, visitor: PersonMention | None, host: str) -> str:
    """The country a visitor comes from: named with the office, said elsewhere in the document, or the other of two."""
    if visitor is not None:
        known = reading.context.nationality
        of = visitor.of if visitor.of in reading.context.countries else _named_behind(reading, visitor)
        of = of or known.get(visitor.name.lower()) or known.get(name_of(visitor), "")
        if of and of != host:
            return of
    return reading.other_party(host)


def _named_behind(reading: Reading, visitor: PersonMention) -> str:
    """The country in "President Ruiz of Chile"."""
    for entity in reading.entities:
        if entity.start >= visitor.end and _OF.fullmatch(reading.context.view, visitor.end, entity.start):
            return country_named(entity)
    return ""
