"""Two dates that make one period: "from May 2 to June 3", "between 2010 and now", "Friday 2018-07-06"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from claims.analysis.extraction.date_atoms import Atom
from claims.analysis.extraction.date_words import FLAGS
from claims.analysis.extraction.partial_dates import PartialDate, Precision, between, of_days, within_calendar

_THE = r"(?:the\s{1,3})?"
_CONNECTOR = re.compile(
    rf"\.?(?:\s{{0,3}}[-–—~]\s{{0,3}}|,?\s{{1,3}}(?:up\s{{1,3}})?(?:to|until|till|through|thru)\s{{1,3}}{_THE})", FLAGS
)
_AND = re.compile(rf"\.?\s{{1,3}}and\s{{1,3}}{_THE}", FLAGS)
_BETWEEN = re.compile(rf"\bbetween\s{{1,3}}{_THE}$", FLAGS)
_FROM = re.compile(rf"\b(?:from|between)\s{{1,3}}{_THE}$", FLAGS)
# The day of writing as the end of a period: "2010 to the present", "between now and May".
_NOW = r"""(?:now|date|(?:the\s{1,3})?(?:present(?:\s{1,3}(?:day|time))?|current\s{1,3}date))\b
    (?!-|\s{1,3}(?:of|for|that)\b)"""
_TO_NOW = re.compile(
    rf"\.?(?:\s{{0,3}}[-–—]\s{{0,3}}|\s{{1,3}}(?:to|until|till|through)\s{{1,3}}|(?P<and>\s{{1,3}}and\s{{1,3}})){_NOW}",
    FLAGS,
)
_FROM_NOW = re.compile(
    r"\b(?:between\s{1,3}now\s{1,3}and|from\s{1,3}now\s{1,3}(?:to|until|till|through))\s{1,3}(?:the\s{1,3})?$", FLAGS
)
_COMMA = re.compile(r"\s?,\s")
_NEXT = re.compile(r",?\s{1,3}")
_PERIODS = frozenset({"date.range", "date.years", "date.days", "date.months"})
# How far before a period its "from" may stand, in code points.
_REACH = 16


@dataclass(frozen=True, slots=True)
class Item:
    """A date with its place; `value` is None where it cannot be placed.

    `atom` is what it names, if its year was told from the day of writing only: its neighbour in a period knows better.
    `back` tells it from the date before it, which stands within `reach` code points; `fallback` is what it is if there
    is no date before it, and `is_found` is true where it is worth finding even then. `is_bare` is true for a name
    without "last" or "next".
    """

    start: int
    end: int
    value: PartialDate | None
    rule: str
    atom: Atom | None = None
    back: Callable[[PartialDate], PartialDate | None] | None = None
    reach: int = 0
    is_found: bool = False
    fallback: PartialDate | None = None
    is_bare: bool = False


def lend_years(view: str, found: list[Atom | Item]) -> list[Atom | Item]:
    """Dates without a year before "to", "and", a comma or a dash take the year of the date that follows."""
    lent = list(found)
    for i in range(len(lent) - 2, -1, -1):
        left, right = lent[i], lent[i + 1]
        if not isinstance(left, Atom) or not isinstance(right, Atom) or not left.lacks_year() or not right.year:
            continue
        value, gap = right.valued(), view[left.end : right.start]
        if not value or value.precision is Precision.YEAR:
            continue
        if _CONNECTOR.fullmatch(gap) or _AND.fullmatch(gap) or _COMMA.fullmatch(gap):
            same = left.in_year(right.year)
            first = same.valued()
            lent[i] = left.in_year(right.year - 1) if first and first.earliest > value.latest else same
    return lent


@within_calendar
def _ends(left: Item, right: Item) -> tuple[PartialDate, PartialDate] | None:
    """The two ends of a period; one whose year is not told takes it from the other."""
    first, last = left.value, right.value
    if first and last and right.rule == "date.weekday" and _runs_back(first, last):
        days = timedelta(days=(last.earliest - first.earliest).days % 7)
        if left.rule == "date.weekday" and left.is_bare:  # "taken Thursday through Monday": the Thursday before
            first = of_days(last.earliest - days, last.earliest - days)
        else:  # "from next Monday to Friday": the Friday after
            last = of_days(first.earliest + days, first.earliest + days)
    if right.atom and not right.atom.month and right.atom.day and first:
        right = replace(right, atom=None)
    if first and right.atom:
        last = right.atom.after(first)
    elif last and left.atom:
        first = left.atom.before(last)
    return (first, last) if first and last and first.earliest <= last.latest else None


def _runs_back(first: PartialDate, last: PartialDate) -> bool:
    return first.precision is Precision.DAY and last.latest < first.earliest


def _joined(view: str, left: Item, right: Item) -> Item | None:
    """The period from `left` to `right` where the text joins them so, None otherwise."""
    if left.back or right.back:
        return None
    gap = view[left.end : right.start]
    if len(gap) > _REACH:
        return None
    before = view[max(0, left.start - _REACH) : left.start]
    if not (_CONNECTOR.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(before))):
        return None
    ends = _ends(left, right)
    if not ends:
        return None
    value = between(*ends)
    return Item(left.start, right.end, value, "date.range") if value else None


def _named_day(view: str, left: Item, right: Item) -> Item | None:
    """ "Friday 2018-07-06": a weekday right before a day is part of it."""
    if left.rule != "date.weekday" or not right.value or right.value.precision is not Precision.DAY:
        return None
    follows = _NEXT.fullmatch(view[left.end : right.start]) and right.rule not in ("date.weekday", "date.relative_day")
    if not follows or (not left.value and " " in view[left.start : left.end]):
        return None
    if right.rule == "date.ago" and left.value:  # "Monday two weeks from now" lies in that week
        monday = right.value.earliest - timedelta(days=right.value.earliest.weekday())
        day = monday + timedelta(days=left.value.earliest.weekday())
        right = replace(right, value=of_days(day, day))
    return replace(right, start=left.start)


def join_ranges(view: str, items: list[Item]) -> list[Item]:
    """The dates with those joined that make one period; "from" and "between" belong to it."""
    joined: list[Item] = []
    for item in items:
        if joined and (day := _named_day(view, joined[-1], item)):
            joined[-1] = day
            continue
        if joined and item.start <= joined[-1].start:  # "the first Monday in" was found before its month told which
            joined.pop()
        period = _joined(view, joined[-1], item) if joined and joined[-1].rule != "date.range" else None
        if period:
            joined[-1] = period
        elif not joined or item.start >= joined[-1].end:
            joined.append(item)
    return [_with_from(view, item) for item in joined]


def _with_from(view: str, item: Item) -> Item:
    is_period = item.rule in _PERIODS or (item.rule == "date.decade" and "/" in (item.value.edtf if item.value else ""))
    if not is_period or not item.value:
        return item
    start = max(0, item.start - _REACH)
    match = _FROM.search(view[start : item.start])
    return replace(item, start=start + match.start()) if match else item


def until_now(view: str, item: Item, written: PartialDate) -> Item:
    """ "2010 to the present", "between now and May 3": the period that ends or begins with the day of writing."""
    if not item.value or item.rule == "date.range":
        return item
    after = _TO_NOW.match(view, item.end, item.end + 40)
    before = view[max(0, item.start - 30) : item.start]
    is_between = _BETWEEN.search(before)
    if after and (not after["and"] or is_between) and item.value.earliest <= written.latest:
        value = between(item.value, written)
        return replace(item, end=after.end(), value=value, rule="date.range", atom=None) if value else item
    match = _FROM_NOW.search(before)
    if match:
        last = item.atom.after(written) if item.atom else item.value
        value = between(written, last) if last and written.earliest <= last.latest else None
        start = max(0, item.start - 30) + match.start()
        return replace(item, start=start, value=value, rule="date.range", atom=None) if value else item
    return item
