"""Figures of a text with value, unit and what they measure: money, counts, durations, percentages, power, ranks.

The path: numbers -> those that are amounts, with unit or noun counted -> ranges -> qualifiers -> rates and measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claims.analysis.extraction.date_durations import find_durations
from claims.analysis.extraction.measures import measure_of
from claims.analysis.extraction.number_atoms import Atom, scan
from claims.analysis.extraction.number_reader import Number, read_numbers
from claims.analysis.extraction.numbers import signed
from claims.analysis.extraction.quantity_compounds import with_smaller_unit, with_tolerance
from claims.analysis.extraction.quantity_conversions import with_conversions
from claims.analysis.extraction.quantity_figures import Figure, figure_of
from claims.analysis.extraction.quantity_never import is_glued
from claims.analysis.extraction.quantity_ordinals import find_ordinals
from claims.analysis.extraction.quantity_qualifiers import bounded
from claims.analysis.extraction.quantity_ranges import (
    are_odds,
    joins,
    of_the_same,
    range_of,
    shared_unit,
    small_change,
)
from claims.analysis.extraction.quantity_rates import rate_of
from claims.analysis.extraction.quantity_words import find_worded
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.masking import mask

_BOUNDED_WORDS = ("duration.single", "duration.and_a_half")  # "over the past decade" is no bound
# Lengths of time with a number that is told otherwise than by a figure and a unit; "several weeks", "all day" and
# "a year" tell no amount, and stay with `find_durations`.
_TOLD_LENGTHS = ("duration.nights", "duration.and_a_half", "duration.half", "duration.letter")
_LARGEST = Decimal("1e24")
_ANNUAL = re.compile(r"(?<![A-Za-z])(?:annual|yearly)(?![A-Za-z])", re.IGNORECASE)


def _from_numbers(view: str, atoms: list[Atom], *, times: bool) -> Iterator[tuple[Quantity, int]]:
    """Every quantity that starts from a number, and where its number ends; without qualifiers.

    `times` joins lengths of time printed in two units ("two years and four months").
    """
    numbers = [signed(view, number) for number in read_numbers(view, atoms)]
    index = 0
    passed = 0
    counted: Figure | None = None
    while index < len(numbers):
        number = numbers[index]
        follower = numbers[index + 1] if index + 1 < len(numbers) else None
        if number.start < passed:
            index += 1
            continue
        spread = with_tolerance(view, number, follower) if follower else None
        if spread:
            yield spread
            index += 2
            continue
        if follower is not None and joins(view, number, follower):
            ranged = range_of(view, number, follower)
            if ranged:
                yield ranged, follower.end
                index += 2
                continue
        if follower is not None and are_odds(view, number, follower):
            index += 2
            continue
        index += 1
        figure = (follower and shared_unit(view, number, follower)) or figure_of(view, number)
        figure = figure or (counted and of_the_same(view, counted, number))
        if figure is None:
            continue
        counted = figure if figure.kind is QuantityKind.COUNT else None
        parts = _joined(view, figure, numbers[index : index + 2], times=times)
        if parts:
            figure, index = parts[0], index + parts[1]
        end = figure.end
        if (
            figure.kind is QuantityKind.COUNT
            and follower
            and figure.number_end < follower.start < end
            and not is_glued(view, follower)
        ):
            end = figure.number_end
        elif figure.kind is not QuantityKind.COUNT:
            passed = end  # the "3" of "km^3" is no number of its own
        yield (
            Quantity(figure.start, end, "", figure.value, figure.value, figure.unit, figure.kind, rule=figure.rule),
            figure.number_end,
        )


def _joined(view: str, figure: Figure, followers: list[Number], *, times: bool) -> tuple[Figure, int] | None:
    """`figure` with the smaller units that follow it, and how many numbers they take; None where none do."""
    taken = 0
    for follower in followers:
        more = small_change(view, figure, follower) or with_smaller_unit(view, figure, follower, times=times)
        if more is None:
            break
        figure, taken = more, taken + 1
    return (figure, taken) if taken else None


def _plain(value: Decimal | None) -> Decimal | None:
    """The value without superfluous digits: 1300000000.0 is 1300000000."""
    if value is None:
        return None
    return (
        value.quantize(Decimal(1))
        if value == value.to_integral_value() and abs(value) < _LARGEST
        else value.normalize()
    )


def _finished(text: str, view: str, quantity: Quantity, number_end: int) -> Quantity:
    """The quantity with rate, measure and surface."""
    kind = quantity.kind
    per, end = (kind is not QuantityKind.ORDINAL and rate_of(view, quantity)) or ("", quantity.end)
    measures = measure_of(view, replace(quantity, end=end) if kind is not QuantityKind.COUNT else quantity, number_end)
    if not per and kind is QuantityKind.MONEY and _ANNUAL.search(measures):
        per = "year"
    escaped = text[max(0, quantity.start - 1) : quantity.start + 1] == "\\$"
    start = quantity.start - escaped
    return replace(
        quantity,
        start=start,
        end=end,
        low=_plain(quantity.low),
        high=_plain(quantity.high),
        per=per,
        measures=measures,
        surface=text[start:end],
    )


def _in_order(quantities: list[tuple[Quantity, int]]) -> Iterator[tuple[Quantity, int]]:
    """Left to right; of two that overlap, the one that starts first or is longer."""
    end = 0
    for quantity, number_end in sorted(quantities, key=lambda pair: (pair[0].start, -pair[0].end)):
        if quantity.start >= end:
            yield quantity, number_end
            end = quantity.end


def find_figures(text: str) -> list[Quantity]:
    """The figures of `text` as bare values: no qualifier, rate or measure, each length of time by itself.

    Else as `find_quantities`.
    """
    view = mask(text)
    return [
        replace(quantity, surface=text[quantity.start : quantity.end])
        for quantity, _ in _in_order(list(_from_numbers(view, scan(view).atoms, times=False)))
    ]


def find_quantities(text: str) -> list[Quantity]:
    """The figures of `text`, in order, without overlap, with offsets into `text` as given.

    Money has an ISO 4217 unit; lengths of time are in the printed unit, decades and centuries in years; a count has the
    noun counted as its unit. A figure with an open end has None there: "over 40" no `high`, "up to 40" no `low`. Years,
    dates, model numbers, notes, pages, times of day and telephones are no figures.
    """
    view = mask(text)
    pieces = scan(view)
    others = [
        (quantity, quantity.end)
        for quantity in (
            *find_ordinals(view, pieces.ranks),
            *find_worded(view, pieces.lengths),
            *(q for q in find_durations(view) if q.rule in _TOLD_LENGTHS),
        )
    ]
    found = [
        (bounded(view, quantity, number_end), number_end)
        for quantity, number_end in _from_numbers(view, pieces.atoms, times=True)
    ]
    found += ((bounded(view, q, end) if q.rule in _BOUNDED_WORDS else q, end) for q, end in others)
    finished = [(_finished(text, view, quantity, number_end), number_end) for quantity, number_end in _in_order(found)]
    return list(with_conversions(view, [quantity for quantity, _ in _in_order(finished)]))
