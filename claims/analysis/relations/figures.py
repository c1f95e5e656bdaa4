"""What a figure is of, as far as the words around it tell: its dimension, the things counted, the question asked.

A `Figure` is read for every quantity, whether or not a measure of the lexicon names it, so that figures of any field
meet: "the hull was 74 m long" and "a vessel of 74 metres".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.relations.wording import canonical, fold

PEOPLE = "person"
BARE = "bare"
COUNT = "count"
AGE = "age"
PERCENT = "percent"
TIME = "time"
MONEY = "money"
SPEED = "speed"


@dataclass(frozen=True, slots=True)
class Figure:
    """The question that a figure answers, read from its clause.

    `dimension` is "money", "length", "time", "count" and so on, `factor` turns the printed figure into the base unit of
    that dimension. `thing` is the noun counted (canonical; "person" for any plain word for people), `about` the other
    words of what is counted or measured, `asks` the questions of relation_figures whose words stand near, nearest
    first. `subject` are the words of the subject of its clause, `names` all names in the clause (folded), `words` its
    other content words, `marks` the words that narrow or turn it, as "group:word". `house` names who puts the figure,
    where that is told. `pronoun` is True where the subject is a pronoun that nothing resolves. `earliest` and `latest`
    are the period that its own clause, or the beginning of its sentence, names (ISO days); `ahead` is True where the
    clause tells of what is planned, expected or only possible, `present` where it tells of what is the case today.
    """

    dimension: str
    unit: str = ""
    factor: Decimal = Decimal(1)
    thing: str = ""
    about: frozenset[str] = frozenset()
    asks: tuple[str, ...] = ()
    subject: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    house: str = ""
    pronoun: bool = False
    earliest: str | None = None
    latest: str | None = None
    ahead: bool = False
    present: bool = False


def dimension_of(quantity: Quantity) -> tuple[str, str, Decimal]:
    """The dimension of a quantity, the unit that must be the same (a currency, a thing counted), and the factor to the
    base unit of the dimension."""
    table = load("relation_figures")
    kind, unit = quantity.kind, quantity.unit
    if quantity.rule == "duration.age":
        return AGE, "year", Decimal(1)
    if kind is QuantityKind.MONEY or unit in table["money"]["units"]:
        return MONEY, unit, Decimal(1)
    if kind is QuantityKind.ORDINAL:
        return "rank", "", Decimal(1)
    if quantity.per == "hour" and unit in table["per_hour"]:
        return SPEED, "", Decimal(table["per_hour"][unit])
    if unit in table["dimensions"]:
        name, factor = table["dimensions"][unit]
        return name, "", Decimal(factor)
    if kind is QuantityKind.COUNT:
        return COUNT, thing_of(unit), Decimal(1)
    if unit:
        return unit, "", Decimal(1)
    return BARE, "", Decimal(1)


@cache
def thing_of(noun: str) -> str:
    """The word that stands for what a noun counts: "person" for plain words for people, one word for synonyms."""
    return _things().get(canonical(fold(noun)), canonical(fold(noun)))


@cache
def _things() -> dict[str, str]:
    table = load("relation_figures")
    rows = {canonical(fold(word)): canonical(fold(row[0])) for row in table["things"]["rows"] for word in row}
    return rows | {canonical(fold(word)): PEOPLE for word in table["people"]["units"]}


@cache
def are_people(thing: str) -> bool:
    """True for a word for people, of a kind or not."""
    return thing == PEOPLE or thing in {thing_of(word) for word in load("relation_figures")["people"]["kinds"]}


@cache
def answers(ask: str) -> tuple[str, ...]:
    """The dimensions that can answer a question; () for any."""
    return next((tuple(row.get("of", ())) for row in load("relation_figures")["asks"] if row["name"] == ask), ())


@cache
def near_asks(ask: str) -> frozenset[str]:
    """The questions so near to one that they do not set two figures apart, itself among them."""
    return frozenset((ask, *(other for row in load("relation_figures")["near"]["rows"] if ask in row for other in row)))


@cache
def are_beasts(thing: str) -> bool:
    """True for a word for animals and things, which is never another word for people."""
    return thing in {thing_of(word) for word in load("relation_figures")["people"]["beasts"]}


@cache
def ask_marks(mark: str) -> frozenset[str]:
    """The questions that bear `mark` ("fixed", "standing", "grows") in the lexicon."""
    return frozenset(row["name"] for row in load("relation_figures")["asks"] if row.get(mark))


def is_marked(asks: Iterable[str], mark: str) -> bool:
    """True where one of the questions bears `mark`."""
    return not ask_marks(mark).isdisjoint(asks)
