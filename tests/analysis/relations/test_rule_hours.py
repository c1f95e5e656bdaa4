"""One happening at two times of day: a contradiction where it is surely one; other days and other things stay apart."""

from __future__ import annotations

import pytest

from claims.analysis import analyse

BACKGROUND = " The Ostrel belongs to Velmar Lines. Captain Joss Harrow commanded the Ostrel for Velmar Lines at Tarn."


def verdicts(one: str, other: str) -> list[tuple[str, str]]:
    found = analyse({"a": f"The Ostrel\n\n{one}{BACKGROUND}", "b": f"Off Tarn\n\n{other}{BACKGROUND}"})
    told = [(r.verdict.value, f.rule) for r in found.relations for f in r.findings if f.rule.startswith("hour.")]
    return told + [(r.verdict.value, r.rule) for r in found.relations if r.rule == "gate.period"]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("The distress signal reached the harbour office at 23.40.",
         "A distress signal came to the harbour office at ten in the evening.", ("contradicts", "hour.two")),
        ("The sirens went off at ten in the evening.", "The sirens were sounded at 23.40.", ("tension", "hour.two")),
        ("The distress signal reached the harbour office at 23.40.",
         "At twenty to midnight a distress signal came to the harbour office.", ("agrees", "hour.same")),
        ("The pilot boarded at 15:30.", "The pilot boarded at half past three.", ("agrees", "hour.same")),
    ],
)  # fmt: skip
def test_times_of_one_happening(one: str, other: str, wanted: tuple[str, str]) -> None:
    assert wanted in verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another thing that happened, another day, a plan, nothing in common but the ship
        ("The distress signal came at 23.40.", "The lifeboat returned at ten in the evening."),
        ("On 3 May 2011 the pilot boarded at 15:30.", "On 9 June 2012 the pilot boarded at 11:10."),
        ("The pilot boarded at 15:30.", "The pilot is to board at 11:10 next week."),
        ("The Ostrel left at 15:30.", "The Ostrel was seen at 17:10."),
        ("Another pilot boarded at 15:30.", "The pilot boarded at 11:10."),
    ],
)
def test_what_is_kept_apart(one: str, other: str) -> None:
    assert not [v for v in verdicts(one, other) if v[1].startswith("hour.")]
