"""A count of the dead or the ill grows; what is told of later days may be higher and cannot be lower."""

from __future__ import annotations

import pytest

from claims.analysis.relations.values import Verdict

from .making import article, relations_of

OPENING = ("A fever has broken out in Corvara.", "Doctors came to Corvara, but the fever went on.")


def verdicts(early: str, late: str) -> list[tuple[str, Verdict]]:
    """Rule and verdict on the figures of two articles on one fever, written on 3 and on 23 May 2015."""
    one = article(*OPENING, early, title="Fever in Corvara", day="3 May 2015")
    other = article(*OPENING, late, title="Fever in Corvara", day="23 May 2015")
    found = relations_of(one, other)
    return [(r.rule, r.verdict) for r in found if r.rule.startswith(("values", "gate"))]


def test_a_lower_count_at_a_later_day_contradicts() -> None:
    told = verdicts("The fever has killed 104 people.", "The fever has killed 76 people.")
    assert told == [("values.fell", Verdict.CONTRADICTS)]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("The fever has killed 76 people.", "The fever has killed 104 people."),
        ("The fever has killed 104 people.", "The previous epidemic killed 76 people."),
        ("The fever has killed 104 people.", "The fever of 1911 killed 76 people."),
        ("The fever killed 104 people a day.", "The fever killed 76 people a day."),
    ],
)
def test_other_counts_may_differ(early: str, late: str) -> None:
    assert not [rule for rule, verdict in verdicts(early, late) if verdict is Verdict.CONTRADICTS]


def test_of_several_figures_of_one_measure_those_that_meet_belong_together() -> None:
    one = article("Vara Mills and Tolmin Mills own 61 percent and 39 percent of the shares in Corvara Mills.")
    other = article("Tolmin Mills owns 39 percent of the shares in Corvara Mills.")
    assert not [r for r in relations_of(one, other) if r.verdict in (Verdict.CONTRADICTS, Verdict.TENSION)]
