"""Dates of bylines and citations, at the precision that is printed."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.written import find_date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Published: 3 May 2019", "2019-05-03"),
        ("(Lahti: Lake House, 2004), 30", "2004"),
        ("vol. 6, (February, 2003)", "2003-02"),
        ("Sept. 4th, 2012", "2012-09-04"),
        ("2012-10-04T10:00", "2012-10-04"),
        ("24/10/2012", "2012-10-24"),
        ("10/24/2012", "2012-10-24"),
        ("Spring 2012", "2012-21"),
        ("(2012, October 4)", "2012-10-04"),
        ("31 February 2012", "2012-02"),
    ],
)
def test_a_written_date_is_found(text: str, edtf: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize("text", ["page 127", "Mi-1712", "file_2012_a", "12345", "in May"])
def test_what_is_no_date_is_left(text: str) -> None:
    assert find_date(text) is None


def test_a_bare_year_may_be_left_out() -> None:
    assert find_date("Review of 2012", year_alone=False) is None
