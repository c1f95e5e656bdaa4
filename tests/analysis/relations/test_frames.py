"""What sentences say is read as frames: the question, and its place in the text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.analysis.relations.values import Frame, FrameKind

from .making import article, claims_of, frames_of


def told(*sentences: str, kind: FrameKind, title: str = "A report") -> list[Frame]:
    return frames_of(*sentences, kind=kind, title=title)


@pytest.mark.parametrize(
    ("sentence", "agent", "patient", "office", "person", "year"),
    [
        (
            "President Carla Ruiz of Chile visited Japan in March 2009.",
            "Chile", "Japan", "head_of_state", "Carla Ruiz", "2009",
        ),
        (
            "The 2003 visit to Norway of Pedro Soto, then President of Chile, was short.",
            "Chile", "Norway", "head_of_state", "Pedro Soto", "2003",
        ),
        ("Kenya's foreign minister visited Norway in 1999.", "Kenya", "Norway", "foreign_minister", "", "1999"),
    ],
)  # fmt: skip
def test_visits_have_a_visitor_a_host_and_a_date(
    sentence: str, agent: str, patient: str, office: str, person: str, year: str
) -> None:
    visit = next(f for f in told(sentence, kind=FrameKind.EVENT) if f.predicate == "visit")
    assert (visit.agent, visit.patient, visit.office, visit.person) == (agent, patient, office, person)
    assert (visit.earliest or "")[:4] == year
    assert visit.stage == "held"


@pytest.mark.parametrize(
    "sentence",
    [
        "President Carla Ruiz of Chile planned a visit to Japan in March 2009.",
        "The visit of President Carla Ruiz to Japan was cancelled in March 2009.",
    ],
)
def test_a_visit_that_did_not_happen_is_a_plan(sentence: str) -> None:
    assert {f.stage for f in told(sentence, kind=FrameKind.EVENT) if f.predicate == "visit"} == {"planned"}


def test_the_first_visit_for_years_spans_its_interval() -> None:
    sentence = (
        "President Carla Ruiz of Chile visited Japan in March 2009, the first visit of a Chilean president in 20 years."
    )
    (first,) = told(sentence, kind=FrameKind.FIRST_SINCE)
    assert (first.agent, first.patient, first.office) == ("Chile", "Japan", "head_of_state")
    assert (first.earliest, first.latest) == ("1989-01-01", "2009-03-31")


def test_the_interval_may_be_told_in_the_next_sentence() -> None:
    (first,) = told(
        "Prime Minister Ole Dahl of Norway visited Kenya in 2007.",
        "He was the first Norwegian prime minister to visit Kenya in thirty-eight years.",
        kind=FrameKind.FIRST_SINCE,
    )
    assert first.inherited
    assert (first.earliest, first.latest) == ("1969-01-01", "2007-12-31")


@pytest.mark.parametrize(
    ("sentence", "predicate", "thing", "year"),
    [
        ("The Soviet Union collapsed in 1991.", "dissolution", "soviet union", "1991"),
        ("After the dissolution of the Soviet Union in 1991 prices rose.", "dissolution", "soviet union", "1991"),
        ("The ferry Aurelia sank in 1994 off the coast.", "sinking", "aurelia", "1994"),
    ],
)
def test_events_of_a_thing_are_dated(sentence: str, predicate: str, thing: str, year: str) -> None:
    (event,) = told(sentence, kind=FrameKind.EVENT)
    assert (event.predicate, event.object, (event.earliest or "")[:4]) == (predicate, thing, year)


@pytest.mark.parametrize(
    "sentence",
    [
        "Its part in the war of the 1970s partly caused the collapse of the Soviet Union.",
        "The school in Oslo was opened in 1952.",
        "He sank into a chair in 1994.",
    ],
)
def test_a_date_of_something_else_is_not_taken(sentence: str) -> None:
    assert told(sentence, kind=FrameKind.EVENT) == []


@pytest.mark.parametrize(
    ("sentence", "predicate", "parties"),
    [
        ("Trade turnover between Chile and Japan was $700 million in 2011.", "trade_turnover", {"Chile", "Japan"}),
        ("At least 45 people died of fever in Kenya in 2020.", "deaths", {"Kenya"}),
        ("Kenya's population was 48 million in 2019.", "population", {"Kenya"}),
    ],
)
def test_figures_have_a_measure_and_parties(sentence: str, predicate: str, parties: set[str]) -> None:
    (measure,) = told(sentence, kind=FrameKind.MEASURE)
    assert (measure.predicate, measure.parties) == (predicate, frozenset(parties))


def test_exports_have_a_direction() -> None:
    (measure,) = told("Norway's exports to Poland were $2.1 billion in 2013.", kind=FrameKind.MEASURE)
    assert (measure.agent, measure.patient) == ("Norway", "Poland")


def test_no_deaths_is_a_figure_and_the_two_countries_is_none() -> None:
    (measure,) = told("No deaths were reported in Kenya in 2020.", kind=FrameKind.MEASURE)
    assert measure.quantity is not None
    assert measure.quantity.high == 0
    assert told("The two countries signed a deal.", kind=FrameKind.MEASURE) == []


def test_acts_are_counted() -> None:
    twice, three = told(
        "Norway and Chile vetoed resolutions on Kenya twice.",
        "Norway and Chile have vetoed three resolutions on Kenya.",
        kind=FrameKind.COUNT,
    )
    assert twice.quantity is not None
    assert three.quantity is not None
    assert [f.quantity.low for f in (twice, three) if f.quantity] == [Decimal(2), Decimal(3)]
    assert twice.parties == three.parties == frozenset({"Norway", "Chile"})


@pytest.mark.parametrize(
    ("sentence", "stage", "negated", "modifier"),
    [
        ("Norway agreed to sell four Ka-52 helicopters to Kenya.", "agreed", False, ""),
        ("Norway has not yet signed a contract with Kenya for the Ka-52 helicopters.", "signed", True, ""),
        ("Norway began negotiating the sale of Ka-52 helicopters to Kenya.", "negotiated", False, ""),
        ("Kenya expressed interest in buying Ka-52 helicopters from Norway.", "considered", False, ""),
        ("The prospects of the Ka-52 deal between Norway and Kenya are unclear.", "considered", False, "vague"),
    ],
)
def test_deals_have_a_stage(sentence: str, stage: str, negated: bool, modifier: str) -> None:
    (deal,) = told(sentence, kind=FrameKind.DEAL)
    assert (deal.object, deal.stage, deal.negated, deal.modifier) == ("ka-52", stage, negated, modifier)
    assert deal.parties == frozenset({"Norway", "Kenya"})


def test_a_deal_is_known_from_the_sentence_before() -> None:
    found = told(
        "Norway and Kenya spoke about the sale of Ka-52 helicopters.",
        "Norway has not yet signed a contract for this with Kenya.",
        kind=FrameKind.DEAL,
    )
    assert [f.object for f in found] == ["ka-52", "ka-52"]
    assert found[1].rule == "deal.inherited"


def test_absence_is_read_with_its_exception() -> None:
    sentence = "Norway and Kenya had no military ties, except for one deal over tractors in 1969."
    (absence,) = told(sentence, kind=FrameKind.ABSENCE)
    assert (absence.predicate, absence.parties) == ("security", frozenset({"Norway", "Kenya"}))
    assert absence.earliest == "1969-01-01"
    assert told("Norway and Kenya had strong military ties.", kind=FrameKind.ABSENCE) == []


@pytest.mark.parametrize(
    ("sentence", "agent", "patient", "loser", "stage"),
    [
        ("Japan is Chile's largest trading partner.", "Japan", "Chile", "", "held"),
        ("China replaced Japan as the largest trading partner of Chile.", "China", "Chile", "Japan", "replaced"),
        ("The plan would keep Japan as Chile's largest trading partner.", "Japan", "Chile", "", "held"),
        ("Japan was the main donor to Kenya for many decades.", "Japan", "Kenya", "", "past"),
    ],
)
def test_ranks_have_a_holder(sentence: str, agent: str, patient: str, loser: str, stage: str) -> None:
    (rank,) = told(sentence, kind=FrameKind.RANK)
    assert (rank.agent, rank.patient, rank.modifier, rank.stage) == (agent, patient, loser, stage)


def test_membership_has_a_stage() -> None:
    joined, wished = told(
        "Norway joined the North Atlantic Treaty Organization in 1949.",
        "Chile wants to join the North Atlantic Treaty Organization.",
        kind=FrameKind.MEMBERSHIP,
    )
    assert (joined.agent, joined.stage, wished.agent, wished.stage) == ("Norway", "joined", "Chile", "wished")


def test_offices_are_those_of_the_date() -> None:
    offices = told("President Ida Moor spoke in 2010 when she was Prime Minister.", kind=FrameKind.OFFICE)
    assert [f.office for f in offices] == ["head_of_government"]
    assert told("Former President Ida Moor spoke in 2010.", kind=FrameKind.OFFICE) == []


def test_causes_terms_and_trends() -> None:
    (cause,) = told("The launch was postponed due to strong winds.", kind=FrameKind.CAUSE)
    assert cause.predicate == "cancellation"
    secret, given = told(
        "The terms of the pact between Norway and Kenya were not disclosed.",
        "The agreement provides for joint patrols.",
        kind=FrameKind.DISCLOSURE,
    )
    assert (secret.stage, given.stage) == ("secret", "told")
    (trend,) = told("Relations between Norway and Kenya began to improve in 2007.", kind=FrameKind.TREND)
    assert (trend.stage, trend.modifier, trend.earliest) == ("up", "onset", "2007-01-01")
    assert told("Relations between Norway and Kenya would improve.", kind=FrameKind.TREND) == []


def test_every_frame_lies_in_the_claim_it_was_given_to() -> None:
    text = article(
        "In March 2009 President Ruiz of Chile visited Japan, and trade of Chile and Japan was $4 billion in 2010.",
        "Chile and Japan have not yet signed a contract for the A320 jets.",
    )
    found = claims_of(text)
    assert sum(len(c.frames) for c in found) >= 3
    assert all(f.start < c.end and c.start < f.end for c in found for f in c.frames)
