"""The core's findings in the form that scorers take, one import per kind of finding, and what speed is measured of."""

from __future__ import annotations

from typing import Any

from benchmarks.adapt_attribution import attributions
from benchmarks.adapt_dates import dates
from benchmarks.adapt_quantities import quantities
from claims.analysis import extract, read
from claims.analysis.extraction.attribution import find_attributions
from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.quantities import find_quantities

__all__ = [
    "attributions",
    "core_attributions",
    "core_both",
    "core_dates",
    "core_quantities",
    "dates",
    "quantities",
    "whole",
]


def core_quantities(text: str) -> list[Any]:
    """The figures in `text`, as the core gives them."""
    return list(find_quantities(text))


def core_dates(text: str) -> list[Any]:
    """The dates in `text`, as the core gives them."""
    return list(find_dates(text))


def core_both(text: str) -> list[Any]:
    """Figures and dates."""
    return [*find_quantities(text), *find_dates(text)]


def core_attributions(text: str) -> list[Any]:
    """Who says what."""
    return list(find_attributions(text))


def whole(text: str) -> list[Any]:
    """Everything: the document read, and its assertions extracted."""
    return list(extract(read(text)))
