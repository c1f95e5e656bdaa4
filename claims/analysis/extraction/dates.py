"""Dates in a text: find every form, tell the year from the writing where it is not named, join ranges.

The path is: mask the text, find the words and digits near which dates stand, read the forms there, keep the longest of
those that overlap, let a date without a year take that of the range it begins, resolve the rest against the day of
writing, cut parts ("early", "the first week of"), join two dates with "to" or a dash into a period, and tell what
points back ("two days later") from the date before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from claims.analysis.extraction.date_anaphoric import ANAPHORS, Anaphor
from claims.analysis.extraction.date_anchors import kinds_of
from claims.analysis.extraction.date_atoms import Atom, find_in, without_stop
from claims.analysis.extraction.date_bare import (
    bare_days,
    bare_holidays,
    bare_months,
    bare_pairs,
    bare_seasons,
    bare_years,
    event_of,
    is_counted,
    is_numbered,
    spelled_years,
)  # fmt: skip
from claims.analysis.extraction.date_forms import FORMS
from claims.analysis.extraction.date_parts import with_part
from claims.analysis.extraction.date_ranges import Item, join_ranges, lend_years, until_now
from claims.analysis.extraction.date_relative import RELATIVE, day_of_writing, without_year
from claims.analysis.extraction.date_siblings import siblings
from claims.analysis.extraction.date_units import looks_ahead
from claims.analysis.extraction.date_words import either
from claims.analysis.extraction.partial_dates import PartialDate
from claims.analysis.extraction.values import DateMention
from claims.analysis.lexicon import load
from claims.analysis.masking import mask

# How far from a word or digit the rest of its date may stand.
_REACH = 64
_ANCHOR = re.compile(r"\d+|[A-Za-z]{3,}")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[!?]|(?<![A-Z][a-z]{2})(?<!Sept)\.)\s+(?![a-z])")


# Forms that may be the number of something as well: "Resolution 2015/3".
_NUMBERED = frozenset({"date.years", "date.month", "date.part_alone"})
_RECURS = re.compile(rf"\b(?:{either(load('dates')['weekday_recurs']['after'])})\s{{1,3}}$", re.IGNORECASE)


def _windows(view: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The stretches of `view` in which dates may stand, with the kinds of anchors in each; disjoint, in order."""
    start, end, kinds = 0, -1, set[str]()
    for match in _ANCHOR.finditer(view):
        kind = kinds_of(match.group())
        if not kind:
            continue
        if match.start() - _REACH > end and kinds:
            yield max(0, start), end, frozenset(kinds)
            kinds = set()
        if not kinds:
            start = match.start() - _REACH
            start = max(start, end)
        kinds |= kind
        end = match.end() + _REACH
    if kinds:
        yield max(0, start), min(end, len(view)), frozenset(kinds)


def _absolute(view: str, start: int, end: int, kinds: frozenset[str], near: str) -> Iterator[Atom]:
    named = [
        atom
        for atom in find_in(FORMS, view, start, end, kinds, near)
        if atom.rule not in _NUMBERED or not (is_numbered(view, atom.start) or is_counted(view, atom.end))
    ]
    yield from named
    if "month" in kinds and "digit" in kinds:
        yield from chain.from_iterable(siblings(view, atom) for atom in named)
    if "year" in kinds:
        yield from bare_years(view, start, end)
    if "digit" in kinds and ("/" in near or "weekday" in kinds):
        yield from bare_pairs(view, start, end)
    if "digit" in kinds or "ordinal" in kinds:
        yield from bare_days(view, start, end)
    if "spelled" in kinds:
        yield from spelled_years(view, start, end)
    if "month" in kinds:
        yield from bare_months(view, start, end)
    if "season" in kinds:
        yield from bare_seasons(view, start, end)
    if "holiday" in kinds:
        yield from bare_holidays(view, start, end)


def _relative(
    view: str, start: int, end: int, kinds: frozenset[str], near: str, written: PartialDate | None
) -> Iterator[Item]:
    for form in RELATIVE:
        if not form.needs <= kinds or not (written or form.is_named):
            continue
        if form.words and not any(word in near for word in form.words):
            continue
        for match in form.pattern.finditer(view, start, end):
            if form.rule == "date.weekday" and not _is_weekday(view, match):
                continue
            value = form.tell(match, written, _around(view, match.start(), match.end())) if written else None
            if value or form.is_named:
                is_bare = " " not in match.group()
                yield Item(match.start(), without_stop(match), value, form.rule, is_bare=is_bare)
    for anaphor in ANAPHORS:
        if anaphor.needs <= kinds and any(word in near for word in anaphor.words):
            for match in anaphor.pattern.finditer(view, start, end):
                yield _pointing(view, anaphor, match, written)


def _pointing(view: str, anaphor: Anaphor, match: re.Match[str], written: PartialDate | None) -> Item:
    """A date that points back; where it may be told from the day of writing, that is its value until it is resolved."""

    def back(seen: PartialDate) -> PartialDate | None:
        return anaphor.tell(match, seen)

    falls_back = anaphor.falls_back == "first" or (
        anaphor.falls_back == "ahead" and looks_ahead(_before(view, match.start()))
    )
    return Item(
        match.start(), match.end(), None, anaphor.rule, None, back, anaphor.reach, anaphor.is_found,
        back(written) if written and falls_back else None,
    )  # fmt: skip


