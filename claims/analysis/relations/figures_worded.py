"""Figures told in words that are no quantity by themselves: "six in ten voted", "a crew of 22", "who is 61"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.relations.reading import Reading

_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "twenty": 20, "hundred": 100,
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}|" + "|".join(_SMALL) + ")"
_IN_TEN = re.compile(
    rf"\b(?P<n>{_NUMBER})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<of>{_NUMBER})\b(?!\s+(?:days|weeks|months|years))", re.I
)
_HALF = re.compile(
    r"\b(?P<how>just\s+over|a\s+little\s+over|more\s+than|over|just\s+under|less\s+than|fewer\s+than|under|almost|nearly|"
    r"about|around|roughly|exactly)\s+half\b|\b(?P<plain>half)\s+of\b",
    re.I,
)
_AGED = re.compile(r"\b(?:who\s+(?:is|was)|aged)\s+(?P<n>\d{1,3})(?=\s*[,.;)]|\s+(?:and|at|when)\b)", re.I)
_GROUP = re.compile(
    rf"\b(?P<noun>crew|staff|team|workforce|fleet|garrison)\s+of\s+(?:about\s+|some\s+|only\s+)?(?P<n>{_NUMBER})(?=\s*[,.;)]|\s+(?:and|on|when|was|were|had)\b)",
    re.I,
)
_DID = re.compile(
    rf"\b(?P<n>{_NUMBER})\s+(?=(?:(?:of\s+them|others?|more)\s+)?(?:that\s|which\s|who\s|lost\s+their|died|survived|drowned|perished|voted|"
    r"abstained|are\s+missing|remain\s+missing|were\s+(?:killed|injured|rescued|hurt|wounded|arrested|missing|saved)|"
    r"have\s+died|had\s+died|live|work)\b)",
    re.I,
)
# "six in ten" is told to the tenth; "just over half" is within so many per cent of it.
TENTHS = 10
HALF = Decimal(50)
CLOSE = Decimal(5)
# "is left with 74.": a number at the end of its clause; not a year.
_FINAL = re.compile(
    r"(?<=[a-z]\s)(?!(?:1[5-9]|20)\d\d\b)(?P<n>\d{1,3}(?:,\d{3})+|\d{2,6})(?=[.,;)](?:\s|$)|\s(?:and|but|while|against|compared)\b)"
)
_UNDER = ("just under", "less than", "fewer than", "under")
_OVER = ("just over", "a little over", "more than", "over")


def worded_figures(reading: Reading) -> Iterator[Quantity]:
    """Quantities that the sentence tells in such words, none where extraction has already found one."""
    covered = [(q.start, q.end) for q in reading.quantities] + [(d.start, d.end) for d in reading.dates]
    for quantity in _found(reading):
        if not any(start < quantity.end and quantity.start < end for start, end in covered):
            covered.append((quantity.start, quantity.end))
            yield quantity


def _found(reading: Reading) -> Iterator[Quantity]:
    text = reading.text
    for match in _IN_TEN.finditer(text):
        n, of = _value(match["n"]), _value(match["of"])
        if 0 < n < of:
            share = _made(reading, match, n * 100 / of, "percent", QuantityKind.PERCENT, rough=of != TENTHS)
            half = Decimal(50) / of
            yield _between(share, share.low - half, share.low + half) if of == TENTHS and share.low else share
    for match in _HALF.finditer(text):
        how = " ".join((match["how"] or "").lower().split())
        low: Decimal | None = HALF
        high: Decimal | None = HALF
        made = _made(reading, match, HALF, "percent", QuantityKind.PERCENT, rough=how not in (*_UNDER, *_OVER))
        low, high = (None if how in _UNDER else low, None if how in _OVER else high)
        near = how in ("just over", "a little over", "just under")
        yield _between(
            made, HALF - CLOSE if near and low is None else low, HALF + CLOSE if near and high is None else high
        )
    for match in _AGED.finditer(text):
        yield _made(reading, match, _value(match["n"]), "year", QuantityKind.DURATION, rule="duration.age")
    for match in _GROUP.finditer(text):
        yield _made(reading, match, _value(match["n"]), match["noun"].lower(), QuantityKind.COUNT)
    for match in _DID.finditer(text):
        if not (match["n"].isdigit() and len(match["n"]) == 4):
            related = text[match.end() : match.end() + 5].lower().startswith(("that", "which"))
            kind, unit = (QuantityKind.OTHER, "") if related else (QuantityKind.COUNT, "person")
            yield _made(reading, match, _value(match["n"]), unit, kind)
    for match in _FINAL.finditer(text):
        yield _made(reading, match, _value(match["n"]), "", QuantityKind.OTHER)


def _value(text: str) -> Decimal:
    low = text.lower()
    return Decimal(_SMALL[low]) if low in _SMALL else Decimal(low.replace(",", ""))


def _made(
    reading: Reading,
    match: re.Match[str],
    value: Decimal,
    unit: str,
    kind: QuantityKind,
    *,
    rough: bool = False,
    rule: str = "figure.worded",
) -> Quantity:
    start, end = reading.at(match.start()), reading.at(match.start() + len(match.group().rstrip()))
    return Quantity(start, end, reading.context.view[start:end], value, value, unit, kind, approximate=rough, rule=rule)


def _between(quantity: Quantity, low: Decimal | None, high: Decimal | None) -> Quantity:
    return Quantity(
        quantity.start, quantity.end, quantity.surface, low, high, quantity.unit, quantity.kind,
        approximate=quantity.approximate, rule=quantity.rule,
    )  # fmt: skip
