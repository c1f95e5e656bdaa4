"""How firmly a clause is put forward, and whether its main predicate is negated.

The categories follow FactBank's idea that a source commits itself to an event to a degree; the vocabulary is in
`lexicon/modality.toml`. A clause on a speaker's word is `reported` unless its own words, or what the speaker does with
them ("denied", "hopes"), say something stronger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.analysis.extraction.phrases import Phrase, Phrases, words_of
from claims.analysis.extraction.polarity import is_negated, opposite, polarity_of
from claims.analysis.extraction.scope import Clause, listed
from claims.analysis.extraction.values import Modality, Polarity
from claims.analysis.lexicon import load
from claims.analysis.masking import blank, mask

# A clause is read no further than this: the words that decide stand near its verb.
_LONGEST_CLAUSE = 4000

_FIRST_WORD = re.compile(r"\W*(?P<word>[^\W\d_]+)")


@cache
def _modal() -> Phrases:
    """The phrases of every modality."""
    table = load("modality")
    tables = [(name, strength) for name in table["order"] for strength in ("strong", "weak")]
    tables += [(name, "last") for name in table["order"]]
    return Phrases(
        Phrase(rank, name, strength, entry)
        for rank, (name, strength) in enumerate(tables)
        for entry in table[name].get(strength, ())
    )


@cache
def _of_cue(name: str) -> Phrases:
    return Phrases.of(name, load("modality")["cues"][name])


@cache
def _conditions() -> Phrases:
    return Phrases.of("conditional", load("modality")["conditional"]["inside"])


@cache
def _no_conditions() -> Phrases:
    return Phrases.of("conditional", load("modality")["conditional"]["never"])


@cache
def _idle() -> Phrases:
    return Phrases.of("idle", load("modality")["idle"]["phrases"])


def find_modality(clause: str, attributed: bool, cue: str = "", source: str = "") -> tuple[Modality, Polarity, str]:
    """Modality, polarity and rule of a clause. `attributed`: whether it stands on a speaker's word.

    `cue` are the words by which the speaker says it ("denied"), `source` those that name the speaker.

    >>> find_modality("The two sides have not yet signed a treaty", attributed=False)
    (<Modality.DENIED: 'denied'>, <Polarity.NEGATIVE: 'negative'>, 'modality.denied')
    >>> find_modality("that the two sides had signed", attributed=True, cue="denied")
    (<Modality.DENIED: 'denied'>, <Polarity.NEGATIVE: 'negative'>, 'modality.denied')
    """
    read = Clause.of(mask(clause[:_LONGEST_CLAUSE]))
    stance = _stance(mask(cue).lower(), _opens_with_claims(read)) if attributed and cue else _Stance()
    if attributed and _of_cue("unconfirmed").places(source.lower(), words_of(source.lower())):
        stance = _Stance(Modality.SPECULATED, stance.opposite)
    polarity = opposite(polarity_of(read)) if stance.opposite else polarity_of(read)
    told = Modality.REPORTED if attributed else Modality.ASSERTED
    modality = _own(read, attributed, stance.modality) or stance.modality or told
    return modality, polarity, f"modality.{modality}"


@dataclass(frozen=True, slots=True)
class _Stance:
    """What a source does with its words: in which modality they are given, and whether as their opposite."""

    modality: Modality | None = None
    opposite: bool = False


@lru_cache(maxsize=1024)
def _stance(cue: str, claims: bool) -> _Stance:
    """The stance that the words of a cue take to what is said: "denied", "hopes", "declined to say", "did not say".

    `claims` says that what follows is somebody's claims: "rejected" denies those, and nothing else.
    """
    words = words_of(cue)
    if claims and _of_cue("rejected").places(cue, words):
        return _Stance(Modality.DENIED, True)
    turned = _of_cue("opposite").places(cue, words)
    if turned:
        turns = not is_negated(cue, turned[0][0])
        return _Stance(_named(cue, words), True) if turns else _Stance()
    if _of_cue("unsaid").places(cue, words) or is_negated(cue, len(cue)):
        return _Stance(Modality.POSSIBLE)
    return _Stance(_named(cue, words))


def _opens_with_claims(said: Clause) -> bool:
    """ "claims that ...", "reports of ..."."""
    first = _FIRST_WORD.match(said.lower)
    return first is not None and first["word"] in listed("cues", "claims")


def _named(cue: str, words: frozenset[str]) -> Modality | None:
    """The first modality of which a phrase stands in the cue."""
    names = (name for name in load("modality")["order"] if name in load("modality")["cues"])
    return next((Modality(name) for name in names if _of_cue(name).places(cue, words)), None)


def _own(clause: Clause, attributed: bool, stance: Modality | None) -> Modality | None:
    """The modality that the words of a clause tell; None where they tell none or the speaker's stance outweighs it."""
    if stance in (Modality.DENIED, Modality.SPECULATED):
        return None
    conditional = _is_conditional(clause)
    core = clause.core
    for start, end in _idle().places(clause.lower, clause.words):
        core = blank(core, start, end)
    for phrase in _modal().possible(clause.lower, clause.words):
        if attributed and phrase.entry in listed("speech", "backshift"):
            continue
        if (conditional and phrase.name != Modality.DENIED) or (stance and phrase.strength == "last"):
            break
        places = (match for match in phrase.finditer(core) if _in_reach(clause, phrase, match.start()))
        if any(_counts(clause, phrase, match) for match in places):
            return Modality(phrase.name)
    return Modality.POSSIBLE if conditional else None


