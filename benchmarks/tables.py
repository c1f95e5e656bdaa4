"""What was measured, as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from benchmarks.measures import CEILING, SIZES, WHENCE, Results
from benchmarks.peers import Peer, Place
from benchmarks.running import Outcome

Row = Sequence[str]

QUANTITY_SETS = {
    "currency": "currency",
    "dimension": "dimension",
    "age": "age",
    "number": "number",
    "percent": "percent",
    "ordinal": "ordinal",
    "quantulum3 quantities.json": "quantulum3's tests",
    "quantulum3 quantities.ambiguity.json": "its ambiguous ones",
}
DATE_SETS = {
    ("date", "overlap"): "dates, overlap",
    ("date", "exact"): "exact",
    ("daterange", "overlap"): "ranges, overlap",
    ("daterange", "exact"): "exact",
    ("duration", "overlap"): "durations, overlap",
    ("duration", "exact"): "exact",
    ("model, with values", "overlap"): "with values, overlap",
    ("model, with values", "exact"): "exact",
    ("model, with values", "value"): "value",
}
SEED_VALUES = {
    **{f"value recall: {kind}": kind for kind in ("money", "count", "duration", "ordinal", "date")},
    "value precision": "right of all found",
}
ATTRIBUTION = ("tokens", "relation", "source", "triple")


def table(head: Row, rows: Iterable[Row]) -> Iterator[str]:
    """A table: the first column to the left, the others to the right."""
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def report(results: Results, peers: Sequence[Peer], places: Mapping[str, Place]) -> Iterator[str]:
    """All tables, each under a heading, and last the peers that are not installed."""
    for group, title, rows in (
        ("quantities", "Quantities: value / value and unit, F1 in percent", quantities(results, peers)),
        ("dates", "Dates and durations: F1 in percent", dates(results, peers)),
        ("attribution", "Who says what, on PolNeAR dev: F1 in percent", attribution(results)),
        ("seeds", "The five original articles: figures and dates found of those that two people read", seeds(results)),
    ):
        if group in results.scores:
            yield from ("", f"### {title}", "", *rows)
    if results.speed:
        yield from ("", "### Speed: MB of text per second of processor time", "", *speed(results))
    if results.growth:
        yield from ("", "### Growth: seconds of processor time per MB, in one text of that many characters", "")
        yield from growth(results)
    yield from ("", "### Readers", "", *readers(peers, places))


def percent(outcome: Outcome, name: str, *columns: str) -> str:
    """F1 of the set `name` in percent, column by column; "-" where it was not measured."""
    suite = next((value for key, value in outcome.figures.items() if key.split(" (")[0] == name), None)
    if suite is None:
        return "-"
    return " / ".join(f"{100 * suite[column]['f1']:.1f}" for column in columns)


def marked(cell: str, peer: Peer | None, name: str) -> str:
    """`cell`, with a star where the set is the reader's own tests."""
    return f"{cell} *" if peer and name in peer.own and cell != "-" else cell


def named(who: str, outcome: Outcome) -> str:
    """The reader's name, with the reason where something is missing."""
    return f"{who} ({outcome.reason})" if outcome.reason else who


def quantities(results: Results, peers: Sequence[Peer]) -> Iterator[str]:
    """Value and value-and-unit of every reader on every set."""
    by_name = {peer.name: peer for peer in peers}
    rows = [
        [
            named(who, outcome),
            *(marked(percent(outcome, name, "value", "value+unit"), by_name.get(who), name) for name in QUANTITY_SETS),
        ]
        for who, outcome in results.scores.get("quantities", {}).items()
    ]
    yield from table(["reader", *QUANTITY_SETS.values()], rows)
    yield from ("", "\\* the reader's own test cases")


def dates(results: Results, peers: Sequence[Peer]) -> Iterator[str]:
    """Overlap, exact and value of every reader on every set."""
    by_name = {peer.name: peer for peer in peers}
    rows = [
        [
            named(who, outcome),
            *(marked(percent(outcome, name, column), by_name.get(who), name) for name, column in DATE_SETS),
        ]
        for who, outcome in results.scores.get("dates", {}).items()
    ]
    yield from table(["reader", *DATE_SETS.values()], rows)
    yield from ("", "\\* the reader's own test cases")


