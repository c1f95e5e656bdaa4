"""Clauses as comparing reads them: the verb, who does it to whom, whether it is negated and how firmly it is told."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.values import Modality
from claims.analysis.relations.act_nouns import nouns
from claims.analysis.relations.clause_words import tokens
from claims.analysis.relations.predications import predications
from claims.analysis.relations.verb_groups import Predication
from claims.analysis.relations.wording import canonical


def read(text: str, verb: str) -> Predication:
    """The first predication of `verb` in a sentence."""
    return next(p for p in predications(tokens(text, 0, len(text))) if verb in p.lemmas)


def heads(found: Predication) -> tuple[str, str]:
    return found.agent.head if found.agent else "", found.theme.head if found.theme else ""


@pytest.mark.parametrize(
    ("text", "verb", "agent", "theme"),
    [
        ("The crew inspected the boiler.", "inspect", "crew", "boiler"),
        ("The boiler was inspected by the crew.", "inspect", "crew", "boiler"),
        ("The boiler, built in 1960, was inspected by the crew.", "inspect", "crew", "boiler"),
        ("The crew, which had seen the smoke, inspected the boiler.", "inspect", "crew", "boiler"),
        ("The crew cleaned the deck and inspected the boiler.", "inspect", "crew", "boiler"),
        ("The crew refused to inspect the boiler.", "inspect", "crew", "boiler"),
        ("The mate said the crew inspected the boiler.", "inspect", "crew", "boiler"),
        ("The boiler exploded.", "explode", "", ""),
        ("On Friday evening the crew arrived in Tarn.", "arrive", "", "crew"),
        ("The boiler was inspected by noon.", "inspect", "", "boiler"),
    ],
)  # fmt: skip
def test_who_does_it_and_to_whom(text: str, verb: str, agent: str, theme: str) -> None:
    if not theme:
        assert not any(verb in p.lemmas for p in predications(tokens(text, 0, len(text))))
        return
    assert heads(read(text, verb)) == (canonical(agent), canonical(theme))


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("The crew did not inspect the boiler.", "inspect", True),
        ("The crew has never inspected the boiler.", "inspect", True),
        ("The crew failed to inspect the boiler.", "inspect", True),
        ("The crew has yet to inspect the boiler.", "inspect", True),
        ("The crew left port without inspecting the boiler.", "inspect", True),
        ("The master denied that the crew had inspected the boiler.", "inspect", True),
        ("The boiler is no longer inspected.", "inspect", True),
        ("The crew did not fail to inspect the boiler.", "inspect", False),
        ("The master did not deny that the crew had inspected the boiler.", "inspect", False),
        ("The crew managed to inspect the boiler.", "inspect", False),
        ("The master did not see that the crew inspected the boiler.", "inspect", False),
    ],
)  # fmt: skip
def test_what_is_negated(text: str, verb: str, negated: bool) -> None:
    assert read(text, verb).negated is negated


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("The crew inspected the boiler.", "inspect", None),
        ("The crew will inspect the boiler.", "inspect", Modality.PLANNED),
        ("The crew agreed to inspect the boiler.", "inspect", Modality.PLANNED),
        ("The crew is expected to inspect the boiler.", "inspect", Modality.PLANNED),
        ("The crew may inspect the boiler.", "inspect", Modality.POSSIBLE),
        ("The owner is considering selling the ship.", "sell", Modality.POSSIBLE),
        ("If the crew inspected the boiler, all is well.", "inspect", Modality.POSSIBLE),
        ("The crew is believed to have inspected the boiler.", "inspect", Modality.SPECULATED),
        ("The owner suspects that the crew inspected the boiler.", "inspect", Modality.SPECULATED),
        ("The crew could not inspect the boiler.", "inspect", None),
    ],
)  # fmt: skip
def test_how_firmly_it_is_told(text: str, verb: str, modality: Modality | None) -> None:
    assert read(text, verb).modality is modality


@pytest.mark.parametrize(
    "text",
    [
        "Was the boiler inspected?",
        "The inspected boiler of the ship.",
        "The planned inspection of the boiler.",
        "Side effects in the trial.",
    ],
)
def test_no_predication(text: str) -> None:
    assert predications(tokens(text, 0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "head", "amount"),
    [
        ("all gates", "gate", "all"),
        ("no gate", "gate", "none"),
        ("none of the gates", "gate", "none"),
        ("not all gates", "gate", "fewer"),
        ("not a single gate", "gate", "none"),
        ("two of the gates", "gate", "part"),
        ("only two of nine gates", "gate", "only"),
        ("a gate", "gate", "one"),
        ("some gates", "gate", "part"),
        ("the gates", "gate", "definite"),
        ("about forty gates", "gate", "some"),
        ("gates", "gate", ""),
    ],
)
def test_how_many_are_meant(text: str, head: str, amount: str) -> None:
    found = nouns(tokens(text, 0, len(text)), 0, len(text.split()))[0]
    assert (found.head, found.amount) == (canonical(head), amount)
