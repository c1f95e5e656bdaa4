"""What is denied of all things of a class is denied of each; what was denied earlier may have come since."""

from __future__ import annotations

import pytest

from claims.analysis.relations.values import Verdict

from .making import article, relations_of

TWO = ("Chile and Peru trade.", "Peru sells copper to Chile.", "Chile sells wine to Peru.")


def verdicts(left: str, right: str, *, early: str, late: str) -> list[Verdict]:
    found = relations_of(
        article(*TWO, left, title="Chile and Peru", day=early), article(*TWO, right, title="Chile and Peru", day=late)
    )
    return [r.verdict for r in found if r.rule.startswith("deal")]


@pytest.mark.parametrize(
    ("left", "right", "early", "verdict"),
    [
        ("Peru has bought no jets from Chile.", "Peru has ordered 12 KX-9 jets from Chile.", "1 May 2015",
         Verdict.CONTRADICTS),
        ("Peru has bought no jets from Chile.", "Peru has ordered 12 KX-9 jets from Chile.", "1 May 2013",
         Verdict.TENSION),
        ("Peru has not yet signed a contract for the KX-9 jets of Chile.",
         "Peru signed a contract for 12 KX-9A jets of Chile.", "1 May 2015", Verdict.CONTRADICTS),
    ],
)  # fmt: skip
def test_a_denied_deal_against_one_that_is_told(left: str, right: str, early: str, verdict: Verdict) -> None:
    assert verdicts(left, right, early=early, late="3 May 2015") == [verdict]


def test_what_is_denied_of_ships_is_not_denied_of_jets() -> None:
    told = verdicts(
        "Peru has bought no ships from Chile.", "Peru has ordered 12 KX-9 jets from Chile.",
        early="1 May 2015", late="3 May 2015",
    )  # fmt: skip
    assert not {Verdict.CONTRADICTS, Verdict.TENSION} & set(told)
