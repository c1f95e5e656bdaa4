"""A clause with 'who' between the source and its verb of saying, and a semicolon behind both."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.attribution import find_attributions


def sources(text: str) -> list[tuple[str, str]]:
    """The source and the cue of every attribution with a source."""
    return [
        (text[a.source[0][0] : a.source[-1][1]], text[a.cue[0][0] : a.cue[-1][1]])
        for a in find_attributions(text)
        if a.source and a.cue
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A rail engineer who took part in the talks recalled that drafts were initialled.", "A rail engineer"),
        ("A man who lives nearby said the bank had burst.", "A man"),
        ("Residents who spoke to the paper said they had heard a bang.", "Residents"),
        ("A keeper who has worked there for years warned that the zoo may shut.", "A keeper"),
    ],
)
def test_the_source_stands_before_the_clause(text: str, expected: str) -> None:
    assert [source for source, _ in sources(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The club said players who were late would pay.", [("The club", "said")]),
        ("He thanked the crew who had saved him, officials said.", [("officials", "said")]),
        ("The boats that lay in the port sank, she said.", [("she", "said")]),
        ("The man who won was late, and the mayor said it had rained.", [("the mayor", "said")]),
    ],
)
def test_a_clause_elsewhere_moves_no_source(text: str, expected: list[tuple[str, str]]) -> None:
    assert sources(text) == expected


def test_what_follows_a_semicolon_goes_on_with_the_source() -> None:
    text = "The plan is doubtful, an engineer said; it may fail."
    (found,) = find_attributions(text)
    assert [text[start:end] for start, end in found.content] == ["The plan is doubtful", "it may fail"]
