"""Dates in a text: find every form, tell the year from the writing where it is not named, join ranges.

The path is: mask the text, find the words and digits near which dates stand, read the forms there, keep the longest of
those that overlap, let a date without a year take that of the range it begins, resolve the rest against the day of
writing, cut parts ("early", "the first week of"), and join two dates with "to" or a dash into a period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.analysis.extraction.date_bare import bare_days, bare_months, bare_years, is_numbered
from claims.analysis.extraction.date_forms import FORMS, Atom, find_in
from claims.analysis.extraction.date_parts import with_part
from claims.analysis.extraction.date_relative import RELATIVE, is_fine, without_year
from claims.analysis.extraction.date_words import FLAGS, MONTHS, SEASONS, WEEKDAYS
from claims.analysis.extraction.partial_dates import PartialDate, Precision, between, of_day, of_year
from claims.analysis.extraction.values import DateMention
from claims.analysis.lexicon import load
from claims.analysis.masking import mask

# How far from a word or digit the rest of its date may stand.
_REACH = 64
_ANCHOR = re.compile(r"\d+|[A-Za-z]{3,}")
_ANCHOR_KINDS = {
    **dict.fromkeys(load("dates")["anchors"]["words"], "word"), **dict.fromkeys(load("dates")["decades"], "word"),
    "century": "century",
    **dict.fromkeys(SEASONS, "word"), **dict.fromkeys(WEEKDAYS, "word"), **dict.fromkeys(MONTHS, "month"),
}  # fmt: skip
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)
_CONNECTOR = re.compile(r"\s{0,3}(?:[-–—]|,?\s(?:to|until|till|through|thru)\s(?:the\s)?)\s{0,3}", FLAGS)
_AND = re.compile(r"\s{1,3}and\s{1,3}(?:the\s)?", FLAGS)
_BETWEEN = re.compile(r"\bbetween\s{1,3}(?:the\s)?$", FLAGS)
_SAME = re.compile(r"\b(?:the|that)\s{1,3}(?:very\s{1,3})?same\s{1,3}(?P<u>year|month|day)\b", FLAGS)
# What is worth finding even where it cannot be placed.
_UNPLACED = frozenset({"date.weekday", "date.relative_month"})


@dataclass(frozen=True, slots=True)
class _Item:
    """A date with its place; `value` is None where it cannot be placed. `back` marks "the same year"."""

    start: int
    end: int
    value: PartialDate | None
    rule: str
    back: str = ""


def _windows(view: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The stretches of `view` in which dates may stand, with the kinds of anchors in each; disjoint, in order."""
    start, end, kinds = 0, -1, set[str]()
    for match in _ANCHOR.finditer(view):
        word = match.group()
        kind = "digit" if word[0] <= "9" else _ANCHOR_KINDS.get(word.lower())
        if kind is None:
            continue
        if match.start() - _REACH > end and kinds:
            yield max(0, start), end, frozenset(kinds)
            kinds = set()
        if not kinds:
            start = match.start() - _REACH
            start = max(start, end)
        kinds.add(kind)
        end = match.end() + _REACH
    if kinds:
        yield max(0, start), min(end, len(view)), frozenset(kinds)


def _absolute(view: str, start: int, end: int, kinds: frozenset[str]) -> Iterator[Atom]:
    for atom in find_in(FORMS, view, start, end, kinds):
        if atom.rule != "date.years" or not is_numbered(view, atom.start):
            yield atom
    if "digit" in kinds:
        yield from bare_years(view, start, end)
        yield from bare_days(view, start, end)
    if "month" in kinds:
        yield from bare_months(view, start, end)


def _relative(view: str, start: int, end: int, kinds: frozenset[str], written: PartialDate | None) -> Iterator[_Item]:
    if kinds <= {"digit"}:
        return
    for rule, pattern, resolve in RELATIVE:
        if not written and rule not in _UNPLACED:
            continue
        for match in pattern.finditer(view, start, end):
            if rule.startswith("date.weekday") and not _is_weekday(view, match):
                continue
            value = resolve(match, written, _before(view, match.start())) if written else None
            if value or rule in _UNPLACED:
                yield _Item(match.start(), match.end() - match.group().endswith("."), value, rule)
    for match in _SAME.finditer(view, start, end):
        yield _Item(match.start(), match.end(), None, "date.same", back=match["u"].lower())


def _is_weekday(view: str, match: re.Match[str]) -> bool:
    """ "Tuesday" in full with a capital, or any spelling after "on", "last" and the like: "sat" is a word too."""
    word = match["d"]
    led = (
        bool(match.groupdict().get("w") or match.groupdict().get("n"))
        or view[max(0, match.start() - 3) : match.start()].lower() == "on "
    )
    return led or (word[0].isupper() and len(word.rstrip(".")) > 5) or (word[0].isupper() and word.endswith("."))


def _before(view: str, start: int) -> str:
    """What stands before `start` in its sentence, at most 60 code points of it."""
    return re.split(r"[.!?]\s", view[max(0, start - 60) : start])[-1]


