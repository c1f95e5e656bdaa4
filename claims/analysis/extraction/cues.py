"""Cue words: the verbs, nouns and phrases that hand a proposition to a source, with their inflections.

The vocabulary is in `lexicon/cues.toml` and `lexicon/grammar.toml`; this module only spells it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from claims.analysis.lexicon import load

_VOWELS = "aeiou"


class Tag(IntEnum):
    """The inflection of a verb form."""

    BASE = 1
    GERUND = 2
    PARTICIPLE = 4
    PAST = 8
    THIRD = 16


# Forms that are finite wherever they are verbs.
FINITE = Tag.THIRD | Tag.PAST


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that may introduce content: what it takes after it, and whether it may follow its content.

    `particle` are the words that must come after the verb ("point out"), () for none.
    """

    lemma: str
    particle: tuple[str, ...]
    groups: frozenset[str]
    takes: frozenset[str]
    front: bool


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as a verb."""

    lemma: str
    tag: Tag


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form of a regular verb. The lemma is one word, lower case."""
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if lemma.endswith("ie"):
        return third, lemma + "d", lemma + "d", lemma[:-2] + "ying"
    if lemma.endswith("ee"):
        return third, lemma + "d", lemma + "d", lemma + "ing"
    if lemma.endswith("e"):
        return third, lemma + "d", lemma + "d", lemma[:-1] + "ing"
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


def _irregular() -> dict[str, list[str]]:
    return {**load("grammar")["verbs"]["irregular"], **load("cues")["irregular"]}


def forms_of(lemma: str) -> dict[str, set[Tag]]:
    """All forms of a verb with their tags, `lemma` itself included."""
    third, past, participle, gerund = _irregular().get(lemma) or inflect(lemma)
    out: dict[str, set[Tag]] = {}
    pairs = (
        (lemma, Tag.BASE),
        (third, Tag.THIRD),
        (past, Tag.PAST),
        (participle, Tag.PARTICIPLE),
        (gerund, Tag.GERUND),
    )
    for form, tag in pairs:
        out.setdefault(form, set()).add(tag)
    return out


@cache
def cue_verbs() -> dict[str, tuple[CueVerb, ...]]:
    """The cue verbs by lemma, those with a particle first."""
    found: dict[tuple[str, tuple[str, ...]], tuple[set[str], set[str], bool]] = {}
    for name, group in load("cues")["groups"].items():
        for entry in group["verbs"]:
            lemma, *particle = entry.split()
            groups, takes, front = found.get((lemma, tuple(particle)), (set(), set(), False))
            found[lemma, tuple(particle)] = (groups | {name}, takes | set(group["takes"]), front or group["front"])
    out: dict[str, list[CueVerb]] = {}
    for (lemma, words), (groups, takes, front) in found.items():
        out.setdefault(lemma, []).append(CueVerb(lemma, words, frozenset(groups), frozenset(takes), front))
    return {lemma: tuple(sorted(verbs, key=lambda v: -len(v.particle))) for lemma, verbs in out.items()}


@cache
def verb_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Every known verb form (cue verbs and common verbs) with its readings."""
    out: dict[str, list[VerbForm]] = {}
    for lemma in sorted(set(cue_verbs()) | set(load("grammar")["verbs"]["common"])):
        for form, tags in forms_of(lemma).items():
            out.setdefault(form, []).extend(VerbForm(lemma, tag) for tag in sorted(tags))
    return {form: tuple(readings) for form, readings in out.items()}


@cache
def cue_forms() -> frozenset[str]:
    """Every form of a cue verb."""
    return frozenset(form for form, readings in verb_forms().items() if any(r.lemma in cue_verbs() for r in readings))


@cache
def words(name: str) -> frozenset[str]:
    """A list of function words from the grammar, e.g. "preposition"."""
    return frozenset(load("grammar")["words"][name])
