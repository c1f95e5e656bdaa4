"""How figures read on the desk and in reports."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.queries.wording import amount, counted, interval, listed, plain, plural


@pytest.mark.parametrize(
    ("number", "words"),
    [("700", "700"), ("1803.60", "1,803.6"), ("0.5", "0.5"), ("1E+3", "1,000"), ("1000000", "1,000,000"), ("0", "0")],
)
def test_plain_prints_every_digit_and_no_exponent(number: str, words: str) -> None:
    assert plain(Decimal(number)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("700000000", "700000000", "700 million"),
        ("1200000000", "1200000000", "1.2 billion"),
        ("750000000", "800000000", "750 million to 800 million"),
        ("3", "5", "3 to 5"),
        ("5", None, "5 or more"),
        (None, "9", "up to 9"),
        ("0", "9", "0 to 9"),
        ("1234567.89", "1234567.89", "1,234,567.89"),
        (None, None, ""),
    ],
)
def test_interval_names_its_bounds(low: str | None, high: str | None, words: str) -> None:
    assert interval(Decimal(low) if low else None, Decimal(high) if high else None) == words


@pytest.mark.parametrize(
    ("low", "unit", "per", "approximate", "words"),
    [
        ("700000000", "USD", "year", False, "700 million USD per year"),
        ("38", "year", "", False, "38 years"),
        ("1", "year", "", False, "1 year"),
        ("12.5", "percent", "", True, "about 12.5 %"),
        ("1", "rank", "", False, "first"),
        ("8", "rank", "", False, "rank 8"),
        ("4", "", "", False, "4"),
    ],
)
def test_amount_carries_its_unit(low: str, unit: str, per: str, approximate: bool, words: str) -> None:
    value = Decimal(low)
    assert amount(value, value, unit=unit, per=per, approximate=approximate) == words


def test_amount_without_a_figure_is_empty() -> None:
    assert amount(None, None, unit="USD", per="year") == ""


def test_lists_and_counts_read_as_english() -> None:
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A"]) == "A"
    assert listed([]) == ""
    assert counted(1, "document") == "1 document"
    assert counted(2, "country", "countries") == "2 countries"


@pytest.mark.parametrize(
    ("noun", "nouns"),
    [("year", "years"), ("country", "countries"), ("day", "days"), ("bus", "buses"), ("person", "people"),
     ("aircraft", "aircraft"), ("USD", "USD"), ("km", "km"), ("t", "t"), ("working group", "working groups"), ("", "")],
)  # fmt: skip
def test_plural_of_what_is_counted(noun: str, nouns: str) -> None:
    assert plural(noun) == nouns
