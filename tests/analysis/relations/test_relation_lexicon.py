"""The vocabulary of comparing has no entry twice, and none that its matcher cannot reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from claims.analysis.lexicon import load, names
from claims.analysis.relations.phrases import any_of

TABLES = [name for name in names() if name.startswith("relation_")]


def lists(table: object, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """All lists of words in a table, with their paths."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from lists(value, f"{path}.{key}")
    elif isinstance(table, list) and table and all(isinstance(word, str) for word in table):
        yield path, table
    elif isinstance(table, list):
        for at, value in enumerate(table):
            yield from lists(value, f"{path}[{at}]")


@pytest.mark.parametrize("name", TABLES)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    twice = {path: [w for w, n in Counter(words).items() if n > 1] for path, words in lists(load(name))}
    assert {path: words for path, words in twice.items() if words} == {}


@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("relation_words", "relation_agencies")])
def test_every_phrase_is_reached_by_its_matcher(name: str) -> None:
    for path, words in lists(load(name)):
        for word in words:
            assert any_of(words).fullmatch(word), (path, word)


def test_a_word_means_one_thing() -> None:
    rows = load("relation_words")["same"]
    assert [w for w, n in Counter(word for row in rows for word in set(row)).items() if n > 1] == []


def test_every_stage_has_cues_and_every_measure_a_title() -> None:
    stages = load("relation_stages")
    assert set(stages["order"]) == set(stages["cues"])
    for row in load("relation_measures")["measure"]:
        assert row["name"]
        assert row["title"]
        assert row["cues"]
