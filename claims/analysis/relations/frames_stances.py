"""Positions on a matter: who finds what good or bad, safe or dangerous, worth a worry or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.analysis.extraction.polarity import is_negated
from claims.analysis.lexicon import load
from claims.analysis.relations.headed_phrases import (
    Phrase,
    acts_told,
    before_verb,
    clause_end,
    clause_start,
    main_heads,
    named_before,
    noun_phrase,
    subject_span,
)
from claims.analysis.relations.naming import shortened
from claims.analysis.relations.phrases import any_of, any_verb, forms, phrase_pattern
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import canonical, fold, stop_words, words

POLES = ("plus", "minus")
SORTS = ("is", "attitude", "does", "of", "whole", "makes")
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
# What must follow a word that is a noun as well as a verb: "support the plan", not "support to the army".
_OBJECT_BEGINS = re.compile(
    r"\s+(?:the|a|an|this|that|these|those|its|their|his|her|our|any|all|both|such|it|them|what|[A-Z]\w+)\b"
)
# "the excellent relations", "they enjoy close ties": not "to develop close ties".
_HAVE = re.compile(r"\b(?:the|their|have|has|enjoy|enjoys|enjoyed)\s+$", re.I)
_TAKES_UP = re.compile(r"\b(?:it|this|that|the|these|those|they|them)\b", re.I)
_BOTH = re.compile(
    r"\b(?:both|the\s+two|two\s+(?:countries|states|nations)|neighbours|neighbors|mutual|bilateral|each\s+other)\b",
    re.I,
)
# "it is necessary that ...", "it was right to ...": the word stands for what follows.
_FOLLOWS = re.compile(r"[\w'-]+(?:\s+[\w'-]+)?\s+(?:that|to|how|if|when)\b", re.I)
# "It was a necessary step": it is something done.
_ACT = re.compile(r"(?:[\w'-]+\s+){0,2}(?:step|move|decision|measure|blunder|mistake|slap)\b", re.I)
# Behind it nothing is said to be so.
_WHETHER = re.compile(r"\bwhether\b", re.I)
_NO_NEGATION = re.compile(r"\b(?:not\s+only|no\s+doubt|not\s+just|not\s+merely)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word of stance in a sentence (places in its text) and what it is in the lexicon."""

    start: int
    end: int
    axis: str
    group: str
    pole: str
    sort: str


@cache
def _axes() -> tuple[dict[str, Any], ...]:
    return tuple(load("relation_stances")["axis"])


@cache
def _patterns() -> tuple[tuple[str, str, str, str, re.Pattern[str]], ...]:
    found = []
    for axis in _axes():
        for pole in POLES:
            for sort in SORTS:
                phrases = axis[pole].get(sort, ())
                if phrases:
                    pattern = _pattern(sort, phrases)
                    found.append((axis["name"], axis["group"], pole, sort, pattern))
    return tuple(found)


def _pattern(sort: str, phrases: Sequence[str]) -> re.Pattern[str]:
    """Verbs in all forms; "makes X safer" with what stands between; else the phrases as they are."""
    if sort == "makes":
        made = "|".join(sorted(form for verb in ("make", "put", "leave", "render", "do") for form in forms(verb)))
        return re.compile(
            rf"\b(?:{made})\s+(?:(?!(?:in|of|for|to|that)\b)[\w'-]+\s+){{1,4}}?(?:{'|'.join(phrases)})\b", re.I
        )
    return any_verb(phrases) if sort in ("attitude", "does") else any_of(phrases)


@cache
def _any() -> re.Pattern[str]:
    """All words of stance in one pattern: most sentences have none and are left at a glance."""
    spelt: list[str] = []
    for axis in _axes():
        for pole in POLES:
            for sort in SORTS:
                for phrase in axis[pole].get(sort, ()):
                    spelt += forms(phrase) if sort in ("attitude", "does") else [phrase]
    return phrase_pattern(tuple(dict.fromkeys(spelt)))


def read_stances(reading: Reading) -> Iterator[Frame]:
    """Frames of the stances in a sentence: predicate the axis, stage the pole, object the head noun of the matter,
    topic its other words, names those that belong to it, person who takes the stance (a noun phrase)."""
    text = reading.text
    if text.rstrip(" \"')").endswith("?") or not _any().search(text):
        return
    for cue in _cues(text):
        if _particle(text, cue):
            continue
        if _WHETHER.search(text, 0, cue.start) or any_of(load("relation_stances")["open"]).search(
            text, _opening(reading, cue.start), cue.start
        ):
            continue
        pole = _turned(text, cue)
        for phrase, holder in _matters(reading, cue):
            frame = _frame(reading, cue, pole, phrase, holder)
            if frame is not None:
                yield frame


