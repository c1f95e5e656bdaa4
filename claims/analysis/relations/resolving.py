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
    if phrase.pronoun:
        return _person(reading, at) if phrase.pronoun in PERSONAL else carried(reading, at)
    phrase = _apposed(reading, plain(reading, phrase))
    inner = _complement(reading, phrase)
    if inner is not None:
        return _with_owner(phrase, inner)
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
    told = _opening(reading, *reading.previous) if not here and reading.previous[1] > reading.previous[0] else None
    if told and told.names and not told.pronoun and meant(told, reading.context.things) is not None:
        opened = _opened(reading, told)
        if opened.names and opened.kind not in _classes():
            return opened
    for person in [*here, *(p for p in reading.previous_people if p.name)][:1]:
        return Phrase(person.start, person.end, frozenset(fold(word) for word in person.name.split()))
    return carried(reading, at)


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
    """What "it" takes up: the first phrase of the sentence, else that of the sentence before; of "work on the dam" the
    dam."""
    view = reading.context.view
    for start, end in ((reading.start, at), reading.previous):
        first = _opening(reading, start, end)
        if first is None or first.end >= at or first.pronoun:
            continue
        first = plain(reading, first) if start == reading.start else _opened(reading, first)
        inner = _COMPLEMENT.match(view, first.end, end) if first.kind == "work" and not first.names else None
        whole = phrase_from(view, inner.end(), end) if inner else None
        found = meant(whole or first, reading.context.things)
        if found:
            return found
    return None


def _opening(reading: Reading, start: int, end: int) -> Phrase | None:
    """The first phrase of a stretch that is no date."""
    dates = [d for d in (*reading.dates, *reading.previous_dates) if start <= d.start < end]
    for phrase in phrases(reading.context.view, start, end):
        if not any(d.start < phrase.end and phrase.start < d.end for d in dates):
            return phrase
    return None


def _opened(reading: Reading, phrase: Phrase) -> Phrase:
    """A phrase that opens the sentence before, its capital read like that of this one."""
    if len(phrase.names) != 1 or phrase.start > reading.previous[0] + 1:
        return phrase
    return plain(_previous(reading), phrase)


def _previous(reading: Reading) -> Reading:
    return replace(reading, start=reading.previous[0], end=reading.previous[1])
