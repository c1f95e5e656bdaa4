"""What core values become as rows."""

from __future__ import annotations

import pytest

from claims.converters import proposition


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        ("Trade came to $40 million.", "Trade came to $40 million."),
        ("trade was worth US\\$ 40m;", "Trade was worth US$ 40m"),
        ("the war<sup>12</sup> of the 19<sup>th</sup> century,", "The war¹² of the 19th century"),
        ("the *Daily*\n\n---\n\npaper", "The Daily paper"),
        ("“Yes,” she said", "“Yes,” she said"),
        ("élan grew —", "Élan grew"),
    ],
)
def test_a_statement_reads_as_a_sentence(quote: str, statement: str) -> None:
    assert proposition(quote) == statement
