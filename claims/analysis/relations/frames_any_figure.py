"""Frames for figures whose measure no row of the lexicon names, and what the clause tells of every figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from claims.analysis.extraction.values import Modality, Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.relations.figure_clauses import Clause, clause_of, house_of, names_in, subject_before
from claims.analysis.relations.figures import (
    AGE,
    BARE,
    COUNT,
    MONEY,
    PEOPLE,
    PERCENT,
    TIME,
    Figure,
    dimension_of,
    thing_of,
)
from claims.analysis.relations.figures_worded import worded_figures
from claims.analysis.relations.periods import Period
from claims.analysis.relations.phrases import any_of, forms, phrase_pattern
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import content_words

_WANTED = re.compile(
    r"\b(?:target(?:s|ed|ing)?|aim(?:s|ed|ing)?|goal|ambition|plans?|planned|proposed|proposal|envisaged|intends?\s+to|can|hopes?\s+to|wants?\s+to|promised|"
    r"pledged|supposed\s+to|will|would|could|may|might|should|expect(?:s|ed)?\s+to|set\s+to|due\s+to)\b",
    re.I,
)
# "on the way to 9,000", "no more than": the words of a figure's phrase that matter stand before the first of these.
_PHRASE_ENDS = re.compile(
    r"\b(?:in|at|on|from|per|for|by|to|since|after|before|who|which|that|on\s+their\s+way)\b", re.I
)
# "37 of the 150 deputies": a part, told with its whole.
_SUBSET = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|all\s+|these\s+|those\s+|our\s+)?(?:[a-z]+\s+)?(?:\d|them\b|whom\b)",
    re.I,
)
_LASTING = re.compile(r"\b(?:for|over|in|of|within|than|after|the)\s+$", re.I)
_SOME = re.compile(r"\bof\s+(?:the|these|those|its|their|his|her|our|them|whom|all)\b", re.I)
_WHOLE = re.compile(r"\bof\s+(?:the\s+|its\s+|their\s+|all\s+|these\s+|those\s+|our\s+)?(?:[a-z]+\s+)?$", re.I)
# "a 300 million crown plant": what a thing that is named right behind a sum cost.
_BUILT = re.compile(
    r"[ -](?!(?:a|an|the|in|on|to|for|of|from|by|at|per|more|less|was|were|is|are|and|or|each|every)\b)[a-z]{3,}\b"
)
# A date that begins a sentence stands so near its beginning; so far before an age its bearer is looked for.
LEAD = 12
MOVED_NEAR = 30
AGED_NEAR = 60
LAST = 1000
# A rate is told so near behind its figure, or before it.
RATE_NEAR = 30
RATE_BEFORE = 24
TAKEN_REACH = 60
LISTED_NEAR = 120
ABOUT = 5


def with_figures(reading: Reading, measured: Iterable[Frame]) -> Iterator[Frame]:
    """`measured` frames with what their clause tells of the figure, and a frame for every figure that has none yet."""
    quantities = [*reading.quantities, *worded_figures(reading)]
    made: list[Frame] = [f for f in reading.before if f.figure]
    taken: set[tuple[int, int]] = set()
    for frame in measured:
        taken.add((frame.start, frame.end))
        printed = next((q for q in reading.quantities if (q.start, q.end) == (frame.start, frame.end)), frame.quantity)
        made.append(replace(frame, figure=figure_of(reading, printed)) if printed else frame)
        yield made[-1]
    for quantity in sorted(quantities, key=lambda q: (q.start, q.end)):
        if (quantity.start, quantity.end) in taken or _points(quantity):
            continue
        made.append(_taking_up(reading, quantity, made) or _framed(reading, quantity))
        yield made[-1]


def _taking_up(reading: Reading, quantity: Quantity, made: list[Frame]) -> Frame | None:
    """The figure that takes up the last one before it: "Corby Bank puts it at 1.9 billion"."""
    bare = quantity.kind is QuantityKind.OTHER and not quantity.unit
    lead = reading.context.view[max(reading.start, quantity.start - TAKEN_REACH) : quantity.start]
    if not _takes_up().search(lead) and not (bare and _forecasts().search(lead)):
        return None
    before = [f for f in made if f.end <= quantity.start and f.quantity and f.figure]
    like = [
        f
        for f in before
        if f.quantity and (bare or (f.quantity.kind, f.quantity.unit) == (quantity.kind, quantity.unit))
    ]
    last = max(like, key=lambda f: f.start, default=None)
    if last is None or last.quantity is None or last.figure is None:
        return None
    if any(f.figure and f.figure.asks != last.figure.asks and f.start > last.start - LISTED_NEAR for f in like):
        return None  # two figures of unlike questions leave open which of them is taken up
    said = replace(quantity, unit=last.quantity.unit, kind=last.quantity.kind) if bare else quantity
    house = house_of(reading, quantity, clause_of(reading, quantity))
    return replace(
        last, kind=FrameKind.FIGURE, start=quantity.start, end=quantity.end,
        quantity=replace(said, measures=last.quantity.measures), figure=replace(last.figure, house=house),
        rule="figure.taken_up", modality=Modality.ASSERTED,
    )  # fmt: skip


@cache
def _forecasts() -> re.Pattern[str]:
    verbs = "|".join(form for lemma in load("relation_figures")["estimates"]["verbs"] for form in forms(lemma))
    return re.compile(rf"\b(?:{verbs})\s+(?:(?:with|on|about|around|only|some|over|nearly)\s+){{0,2}}$", re.I)


@cache
def _takes_up() -> re.Pattern[str]:
    row = load("relation_figures")["taken_up"]
    verbs = "|".join(form for lemma in row["verbs"] for form in forms(lemma))
    whats = "|".join(what.replace(" ", r"\s+") for what in row["whats"])
    return re.compile(rf"\b(?:{verbs})\s+(?:{whats})\s+(?:at|as)\s+(?:\w+\s+){{0,2}}$", re.I)


def _points(quantity: Quantity) -> bool:
    """True for a figure that only points or lists: "both sides", "the three"."""
    low = quantity.low if quantity.low is not None else quantity.high
    units = load("relation_figures")["pointing"]["units"]
    if quantity.kind is QuantityKind.COUNT and quantity.unit in units:
        return True
    return low is None or (quantity.kind is QuantityKind.COUNT and low <= 1) or quantity.rule.startswith("ordinal.")


def _framed(reading: Reading, quantity: Quantity) -> Frame:
    figure = figure_of(reading, quantity)
    return Frame(
        kind=FrameKind.FIGURE,
        predicate=figure.dimension,
        start=quantity.start,
        end=quantity.end,
        earliest=figure.earliest,
        latest=figure.latest,
        quantity=quantity,
        rule="figure.read",
        inherited=reading.aside,
        figure=figure,
        modality=_modality(reading, clause_of(reading, quantity)),
    )


def _modality(reading: Reading, clause: Clause) -> Modality | None:
    """A figure that its own clause does not place ahead is told as fact, whatever the rest of its sentence says."""
    ahead = _WANTED.search(reading.context.view, clause.start, clause.end)
    return None if ahead else Modality.ASSERTED


def figure_of(reading: Reading, quantity: Quantity) -> Figure:
    """What the clause of `quantity` tells of it."""
    view = reading.context.view
    clause = clause_of(reading, quantity)
    dimension, unit, factor = dimension_of(quantity)
    lead, pronoun = clause.subject, clause.pronoun
    if pronoun:
        lead = subject_before(reading)
        pronoun = lead[0] == lead[1]
    names = frozenset((*names_in(reading.context, clause.start, clause.end), *names_in(reading.context, *clause.lead)))
    subject_names = names_in(reading.context, *lead)
    asks = _asks(reading, quantity, (clause.start, clause.end), clause.subject)
    thing = unit if dimension == COUNT else ""
    if dimension == MONEY and not asks and _BUILT.match(view, quantity.end):
        asks = ("cost",)
    if dimension == BARE:
        thing, asks = _bare(reading, quantity, asks)
    period = _period(reading, quantity, clause)
    bearer: tuple[str, ...] = ()
    if dimension == AGE:
        near = (max(reading.start, quantity.start - AGED_NEAR), quantity.start)
        names, clause = names | frozenset(names_in(reading.context, *near)), replace(clause, start=near[0])
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
        names=names | frozenset(subject_names),
        words=frozenset(
            (*_plain(reading, (clause.start, quantity.start)), *_plain(reading, (quantity.end, clause.end)), *bearer)
        ),
        marks=_marks(reading, quantity, clause, dimension),
        house=house,
        pronoun=pronoun,
        earliest=period[0],
        latest=period[1],
        ahead=_WANTED.search(view, clause.start, clause.end) is not None,
    )


def _bare(reading: Reading, quantity: Quantity, asks: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What a bare number counts: what the sentence counted before it: "lost seven seats and is left with 74"."""
    before = [q for q in reading.quantities if q.end <= quantity.start and q.kind is QuantityKind.COUNT and q.unit]
    if not before or dimension_of(before[-1])[0] != COUNT:
        return "", asks
    last = before[-1]
    counted = _asks(reading, last, (last.start, last.end), (last.start, last.start))
    return thing_of(last.unit), tuple(dict.fromkeys((*asks, *counted)))


