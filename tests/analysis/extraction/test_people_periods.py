"""When an office was held, where the text says so right beside it."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.people import find_people


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Per Dahl, prime minister from 1990 to 1994, left.", "1990/1994"),
        ("Jomo Okello, who served as finance minister between 2013 and 2017, left.", "2013/2017"),
        ("Jomo Okello, who had been mayor from 2001 to 2009, left.", "2001/2009"),
        ("Jomo Okello, president of Kenya from March 1990 to May 1994, left.", "1990/1994"),
        ("Jomo Okello (foreign minister 1999–2003) left.", "1999/2003"),
        ("Prime Minister (1990-94) Jomo Okello left.", "1990/1994"),
        ("The 2013-17 finance minister, Jomo Okello, left.", "2013/2017"),
        ("Jomo Okello, mayor since 2015, left.", "2015/.."),
        ("Defence minister from 2008, Jomo Okello left.", "2008/.."),
        ("Jomo Okello, mayor until 2012, left.", "../2012"),
        ("Jomo Okello, who was president in the 1990s, left.", "199X"),
        ("Jomo Okello, mayor in 1999, left.", "1999"),
        ("The mayor in 1994, Jomo Okello, left.", "1994"),
    ],
)
def test_the_years_beside_an_office_are_its_period(text: str, period: str) -> None:
    (person,) = find_people(text)
    assert (person.name, person.period) == ("Per Dahl" if "Dahl" in text else "Jomo Okello", period)
    assert person.former is not period.endswith("..")


@pytest.mark.parametrize(
    "text",
    [
        "Then Prime Minister Jomo Okello left in 1994.",
        "Jomo Okello, then Prime Minister, left in 1994.",
        "In 1994 Prime Minister Jomo Okello left.",
        "Prime Minister Jomo Okello (1923-2004) left.",
        "Prime Minister Jomo Okello from 1990 to 1994 taught law.",
        "Jomo Okello, mayor of a town of 1,994 people, left.",
        "Jomo Okello, the mayor. From 1990 to 1994 prices rose.",
        "Jomo Okello, the mayor, 1994 times a guest, left.",
        "Jomo Okello, mayor in 1999 and a teacher, left.",
        "Former finance minister Jomo Okello, 2013-17, left.",
        "Jomo Okello, ambassador to Peru from 1994 to 1990, left.",
    ],
)
def test_other_years_are_no_period(text: str) -> None:
    assert {person.period for person in find_people(text)} == {""}


def test_a_given_name_that_is_a_preposition_too() -> None:
    text = "Per Holm said it was late. Per Reuters, prices fell. The boat belongs to Per Dahl."
    assert [person.name for person in find_people(text)] == ["Per Holm", "Per Dahl"]
