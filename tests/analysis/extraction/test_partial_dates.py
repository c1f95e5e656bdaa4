"""Partial dates: EDTF read and compared as intervals of days."""

from __future__ import annotations

from datetime import date

import pytest

from claims.analysis.extraction.partial_dates import (
    PartialDate,
    Precision,
    between,
    from_edtf,
    of_century,
    of_day,
    of_days,
    of_decade,
    of_hundreds,
    of_month,
    of_part,
    of_week,
    of_year,
)


def read(text: str) -> PartialDate:
    found = from_edtf(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2031-02-17", "2031-02-17", "2031-02-17", Precision.DAY),
        ("2032-02", "2032-02-01", "2032-02-29", Precision.MONTH),
        ("2031", "2031-01-01", "2031-12-31", Precision.YEAR),
        ("2031~", "2031-01-01", "2031-12-31", Precision.YEAR),
        ("2031-05?", "2031-05-01", "2031-05-31", Precision.MONTH),
        ("195X", "1950-01-01", "1959-12-31", Precision.DECADE),
        ("18XX", "1800-01-01", "1899-12-31", Precision.CENTURY),
        ("2031-21", "2031-03-01", "2031-05-31", Precision.SEASON),
        ("2031-24", "2031-12-01", "2032-02-29", Precision.SEASON),
        ("2031-36", "2031-10-01", "2031-12-31", Precision.SEASON),
        ("2031-41", "2031-07-01", "2031-12-31", Precision.SEASON),
        ("1931/1937", "1931-01-01", "1937-12-31", Precision.INTERVAL),
        ("1931-04/1937-05-06", "1931-04-01", "1937-05-06", Precision.INTERVAL),
    ],
)
def test_edtf_is_read_as_first_and_last_day(text: str, earliest: str, latest: str, precision: Precision) -> None:
    found = read(text)
    assert (found.earliest.isoformat(), found.latest.isoformat(), found.precision) == (earliest, latest, precision)
    assert str(found) == text


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2031-13", "2031-02-30", "0000", "2031-99", "/", "../..", "2037/2031", "2031/then", "1X", "00XX"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert PartialDate.from_edtf(text) is None


def test_an_open_end_has_no_last_day() -> None:
    assert read("2031/..").latest == date.max
    assert read("../2031").earliest == date.min


@pytest.mark.parametrize("text", ["2031-02-17", "2032-02", "2031", "195X", "2031-21", "2031-40", "1931/1937"])
def test_every_spelling_survives_the_round_trip(text: str) -> None:
    found = read(text)
    assert read(found.edtf) == found


def test_makers_spell_what_they_make() -> None:
    assert [str(d) for d in (of_year(2031), of_month(2031, 4), of_part(2031, 35), of_decade(1957), of_century(19))] == [
        "2031",
        "2031-04",
        "2031-35",
        "195X",
        "1801/1900",
    ]
    assert of_day(2031, 2, 29) is None


def test_a_narrower_date_refines_a_wider_one() -> None:
    assert read("1957-03-04").refines(read("1957"))
    assert read("1957").contains(read("1957-03"))
    assert not read("1957").refines(read("1957"))
    assert not read("1957").refines(read("1957-03"))
    assert not read("1958-03").refines(read("1957"))


def test_the_gap_is_counted_in_days() -> None:
    assert read("1957").gap_days(read("1957-06")) == 0
    assert read("1957").gap_days(read("1958")) == 1
    assert read("1957-01-10").gap_days(read("1957-01-01")) == read("1957-01-01").gap_days(read("1957-01-10")) == 9
    assert not read("1957").overlaps(read("1958"))


def test_between_spans_both_and_refuses_to_run_backwards() -> None:
    assert str(between(of_decade(1950), of_decade(1970))) == "1950/1979"
    assert str(between(of_decade(1950), read("1963-05-04"))) == "1950/1963-05-04"
    assert str(between(read("1948-05"), of_decade(1950))) == "1948-05/1959"
    assert between(of_year(1958), of_year(1957)) is None
    with pytest.raises(ValueError, match="forward"):
        PartialDate(date(1958, 1, 1), date(1957, 1, 1), "", Precision.INTERVAL)


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ((2031, 1, 1), (2031, 12, 31), "2031"),
        ((2031, 1, 1), (2032, 12, 31), "2031/2032"),
        ((2031, 4, 1), (2031, 6, 30), "2031-04/2031-06"),
        ((2031, 4, 1), (2031, 4, 7), "2031-04-01/2031-04-07"),
        ((2031, 4, 1), (2031, 4, 1), "2031-04-01"),
    ],
)
def test_days_are_spelled_as_coarsely_as_they_allow(
    first: tuple[int, int, int], last: tuple[int, int, int], edtf: str
) -> None:
    assert of_days(date(*first), date(*last)).edtf == edtf


@pytest.mark.parametrize(
    ("year", "number", "edtf"),
    [(2018, 31, "2018-07-30/2018-08-05"), (2020, 53, "2020-12-28/2021-01-03"), (2019, 1, "2018-12-31/2019-01-06")],
)
def test_a_week_runs_from_monday_to_sunday(year: int, number: int, edtf: str) -> None:
    found = of_week(year, number)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(("year", "number"), [(2019, 0), (2019, 53), (2019, 99)])
def test_a_week_that_a_year_has_not_is_none(year: int, number: int) -> None:
    assert of_week(year, number) is None


def test_a_hundred_years_are_named_by_their_first_two_digits() -> None:
    found = of_hundreds(1845)
    assert (found.edtf, found.earliest, found.latest) == ("18XX", date(1800, 1, 1), date(1899, 12, 31))
    assert read("18XX") == found