def _period(reading: Reading, quantity: Quantity, clause: Clause) -> Period:
    """The nearest date of the clause, or one that begins the sentence: "In 2018, after a bad year, ..."."""
    own = [d for d in reading.dates if clause.start <= d.start and d.end <= clause.end]
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


def _asks(reading: Reading, quantity: Quantity, clause: tuple[int, int], subject: tuple[int, int]) -> tuple[str, ...]:
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
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _marks(reading: Reading, quantity: Quantity, clause: Clause, dimension: str) -> frozenset[str]:
    """The words that narrow the figure or turn it to another quantity, as "group:word"."""
    table = load("relation_figures")
    view = reading.context.view
    found = {
        f"{group}:{' '.join(match.group().lower().split())}"
        for group, words in table["splits"].items()
        for start, end in (_reach(reading, quantity, clause), clause.lead)
        for match in any_of(words).finditer(view, start, end)
        if not (group == "part" and quantity.kind is QuantityKind.COUNT and _says_thing(match.group(), quantity))
    }
    if _SUBSET.match(view, quantity.end, reading.end) or _SOME.search(view, quantity.start, quantity.end):
        found.add("part:some of them")
    before = [q for q in reading.quantities if clause.start <= q.start < quantity.start]
    if before and _WHOLE.search(view[max(clause.start, quantity.start - MOVED_NEAR) : quantity.start]):
        found.add("whole:all of them")
    if _moved().search(view, max(reading.start, quantity.start - MOVED_NEAR), quantity.start):
        found.add("change:moved")
    per = "" if dimension in (TIME, AGE, PERCENT) else quantity.per or _rate(reading, quantity, clause)
    return frozenset(found | ({f"rate:{per}"} if per else set()))


