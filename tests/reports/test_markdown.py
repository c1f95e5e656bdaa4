"""Text from documents prints as text in Markdown."""

from __future__ import annotations

import pytest

from claims.reports.markdown import escape, escape_inner


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a *bold* claim", r"a \*bold\* claim"),
        ("# no heading", r"\# no heading"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[link](http://example.org)", r"\[link\](http://example.org)"),
        ("two\n\nparagraphs", "two paragraphs"),
        ("right\u202eto left", "rightto left"),
        ("plain words, 700 million", "plain words, 700 million"),
    ],
)
def test_escape_leaves_nothing_to_read_as_markup(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_a_stretch_before_or_after_a_quote_keeps_its_edges() -> None:
    assert escape_inner("said \n") == "said "
    assert escape_inner(" in *1999*, and") == r" in \*1999\*, and"
    assert escape_inner(", in") == ", in"
    assert escape_inner("") == ""
