"""What a document is about as a whole, and which sentences turn to something else."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.reader import read
from claims.analysis.relations.focus import Focus, elsewhere, focus_of, goes_on, same_focus, speaks_of_another

from .making import article

PLANT = (
    "The plant at Corvara will burn wood.",
    "Builders came to Corvara in May.",
    "A fire stopped work at the plant in June.",
)


def test_the_focus_is_what_comes_back() -> None:
    focus = focus_of(read(article(*PLANT, title="Wood for Corvara")))
    assert focus.names == ("corvara",)
    assert "fire" not in focus.common


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (Focus(("corvara",), ("wood", "mill")), Focus(("corvara", "tolmin"), ("mill",)), True),
        (Focus(("ada", "corvara"), ("wood", "mill")), Focus(("corvara",), ("mill", "wood")), True),
        (Focus(("ada", "corvara"), ("wood", "mill")), Focus(("corvara",), ("mill", "boat")), False),
        (Focus(("corvara",), ("wood",)), Focus(("corvara",), ("tram",)), False),
        (Focus(("corvara",), ("wood",)), Focus(("tolmin",), ("wood",)), False),
        (Focus(), Focus(), False),
    ],
)
def test_one_matter_needs_a_name_and_a_word(left: Focus, right: Focus, same: bool) -> None:
    assert same_focus(left, right) is same_focus(right, left) is same


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("A second plant, at Tolmin, will cost 4 million euros.", True),
        ("The previous outbreak killed nine.", True),
        ("By contrast, Tolmin has cranes.", True),
        ("The second turbine was fitted in May.", False),
        ("Last year nine people died.", False),
    ],
)
def test_a_sentence_may_turn_to_another_thing(sentence: str, another: bool) -> None:
    assert speaks_of_another(sentence) is another


def test_a_pronoun_goes_on_with_the_sentence_before() -> None:
    assert goes_on("It will cost 3 million euros.")
    assert not goes_on("Italy will pay.")
    told = ["The plant costs 9 million.", "A second plant is planned.", "It will cost 4 million.", "The plant is old."]
    assert elsewhere(told) == [False, True, True, False]
