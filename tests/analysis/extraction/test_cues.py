"""Cue words and their inflections."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.cues import Tag, cue_verbs, forms_of, inflect, verb_forms
from claims.analysis.lexicon import load


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("warn", ("warns", "warned", "warned", "warning")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("argue", ("argues", "argued", "argued", "arguing")),
        ("stress", ("stresses", "stressed", "stressed", "stressing")),
        ("agree", ("agrees", "agreed", "agreed", "agreeing")),
        ("convey", ("conveys", "conveyed", "conveyed", "conveying")),
    ],
)
def test_inflects(lemma: str, forms: tuple[str, str, str, str]) -> None:
    assert inflect(lemma) == forms


def test_exceptions_win_over_the_rule() -> None:
    assert Tag.PAST in forms_of("tell")["told"]
    assert "telled" not in forms_of("tell")


def test_every_cue_verb_can_be_met() -> None:
    for group in load("cues")["groups"].values():
        for entry in group["verbs"]:
            assert entry.split()[0] in verb_forms()
            assert entry.split()[0] in cue_verbs()


def test_every_exception_belongs_to_a_verb() -> None:
    grammar = load("grammar")["verbs"]
    known = set(cue_verbs()) | set(grammar["common"])
    assert not set(load("cues")["irregular"]) - known
    assert not set(grammar["irregular"]) - known


def test_no_group_lists_a_verb_twice() -> None:
    for name, group in load("cues")["groups"].items():
        assert len(group["verbs"]) == len(set(group["verbs"])), name
    for name, entries in load("cues")["speech"].items():
        assert len(entries) == len(set(entries)), name


def test_roles_do_not_stand_in_one_list_twice() -> None:
    for name, nouns in load("sources")["roles"].items():
        assert len(nouns) == len(set(nouns)), name
