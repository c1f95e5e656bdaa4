"""The names that the lexicon knows: countries, organisations, places and events, found by their first word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.analysis.extraction.values import EntityKind, EntityMention
from claims.analysis.lexicon import load

_COUNTRIES = load("countries")
_ORGANISATIONS = load("organisations")
_PLACES = load("places")
_EVENTS: dict[str, list[str]] = load("entities")["events"]
_NOT_NAMES = frozenset(_ORGANISATIONS["heads"]["not_first"])
_AMBIGUOUS = frozenset(_COUNTRIES["ambiguous"]["names"])
_PERSONS = frozenset(_COUNTRIES["ambiguous"]["persons"])
# Words that have a capital at the head of a sentence only: "Even China".
_FUNCTION_WORDS = frozenset(word for words in load("grammar")["words"].values() for word in words)
# A capitalised word or number; the look back comes second, so that the search skips to capitals and digits.
_WORD = re.compile(r"[A-Z0-9](?<![\w@/].)[\w&']*")
# Lower-case particles that begin a known name ("al-Qaeda") as well.
_LOWERED = ("al-Q", "al Q", "mainland C")
_WORD_OR_LOWERED = re.compile(r"[A-Zam0-9](?<![\w@/].)(?:(?<![am])|(?<=a)l[- ]Q|(?<=m)ainland C)[\w&']*")


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a known thing. `form` is "name", "adjective", "people", "seat" (of government) or "prefix"."""

    surface: str
    name: str
    kind: EntityKind
    form: str


def _countries() -> Iterator[Name]:
    forms = (("name", "aliases"), ("adjective", "adjectives"), ("people", "people"), ("seat", "metonyms"))
    for country, entry in (*_COUNTRIES["countries"].items(), *_COUNTRIES["historical"].items()):
        yield Name(country, country, EntityKind.COUNTRY, "name")
        for form, key in forms:
            for surface in entry.get(key, ()):
                yield Name(surface, country, EntityKind.COUNTRY, form)


def _spellings() -> Iterator[Name]:
    yield from _countries()
    tables = (
        (_ORGANISATIONS["alliances"], EntityKind.ALLIANCE),
        (_ORGANISATIONS["organisations"], EntityKind.ORGANISATION),
        (_PLACES["regions"], EntityKind.PLACE),
        (dict.fromkeys(_PLACES["cities"]["names"], ()), EntityKind.PLACE),
        (_EVENTS, EntityKind.EVENT),
    )
    for table, kind in tables:
        for name, aliases in table.items():
            for surface in (name, *aliases):
                yield Name(surface, name, kind, "name")


def _first_word(surface: str) -> str:
    match = _WORD.match(surface)
    return match.group() if match else surface


_NAMES: dict[str, Name] = {}
for _name in _spellings():
    _NAMES.setdefault(_name.surface, _name)
# The spellings by their first word.
_BY_WORD: dict[str, list[str]] = defaultdict(list)
for _surface in _NAMES:
    _BY_WORD[_first_word(_surface)].append(_surface)
# What follows a name where the two are no country or place: "Brussels sprouts".
_THINGS = {
    name: re.compile(
        r"\s{1,2}(?:"
        + "|".join(re.escape(w).replace(r"\ ", r"\s{1,2}").replace(r"\*", r"\w*") for w in words)
        + r")(?!\w)"
    )
    for name, words in _COUNTRIES["things"].items()
}
_PREFIXES: dict[str, str] = _COUNTRIES["prefixes"]
_CAPITALISED_BEFORE = re.compile(r"\b([A-Z][a-z]+|[A-Z]\.)\s{1,2}$")
# Capitalised words behind a name that make it no person's: "Georgia Governor", "India Office", "China Sea".
_HEADS = _ORGANISATIONS["heads"]
_NO_SURNAMES = frozenset(
    {*_HEADS["last"], *_HEADS["first"], *_HEADS["objects"], *_HEADS["events"], *_PLACES["heads"]["last"]}
    | {word.capitalize() for office in load("offices")["offices"] for word in office.split()}
    | {word.capitalize() for word in load("offices")["honorifics"]["names"]}
    | {"Democrats", "Republicans", "Democrat", "Republican", "Today", "Daily", "Senators"}
)
_WHOLE_WORD = re.compile(r"\w+\.?")
_PLACING = re.compile(r"\b(?:in|from|across|into|near|throughout|inside|outside|to)\s{1,2}$")
_CAPITALISED_AFTER = re.compile(r"\s{1,2}[A-Z][a-z]+")


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """All spellings that begin with `word`, longest first.

    Compiled where a text has the word, not at import: a text has few of them.
    """
    ordered = sorted(_BY_WORD[word], key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(s).replace(r"\ ", r"\s{1,3}") for s in ordered) + r")(?!\w)")


