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


@pytest.mark.parametrize(
    ("clause", "wanted", "negative"),
    [
        ("If the levee breaks, the fair will be moved.", Modality.POSSIBLE, False),
        ("The fair will be moved if the levee breaks.", Modality.POSSIBLE, False),
        ("Unless it rains, the wells will not last.", Modality.POSSIBLE, True),
        ("If the mayor was angry, she hid it.", Modality.ASSERTED, False),
        ("Voters were asked if the pool should close.", Modality.ASSERTED, False),
        ("Even if the levee broke, the fair went on.", Modality.ASSERTED, False),
        ("The ferry, which may be sold, was built in Turku.", Modality.ASSERTED, False),
        ("Although it might rain, the match was played.", Modality.ASSERTED, False),
        ("The firm will build a mill at Skien.", Modality.PLANNED, False),
        ("The mill will not be built.", Modality.PLANNED, True),
        ("Sales will grow by a tenth.", Modality.POSSIBLE, False),
        ("The goodwill and the will of the people counted.", Modality.ASSERTED, False),
        ("The choir may sing, and the hall will be full.", Modality.POSSIBLE, False),
        ("The visit, planned for May, went well.", Modality.ASSERTED, False),
        ("The club offered no reason.", Modality.ASSERTED, True),
        ("They did not rule out a merger.", Modality.POSSIBLE, False),
        ("The choir can't sing there.", Modality.ASSERTED, True),
        ("The board appears to be split.", Modality.SPECULATED, False),
        ("It is not clear whether the seal survived.", Modality.POSSIBLE, False),
    ],
)
def test_conditions_futures_and_asides(clause: str, wanted: Modality, negative: bool) -> None:
    modality, polarity, _ = find_modality(clause, attributed=False)
    assert (modality, polarity is Polarity.NEGATIVE) == (wanted, negative)


@pytest.mark.parametrize(
    ("clause", "negative"),
    [
        ("The clinic no longer takes children.", True),
        ("The queue was no longer than a bus.", False),
        ("The guard never failed to lock the gate.", False),
        ("The bank did not deny the loan.", False),
        ("The bank denied the loan.", True),
        ("They were not unhappy with the price.", False),
        ("No one saw the second boat.", True),
        ("The seal is unlikely to survive.", True),
        ("The dam, which did not leak, was sold.", False),
        ("The dam, which leaked, was not sold.", True),
        ("Hill farms, as a vet wrote, usually do not sell.", True),
        ("The mood was calm, not festive.", False),
        ("Without the dyke the town was at risk.", False),
        ("The trip was short but not dull.", False),
        ("The crew cannot but admire it.", False),
        ("He was barred from the ground.", True),
        ("The stand was not far from the gate.", False),
        ("The council has so far not paid.", True),
    ],
)
def test_what_negates_a_negation_affirms(clause: str, negative: bool) -> None:
    assert (find_modality(clause, attributed=False)[1] is Polarity.NEGATIVE) is negative


@pytest.mark.parametrize(
    ("cue", "words", "wanted", "negative"),
    [
        ("said", "that the vault was empty", Modality.REPORTED, False),
        ("denied", "that the vault was empty", Modality.DENIED, True),
        ("has denied", "that the vault was not locked", Modality.DENIED, False),
        ("did not deny", "that the vault was empty", Modality.REPORTED, False),
        ("doubts", "that the vault is safe", Modality.POSSIBLE, True),
        ("did not say", "that the vault was empty", Modality.POSSIBLE, False),
        ("declined to say", "how many coins were lost", Modality.POSSIBLE, False),
        ("rejected", "reports that the vault was empty", Modality.DENIED, True),
        ("rejected", "the offer of a loan", Modality.OFFERED, False),
        ("hopes", "the vault holds", Modality.POSSIBLE, False),
        ("promised", "to mend the vault", Modality.PLANNED, False),
        ("hopes", "the vault may hold", Modality.POSSIBLE, False),
        ("suspects", "that coins were lost", Modality.SPECULATED, False),
    ],
)
def test_what_a_speaker_does_with_the_words(cue: str, words: str, wanted: Modality, negative: bool) -> None:
    modality, polarity, _ = find_modality(words, attributed=True, cue=cue)
    assert (modality, polarity is Polarity.NEGATIVE) == (wanted, negative)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Unconfirmed reports", Modality.SPECULATED),
        ("Rumours in the harbour", Modality.SPECULATED),
        ("The harbour master", Modality.REPORTED),
        ("The confirmed candidate", Modality.REPORTED),
    ],
)
def test_on_the_word_of_nobody_in_particular(source: str, wanted: Modality) -> None:
    assert find_modality("that the crane fell", attributed=True, cue="said", source=source)[0] is wanted


@pytest.mark.parametrize(
    ("cue", "words", "wanted"),
    [
        ("promised", "fares will not rise", Modality.PLANNED),
        ("said", "fares will not rise", Modality.POSSIBLE),
        ("suspects", "the shed was set to burn", Modality.SPECULATED),
        ("hopes", "the shed was offered for sale", Modality.OFFERED),
    ],
)
def test_which_of_stance_and_words_weighs_more(cue: str, words: str, wanted: Modality) -> None:
    assert find_modality(words, attributed=True, cue=cue)[0] is wanted


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
