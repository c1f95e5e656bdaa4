"""How fast the core reads, step by step: MB of text per second of processor time, and what was found."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from claims.analysis import extract, find_reuse, read, relate
from claims.analysis.relations.comparable import comparable_claims

Result = TypeVar("Result")
MEGABYTE = 1_000_000


def best_of(times: int, step: Callable[[], Result]) -> tuple[float, Result]:
    """Processor seconds of the fastest of `times` rounds of `step`, and what it returned."""
    seconds = []
    for _ in range(times):
        started = time.process_time()
        result = step()
        seconds.append(time.process_time() - started)
    return min(seconds), result


def measure(texts: dict[str, str], times: int) -> list[tuple[str, float, int, str]]:
    """(step, processor seconds, number found, noun) for every step of the way through the core."""
    reading, documents = best_of(times, lambda: {key: read(text, key) for key, text in texts.items()})
    extracting, assertions = best_of(times, lambda: {key: extract(parsed) for key, parsed in documents.items()})
    reusing, reuse = best_of(times, lambda: find_reuse(texts))
    framing, claims = best_of(times, lambda: comparable_claims(documents, assertions, reuse))
    relating, relations = best_of(times, lambda: list(relate(claims)))
    return [
        ("read", reading, sum(len(parsed.sentences) for parsed in documents.values()), "sentences"),
        ("extract", extracting, sum(map(len, assertions.values())), "assertions"),
        ("find reuse", reusing, len(reuse), "passages"),
        ("frames", framing, len(claims), "claims"),
        ("relate", relating, len(relations), "relations"),
    ]


def report(folder: Path, times: int) -> None:
    """Read the texts of `folder` and print a row per step. Exits with a word where it holds none."""
    texts = {path.name: path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))}
    if not texts:
        raise SystemExit(f"{folder} holds no *.txt file")
    size = sum(len(text.encode()) for text in texts.values()) / MEGABYTE
    print(f"{len(texts)} texts, {size:.3f} MB")
    for step, seconds, found, noun in measure(texts, times):
        print(f"{step:<12}{seconds:>9.3f} s{size / seconds if seconds else 0:>10.3f} MB/s{found:>8} {noun}")
