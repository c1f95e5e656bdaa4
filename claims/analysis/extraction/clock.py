"""Times of day: "23.40", "02:00", "3 p.m.", "ten in the evening", "twenty to midnight", "shortly before noon"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.analysis.lexicon import load
from claims.analysis.masking import mask

HALF_DAY = 720
DAY = 1440
# What stands before a time of day that is printed with a point, which alone might be any number: "at 18.10".
_AT = r"(?:at|by|until|till|since)\s+(?:(?:about|around|roughly|exactly|only)\s+)?"
# "won 3:1", "a ratio of 16:20", "John 3:16": no times.
_NO_TIME = re.compile(
    r"\b(?:(?:ratio|scored?|won|lost|beat|verse|chapter|page|scale|odds)(?:\s+\w+)?"
    r"|Genesis|Exodus|Isaiah|Psalms?|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|[Ss]urah?)\s+$"
)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day at `[start, end)`: between the minutes `first` and `last` after midnight, both included.

    `either` is True where nothing tells which half of the day is meant: the time may be twelve hours later as well.
    A time told loosely ("shortly before midnight") is an interval; `first` may be below 0, `last` above 1440.
    """

    start: int
    end: int
    surface: str
    first: int
    last: int
    either: bool = False
    rule: str = ""


def find_times(text: str) -> list[ClockTime]:
    """The times of day in `text`, in order, none inside another."""
    view = mask(text)
    found: list[ClockTime] = []
    for pattern, rule in _patterns():
        for match in pattern.finditer(view):
            start, end = match.start("time"), match.end("time")
            if any(t.start < end and start < t.end for t in found):
                continue
            told = _minutes(match)
            if told is None or (rule == "clock.figures" and _NO_TIME.search(view, max(0, start - 24), start)):
                continue
            minute, either = told
            low, high, begin = _loosely(view, start)
            found.append(ClockTime(begin, end, text[begin:end], minute - low, minute + high, either, rule))
    return sorted(found, key=lambda t: t.start)


def meet(one: ClockTime | tuple[int, int, bool], other: ClockTime | tuple[int, int, bool]) -> bool:
    """True where two times may be one: their intervals share a minute, in some half of the day where that is open."""
    ours, theirs = _plain(one), _plain(other)
    turns = {0, DAY, -DAY}
    if ours[2] or theirs[2]:
        turns |= {HALF_DAY, -HALF_DAY}
    return any(ours[0] <= theirs[1] + turn and theirs[0] + turn <= ours[1] for turn in turns)


def _plain(time: ClockTime | tuple[int, int, bool]) -> tuple[int, int, bool]:
    return (time.first, time.last, time.either) if isinstance(time, ClockTime) else time


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = load("clock")
    hours, minutes, named, parts = (
        "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(table[name], key=len, reverse=True))
        for name in ("hours", "minutes", "named", "parts")
    )
    meridiem = r"(?P<half>[ap])\.?\s?m\b\.?"
    part = rf"(?:\s+(?:o'clock\s+)?(?P<part>{parts}))"
    word = rf"(?P<word>{hours}|(?:1[0-2]|[1-9]))"
    spoken = rf"(?:(?P<gone>{minutes})\s+(?P<way>to|past|before|after)\s+)"
    amount = r"(?!\d|\.\d|\s?(?:%|per|million|billion|km|m\b|metres|euros|dollars|tonnes))"
    rows = (
        (rf"(?<![\d.:/-])(?P<time>(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?\s?{meridiem})", "clock.half"),
        (r"(?<![\d.:/-])(?P<time>(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?:\s?(?:hrs|h)\b)?)(?![\d:])", "clock.figures"),
        (rf"\b(?i:{_AT})(?P<time>(?P<h>[01]?\d|2[0-4])[.h](?P<m>[0-5]\d)){amount}", "clock.point"),
        (rf"\b(?P<time>{spoken}(?P<name>{named}))\b", "clock.spoken"),
        (rf"\b(?P<time>{spoken}{word}(?:{part}|\s+o'clock))\b", "clock.spoken"),
        (rf"\b{_AT}(?P<time>{spoken}{word})\b", "clock.spoken"),
        (rf"\b(?P<time>{word}{part})", "clock.part"),
        (rf"\b(?P<time>{word}\s+o'clock)\b", "clock.oclock"),
        (rf"(?<![\w-])(?P<time>(?P<name>{named}))\b(?!\s+(?:sun|oil|express|blue))", "clock.named"),
    )  # fmt: skip
    return tuple((re.compile(row, re.IGNORECASE if "h>" not in row else 0), rule) for row, rule in rows)


def _minutes(match: re.Match[str]) -> tuple[int, bool] | None:
    """The minute of the day, and whether the half of the day is open; None for what is no time."""
    groups, table = match.groupdict(), load("clock")
    if groups.get("h"):
        hour, minute = int(groups["h"]), int(groups.get("m") or 0)
        if groups.get("half"):
            return (hour % 12 + (12 if groups["half"] == "p" else 0)) * 60 + minute, False
        return hour * 60 + minute, False
    gone = table["minutes"].get(_one(groups.get("gone")), 0) if groups.get("gone") else 0
    sign = -1 if (groups.get("way") or "").lower() in ("to", "before") else 1
    if groups.get("name"):
        return table["named"][_one(groups["name"])] + sign * gone, False
    word = _one(groups.get("word"))
    hour = int(word) if word.isdigit() else table["hours"][word]
    minute = hour % 12 * 60 + sign * gone
    if not groups.get("part"):
        return minute, True
    low, high = table["parts"][_one(groups["part"])]
    for later in (0, HALF_DAY, DAY):
        if low * 60 <= minute + later < high * 60:
            return (minute + later) % DAY, False
    return None


def _one(words: str | None) -> str:
    return " ".join((words or "").lower().split())


def _loosely(view: str, start: int) -> tuple[int, int, int]:
    """How many minutes before and after may be meant, and where the words that say so begin."""
    match = _near().search(view, max(0, start - 20), start)
    if match is None:
        return 0, 0, start
    low, high = load("clock")["near"][_one(match["near"])]
    return low, high, match.start("near")


@cache
def _near() -> re.Pattern[str]:
    words = sorted(load("clock")["near"], key=len, reverse=True)
    body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?P<near>{body})\s+$", re.IGNORECASE)
