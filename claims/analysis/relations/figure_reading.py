"""What the clause of a figure tells of it: what is counted or measured, of what, and which question it answers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.relations.figure_clauses import Clause, clause_of, house_of, names_in, subject_before
from claims.analysis.relations.figure_marks import marks_of
from claims.analysis.relations.figures import (
    AGE,
    BARE,
    COUNT,
    MONEY,
    PEOPLE,
    Figure,
    answers,
    dimension_of,
    is_marked,
    thing_of,
)
from claims.analysis.relations.periods import Period
from claims.analysis.relations.phrases import any_of, forms, phrase_pattern
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.wording import content_words, fold

# What tells that a figure lies ahead, or is only wanted.
_WANTED = re.compile(
    r"\b(?:target(?:s|ed|ing)?|aim(?:s|ed|ing)?|goal|ambition|plans?|planned|proposed|proposal|envisaged|intends?\s+to|can|"
    r"hopes?\s+to|wants?\s+to|promised|"
    r"pledged|supposed\s+to|will|would|could|may|might|should|expect(?:s|ed)?|forecasts?|predict(?:s|ed)?|project(?:s|ed)|set\s+to|due\s+to)\b",
    re.I,
)
# "on the way to 9,000", "no more than": the words of a figure's phrase that matter stand before the first of these.
_PHRASE_ENDS = re.compile(
    r"\b(?:in|at|on|from|per|for|by|to|since|after|before|who|which|that|on\s+their\s+way)\b", re.I
)
# "Resettled villages: 22": a label that ends in what is counted.
_LABELLED = re.compile(
    r"(?:^|[.;]\s+)(?:[A-Z][\w-]*\s+)?(?:[\w-]+\s+){0,3}?(?P<noun>[A-Za-z]{3,}s):\s+(?:about\s+|some\s+)?$"
)
# What is the case as the document is written.
_NOW = re.compile(
    r"\b(?:is|are|has|have|costs|stands|holds|employs|carries|runs|currently|now|today)\b(?!\s+(?:been|\w+ed)\b)", re.I
)
# "a 300 million crown plant": what a thing that is named right behind a sum cost.
_BUILT = re.compile(
    r"[ -](?!(?:a|an|the|in|on|to|for|of|from|by|at|per|more|less|was|were|is|are|and|or|each|every)\b)[a-z]{3,}\b"
)
# A date that begins a sentence stands so near its beginning; so far before an age its bearer is looked for.
LEAD = 12
WHEN = 7
AGED_NEAR = 60
# The noun that is counted comes behind all other words that tell the question.
LAST = 1000
# The words of a phrase that say what is measured, counted from its head backwards.
ABOUT = 5


def happening_of(quantity: Quantity) -> str:
    """The noun that a rank counts: "the third failure" is one of three failures; "" for other ranks and the first."""
    found = any_of(load("relation_figures")["happenings"]["units"]).match(quantity.measures)
    return found.group().lower() if found and (quantity.low or 0) > 1 else ""


def is_ahead(reading: Reading, clause: Clause) -> bool:
    """True where the clause of a figure tells of what is planned, expected or only possible."""
    return _WANTED.search(reading.context.view, clause.start, clause.end) is not None


def figure_of(reading: Reading, quantity: Quantity) -> Figure:
    """What the clause of `quantity` tells of it."""
    view = reading.context.view
    clause = clause_of(reading, quantity)
    dimension, unit, factor = dimension_of(quantity)
    if quantity.kind is QuantityKind.ORDINAL:
        dimension, unit = COUNT, thing_of(happening_of(quantity))
    lead, pronoun = clause.subject, clause.pronoun
    if pronoun:
        lead = subject_before(reading)
        pronoun = lead[0] == lead[1]
    names = frozenset((*names_in(reading, clause.start, clause.end), *names_in(reading, *clause.lead)))
    subject_names = names_in(reading, *lead)
    asks = _asks(reading, quantity, dimension, (clause.start, clause.end), clause.subject)
    thing = unit if dimension == COUNT else ""
    if dimension == MONEY and not asks and _BUILT.match(view, quantity.end):
        asks = ("cost",)
    if dimension == BARE:
        thing, asks = _bare(reading, quantity, asks)
    period = _period(reading, quantity, clause)
    bearer: tuple[str, ...] = ()
    if dimension == AGE:
        near = (max(reading.start, quantity.start - AGED_NEAR), quantity.start)
        names, clause = names | frozenset(names_in(reading, *near)), replace(clause, start=near[0])
        bearer = content_words(view, *near)
    house = house_of(reading, quantity, clause)
    return Figure(
        dimension=dimension,
        unit=unit if dimension != COUNT else "",
        factor=factor,
        thing=thing,
        about=_about(quantity, thing),
        asks=asks,
        subject=frozenset((*("&" + n for n in subject_names), *_plain(reading, lead))) if not house else frozenset(),
        names=(names | frozenset(subject_names)) - {fold(word) for word in house.split()},
        words=frozenset(
            (*_plain(reading, (clause.start, quantity.start)), *_plain(reading, (quantity.end, clause.end)), *bearer)
        ),
        marks=marks_of(reading, quantity, clause, dimension) if dimension != AGE else frozenset(),
        house=house,
        pronoun=pronoun,
        earliest=period[0],
        latest=period[1],
        ahead=is_ahead(reading, clause),
        present=_NOW.search(view, clause.start, clause.end) is not None,
    )


def _bare(reading: Reading, quantity: Quantity, asks: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What a bare number counts: what the sentence counted before it: "lost seven seats and is left with 74"."""
    before = [q for q in reading.quantities if q.end <= quantity.start and q.kind is QuantityKind.COUNT and q.unit]
    if is_marked(asks[:1], "people"):
        return PEOPLE, asks
    label = _LABELLED.search(reading.context.view, reading.start, quantity.start)
    if label:
        return thing_of(label["noun"]), asks
    if not before or dimension_of(before[-1])[0] != COUNT:
        return "", asks
    last = before[-1]
    counted = _asks(reading, last, COUNT, (last.start, last.end), (last.start, last.start))
    return thing_of(last.unit), tuple(dict.fromkeys((*asks, *counted)))


