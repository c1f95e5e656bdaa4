"""Words meet over spelling, inflection and synonyms; names and common words weigh less."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.values import EntityKind, EntityMention, PersonMention
from claims.analysis.relations.wording import canonical, content_words, fold, similarity, stem, weight, words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("defense", "defence"),
        ("organized", "organised"),
        ("harbor", "harbour"),
        ("U.S.", "us"),
        ("Programs", "programmes"),
        ("Norland's", "norland"),
        ("COLORS", "colours"),
    ],
)
def test_spellings_fold_to_one(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("size", "side"), ("3.5", "35"), ("centre", "central")])
def test_other_words_stay_apart(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("forms", "other"),
    [
        (("vetoed", "vetoing", "veto"), "vetting"),
        (("stopped", "stopping", "stops", "stop"), "step"),
        (("ship", "ships"), "shop"),
    ],
)
def test_inflections_share_a_stem(forms: tuple[str, ...], other: str) -> None:
    assert len({stem(form) for form in forms}) == 1
    assert stem(other) not in {stem(form) for form in forms}


def test_synonyms_have_one_canonical_word() -> None:
    assert canonical("sold") == canonical("sells") == canonical("sale")
    assert canonical("sale") != canonical("purchase")


def test_words_keep_their_places_in_the_text_as_received() -> None:
    text = "The *U.S.*-led fleet’s 1,200 ships"
    assert [text[w.start : w.end] for w in words(text)] == ["The", "U.S.", "led", "fleet’s", "1,200", "ships"]


def test_content_words_leave_out_what_says_nothing() -> None:
    text = "The bakers of the town have baked bread"
    assert content_words(text, 0, len(text)) == (canonical("bakers"), "town", canonical("baked"), "bread")


def test_names_are_told_apart_and_formulas_left_out() -> None:
    text = "Ida Moor of Norway, who leads the Seamen's Union, did not respond to a request for comment on lighthouses"
    norway = EntityMention(12, 18, "Norway", "Norway", EntityKind.COUNTRY)
    union = EntityMention(34, 48, "Seamen's Union", "Seamen's Union", EntityKind.ORGANISATION)
    moor = PersonMention(0, 8, "Ida Moor", "Ida Moor")
    assert content_words(text, 0, len(text), [norway, union], [moor]) == (
        "&moor", "@norway", canonical("leads"), "#seamen's union", canonical("lighthouses"),
    )  # fmt: skip


def test_a_capital_stands_for_its_country() -> None:
    text = "Oslo bought ferries"
    oslo = EntityMention(0, 4, "Oslo", "Oslo", EntityKind.PLACE)
    assert content_words(text, 0, len(text), [oslo])[0] == "@norway"


def test_a_rare_word_weighs_more_than_a_country_and_a_common_word() -> None:
    assert weight("hydrofoil") > weight("@norway") == weight("&moor") > weight("country")


def test_similarity_is_a_share_of_the_weight() -> None:
    assert similarity(("ferry", "engine"), ("ferry", "engine")) == 1
    assert similarity(("ferry",), ("bread",)) == 0
    assert similarity((), ()) == 0
