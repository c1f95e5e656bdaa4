"""Spans are half open and count code points."""

from __future__ import annotations

import pytest

from claims.analysis.spans import Span, hull, paragraph_around, trimmed


def test_a_span_never_runs_backward() -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span(3, 2)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_contains_itself() -> None:
    assert Span(1, 4).contains(Span(1, 4))
    assert not Span(1, 4).contains(Span(0, 4))


def test_shifting_moves_both_ends() -> None:
    assert Span(1, 4).shifted(10) == Span(11, 14)
    assert Span(1, 4).of("abcdef") == "bcd"
    assert len(Span(1, 4)) == 3


@pytest.mark.parametrize(("text", "found"), [("  ab ", "ab"), ("   ", ""), ("\u00a0ab\r\n", "ab")])
def test_trimming_drops_outer_white_space(text: str, found: str) -> None:
    assert trimmed(text, 0, len(text)).of(text) == found


def test_the_hull_covers_all() -> None:
    assert hull([Span(4, 5), Span(1, 2)]) == Span(1, 5)
    with pytest.raises(ValueError, match="no span"):
        hull([])


def test_the_paragraph_around_a_place_ends_at_blank_lines() -> None:
    text = "One.\n\nTwo goes\non.\n \nThree."
    at = text.index("goes")
    assert paragraph_around(text, at, at + 4).of(text) == "Two goes\non."
