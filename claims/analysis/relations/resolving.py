"""What a noun phrase or a pronoun of a sentence means: the thing or person that its document told of before."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claims.analysis.lexicon import load
from claims.analysis.relations.noun_phrases import PERSONAL, Phrase, class_of, has_class, phrase_from, phrase_until
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.things import meant, phrases
from claims.analysis.relations.wording import fold

_COMPLEMENT = re.compile(r"\s+(?:of|on|at|into)\s+")
_NO_THING = frozenset({"that", "which", "there"})


def dated(reading: Reading, phrase: Phrase) -> bool:
    return any(d.start < phrase.end and phrase.start < d.end for d in reading.dates)


# What a document is about, where a noun ("the inspection") names no thing.
MATTER = Phrase(-1, -1, marks=frozenset({"~"}))


def resolved(reading: Reading, phrase: Phrase | None, at: int) -> Phrase | None:
    """The thing that a phrase means in its document: pronouns and common nouns are given the names they stand for."""
    if phrase is None or phrase.pronoun in _NO_THING or (phrase.pronoun and phrase.pronoun not in _TAKEN_UP):
        return None
    if phrase.person:
        return phrase
    if phrase.pronoun:
        return _person(reading, at) if phrase.pronoun in PERSONAL else carried(reading, at)
    phrase = _apposed(reading, plain(reading, phrase))
    inner = None if reading.lead and not phrase.definite else _complement(reading, phrase)
    if inner is not None:
        return _with_owner(phrase, inner)
    if reading.lead and not phrase.definite:
        return meant(replace(phrase, definite=True), reading.context.things, anywhere=True)
    return phrase if phrase.owner and not phrase.names else meant(phrase, reading.context.things)


def _complement(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The thing behind "of" or "on" of "work on the dam"; None where there is none."""
    match = None if phrase.names or phrase.owner else _COMPLEMENT.match(reading.context.view, phrase.end, reading.end)
    inner = phrase_from(reading.context.view, match.end(), reading.end) if match else None
    if inner is None or inner.pronoun or dated(reading, inner):
        return None
    return meant(plain(reading, inner), reading.context.things)


def _apposed(reading: Reading, phrase: Phrase) -> Phrase:
    """ "Corvara Rovers, a club founded in ...": the noun with the name before the comma."""
    if phrase.names or phrase.start <= reading.start + 2:
        return phrase
    before = reading.context.view[reading.start : phrase.start].rstrip()
    if not before.endswith(","):
        return phrase
    named = phrase_until(reading.context.view, reading.start, reading.start + len(before) - 1)
    if named is None or not named.names or named.kind not in ("", phrase.kind) or dated(reading, named):
        return phrase
    return replace(named, kind=phrase.kind)


def _person(reading: Reading, at: int) -> Phrase | None:
    """Whom "he" or "she" takes up: the first person of the sentence, else of the one before; or a ship."""
    here = [p for p in reading.people if p.name and p.end <= at]
    for start, end in reading.earlier if not here else ():
        told = _opening(reading, start, end)
        if told is None or reading.context.view[start:end].split()[:1] in _OPENS_WITH:
            continue
        opened = plain(replace(reading, start=start, end=end), told)
        if opened.names & frozenset(reading.context.full_names) or _is_told_person(reading, opened):
            return replace(opened, kind="", person=True)
        break
    for person in [*here, *(p for p in reading.previous_people if p.name)][:1]:
        named = frozenset(fold(word) for word in person.name.split())
        return Phrase(person.start, person.end, named, person=True)
    return carried(reading, at)


def _is_told_person(reading: Reading, phrase: Phrase) -> bool:
    return bool(phrase.names) and any(
        p.name and p.start < phrase.end and phrase.start < p.end for p in reading.previous_people
    )


@cache
def _classes() -> frozenset[str]:
    return frozenset(row[0] for row in load("relation_things")["classes"])


_TAKEN_UP = frozenset({"it", "he", "she", "they"})


def _with_owner(phrase: Phrase, whole: Phrase) -> Phrase:
    return replace(phrase, owner=whole.names | ({whole.kind} if whole.kind else frozenset()))


def plain(reading: Reading, phrase: Phrase) -> Phrase:
    """A capital that only opens the sentence makes no name."""
    if phrase.start > reading.start + 1 or len(phrase.names) != 1 or phrase.end - phrase.start > len(min(phrase.names)):
        return phrase
    word = next(iter(phrase.names))
    if word in reading.context.capitals:
        return phrase
    if word in reading.context.small or has_class(word):
        return Phrase(phrase.start, phrase.end, frozenset(), class_of(word), phrase.marks, phrase.owner)
    return phrase


def carried(reading: Reading, at: int) -> Phrase | None:
    """What "it" takes up: the phrase that opens the sentence or one before it, the nearest that means a thing with a
    name or of a known class; of "work on the dam" the dam."""
    fallback: Phrase | None = None
    for start, end in ((reading.start, at), *reading.earlier):
        found = _whole(reading, start, end, at)
        if found is not None and (found.names or found.kind in _classes() - frozenset(_general())):
            return found
        fallback = fallback or found
    return fallback


def _whole(reading: Reading, start: int, end: int, at: int) -> Phrase | None:
    """The thing that the first phrase of a stretch means; None where it opens with a pronoun."""
    view = reading.context.view
    first = _opening(reading, start, end)
    if first is None or first.end >= at or first.pronoun or view[start:end].split()[:1] in _OPENS_WITH:
        return None
    first = plain(reading if start == reading.start else replace(reading, start=start, end=end), first)
    inner = _COMPLEMENT.match(view, first.end, end) if first.kind == "work" and not first.names else None
    whole = phrase_from(view, inner.end(), end) if inner else None
    return meant(whole or first, reading.context.things)


@cache
def _general() -> frozenset[str]:
    return frozenset(load("relation_things")["general"])


_OPENS_WITH = (["It"], ["it"], ["He"], ["She"], ["They"], ["This"], ["That"], ["There"])


def _opening(reading: Reading, start: int, end: int) -> Phrase | None:
    """The first phrase of a stretch that is no date."""
    dates = [d for d in (*reading.dates, *reading.previous_dates) if start <= d.start < end]
    for phrase in phrases(reading.context.view, start, end):
        if not any(d.start < phrase.end and phrase.start < d.end for d in dates):
            return phrase
    return None
