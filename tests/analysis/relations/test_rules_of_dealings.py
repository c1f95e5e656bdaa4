"""Deals and their stages, stated absence, ranks, causes, terms and cited works, each against near misses."""

from __future__ import annotations

from typing import Any

import pytest

from claims.analysis.relations.judging import Rule, Side
from claims.analysis.relations.rule_causes import causes_of_one_event, terms_secret_and_told
from claims.analysis.relations.rule_rank_holders import rank_holders
from claims.analysis.relations.rule_stage_of_one_deal import stage_of_one_deal
from claims.analysis.relations.rule_stated_absence import stated_absence
from claims.analysis.relations.rule_works import citation_older_than_fact, work_dated_two_ways
from claims.analysis.relations.values import Frame, FrameKind

from .making import frame, side, year

TWO = frozenset({"Arland", "Borduria"})


def deal(stage: str, thing: str = "ka-52", **fields: Any) -> Frame:
    return frame(FrameKind.DEAL, "helicopter", **{"stage": stage, "object": thing, "parties": TWO, **fields})


def none(**fields: Any) -> Frame:
    return frame(FrameKind.ABSENCE, "security", **{"parties": TWO, "negated": True, **fields})


def only(thing: str = "jf-19") -> Frame:
    return frame(FrameKind.ABSENCE, "deal", parties=TWO, negated=True, object=thing)


def dealing(stage: str = "hard", **fields: Any) -> Frame:
    return frame(FrameKind.STATEMENT, "presence_security", **{"stage": stage, "parties": TWO, **fields})


def rank(agent: str, stage: str = "held", **fields: Any) -> Frame:
    return frame(
        FrameKind.RANK, "largest", **{"agent": agent, "stage": stage, "object": "donor", "patient": "Cursia", **fields}
    )


def concluded(rule: Rule, left: Side, right: Side) -> str:
    found = {outcome.finding.rule if outcome else "" for outcome in (rule(left, right), rule(right, left))}
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (side(deal("agreed")), side(deal("signed", negated=True), "b"), "deal.done_and_denied"),
        (side(deal("agreed")), side(deal("considered", modifier="vague"), "b"), "deal.done_and_open"),
        (side(deal("agreed")), side(deal("negotiated"), "b"), "deal.done_and_negotiated"),
        (side(deal("agreed")), side(deal("considered"), "b"), "gate.stage"),
        (side(deal("agreed")), side(deal("agreed"), "b"), "deal.same_stage"),
        (side(deal("agreed")), side(deal("agreed", **year(2015)), "b"), "deal.dated_one_way"),
        (
            side(deal("agreed", **year(2015)), written=2016),
            side(deal("signed", negated=True), "b", written=2014),
            "gate.period",
        ),
        (side(deal("agreed", **year(2015))), side(deal("agreed", **year(2011)), "b"), "gate.period"),
        (side(deal("agreed")), side(deal("signed", "ka-50", negated=True), "b"), "gate.object"),
        (
            side(deal("agreed")),
            side(deal("signed", negated=True, parties=frozenset({"Arland", "Cursia"})), "b"),
            "gate.parties",
        ),
        (side(deal("agreed", parties=frozenset())), side(deal("signed", negated=True), "b"), ""),
        (side(deal("negotiated")), side(deal("signed", negated=True), "b"), "deal.consistent"),
        (side(deal("negotiated")), side(deal("considered", modifier="vague"), "b"), "deal.further_and_vague"),
        (side(deal("negotiated")), side(deal("negotiated"), "b"), "deal.same_stage"),
        (side(deal("considered")), side(deal("considered"), "b"), ""),
        (side(deal("agreed", "")), side(deal("signed", "", negated=True), "a", 50), "deal.done_and_denied"),
        (side(deal("agreed", "")), side(deal("signed", negated=True), "b"), ""),
        (side(deal("agreed")), side(dealing(), "b"), ""),
    ],
)
def test_a_deal_is_done_or_not(left: Side, right: Side, rule: str) -> None:
    assert concluded(stage_of_one_deal, left, right) == rule


