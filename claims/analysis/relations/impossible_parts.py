"""Parts that cannot be: larger than their whole, together more than it, or shares beyond a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from claims.analysis.extraction.numbers import find_numbers
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.relations.impossible_told import Clash, Place, Told
from claims.analysis.relations.phrases import any_of

HUNDRED = Decimal(100)
# Shares that were each rounded to whole per cent may add up to a little more than a hundred.
ROUNDING = Decimal("1.5")
# "five passengers of the ferry, seven of whom": words that may stand between a number and "of whom".
_FEW_WORDS = re.compile(r"(?:\s+[\w'\u2019-]+){0,4}\s*,?\s*(?:and\s+)?(?:at\s+least\s+|about\s+|some\s+)?")
# "Of the 30 crew, 45 were saved": the whole opens the sentence or its clause.
_OF_ALL = re.compile(
    r"(?:^|[,;]\s+(?:and\s+)?)of\s+(?:the|its|their|his|her|our|these|those|all(?:\s+the)?)\s+(?:about\s+)?$", re.I
)
# "In 2015 of the 27 states", "Article 45 of the 30", "No. 45 of the 30", "45/30": no part of them.
_NO_PART = re.compile(
    r"(?:\b[Ii]n|\b[A-Z][\w.]*|\b(?:article|page|chapter|section|paragraph|rule|number|no|nos|table|line|day|room|clause)\.?|[/.,-]\d*|[#$\u20ac\u00a3])\s*$"
)
_PERCENT_OF = re.compile(
    r"\s+of\s+(?:all\s+)?(?:the\s+|its\s+|their\s+|those\s+|these\s+)?(?P<first>[a-z-]+)(?:\s+(?P<second>[a-z-]+))?",
    re.I,
)
_AIM = frozenset({"target", "targets", "quota", "number", "level", "figure", "budget", "plan", "goal", "total"})
# "the other 12 were saved": what is left of a whole, in code points behind the word.
_REST_REACH = 30


def part_over_whole(told: Told) -> Iterator[Clash]:
    """ "45 of the 30 crew", "45 out of 30 questions": a part that is larger than the whole beside it."""
    within = re.compile(rf"\s+{any_of(_words('within')).pattern}\s+$", re.I)
    units = {q.end: q for q in told.quantities}
    for whole in told.quantities:
        link = within.search(told.text[: whole.start])
        if link is None or not _is_whole(whole):
            continue
        number = next((n for n in find_numbers(told.text[: link.start()]) if n.end == link.start()), None)
        part = units.get(link.start())
        if part is not None and part.kind is QuantityKind.MONEY and part.unit == whole.unit and part.low is not None:
            place, value = (part.start, part.end), part.low
        elif number and not number.fraction and not (part and not _fits(part, whole)):
            place, value = (number.start, number.end), number.value
        else:
            continue
        if whole.high is not None and value > whole.high and not _NO_PART.search(told.text[: place[0]]):
            yield _clash(told, place, whole)


def part_of_all(told: Told) -> Iterator[Clash]:
    """ "Of the 30 crew, 45 were saved"."""
    for whole in told.quantities:
        if whole.kind is not QuantityKind.COUNT or not whole.high or not _OF_ALL.search(told.text[: whole.start]):
            continue
        match = re.match(
            r"(?:\s+[\w'\u2019-]+){0,4},\s+(?:only\s+|at\s+least\s+|some\s+|about\s+)?", told.text[whole.end :]
        )
        if match is None:
            continue
        at = whole.end + match.end()
        for number in find_numbers(told.text[at : at + 40]):
            behind = told.text[at + number.end :]
            if number.start == 0 and number.value > whole.high and not number.fraction and _stands_alone(behind):
                yield _clash(told, (at, at + number.end), whole)
            break


def subset_over_whole(told: Told) -> Iterator[Clash]:
    """ "killed 15 people, including 20 children", "five passengers, seven of whom"."""
    people, kinds = set(_words("people")), set(_words("kinds"))
    for whole, part in pairwise(told.quantities):
        if whole.high is None or part.low is None or part.low <= whole.high or not _counts(whole):
            continue
        between = told.text[whole.end : part.start]
        if (_of_whom(told, part) and _FEW_WORDS.fullmatch(between)) or (
            whole.unit in people and part.unit in kinds and _counts(part) and _includes(between)
        ):
            yield _over(part, whole)


def parts_over_whole(told: Told) -> Iterator[Clash]:
    """ "Of the 30 crew, 25 died and the other 12 were saved": two parts that are all of it are more than it."""
    for whole, one in pairwise(told.quantities):
        if whole.high is None or not _is_whole(whole) or not _OF_ALL.search(told.text[: whole.start]):
            continue
        if one.low is None or one.approximate or not (_fits(one, whole) or one.unit == "person"):
            continue
        for rest in any_of(_words("rest")).finditer(told.text, one.end):
            at = rest.end() + 1
            number = next(iter(find_numbers(told.text[at : at + _REST_REACH])), None)
            if number is None or number.start or number.fraction or not _stands_alone(told.text[at + number.end :]):
                continue
            total = one.low + number.value
            if total > whole.high:
                sum_up = f"“{one.surface}” and the other “{_plain(number.value)}” are {_plain(total)} together"
                places = ((whole.start, whole.end), (one.start, one.end), (at, at + number.end))
                sentence = f"{sum_up}, more than “{whole.surface}”."
                yield Clash("impossible.parts_over_whole", places, sentence, _plain(total), whole.surface)


def share_over_hundred(told: Told) -> Iterator[Clash]:
    """ "120 percent of the residents", "a turnout of 104 per cent": a share of people or things beyond all of them."""
    for share in told.quantities:
        if share.kind is not QuantityKind.PERCENT or share.low is None or share.low <= HUNDRED:
            continue
        of = _PERCENT_OF.match(told.text[share.end :])
        named = [of["first"].lower(), (of["second"] or "").lower()] if of else []
        bounded = _AIM.isdisjoint(named) and not set(named).isdisjoint(_words("bounded"))
        lead = told.text[max(0, share.start - 30) : share.start]
        turnout = re.search(
            rf"{any_of(_words('turnout')).pattern}\s+(?:of|was|reached|stood\s+at|at|:)\s+$", lead, re.I
        )
        grown = re.search(r"\b(?:by|up|rose|grew|more|another|increase)\b", lead, re.I)
        if (bounded and not grown) or turnout:
            sentence = f"“{share.surface}” of a whole is told, which ends at 100 per cent."
            yield Clash(
                "impossible.share_over_hundred", ((share.start, share.end),), sentence, share.surface, "100 percent"
            )


def shares_over_hundred(told: Told) -> Iterator[Clash]:
    """ "60 percent chose Lund, 35 percent Berg and the remaining 15 percent nobody": shares of all beyond a hundred."""
    shares = [q for q in told.quantities if q.kind is QuantityKind.PERCENT and q.low is not None and q.low == q.high]
    rest = any_of(_words("rest"))
    if len(shares) < 2 or not rest.search(told.text[max(0, shares[-1].start - 14) : shares[-1].start]):
        return
    total = sum((q.low for q in shares if q.low is not None), Decimal(0))
    if total <= HUNDRED + ROUNDING or any(word in told.text for word in (" year", " compared", " from ")):
        return
    sentence = f"Shares of one whole, the remaining one with them, add up to {_plain(total)} per cent."
    places = tuple((q.start, q.end) for q in shares)
    yield Clash("impossible.shares_over_hundred", places, sentence, f"{_plain(total)} percent", "100 percent")


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(load("relation_impossible")["parts"][kind])


def _counts(quantity: Quantity) -> bool:
    return quantity.kind in (QuantityKind.COUNT, QuantityKind.OTHER) and not quantity.per


def _fits(part: Quantity, whole: Quantity) -> bool:
    """May `part` count the same as `whole`?"""
    return _counts(part) and part.unit in ("", whole.unit)


def _is_whole(quantity: Quantity) -> bool:
    return quantity.kind in (QuantityKind.COUNT, QuantityKind.MONEY) and not quantity.per


def _of_whom(told: Told, part: Quantity) -> bool:
    return re.match(rf"\s+{any_of(_words('of_whom')).pattern}", told.text[part.end :], re.I) is not None


def _includes(between: str) -> bool:
    """Are the words between a whole and a part, behind its noun, "including" or the like?"""
    cue = list(any_of(_words("including")).finditer(between))
    if not cue or between[cue[-1].end() :].strip():
        return False
    return re.search(r"[;.]|\b(?:and|injur\w+|wound\w+|hurt)\b", between[: cue[-1].start()]) is None


def _stands_alone(behind: str) -> bool:
    """Does a number count what was named before: "45 were saved", "45 died", not "45 passengers of other ships"?"""
    return (
        re.match(
            r"\s+(?:were|was|are|have|had|did|died|survived|voted|drowned|failed|passed|left|remain\w*|escaped|resigned|agreed|refused|[a-z]+ed)\b",
            behind,
        )
        is not None
    )


def _over(part: Quantity, whole: Quantity) -> Clash:
    sentence = f"The part (“{part.surface}”) is larger than the whole of which it is told (“{whole.surface}”)."
    places = tuple(sorted(((part.start, part.end), (whole.start, whole.end))))
    return Clash("impossible.part_over_whole", places, sentence, part.surface, whole.surface)


def _clash(told: Told, part: Place, whole: Quantity) -> Clash:
    surface = told.text[part[0] : part[1]]
    sentence = f"The part (“{surface}”) is larger than the whole of which it is told (“{whole.surface}”)."
    return Clash("impossible.part_over_whole", ((whole.start, whole.end), part), sentence, surface, whole.surface)


def _plain(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
