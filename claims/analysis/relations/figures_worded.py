"""Figures told in words that are no quantity by themselves: "six in ten voted", "a crew of 22", "who is 61"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.analysis.extraction.measure_words import Sort, sort_of
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
    r"(?<=[a-z:]\s)(?!(?:1[5-9]|20)\d\d\b)(?P<n>\d{1,3}(?:,\d{3})+|\d{2,6})(?=[.,;)](?:\s|$)|\s(?:and|but|while|against|compared)\b)"
)
YEAR = 4
_SCALES = {"million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12)}
_SCALED = re.compile(r"(?<![\w.,$€£])(?P<n>\d{1,3}(?:,\d{3})*(?:\.\d+)?)\s(?P<scale>million|billion|trillion)\b", re.I)
# "a magnitude of 6.8", "magnitude 6.8 struck".
_DECIMAL = re.compile(
    r"(?<=[a-z:]\s)(?P<n>\d{1,3}\.\d{1,2})"
    r"(?![\d%.,]?\d|\s*(?:%|per\b|percent|million|billion|trillion|am\b|pm\b))"
)
# "11,000 somi": counted in a noun that no list has.
_NOUNED = re.compile(r"(?<![\w.,$€£])(?P<n>\d{1,3}(?:,\d{3})+)\s(?P<noun>[a-z]{3,14})\b")
_HAVE = re.compile(
    rf"\b(?P<n>{_NUMBER})\s+(?=(?:have|had|were|was|are)\s+(?:now\s+|since\s+|already\s+|later\s+)?(?:been\s+)?\w+ed\b)",
    re.I,
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
    for reader in (_shares, _ages_and_groups, _who_did, _scaled, _nouned, _bare):
        yield from reader(reading)


def _shares(reading: Reading) -> Iterator[Quantity]:
    """ "six in ten", "just over half"."""
    for match in _IN_TEN.finditer(reading.text):
        n, of = _value(match["n"]), _value(match["of"])
        if 0 < n < of:
            share = _made(reading, match, n * 100 / of, "percent", QuantityKind.PERCENT, rough=of != TENTHS)
            half = Decimal(50) / of
            yield _between(share, share.low - half, share.low + half) if of == TENTHS and share.low else share
    for match in _HALF.finditer(reading.text):
        how = " ".join((match["how"] or "").lower().split())
        made = _made(reading, match, HALF, "percent", QuantityKind.PERCENT, rough=how not in (*_UNDER, *_OVER))
        near = CLOSE if how in ("just over", "a little over", "just under") else None
        low = HALF if how not in _UNDER else HALF - near if near else None
        high = HALF if how not in _OVER else HALF + near if near else None
        yield _between(made, low, high)


def _ages_and_groups(reading: Reading) -> Iterator[Quantity]:
    """ "who is 61", "a crew of 22"."""
    for match in _AGED.finditer(reading.text):
        yield _made(reading, match, _value(match["n"]), "year", QuantityKind.DURATION, rule="duration.age")
    for match in _GROUP.finditer(reading.text):
        yield _made(reading, match, _value(match["n"]), match["noun"].lower(), QuantityKind.COUNT)


def _who_did(reading: Reading) -> Iterator[Quantity]:
    """ "130 lost their lives", "2,300 that were destroyed", "93 have been compensated"."""
    for match in _DID.finditer(reading.text):
        related = reading.text[match.end() : match.end() + 5].lower().startswith(("that", "which"))
        if not _is_year(match):
            kind, unit = (QuantityKind.OTHER, "") if related else (QuantityKind.COUNT, "person")
            yield _made(reading, match, _value(match["n"]), unit, kind)
    for match in _HAVE.finditer(reading.text):
        if not _is_year(match):
            yield _made(reading, match, _value(match["n"]), "", QuantityKind.OTHER)


def _is_year(match: re.Match[str]) -> bool:
    return match["n"].isdigit() and len(match["n"]) == YEAR


def _scaled(reading: Reading) -> Iterator[Quantity]:
    """ "had been 140 million"."""
    for match in _SCALED.finditer(reading.text):
        value = Decimal(match["n"].replace(",", "")) * _SCALES[match["scale"].lower()]
        yield _made(reading, match, value, "", QuantityKind.OTHER)


def _nouned(reading: Reading) -> Iterator[Quantity]:
    """ "11,000 somi"."""
    for match in _NOUNED.finditer(reading.text):
        if sort_of(match["noun"]) is Sort.NOUN:
            yield _made(reading, match, _value(match["n"]), match["noun"], QuantityKind.COUNT)


def _bare(reading: Reading) -> Iterator[Quantity]:
    """ "magnitude 6.8", "is left with 74."."""
    for match in _DECIMAL.finditer(reading.text):
        yield _made(reading, match, Decimal(match["n"]), "", QuantityKind.OTHER)
    for match in _FINAL.finditer(reading.text):
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
