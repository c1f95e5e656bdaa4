"""Which stored claims a claim is to be compared with: those that stand at one question with it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from django.db.models import Count

from claims.analysis.relations.blocking import BlockEntry, block_entries
from claims.analysis.relations.blocks import CAP, Crowd
from claims.analysis.relations.values import ComparableClaim
from claims.derived.models import Entry
from claims.services.recording import batches, create

MOST_AT_HAND = 300_000
"""Members of crowds that one run keeps at hand."""


def number(words: str) -> int:
    """`words` as a number of 64 bits, with a sign as databases have it."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)


def enter(claims: Mapping[int, ComparableClaim], *, passages: Mapping[int, Collection[str]] | None = None) -> None:
    """Let each of `claims` (by the key of its comparable) stand at its questions.

    With `passages` it stands there already but for these passages.
    """
    rows = []
    for one, claim in sorted(claims.items()):
        new = None if passages is None else {passage_key(name) for name in passages[one]}
        rows += [
            Entry(key=number(entry.key), answer=entry.answer, comparable_id=one)
            for entry in block_entries(claim)
            if new is None or entry.key in new
        ]
    create(Entry, rows)


def leave(comparables: Iterable[int], passages: Iterable[str] | None = None) -> None:
    """Take comparables away from all their questions, or from these passages only."""
    keys = None if passages is None else [number(passage_key(name)) for name in passages]
    for part in batches(comparables):
        rows = Entry.objects.filter(comparable__in=part)
        (rows if keys is None else rows.filter(key__in=keys)).delete()


def passage_key(name: str) -> str:
    """The key of the block of all that touches a passage."""
    return f"passage|{name}"


class Blocks:
    """The stored claims by their questions; crowds that were looked at once are kept at hand."""

    def __init__(self) -> None:
        self._crowds: dict[int, tuple[Crowd, frozenset[int]]] = {}
        self._order: dict[int, tuple[str, int, int, str]] = {}

    def near(self, own: Mapping[int, ComparableClaim]) -> set[tuple[int, int]]:
        """The pairs of comparables (smaller key first) in which one of `own` is to be compared."""
        asked: dict[int, dict[int, list[str]]] = defaultdict(dict)
        for one, claim in own.items():
            for words, entries in groupby(block_entries(claim), key=_key):
                asked[number(words)][one] = [entry.answer for entry in entries]
        sizes = _sizes(asked)
        crowded = {key for key, size in sizes.items() if size > CAP}
        met: set[tuple[int, int]] = set()
        for key, members in _members(sizes.keys() - crowded).items():
            met |= {_pair(one, other) for one in asked[key] for other in members if one != other}
        self._gather(key for key in crowded if not self._is_at_hand(key, asked[key]))
        for key in crowded:
            crowd, _ = self._crowds[key]
            for one, answers in asked[key].items():
                met |= {_pair(one, other) for other in crowd.near(one, answers) if one != other}
        return met

    def _is_at_hand(self, key: int, members: Iterable[int]) -> bool:
        return key in self._crowds and self._crowds[key][1].issuperset(members)

    def _gather(self, keys: Iterable[int]) -> None:
        """Get the crowds at these questions."""
        if len(self._order) > MOST_AT_HAND:
            self._crowds.clear()
            self._order.clear()
        place = ("comparable__reading__sha256", "comparable__start", "comparable__end")
        for key in keys:
            answers: dict[int, list[str]] = defaultdict(list)
            rows = Entry.objects.filter(key=key).order_by("comparable_id", "answer")
            for one, answer, sha256, start, end in rows.values_list("comparable_id", "answer", *place):
                answers[one].append(answer)
                self._order[one] = sha256, start, end, ""
            crowd = Crowd(self._order.__getitem__)
            for one in sorted(answers, key=self._order.__getitem__):
                crowd.add(one, answers[one])
            self._crowds[key] = crowd, frozenset(answers)


def _sizes(keys: Iterable[int]) -> dict[int, int]:
    """How many comparables stand at each question, where more than one does."""
    found: dict[int, int] = {}
    for part in batches(sorted(keys)):
        rows = Entry.objects.filter(key__in=part).order_by().values("key")
        counted = rows.annotate(members=Count("comparable", distinct=True)).filter(members__gt=1)
        found.update(counted.values_list("key", "members"))
    return found


def _members(keys: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for part in batches(sorted(keys)):
        for key, one in Entry.objects.filter(key__in=part).values_list("key", "comparable_id"):
            found[key].add(one)
    return found


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _key(entry: BlockEntry) -> str:
    return entry.key
