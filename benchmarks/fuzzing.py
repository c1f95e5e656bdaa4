"""Looks for texts that break the core: that raise, name a wrong place, or take over 2.2 times as long when doubled.

    python -m benchmarks.fuzzing --minutes 10
    python -m benchmarks.fuzzing --minutes 1 --seed 7 --finder dates

Builds worst texts for as long as it is given (see `worst_texts`), reads each with every finder, and prints what it
finds wrong. A suspicion of growth is measured again on longer texts, best of several, before it is told. Exits with 1
where a fault was found.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import geometric_mean
from types import FrameType

from benchmarks.invariants import FINDERS, faults
from benchmarks.worst_texts import Recipe, lexicon_words, mixed, mutation, simple_recipes

SEEDS = Path(__file__).parents[1] / "seeds"
# The growth that is allowed for each doubling of the text.
GROWTH = 2.2
# The first look: short texts first, so that a pattern that explodes does so on a short one; now and then a longer one.
GLANCE = (500, 2_000, 8_000)
LONG_GLANCE = (1_000, 8_000, 64_000)
LONG_CHANCE = 0.2
# The second: doublings of a longer text, each the best of so many runs, until one takes as long as this.
DOUBLINGS = (8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 512_000, 1_024_000)
RUNS = 3
LONG_ENOUGH = 0.3
# So many of the last doublings together and the last one alone must grow too fast, and that as often as is looked: a
# busy machine is no fault, nor is a text that no longer fits the processor's cache.
LAST = 3
LOOKS = 2
# Processor seconds below which a growth is noise, and above which a text is given up as too slow.
NOISE = 0.004
PATIENCE = 20.0


class TooSlowError(Exception):
    """A finder did not come back in the time it had."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a finder on a text."""

    finder: str
    recipe: Recipe
    words: str

    def __str__(self) -> str:
        shown = ", ".join(f"{part[:150]!r}" for part in (self.recipe.head, self.recipe.pump, self.recipe.tail))
        return f"{self.finder}: {self.words}\n    {shown}"


def seconds(finder: str, text: str, runs: int = 1) -> float:
    """Processor seconds of the fastest of `runs` runs. Raises TooSlowError where one takes longer than PATIENCE.

    The collector of garbage rests meanwhile: its rounds over many values alone grow by more than the text.
    """
    best = PATIENCE
    for _ in range(runs):
        gc.collect()
        gc.disable()
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        try:
            started = time.process_time()
            FINDERS[finder](text)
            best = min(best, time.process_time() - started)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            gc.enable()
    return best


def grows(finder: str, recipe: Recipe, glance: tuple[int, int, int] = GLANCE) -> str:
    """How the finder's time grows on the recipe where that is above linear, "" where it is not."""
    short, middle, long = (seconds(finder, recipe.of_length(length)) for length in glance)
    steps = math.log2(glance[1] / glance[0])
    if long < NOISE or max(long / max(middle, NOISE / 4), middle / max(short, NOISE / 4)) <= GROWTH**steps:
        return ""
    told = ""
    for _ in range(LOOKS):
        times: list[float] = []
        for length in DOUBLINGS:
            times.append(seconds(finder, recipe.of_length(length), RUNS))
            if times[-1] > LONG_ENOUGH and len(times) > LAST:
                break
        ratios = [later / max(earlier, NOISE) for earlier, later in pairwise(times)]
        if min(geometric_mean(ratios[-LAST:]), ratios[-1]) <= GROWTH:
            return ""
        shown = ", ".join(f"{ratio:.1f}" for ratio in ratios)
        told = f"grows {shown} times, {times[-1]:.2f} s at {DOUBLINGS[len(times) - 1]:,}"
    return told


def examine(finder: str, recipe: Recipe, glance: tuple[int, int, int] = GLANCE) -> Iterator[Fault]:
    """All faults of a finder on a recipe."""
    try:
        for words in faults(finder, recipe.of_length(GLANCE[0])):
            yield Fault(finder, recipe, words[:400])
        if growth := grows(finder, recipe, glance):
            yield Fault(finder, recipe, growth)
    except TooSlowError:
        yield Fault(finder, recipe, f"takes more than {PATIENCE:.0f} s")
    except Exception as error:  # whatever it is, it is what is looked for
        yield Fault(finder, recipe, f"raises {error!r}")


def recipes(source: random.Random) -> Iterator[Recipe]:
    """Recipes without end: every mark, then words of the lexicon, mixed pumps and mutated samples in turn."""
    yield from simple_recipes()
    samples = tuple(path.read_text() for path in sorted(SEEDS.glob("*.txt")))
    words = list(lexicon_words())
    source.shuffle(words)
    for word in words:
        yield Recipe("", word + source.choice((" ", "", ", ", ". ", "\n")), "")
        yield mixed(source)
        if samples and source.random() < 0.2:
            yield mutation(samples, source)
    while True:
        yield mixed(source)
        if samples and source.random() < 0.2:
            yield mutation(samples, source)


def run(minutes: float, seed: int, finders: list[str]) -> int:
    """Examine texts for so long; prints faults as they are found and returns how many there were."""
    until = time.monotonic() + 60 * minutes
    texts = found = 0
    source = random.Random(seed)
    for recipe in recipes(source):
        if time.monotonic() > until:
            break
        texts += 1
        glance = LONG_GLANCE if source.random() < LONG_CHANCE else GLANCE
        for finder in finders:
            for fault in examine(finder, recipe, glance):
                found += 1
                print(fault, flush=True)
    print(f"{texts:,} texts, {len(finders)} finders, {found} faults")
    return found


def main() -> None:
    """Parse the options, run, and exit with 1 where a fault was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10, help="how long to look (10)")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other texts (1)")
    parser.add_argument("--finder", choices=sorted(FINDERS), action="append", help="only this one; may be repeated")
    options = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    if run(options.minutes, options.seed, options.finder or list(FINDERS)):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
