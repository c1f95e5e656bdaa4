"""The stretches of a sentence that stand as propositions."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.clauses import split_clauses
from claims.analysis.masking import mask


def pieces(text: str) -> list[str]:
    view = mask(text)
    return [text[a:b] for a, b in split_clauses(text, view, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru sold ten trams; Chile bought two more ships.", ["Peru sold ten trams;", "Chile bought two more ships."]),
        (
            "Peru sold ten trams, while Chile bought two ships.",
            ["Peru sold ten trams,", "while Chile bought two ships."],
        ),
        ("Peru sold ten trams, but the ships were kept.", ["Peru sold ten trams,", "but the ships were kept."]),
        ("The port was opened, and the road was closed.", ["The port was opened,", "and the road was closed."]),
    ],
)
def test_splits(text: str, wanted: list[str]) -> None:
    assert pieces(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Peru sold trams, ships and cranes in 2004.",
        "The port, which was opened in 1991, has ten cranes.",
        "He came (it was the first visit in 20 years; nobody knew) to Lima.",
        "“It was late; we were tired,” she said.",
        "Peru and Chile were at peace.",
        "The talks between Lima and Quito were long.",
    ],
)
def test_keeps_whole(text: str) -> None:
    assert pieces(text) == [text]
