"""Whether two acts are of one thing and of one doer, and whether what is said of so many of them can both hold."""

from __future__ import annotations

from enum import IntEnum

from claims.analysis.relations.acts import families, listed
from claims.analysis.relations.values import Act, Frame, Party
from claims.analysis.relations.wording import weight

# Names of fewer letters are not compared by their beginnings.
_STEM = 2
UNIVERSAL = frozenset({"none", "all", "any"})
FEW = frozenset({"some", "one", "only", "part", "fewer"})


class Match(IntEnum):
    """How far two parties are one."""

    OTHER = 0
    STRANGE = 1
    UNKNOWN = 2
    NEAR = 3
    SAME = 4


def party_match(one: Party | None, other: Party | None, around: frozenset[str] = frozenset()) -> Match:
    """Whether two phrases mean one thing, as far as their words tell. `around` are words of the phrases that hang on
    either: what narrows one ("the water level in the reservoir") may stand there."""
    if one is None or other is None or not one.head or not other.head:
        return Match.UNKNOWN
    if _anybody(one) or _anybody(other):
        return Match.SAME
    if one.names and other.names and not names_meet(one.names, other.names):
        return Match.OTHER
    shared = {w for w in one.words & other.words if weight(w) >= 1}
    if one.head == other.head:
        ours, theirs = one.words - other.words - around, other.words - one.words - around
        if one.apart and other.apart and one.apart != other.apart:
            return Match.OTHER
        if ours and theirs and not shared - {one.head}:
            return Match.NEAR if bool(ours & one.names) != bool(theirs & other.names) else Match.OTHER
        return Match.SAME if one.apart == other.apart else Match.NEAR
    if shared or names_meet(one.names, other.names) or _akin(one.head, other.head):
        return Match.NEAR
    if _stands_in(one) or _stands_in(other):
        return Match.UNKNOWN
    return Match.STRANGE if bool(one.names) != bool(other.names) else Match.OTHER


def _anybody(party: Party) -> bool:
    """ "no person", "not a single life": whoever it was, it was one."""
    return party.head in listed("words", "persons") and party.amount in ("none", "any") and party.words == {party.head}


def _akin(one: str, other: str) -> bool:
    """True for two words by which texts call one thing: "takeover" and "deal"."""
    return any(one in row and other in row for row in families())


def _stands_in(party: Party) -> bool:
    """True for a bare "the company", "officials": anybody may be meant."""
    return party.head in listed("words", "stand_ins") and party.words == {party.head}


def names_meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """True where a name stands on both sides; "Lemia" and "Lemian" are one."""
    return any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs if min(len(a), len(b)) > _STEM)


def doubt_of_parties(one: Act, other: Act, *, denied: bool = True) -> int | None:
    """0 where two acts are surely done to one thing by one doer, 1 where that is likely, None where it is not said.

    `denied` is True where one side denies the act, False where it tells the opposite: what a named and a described doer
    do in opposition are more often two acts.
    """
    theme = party_match(one.theme, other.theme, one.around | other.around)
    agent = party_match(one.agent, other.agent)
    if theme is not Match.SAME:
        crossed = max(_crossed(one, other), _crossed(other, one))
        if crossed is Match.SAME:
            return 0
    if Match.OTHER in (agent, theme) or theme is Match.STRANGE or (agent is Match.STRANGE and not denied):
        return None
    if theme is Match.SAME:
        if agent is Match.STRANGE:
            return 1
        return 0 if one.theme and (_rare(one.theme) or agent is Match.SAME) else 1
    if theme is Match.UNKNOWN and _of_none(one, other):
        return 0 if agent is Match.SAME or (agent is not Match.STRANGE and _anywhere(one, other)) else 1
    if theme is Match.NEAR:
        return 1 if agent is Match.SAME or _much_shared(one, other) or _named_in(one, other) else None
    return 1 if agent is Match.SAME and _no_theme(one, other) else None


def _crossed(one: Act, other: Act) -> Match:
    """ "residents were evacuated" and "residents left their homes": what suffers one act does the other."""
    return party_match(one.theme, other.agent) if one.agent is None and other.agent is not None else Match.OTHER


def _rare(party: Party) -> bool:
    return any(weight(word) >= 1 for word in party.words)


def _of_none(one: Act, other: Act) -> bool:
    """True where one side denies an act of anybody at all ("no deaths were reported")."""
    return any(a.theme is not None and a.theme.amount in ("none", "any") and not a.theme.head for a in (one, other))


def _anywhere(one: Act, other: Act) -> bool:
    """True where one side denies an act of anybody, by anybody, and all that narrows the denial holds of the other."""
    for no, yes in ((one, other), (other, one)):
        if no.theme is not None and no.theme.amount in ("none", "any") and not no.theme.head and no.agent is None:
            told = yes.around | (yes.theme.words if yes.theme else frozenset())
            return {w for w in no.around if weight(w) >= 1} <= told
    return False


def _named_in(one: Act, other: Act) -> bool:
    """ "the last inspection at Holm" and "the Holm pit": the whole theme of one is a name in that of the other."""
    if one.theme is None or other.theme is None:
        return False
    heads = (one.theme, other.theme.names), (other.theme, one.theme.names)
    return any(bool(p.names) and names_meet(frozenset({p.head}), names) for p, names in heads)


def _no_theme(one: Act, other: Act) -> bool:
    return all(a.theme is None or not a.theme.head for a in (one, other))


def _much_shared(one: Act, other: Act) -> bool:
    ours = (one.theme.words if one.theme else frozenset()) | one.around
    theirs = (other.theme.words if other.theme else frozenset()) | other.around
    return len({w for w in ours & theirs if weight(w) >= 1}) > 1


def doubt_of_amounts(left: Frame, right: Frame) -> int | None:
    """0 where what is said of so many cannot both hold, 1 where it may, None where it does ("some did, some did not").

    "No", and "a" or "any" in what is denied, mean every one.
    """
    one, other = left.act, right.act
    if one is None or other is None:
        return None
    pairs = [(one.theme, other.theme), (one.agent, other.agent)]
    doubts = [_of_amounts(a, b, left, right) for a, b in pairs if a is not None and b is not None]
    if any(d is None for d in doubts):
        return None
    return max((d for d in doubts if d is not None), default=0)


def _of_amounts(one: Party, other: Party, left: Frame, right: Frame) -> int | None:
    ours, theirs = _amount(one, left), _amount(other, right)
    if {ours, theirs} & UNIVERSAL or one.head != other.head:
        return 0
    few = [amount in FEW for amount in (ours, theirs)]
    if all(few):
        return None
    return 1 if any(few) else 0


def _amount(party: Party, frame: Frame) -> str:
    return "all" if frame.negated and party.amount == "one" else party.amount
