"""Comparing is symmetric, pairs are told once in canonical order, and the order of input does not matter."""

from __future__ import annotations

from itertools import combinations

import pytest

from claims.analysis.relations.compare import NOTHING_SHARED, compare, place
from claims.analysis.relations.relate import relate
from claims.analysis.relations.values import ComparableClaim, FrameKind, Relation, Scope, Verdict

from .making import article, claim, claims_of, frame, relations_of, rules_of, year

LEFT = article(
    "In March 2009 President Carla Ruiz of Chile visited Japan, the first visit of a Chilean president in 20 years.",
    "Chile and Japan signed a trade agreement in 2007.",
    "Chile's exports to Japan were $2.1 billion in 2013.",
    "The old lighthouse keeper warned the fishermen about the hidden sandbank.",
    day="9 August 2015",
)
RIGHT = article(
    "President Pedro Soto of Chile visited Japan in November 2001.",
    "Chile and Japan have never had trade relations.",
    "Chile's exports to Japan were $2.9 billion in 2013.",
    "Japan's exports to Chile were $1.2 billion in 2013.",
    "The fishermen were warned about the hidden sandbank by the lighthouse keeper.",
    day="1 May 2016",
)


@pytest.fixture(scope="module")
def read() -> list[ComparableClaim]:
    return claims_of(LEFT, RIGHT)


def test_two_articles_of_another_field(read: list[ComparableClaim]) -> None:
    found = list(relate(read))
    assert {
        "first_since.visit_inside_interval",
        "absence.against_presence",
        "values.apart",
        "gate.direction",
        "agreement.same_statement",
    } <= rules_of(found)
    assert {r.scope for r in found if r.verdict is Verdict.CONTRADICTS} == {Scope.CROSS}


def test_comparing_is_symmetric(read: list[ComparableClaim]) -> None:
    for left, right in combinations(read, 2):
        assert compare(left, right) == compare(right, left)


def test_relations_come_once_in_canonical_order_whatever_the_order_of_claims(read: list[ComparableClaim]) -> None:
    expected = list(relate(read))
    pairs = [(r.left, r.right) for r in expected]
    assert len(set(pairs)) == len(pairs)
    for left, right in pairs:
        assert (left.document, left.start, left.end) < (right.document, right.start, right.end)
    for step in range(1, 4):
        mixed = [c for offset in reversed(range(step)) for c in read[offset::step]]
        assert list(relate(mixed)) == list(relate(reversed(mixed))) == expected


def test_what_relate_yields_compare_confirms(read: list[ComparableClaim]) -> None:
    by_place = {(c.document, c.start, c.end): c for c in read}
    for relation in relate(read):
        ends = [by_place[e.document, e.start, e.end] for e in (relation.left, relation.right)]
        assert compare(*ends) == relation


def test_a_claim_is_not_compared_with_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        compare(claim(), claim())


def test_claims_without_a_common_question_are_not_comparable() -> None:
    relation = compare(claim("a", words=("bread",)), claim("b", words=("ferry",)))
    assert (relation.verdict, relation.rule) == (Verdict.NOT_COMPARABLE, NOTHING_SHARED)
    assert list(relate([claim("a", words=("bread",)), claim("b", words=("ferry",))])) == []


def test_the_strongest_verdict_decides_and_all_reasons_are_kept() -> None:
    died = frame(FrameKind.EVENT, "death", object="ida moor", modifier="unique", **year(1990))
    later = frame(FrameKind.EVENT, "death", object="ida moor", modifier="unique", **year(1994))
    words = ("ida", "moor", "death", "painter", "gallery")
    relation = compare(claim("a", frames=(died,), words=words), claim("b", frames=(later,), words=words))
    assert relation.verdict is Verdict.CONTRADICTS
    assert [f.rule for f in relation.findings] == ["event.dated_two_ways", "agreement.same_statement"]
    assert relation.explanation == relation.findings[0].sentence


def test_one_error_is_told_once() -> None:
    text = article(
        "The Soviet Union collapsed in 1991.",
        "After the dissolution of the Soviet Union in 1991 many prices rose steeply in Norway.",
        "The Soviet Union, which broke up in 1992, had fifteen republics.",
    )
    told = [r for r in relations_of(text) if r.rule == "event.dated_two_ways"]
    assert len(told) == 1
    assert told[0].scope is Scope.INTERNAL


def test_a_look_alike_is_named_and_kept_apart() -> None:
    relations = relations_of(
        article("Norway's exports to Poland were $2.1 billion in 2013."),
        article("Poland's exports to Norway were $9.2 billion in 2013."),
    )
    assert [(r.verdict, r.rule) for r in relations] == [(Verdict.NOT_COMPARABLE, "gate.direction")]


def test_canonical_place() -> None:
    made = [claim("b"), claim("a", 50), claim("a", 10)]
    assert [c.key for c in sorted(made, key=place)] == ["a:10-20", "a:50-60", "b:0-10"]


def explanations(found: list[Relation]) -> list[str]:
    return [r.explanation for r in found]


def test_every_explanation_is_a_sentence(read: list[ComparableClaim]) -> None:
    for sentence in explanations(list(relate(read))):
        assert sentence[0].isupper()
        assert sentence.endswith((".", "?"))
