"""How many claims are related in which time, how fast shared passages are found, and what blocking loses.

    python -m benchmarks.relating
    python -m benchmarks.relating --only relate --sizes 10000,100000 --workers 1,2
    python -m benchmarks.relating --record docs/benchmarks.md

Claims and texts are made up (`made_claims`, `made_texts`), the same in every run; every measurement is a process of its
own. Needs the extra `benchmarks` of the project (`wordfreq`, `datasketch`). Prints tables in Markdown. Pairs that never
meet are also counted in the texts of `--folder`, or of the folder that WHENCE_ORIGINALS names.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.reading import page_parts
from benchmarks.running import ROOT, collected, own_place, run
from benchmarks.tables import table

START, END = "<!-- related: begin -->", "<!-- related: end -->"
PARTS = ("relate", "add", "reuse", "loss")
SIZES = (10_000, 100_000, 1_000_000)
TEXTS = (1_000, 10_000)
FINDERS = ("Whence", "containment", "datasketch")

Figures = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the arguments, measure, print."""
    options = parser().parse_args(arguments)
    record_in = page_parts(options.record, START, END) if options.record else None
    lines = list(report(options))
    print("\n".join(lines))
    if record_in:
        before, behind = record_in
        options.record.write_text("\n".join([before + START, *lines, END + behind]), encoding="utf-8")


def parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    made = argparse.ArgumentParser(description="How fast claims are related and shared passages found.")
    made.add_argument("--only", action="append", choices=PARTS, help="measure this alone; may be given again")
    made.add_argument("--sizes", type=_numbers, default=SIZES, help="numbers of claims, separated by commas")
    made.add_argument("--workers", type=_numbers, default=(1, 2), help="numbers of processes, separated by commas")
    made.add_argument("--texts", type=_numbers, default=TEXTS, help="numbers of texts, separated by commas")
    made.add_argument("--folder", type=Path, default=os.environ.get("WHENCE_ORIGINALS"), help="texts for the loss")
    made.add_argument("--limit", type=float, default=3600.0, help="seconds that one measurement may take")
    made.add_argument("--record", type=Path, help="write the tables into this page, between its two marks")
    return made


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part.replace("_", "")) for part in text.split(","))


def report(options: argparse.Namespace) -> Iterator[str]:
    """The tables of all that is asked for."""
    yield ""
    yield (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} on {os.cpu_count()} cores, Python {sys.version.split()[0]}. Load "
        f"when it began: {os.getloadavg()[0]:.1f}."
    )
    parts = {"relate": relating, "add": adding, "reuse": reusing, "loss": losing}
    for name, made in parts.items():
        if name in (options.only or PARTS):
            yield from ("", *made(options), "")


def measured(options: argparse.Namespace, *words: str) -> Figures:
    """What one measurement gave; with `reason` where it gave nothing."""
    print("measuring:", *words, file=sys.stderr, flush=True)
    outcome = run(["-m", "benchmarks.relating_steps", *words], own_place(), limit=options.limit)
    return collected(outcome.output) or {"reason": outcome.reason or "it printed nothing"}


def relating(options: argparse.Namespace) -> Iterator[str]:
    """Time and memory of `relate` by number of claims and processes, and how time grows."""
    yield from ("### Relating claims", "")
    rows = []
    grown = []
    for workers in options.workers:
        found = [measured(options, "relate", str(size), "--workers", str(workers)) for size in options.sizes]
        rows += [_related(size, workers, figures) for size, figures in zip(options.sizes, found, strict=True)]
        for of in ("seconds", "processor"):
            points = [(figures["claims"], figures[of]) for figures in found if of in figures]
            if len(points) > 1:
                grown.append(f"{workers} {'process' if workers == 1 else 'processes'}, {of}: {exponent(points):.2f}")
    heads = ("claims", "processes", "seconds", "of the processor", "ms a claim", "relations", "claims alone, MiB")
    yield from table([*heads, "peak, MiB"], rows)
    yield from ("", f"Exponent of growth over these sizes: {'; '.join(grown) or 'one size only'}.")


def _related(size: int, workers: int, figures: Figures) -> list[str]:
    if "seconds" not in figures:
        return [f"{size:,}", str(workers), str(figures["reason"]), *["-"] * 5]
    seconds = figures["seconds"]
    return [
        f"{size:,}", str(workers), f"{seconds:.1f}", f"{figures['processor']:.1f}", f"{1000 * seconds / size:.3f}",
        f"{sum(figures['verdicts'].values()):,}", f"{figures['claims_mib']:,.0f}", f"{figures['peak_mib']:,.0f}",
    ]  # fmt: skip


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of a straight line through the logarithms of (size, time): 1 where time grows as the size does."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points]
    middle = [sum(column) / len(logs) for column in zip(*logs, strict=True)]
    spread = sum((x - middle[0]) ** 2 for x, _ in logs)
    return float(sum((x - middle[0]) * (y - middle[1]) for x, y in logs) / spread)


def adding(options: argparse.Namespace) -> Iterator[str]:
    """Time for one more document of fifty claims."""
    yield from ("### One more document of 50 claims", "")
    rows = []
    for size in options.sizes:
        figures = measured(options, "add", str(size))
        told = [f"{figures[of]:.3f}" if of in figures else "-" for of in ("median", "longest")]
        rows.append([f"{size:,}", *told, str(figures.get("reason", ""))])
    yield from table(["claims in the index", "seconds, median of 20", "longest", ""], rows)


def reusing(options: argparse.Namespace) -> Iterator[str]:
    """Finding shared passages beside two other ways, in one run."""
    yield from ("### Passages that texts of 5 kB share", "")
    rows = []
    for size in options.texts:
        for finder in FINDERS:
            figures = measured(options, "reuse", str(size), "--finder", finder)
            rows.append(_reused(size, finder, figures))
    heads = ("texts", "finder", "seconds", "of the processor", "pairs found", "of the known pairs", "ranked first")
    yield from table([*heads, "peak, MiB"], rows)


def _reused(size: int, finder: str, figures: Figures) -> list[str]:
    if "seconds" not in figures:
        return [f"{size:,}", finder, str(figures["reason"]), *["-"] * 5]
    known = figures["known"]
    return [
        f"{size:,}", finder, f"{figures['seconds']:.1f}", f"{figures['processor']:.1f}", f"{figures['pairs']:,}",
        f"{figures['found']:,} of {known:,}", f"{figures['first'] / known:.3f}", f"{figures['peak_mib']:,.0f}",
    ]  # fmt: skip


def losing(options: argparse.Namespace) -> Iterator[str]:
    """Pairs that comparing all with all relates and that never meet."""
    yield from ("### Pairs that never meet, of all that comparing all with all relates", "")
    folders: dict[str, Path | None] = {"digests in seeds/": ROOT / "seeds", "made-up claims": None}
    if options.folder:
        folders["original articles"] = Path(options.folder)
    rows = []
    verdicts: list[str] = []
    for name, folder in folders.items():
        figures = measured(options, "loss", *(["--folder", str(folder)] if folder else []))
        told, lost = figures.get("told", {}), figures.get("lost", {})
        verdicts = verdicts or list(told)
        rows.append([name, f"{figures.get('claims', 0):,}", *(f"{lost.get(v, 0)} of {told[v]}" for v in told)])
    yield from table(["claims of", "claims", *(verdict.replace("_", " ") for verdict in verdicts)], rows)


if __name__ == "__main__":
    main()
