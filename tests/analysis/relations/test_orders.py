"""The first, the third, the worst since: one order against another, and against what is told to lie between."""

from __future__ import annotations

import pytest

from claims.analysis.relations.values import FrameKind, Verdict

from .making import article, frames_of, relations_of

TOWN = ("Lagar lies in Estrel.", "Estrel and its town of Lagar wait.")


@pytest.mark.parametrize(
    ("sentence", "predicate", "place", "since"),
    [
        ("It was the worst storm in Estrel since 1996.", "order storm", "worst", "1996-01-01"),
        ("It was the deadliest storm in 30 years.", "order storm", "worst", "1985-01-01"),
        ("Ada Holm is the second woman in the post.", "order woman", "2", None),
        ("It is the third election since independence in 1999.", "order election", "3", "1999-01-01"),
        ("Lind Works is the second-largest maker of pumps in Europe.", "order largest-company", "2", None),
    ],
)
def test_a_place_in_an_order_is_read(sentence: str, predicate: str, place: str, since: str | None) -> None:
    found = frames_of(sentence, kind=FrameKind.ORDER)
    assert (predicate, place, since) in [(f.predicate, f.object, f.earliest) for f in found]


@pytest.mark.parametrize(
    "sentence",
    ["The first half was dull.", "She came first.", "The second-hand car was sold in 1996.", "It was the worst storm."],
)
def test_what_is_in_no_order_is_left(sentence: str) -> None:
    assert frames_of(sentence, kind=FrameKind.ORDER) == []


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "It was the worst storm in Estrel since 1996.",
            "It was the deadliest storm in Estrel since 1996.",
            Verdict.AGREES,
        ),
        (
            "It was the worst storm in Estrel since 1996.",
            "It was the worst storm in Estrel since 1981.",
            Verdict.TENSION,
        ),
        ("It was the worst storm in Estrel since 1996.", "It was the longest storm in Estrel since 1981.", None),
        (
            "Ada Holm is the first woman to lead Estrel.",
            "Ada Holm is the second woman in the post.",
            Verdict.CONTRADICTS,
        ),
        ("Ada Holm is the first woman to lead Estrel.", "Eva Dahl is the second woman in the post.", None),
        (
            "It is the third general election since 1999.",
            "It is the fourth parliamentary election since 1999.",
            Verdict.TENSION,
        ),
        ("It is the third general election since 1999.", "It is the fourth presidential election since 1999.", None),
        ("It is the first outbreak in Estrel since 1974.", "The last outbreak was in 1995.", Verdict.TENSION),
        ("It is the first outbreak in Estrel since 1974.", "The last outbreak was in 1973.", None),
    ],
)
def test_two_orders(left: str, right: str, verdict: Verdict | None) -> None:
    found = relations_of(article(*TOWN, left, title="Estrel"), article(*TOWN, right, title="Estrel"))
    told = [r.verdict for r in found if r.rule.startswith("order.")]
    assert told[:1] == ([verdict] if verdict else [])
