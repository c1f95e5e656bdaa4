"""Which numbers are amounts, and of what: a sign or unit beside it, a noun that it counts, or a level reached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.extraction.measure_words import Sort, sort_of
from claims.analysis.extraction.number_reader import Number
from claims.analysis.extraction.quantity_ages import is_age
from claims.analysis.extraction.quantity_alone import counts_alone
from claims.analysis.extraction.quantity_counts import counted_after, joined_noun, nouns
from claims.analysis.extraction.quantity_never import (
    is_continued,
    is_date_part,
    is_designated,
    is_glued,
    is_hour_of_day,
    is_in_address,
    is_in_street,
    is_name,
    is_reference,
    is_year,
)
from claims.analysis.extraction.quantity_units import Unit, letter_scale, sign_before, unit_after
from claims.analysis.extraction.values import QuantityKind
from claims.analysis.lexicon import load

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


def money_with(view: str, number: Number, sign: Unit) -> Figure:
    """Money with its sign before: "US$ 1bn", "$5m", "Rs 40 crore"; a name after may say it again ("$2bn dollars")."""
    value, end = number.value, number.end
    letter = letter_scale(view, end) if number.scale == _ONE else None
    if letter:
        value, end = value * letter[0], letter[1]
    after = unit_after(view, end)
    if after and after.kind is QuantityKind.MONEY and after.rule in ("money.name", "money.nation", "money.code"):
        named = after.name if after.rule != "money.name" else sign.name
        return Figure(sign.start, after.end, number, value, named, after.kind, sign.rule, end)
    return Figure(sign.start, end, number, value, sign.name, sign.kind, sign.rule, end)


_KINDS_IN_K = (2, 4, 5, 8, 10)


def lettered(view: str, number: Number) -> Figure | None:
    """ "5m euros", "2.5m people": a letter magnitude before a currency's name or a plural."""
    letter = letter_scale(view, number.end) if number.scale == _ONE and not number.words else None
    if letter is None or view[number.end : number.end + 1] in (" ", "G"):
        return None  # "5G masts"
    if view[number.end : number.end + 1] == "K" and number.value in _KINDS_IN_K:
        return None  # "4K screens"
    value, end = number.value * letter[0], letter[1]
    after = unit_after(view, end)
    if after and after.kind is QuantityKind.MONEY and after.rule != "money.part":
        return Figure(number.start, after.end, number, value, after.name, after.kind, after.rule, end)
    if _PLURAL_AFTER.match(view, end):
        counted = counted_after(view, end)
        if counted:
            return Figure(
                number.start, counted.end, number, value, counted.noun, QuantityKind.COUNT, "count.lettered", end
            )
    return None


def _aged(view: str, number: Number) -> Figure | None:
    """ "aged 45", "at the age of 16": years without their name."""
    if not is_age(view, number):
        return None
    return Figure(
        number.start, number.end, number, number.value, "year", QuantityKind.DURATION, "duration.age", number.end
    )


_FEET = re.compile(r"'[ ]?(?P<inches>\d{1,2})(?:\"|''|(?=[ ,.;)]|$))")


def _feet_and_inches(view: str, number: Number) -> Figure | None:
    """ "6'2\"" of a person or a thing as tall; nothing shorter than three feet or taller than ten."""
    match = _FEET.match(view, number.end) if not number.words and 3 <= number.value <= 10 else None
    if match is None or int(match["inches"]) >= 12 or view[number.start - 1 : number.start] == "'":
        return None
    value = number.value + Decimal(match["inches"]) / 12
    return Figure(number.start, match.end(), number, value, "foot", QuantityKind.OTHER, "other.compound", number.end)


_PERCENT_OF = re.compile(r"(?:^|[\n:|])[ ]{0,3}(?:per[ ]?cent|%)[ ]of[ ]$", re.IGNORECASE)


def _asked(view: str, number: Number) -> Figure | None:
    """ "Percent of 10": the label of a cell or a question, with the number after its unit."""
    if not _LINE_ENDS.match(view, number.end) or not _PERCENT_OF.search(view[max(0, number.start - 18) : number.start]):
        return None
    return Figure(
        number.start, number.end, number, number.value, "percent", QuantityKind.PERCENT, "percent.label", number.end
    )


def measured(view: str, number: Number) -> Figure | None:
    """The number with the currency or unit beside it, or None where there is neither."""
    if not number.words or number.rule == "number.scaled":
        sign = sign_before(view, number.start)
        if sign:
            return money_with(view, number, sign)
    million = lettered(view, number)
    if million:
        return million
    unit = unit_after(
        view, number.end, share=number.fraction, group=number.rule == "number.group" or number.scale > _ONE
    )
    if unit is None:
        return _feet_and_inches(view, number) or _aged(view, number) or _asked(view, number)
    if is_glued(view, number):
        return None
    value, end = number.value * unit.factor, unit.end
    magnitude = _magnitude_after(view, end) if unit.kind is QuantityKind.MONEY and number.scale == _ONE else None
    if magnitude:
        value, end = value * magnitude[0], magnitude[1]
    return Figure(number.start, end, number, value, unit.name, unit.kind, unit.rule, number.end)


