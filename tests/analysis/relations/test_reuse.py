"""Shared passages are found over spellings and small gaps; names and stock phrases alone are none."""

from __future__ import annotations

import pytest

from claims.analysis.relations.reuse import find_reuse

FERRY = "the ferry was already listing badly when the second engine failed outside the harbour"


def passages(left: str, right: str) -> list[tuple[str, str]]:
    return [
        (left[r.left_start : r.left_end], right[r.right_start : r.right_end])
        for r in find_reuse({"a": left, "b": right})
    ]


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        (f"He said that {FERRY}. Rain fell.", f"Yesterday {FERRY}, she wrote.", (FERRY, FERRY)),
        (
            "Then the defence of the harbour was organised by twelve unpaid volunteers.",
            "In fact the DEFENSE of the harbor was organized by twelve **unpaid** volunteers!",
            (
                "the defence of the harbour was organised by twelve unpaid volunteers",
                "the DEFENSE of the harbor was organized by twelve **unpaid** volunteers",
            ),
        ),
        (
            "It is expected to be warmly received by farmers and bakers.",
            "It is expected to be warmly received among farmers and bakers.",
            (
                "It is expected to be warmly received by farmers and bakers",
                "It is expected to be warmly received among farmers and bakers",
            ),
        ),
    ],
)
def test_a_shared_run_is_found_with_its_place_in_both_texts(left: str, right: str, shared: tuple[str, str]) -> None:
    assert passages(left, right) == [shared]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Seven words are shared by both texts.", "Seven words are shared by both of them."),
        (
            "He spoke to the Ministry of Foreign Affairs of the Republic of Norland.",
            "It came from the Ministry of Foreign Affairs of the Republic of Norland.",
        ),
        (
            "The mill did not immediately respond to a request for comment.",
            "Ms Dahl did not immediately respond to a request for comment.",
        ),
        ("One two three four five six seven eight nine.", "Nine eight seven six five four three two one."),
        (f"{FERRY}. Again: {FERRY}.", "Nothing of this stands here, and nothing else."),
        ("", FERRY),
    ],
)
def test_short_runs_and_names_alone_are_no_reuse(left: str, right: str) -> None:
    assert passages(left, right) == []


def test_a_passage_printed_twice_in_one_text_is_told_once() -> None:
    assert len(passages(f"{FERRY}. Again: {FERRY}.", f"So {FERRY}.")) == 1


def test_boilerplate_of_many_texts_is_no_reuse() -> None:
    texts = {
        f"text{at:02}": f"Story {at}. Please sign up for our weekly letter about boats and bread." for at in range(20)
    }
    assert find_reuse(texts) == []


def test_the_order_of_texts_does_not_matter() -> None:
    texts = {"b": f"Now {FERRY}.", "a": f"And {FERRY}!", "c": f"But {FERRY}?"}
    found = find_reuse(texts)
    assert found == find_reuse(dict(reversed(texts.items())))
    assert [(r.left, r.right) for r in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert all(0 < r.similarity <= 1 for r in found)
