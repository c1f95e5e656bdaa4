"""Who holds which role in what, and from when to when."""

from __future__ import annotations

import pytest

from claims.analysis.relations.persons import Names, names_of_one
from claims.analysis.relations.values import FrameKind, Verdict

from .making import article, frames_of, relations_of

SHIP = ("The ferry Aurora left Lagar for Narvo.", "Lagar and Narvo wait for the Aurora.")


def held(*sentences: str) -> list[tuple[str, str, str]]:
    """Role or tenure with its person and how it is held."""
    return [(f.predicate, f.person, f.modifier) for f in frames_of(*sentences, kind=FrameKind.ROLE)]


@pytest.mark.parametrize(
    ("sentence", "role", "person", "how"),
    [
        ("The ferry was captained by Joseph Rard.", "role captain", "Joseph Rard", ""),
        ("The master was Captain Joseph Rard.", "role captain", "Joseph Rard", ""),
        ("The mayor of Lagar, Sofia Holm, came.", "role mayor", "Sofia Holm", ""),
        ("Ines Holm, chief executive of Lind Works, spoke.", "role chief_executive", "Ines Holm", ""),
        ("Former mayor Sofia Holm came.", "role mayor", "Sofia Holm", "past"),
        ("Deputy mayor Sofia Holm came.", "role deputy mayor", "Sofia Holm", ""),
        ("Transport minister Ruth Kana spoke.", "role transport minister", "Ruth Kana", ""),
        ("The minister of transport, Ruth Kana, spoke.", "role transport minister", "Ruth Kana", ""),
        ("Ruth Kana was finance minister from 2002 to 2005.", "tenure finance minister", "Ruth Kana", "start"),
        ("Ines Holm became chairwoman in 2012.", "tenure chair", "Ines Holm", "start"),
        ("Ines Holm resigned as mayor in 2012.", "tenure mayor", "Ines Holm", "end"),
        ("Ines Holm has led the party since 2008.", "tenure head", "Ines Holm", "start"),
        ("The director, Ines Holm, was appointed in 2012.", "tenure director", "Ines Holm", "start"),
    ],
)
def test_a_role_has_a_holder(sentence: str, role: str, person: str, how: str) -> None:
    assert (role, person, how) in held(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["The Civic Alliance has a mayor.", "The captain of the Aurora came in January.", "Regional director Holm came."],
)
def test_what_names_no_holder_is_left(sentence: str) -> None:
    assert [row for row in held(sentence) if row[0].startswith("role ")] == []


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("It was captained by Joseph Rard.", "The master, Captain Samuel Vete, spoke.", Verdict.TENSION),
        ("It was captained by Joseph Rard.", "The master was Captain Joseph Rard.", Verdict.AGREES),
        ("It was captained by Joseph Rard.", "The first officer, Joseph Rard, spoke.", Verdict.TENSION),
        ("The mayor of Lagar, Sofia Holm, came.", "The mayor of Lagar, Ada Dahl, came.", Verdict.CONTRADICTS),
        ("The mayor of Lagar, Sofia Holm, came.", "The mayor of Narvo, Ada Dahl, came.", None),
        ("The mayor of Lagar, Sofia Holm, came.", "Former mayor Ada Dahl came.", Verdict.NOT_COMPARABLE),
        ("The mayor of Lagar, Sofia Holm, came.", "Deputy mayor Sofia Holm came.", Verdict.TENSION),
        ("The mayor of Lagar, Sofia Holm, came.", "The mayor of Lagar, Sonja Holm, came.", Verdict.TENSION),
        ("The director, Dr Amal Rahm, spoke.", "A. Rahm, the director, spoke.", Verdict.AGREES),
        (
            "Ruth Kana was finance minister from 2002 to 2005.",
            "Ruth Kana was finance minister from 2001 to 2005.",
            Verdict.CONTRADICTS,
        ),
        (
            "Ruth Kana was finance minister from 2002 to 2005.",
            "Ruth Kana was finance minister from 2009 to 2011.",
            None,
        ),
    ],
)
def test_two_tellings_of_one_role(left: str, right: str, verdict: Verdict | None) -> None:
    found = relations_of(article(*SHIP, left, title="Aurora"), article(*SHIP, right, title="Aurora"))
    told = [r.verdict for r in found if r.rule.startswith(("role.", "gate.period"))]
    assert told[:1] == ([verdict] if verdict else [])


def test_a_holder_of_another_year_follows_on_the_first() -> None:
    left = article(*SHIP, "The mayor of Lagar, Sofia Holm, came.", title="Aurora", day="3 May 2015")
    right = article(*SHIP, "The mayor of Lagar, Ada Dahl, came.", title="Aurora", day="3 May 2018")
    assert {r.verdict for r in relations_of(left, right) if "Holm" in r.explanation} == {Verdict.NOT_COMPARABLE}


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("Amal Rahm", "Rahm", Names.SAME),
        ("Amal Rahm", "A. Rahm", Names.SAME),
        ("Amal J. Rahm", "Amal Rahm", Names.SAME),
        ("Ingmar Holt", "Ingrid Holt", Names.VARIANT),
        ("Lucia Ferro", "Lucia Ferri", Names.VARIANT),
        ("Amal Rahm", "Boris Rahm", Names.OTHER),
        ("Amal Rahm", "Amal Dahl", Names.OTHER),
        ("", "Rahm", Names.OTHER),
    ],
)
def test_two_names_of_one_person(one: str, other: str, names: Names) -> None:
    assert names_of_one(one, other) is names
    assert names_of_one(other, one) is names
