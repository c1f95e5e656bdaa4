"""What cannot be by the day of writing is found; what looks ahead or back from another day is left alone."""

from __future__ import annotations

import pytest

from .making import impossible_in

CANNOT_BE = [
    ("Three miners were killed in 2019.", "after_writing"),
    ("By 2010 the fleet will number forty ships.", "target_gone_by"),
    ("The mayor died on 7 June 2016.", "after_writing"),
    ("The new bridge was opened on 12 July 2017 by the mayor.", "after_writing"),
    ("The war broke out in 2018.", "after_writing"),
    ("The dam will be ready by 2012.", "target_gone_by"),
    ("By 2012 the dam will be ready, the ministry says.", "target_gone_by"),
    ("The line is expected to open in 2013.", "target_gone_by"),
    ("The plant is due to be completed in March 2014.", "target_gone_by"),
]
CAN_BE = [
    "The committee will close the file opened in 2011.",
    "The bridge will open on the ground bought in 2011.",
    "The mayor died on 7 June 2014.",
    "The mayor, who opens the fair on 7 June 2016, was ill.",
    "The ministry opened bids for a bridge in 2018.",
    "The city won the right to host the games in 2018.",
    "The contract was signed for delivery in 2018.",
    "The council said work would begin in 2018 if the bridge was completed.",
    "The lease, which began in 2010, ends in 2018.",
    "In the film the war broke out in 2018.",
    "The treaty was signed in 2010 and runs until 2018.",
    "The plan was completed with a chapter on 2018.",
    "The dam will be ready by 2018.",
    "The dam would be ready by 2012, the ministry had said.",
    "In 2010 the ministry said that the dam will be ready by 2012.",
    "The museum will show boats built in 2012.",
    "The town will mark the flood of 2012.",
    "The new bridge will replace the one that was opened in 2012.",
    "The club will wear the shirts it wore in 2012.",
    '"The dam will be ready by 2012," the minister promised.',
    "The bridge will be named after the engineer who died in 2012.",
]


@pytest.mark.parametrize(("sentence", "rule"), CANNOT_BE)
def test_what_cannot_be_is_found(sentence: str, rule: str) -> None:
    assert [value.rule for value in impossible_in(sentence)] == [f"impossible.{rule}"]


@pytest.mark.parametrize("sentence", CAN_BE)
def test_what_can_be_is_left_alone(sentence: str) -> None:
    assert impossible_in(sentence) == []


def test_the_day_of_writing_decides() -> None:
    assert impossible_in("The dam will be ready by 2012.", day="5 May 2012") == []
    assert impossible_in("The mayor died on 7 May 2015.", day="5 May 2015") == []
    assert impossible_in("The mayor died on 7 June 2016.", day="8 June 2016") == []
