"""Figures with what they measure, and acts that are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from claims.analysis.extraction.values import Modality, Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.relations.focus import ANOTHER, GOES_ON, goes_on
from claims.analysis.relations.objects import find_objects
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.periods import UNKNOWN, days
from claims.analysis.relations.phrases import any_of
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import canonical, content_words, fold

_TARGET = re.compile(
    r"\b(?:target(?:s|ed|ing)?\b(?!\s+(?:population|group|audience|area))|aim(?:s|ed|ing)?|goal|ambition|by\s+20\d\d|plans?\s+to|hopes?\s+to)\b",
    re.I,
)
_TIMES = re.compile(
    r"\b(?P<n>once|twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s+times)\b", re.I
)
# "have been vetoed by A and B"; "over Syria", "on the draft": what it is about.
_BY = re.compile(r"(?:\s+(?:\w+ly|twice|once|jointly))?\s+by\s+", re.I)
_BEEN = re.compile(r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?$", re.I)
_ABOUT = re.compile(
    r"\b(?:on|over|about|against|concerning|regarding|condemning|towards?|in|of|for)\s+(?:the\s+)?$", re.I
)
# "has twice vetoed".
_TIMES_BEFORE = re.compile(
    r"\b(?P<n>once|twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s+times)\s+$", re.I
)
_TO = re.compile(r"\b(?:to|from|for)\s+(?:the\s+)?$", re.I)
# "Norwegian exports", "Norway's total imports".
_FLOWS = re.compile(r"(?:'s?)?\s+(?:\w+\s+)?(?:exports|imports)\b", re.I)
# "55 percent by Arvo Steel"; "Arvo Steel will hold 55 percent", "and Arvo 45 percent".
_HELD_BY = re.compile(r"\s+(?:of\s+[\w ]{1,40}?\s+)?by\s+(?:the\s+)?(?P<who>[A-Z][\w&'-]{1,30})")
_HOLDS = re.compile(
    r"(?P<who>\b[A-Z][\w&'-]{1,30})(?:\s+(?:AS|AG|Ltd|plc|Inc|GmbH|SA))?"
    r"\s+(?:(?:will|would|is\s+to|now|still|currently)\s+)?(?:(?:holds?|held|owns?|owned|keeps?|gets?|has|have)\s+)?"
    r"(?:(?:about|around|only|just|some|over|nearly)\s+)?(?:an?\s+|the\s+remaining\s+)?$"
)
_ZERO = re.compile(r"\bno\s+(?:deaths|casualties|fatalities|injuries|cases|infections|arrests)\b", re.I)
_WORDS = {"once": 1, "twice": 2, "thrice": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
          "eight": 8, "nine": 9, "ten": 10}  # fmt: skip
_KINDS = frozenset(
    {QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.OTHER, QuantityKind.POWER}
)
# "..., less than half of what A trades with C": the comparison is with something else.
_COMPARED = re.compile(
    r",\s+(?:(?:far|much|slightly|still|just|barely|well)\s+)?(?:less|more|fewer|half|twice|compared|against|up|down)\b",
    re.I,
)
# "with 76 rotors and a capacity of 9 MW": what follows "and" is of the next figure.
_LISTED = re.compile(r"\b(?:and|but|or)\s")
# "Deaths: 76", "Capacity (net): 900 MW": a label.
_LABEL = re.compile(r"\W{0,8}(?:[\w()%'-]{1,30}\s){0,6}[\w()%'-]{1,30}:\s")
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|whereas)\s|\s(?:while|whereas|although)\s")

# Small numbers of things that no measure tells are listed in passing; a cue for what was done stands this near.
MERE = 3
ACT_REACH = 40
# How far before a figure the words stand with which it takes up another.
TAKEN_REACH = 80
# Figures of two measures that stand so near leave open which of them is taken up.
LISTED_NEAR = 120


def read_measures(reading: Reading) -> Iterator[Frame]:
    """A frame for every figure whose measure the words beside it tell; parties, object and period from the clause."""
    for quantity in reading.quantities:
        if quantity.kind not in _KINDS or _mere_number(reading, quantity):
            continue
        again = _taken_up(reading, quantity)
        if again:
            yield again
            continue
        row = _measure(reading, quantity) or _number_of(quantity)
        if row is None:
            continue
        yield _measured(reading, quantity, row)
    for match in _ZERO.finditer(reading.text):
        start, end = reading.at(match.start()), reading.at(match.end())
        none = Quantity(start, end, match.group(), Decimal(0), Decimal(0), "", QuantityKind.COUNT, rule="count.none")
        row = _measure(reading, none)
        if row is not None:
            yield _measured(reading, none, row)


def _mere_number(reading: Reading, quantity: Quantity) -> bool:
    """True for "the two countries", "both sides", "six working groups": a number that only points or lists."""
    if quantity.kind is not QuantityKind.COUNT:
        return False
    before = reading.context.view[max(reading.start, quantity.start - 6) : quantity.start].lower()
    pointing = quantity.surface.lower().startswith(("the ", "both ", "these ")) or before.endswith(("the ", "these "))
    small = quantity.high is not None and quantity.high <= 3
    return quantity.unit in load("relation_measures")["pointing"]["units"] or (pointing and small)


def _number_of(quantity: Quantity) -> dict[str, Any] | None:
    """ "76 turbines": where no word tells a measure, things are counted for their own sake."""
    if quantity.kind is not QuantityKind.COUNT or not quantity.unit or (quantity.low or 0) <= MERE:
        return None
    if quantity.unit in load("relation_figures")["money"]["units"]:
        return None  # a sum in a currency without a code
    unit = quantity.unit
    return {"name": f"number of {unit}", "title": f"number of {unit}", "counts": unit}


def _measure(reading: Reading, quantity: Quantity) -> dict[str, Any] | None:
    """The measure whose cue stands nearest to the figure in its clause; a longer cue wins over one inside it."""
    first, last = _clause(reading, quantity)
    best: tuple[int, int, int] | None = None
    table = load("relation_measures")
    rows = table["measure"]
    distance = quantity.unit in table["distance"]["units"]
    for index, row in enumerate(rows):
        if quantity.kind not in row.get("kinds", (quantity.kind,)) or (distance and not row.get("distance")):
            continue
        if quantity.unit and quantity.unit not in row.get("units", (quantity.unit,)):
            continue
        for match in any_of(row["cues"]).finditer(reading.context.view, first, last):
            before = match.end() <= quantity.start
            gap = quantity.start - match.end() + 3 if before else max(0, match.start() - quantity.end)
            if not before and _LISTED.search(reading.context.view, quantity.end, match.start()):
                continue
            key = (gap - 2 * len(match.group()), index, match.start())
            if gap <= 70 and (best is None or key < best):
                best = key
    return rows[best[1]] if best else None


def _clause(reading: Reading, quantity: Quantity) -> tuple[int, int]:
    """The stretch of the sentence around the figure, up to the next clause mark on either side."""
    view = reading.context.view
    first, last = reading.start, reading.end
    label = _LABEL.match(view, first, last)
    for match in _CLAUSE.finditer(view, label.end() if label else first, last):
        if match.end() <= quantity.start:
            first = match.end()
        elif match.start() >= quantity.end:
            last = match.start()
            break
    return first, last


def _measured(reading: Reading, quantity: Quantity, row: dict[str, Any]) -> Frame:
    first, last = _clause(reading, quantity)
    parties, inherited = _without_comparison(reading, quantity).parties()
    period = reading.date_near(quantity.start, quantity.end, 120)
    if period == UNKNOWN and row.get("total"):
        period = reading.date_before()
    if row.get("standing") and days(period) == 1:
        period = UNKNOWN  # the day on which it was signed or told: what holds for years has no day
    agent, patient = _direction(reading, first, last) if row.get("directed") else ("", "")
    things = [t for t in find_objects(reading.context.view, first, last) if t.name]
    about = (
        *content_words(reading.context.view, first, quantity.start, reading.entities),
        *content_words(reading.context.view, quantity.end, last, reading.entities),
    )
    return Frame(
        kind=FrameKind.MEASURE,
        predicate=row["name"],
        start=quantity.start,
        end=quantity.end,
        agent=agent,
        patient=patient,
        parties=parties,
        object=_holder(reading, quantity)
        if row["name"] == "stake"
        else things[0].name
        if things
        else _object_before(reading),
        modifier="total" if row.get("total") else "",
        earliest=period[0],
        latest=period[1],
        quantity=_in_one_unit(replace(quantity, measures=quantity.measures or row["title"]), row, _things(reading)),
        rule="measure.number_of" if "counts" in row else f"measure.{row['name']}",
        stage=_act(reading, quantity, first, last),
        topic=frozenset(about) | _marks(reading),
        inherited=inherited,
        modality=Modality.TARGET if _TARGET.search(reading.context.view, first, last) else None,
    )


def _taken_up(reading: Reading, quantity: Quantity) -> Frame | None:
    """The figure that takes up the one before it: "a survey puts the number at 9,000", "in 2011 it grew to 9,000".

    The question is that of the figure before it; where a figure moves, only its own date tells of which period it is.
    """
    puts, moves = _takes_up()
    lead = reading.context.view[max(reading.start, quantity.start - TAKEN_REACH) : quantity.start]
    put, moved = puts.search(lead), moves.search(lead)
    if not put and not moved:
        return None
    like = [f for f in reading.before if f.kind is FrameKind.MEASURE and f.quantity and _like(f.quantity, quantity)]
    if not like or any(f.predicate != like[-1].predicate and f.start > like[-1].start - LISTED_NEAR for f in like):
        return None
    period = reading.date_near(quantity.start, quantity.end, 120)
    if period == UNKNOWN and moved:
        return None
    last, said = like[-1], like[-1].quantity or quantity
    bare = quantity.kind is QuantityKind.OTHER and not quantity.unit
    named = replace(quantity, unit=said.unit, kind=said.kind) if bare else quantity
    return replace(
        last,
        start=quantity.start,
        end=quantity.end,
        quantity=replace(named, measures=said.measures),
        earliest=period[0] if period != UNKNOWN else last.earliest,
        latest=period[1] if period != UNKNOWN else last.latest,
        rule="measure.taken_up",
    )


def _like(said: Quantity, now: Quantity) -> bool:
    """True where a figure can take up another: of one unit, or a bare number where things were counted."""
    bare = now.kind is QuantityKind.OTHER and not now.unit
    return said.kind is QuantityKind.COUNT if bare else (said.kind, said.unit) == (now.kind, now.unit)


@cache
def _takes_up() -> tuple[re.Pattern[str], re.Pattern[str]]:
    row = load("relation_measures")["taken_up"]
    verbs, whats, moves = (
        "|".join(map(re.escape, row[name])).replace(r"\ ", r"\s+") for name in ("verbs", "whats", "moves")
    )
    near = r"\s+(?:(?:only|just|nearly|almost|about|around|over|some)\s+){0,2}$"
    return (
        re.compile(rf"\b(?:{verbs})\s+(?:{whats})\s+at{near}", re.I),
        re.compile(rf"\b(?:{moves}){near}", re.I),
    )


def _holder(reading: Reading, quantity: Quantity) -> str:
    """Whose a share is: "Arvo holds 55 percent", "55 percent by Arvo", "and Arvo 45 percent"; "" where untold."""
    view = reading.context.view
    behind = _HELD_BY.match(view, quantity.end, reading.end)
    ahead = _HOLDS.search(view[reading.start : quantity.start])
    match = behind or ahead
    return match["who"].lower() if match else ""


def _object_before(reading: Reading) -> str:
    """The one thing that the paragraph named, for a sentence about "it"; "" where it named none or several."""
    named = {f.object for f in reading.before if f.object and f.kind in (FrameKind.MEASURE, FrameKind.DEAL)}
    return min(named) if len(named) == 1 and goes_on(reading.text) else ""


def _marks(reading: Reading) -> frozenset[str]:
    marks = ((ANOTHER, reading.aside), (GOES_ON, goes_on(reading.text)))
    return frozenset(mark for mark, holds in marks if holds)


def _without_comparison(reading: Reading, quantity: Quantity) -> Reading:
    """The reading without the entities of a comparison that follows the figure."""
    match = _COMPARED.search(reading.context.view, quantity.end, reading.end)
    return replace(reading, entities=[e for e in reading.entities if e.end <= match.start()]) if match else reading


def _in_one_unit(quantity: Quantity, row: dict[str, Any], things: Sequence[str]) -> Quantity:
    """The figure in the unit in which its like are compared: 1.2 GW as 1200 MW, the dead and patients as people.

    A number without a noun takes that of the one thing that the sentence counts: "of 9,000 tents 4,000 arrived".
    """
    table = load("relation_measures")
    scaled = table["scaled"].get(quantity.unit)
    if scaled:
        factor = Decimal(scaled[1])
        low, high = (None if end is None else end * factor for end in (quantity.low, quantity.high))
        return replace(quantity, unit=scaled[0], low=low, high=high)
    noun = row.get("unit") or (things[0] if len(things) == 1 else "")
    if quantity.unit == "" and quantity.kind is QuantityKind.OTHER and noun and not row.get("people"):
        quantity = replace(quantity, unit=noun, kind=QuantityKind.COUNT)
    people = row.get("people") and (quantity.unit in table["people"]["units"] or quantity.unit == "")
    return replace(quantity, unit="person", kind=QuantityKind.COUNT) if people else quantity


def _things(reading: Reading) -> list[str]:
    """What the sentence counts, each once."""
    return list(dict.fromkeys(q.unit for q in reading.quantities if q.kind is QuantityKind.COUNT and q.unit))


def _act(reading: Reading, quantity: Quantity, first: int, last: int) -> str:
    """What was done with the figure, where the nearest cue tells: "asked", "got", "promised"; else ""."""
    best = (ACT_REACH, "")
    for act, cues in load("relation_measures")["acts"].items():
        for match in any_of(cues).finditer(reading.context.view, first, last):
            gap = max(quantity.start - match.end(), match.start() - quantity.end, 0)
            best = min(best, (gap, act))
    return best[1]


def _direction(reading: Reading, first: int, last: int) -> tuple[str, str]:
    """Whose it is and towards whom: "A's exports to B" gives A and B, as does "exports of A to B"."""
    towards = ""
    for entity in reading.entities:
        name = country_named(entity)
        if (
            name
            and first <= entity.start
            and entity.end <= last
            and _TO.search(reading.context.view[max(0, entity.start - 12) : entity.start])
        ):
            towards = name
    others = [name for name in reading.countries(first, last) if name != towards]
    if towards and others:
        return others[0], towards
    return (_owner(reading, first, last), "") if not towards else ("", "")


def _owner(reading: Reading, first: int, last: int) -> str:
    """Whose exports or imports they are, where only that is told: "Norwegian exports", "Norway's exports"."""
    for entity in reading.entities:
        if first <= entity.start and entity.end <= last and _FLOWS.match(reading.context.view, entity.end, last):
            return country_named(entity) or ""
    return ""


def read_counts(reading: Reading) -> Iterator[Frame]:
    """Frames of acts that are counted: "vetoed ... twice", "vetoed three resolutions"."""
    for row in load("relation_counts")["act"]:
        for match in any_of(row["words"]).finditer(reading.text):
            quantity = _count(reading, row, match.start(), match.end()) or _counted_before(reading, row, match)
            if quantity is None:
                continue
            agents = _agents(reading, match)
            first = min(reading.at(match.start()), quantity.start)
            topic = content_words(reading.context.view, reading.start, reading.end, reading.entities)
            yield Frame(
                kind=FrameKind.COUNT,
                predicate=row["predicate"],
                start=first,
                end=max(reading.at(match.end()), quantity.end),
                parties=frozenset(agents),
                modifier=row["title"],
                quantity=quantity,
                topic=frozenset(topic) - _own_words(row),
                rule=f"count.{row['predicate']}",
            )
            break


def _own_words(row: dict[str, Any]) -> frozenset[str]:
    """The words of the act itself, which say nothing of its matter."""
    said = [word for phrase in (*row["words"], *row["what"]) for word in phrase.split()]
    return frozenset(canonical(fold(word)) for word in (*said, *_WORDS, "time", "times"))


def _agents(reading: Reading, act: re.Match[str]) -> list[str]:
    """Who acts: behind "by" in the passive, else the countries before the verb that no preposition makes the matter."""
    view = reading.context.view
    behind = _BY.match(reading.text, act.end())
    if behind:
        stop = re.search(r"[,;:.]|\s(?:in|on|over|at|since|for)\s", reading.text[behind.end() :])
        end = behind.end() + stop.start() if stop else len(reading.text)
        return reading.countries(reading.at(behind.end()), reading.at(end))
    own = [
        e for e in reading.entities
        if e.end <= reading.at(act.start()) and not _ABOUT.search(view, max(reading.start, e.start - 14), e.start)
    ]  # fmt: skip
    named = [name for e in own if (name := country_named(e))]
    return list(dict.fromkeys(named)) or replace(reading, entities=own).countries()


def _counted_before(reading: Reading, row: dict[str, Any], act: re.Match[str]) -> Quantity | None:
    """The number in the passive: "three resolutions ..., have been vetoed", or right before the noun: "two vetoes"."""
    window = reading.text[max(0, act.start() - 130) : act.start()]
    if not _BEEN.search(window):
        if act.group().lower() not in row["what"]:
            return None
        window = reading.text[max(0, act.start() - 40) : act.end()]
    found = [m for m in _numbered(tuple(row["what"])).finditer(window) if m["n"].lower() not in ("a", "an", "the")]
    if not found or re.search(r"[;:]", window[found[-1].end() :]):
        return None
    last = found[-1]
    value = Decimal(last["n"]) if last["n"].isdigit() else Decimal(_WORDS.get(last["n"].lower(), 1))
    at = reading.text.index(window) + last.start()
    return Quantity(
        reading.at(at), reading.at(at + len(last.group())), last.group(), value, value, row["predicate"],
        QuantityKind.COUNT, rule="count.number",
    )  # fmt: skip


def _numbered(what: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<n>a|an|one|two|three|four|five|six|seven|eight|nine|ten|the|\d{1,3})\s+(?:(?!(?:and|or|but|when|which|who)\b)[\w.'-]+\s+){0,3}?(?P<what>"
        + "|".join(map(re.escape, what))
        + r")\b",
        re.I,
    )


def _count(reading: Reading, row: dict[str, Any], start: int, end: int) -> Quantity | None:
    """The number that counts the act: "twice" behind it, or a figure with one of its nouns within a few words."""
    behind = _TIMES.search(reading.text, end, min(len(reading.text), end + 80))
    if behind and re.search(r"[;:,]", reading.text[end : behind.start()]):
        behind = None
    times = behind or _TIMES_BEFORE.search(reading.text, max(0, start - 16), start)
    if times:
        number = times["n"].split()[0].lower()
        value = Decimal(number) if number.isdigit() else Decimal(_WORDS[number])
        at = reading.at(times.start())
        return Quantity(
            at, reading.at(times.end()), times.group(), value, value, "time", QuantityKind.COUNT, rule="count.times"
        )
    window = reading.text[end : end + 60]
    found = _numbered(tuple(row["what"])).search(window)
    if found is None or re.search(r"[;:,]", window[: found.start()]):
        return None
    word = found["n"].lower()
    if word == "the" and found["what"].lower().endswith("s"):
        return None
    value = Decimal(word) if word.isdigit() else Decimal(_WORDS.get(word, 1))
    at = reading.at(end + found.start())
    loose = word in ("a", "an", "the", "one")
    return Quantity(
        at, reading.at(end + found.end()), found.group(), value, value, row["predicate"], QuantityKind.COUNT,
        approximate=loose, rule="count.singular" if loose else "count.number",
    )  # fmt: skip
