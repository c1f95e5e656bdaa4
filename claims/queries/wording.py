"""How values read in words, on the desk and in reports."""

from __future__ import annotations

import re
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
    """A large amount in the words of its magnitude, never rounded: 700 million, 1.2 billion, 1,234,567.89."""
    for size, name in MAGNITUDES:
        part = number / size
        if abs(part) >= 1 and part == round(part, 4):
            return f"{plain(part)} {name}"
    return plain(number)


def interval(low: Decimal | None, high: Decimal | None) -> str:
    """The bounds in words: "700 million", "750 million to 800 million", "5 or more", "up to 9"."""
    if low is None and high is None:
        return ""
    if high is None:
        return f"{scaled(low or Decimal(0))} or more"
    if low is None:
        return f"up to {scaled(high)}"
    return scaled(low) if low == high else f"{scaled(low)} to {scaled(high)}"


def amount(
    low: Decimal | None, high: Decimal | None, *, unit: str = "", per: str = "", approximate: bool = False
) -> str:
    """A quantity in words: "about 700 million USD per year", "38 years". Empty where there is no figure."""
    figure = interval(low, high)
    if not figure:
        return ""
    if unit == "rank":
        words = "first" if low == high == 1 else f"rank {figure}"
    elif unit == "percent":
        words = f"{figure} %"
    else:
        words = f"{figure} {unit if low == high == 1 else plural(unit)}".strip()
    words = f"about {words}" if approximate else words
    return f"{words} per {per}" if per else words


IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "aircraft": "aircraft", "life": "lives",
    "spacecraft": "spacecraft", "hovercraft": "hovercraft", "series": "series", "species": "species", "foot": "feet",
    "serviceman": "servicemen", "policeman": "policemen", "fisherman": "fishermen", "salesman": "salesmen",
}  # fmt: skip


def plural(noun: str) -> str:
    """The plural of an English noun; codes of currencies and other abbreviations stay as they are."""
    if noun.isupper() or not re.search("[aeiouy]", noun):
        return noun
    head, _, last = noun.rpartition(" ")
    if last in IRREGULAR:
        last = IRREGULAR[last]
    elif re.search(r"[^aeiou]y$", last):
        last = f"{last[:-1]}ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", last):
        last = f"{last}es"
    else:
        last = f"{last}s"
    return f"{head} {last}".strip()


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
