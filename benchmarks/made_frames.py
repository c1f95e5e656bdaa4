"""Frames of every kind for the claims that `made_claims` makes up, and the small values in them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from claims.analysis.extraction.values import DateMention, Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.relations.values import Frame, FrameKind

_SYLLABLES = (
    "ar", "bel", "cor", "dun", "el", "far", "gos", "hal", "im", "jor", "kel", "lun", "mor", "nor", "ost", "pel", "quin",
    "ros", "sel", "tor", "ul", "ven", "wes", "yar", "zim", "bra", "cla", "dre", "fli", "gra",
)  # fmt: skip
_OFFICES = ("president", "prime_minister", "foreign_minister", "defence_minister", "mayor")
_EVENTS = ("death", "founding", "dissolution", "milestone opening", "milestone approval", "signing")
_CLASSES = ("helicopter", "aircraft", "engine", "pipeline", "tank")


@dataclass(frozen=True, slots=True)
class Matter:
    """What documents can be about: `weights` are those of its words, which are drawn by Zipf's law."""

    name: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    people: tuple[str, ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]
    year: int


Builder = Callable[[Matter, random.Random, Sequence[str]], Frame]


class Period(TypedDict, total=False):
    """The fields of a frame that say when."""

    earliest: str
    latest: str


def _period(matter: Matter, rng: random.Random, *, share: float = 0.6) -> Period:
    """A period, or none."""
    if rng.random() > share:
        return {}
    earliest, latest = day(matter, rng)
    return {"earliest": earliest, "latest": latest}


def _topic(words: Sequence[str]) -> frozenset[str]:
    return frozenset(words[:10])


def _parties(matter: Matter, rng: random.Random) -> frozenset[str]:
    """Both countries of the matter, one, or none."""
    return frozenset(matter.parties[: rng.choice((2, 2, 1, 0))])


