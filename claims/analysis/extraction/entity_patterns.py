"""Names that are known by their shape: organisations by a head word, acronyms defined in the text, projects, models."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.extraction.entity_names import canonical, mention
from claims.analysis.extraction.values import EntityKind, EntityMention
from claims.analysis.lexicon import load

_HEADS = load("organisations")["heads"]
_OBJECTS = load("objects")
_DATES = load("dates")
_NOT_FIRST = frozenset(_HEADS["not_first"])
_STATE = frozenset(_HEADS["state"])


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=len, reverse=True))


# Patterns begin with a capital and look back afterwards: so the search skips to capitals and tries no other letter.
_CAPITAL = r"[A-Z](?<![\w-].)"
_CAP = r"(?:[A-Z][\w&'-]{0,30}|[A-Z]\.)"
_CAP_REST = r"(?:[\w&'-]{0,30}|\.)"
# Without hyphens, which stand between words there.
_PLAIN = r"(?:[A-Z][\w&']{0,30}|[A-Z]\.)"
_JOIN = r"(?:of|for|and|the|on|in|&|de|des|du|of\s{1,2}the|for\s{1,2}the)"
# "Strategic Vision Institute", "Ministry of Foreign Affairs", "University of Leeds", "Board of Trade and Industry"
_LAST = _any(_HEADS["last"] + _HEADS["objects"] + _HEADS["events"])
_SUFFIXED = rf"{_CAP_REST}\s{{1,3}}(?:{_CAP}\s{{1,3}}){{0,5}}(?P<head>{_LAST})\b"
_DAYS = rf"(?:{_any([day.capitalize() for day in (*_DATES['weekdays'], *_DATES['months'])])})\b"
_AND = r"(?:\s{1,3}|,\s)(?:(?:and|&|in)\s{1,3}|(?:of|for)\s{1,3}(?:the\s{1,3})?)?"
_TAIL = rf"(?:\s{{1,3}}(?:of|for|on)\s{{1,3}}(?:the\s{{1,3}})?(?!{_DAYS}){_CAP}(?:{_AND}{_CAP}){{0,5}})"
_FIRST = "|".join(f"(?<={re.escape(w[0])}){re.escape(w[1:])}" for w in sorted(_HEADS["first"], key=len, reverse=True))
_NAMED = re.compile(rf"{_CAPITAL}(?:{_SUFFIXED}{_TAIL}?|(?P<first>{_FIRST}){_TAIL})", re.VERBOSE)
# "Name of the Thing (NOT)", with the letters in brackets
_SHORT = re.compile(r"\([A-Z][A-Za-z&]{1,9}\)")
_ACRONYM = re.compile(
    rf"(?P<long>{_CAPITAL}(?:[\w&']{{0,30}}|\.)(?:[\s-]{{1,3}}(?:{_JOIN}\s{{1,3}}){{0,2}}{_PLAIN}){{1,9}})"
    r"\s{1,3}\((?P<short>[A-Z][A-Za-z&]{1,9})\)"
)
_CAPITALS = re.compile(r"[A-Z]")
# A name before its letters has at most ten words of 31 letters, with two words between any two.
_LONGEST_NAME = 700

# "Mi-35M", "F-16s", "JF-17", "T-90"; letters, hyphen, digits
_MODEL = re.compile(
    rf"(?P<p>{_CAPITAL}[A-Za-z]{{0,4}})" r"-(?P<n>\d{1,4}(?:[A-Z]{1,3}\d?)?)(?P<s>s)?(?!\w)(?!-\d)(?!\s?%)"
)
# "A320 aircraft", "Mi 35 helicopters", "T72 tanks"
_LOOSE_MODEL = re.compile(
    rf"(?P<p>{_CAPITAL}[A-Za-z]{{0,3}})"
    r"\s?(?P<n>\d{1,4}[A-Z]{0,3})(?P<s>s)?"
    rf"(?=\s{{1,3}}(?:[a-z-]{{1,14}}\s{{1,3}}){{0,2}}(?:{_any(_OBJECTS['models']['nouns'])})\b)"
)
_SPELLED = {prefix.lower(): prefix for prefix in _OBJECTS["models"]["prefixes"]}
_NOT_MODELS = frozenset(_OBJECTS["models"]["not_models"])

_ROUTE = _any(_OBJECTS["routes"]["nouns"]).replace(r"\ ", r"\s{1,3}")
# "Oslo-Bergen railway", "Iran-India gas pipeline"
_ROUTE_PAIR = re.compile(
    rf"(?P<a>{_CAPITAL}{_CAP_REST})\s?[-–]\s?(?P<b>[A-Z]\w+(?:[-–][A-Z]\w+){{0,2}})"
    rf"(?:\s{{1,3}}\((?P<x>[A-Z]{{2,6}})\))?\s{{1,3}}(?P<noun>{_ROUTE})\b"
)
# "gas pipeline from Oslo to Bergen"
_ROUTE_FROM = re.compile(
    rf"\b(?P<noun>{_ROUTE})\s{{1,3}}(?:from|between)\s{{1,3}}(?P<a>[A-Z]\w+)\s{{1,3}}(?:to|and)\s{{1,3}}(?P<b>[A-Z]\w+)"
)
_ROUTE_NAMED = re.compile(
    rf"(?P<name>{_CAPITAL}{_CAP_REST}(?:\s{{1,3}}{_CAP}){{0,2}}(?:\s\d)?)\s{{1,3}}(?P<noun>(?:gas|oil)\s{{1,3}}pipeline|pipeline)\b"
)


def _bracketed(view: str) -> Iterator[re.Match[str]]:
    """Every name with capitals in brackets behind it. The brackets are few, so they are looked for first."""
    done = 0
    for short in _SHORT.finditer(view):
        low = max(done, short.start() - _LONGEST_NAME)
        match = next((m for m in _ACRONYM.finditer(view, low, short.end()) if m.end() == short.end()), None)
        if match:
            done = match.end()
            yield match


def acronyms(view: str) -> dict[str, str]:
    """The short forms that the text defines in brackets, each with the canonical long form."""
    defined: dict[str, str] = {}
    for match in _bracketed(view):
        words = re.findall(r"[A-Z][\w&'’]*", match["long"])
        letters = "".join(_CAPITALS.findall(match["short"]))
        for start in range(len(words)):
            initials = "".join(word[0] for word in words[start:])
            if len(letters) > 1 and initials == letters[: len(initials)] and len(initials) >= len(letters) - 1:
                long = match["long"][match["long"].index(words[start]) :]
                known = canonical(long) or canonical(match["short"])
                defined[match["short"]] = known.name if known else " ".join(long.split())
                break
    return defined


def _trimmed_start(view: str, start: int, end: int) -> int:
    """Where a name begins once words that only begin its sentence or phrase are left out."""
    while True:
        match = re.match(r"([A-Z][\w'-]*)\s{1,3}", view[start:end])
        if not match or match.group(1) not in _NOT_FIRST:
            return start
        start += match.end()


def _kind(head: str) -> EntityKind:
    if head in _HEADS["objects"] and head not in _HEADS["last"]:
        return EntityKind.OBJECT
    return EntityKind.EVENT if head in _HEADS["events"] else EntityKind.ORGANISATION


_OWNER_WORD = re.compile(r"(?P<owner>[A-Z][\w.]*)(?P<s>'s)?\s{1,3}")
_OWNER = re.compile(r"(?P<owner>[A-Z][\w.]*(?:\s{1,3}[A-Z][\w.]*)?)(?P<s>'s)?\s{1,3}")


def _owned(view: str, start: int, end: int, head: str) -> tuple[int, str]:
    """Where the name begins after the country that it belongs to ("Russia's Ministry of Defence", "Russian Army"), and
    that country; the country stays in the name ("" is returned) where the body is not one of government."""
    match = _OWNER.match(view, start, end)
    while match:
        owner = canonical(match["owner"])
        is_country = owner and owner.kind is EntityKind.COUNTRY and (match["s"] or owner.form == "adjective")
        if owner and is_country and (match["s"] or head in _STATE):
            return match.end(), owner.name
        word = _OWNER_WORD.match(view, start, end)
        match = word if word and word.end() < match.end() else None
    return start, ""


def named_by_head(text: str, view: str) -> Iterator[EntityMention]:
    """Organisations, projects, treaties and events whose name says what they are."""
    for match in _NAMED.finditer(view):
        head = match["head"] or view[match.start() : match.end("first")]
        start = _trimmed_start(view, match.start(), match.end())
        end = match.end() - 2 * view.endswith("'s", start, match.end())
        known = canonical(view[start:end])
        country = ""
        if not known:
            start, country = _owned(view, start, end, head)
        words = view[start:end].split()
        if len(words) < 2 and not (country and head in _STATE):
            continue
        name = known.name if known else " ".join(words) + (f" of {country}" if country and head in _STATE else "")
        yield mention(text, start, end, name, known.kind if known else _kind(head), "entity.named_by_head")


def model_name(prefix: str, number: str) -> str:
    """The usual spelling of a model: "MI", "35m" gives "Mi-35M"."""
    return f"{_SPELLED.get(prefix.lower(), prefix)}-{number.upper()}"


def _parts(name: str) -> tuple[str, str, str] | None:
    match = re.fullmatch(r"([A-Za-z]{1,5})[-\s]?(\d{1,4})([A-Za-z]{0,3}\d?)", name.strip())
    return (match[1].lower(), match[2].lstrip("0"), match[3].lower()) if match else None


def same_object(left: str, right: str) -> bool:
    """True where two names of things may mean the same: equal but for case, or one model number a variant of the other
    ("Mi-35" and "Mi-35M", but neither "Mi-35M" and "Mi-35P" nor "Mi-17" and "Mi-35")."""
    a, b = _parts(left), _parts(right)
    if a and b:
        return a[:2] == b[:2] and (a[2] == b[2] or not a[2] or not b[2])
    words = [re.sub(r"[^a-z0-9]+", " ", name.lower().replace("–", "-")).split() for name in (left, right)]
    return words[0] == words[1]


# "MV Ocean Star", "HMS Resolute"
_SHIP = re.compile(
    r"[MSHUIR](?<![\w-].)(?:(?<=M)[VST]|(?<=S)S|(?<=H)MA?S|(?<=U)SN?S|(?<=I)NS|(?<=R)MS|(?<=R)V)\s{1,2}[A-Z][\w'-]+(?:\s{1,2}[A-Z][\w'-]+){0,2}"
)


def models(text: str, view: str) -> Iterator[EntityMention]:
    """Things with a model number, and ships by name."""
    for match in _SHIP.finditer(view):
        name = " ".join(match.group().removesuffix("'s").split())
        yield mention(
            text, match.start(), match.end() - 2 * match.group().endswith("'s"), name, EntityKind.OBJECT, "entity.ship"
        )
    for pattern, rule in ((_MODEL, "entity.model"), (_LOOSE_MODEL, "entity.model_with_noun")):
        for match in pattern.finditer(view):
            if match["p"] in _NOT_MODELS or (
                pattern is _LOOSE_MODEL and match["p"] in ("In", "The", "On", "At", "By", "Its", "All", "Over", "Of")
            ):
                continue
            end = match.end() - bool(match["s"])
            yield mention(text, match.start(), end, model_name(match["p"], match["n"]), EntityKind.OBJECT, rule)


def routes(text: str, view: str) -> Iterator[EntityMention]:
    """Pipelines, railways and the like with the route in their name."""
    if not any(noun.split()[-1] in view for noun in _OBJECTS["routes"]["nouns"]):
        return
    for match in _ROUTE_PAIR.finditer(view):
        name = f"{match['a']}-{match['b']} {' '.join(match['noun'].split())}".replace("–", "-")
        yield mention(text, match.start(), match.end(), name, EntityKind.OBJECT, "entity.route_pair")
    for match in _ROUTE_FROM.finditer(view):
        name = f"{match['a']}-{match['b']} {' '.join(match['noun'].split())}"
        yield mention(text, match.start(), match.end(), name, EntityKind.OBJECT, "entity.route_from")
    for match in _ROUTE_NAMED.finditer(view) if "pipeline" in view else ():
        if match["name"].split()[0] not in _NOT_FIRST:
            yield mention(
                text,
                match.start(),
                match.end(),
                " ".join(match.group().split()),
                EntityKind.OBJECT,
                "entity.route_named",
            )
