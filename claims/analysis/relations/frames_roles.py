"""Who has which role in what (captain of a ship, mayor of a town), and from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.analysis.lexicon import load
from claims.analysis.relations.clauses import clause_of, date_of, subject_of
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.noun_phrases import PERSONAL, PRONOUNS, demonyms, has_class, phrase_from, phrase_until
from claims.analysis.relations.periods import UNKNOWN, Period
from claims.analysis.relations.phrases import any_of
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.resolving import plain, resolved
from claims.analysis.relations.tenures import APPOINTED, ROLE, tenure_behind
from claims.analysis.relations.things import meant
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import fold

_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Sir|Prof|Professor|Captain|Judge|Capt|Gen|General|Lord|Dame)\.?\s+)?"
_WORD = r"[^\W\d_a-z][\w'-]*\.?"
_NAME = rf"{_TITLE}(?P<name>{_WORD}(?:\s+(?:(?:de|da|dos|van|von|der|den|al|el|bin|ben|la)\s+){{0,2}}{_WORD}){{0,3}})"
# "Solvanta AG's" and the like: no person.
NO_PERSON = re.compile(r"'s$|\b(?:Ltd|AG|Inc|Plc|Party|Union|Council|Ministry|University|Institute|Agency)\b")
_BESIDE = re.compile(r"(?:\b(?:deputy|vice|former|acting|interim|then|new|longtime|current)[\s-]+)+$", re.I)
_LASTING = re.compile(r"\b(?:since|until|till|from|between|before|after|by)\s+(?:[a-z]+\s+)?$", re.I)
ARTICLE = r"(?:the\s+|a\s+|its\s+|their\s+|our\s+|his\s+|her\s+)?"


@cache
def _classes() -> dict[str, str]:
    return {fold(noun): name for name, nouns in load("relation_roles")["role"].items() for noun in nouns}


@cache
def role_pattern() -> str:
    """A pattern for any role that the lexicon knows, and for any minister; its group is `role`."""
    table = load("relation_roles")
    nouns = sorted((n for row in table["role"].values() for n in row), key=lambda n: (-len(n), n))
    no_portfolio = "|".join(table["before"]["no_portfolio"])
    minister = (
        rf"(?:(?!(?:{no_portfolio})\s)[a-z]+\s+){{0,2}}minister"
        r"(?:\s+(?:of|for)\s+(?:the\s+)?[a-z]+(?:\s+and\s+[a-z]+)?)?"
    )
    body = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in nouns)
    return rf"(?P<role>(?i:{body}|{minister}))"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    role = role_pattern()
    of = r"(?:\s+(?:of|at|for)\s+[^,;:.()]{2,60}?,\s+|[,:]?\s+)"
    led = "|".join(load("relation_roles")["led"])
    return (
        re.compile(rf"\b{role}{of}{_NAME}\b"),
        re.compile(rf"\b{role}(?:\s+(?:of|at)\s+[^,;:.()]{{2,60}}?)??\s+(?i:was|is|remains)\s+(?:still\s+)?{_NAME}\b"),
        re.compile(rf"\b{_NAME}(?:,\s+\d\d)?,\s+{ARTICLE}(?:(?!and\b)[a-z'-]+\s+){{0,3}}?{role}\b(?!\s+[A-Z])"),
        re.compile(
            rf"\b(?P<be>(?i:was|is|remains|served\s+as|became|has\s+been|had\s+been))\s+{ARTICLE}{role}\b(?!,?\s+[A-Z])"
        ),
        re.compile(rf"\b{_NAME}(?P<member>\s+of\s+(?:the\s+)?)(?=[A-Z])"),
        re.compile(rf"\b(?P<led>{led})\s+by\s+(?:[a-z]+\s+)?{_NAME}\b"),
    )


def role_class(role: str) -> str:
    """The class of a role, or the role folded ("transport minister" for "minister of transport")."""
    role = re.sub(r"(?<=minister)\s+(?:of|for)\s+(?=[A-Z]).*", "", role)
    low = " ".join(fold(w) for w in role.split())
    match = re.fullmatch(r"minister (?:of|for) (?:the )?(.+)", low)
    low = f"{match[1]} minister" if match else low
    return _classes().get(low, low)


def read_roles(reading: Reading) -> Iterator[Frame]:
    """Frames of who has a role in what (`role `), and, where it stands right behind, from when to when (`tenure `)."""
    seen: set[tuple[str, str]] = set()
    for pattern in _patterns():
        for match in pattern.finditer(reading.text):
            frame = _role(reading, match)
            if frame and (frame.predicate, frame.person) not in seen:
                seen.add((frame.predicate, frame.person))
                yield frame
                yield from tenure_behind(reading, reading.at(match.end()), frame)


def _role(reading: Reading, match: re.Match[str]) -> Frame | None:
    groups = match.groupdict()
    name = (
        person_told(reading, reading.at(match.start()), reading.at(match.end("be")))
        if groups.get("be")
        else " ".join(groups["name"].split())
    )
    if not name or NO_PERSON.search(name) or is_no_name(reading, name):
        return None
    if len(name.split()) == 1:
        name = reading.context.full_names.get(name.lower(), name)
    if groups.get("member"):
        kind, at = "member", match.start()
        if len(name.split()) < 2:
            return None
    elif groups.get("led"):
        kind = load("relation_roles")["led"][groups["led"].lower()]
        at = match.start()
    else:
        kind, at = role_class(groups["role"]), match.start("role")
    before = reading.text[max(0, at - 30) : at]
    how = how_held(before)
    if how == "other" or kind == "minister":
        return None
    kind, how = (f"deputy {kind}", "") if how == "lesser" else (kind, how)
    if any_of(load("relation_roles")["before"]["change"]).search(reading.text):
        how = how or "change"
    topic = of_what(reading, match)
    if kind == "head" and "=company" in topic:
        kind = "chief_executive"
    date, manner = date_of(reading, reading.at(match.start()), reading.at(match.end()))
    if date is None and len(reading.dates) == 1 and reading.dates[0].earliest:
        date = reading.dates[0]
        manner = "since" if _LASTING.search(reading.context.view, reading.start, date.start) else ""
    started = APPOINTED.match(reading.context.view, reading.at(match.end()), reading.end)
    period: Period = (date.earliest, date.latest) if date and not manner and not started else UNKNOWN
    told = groups.get("role") or groups.get("led") or "person"
    return Frame(
        kind=FrameKind.ROLE,
        predicate=ROLE + kind,
        start=reading.at(match.start()),
        end=reading.at(match.end()),
        person=name,
        called=f"{'deputy ' if kind.startswith('deputy ') else ''}{' '.join(told.lower().split())}",
        modifier=how,
        earliest=period[0],
        latest=period[1],
        topic=topic | ({ANOTHER} if reading.aside else frozenset()),
        rule="role.named",
    )


def person_told(reading: Reading, start: int, end: int) -> str:
    """The person of whom the verb at `[start, end)` tells ("was mayor of"): the subject by name, or whom "he" or "she"
    takes up; "" where that cannot be told."""
    subject = subject_of(reading, clause_of(reading, start, end))
    if subject is None:
        return ""
    if subject.pronoun in PERSONAL:
        person = resolved(reading, subject, start)
        return reading.context.view[person.start : person.end] if person and person.person else ""
    if not subject.names or subject.kind in _things():
        return ""
    found = [m.group("name") for m in re.finditer(_NAME, reading.context.view[subject.start : subject.end])]
    return " ".join(found[-1].split()) if found else ""


@cache
def _things() -> frozenset[str]:
    return frozenset(row[0] for row in load("relation_things")["classes"])


def is_no_name(reading: Reading, name: str) -> bool:
    words = [fold(w) for w in name.split()]
    table = load("relation_things")["no_names"]
    odd = any(w in demonyms() or w in table or w in PRONOUNS for w in words) or (
        len(words) > 1 and has_class(words[-1])
    )
    return odd or all(w in reading.context.small for w in words) or name in reading.context.countries


def how_held(before: str) -> str:
    """What the words before a role make of it: "past", "coming", "acting", "lesser" or ""."""
    words = re.findall(r"[a-z]+", before.lower().split(",")[-1])[-3:]
    table = load("relation_roles")["before"]
    return next((name for name in ("other", "lesser", "past", "coming", "acting") if set(words) & set(table[name])), "")


def of_what(reading: Reading, match: re.Match[str]) -> frozenset[str]:
    """The words of the thing in which the role is held; "~" for what the document is about where none is told."""
    view = reading.context.view
    groups = match.groupdict()
    start = reading.at(match.start("role")) if groups.get("role") else reading.at(match.start())
    end = reading.at(match.end("role")) if groups.get("role") else reading.at(match.end())
    thing = None
    behind = re.compile(r"\s+(?:of|for)\s+").match(view, end, reading.end)
    whose = re.search(r",?\s+whose\s+(?:[a-z]+\s+)?$", view[reading.start : start])
    if groups.get("member"):
        thing = phrase_from(view, reading.at(match.end()), reading.end)
    elif groups.get("role") and behind:
        thing = phrase_from(view, behind.end(), reading.end)
    elif whose:
        thing = phrase_until(view, reading.start, reading.start + whose.start())
    elif groups.get("role"):
        aside = _BESIDE.search(view[reading.start : start])
        start -= len(aside.group()) if aside else 0
        whole = phrase_until(view, reading.start, start)
        owned = whole is not None and re.search(r"'s?\s+(?:[\w-]+\s+)?$", view[whole.start : start])
        thing = whole if whole and (owned or whole.names) and not _person_in(whole.names, match) else None
    found = meant(plain(reading, thing), reading.context.things) if thing and not thing.pronoun else None
    words = found.words if found and (found.names or found.kind) else frozenset()
    return words or frozenset({"~"})


def _person_in(names: frozenset[str], match: re.Match[str]) -> bool:
    return bool(names & {fold(w) for w in (match.groupdict().get("name") or "").split()})
