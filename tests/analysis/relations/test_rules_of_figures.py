"""Figures are intervals behind gates: measure, parties, direction, object, modality, period; then the values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claims.analysis.extraction.values import Modality, QuantityKind
from claims.analysis.relations.rule_counts_of_same_events import counts_of_same_events
from claims.analysis.relations.rule_values_as_intervals import inside, interval, meet, rounding, values_as_intervals
from claims.analysis.relations.values import Frame, FrameKind, Verdict

from .making import amount, frame, side, year

TWO = frozenset({"Arland", "Borduria"})
TOPIC = frozenset({"timber", "sawn", "turnover"})


def trade(low: int, high: int | None = None, *, approximate: bool = False, **fields: Any) -> Frame:
    quantity = amount(low, high, approximate=approximate, measures="trade")
    given: dict[str, Any] = {"parties": TWO, "topic": TOPIC, **year(2011), **fields}
    return frame(FrameKind.MEASURE, "trade_turnover", quantity=quantity, **given)


@pytest.mark.parametrize(
    ("left", "right", "verdict", "rule"),
    [
        (trade(700), trade(700), Verdict.AGREES, "values.meet"),
        (trade(700, approximate=True), trade(697), Verdict.REFINES, "values.narrower"),
        (trade(600, 800), trade(697), Verdict.REFINES, "values.narrower"),
        (trade(697), trade(912), Verdict.CONTRADICTS, "values.apart"),
        (trade(697), trade(912, earliest=None, latest=None), Verdict.TENSION, "values.apart_undated"),
        (trade(697), trade(912, **year(2014)), Verdict.NOT_COMPARABLE, "gate.period"),
        (trade(697), trade(912, modality=Modality.TARGET), Verdict.NOT_COMPARABLE, "gate.modality"),
        (trade(697), trade(912, parties=frozenset({"Arland", "Cursia"})), Verdict.NOT_COMPARABLE, "gate.parties"),
        (trade(697), trade(912, parties=frozenset({"Cursia"})), Verdict.NOT_COMPARABLE, "gate.other_parties"),
        (
            trade(697, agent="Arland", patient="Borduria"),
            trade(912, agent="Borduria", patient="Arland"),
            Verdict.NOT_COMPARABLE,
            "gate.direction",
        ),
        (trade(697, object="ka-52"), trade(912, object="ka-50"), Verdict.NOT_COMPARABLE, "gate.object"),
    ],
)
def test_gates_close_before_values_are_compared(left: Frame, right: Frame, verdict: Verdict, rule: str) -> None:
    for one, other in ((left, right), (right, left)):
        concluded = values_as_intervals(side(one, "a"), side(other, "b"))
        assert concluded is not None
        assert (concluded.verdict, concluded.finding.rule) == (verdict, rule)


def test_another_unit_or_rate_is_another_question() -> None:
    euro = trade(912)
    other = frame(euro.kind, euro.predicate, parties=TWO, topic=TOPIC, quantity=amount(912, unit="EUR"))
    monthly = frame(euro.kind, euro.predicate, parties=TWO, topic=TOPIC, quantity=amount(912, per="month"))
    yearly = frame(euro.kind, euro.predicate, parties=TWO, topic=TOPIC, quantity=amount(700, per="year"))
    for one, another, gate in ((euro, other, "gate.unit"), (monthly, yearly, "gate.rate")):
        concluded = values_as_intervals(side(one), side(another, "b"))
        assert concluded is not None
        assert concluded.finding.rule == gate


def test_another_measure_or_matter_is_left_alone() -> None:
    exports = frame(FrameKind.MEASURE, "exports", quantity=amount(5), parties=TWO, topic=TOPIC)
    assert values_as_intervals(side(trade(700)), side(exports, "b")) is None
    elsewhere = trade(900, topic=frozenset({"herring"}))
    assert values_as_intervals(side(trade(700)), side(elsewhere, "b")) is None


def test_a_growing_count_may_be_higher_later() -> None:
    def deaths(low: int) -> Frame:
        quantity = amount(low, unit="person", kind=QuantityKind.COUNT)
        topic = frozenset({"flood", "valley", "village"})
        return frame(FrameKind.MEASURE, "deaths", quantity=quantity, modifier="total", topic=topic)

    late = values_as_intervals(side(deaths(41), written=2011), side(deaths(67), "b", written=2012))
    assert late is not None
    assert late.finding.rule == "gate.still_counting"
    same_day: dict[str, Any] = {"written_earliest": "2011-05-03", "written_latest": "2011-05-03"}
    at_once = values_as_intervals(side(deaths(41), **same_day), side(deaths(67), "b", **same_day))
    assert at_once is not None
    assert at_once.verdict is Verdict.CONTRADICTS


def test_intervals_of_figures() -> None:
    assert interval(amount(700)) == (Decimal(665), Decimal(735))
    assert interval(amount(12)) == (Decimal(12), Decimal(12))
    assert interval(amount(700, approximate=True)) == (Decimal(630), Decimal(770))
    assert interval(amount(None)) == (None, None)
    assert rounding(Decimal(0)) == 0
    assert rounding(Decimal(1234)) == 0
    assert meet((None, Decimal(5)), (Decimal(5), None))
    assert not meet((Decimal(6), None), (Decimal(1), Decimal(5)))
    assert inside((Decimal(2), Decimal(3)), (None, Decimal(5)))
    assert not inside((None, Decimal(5)), (Decimal(2), Decimal(3)))


def vetoes(low: int, *, approximate: bool = False, **fields: Any) -> Frame:
    quantity = amount(low, unit="veto", kind=QuantityKind.COUNT, approximate=approximate, surface=str(low))
    given = {"parties": TWO, "topic": frozenset({"@cursia", "resolution"}), "modifier": "vetoes", **fields}
    return frame(FrameKind.COUNT, "veto", quantity=quantity, **given)


@pytest.mark.parametrize(
    ("left", "right", "document", "verdict"),
    [
        (vetoes(2), vetoes(3), "a", Verdict.CONTRADICTS),
        (vetoes(2), vetoes(3), "b", Verdict.TENSION),
        (vetoes(1, approximate=True), vetoes(3), "a", Verdict.TENSION),
        (vetoes(2), vetoes(2), "b", Verdict.AGREES),
        (vetoes(2), vetoes(3, topic=frozenset({"@dalmia"})), "a", Verdict.NOT_COMPARABLE),
        (vetoes(2), vetoes(3, parties=frozenset({"Arland"})), "a", Verdict.NOT_COMPARABLE),
    ],
)
def test_acts_on_one_matter_are_counted_once(left: Frame, right: Frame, document: str, verdict: Verdict) -> None:
    concluded = counts_of_same_events(side(left), side(right, document, 50))
    assert concluded is not None
    assert concluded.verdict is verdict


def test_counts_of_other_acts_are_left_alone() -> None:
    assert counts_of_same_events(side(vetoes(2)), side(frame(FrameKind.COUNT, "goal", quantity=amount(3)), "b")) is None
    assert counts_of_same_events(side(vetoes(2)), side(trade(3), "b")) is None
