"""Lives that cannot be are found; lives that can be, and years of other things, are left alone."""

from __future__ import annotations

import pytest

from claims.analysis import extract, impossible_values, read

from .making import impossible_in

CANNOT_BE = [
    ("Ida Holm (1976-1891) painted boats.", "death_before_birth"),
    ("Ida Holm (born 3 May 1950, died 2 May 1949) painted boats.", "death_before_birth"),
    ("Ida Holm (1904–2205) painted boats.", "life_span"),
    ("Ida Holm (1950-2019) painted boats.", "after_writing"),
    ("Per Lund was born in 1950 and died in 1940.", "death_before_birth"),
    ("Per Lund, who was born in Karten in 1950, died in Lund on 4 June 1944.", "death_before_birth"),
    ("Per Lund was born on 3 May 1950 and died on 12 June 2001 at the age of 45.", "age_and_dates"),
    ("Per Lund, born in 1950, died in 2001 aged 45.", "age_and_dates"),
    ("Per Lund (1950-2001) died aged 45.", "age_and_dates"),
    ("Per Lund, 45, was born in 1950.", "age_and_dates"),
    ("A 150-year-old farmer was rescued from the roof.", "age"),
    ("The oldest passenger, Per Lund, aged 145, was unhurt.", "age"),
]
CAN_BE = [
    "Ida Holm (1904-2005) painted boats.",
    "The war (1939-1945) left the mill in ruins.",
    "The Karten Plan (2010-2025) was approved.",
    "Prime Minister Per Lund (2012-2016) spoke first.",
    "The Karten Dock Company (1840-2010) built ships.",
    "Per Lund was born in 1950 and his father died in 1940.",
    "Per Lund was born in 1950; his grandfather Ole Lund died in 1940.",
    "Per Lund was born in 1950, ten years after his mother died in childbirth in 1949.",
    "Per Lund was born in 1950 and died in 2001 aged 51.",
    "Per Lund was born in 1950, married aged 25 and died in 2001.",
    "Per Lund (1950-2001) was married at the age of 25.",
    "Per Lund, 65, was born in 1950.",
    "Per Lund, 64, was born in 1950.",
    "In 1995 Per Lund, 45, was born in 1950 and still rowed.",
    "A 150-year-old bridge was swept away.",
    "A 150-year-old farmer's house was swept away.",
    "The 1,500-year-old man was found in the bog.",
    "Archaeologists found a 400-year-old woman in the bog.",
    "The whisky, aged 150 months, was sold.",
    "Those aged 100 or over were honoured.",
]


@pytest.mark.parametrize(("sentence", "rule"), CANNOT_BE)
def test_what_cannot_be_is_found(sentence: str, rule: str) -> None:
    assert [value.rule for value in impossible_in(sentence)] == [f"impossible.{rule}"]


@pytest.mark.parametrize("sentence", CAN_BE)
def test_what_can_be_is_left_alone(sentence: str) -> None:
    assert impossible_in(sentence) == []


def test_both_values_stand_in_the_sentence() -> None:
    (found,) = impossible_in("Per Lund was born on 3 May 1950 and died on 12 June 2001 at the age of 45.")
    assert found.sentence == "Per Lund is said to have died at 45; from 3 May 1950 to 12 June 2001 it is 51 years."
    assert (found.left, found.right) == ("45 years", "51 years")
    assert len(found.places) == 3


def test_without_a_day_of_writing_only_what_holds_without_it_is_found() -> None:
    parsed = read("A report\n\nIda Holm (1950-2019) rowed. Per Lund (1976-1891) rowed.\n", "a")
    assert [v.rule for v in impossible_values(parsed, extract(parsed))] == ["impossible.death_before_birth"]
