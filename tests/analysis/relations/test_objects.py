"""What a deal is about is told by designation, by route, or by class only."""

from __future__ import annotations

import pytest

from claims.analysis.relations.objects import find_objects, is_wide, same_object


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("four Ka-52K attack helicopters", [("ka-52k", "helicopter")]),
        ("engines for the JF-19", [("", "engine"), ("jf-19", "")]),
        ("the Arland-Borduria gas pipeline", [("arland-borduria pipeline", "pipeline")]),
        ("a railway from Karten to Lund", [("karten-lund railway", "railway")]),
        ("a shipment of wheat", [("", "grain")]),
    ],
)
def test_things_are_named(text: str, found: list[tuple[str, str]]) -> None:
    assert [(t.name, t.kind) for t in find_objects(text, 0, len(text))] == found


@pytest.mark.parametrize("text", ["in June 2012", "Section 5 of the law", "the visit of a minister", "G"])
def test_dates_and_plain_words_are_no_things(text: str) -> None:
    assert find_objects(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ka-52", "ka-52k", True),
        ("ka-52", "ka-50", False),
        ("ka-52m", "ka-52k", False),
        ("", "ka-52", None),
        ("arland-borduria pipeline", "karten-lund pipeline", False),
    ],
)
def test_a_version_is_the_same_object(one: str, other: str, same: bool | None) -> None:
    assert same_object(one, other) is same
    assert same_object(other, one) is same


def test_weapons_are_too_wide_to_make_two_deals_one() -> None:
    assert is_wide("weapon")
    assert not is_wide("helicopter")
