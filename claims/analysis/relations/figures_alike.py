"""How surely two figures answer one question, and what sets them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.relations.figures import (
    AGE,
    BARE,
    COUNT,
    PEOPLE,
    TIME,
    Figure,
    are_beasts,
    are_people,
    is_marked,
    near_asks,
    thing_of,
)
from claims.analysis.relations.intervals import Interval, interval, meet
from claims.analysis.relations.judging import Outcome, Side, closed
from claims.analysis.relations.wording import shared_weight

# What a common trait of two figures is worth as evidence that they answer one question.
ASKED = 2.0
THING = 2.0
HEADS = (0.0, 1.6, 2.2, 2.6)
SUBJECT_EACH, SUBJECT_MOST = 0.6, 1.2
HEAD_IN_CLAUSE = 0.8
WORDS_EACH, WORDS_MOST = 0.5, 1.5
NAMES_EACH, NAMES_MOST = 0.6, 1.2
RARE_DIMENSION = 0.8
OTHER_NAMES = 1.0
COMMON_DIMENSIONS = frozenset({COUNT, "money", TIME, "percent", BARE})
# What the same printed value adds, by its digits: 41 may be chance, 2,318 hardly.
DIGITS = (0.0, 0.3, 0.8, 1.5)
# Figures in unlike units, or converted, are given this slack.
# "More than 9,000" is hardly 14,000; "at least 9,000" may be.
MORE = Decimal("1.35")
_OVER = re.compile(r"(?:more\s+than|over|above|upwards\s+of|just\s+over)\b", re.I)
CONVERTED = Decimal("0.03")
LONG_UNITS = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Apart:
    """What sets two figures apart: the gate, and the two values that met there."""

    gate: str
    left: str
    right: str


def fits(one: Figure, other: Figure) -> bool:
    """True where two figures are of one dimension and unit, or one is a bare number that counts what the other does."""
    if one.dimension == other.dimension:
        return one.unit == other.unit and _things_fit(one, other)
    if {one.dimension, other.dimension} == {BARE, "money"}:
        return bool(set(one.asks) & set(other.asks) or one.about & other.subject or other.about & one.subject)
    if {one.dimension, other.dimension} != {BARE, COUNT}:
        return False
    return bool(set(one.asks) & set(other.asks)) or (one.thing == other.thing != "")


def _things_fit(one: Figure, other: Figure) -> bool:
    if one.thing == other.thing or not one.thing or not other.thing:
        return True
    if PEOPLE in (one.thing, other.thing) and is_marked(set(one.asks[:1]) & set(other.asks[:1]), "people"):
        return not are_beasts(one.thing) and not are_beasts(other.thing)  # "eleven of our colleagues died"
    return are_people(one.thing) and are_people(other.thing) and bool(set(one.asks) & set(other.asks))


def apart(one: Figure, other: Figure) -> Apart | None:
    """What sets two figures apart that fit, None where nothing does."""
    asked = set(one.asks) & set(other.asks)
    for group in ("part", "other", "former", "measure", "change", "place", "rate"):
        ours, theirs = _of_group(one, group), _of_group(other, group)
        if group == "part" and one.thing == other.thing and {thing_of(ours), thing_of(theirs)} <= {one.thing, ""}:
            continue  # "3,000 soldiers": what is counted on both sides narrows neither
        if ours == theirs or (group in ("change", "place") and ours and theirs):
            continue
        if group == "part" and SOME in (ours, theirs) and (not ours or not theirs):
            continue  # hinders only a contradiction
        if (group == "rate" and "each" in (ours, theirs) and ours and theirs) or (group == "change" and asked & MOVES):
            continue
        return Apart("part" if group != "rate" else "rate", ours or "no such", theirs or "no such")
    if one.asks and other.asks and not _asks_meet(one, other):
        return Apart("measure", one.asks[0].replace("_", " "), other.asks[0].replace("_", " "))
    ours_named, theirs_named = _named(one.subject), _named(other.subject)
    if ours_named and theirs_named and not ours_named & theirs_named:
        return Apart("object", _printed(ours_named), _printed(theirs_named))
    return None


_GATES = {"part": "part of the whole", "rate": "rate", "measure": "measure", "object": "object"}
# What is asked by how much something moved.
MOVES = frozenset({"rise", "fall", "growth", "dismissed", "inflation"})
# "seven of the victims": which of them is told by another word, where it is told.
SOME = "some of them"
# So many of its names a document is mostly about.
MAIN = 4


def figures_apart(left: Side, right: Side, *, measured: bool = False) -> Outcome | None:
    """The gate that closes because the clauses of two figures narrow them in unlike ways; None where they do not.

    `measured` says that both have one measure of the lexicon, so that what their clauses ask and whose they are is
    settled.
    """
    one, other = left.frame.figure, right.frame.figure
    if one and other and measured:
        one, other = replace(one, asks=(), subject=frozenset()), replace(other, asks=(), subject=frozenset())
    split = (apart(one, other) or _names_apart(left, right, one, other)) if one and other else None
    if split is None:
        return None
    return closed(
        split.gate, f"Not the same {_GATES[split.gate]}: {split.left}; {split.right}.", split.left, split.right
    )


def _names_apart(left: Side, right: Side, one: Figure, other: Figure) -> Apart | None:
    """A name in one clause that the other document does not have, and that its own document is not about."""
    if one.dimension == AGE:
        return (
            None if one.names & other.names or not one.names or not other.names else Apart("object", *_two(one, other))
        )
    for figure, own, foreign in ((one, left, right), (other, right, left)):
        strange = figure.names - set(foreign.claim.focus_names) - set(own.claim.focus_names[:MAIN])
        if strange and not figure.names & set(own.claim.focus_names[:MAIN]):
            return Apart("object", *_two(one, other))
    return None


def _two(one: Figure, other: Figure) -> tuple[str, str]:
    first, second = (" ".join(sorted(f.names)).title() or "none named" for f in (one, other))
    return first, second


def _asks_meet(one: Figure, other: Figure) -> bool:
    """True where the first question of one side is a question of the other, or near to its first."""
    return bool(near_asks(one.asks[0]) & {*other.asks} or near_asks(other.asks[0]) & {*one.asks})


def _of_group(figure: Figure, group: str) -> str:
    said = sorted(mark.partition(":")[2] for mark in figure.marks if mark.startswith(group + ":"))
    return ", ".join([word for word in said if word != SOME] or said)


def is_loose(one: Figure, other: Figure) -> bool:
    """True where one of two figures is an average, a whole of which another is told, or the like, and the other is not
    said to be."""
    if SOME in (_of_group(one, "part"), _of_group(other, "part")) and _of_group(one, "part") != _of_group(
        other, "part"
    ):
        return True
    return any(_of_group(one, group) != _of_group(other, group) for group in ("soft", "whole"))


def is_change(one: Figure, other: Figure) -> bool:
    """True where both figures say by how much something moved, which depends on from when to when."""
    return "moved" in (_of_group(one, "change"), _of_group(other, "change")) or bool(
        {"rise", "fall", "growth"} & set(one.asks) & set(other.asks)
    )


def unnamed(one: Figure, other: Figure) -> frozenset[str]:
    """The names of the holder where only one of two figures names it; none where both or neither do."""
    ours, theirs = _named(one.subject), _named(other.subject)
    return frozenset() if bool(ours) == bool(theirs) else frozenset(name[1:] for name in ours | theirs)


def _named(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.startswith("&"))


def _printed(names: frozenset[str]) -> str:
    return " ".join(sorted(name.lstrip("&").title() for name in names))


def likeness(one: Figure, other: Figure) -> float:
    """The evidence that two figures which fit answer one question; about 3 is convincing, 2 is thin."""
    asked = set(one.asks) & set(other.asks)
    first = bool(one.asks and other.asks) and (one.asks[0] in other.asks or other.asks[0] in one.asks)
    near = asked or (one.asks and other.asks and _asks_meet(one, other))
    score = ASKED if first else ASKED / 2 if near else 0.0
    if {one.dimension, other.dimension} <= {COUNT, BARE} and one.thing == other.thing and one.thing not in ("", PEOPLE):
        score += THING
    heads = _heads(one) & _heads(other)
    score += HEADS[min(len(heads), len(HEADS) - 1)] * (0.5 if first else 1.0)
    score += min(SUBJECT_MOST, SUBJECT_EACH * len(one.names & other.names))
    if not heads and _heads(one) & other.words | _heads(other) & one.words:
        score += HEAD_IN_CLAUSE
    drop = heads
    score += min(WORDS_MOST, WORDS_EACH * _shared(one.words - drop, other.words - drop))
    if one.dimension == AGE:
        score += min(NAMES_MOST, NAMES_EACH * len(one.names & other.names)) + _of_one_bearer(one, other)
    if one.dimension == other.dimension and one.dimension not in COMMON_DIMENSIONS | {AGE}:
        score += RARE_DIMENSION
    alone = one.names - other.names, other.names - one.names
    if alone[0] and alone[1]:
        score -= OTHER_NAMES
    return score


def _heads(figure: Figure) -> frozenset[str]:
    """The nouns that say what is measured: those of its phrase and of its subject."""
    said = (w for w in figure.about | figure.subject if w[0] != "&")
    return frozenset(w for w in said if thing_of(w) != figure.thing and not are_people(thing_of(w)))


def _of_one_bearer(one: Figure, other: Figure) -> float:
    """What it says that two ages are of one person: a common name, or a common word where one has no name."""
    if one.names and other.names:
        return ASKED if one.names & other.names else 0.0
    return ASKED if _shared(one.words, other.words) >= 1 else 0.0


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return shared_weight(one, other)[0]


def in_base(quantity: Quantity, figure: Figure) -> Interval:
    """The interval of a figure in the base unit of its dimension, half of the last printed digit included."""
    low, high = interval(quantity)
    if high is None and low is not None and _OVER.match(quantity.surface):
        high = low * MORE
    if (
        low is not None
        and low == high
        and quantity.kind in (QuantityKind.PERCENT, QuantityKind.OTHER, QuantityKind.POWER)
    ):
        slack = _last_digit(low) / 2 if figure.dimension not in (BARE,) else Decimal(0)
        low, high = low - slack, low + slack
    return (None if low is None else low * figure.factor, None if high is None else high * figure.factor)


def _last_digit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent <= 0 else Decimal(0)


def meeting(one: tuple[Quantity, Figure], other: tuple[Quantity, Figure]) -> bool:
    """True where two figures may be one value: their intervals meet, with some slack for unlike units."""
    ours, theirs = in_base(*one), in_base(*other)
    if one[0].unit != other[0].unit and one[1].dimension == other[1].dimension != COUNT:
        ours, theirs = _wider(ours), _wider(theirs)
    if one[1].dimension == other[1].dimension in (TIME, "length"):
        ours, theirs = _told_as_value(ours), _told_as_value(theirs)  # "in under ten minutes" is no five seconds
    return meet(ours, theirs)


def _told_as_value(ends: Interval) -> Interval:
    low, high = ends
    return (high / 2 if low is None and high is not None else low, high)


def _wider(ends: Interval) -> Interval:
    low, high = ends
    return (None if low is None else low * (1 - CONVERTED), None if high is None else high * (1 + CONVERTED))


def same_value(one: Quantity, other: Quantity) -> float:
    """What it says that both print one value: more, the more digits it has; 0 for unlike values."""
    if one.low is None or other.low is None or one.low != other.low:
        return 0.0
    return DIGITS[min(digits(one), len(DIGITS) - 1)]


def digits(quantity: Quantity) -> int:
    """How many digits of a figure tell something: one for 6,000, two for 6,400."""
    value = quantity.low if quantity.low is not None else quantity.high
    return len(value.normalize().as_tuple().digits) if value is not None else 0


def times_apart(one: tuple[Quantity, Figure], other: tuple[Quantity, Figure]) -> Decimal:
    """How many times the larger of two figures is the smaller; 1 where that cannot be told."""
    ends = [abs(e) for side in (one, other) if (e := _middle(*in_base(*side))) is not None]
    low, high = (min(ends), max(ends)) if len(ends) == 2 else (Decimal(1), Decimal(1))
    return high / low if low else Decimal(100)


def _middle(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    if low is not None and high is not None:
        return (low + high) / 2
    return high if low is None else low


def stays(one: Figure, other: Figure) -> bool:
    """True where what is asked does not change once it has happened or was built."""
    if one.dimension == AGE:
        return False
    return is_marked(set(one.asks) & set(other.asks), "fixed")
