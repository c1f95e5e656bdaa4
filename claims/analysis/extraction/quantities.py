"""Figures of a text with value, unit and what they measure: money, counts, durations, percentages, power, ranks.

The path: numbers -> those that are amounts -> unit, or noun counted -> ranges -> qualifiers and rates -> measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from claims.analysis.extraction.measures import measure_of
from claims.analysis.extraction.numbers import Number, read_numbers, signed
from claims.analysis.extraction.quantity_counts import counted_after, nouns
from claims.analysis.extraction.quantity_never import is_continued, is_date_part, is_designated, is_glued, is_reference, is_year
from claims.analysis.extraction.quantity_ordinals import find_ordinals
from claims.analysis.extraction.quantity_units import Unit, letter_scale, rate_after, sign_before, unit_after
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.masking import mask

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: `[start, end)` covers sign, number and unit; `number_end` is where the number ends."""

    start: int
    end: int
    number: Number
    value: Decimal
    unit: str
    kind: QuantityKind
    rule: str
    number_end: int


_PLURAL_AFTER = re.compile(r"[ ][a-z]+s\b|[ ](?:people|men|women|children|troops)\b")


def _money(view: str, number: Number, sign: Unit) -> Figure:
    """Money with its sign before: "US$ 1bn", "$5m", "Rs 40 crore"; a name after says it again ("$20 billion dollars")."""
    value, end = number.value, number.end
    letter = letter_scale(view, end) if number.scale == _ONE else None
    if letter:
        value, end = value * letter[0], letter[1]
    after = unit_after(view, end)
    if after and after.kind is QuantityKind.MONEY and after.rule in ("money.name", "money.nation", "money.code"):
        named = after.name if after.rule != "money.name" else sign.name
        return Figure(sign.start, after.end, number, value, named, after.kind, sign.rule, end)
    return Figure(sign.start, end, number, value, sign.name, sign.kind, sign.rule, end)


def _lettered(view: str, number: Number) -> Figure | None:
    """ "5m euros", "2.5m people": a letter magnitude before a currency's name or a plural."""
    letter = letter_scale(view, number.end) if number.scale == _ONE and not number.words else None
    if letter is None or view[number.end : number.end + 1] == " ":
        return None
    value, end = number.value * letter[0], letter[1]
    after = unit_after(view, end)
    if after and after.kind is QuantityKind.MONEY and after.rule != "money.part":
        return Figure(number.start, after.end, number, value, after.name, after.kind, after.rule, end)
    if _PLURAL_AFTER.match(view, end):
        counted = counted_after(view, end)
        if counted:
            return Figure(number.start, counted.end, number, value, counted.noun, QuantityKind.COUNT, "count.lettered", end)
    return None


def measured(view: str, number: Number) -> Figure | None:
    """The number with the currency or unit beside it, or None where there is neither."""
    if not number.words or number.rule == "number.scaled":
        sign = sign_before(view, number.start)
        if sign:
            return _money(view, number, sign)
    lettered = _lettered(view, number)
    if lettered:
        return lettered
    unit = unit_after(view, number.end, share=number.fraction, group=number.rule == "number.group" or number.scale > _ONE)
    if unit is None or is_glued(view, number):
        return None
    return Figure(number.start, unit.end, number, number.value * unit.factor, unit.name, unit.kind, unit.rule, number.end)


def _counted(view: str, number: Number) -> Figure | None:
    """The number with the noun it counts, or a bare number that says how much was reached."""
    if number.value == 1 and number.words and not _is_amount_of_one(view, number):
        return None
    if number.fraction:
        return _share(view, number)
    if is_designated(view, number) or is_continued(view, number) or is_reference(view, number) or is_date_part(view, number):
        return None
    one = number.value == 1
    counted = counted_after(view, number.end, one=one)
    if is_year(view, number, counted is not None):
        return None
    if counted:
        return Figure(number.start, counted.end, number, number.value, counted.noun, QuantityKind.COUNT, "count.noun", number.end)
    return _bare(view, number)


_SHARE_OF = re.compile(r"[ \n]{1,2}of[ \n]{1,2}(?=(?:the|its|their|all|his|her|our|total|[A-Z])\b|[a-z]+)", re.IGNORECASE)


def _share(view: str, number: Number) -> Figure | None:
    """ "two thirds of the imports"; "half of" and the like, in words or as 3/4."""
    if not _SHARE_OF.match(view, number.end):
        return None
    return Figure(number.start, number.end, number, number.value, "share", QuantityKind.OTHER, "share.of", number.end)