def _measure(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    rows = load("relation_measures")["measure"]
    return Frame(
        FrameKind.MEASURE, rows[(len(matter.name) + rng.randint(0, 7)) % len(rows)]["name"], 0, 10,
        parties=_parties(matter, rng), quantity=quantity(rng, matter), topic=_topic(words), **_period(matter, rng),
    )  # fmt: skip


def _count(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    return Frame(
        FrameKind.COUNT, "veto", 0, 10, parties=frozenset(matter.parties[:1]), modifier="vetoes",
        quantity=quantity(rng, matter), topic=_topic(words), **_period(matter, rng),
    )  # fmt: skip


def _event(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    if rng.random() < 0.5:
        agent, patient = rng.sample(matter.parties, 2)
        return Frame(
            FrameKind.EVENT, "visit", 0, 10, agent=agent, patient=patient, parties=frozenset(matter.parties),
            office=rng.choice(_OFFICES), stage=rng.choice(("held", "held", "planned")),
            person=rng.choice(matter.people),
            **_period(matter, rng, share=0.8),
        )  # fmt: skip
    predicate = rng.choice(_EVENTS)
    milestone = predicate.startswith("milestone")
    return Frame(
        FrameKind.EVENT, predicate, 0, 10, object="" if milestone else rng.choice(matter.names),
        modifier="unique" if predicate in ("death", "founding", "dissolution") else "", topic=_topic(words),
        **_period(matter, rng, share=0.9),
    )  # fmt: skip


def _deal(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    stages: list[str] = load("relation_stages")["order"]
    return Frame(
        FrameKind.DEAL, rng.choice(_CLASSES), 0, 10, parties=frozenset(matter.parties),
        object=f"{matter.names[0][:2]}-{rng.randint(10, 14)}" if rng.random() < 0.6 else "", stage=rng.choice(stages),
        topic=_topic(words), **_period(matter, rng, share=0.4),
    )  # fmt: skip


def _office(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    return Frame(
        FrameKind.OFFICE, "office", 0, 10, agent=matter.parties[0], office=rng.choice(_OFFICES),
        person=rng.choice(matter.people), **_period(matter, rng, share=0.5),
    )  # fmt: skip


def _trend(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    return Frame(
        FrameKind.TREND, "relations", 0, 10, parties=frozenset(matter.parties),
        stage=rng.choice(("up", "up", "down", "unchanged")), modifier=rng.choice(("", "", "onset")),
        **_period(matter, rng, share=0.4),
    )  # fmt: skip


def _statement(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    if rng.random() < 0.3:
        return Frame(
            FrameKind.STATEMENT, rng.choice(("place built", "place held", "place based")), 0, 10,
            object=rng.choice(matter.names), topic=_topic(words[:4]), **_period(matter, rng, share=0.3),
        )  # fmt: skip
    return Frame(
        FrameKind.STATEMENT, rng.choice(("presence_security", "presence_diplomatic", "presence_trade")), 0, 10,
        parties=frozenset(matter.parties), stage=rng.choice(("hard", "soft")), **_period(matter, rng),
    )  # fmt: skip


def _membership(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    return Frame(
        FrameKind.MEMBERSHIP, "membership", 0, 10, agent=rng.choice(matter.parties),
        object=rng.choice(("northern port union", "river council", "free trade league")),
        stage=rng.choice(("joined", "wished", "observer")), **_period(matter, rng, share=0.4),
    )  # fmt: skip


def _instrument(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    return Frame(
        FrameKind.INSTRUMENT, "paper", 0, 10, parties=_parties(matter, rng), stage=rng.choice(("signed", "awarded")),
        negated=rng.random() < 0.2, topic=_topic(words), **_period(matter, rng, share=0.4),
    )  # fmt: skip


def _first(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    agent, patient = rng.sample(matter.parties, 2)
    years = rng.randint(5, 40)
    return Frame(
        FrameKind.FIRST_SINCE, "visit", 0, 10, agent=agent, patient=patient, office=rng.choice(_OFFICES),
        modifier=str(years), earliest=f"{matter.year - years}-01-01", latest=f"{matter.year}-12-31",
    )  # fmt: skip


def _rank(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    return Frame(
        FrameKind.RANK, "largest", 0, 10, agent=matter.parties[0], patient=matter.parties[1],
        object=rng.choice(("arms_supplier", "trading_partner", "donor")),
        stage=rng.choice(("held", "replaced", "past")),
    )  # fmt: skip


def _cause(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    return Frame(
        FrameKind.CAUSE, rng.choice(("failure", "cancellation", "collapse")), 0, 10, parties=_parties(matter, rng),
        object=" ".join(words[:4]), topic=_topic(words),
    )  # fmt: skip


def _absence(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    return Frame(
        FrameKind.ABSENCE, rng.choice(("security", "trade", "deal")), 0, 10, parties=frozenset(matter.parties),
        topic=_topic(words), negated=True, **_period(matter, rng, share=0.3),
    )  # fmt: skip


def _disclosure(matter: Matter, rng: random.Random, words: Sequence[str]) -> Frame:
    return Frame(
        FrameKind.DISCLOSURE, "terms", 0, 10, parties=frozenset(matter.parties), stage=rng.choice(("secret", "told"))
    )


FRAME: Mapping[FrameKind, Builder] = {
    FrameKind.MEASURE: _measure, FrameKind.COUNT: _count, FrameKind.EVENT: _event, FrameKind.DEAL: _deal,
    FrameKind.OFFICE: _office, FrameKind.TREND: _trend, FrameKind.STATEMENT: _statement,
    FrameKind.MEMBERSHIP: _membership, FrameKind.INSTRUMENT: _instrument, FrameKind.FIRST_SINCE: _first,
    FrameKind.RANK: _rank, FrameKind.CAUSE: _cause, FrameKind.ABSENCE: _absence, FrameKind.DISCLOSURE: _disclosure,
}  # fmt: skip


def work(matter: Matter, rng: random.Random) -> Frame:
    """A note that names a work with its year; works are drawn by Zipf's law, and a few are dated otherwise."""
    number = min(int(rng.paretovariate(0.8)), 400)
    year = matter.year - number % 9 - (rng.random() < 0.03)
    return Frame(
        FrameKind.WORK_DATE, "published", 0, 10, object=f"{matter.name}|work{number}", modifier="printed",
        earliest=f"{year}-01-01", latest=f"{year}-12-31",
    )  # fmt: skip


def made_name(rng: random.Random) -> str:
    """A name of nobody and nothing, in lower case."""
    return "".join(rng.choices(_SYLLABLES, k=rng.choice((2, 3, 3))))


def day(matter: Matter, rng: random.Random) -> tuple[str, str]:
    """A day, a month or a year, about the time of the matter."""
    year, month, of_month = matter.year - int(rng.expovariate(0.4)), rng.randint(1, 12), rng.randint(1, 28)
    if rng.random() < 0.5:
        return f"{year}-01-01", f"{year}-12-31"
    return f"{year}-{month:02}-{of_month:02}", f"{year}-{month:02}-{of_month:02}"


def date(earliest: str, latest: str) -> DateMention:
    """A mention of a period."""
    return DateMention(0, 10, f"{earliest}/{latest}", earliest, latest, f"{earliest}/{latest}", "date.made")


def quantity(rng: random.Random, matter: Matter) -> Quantity:
    """A figure: money, percent, or a count of people or things."""
    size = round(10 ** rng.uniform(0.3, 6), -1) if rng.random() < 0.5 else rng.randint(2, 900)
    value = Decimal(size).quantize(Decimal(1))
    unit, kind = rng.choice(
        (("USD", QuantityKind.MONEY), ("percent", QuantityKind.PERCENT), ("person", QuantityKind.COUNT),
         (matter.words[0], QuantityKind.COUNT))
    )  # fmt: skip
    measures = matter.words[min(3, len(matter.words) - 1)]
    return Quantity(0, 5, f"{value:,}", value, value, unit, kind, "", rng.random() < 0.1, measures, "quantity.made")