def _longest(found: list[Atom | _Item]) -> list[Atom | _Item]:
    """Of dates that overlap the longest, of equal ones the first; sorted by place."""
    kept: list[Atom | _Item] = []
    for item in sorted(found, key=lambda i: (i.start, i.start - i.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif item.end - item.start > kept[-1].end - kept[-1].start:
            kept[-1] = item
    return kept


def _lend_years(view: str, found: list[Atom | _Item]) -> list[Atom | _Item]:
    """Dates without a year before "to", "and" or a dash take the year of the date that follows."""
    lent = list(found)
    for i in range(len(lent) - 2, -1, -1):
        left, right = lent[i], lent[i + 1]
        if not isinstance(left, Atom) or not isinstance(right, Atom) or left.year or left.value or not left.month:
            continue
        gap = view[left.end : right.start]
        if (
            not right.year
            or not right.month
            or not (_CONNECTOR.fullmatch(gap) or _AND.fullmatch(gap) or re.fullmatch(r"\s?,\s", gap))
        ):
            continue
        later = (left.month, left.day or 1) > (right.month, right.day or 31)
        lent[i] = left.in_year(right.year - later)
    return lent


def _placed(view: str, found: Atom | _Item, written: PartialDate | None) -> _Item:
    """A date with its value, as far as it can be told, and with the part of it that is named before it."""
    if isinstance(found, Atom):
        value = found.valued()
        if value is None and not found.year and written and found.month:
            value = without_year(found, written, _before(view, found.start))
        elif value is None and found.day and not found.month and written and is_fine(written, Precision.MONTH):
            value = of_day(written.earliest.year, written.earliest.month, found.day)
        found = _Item(found.start, found.end, value, found.rule)
    if found.value is None:
        return found
    start, value = with_part(view, found.start, found.value)
    return replace(found, start=start, value=value)


def _joined(view: str, left: _Item, right: _Item) -> _Item | None:
    """The period from `left` to `right` where the text joins them so, None otherwise."""
    if not left.value or not right.value or left.back or right.back or left.value.latest > right.value.latest:
        return None
    gap = view[left.end : right.start]
    is_range = _CONNECTOR.fullmatch(gap) or (
        _AND.fullmatch(gap) and _BETWEEN.search(view[max(0, left.start - 16) : left.start])
    )
    value = between(left.value, right.value) if is_range else None
    return _Item(left.start, right.end, value, "date.range") if value else None


def _named_day(view: str, left: _Item, right: _Item) -> _Item | None:
    """ "Friday 2018-07-06": a weekday right before a day is part of it."""
    if left.rule != "date.weekday" or not right.value or right.value.precision is not Precision.DAY:
        return None
    is_next = re.fullmatch(r",?\s{1,3}", view[left.end : right.start]) and right.rule != "date.weekday"
    return replace(right, start=left.start) if is_next else None


def _join_ranges(view: str, items: list[_Item]) -> list[_Item]:
    joined: list[_Item] = []
    for item in items:
        if joined and (day := _named_day(view, joined[-1], item)):
            joined[-1] = day
            continue
        period = _joined(view, joined[-1], item) if joined and joined[-1].rule != "date.range" else None
        if period:
            joined[-1] = period
        elif not joined or item.start >= joined[-1].end:
            joined.append(item)
    return joined


def _look_back(items: list[_Item]) -> list[_Item]:
    """ "the same year" is the year of the date before it, within 1500 code points, if that lies in one year."""
    seen: _Item | None = None
    resolved: list[_Item] = []
    for item in items:
        if item.back and seen and seen.value and item.start - seen.end < 1500:
            first, last = seen.value.earliest, seen.value.latest
            one_year = first.year == last.year
            fine = seen.value.precision is Precision.DAY or (
                item.back == "month" and seen.value.precision is Precision.MONTH
            )
            value = seen.value if fine else None
            item = replace(item, value=of_year(first.year) if one_year and item.back == "year" else value)
        if item.value and not item.back:
            seen = item
        if item.value or not item.back:
            resolved.append(item)
    return resolved


def _mention(text: str, item: _Item) -> DateMention:
    earliest = item.value.earliest.isoformat() if item.value else None
    latest = item.value.latest.isoformat() if item.value else None
    return DateMention(
        item.start,
        item.end,
        text[item.start : item.end],
        earliest,
        latest,
        item.value.edtf if item.value else None,
        item.rule,
    )


def find_dates(text: str, written: PartialDate | None = None) -> list[DateMention]:
    """All dates and periods in `text`, sorted, none overlapping another.

    `written` is when the text was written, if known: "last year", "in June" and weekdays are told from it, as finely as
    it allows. What names a month or weekday but cannot be placed is given without days; a distance ("two years ago")
    that cannot be placed is left out. Day and month in digits ("05/12/2019") are read by the number above 12, else
    month first. Dates inside URLs are left to `find_url_dates`.
    """
    view = _URL.sub(lambda match: " " * len(match.group()), mask(text))
    found: list[Atom | _Item] = []
    for start, end, kinds in _windows(view):
        found += _absolute(view, start, end, kinds)
        found += _relative(view, start, end, kinds, written)
    chosen = _lend_years(view, _longest(found))
    items = [_placed(view, item, written) for item in chosen]
    return [_mention(text, item) for item in _look_back(_join_ranges(view, items))]


_URL_DATE = re.compile(
    r"(?<!\d)(?P<y>19\d\d|20\d\d)(?P<sep>[/_.-]?)(?P<m>0[1-9]|1[0-2])(?:(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)|(?=/))"
)


def find_url_dates(url: str) -> DateMention | None:
    """The day or month that an address carries ("/2012/07/02/", "-20120702."), None where it has none."""
    for match in _URL_DATE.finditer(url):
        year, month = int(match["y"]), int(match["m"])
        atom = Atom(match.start(), match.end(), "date.url", year=year, month=month, day=int(match["d"] or 0))
        if value := atom.valued():
            return _mention(url, _Item(atom.start, atom.end, value, atom.rule))
    return None
