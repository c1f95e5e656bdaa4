"""Persons in texts: names, offices, descriptions, and short names resolved to full ones."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claims.analysis.extraction.people import canonical_office, find_names, find_people, office_class, resolve_names
from claims.analysis.extraction.values import PersonMention
from claims.analysis.lexicon import load
from tests.work import grows_in_step


def held(text: str) -> list[tuple[str, str, str, bool]]:
    found = find_people(text)
    assert all(text[p.start : p.end] == p.surface and p.rule for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    return [(p.name, p.office, p.of, p.former) for p in found]


@pytest.mark.parametrize(
    ("text", "name", "office", "of", "former"),
    [
        ("the Norwegian Prime Minister, Kari Lindqvist, left", "Kari Lindqvist", "prime minister", "Norway", False),
        ("a visit by President Tomas Okello in May", "Tomas Okello", "president", "", False),
        ("Norway's premier Kari Lindqvist left", "Kari Lindqvist", "prime minister", "Norway", False),
        ("the Kenyan Deputy Prime Minister, Jomo Okello, left", "Jomo Okello", "deputy prime minister", "Kenya", False),
        ("former prime minister Jomo Okello left", "Jomo Okello", "prime minister", "", True),
        ("former Kenyan finance minister Jomo Okello left", "Jomo Okello", "finance minister", "Kenya", True),
        ("Jomo Okello, then President, left", "Jomo Okello", "president", "", False),
        ("Jomo Okello, Kenya's defence minister, left", "Jomo Okello", "defence minister", "Kenya", False),
        ("Jomo Okello, the former foreign minister, left", "Jomo Okello", "foreign minister", "", True),
        ("Foreign Minister Okello spoke", "Okello", "foreign minister", "", False),
        ("First Deputy Foreign Minister Okello spoke", "Okello", "first deputy foreign minister", "", False),
        ("General Okello spoke", "Okello", "general", "", False),
        ("Chile's Chief of Staff, General Ana Ruiz, spoke", "Ana Ruiz", "chief of staff", "Chile", False),
        ("Minister of Energy Ana Ruiz spoke", "Ana Ruiz", "energy minister", "", False),
        (
            "Ana Ruiz, Additional Secretary, Ministry of Ports, left",
            "Ana Ruiz",
            "additional secretary",
            "Ministry of Ports",
            False,
        ),
        ("according to head coach Pia van der Berg", "Pia van der Berg", "coach", "", False),
        ("CEO Bashir al-Karim resigned", "Bashir al-Karim", "chief executive officer", "", False),
        ("the Kenyan defence minister spoke", "", "defence minister", "Kenya", False),
        ("the president of Chile spoke", "", "president", "Chile", False),
    ],
)
def test_an_office_is_read_with_its_holder(text: str, name: str, office: str, of: str, *, former: bool) -> None:
    assert held(text) == [(name, office, of, former)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr Okello spoke. Dr. Ana Ruiz did not.", ["Okello", "Ana Ruiz"]),
        ("It was built by Ana Ruiz-Moreno.", ["Ana Ruiz-Moreno"]),
        ('"No," Okello said.', ["Okello"]),
        ("They met J. K. Lindqvist there.", ["J. K. Lindqvist"]),
        ("Then Tomas O'Neill fell.", ["Tomas O'Neill"]),
        ("Ana Ruiz's boat sank.", ["Ana Ruiz"]),
        ("Then al-Karim said no.", ["al-Karim"]),
        ("In May the Harbour Board met in New York.", []),
        ("The sea rose. Sea Level grew with the level.", []),
        ("Northern Ireland beat South Africa on Sunday.", []),
        ("a paper on Regional Cooperation Prospects", []),
    ],
)
def test_names_are_told_by_shape_and_surroundings(text: str, names: list[str]) -> None:
    assert [p.name for p in find_names(text)] == names


def test_a_description_in_apposition_is_kept() -> None:
    text = "Ana Ruiz, a specialist on coastal shipping at the Port Institute, disagrees."
    (person,) = find_people(text)
    assert (person.name, person.description) == ("Ana Ruiz", "a specialist on coastal shipping at the Port Institute")
    (person,) = find_people("Ana Ruiz, an associate at the Port Institute told reporters so.")
    assert person.description == "an associate at the Port Institute"


@pytest.mark.parametrize(
    "text",
    [
        "the general idea and the major change",
        "he was looking forward to Kenya",
        "the minister went home",
        "a chair and a speaker for the head office",
    ],
)
def test_words_that_may_be_offices_are_left_alone(text: str) -> None:
    assert find_people(text) == []


def test_a_name_after_an_office_and_a_comma_may_be_another_clause() -> None:
    assert [p.name for p in find_people("After meeting the premier, Okello said nothing.")] == ["Okello"]


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("president", "head of state"),
        ("king", "head of state"),
        ("prime minister", "head of government"),
        ("chancellor", "head of government"),
        ("deputy prime minister", "deputy"),
        ("energy minister", "minister"),
        ("beekeeper", ""),
    ],
)
def test_offices_have_classes(office: str, expected: str) -> None:
    assert office_class(office) == expected


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Premier", "prime minister"),
        ("PM", "prime minister"),
        ("Vice Premier", "deputy prime minister"),
        ("Minister for Foreign Affairs", "foreign minister"),
        ("Minister of Trade", "trade minister"),
        ("Defense  Secretary", "defence minister"),
        ("Keeper of Bees", "keeper of bees"),
    ],
)
def test_offices_have_one_name(surface: str, expected: str) -> None:
    assert canonical_office(surface) == expected


def test_every_listed_office_is_reached_by_its_names() -> None:
    for office, entry in load("offices")["offices"].items():
        for name in (office, *entry["aliases"]):
            assert canonical_office(name) == office, name


def mention(name: str) -> PersonMention:
    return PersonMention(0, len(name), name, name)


@pytest.mark.parametrize(
    ("names", "resolved"),
    [
        (["Ana Ruiz", "Ruiz"], {"Ruiz": "Ana Ruiz"}),
        (["Ana Maria Ruiz", "Ana Ruiz", "Ruiz"], {"Ruiz": "Ana Maria Ruiz", "Ana Ruiz": "Ana Maria Ruiz"}),
        (["Ana Ruiz", "Pia Ruiz", "Ruiz"], {}),
        (["Bashir al-Karim", "Karim"], {"Karim": "Bashir al-Karim"}),
        (["Ana Ruiz", "Ana"], {}),
        (["Ruiz"], {}),
    ],
)
def test_a_short_name_is_resolved_only_where_one_full_name_remains(names: list[str], resolved: dict[str, str]) -> None:
    assert resolve_names([mention(name) for name in names]) == resolved


def test_a_name_that_is_only_a_particle_is_a_name() -> None:
    assert resolve_names([mention("Al"), mention("Ana Ruiz"), mention("El")]) == {}


def test_thousands_of_names_are_work_in_proportion() -> None:
    names = [mention(f"Ana{number} Ruiz{number % 9}") for number in range(8000)]
    assert resolve_names([*names, mention("Pia Moreno"), mention("Moreno")]) == {"Moreno": "Pia Moreno"}
    assert grows_in_step(lambda size: lambda: resolve_names(names[:size]), 1000, times=4)