def canonical(surface: str) -> Name | None:
    """The known thing with this spelling, None where it is not known."""
    return _NAMES.get(" ".join(surface.split()))


def successor(name: str) -> str:
    """The state of today that stands for a former one ("Soviet Union": "Russia"); `name` itself for any other."""
    entry = _COUNTRIES["historical"].get(name)
    return str(entry["successor"]) if entry else name


def _is_persons(view: str, start: int, end: int) -> bool:
    """True where an ambiguous name stands beside another capitalised word, as in a person's name."""
    before = _CAPITALISED_BEFORE.search(view[max(0, start - 20) : start])
    if (
        before
        and before[1] not in _BY_WORD
        and before[1] not in _NOT_NAMES
        and before[1].lower() not in _FUNCTION_WORDS
    ):
        return True
    after = _CAPITALISED_AFTER.match(view, end)
    if not after or view[max(0, start - 4) : start] in ("the ", "The "):
        return False
    word = after.group().split()[0]
    return word not in _BY_WORD and word not in _NO_SURNAMES


def known_names(view: str) -> Iterator[tuple[int, int, Name]]:
    """Every known name in `view` with its place, in order; none overlaps another.

    A name that somebody in the text bears ("Chad Brown") is that person's where it stands alone as well, unless it
    stands alone far more often, or behind "in" and the like.
    """
    found = list(_spelled(view))
    borne = _borne(view, found)
    for start, end, name, persons in found:
        if not persons and (name.surface not in borne or name.form == "adjective"):
            yield start, end, name


def _borne(view: str, found: list[tuple[int, int, Name, bool]]) -> set[str]:
    """The names among `found` that are a person's wherever they stand in `view`."""
    borne = Counter(name.surface for _, _, name, persons in found if persons and name.surface in _PERSONS)
    if not borne:
        return set()
    alone: Counter[str] = Counter()
    placed: set[str] = set()
    for start, _, name, persons in found:
        if not persons and name.surface in borne:
            alone[name.surface] += 1
            if _PLACING.search(view, max(0, start - 12), start):
                placed.add(name.surface)
    return {surface for surface, count in borne.items() if alone[surface] <= 2 * count and surface not in placed}


def _spelled(view: str) -> Iterator[tuple[int, int, Name, bool]]:
    """Every stretch of `view` that is spelled as a known name, and whether it is part of a person's name there."""
    done = 0
    words = _WORD_OR_LOWERED if any(particle in view for particle in _LOWERED) else _WORD
    for match in words.finditer(view):
        start, word = match.start(), match.group()
        if start < done:
            continue
        first = word if word in _BY_WORD else word.split("'")[0]
        found = _pattern(first).match(view, start) if first in _BY_WORD else None
        name = canonical(found.group()) if found else None
        if not name and word in _PREFIXES and view[match.end() : match.end() + 1] in ("-", "–"):
            done = match.end()
            yield start, done, Name(word, _PREFIXES[word], EntityKind.COUNTRY, "prefix"), False
        if not found or not name or (name.surface in _THINGS and _THINGS[name.surface].match(view, found.end())):
            continue
        persons = name.surface in _AMBIGUOUS and name.form != "adjective" and _is_persons(view, start, found.end())
        if not persons:
            done = found.end()
        yield start, found.end(), name, persons


_HOMONYMS: dict[str, dict[str, Any]] = _COUNTRIES["homonyms"]
# So far around a name the words that make it another's are looked for.
_NEAR = 80


def homonym(view: str, start: int, end: int, name: Name) -> str | None:
    """The canonical name of what else is called so, where the words around say that this is meant; else None."""
    entry = _HOMONYMS.get(name.surface)
    if entry is None:
        return None
    around = _WHOLE_WORD.findall(view, max(0, start - _NEAR), min(len(view), end + _NEAR))
    if not set(entry["near"]) & {word.rstrip(".") if word.rstrip(".") in entry["near"] else word for word in around}:
        return None
    return None if any(word in view for word in entry["never"]) else str(entry["name"])


def mention(text: str, start: int, end: int, name: str, kind: EntityKind, rule: str) -> EntityMention:
    """An entity at a place of `text`."""
    return EntityMention(start, end, text[start:end], name, kind, rule)
