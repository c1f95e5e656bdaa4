"""One measurement of `benchmarks.relating`, in a process of its own, so that its memory is its own.

    python -m benchmarks.relating_steps relate 100000 --workers 2

Prints a line of JSON. Times are seconds of the clock, and of the processor over all processes.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.made_claims import EACH, english, made_claims
from benchmarks.made_texts import Base, made_texts
from benchmarks.reuse_peers import containment, minhash, pairs_of
from claims.analysis import analyse, find_reuse
from claims.analysis.relations.compare import related
from claims.analysis.relations.index import ClaimIndex, unique
from claims.analysis.relations.relate import relate
from claims.analysis.relations.said_once import FAR_APART
from claims.analysis.relations.values import ComparableClaim, Verdict

Figures = dict[str, Any]
NEW_DOCUMENTS = 20
PARAPHRASES = 2_000
FINDERS = {"Whence": lambda texts: pairs_of(find_reuse(texts)), "containment": containment, "datasketch": minhash}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure one thing, print it."""
    parser = argparse.ArgumentParser(description="One measurement of benchmarks.relating.")
    parser.add_argument("step", choices=("relate", "add", "reuse", "loss"))
    parser.add_argument("count", type=int, nargs="?", default=0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--finder", choices=sorted(FINDERS), default="Whence")
    parser.add_argument("--folder", type=Path, help="texts of which all pairs are compared")
    options = parser.parse_args(arguments)
    measure: dict[str, Callable[[], Figures]] = {
        "relate": lambda: relating(options.count, options.workers),
        "add": lambda: adding(options.count),
        "reuse": lambda: reusing(made_texts(options.count, english()), options.finder),
        "loss": lambda: lost(options.folder),
    }
    figures = measure[options.step]()
    print(json.dumps(figures | {"peak_mib": peak()}))


def peak() -> float:
    """The most memory that this process had, in MiB; what its workers had of their own comes on top."""
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def processor() -> float:
    """Seconds of the processor so far, those of workers that ended included."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def relating(count: int, workers: int) -> Figures:
    """`relate` over so many claims."""
    claims = made_claims(count, english())
    held = peak()
    begun, used = time.perf_counter(), processor()
    verdicts = Counter(relation.verdict.value for relation in relate(claims, workers=workers))
    return {
        "claims": count,
        "workers": workers,
        "seconds": time.perf_counter() - begun,
        "processor": processor() - used,
        "verdicts": dict(sorted(verdicts.items())),
        "claims_mib": held,
    }


def adding(count: int) -> Figures:
    """Documents that come in one by one when so many claims are there already."""
    claims = made_claims(count + NEW_DOCUMENTS * EACH, english())
    index = ClaimIndex()
    index.put(claims[:count])
    seconds = []
    for first in range(count, len(claims), EACH):
        begun = time.perf_counter()
        index.add(claims[first : first + EACH])
        seconds.append(time.perf_counter() - begun)
    seconds.sort()
    return {"claims": count, "median": seconds[len(seconds) // 2], "longest": seconds[-1]}


def reusing(base: Base, finder: str) -> Figures:
    """How long a finder of reuse takes over a base, and how many of the known pairs it finds and ranks first."""
    begun, used = time.perf_counter(), processor()
    found = FINDERS[finder](base.texts)
    seconds, worked = time.perf_counter() - begun, processor() - used
    ranked = sorted(found, key=lambda pair: (-found[pair], pair))
    first = base.known & set(ranked[: len(base.known)])
    return {
        "texts": len(base.texts),
        "finder": finder,
        "seconds": seconds,
        "processor": worked,
        "pairs": len(found),
        "known": len(base.known),
        "found": len(base.known & found.keys()),
        "first": len(first),
    }


def lost(folder: Path | None) -> Figures:
    """Of all pairs that `compare` relates, how many never meet: in the texts of a folder, or in made-up claims."""
    if folder is None:
        claims = unique(made_claims(PARAPHRASES, english()))
    else:
        texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
        claims = unique(analyse(texts).claims)
    met = _met(claims)
    told: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for one, other in combinations(range(len(claims)), 2):
        relation = related(claims[one], claims[other])
        if relation is None or relation.rule in FAR_APART:
            continue
        told[relation.verdict.value] += 1
        missed[relation.verdict.value] += (one, other) not in met
    return {"claims": len(claims), "told": {verdict.value: told[verdict.value] for verdict in Verdict}, "lost": missed}


def _met(claims: Iterable[ComparableClaim]) -> set[tuple[int, int]]:
    index = ClaimIndex()
    return {(one, other) for one in index.put(claims) for other in index.near(one) if one < other}


if __name__ == "__main__":
    main()
