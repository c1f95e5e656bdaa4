"""How well and how fast the core reads, beside the other readers that run here, in one run.

    python -m benchmarks.reading --measure SCORERS --data SETS --peers ENVIRONMENTS --node-modules FOLDER
    python -m benchmarks.reading --only quantities --only speed
    python -m benchmarks.reading FOLDER [--times 5]

With a folder of texts: the speed of every step of the core over them. Without one: accuracy by the scorers of SCORERS
over the public test data in SETS, and speed, memory and growth over its texts. Prints tables in Markdown. The folders
can also be named by WHENCE_MEASURE, WHENCE_BENCHMARKS, WHENCE_ORIGINALS, WHENCE_PEERS and NODE_PATH.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import steps, tables
from benchmarks.measures import GROUPS, MissingError, Sources, measure_all
from benchmarks.peers import PEERS, Peer, Place, environments, find_places
from claims.analysis import lexicon

START, END = "<!-- measured: begin -->", "<!-- measured: end -->"
"""Between these two lines of a page stand the figures; what is around them is written by people."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the arguments, measure, print. Exits with one line where something that it needs is not there."""
    options = parser().parse_args(arguments)
    if options.folder:
        steps.report(options.folder, options.times)
        return
    try:
        sources = found_sources(options)
        record_in = page_parts(options.record) if options.record else None
    except MissingError as missing:
        raise SystemExit(str(missing)) from missing
    peers, places = found_peers(options)
    begun = datetime.now(UTC)
    load = os.getloadavg()[0]
    results = measure_all(
        sources,
        peers,
        places,
        groups=options.only or GROUPS,
        seconds=options.seconds,
        limit=options.limit,
        say=lambda line: print(line, file=sys.stderr, flush=True),
    )
    lines = [*surroundings(begun, load, options.seconds), *tables.report(results, peers, places)]
    print("\n".join(lines))
    if record_in:
        before, behind = record_in
        options.record.write_text("\n".join([before + START, *lines, END + behind]), encoding="utf-8")


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reading",
        description=(__doc__ or "").strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("folder", type=Path, nargs="?", help="a folder with *.txt files: speed of every step over them, nothing else")
    add("--times", type=int, default=3, help="with a folder: rounds, of which the fastest counts (3)")
    add("--measure", type=Path, default=_folder("WHENCE_MEASURE"), help="the folder of the scorers")
    add("--data", type=Path, default=_folder("WHENCE_BENCHMARKS"), help="the folder of the public test data")
    add("--seeds", type=Path, default=_folder("WHENCE_ORIGINALS"), help="the folder of the five original articles")
    add("--peers", type=Path, default=_folder("WHENCE_PEERS"), help="a folder of Python environments with peers")
    add("--peer-python", action="append", default=[], metavar="NAME=PATH", help="the interpreter that has this peer")
    add("--node-modules", type=Path, default=_folder("NODE_PATH"), help="the folder of JavaScript packages")
    add("--only", action="append", choices=GROUPS, help="measure this group alone (may be given several times)")
    add("--peer", action="append", default=[], metavar="NAME", help="beside Whence only this peer (several times)")
    add("--seconds", type=float, default=20.0, help="processor seconds for each measurement of speed (20)")
    add("--limit", type=float, default=900.0, help="seconds after which a scorer is stopped (900)")
    add("--record", type=Path, metavar="FILE", help="write the tables into FILE, between its two marks, too")
    return parser


def found_sources(options: argparse.Namespace) -> Sources:
    """Where scorers and data are. Raises MissingError where they are not named or not there."""
    for value, option, variable, what in (
        (options.measure, "--measure", "WHENCE_MEASURE", "the scorers"),
        (options.data, "--data", "WHENCE_BENCHMARKS", "the test data"),
    ):
        if value is None:
            raise MissingError(f"Where are {what}? Name their folder with {option} or in {variable}.")
    sources = Sources(options.measure.resolve(), options.data.resolve(), options.seeds and options.seeds.resolve())
    sources.check()
    return sources


def found_peers(options: argparse.Namespace) -> tuple[list[Peer], dict[str, Place]]:
    """The peers to measure beside, and where those of them run that are installed."""
    unknown = set(options.peer) - {peer.name for peer in PEERS}
    if unknown:
        known = ", ".join(peer.name for peer in PEERS)
        raise SystemExit(f"There is no peer {', '.join(sorted(unknown))}; there are {known}.")
    peers = [peer for peer in PEERS if not options.peer or peer.name in options.peer]
    named = {}
    for pair in options.peer_python:
        name, _, path = pair.partition("=")
        if not path or not Path(path).exists():
            raise SystemExit(f"--peer-python {pair}: give NAME=PATH, where PATH is a Python interpreter.")
        named[name] = Path(path)
    pythons = environments(options.peers, named)
    return peers, find_places(peers, pythons, own_python=Path(sys.executable), node_modules=options.node_modules)


def page_parts(page: Path, begin: str = START, stop: str = END) -> tuple[str, str]:
    """What stands before and behind the figures in `page`. Raises MissingError where it has no place for them."""
    if not page.exists():
        raise MissingError(f"{page} is not there: make it, with the lines {begin} and {stop}.")
    before, start, rest = page.read_text(encoding="utf-8").partition(begin)
    _, end, behind = rest.partition(stop)
    if not (start and end):
        raise MissingError(f"{page} has no place for the figures: the lines {begin} and {stop} are missing.")
    return before, behind


def surroundings(begun: datetime, load: float, seconds: float) -> Iterator[str]:
    """When and on what this was measured, with how many `seconds` for each measurement of speed."""
    took = (datetime.now(UTC) - begun).total_seconds() / 60
    yield ""
    yield (
        f"Measured on {begun:%Y-%m-%d} on {os.cpu_count()} cores ({processor()}, {platform.system()}), Python "
        f"{platform.python_version()}, in {took:.0f} minutes. Load when it began: {load:.1f}; all times are of the "
        f"processor, so what else ran does not count, but shares its caches. Each speed had about {seconds:g} s."
    )
    yield f"Vocabulary {lexicon.digest()[:12]}."


def processor() -> str:
    """The processor by its name, as far as the system tells."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _folder(variable: str) -> Path | None:
    """The folder that an environment variable names, None where it is not set."""
    return Path(os.environ[variable]) if os.environ.get(variable) else None


if __name__ == "__main__":
    main()
