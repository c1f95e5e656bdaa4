"""What is measured: which scorer over which data, and speed over which texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.peers import FLOOR, Peer, Place
from benchmarks.running import ROOT, Outcome, own_place, probe, run, score

GROUPS = ("quantities", "dates", "attribution", "seeds", "speed", "growth")
SIZES = (4_000, 16_000, 64_000, 250_000, 1_000_000)
"""Characters of the texts over which growth is measured."""

WHOLE_SECONDS = 60.0
"""Processor seconds that the core and the floor get at least, so that their growth is measured to the longest text."""

WHENCE = Peer(
    "Whence",
    {
        "quantities": "whence_adapter:quantities",
        "dates": "whence_adapter:dates",
        "attribution": "whence_adapter:attributions",
        "both": "whence_adapter:core_both",
        "read + extract": "whence_adapter:whole",
    },
)
CEILING = "two people, against each other"


class MissingError(Exception):
    """Something that measuring needs is not there. The message says what, and how to name it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where scorers and data are. `seeds` (the original articles) may be None: then their table is left out."""

    measure: Path
    data: Path
    seeds: Path | None = None

    @property
    def specs(self) -> Path:
        """The specification cases of Recognizers-Text."""
        return self.data / "recognizers-text" / "Specs"

    @property
    def polnear(self) -> Path:
        """The articles of PolNeAR."""
        return self.data / "polnear" / "data"

    @property
    def texts(self) -> Path:
        """The texts over which speed is measured."""
        return self.polnear / "dev" / "text"

    @property
    def long_text(self) -> list[Path]:
        """The texts of which long ones are put together."""
        more = self.polnear / "train" / "text"
        return [self.texts, *([more] if more.exists() else [])]

    @property
    def adapters(self) -> list[Path]:
        """The folders in which adapters are looked up."""
        return [self.measure / "adapters", ROOT / "benchmarks"]

    def check(self) -> None:
        """Raise MissingError where a scorer or a set is not there."""
        wanted = [self.measure / f"score_{name}.py" for name in ("quantities", "dates", "attribution", "seeds")]
        for path in (*wanted, self.measure / "adapters", self.specs, self.data / "quantulum3", self.texts):
            if not path.exists():
                option = "--measure" if path.is_relative_to(self.measure) else "--data"
                raise MissingError(f"{path} is not there: name the folder that holds it with {option}.")


@dataclass(slots=True)
class Results:
    """Outcomes by group and reader; of speed and growth by reader and task.

    Peers, some of which were made for short texts, are also measured a paragraph at a time.
    """

    scores: dict[str, dict[str, Outcome]] = field(default_factory=dict)
    speed: dict[tuple[str, str], Outcome] = field(default_factory=dict)
    by_paragraph: dict[tuple[str, str], Outcome] = field(default_factory=dict)
    growth: dict[tuple[str, str], Outcome] = field(default_factory=dict)


Say = Callable[[str], None]


def measure_all(
    sources: Sources,
    peers: Sequence[Peer],
    places: Mapping[str, Place],
    *,
    groups: Sequence[str],
    seconds: float,
    limit: float,
    say: Say,
) -> Results:
    """Measure `groups`, reader by reader, one process after the other; `say` gets a line before each."""
    readers = [peer for peer in (WHENCE, *peers, FLOOR) if peer in (WHENCE, FLOOR) or peer.name in places]
    results = Results()
    for group in groups:
        if group == "speed":
            for reader, task in speed_tasks(readers):
                say(f"speed: {reader.name}, {task}")
                what = (reader.adapters[task], sources.adapters, [sources.texts], place_of(reader, places))
                results.speed[reader.name, task] = probe(*what, seconds=seconds)
                if reader not in (WHENCE, FLOOR):
                    results.by_paragraph[reader.name, task] = probe(*what, seconds=seconds, paragraphs=True)
        elif group == "growth":
            for reader, task in speed_tasks(readers):
                say(f"growth: {reader.name}, {task}")
                what = (reader.adapters[task], sources.adapters, sources.long_text, place_of(reader, places))
                allowed = max(seconds, WHOLE_SECONDS) if reader in (WHENCE, FLOOR) else seconds
                results.growth[reader.name, task] = probe(*what, seconds=allowed, sizes=SIZES)
        else:
            results.scores[group] = scored(group, sources, readers, places, limit=limit, say=say)
    return results


def place_of(reader: Peer, places: Mapping[str, Place]) -> Place:
    """Where `reader` runs: Whence and the floor here, peers where they are installed."""
    return places.get(reader.name) or own_place()


def speed_tasks(readers: Sequence[Peer]) -> list[tuple[Peer, str]]:
    """The readers with their tasks, in the order of the tasks."""
    tasks = ("quantities", "dates", "both", "attribution", "citations", "read + extract")
    return [(reader, task) for task in tasks for reader in readers if task in reader.adapters]


def scored(
    group: str, sources: Sources, readers: Sequence[Peer], places: Mapping[str, Place], *, limit: float, say: Say
) -> dict[str, Outcome]:
    """What the scorer of `group` gives for each reader that has an adapter for it."""
    if group == "seeds":
        return scored_seeds(sources, readers, places, limit=limit, say=say)
    script, data = {
        "quantities": ("score_quantities.py", ["--specs", sources.specs, "--quantulum", sources.data / "quantulum3"]),
        "dates": ("score_dates.py", ["--specs", sources.specs]),
        "attribution": ("score_attribution.py", ["--polnear", sources.polnear, "--part", "dev"]),
    }[group]
    found = {}
    for reader in readers:
        if adapter := reader.adapters.get(group):
            say(f"{group}: {reader.name}")
            arguments = [*map(str, data), "--adapter", adapter, "--path", str(ROOT / "benchmarks")]
            found[reader.name] = score(sources.measure / script, arguments, place_of(reader, places), limit=limit)
    if group == "attribution":
        say(f"{group}: {CEILING}")
        arguments = [*map(str, data), "--agreement"]
        found[CEILING] = score(sources.measure / script, arguments, own_place(), limit=limit)
    return found


def scored_seeds(
    sources: Sources, readers: Sequence[Peer], places: Mapping[str, Place], *, limit: float, say: Say
) -> dict[str, Outcome]:
    """Found and wanted by measure, over the five original articles: all for Whence, figures and dates for others."""
    if sources.seeds is None:
        return {WHENCE.name: Outcome(reason="the original articles are not here: name their folder with --seeds")}
    say("seeds: Whence")
    found = {WHENCE.name: score_whence(sources, sources.seeds, limit=limit)}
    for reader in readers:
        tasks = [task for task in ("quantities", "dates") if task in reader.adapters]
        if tasks and reader != WHENCE:
            say(f"seeds: {reader.name}")
            arguments = ["--measure", str(sources.measure), "--texts", str(sources.seeds)]
            arguments += [word for task in tasks for word in (f"--{task}", reader.adapters[task])]
            script = ROOT / "benchmarks" / "seed_values.py"
            found[reader.name] = score(script, arguments, place_of(reader, places), limit=limit)
    return found


def score_whence(sources: Sources, seeds: Path, *, limit: float) -> Outcome:
    """Found and wanted by measure, over the five original articles."""
    command = [str(sources.measure / "score_seeds.py"), "--json", "--texts", str(seeds)]
    outcome = run(command, own_place(), limit=limit)
    if outcome.reason:
        return outcome
    figures: dict[str, Any] = json.loads(outcome.output)
    return Outcome(outcome.output, "", figures)
