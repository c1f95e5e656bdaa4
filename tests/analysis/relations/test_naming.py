"""Names and phrases as sentences for people print them."""

from __future__ import annotations

import pytest

from claims.analysis.lexicon import load
from claims.analysis.relations.naming import a, shortened, stage_in_words, with_article


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Soviet Union", "the Soviet Union"),
        ("Arctic Cooperation Organisation", "the Arctic Cooperation Organisation"),
        ("the Lund Treaty", "the Lund Treaty"),
        ("Chile", "Chile"),
        ("Ida Moor", "Ida Moor"),
        ("", ""),
    ],
)
def test_a_name_has_its_article(name: str, printed: str) -> None:
    assert with_article(name) == printed


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one deal in 1969, when the king was in Lima).", "one deal in 1969, when the king was in Lima"),
        ("one deal (in 1969).", "one deal (in 1969)"),
        ("a line\n  of words", "a line of words"),
        ("the ferries of the northern company, which sails", "the ferries of the northern ..."),
    ],
)
def test_a_phrase_is_cut_between_words(text: str, line: str) -> None:
    assert shortened(text, 48 if len(text) < 48 else 34) == line


def test_an_article_fits_its_noun() -> None:
    assert (a("envoy"), a("prime minister")) == ("an envoy", "a prime minister")


def test_every_stage_has_plain_words() -> None:
    assert {stage: stage_in_words(stage) for stage in load("relation_stages")["order"]} == load("relation_stages")[
        "in_words"
    ]
