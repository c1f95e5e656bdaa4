"""What stands in an order: "the first woman to", "the third election since 1999", "the worst flood in 40 years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from claims.analysis.lexicon import load
from claims.analysis.relations.clauses import clause_of, subject_of
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.noun_phrases import Phrase, phrase_from, phrase_until
from claims.analysis.relations.numbers_in_words import number_of
from claims.analysis.relations.periods import year_of
from claims.analysis.relations.phrases import phrase_pattern
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.resolving import resolved
from claims.analysis.relations.values import Frame, FrameKind

ORDER = "order "
_DIGITS = re.compile(r"(?P<n>\d{1,3})(?:st|nd|rd|th)", re.I)
_BE = re.compile(
    r"\b(?:is|was|are|were|became|becomes|be|being|as)\s+(?:only\s+|now\s+|also\s+)*(?:the\s+|a\s+|its\s+)?$", re.I
)
_ALONE = re.compile(r"\s+(?:in|since|for|on|of|ever)\b")
_PLACED = re.compile(
    r"(?:\s+of\s+[a-z][a-z ]{0,40}?)?\s+(?:in|of)\s+(?:the\s+)?(?:[A-Z]|season\b|year\b|series\b|\d{4}\b)"
)
_SINCE = re.compile(r"(?:(?!\band\b)[^.;]){0,70}?\bsince\s+(?:[^.;,]{0,40}?\s)?(?P<year>1[5-9]\d\d|20\d\d)\b", re.I)
_YEARS = re.compile(
    r"(?:(?!\band\b)[^.;]){0,70}?\b(?:in|for)\s+(?:(?:about|nearly|almost|more\s+than|over|the\s+last|the\s+past)\s+)?"
    r"(?P<n>\d{1,3}|[a-z]+(?:[- ][a-z]+)?)\s+(?P<unit>years?|decades?)\b",
    re.I,
)
_TO = re.compile(
    r"[^.;,]{0,40}?\s(?:to|ever|in\s+the\s+(?:post|office|job|role)|in\s+(?:its|the\s+country's|their)\s+history)\b",
    re.I,
)


@cache
def _order_pattern() -> re.Pattern[str]:
    table = load("relation_orders")
    words = phrase_pattern((*table["ordinals"], *table["superlatives"])).pattern
    ordinals = "|".join(table["ordinals"])
    sizes = "|".join(table["sizes"])
    return re.compile(rf"\b(?:{ordinals})-(?:{sizes})\b|{words}|\b\d{{1,3}}(?:st|nd|rd|th)\b", re.I)


@cache
def superlative(word: str) -> str:
    """The superlative that stands for `word`: "deadliest" -> "worst"."""
    rows = load("relation_orders")["same"]
    low = " ".join(word.lower().split())
    return next((row[0] for row in rows if low in row), low)


def read_orders(reading: Reading) -> Iterator[Frame]:
    """Frames of what a sentence calls the first, the third or the worst of its kind, and since when."""
    noun: Phrase | None = None
    for match in _order_pattern().finditer(reading.text):
        frame = _order(reading, match, noun)
        noun = phrase_from(reading.context.view, reading.at(match.end()), reading.end) or noun
        if frame:
            yield frame


def _order(reading: Reading, match: re.Match[str], told_before: Phrase | None) -> Frame | None:
    """The frame of one place in an order; "and the worst since" takes its noun from the place told before."""
    view = reading.context.view
    start, end = reading.at(match.start()), reading.at(match.end())
    ordinal = _ordinal(match.group().partition("-")[0])
    size = _size(match.group())
    behind = phrase_from(view, end, reading.end)
    subject = _subject(reading, start)
    if _ALONE.match(view, end, reading.end) and subject is not None and subject.kind:
        behind = replace(subject, end=end, marks=frozenset())
    elif (
        _ALONE.match(view, end, reading.end) and told_before and re.search(r"\band\s+(?:the\s+)?$", view[:start][-12:])
    ):
        behind = replace(told_before, end=end, marks=frozenset())
    elif behind is None or behind.pronoun or behind.start - end > 2 or not behind.kind:
        return None
    if view[end : end + 1] == "-":
        return None
    if behind.kind in _not_counted() or any(d.start < behind.end and start < d.end for d in reading.dates):
        return None
    stop = behind.end
    since, years, further = (p.match(view, stop, reading.end) for p in (_SINCE, _YEARS, _TO))
    further = further or (_PLACED.match(view, stop, reading.end) if ordinal or size else None)
    if size and further and not since and not years:
        ordinal = ordinal or 1
    elif "-" in match.group():
        return None
    n = number_of(years["n"]) if years else None
    told = _told(reading, start, since) if since or years else None
    first: str | None = None
    if since:
        first = f"{since['year']}-01-01"
    elif n is not None and years and told and (year := year_of(told[1])):
        back = year - n * (10 if years["unit"].lower().startswith("decade") else 1)
        first = date(back, 1, 1).isoformat() if back > 0 else None
    if not (since or n is not None or further):
        return None
    theme = resolved(reading, subject, start) if subject and subject.pronoun not in ("it", "that", "this") else None
    words = theme.words if theme and (theme.names or theme.kind) else frozenset({"~"})
    ends = (
        max(m.end() for m in (since, years if n is not None else None, further) if m)
        if since or n is not None or further
        else stop
    )
    return Frame(
        kind=FrameKind.ORDER,
        predicate=ORDER + (f"{size}-" if size and ordinal else "") + behind.kind,
        start=start,
        end=ends,
        object=str(ordinal) if ordinal else superlative(match.group()),
        called=" ".join(view[start:stop].split()),
        modifier="since"
        if since
        else f"{years['n']} {years['unit']}"
        if n is not None and years
        else _scope(view, stop, further),
        earliest=first,
        latest=told[1] if told else None,
        inherited=told == reading.context.written,
        stage=" ".join(sorted(behind.marks)),
        topic=words | ({ANOTHER} if reading.aside else frozenset()),
        rule="order.named",
    )


def _subject(reading: Reading, start: int) -> Phrase | None:
    """Of what a place in an order is told: "X is the first", "X, the first woman to"."""
    view = reading.context.view
    copula = _BE.search(view[reading.start : start])
    if copula:
        return subject_of(reading, clause_of(reading, reading.start + copula.start(), start))
    named = re.search(r",\s+(?:the\s+|its\s+)?$", view[reading.start : start])
    found = phrase_until(view, reading.start, reading.start + named.start()) if named else None
    return found if found and found.names else None


@cache
def _not_counted() -> frozenset[str]:
    return frozenset(load("relation_orders")["not_counted"])


def _scope(view: str, stop: int, further: re.Match[str] | None) -> str:
    """ "of the season": in what the place is counted, where it is told."""
    return " ".join(view[stop : further.end()].split()) if further and further.re is _PLACED else ""


def _size(words: str) -> str:
    """The size by which things are ranked: "largest" in "the second-largest"; "" for any other order."""
    last = words.lower().rpartition("-")[2]
    return superlative(last) if last in load("relation_orders")["sizes"] else ""


def _ordinal(word: str) -> int | None:
    digits = _DIGITS.fullmatch(word)
    if digits:
        return int(digits["n"])
    names: list[str] = load("relation_orders")["ordinals"]
    return names.index(word.lower()) + 1 if word.lower() in names else None


def _told(reading: Reading, start: int, since: re.Match[str] | None) -> tuple[str, str] | None:
    """When what is put in order was: the date before it in the sentence, else the day of writing."""
    taken = since.span("year") if since else (0, 0)
    here = [d for d in reading.dates if d.earliest and d.latest and not (taken[0] <= d.start < taken[1])]
    for d in [d for d in here if d.end <= start][-1:]:
        if d.earliest and d.latest:
            return d.earliest, d.latest
    written = reading.context.written
    return (written[0], written[1]) if written[0] and written[1] else None
