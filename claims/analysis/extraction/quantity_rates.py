"""What a figure is told for: "a year", "per barrel", "/m²", "per 100,000 people", "annually"."""

from __future__ import annotations

import re

from claims.analysis.extraction.quantity_counts import is_plural, singular
from claims.analysis.extraction.quantity_units import unit_named
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load

_UNITS = load("units")
_PERIOD = r"second|minute|hour|day|night|week|month|quarter|year|season|decade|century"
_ADVERBS = "|".join(
    re.escape(word).replace(r"\ ", r"[ \n]{1,2}") for word in sorted(_UNITS["rates"], key=len, reverse=True)
)
_RATE = re.compile(
    rf"""
    [ \n]{{1,2}}(?:a|an|each|every|per|in[ ]a|for[ ]every|for[ ]each)[ \n]{{1,2}}
        (?P<period>{_PERIOD})(?![A-Za-z-])                                                         # a year, per day
    | [ \n]{{1,2}}(?:per|(?:for|in)[ \n]every|in[ \n]each)[ \n]{{1,2}}
        (?P<many>\d{{1,3}}(?:[, ]?\d{{3}}){{0,3}}|thousand|hundred|million)                         # per 100,000 births
        (?:[ \n]{{1,2}}(?P<of>(?:live[ ]|registered[ ]|adult[ ])?[a-z]{{3,20}})(?![A-Za-z-]))?
    | (?:[ \n]{{1,2}}per[ \n]{{1,2}}|[ ]?/[ ]?)(?P<thing>(?!cent\b)[A-Za-zµμ°][A-Za-z^²³]{{0,20}}\d?)  # per barrel, /m2
    | [- \n]{{1,2}}(?:a|an)[- \n]{{1,2}}(?P<traded>{'|'.join(_UNITS["traded"]["words"])})(?![A-Za-z])
    | [ \n]{{1,2}}(?P<adverb>{_ADVERBS})(?![A-Za-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_OF_WHAT = re.compile(r"[ \n]of[ \n][a-z]{3,16}(?:[ ][a-z]{3,16})?(?=[ \n](?:a|an|per|each|every)[ \n])")
_WORDS = {"hundred": "100", "thousand": "1000", "million": "1000000"}
# "per 100,000 in 2019": what follows is no noun.
_NO_NOUN = frozenset(load("counted")["stops"]["words"])
_SHORT = _UNITS["denominators"]


def rate_after(view: str, end: int) -> tuple[str, int] | None:
    """The unit of a rate that follows at `end` and where it ends: "year" for "a year", "per annum", "annually".

    Two in a row are one unit: "square metre per year" for "/m² per year".
    """
    first = _one_rate(view, end)
    if first is None:
        return None
    second = _one_rate(view, first[1])
    return (f"{first[0]} per {second[0]}", second[1]) if second else first


def rate_of(view: str, quantity: Quantity) -> tuple[str, int] | None:
    """As `rate_after`, for a figure of measure also behind what is measured: "2 million barrels [of oil a day]"."""
    rate = rate_after(view, quantity.end)
    if rate is not None or quantity.kind is not QuantityKind.OTHER:
        return rate
    of = _OF_WHAT.match(view, quantity.end)
    return rate_after(view, of.end()) if of else None


def _one_rate(view: str, end: int) -> tuple[str, int] | None:
    match = _RATE.match(view, end)
    if not match:
        return None
    if match["adverb"]:
        return _UNITS["rates"][" ".join(match["adverb"].lower().split())], match.end()
    if match["many"]:
        return _per_many(match)
    if match["thing"]:
        return _per_thing(view, match)
    return (match["period"] or match["traded"]).lower(), match.end()


def _per_many(match: re.Match[str]) -> tuple[str, int]:
    """ "14 cases per 100,000 people": the base of the rate, and of what."""
    base = re.sub(r"\D", "", match["many"]) or _WORDS[match["many"].lower()]
    noun = match["of"]
    if not noun or noun.split()[-1].lower() in _NO_NOUN:
        return base, match.end("many")
    return f"{base} {singular(noun)}", match.end()


def _per_thing(view: str, match: re.Match[str]) -> tuple[str, int] | None:
    """A unit of measure by its own name ("/m2" -> "square metre"), any other thing by the word printed."""
    place = match.start("thing")
    unit = unit_named(view, place)
    if unit is not None:
        return unit
    word = re.match(r"[A-Za-z]+", match["thing"])
    slashed = view[match.start() : place].strip() == "/"
    if word is None or view[word.end() + place : word.end() + place + 1].isdigit() or (slashed and is_plural(word[0])):
        return None
    return _SHORT.get(word[0], singular(word[0]).lower()), place + word.end()
