"""An exact figure that two documents on one matter print is one; a common one, or one of another matter, is not."""

from __future__ import annotations

import pytest

from claims.analysis import analyse

HEAD = "Velmar and the Ostrel ferry\n\n"
BACKGROUND = " The Ostrel belongs to Velmar Lines. Captain Joss Harrow commanded the Ostrel for Velmar Lines at Tarn."


def agreements(one: str, other: str, *, background: str = BACKGROUND) -> list[str]:
    found = analyse({"a": HEAD + one + BACKGROUND, "b": "Ferry\n\n" + other + background})
    return [r.explanation for r in found.relations if r.rule == "figure.one"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In 2021 Velmar was sold for €1.24 billion.", "The Londoners pay 27.50 euros a share, 1.24 billion in all."),
        ("The rescue had been priced at $38 million.", "An insurer in Tarn has set aside 38 million dollars."),
        ("The manifest of the Ostrel listed 1,312 people.", "It had sold places to 1,312 passengers."),
        ("The recall took in 480,000 units at Velmar.", "About 480,000 jackets are concerned, Velmar wrote."),
    ],
)  # fmt: skip
def test_an_exact_figure_is_one(one: str, other: str) -> None:
    assert agreements(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another value, another currency, another unit, another rate
        ("In 2021 Velmar was taken over for €1.24 billion.", "The Londoners are paying 1.25 billion euros for Velmar."),
        ("The rescue had been priced at $38 million.", "An insurer in Tarn has set aside 38 million euros."),
        ("The manifest of the Ostrel listed 1,312 people.", "The Ostrel had taken on 1,312 tonnes of ore."),
        ("Velmar spent 1,312 crowns on the pump.", "Velmar earns 1,312 crowns a day."),
        # numbers that come back by chance: round ones, few digits, years, terms, shares
        ("The Ostrel carried 300 people.", "Tarn has 300 places at the quay."),
        ("The Ostrel carried 12 crew.", "Tarn sent 12 boats."),
        ("Joss Harrow joined Velmar in 1998.", "The Ostrel, 1998 tonnes, was built at Tarn."),
        ("The inquiry took 125 days.", "The dock at Tarn was shut for 125 days."),
        ("Velmar lost 12.5 percent of its trade.", "Fares at Tarn rose by 12.5 percent."),
        # another time, another sense
        ("Velmar paid $38 million in 2015.", "Velmar paid $38 million in 2019."),
        ("The rescue had been priced at $38 million.", "The rescue may one day cost $38 million."),
        # a part against the whole of one number
        ("Half of the 4,112 claims were paid by Velmar.", "All 4,112 claims were paid by Velmar."),
    ],
)  # fmt: skip
def test_what_is_not_one(one: str, other: str) -> None:
    assert not agreements(one, other)


def test_documents_on_two_matters_share_figures_by_chance() -> None:
    one = "In 2021 Velmar was taken over for €1.24 billion."
    elsewhere = " The Brenn mine belongs to Oskar Tull. Oskar Tull opened the Brenn mine at Haug."
    assert not agreements(one, "The Brenn mine was sold for 1.24 billion euros.", background=elsewhere)
