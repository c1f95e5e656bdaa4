"""The named people of a text with what is said of their bearers: what back-references are resolved against."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from claims.analysis.extraction.cues import words
from claims.analysis.extraction.people import resolve_names
from claims.analysis.extraction.people_names import NEVER
from claims.analysis.extraction.values import EntityKind, EntityMention, PersonMention
from claims.analysis.lexicon import load

# Of so many mentions the bearers of a role are told; with more the role is everybody's.
_MOST_BEARERS = 400
# Of so many bodies in a sentence "it" is one, if it can be told.
_MOST_BODIES = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A full name in the text: where, the name without titles, and the words said of its bearer there.

    `[start, end)` covers name and office, `stop` is the end of the name alone; `sex` is "he", "she" or "" (not said).
    """

    start: int
    end: int
    name: str
    roles: frozenset[str]
    sex: str = ""
    stop: int = 0


@cache
def roles_of(*names: str) -> frozenset[str]:
    """The nouns of the given sorts: "person", "group", "body", "text"."""
    roles = load("sources")["roles"]
    return frozenset(word for name in names for word in roles[name])


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A word for comparing: lower case, without genitive and full stop."""
    return re.sub(r"'s$|s'$|[.,']", "", word.lower().replace("’", "'"))


class NameBook:
    """The named people of a text, by last name, by office and by position."""

    def __init__(self, view: str, people: Sequence[PersonMention], entities: Sequence[EntityMention] = ()) -> None:
        self.view = view
        self.countries = {e.surface for e in entities if e.kind is EntityKind.COUNTRY}
        self.bodies = [(e.start, e.name) for e in entities if e.kind is EntityKind.ORGANISATION]
        self.things = {e.end: e for e in entities if e.kind in (EntityKind.OBJECT, EntityKind.EVENT)}
        self.entries: list[Named] = []
        self.by_last: dict[str, list[Named]] = {}
        self.names_by_last: dict[str, set[str]] = {}
        self.by_role: dict[str, list[Named]] = {}
        self.short = resolve_names([p for p in people if p.name])
        for person in people:
            if not person.name:
                continue
            name = self.short.get(person.name, person.name)
            surface = view[person.start : person.end]
            roles = role_words(
                f"{person.of} {person.office} {surface} {_title_words(view[max(0, person.start - 60) : person.start])}"
            )
            at = max(surface.find(person.name.split()[0]), 0)
            last = surface.find(person.name.split()[-1], at)
            stop = person.start + last + len(person.name.split()[-1]) if last >= 0 else person.end
            before = view[max(0, person.start - 16) : person.start + at].lower().split()
            entry = Named(person.start, person.end, name, roles, _sex(before[-2:] or [""]), stop)
            for word in roles:
                self.by_role.setdefault(word, []).append(entry)
            self.entries.append(entry)
            self.by_last.setdefault(bare(name.split()[-1]), []).append(entry)
            self.names_by_last.setdefault(bare(name.split()[-1]), set()).add(name)
        self._add_last_names()
        self._spread_sexes()
        self.starts = [e.start for e in self.entries]
        self.sentences = sentence_starts(view)

    def _add_last_names(self) -> None:
        """Where a person comes back under the last name alone: "Riba laughed." """
        single = (next(iter(found)) for found in self.names_by_last.values() if len(found) == 1)
        only = {name.split()[-1].replace("’", "'"): name for name in single}
        self._add_kin()
        taken = sorted((e.start, e.end) for e in self.entries)
        ends = [end for _, end in taken]
        added: list[Named] = []
        for match in _CAPITALISED.finditer(self.view) if only else ():
            start, titles = _behind_titles(match)
            surface = match.group()[start - match.start() :]
            name = only.get(surface.replace("’", "'"), "")
            if " " not in name:
                continue
            at = bisect_right(ends, start)
            if at == len(taken) or taken[at][0] >= match.end():
                added.append(Named(start, match.end(), name, frozenset(), _sex(titles), match.end()))
        self.entries = sorted([*self.entries, *added], key=lambda e: e.start)

    def _add_kin(self) -> None:
        """`Her daughter, Ida, disagrees`: somebody called by a given name behind whose child she is."""
        named = {e.start for e in self.entries}
        for match in _KIN.finditer(self.view):
            if match["noun"] in roles_of("person") and match.start("name") not in named:
                name, sex = match["name"], _sex([match["noun"]])
                roles = frozenset({match["noun"]})
                self.entries.append(Named(match.start("noun"), match.end(), name, roles, sex, match.end()))
        self.entries.sort(key=lambda e: e.start)

    def _spread_sexes(self) -> None:
        """What one mention of a person tells ("Ms Riba") holds for all of them."""
        told: dict[str, set[str]] = {}
        for entry in self.entries:
            if entry.sex:
                told.setdefault(entry.name, set()).add(entry.sex)
        sexes = {name: next(iter(found)) for name, found in told.items() if len(found) == 1}
        self.entries = [_with_sex(entry, sexes) for entry in self.entries]
        for last, entries in self.by_last.items():
            self.by_last[last] = [_with_sex(entry, sexes) for entry in entries]

    def at(self, start: int, end: int) -> Named | None:
        """The first person named within `[start, end)`, with a full name if there is one."""
        low = bisect_left(self.starts, start)
        if low and self.entries[low - 1].stop > start:
            low -= 1  # "then Prime Minister Per Dahl": what leads the office is no part of the source
        here = [entry for entry in self.entries[low : low + 6] if entry.start < end]
        return next((e for e in here if " " in e.name), here[0] if here else None)

    def full(self, name: str) -> str:
        """The one full name in the text that ends as `name` does; `name` itself where none or several do."""
        found = self.names_by_last.get(bare(name.split()[-1]), set())
        return next(iter(found)) if len(found) == 1 and len(name.split()) == 1 else name

    def bearer(self, role: frozenset[str], position: int) -> str | None:
        """The one person of whom all words of `role` were said before `position`; None for none or several."""
        lists = [self.by_role.get(word, []) for word in role]
        if not lists:
            return None
        fewest = min(lists, key=len)
        found = {e.name for e in fewest[:_MOST_BEARERS] if e.start < position and role <= e.roles}
        return found.pop() if len(found) == 1 else None

    def only_body(self, position: int) -> str | None:
        """The one body named in the sentence of `position` before it, else in the one before.

        None for none or several.
        """
        at = bisect_right(self.sentences, position) - 1
        own = self._bodies_between(self.sentences[at], position)
        if own or not at or "\n\n" in self.view[self.sentences[at - 1] : position]:
            return own.pop() if len(own) == 1 else None
        before = self._bodies_between(self.sentences[at - 1], self.sentences[at])
        return before.pop() if len(before) == 1 else None

    def _bodies_between(self, start: int, end: int) -> set[str]:
        low = bisect_left(self.bodies, (start, ""))
        return {name for at, name in self.bodies[low : low + _MOST_BODIES] if at < end}

    def between(self, start: int, end: int) -> list[Named]:
        """The names that begin in `[start, end)`, in the order of the text."""
        return self.entries[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


_KIN = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]y)\s(?:(?:elder|eldest|younger|late|older|first|second)\s)?(?P<noun>[a-z]{3,12}),?\s"
    r"(?P<name>[A-Z][a-z]+)\b(?!\s[A-Z]|['’-])"
)
# A run of capitalised words: "Ms Riba", "But Riba", "Riba Street".
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][^\W_]*+(?:['’-][A-ZÀ-ÖØ-Þ][^\W_]*+)*+"
_STOP = r"(?:(?:(?<=\bMr|\bMs|\bDr)|(?<=\bMrs|\bSen|\bGov|\bGen|\bRep)|(?<=\bProf))\.)?"
_CAPITALISED = re.compile(rf"(?<![\w'’-]){_CAPITAL}(?:{_STOP}[ ]{_CAPITAL})*+(?![\w-])")


def _behind_titles(run: re.Match[str]) -> tuple[int, list[str]]:
    """Where the words of a run begin behind its titles and the word that leads its sentence; and those words."""
    words_ = run.group().split(" ")
    lead = 0
    while lead < len(words_) - 1 and (bare(words_[lead]) in _titles() or words_[lead] in NEVER):
        lead += 1
    return run.start() + sum(len(word) + 1 for word in words_[:lead]), words_[:lead]


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("sources")["titles"]["honorific"])


_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,3}[ \n]{1,6}(?=[\"'(]?[A-Z])|\n[ ]{0,8}\n")
_LAST_WORD = re.compile(r"[\w.]{0,12}$")


def sentence_starts(view: str) -> list[int]:
    """Where the sentences of a text begin, near enough to look for an antecedent; 0 is the first."""
    bounds = [0]
    for match in _SENTENCE_END.finditer(view):
        at = match.start()
        if view[at] != "\n":
            found = _LAST_WORD.search(view, max(0, at - 12), at)
            last = found.group() if found else ""
            if last.lower().strip(".") in words("abbreviations") or _INITIAL.fullmatch(last):
                continue
        bounds.append(match.end())
    return bounds


_INITIAL = re.compile(r"(?:\w{0,11}\.)?[A-Z]")


def _title_words(before: str) -> str:
    found = re.search(r"(?:[\w'’-]+[ \n,]+){1,6}$", before)
    head, comma, last = found.group().rpartition(",") if found else ("", "", "")
    return last if last.strip() or not comma else head.rpartition(",")[2]


def role_words(said: str) -> frozenset[str]:
    """The telling words of a description: "the noted Peruvian trade analyst" -> peruvian, trade, analyst."""
    found = {bare(w) for w in _ROLE_WORD.findall(said)}
    return frozenset({_one_spelling(w) for w in found} - _not_telling())


_ROLE_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@cache
def _not_telling() -> frozenset[str]:
    """Function words and what is said of anyone in passing."""
    sorts = ("determiner", "preposition", "conjunction", "adverb", "possessive")
    return frozenset(load("sources")["epithets"]["words"]).union(*(words(sort) for sort in sorts))


def _one_spelling(word: str) -> str:
    """One form for "defense" and "defence", "Peruvian" and "Peru"."""
    return "defense" if word == "defence" else _of_country().get(word, word)


@cache
def _of_country() -> dict[str, str]:
    """The adjectives of countries, with the country, in lower case; only those of one word."""
    table = load("countries")["countries"]
    return {a.lower(): name.lower() for name, row in table.items() for a in row.get("adjectives", ()) if " " not in a}


def _with_sex(entry: Named, sexes: Mapping[str, str]) -> Named:
    sex = sexes.get(entry.name, entry.sex)
    return entry if sex == entry.sex else replace(entry, sex=sex)


def _sex(titles: Sequence[str]) -> str:
    table = load("sources")["titles"]
    if any(bare(t) in table["male"] for t in titles):
        return "he"
    return "she" if any(bare(t) in table["female"] for t in titles) else ""
