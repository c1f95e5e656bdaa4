"""Two numbers that are the ends of one figure: "750 to 800", "$4-5 billion", "four or five years"; shared units."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.analysis.extraction.number_reader import Number
from claims.analysis.extraction.quantity_counts import counted_after
from claims.analysis.extraction.quantity_figures import Figure, ends_plainly, figure_of, lettered, measured, money_with
from claims.analysis.extraction.quantity_never import is_continued, is_date_part, is_designated, is_glued, is_year
from claims.analysis.extraction.quantity_units import Unit, letter_scale, sign_before, unit_after
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load

_ONE = Decimal(1)

_JOINT = re.compile(
    r"-?[ \n]{0,2}(?P<pre>[$€£°A-Za-z%.]{1,12}(?:[ ]cent)?)??[ \n]{0,2}"  # the unit of the lower end
    r"(?P<joint>-|–|—|to|or|and)(?:[ \n]{1,2}|(?<=[-–—]))"
    r"(?P<sign>[$€£¥₹A-Za-z.]{1,4}[ ]?)?"  # the money sign of the upper end
)
_BETWEEN = re.compile(
    r"(?<![A-Za-z])between[ \n]{1,2}(?:the[ ]ages[ ]of[ ])?(?:[A-Za-z]{0,3}[$€£¥₹]?[ ]?)?$", re.IGNORECASE
)
_FROM = re.compile(r"(?<![A-Za-z])from[ \n]{1,2}(?:[A-Za-z]{0,3}[$€£¥₹]?[ ]?)?$", re.IGNORECASE)
# "rose from $4 million in 1995 to $9 million": the year is of the first figure, not the lower end of a second.
# "rose $3 to $71": by how much, and to what; "an increase of £2 or 3 per cent": one change told twice.
_MOVED = re.compile(
    r"\b(?:rose|rises?|risen|fell|falls?|fallen|gained|gains|lost|loses|added|adds|climbed|jumped|slipped|dropped|shed|up|down)"
    r"[ \n](?:[A-Za-z]{0,3}[$€£¥₹]?[ ]?)?$",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"[ ]?(?:%|per[ ]?cent\b)", re.IGNORECASE)
_IN_YEAR = re.compile(r"(?<![A-Za-z])(?:in|of|since|by|during|for)[ \n]{1,2}$", re.IGNORECASE)
_RANGING = re.compile(r"(?:rang|var|span|anywhere|somewhere|age[ds]?)[a-z]*[ \n]from", re.IGNORECASE)


def joins(view: str, low: Number, high: Number) -> bool:
    """True where two neighbouring numbers are the ends of one range: "750 to 800", "four or five"."""
    gap = _JOINT.fullmatch(view, low.end, high.start) if high.start - low.end <= 24 else None
    if gap is None:
        return False
    if high.value <= low.value and high.value * max(_ONE, low.scale if low.scale > high.scale else _ONE) <= low.value:
        # "ranged from -2 to -9 degrees"
        return gap["joint"] == "to" and bool(_RANGING.search(view, max(0, low.start - 24), low.start))
    window = max(0, low.start - 24)
    if gap["joint"] == "to" and gap["sign"] and _MOVED.search(view, window, low.start):
        return False
    if (
        gap["joint"] == "or"
        and _PER_CENT.match(view, high.end)
        and not _PER_CENT.match(view, low.end)
        and sign_before(view, low.start)
    ):
        return False
    if is_year(view, low, counts_something=False) and _IN_YEAR.search(view, window, low.start):
        return False
    if gap["joint"] == "and":
        return bool(_BETWEEN.search(view, window, low.start))
    if gap["joint"] == "to" and _FROM.search(view, window, low.start):
        return bool(_RANGING.search(view, window, low.start))
    return not (gap["joint"] == "or" and (low.value == 1 or high.value > low.value * 4))


def range_of(view: str, low: Number, high: Number) -> Quantity | None:
    """The quantity that two joined numbers make, or None where their units differ or they are no amounts."""
    open_end = not high.words and is_continued(view, high)
    if is_glued(view, low) or (open_end and not unit_after(view, high.end) and not letter_scale(view, high.end)):
        return None
    bottom = measured(view, low)
    top = figure_of(view, high) if view[high.start - 1] not in "-–" else _after_dash(view, high)
    if bottom is not None and bottom.kind is QuantityKind.MONEY and (top is None or top.kind is not QuantityKind.MONEY):
        top = money_with(view, high, Unit(high.start, high.start, bottom.unit, QuantityKind.MONEY, rule=bottom.rule))
    if bottom is not None and bottom.rule == "duration.age" and (top is None or top.unit != "year"):
        top = Figure(high.start, high.end, high, high.value, "year", bottom.kind, bottom.rule, high.end)
    if top is None:
        return _bare_range(view, low, high)
    gap = _JOINT.fullmatch(view, low.end, high.start)
    if gap and (
        (gap["pre"] and (bottom is None or bottom.end == low.end)) or (gap["sign"] and top.start == high.start)
    ):
        return None
    start, value = low.start, low.value * (top.value / high.value if high.value else _ONE)
    if bottom is not None:
        if bottom.unit != top.unit:
            return None
        start = bottom.start
        if bottom.end > low.end or low.scale > _ONE:
            value = bottom.value
    elif low.scale == _ONE and not low.fraction and low.value < 1000 and high.scale > _ONE:
        value = low.value * high.scale * (top.value / high.value)
    elif low.value > 1000 and high.scale == _ONE and is_year(view, low, counts_something=False):
        return None
    low_end, high_end = min(value, top.value), max(value, top.value)
    if (
        low.scale == _ONE
        and bottom is not None
        and bottom.end == low.end
        and high.scale > _ONE
        and low.value < high.value / high.scale
    ):
        low_end = low.value * high.scale
    return Quantity(start, top.end, "", low_end, high_end, top.unit, top.kind, rule=f"{top.kind}.range")


_REACHED_BETWEEN = re.compile(
    rf"\b(?:at|stood|{'|'.join(load('numbers')['reached']['words'])})[ ]between[ ]$", re.IGNORECASE
)


def _bare_range(view: str, low: Number, high: Number) -> Quantity | None:
    """ "the toll stood at between 40 and 60": two levels without a noun."""
    if low.words or high.words or is_year(view, low, counts_something=False) or low.value <= 12:
        return None
    if not _REACHED_BETWEEN.search(view, max(0, low.start - 24), low.start) or not ends_plainly(view, high.end):
        return None
    return Quantity(
        low.start, high.end, "", low.value, high.value, "", QuantityKind.OTHER, rule=f"{QuantityKind.OTHER}.range"
    )


_ODDS = re.compile(r"[ -](?:to|against)[ -]", re.IGNORECASE)


def are_odds(view: str, first: Number, second: Number) -> bool:
    """True for "a 3 to 1 margin", "10-to-1 odds": neither number counts what follows."""
    return first.value > second.value and second.value == 1 and bool(_ODDS.fullmatch(view, first.end, second.start))


def _after_dash(view: str, number: Number) -> Figure | None:
    """The upper end of "4-5 tanks": the dash before it would make it part of a name."""
    figure = _beside(view, number)
    if figure:
        return figure
    counted = counted_after(view, number.end)
    if counted is None or is_date_part(view, number) or is_designated(view, number):
        return None
    return Figure(
        number.start, counted.end, number, number.value, counted.noun, QuantityKind.COUNT, "count.noun", number.end
    )


def _beside(view: str, number: Number) -> Figure | None:
    """As `measured`, for a number right after a dash."""
    unit = unit_after(view, number.end)
    if unit is None:
        letter = lettered(view, number)
        return letter or (money_with(view, number, sign) if (sign := sign_before(view, number.start)) else None)
    return Figure(
        number.start, unit.end, number, number.value * unit.factor, unit.name, unit.kind, unit.rule, number.end
    )


_LISTED = re.compile(r"[ ]?(?:,|and|or|to|,[ ]and)[ \n]{1,2}|[ ](?:and|or|to)[ \n]", re.IGNORECASE)


def shared_unit(view: str, number: Number, follower: Number) -> Figure | None:
    """A number whose unit is printed with its neighbour: "from 3 to 5 per cent", "45 and 50 mg"."""
    if (
        number.words != follower.words
        or number.scale > _ONE
        or number.fraction
        or not _LISTED.fullmatch(view, number.end, follower.start)
    ):
        return None
    if (
        is_glued(view, number)
        or is_designated(view, number)
        or is_year(view, number, counts_something=False)
        or is_date_part(view, number)
    ):
        return None
    if sign_before(view, number.start):
        return None
    unit = unit_after(view, follower.end)
    if unit is None or unit.kind is QuantityKind.MONEY:
        return None
    scale = follower.scale if number.value < 1000 else _ONE
    return Figure(
        number.start,
        number.end,
        number,
        number.value * scale * unit.factor,
        unit.name,
        unit.kind,
        f"{unit.kind}.shared",
        number.end,
    )


_OF_WHOLE = re.compile(r"\bof[ \n](?:the[ ]|its[ ]|their[ ]|all[ ])?$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?][\"')]?[ \n]{1,3}|\n[ ]*)(?:And[ ]|But[ ])?$")
_OF_THOSE = re.compile(
    r"[ \n\w'-]{0,60},[ \n](?:(?:only|just|about|some|nearly|almost|at[ ]least|more[ ]than)[ ]){0,2}"
)
_GOES_ON = re.compile(r"[ \n][a-z]+")


def of_the_same(view: str, whole: Figure, part: Number) -> Figure | None:
    """ "Of the nine appeals, three were heard": the second number counts what the first one counted."""
    if part.start - whole.end > 80 or not 0 <= part.value <= whole.value or part.fraction:
        return None
    of = _OF_WHOLE.search(view, max(0, whole.start - 12), whole.start)
    if of is None or not _OPENS.search(view, max(0, of.start() - 8), of.start()):
        return None
    if not _OF_THOSE.fullmatch(view, whole.end, part.start) or not _GOES_ON.match(view, part.end):
        return None
    return Figure(part.start, part.end, part, part.value, whole.unit, whole.kind, "count.left_out", part.end)


def small_change(view: str, figure: Figure, follower: Number) -> Figure | None:
    """ "3 dollars 50 cents", "two pounds and ten pence", "15 dollars 50." as one sum."""
    if figure.kind is not QuantityKind.MONEY or not _CHANGE_GAP.fullmatch(view, figure.end, follower.start):
        return None
    if figure.value % 1 or figure.number.scale > _ONE or not 0 < follower.value < 100 or follower.value % 1:
        return None
    change = unit_after(view, follower.end)
    if change is None and follower.value >= 10 and _SENTENCE_ENDS.match(view, follower.end):
        factor, end = Decimal("0.01"), follower.end
    elif change is not None and change.rule in ("money.part", "money.pence"):
        factor, end = change.factor, change.end
    else:
        return None
    value = figure.value + follower.value * factor
    return Figure(figure.start, end, figure.number, value, figure.unit, figure.kind, "money.with_change", follower.end)


_CHANGE_GAP = re.compile(r"[ \n]{1,2}(?:and[ \n]{1,2})?", re.IGNORECASE)
# "it cost 15 dollars 50.": what follows counts nothing.
_SENTENCE_ENDS = re.compile(r"[ ]?(?:$|[.?!;)](?:\s|$))")