_BARE_NEXT = re.compile(r"[ ]?(?:$|[.,;)](?:\s|$)|\n|[ ](?:in|from|by|at|to|on|since|after|during|this|last|and|people|compared|for|with|a)\b)")


def _bare(view: str, number: Number) -> Figure | None:
    """A number without noun is taken where it is large, or where a verb says that it was reached: "rose to 312"."""
    left = view[max(0, number.start - 14) : number.start].lower().split()
    reached = bool(left) and left[-1] in load("numbers")["reached"]["words"]
    large = number.scale > _ONE and number.value >= 1000 or "," in view[number.start : number.end]
    if (large or (reached and number.value > 12 and not number.words)) and _BARE_NEXT.match(view, number.end):
        return Figure(number.start, number.end, number, number.value, "", QuantityKind.OTHER, "number.bare", number.end)
    return None


def _is_amount_of_one(view: str, number: Number) -> bool:
    """False for "one" as a pronoun: "this one", "one of", "no one", "one can", "on the one hand"."""
    if number.article:
        return True
    before = view[max(0, number.start - 16) : number.start].lower().replace("-", " ").split()
    return not (before and before[-1].strip("\"'(") in nouns().before_one)


def figure_of(view: str, number: Number) -> Figure | None:
    """The figure that a number makes, or None where it is no amount."""
    figure = measured(view, number)
    if figure is None:
        return None if is_glued(view, number) else _counted(view, number)
    if figure.kind is QuantityKind.MONEY:
        return figure
    if is_designated(view, number) and not number.words and figure.kind is not QuantityKind.PERCENT:
        return None
    return None if is_glued(view, number) else figure


_JOINT = re.compile(
    r"[ \n]{0,2}(?P<pre>[$€£A-Za-z%.]{1,12}(?:[ ]cent)?)??[ \n]{0,2}(?P<joint>-|–|—|to|or|and)(?:[ \n]{1,2}|(?<=[-–—]))(?P<sign>[$€£¥₹A-Za-z.]{1,4}[ ]?)?"
)
_BETWEEN = re.compile(r"(?<![A-Za-z])between[ \n]{1,2}(?:[A-Za-z]{0,3}[$€£¥₹]?[ ]?)?$", re.IGNORECASE)
_FROM = re.compile(r"(?<![A-Za-z])from[ \n]{1,2}(?:[A-Za-z]{0,3}[$€£¥₹]?[ ]?)?$", re.IGNORECASE)
_RANGING = re.compile(r"(?:rang|var|span|anywhere|somewhere|age[ds]?)[a-z]*[ \n]from", re.IGNORECASE)


def _joins(view: str, low: Number, high: Number) -> bool:
    """True where two neighbouring numbers are the ends of one range: "750 to 800", "between 3 and 5", "four or five"."""
    gap = _JOINT.fullmatch(view, low.end, high.start) if high.start - low.end <= 24 else None
    if not gap or high.value * max(_ONE, low.scale if low.scale > high.scale else _ONE) <= low.value and high.value <= low.value:
        return False
    window = max(0, low.start - 24)
    if gap["joint"] == "and":
        return bool(_BETWEEN.search(view, window, low.start))
    if gap["joint"] == "to" and _FROM.search(view, window, low.start):
        return bool(_RANGING.search(view, window, low.start))
    return not (gap["joint"] == "or" and (low.value == 1 or high.value > low.value * 4))