def _cues(text: str) -> list[_Cue]:
    """The words of stance in order, the longer before the shorter where they overlap."""
    found = [
        _Cue(m.start(), m.end(), axis, group, pole, sort)
        for axis, group, pole, sort, pattern in _patterns()
        for m in pattern.finditer(text)
    ]
    kept: list[_Cue] = []
    for cue in sorted(found, key=lambda c: (c.start - c.end, c.start, c.axis, c.sort)):
        if not any(cue.start < k.end and k.start < cue.end and k.end - k.start > cue.end - cue.start for k in kept):
            kept.append(cue)
    return sorted(kept, key=lambda c: (c.start, c.end, c.axis))


def _particle(text: str, cue: _Cue) -> bool:
    """True for a noun that looks like a verb ("military support"), and for "back" behind a verb ("held back")."""
    printed = text[cue.start : cue.end].lower()
    if cue.sort in ("attitude", "does") and printed in _nouns_too() and not _OBJECT_BEGINS.match(text, cue.end):
        return True
    if printed != "back":
        return False
    return any(
        not text[found.end() : cue.start].strip()
        for found in any_verb(load("relation_stances")["no_backing"]).finditer(text, 0, cue.start)
    )


@cache
def _nouns_too() -> frozenset[str]:
    """Verbs whose bare form, or form in -s, is a noun as well."""
    lemmas: list[str] = load("relation_stances")["nouns_too"]
    return frozenset([*lemmas, *(lemma + "s" for lemma in lemmas)])


def _opening(reading: Reading, at: int) -> int:
    """Where the clause around a place begins, with the "if" that opens it."""
    start = _clause(reading, at)
    before = words(reading.text[:start])
    return before[-1].start if before else start


def _clause(reading: Reading, at: int) -> int:
    """Where the clause around a place of the sentence begins, as a place of its text."""
    return clause_start(reading.context.view, reading.start, reading.at(at)) - reading.start


def _turned(text: str, cue: _Cue) -> str:
    """The pole of a cue, turned round by a negation before it."""
    head = text[max(0, cue.start - 60) : cue.start]
    begin = max((head.rfind(mark) + 1 for mark in ",;:."), default=0)
    near = _NO_NEGATION.sub(lambda m: " " * len(m.group()), head[begin:])
    negated = (cue.sort != "whole" or cue.group == "level") and (
        is_negated(near.lower() + " x", len(near) + 1)
        or any_of(load("relation_stances")["turning"]).search(near) is not None
    )
    return POLES[1 - POLES.index(cue.pole)] if negated else cue.pole


def _matters(reading: Reading, cue: _Cue) -> Iterator[tuple[Phrase, str]]:
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


def _of_predicate(reading: Reading, cue: _Cue) -> Iterator[tuple[Phrase, str]]:
    """ "X was a mistake", "called X a mistake", "X was seen as a mistake"."""
    text, start = reading.text, _clause(reading, cue.start)
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
    if _attributive(cue, text) and not text[: cue.start].endswith("to "):
        yield _object(reading, cue.end), ""


def _attributive(cue: _Cue, text: str) -> bool:
    """Words that judge as attributes, too: "a milestone accord", "lower fares", "the excellent relations"."""
    axis = _axis(cue.axis)
    behind = re.match(r"\s+([\w'-]+)", text[cue.end :])
    if behind is None or text[cue.start : cue.end].lower() not in axis.get("attributes", ()):
        return False
    nouns = {canonical(word) for word in axis.get("bonds", ())}
    if cue.group == "ties" and not _HAVE.search(text, 0, cue.start):
        return False
    return not nouns or canonical(fold(behind[1])) in nouns


def _of_attitude(reading: Reading, cue: _Cue) -> Iterator[tuple[Phrase, str]]:
    """ "The union welcomed X", "X was welcomed by the union"."""
    text, start = reading.text, _clause(reading, cue.start)
    if _PASSIVE.search(text[start : cue.start]):
        by = _BY.match(text, cue.end)
        stop = clause_end(reading.context.view, reading.at(cue.end), reading.end) - reading.start
        who = _printed(reading, by.end(), stop) if by else ""
        be = _PASSIVE.search(text, start, cue.start)
        yield _subject(reading, be.start() if be else cue.start), who
    else:
        yield _object(reading, cue.end), _holder(reading, cue.start)


