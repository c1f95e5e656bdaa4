"""Days that cannot be are found; days that can be, and figures that look like days, are left alone."""

from __future__ import annotations

import pytest

from .making import impossible_in

CANNOT_BE = [
    ("The storm struck on 31 April 2013.", "no_such_day"),
    ("The storm struck the coast on 30 February.", "no_such_day"),
    ("It happened on February 29, 2013, the ministry said.", "no_such_day"),
    ("The court met on Monday, 6 May 2014.", "weekday"),
    ("The court met on Friday, May 6, 2014.", "weekday"),
    ("The court met on 6 May 2014, a Monday.", "weekday"),
    ("He led the club from 2015 to 2011.", "end_before_start"),
    ("Between 12 May 2014 and 3 March 2014 the mill stood still.", "end_before_start"),
    ("Construction of the bridge began in 2015 and it opened in 2012.", "done_before_begun"),
    ("The club was founded in 1950 and was dissolved in 1920.", "done_before_begun"),
    ("She joined the council in 2012 and left in 2010.", "done_before_begun"),
    ("He was arrested in June 2014 and was released in May 2014.", "done_before_begun"),
    ("The ferry sailed on 4 May 2014 and arrived on 2 May 2014.", "done_before_begun"),
    ("Per Lund was born in 1980 and graduated in 1975.", "done_before_begun"),
    ("The strike began on 5 June 2014 and ended on 3 June 2014.", "done_before_begun"),
]
CAN_BE = [
    "The storm struck on 31 March 2013.",
    "The police held 31 April protesters.",
    "In April 31 people died.",
    "In June 31 boats sank.",
    "The feast falls on 29 February.",
    "The court met on Tuesday, 6 May 2014.",
    "The court met on Friday and 6 May 2014 was set for the ruling.",
    "The vote is on Monday, and 6 May 2014 was the last day to register.",
    "The court met on Monday, 6 May 1714.",
    "He led the club from 2011 to 2015.",
    "The price fell from 2015 to 2011 crowns.",
    "The opening was brought forward from 2018 to 2016.",
    "The vote was moved from 5 May 2014 to 3 March 2014.",
    "The list goes back from 2015 to 1990.",
    "The share rose from 12 in 2014 to 15 in 2010 prices.",
    "Construction of the bridge began in 2012 and it opened in 2015.",
    "The first bridge opened in 1950, and construction of the second began in 2012.",
    "Construction of the second bridge began in 2012; the first had opened in 1950.",
    "Construction of the bridge began in 2012, and the toll road opened in 1999 was closed.",
    "He resigned in 2010 and took office again in 2012.",
    "She left the council in 2010 and joined it again in 2012.",
    "He was released in 2010 and was arrested again in 2012.",
    "The club was founded in 1950 and its rival was dissolved in 1920.",
    "The ferry sailed on 4 May 2014 and a second one arrived on 2 May 2014.",
    "Per Lund was born in 1980 and his brother graduated in 1975.",
]


@pytest.mark.parametrize(("sentence", "rule"), CANNOT_BE)
def test_what_cannot_be_is_found(sentence: str, rule: str) -> None:
    assert [value.rule for value in impossible_in(sentence)] == [f"impossible.{rule}"]


@pytest.mark.parametrize("sentence", CAN_BE)
def test_what_can_be_is_left_alone(sentence: str) -> None:
    assert impossible_in(sentence) == []
