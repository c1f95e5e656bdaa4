"""How much of what two claims say is the same: words, names in their short and long forms, dates, figures, speakers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import fsum

from claims.analysis.extraction.values import DateMention, Quantity
from claims.analysis.lexicon import load
from claims.analysis.relations.parties import heir
from claims.analysis.relations.values import ComparableClaim
from claims.analysis.relations.wording import KEPT_CLAIMS, KEPT_WORDS, canonical, fold, weighed, weight

# So many of the names that a document comes back to stand for what it is about.
LEADING = 8
# Documents that come back to so many words in common are on one matter, though they name nobody in common.
COMMON_MATTER = 2
# A period longer than this (in days, a little over a month) is too loose to bind two claims to one event.
MONTH = 32
# So many words on either side of a word for what happens are looked at.
NEAR = 4
# A count below this is shared by chance.
SMALL = 10


@dataclass(frozen=True, slots=True)
class Likeness:
    """`shared`, `ours`, `theirs` are weights of words; `words` are the shared ones of full weight, without names.

    `names` counts shared names, `lands` shared countries; `acts` are shared words for what happens; the rest says what
    else both have.
    """

    shared: float
    ours: float
    theirs: float
    words: frozenset[str]
    names: int
    lands: int
    acts: frozenset[str]
    same_time: bool
    same_speaker: bool
    same_figure: bool

    @property
    def dice(self) -> float:
        """The share of the weight of all words that both have."""
        return 2 * self.shared / (self.ours + self.theirs) if self.ours + self.theirs else 0.0

    @property
    def within(self) -> float:
        """The share of the weight of the shorter claim that the other has, too."""
        return self.shared / min(self.ours, self.theirs) if self.ours and self.theirs else 0.0


def likeness(left: ComparableClaim, right: ComparableClaim) -> Likeness:
    """How alike two claims are."""
    ours, theirs = weighed(left.words), weighed(right.words)
    both = ours.words & theirs.words
    named = name_words(left) & name_words(right)
    lands = {w for w in both if w[0] == "@"}
    alone = named - {part for w in both for part in _parts(w)}
    plain = frozenset(w for w in both if w[0] not in "@#&" and weight(w) >= 1 and not w[0].isdigit()) - named
    return Likeness(
        shared=fsum(map(weight, both)) + len(alone),
        ours=ours.weight,
        theirs=theirs.weight,
        words=plain,
        lands=len(lands),
        names=min(_groups(left, named), _groups(right, named)),
        acts=frozenset(both & _acts()),
        same_time=_same_time(left.dates, right.dates),
        same_speaker=_last(left.speaker) == _last(right.speaker) != "",
        same_figure=same_figure(left, right),
    )


def shared_at_most(left: ComparableClaim, right: ComparableClaim) -> tuple[float, float]:
    """Bounds of `shared` and `within` of `likeness(left, right)` that cost little: for most pairs they are enough."""
    ours, theirs = weighed(left.words), weighed(right.words)
    least = min(ours.weight, theirs.weight)
    shared = fsum(map(weight, ours.words & theirs.words)) + len(name_words(left) & name_words(right))
    return shared, shared / least if least else 0.0


def _groups(claim: ComparableClaim, named: frozenset[str]) -> int:
    """How many names of a claim the words `named` are of: words of one name stand side by side."""
    if not named:
        return 0
    groups, inside = 0, False
    for word in claim.words:
        is_name = word[0] != "@" and bool(not named.isdisjoint(_parts(word)))
        groups += is_name and not inside
        inside = is_name and word[0] not in "#&"
    return groups


@lru_cache(maxsize=KEPT_WORDS)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(canonical(fold(part)) for part in word.lstrip("@#&").split())


def around(claim: ComparableClaim, act: str) -> frozenset[str]:
    """The words that stand nearest to a word for what happens, with it: roughly its clause."""
    return _around(claim.words, act)


@lru_cache(maxsize=KEPT_CLAIMS)
def _around(said: tuple[str, ...], act: str) -> frozenset[str]:
    places = [at for at, word in enumerate(said) if word == act]
    return frozenset(said[i] for at in places for i in range(max(0, at - NEAR), min(len(said), at + NEAR + 1)))


def name_words(claim: ComparableClaim) -> frozenset[str]:
    """The words of the names in a claim (canonical, without countries): of things, of people, and of whatever its
    document comes back to under a name."""
    return _name_words(claim.words, claim.focus_names, tuple(person.name for person in claim.people))


@lru_cache(maxsize=KEPT_CLAIMS)
def _name_words(said: tuple[str, ...], focus: tuple[str, ...], people: tuple[str, ...]) -> frozenset[str]:
    own = {part for w in said if w[0] in "#&" for part in _parts(w)}
    own |= {canonical(fold(part)) for name in people for part in name.split()}
    own |= set(said) & {canonical(name) for name in focus}
    return frozenset(part for part in own if len(part) > 2 and weight(part) >= 1)


@cache
def _acts() -> frozenset[str]:
    return frozenset(canonical(word) for word in load("relation_words")["acting"]["acts"])


@cache
def _people() -> frozenset[str]:
    return frozenset(canonical(word) for word in load("relation_words")["acting"]["people"])


def _same_time(left: Iterable[DateMention], right: Iterable[DateMention]) -> bool:
    """True where two dates meet and the longer of them is no longer than a month."""
    theirs = [(d.earliest, d.latest) for d in right if d.earliest and d.latest]
    for date in left:
        if not date.earliest or not date.latest:
            continue
        for first, last in theirs:
            if date.earliest <= last and first <= date.latest and _short(date.earliest, date.latest, first, last):
                return True
    return False


def _short(*days: str) -> bool:
    """True where all days are of one month and year, or of two that follow each other."""
    months = sorted({(int(day[:4]) * 12 + int(day[5:7])) for day in days})
    return months[-1] - months[0] <= 1


def _last(speaker: str | None) -> str:
    return speaker.split()[-1].lower() if speaker and speaker.split() else ""


def same_figure(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where both give one exact figure of one unit, and no small one."""
    return any(_equal(a, b) for a in left.quantities for b in right.quantities)


def _equal(left: Quantity, right: Quantity) -> bool:
    if left.low is None or left.low != right.low or left.high != right.high or left.kind != right.kind:
        return False
    if left.kind.value in ("ordinal", "duration") or (left.kind.value == "count" and left.low < SMALL):
        return False
    ours, theirs = canonical(left.unit.lower()), canonical(right.unit.lower())
    return ours == theirs or {ours, theirs} <= _people() or not left.unit or not right.unit


def one_focus(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where the documents of both claims come back to one name or to the same words, or are one document."""
    if left.document == right.document:
        return True
    if _leading(left) & _leading(right):
        return True
    return len(set(left.focus_common) & set(right.focus_common)) >= COMMON_MATTER


def _leading(claim: ComparableClaim) -> set[str]:
    lands = {heir(e.name).lower() for e in claim.entities}
    return {*claim.focus_names[:LEADING], *lands}
