"""Times of day: figures, halves of the day, words; loose ones are intervals; other numbers are left alone."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.clock import find_times, meet


@pytest.mark.parametrize(
    ("text", "surface", "first", "last", "either"),
    [
        ("The horn was sounded at 23.40.", "23.40", 1420, 1420, False),
        ("The gates opened by 02:00 on Sunday.", "02:00", 120, 120, False),
        ("Boats left at 6.30 p.m. from Tarn.", "6.30 p.m.", 1110, 1110, False),
        ("The horn went at 7 a.m. again.", "7 a.m.", 420, 420, False),
        ("It was 12 am when the dyke broke.", "12 am", 0, 0, False),
        ("It began at ten in the evening.", "ten in the evening", 1320, 1320, False),
        ("It began at nine in the morning.", "nine in the morning", 540, 540, False),
        ("It began at twelve that night.", "twelve that night", 0, 0, False),
        ("At twenty to midnight the siren started.", "twenty to midnight", -20, -20, False),
        ("It was a quarter past noon.", "a quarter past noon", 735, 735, False),
        ("They met at half past three.", "half past three", 210, 210, True),
        ("They met at four o'clock.", "four o'clock", 240, 240, True),
        ("Shortly before midnight the mast fell.", "Shortly before midnight", -45, -1, False),
        ("The mast fell at about 02:00.", "at about 02:00", 90, 150, False),
    ],
)
def test_a_time_of_day_is_found(text: str, surface: str, first: int, last: int, either: bool) -> None:
    (found,) = find_times(text)
    assert (found.surface, found.first, found.last, found.either) == (surface, first, last, either)
    assert text[found.start : found.end] == found.surface


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose from 3.15 to 4.20.",
        "The share stood at 12.40 euros.",
        "It stood at 3.15 million.",
        "Tarn won 3:10 at Haug.",
        "The map has a scale 1:50.",
        "John 3:16 was read.",
        "Ten to twelve people came.",
        "A quarter of the ten boats sank.",
        "Two past masters spoke.",
        "Section 12:30:15 was struck out.",
        "The Midnight Express ran late.",
        "Pages 10-12 are lost.",
        "The lock is 23.40 metres wide.",
    ],
)
def test_other_numbers_are_no_times(text: str) -> None:
    assert not [t for t in find_times(text) if t.rule != "clock.named"]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("at 23.40", "at twenty to midnight", True),
        ("at 03:30", "at half past three", True),
        ("at 15:30", "at half past three", True),
        ("at 23.40", "at ten in the evening", False),
        ("at 23:50", "shortly before midnight", True),
        ("at 00:10", "shortly before midnight", False),
        ("at 22:10", "at half past three", False),
    ],
)
def test_times_meet(one: str, other: str, wanted: bool) -> None:
    (ours,), (theirs,) = find_times(one), find_times(other)
    assert meet(ours, theirs) is wanted
    assert meet(theirs, ours) is wanted
