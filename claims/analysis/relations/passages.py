"""The passages that two texts share: runs of words equal after folding, joined over small gaps.

A passage counts where at least MINIMUM words match (DESIGN: "runs of eight words or more"), and where they say
something besides names, function words and the formulas of reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.analysis.relations.printed import Printed
from claims.analysis.relations.wording import formulas, stop_words

SEED = 4
MINIMUM = 8
GAP = 10
DRIFT = 7
BROKEN_SIMILARITY = 0.65
BROKEN_CONTENT = 3
# A run of SEED words that comes back more often than this in one text is no place to begin at.
OFTEN = 12

Seeds = Mapping[tuple[str, ...], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Run:
    """Words `[left, left + length)` of one text equal words `[right, right + length)` of the other."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of words of each text, and the runs that match in it."""

    runs: tuple[Run, ...]

    @property
    def left(self) -> tuple[int, int]:
        return self.runs[0].left, self.runs[-1].left + self.runs[-1].length

    @property
    def right(self) -> tuple[int, int]:
        return self.runs[0].right, self.runs[-1].right + self.runs[-1].length

    @property
    def matched(self) -> int:
        return sum(run.length for run in self.runs)

    @property
    def similarity(self) -> float:
        spread = (self.left[1] - self.left[0]) + (self.right[1] - self.right[0])
        return 2 * self.matched / spread


def seeds_of(text: Printed) -> Seeds:
    """Where each run of SEED words begins in a text."""
    forms = text.forms
    found: dict[tuple[str, ...], list[int]] = {}
    for at, run in enumerate(zip(*(forms[shift:] for shift in range(SEED)), strict=False)):
        if run in found:
            found[run].append(at)
        else:
            found[run] = [at]
    return found


def shared_passages(left: Printed, right: Printed, ours: Seeds, theirs: Seeds) -> list[Passage]:
    """The passages that two texts share, in order, none of which lies within another on either side; the longest are
    kept. `ours` and `theirs` are the seeds of the texts."""
    both = [(ours[run], theirs[run]) for run in ours.keys() & theirs.keys()]
    seeds = [(at, there) for a, b in both if len(a) <= OFTEN >= len(b) for at in a for there in b]
    chains = [_filled(left, right, chain) for chain in _chains(_runs(seeds))]
    good = [chain for chain in chains if _counts(left, chain)]
    good.sort(key=lambda p: (-p.matched, p.left, p.right))
    taken: list[Passage] = []
    for passage in good:
        if not any(_meet(passage.left, other.left) or _meet(passage.right, other.right) for other in taken):
            taken.append(passage)
    return sorted(taken, key=lambda p: (p.left, p.right))


def _runs(seeds: Sequence[tuple[int, int]]) -> list[Run]:
    """Seeds on one diagonal that touch, joined to maximal runs."""
    diagonals: dict[int, list[int]] = defaultdict(list)
    for at, there in seeds:
        diagonals[there - at].append(at)
    runs = []
    for shift, starts in diagonals.items():
        first = last = -1
        for at in sorted(set(starts)):
            if first >= 0 and at <= last:
                last = at + SEED
                continue
            if first >= 0:
                runs.append(Run(first, first + shift, last - first))
            first, last = at, at + SEED
        runs.append(Run(first, first + shift, last - first))
    return sorted(runs, key=lambda r: (r.left, r.right))


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _chains(runs: Sequence[Run]) -> Iterator[Passage]:
    """Runs joined where the next begins within GAP words of both sides and near the same diagonal."""
    open_chains: list[list[Run]] = []
    for run in runs:
        live = []
        for chain in open_chains:
            if run.left - (chain[-1].left + chain[-1].length) > GAP:
                yield Passage(tuple(chain))
            else:
                live.append(chain)
        open_chains = live
        fitting = [chain for chain in open_chains if _follows(chain[-1], run)]
        if fitting:
            min(fitting, key=lambda c: (_drift(c[-1], run), c[-1].left, c[-1].right)).append(run)
        else:
            open_chains.append([run])
    for chain in open_chains:
        yield Passage(tuple(chain))


def _drift(before: Run, after: Run) -> int:
    return abs((after.right - after.left) - (before.right - before.left))


def _follows(before: Run, after: Run) -> bool:
    left, right = after.left - (before.left + before.length), after.right - (before.right + before.length)
    return 0 <= left <= GAP and 0 <= right <= GAP and _drift(before, after) <= DRIFT


def _filled(left: Printed, right: Printed, passage: Passage) -> Passage:
    """The passage with shorter runs added: in its gaps, and within GAP / 2 words before and behind it."""
    margin = GAP // 2
    a_start, a_end = max(0, passage.left[0] - margin), min(len(left), passage.left[1] + margin)
    b_start, b_end = max(0, passage.right[0] - margin), min(len(right), passage.right[1] + margin)
    runs: list[Run] = []
    at, there = a_start, b_start
    for index, fixed in enumerate((*passage.runs, Run(a_end, b_end, 0))):
        edge = index in (0, len(passage.runs))
        runs += _between(
            left.forms[at : fixed.left], right.forms[there : fixed.right], at, there, least=2 if edge else 1
        )
        if fixed.length:
            runs.append(fixed)
        at, there = fixed.left + fixed.length, fixed.right + fixed.length
    return Passage(tuple(runs))


def _between(left: Sequence[str], right: Sequence[str], at: int, there: int, *, least: int) -> list[Run]:
    if not left or not right:
        return []
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [Run(at + b.a, there + b.b, b.size) for b in blocks if b.size >= least]


def _counts(text: Printed, passage: Passage) -> bool:
    """True where enough words match, closely enough, and say something of their own."""
    if passage.matched < MINIMUM:
        return False
    content = _own_words(text, passage)
    if max(run.length for run in passage.runs) >= MINIMUM:
        return content >= 1
    return passage.similarity >= BROKEN_SIMILARITY and content >= BROKEN_CONTENT


def _own_words(text: Printed, passage: Passage) -> int:
    """How many matched words are neither function words nor printed with a capital (names, titles) nor figures."""
    stop = stop_words()
    matched = {at for run in passage.runs for at in range(run.left, run.left + run.length)}
    own = {text.forms[at] for at in matched - _in_formulas(text, matched) if not text.capitals[at]}
    return sum(1 for form in own if form.isalpha() and form not in stop)


def _in_formulas(text: Printed, matched: AbstractSet[int]) -> set[int]:
    """The places among `matched` that are part of a phrase that reports print without meaning to share it."""
    starts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for formula in formulas():
        starts[formula[0]].append(formula)
    found: set[int] = set()
    for at in matched:
        for formula in starts.get(text.forms[at], ()):
            if text.forms[at : at + len(formula)] == formula:
                found.update(range(at, at + len(formula)))
    return found
