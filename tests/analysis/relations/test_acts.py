"""One act affirmed in one place and denied, or undone, in the other: in any field, and with as many near misses."""

from __future__ import annotations

import pytest

from claims.analysis import analyse
from claims.analysis.relations.values import Relation, Verdict

from .making import article, relations_of

RULES = ("act.", "gate.later", "gate.superseded", "deal.upgraded")
MATTER = "Lake Ferries of Orsund runs the Tarn Island ferry."
AGAIN = "Tarn Island has a ferry that Lake Ferries sends from Orsund."


def related(left: str, right: str, *, early: str = "1 May 2015", late: str = "3 May 2015") -> list[Relation]:
    """What the rules on acts find between two reports on one matter."""
    found = relations_of(
        article(MATTER, left, title="The Tarn Island ferry of Orsund", day=early),
        article(AGAIN, right, title="Orsund and the Tarn Island ferry", day=late),
    )
    return [r for r in found if any(f.rule.startswith(RULES) for f in r.findings)]


def verdicts(left: str, right: str, **days: str) -> set[Verdict]:
    return {r.verdict for r in related(left, right, **days)}


CONTRADICTED = [
    ("The ferry was inspected in March 2014.", "The ferry had never been inspected."),
    ("No warning was given to the islanders.", "The operator warned the islanders at noon."),
    ("Lake Ferries approved the merger with Tarn Lines.", "Lake Ferries rejected the merger with Tarn Lines."),
    ("All lifeboats were tested in April.", "Two lifeboats were not tested in April."),
    ("The captain refused to sign the safety report.", "The captain signed the safety report."),
    ("Lake Ferries denied that the captain had left the bridge.", "The captain had left the bridge."),
    ("The union accepted the pay offer.", "The union turned down the pay offer."),
    ("Lake Ferries has yet to repair the pier at Orsund.", "Lake Ferries repaired the pier at Orsund in 2013."),
    ("The operator opened the ramp without telling the passengers.", "The operator told the passengers."),
]


@pytest.mark.parametrize(("left", "right"), CONTRADICTED)
def test_affirmed_and_denied_contradict(left: str, right: str) -> None:
    assert verdicts(left, right) == {Verdict.CONTRADICTS}
    assert verdicts(right, left) == {Verdict.CONTRADICTS}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry was inspected in March 2014.", "The old harbour crane has never been inspected."),
        ("Some lifeboats were tested in April.", "Two lifeboats were not tested in April."),
        ("The captain signed the safety report.", "The mate refused to sign the safety report."),
        ("Lake Ferries approved the merger with Tarn Lines.", "The port council rejected the merger with Tarn Lines."),
        ("The ferry was inspected in March 2014.", "The ferry was not inspected in March 2009."),
        ("Lake Ferries may not repair the pier at Orsund.", "Lake Ferries repaired the pier at Orsund."),
        ("Was the captain warned?", "The captain was not warned."),
        ("Lake Ferries hopes to open the pier.", "Lake Ferries did not open the pier."),
        ("The ferry had not been inspected for six years.", "The ferry was inspected in 2007."),
        ("If the captain was not warned, he cannot be blamed.", "The captain was warned of the ice."),
        ("Lake Ferries did not fail to inspect the ferry.", "The ferry was inspected in March 2014."),
        ("The planned opening of the pier was welcomed.", "Lake Ferries has not opened a hotel."),
    ],
)  # fmt: skip
def test_what_is_of_others_or_another_time_stays_apart(left: str, right: str) -> None:
    assert not {Verdict.CONTRADICTS, Verdict.TENSION} & verdicts(left, right)


def test_what_came_after_a_denial_was_written_is_later_news() -> None:
    left, right = "Lake Ferries has not yet repaired the pier.", "Lake Ferries repaired the pier in June 2016."
    assert verdicts(left, right, early="1 May 2015", late="3 July 2016") == {Verdict.NOT_COMPARABLE}
    assert verdicts(right, left, early="3 July 2016", late="1 August 2016") == {Verdict.CONTRADICTS}


def test_states_are_compared_for_one_time_only() -> None:
    left, right = "The pier is closed.", "The pier is open."
    assert verdicts(left, right, early="1 May 2015", late="2 May 2015") == {Verdict.CONTRADICTS}
    assert not {Verdict.CONTRADICTS, Verdict.TENSION} & verdicts(left, right, early="1 May 2015", late="1 July 2015")


def test_what_is_told_as_done_and_later_still_called_possible() -> None:
    left, right = (
        "The council revoked the licence of Lake Ferries.",
        "The council may revoke the licence of Lake Ferries.",
    )
    found = related(left, right, early="1 May 2015", late="9 June 2015")
    assert [(r.verdict, r.rule) for r in found] == [(Verdict.TENSION, "act.told_and_open")]
    later = related(right, left, early="1 May 2015", late="9 June 2015")
    assert [(r.verdict, r.rule) for r in later] == [(Verdict.NOT_COMPARABLE, "gate.superseded")]


def test_a_step_told_as_done_without_a_source_where_others_only_plan_it() -> None:
    found = related(
        "The council will revoke the licence of Lake Ferries.", "The council has revoked the licence of Lake Ferries.",
        early="2 May 2015", late="2 May 2015",
    )  # fmt: skip
    assert [(r.verdict, r.rule) for r in found] == [(Verdict.TENSION, "deal.upgraded_without_source")]


def test_in_part_and_as_a_whole() -> None:
    found = related("The crew was fully withdrawn from Tarn Island.", "The crew was partly withdrawn from Tarn Island.")
    assert [(r.verdict, r.rule) for r in found] == [(Verdict.CONTRADICTS, "act.part_and_whole")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The alarm was not given in Tarn until shortly before midnight.", "The alarm was given in Tarn."),
        ("The gate was not opened until noon.", "The gate was opened by the keeper."),
    ],
)
def test_not_until_is_no_denial(one: str, other: str) -> None:
    background = (
        " The Ostrel belongs to Velmar Lines. Joss Harrow is the mayor of Tarn. Velmar Lines is at home in Tarn."
    )
    found = analyse({"a": one + background, "b": other + background}).relations
    assert not [r for r in found if r.rule.startswith("act.denied")]
