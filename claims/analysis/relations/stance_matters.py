"""What a stance is on, and who takes it: by the sort of its word, the subject, the object, or what is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.lexicon import load
from claims.analysis.relations.headed_phrases import (
    Phrase,
    before_verb,
    clause_end,
    clause_start,
    noun_phrase,
    subject_span,
)
from claims.analysis.relations.phrases import any_verb
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.stance_words import Cue, is_attribute
from claims.analysis.relations.wording import canonical, stop_words, words

# Between a copula and its predicate: "was widely seen as a", "has turned out to be a complete".
_SMALL = re.compile(
    r"\s*(?:(?:to\s+be|as|a|an|the|not|no|never|very|so|too|really|simply|quite|rather|clearly|widely|just|also|still|now|fully|its|their|such|of|only|hardly|absolutely|completely|entirely|really|truly|far\s+from|anything\s+but|been|being|(?:the\s+)?most|a\s+very|\w+ly)\s+){0,5}",
    re.I,
)
# ... or a judgement before it: "was a painful but necessary", "is nevertheless a".
_LEADS_UP = re.compile(
    r"(?:\s+(?!of\b|that\b|to\b(?!\s+be\b)|in\b(?!\s+an?\b)|for\b|the\b(?=.*\bof\b)|with\b|by\b)[\w'-]+){0,6}\s*", re.I
)
_BE = r"(?:is|are|was|were|be|been|being|got|gets)"
_PASSIVE = re.compile(rf"\b{_BE}\s+(?:(?:not|never|also|\w+ly)\s+){{0,2}}$", re.I)
_BY = re.compile(r"\s+(?:\w+ly\s+)?by\s+", re.I)
# What closes an object: "worried about the wall after the storm".
_OBJECT_ENDS = re.compile(
    r",|\s(?:after|before|during|despite|as|by|following|when|in\s+\d{4}|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|and\s+(?:said|urged|that|called)|is|are|was|were|has|have|had|will|would|can|could|may|might|should|must)\b",
    re.I,
)
_MODAL = re.compile(
    r"\s(?:(?:will|would|can|could|may|might|shall|should|must|has|have|had|is|are|was|were|be|been|do|does|did|need|needs|ought\s+to|not|cannot|also|never|clearly|\w+ly)\s*)+$",
    re.I,
)
# What joins two verbs of one subject.
_JOINT = re.compile(r"\b(?:but|and|or)\s*$", re.I)


def clause_of(reading: Reading, at: int) -> int:
    """Where the clause around a place of the sentence begins, as a place of its text."""
    return clause_start(reading.context.view, reading.start, reading.at(at)) - reading.start


def matters_of(reading: Reading, cue: Cue) -> Iterator[tuple[Phrase, str]]:
    """The matters of a stance with who takes it ("" for whoever speaks)."""
    found = {
        "is": _of_predicate, "attitude": _of_attitude, "does": _of_deed, "makes": _of_deed, "of": _of_phrase,
        "whole": _of_whole,
    }[cue.sort](reading, cue)  # fmt: skip
    yield from found


def _np(reading: Reading, start: int, end: int) -> Phrase:
    return noun_phrase(reading.context.view, reading.at(start), reading.at(end), reading.entities)


def _object(reading: Reading, start: int) -> Phrase:
    """The noun phrase that begins at a place of the sentence."""
    end = clause_end(reading.context.view, reading.at(start), reading.end) - reading.start
    cut = _OBJECT_ENDS.search(reading.text, start, end)
    return _np(reading, start, cut.start() if cut and cut.start() > start + 2 else end)


def _subject(reading: Reading, end: int) -> Phrase:
    """The noun phrase of the clause that ends (with its verb cut off) at a place of the sentence."""
    return _np(reading, *_subject_places(reading, end))


def _subject_places(reading: Reading, end: int, *, relative: bool = True) -> tuple[int, int]:
    cut = _MODAL.search(" " + reading.text[:end])
    stop = max(0, cut.start() - 1) if cut else end
    first, last = subject_span(reading.context.view, reading.start, reading.at(stop), relative=relative)
    first, last = first - reading.start, last - reading.start
    joint = _JOINT.search(reading.text, 0, first)
    if joint and all(w.form in stop_words() for w in words(reading.text[first:last])):
        return _subject_places(reading, joint.start(), relative=False)  # "should watch but not worry"
    return first, first + len(before_verb(reading.text[first:last]))


def _printed(reading: Reading, start: int, end: int) -> str:
    """A stretch of the sentence as a name for who takes a stance; "" for a pronoun or a long one."""
    printed = " ".join(before_verb(reading.text[start:end]).split()).strip(" ,")
    kept = [w for w in words(printed) if w.form not in stop_words()]
    return printed if kept and len(printed) <= 60 else ""


def _holder(reading: Reading, end: int) -> str:
    return _printed(reading, *_subject_places(reading, end))


def _of_predicate(reading: Reading, cue: Cue) -> Iterator[tuple[Phrase, str]]:
    """ "X was a mistake", "called X a mistake", "X was seen as a mistake"."""
    text, start = reading.text, clause_of(reading, cue.start)
    table = load("relation_stances")
    calls = list(any_verb(table["calling"]).finditer(text, start, cue.start))
    if calls:
        call = calls[-1]
        passive = _PASSIVE.search(text[start : call.start()] + "") is not None
        if passive and _SMALL.fullmatch(text, call.end(), cue.start):
            yield _subject(reading, call.start()), ""
            return
        between = text[call.end() : cue.start]
        if re.search(r"\b(?:the|of|to|this|its|their|for|in|with)\s*$", between):  # it is part of what is called
            return
        cut = re.search(r"\s(?:as|to\s+be|(?:too\s+)?an?)\s", between)
        stop = call.end() + (cut.start() if cut else len(between))
        if not passive:
            yield _np(reading, call.end(), stop), _holder(reading, call.start())
        return
    copulas = list(any_verb(table["copulas"]).finditer(text, start, cue.start))
    if copulas and _LEADS_UP.fullmatch(text, copulas[-1].end(), cue.start):
        first = copulas[-1]
        for earlier in reversed(copulas[:-1]):  # "has turned out to be": the copulas stand in a row
            if _SMALL.fullmatch(text, earlier.end(), first.start()):
                first = earlier
        yield _subject(reading, first.start()), ""
        return
    if is_attribute(cue, text) and not text[: cue.start].endswith("to "):
        yield _object(reading, cue.end), ""


def _of_attitude(reading: Reading, cue: Cue) -> Iterator[tuple[Phrase, str]]:
    """ "The union welcomed X", "X was welcomed by the union"."""
    text, start = reading.text, clause_of(reading, cue.start)
    if _PASSIVE.search(text[start : cue.start]):
        by = _BY.match(text, cue.end)
        stop = clause_end(reading.context.view, reading.at(cue.end), reading.end) - reading.start
        who = _printed(reading, by.end(), stop) if by else ""
        be = _PASSIVE.search(text, start, cue.start)
        yield _subject(reading, be.start() if be else cue.start), who
    else:
        yield _object(reading, cue.end), _holder(reading, cue.start)


def _of_deed(reading: Reading, cue: Cue) -> Iterator[tuple[Phrase, str]]:
    """ "X harms the coast", "the coast is protected by X"."""
    text, start = reading.text, clause_of(reading, cue.start)
    if _PASSIVE.search(text[start : cue.start]):
        by = _BY.match(text, cue.end)
        if by:
            yield _object(reading, by.end()), ""
    elif not re.search(r"\bto\s+$", text[: cue.start]):
        yield _subject(reading, cue.start), ""


def _of_phrase(reading: Reading, cue: Cue) -> Iterator[tuple[Phrase, str]]:
    """ "worried about X", "X is likely to fail": what stands behind and, for a prospect or a duty, before it."""
    if cue.group in ("likelihood", "duty"):
        subject, verb = _subject(reading, cue.start), _object(reading, cue.end)
        yield _prospect(subject, verb), ""
        return
    if cue.axis == "judgement" and reading.text[cue.start : cue.end].lower().endswith((" to", " have")):
        yield _deed(reading, cue.end), ""  # "was right to close the mine": the closing is the matter
        return
    matter = _object(reading, cue.end)
    yield matter, "" if cue.group == "level" else _holder(reading, cue.start)
    if cue.axis == "worry":
        yield _subject(reading, cue.start), ""


def _deed(reading: Reading, start: int) -> Phrase:
    """What is done, from a verb on: the verb is the head."""
    phrase = _object(reading, start)
    verb = next(iter(words(reading.context.view[phrase.start : phrase.end])), None)
    if verb is None:
        return phrase
    head = canonical(verb.form)
    return Phrase(head, (phrase.words | {phrase.head}) - {head, ""}, phrase.names, phrase.start, phrase.end)


def _prospect(subject: Phrase, verb: Phrase) -> Phrase:
    """What is to happen: the verb is the head, the subject and the object are its words."""
    every = verb.words | ({verb.head} if verb.head else set())
    about = {subject.head} if subject.head else set()
    return Phrase("", frozenset(every | about), subject.names | verb.names, subject.start, verb.end)


def _of_whole(reading: Reading, cue: Cue) -> Iterator[tuple[Phrase, str]]:
    """ "X has failed", "farmers have nothing to fear", "X ignores it at its peril"."""
    beside = reading.text[cue.start : cue.end].lower().startswith("at ")
    yield _np(reading, *_subject_places(reading, cue.start, relative=not beside)), ""
    behind = re.match(r"\s+(?:about|over|for|of|with|in|from)\s+", reading.text[cue.end :])
    if behind and cue.axis == "worry":
        yield _object(reading, cue.end + behind.end()), ""
