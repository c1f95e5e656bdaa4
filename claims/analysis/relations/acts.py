"""The lexicon of acts, spelt out: which word forms tell which act, affirmed or undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.analysis.extraction.cues import Tag, forms_of, verb_forms
from claims.analysis.lexicon import load
from claims.analysis.relations.wording import canonical, fold


@dataclass(frozen=True, slots=True)
class VerbOf:
    """One entry of a row: `rest` are the words that follow the verb ("down" in "turn down"), `sign` is False for the
    opposite of the act."""

    lemma: str
    rest: tuple[str, ...]
    row: str
    sign: bool


@cache
def table() -> dict[str, Any]:
    """The whole lexicon of acts."""
    return load("relation_acts")


@cache
def forms_by_word() -> dict[str, tuple[tuple[str, Tag], ...]]:
    """Every form of a verb that is known, with its lemmas and inflections."""
    found: dict[str, set[tuple[str, Tag]]] = {}
    for form, readings in verb_forms().items():
        found.setdefault(form, set()).update((r.lemma, r.tag) for r in readings)
    for lemma in _lemmas():
        for form, tags in tagged_forms(lemma).items():
            found.setdefault(form, set()).update((lemma, tag) for tag in tags)
    return {form: tuple(sorted(readings)) for form, readings in found.items()}


def _lemmas() -> set[str]:
    acts, light, before = table()["act"], table()["light"], table()["before"]
    entries = [v for row in acts for v in (*row["yes"], *row.get("no", ()))]
    entries += [v for group in (light, before) for row in group.values() for v in row]
    return {entry.split()[0] for entry in entries} | set(table()["words"]["plain"])


@cache
def tagged_forms(lemma: str) -> dict[str, frozenset[Tag]]:
    """The forms of a verb of one word with their inflections."""
    irregular: dict[str, str] = load("relation_verbs")["irregular"]
    if lemma not in irregular:
        return {form: frozenset(tags) for form, tags in forms_of(lemma).items()}
    found: dict[str, set[Tag]] = {lemma: {Tag.BASE}}
    for form, tag in zip(irregular[lemma].split(), (Tag.THIRD, Tag.PAST, Tag.PARTICIPLE, Tag.GERUND), strict=True):
        found.setdefault(form, set()).add(tag)
    return {form: frozenset(tags) for form, tags in found.items()}


@cache
def verbs_by_lemma() -> dict[str, tuple[VerbOf, ...]]:
    """The entries of all rows by the first word of the verb, those with most words first."""
    found: dict[str, list[VerbOf]] = {}
    for row in table()["act"]:
        for key, sign in (("yes", True), ("no", False)):
            for entry in row.get(key, ()):
                lemma, *rest = entry.split()
                found.setdefault(lemma, []).append(VerbOf(lemma, tuple(rest), row["name"], sign))
    return {lemma: tuple(sorted(rows, key=lambda v: -len(v.rest))) for lemma, rows in found.items()}


@cache
def rows_by_noun() -> dict[str, tuple[str, ...]]:
    """The rows that a noun names, by its canonical form; of two words ("job loss") by both, with a blank between."""
    found: dict[str, list[str]] = {}
    for row in table()["act"]:
        for noun in row.get("nouns", ()):
            key = " ".join(canonical(fold(word)) for word in noun.split())
            if row["name"] not in found.setdefault(key, []):
                found[key].append(row["name"])
    return {noun: tuple(rows) for noun, rows in found.items()}


@cache
def by_adjective() -> dict[str, tuple[tuple[str, bool], ...]]:
    """The rows that an adjective tells, each with False for the opposite."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for row in table()["act"]:
        for key, sign in (("adjectives", True), ("adjectives_no", False)):
            for word in row.get(key, ()):
                found.setdefault(word, []).append((row["name"], sign))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def marked(mark: str) -> frozenset[str]:
    """The names of the rows that bear `mark` ("process", "loose")."""
    return frozenset(row["name"] for row in table()["act"] if row.get(mark))


@cache
def listed(group: str, key: str) -> frozenset[str]:
    """A list of single words of the lexicon."""
    return frozenset(table()[group][key])


@cache
def families() -> tuple[frozenset[str], ...]:
    """Rows of words (canonical) by which texts call one thing."""
    return tuple(frozenset(canonical(fold(word)) for word in row) for row in table()["words"]["families"])


def matching(lemma: str, following: Iterable[str]) -> tuple[VerbOf, ...]:
    """The entries of the lexicon for a verb and the words that follow it: those with most of these words only."""
    after = tuple(following)
    fitting = [v for v in verbs_by_lemma().get(lemma, ()) if after[: len(v.rest)] == v.rest]
    longest = max((len(v.rest) for v in fitting), default=0)
    return tuple(v for v in fitting if len(v.rest) == longest)
