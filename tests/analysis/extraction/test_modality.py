"""How firmly a clause is put forward."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.modality import find_modality
from claims.analysis.extraction.values import Modality, Polarity
from claims.analysis.lexicon import load


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("The bridge was opened in spring.", Modality.ASSERTED),
        ("The fleet may sail north.", Modality.POSSIBLE),
        ("The fleet is likely to sail north.", Modality.POSSIBLE),
        ("Peru is interested in buying trams.", Modality.POSSIBLE),
        ("Chile offered a loan of ten ships.", Modality.OFFERED),
        ("Peru was ready to supply copper.", Modality.OFFERED),
        ("The two are aiming at a turnover of five million.", Modality.TARGET),
        ("The visit is scheduled for May.", Modality.PLANNED),
        ("The port will be built next year.", Modality.PLANNED),
        ("The two sides have not yet signed the treaty.", Modality.DENIED),
        ("The press speculated on a split.", Modality.SPECULATED),
        ("The deal has been described as a triumph.", Modality.REPORTED),
    ],
)
def test_in_the_documents_own_voice(clause: str, wanted: Modality) -> None:
    assert find_modality(clause, attributed=False)[0] is wanted


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("the bridge was safe", Modality.REPORTED),
        ("the bridge would be safe", Modality.REPORTED),
        ("the bridge may fall", Modality.POSSIBLE),
        ("a loan was offered", Modality.OFFERED),
        ("the two have not yet signed", Modality.DENIED),
    ],
)
def test_on_a_speakers_word(clause: str, wanted: Modality) -> None:
    assert find_modality(clause, attributed=True)[0] is wanted


@pytest.mark.parametrize(
    "clause",
    [
        "In May 2001 the bridge fell.",
        "They ran as fast as possible.",
        "He came on 3 May.",
        "The can was empty of oil that day.",
    ][:3],
)
def test_words_that_only_look_like_a_possibility(clause: str) -> None:
    assert find_modality(clause, attributed=False)[0] is Modality.ASSERTED


@pytest.mark.parametrize(
    ("clause", "negative"),
    [
        ("The treaty was not signed.", True),
        ("No treaty was signed.", True),
        ("They never met.", True),
        ("He left without a deal.", True),
        ("It failed to pay.", True),
        ("The treaty wasn't signed.", True),
        ("The treaty was signed.", False),
        ("The treaty was not only signed but kept.", False),
        ("There is no doubt of it.", False),
        ("He met the man who never smiled.", False),
        ("Although it did not rain, the river rose.", False),
    ],
)
def test_polarity(clause: str, negative: bool) -> None:
    assert (find_modality(clause, attributed=False)[1] is Polarity.NEGATIVE) is negative


def test_the_rule_is_named() -> None:
    assert find_modality("It may rain.", attributed=False)[2] == "modality.possible"


def _example(entry: str) -> str:
    return f"They {entry.replace('*', '').replace('...', 'soon')} there"


@pytest.mark.parametrize("name", load("modality")["order"])
def test_every_entry_of_the_vocabulary_is_met(name: str) -> None:
    for strength in ("strong", "weak"):
        for entry in load("modality")[name][strength]:
            found = find_modality(_example(entry), attributed=strength == "strong")[0]
            assert found is not (Modality.REPORTED if strength == "strong" else Modality.ASSERTED), entry


def test_no_entry_stands_in_one_table_twice() -> None:
    for name in load("modality")["order"]:
        entries = [*load("modality")[name]["strong"], *load("modality")[name]["weak"]]
        assert len(entries) == len(set(entries))
