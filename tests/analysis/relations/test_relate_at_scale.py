"""Relating depends on the claims alone: not on their order, on what else is known, on seeds, or on how they came in.

The claims are those that the benchmark makes up (`benchmarks.made_claims`), of a small vocabulary, so that many meet.
Work is counted in calls; no time is measured.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks import made_frames
from benchmarks.made_claims import EACH, content, made_claims
from benchmarks.worst_texts import lexicon_words
from claims.analysis.extraction.values import Polarity
from claims.analysis.relations.blocking import block_entries
from claims.analysis.relations.blocks import CAP
from claims.analysis.relations.compare import compare, place, related
from claims.analysis.relations.index import ClaimIndex, unique
from claims.analysis.relations.relate import relate
from claims.analysis.relations.said_once import FAR_APART
from claims.analysis.relations.values import ComparableClaim, End, Relation, Verdict
from tests.work import calls_of

from .making import claim

ROOT = Path(__file__).parents[3]
SHORT = ("000_1d7e38796c8480e6.txt", "002_415255b472fdae33.txt")
VOCABULARY = content(sorted({word.lower() for word in lexicon_words() if word.isalpha() and len(word) > 3}))


def some(count: int, seed: int = 3) -> list[ComparableClaim]:
    return made_claims(count, VOCABULARY, seed=seed)


@pytest.fixture(scope="module", autouse=True)
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Moulds of two short samples alone: the long one takes its time to read."""
    folder = tmp_path_factory.mktemp("samples")
    for path in (made_frames.SAMPLES / name for name in SHORT):
        shutil.copy(path, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made_frames, "SAMPLES", folder)
        forget()
        yield folder
    forget()


def forget() -> None:
    for kept in (made_frames.moulds, made_frames.names, made_frames.countries):
        kept.cache_clear()


@pytest.fixture(scope="module")
def few(samples: Path) -> list[ComparableClaim]:
    return some(6 * EACH)


def by_documents(claims: Sequence[ComparableClaim]) -> list[list[ComparableClaim]]:
    return [list(claims[at : at + EACH]) for at in range(0, len(claims), EACH)]


def in_order(relations: Sequence[Relation]) -> list[Relation]:
    return sorted(relations, key=lambda r: (r.left.document, r.left.start, r.right.document, r.right.start))


def test_the_order_of_claims_does_not_matter(few: list[ComparableClaim]) -> None:
    expected = list(relate(few))
    assert {Verdict.AGREES, Verdict.NOT_COMPARABLE} <= {relation.verdict for relation in expected}
    for seed in range(3):
        mixed = list(few)
        random.Random(seed).shuffle(mixed)
        assert list(relate(mixed)) == expected


def test_two_processes_find_the_same(few: list[ComparableClaim]) -> None:
    assert list(relate(few, workers=2)) == list(relate(few))


def test_verdicts_are_the_same_from_both_sides(few: list[ComparableClaim]) -> None:
    pairs = list(combinations(few, 2))
    for left, right in random.Random(5).sample(pairs, 3000):
        assert compare(left, right) == compare(right, left)


def test_a_claim_and_its_copy_never_contradict(few: list[ComparableClaim]) -> None:
    for one in few:
        for document, start in ((one.document, one.start + 100_000), (f"{one.document} copied", one.start)):
            end = start + one.end - one.start
            copy = replace(one, document=document, start=start, end=end, key=f"{document}:{start}-{end}")
            assert compare(one, copy).verdict is not Verdict.CONTRADICTS, one


def test_a_claim_against_itself_is_refused_and_never_met(few: list[ComparableClaim]) -> None:
    with pytest.raises(ValueError, match="itself"):
        compare(few[0], few[0])
    assert all(relation.left != relation.right for relation in relate([*few, *few]))


def test_an_unrelated_document_changes_no_relation(few: list[ComparableClaim]) -> None:
    alone = list(relate(few))
    foreign = some(EACH, seed=4)
    stranger = [replace(c, document="stranger", key=f"stranger:{c.start}-{c.end}", shared=()) for c in foreign]
    together = [r for r in relate([*few, *stranger]) if "stranger" not in (r.left.document, r.right.document)]
    assert together == alone


@pytest.mark.parametrize("split", [(1, 5), (3, 3), (2, 1, 3), (1, 1, 1, 1, 1, 1)])
def test_documents_may_come_in_any_split_and_order(few: list[ComparableClaim], split: tuple[int, ...]) -> None:
    documents = by_documents(few)
    random.Random(len(split)).shuffle(documents)
    index = ClaimIndex()
    found: list[Relation] = []
    for count in split:
        found += index.add([c for _ in range(count) for c in documents.pop()])
    assert in_order(found) == list(relate(few))


