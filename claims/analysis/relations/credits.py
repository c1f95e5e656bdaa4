"""Whom a report credits for what it prints: an agency in its dateline or under its last line, a paper, a house."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.lexicon import load
from claims.analysis.relations.phrases import any_of

# The opening of a report in which an agency's credit stands ("KARTEN, 3 May (Reuters) -"), in code points.
CREDIT_REACH = 400
# The end of a report in which one may stand ("- AP", "With material from AFP"), in code points.
ENDING_REACH = 300
# Of the last lines that hold something, those that may be a credit.
LAST_LINES = 4

_WORD = r"(?:[A-Z]{2,}|[A-Z][\w&.'\u2019]*[\w])"
_NAME = rf"(?P<name>{_WORD}(?:[ /-](?:of\s+|the\s+)?{_WORD}){{0,4}})"
_DASH = r"[-\u2013\u2014]"
# "KARTEN, 3 May 2018 (Nordwire) -", "(NPT) KARTEN, 2 April -", "Karten (NPT) -": at the start of a line.
_DATELINE = re.compile(rf"^[\"\u201c]?[A-Z][\w .,'\u2019/-]{{1,60}}?\s\({_NAME}\)\s*(?:{_DASH}|:)", re.M)
_LEADING = re.compile(rf"^\({_NAME}\)\s+(?:{_DASH}\s+)?[A-Z][\w ]+[,.]?[\w ,.]{{0,30}}\s*{_DASH}", re.M)
# Under the last line: "- Nordwire", "(Nordwire)", "/NPT/".
_ALONE = re.compile(
    rf"^\s*(?:{_DASH}{{1,2}}\s*\(?{_NAME}\)?|\({_NAME.replace('name', 'inside')}\)"
    rf"|/{_NAME.replace('name', 'cut')}/)\.?\s*$"
)
# Behind the last full stop: "... before dark. (Nordwire)", "... before dark. - AP".
_BEHIND = re.compile(rf"[.!?\"\u201d]\s+(?:\({_NAME}\)|{_DASH}\s*{_NAME.replace('name', 'dashed')})\s*$")
_SAID = re.compile(
    r"(?i:\bwith\s+(?:additional\s+)?(?:material|files|reports?|reporting|information|inputs?|contributions|copy)\s+(?:from|by)"
    r"|\b(?:first|originally)\s+(?:published|appeared|printed|ran)\s+(?:in|by|on)"
    r"|\b(?:republished|reprinted|reproduced|syndicated|supplied|distributed|adapted)\s+(?:with\s+permission\s+)?(?:from|by)"
    r"|(?:\u00a9|\bcopyright\b)(?:\s+\d{4})?(?:\s+by)?)\s+(?i:the\s+)?" + _NAME
)
_SOURCE_LINE = re.compile(rf"^\s*(?i:source|agency|via):\s*(?i:the\s+)?{_NAME}\.?\s*$", re.M)
# "told Reuters", "Reuters reported": what a known agency's reporters were told, printed here.
_TOLD = r"\b(?:told|according\s+to|quoted\s+by|reported\s+by|by)\s+(?:the\s+)?(?P<name>{known})"
_REPORTED = r"(?P<name>{known})\s+(?:report(?:s|ed)|news\s+agency|said\s+in\s+a\s+report)"
# Under a title: lines that name a writer, a house or a day, as many as may stand there, in code points each.
HEAD_LINES = 5
HEAD_LENGTH = 80
_BY = re.compile(r"^by\s+", re.I)
_PARTS = re.compile(rf"\s*[|,\u00b7\u2022]\s*|\s+{_DASH}\s+")
_HOUSE = re.compile(rf"(?:The\s+)?{_WORD}(?:\s+(?:(?:of|for|the|and|on|in)\s+){{0,2}}{_WORD}){{0,6}}(?:\s+blog)?")
_OF_HOUSE = re.compile(rf"\b(?:of|at|for|from|with)\s+(?:the\s+)?{_NAME}")
_MINISTER = re.compile(rf"\bMinister\s+(?:of|for)\s+(?:the\s+)?(?P<of>{_WORD})|\b(?P<named>{_WORD})\s+Minister\b")
# "the Health Ministry" is the Ministry of Health.
_MINISTRY = re.compile(r"(?P<named>\w+(?: and \w+)?) ministry")
# "as the Herald had it yesterday", "the Lund Post reported", "told the newspaper Lund Post".
_HAD_IT = re.compile(
    rf"\b{_NAME}\s+(?:had\s+it|(?:first\s+|has\s+)?(?:report(?:ed|s)|wrote|writes|reveal(?:ed|s)|disclosed|found))\b"
)
_FROM = re.compile(
    r"(?i:\b(?:told|according\s+to|quoted\s+by|(?:reported|published|quoted)\s+(?:by|in)"
    r"|interview(?:ed)?\s+(?:with|by)|(?:report|study|article|story|survey|memo)\s+(?:by|in|of|from)))\s+(?i:the\s+)?"
    rf"(?:[a-z]+\s+)??{_NAME}"
)
_ARTICLE = re.compile(r"^the\s+", re.I)
_STOPS = re.compile(r"[.'\u2019]")


def credits_of(parsed: ParsedDocument) -> tuple[str, ...]:
    """The names that a document credits for its text, as printed, each once: agencies in the dateline or at the end,
    papers from which it is taken. Reads no more than its first CREDIT_REACH and last ENDING_REACH code points."""
    return _credits(parsed.text[:CREDIT_REACH], parsed.text[-ENDING_REACH:])


@lru_cache(maxsize=4096)
def _credits(opening: str, ending: str) -> tuple[str, ...]:
    found = [m["name"] for pattern in (_DATELINE, _LEADING) for m in pattern.finditer(opening)]
    for pattern in _known():
        found += [m["name"] for m in pattern.finditer(opening)]
    lines = [line for line in ending.splitlines() if line.strip()][-LAST_LINES:]
    for line in lines:
        found += [name for m in _matches(_ALONE, line) for name in m.groups() if name]
        found += [m["name"] for m in (*_SAID.finditer(line), *_SOURCE_LINE.finditer(line))]
    found += [name for m in _matches(_BEHIND, lines[-1] if lines else "") for name in m.groups() if name]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found if _is_name(name)))


def houses_of(parsed: ParsedDocument) -> tuple[str, ...]:
    """The names that may mean the house of a document: its publisher, its writers, what they are with, and the short
    lines under its title ("Valley Courier | 6 March 2019"), as printed."""
    told = (parsed.publisher or "", *(name for b in parsed.authors for name in (b.name, b.affiliation)))
    under_title = _under_title(parsed.text[:CREDIT_REACH], parsed.title)
    return tuple(dict.fromkeys(name for name in (*told, *under_title) if name))


@lru_cache(maxsize=4096)
def _under_title(opening: str, title: str) -> tuple[str, ...]:
    """The names in the short lines between the title of a document and its text."""
    found: list[str] = []
    lines = [line.strip(" #*_") for line in opening.splitlines()]
    titles = {title.strip(), next((line for line in lines if line), "")}
    for line in [line for line in lines if line and line not in titles][:HEAD_LINES]:
        if len(line) > HEAD_LENGTH or line.endswith((".", "!", "?", '"', "\u201d")):
            break
        found += [part for part in _PARTS.split(_BY.sub("", line)) if _HOUSE.fullmatch(part)]
    return tuple(found)


def written_for(parsed: ParsedDocument) -> tuple[str, ...]:
    """The houses that its bylines name behind the writer: "Interpress" in "By Morten Lie, Interpress"."""
    lines = (line.strip(" #*_") for line in parsed.text[:CREDIT_REACH].splitlines())
    parts = [part for line in lines if _BY.match(line) and len(line) <= HEAD_LENGTH for part in _PARTS.split(line)[1:]]
    told = [b.affiliation for b in parsed.authors]
    return tuple(dict.fromkeys(name for name in (*told, *parts) if _HOUSE.fullmatch(name) and _is_name(name)))


def houses_in(affiliation: str) -> tuple[str, ...]:
    """The houses that an affiliation names: "Brekka Mining" in "chief executive of Brekka Mining", the Ministry of
    Health in "Health Minister"."""
    whole = (affiliation,) if _HOUSE.fullmatch(affiliation) else ()
    ministries = tuple(f"Ministry of {m['of'] or m['named']}" for m in _MINISTER.finditer(affiliation))
    return (*whole, *(m["name"] for m in _OF_HOUSE.finditer(affiliation)), *ministries)


def sources_named(words: str) -> tuple[str, ...]:
    """The names from which an assertion says that it has something: "as the Herald had it", "told Nordwire"."""
    found = [m["name"] for pattern in (_HAD_IT, _FROM) for m in pattern.finditer(words)]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found if _is_name(name)))


def canonical(name: str) -> str:
    """A form of the name of an agency, a paper or a house in which its spellings are one: "The A.P." is "ap"."""
    plain = _STOPS.sub("", _ARTICLE.sub("", " ".join(name.split()))).casefold()
    if ministry := _MINISTRY.fullmatch(plain):
        plain = f"ministry of {ministry['named']}"
    return _same().get(plain, plain)


def names_house(name: str, house: str) -> bool:
    """May `name`, as a text prints it, mean `house`: "the Tribune" the Alder Tribune, "AFP" Agence France-Presse?"""
    one, other = canonical(name), canonical(house)
    if not one or not other:
        return False
    if one == other:
        return True
    ours, theirs = one.split(), other.split()
    # "the Tribune" for "the Alder Tribune", "Radio Alder" for "Radio Alder News"
    if len(ours) >= len(theirs) or not (name[:1].isupper() or _ARTICLE.match(name)):
        return False
    return theirs[-len(ours) :] == ours or (len(ours) > 1 and theirs[: len(ours)] == ours)


def _matches(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    match = pattern.search(text)
    return [match] if match else []


@cache
def _known() -> tuple[re.Pattern[str], ...]:
    known = any_of(name.strip("()") for name in load("relation_agencies")["agencies"]).pattern
    return tuple(re.compile(pattern.replace("{known}", known)) for pattern in (_TOLD, _REPORTED))


@cache
def _same() -> dict[str, str]:
    rows: list[list[str]] = load("relation_agencies")["same"]
    return {_STOPS.sub("", name).casefold(): _STOPS.sub("", row[0]).casefold() for row in rows for name in row}


@cache
def _places() -> frozenset[str]:
    table = [*load("relation_agencies")["no_credit"], *load("countries")["countries"]]
    return frozenset(word.casefold() for word in table)


def _is_name(name: str) -> bool:
    """Is it a name, and not a place, a month or a word in brackets that says how a report stands ("UPDATED")?"""
    return name.casefold() not in _places() and len(name) > 1