def test_it_is_said_where_later_news_may_explain_it() -> None:
    done, denied = side(deal("agreed", **year(2015))), side(deal("signed", negated=True), "b")
    found = stage_of_one_deal(done, denied)
    assert found is not None
    assert found.verdict == "tension"
    assert "unknown which was written first" in found.finding.sentence


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (side(none(), written=2013), side(dealing(**year(1968)), "b"), "absence.against_presence"),
        (side(none(), written=2013), side(dealing("soft", **year(1968)), "b"), "absence.against_hint"),
        (side(none(), written=2013), side(dealing(**year(2015)), "b"), "gate.period"),
        (side(none(), written=2013), side(dealing(), "b"), ""),
        (side(none()), side(dealing(**year(2012)), "b"), "absence.against_hint"),
        (
            side(none(), written=2013),
            side(dealing(parties=frozenset({"Arland", "Cursia"}), **year(1968)), "b"),
            "gate.parties",
        ),
        (
            side(none(topic=frozenset({"tractor"}), **year(1969)), written=2013),
            side(dealing(**year(1969)), "b", words=("tractor",)),
            "absence.exception",
        ),
        (side(none(), written=2013), side(deal("agreed"), "b"), ""),
        (side(only()), side(deal("agreed"), "b"), "absence.only_one"),
        (side(only()), side(deal("negotiated"), "b"), ""),
        (side(only()), side(deal("agreed", "jf-19"), "b"), ""),
        (side(only()), side(deal("agreed", **year(2015)), "b"), "gate.period"),
        (side(only()), side(deal("agreed"), "a", 50), ""),
        (side(dealing()), side(dealing(), "b"), ""),
    ],
)
def test_what_is_said_to_be_absent_is_not_present(left: Side, right: Side, rule: str) -> None:
    assert concluded(stated_absence, left, right) == rule


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (rank("Arland", "replaced", modifier="Borduria"), rank("Borduria"), "rank.replaced_and_held"),
        (rank("Arland", "replaced", modifier="Borduria"), rank("Borduria", "lessened"), "rank.falls"),
        (rank("Arland"), rank("Borduria"), "rank.two_holders"),
        (rank("Arland"), rank("Arland"), "rank.same_holder"),
        (rank("Arland"), rank("Borduria", patient="Dalmia"), "gate.for_whom"),
        (rank("Arland"), rank("Borduria", "past"), "gate.period"),
        (rank("Arland", **year(1990)), rank("Borduria", **year(2000)), "gate.period"),
        (rank("Arland"), rank("Borduria", object="creditor"), ""),
        (rank("Arland"), rank("Borduria", patient=""), ""),
        (rank(""), rank("Borduria"), ""),
    ],
)
def test_a_place_at_the_top_has_one_holder(left: Frame, right: Frame, rule: str) -> None:
    assert concluded(rank_holders, side(left), side(right, "b")) == rule


def cause(*topic: str, event: str = "cancellation", **fields: Any) -> Frame:
    return frame(
        FrameKind.CAUSE, event, **{"topic": frozenset(topic), "parties": TWO, "object": " ".join(topic), **fields}
    )


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (cause("strike", "pilot"), cause("fog", "runway"), "cause.differs"),
        (cause("strike", "pilot"), cause("strike", "pilot", "union"), "cause.same"),
        (cause("strike"), cause("fog", event="crash"), ""),
        (cause("strike"), cause("fog", parties=frozenset({"Cursia", "Arland"})), ""),
    ],
)
def test_one_event_with_two_causes_is_in_tension(left: Frame, right: Frame, rule: str) -> None:
    words = ("summit", "strike", "fog")
    assert concluded(causes_of_one_event, side(left, words=words), side(right, "b", words=words)) == rule


def test_causes_of_other_events_are_left_alone() -> None:
    left, right = side(cause("strike"), words=("summit",)), side(cause("fog"), "b", words=("harvest",))
    assert concluded(causes_of_one_event, left, right) == ""


def test_secret_terms_that_are_told_are_in_tension() -> None:
    def terms(stage: str, parties: frozenset[str] = TWO) -> Frame:
        return frame(FrameKind.DISCLOSURE, "terms", stage=stage, parties=parties)

    assert concluded(terms_secret_and_told, side(terms("secret")), side(terms("told"), "b")) == "terms.secret_and_told"
    assert concluded(terms_secret_and_told, side(terms("told")), side(terms("told"), "b")) == ""
    apart = frozenset({"Arland", "Cursia"})
    assert concluded(terms_secret_and_told, side(terms("secret")), side(terms("told", apart), "b")) == ""


def work(how: str, first: int, key: str = "w1", **fields: Any) -> Frame:
    return frame(FrameKind.WORK_DATE, "published", **{"modifier": how, "object": key, **year(first), **fields})


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (work("cited", 2010), work("printed", 2004), "work.older_than_fact"),
        (work("cited", 2010), work("printed", 2010), ""),
        (work("cited", 2010), work("printed", 2011), ""),
        (work("cited", 2010), work("printed", 2004, "w2"), ""),
        (work("cited", 2010), work("address", 2004), ""),
        (work("printed", 2004), work("printed", 2004), ""),
    ],
)
def test_a_work_is_not_older_than_what_it_tells(left: Frame, right: Frame, rule: str) -> None:
    assert concluded(citation_older_than_fact, side(left), side(right, "a", 50)) == rule


def test_a_work_dated_twice_gives_only_tension() -> None:
    cited = work("cited", 2010, topic=frozenset({"2004-01-01/2004-12-31", "2012-01-01/2012-12-31"}))
    found = citation_older_than_fact(side(cited), side(work("printed", 2004), "a", 50))
    assert found is not None
    assert found.verdict == "tension"
    assert concluded(work_dated_two_ways, side(work("printed", 2004)), side(work("printed", 2012), "a", 50)) == (
        "work.dated_two_ways"
    )
    assert concluded(work_dated_two_ways, side(work("printed", 2004)), side(work("printed", 2004), "a", 50)) == ""
    assert concluded(work_dated_two_ways, side(work("printed", 2004)), side(cited, "a", 50)) == ""
