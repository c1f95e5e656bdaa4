"""Speed of one adapter, in a process of its own: MB per second of processor time, first call, peak memory, growth.

    PYTHON probe.py --adapter module:function --path FOLDER --docs FOLDER [--seconds 20] [--sizes 4000,64000]

Runs in the environment of the reader that it measures, so it uses nothing but the standard library. Processor time and
memory are those of the process and of those it started (readers in other languages), where /proc tells of them. Prints
a JSON object a line, each time something is known, so that what was measured before it is stopped is not lost.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import itertools
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

MEGABYTE = 1_000_000
FIRST_CALL_CHARACTERS = 500
ROUNDS = 3
LONG_SECONDS = 1.0
"""A call that takes longer than this is made once."""

WRITTEN = datetime(2016, 11, 7)
"""When the texts were written: the date that relative dates are told from, for readers that ask for one."""

PROC = Path("/proc")

Adapter = Callable[[str], Sequence[Any]]


def load_adapter(name: str, folders: Sequence[str]) -> Adapter:
    """The function that `name` ("module:function") means, looked up in `folders` first."""
    sys.path[:0] = folders
    module, _, function = name.partition(":")
    adapter = getattr(importlib.import_module(module), function)
    if len(inspect.signature(adapter).parameters) > 1:
        return lambda text: list(adapter(text, WRITTEN))
    found: Adapter = adapter
    return found


def descendants() -> list[Path]:
    """The /proc folders of the processes that this one started, and of those they did; none where there is no /proc."""
    children: dict[int, list[int]] = {}
    for status in PROC.glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        children.setdefault(int(fields[1]), []).append(int(status.parent.name))
    found, queue = [], list(children.get(os.getpid(), ()))
    while queue:
        pid = queue.pop()
        found.append(PROC / str(pid))
        queue += children.get(pid, ())
    return found


def cpu_seconds(others: Sequence[Path] = ()) -> float:
    """Processor seconds of this process and of `others` (/proc folders)."""
    total = time.process_time()
    for folder in others:
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def peak_mebibytes(others: Sequence[Path] = ()) -> float:
    """The largest resident size that this process and `others` have had, together."""
    total = 0.0
    for folder in (PROC / "self", *others):
        try:
            lines = (folder / "status").read_text().splitlines()
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
    if not total:  # no /proc: what the system says of this process alone
        total = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return total / 1024


def by_paragraph(adapter: Adapter) -> Adapter:
    """`adapter`, given one line of a text at a time."""
    return lambda text: [item for line in text.splitlines() if line.strip() for item in adapter(line)]


def joined(texts: Sequence[str], size: int) -> str:
    """`size` characters of `texts` one after the other, begun anew only where they end."""
    parts, length = [], 0
    for text in itertools.cycle(texts):
        parts.append(text)
        length += len(text) + 2
        if length - 2 >= size:
            break
    return "\n\n".join(parts)[:size]


def throughput(adapter: Adapter, texts: Sequence[str], seconds: float, others: Sequence[Path]) -> dict[str, Any]:
    """The best pass over `texts` within about `seconds`; where one pass takes longer, the part that was read."""
    begun, best = cpu_seconds(others), None
    while best is None or cpu_seconds(others) - begun < seconds:
        started, size, number, found = cpu_seconds(others), 0, 0, 0
        for text in texts:
            found += len(adapter(text))
            size += len(text.encode())
            number += 1
            if cpu_seconds(others) - begun > seconds:
                break
        took = cpu_seconds(others) - started
        if best is not None and number < len(texts):
            break
        if best is None or took < best["seconds"]:
            best = {"seconds": took, "bytes": size, "texts": number, "of": len(texts), "found": found}
    return best | {"mb_per_s": best["bytes"] / max(best["seconds"], 1e-9) / MEGABYTE}


def growth(
    adapter: Adapter, texts: Sequence[str], sizes: Sequence[int], seconds: float, others: Sequence[Path]
) -> Iterator[dict[str, Any]]:
    """Processor seconds for one text of each of `sizes` characters; ends where the next would not fit in `seconds`."""
    begun, last = cpu_seconds(others), 0.0
    for at, size in enumerate(sizes):
        text = joined(texts, size)
        took: list[float] = []
        while len(took) < ROUNDS and sum(took) < LONG_SECONDS:
            started = cpu_seconds(others)
            adapter(text)
            took.append(cpu_seconds(others) - started)
        last = min(took)
        yield {"size": size, "seconds": last}
        following = sizes[at + 1] / size * last if at + 1 < len(sizes) else 0
        if cpu_seconds(others) - begun + following > seconds:
            return


def say(**found: Any) -> None:
    """Print what was found as one line of JSON."""
    print(json.dumps(found), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--adapter", required=True)
    parser.add_argument("--path", action="append", default=[])
    parser.add_argument("--docs", type=Path, action="append", required=True, help="a folder of *.txt (several times)")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--paragraphs", action="store_true", help="give it one paragraph at a time")
    parser.add_argument("--sizes", default="", help="characters, one after the other: measures growth and nothing else")
    options = parser.parse_args()
    texts = [path.read_bytes().decode() for folder in options.docs for path in sorted(folder.glob("*.txt"))]
    started = cpu_seconds()
    adapter = load_adapter(options.adapter, options.path)
    if options.paragraphs:
        adapter = by_paragraph(adapter)
    adapter(texts[0][:FIRST_CALL_CHARACTERS])
    others = descendants()
    say(first_s=cpu_seconds(others) - started)
    if options.sizes:
        sizes = [int(size) for size in options.sizes.split(",")]
        for step in growth(adapter, texts, sizes, options.seconds, others):
            say(growth=step, peak_mib=peak_mebibytes(others))
        return
    say(**throughput(adapter, texts, options.seconds, others))
    say(peak_mib=peak_mebibytes(others))


if __name__ == "__main__":
    main()
