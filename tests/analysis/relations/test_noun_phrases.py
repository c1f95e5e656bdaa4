"""Noun phrases without a grammar: the name, the noun, what sets it apart, who has it."""

from __future__ import annotations

import pytest

from claims.analysis.relations.noun_phrases import class_of, phrase_from, phrase_until


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        ("The Corva Alta dam above the town", {"corva", "alta"}, "dam"),
        ("the passenger ferry Bright Dawn sank", {"bright", "dawn"}, "ship"),
        ("the University of Tolmin and", {"tolmin"}, "university"),
        ("Brandt & Sons between", {"brandt", "sons"}, ""),
        ("Judge Marta Lind", {"marta", "lind"}, ""),
        ("the Swiss engineer Karl Odermatt", {"karl", "odermatt"}, "engineer"),
        ("Tolmin No. 3 was sunk", {"tolmin", "3"}, ""),
        ("St Agda's Infirmary, which", {"st", "agda"}, "hospital"),
        ("the Alliance won", set(), "party"),
        ("the Lund Treaty of 1958", {"lund"}, "treaty"),
        ("its first vessel in", set(), "ship"),
    ],
)
def test_a_phrase_has_names_and_a_class(text: str, names: set[str], kind: str) -> None:
    found = phrase_from(text, 0, len(text))
    assert found is not None
    assert (set(found.names), found.kind) == (names, kind)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("ownership went to the dam", "the dam"),
        ("The report says the dam", "the dam"),
        ("the town of Ondara", "Ondara"),
        ("It replaces St Agda's Infirmary", "St Agda's Infirmary"),
        ("members of the Civic Alliance", "the Civic Alliance"),
        ("In 2004 ownership", "ownership"),
    ],
)
def test_a_phrase_ends_where_it_is_asked_to(text: str, surface: str) -> None:
    found = phrase_until(text, 0, len(text))
    assert found is not None
    assert text[found.start : found.end] == surface


@pytest.mark.parametrize("text", ["of which the", "was founded in", "and", "The", "1974 and"])
def test_no_phrase_without_a_noun(text: str) -> None:
    assert phrase_from(text, 0, len(text)) is None


def test_who_has_a_thing_is_kept_apart() -> None:
    found = phrase_from("the club's new ground", 0, 21)
    assert found is not None
    assert (found.kind, set(found.owner), set(found.names)) == ("stadium", {"club"}, set())


@pytest.mark.parametrize(("noun", "kind"), [("ferries", "ship"), ("vessel", "ship"), ("factories", "plant")])
def test_nouns_of_one_class_stand_for_one_another(noun: str, kind: str) -> None:
    assert class_of(noun) == kind
