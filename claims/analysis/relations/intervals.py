"""Figures as intervals: rounding, "about" and open ends, and whether two intervals share a value.

Rounding: a figure is exact to its last printed digit that is not zero, and "about" widens it by a tenth (common usage
in news; a wider margin would let 600 pass for 700).
"""

from __future__ import annotations

from decimal import Decimal

from claims.analysis.extraction.values import Quantity, QuantityKind

APPROXIMATE = Decimal("0.10")
WHOLE_BELOW = 100

Interval = tuple[Decimal | None, Decimal | None]


def interval(quantity: Quantity) -> Interval:
    """The interval that a figure stands for, rounding and "about" included; None for an open end."""
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return low, high
    slack = Decimal(0)
    if low == high:
        slack = abs(low) * APPROXIMATE if quantity.approximate else Decimal(0) if _whole(quantity) else rounding(low)
    elif quantity.approximate:
        slack = abs(high) * APPROXIMATE
    return low - slack, high + slack


def _whole(quantity: Quantity) -> bool:
    """True for a small count of things, which nobody rounds: 80 rotors are not 76; people are counted more roughly."""
    things = quantity.kind is QuantityKind.COUNT and quantity.unit not in ("", "count", "person")
    return things and quantity.low is not None and abs(quantity.low) < WHOLE_BELOW


def rounding(value: Decimal) -> Decimal:
    """Half of the last digit that is not zero: 700 may be 650 to 750 said roundly; counts below twenty are exact."""
    if value == 0 or abs(value) < 20:
        return Decimal(0)
    digits = value.normalize().as_tuple()
    exponent = digits.exponent
    if not isinstance(exponent, int) or exponent <= 0 or len(digits.digits) > 3:
        return Decimal(0)
    return min(Decimal(5).scaleb(exponent - 1), abs(value) * Decimal("0.05"))


def meet(one: Interval, other: Interval) -> bool:
    """True where two intervals share a value."""
    return not (
        (one[1] is not None and other[0] is not None and one[1] < other[0])
        or (other[1] is not None and one[0] is not None and other[1] < one[0])
    )


def inside(inner: Interval, outer: Interval) -> bool:
    """True where `inner` lies within `outer` and is narrower."""
    low = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    high = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return low and high and inner != outer
