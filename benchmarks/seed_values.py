"""How many of the figures and dates of the five original articles a reader finds, by the scorer of the articles.

It is given one paragraph at a time, since some readers were made for short texts and fail on a whole article.

    PYTHON seed_values.py --measure FOLDER --texts FOLDER [--quantities module:function] [--dates module:function]

Runs in the environment of the reader that it measures, so it uses nothing but the standard library and the scorer's own
modules. A bare "dollar" is taken for the United States'. Writes {measure: [found, wanted]} as JSON.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

REFERENCE = datetime(2016, 11, 7)
ONE_DAY = timedelta(days=1)
HELD = ("documents", "claims", "relations", "dependence")
KINDS = {"quantities": ("money", "count", "duration", "ordinal"), "dates": ("date",)}


def days(value: object, expand: Callable[[object], str | None]) -> tuple[str, str] | None:
    """First and last day of an ISO date or range as the adapters give them; None where there is no year."""
    text = expand(value) or ""
    first, _, end = text.partition("/")
    try:
        start = date.fromisoformat(first)
        return start.isoformat(), (date.fromisoformat(end) - ONE_DAY if end else start).isoformat()
    except (ValueError, OverflowError):
        return None


def figure(item: Mapping[str, Any], canon: Callable[[object], tuple[str, float]]) -> dict[str, Any]:
    """A figure of an adapter in the scorer's form."""
    unit, factor = canon(item.get("unit"))
    amount = item.get("amount")
    low = None if amount is None else float(amount) * (factor if item.get("kind") == "money" else 1)
    found = {name: item[name] for name in ("start", "end", "text")}
    return found | {"kind": item.get("kind"), "low": low, "high": low, "unit": "USD" if unit == "dollar" else unit}


def dated(item: Mapping[str, Any], expand: Callable[[object], str | None]) -> dict[str, Any] | None:
    """A date of an adapter in the scorer's form, None for durations and times."""
    if item.get("kind", "date") not in ("date", "daterange"):
        return None
    periods = filter(None, (days(value, expand) for value in item.get("values") or ()))
    earliest, latest = next(iter(periods), (None, None))
    found = {name: item[name] for name in ("start", "end", "text")}
    return found | {"kind": "date", "earliest": earliest, "latest": latest}


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` that say something, each with its place."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, line.rstrip("\r\n")
        at += len(line)


def moved(items: Iterable[Mapping[str, Any]], by: int) -> Iterator[dict[str, Any]]:
    """`items` with their places `by` characters further on."""
    for item in items:
        yield {**item, "start": item["start"] + by, "end": item["end"] + by}


def found_in(values: Iterable[Mapping[str, Any]], document: str) -> list[dict[str, Any]]:
    """Each value as an assertion by itself, which is what the scorer of the articles counts."""
    about: dict[str, Any] = {"doc": document, "speaker": None, "notes": []}
    return [
        about | {"start": v["start"], "end": v["end"], "surface": v["text"], "values": [{**v, "surface": v["text"]}]}
        for v in values
    ]


def main() -> None:
    """Score and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--measure", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--path", action="append", default=[])
    parser.add_argument("--quantities")
    parser.add_argument("--dates")
    parser.add_argument("--json", type=Path, required=True)
    options = parser.parse_args()
    sys.path[:0] = [*options.path, str(options.measure / "adapters"), str(options.measure)]
    scorer, units, date_forms = (importlib.import_module(name) for name in ("score_seeds", "units", "score_dates"))
    load = importlib.import_module("common").load_adapter
    gold = {name: json.loads((options.measure.parent / "gold" / f"{name}.json").read_text()) for name in HELD}
    find_figures = load(options.quantities, options.path) if options.quantities else None
    find_dates = load(options.dates, options.path) if options.dates else None
    assertions: list[dict[str, Any]] = []
    for document in gold["documents"]:
        text = (options.texts / document["file"]).read_bytes().decode()
        values: list[dict[str, Any] | None] = []
        for at, line in paragraphs(text):
            if find_figures:
                values += [figure(item, units.canon) for item in moved(find_figures(line), at)]
            if find_dates:
                extra = (REFERENCE,) if len(inspect.signature(find_dates).parameters) > 1 else ()
                values += [dated(item, date_forms.expand) for item in moved(find_dates(line, *extra), at)]
        assertions += found_in(filter(None, values), document["doc"])
    found = {"documents": {}, "assertions": assertions, "relations": [], "reuse": []}
    _, figures = scorer.score(gold, found, False)
    tasks = [task for task in KINDS if getattr(options, task)]
    wanted = [f"value recall: {kind}" for task in tasks for kind in KINDS[task]] + ["value precision"]
    options.json.write_text(json.dumps({"figures": {name: figures[name] for name in wanted}}))


if __name__ == "__main__":
    main()