def _range(view: str, low: Number, high: Number) -> Quantity | None:
    """The quantity that two joined numbers make, or None where their units differ or they are no amounts."""
    if is_glued(view, low) or (not high.words and is_continued(view, high) and not unit_after(view, high.end)):
        return None
    top = figure_of(view, high) if view[high.start - 1] not in "-–" else _after_dash(view, high)
    if top is None:
        return None
    bottom = measured(view, low)
    gap = _JOINT.fullmatch(view, low.end, high.start)
    if gap and ((gap["pre"] and (bottom is None or bottom.end == low.end)) or (gap["sign"] and top.start == high.start)):
        return None
    start, value = low.start, low.value * (top.value / high.value if high.value else _ONE)
    if bottom is not None:
        if bottom.unit != top.unit and not (bottom.kind is QuantityKind.MONEY and top.kind is not QuantityKind.MONEY):
            return None
        start = bottom.start
        if bottom.kind is QuantityKind.MONEY and top.kind is not QuantityKind.MONEY:
            money = _money(view, high, Unit(low.start, low.start, bottom.unit, QuantityKind.MONEY))
            top = replace(top, kind=QuantityKind.MONEY, unit=bottom.unit, value=money.value, end=money.end)
            value = low.value * (money.value / high.value)
        if bottom.end > low.end or low.scale > _ONE:
            value = bottom.value
    elif low.scale == _ONE and not low.fraction and low.value < 1000 and high.scale > _ONE:
        value = low.value * high.scale * (top.value / high.value)
    elif low.value > 1000 and high.scale == _ONE and is_year(view, low, counts_something=False):
        return None
    low_end, high_end = min(value, top.value), max(value, top.value)
    if low.scale == _ONE and bottom is not None and bottom.end == low.end and high.scale > _ONE and low.value < high.value / high.scale:
        low_end = low.value * high.scale
    return Quantity(start, top.end, "", low_end, high_end, top.unit, top.kind, rule=f"{top.kind}.range")


def _after_dash(view: str, number: Number) -> Figure | None:
    """The upper end of "4-5 tanks": the dash before it would make it part of a name."""
    figure = measured_unglued(view, number)
    if figure:
        return figure
    counted = counted_after(view, number.end)
    if counted is None or is_date_part(view, number) or is_designated(view, number):
        return None
    return Figure(number.start, counted.end, number, number.value, counted.noun, QuantityKind.COUNT, "count.noun", number.end)


def measured_unglued(view: str, number: Number) -> Figure | None:
    """As `measured`, for a number right after a dash."""
    unit = unit_after(view, number.end)
    if unit is None:
        letter = _lettered(view, number)
        return letter or (_money(view, number, sign) if (sign := sign_before(view, number.start)) else None)
    return Figure(number.start, unit.end, number, number.value * unit.factor, unit.name, unit.kind, unit.rule, number.end)


@cache
def _qualifiers() -> dict[str, str]:
    table = load("numbers")["qualifiers"]
    return {phrase: bound for bound in ("approximate", "at_least", "at_most") for phrase in table[bound]}


_WORDS = re.compile(r"[A-Za-z~<>]+")


def _qualified_before(view: str, start: int) -> tuple[str, int] | None:
    """The qualifier that stands before `start` and where it begins: "more than", "about", "up to"."""
    left = max(0, start - 34)
    words = list(_WORDS.finditer(view, left, start))[-4:]
    for first in range(len(words)):
        phrase = " ".join(w.group().lower() for w in words[first:])
        if phrase in ("~", "<", ">"):
            return {"~": "approximate", "<": "at_most", ">": "at_least"}[phrase], words[first].start()
        bound = _qualifiers().get(phrase) or (_qualifiers().get(phrase[:-4]) if phrase.endswith((" the", " a")) else None)
        if bound and not view[words[-1].end() : start].strip() and "\n\n" not in view[words[first].start() : start]:
            return bound, words[first].start()
    return None


@cache
def _after_qualifier() -> re.Pattern[str]:
    table = load("numbers")["qualifiers"]
    alternatives = "|".join(
        f"(?P<{bound}>{'|'.join(re.escape(p) for p in table['after_' + bound])})" for bound in ("approximate", "at_least", "at_most")
    )
    return re.compile(rf"[ \n-]{{1,2}}(?:{alternatives})(?![A-Za-z])", re.IGNORECASE)


def _bounded(view: str, quantity: Quantity, number_end: int) -> Quantity:
    """The quantity with its qualifier: rough, or open at one end ("up to" starts at zero: no such figure is negative)."""
    before = _qualified_before(view, quantity.start)
    after = _after_qualifier().match(view, quantity.end) or _after_qualifier().match(view, number_end)
    bound, start, end = before[0] if before else "", before[1] if before else quantity.start, quantity.end
    if after and not before:
        bound, end = str(after.lastgroup), max(quantity.end, after.end())
    if view[number_end : number_end + 1] == "+":
        bound, end = "at_least", max(end, number_end + 1)
    if not bound:
        return quantity
    if bound == "approximate":
        return replace(quantity, start=start, end=end, approximate=True)
    if bound == "at_least":
        return replace(quantity, start=start, end=end, high=None)
    return replace(quantity, start=start, end=end, low=Decimal(0))


