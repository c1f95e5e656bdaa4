"""The core's figures in the form that scorers of quantities take: plain dictionaries with a kind of their naming."""

from __future__ import annotations

import re
from typing import Any

from claims.analysis.extraction.numbers import find_numbers
from claims.analysis.extraction.quantities import find_figures
from claims.analysis.extraction.quantity_counts import nouns
from claims.analysis.extraction.quantity_rates import rate_after
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.masking import mask

_KINDS = {QuantityKind.MONEY: "money", QuantityKind.PERCENT: "percent", QuantityKind.POWER: "dimension"}
_OLD = re.compile(r"[ \n-]old\b|[ \n]of[ \n]age\b|o\b")


def _of_figure(text: str, view: str, figure: Quantity) -> dict[str, Any] | None:
    if figure.kind in (QuantityKind.COUNT, QuantityKind.ORDINAL) or figure.unit in ("", "share"):
        return None
    kind = _KINDS.get(figure.kind, "dimension")
    end = figure.end
    if figure.kind is QuantityKind.DURATION:
        old = _OLD.match(text, end)
        kind, end = ("age", old.end()) if old else ("age" if text[:end].endswith("yo") else "duration", end)
    low, high = figure.low, figure.high
    amount = None if low is None or high is None else float((low + high) / 2)
    if kind == "age" and figure.rule.endswith(".range"):
        amount = None if high is None else float(high)  # scorers tell an age by the number beside its unit
    unit = "percentage" if figure.unit == "percent" else figure.unit
    rate = rate_after(view, end) if kind == "dimension" and view[end : end + 1] == "/" else None
    if rate:
        unit, end = f"{unit} per {rate[0]}", rate[1]
    return {
        "start": figure.start,
        "end": end,
        "text": text[figure.start : end],
        "amount": amount,
        "unit": unit,
        "kind": kind,
    }


def _is_pronoun(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start].lower().split()
    return text[start:end].lower() == "one" and bool(before) and before[-1] in nouns().before_one


def quantities(text: str) -> list[dict[str, Any]]:
    """Every figure with a unit, and beside them every number, whatever it stands for."""
    view = mask(text)
    found = [each for each in (_of_figure(text, view, figure) for figure in find_figures(text)) if each]
    for number in find_numbers(text):
        if not _is_pronoun(text, number.start, number.end):
            surface = text[number.start : number.end]
            found.append(
                {
                    "start": number.start,
                    "end": number.end,
                    "text": surface,
                    "amount": float(number.value),
                    "unit": None,
                    "kind": "number",
                }
            )
    return found