def _of_deed(reading: Reading, cue: _Cue) -> Iterator[tuple[Phrase, str]]:
    """ "X harms the coast", "the coast is protected by X"."""
    text, start = reading.text, _clause(reading, cue.start)
    if _PASSIVE.search(text[start : cue.start]):
        by = _BY.match(text, cue.end)
        if by:
            yield _object(reading, by.end()), ""
    elif not re.search(r"\bto\s+$", text[: cue.start]):
        yield _subject(reading, cue.start), ""


def _of_phrase(reading: Reading, cue: _Cue) -> Iterator[tuple[Phrase, str]]:
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


def _of_whole(reading: Reading, cue: _Cue) -> Iterator[tuple[Phrase, str]]:
    """ "X has failed", "farmers have nothing to fear", "X ignores it at its peril"."""
    beside = reading.text[cue.start : cue.end].lower().startswith("at ")
    yield _np(reading, *_subject_places(reading, cue.start, relative=not beside)), ""
    behind = re.match(r"\s+(?:about|over|for|of|with|in|from)\s+", reading.text[cue.end :])
    if behind and cue.axis == "worry":
        yield _object(reading, cue.end + behind.end()), ""


def _frame(reading: Reading, cue: _Cue, pole: str, phrase: Phrase, holder: str) -> Frame | None:
    head, topic, names = phrase.head, phrase.words, phrase.names
    inherited = False  # "it was a success": what it is stands in the sentence before
    if cue.group in ("likelihood", "duty"):
        if len(topic) < 2:
            return None
    elif cue.group == "ties":
        bonds = {canonical(word) for word in _axis(cue.axis)["bonds"]}
        if head not in bonds and not bonds & topic:
            return None
        head = "relation"
    elif not head:
        topic = _taken_up(reading, phrase, reading.text[cue.start :])
        inherited = True
        if not topic:
            return None
    if head and cue.sort == "does" and head in names:
        return None  # a country that helps another is no matter that is judged
    if inherited and cue.sort == "whole" and cue.axis == "worry":
        return None
    if head and not names:
        names = named_before(reading.context.view, _as_printed(reading, phrase), phrase.start)
    parties = _between(reading, phrase) if cue.group == "ties" else frozenset(reading.countries())
    if cue.group == "ties" and len(parties) != 2:
        return None
    return Frame(
        kind=FrameKind.STANCE,
        predicate=cue.axis,
        start=reading.at(cue.start),
        end=reading.at(cue.end),
        parties=parties,
        object=head,
        stage=pole,
        modifier=cue.group,
        person=holder,
        topic=topic,
        names=names,
        negated=cue.sort == "does" and pole != cue.pole,
        inherited=inherited,
        called="" if inherited else shortened(reading.context.view[phrase.start : phrase.end].strip(" ,"), 60),
        rule=f"stance.{cue.axis}",
    )


def _between(reading: Reading, phrase: Phrase) -> frozenset[str]:
    """The two between whom relations are judged: named with them, or "the two countries"; else none."""
    named = frozenset(reading.countries(phrase.start, min(reading.end, phrase.end)))
    if len(named) == 2:
        return named
    pair = frozenset(reading.countries())
    if not named and len(pair) == 2:
        return pair
    parties, _ = reading.parties()
    two = _BOTH.search(reading.text) is not None
    return parties if len(parties) == 2 and (named < parties if named else two) else frozenset()


def _taken_up(reading: Reading, phrase: Phrase, behind: str) -> frozenset[str]:
    """The head nouns that a pronoun may stand for; "there" stands for nothing."""
    view = reading.context.view
    printed = view[phrase.start : phrase.end]
    follows = _FOLLOWS.match(behind) is not None
    points_at_act = _ACT.match(behind) is not None
    if not _TAKES_UP.search(printed) or (printed.strip().lower() == "it" and follows):
        return frozenset()
    if len(printed.split()) == 1 and not points_at_act:
        acts: frozenset[str] = frozenset()
    else:
        acts = acts_told(view, reading.start)
    if reading.previous[0] < reading.previous[1]:
        judged = frozenset(f.object for f in reading.before if f.kind is FrameKind.STANCE and f.object)
        return main_heads(view, *reading.previous, ()) | acts | judged
    return acts if len(printed.split()) > 1 else frozenset()  # "the move", no bare "it"


def _as_printed(reading: Reading, phrase: Phrase) -> str:
    """The head of a phrase as it is printed there."""
    printed: Sequence[str] = [w.form for w in words(reading.context.view[phrase.start : phrase.end])]
    return next((form for form in printed if canonical(form) == phrase.head), "")


@cache
def _axis(name: str) -> dict[str, Any]:
    return next(axis for axis in _axes() if axis["name"] == name)
