"""Stretches of time without a plain figure, and units of time that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.analysis.extraction.date_durations import find_durations
from tests.analysis.extraction.test_dates import marked


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("they waited [a few hours] in the port", 3, None, "hour"),
        ("they waited [several weeks] in the port", 3, None, "week"),
        ("they waited for [some days] in the port", 3, None, "day"),
        ("they waited [all day] in the port", 1, 1, "day"),
        ("the [full-month] course is dear", 1, 1, "month"),
        ("it rained the [whole year]", 1, 1, "year"),
        ("it rained an [entire decade]", 10, 10, "year"),
        ("they stayed [two nights] in port", 2, 2, "night"),
        ("they stayed [three weekends] in port", 3, 3, "weekend"),
        ("they stayed [another week] in port", 1, 1, "week"),
        ("they stayed for [a week], then left", 1, 1, "week"),
        ("it took [an hour], no more", 1, 1, "hour"),
        ("[a fortnight] passed", 2, 2, "week"),
        ("it took [an hour and half]", Decimal("1.5"), Decimal("1.5"), "hour"),
        ("it took [two and half days]", Decimal("2.5"), Decimal("2.5"), "day"),
        ("it took [half a day]", Decimal("0.5"), Decimal("0.5"), "day"),
        ("it ran for [3h] and stopped", 3, 3, "hour"),
        ("it ran for [10D] and stopped", 10, 10, "day"),
        ("it ran for [2.5 hrs] and stopped", Decimal("2.5"), Decimal("2.5"), "hour"),
    ],
)
def test_a_stretch_of_time_is_found_with_its_length(
    text: str, low: int | Decimal, high: int | Decimal | None, unit: str
) -> None:
    plain, spans = marked(text)
    found = find_durations(plain)
    assert [(value.start, value.end) for value in found] == spans, [value.surface for value in found]
    assert (found[0].low, found[0].high, found[0].unit) == (low, high, unit)
    assert plain[found[0].start : found[0].end] == found[0].surface
    assert found[0].approximate is (high is None)


@pytest.mark.parametrize(
    "text",
    [
        "it costs $5 a day and 300 crowns a month",
        "twice a week, once a year",
        "an hour ago, a day later, a week from now",
        "a fortnight ago and a fortnight later",
        "a few days ago",
        "a day labourer, an hour-long wait, the week's end",
        "some day he may, one week he might",
        "few men and several women",
        "on some days it rained, and some weeks were dry",
        "on a night like this, a weekend trip",
        "all daylight hours, all yearlings, the full monthly fee",
        "half the day crew, half the years' yield",
        "glasses for 3D and a 4H club",
        "for 3hd and for 10Dx",
        "she ran 3h times as far",
        "another weekly, another day-trip",
        "the nights were cold; night fell",
        "a month of Sundays",
        "an entire dayroom",
        "the second of two; a minute of the meeting",
    ],
)
def test_a_unit_of_time_that_is_no_length_is_left_alone(text: str) -> None:
    assert [value.surface for value in find_durations(text)] == []


def test_marks_inside_a_length_do_not_hide_it() -> None:
    found = find_durations("they waited *a\u00a0few* hours")
    assert [value.surface for value in found] == ["a\u00a0few* hours"]
