"""Numbers without a noun, ordinals without one, ages of persons, and changes told beside their level."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.partial_dates import from_edtf
from claims.analysis.extraction.quantities import find_quantities


def values(text: str, rule: str) -> list[str]:
    """The surfaces that `rule` found."""
    return [quantity.surface for quantity in find_quantities(text) if quantity.rule == rule]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("No more than 300 have crossed the picket line.", "No more than 300"),
        ("The wards were full, and fewer than forty came on foot.", "fewer than forty"),
        ("The town asked for pumps. They sent two.", "two"),
        ("Seven walkers were hurt, two of whom later died.", "two"),
        ("A further eight are planned.", "eight"),
        ("Another 400 will go by spring.", "400"),
        ("Sixty-eight refused to answer.", "Sixty-eight"),
        ("He hopes to do a dozen more.", "a dozen"),
        ("Today there are twenty-three.", "twenty-three"),
        ("The clinic treated 212 in May.", "212"),
    ],
)
def test_a_number_counts_without_a_noun(text: str, surface: str) -> None:
    assert values(text, "number.alone") == [surface]


@pytest.mark.parametrize(
    "text",
    [
        "The doors opened at 10.",
        "Doors opened at ten in the morning.",
        "The twins turned 14.",
        "Larne scored two.",
        "The bus left at 6:40 a.m. on the dot.",
        "They lost 3-1 in the rain.",
        "It was used twice.",
        "She voted in 1998 and in 2002.",
        "He built one.",
        "They won 12, 14 and 16.",
        "The mill closed in 1931.",
        "Route 66 was widened.",
    ],
)
def test_a_bare_number_is_left_alone(text: str) -> None:
    assert values(text, "number.alone") == []


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("The visit was the first by any bishop, serving or retired, in sixty years.", 1),
        ("They will meet for the first time since January.", 1),
        ("It is the fourth such leak this year.", 4),
        ("A buyback, the fifth since 2015, began.", 5),
        ("Villagers asked for a third footbridge near the mill.", 3),
        ("Since the first outbreak was declared, the wards are full.", 1),
    ],
)
def test_an_ordinal_ranks(text: str, rank: int) -> None:
    assert [int(q.low or 0) for q in find_quantities(text) if q.kind == "ordinal"] == [rank]


@pytest.mark.parametrize(
    "text",
    [
        "A third of the crop was lost.",
        "It cost a third more than before.",
        "A first draft was sent.",
        "For the first time she smiled.",
        "It was the first to go.",
    ],
)
def test_an_ordinal_ranks_nothing(text: str) -> None:
    assert [q for q in find_quantities(text) if q.kind == "ordinal"] == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Shares rose $3.85 to $71.20.", ["$3.85", "$71.20"]),
        ("It is an increase of £1.20 or 3 per cent.", ["£1.20", "3 per cent"]),
        ("Fees ran from £5 to £9, or $3 to $7 a day.", ["£5", "£9", "$3 to $7 a day"]),
        ("Alan Peverell, 58, of 14 Mill Lane, was fined.", ["58"]),
        ("The keeper, who turns 34 on Friday, will stop.", ["34"]),
        ("It is free for children under 12.", ["under 12"]),
    ],
)
def test_changes_and_ages(text: str, surfaces: list[str]) -> None:
    assert [quantity.surface for quantity in find_quantities(text)] == surfaces


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A walkout by porters that began on Monday has shut the port.", "2019-03-04"),
        ("The council will rebuild the pier that burnt on Monday.", "2019-03-04"),
        ("They will meet for the first time since January.", "2019-01-01"),
        ("Talks resume on Friday.", "2019-03-08"),
        ("The work will be done by Monday.", "2019-03-11"),
        ("The dividend is payable on 15 April.", "2019-04-15"),
        ("The porters will vote on Monday.", "2019-03-11"),
    ],
)
def test_the_last_clue_tells_whether_a_date_lies_ahead(text: str, day: str) -> None:
    assert [date.earliest for date in find_dates(text, from_edtf("2019-03-07"))] == [day]
