"""The core's dates in the form that scorers of dates take: ISO dates, ranges with an exclusive end, durations."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from claims.analysis.extraction.date_durations import find_durations
from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.partial_dates import of_days
from claims.analysis.extraction.quantities import find_quantities
from claims.analysis.extraction.values import DateMention, Quantity, QuantityKind

# Rules that read dates without a year: the year told from the reference is one of two that scorers accept.
_NO_YEAR = frozenset({"date.day", "date.month_day", "date.month_alone"})
_DURATIONS = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H",
    "day": "{}D", "night": "{}D", "week": "{}W", "weekend": "{}WE", "month": "{}M", "year": "{}Y",
}  # fmt: skip


def _of_date(mention: DateMention) -> dict[str, Any]:
    values, kind = [], "date"
    if mention.earliest and mention.latest:
        following = date.fromisoformat(mention.latest) + timedelta(days=1)
        kind = "date" if mention.earliest == mention.latest else "daterange"
        # EDTF keeps the two ends of a range as they are printed; scorers that cut a range at the start of its last
        # unit are served by it, the others by the exclusive end.
        values = [mention.edtf, mention.earliest if kind == "date" else f"{mention.earliest}/{following}"]
        if mention.edtf and (season := _SEASONS.get(mention.edtf[5:])):
            values.append(f"{mention.edtf[:4]}-{season}")
        if mention.rule in _NO_YEAR and not re.search(r"\d{4}", mention.surface):
            values.append(f"XXXX{mention.earliest[4:]}" if kind == "date" else f"XXXX{mention.earliest[4:7]}")
    return {"start": mention.start, "end": mention.end, "text": mention.surface, "kind": kind, "values": values}


def _of_duration(figure: Quantity) -> dict[str, Any]:
    form = _DURATIONS.get(figure.unit)
    amount = figure.low if figure.low is not None else figure.high
    values = ["P" + form.format(f"{amount.normalize():f}")] if form and amount is not None else []
    return {"start": figure.start, "end": figure.end, "text": figure.surface, "kind": "duration", "values": values}


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.start < other.end and other.start < one.end


def _length(figure: Quantity) -> int:
    return figure.end - figure.start


# How other notations spell the EDTF codes of seasons.
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}


def dates(text: str, reference: datetime | None = None) -> list[dict[str, Any]]:
    """Dates and durations in `text`, told from the day of `reference` where one is given.

    A duration inside a date is left out.
    """
    written = of_days(reference.date(), reference.date()) if reference else None
    found = [_of_date(mention) for mention in find_dates(text, written)]
    durations = [figure for figure in find_quantities(text) if figure.kind is QuantityKind.DURATION]
    for figure in find_durations(text):
        durations = [other for other in durations if not _overlap(figure, other) or _length(other) > _length(figure)]
        if not any(_overlap(figure, other) for other in durations):
            durations.append(figure)
    taken = [(item["start"], item["end"]) for item in found]
    found += [
        _of_duration(figure)
        for figure in durations
        if not any(start < figure.end and figure.start < end for start, end in taken)
    ]
    return found