def test_what_is_taken_out_leaves_nothing_behind(few: list[ComparableClaim]) -> None:
    first, *others = by_documents(few)
    index = ClaimIndex()
    index.add(few)
    assert index.remove(first[0].document) == len(first)
    assert first[0].document not in index
    assert len(index) == len(few) - len(first)
    again = ClaimIndex()
    again.put([c for document in others for c in document])
    assert index.add(first) == again.add(first)
    assert index.remove("of which nobody heard") == 0


def test_a_document_comes_in_once(few: list[ComparableClaim]) -> None:
    index = ClaimIndex()
    index.add(few[:EACH])
    with pytest.raises(ValueError, match="in the index already"):
        index.add(few[:1])


def test_a_new_document_is_compared_with_what_answers_its_questions_alone() -> None:
    """The work of one more document does not grow with what else is there."""

    def work(count: int) -> Callable[[], object]:
        index = ClaimIndex()
        index.put(made_claims(count * EACH, VOCABULARY, seed=8))
        strangers = [replace(c, document="z", key=f"z:{c.start}", words=c.words[:2]) for c in some(10, seed=9)]
        return lambda: [index.add(strangers), index.remove("z")]

    work(2)()
    assert calls_of(work(24)) <= 4 * calls_of(work(6))


def met_pairs(claims: Sequence[ComparableClaim]) -> set[tuple[int, int]]:
    index = ClaimIndex()
    return {(one, other) for one in index.put(claims) for other in index.near(one) if one < other}


def test_who_is_met_is_the_same_from_both_sides() -> None:
    index = ClaimIndex()
    numbers = index.put(some(40 * EACH))
    near = {at: index.near(at) for at in numbers}
    assert all(at in near[other] for at in numbers for other in near[at])


def test_blocking_loses_next_to_nothing_that_is_related(few: list[ComparableClaim]) -> None:
    claims = unique(few)
    met = met_pairs(claims)
    told = lost = 0
    for one, other in combinations(range(len(claims)), 2):
        relation = related(claims[one], claims[other])
        if relation and relation.verdict is not Verdict.NOT_COMPARABLE and relation.rule not in FAR_APART:
            told += 1
            lost += (one, other) not in met
    assert told > 100
    assert lost <= 0.02 * told


def crowd(count: int) -> list[ComparableClaim]:
    """Claims of as many documents that all say one thing."""
    words = ("harbour", "lighthouse", "keeper", "warned", "fishermen", "sandbank")
    return [claim(f"{at:04}", words=words) for at in range(count)]


def test_one_who_says_otherwise_is_met_by_all_of_a_crowd() -> None:
    many = crowd(5 * CAP)
    denial = replace(many[-1], document="zz", key="zz:0-10", polarity=Polarity.NEGATIVE)
    relations = list(relate([*many, denial]))
    against = [r for r in relations if "zz" in (r.left.document, r.right.document)]
    assert len(against) == len(many)
    assert len(relations) < CAP * len(many)


def test_the_work_of_a_crowd_grows_with_its_claims() -> None:
    small, large = crowd(4 * CAP), crowd(8 * CAP)
    list(relate(small))
    assert calls_of(lambda: list(relate(large))) <= 2.3 * calls_of(lambda: list(relate(small)))


def test_in_a_crowd_the_order_does_not_matter_either() -> None:
    many = [
        replace(c, dates=(), polarity=Polarity.NEGATIVE if at % 7 == 0 else Polarity.POSITIVE)
        for at, c in enumerate(crowd(150))
    ]
    expected = list(relate(many))
    mixed = list(many)
    random.Random(2).shuffle(mixed)
    assert list(relate(mixed)) == expected
    index = ClaimIndex()
    index.put(mixed[:70])
    index.put(mixed[70:])
    told = {(r.left, r.right) for r in expected}
    ends = {at: End(c.document, c.start, c.end) for at, c in enumerate(unique(mixed[:70]) + unique(mixed[70:]))}
    met = {tuple(sorted((ends[a], ends[b]), key=document_of)) for a in ends for b in index.near(a)}
    assert told <= met


def document_of(end: End) -> str:
    return end.document


def test_entries_are_the_claims_own_and_sorted(few: list[ComparableClaim]) -> None:
    for one in few:
        entries = block_entries(one)
        assert list(entries) == sorted(set(entries))
        assert block_entries(replace(one, document="x", key="x")) or not entries
    assert sorted(few, key=place) == few


PRINTED = """
import hashlib, sys
from pathlib import Path
from benchmarks import made_frames
made_frames.SAMPLES = Path(sys.argv[1])
from tests.analysis.relations.test_relate_at_scale import EACH, some
from claims.analysis.relations.relate import relate
print(hashlib.sha256(repr(list(relate(some(3 * EACH)))).encode()).hexdigest())
"""


def test_relations_do_not_depend_on_the_seed_of_hashes(samples: Path) -> None:
    printed = set()
    for seed in ("0", "77"):
        done = subprocess.run(
            [sys.executable, "-c", PRINTED, str(samples)],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        printed.add(done.stdout)
    assert len(printed) == 1
