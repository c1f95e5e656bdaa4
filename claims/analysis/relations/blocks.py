"""Claims by the questions that they answer (`blocking`), and whom each of them is to be compared with."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from heapq import nsmallest
from itertools import takewhile

from claims.analysis.relations.blocking import BlockEntry

# Up to CAP claims at one question all meet. In a crowd above that, a claim meets the first REPRESENTATIVES claims of
# its own answer, of the NEAR answers on either side of it among those of its stance, of the BESIDE answers next to it
# among all, and of every answer of a stance that stands alone: one of the LONE rarest, with at most FEW answers. So it
# costs about as much as in a full block, and a claim that says otherwise than ten thousand is met by each of them.
CAP = 60
REPRESENTATIVES = 2
NEAR = 3
BESIDE = 2
LONE = 3
FEW = 4
# Entries of so many claims are kept at hand while blocks grow into crowds.
AT_HAND = 4096

Order = Callable[[int], tuple[str, int, int, str]]


class Crowd:
    """A question that more than CAP claims answer: the claims by answer, those of each in canonical order.

    Which answers are near to one another is the same seen from either of them.
    """

    __slots__ = ("_by_answer", "_by_values", "_order", "_stances")

    def __init__(self, order: Order) -> None:
        self._by_answer: dict[str, list[int]] = {}
        self._by_values: list[tuple[str, str]] = []  # values and stance of each answer, sorted
        self._stances: dict[str, list[str]] = {}  # the answers of each stance, sorted
        self._order = order

    def add(self, at: int, answers: Iterable[str]) -> None:
        """Put claim `at` to those that answer so."""
        for answer in answers:
            members = self._by_answer.get(answer)
            if members is None:
                self._by_answer[answer] = [at]
                stance, _, values = answer.partition("|")
                insort(self._by_values, (values, stance))
                insort(self._stances.setdefault(stance, []), answer)
            elif self._order(members[-1]) < self._order(at):
                members.append(at)
            else:
                insort(members, at, key=self._order)

    def remove(self, at: int, answers: Iterable[str]) -> None:
        """Take claim `at` from those that answer so."""
        for answer in answers:
            members = self._by_answer[answer]
            members.remove(at)
            if members:
                continue
            del self._by_answer[answer]
            stance, _, values = answer.partition("|")
            self._by_values.remove((values, stance))
            self._stances[stance].remove(answer)
            if not self._stances[stance]:
                del self._stances[stance]

    def near(self, at: int, answers: Iterable[str]) -> Iterator[int]:
        """The first claims of each answer near to `answers`; for one that is such a first itself, all of them."""
        for answer in answers:
            is_first = at in self._by_answer[answer][:REPRESENTATIVES]
            for other in self._nearest(answer):
                members = self._by_answer[other]
                yield from members if is_first else members[:REPRESENTATIVES]

    def _nearest(self, answer: str) -> Iterable[str]:
        stance, _, values = answer.partition("|")
        lone = self._lone()
        if stance in lone:
            return self._by_answer
        alike = self._stances[stance]
        rank = bisect_left(alike, answer)
        found = set(alike[max(0, rank - NEAR) : rank + NEAR + 1])
        rank = bisect_left(self._by_values, (values, stance))
        found.update(f"{s}|{v}" for v, s in self._by_values[max(0, rank - BESIDE) : rank + BESIDE + 1])
        found.update(other for rare in lone for other in self._stances[rare])
        return found

    def _lone(self) -> list[str]:
        """The stances that stand alone: the rarest of those with few answers; none where all agree on the stance."""
        if len(self._stances) == 1:
            return []
        rare = [stance for stance, answers in self._stances.items() if len(answers) <= FEW]
        return nsmallest(LONE, rare, key=lambda stance: (self._told(stance), stance))

    def _told(self, stance: str) -> int:
        return sum(len(self._by_answer[answer]) for answer in self._stances[stance])


class Block:
    """The claims at one question, and the crowd that they are once they are more than CAP."""

    __slots__ = ("crowd", "key", "members")

    def __init__(self, key: str, first: int) -> None:
        self.key = key
        self.members = [first]
        self.crowd: Crowd | None = None


class Blocks:
    """Claims, by numbers that their holder gives them, at the questions that they answer.

    `entries_of` gives the entries of a claim in it, `order` its canonical place: of many claims that answer alike the
    first in that order stand for all, so that nothing depends on the order in which they came.
    """

    def __init__(self, entries_of: Callable[[int], tuple[BlockEntry, ...]], order: Order) -> None:
        self._blocks: dict[str, int | Block] = {}  # most questions are answered by one claim alone: its bare number
        self._shared: dict[int, list[Block]] = {}
        self._entries_of = lru_cache(maxsize=AT_HAND)(entries_of)
        self._order = order

    def add(self, at: int) -> None:
        """Put claim `at` to all its questions."""
        for key in _keys(self._entries_of(at)):
            held = self._blocks.get(key)
            if held is None:
                self._blocks[key] = at
                continue
            if isinstance(held, int):
                block = self._blocks[key] = Block(key, held)
                self._shared.setdefault(held, []).append(block)
            else:
                block = held
            self._shared.setdefault(at, []).append(block)
            block.members.append(at)
            self._crowd(block, at)

    def _crowd(self, block: Block, at: int) -> None:
        """Keep the answers of a block that grew, by `at`, above CAP."""
        if block.crowd:
            block.crowd.add(at, self._answers(at, block.key))
        elif len(block.members) > CAP:
            block.crowd = Crowd(self._order)
            for member in block.members:
                block.crowd.add(member, self._answers(member, block.key))

    def _answers(self, at: int, key: str) -> list[str]:
        entries = self._entries_of(at)
        first = bisect_left(entries, key, key=_key)
        return [entry.answer for entry in takewhile(lambda entry: entry.key == key, entries[first:])]

    def remove(self, at: int) -> None:
        """Take claim `at` from all its questions."""
        for key in _keys(self._entries_of(at)):
            held = self._blocks[key]
            if isinstance(held, int) or len(held.members) == 1:
                del self._blocks[key]
                continue
            held.members.remove(at)
            if held.crowd:
                held.crowd.remove(at, self._answers(at, key))
        self._shared.pop(at, None)

    def near(self, at: int) -> set[int]:
        """All that claim `at` is to be compared with."""
        found: set[int] = set()
        for block in self._shared.get(at, ()):
            if block.crowd and len(block.members) > CAP:
                found.update(block.crowd.near(at, self._answers(at, block.key)))
            else:
                found.update(block.members)
        found.discard(at)
        return found


def _keys(entries: Iterable[BlockEntry]) -> Iterator[str]:
    """The keys of entries, which are sorted, each once."""
    last = ""
    for entry in entries:
        if entry.key != last:
            yield entry.key
        last = entry.key


def _key(entry: BlockEntry) -> str:
    return entry.key
