"""The readers that Whence is measured beside, and where they are installed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ASK_SECONDS = 60
"""Time in which an interpreter has to say what it holds."""

RECOGNIZERS = frozenset({"currency", "dimension", "age", "number", "percent", "ordinal"})
RECOGNIZERS_DATES = frozenset({"date", "daterange", "duration", "model, with values"})
QUANTULUM = frozenset({"quantulum3 quantities.json", "quantulum3 quantities.ambiguity.json"})


@dataclass(frozen=True, slots=True)
class Peer:
    """A reader of text. `adapters` names for each task ("quantities", "dates", "attribution", "citations" or "both")
    the `module:function` that calls it; `own` the sets that are its own test cases."""

    name: str
    adapters: Mapping[str, str]
    packages: tuple[str, ...] = ()
    """Distributions (Python) or packages (JavaScript) that have to be there, the reader itself first."""
    javascript: bool = False
    own: frozenset[str] = field(default=frozenset())
    pins: tuple[str, ...] = ()
    """What `pip install` has to be told beyond the names."""

    @property
    def how(self) -> str:
        """The command that installs it."""
        if self.javascript:
            return f"npm install {' '.join(self.packages)}"
        return f"pip install {' '.join(self.pins or self.packages)}"


FLOOR = Peer(
    "floor (short patterns)",
    {
        "quantities": "baseline:extract",
        "dates": "baseline_dates:extract",
        "attribution": "baseline_attribution:extract",
    },
)
PEERS = (
    Peer(
        "quantulum3, classifier",
        {"quantities": "peer_quantulum3:extract_clf"},
        ("quantulum3", "scikit-learn", "stemming"),
        own=QUANTULUM,
        pins=("'quantulum3[classifier]'", "scikit-learn==1.8.0"),
    ),
    Peer("quantulum3", {"quantities": "peer_quantulum3:extract"}, ("quantulum3",), own=QUANTULUM),
    Peer(
        "Recognizers-Text, Python",
        {
            "quantities": "peer_recognizers:extract",
            "dates": "peer_recognizers:dates",
            "both": "peer_recognizers:everything",
        },
        ("recognizers-text-suite", "emoji"),
        own=RECOGNIZERS | RECOGNIZERS_DATES,
        pins=("recognizers-text-suite", "'emoji<2'"),
    ),
    Peer(
        "Recognizers-Text, JavaScript",
        {"quantities": "peer_node:recognizers", "dates": "peer_node:recognizers_dates"},
        ("@microsoft/recognizers-text-suite",),
        javascript=True,
        own=RECOGNIZERS | RECOGNIZERS_DATES,
    ),
    Peer(
        "compromise",
        {
            "quantities": "peer_node:compromise",
            "dates": "peer_node:compromise_dates",
            "attribution": "peer_node:compromise_quotes",
        },
        ("compromise", "compromise-dates"),
        javascript=True,
    ),
    Peer("chrono-node", {"dates": "peer_node:chrono"}, ("chrono-node",), javascript=True),
    Peer("dateparser", {"dates": "peer_dates:dateparser_search"}, ("dateparser",)),
    Peer("datefinder", {"dates": "peer_dates:datefinder_find"}, ("datefinder",)),
    Peer("parsedatetime", {"dates": "peer_dates:parsedatetime_nlp"}, ("parsedatetime",)),
    Peer("ctparse", {"dates": "peer_dates:ctparse_one"}, ("ctparse",)),
    Peer("price-parser", {"quantities": "peer_misc:price_parser"}, ("price-parser",)),
    Peer("numerizer", {"quantities": "peer_misc:numerizer_spans"}, ("numerizer",)),
    Peer("eyecite", {"citations": "peer_misc:eyecite_cites"}, ("eyecite",)),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a peer runs: with which interpreter, and for JavaScript with which folder of packages."""

    python: Path
    version: str = ""
    node_modules: Path | None = None


_VERSIONS = """
import importlib.metadata, json, sys
found = {}
for name in sys.argv[1:]:
    try:
        found[name] = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        pass
print(json.dumps(found))
"""


def environments(folder: Path | None, named: Mapping[str, Path]) -> dict[str, Path]:
    """The interpreters to look into, by name: those of the environments in `folder`, and those that were `named`."""
    inside = sorted(folder.iterdir()) if folder else []
    found = {path.name: path / "bin" / "python" for path in inside if (path / "bin" / "python").exists()}
    return found | dict(named)


def installed(python: Path, packages: Iterable[str]) -> dict[str, str]:
    """The versions of those of `packages` that the interpreter `python` has; empty where it cannot be asked."""
    command = [str(python), "-c", _VERSIONS, *packages]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, check=True, timeout=ASK_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return {}
    return dict(json.loads(asked.stdout))


def node_version(node_modules: Path, package: str) -> str:
    """The version of a JavaScript package, "" where it is not there."""
    description = node_modules / package / "package.json"
    if not description.exists():
        return ""
    return str(json.loads(description.read_text(encoding="utf-8")).get("version", "?"))


def find_places(
    peers: Iterable[Peer], pythons: Mapping[str, Path], *, own_python: Path, node_modules: Path | None
) -> dict[str, Place]:
    """Where each of `peers` runs, by its name; those that are not installed are left out.

    An interpreter that was named as the peer is asked first, then all others in the order of their names.
    """
    peers = list(peers)
    wanted = sorted({package for peer in peers if not peer.javascript for package in peer.packages})
    held = {name: installed(python, wanted) for name, python in sorted(pythons.items())}
    places: dict[str, Place] = {}
    for peer in peers:
        if peer.javascript:
            versions = [node_version(node_modules, package) for package in peer.packages] if node_modules else [""]
            if all(versions):
                places[peer.name] = Place(own_python, versions[0], node_modules)
            continue
        order = sorted(held, key=lambda name: (name not in (peer.name, peer.packages[0]), name))
        home = next((name for name in order if set(peer.packages) <= held[name].keys()), None)
        if home is not None:
            places[peer.name] = Place(pythons[home], held[home][peer.packages[0]])
    return places
