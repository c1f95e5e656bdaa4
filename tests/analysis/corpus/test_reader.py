"""What holds of every text that is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis.corpus.documents import BODY_KINDS, ParsedDocument
from claims.analysis.corpus.raw import ReadError
from claims.analysis.corpus.reader import read

FRAGMENTS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        "---\n",
        "# Title\n",
        "**Jane Lund \\***",
        "By Jane Lund",
        "Dr. ",
        "The port rose. ",
        "lower case goes on",
        "<sup>1</sup>",
        "<sup>1</sup> Lund, *Ports* (Oslo: House, 1999), 3.\n",
        "Ibid.",
        "[^1]",
        "[^1]: note",
        "References\n",
        "[2] Roe",
        '"Quote," he said. ',
        "...",
        "U.S. ",
        "- item\n",
        "1. item\n",
        "> quote\n",
        "| a | b |\n",
        "May 3, 2019",
        "Keywords: a, b",
        "Leave a Reply\n",
        "\u00a0",
        "\ufeff",
        "\u200f",
        "\f",
        "\u2028",
        "OSLO (AP) — ",
        "Title: x\n",
        "http://a.example/b",
        "Credit: x\n",
        "'",
        "“",
        "The writer is a fellow. ",
        ";",
        "(",
        "x" * 50,
        " word" * 30,
        "²",
    ]
)
TEXTS = st.one_of(st.lists(FRAGMENTS, max_size=30).map("".join), st.text(max_size=200))


def check_sound(parsed: ParsedDocument, text: str) -> None:
    assert parsed.text == text
    assert len(parsed.view) == len(text)
    at = 0
    for block in parsed.blocks:
        assert at <= block.start < block.end <= len(text)
        at = block.end
    bodies = [b for b in parsed.blocks if b.kind in BODY_KINDS]
    last = 0
    for sentence in parsed.sentences:
        assert last <= sentence.start < sentence.end
        last = sentence.end
        assert (sentence.parts[0][0], sentence.parts[-1][1]) == (sentence.start, sentence.end)
        assert all(any(b.start <= low < high <= b.end for b in bodies) for low, high in sentence.parts)
    for note in parsed.notes:
        assert 0 <= note.start < note.end <= len(text)
        assert all(text[c.start : c.end] == c.surface for c in note.citations)
    assert all(text[a.start : a.end] == a.surface for a in parsed.authors)
    assert all(0 <= m.start < m.end <= len(text) for m in parsed.marks)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_whatever_holds_something_to_read_is_read_soundly(text: str) -> None:
    try:
        parsed = read(text)
    except ReadError:
        return
    check_sound(parsed, text)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffTarn widens its quay\r\n\r\nThe port rose in May. It fell.\r\n",
        "\u200fשלום עולם. זה טקסט.\u200f",
        "7",
        "a\rb\rc",
        "Title only",
    ],
)
def test_odd_texts_are_read_soundly(text: str) -> None:
    check_sound(read(text.encode(), "odd"), text)


def test_the_name_is_carried_through() -> None:
    assert read("It rained all day.", "rain.txt").name == "rain.txt"


@pytest.mark.parametrize(
    "unit", ["Exports rose to $7 million, Dr. Lund said. ", "a", '"', "(", "<b ", "_a", ". ", "… ", "A\n", "x<sup>1"]
)
def test_a_long_text_of_one_piece_is_read(unit: str) -> None:
    """That the work grows no faster than the text is held in `tests/analysis/test_properties.py`."""
    text = "The port " + unit * (100_000 // len(unit))
    assert len(read(text).view) == len(text)
