"""Where words stand in quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.extraction.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('He said "no" twice.', ['"no"']),
        ("He said ``no'' twice.", ["``no''"]),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said «no» twice.", ["«no»"]),
        ("the 'open' door", ["'open'"]),
        ("a ‘closed’ door", ["‘closed’"]),
        ('"One." Then "two."', ['"One."', '"Two."'.replace("T", "t")]),
        ("“She said ‘no’ to me,” he said.", ["“She said ‘no’ to me,”"]),
        ("“never closed", ["“never closed"]),
        ("“never closed, he said, that “it is small.”", ["“it is small.”"]),
    ],
)
def test_finds(text: str, wanted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == wanted


@pytest.mark.parametrize(
    "text", ["don't and won't", "the states' rights", "a ship's crew and the crews' pay", "rock 'n roll"]
)
def test_ignores(text: str) -> None:
    assert find_quotations(text) == []


def test_a_mark_that_is_never_closed_says_so() -> None:
    (one,) = find_quotations("“It goes on")
    assert one.open_end


@given(st.text(alphabet=st.sampled_from("ab \"'“”‘’.`«»"), max_size=120))
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_quotations(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
