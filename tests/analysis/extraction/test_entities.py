"""Entities in texts: countries and their seats, bodies, places, things with models and routes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claims.analysis.extraction.entities import find_entities, same_object, successor
from claims.analysis.extraction.values import EntityKind
from claims.analysis.lexicon import load


def named(text: str, *kinds: str) -> list[tuple[str, str]]:
    found = find_entities(text)
    assert all(text[e.start : e.end] == e.surface and e.rule for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    return [(e.surface, e.name) for e in found if not kinds or e.kind in kinds]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian fishers met the Danes", [("Norwegian", "Norway"), ("Danes", "Denmark")]),
        ("the U.S. and the UAE", [("U.S.", "United States"), ("UAE", "United Arab Emirates")]),
        ("a Kenya-Uganda trade deal", [("Kenya", "Kenya"), ("Uganda", "Uganda")]),
        ("Sino-Japanese trade", [("Sino", "China"), ("Japanese", "Japan")]),
        ("Indo-US ties", [("Indo", "India"), ("US", "United States")]),
        ("the former Soviet Union and the Soviets", [("Soviet Union", "Soviet Union"), ("Soviets", "Soviet Union")]),
        ("USSR exports", [("USSR", "Soviet Union")]),
        ("Papua New Guinea's coffee", [("Papua New Guinea", "Papua New Guinea")]),
        ("the South\u00a0Korean yard", [("South\u00a0Korean", "South Korea")]),
        ("*Chile* sold copper", [("Chile", "Chile")]),
        ("they told us to polish the china", []),
        ("Michael Jordan and Chad Brown played", []),
        ("Jordan and Chad signed", [("Jordan", "Jordan"), ("Chad", "Chad")]),
        ("see https://example.org/France-news now", []),
    ],
)
def test_countries_are_found_in_every_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text, EntityKind.COUNTRY) == expected


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Vienna agreed to the plan.", True),
        ("Vienna's annoyance was plain.", True),
        ("They sought closer ties with Vienna.", True),
        ("A dispute between Prague and Vienna grew.", True),
        ("The Kremlin denied it.", True),
        ("Arms sales to Vienna grew.", True),
        ("She lives in Vienna.", False),
        ("He visited Vienna in May.", False),
        ("The minister flew from Vienna to Oslo.", False),
        ("On a trip to Vienna he fell ill.", False),
        ("Vienna's streets were empty.", False),
        ("An institute at Vienna said so.", False),
    ],
)
def test_a_seat_of_government_is_its_country_only_where_it_acts(text: str, *, acts: bool) -> None:
    entity = next(e for e in find_entities(text) if "Vienna" in e.surface or "Kremlin" in e.surface)
    assert (entity.kind is EntityKind.COUNTRY) is acts
    assert entity.kind is EntityKind.COUNTRY or entity.name == "Vienna"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO and the SCO met", ["North Atlantic Treaty Organization", "Shanghai Cooperation Organisation"]),
        ("the UN Security Council voted", ["United Nations Security Council"]),
        ("the Harbour Policy Institute said", ["Harbour Policy Institute"]),
        ("the Ministry of Fisheries said", ["Ministry of Fisheries"]),
        ("Italy's Ministry of Fisheries said", ["Ministry of Fisheries of Italy"]),
        ("the Italian Navy sailed", ["Navy of Italy"]),
        ("the University of Tromso and the Bank of England", ["University of Tromso", "Bank of England"]),
        ("Brightwater Shipping Corporation sank", ["Brightwater Shipping Corporation"]),
        ("an institute, a ministry and a bank", []),
    ],
)
def test_bodies_are_found_by_name_and_by_shape(text: str, expected: list[str]) -> None:
    assert [name for _, name in named(text, EntityKind.ORGANISATION, EntityKind.ALLIANCE)] == expected


def test_a_short_form_defined_in_the_text_carries_its_long_form() -> None:
    text = "The Coastal Fisheries Board (CFB) met. Later the CFB closed."
    assert [name for _, name in named(text)] == [
        "Coastal Fisheries Board",
        "Coastal Fisheries Board",
        "Coastal Fisheries Board",
    ]
    assert named("He read it (in May). Later the XYZ closed.", EntityKind.ORGANISATION) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("four Ka-52K helicopters", ["Ka-52K"]),
        ("a KA-52 and two F-16s", ["Ka-52", "F-16"]),
        ("the A320 aircraft", ["A320"]),
        ("the Kenya-Uganda oil pipeline", ["Kenya-Uganda oil pipeline"]),
        ("an oil pipeline from Mombasa to Kampala", ["Mombasa-Kampala oil pipeline"]),
        ("the Blue River Project and the Oslo Accords", ["Blue River Project", "Oslo Accords"]),
        ("COVID-19, Article-370, Under-21 and May-15", []),
        ("the G-20 met on page A-4 of 2010-2012", ["A-4"]),
        ("a pipeline from the sea", []),
    ],
)
def test_things_are_found_by_model_and_route(text: str, expected: list[str]) -> None:
    assert [name.replace("A-320", "A320") for _, name in named(text, EntityKind.OBJECT)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ferry Bright Morning left", ["Bright Morning"]),
        ("its research vessel Polar Gull II's crew", ["Polar Gull II"]),
        ("the Kepler spacecraft fell", ["Kepler"]),
        ("a Boeing 747-400, two Cessna 182s and an Ilyushin IL-62", ["Boeing 747-400", "Cessna 182", "Il-62"]),
        ("the cargo ship Lady Marta and the tug Northern Dawn", ["Lady Marta", "Northern Dawn"]),
        ("the ship Lady Astrid's owner named", ["Lady Astrid"]),
        ("the ferry Monday sailed", []),
        ("the ferry Lady", []),
        ("the ferry Captain Lund steered", []),
        ("the ship Norway lost", []),
        ("The French spacecraft and the Russian rover met", []),
        ("the ferry left Bergen", []),
        ("Airbus 12 and Boeing shares", []),
    ],
)
def test_crafts_are_found_beside_the_word_for_them(text: str, expected: list[str]) -> None:
    assert [name for _, name in named(text, EntityKind.OBJECT)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Lake Turkana and Mount Elgon", ["Lake Turkana", "Mount Elgon"]),
        ("the Gulf of Riga froze", ["Gulf of Riga"]),
        ("farms in Marlow County and on Gull Island", ["Marlow County", "Gull Island"]),
        ("the Snowy River and Larch Bay", ["Snowy River"]),
        ("boats off Larch Bay", ["Larch Bay"]),
        ("Ricky Lake Turner sang", []),
        ("Norwegian Islands and Holm's Valley", []),
        ("The River rose, and the Valley flooded", []),
        ("a lake, a river and an island", []),
    ],
)
def test_places_are_found_by_their_head(text: str, expected: list[str]) -> None:
    assert [e.surface for e in find_entities(text) if e.rule == "entity.place_by_head"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brussels sprouts, Brazil nuts and a Panama hat", []),
        ("India Brook won; later Brook praised India", []),
        ("India Brook won in India", ["India"]),
        ("Chad Moss spoke. Chad laughed.", []),
        ("Chad Moss spoke in Chad. Chad's army agreed.", ["Chad", "Chad"]),
        ("Even China agreed", ["China"]),
        ("Unlike India, Peru signed", ["India", "Peru"]),
        ("Georgia Governor Lee and Kenya Power", ["Georgia"]),
        ("In Tbilisi, Georgia, and Armenia", ["Georgia", "Armenia"]),
        ("Panama and Brussels", ["Panama"]),
    ],
)
def test_names_of_countries_that_are_something_else(text: str, expected: list[str]) -> None:
    assert [surface for surface, _ in named(text, EntityKind.COUNTRY)] == expected


def test_a_state_that_is_called_like_a_country_is_a_place() -> None:
    assert ("Georgia", "Georgia, United States") in named("Voters in Georgia, Ohio and Iowa", EntityKind.PLACE)
    assert named("Georgia, Armenia and Ohio", EntityKind.COUNTRY) == [("Georgia", "Georgia"), ("Armenia", "Armenia")]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ka-52", "Ka-52K", True),
        ("KA-52", "ka 52", True),
        ("Ka-52K", "Ka-52M", False),
        ("Ka-52", "Ka-50", False),
        ("Ka-52", "Mi-52", False),
        ("Kenya-Uganda oil pipeline", "Kenya–Uganda oil pipeline", True),
        ("Kenya-Uganda oil pipeline", "Kenya-Sudan oil pipeline", False),
    ],
)
def test_variants_of_a_model_are_the_same_object(left: str, right: str, *, same: bool) -> None:
    assert same_object(left, right) is same
    assert same_object(right, left) is same


def test_a_former_state_has_a_successor() -> None:
    assert successor("Soviet Union") == "Russia"
    assert successor("Norway") == "Norway"


def test_events_are_events() -> None:
    assert [name for _, name in named("After the Cold War and WWII", EntityKind.EVENT)] == ["Cold War", "World War II"]


def test_every_country_is_found_by_each_of_its_names() -> None:
    missed = []
    for table in ("countries", "historical"):
        for country, entry in load("countries")[table].items():
            for surface in (country, *entry.get("aliases", ()), *entry.get("adjectives", ()), *entry.get("people", ())):
                found = [e.name for e in find_entities(f"and the {surface}, too") if e.kind is EntityKind.COUNTRY]
                if country not in found:
                    missed.append((country, surface, found))
    assert missed == []


def test_no_country_name_is_listed_twice() -> None:
    seen: dict[str, str] = {}
    for table in ("countries", "historical"):
        for country, entry in load("countries")[table].items():
            for surface in {
                country,
                *(s for key in ("aliases", "adjectives", "people", "metonyms") for s in entry.get(key, ())),
            }:
                assert surface not in seen, (surface, country, seen.get(surface))
                seen[surface] = country
