"""A rule is asked about the kinds of frames that it speaks of: what `CONCERNS` leaves out it does not name."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from claims.analysis.relations.compare import CONCERNS, RULES, _concerned, rules_by_kinds
from claims.analysis.relations.judging import Rule, Side
from claims.analysis.relations.values import FrameKind


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_is_asked_about_every_kind_that_its_module_names(rule: Rule) -> None:
    path = sys.modules[rule.__module__].__file__
    assert path is not None
    named = {FrameKind[name] for name in re.findall(r"FrameKind\.([A-Z_]+)", Path(path).read_text(encoding="utf-8"))}
    of_module = [other for other in RULES if other.__module__ == rule.__module__]
    if any(other not in CONCERNS for other in of_module):
        return
    declared = {kind for other in of_module for pair in CONCERNS[other] for kind in pair}
    assert None in declared or named <= declared


def test_a_rule_that_names_no_kinds_is_asked_about_all() -> None:
    for number, rule in enumerate(RULES):
        if rule not in CONCERNS:
            assert all((number, rule) in row[kind] for row in rules_by_kinds().values() for kind in FrameKind)
    assert _concerned(places_of_nothing, FrameKind.ACT, FrameKind.RANK)


def places_of_nothing(left: Side, right: Side) -> None:
    """A rule that nobody declared."""


def test_every_rule_that_is_declared_is_asked_both_ways_round() -> None:
    asked = rules_by_kinds()
    assert set(CONCERNS) <= set(RULES)
    for rule, pairs in CONCERNS.items():
        for one, other in pairs:
            if one and other:
                number = RULES.index(rule)
                assert (number, rule) in asked[one][other]
                assert (number, rule) in asked[other][one]
