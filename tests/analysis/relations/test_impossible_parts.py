"""Parts that cannot be are found; parts of other things, and sums that overlap, are left alone."""

from __future__ import annotations

import pytest

from .making import impossible_in

CANNOT_BE = [
    ("Officials said 45 of the 30 crew survived.", "part_over_whole"),
    ("Forty-five of its thirty members resigned.", "part_over_whole"),
    ("She answered 45 out of 30 questions.", "part_over_whole"),
    ("The bank lent $45 million of the $30 million fund.", "part_over_whole"),
    ("Of the 30 crew, 45 were saved.", "part_over_whole"),
    ("The storm killed 15 people, including 20 children.", "part_over_whole"),
    ("The bus carried twelve passengers, fourteen of whom were hurt.", "part_over_whole"),
    ("Of the 30 crew, 25 died and the other 12 were saved.", "parts_over_whole"),
    ("Turnout reached 104 percent in the valley.", "share_over_hundred"),
    ("About 120 percent of the residents voted for the dam.", "share_over_hundred"),
    (
        "About 60 percent of voters chose Lund, 35 percent chose Berg and the remaining 15 percent stayed away.",
        "shares_over_hundred",
    ),
]
CAN_BE = [
    "The 1949 of the 30 stamps is rare.",
    "The ferry carried 40 cars and 52 passengers, 45 of whom were pupils.",
    "Of the 12 villages, 14 kilometres of road link the first two.",
    "Officials said 15 of the 30 crew survived.",
    "In 2015 of the 27 states only ten had voted.",
    "Article 45 of the 30 rules was changed.",
    "The 45 of the 30th Regiment marched.",
    "He finished 45th of the 30 starters.",
    "Some 45 km of the 30 roads were repaired.",
    "Of the 30 crew, 12 were saved.",
    "Of the 30 buses, 45 passengers were counted in the first.",
    "Of the 30 families, 45 children were ill.",
    "The storm killed 15 people, including 10 children.",
    "The storm killed 15 people and injured 40, including 20 children.",
    "The flood hit 15 families, including 20 children.",
    "Fifteen nations, including 20 athletes from Karten, marched.",
    "The camp took in 15 families with 60 members, 40 of whom were children.",
    "The bus carried fourteen passengers, twelve of whom were hurt.",
    "Of the 30 crew, 18 died and the other 12 were saved.",
    "Of the 30 crew, 25 were women and 12 were hurt.",
    "Turnout rose by 104 percent.",
    "Output reached 120 percent of the target.",
    "The dam holds 120 percent of the water of the old one.",
    "The number of members grew by 120 percent of the members of 2010.",
    "About 60 percent chose Lund, 25 percent chose Berg and the remaining 15 percent stayed away.",
    "About 60 percent of men, 70 percent of women and 35 percent of the remaining voters chose Lund.",
]


@pytest.mark.parametrize(("sentence", "rule"), CANNOT_BE)
def test_what_cannot_be_is_found(sentence: str, rule: str) -> None:
    assert [value.rule for value in impossible_in(sentence)] == [f"impossible.{rule}"]


@pytest.mark.parametrize("sentence", CAN_BE)
def test_what_can_be_is_left_alone(sentence: str) -> None:
    assert impossible_in(sentence) == []


def test_a_value_belongs_to_the_assertion_in_which_it_stands() -> None:
    sentence = "Officials said 45 of the 30 crew survived."
    (found,) = impossible_in("The sea was calm.", sentence)
    assert found.surface == "45 of the 30 crew"
    assert found.assertion is not None
    assert found.assertion[0] <= found.start < found.end <= found.assertion[1]
    assert found.sentence == "The part (“45”) is larger than the whole of which it is told (“30 crew”)."
