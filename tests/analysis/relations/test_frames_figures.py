"""What a figure measures, in which unit its like are compared, and what was done with it."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.values import Modality
from claims.analysis.relations.gates import acts_differ
from claims.analysis.relations.values import FrameKind

from .making import amount, article, frame, frames_of, relations_of, side


def measured(sentence: str) -> list[tuple[str, str, str]]:
    """Measure, low end and unit of each figure of a sentence."""
    found = frames_of(sentence, kind=FrameKind.MEASURE)
    return [
        (f.predicate, f"{f.quantity.low.normalize():f}", f.quantity.unit)
        for f in found
        if f.quantity and f.quantity.low is not None
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The plant has a capacity of 1.2 gigawatts.", [("capacity", "1200", "megawatt")]),
        ("Capacity: 900 megawatts", [("capacity", "900", "megawatt")]),
        ("The flood claimed 81 lives in the valley.", [("deaths", "81", "person")]),
        ("The fatality rate stood at 3 percent.", [("fatality_rate", "3", "percent")]),
        ("They will employ 450 people at the mill.", [("staff", "450", "person")]),
        ("The park, with 61 rotors and a capacity of 450 megawatts, is new.", [
            ("number of rotor", "61", "rotor"), ("capacity", "450", "megawatt"),
        ]),
        ("The park lies 31 kilometres off the coast and has capacity to spare.", []),
        ("Vaccinated: 19,000", [("vaccinated", "19000", "person")]),
        ("The two sides met in the three towns.", []),
        ("Of the 31,000 doses that Corvara asked for, 19,000 arrived.", [
            ("doses", "31000", "dose"), ("doses", "19000", "dose"),
        ]),
    ],
)  # fmt: skip
def test_a_figure_is_measured_by_the_words_beside_it(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert measured(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Dalmia had asked for 31,000 tents.", "asked"),
        ("Dalmia has received 19,000 tents.", "got"),
        ("Dalmia was promised 25,000 tents.", "promised"),
        ("Dalmia counted 25,000 tents.", ""),
    ],
)
def test_what_was_done_with_a_number_of_things_is_told(sentence: str, act: str) -> None:
    assert [f.stage for f in frames_of(sentence, kind=FrameKind.MEASURE)] == [act]


def test_what_was_asked_for_is_not_what_came() -> None:
    asked, got, plain = (frame(FrameKind.MEASURE, "aid", stage=s, quantity=amount(9)) for s in ("asked", "got", ""))
    shut = acts_differ(side(asked), side(got, "b"))
    assert shut is not None
    assert shut.finding.rule == "gate.act"
    assert acts_differ(side(asked), side(plain, "b")) is None
    assert acts_differ(side(got), side(got, "b")) is None


def test_a_comparison_brings_no_party_into_the_figure() -> None:
    told = "Trade between Chile and Peru came to $1.9 billion in 2011, less than half of what Chile trades with Japan."
    first = frames_of(told, kind=FrameKind.MEASURE)[0]
    assert first.parties == {"Chile", "Peru"}


def test_a_sentence_that_goes_on_takes_the_day_of_the_one_before_it() -> None:
    told = ("Take the fever of 1911.", "The sick came from Corvara and 81 people died.")
    died = [f for f in frames_of(*told, kind=FrameKind.MEASURE) if f.predicate == "deaths"]
    assert [(f.earliest, f.latest) for f in died] == [("1911-01-01", "1911-12-31")]


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    told = frames_of("The fever has killed 81 people, doctors said on Tuesday.", kind=FrameKind.MEASURE)
    assert [(f.earliest, f.latest) for f in told] == [(None, None)]


def test_a_long_word_is_no_label() -> None:
    (frame,) = frames_of("a" * 400 + " " + "Deaths" * 40 + " 31 people died there.", kind=FrameKind.MEASURE)
    assert frame.quantity is not None
    assert frame.quantity.surface == "31 people"


def test_like_numbers_of_what_both_documents_come_back_to_are_one_figure() -> None:
    park = ("The park of Corvara turns.", "Ships bring rotors to Corvara.", "The rotors of the park turn well.")
    one = article(*park, "A yard supplies 80 rotors.", title="Corvara")
    for other, rules in (("The wind moves 76 rotors.", ["values.apart_undated"]), ("The wind moves 9 rotors.", [])):
        found = relations_of(one, article(*park, other, title="Corvara", day="3 July 2015"))
        assert [r.rule for r in found if r.rule.startswith("values")] == rules


def test_a_gap_is_told_in_words() -> None:
    park = ("The park of Corvara turns.", "Ships bring rotors to Corvara.", "The rotors of the park turn well.")
    one, other = (article(*park, s, title="Corvara") for s in ("Capacity: 900 megawatts", "Capacity: 1.1 gigawatts"))
    told = [r.explanation for r in relations_of(one, other) if r.rule.startswith("values")]
    assert told == ["Not the same figure: 900 megawatts against 1.1 gigawatts, 200 megawatts apart."]


def test_the_body_in_which_a_country_acts_does_not_act_itself() -> None:
    told = frames_of("In the United Nations Security Council Peru abstained three times.", kind=FrameKind.COUNT)
    assert [f.parties for f in told] == [frozenset({"Peru"})]


def test_a_target_population_is_no_target() -> None:
    reached = frames_of("The vaccination reached 31,000 people of the target population.", kind=FrameKind.MEASURE)
    wished = frames_of("The target is a vaccination of 31,000 people.", kind=FrameKind.MEASURE)
    assert [f.modality for f in reached] == [None]
    assert [f.modality for f in wished] == [Modality.TARGET]
