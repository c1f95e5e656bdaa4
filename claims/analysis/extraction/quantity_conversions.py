"""A figure and the same figure in another unit: "12 million baht ($340,000)", "5 miles (8 km)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load

_CLOSED = re.compile(r"[^()\[\]\n]{0,30}[)\]]")
_KINDS = (QuantityKind.MONEY, QuantityKind.OTHER, QuantityKind.POWER)


@cache
def _leads() -> re.Pattern[str]:
    """What stands between a figure and its conversion: a bracket, or ", or about" and the like."""
    words = "|".join(
        re.escape(phrase).replace(r"\ ", r"[ \n]{1,2}") for phrase in load("numbers")["conversions"]["leads"]
    )
    return re.compile(
        rf"(?P<bracket>[ \n]{{0,2}}[(\[][ ]?(?:{words})?[ ]?)"
        rf"|[ \n]{{0,1}}[,;–—-]{{0,1}}[ \n]{{0,2}}(?:{words})[ \n]{{1,2}}",
        re.IGNORECASE,
    )


def with_conversions(view: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """`quantities` in order; one that only tells the figure before it in another unit has the rule "money.conversion"
    (or "other.conversion"), measures what that figure measures and runs over the same period."""
    before: Quantity | None = None
    for quantity in quantities:
        if before is not None and _converts(view, before, quantity):
            yield replace(
                quantity, measures=before.measures, per=quantity.per or before.per, rule=f"{quantity.kind}.conversion"
            )
            continue  # "300 C (572 F, 573 K)" converts the first figure twice
        yield quantity
        before = quantity


def _converts(view: str, first: Quantity, second: Quantity) -> bool:
    if second.kind is not first.kind or first.kind not in _KINDS or first.unit == second.unit:
        return False
    if not first.unit or not second.unit or second.start - first.end > 40:
        return False
    gap = _leads().fullmatch(view, first.end, second.start)
    if gap is None:
        return _in_bracket(view, first, second)
    return gap["bracket"] is None or _CLOSED.match(view, second.end) is not None


_SECOND = re.compile(r"[ ]?[(\[][^()\[\]\n]{2,26}[,;/][ ]?(?:or[ ])?")


def _in_bracket(view: str, first: Quantity, second: Quantity) -> bool:
    """The second conversion of one bracket."""
    return _SECOND.fullmatch(view, first.end, second.start) is not None and _CLOSED.match(view, second.end) is not None