_OLD = re.compile(r"[ \n-](?:old|of[ ]age|ago)\b", re.IGNORECASE)
_LAST = re.compile(r"(?<![A-Za-z])(?:the[ \n]{1,2})?(?:last|past|next|previous|coming|first|final|another)[ \n]{1,2}$", re.IGNORECASE)


def _time_singles(view: str) -> Iterator[Quantity]:
    """ "a decade ago", "the past decade", "a year later": a single unit of time that is told as a length."""
    for match in _SINGLE.finditer(view):
        word = match["unit"].lower()
        as_longer = load("units")["time"]["as"].get(word)
        unit, factor = as_longer or (word, 1)
        value = Decimal(factor)
        yield Quantity(match.start(), match.end("unit"), "", value, value, unit, QuantityKind.DURATION, rule="duration.single")


_SINGLE = re.compile(
    r"""(?<![A-Za-z-])
    (?: an?[ \n]{1,2}(?:full[ ]|whole[ ]|entire[ ])?(?P<unit>decade|century|year|month|week|fortnight|day|hour)
        (?: (?<=decade)(?![A-Za-z-]) | (?<=century)(?=[ \n]ago\b|[ \n]of\b) | (?=[ \n](?:ago|later|earlier|long)\b) )
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PAST_DECADE = re.compile(r"(?<![A-Za-z])(?:the[ \n]{1,2})?(?:last|past)[ \n]{1,2}(?P<unit>decade)(?![A-Za-z])", re.IGNORECASE)


def _times(view: str) -> Iterator[Quantity]:
    """ "twice", "thrice": how often."""
    for match in _TWICE.finditer(view):
        value = Decimal(load("numbers")["times"][match.group().lower()])
        yield Quantity(match.start(), match.end(), "", value, value, "time", QuantityKind.COUNT, rule="count.times")


_TWICE = re.compile(r"(?<![A-Za-z])(?:twice|thrice)(?![A-Za-z])(?![ \n](?:as|the|that|a|an|per)\b)", re.IGNORECASE)


def _past_decades(view: str) -> Iterator[Quantity]:
    """ "the past decade" is ten years."""
    for match in _PAST_DECADE.finditer(view):
        unit, factor = load("units")["time"]["as"][match["unit"].lower()]
        yield Quantity(match.start(), match.end(), "", Decimal(factor), Decimal(factor), unit, QuantityKind.DURATION, rule="duration.past")


def _from_numbers(view: str) -> Iterator[Quantity]:
    """Every quantity that starts from a number."""
    numbers = [signed(view, number) if not number.words else number for number in read_numbers(view)]
    index = 0
    while index < len(numbers):
        number = numbers[index]
        follower = numbers[index + 1] if index + 1 < len(numbers) else None
        if follower is not None and _joins(view, number, follower):
            ranged = _range(view, number, follower)
            if ranged:
                yield _bounded(view, ranged, follower.end)
                index += 2
                continue
        index += 1
        figure = figure_of(view, number)
        if figure:
            plain = Quantity(figure.start, figure.end, "", figure.value, figure.value, figure.unit, figure.kind, rule=figure.rule)
            yield _bounded(view, plain, figure.number_end)


def _finished(text: str, view: str, quantity: Quantity) -> Quantity:
    """The quantity with rate, measure and surface."""
    rate = rate_after(view, quantity.end) if quantity.kind is not QuantityKind.ORDINAL else None
    per, end = rate or ("", quantity.end)
    measures = measure_of(view, quantity.start, end)
    if not per and quantity.kind is QuantityKind.MONEY and _ANNUAL.search(measures):
        per = "year"
    return replace(quantity, end=end, per=per, measures=measures, surface=text[quantity.start : end])


_ANNUAL = re.compile(r"(?<![A-Za-z])(?:annual|yearly)(?![A-Za-z])", re.IGNORECASE)


def _without_overlaps(quantities: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def find_quantities(text: str) -> list[Quantity]:
    """The figures of `text`, in order, without overlap, with offsets into `text` as given.

    Money has an ISO 4217 unit; lengths of time are in the printed unit, decades and centuries in years; a count has the
    noun counted as its unit. Years, dates, model numbers, notes, pages, times of day and telephones are no figures.
    """
    view = mask(text)
    found = [*_from_numbers(view), *find_ordinals(view), *_time_singles(view), *_past_decades(view), *_times(view)]
    return _without_overlaps([_finished(text, view, quantity) for quantity in _without_overlaps(found)])
