"""How a report puts values into words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

MAGNITUDES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 document", "3 documents"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def plain(number: Decimal) -> str:
    """A decimal without trailing zeros and without exponent, with thousands marked: 1,803.6."""
    text = f"{number.normalize():,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def scaled(number: Decimal) -> str:
    """A large amount in the words of its magnitude: 700 million, 1.2 billion; smaller ones as they are."""
    for size, name in MAGNITUDES:
        if abs(number) >= size:
            return f"{plain(number / size)} {name}"
    return plain(number)


def interval(low: Decimal | None, high: Decimal | None) -> str:
    """The bounds in words: "700 million", "750 million to 800 million", "at least 5", "at most 9"."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"at most {scaled(high)}" if high is not None else f"at least {scaled(low or Decimal(0))}"
    return scaled(low) if low == high else f"{scaled(low)} to {scaled(high)}"


def amount(
    low: Decimal | None, high: Decimal | None, *, unit: str = "", per: str = "", approximate: bool = False
) -> str:
    """A quantity in words: "about USD 700 million per year", "38 years". Empty where there is no figure."""
    figure = interval(low, high)
    if not figure:
        return ""
    if unit == "rank":
        words = "first" if low == high == 1 else f"rank {figure}"
    elif len(unit) == 3 and unit.isupper():
        words = f"{unit} {figure}"
    elif unit == "percent":
        words = f"{figure} %"
    elif unit:
        words = f"{figure} {unit if low == high == 1 else unit + 's'}"
    else:
        words = figure
    words = f"about {words}" if approximate else words
    return f"{words} per {per}" if per else words


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
