"""Frames for figures whose measure no row of the lexicon names, and what the clause tells of every figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from claims.analysis.extraction.values import Modality, Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.relations.figure_clauses import clause_of, house_of
from claims.analysis.relations.figure_reading import figure_of, happening_of
from claims.analysis.relations.figures_worded import worded_figures
from claims.analysis.relations.phrases import forms
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind

# How far before a figure the words stand with which it takes up another; figures of two questions that stand so near
# leave open which of them is taken up.
TAKEN_REACH = 60
LISTED_NEAR = 120


def with_figures(reading: Reading, measured: Iterable[Frame]) -> Iterator[Frame]:
    """`measured` frames with what their clause tells of the figure, and a frame for every figure that has none yet."""
    quantities = sorted([*reading.quantities, *worded_figures(reading)], key=lambda q: (q.start, q.end))
    reading = replace(reading, quantities=quantities)
    made: list[Frame] = [f for f in reading.before if f.figure]
    taken: set[tuple[int, int]] = set()
    for frame in measured:
        taken.add((frame.start, frame.end))
        printed = next((q for q in reading.quantities if (q.start, q.end) == (frame.start, frame.end)), frame.quantity)
        made.append(replace(frame, figure=figure_of(reading, printed)) if printed else frame)
        yield made[-1]
    for quantity in quantities:
        if (quantity.start, quantity.end) in taken or _points(quantity):
            continue
        made.append(_taking_up(reading, quantity, made) or _framed(reading, quantity))
        yield made[-1]


def _taking_up(reading: Reading, quantity: Quantity, made: list[Frame]) -> Frame | None:
    """The figure that takes up the last one before it: "Corby Bank puts it at 1.9 billion"."""
    bare = quantity.kind is QuantityKind.OTHER and not quantity.unit
    lead = reading.context.view[max(reading.start, quantity.start - TAKEN_REACH) : quantity.start]
    if not _takes_up().search(lead) and not (bare and _forecasts().search(lead)):
        return None
    before = [f for f in made if f.end <= quantity.start and f.quantity and f.figure]
    like = [
        f
        for f in before
        if f.quantity and (bare or (f.quantity.kind, f.quantity.unit) == (quantity.kind, quantity.unit))
    ]
    last = max(like, key=lambda f: f.start, default=None)
    if last is None or last.quantity is None or last.figure is None:
        return None
    if any(f.figure and f.figure.asks != last.figure.asks and f.start > last.start - LISTED_NEAR for f in like):
        return None  # two figures of unlike questions leave open which of them is taken up
    said = replace(quantity, unit=last.quantity.unit, kind=last.quantity.kind) if bare else quantity
    house = house_of(reading, quantity, clause_of(reading, quantity))
    return replace(
        last, kind=FrameKind.FIGURE, start=quantity.start, end=quantity.end,
        quantity=replace(said, measures=last.quantity.measures), figure=replace(last.figure, house=house),
        rule="figure.taken_up", modality=Modality.ASSERTED,
    )  # fmt: skip


@cache
def _forecasts() -> re.Pattern[str]:
    verbs = "|".join(form for lemma in load("relation_figures")["estimates"]["verbs"] for form in forms(lemma))
    return re.compile(rf"\b(?:{verbs})\s+(?:(?:with|on|about|around|only|some|over|nearly)\s+){{0,2}}$", re.I)


@cache
def _takes_up() -> re.Pattern[str]:
    row = load("relation_figures")["taken_up"]
    verbs = "|".join(form for lemma in row["verbs"] for form in forms(lemma))
    whats = "|".join(what.replace(" ", r"\s+") for what in row["whats"])
    return re.compile(rf"\b(?:{verbs})\s+(?:{whats})\s+(?:at|as)\s+(?:\w+\s+){{0,2}}$", re.I)


def _points(quantity: Quantity) -> bool:
    """True for a figure that only points or lists: "both sides", "the three"."""
    low = quantity.low if quantity.low is not None else quantity.high
    if quantity.kind is QuantityKind.ORDINAL:
        return happening_of(quantity) == ""
    units = load("relation_figures")["pointing"]["units"]
    if quantity.kind is QuantityKind.COUNT and quantity.unit in units:
        return True
    return low is None or (quantity.kind is QuantityKind.COUNT and low <= 1)


def _framed(reading: Reading, quantity: Quantity) -> Frame:
    figure = figure_of(reading, quantity)
    return Frame(
        kind=FrameKind.FIGURE,
        predicate=figure.dimension,
        start=quantity.start,
        end=quantity.end,
        earliest=figure.earliest,
        latest=figure.latest,
        quantity=quantity,
        rule="figure.read",
        inherited=reading.aside,
        figure=figure,
        modality=None if figure.ahead else Modality.ASSERTED,  # whatever the rest of the sentence says
    )
