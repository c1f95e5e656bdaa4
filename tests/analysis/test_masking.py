"""The reading view has the length of the text, and only marks are blank in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis.masking import blank, mask, readable

MARKUP = st.lists(
    st.sampled_from(
        ["<", ">", "b", "/", "*", "_", "\\", "a", " ", "\n", "<sup>", "1", "</sup>", "\u200b", '"', "$", "“"]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a **bold** claim", "a bold claim"),
        ("war.<sup>12</sup> Then", "war. Then"),
        ("the 21<sup>st</sup> century", "the 21 st century"),
        ("an area of 5 km<sup>2</sup>", "an area of 5 km 2"),
        ("10<sup>6</sup> cells", "10 6 cells"),
        (r"US\$ 3bn", "US $ 3bn"),
        ("“Yes,” she said", '"Yes," she said'),
        ("the\u00a0port", "the port"),
        ("file_name and 2 * 3", "file_name and 2 3"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_marks_are_blank_and_words_are_kept(text: str, words: str) -> None:
    assert " ".join(mask(text).split()) == words


@given(MARKUP)
@settings(max_examples=300, deadline=None)
def test_the_view_has_the_length_of_the_text_and_masks_to_itself(text: str) -> None:
    view = mask(text)
    assert len(view) == len(text)
    assert mask(view) == view
    assert view.count("\n") == text.count("\n")


def test_a_blanked_stretch_keeps_the_length() -> None:
    assert blank("one\ntwo", 2, 5) == "on   wo"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("after the war.<sup>12</sup> Then", "after the war.¹² Then"),
        ("a pact[^3] of ten", "a pact³ of ten"),
        ("the 21<sup>st</sup> century", "the 21st century"),
        (r"US\$ 3bn", "US$ 3bn"),
        ("a **bold** *claim*", "a bold claim"),
        ("a sentence cut\n\n---\n\nin two", "a sentence cut in two"),
        ("the\u00a0“port”\u202e", "the “port”"),
        ("file_name and a < b", "file_name and a < b"),
        ("<i>Dawn</i> of H<sub>2</sub>O", "Dawn of H2O"),
        ("<script>alert(1)</script> and <a href='x'>", "<script>alert(1)</script> and <a href='x'>"),
    ],
)
def test_what_is_shown_has_every_word_and_no_markup(text: str, shown: str) -> None:
    assert readable(text) == shown
