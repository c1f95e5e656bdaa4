"""Passages that two texts share: runs of words equal after folding, joined over small gaps.

The texts are indexed by runs of four words, so that work grows with what is shared and not with the number of pairs.
A run that stands in very many texts is boilerplate and seeds nothing. A passage counts where at least eight words
match (DESIGN: "runs of eight words or more") and where they say something besides names and function words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import isqrt

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.raw import ReadError
from claims.analysis.corpus.reader import read
from claims.analysis.relations.values import Reuse
from claims.analysis.relations.wording import Word, formulas, stop_words, words

SEED = 4
MINIMUM = 8
GAP = 10
DRIFT = 7
BROKEN_SIMILARITY = 0.65
BROKEN_CONTENT = 3


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `[left, left + length)` of one text equal words `[right, right + length)` of the other."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch of words of each text, and the runs that match in it."""

    runs: tuple[_Run, ...]

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


def find_reuse(texts: Mapping[str, str]) -> list[Reuse]:
    """The passages that two of `texts` (key: text) share, each pair of texts in the order of their keys.

    Offsets are code points of the texts as given; `similarity` is the share of words that match within the passage.
    Only what stands in the body of a text is compared: a notice, a title, navigation, a note or a disclaimer is no
    reuse. The result does not depend on the order of `texts`; a text that holds nothing to read shares nothing.
    """
    return _between_texts({key: _body_words(texts[key]) for key in sorted(texts)})


def reuse_of(documents: Mapping[str, ParsedDocument]) -> list[Reuse]:
    """`find_reuse` for texts that were read already, by their keys."""
    return _between_texts({key: _words_of(documents[key]) for key in sorted(documents)})


def _body_words(text: str) -> list[Word]:
    try:
        return _words_of(read(text))
    except ReadError:
        return []


def _words_of(parsed: ParsedDocument) -> list[Word]:
    """The words of the body; of all of it where no body was told apart (a single line)."""
    return words(parsed.view if parsed.sentences else parsed.text)


def _between_texts(read_words: Mapping[str, Sequence[Word]]) -> list[Reuse]:
    return [
        _reuse(left, right, read_words[left], read_words[right], passage)
        for (left, right), seeds in sorted(_seeds(read_words).items())
        for passage in _passages(read_words[left], read_words[right], seeds)
    ]


