"""The stretches of a sentence that stand as propositions."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.clauses import proposition, split_clauses
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
        "If the port opens, and the road is built that Chile planned, trade will grow.",
        "Since trade is growing and it is interested in ferries, Peru may agree.",
        "That the mayors have met, and that they are ready to meet again, is good.",
        "Two things helped: the turn of Peru to the sea as trade fell; the growth of the port.",
        "Peru sent ferries, so that Chile might trade.",
        "The talks between Lima and Quito were long.",
    ],
)
def test_keeps_whole(text: str) -> None:
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru left, [and it was called a loss].", "it was called a loss."),
        ("He said it fell, [and that Peru was rich].", "Peru was rich."),
        ("Peru left, [and that gives Chile hope].", "that gives Chile hope."),
        ("Peru left, [although Chile stayed],", "Chile stayed"),
        ("[But Peru left];", "But Peru left"),
        ("[Peru left;] Chile stayed.", "Peru left"),
    ],
)
def test_a_proposition_stands_without_its_conjunction(text: str, wanted: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    low, high = proposition(plain, start, end, 0)
    assert plain[low:high].rstrip(".") == wanted.rstrip(".")
