"""Which clue of a sentence decides whether a date without a year lies ahead, and where a month ends a sentence."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.partial_dates import from_edtf

WRITTEN = from_edtf("2019-03-14")


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("She added that no more matches were planned before 21 March.", "2019-03-21"),
        ("They said that the bridge was expected to open on 21 March.", "2019-03-21"),
        ("They will rebuild what burnt on 21 March.", "2018-03-21"),
        ("He said that the strike had begun on 3 May.", "2018-05-03"),
        ("The club expects a dozen more by the end of April. Talks follow.", "2019-04-21"),
        ("The club expects a dozen more by the end of April.\n\nKoller, 58, agreed.", "2019-04-21"),
    ],
)
def test_the_last_clue_before_a_date_decides(text: str, earliest: str) -> None:
    assert [found.earliest for found in find_dates(text, WRITTEN)] == [earliest]


@pytest.mark.parametrize("text", ["She met the wife of April Koller.", "It was the idea of June Riba."])
def test_a_month_before_a_name_is_a_name(text: str) -> None:
    assert find_dates(text, WRITTEN) == []
