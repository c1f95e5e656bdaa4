"""What is told of a pair of claims: readings, rules, gates, and whether relating would have met the two."""

from __future__ import annotations

import pytest

from claims.analysis import analyse, explain_pair
from claims.analysis.relations.pairs import PairExplained, frame_in_words
from claims.analysis.relations.values import ComparableClaim, Frame, FrameKind, Verdict

TRADE = "Trade between Norway and Chile was worth $40 million in 2014."
VISIT = "The prime minister of Norway visited Chile in May 2011."
OTHER_TRADE = "In 2014 the turnover between Chile and Norway came to $55 million, officials said."
NEXT_YEAR = "Trade between Norway and Chile was worth $55 million in 2015."
TUNNEL = "The Haug tunnel is 14 km long."


def claims_of(text: str, key: str) -> list[ComparableClaim]:
    return analyse({key: text}).claims


def explained(left: str, right: str) -> PairExplained:
    return explain_pair(claims_of(left, "a")[0], claims_of(right, "b")[0])


@pytest.mark.parametrize(
    ("left", "right", "verdict", "rule", "met"),
    [
        (TRADE, OTHER_TRADE, Verdict.CONTRADICTS, "values.apart", True),
        (TRADE, NEXT_YEAR, Verdict.NOT_COMPARABLE, "gate.period", True),
        (TRADE, TUNNEL, Verdict.NOT_COMPARABLE, "gate.no_common_question", False),
        (VISIT, TRADE, Verdict.NOT_COMPARABLE, "gate.no_common_question", False),
    ],
)
def test_what_decides_is_told(left: str, right: str, verdict: Verdict, rule: str, met: bool) -> None:
    found = explained(left, right)
    assert (found.relation.verdict, found.relation.rule, found.met) == (verdict, rule, met)
    told = [spoken.finding.rule for spoken in found.spoken]
    assert told[:1] == ([] if rule == "gate.no_common_question" else [rule])


def test_both_ends_say_as_what_they_were_read() -> None:
    found = explained(TRADE, OTHER_TRADE)
    assert found.left[0].sentence == "measure: trade turnover; $40 million; of Chile and Norway; dated 2014"
    assert found.right[0].sentence == "measure: trade turnover; $55 million; of Chile and Norway; dated 2014"


def test_a_kind_that_both_tell_of_without_a_common_question_is_named() -> None:
    assert explained(TRADE, TUNNEL).unanswered == ("measure",)
    assert explained(VISIT, TUNNEL).unanswered == ()
    assert explained(TRADE, OTHER_TRADE).unanswered == ()


def test_the_order_of_the_two_makes_no_difference() -> None:
    one, other = claims_of(TRADE, "a")[0], claims_of(OTHER_TRADE, "b")[0]
    assert explain_pair(one, other) == explain_pair(other, one)


def test_a_claim_is_not_explained_against_itself() -> None:
    one = claims_of(TRADE, "a")[0]
    with pytest.raises(ValueError, match="itself"):
        explain_pair(one, one)


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (Frame(FrameKind.EVENT, "visit", 0, 9, agent="Norway", patient="Chile"), "event: visit; Norway to Chile"),
        (
            Frame(FrameKind.OFFICE, "office", 0, 9, person="Ana Ruiz", office="head_of_state", earliest="2014-01-01",
                  latest="2014-12-31"),
            "office; Ana Ruiz; as head of state; dated 2014",
        ),
        (
            Frame(FrameKind.DEAL, "ferry", 0, 9, parties=frozenset({"Chile", "Norway"}), called="ferry", stage="signed",
                  negated=True),
            "deal: ferry; of Chile and Norway; signed; denied",
        ),
        (Frame(FrameKind.WORK_DATE, "published", 0, 9, object="ruiz|harbours", agent="in May"), "work date: published"),
        (
            Frame(FrameKind.MEASURE, "exports", 0, 9, agent="Norway", inherited=True),
            "measure: exports; Norway; parties or date taken from the words around it",
        ),
    ],
)  # fmt: skip
def test_a_frame_reads_as_a_sentence(frame: Frame, words: str) -> None:
    assert frame_in_words(frame) == words
