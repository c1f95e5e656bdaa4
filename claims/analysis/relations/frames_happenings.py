"""What happened to a thing, when, where and by whom: one sort of frame for the happenings of every field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from claims.analysis.extraction.values import DateMention, Modality
from claims.analysis.lexicon import load
from claims.analysis.relations.clauses import Clause, clause_of, date_of, place_of, subject_of
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.happening_nouns import WHEN
from claims.analysis.relations.noun_phrases import Phrase, phrase_from, phrase_until
from claims.analysis.relations.periods import UNKNOWN, Period
from claims.analysis.relations.phrases import forms, past_forms, phrase_pattern
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.resolving import MATTER, carried, dated, plain, resolved
from claims.analysis.relations.values import Frame, FrameKind

WHO = "doer "
WHERE = "scene "
_BY_WHOM = re.compile(r"\s*(?:(?:(?!\bto\b)[^.;:,()]){0,60}?\s)??by\s+(?=[\w\"])")
_OF = re.compile(r"\s+(?:of|at|on)\s+")
# A noun of a happening that does not stand for one: "the opening ceremony", "start-up", "a death toll".
_COMPOUND = re.compile(r"-?\s*(?:toll|ceremony|rate|certificate|price|date|site|report|team|record|match|game)\b", re.I)
# "the inspection took place in", "elections were held on": the verb adds nothing.
_SUPPORT = re.compile(
    r"\s+(?:(?:had|has|have|was|were|been)\s+)*(?:(?:last|first|finally)\s+)?"
    r"(?:took\s+place|taken\s+place|held|done|declared|announced|carried\s+out|made|conducted|occurred|happened|came|is\s+dated|performed|(?:was|were)(?=\s+(?:in|on)\s))\b",
    re.I,
)
# What begins, ends or comes out need not be what the document is about.
_VAGUE = ("beginning", "completion", "publication", "capture", "sale", "landing", "founding", "seat")
# What starts a company founds it.
_BODIES = frozenset({"company", "club", "party", "school", "institute"})
_YEAR = re.compile(r"\d{4}")
_FIRST_TIME = re.compile(r"[^.;:,]{0,40}?\bfor\s+the\s+(?P<nth>first|last)\s+time\b", re.I)
_ADVERBIAL = re.compile(r"\s+(?:in|on|at|by|between|during|as|near|under)\s")
_WHICH = re.compile(r",?\s+(?:which|that)\s+(?:the\s+)?$")
_SINCE = re.compile(r"\bsince\s+$", re.I)
_IS = re.compile(r"\b(?:is|are|has|have)\b", re.I)


_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class _Row:
    """A happening with its patterns, and the words with which they begin: without one of them none can match."""

    name: str
    begins: frozenset[str]
    passive: re.Pattern[str] | None
    active: re.Pattern[str] | None
    does: re.Pattern[str] | None
    nouns: re.Pattern[str] | None


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["name"],
            _beginnings(row),
            _passive(tuple(row.get("passive", ()))),
            _spelt(tuple(row.get("active", ()))),
            _spelt(tuple(row.get("does", ()))),
            phrase_pattern(tuple(row["nouns"])) if row.get("nouns") else None,
        )
        for row in load("relation_happenings")["happening"]
    )


def _beginnings(row: dict[str, Any]) -> frozenset[str]:
    lemmas = {verb.split()[0] for key in ("passive", "active", "does") for verb in row.get(key, ())}
    verbs = {form for lemma in lemmas for form in (*forms(lemma), *past_forms(lemma))}
    return frozenset(verbs | {noun.split()[0].lower() for noun in row.get("nouns", ())})


def _spelt(lemmas: tuple[str, ...]) -> re.Pattern[str] | None:
    return phrase_pattern(tuple(f for lemma in lemmas for f in _finite(lemma))) if lemmas else None


def _finite(lemma: str) -> tuple[str, ...]:
    return tuple(form for form in forms(lemma) if not form.partition(" ")[0].endswith("ing"))


def _passive(lemmas: tuple[str, ...]) -> re.Pattern[str] | None:
    """Past forms, participles and the bare verb ("to complete") with what must follow them."""
    found = []
    for lemma in lemmas:
        verb, _, rest = lemma.partition(" ")
        found += [f"{form} {rest}".strip() for form in (verb, *past_forms(verb))]
    return phrase_pattern(tuple(found)) if found else None


def read_happenings(reading: Reading) -> Iterator[Frame]:
    """Frames of what a sentence tells to have happened: when (`happening `), by whom (`doer `), where (`scene `)."""
    taken: list[tuple[int, int]] = []
    for row, how, match in _verbs_in(reading):
        start, end = reading.at(match.start()), reading.at(match.end())
        if any(s <= start < e for s, e in taken if (s, e) != (start, end)):
            continue
        frames = list(_by_verb(reading, row.name, how, start, end))
        if frames:
            taken.append((start, end))
        yield from frames
    for row in _told_in(reading):
        for match in row.nouns.finditer(reading.text) if row.nouns else ():
            start, end = reading.at(match.start()), reading.at(match.end())
            if not any(s <= start < e for s, e in taken):
                yield from _by_noun(reading, row.name, start, end)


def _told_in(reading: Reading) -> list[_Row]:
    """The happenings of which a word stands in the sentence."""
    words = frozenset(_WORD.findall(reading.text.lower()))
    return [row for row in _rows() if not row.begins.isdisjoint(words)]


def _verbs_in(reading: Reading) -> list[tuple[_Row, str, re.Match[str]]]:
    """The verbs of happenings in a sentence with their rows, longer phrases first ("sign from" before "sign")."""
    found = [
        (row, how, match)
        for row in _told_in(reading)
        for how, pattern in (("does", row.does), ("active", row.active), ("passive", row.passive))
        if pattern
        for match in pattern.finditer(reading.text)
        if match.group()[0].islower() or not match.start()
    ]
    return sorted(found, key=lambda item: (-len(item[2].group()), item[2].start()))


def _by_verb(reading: Reading, name: str, how: str, start: int, end: int) -> Iterator[Frame]:
    clause = clause_of(reading, start, end)
    behind = phrase_from(reading.context.view, end, reading.end)
    has_object = behind is not None and not behind.pronoun and behind.start - end <= 2 and not dated(reading, behind)
    subject = subject_of(reading, clause)
    past = reading.context.view[start:end].split()[0].lower() in _past_words()
    if how == "passive":
        if clause.being or not has_object:
            if not (past and (clause.being or _reduced(reading, clause))):
                return
            thing, doer = subject, _by_whom(reading, end)
        else:
            if not (past or clause.planned) or class_of_gerund(behind):
                return
            thing, doer = behind, subject
    elif how == "active":
        if clause.being or (has_object and " " not in reading.context.view[start:end].strip()):
            return
        if not (past or clause.planned or reading.context.view[start:end].split()[0].endswith("s")):
            return
        thing, doer = subject, None
    else:
        if clause.being:
            return
        thing, doer = subject, None
        if not has_object:
            behind = _taken_before(reading, subject)
    theme = resolved(reading, thing, clause.start)
    if theme is None:
        return
    other = resolved(reading, behind, clause.start) if how == "does" else None
    if how == "does" and other is None:
        return
    stop = other.end if other and has_object else (behind.end if has_object and behind else end)
    yield from _frames(reading, name, theme, other, doer, clause, start, stop, past=past)


def _taken_before(reading: Reading, subject: Phrase | None) -> Phrase | None:
    """The object that stands first: "the union, which Corvara joined in 2004"."""
    if subject is None:
        return None
    before = reading.context.view[reading.start : subject.start]
    which = _WHICH.search(before if before.endswith(" ") else before + " ")
    return phrase_until(reading.context.view, reading.start, reading.start + which.start()) if which else None


def class_of_gerund(phrase: Phrase | None) -> bool:
    """True for "building the stadium" behind "began": what is begun is the building."""
    return phrase is not None and phrase.kind.endswith("ing") and not phrase.names


@cache
def _past_words() -> frozenset[str]:
    rows = load("relation_happenings")["happening"]
    lemmas = {verb.split()[0] for row in rows for key in ("passive", "active", "does") for verb in row.get(key, ())}
    return frozenset(form for lemma in lemmas for form in past_forms(lemma))


def _reduced(reading: Reading, clause: Clause) -> bool:
    """True for "X, founded in 1911", "the plant opened in 1911 by", "was built and sold in": a participle alone."""
    before = reading.context.view[reading.start : clause.start].rstrip()
    alone = reading.context.view[clause.start : clause.end].split()[0].lower() in _past_words()
    opens = before.endswith((",", "and", "or", "(")) or not before
    if alone and opens:
        return True
    word = reading.context.view[clause.start : clause.end].lower()
    behind = _ADVERBIAL.match(reading.context.view, clause.end, reading.end) is not None
    return alone and word in _always_passive() and (behind or _by_whom(reading, clause.end) is not None)


@cache
def _always_passive() -> frozenset[str]:
    """Participles of verbs that need an object: alone behind a noun ("a club founded in 1911") they are passive."""
    left_out = ("detection", "holding", "signing")
    rows = [row for row in load("relation_happenings")["happening"] if row["name"] not in left_out]
    active = {verb for row in rows for verb in (*row.get("active", ()), *row.get("does", ()))}
    lemmas = {v for row in rows for v in row.get("passive", ()) if " " not in v and v not in active}
    return frozenset(form for lemma in lemmas for form in past_forms(lemma))


def _by_whom(reading: Reading, end: int) -> Phrase | None:
    match = _BY_WHOM.match(reading.context.view, end, min(reading.end, end + 90))
    found = phrase_from(reading.context.view, match.end(), reading.end) if match else None
    return None if found is None or dated(reading, found) or found.pronoun else found


def _by_noun(reading: Reading, name: str, start: int, end: int) -> Iterator[Frame]:
    view = reading.context.view
    if _COMPOUND.match(view, end, reading.end) or (view[start].isupper() and start > reading.start):
        return
    if re.search(r"\bto\s+$", view[reading.start : start]):
        return
    match = _OF.match(view, end, reading.end)
    thing = phrase_from(view, match.end(), reading.end) if match else None
    stop = end
    if thing is not None and not thing.pronoun and not dated(reading, thing):
        stop = thing.end
        first = start
    else:
        whole = phrase_until(view, reading.start, end)
        thing = _owner_of(reading, whole, start) if whole else None
        first = whole.start if whole else start
        if whole is not None and not whole.definite:
            return
    if thing is None and name in _VAGUE:
        return
    helped = _SUPPORT.match(view, stop, reading.end)
    stop = helped.end() if helped else stop
    theme = resolved(reading, thing, first) if thing else MATTER
    if theme is None:
        return
    clause = Clause(first, stop, being=False, planned=False, possible=False, negated=False)
    yield from _frames(reading, name, theme, None, None, clause, start, stop, past=True)


def _owner_of(reading: Reading, whole: Phrase, start: int) -> Phrase | None:
    """What stands before the noun: "the dam's completion", "its completion", "the Corvara dam failure"."""
    view = reading.context.view
    if view[whole.start : start].split()[:1] in (["its"], ["Its"], ["their"], ["Their"]):
        return carried(reading, whole.start)
    found = phrase_until(view, whole.start, start)
    return found if found and (found.names or found.kind) and found.start < start else None


def _words(theme: Phrase) -> frozenset[str]:
    return frozenset({"~"}) if theme is MATTER else theme.words


_NTH = re.compile(r"\b(?P<nth>first|last|latest)\b", re.I)


def _frames(
    reading: Reading, name: str, theme: Phrase, other: Phrase | None, doer: Phrase | None, clause: Clause,
    start: int, stop: int, *, past: bool,
) -> Iterator[Frame]:  # fmt: skip
    """The frames of one happening: when, by whom and where it was, as far as the sentence tells."""
    if not (theme.definite or theme.names or reading.lead) or (
        other is not None and not (other.definite or other.names)
    ):
        return
    view = reading.context.view
    time = _FIRST_TIME.match(view, stop, reading.end)
    stop = time.end() if time else stop
    date, how = date_of(reading, min(start, clause.start), stop)
    if name == "beginning" and theme.kind in _BODIES:
        name = "founding"
    period: Period = UNKNOWN
    if clause.negated:
        if date is None or not _SINCE.search(view, max(stop, date.start - 8), date.start):
            return
        period = date.earliest, date.latest
    elif date is not None and (how != "not" or _lasting(reading, clause, date)):
        period = (None, date.latest) if how == "by" else (date.earliest, date.latest)
    elif date is None and (inside := [d for d in reading.dates if _in_theme(reading, d, theme)]):
        period = inside[0].earliest, inside[0].latest
    said = view[theme.start : theme.end] if theme.start >= reading.start else ""
    nth = (
        None
        if theme.person
        else (
            time
            or (_NTH.search(view, other.start, other.end) if other else None)
            or _NTH.search(said)
            or _NTH.search(view, max(reading.start, min(clause.start, start - 12)), start)
        )
    )
    words = _words(theme) | {f">{word}" for word in (other.words if other else ())}
    aside = reading.aside and not theme.names
    last = date.end if date is not None and date.start >= start else stop
    first = min(start, theme.start) if theme.start >= reading.start else start
    first = start if ";" in view[first:start] else first
    base = Frame(
        kind=FrameKind.HAPPENING,
        predicate=WHEN + name,
        start=first,
        end=max(last, stop),
        called=" ".join(said.split()),
        modifier=nth["nth"].lower() if nth else "",
        earliest=period[0],
        latest=period[1],
        topic=words | ({ANOTHER} if aside else frozenset()),
        modality=_modality(clause, past=past),
        stage="not since" if clause.negated else "",
        office="" if date is None or _YEAR.search(date.surface) else date.surface,
        rule="happening.dated",
    )
    if period != UNKNOWN:
        yield base
    if clause.negated:
        return
    doer = plain(reading, doer) if doer is not None and not clause.planned else None
    told = _all_doers(reading, doer) if doer is not None else frozenset[str]()
    if doer is not None and told:
        yield replace(base, predicate=WHO + _family(name), object=" ".join(sorted(told)), rule="happening.by",
                      person=" ".join(view[doer.start : doer.end].split()), end=max(base.end, doer.end))  # fmt: skip
    place, _, end = place_of(reading, stop)
    if place:
        yield replace(base, predicate=WHERE + name, object=place.lower(), person=place, end=max(base.end, end),
                      rule="happening.at")  # fmt: skip


def _lasting(reading: Reading, clause: Clause, date: DateMention) -> bool:
    """True for "is listed since 2008": a state that began then."""
    view = reading.context.view
    return _SINCE.search(view, max(clause.end, date.start - 8), date.start) is not None and (
        _IS.search(view, clause.start, clause.end) is not None
    )


def _in_theme(reading: Reading, date: DateMention, theme: Phrase) -> bool:
    """True for the year of "the 1978 final" and "the final of 1978"."""
    between = reading.context.view[theme.end : date.start] if theme.end <= date.start else ""
    inside = theme.start <= date.start < theme.end
    right_before = theme.start - date.end == 1 and theme.start > reading.start
    return inside or right_before or (theme.start >= reading.start and between == " of ")


@cache
def _family(name: str) -> str:
    """The happening under which doers are compared: who completes a thing is who builds it."""
    row = next(row for row in load("relation_happenings")["happening"] if row["name"] == name)
    return str(row.get("doer", name))


def _all_doers(reading: Reading, doer: Phrase) -> frozenset[str]:
    """The names of a doer and of those joined to it by "and"."""
    view = reading.context.view
    names = doer.names
    before = phrase_until(view, reading.start, doer.start - 5) if view[doer.start - 5 : doer.start] == " and " else None
    behind = phrase_from(view, doer.end + 4, reading.end) if view[doer.end : doer.end + 5] == " and " else None
    for other in (before, behind):
        names |= other.names if other else frozenset()
    return names


def _modality(clause: Clause, *, past: bool) -> Modality | None:
    if clause.planned:
        return Modality.PLANNED
    if clause.possible:
        return Modality.POSSIBLE
    return Modality.ASSERTED if past else Modality.PLANNED  # "the port opens in May"
