"""Every rule that the core can name has words, and no words are left without a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.analysis import extract, read
from claims.analysis.extraction.attribution import find_attributions
from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.entities import find_entities
from claims.analysis.extraction.people import find_people
from claims.analysis.extraction.quantities import find_quantities
from claims.analysis.extraction.rule_words import words_of
from claims.analysis.extraction.values import Attribution
from claims.analysis.lexicon import load
from tests.recognised.areas import AREAS
from tests.rule_names import names_made, names_written, rules_of

_SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


def test_every_rule_in_the_code_has_words() -> None:
    written = names_written()
    assert len(written) > 150
    assert {rule for rule in written if not words_of(rule)} == set()


def test_every_rule_that_is_named_by_the_kind_of_figure_has_words() -> None:
    made = {name.removeprefix("{}.") for name in names_made() if name.startswith("{}.")}
    assert {name for name in made if not words_of(f"count.{name}")} == set()


@pytest.mark.parametrize("path", _SEEDS, ids=lambda path: path.stem)
def test_every_rule_that_reads_a_sample_has_words(path: Path) -> None:
    parsed = read(path.read_bytes(), path.name)
    rules = set(rules_of(parsed, extract(parsed)))
    assert "" not in rules
    assert {rule for rule in rules if not words_of(rule)} == set()


def test_every_rule_that_reads_a_recognised_form_has_words() -> None:
    texts = [row.text for area in AREAS for row in area.rows]
    finders = (find_quantities, find_dates, find_attributions, find_entities, find_people)
    values = [value for text in texts for find in finders for value in find(text)]
    assert {value.surface for value in values if not isinstance(value, Attribution) and not value.rule} == set()
    assert {value.rule for value in values if not words_of(value.rule)} == set()


@pytest.mark.parametrize(
    ("family", "name"), [(family, name) for family, table in load("rules").items() for name in table]
)
def test_words_belong_to_a_rule(family: str, name: str) -> None:
    patterns = [re.escape(made).replace(r"\{\}", "[a-z_]+") for made in names_made()]
    if family == "*":
        assert f"{{}}.{name}" in names_made()
    elif name == "*":
        assert any(made.startswith(f"{family}.") for made in (*names_written(), *names_made()))
    else:
        rule = f"{family}.{name}"
        assert rule in names_written() or any(re.fullmatch(pattern, rule) for pattern in patterns)


def test_words_are_one_clause_without_a_stop() -> None:
    for family, table in load("rules").items():
        for name, words in table.items():
            assert re.fullmatch(r"['A-Za-z].{10,160}(?:[^.\s]|\.\.\.)", words), (family, name, words)


def test_no_two_rules_of_a_family_say_the_same() -> None:
    for family, table in load("rules").items():
        assert len(set(table.values())) == len(table), family


def test_a_rule_without_words_has_none() -> None:
    assert words_of("money.no_such_rule") == words_of("no_such_family.range") == words_of("") == ""
    assert words_of("power.range") == words_of("count.range") != ""
