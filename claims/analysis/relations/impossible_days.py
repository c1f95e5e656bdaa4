"""Days that cannot be: a day no month has, a weekday of another date, an end before its beginning."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from claims.analysis.extraction.values import DateMention
from claims.analysis.lexicon import load
from claims.analysis.relations.impossible_told import Clash, Told, period_of
from claims.analysis.relations.periods import before, in_words
from claims.analysis.relations.phrases import any_of

# Before, some countries counted days by the Julian calendar (Greece until 1923, Turkey until 1926).
FIRST_YEAR_OF_ONE_CALENDAR = 1930
# A leap year, so that "29 February" without a year is a day.
_LEAP = 2000

_MONTHS = load("dates")["months"]
_WEEKDAYS = load("dates")["weekdays"]
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?P<weekday>" + "|".join(sorted((d for d in _WEEKDAYS if len(d) > 2), key=len, reverse=True)) + r")"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d-])"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_MONTH = re.compile(rf"(?<![\w.,/-]){_DAY}\s+(?:of\s+)?{_MONTH},?(?:\s+{_YEAR})?", re.I)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.I)
_LED = re.compile(r"\b(?:on|until|till|by|since|from|dated|of|before|after)\s+(?:the\s+)?$", re.I)
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAY}\.?,?\s+(?:the\s+)?$", re.I)
_WEEKDAY_BEHIND = re.compile(rf"^(?:\s*\(\s*|,\s+an?\s+){_WEEKDAY}\b", re.I)
_SPAN = re.compile(r"\b(?P<lead>from|between)\s+(?:the\s+)?$", re.I)
_CONTINUED = re.compile(r"^\s*(?:to|until|till|through|and|[-\u2013\u2014])\s*(?:the\s+)?$", re.I)
# Whatever "from" is not the beginning of a time stands this far before it at most, in code points.
_MOVED_REACH = 60
_WORD = re.compile(r"[\w'\u2019-]+")
# "construction of the northern span began": what begins stands this far before, in code points.
_SUBJECT_REACH = 60
_NEGATED = re.compile(r"\b(?:not|never|n't|un)\b", re.I)


def no_such_day(told: Told) -> Iterator[Clash]:
    """ "31 April 2013": a day that the month never has, or not in that year."""
    for match in (*_DAY_MONTH.finditer(told.text), *_MONTH_DAY.finditer(told.text)):
        month, day = _MONTHS[match["month"].lower()], int(match["day"])
        year = int(match["year"]) if match["year"] else _LEAP
        last = calendar.monthrange(year, month)[1]
        # "killed 31 March protesters": without a year, words before it have to say that it is a day
        if not last < day <= 31 or not (match["year"] or _LED.search(told.text[: match.start()])):
            continue
        name = f"{calendar.month_name[month]} {year}" if match["year"] else calendar.month_name[month]
        surface = match.group().rstrip(" ,.")
        place = (match.start(), match.start() + len(surface))
        yield Clash("impossible.no_such_day", (place,), f"{name} has {last} days.", surface, f"{last} days")


def weekday_of_other_date(told: Told) -> Iterator[Clash]:
    """ "Monday, 5 May 2015", which was a Tuesday."""
    for match in (*_DAY_MONTH.finditer(told.text), *_MONTH_DAY.finditer(told.text)):
        if not match["year"] or int(match["year"]) < FIRST_YEAR_OF_ONE_CALENDAR:
            continue
        month, day = _MONTHS[match["month"].lower()], int(match["day"])
        if not 1 <= day <= calendar.monthrange(int(match["year"]), month)[1]:
            continue
        ahead, behind = (
            _WEEKDAY_BEFORE.search(told.text[: match.start()]),
            _WEEKDAY_BEHIND.match(told.text[match.end() :]),
        )
        named = ahead or behind
        if named is None:
            continue
        real = date(int(match["year"]), month, day).isoweekday()
        if _WEEKDAYS[named["weekday"].lower()] == real:
            continue
        start = ahead.start() if ahead else match.start()
        end = match.end() if ahead else match.end() + named.end()
        iso = date(int(match["year"]), month, day).isoformat()
        right = calendar.day_name[real - 1]
        sentence = (
            f"{in_words((iso, iso))} was a {right}, not a {calendar.day_name[_WEEKDAYS[named['weekday'].lower()] - 1]}."
        )
        yield Clash("impossible.weekday", ((start, end),), sentence, named["weekday"], right)


def end_before_start(told: Told) -> Iterator[Clash]:
    """ "from 2015 to 2011": a time that ends before it begins."""
    dates = told.years()
    for first, second in pairwise(dates):
        lead = _SPAN.search(told.text[: first.start])
        if lead is None or not _CONTINUED.match(told.text[first.end : second.start]):
            continue
        one, other = period_of(first), period_of(second)
        if not before(other, one) or _is_moved(told.text[max(0, lead.start() - _MOVED_REACH) : lead.start()]):
            continue
        values = in_words(one), in_words(other)
        sentence = f"A time is said to run from {values[0]} to {values[1]}, which lies before."
        yield Clash(
            "impossible.end_before_start", ((first.start, first.end), (second.start, second.end)), sentence, *values
        )


def done_before_begun(told: Told) -> Iterator[Clash]:
    """ "construction began in 2015 and it opened in 2012": what ends before it begins, in one sentence."""
    for pair in load("relation_impossible")["order"]["pair"]:
        begun = [
            p for m in any_of(pair["begin"]).finditer(told.text) if (p := _event(told, m, pair.get("subject", ())))
        ]
        done = [p for m in any_of(pair["end"]).finditer(told.text) if (p := _event(told, m, ()))]
        if len(begun) != 1 or len(done) != 1:
            continue
        (begin, began), (end, ended) = begun[0], done[0]
        ordered = begin.start() < end.start()
        if not ordered and pair["again"]:
            continue
        if not _of_one_thing(told, began if ordered else ended, end if ordered else begin):
            continue
        if before(period_of(ended), period_of(began)):
            values = in_words(period_of(began)), in_words(period_of(ended))
            sentence = (
                f"It is said to have ended or been finished (“{end.group()}”, {values[1]}) before it began "
                f"(“{begin.group()}”, {values[0]})."
            )
            places = ((began.start, began.end), (ended.start, ended.end))
            yield Clash("impossible.done_before_begun", places, sentence, *values)


def _is_moved(lead: str) -> bool:
    return any_of(load("relation_impossible")["order"]["words"]["moved"]).search(lead) is not None


def _event(told: Told, match: re.Match[str], subject: tuple[str, ...]) -> tuple[re.Match[str], DateMention] | None:
    """What begins or ends by the word at `match`, with its date right behind; None where there is none."""
    if _NEGATED.search(told.text[max(0, match.start() - 12) : match.start()]):
        return None
    lead = told.text[max(0, match.start() - _SUBJECT_REACH) : match.start()]
    if subject and not re.match(r"the|was|ground", match.group(), re.I) and not any_of(subject).search(lead):
        return None
    for found in told.years():
        between = told.text[match.end() : found.start]
        if found.start >= match.end():
            return (
                (match, found)
                if re.fullmatch(
                    r"\s*(?:[\w' ,-]{0,40}?\s)??(?:in|on)\s+(?:the\s+)?(?:spring|summer|autumn|winter)?(?:of\s+)?|\s+",
                    between,
                )
                else None
            )
    return None


def _of_one_thing(told: Told, first: DateMention, second: re.Match[str]) -> bool:
    """Does what stands between say nothing that could be another thing?"""
    allowed = set(load("relation_impossible")["order"]["words"]["between"])
    between = told.text[first.end : second.start()]
    return ";" not in between and "." not in between and all(w.lower() in allowed for w in _WORD.findall(between))