def attribution(results: Results) -> Iterator[str]:
    """Tokens, relation, source and triple, people last."""
    rows = [
        [named(who, outcome), *(_f1(outcome.figures.get(column)) for column in ATTRIBUTION)]
        for who, outcome in results.scores.get("attribution", {}).items()
    ]
    rows.sort(key=lambda row: row[0].startswith(CEILING))
    yield from table(["reader", *ATTRIBUTION], rows)


def _f1(figures: Mapping[str, Any] | None) -> str:
    return f"{100 * figures['f1']:.1f}" if figures else "-"


def seeds(results: Results) -> Iterator[str]:
    """Figures and dates of every reader, then all that the core is measured by."""
    outcomes = results.scores.get("seeds", {})
    own = outcomes.get(WHENCE.name, Outcome(reason="not measured"))
    if own.reason:
        yield own.reason
        return
    rows = [
        [named(who, outcome), *(_hits(outcome.figures.get(name)) for name in SEED_VALUES)]
        for who, outcome in outcomes.items()
    ]
    yield from table(["reader", *SEED_VALUES.values()], rows)
    yield from ("", "The same articles, all that the core is measured by:", "")
    rows = [[name, f"{hit} of {total}", _share(hit, total)] for name, (hit, total) in own.figures.items()]
    yield from table(["measure", "found", "share"], rows)


def _hits(pair: Sequence[int] | None) -> str:
    return f"{pair[0]} of {pair[1]}" if pair else "-"


def _share(hit: float, total: float) -> str:
    return f"{hit / total:.3f}" if total else "-"


def speed(results: Results) -> Iterator[str]:
    """Speed, how many times slower than Whence at the same task, first call, memory, and how much was read for it."""
    rows = []
    for (who, task), outcome in results.speed.items():
        own = results.speed.get((WHENCE.name, task), Outcome()).figures.get("mb_per_s")
        parts = results.by_paragraph.get((who, task), Outcome()).figures.get("mb_per_s")
        told = _speed_cells(outcome.figures, parts, own if who != WHENCE.name else None)
        rows.append([task, named(who, outcome), *told])
    yield from table(["task", "reader", *SPEED], rows)


SPEED = (
    *("whole articles", "a paragraph at a time", "Whence is faster"),
    *("first call, s", "peak, MiB", "read for it, kB", "found in it"),
)


def _speed_cells(figures: Mapping[str, Any], parts: float | None, own: float | None) -> Row:
    rate, first, peak = figures.get("mb_per_s"), figures.get("first_s"), figures.get("peak_mib")
    part = "" if figures.get("texts") == figures.get("of") else " (a part)"
    slower = [_times(own / each) for each in (rate, parts) if own and each]
    return [
        f"{rate:.4f}" if rate else "-",
        f"{parts:.4f}" if parts else "",
        f"{' / '.join(slower)} times" if slower else "",
        f"{first:.2f}" if first is not None else "-",
        f"{peak:.0f}" if peak else "-",
        f"{figures['bytes'] / 1000:,.0f}{part}" if "bytes" in figures else "-",
        f"{figures['found']:,}" if "found" in figures else "-",
    ]


def _times(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"


def growth(results: Results) -> Iterator[str]:
    """Seconds per MB by size of the text: equal along a row where time grows as the text does."""
    rows = []
    for (who, task), outcome in results.growth.items():
        steps = {step["size"]: step["seconds"] for step in outcome.figures.get("growth", ())}
        cells = [f"{steps[size] / size * 1e6:.2f}" if size in steps else "-" for size in SIZES]
        peak = outcome.figures.get("peak_mib")
        rows.append([task, named(who, outcome), *cells, f"{peak:.0f}" if peak else "-"])
    yield from table(["task", "reader", *(f"{size:,}" for size in SIZES), "peak, MiB"], rows)
    yield from ("", "\\- the next size would have taken too long, or no such task")


def readers(peers: Sequence[Peer], places: Mapping[str, Place]) -> Iterator[str]:
    """Which version of each peer ran, and how those that are not installed are."""
    rows = [
        [peer.name, places[peer.name].version if peer.name in places else "not installed", f"`{peer.how}`"]
        for peer in peers
    ]
    yield from table(["reader", "version", "install"], rows)
