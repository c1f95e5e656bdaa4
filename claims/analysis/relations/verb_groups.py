"""A verb with the auxiliaries, adverbs and negations before it, and the values that reading a clause works on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.analysis.extraction.cues import Tag, words
from claims.analysis.extraction.values import Modality
from claims.analysis.relations.act_nouns import Noun
from claims.analysis.relations.acts import listed, matching
from claims.analysis.relations.clause_words import Tok

# So many words may stand between the beginning of a group and its verb.
REACH = 9


@dataclass(frozen=True, slots=True)
class Predication:
    """A verb (`lemmas`: its readings) in the group `toks[low:high]`, the verb itself at `verb`.

    `agent` and `theme` are the deepest readings: in the passive the subject is the theme. `around` are the phrases
    that hang on prepositions behind the verb. `open` is True where a later change is left open ("has not yet",
    "remains"), `extent` "part" or "whole". `modality` is None where it is told as a fact.
    """

    lemmas: tuple[str, ...]
    low: int
    verb: int
    high: int
    agent: Noun | None = None
    theme: Noun | None = None
    around: tuple[Noun, ...] = ()
    passive: bool = False
    negated: bool = False
    open: bool = False
    ever: bool = False
    extent: str = ""
    modality: Modality | None = None
    reduced: bool = False
    perfect: bool = False
    state: bool = False
    governor: int = field(default=-1)


@dataclass(slots=True)
class Group:
    low: int
    negated: bool = False
    ever: bool = False
    modal: str = ""
    be: bool = False
    have: bool = False
    do: bool = False
    to: int = -1
    still: bool = False
    present: bool = False
    extent: str = ""


def group_of(toks: Sequence[Tok], i: int) -> Group:
    """What stands before the word at `i` and belongs to it as to a verb."""
    group = Group(i)
    j = i - 1
    while j >= 0 and i - j < REACH and toks[j].word:
        if toks[j].lower == "to":
            group.to = j
            break
        if toks[j].lower == "longer" and j and toks[j - 1].lower == "no":
            group.negated, group.still, j = True, True, j - 1
        elif not (_negation(group, toks[j]) or _auxiliary(group, toks, j) or _adverb(group, toks, j)):
            break
        group.low = j
        j -= 1
    return group


def _negation(group: Group, token: Tok) -> bool:
    """Take in "not", "never", "didn't"; False for any other word."""
    if not token.negates:
        return False
    group.negated = True
    group.ever = group.ever or token.lower == "never"
    if token.lower in ("cannot", "can't"):
        group.modal = "can"
    elif token.lower in ("won't", "wouldn't"):
        group.modal = "would"
    _finite(group, token.lower.removesuffix("n't"))
    return True


def _finite(group: Group, lower: str) -> None:
    group.be = group.be or lower in words("be")
    group.have = group.have or lower in words("have")
    group.do = group.do or lower in words("do")
    group.present = group.present or lower in listed("words", "present")


def _auxiliary(group: Group, toks: Sequence[Tok], j: int) -> bool:
    """Take in a form of "be", "have", "do", "remain" or a modal verb; False for any other word."""
    lower = toks[j].lower
    if lower in listed("words", "remain") and j and not toks[j - 1].stops:
        group.be = group.still = True
    elif lower in words("be") | words("have") | words("do"):
        _finite(group, lower)
    elif any(lower in listed("words", kind) for kind in ("planned", "possible", "wanted", "able")):
        group.modal = lower
    else:
        return False
    return True


def _adverb(group: Group, toks: Sequence[Tok], j: int) -> bool:
    """Take in an adverb inside the group; False for any other word, and for one that opens the clause."""
    if not toks[j].adverb:
        return False
    inside = group.be or group.have or group.do or bool(group.modal)
    if not inside and j and not toks[j - 1].word:
        return False
    group.ever = group.ever or toks[j].lower == "yet"
    group.still = group.still or toks[j].lower in listed("words", "still")
    group.extent = group.extent or _extent(toks[j].lower)
    return True


def _extent(lower: str) -> str:
    for key in ("part", "whole"):
        if lower in listed("extent", key):
            return key
    return ""


def predication(
    i: int, group: Group, lemmas: Sequence[str], *, passive: bool = False, reduced: bool = False
) -> Predication:
    modality = None
    if group.modal in listed("words", "planned"):
        modality = Modality.PLANNED
    elif group.modal in listed("words", "possible") and not (group.negated and group.modal == "could"):
        modality = Modality.POSSIBLE
    elif group.modal in listed("words", "wanted"):
        modality = Modality.TARGET
    return Predication(
        tuple(dict.fromkeys(lemmas)),
        group.low,
        i,
        i + 1,
        passive=passive,
        negated=group.negated,
        open=group.still or group.present or (group.have and group.negated),
        ever=group.ever,
        extent=group.extent,
        modality=modality,
        reduced=reduced,
        perfect=group.have,
    )


def with_particle(toks: Sequence[Tok], made: Predication) -> Predication:
    """With the words that belong to the verb: "turned down", "took part in"."""
    behind = [t.lower for t in toks[made.high : made.high + 4]]
    longest = max((len(v.rest) for lemma in made.lemmas for v in matching(lemma, behind)), default=0)
    following = toks[made.high + longest : made.high + longest + 1]
    infinitive = any(t.tagged(Tag.BASE) and not t.capital for t in following)
    if not longest or (behind[longest - 1] == "to" and infinitive):
        return made  # "agreed to hold"
    return replace(made, high=made.high + longest)
