"""Dates, visits, intervals since a visit, offices, memberships and trends, each against near misses."""

from __future__ import annotations

from typing import Any

import pytest

from claims.analysis.relations.judging import Rule
from claims.analysis.relations.rule_dates_of_same_event import dates_of_same_event, visits_of_one_person
from claims.analysis.relations.rule_first_since import first_since
from claims.analysis.relations.rule_membership import membership
from claims.analysis.relations.rule_offices_at_a_date import offices_at_a_date
from claims.analysis.relations.rule_trends import trends
from claims.analysis.relations.values import Frame, FrameKind

from .making import frame, side, year


def ended(first: int, last: int | None = None, thing: str = "old league", **fields: Any) -> Frame:
    given = {"object": thing, "modifier": "unique", **year(first, last), **fields}
    return frame(FrameKind.EVENT, "dissolution", **given)


def visit(person: str, first: int | None, office: str = "head_of_state", **fields: Any) -> Frame:
    given = {"agent": "Arland", "patient": "Borduria", "stage": "held", "person": person, "office": office}
    return frame(FrameKind.EVENT, "visit", **{**given, **(year(first) if first else {}), **fields})


def first_in(years: int, told: int, office: str = "head_of_state", **fields: Any) -> Frame:
    given = {"agent": "Arland", "patient": "Borduria", "office": office, "modifier": str(years), "person": "Ida Moor"}
    return frame(FrameKind.FIRST_SINCE, "visit", **{**given, **year(told - years, told), **fields})


def holds(person: str, office: str, period: dict[str, Any], agent: str = "Arland") -> Frame:
    return frame(FrameKind.OFFICE, "office", person=person, office=office, agent=agent, **period)


JULY: dict[str, Any] = {"earliest": "2012-07-01", "latest": "2012-07-31"}


def member(stage: str, body: str = "northern league", agent: str = "Arland", **fields: Any) -> Frame:
    return frame(FrameKind.MEMBERSHIP, "membership", stage=stage, object=body, agent=agent, **fields)


def trend(stage: str, first: int | None = None, **fields: Any) -> Frame:
    given = {"stage": stage, "parties": frozenset({"Arland", "Borduria"}), **(year(first) if first else {})}
    return frame(FrameKind.TREND, "relations", **{**given, **fields})


def concluded(rule: Rule, left: Frame, right: Frame, document: str = "b") -> str:
    """What the rule says of two frames, whichever comes first; "" for nothing."""
    found = [rule(side(left), side(right, document, 50)), rule(side(right), side(left, document, 50))]
    rules = {outcome.finding.rule if outcome else "" for outcome in found}
    assert len(rules) == 1
    return rules.pop()


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (ended(1991), ended(1992), "event.dated_two_ways"),
        (ended(1991), ended(1991), "event.same_date"),
        (ended(1991), ended(1991, latest="1991-03-31"), "event.finer_date"),
        (ended(1970, 1989), ended(1991), ""),
        (ended(1991), ended(1992, thing="new league"), ""),
        (ended(1991), ended(1992, modifier=""), "gate.period"),
        (ended(1991), visit("Ida Moor", 1992), ""),
        (ended(1991), ended(1991, earliest=None, latest=None), ""),
    ],
)
def test_one_event_has_one_date(left: Frame, right: Frame, rule: str) -> None:
    if rule == "gate.period":
        left = frame(FrameKind.EVENT, "dissolution", object="old league", **year(1991))
    assert concluded(dates_of_same_event, left, right) == rule


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (visit("Ida Moor", 2003), visit("Moor", 2003), "visit.same_date"),
        (visit("Ida Moor", 2003), visit("Ida Moor", 2003, latest="2003-02-28"), "visit.finer_date"),
        (visit("Ida Moor", None), visit("", 2003), "visit.dates_it"),
        (visit("", None), visit("Ida Moor", 2003), ""),
        (visit("Ida Moor", 2003), visit("Ida Moor", 2004), "gate.period"),
        (visit("Ida Moor", 2003), visit("Ida Moor", 2007), ""),
        (visit("Ida Moor", 2003), visit("Ida Moor", 2003, stage="planned"), "gate.modality"),
        (visit("Ida Moor", 2003), visit("Per Lund", 2003), "gate.person"),
        (visit("Ida Moor", 2003), visit("Per Lund", 2003, "foreign_minister"), "gate.office"),
        (visit("Ida Moor", 2003), visit("Per Lund", 2009), ""),
        (visit("Ida Moor", 2003), visit("Ida Moor", 2003, patient="Cursia"), ""),
        (visit("?", 2003), visit("Ida Moor", None), ""),
    ],
)
def test_visits_are_one_or_two(left: Frame, right: Frame, rule: str) -> None:
    assert concluded(visits_of_one_person, left, right) == rule


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (first_in(37, 2011), visit("Per Lund", 2003), "first_since.visit_inside_interval"),
        (first_in(38, 2007), visit("Per Lund", 1968), "first_since.interval_inexact"),
        (first_in(38, 2007), visit("Per Lund", 1969), ""),
        (first_in(38, 2007), visit("Per Lund", 1950), ""),
        (first_in(37, 2011), visit("Per Lund", 2003, "head_of_government"), ""),
        (first_in(37, 2011), visit("Per Lund", 2003, agent="Borduria", patient="Arland"), ""),
        (first_in(37, 2011), visit("Per Lund", 2003, stage="planned"), ""),
        (first_in(37, 2011), visit("Ida Moor", 2011), ""),
        (first_in(37, 2011), visit("Per Lund", 2012), ""),
        (first_in(37, 2011, earliest=None, modifier="ever"), visit("Per Lund", 1950), "first_since.earlier_visit"),
        (first_in(37, 2011), first_in(37, 2011), "first_since.same"),
        (first_in(37, 2011), first_in(30, 2011), "first_since.other_interval"),
        (first_in(37, 2011), first_in(38, 2007, "head_of_government"), "gate.office"),
        (first_in(37, 2011), first_in(20, 1990), ""),
        (first_in(37, 2011), ended(2003), ""),
    ],
)
def test_a_first_visit_leaves_its_interval_empty(left: Frame, right: Frame, rule: str) -> None:
    assert concluded(first_since, left, right) == rule