def _reach(reading: Reading, quantity: Quantity, clause: Clause) -> tuple[int, int]:
    """Where the words stand that narrow a figure: its own part of the clause, all of it where it has a whole."""
    view = reading.context.view
    if _SUBSET.match(view, quantity.end, reading.end):
        return clause.own[0], clause.end
    before = [q for q in reading.quantities if clause.start <= q.start < quantity.start]
    if before and _WHOLE.search(view[max(clause.start, quantity.start - MOVED_NEAR) : quantity.start]):
        return quantity.start, quantity.end
    return clause.own


@cache
def _moved() -> re.Pattern[str]:
    row = load("relation_figures")["moved"]
    moved = (form for lemma in row["by"] for form in forms(lemma))
    words = "|".join((*row["words"], *(rf"{form}\s+(?:\w+\s+){{0,2}}by" for form in moved)))
    return re.compile(
        rf"\b(?:{words})\s+(?:(?:about|some|around|only|just|almost|nearly|more\s+than|over|a)\s+){{0,2}}$", re.I
    )


def _says_thing(word: str, quantity: Quantity) -> bool:
    """True where a word that narrows only says what is counted: the "soldiers" of "3,000 soldiers"."""
    return thing_of(word.lower()) == thing_of(quantity.unit)


def _rate(reading: Reading, quantity: Quantity, clause: Clause) -> str:
    """The period of a rate told right behind the figure, right before it, or at the beginning of the sentence."""
    view = reading.context.view
    behind = min(quantity.end + RATE_NEAR, clause.own[1])
    before = max(quantity.start - RATE_BEFORE, clause.own[0])
    for name, words in load("relation_figures")["rates"].items():
        for start, end in ((quantity.end, behind), (before, quantity.start), clause.lead):
            for match in any_of(words).finditer(view, start, end):
                if not _LASTING.search(view, max(0, match.start() - 8), match.start()):
                    return str(name)
    return ""