def _is_weekday(view: str, match: re.Match[str]) -> bool:
    """ "Tuesday" in full, or any spelling after "on", "last" and the like: "sat" is a word too."""
    word = match["d"]
    if _RECURS.search(view[max(0, match.start() - 12) : match.start()]):
        return False
    led = (
        bool(match["w"] or match["w2"] or match["rank"])
        or view[max(0, match.start() - 3) : match.start()].lower() == "on "
    )
    return led or len(word.rstrip(".")) > 5 or (word[0].isupper() and word.endswith("."))


def _before(view: str, start: int) -> str:
    """What stands before `start` in its sentence, at most 60 code points of it."""
    return _SENTENCE_END.split(view[max(0, start - 60) : start])[-1]


# "On Monday the court will sit", "By June he had left": the verb of a clause that a date begins.
_VERB_AFTER = re.compile(
    r",?\s{1,3}(?:(?!(?:that|who|which|and|but|as|when|after|before|\w{2,12}ed|said|says|told)\b)[\w'-]{1,20}\s{1,3}){0,5}?"
    r"(?:(?P<ahead>will|shall|is\s+to|are\s+to)|had|was|were)\b"
)
_CLAUSE_BEGINS = re.compile(r"(?:^|[,;:])\s*(?:[A-Za-z]{2,7}\s{1,3}){0,2}$")


def _around(view: str, start: int, end: int) -> str:
    """What stands before `start` in its sentence, with the verb that follows a date at the head of its clause."""
    before = _before(view, start)
    verb = _VERB_AFTER.match(view, end, end + 70) if _CLAUSE_BEGINS.search(before) else None
    return before if not verb else f"{before} will " if verb["ahead"] else f"{before} had "


def _longest(found: list[Atom | Item]) -> list[Atom | Item]:
    """Of dates that overlap the longest, of equal ones what names most; sorted by place."""
    kept: list[Atom | Item] = []
    for item in sorted(found, key=lambda i: (i.start, i.start - i.end, isinstance(i, Item) and not i.back)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif item.end - item.start > kept[-1].end - kept[-1].start:
            kept[-1] = item
    return kept


def _placed(view: str, found: Atom | Item, written: PartialDate | None) -> Item:
    """A date with its value, as far as it can be told, and with the part of it that is named before it."""
    if isinstance(found, Atom):
        value, atom = event_of(view, found) or found.valued(), None
        if value is None and written and found.lacks_year():
            value, atom = without_year(found, written, _around(view, found.start, found.end)), found
        elif value is None and written and found.day and not found.month:
            value = day_of_writing(found, written, _around(view, found.start, found.end))
        found = Item(found.start, found.end, value, found.rule, atom)
    if found.value is None or found.back:
        return found
    start, end, value = with_part(view, found.start, found.end, found.value, written)
    if (start, end, value) != (found.start, found.end, found.value):
        found = replace(found, start=start, end=end, value=value, atom=None)
    return until_now(view, found, written) if written else found


def _look_back(items: list[Item], written: PartialDate | None) -> list[Item]:
    """What points back ("the same year") is told from the date before it; without one it is left out, unless it is
    told from the day of writing or worth finding. A date after the day of writing is none that was pointed at."""
    seen: Item | None = None
    resolved: list[Item] = []
    for item in items:
        if item.back:
            value = item.fallback if not seen else None
            if seen and seen.value and item.start - seen.end < item.reach:
                value = item.back(seen.value)
                ahead = written and value and value.earliest > written.latest >= seen.value.earliest
                value = None if ahead else value
            item = replace(item, value=value)
        elif item.value:
            seen = item
        if item.value or item.is_found or not item.back:
            resolved.append(item)
    return resolved


def _mention(text: str, item: Item) -> DateMention:
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
    found: list[Atom | Item] = []
    for start, end, kinds in _windows(view):
        near = view[start:end].lower()
        if "new year" in near:
            kinds |= {"holiday"}
        found += _absolute(view, start, end, kinds, near)
        found += _relative(view, start, end, kinds, near, written)
    chosen = lend_years(view, _longest(found))
    items = [_placed(view, item, written) for item in chosen]
    return [_mention(text, item) for item in _look_back(join_ranges(view, items), written)]


_URL_DATE = re.compile(
    r"(?<!\d)(?P<y>19\d\d|20\d\d)(?P<sep>[/_.-]?)(?P<m>0[1-9]|1[0-2])(?:(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)|(?=/))"
)


def find_url_dates(url: str) -> DateMention | None:
    """The day or month that an address carries ("/2012/07/02/", "-20120702."), None where it has none."""
    for match in _URL_DATE.finditer(url):
        year, month = int(match["y"]), int(match["m"])
        atom = Atom(match.start(), match.end(), "date.url", year=year, month=month, day=int(match["d"] or 0))
        if value := atom.valued():
            return _mention(url, Item(atom.start, atom.end, value, atom.rule))
    return None
