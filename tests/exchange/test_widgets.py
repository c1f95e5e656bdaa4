"""Cells into values: what is refused, with which words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.exchange import widgets
from claims.exchange.quotes import place


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (widgets.read_decimal, "1803.60", Decimal("1803.60")),
        (widgets.read_decimal, "-5", Decimal(-5)),
        (widgets.read_integer, "007", 7),
        (widgets.read_date, "2016-08-09", date(2016, 8, 9)),
        (widgets.read_json, '{"a": [1]}', {"a": [1]}),
        (widgets.read_float, "0.5", 0.5),
    ],
)
def test_plain_values_are_read(read: Callable[[str], Any], text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "words"),
    [
        (widgets.read_decimal, "1,803.60", '"1,803.60" is not a plain number; write 1803.60'),
        (widgets.read_decimal, "n/a", '"n/a" is not a plain number'),
        (widgets.read_decimal, "1e400", '"1e400" is not a plain number'),
        (widgets.read_decimal, "NaN", '"NaN" is not a plain number'),
        (widgets.read_integer, "2020.0", '"2020.0" is not a whole number'),
        (widgets.read_date, "9.8.2016", '"9.8.2016" is not a date such as 2016-08-09'),
        (widgets.read_uuid, "17", '"17" is not a UUID'),
        (widgets.read_json, "{", '"{" is not JSON'),
    ],
)
def test_other_values_are_refused_by_name(read: Callable[[str], Any], text: str, words: str) -> None:
    with pytest.raises(ValueError) as refusal:
        read(text)
    assert words in str(refusal.value)


def test_choices_are_read_by_value_and_by_word() -> None:
    widget = widgets.ChoiceWidget([("not_comparable", "not comparable"), ("agrees", "agrees")])
    assert widget.clean("not_comparable") == widget.clean("Not comparable") == "not_comparable"
    with pytest.raises(ValueError, match='"bogus" is not one of: not_comparable, agrees'):
        widget.clean("bogus")


@pytest.mark.parametrize(
    ("cell", "value"), [("1", True), ("true", True), (True, True), ("0", False), ("", False), (None, False)]
)
def test_truth_values_are_read(cell: object, value: bool) -> None:
    assert widgets.BooleanWidget().clean(cell) is value


def test_other_truth_values_are_refused() -> None:
    with pytest.raises(ValueError, match="neither 1"):
        widgets.BooleanWidget().clean("perhaps")


@pytest.mark.parametrize(
    ("value", "text"), [("1803.600000", "1803.6"), ("1000000", "1000000"), ("0.000000", "0"), ("1E+3", "1000")]
)
def test_decimals_are_written_plainly(value: str, text: str) -> None:
    assert widgets.write_decimal(Decimal(value)) == text


def test_long_values_are_cut_in_messages() -> None:
    assert len(widgets.echo("x" * 500)) < 70


TEXT = "Ships came. Ships left. مرحبا ships."


@pytest.mark.parametrize(
    ("quote", "start", "end", "found"),
    [
        ("came", None, None, (6, 10)),
        ("Ships", 12, None, (12, 17)),
        ("Ships", 0, 5, (0, 5)),
        ("مرحبا", None, None, (24, 29)),
    ],
)
def test_a_quote_is_placed(quote: str, start: int | None, end: int | None, found: tuple[int, int]) -> None:
    assert place(TEXT, quote, start, end) == found


@pytest.mark.parametrize(
    ("quote", "start", "end", "words"),
    [
        ("sank", None, None, "is not in the document's text"),
        ("Ships", None, None, r"more than once \(at 0 and 12\); give start and end"),
        ("Ships", 1, None, 'at 1 to 6 the text reads "hips ", not "Ships"'),
        ("Ships", 0, 4, 'the text reads "Ship"'),
        ("", None, None, "the quote is empty"),
    ],
)
def test_a_quote_that_has_no_one_place_is_refused(quote: str, start: int | None, end: int | None, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        place(TEXT, quote, start, end)
