"""Dealings in things (sale, contract, delivery) with how far they have gone, and stated absence of dealings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claims.analysis.lexicon import load
from claims.analysis.relations.naming import shortened
from claims.analysis.relations.objects import Thing, find_objects
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.phrases import any_of, any_verb
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import content_words

# "No security relationship", "never had trade ties", "without any diplomatic contact".
_NONE = re.compile(r"\b(?:no|never|without\s+any|not\s+any|neither)\b", re.I)
# "there is only one approved decision to re-export engines", "the only arms deal": all else is denied.
_ONLY = re.compile(r"\b(?:only\s+one|the\s+only|the\s+sole|just\s+one|a\s+single)\b", re.I)
# "no combat aircraft has been sold", "bought no Kamov helicopters": the thing itself is denied.
_NO_THING = re.compile(r"\b(?:no|not\s+a\s+single|not\s+one|none\s+of\s+the)\s+(?:[\w-]+\s+){0,4}$", re.I)
_DEAL_NOUN = re.compile(r"\b(?:decision|deal|sale|contract|agreement|order|delivery|purchase|export)\b", re.I)
_THIS = re.compile(
    r"\b(?:this|it|(?:a|an|any|the|no|such\s+a|their|its)\s+(?:\w+\s+)?"
    r"(?:deal|contract|sale|purchase|order|agreement))\b",
    re.I,
)
# "Of arms sales, he said, only one ...": what "one" is of.
_OF_WHICH = re.compile(
    r"\bof\s+(?:the|its|all|these|such)?\s*(?:[\w-]+\s+){0,3}?"
    r"(?:deals|sales|contracts|agreements|orders|purchases|deliveries)\b",
    re.I,
)

# "a ban on supplying arms", "did not sell tanks".
_BANNED = re.compile(
    r"\b(?:ban|bans|banned|embargo|halt|stop|stopped|not|never|no|refus\w+|want\w*|wish\w*|interest\w*)\b", re.I
)
_GOES_TO = re.compile(r"[^,;.]{0,40}?\s(?:to|for)\s+(?:the\s+(?=\w)|(?=[a-z]+s\b)|(?=[A-Z]))")
# "all that has been indicated is the possibility", "only a possibility".
_MERELY = re.compile(r"\b(?:only|merely|just|all\s+that|no\s+more\s+than|nothing\s+more\s+than|at\s+most)\b", re.I)
_PART = re.compile(r"[^;]+")


def read_deals(reading: Reading) -> Iterator[Frame]:
    """Frames of dealings in a named or classed thing, one for each: stage, whether it is denied, parties, date."""
    table = load("relation_stages")
    cue = any_of([*table["deal"]["nouns"], *table["deal"]["verbs"]]).search(reading.text)
    if cue is None:
        return
    things = _dealt(reading)
    if things:
        for thing in things:
            yield _deal(reading, thing)
        return
    told = [f for f in reading.before if f.kind is FrameKind.DEAL and f.object]
    if not told:
        return
    for part in _PART.finditer(reading.text):
        named = any_of([*table["deal"]["nouns"], *table["deal"]["verbs"]]).search(part.group())
        if named and (_THIS.search(part.group()) or re.search(r"\bdeal\b", named.group(), re.I)):
            start, end = (reading.at(part.start() + at) for at in named.span())
            yield _deal(
                reading, Thing(start, end, told[-1].object, told[-1].predicate, told[-1].called), inherited=True
            )


def _dealt(reading: Reading) -> list[Thing]:
    """Things that a deal word stands next to: within sixty code points before, or right behind."""
    table = load("relation_stages")
    words = any_of([*table["deal"]["nouns"], *table["deal"]["verbs"]])
    found = []
    for thing in find_objects(reading.context.view, reading.start, reading.end):
        if not (thing.name or thing.kind):
            continue
        before = reading.context.view[max(reading.start, thing.start - 70) : thing.start]
        behind = reading.context.view[thing.end : min(reading.end, thing.end + 25)]
        if words.search(before) or words.search(behind):
            found.append(thing)
    named = [t for t in found if t.name]
    denied = [t for t in found if not t.name and _is_denied(reading, t)]
    return [*denied, *named] if named else found[:1]


def _is_denied(reading: Reading, thing: Thing) -> bool:
    return _NO_THING.search(reading.context.view, max(reading.start, thing.start - 40), thing.start) is not None


def _deal(reading: Reading, thing: Thing, *, inherited: bool = False) -> Frame:
    table = load("relation_stages")
    first = max(reading.start, thing.start - 140)
    around = _own_part(
        reading.context.view[first : thing.start], reading.context.view[thing.start : min(reading.end, thing.end + 110)]
    )
    parties, borrowed = reading.parties()
    period = reading.date_near(thing.start, thing.end)
    none = _is_denied(reading, thing)
    negated = none or any_of(table["negation"]["cues"]).search(around) is not None
    mere = any_of(table["vague"]["possible"]).search(around) is not None and _MERELY.search(around) is not None
    vague = mere or any_of(table["vague"]["cues"]).search(around) is not None
    start, end = _around(reading, thing)
    return Frame(
        kind=FrameKind.DEAL,
        predicate=thing.kind or "deal",
        start=start,
        end=end,
        parties=parties,
        object=thing.name,
        called=thing.called or thing.kind,
        stage=_stage(around),
        modifier="vague" if vague else "",
        earliest=period[0],
        latest=period[1],
        negated=negated,
        inherited=inherited or borrowed,
        rule="deal.inherited" if inherited else "deal.none" if none else "deal.named",
        topic=frozenset(content_words(reading.context.view, start, end, reading.entities)),
    )


def _own_part(before: str, behind: str) -> str:
    """What stands before and behind, up to the next semicolon on either side."""
    return before.rpartition(";")[2] + behind.partition(";")[0]


def _around(reading: Reading, thing: Thing) -> tuple[int, int]:
    """The span from the nearest deal word before the thing to its end."""
    table = load("relation_stages")
    first = max(reading.start, thing.start - 70)
    words = list(
        any_of([*table["deal"]["nouns"], *table["deal"]["verbs"]]).finditer(reading.context.view, first, thing.start)
    )
    return (words[-1].start() if words else thing.start), thing.end


def _stage(around: str) -> str:
    """The stage that the words around a deal tell: a hesitant cue wins, else the furthest reached."""
    table = load("relation_stages")
    cues: dict[str, list[str]] = table["cues"]
    found: list[str] = [stage for stage in table["order"] if any_of(cues[stage]).search(around)]
    if not found:
        return "agreed"
    if "considered" in found and found[-1] != "delivered":
        return "considered"
    if "negotiated" in found and found[-1] != "delivered":
        return "negotiated"
    if "offered" in found and found[-1] == "agreed":
        return "offered"
    return found[-1]


def read_absences(reading: Reading) -> Iterator[Frame]:
    """Frames of a stated absence: predicate the class of dealings, object the exception, negated is True."""
    text = reading.text
    table = load("relation_absence")
    for kind, row in table.items():
        if kind == "patterns":
            continue
        for match in any_of(row["nouns"]).finditer(text):
            none = list(_NONE.finditer(text, max(0, match.start() - 30), match.start()))
            if none:
                yield _absence(reading, kind, none[-1].start(), match.end())
                break
    only = _ONLY.search(text)
    if only is None or "of its kind" in text:
        return
    noun = _DEAL_NOUN.search(text, only.end(), min(len(text), only.end() + 30))
    if noun or _OF_WHICH.search(text, max(0, only.start() - 60), only.start()):
        yield _only(reading, only.start(), noun.end() if noun else only.end())


def _absence(reading: Reading, kind: str, start: int, end: int) -> Frame:
    text = reading.text
    exception = any_of(load("relation_absence")["patterns"]["except"]).search(text, end)
    parties, inherited = reading.parties()
    excepted = reading.text[exception.end() :] if exception else ""
    first = reading.at(exception.end()) if exception else reading.end
    dates = [d for d in reading.dates if d.start >= first and d.earliest]
    return Frame(
        kind=FrameKind.ABSENCE,
        predicate=kind,
        start=reading.at(start),
        end=reading.at(end),
        parties=parties,
        object=shortened(excepted),
        earliest=dates[0].earliest if dates else None,
        latest=dates[0].latest if dates else None,
        negated=True,
        inherited=inherited,
        topic=frozenset(content_words(reading.context.view, first, reading.end, reading.entities))
        if exception
        else frozenset(),
        rule="absence.stated",
    )


def _only(reading: Reading, start: int, end: int) -> Frame:
    """ "only one decision to re-export engines": the object is the one that is allowed."""
    things = [t for t in find_objects(reading.context.view, reading.at(end), reading.end) if t.name or t.kind]
    named = [t for t in things if t.name] or things
    parties = frozenset(reading.context.pair) or frozenset(reading.countries())
    return Frame(
        kind=FrameKind.ABSENCE,
        predicate="deal",
        start=reading.at(start),
        end=reading.at(end),
        parties=parties,
        object=named[0].name or named[0].kind if named else "",
        modifier=named[0].kind if named else "",
        called=(named[0].called or named[0].kind) if named else "",
        negated=True,
        inherited=True,
        topic=frozenset(content_words(reading.context.view, reading.at(start), reading.end, reading.entities)),
        rule="absence.only_one",
    )


def read_presences(reading: Reading) -> Iterator[Frame]:
    """Frames of dealings whose absence may be stated elsewhere: predicate the class, stage "hard" or "soft"."""
    parties, inherited = reading.parties()
    if len(parties) < 2:
        return
    for kind, row in load("relation_absence").items():
        if kind == "patterns":
            continue
        hard = any_of(row["hard"]).search(reading.text) or _given(reading, row)
        soft = any_of(row["soft"]).search(reading.text)
        match = hard or soft
        if match is None or _NONE.search(reading.text, max(0, match.start() - 30), match.start()):
            continue
        start, end = reading.at(match.start()), reading.at(match.end())
        period = reading.date_near(start, end)
        yield Frame(
            kind=FrameKind.STATEMENT,
            predicate=f"presence_{kind}",
            start=start,
            end=end,
            parties=parties,
            stage="hard" if hard else "soft",
            earliest=period[0],
            latest=period[1],
            inherited=inherited,
            rule=f"presence.{kind}",
        )


def _given(reading: Reading, row: dict[str, Any]) -> re.Match[str] | None:
    """A verb of giving with what is given near it ("would be supplied with arms"), where nothing bans or denies it,
    and where it goes to nobody but a country."""
    if "given" not in row:
        return None
    text = reading.text
    for verb in any_verb(row["verbs"]).finditer(text):
        for thing in any_of(row["given"]).finditer(text, max(0, verb.start() - 50), verb.end() + 40):
            first, last = min(verb.start(), thing.start()), max(verb.end(), thing.end())
            if not _BANNED.search(text, max(0, first - 40), last) and _to_a_country(reading, last):
                return verb
    return None


def _to_a_country(reading: Reading, position: int) -> bool:
    """False where "to the rebels" stands behind, with no country's name."""
    goes = _GOES_TO.match(reading.text, position)
    if goes is None:
        return True
    at = reading.at(goes.end())
    return any(country_named(e) and at <= e.start <= at + 3 for e in reading.entities)
