"""Whether two documents are about one matter, and whether two frames are about one thing of it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from claims.analysis.lexicon import load
from claims.analysis.relations.focus import Focus, same_focus
from claims.analysis.relations.judging import Side, same_document
from claims.analysis.relations.noun_phrases import class_of

# So many names of both documents make one matter; one less where one of them is among the first of each.
LEADING = 8
SHARED_NAMES = 3
LED = 5


class Likeness(IntEnum):
    """How sure it is that one thing is meant."""

    NONE = 0
    PERHAPS = 1
    SAME = 2


def one_matter(left: Side, right: Side) -> bool:
    """True where both frames stand in one document, or their documents come back to the same names."""
    if same_document(left, right):
        return True
    one, other = left.claim, right.claim
    shared = set(one.focus_names) & set(other.focus_names)
    led = shared & set(one.focus_names[:LEADING]) & set(other.focus_names[:LEADING])
    if len(shared) >= (SHARED_NAMES - 1 if led else SHARED_NAMES):
        return True
    return same_focus(Focus(one.focus_names, one.focus_common), Focus(other.focus_names, other.focus_common))


def one_thing(left: Side, right: Side) -> Likeness:
    """Whether the topics of two frames (words of things, see `things.Phrase.words`) mean one thing."""
    ours, theirs = left.frame.topic, right.frame.topic
    second = _like(left, right, _second(ours), _second(theirs))
    if second is Likeness.NONE:
        return second
    return min(second, _like(left, right, ours, theirs))


def _second(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[1:] for word in words if word[0] == ">")


def _part(words: Iterable[str], sign: str) -> frozenset[str]:
    return frozenset(word[1:] for word in words if word[0] == sign)


def _of_the_matter(left: Side, right: Side, ours: frozenset[str], theirs: frozenset[str]) -> Likeness:
    """What names no thing is of what its document is about: of that the other side must speak, too."""
    if not one_matter(left, right):
        return Likeness.NONE
    names = _part(ours | theirs, "#")
    led = set(left.claim.focus_names[:LED]) | set(right.claim.focus_names[:LED])
    return Likeness.PERHAPS if not names or names & led else Likeness.NONE


def _like(left: Side, right: Side, ours: frozenset[str], theirs: frozenset[str]) -> Likeness:
    if not ours and not theirs:
        return Likeness.SAME
    if not ours or not theirs:
        return Likeness.PERHAPS
    if "~" in ours | theirs:
        return _of_the_matter(left, right, ours, theirs)
    marks = _part(ours, "+"), _part(theirs, "+")
    another = frozenset(load("relation_things")["another"])
    if (marks[0] & another) != (marks[1] & another):
        return Likeness.NONE
    names = _part(ours, "#"), _part(theirs, "#")
    kinds = _part(ours, "="), _part(theirs, "=")
    if names[0] and names[1]:
        return _named(left, right, names, kinds)
    if names[0] or names[1]:
        return _one_named(left, right, names, kinds)
    return _unnamed(left, right, kinds, marks, (_part(ours, "'"), _part(theirs, "'")))


Pair = tuple[frozenset[str], frozenset[str]]


def _named(left: Side, right: Side, names: Pair, kinds: Pair) -> Likeness:
    if not (names[0] <= names[1] or names[1] <= names[0]):
        return Likeness.NONE
    if kinds[0] and kinds[1] and kinds[0] != kinds[1]:
        return Likeness.NONE
    sure = len(names[0] & names[1]) > 1 or one_matter(left, right)
    return Likeness.SAME if sure else Likeness.PERHAPS


def _one_named(left: Side, right: Side, names: Pair, kinds: Pair) -> Likeness:
    """A name against a common noun: one thing where the noun fits and the other document knows the name."""
    if not one_matter(left, right):
        return Likeness.NONE
    name = names[0] or names[1]
    kind, other = (kinds[0], kinds[1]) if names[0] else (kinds[1], kinds[0])
    unnamed_side = right if names[0] else left
    words = frozenset(load("relation_things")["narrowing"])
    narrowed = bool(_part(unnamed_side.frame.topic, "+") & words)
    if not other or (len(name) == 1 and class_of(min(name)) in other):
        return Likeness.SAME if other else Likeness.PERHAPS
    knows = bool(name & set(unnamed_side.claim.focus_names))
    if other & frozenset(load("relation_things")["general"]) and knows:
        return Likeness.PERHAPS
    if kind:
        return (Likeness.SAME if knows and not narrowed else Likeness.PERHAPS) if kind == other else Likeness.NONE
    leads = name & set(left.claim.focus_names[:LED]) & set(right.claim.focus_names[:LED])
    return Likeness.PERHAPS if leads and knows else Likeness.NONE


def _unnamed(left: Side, right: Side, kinds: Pair, marks: Pair, owners: Pair) -> Likeness:
    if not one_matter(left, right):
        return Likeness.NONE
    if kinds[0] != kinds[1]:
        general = frozenset(load("relation_things")["general"])
        return Likeness.PERHAPS if kinds[0] and kinds[1] and (kinds[0] | kinds[1]) & general else Likeness.NONE
    if owners[0] and owners[1] and not owners[0] & owners[1]:
        return Likeness.NONE
    if marks[0] and marks[1] and not marks[0] & marks[1]:
        return Likeness.NONE
    same = marks[0] == marks[1] and bool(owners[0]) == bool(owners[1])
    return Likeness.SAME if same else Likeness.PERHAPS
