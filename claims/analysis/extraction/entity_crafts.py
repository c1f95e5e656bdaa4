"""Ships, aircraft and spacecraft by name, lakes, capes and rivers: names explained by a common noun beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.extraction.entity_names import canonical, mention
from claims.analysis.extraction.entity_patterns import model_name
from claims.analysis.extraction.values import EntityKind, EntityMention
from claims.analysis.lexicon import load

_CRAFTS = load("objects")["crafts"]
_HEADS = load("places")["heads"]
_OFFICES = load("offices")
_DATES = load("dates")


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s{1,2}") for w in sorted(set(words), key=len, reverse=True))


def _capitalised(words: object) -> frozenset[str]:
    return frozenset(str(word).capitalize() for word in words) if isinstance(words, (list, dict)) else frozenset()


# What may begin a capitalised stretch beside such a noun without being part of a name.
_NO_NAME = (
    frozenset(load("organisations")["heads"]["not_first"])
    | frozenset(_OFFICES["honorifics"]["names"])
    | _capitalised(_OFFICES["offices"])
    | _capitalised(_DATES["months"])
    | _capitalised(_DATES["weekdays"])
    | frozenset(_CRAFTS["no_name"])
)
_DIRECTIONS = frozenset(_HEADS["directions"])
# Titles of rank that are names of ships as well: "the cargo ship Lady Marta".
_ROYAL = frozenset(_CRAFTS["royal"])
_WORD = r"[A-Z][\w'-]{0,30}"
_NAME = rf"{_WORD}(?:\s{{1,2}}(?:of\s{{1,2}}(?:the\s{{1,2}})?)?(?:{_WORD}|[IVX]{{1,4}}\b)){{0,2}}"


def _behind(words: list[str]) -> str:
    """A look back at any of `words` and a blank; those of one length stand together, as a look back has one length."""
    by_length: dict[int, list[str]] = {}
    for word in sorted(set(words)):
        by_length.setdefault(len(word), []).append(re.escape(word))
    return "(?:" + "|".join(rf"(?<=\b(?:{'|'.join(same)})\s)" for _, same in sorted(by_length.items())) + ")"


def _from_capital(words: list[str]) -> str:
    """Any of `words` behind its first letter, which is a capital at the beginning of a word."""
    rest = (
        f"(?<={word[0]})" + re.escape(word[1:]).replace(r"\ ", r"\s{1,2}")
        for word in sorted(words, key=len, reverse=True)
    )
    return rf"[{''.join(sorted({word[0] for word in words}))}](?<![\w-].)(?:{'|'.join(rest)})"


# "the ferry Stella Maris", "the icebreaker Polar Star II": the search skips to blanks before capitals.
_CRAFT = re.compile(rf"\s(?=\s?['\"]?[A-Z]){_behind(_CRAFTS['before'])}\s?['\"]?(?P<name>{_NAME})")
# "the Hera spacecraft"
_CRAFT_AFTER = re.compile(
    rf"[A-Z](?<![\w-].)(?P<rest>[\w'-]{{1,30}}(?:\s{{1,2}}{_WORD}){{0,1}})\s{{1,2}}(?:{_any(_CRAFTS['after'])})\b"
)
# "Boeing 737-800", "an Airbus A350-900", "two Cessna 172s"
_MADE = re.compile(
    rf"{_from_capital(_CRAFTS['makers'])}\s{{1,2}}(?:(?P<p>[A-Z][A-Za-z]{{0,2}})-|[A-Z]{{1,3}}|(?=\d{{3}}))"
    r"(?P<n>\d{2,4}(?:-\d{1,4})?[A-Z]{0,3})"
    r"(?:neo|ceo)?(?:\s(?:MAX|Max|Dreamliner)(?:\s\d{1,2})?)?(?P<s>s)?(?![\w-])"
)
# "Lake Victoria", "Cape Canaveral", "Gulf of Bothnia"
_PLACE_FIRST = re.compile(rf"(?P<first>{_any(_HEADS['first'])})(?<=\w)\s{{1,2}}(?P<name>{_WORD}(?:\s{{1,2}}{_WORD})?)")
# "Orange County", "the Yellow River"
_PLACE_LAST = re.compile(
    rf"[A-Z](?<![\w-].)[\w'-]{{1,30}}(?:\s{{1,2}}{_WORD}){{0,2}}\s{{1,2}}(?P<last>{_any(_HEADS['last'])})\b"
)
_PLACED = re.compile(
    r"\b(?:the|in|at|of|off|near|on|over|from|to|across|around|into|overlooks|overlooking)\s{1,2}$", re.I
)
_BEFORE = re.compile(r"(\w+)\s{1,3}$")


def crafts(text: str, view: str) -> Iterator[EntityMention]:
    """Ships, aircraft and spacecraft by name."""
    for match in _CRAFT.finditer(view):
        start, end = match.span("name")
        end -= 2 * view.endswith("'s", start, end)
        if _is_own(view[start:end]):
            yield _found(text, view, start, end, EntityKind.OBJECT, "entity.craft")
    for match in _CRAFT_AFTER.finditer(view) if any(noun in view for noun in _CRAFTS["after"]) else ():
        start, end = match.start(), match.end("rest")
        start = _after_article(view, start, end)
        if start < end and _is_own(view[start:end]) and not view[start:end].isupper():
            yield _found(text, view, start, end, EntityKind.OBJECT, "entity.craft")
    for match in _MADE.finditer(view):
        end = match.end() - bool(match["s"])
        # "Ilyushin IL-76" is the "Il-76" of the next sentence
        name = model_name(match["p"], match["n"]) if match["p"] else " ".join(view[match.start() : end].split())
        yield mention(text, match.start(), end, name, EntityKind.OBJECT, "entity.model_of_maker")


def places(text: str, view: str) -> Iterator[EntityMention]:
    """Lakes, capes, rivers, counties and the like."""
    for match in _PLACE_FIRST.finditer(view):
        start, end = match.start(), match.end()
        end -= 2 * view.endswith("'s", start, end)
        before = _BEFORE.search(view, max(0, start - 30), start)
        named = bool(before) and before is not None and before[1][0].isupper() and before[1] not in _NO_NAME
        if not named and match["name"].split()[0] not in _NO_NAME:
            yield _found(text, view, start, end, EntityKind.PLACE, "entity.place_by_head")
    for match in _PLACE_LAST.finditer(view):
        start = _after_article(view, match.start(), match.end())
        placed = match["last"] not in _HEADS["surnames"] or _PLACED.search(view, max(0, start - 20), start)
        if placed and len(view[start : match.end()].split()) > 1 and not _owned(view, start, match.end()):
            yield _found(text, view, start, match.end(), EntityKind.PLACE, "entity.place_by_head")


def _owned(view: str, start: int, end: int) -> bool:
    """Whether the name is a country's or somebody's: "Norwegian Islands", "Holm's Valley" are no names."""
    words = view[start:end].split()
    known = canonical(words[0])
    return words[0].endswith("'s") or (known is not None and known.form in ("adjective", "people"))


def _after_article(view: str, start: int, end: int) -> int:
    """Where a name begins behind the words that only open its sentence."""
    while start < end:
        word = view[start:end].split()[0]
        if word not in _NO_NAME and word not in _DIRECTIONS:
            break
        rest = view[start + len(word) : end]
        start += len(word) + len(rest) - len(rest.lstrip())
    return start


def _is_own(name: str) -> bool:
    """Whether a capitalised stretch can be the name of a craft: no known country or body, office, day or title."""
    first = name.split()[0]
    if canonical(name) or (first in _NO_NAME and not (first in _ROYAL and " " in name)):
        return False
    known = canonical(first)
    return known is None or (" " in name and known.form == "name")


def _found(text: str, view: str, start: int, end: int, kind: EntityKind, rule: str) -> EntityMention:
    return mention(text, start, end, " ".join(view[start:end].split()), kind, rule)
