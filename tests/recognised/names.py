"""Countries and their seats, bodies, places, things, events; people with titles and offices."""

from __future__ import annotations

from claims.analysis.extraction.entities import find_entities
from claims.analysis.extraction.explained_values import of_entity, of_person
from claims.analysis.extraction.people import find_people
from tests.recognised.rows import Area, Reading, leaves, not_yet, reads


def read(text: str) -> list[Reading]:
    """The named things of `text`, with canonical name and kind."""
    return [Reading(of_entity(entity), (entity.start, entity.end)) for entity in find_entities(text)]


def read_people(text: str) -> list[Reading]:
    """The people of `text` with the office given there."""
    return [Reading(of_person(person), (person.start, person.end)) for person in find_people(text)]


ENTITIES = Area(
    "Countries, bodies, places, things",
    "Each carries its canonical name, so that what is written differently meets.",
    read,
    (
        reads("country", "They fished off {Chile}.", "Chile (country)"),
        reads("adjective", "The {Norwegian} yard closed.", "Norway (country)"),
        reads("people", "The {Danes} won.", "Denmark (country)"),
        reads("alias", "They sailed to the {U.S.} and back.", "United States (country)"),
        reads("prefix", "The {Sino}-{Japanese} talks stalled.", "China (country)", "Japan (country)"),
        reads("former state", "They traded with the {Soviet Union}.", "Soviet Union (country)"),
        reads("seat of government that acts", "{Vienna} agreed to the plan.", "Austria (country)"),
        reads("seat of government that does not act", "She lives in {Vienna}.", "Vienna (place)"),
        reads("alliance", "The ministers of {NATO} met.", "North Atlantic Treaty Organization (alliance)"),
        reads(
            "body by its head word", "The {Harbour Policy Institute} closed.", "Harbour Policy Institute (organisation)"
        ),
        reads(
            "body of a state",
            "{Italy}'s {Ministry of Fisheries} closed.",
            "Italy (country)",
            "Ministry of Fisheries of Italy (organisation)",
        ),
        reads(
            "short form that the text defines",
            "The {Coastal Fisheries Board} ({CFB}) met. The {CFB} closed.",
            "Coastal Fisheries Board (organisation)",
            "Coastal Fisheries Board (organisation)",
            "Coastal Fisheries Board (organisation)",
        ),
        reads("model", "They flew a {KA-52} home.", "Ka-52 (object)"),
        reads("ship", "The {MV Ocean Star} sank.", "MV Ocean Star (object)"),
        reads("craft with the word for it", "The ferry {Bright Morning} sank.", "Bright Morning (object)"),
        reads("model with its maker", "They flew a {Boeing 747-400} home.", "Boeing 747-400 (object)"),
        reads("place by its head", "They fished on {Lake Turkana} there.", "Lake Turkana (place)"),
        reads(
            "state called like a country",
            "They won in {Georgia} and {Ohio} there.",
            "Georgia, United States (place)",
            "Ohio (place)",
        ),
        reads("pipeline by its ends", "The {Kenya-Uganda oil pipeline} leaks.", "Kenya-Uganda oil pipeline (object)"),
        reads("event", "Trade fell after the {Cold War}.", "Cold War (event)"),
        leaves("words that are names elsewhere", "They told us to polish the china."),
        leaves("a country in a person's name", "Michael Jordan and Chad Brown played."),
        leaves("things called by a country", "They ate Brussels sprouts and Brazil nuts."),
        leaves("address of the web", "See https://example.org/France-news today."),
        leaves("common nouns", "An institute, a ministry and a bank closed."),
        leaves("codes that are no models", "COVID-19 and Article-370 were debated."),
        not_yet("company without a head word", "They sold it to {Veridian}.", "Veridian (organisation)"),
        not_yet("city that no list knows", "The ferry left for {Grimsvik}.", "Grimsvik (place)"),
    ),
)

PEOPLE = Area(
    "People and offices",
    "A person with the office given there, at the time the text speaks of.",
    read_people,
    (
        reads("office before", "They met {President Tomas Okello} there.", "Tomas Okello; president"),
        reads(
            "office of a country",
            "They met the {Norwegian Prime Minister, Kari Lindqvist}, there.",
            "Kari Lindqvist; prime minister of Norway",
        ),
        reads(
            "office behind", "{Jomo Okello, Kenya's defence minister}, left.", "Jomo Okello; defence minister of Kenya"
        ),
        reads("former", "They met {former prime minister Jomo Okello} there.", "Jomo Okello; former prime minister"),
        reads("rank", "They met {General Okello} there.", "Okello; general"),
        reads(
            "holder without a name",
            "Then the {Kenyan defence minister} spoke.",
            "a person without a name; defence minister of Kenya",
        ),
        reads(
            "description",
            "{Ana Ruiz, a specialist on coastal shipping}, left.",
            "Ana Ruiz; “a specialist on coastal shipping”",
        ),
        reads("honorific", "They met Mr {Okello} there.", "Okello"),
        reads("particle", "It was built by {Pia van der Berg} in spring.", "Pia van der Berg"),
        leaves("a place of two words", "Northern Ireland beat South Africa on Sunday."),
        leaves("a title of a paper", "A paper on Regional Cooperation Prospects lay there."),
        leaves("a month and a board", "In May the Harbour Board met in New York."),
        reads("first name that is a word", "They met {Per Dahl} there.", "Per Dahl"),
        not_yet(
            "two holders of one office",
            "{Presidents Tomas Okello} and {Ana Ruiz} met.",
            "Tomas Okello; president",
            "Ana Ruiz; president",
        ),
    ),
)

AREAS = (ENTITIES, PEOPLE)
