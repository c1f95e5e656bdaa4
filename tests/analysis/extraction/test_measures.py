"""What a figure measures, in the document's words."""

import pytest

from claims.analysis.extraction.quantities import find_quantities


def measured(marked: str) -> str:
    """The measure of the figure that stands in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    (found,) = (q for q in find_quantities(marked.replace("[", "").replace("]", "")) if q.start < end and start < q.end)
    return found.measures


@pytest.mark.parametrize(
    ("marked", "measure"),
    [
        ("The annual trade turnover stood at [$90 million] in 2009.", "annual trade turnover"),
        ("The annual turnover between Chile and Peru is [$90 million].", "annual turnover between Chile and Peru"),
        ("The jobless rate in the valley slipped to [4.1 percent].", "jobless rate in the valley"),
        ("Hospital admissions rose by [18 per cent] in March.", "Hospital admissions"),
        ("The bank said the loss had widened to [$2.2 billion].", "loss"),
        ("The firm's debt, now [$3 billion], worries the banks.", "firm's debt"),
        ("Output, at [3,000 barrels] a day, is low.", "Output"),
        ("Steel output, which is [40 per cent] lower, fell.", "Steel output"),
        ("In Norway the share of electric cars reached [82 percent].", "share of electric cars"),
        ("The annual turnover is a deplorable [$90 million].", "annual turnover"),
        ("Sales grew 5 percent to [$12 million].", "Sales"),
        ("Sales fell sharply, reaching [$12 million].", "Sales"),
        ("The trial lasted [three weeks].", "trial"),
        ("At [7.4 percent], the regional tax is high.", "regional tax"),
        ("They raised rates by [one percentage point].", "rates"),
        ("Boats lost: [76]", "Boats lost"),
    ],
)
def test_the_subject_of_a_verb_of_level_is_measured(marked: str, measure: str) -> None:
    assert measured(marked) == measure


@pytest.mark.parametrize(
    ("marked", "measure"),
    [
        ("Norway offered a [$2 billion] credit line for solar parks.", "credit line for solar parks"),
        ("A [€3bn] contract of the Baltic tunnel was signed.", "contract of the Baltic tunnel"),
        ("They met a [266%] tariff on Chinese steel.", "tariff on Chinese steel"),
        ("A [five-minute] walk from the station led there.", "walk from the station"),
        ("The [12-nation] fishing pact is dead.", "fishing pact"),
        ("Kenya bought [$40 million] worth of grain.", "grain"),
        ("Win [91 percent] of the remaining seats and you win.", "remaining seats"),
        ("He took a mere [9 percent] of the 'urban' vote.", "'urban' vote"),
        ("The ministry spent [$23.5 million] on flood barriers.", "flood barriers"),
        ("It brought in [$700,000] in ticket revenue.", "ticket revenue"),
        ("The fine of [$500] was paid.", "fine"),
        ("A pay rise of [6 percent] was refused.", "pay rise"),
        ("It was the [first] visit of a Peruvian queen in 12 years.", "visit of a Peruvian queen in 12 years"),
        ("It was the first visit of a Peruvian queen in [12 years].", "first visit of a Peruvian queen"),
        ("The pact, which is the [first] of its kind, holds.", "pact"),
    ],
)
def test_the_noun_that_a_figure_describes_or_leads_to_is_measured(marked: str, measure: str) -> None:
    assert measured(marked) == measure


@pytest.mark.parametrize(
    ("marked", "measure"),
    [
        ("Chile signed [three agreements] on fishing rights.", "agreements on fishing rights"),
        ("It delivered [two ferries] built for the island routes.", "ferries built for the island routes"),
        ("Police held [14 men] who had blocked the road.", "men"),
        ("The [two sides] agreed on a truce.", "sides"),
        ("The [four states] want all tolls to go.", "states"),
        ("The mayor promised [500 homes] and two schools by 2020.", "homes"),
        ("They sent [nine clerks] to the north within the next few weeks.", "clerks to the north"),
        ("It employs [4,200 people] in May.", "people"),
        ("He won [99 of the state's counties].", "state's counties"),
    ],
)
def test_a_count_measures_the_things_counted_with_their_modifiers(marked: str, measure: str) -> None:
    assert measured(marked) == measure


@pytest.mark.parametrize(
    ("marked", "measure"),
    [
        ("They gave [$5 million] to a charity.", "gave to a charity"),
        ("Among women, [27 percent] would vote for the mayor.", "vote for the mayor"),
        ("The council vetoed the plan on parking [twice].", "vetoed the plan on parking"),
    ],
)
def test_what_was_done_stands_for_a_noun_that_is_not_there(marked: str, measure: str) -> None:
    assert measured(marked) == measure


@pytest.mark.parametrize(
    "marked",
    [
        "They signed. [$40 million] was paid.",
        "They met again [two years] later.",
        "She spent the past [23 years] abroad.",
        "It closed [15 years] ago.",
        "The wreck lies [two miles] from the pier.",
        "He has served for [more than 25 years].",
        "The older ward fares only a bit better: [54%] then.",
    ],
)
def test_a_figure_that_only_places_something_measures_nothing(marked: str) -> None:
    assert measured(marked) == ""


def test_annual_money_is_told_per_year() -> None:
    (found,) = find_quantities("The annual trade turnover stood at $90 million.")
    assert (found.per, found.measures) == ("year", "annual trade turnover")
