"""Offices have classes and exclude one another; states have heirs."""

from __future__ import annotations

import pytest

from claims.analysis.relations.offices import exclusive, in_words, office_class
from claims.analysis.relations.parties import heir, heirs, same_parties
from claims.analysis.relations.parties import in_words as parties_in_words


@pytest.mark.parametrize(
    ("office", "kind"),
    [
        ("prime minister", "head_of_government"),
        ("Premier", "head_of_government"),
        ("deputy prime minister", "deputy_head_of_government"),
        ("defense minister", "defence_minister"),
        ("then president", "head_of_state"),
        ("vice president", "vice_president"),
        ("archivist", "archivist"),
        ("", ""),
    ],
)
def test_offices_fall_into_classes(office: str, kind: str) -> None:
    assert office_class(office) == kind


def test_one_person_holds_one_of_the_exclusive_offices() -> None:
    assert exclusive("head_of_state", "head_of_government")
    assert not exclusive("head_of_state", "head_of_state")
    assert not exclusive("head_of_state", "captain")
    assert in_words("head_of_state") == "head of state"


def test_a_successor_state_is_the_same_party() -> None:
    assert heir("Soviet Union") == "Russia"
    assert heir("Chile") == "Chile"
    assert heirs(["Ceylon", ""]) == frozenset({"Sri Lanka"})
    assert same_parties({"Soviet Union", "Chile"}, {"Chile", "Russia"}) is True
    assert same_parties({"Chile"}, {"Peru"}) is False
    assert same_parties(set(), {"Peru"}) is None
    assert parties_in_words({"Peru", "Chile", "Bolivia"}) == "Bolivia, Chile and Peru"
    assert parties_in_words(()) == "no named party"
