"""Who has which role in what (captain of a ship, mayor of a town), and from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.analysis.lexicon import load
from claims.analysis.relations.clauses import clause_of, date_of, has_verb, subject_of
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.noun_phrases import PERSONAL, PRONOUNS, demonyms, has_class, phrase_from, phrase_until
from claims.analysis.relations.periods import UNKNOWN, Period
from claims.analysis.relations.phrases import any_of
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.resolving import plain
from claims.analysis.relations.things import meant
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import fold

ROLE = "role "
TENURE = "tenure "
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Sir|Prof|Professor|Captain|Judge|Capt|Gen|General|Lord|Dame)\.?\s+)?"
_WORD = r"[^\W\d_a-z][\w'-]*\.?"
_NAME = rf"{_TITLE}(?P<name>{_WORD}(?:\s+(?:(?:de|da|dos|van|von|der|den|al|el|bin|ben|la)\s+){{0,2}}{_WORD}){{0,3}})"
# "Solvanta AG's" and the like: no person.
_NO_PERSON = re.compile(r"'s$|\b(?:Ltd|AG|Inc|Plc|Party|Union|Council|Ministry|University|Institute|Agency)\b")
_LASTING = re.compile(r"\b(?:since|until|till|from|between|before|after|by)\s+(?:[a-z]+\s+)?$", re.I)
_ARTICLE = r"(?:the\s+|a\s+|its\s+|their\s+|our\s+|his\s+|her\s+)?"
_SPAN = re.compile(
    r",?\s*(?:(?:from|between)\s+(?P<first>\d{4})\s*(?:to|and|until|till|-|\u2013)\s*(?P<last>\d{4})"
    r"|(?P<since>since)\s|(?P<until>until)\s|\(\s*(?P<a>\d{4})\s*[-\u2013]\s*(?P<b>\d{4})?\s*\))",
    re.I,
)


@cache
def _classes() -> dict[str, str]:
    return {fold(noun): name for name, nouns in load("relation_roles")["role"].items() for noun in nouns}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = load("relation_roles")
    nouns = sorted((n for row in table["role"].values() for n in row), key=lambda n: (-len(n), n))
    no_portfolio = "|".join(table["before"]["no_portfolio"])
    minister = (
        rf"(?:(?!(?:{no_portfolio})\s)[a-z]+\s+){{0,2}}minister"
        r"(?:\s+(?:of|for)\s+(?:the\s+)?[a-z]+(?:\s+and\s+[a-z]+)?)?"
    )
    body = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in nouns)
    role = rf"(?P<role>(?i:{body}|{minister}))"
    of = r"(?:\s+(?:of|at|for)\s+[^,;:.()]{2,60}?,\s+|,?\s+)"
    led = "|".join(table["led"])
    return (
        re.compile(rf"\b{role}{of}{_NAME}\b"),
        re.compile(rf"\b{role}(?:\s+(?:of|at)\s+[^,;:.()]{{2,60}}?)??\s+(?i:was|is|remains)\s+(?:still\s+)?{_NAME}\b"),
        re.compile(rf"\b{_NAME}(?:,\s+\d\d)?,\s+{_ARTICLE}(?:[\w'-]+\s+){{0,3}}?{role}\b"),
        re.compile(rf"\b(?P<be>(?i:was|is|remains|served\s+as|became|as))\s+{_ARTICLE}{role}\b(?!,?\s+[A-Z])"),
        re.compile(rf"\b(?P<led>{led})\s+by\s+(?:[a-z]+\s+)?{_NAME}\b"),
    )


def role_class(role: str) -> str:
    """The class of a role, or the role folded ("transport minister" for "minister of transport")."""
    low = " ".join(fold(w) for w in role.split())
    match = re.fullmatch(r"minister (?:of|for) (?:the )?(.+)", low)
    low = f"{match[1]} minister" if match else low
    return _classes().get(low, low)


def read_roles(reading: Reading) -> Iterator[Frame]:
    """Frames of who has a role in what (`role `), and from when to when (`tenure `)."""
    seen: set[tuple[str, str]] = set()
    for pattern in _patterns():
        for match in pattern.finditer(reading.text):
            frame = _role(reading, match)
            if frame and (frame.predicate, frame.person) not in seen:
                seen.add((frame.predicate, frame.person))
                yield frame
                yield from _tenure(reading, match, frame)


def _role(reading: Reading, match: re.Match[str]) -> Frame | None:
    groups = match.groupdict()
    name = _subject_name(reading, match) if groups.get("be") else " ".join(groups["name"].split())
    if not name or _NO_PERSON.search(name) or _is_no_name(reading, name):
        return None
    if len(name.split()) == 1:
        name = reading.context.full_names.get(name.lower(), name)
    if groups.get("led"):
        kind = load("relation_roles")["led"][groups["led"].lower()]
        at = match.start()
    else:
        kind, at = role_class(groups["role"]), match.start("role")
    before = reading.text[max(0, at - 30) : at]
    how = _how(before)
    if how == "lesser" or kind == "minister":
        return None
    if any_of(load("relation_roles")["before"]["change"]).search(reading.text):
        how = how or "change"
    topic = _of_what(reading, match, kind)
    date, manner = date_of(reading, reading.at(match.start()), reading.at(match.end()))
    if date is None and len(reading.dates) == 1 and reading.dates[0].earliest:
        date = reading.dates[0]
        manner = "since" if _LASTING.search(reading.context.view, reading.start, date.start) else ""
    period: Period = (date.earliest, date.latest) if date and not manner else UNKNOWN
    return Frame(
        kind=FrameKind.ROLE,
        predicate=ROLE + kind,
        start=reading.at(match.start()),
        end=reading.at(match.end()),
        person=name,
        called=" ".join((groups.get("role") or groups.get("led") or "").lower().split()),
        modifier=how,
        earliest=period[0],
        latest=period[1],
        topic=topic | ({ANOTHER} if reading.aside else frozenset()),
        rule="role.named",
    )


def _subject_name(reading: Reading, match: re.Match[str]) -> str:
    """The person of whom "was mayor of" tells: the subject by name, or whom "he" or "she" takes up."""
    start = reading.at(match.start())
    if match["be"].lower() == "as":
        return ""
    subject = subject_of(reading, clause_of(reading, start, reading.at(match.end("be"))))
    if subject is None:
        return ""
    if subject.pronoun in PERSONAL:
        people = [p for p in (*reading.people, *reading.previous_people) if p.name and p.end <= start]
        return people[0].name if people else ""
    if not subject.names or subject.kind in _things():
        return ""
    found = [m.group("name") for m in re.finditer(_NAME, reading.context.view[subject.start : subject.end])]
    return " ".join(found[-1].split()) if found else ""


@cache
def _things() -> frozenset[str]:
    return frozenset(row[0] for row in load("relation_things")["classes"])


def _is_no_name(reading: Reading, name: str) -> bool:
    words = [fold(w) for w in name.split()]
    table = load("relation_things")["no_names"]
    odd = any(w in demonyms() or w in table or w in PRONOUNS for w in words) or (
        len(words) > 1 and has_class(words[-1])
    )
    return odd or all(w in reading.context.small for w in words) or name in reading.context.countries


def _how(before: str) -> str:
    """What the words before a role make of it: "past", "coming", "acting", "lesser" or ""."""
    words = re.findall(r"[a-z]+", before.lower().split(",")[-1])[-3:]
    table = load("relation_roles")["before"]
    return next((name for name in ("lesser", "past", "coming", "acting") if set(words) & set(table[name])), "")


def _of_what(reading: Reading, match: re.Match[str], kind: str) -> frozenset[str]:
    """The words of the thing in which the role is held; "~" for what the document is about where none is told."""
    view = reading.context.view
    groups = match.groupdict()
    start = reading.at(match.start("role")) if groups.get("role") else reading.at(match.start())
    end = reading.at(match.end("role")) if groups.get("role") else reading.at(match.end())
    thing = None
    behind = re.compile(r"\s+(?:of|for)\s+").match(view, end, reading.end)
    whose = re.search(r",?\s+whose\s+(?:[a-z]+\s+)?$", view[reading.start : start])
    if groups.get("role") and behind:
        thing = phrase_from(view, behind.end(), reading.end)
    elif whose:
        thing = phrase_until(view, reading.start, reading.start + whose.start())
    elif groups.get("role"):
        whole = phrase_until(view, reading.start, start)
        owned = whole is not None and re.search(r"'s?\s+(?:[\w-]+\s+)?$", view[whole.start : start])
        thing = whole if whole and (owned or whole.names) and not _person_in(whole.names, match) else None
    found = meant(plain(reading, thing), reading.context.things) if thing and not thing.pronoun else None
    words = found.words if found and (found.names or found.kind) else frozenset()
    return words or frozenset({"~"})


def _person_in(names: frozenset[str], match: re.Match[str]) -> bool:
    return bool(names & {fold(w) for w in match["name"].split()})


def _tenure(reading: Reading, match: re.Match[str], role: Frame) -> Iterator[Frame]:
    """ "finance minister from 2002 to 2005", "chief executive since January"."""
    view = reading.context.view
    end = reading.at(match.end())
    rest = re.compile(
        r"[^;:()]{0,50}?(?=,?\s*(?:\bfrom\s+\d{4}|\bbetween\s+\d{4}|\bsince\b|\(\s*\d{4}|\buntil\b))"
    ).match(view, end, reading.end)
    span = _SPAN.match(view, rest.end() if rest else end, reading.end)
    if span is None or has_verb(view[end : span.start()]):
        return
    first = span["first"] or span["a"]
    last = span["last"] or span["b"]
    period: Period = (f"{first}-01-01" if first else None, f"{last}-12-31" if last else None)
    starts: Period = (f"{first}-01-01", f"{first}-12-31") if first else UNKNOWN
    ends: Period = (f"{last}-01-01", f"{last}-12-31") if last else UNKNOWN
    if span["since"]:
        date = next((d for d in reading.dates if 0 <= d.start - span.end() <= 12), None)
        starts = (date.earliest, date.latest) if date else UNKNOWN
        period = (starts[0], None)
    if span["until"] or (starts == UNKNOWN and ends == UNKNOWN):
        return
    for side, when in (("start", starts), ("end", ends)):
        if when != UNKNOWN:
            yield Frame(
                kind=FrameKind.ROLE,
                predicate=TENURE + role.predicate.removeprefix(ROLE),
                start=role.start,
                end=span.end(),
                person=role.person,
                called=role.called,
                modifier=side,
                stage=f"{period[0] or ''}/{period[1] or ''}",
                earliest=when[0],
                latest=when[1],
                topic=role.topic,
                rule="role.tenure",
            )
