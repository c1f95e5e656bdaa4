"""Figures printed with more than one number: "5 feet 11 inches", "2h 30m", "9.83 ± 0.01 m", "$12.50 and 30 cents"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from claims.analysis.extraction.number_reader import Number
from claims.analysis.extraction.quantity_figures import Figure, measured
from claims.analysis.extraction.quantity_units import unit_after
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load

_GAP = re.compile(r"(?:,?[ \n]{0,2}(?:and[ \n]{1,2})?)", re.IGNORECASE)
_MINUTES = re.compile(r"[ ]?m(?![A-Za-z\d])")
_INCHES = re.compile(r"[ ]?(?:ins?\b|\")")
_TOLERANCE = re.compile(r"[ ]?(?:±|\+/-|\+/−|\+-|plus[ ]or[ ]minus)[ ]?$", re.IGNORECASE)


@cache
def _parts(times: bool) -> dict[tuple[str, str], Decimal]:
    """How many of a smaller unit make the larger one, by their names; with lengths of time where `times`."""
    table = load("units")
    sections = [table["compound"], *([table["compound_time"]] if times else [])]
    return {
        (unit, part): Decimal(many)
        for section in sections
        for unit, smaller in section.items()
        for part, many in smaller.items()
    }


def with_smaller_unit(view: str, figure: Figure, follower: Number, *, times: bool) -> Figure | None:
    """ "5 feet 11 inches", "two years and four months", "2h 30m" as one figure in the larger unit."""
    if figure.kind not in (QuantityKind.OTHER, QuantityKind.DURATION, QuantityKind.MONEY):
        return None
    if not 0 < follower.start - figure.end <= 6 and follower.start != figure.end:
        return None
    if not _GAP.fullmatch(view, figure.end, follower.start):
        return None
    name, end, bare = _smaller(view, figure, follower)
    # "two pounds, three ounces": what is read as money alone is a weight beside its part.
    unit = "pound" if figure.unit == "GBP" and name == "ounce" else figure.unit
    many = _parts(times).get((unit, name))
    if many is None or follower.value >= many or follower.value < 0:
        return None
    kind = QuantityKind.OTHER if unit == "pound" else figure.kind
    value = figure.value + follower.value / many
    rule = f"{kind}.compound"
    return replace(figure, end=end, value=value, unit=unit, kind=kind, rule=rule, number_end=bare)


def _smaller(view: str, figure: Figure, follower: Number) -> tuple[str, int, int]:
    """The unit after the second number, its end and that of the number; the "m" after hours is of minutes."""
    minutes = _MINUTES.match(view, follower.end) if figure.unit == "hour" else None
    if minutes:
        return "minute", minutes.end(), follower.end
    inches = _INCHES.match(view, follower.end) if figure.unit == "foot" else None
    if inches:
        return "inch", inches.end(), follower.end
    unit = unit_after(view, follower.end)
    if unit is None or unit.factor != 1:
        return "", follower.end, follower.end
    return unit.name, unit.end, follower.end


def with_tolerance(view: str, number: Number, follower: Number) -> tuple[Quantity, int] | None:
    """ "9.83 ± 0.01 m": the figure as an interval around its middle, with the end of its numbers."""
    gap = view[number.end : follower.start] if follower.start - number.end <= 30 else ""
    if "±" not in gap and "+" not in gap and "plus" not in gap.lower():
        return None
    lead = _TOLERANCE.search(view, number.end, follower.start)
    if lead is None:
        return None
    first = measured(view, number)
    if lead.start() != (first.end if first else number.end):
        return None
    figure = measured(view, follower) or first
    if figure is None:
        return None
    start = first.start if first else number.start
    scale = figure.value / figure.number.value if figure.number.value else Decimal(1)
    middle, spread = number.value * scale, abs(follower.value) * scale
    quantity = Quantity(
        start, max(figure.end, follower.end), "", middle - spread, middle + spread, figure.unit, figure.kind,
        rule=f"{figure.kind}.tolerance",
    )  # fmt: skip
    return quantity, follower.end
