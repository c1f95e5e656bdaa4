"""Weekdays told from the day of writing: "on Monday", "two Sundays from now", "Tuesday the eleventh"."""

from __future__ import annotations

import re
from datetime import timedelta

from claims.analysis.extraction.date_units import DIRECTION, is_fine, looks_ahead, moved
from claims.analysis.extraction.date_words import number_of, ordinal_of, weekday_of
from claims.analysis.extraction.partial_dates import PartialDate, Precision, of_day, of_days


def weekday_told(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """A weekday by name: the last one up to the day of writing, the next one after "next" or a word of the future."""
    if not is_fine(written, Precision.DAY) or match["rank"]:
        return None
    today, number, word = written.earliest, weekday_of(match["d"]), (match["w"] or match["w2"] or "").lower()
    monday = today - timedelta(days=today.weekday())
    if word in DIRECTION and (match["week"] or match["w2"]):
        found = monday + timedelta(days=7 * DIRECTION[word] + number - 1)
    elif word == "coming":
        found = today + timedelta(days=(number - 1 - today.weekday() - 1) % 7 + 1)
    elif word == "past":
        found = today - timedelta(days=(today.weekday() - number) % 7 + 1)
    elif word in ("this", "next", "following", "upcoming", "last", "previous"):
        step = {"this": 0, "last": -7, "previous": -7}.get(word, 7)
        found = monday + timedelta(days=step + number - 1)
    elif looks_ahead(before):
        found = today + timedelta(days=(number - 1 - today.weekday()) % 7)
    else:
        found = today - timedelta(days=(today.weekday() - number + 1) % 7)
    return of_day(found.year, found.month, found.day)


def weekdays_away(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "two Sundays from now", "three Fridays ago"."""
    count, number = number_of(match["n"]), weekday_of(match["d"])
    if not is_fine(written, Precision.DAY) or not count:
        return None
    today = written.earliest
    if match["dir"].lower() == "ago":
        found = today - timedelta(days=(today.isoweekday() - number - 1) % 7 + 1 + 7 * (count - 1))
    else:
        found = today + timedelta(days=(number - today.isoweekday() - 1) % 7 + 1 + 7 * (count - 1))
    return of_days(found, found)


def dated_weekday(match: re.Match[str], written: PartialDate, before: str) -> PartialDate | None:
    """ "Tuesday the eleventh", "Monday 21": the nearest month in which that day is that weekday, looked for backwards
    unless the text looks ahead."""
    day, number = ordinal_of(match["n"]), weekday_of(match["d"])
    if not is_fine(written, Precision.MONTH):
        return None
    step = 1 if looks_ahead(before) else -1
    for months in (0, *(step * i for i in range(1, 15)), *(-step * i for i in range(1, 4))):
        month = moved(written.earliest.replace(day=1), "month", months)
        found = of_day(month.year, month.month, day)
        if found and found.earliest.isoweekday() == number:
            return found
    return None
