"""What is judged alike or the other way, and what is given as a cause, meets only on one matter."""

from __future__ import annotations

import pytest

from claims.analysis.relations.values import FrameKind

from .making import article, frames_of, relations_of, rules_of

NAMED = "The Orlo dam stands in Velmark."
ABOUT = ("The Orlo dam was finished in 1988.", "The Orlo dam belongs to Velmark.")


def stance(sentence: str) -> set[tuple[str, str, str]]:
    """The stances in a sentence about the Orlo dam: axis, pole, matter."""
    found = frames_of(NAMED, sentence, kind=FrameKind.STANCE)
    return {(f.predicate, f.stage, f.object) for f in found}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor called the dam a failure.", ("judgement", "minus", "dam")),
        ("The dam has turned out to be a success.", ("judgement", "plus", "dam")),
        ("The dam was widely seen as a mistake.", ("judgement", "minus", "dam")),
        ("The dam, which farmers wanted, was condemned by fishermen.", ("judgement", "minus", "dam")),
        ("Fishermen do not support the dam.", ("judgement", "minus", "dam")),
        ("The dam is harmful to the delta.", ("effect", "minus", "dam")),
        ("The dam poses no danger to the town.", ("effect", "plus", "dam")),
        ("Ida Moor said the dam was safe.", ("effect", "plus", "dam")),
        ("Ida Moor said villagers had nothing to fear.", ("worry", "plus", "village")),
        ("Villagers are worried about the dam.", ("worry", "minus", "dam")),
        ("The dam is not strong enough.", ("sufficiency", "minus", "dam")),
    ],
)
def test_a_stance_has_an_axis_a_pole_and_a_matter(sentence: str, expected: tuple[str, str, str]) -> None:
    axis, pole, matter = expected
    assert any((a, p) == (axis, pole) and m.startswith(matter[:5]) for a, p, m in stance(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Is the dam a mistake?",
        "If the dam were a mistake, nobody would know.",
        "The dam held back the water.",
        "The dam gets military support from the garrison.",
        "Norway helped its neighbour in the war.",
    ],
)
def test_no_stance_is_taken(sentence: str) -> None:
    assert stance(sentence) == set()


def between(one: str, other: str, *, title: str = "The Orlo dam") -> set[str]:
    """The rules by which a sentence of one article relates to a sentence of another, both on the Orlo dam."""
    texts = article(*ABOUT[:1], one, title=title), article(*ABOUT[1:], other, title=title, day="5 May 2015")
    found = rules_of(relations_of(*texts))
    return {rule for rule in found if rule.startswith(("opinion.", "cause.", "agreement.same_event"))}


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Tilda Rask called the dam a blessing.", "Piet Halvor called the dam a disgrace.", "opinion.opposed"),
        ("The dam is a danger to the valley.", "Ida Moor said the dam was safe.", "opinion.opposed"),
        ("Fishermen condemned the dam.", "Millers criticised the dam.", "opinion.same"),
        ("The dam is too weak.", "Ida Moor said the dam was strong enough.", "opinion.opposed"),
        ("The dam was a mistake.", "The new ferry was a success.", ""),
        ("The Orlo dam was a mistake.", "The Tarn dam was a success.", ""),
        ("The fuel contract was a mistake.", "The crew contract was a success.", ""),
        ("Fishermen are worried about the dam.", "The dam will benefit millers.", ""),
    ],
)
def test_stances_meet_on_one_matter_only(one: str, other: str, rule: str) -> None:
    assert between(one, other) == ({rule} if rule else set())


def test_a_tension_names_both_who_take_a_stance() -> None:
    texts = (
        article(*ABOUT, "Tilda Rask called the dam a blessing."),
        article(*ABOUT, "Piet Halvor called the dam a disgrace.", day="5 May 2015"),
    )
    told = [r.explanation for r in relations_of(*texts) if r.rule == "opinion.opposed"]
    assert len(told) == 1
    assert "Tilda Rask" in told[0]
    assert "Piet Halvor" in told[0]


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("The leak was caused by frost.", "Frost led to the leak.", "cause.same"),
        ("Engineers blamed the leak on frost.", "The leak was due to sabotage.", "cause.differs"),
        ("The leak came because a valve broke.", "The leak was triggered by an earthquake.", "cause.differs"),
        ("The leak was partly due to frost.", "The leak was due to sabotage.", ""),
        ("The leak was caused by frost.", "The strike was caused by low pay.", ""),
        ("The leak was not caused by frost.", "The leak was caused by sabotage.", ""),
    ],
)
def test_one_effect_has_one_cause_or_two(one: str, other: str, rule: str) -> None:
    assert between(one, other) == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (
            "Halden Lines bought Sulo Ferries in May 2014 for its routes.",
            "The takeover of Sulo Ferries by Halden Lines was closed on 9 May 2014.",
            True,
        ),
        (
            "Halden Lines bought Sulo Ferries in May 2014 for its routes.",
            "The takeover of Sulo Ferries by Halden Lines was closed on 9 March 2011.",
            False,
        ),
        (
            "Halden Lines bought Sulo Ferries in May 2014 for its routes.",
            "The takeover of Borea Shipping by Reik Marine was closed on 9 May 2014.",
            False,
        ),
        (
            "Halden Lines bought Sulo Ferries in May 2014 for its routes.",
            "Halden Lines and Sulo Ferries share a pier in the old harbour.",
            False,
        ),
    ],
)
def test_one_event_told_in_other_words(one: str, other: str, agree: bool) -> None:
    texts = article(one, title="Halden Lines"), article(other, title="Halden Lines", day="5 May 2015")
    found = {r.rule for r in relations_of(*texts) if r.verdict in ("agrees", "refines")}
    assert bool(found & {"agreement.same_event", "agreement.same_statement"}) is agree


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (
            "Relations between Norway and Denmark are excellent.",
            "Relations between Norway and Denmark are tense.",
            True,
        ),
        (
            "Relations between Norway and Denmark are excellent.",
            "Relations between Norway and Sweden are tense.",
            False,
        ),
        ("Norway wants to develop close relations with Denmark.", "Relations of Norway and Denmark are tense.", False),
    ],
)
def test_relations_are_judged_between_two(one: str, other: str, rule: bool) -> None:
    texts = article(one, title="Norway and Denmark"), article(other, title="Norway and Denmark", day="5 May 2015")
    assert ("opinion.opposed" in rules_of(relations_of(*texts))) is rule


def test_what_a_decision_was_is_told_before_it() -> None:
    told = (
        "The board dismissed trainer Piet Halvor of Orlo United on Monday.",
        "Fans of the club welcomed the decision.",
    )
    judged = "Piet Halvor trained Orlo United for years.", "The sacking was a mistake."
    found = relations_of(article(*told, title="Orlo United"), article(*judged, title="Orlo United", day="5 May 2015"))
    assert "opinion.opposed" in rules_of(found)


def test_a_year_of_strain_and_one_of_friendship_are_no_tension_in_one_history() -> None:
    text = article(
        "Relations between Norway and Denmark were tense.",
        "Both met again.",
        "Relations between Norway and Denmark are excellent.",
        title="Norway and Denmark",
    )
    assert "opinion.opposed" not in rules_of(relations_of(text))