_MAGNITUDE = re.compile(r"[ ](million|billion|trillion|crore|lakh|mn|bn)(?![A-Za-z])", re.IGNORECASE)


def _magnitude_after(view: str, end: int) -> tuple[Decimal, int] | None:
    """The magnitude of "75 USD million" and where it ends."""
    match = _MAGNITUDE.match(view, end)
    if match is None:
        return None
    table = load("numbers")
    word = match[1].lower()
    return Decimal({**table["scales"], **table["short_scales"]}[word]), match.end()


_NAME_NEXT = re.compile(r"[ ][A-Z]")


def _counted(view: str, number: Number) -> Figure | None:
    """The number with the noun it counts, or a bare number that says how much was reached."""
    if number.value == 1 and number.words and not _is_amount_of_one(view, number):
        return None
    if number.fraction:
        return _share(view, number)
    if (
        is_designated(view, number)
        or is_name(view, number)
        or is_continued(view, number)
        or is_reference(view, number)
        or is_date_part(view, number)
    ):
        return None
    if _is_labelled(view, number) and not is_year(view, number, counts_something=False):
        return bare_number(view, number)
    one = number.value == 1
    if one and not number.words and _NAME_NEXT.match(view, number.end):
        return None  # "1 Ana Holm" numbers a list
    counted = counted_after(view, number.end, one=one) or (joined_noun(view, number.end) if number.value >= 2 else None)
    if is_year(view, number, counted is not None):
        return None
    if counted:
        return Figure(
            number.start, counted.end, number, number.value, counted.noun, QuantityKind.COUNT, "count.noun", number.end
        )
    return bare_number(view, number)


_SHARE_OF = re.compile(
    r"[ \n]{1,2}of[ \n]{1,2}(?=(?:the|its|their|all|his|her|our|total|[A-Z])\b|[a-z]+)", re.IGNORECASE
)


_HALF = Decimal("0.5")
_HALF_THE = re.compile(
    r"[ \n](?:the|its|their|all|his|her|our|my)[ \n](?!time\b|battle\b|fun\b|story\b)[a-z]", re.IGNORECASE
)


def _share(view: str, number: Number) -> Figure | None:
    """ "two thirds of the imports"; "half of" and the like, in words or as 3/4."""
    left = view[max(0, number.start - 12) : number.start].lower().split()
    if left and left[-1] == "by" and _BARE_NEXT.match(view, number.end) and number.rule != "number.ratio":
        return Figure(
            number.start, number.end, number, number.value, "share", QuantityKind.OTHER, "share.by", number.end
        )
    half = number.value == _HALF and _HALF_THE.match(view, number.end)
    if number.rule != "number.ratio" and not half and not _SHARE_OF.match(view, number.end):
        return None
    before = view[max(0, number.start - 12) : number.start].lower().split()
    ratio = number.rule == "number.ratio"
    if not ratio and not number.article and before and before[-1] in load("counted")["half"]["not_after"]:
        return None
    return Figure(number.start, number.end, number, number.value, "share", QuantityKind.OTHER, "share.of", number.end)


_BARE_NEXT = re.compile(
    r"[ ]?(?:$|[.,;)](?:\s|$)|\n|"
    r"[ ](?:in|from|by|at|to|on|since|after|during|this|last|and|people|compared|for|with|a)\b)"
)


# "1.3 million have arrived": a large number that is the subject.
_DOES_NEXT = re.compile(
    r"[ \n](?:have|has|had|were|was|are|is|will|would|could|arrived|came|went|left|remain|remained)\b", re.IGNORECASE
)


def ends_plainly(view: str, end: int) -> bool:
    """True where what follows a number at `end` counts nothing: a stop, a preposition, another clause."""
    return _BARE_NEXT.match(view, end) is not None


_OF_THEM = re.compile(r"[ \n]of[ \n](?:them|us|these|those)\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[ \n]([a-z]{3,20})\b")


def _does_next(view: str, end: int) -> bool:
    """True where a verb follows: "1.3 million have arrived", "twelve thousand watched"."""
    word = _NEXT_WORD.match(view, end)
    return bool(_DOES_NEXT.match(view, end)) or (word is not None and sort_of(word[1]) is Sort.PAST)


# "Deaths: 76" on a line of its own, as fact sheets print it; not "Tel: 76" or "Date: 5".
_LABEL_BEFORE = re.compile(
    r"(?:^|\n)[^\w\n]{0,8}(?!(?:tel|phone|fax|no|nr|room|vol|volume|issue|page|pages|date|time|year|id|ref|code)\b)"
    r"[^\W\d_][^\n:.!?]{2,60}:[ ]{1,3}$",
    re.IGNORECASE,
)
_LINE_ENDS = re.compile(r"[ \t]{0,3}\r?(?:\n|$)")