def test_the_sentence_shows_the_arithmetic() -> None:
    found = first_since(side(first_in(37, 2011)), side(visit("Per Lund", 2003), "b"))
    assert found is not None
    assert found.finding.sentence == (
        "In 2011 this was the first visit of a head of state of Arland to Borduria since 1974 (37 years); "
        "but a visit of Per Lund in 2003 lies inside that interval."
    )


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (
            holds("Per Lund", "head_of_government", JULY),
            holds("P. Lund", "deputy_head_of_government", JULY),
            "office.two_at_once",
        ),
        (
            holds("Per Lund", "head_of_state", year(2010)),
            holds("Lund", "head_of_government", year(2010)),
            "office.two_at_once",
        ),
        (
            holds("Per Lund", "head_of_state", year(2010)),
            holds("Per Lund", "head_of_government", year(2009)),
            "gate.period",
        ),
        (holds("Per Lund", "head_of_state", year(2010)), holds("Per Lund", "head_of_government", year(2004)), ""),
        (holds("Per Lund", "head_of_state", JULY), holds("Per Lund", "head_of_state", JULY), "office.same"),
        (holds("Per Lund", "head_of_state", JULY), holds("Per Lund", "captain", JULY), ""),
        (holds("Per Lund", "head_of_state", JULY), holds("Ida Moor", "head_of_government", JULY), ""),
        (holds("Per Lund", "head_of_state", JULY), holds("Ove Lund", "head_of_government", JULY), ""),
        (holds("Per Lund", "head_of_state", JULY), holds("Per Lund", "head_of_government", JULY, "Cursia"), ""),
        (holds("Per Lund", "head_of_state", {}), holds("Per Lund", "head_of_government", JULY), ""),
    ],
)
def test_a_person_holds_one_office_at_a_time(left: Frame, right: Frame, rule: str) -> None:
    assert concluded(offices_at_a_date, left, right) == rule


@pytest.mark.parametrize(
    ("left", "right", "document", "rule"),
    [
        (member("joined"), member("observer"), "b", "gate.stage"),
        (member("joined"), member("wished"), "a", "membership.joined_and_wished"),
        (member("joined", **year(1954)), member("joined", **year(1955)), "b", "membership.dated_two_ways"),
        (member("joined"), member("joined"), "b", "membership.same"),
        (member("wished", **year(1954)), member("wished", **year(1955)), "b", "gate.period"),
        (member("joined"), member("joined", body="southern league"), "b", ""),
        (member("joined"), member("joined", agent="Cursia"), "b", ""),
        (member("wished"), member("wished"), "b", ""),
    ],
)
def test_a_party_stands_in_one_way_to_a_body(left: Frame, right: Frame, document: str, rule: str) -> None:
    assert concluded(membership, left, right, document) == rule


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (trend("up", 2014, modifier="onset"), trend("up", 2007), "trend.before_its_start"),
        (trend("up", 2014, modifier="onset"), trend("up", 1970), ""),
        (trend("up", 2014, modifier="onset"), trend("up", 2015), ""),
        (trend("up", object="the flood"), trend("unchanged", object="the flood"), "trend.change_and_none"),
        (trend("up", object="the flood"), trend("up", object="the flood"), "trend.same"),
        (
            trend("up", modifier="onset", topic=frozenset({"1-3"})),
            trend("up", modifier="onset", topic=frozenset({"4-5"})),
            "trend.onsets_differ",
        ),
        (
            trend("up", modifier="onset", topic=frozenset({"1-3"})),
            trend("up", modifier="onset", topic=frozenset({"2-5"})),
            "",
        ),
        (trend("up", 2014, modifier="onset"), trend("up", 2007, parties=frozenset({"Arland", "Cursia"})), ""),
        (trend("up", 2014), trend("down", 2007), ""),
    ],
)
def test_relations_do_not_improve_before_they_start_to(left: Frame, right: Frame, rule: str) -> None:
    assert concluded(trends, left, right) == rule
