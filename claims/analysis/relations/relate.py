"""Relate many claims: each is compared with those that answer a question of its own, in an order of their own."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context

from claims.analysis.relations.index import ClaimIndex
from claims.analysis.relations.values import ComparableClaim, Relation

# How many documents a process is given at a time.
TOGETHER = 50


def relate(claims: Iterable[ComparableClaim], *, workers: int = 1) -> Iterator[Relation]:
    """The relations among `claims`, each pair at most once, in canonical order.

    Yields what agrees, refines, contradicts or is in tension, and look-alikes that a gate keeps apart; pairs that have
    no question in common are left out. Claims with one and the same place are taken once. With more `workers` so many
    processes compare, where the system can fork them; what is found is the same.
    """
    index = ClaimIndex()
    index.put(claims)
    documents = index.documents()
    if workers < 2 or "fork" not in get_all_start_methods():
        for document in documents:
            yield from index.relations_on((document,))
        return
    shares = [documents[at : at + TOGETHER] for at in range(0, len(documents), TOGETHER)]
    context = get_context("fork")  # the index is there in each process without being copied
    with ProcessPoolExecutor(workers, context, _begin, (index,)) as pool:
        for relations in pool.map(_share, shares):
            yield from relations


_at_work: list[ClaimIndex] = []


def _begin(index: ClaimIndex) -> None:
    gc.freeze()
    _at_work.append(index)


def _share(documents: list[str]) -> list[Relation]:
    return _at_work[0].relations_on(documents)
