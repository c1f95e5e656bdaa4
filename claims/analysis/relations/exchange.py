"""Rates of exchange that a text itself gives: "$920 million (780 million euros)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from claims.analysis.extraction.values import Quantity
from claims.analysis.relations.figures import MONEY
from claims.analysis.relations.values import Frame

CONVERSION = "money.conversion"
SLACK = Decimal("0.03")


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of `other` a text reckons for one of `unit`, and the two figures as printed that tell it."""

    unit: str
    other: str
    value: Decimal
    surface: str


def rates_in(figures: Sequence[Frame]) -> list[Rate]:
    """The rates that a document gives, from each sum that it prints in two currencies, in the order of the text."""
    money = sorted((f for f in figures if f.quantity and f.figure and f.figure.dimension == MONEY), key=_place)
    found = []
    for first, second in pairwise(money):
        ours, theirs = first.quantity, second.quantity
        if ours and theirs and theirs.rule == CONVERSION and ours.low and theirs.low and ours.unit != theirs.unit:
            found.append(Rate(ours.unit, theirs.unit, theirs.low / ours.low, f"{ours.surface} = {theirs.surface}"))
    return found


def _place(frame: Frame) -> tuple[int, int]:
    return frame.start, frame.end


def factor_between(unit: str, other: str, rates: Sequence[Rate]) -> tuple[Decimal, Rate] | None:
    """By what a sum in `unit` is multiplied to be one in `other`, with the rate that says so; None where none does."""
    for rate in rates:
        if (rate.unit, rate.other) == (unit, other):
            return rate.value, rate
        if (rate.unit, rate.other) == (other, unit):
            return 1 / rate.value, rate
    return None


def converted(quantity: Quantity, unit: str, factor: Decimal) -> Quantity:
    """`quantity` in another currency, with some slack: a rate of the day is none of the year."""
    low = None if quantity.low is None else quantity.low * factor * (1 - SLACK)
    high = None if quantity.high is None else quantity.high * factor * (1 + SLACK)
    return replace(quantity, low=low, high=high, unit=unit)