def bare_number(view: str, number: Number) -> Figure | None:
    """A number without noun is taken where it is large, or where a verb says that it was reached: "rose to 312"."""
    left = view[max(0, number.start - 14) : number.start].lower().split()
    if _befalls(view, number, left):
        return Figure(
            number.start, number.end, number, number.value, "person", QuantityKind.COUNT, "count.casualties", number.end
        )
    reached = bool(left) and left[-1] in load("numbers")["reached"]["words"]
    large = ((number.scale > _ONE or number.words) and number.value >= 1000) or "," in view[number.start : number.end]
    told = (large or (reached and number.value > 12 and not number.words)) and _BARE_NEXT.match(view, number.end)
    if _OF_THEM.match(view, number.end) and number.value > 1 and not number.fraction:
        told = _OF_THEM.match(view, number.end)
    if told or (large and _does_next(view, number.end)) or _is_labelled(view, number):
        return Figure(number.start, number.end, number, number.value, "", QuantityKind.OTHER, "number.bare", number.end)
    if counts_alone(view, number) and not is_year(view, number, counts_something=False):
        return Figure(
            number.start, number.end, number, number.value, "", QuantityKind.OTHER, "number.alone", number.end
        )
    return None


def _is_labelled(view: str, number: Number) -> bool:
    """True for a number that is all that follows the label of its line."""
    if number.words or not _LINE_ENDS.match(view, number.end):
        return False
    return _LABEL_BEFORE.search(view[max(0, number.start - 80) : number.start]) is not None


_STATE_AFTER = re.compile(r"[ \n](?:(?:were|was|are|have|had|has)[ \n])?(?:been[ \n])?([a-z]+)")


def _befalls(view: str, number: Number, left: list[str]) -> bool:
    """True where a number without noun counts people: "16 were killed", "killing 12"."""
    table = load("counted")["casualties"]
    after = _STATE_AFTER.match(view, number.end)
    if after and after[1] in table["after"]:
        return True
    return bool(left) and left[-1] in table["before"] and bool(_BARE_NEXT.match(view, number.end))


def _is_amount_of_one(view: str, number: Number) -> bool:
    """False for "one" as a pronoun: "this one", "one of", "no one", "one can", "on the one hand"."""
    if number.article:
        return True
    before = view[max(0, number.start - 16) : number.start].lower().replace("-", " ").split()
    if before[-2:] == ["the", "only"]:
        return False
    return not (before and before[-1].strip("\"'(") in nouns().before_one)


_SINGULAR_NAME = re.compile(r"[ -][A-Z][a-z]*[^s\W](?=[ -][A-Z])")  # "Three Mile Island", "Nine Inch Nails"
_POSSESSIVE_NAME = re.compile(r"'[ ][A-Z]")
_SOME_DAY = re.compile(r"[ \n](?!ago|later|earlier|before|after|long|old)[a-z]|[,.]", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:in|for|after|within|than|just|only|about|every|least|lasted|took|takes|last|and|or|to|of|some|nearly|almost|over|under|full)"
    r"[ \n]{1,2}$",
    re.IGNORECASE,
)


def _names(view: str, figure: Figure) -> bool:
    """True where number and unit are part of a name ("Three Mile Island") or tell no length ("one day it will")."""
    number = figure.number
    if not number.words or number.article or figure.kind not in (QuantityKind.OTHER, QuantityKind.DURATION):
        return False
    if view[number.start].isupper() and _SINGULAR_NAME.match(view, number.end, figure.end + 2):
        return True
    if view[number.start].isupper() and _POSSESSIVE_NAME.match(view, figure.end):
        return True  # "the Thirty Years' War"
    one_day = number.value == 1 and figure.unit == "day" and view[number.end : number.end + 1] != "-"
    if not one_day or not _SOME_DAY.match(view, figure.end):
        return False
    return _LASTING.search(view, max(0, number.start - 14), number.start) is None


def figure_of(view: str, number: Number) -> Figure | None:
    """The figure that a number makes, or None where it is no amount."""
    if is_in_address(view, number) or is_in_street(view, number):
        return None
    figure = measured(view, number)
    if figure is None:
        return None if is_glued(view, number) else _counted(view, number)
    if figure.kind is QuantityKind.MONEY:
        return None if view[number.start - 1 : number.start] == "'" and is_year(view, number, False) else figure
    if is_designated(view, number) and not number.words and figure.kind is not QuantityKind.PERCENT:
        return None
    if _names(view, figure) or is_hour_of_day(view, number):
        return None
    return None if is_glued(view, number) else figure