def _period(reading: Reading, quantity: Quantity, clause: Clause) -> Period:
    """The nearest date of the clause, or one that begins the sentence: "In 2018, after a bad year, ..."."""
    own = [d for d in reading.dates if clause.start - WHEN <= d.end and d.end <= clause.end]  # "since 1985, when"
    first = [d for d in reading.dates if d.start - reading.start <= LEAD]
    near = replace(reading, dates=own or first)
    return near.date_near(quantity.start, quantity.end)


def _about(quantity: Quantity, thing: str) -> frozenset[str]:
    """The words of what is counted or measured, the head noun of a count left aside."""
    text = quantity.measures
    stop = _PHRASE_ENDS.search(text)
    text = text[: stop.start()] if stop and stop.start() else text
    words = [w for w in content_words(text, 0, len(text)) if w not in ("percent", "cent")]
    return frozenset(w for w in words[-ABOUT:] if thing_of(w) not in (thing, PEOPLE))


def _plain(reading: Reading, stretch: tuple[int, int]) -> tuple[str, ...]:
    """The content words of a stretch that are no names and no numbers."""
    start, end = stretch
    if start >= end:
        return ()
    found = content_words(reading.context.view, start, end, reading.entities, reading.people)
    return tuple(w for w in found if w[0] not in "@#&" and w.isalpha() and w not in reading.context.capitals)


@cache
def _ask_pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """One pattern for the words of all questions, and the questions of each of them."""
    meant: dict[str, list[str]] = {}
    for row in load("relation_figures")["asks"]:
        said = [*row.get("words", ()), *(form for lemma in row.get("verbs", ()) for form in forms(lemma))]
        for phrase in dict.fromkeys(said):
            meant.setdefault(phrase, []).append(row["name"])
    return phrase_pattern(tuple(meant)), {phrase: tuple(names) for phrase, names in meant.items()}


def _asks(
    reading: Reading, quantity: Quantity, dimension: str, clause: tuple[int, int], subject: tuple[int, int]
) -> tuple[str, ...]:
    """The questions whose words stand in the clause or its subject, nearest first, that of the noun counted last."""
    pattern, meant = _ask_pattern()
    view = reading.context.view
    others = [
        (q.start, q.end) for q in reading.quantities if q.start != quantity.start and q.kind is QuantityKind.COUNT
    ]
    found: list[tuple[int, str]] = []
    for start, end in (clause, subject):
        for match in pattern.finditer(view, start, end):
            if any(first <= match.start() < last for first, last in others):
                continue  # the noun that another figure counts
            inside = quantity.start <= match.start() < quantity.end  # the noun that is counted comes last
            gap = LAST if inside else max(0, quantity.start - match.end(), match.start() - quantity.end)
            found += [(gap, name) for name in meant[" ".join(match.group().lower().split())]]
    return tuple(dict.fromkeys(name for _, name in sorted(found) if dimension in (answers(name) or (dimension,))))
