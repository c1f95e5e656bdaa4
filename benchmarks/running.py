"""Programs that measure, each in a process of its own and bounded in time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.peers import Place

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program gave. `reason` says in a few words why there is nothing, or only a part; "" where all is there."""

    output: str = ""
    reason: str = ""
    figures: dict[str, Any] = field(default_factory=dict)


def run(command: Sequence[str], place: Place, *, limit: float) -> Outcome:
    """Run `command` with the interpreter of `place` from the project's folder, at most `limit` seconds.

    What it printed until it was stopped is kept. It and all that it started are gone afterwards.
    """
    environment = dict(os.environ) | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"}
    if place.node_modules:
        environment["NODE_PATH"] = str(place.node_modules)
    process = subprocess.Popen(
        [str(place.python), *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        output, errors = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        _stop(process)
        output, _ = process.communicate()
        return Outcome(output, f"over {limit:.0f} s")
    except BaseException:  # Ctrl-C too: nothing is left running
        _stop(process)
        raise
    if process.returncode:
        last = (errors.strip().splitlines() or [f"exit code {process.returncode}"])[-1]
        return Outcome(output, last[:200])
    return Outcome(output)


def score(script: Path, arguments: Sequence[str], place: Place, *, limit: float) -> Outcome:
    """Run a scorer; `figures` are those that it writes, empty where it did not come to its end."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "figures.json"
        outcome = run([str(script), *arguments, "--json", str(result)], place, limit=limit)
        if not result.exists():
            return Outcome(outcome.output, outcome.reason or "it wrote no figures")
        written = json.loads(result.read_text(encoding="utf-8"))
    return Outcome(outcome.output, outcome.reason, dict(written["figures"]))


def probe(
    adapter: str,
    folders: Sequence[Path],
    docs: Sequence[Path],
    place: Place,
    *,
    seconds: float,
    sizes: Sequence[int] = (),
    paragraphs: bool = False,
) -> Outcome:
    """Measure the speed of `adapter`; where it was stopped, `figures` has what was known by then."""
    command = [str(ROOT / "benchmarks" / "probe.py"), "--adapter", adapter]
    command += [word for folder in docs for word in ("--docs", str(folder))]
    command += [word for folder in folders for word in ("--path", str(folder))]
    command += ["--paragraphs"] if paragraphs else []
    command += ["--seconds", str(seconds), *(["--sizes", ",".join(map(str, sizes))] if sizes else [])]
    outcome = run(command, place, limit=4 * seconds + 60)
    return Outcome(outcome.output, outcome.reason, collected(outcome.output))


def collected(output: str) -> dict[str, Any]:
    """The figures in the lines of a probe; those of growth as a list, of the others the last."""
    found: dict[str, Any] = {}
    for line in output.splitlines():
        if not line.startswith("{"):
            continue
        try:
            said = json.loads(line)
        except json.JSONDecodeError:  # cut off in the middle
            continue
        if step := said.pop("growth", None):
            found.setdefault("growth", []).append(step)
        found |= said
    return found


def own_place() -> Place:
    """The interpreter that runs this."""
    return Place(Path(sys.executable))


def _stop(process: subprocess.Popen[str]) -> None:
    """End `process` and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
