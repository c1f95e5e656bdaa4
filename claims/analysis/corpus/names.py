"""Names of writers: what is honorific, what is name, what is affiliation; and what is no name of a person at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from claims.analysis.lexicon import load

_TOKEN = re.compile(r"[^\s,;]+")
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'.-]*$")
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}$")
# "Jane Doe and John Roe", "Jane Doe, John Roe & Ann Poe", "Jane Doe; John Roe", "Jane Doe | The Paper"
_BETWEEN = re.compile(
    r"\s*(?:;|\||•|·|,\s*and\s+|\s+and\s+|\s+with\s+|\s*&\s*|,|\s+[-–—]\s+|\s+(?:in|for|at|of)\s+(?=[A-Z])|\n)\s*"
)
# "Doe, Jane"
_SURNAME_FIRST = re.compile(
    r"(?P<last>[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?),\s+(?P<first>[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,2})$"
)
# "Lund1", "Roe1,2": the number of an affiliation behind the name
_UNMARKED = re.compile(r"(?<=[^\W\d_]{2})\d(?:,?\d){0,3}$")
# "Jane Doe (University of Lund)": the house behind the name
_IN_BRACKETS = re.compile(r"\s\((?P<house>[^()\n]{3,80})\)")
_RETIRED = re.compile(r"\(\s*(?:ret'?d?|retired)\.?\s*\)", re.I)


@dataclass(frozen=True, slots=True)
class Person:
    """A writer as named at `[start, end)`: `name` without honorific, the honorific, and what stands beside the name."""

    start: int
    end: int
    name: str
    honorific: str = ""
    affiliation: str = ""


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("corpus_people")[key])


def _bare(token: str) -> str:
    return token.strip("().,*").lower()


def read_person(view: str, start: int, end: int) -> Person | None:
    """The person named by the whole of `view[start:end]` (masked text), or None where that is no person's name."""
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(view, start, end)]
    tokens = [t for t in tokens if t[0].strip("*†‡§.,")]
    if not 1 <= len(tokens) <= 10:
        return None
    first = 0
    while first < len(tokens) - 1 and _is_honorific(tokens, first):
        first += 1
    last = len(tokens)
    while last > first + 1 and _bare(tokens[last - 1][0]) in _words("suffixes"):
        last -= 1
    honours = [t[0] for t in tokens[:first]]
    honours += [t[0] for t in tokens[last:] if _RETIRED.fullmatch(t[0])]
    core = [_UNMARKED.sub("", t[0].strip("*†‡§,")) for t in tokens[first:last]]
    if not _is_name(core, honoured=first > 0):
        return None
    name = " ".join(core)
    if name.isupper() and len(name) > 4:
        name = " ".join(w if _INITIALS.match(w) else w.title().replace("'S", "'s") for w in core)
    place = tokens[first][1] if first < len(tokens) else start
    return Person(place if not honours else tokens[0][1], tokens[last - 1][2], name, " ".join(honours))


def _is_honorific(tokens: list[tuple[str, int, int]], place: int) -> bool:
    word = _bare(tokens[place][0])
    if word not in _words("honorifics"):
        return False
    if word in _words("honorific_openers"):
        return _bare(tokens[place + 1][0]) in _words("honorifics")
    return not (len(word) == 1 and tokens[place][0].endswith("."))


def _is_name(words: list[str], *, honoured: bool) -> bool:
    if len(words) < (1 if honoured else 2) or len(words) > 6:
        return False
    for word in words:
        if any(c.isdigit() for c in word) or _bare(word) in _words("organisation_words") or "@" in word or "/" in word:
            return False
        if not (_CAPITALISED.match(word) or word.lower() in _words("particles") or _caseless(word)):
            return False
    if words[0].lower() in {
        "the",
        "a",
        "an",
        "our",
        "by",
        "in",
        "on",
        "for",
        "how",
        "why",
        "what",
        "this",
        "no",
        "new",
    }:
        return False
    return any(len(w.strip(".")) > 1 for w in words) and words[-1].lower() not in _words("particles")


def _caseless(word: str) -> bool:
    return word.isalpha() and word.lower() == word.upper()


def read_people(view: str, start: int, end: int) -> list[Person]:
    """The people listed in `view[start:end]`, a byline without its "By".

    What stands after a name and is none itself (a role, a house, a place) becomes the affiliation of that name.
    """
    if (person := _surname_first(view, start, end)) is not None:
        return [person]
    houses = [m for m in _IN_BRACKETS.finditer(view, start, end) if names_organisation(m["house"])]
    if houses:
        return _with_houses(view, start, end, houses)
    parts: list[tuple[int, int, str]] = []
    at, gap = start, ""
    for match in [*_BETWEEN.finditer(view, start, end), None]:
        stop = match.start() if match else end
        if view[at:stop].strip():
            parts.append((at, stop, gap))
        if match:
            at, gap = match.end(), match.group().strip()
    people: list[Person] = []
    for low, high, before in parts:
        person = read_person(view, low, high)
        if person is not None and before not in {"in", "for", "at", "of", "-", "–", "—"}:
            people.append(person)
        elif people and "@" not in view[low:high]:
            known = people.pop()
            extra = " ".join(view[low:high].split())
            people.append(
                Person(
                    known.start,
                    known.end,
                    known.name,
                    known.honorific,
                    ", ".join(filter(None, [known.affiliation, extra])),
                )
            )
        elif not people:
            return []
    return people


def _with_houses(view: str, start: int, end: int, houses: list[re.Match[str]]) -> list[Person]:
    """The people of a line in which houses stand in brackets behind names."""
    plain = view[:end]
    for match in houses:
        plain = plain[: match.start()] + " " * (match.end() - match.start()) + plain[match.end() :]
    people = read_people(plain, start, end)
    for match in houses:
        named = [i for i, p in enumerate(people) if p.end <= match.start()]
        if named and not people[named[-1]].affiliation:
            people[named[-1]] = replace(people[named[-1]], affiliation=" ".join(match["house"].split()))
    return people


def _surname_first(view: str, start: int, end: int) -> Person | None:
    span = view[start:end].strip()
    match = _SURNAME_FIRST.match(span)
    if match is None or (len(match["last"].split()) > 1 and len(match["first"].split()) > 1):
        return None
    if _bare(match["first"]) in _words("organisation_words") or _bare(match["first"].split()[-1]) in _words("roles"):
        return None
    if any(_bare(w) in _words("roles") | _words("organisation_words") for w in span.replace(",", " ").split()):
        return None
    first = view.index(match.group(), start)
    return Person(first, first + len(match.group()), f"{match['first']} {match['last']}")


@lru_cache(maxsize=8192)
def surname(name: str) -> str:
    """The last word of `name` in lower case, without stops and suffixes."""
    words = [w for w in name.lower().replace(",", " ").split() if _bare(w) not in _words("suffixes")]
    return words[-1].strip(".'") if words else ""


def is_role(words: str) -> bool:
    """Does `words` hold a noun for what a writer is ("fellow", "staff writer")?"""
    return any(_bare(part) in _words("roles") for word in words.split() for part in re.split(r"[/-]", word))


def names_organisation(words: str) -> bool:
    """Does `words` hold a word that names a house or outlet ("Institute", "Times")?"""
    return any(_bare(w) in _words("organisation_words") for w in words.split())