def _seeds(found: Mapping[str, Sequence[Word]]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """For each pair of texts the places (word, word) at which the same run of SEED words starts."""
    numbers: dict[str, int] = {}
    for tokens in found.values():
        for word in tokens:
            numbers.setdefault(word.form, len(numbers) + 1)
    shared = _shared_grams(found, numbers)
    places: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for key, tokens in found.items():
        for at, gram in _grams(tokens, numbers):
            if gram in shared:
                places[gram].append((key, at))
    limit = max(10, isqrt(len(found)))
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for starts in places.values():
        if len({key for key, _ in starts}) > limit or len(starts) > 4 * limit:
            continue
        for key, at in starts:
            for other, there in starts:
                if key < other:
                    pairs[key, other].append((at, there))
    return pairs


def _grams(tokens: Sequence[Word], numbers: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Each run of SEED words by its place, as one number that no other run has."""
    base = len(numbers) + 1
    ceiling = base ** (SEED - 1)
    gram = 0
    for at, word in enumerate(tokens):
        gram = (gram % ceiling) * base + numbers[word.form]
        if at >= SEED - 1:
            yield at - SEED + 1, gram


def _shared_grams(found: Mapping[str, Sequence[Word]], numbers: Mapping[str, int]) -> set[int]:
    """The runs that stand in more than one text; only these are worth keeping places of."""
    home: dict[int, int] = {}
    shared: set[int] = set()
    for index, tokens in enumerate(found.values()):
        for _, gram in _grams(tokens, numbers):
            if home.setdefault(gram, index) != index:
                shared.add(gram)
    return shared


def _runs(left: Sequence[Word], right: Sequence[Word], seeds: Sequence[tuple[int, int]]) -> list[_Run]:
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
                runs.append(_Run(first, first + shift, last - first))
            first, last = at, at + SEED
        runs.append(_Run(first, first + shift, last - first))
    return sorted(runs, key=lambda r: (r.left, r.right))


def _passages(left: Sequence[Word], right: Sequence[Word], seeds: Sequence[tuple[int, int]]) -> Iterator[_Passage]:
    """Passages of two texts, none of which lies within another on either side; the longest are kept."""
    chains = [_filled(left, right, chain) for chain in _chains(_runs(left, right, seeds))]
    good = [chain for chain in chains if _counts(left, chain)]
    good.sort(key=lambda p: (-p.matched, p.left, p.right))
    taken: list[_Passage] = []
    for passage in good:
        if not any(_meet(passage.left, other.left) or _meet(passage.right, other.right) for other in taken):
            taken.append(passage)
    yield from sorted(taken, key=lambda p: (p.left, p.right))


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _chains(runs: Sequence[_Run]) -> Iterator[_Passage]:
    """Runs joined where the next begins within GAP words of both sides and near the same diagonal."""
    open_chains: list[list[_Run]] = []
    for run in runs:
        live = []
        for chain in open_chains:
            if run.left - (chain[-1].left + chain[-1].length) > GAP:
                yield _Passage(tuple(chain))
            else:
                live.append(chain)
        open_chains = live
        fitting = [chain for chain in open_chains if _follows(chain[-1], run)]
        if fitting:
            min(fitting, key=lambda c: (_drift(c[-1], run), c[-1].left, c[-1].right)).append(run)
        else:
            open_chains.append([run])
    for chain in open_chains:
        yield _Passage(tuple(chain))


def _drift(before: _Run, after: _Run) -> int:
    return abs((after.right - after.left) - (before.right - before.left))


def _follows(before: _Run, after: _Run) -> bool:
    left, right = after.left - (before.left + before.length), after.right - (before.right + before.length)
    return 0 <= left <= GAP and 0 <= right <= GAP and _drift(before, after) <= DRIFT


def _filled(left: Sequence[Word], right: Sequence[Word], passage: _Passage) -> _Passage:
    """The passage with shorter runs added: in its gaps, and within GAP / 2 words before and behind it."""
    margin = GAP // 2
    a_start, a_end = max(0, passage.left[0] - margin), min(len(left), passage.left[1] + margin)
    b_start, b_end = max(0, passage.right[0] - margin), min(len(right), passage.right[1] + margin)
    runs: list[_Run] = []
    at, there = a_start, b_start
    for index, fixed in enumerate((*passage.runs, _Run(a_end, b_end, 0))):
        edge = index in (0, len(passage.runs))
        runs += _between(left[at : fixed.left], right[there : fixed.right], at, there, least=2 if edge else 1)
        if fixed.length:
            runs.append(fixed)
        at, there = fixed.left + fixed.length, fixed.right + fixed.length
    return _Passage(tuple(runs))


def _between(left: Sequence[Word], right: Sequence[Word], at: int, there: int, *, least: int) -> list[_Run]:
    if not left or not right:
        return []
    blocks = SequenceMatcher(
        None, [w.form for w in left], [w.form for w in right], autojunk=False
    ).get_matching_blocks()
    return [_Run(at + b.a, there + b.b, b.size) for b in blocks if b.size >= least]


def _counts(tokens: Sequence[Word], passage: _Passage) -> bool:
    """True where enough words match, closely enough, and say something of their own."""
    if passage.matched < MINIMUM:
        return False
    content = _own_words(tokens, passage)
    if max(run.length for run in passage.runs) >= MINIMUM:
        return content >= 1
    return passage.similarity >= BROKEN_SIMILARITY and content >= BROKEN_CONTENT


def _own_words(tokens: Sequence[Word], passage: _Passage) -> int:
    """How many matched words are neither function words nor printed with a capital (names, titles) nor figures."""
    stop = stop_words()
    matched = {at for run in passage.runs for at in range(run.left, run.left + run.length)}
    own = [tokens[at] for at in sorted(matched - _in_formulas(tokens, matched))]
    return len({w.form for w in own if not w.capital and w.form.isalpha() and w.form not in stop})


def _in_formulas(tokens: Sequence[Word], matched: AbstractSet[int]) -> set[int]:
    """The places among `matched` that are part of a phrase that reports print without meaning to share it."""
    starts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for formula in formulas():
        starts[formula[0]].append(formula)
    found: set[int] = set()
    for at in matched:
        for formula in starts.get(tokens[at].form, ()):
            if tuple(word.form for word in tokens[at : at + len(formula)]) == formula:
                found.update(range(at, at + len(formula)))
    return found


def _reuse(left: str, right: str, ours: Sequence[Word], theirs: Sequence[Word], passage: _Passage) -> Reuse:
    unbroken = len(passage.runs) == 1
    return Reuse(
        left=left,
        left_start=ours[passage.left[0]].start,
        left_end=ours[passage.left[1] - 1].end,
        right=right,
        right_start=theirs[passage.right[0]].start,
        right_end=theirs[passage.right[1] - 1].end,
        similarity=round(passage.similarity, 3),
        rule="reuse.shared_run" if unbroken else "reuse.broken_run",
    )