def _in_reach(clause: Clause, phrase: Phrase, at: int) -> bool:
    """Whether a phrase may stand at `at`: a weak one in the main part only, and not in "the visit, planned for May"."""
    if phrase.strength == "strong":
        return True
    return not clause.main[at].isspace() and not clause.main[:at].rstrip().endswith(",")


def _is_conditional(clause: Clause) -> bool:
    """Whether the main clause holds on a condition only: "If it rains, the match will be moved"."""
    first = _FIRST_WORD.match(clause.lower)
    if _no_conditions().places(clause.lower, clause.words) or listed("conditional", "modals").isdisjoint(clause.words):
        return False
    if first and first["word"] in listed("conditional", "heads"):
        comma = clause.lower.find(",")
        return comma > 0 and not listed("conditional", "modals").isdisjoint(words_of(clause.lower[comma:]))
    places = _conditions().places(clause.lower, clause.words)
    return bool(places) and not listed("conditional", "modals").isdisjoint(words_of(clause.main[: places[0][0]]))


def _counts(clause: Clause, phrase: Phrase, match: re.Match[str]) -> bool:
    """Not the month of May, not "as many as possible", and no denial that is itself denied."""
    surface = clause.view[match.start() : match.end()]
    if surface == "May":
        return match.start() == 0 and not re.match(r"\s*\d", clause.view[match.end() :])
    if surface.lower() in ("possible", "likely"):
        return not re.search(r"\b(?:as|if|wherever|whenever|all)\s+$", clause.lower[: match.start()][-20:])
    if surface.lower() in ("can", "could", "would"):
        return not re.match(r"\s*(?:not|never)\b|not\b|n?['’]t", clause.lower[match.end() :])
    if phrase.strength == "last":
        return _is_future(clause.lower, match, planned=phrase.name == Modality.PLANNED)
    if phrase.name == Modality.DENIED and not surface.lower().startswith("not"):
        return not is_negated(clause.lower, match.start())
    return True


_ADVERB = r"(?:not|also|now|then|still|soon|never|always|therefore|thus|however|again|only|just|even|\w+ly)\s+"
_AFTER_WILL = re.compile(rf"\s+(?:{_ADVERB}){{0,2}}(?P<verb>\w+)(?:\s+(?P<next>\w+))?")
_LAST_WORD = re.compile(r"(\w+)\W*$")


def _is_future(lower: str, match: re.Match[str], *, planned: bool) -> bool:
    """Whether a "will" tells what is planned ("will be built") or, if not `planned`, what is foreseen ("will grow")."""
    before = _LAST_WORD.search(lower, max(0, match.start() - 30), match.start())
    after = _AFTER_WILL.match(lower, match.end())
    if not after or (before and before[1] in listed("future", "nouns")):
        return False
    following = after["next"] or ""
    done = following.endswith(("ed", "en", "ing")) or following in listed("future", "participles")
    foreseen = after["verb"] in listed("future", "foreseen") or (after["verb"] == "be" and not done)
    return foreseen is not planned
