"""Figures that take up another, sums over unlike periods, things named alike, and shares by their holder."""

from __future__ import annotations

import pytest

from claims.analysis.relations.values import FrameKind, Verdict

from .making import article, frames_of, relations_of

HARBOUR = ("The harbour of Corvara is being rebuilt.", "Builders came to Corvara, and the harbour was closed.")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The yard employs 9,000 workers.", "A survey puts the number at 4,000.", [("staff", 4000, None)]),
        (
            "Exports of Chile to Peru were $90 million in 2011.",
            "The bank puts the figure at $70 million.",
            [("exports", 70_000_000, "2011-01-01")],
        ),
        (
            "Trade between Chile and Peru was $90 million in 2011.",
            "In 2012 it grew to $120 million.",
            [("trade_turnover", 120_000_000, "2012-01-01")],
        ),
        ("Trade between Chile and Peru was $90 million in 2011.", "It grew to $120 million.", []),
        (
            "The yard employs 9,000 workers.",
            "A survey puts the cost at $40 million.",
            [("project_cost", 40_000_000, None)],
        ),
        ("The yard is old.", "A survey puts the number at 4,000.", []),
        ("The yard employs 9,000 workers and cost 90 people their lives.", "A survey puts the number at 4,000.", []),
        ("The yard employs 9,000 workers.", "The owner put the chairs at 40 tables.", [("number of table", 40, None)]),
    ],
)
def test_a_figure_takes_up_the_one_before_it(
    first: str, second: str, expected: list[tuple[str, int, str | None]]
) -> None:
    found = [f for f in frames_of(first, second, kind=FrameKind.MEASURE) if f.quantity]
    told = [(f.predicate, int(f.quantity.low or 0), f.earliest) for f in found if f.quantity]
    later = [row for row in told if row[1] not in (9000, 90, 90_000_000)]
    assert later == expected


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("was $90 million in 2011", "was $60 million in 2011", Verdict.CONTRADICTS),
        ("was $90 million in 2011", "was $60 million in the first ten months of 2011", Verdict.NOT_COMPARABLE),
        ("was $90 million in 2011", "was at most $95 million in the first ten months of 2011", Verdict.NOT_COMPARABLE),
    ],
)
def test_a_sum_of_ten_months_is_not_that_of_the_year(left: str, right: str, verdict: Verdict) -> None:
    trade = "Bilateral trade between Chile and Peru "
    found = relations_of(article(f"{trade}{left}."), article(f"{trade}{right}."))
    assert [r.verdict for r in found] == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "gate"),
    [
        ("Chilean exports were $90 million in 2011.", "Peruvian exports were $60 million in 2011.", True),
        ("Chile's exports to Peru were $90 million in 2011.", "Peru's exports were $60 million in 2011.", True),
        ("Chilean exports to Peru were $90 million in 2011.", "Chilean exports were $60 million in 2011.", False),
    ],
)
def test_the_exports_of_another_are_another_question(left: str, right: str, gate: bool) -> None:
    both = "Chile and Peru are neighbours, and Chile trades with Peru."
    found = relations_of(article(both, left), article(both, right))
    figures = [r for r in found if "million" in r.explanation or r.rule.startswith("gate.")]
    assert all(r.verdict is Verdict.NOT_COMPARABLE for r in figures) is gate


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Chile sold Peru four Ka-90 helicopters in 2011.", "In 2011 Peru got six Ka-90 from Chile.", None),
        (
            "Chile sold Peru four Ka-90 helicopters in 2011.",
            "Six Ka-90 helicopters came to Peru from Chile in 2011.",
            Verdict.CONTRADICTS,
        ),
        (
            "Chile sold Peru four Ka-90 helicopters in 2011.",
            "Six Ka-71 helicopters came to Peru from Chile in 2011.",
            None,
        ),
        (
            "Chile sold Peru four Ka-90 helicopters in 2011.",
            "Six Ka-90 helicopters came to Peru from Chile in 2013.",
            None,
        ),
    ],
)
def test_one_model_is_counted_once(left: str, right: str, verdict: Verdict | None) -> None:
    found = relations_of(article(left), article(right))
    apart = [r.verdict for r in found if r.verdict is Verdict.CONTRADICTS]
    assert apart == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("Arvo will hold 55 percent of the company and Belno 45 percent.", ["arvo", "belno"]),
        ("The company will be owned 55 percent by Arvo and 45 percent by Belno.", ["arvo", "belno"]),
        ("The founders have a stake of 55 percent.", [""]),
    ],
)
def test_a_share_has_its_holder(sentence: str, holders: list[str]) -> None:
    found = frames_of(sentence, kind=FrameKind.MEASURE)
    assert [f.object for f in found if f.predicate == "stake"] == holders


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "The rebuilding of the harbour will cost $90 million.",
            "The rebuilding of the harbour cost $60 million.",
            Verdict.CONTRADICTS,
        ),
        (
            "The city hopes that the harbour may cost $90 million.",
            "The rebuilding of the harbour cost $60 million.",
            None,
        ),
    ],
)
def test_what_a_work_is_to_cost_is_one_question_planned_or_told(left: str, right: str, verdict: Verdict | None) -> None:
    found = relations_of(article(*HARBOUR, left), article(*HARBOUR, right))
    assert [r.verdict for r in found if r.verdict is Verdict.CONTRADICTS] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("The works produced 6 million tonnes of steel.", "production"),
        ("The works will produce 6 million tonnes of steel a year.", "capacity"),
        ("The port handled 6 million tonnes of cargo.", "cargo"),
        ("The pipe is 900 km long.", "length"),
        ("The 900-km pipe is able to carry 6 billion cubic metres of gas.", "capacity"),
        ("The merger is to yield savings of $60 million.", "savings"),
    ],
)
def test_tonnes_and_gas_are_measured_by_what_is_done_with_them(sentence: str, measure: str) -> None:
    found = [f for f in frames_of(sentence, kind=FrameKind.MEASURE) if f.quantity]
    assert [f.predicate for f in found][-1] == measure


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        ("For 2011 as a whole the trade turnover of Chile and Peru was $789.8 million.", Verdict.REFINES),
        ("For 2010 as a whole the trade turnover of Chile and Peru was $789.8 million.", None),
        ("For 2011 as a whole the trade turnover of Chile and Cuba was $789.8 million.", None),
    ],
)
def test_what_passed_between_the_same_two_in_one_year_needs_few_like_words(right: str, verdict: Verdict | None) -> None:
    left = "Bilateral trade between Chile and Peru reached a record $790 million in 2011, after a long slump."
    found = relations_of(article(left), article(right))
    assert [r.verdict for r in found if r.rule.startswith("values.")] == ([verdict] if verdict else [])
