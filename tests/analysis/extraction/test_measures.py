"""What a figure measures, in the document's words."""

import pytest

from claims.analysis.extraction.measures import measure_of
from claims.analysis.extraction.quantities import find_quantities


def measured(marked: str) -> str:
    """The measure of the figure in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return measure_of(marked.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    ("marked", "measure"),
    [
        ("The annual trade turnover stood at [$90 million] in 2009.", "annual trade turnover"),
        ("The annual turnover between Chile and Peru is [$90 million].", "annual turnover between Chile and Peru"),
        ("Norway offered a [$2 billion] credit line for solar parks.", "credit line for solar parks"),
        ("A [€3bn] contract of the Baltic tunnel was signed.", "contract of the Baltic tunnel"),
        ("Kenya bought [$40 million] worth of grain.", "grain"),
        ("Steel output, which is [40 per cent] lower, fell.", "lower"),
        ("They signed. [$40 million] was paid.", ""),
        ("It was the [first] visit of a Peruvian queen in 12 years.", "visit of a Peruvian queen in 12 years"),
        ("It was the first visit of a Peruvian queen in [12 years].", "first visit of a Peruvian queen"),
        ("The pact, which is the [first] of its kind, holds.", "pact"),
        ("Sales grew 5 percent to [$12 million].", "Sales"),
    ],
)
def test_the_phrase_beside_a_figure_says_what_it_measures(marked: str, measure: str) -> None:
    assert measured(marked) == measure


def test_a_count_measures_the_things_counted() -> None:
    (found,) = find_quantities("Chile signed three agreements on fishing rights.")
    assert found.measures == "agreements on fishing rights"


def test_annual_money_is_told_per_year() -> None:
    (found,) = find_quantities("The annual trade turnover stood at $90 million.")
    assert (found.per, found.measures) == ("year", "annual trade turnover")
