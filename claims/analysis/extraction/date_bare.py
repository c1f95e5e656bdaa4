"""Dates that need their surroundings to be told: "2014", "in June", "on the 27th", "from 10/1 to 11/7"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.extraction.date_anchors import LATE_ORDINAL
from claims.analysis.extraction.date_atoms import Atom
from claims.analysis.extraction.date_holidays import HOLIDAYS
from claims.analysis.extraction.date_words import (
    FLAGS,
    MONTH,
    ORDINALS,
    SEASONS,
    SPELLED_YEAR,
    WEEKDAY,
    YEAR,
    either,
    month_of,
    ordinal_of,
    spelled_year,
    weekday_of,
)  # fmt: skip
from claims.analysis.extraction.partial_dates import PartialDate, from_edtf
from claims.analysis.lexicon import load

_YEARS = load("dates")["years"]
_NOT_AFTER = re.compile(rf"(?:(?<![\w-])(?:{either(_YEARS['not_after'])})\.?|[$€£¥\#№])\s{{0,3}}$|\d\s$", FLAGS)
_NOT_BEFORE = re.compile(
    rf"(?:\s{{1,3}}|-)(?:\w{{1,12}}\s{{1,3}})?(?i:{either(_YEARS['not_before'])})\b|\s{{1,3}}[A-Z]{{1,4}}-?\d|\s?[%°]",
    re.VERBOSE,
)
_OLD_AFTER = re.compile(rf"(?<![\w-])(?:{either(_YEARS['old_after'])})\s{{1,3}}(?:the\s)?$", FLAGS)
# "in 2014", "of 2014": a year whatever noun follows.
_TEMPORAL = re.compile(
    r"(?<![\w-])(?:in|since|until|till|by|during|from|before|after|between|through|year|years|"
    r"the|a|an|its|his|her|their|our|'s|early|late|mid|post|pre|(?<=\d{4}\s)and|of|circa|around|"
    r"fy|fiscal)[\s-]{1,3}$", FLAGS
)  # fmt: skip
_PLURAL = re.compile(
    r"\s{1,3}(?:[a-z]{2,12}\s)?[a-z]{2,15}(?<!s)(?<!u)s\b(?<!\bwas)(?<!\bis)(?<!\bhas)(?<!\bits)(?<!\bthis)"
)
_YEAR = re.compile(
    rf"(?:(?<![\w$€£¥.,/:%&=@#+-])|(?<=[a-z]-)|(?<=\d\d\d\d/))(?P<y>{YEAR})(?!\w|[.,:/]\d|-\d|-?[%°])(?!-[a-z])",
    re.VERBOSE,
)
# "1812 war" after a determiner, "(1850)", "1850-born": what else makes an old year.
_BRACKET = re.compile(r"[(\[;,]\s?$")
_YEAR_PREFIX = re.compile(r"\b(?:post|pre|mid|late|early|since)-$", FLAGS)

_MONTH_ALONE = re.compile(
    rf"""\b(?P<prep>in|since|until|till|by|during|from|before|after|through|of|for|to|on|early|late|mid|last|starting|
         ending|between|and|or|around|end|beginning|a|an|the|
         (?P<whole>(?:the\s{{1,3}})?month\s{{1,3}}of))(?:\s{{1,3}}|-)(?P<the>the\s{{1,3}})?
         (?P<m>{MONTH})(?!\s{{0,2}}[-']?\d)(?!-)(?!\w)""",
    FLAGS,
)
_NAME_FOLLOWS = re.compile(r"\s{1,3}[A-Z][a-z]")
_LATE_ORDINALS = either([word for word, number in ORDINALS.items() if number >= LATE_ORDINAL])
# "on the 27th.", "for the thirty-first", "on 22nd at"; "for the 27." only at the end of a sentence
_DAY_OF_MONTH = re.compile(
    rf"""\b(?:on|by|until|till|before|after|since|for|from|through|to|week\s{{1,3}}of)\s{{1,3}}
         (?:(?P<the>the\s{{1,3}})?(?P<d>\d{{1,2}}(?:st|nd|rd|th)|{_LATE_ORDINALS})
              (?=[.,;!?](?:\s|\Z)|\s{{0,3}}\Z|\s{{1,3}}(?:with|at|and|to|until|till|through)\b)
         |(?P<for>(?<=for\s)the\s{{1,3}})(?P<n>3[01]|[12]\d|[1-9])(?=[.!?]?\s{{0,3}}\Z|[.!?]\s))""",
    FLAGS,
)
# What the 14th may be, if it is no day: a hole of a golf course, a floor, a century.
_RANKED = re.compile(rf"\b(?:{either(load('dates')['days']['not_near'])})\b", FLAGS)
# "on 22/04", "Friday 7-6", "from 10/1 to 11/7", "on 11/20, 11/22 or 11/25"
_MONTH_DAY = r"\d{1,2}[/.-]\d{1,2}(?!\d|[/.,-]\d|\s?%)"
_MONTH_DAYS = re.compile(
    rf"""(?:(?P<prep>\b(?:on|from|until|till|since|by|before|after|between|dated|due|starting|beginning|this|next))\s{{1,3}}
            |\b(?P<w>(?:(?:this|next|last)\s{{1,3}})?(?P<wd>{WEEKDAY})),?\s{{1,3}})
         (?P<first>{_MONTH_DAY})
         (?P<more>(?:(?:\s?,\s?(?:or\s|and\s)?|\s(?:or|and|to|until|till|through)\s|\s?[-–]\s?){_MONTH_DAY}){{1,6}})?
         (?![\w/])""",
    FLAGS,
)
_ANY_PAIR = re.compile(r"\d[/.-]\d")
_PAIR = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})(?!\d)")
# "22/04": day first, with a month of two digits, is no fraction and no score
_DAY_FIRST = re.compile(r"(?<![\w/.,$-])(?P<a>3[01]|2\d|1[3-9])/(?P<b>0[1-9])(?![\w/%]|[.,]\d)")
# a text, or a cell of a table, that is nothing else: "2/29", "2/29-3/1"
_ONLY_PAIR = re.compile(r"\A\s*(?P<first>\d{1,2}/\d{1,2})(?P<more>\s?[-–]\s?\d{1,2}/\d{1,2})?\s*\Z")
_SPELLED = re.compile(
    rf"""\b(?:in|since|until|till|by|during|from|before|after|of|year|early|late|mid|to|and|through)[\s-]{{1,3}}
         (?:the\s{{1,3}}year\s{{1,3}})?(?P<y>{SPELLED_YEAR})(?!\s?%|[-\s]\d)""",
    FLAGS,
)
# Months whose names are words or persons' names: they need a plain preposition and a capital.
_WORDLIKE = frozenset({"may", "march", "mar", "jan", "april", "june", "august", "dec", "sep", "jun", "sept"})
# After one of these a pair of numbers is a day even if it could be a fraction.
_DAY_WORDS = frozenset({"on", "dated", "due", "this", "next", "starting", "beginning"})
_LARGEST_PARTS = 10
_SHORT = 20
# The most days that each month can have.
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SURE = frozenset({"in", "since", "until", "till", "during", "early", "late", "mid", "before", "after", "through"})


def is_numbered(view: str, start: int) -> bool:
    """True where what stands before `start` makes the figure a number of something: "pp. ", "Resolution ", "$"."""
    return bool(_NOT_AFTER.search(view[max(0, start - 24) : start]))


def is_counted(view: str, end: int) -> bool:
    """True where what follows `end` makes the figure before it a count or measure: " km", " people"."""
    return bool(_NOT_BEFORE.match(view, end, end + 40))


def is_year(view: str, start: int, end: int) -> bool:
    """True where the four digits at `[start, end)` are a year: what stands around them neither counts nor numbers."""
    before, after = view[max(0, start - 24) : start], view[end : end + 40]
    if before.endswith("-") and not _YEAR_PREFIX.search(before):
        return False
    if _NOT_AFTER.search(before) or is_counted(view, end):
        return False
    number = int(view[start:end])
    if number < 1900:
        in_brackets = bool(_BRACKET.search(before)) and after[:1] in (")", "]", ",", ";") and number > 1400
        return (bool(_OLD_AFTER.search(before)) or in_brackets) and not _PLURAL.match(after)
    if _TEMPORAL.search(before) or before.endswith("-"):
        return True
    return not _PLURAL.match(after) or not before.strip()


def bare_years(view: str, start: int, end: int) -> Iterator[Atom]:
    """Years that stand alone between `start` and `end`."""
    for match in _YEAR.finditer(view, start, end):
        if is_year(view, match.start(), match.end()):
            yield Atom(match.start(), match.end(), "date.year", year=int(match["y"]))


def bare_months(view: str, start: int, end: int) -> Iterator[Atom]:
    """Months that stand alone after a preposition: "in June", "since late August"."""
    for match in _MONTH_ALONE.finditer(view, start, end):
        prep, word = "in" if match["whole"] else match["prep"].lower(), match["m"]
        name = word.lower().rstrip(".")
        if name in _WORDLIKE and (not word[0].isupper() and prep not in _SURE):
            continue
        if name == "may" and not word[0].isupper() and not _is_month(view, prep, match.end()):
            continue
        if prep not in _SURE and (
            (not word[0].isupper() and name in _WORDLIKE)
            # a stop ends the sentence or the abbreviation: "by the end of April. Talks", but "of April Lee"
            or (view[match.end() - 1] != "." and _NAME_FOLLOWS.match(view, match.end(), min(end, match.end() + 6)))
        ):
            continue
        if prep in ("a", "an", "the") and (name in ("may", "march", "mar") or not view[match.end() :][:2].strip(" .,")):
            continue
        stop = match.end("m") - word.endswith(".")
        begin = match.start("whole") if match["whole"] else match.start("m")
        yield Atom(begin, stop, "date.month_alone", month=month_of(word))


def _is_month(view: str, prep: str, end: int) -> bool:
    """True where "may" in small letters is the month: "since may.", "in may and june"."""
    return prep in ("in", "since", "during") and bool(_CLAUSE_ENDS.match(view, end))


def bare_days(view: str, start: int, end: int) -> Iterator[Atom]:
    """Days of a month that is not named: "on the 27th.", "for the thirty-first"."""
    for match in _DAY_OF_MONTH.finditer(view, start, end):
        word, begin = ("n", "for") if match["n"] else ("d", "the" if match["the"] else "d")
        day = ordinal_of(match[word])
        if 1 <= day <= 31 and not _RANKED.search(view, max(0, match.start() - 60), match.end() + 60):
            yield Atom(match.start(begin), match.end(word), "date.day_alone", day=day)


def _month_and_day(first: int, second: int) -> tuple[int, int] | None:
    """Month and day of a pair: by the one above 12, else month first, as in the United States; None for 24/7."""
    month, day = (second, first) if first > 12 else (first, second)
    is_day = 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1] and (first, second) != (24, 7)
    return (month, day) if is_day else None


def _is_fraction(pair: re.Match[str]) -> bool:
    """True for what may be a part of a whole: "1/3", "3/4"."""
    over, under = int(pair[1]), int(pair[3])
    return over < under <= _LARGEST_PARTS and not pair[1].startswith("0") and not pair[3].startswith("0")


def _run_of_pairs(view: str, match: re.Match[str]) -> Iterator[Atom]:
    """The days of "on 11/20, 11/22 or 11/25"; a weekday before the first belongs to it."""
    groups = match.groupdict()
    pairs = list(_PAIR.finditer(view, match.start("first"), match.end()))
    if not groups.get("w") and any(pair[2] != "/" for pair in pairs):
        return
    is_sure = groups.get("w") or (groups.get("prep") or "on").lower() in _DAY_WORDS
    if not is_sure and all(_is_fraction(pair) for pair in pairs):
        return
    for pair in pairs:
        found = _month_and_day(int(pair[1]), int(pair[3]))
        if not found:
            return
        start = match.start("w") if groups.get("w") and pair is pairs[0] else pair.start()
        weekday = weekday_of(groups["wd"]) if groups.get("w") and pair is pairs[0] else 0
        yield Atom(start, pair.end(), "date.month_day", month=found[0], day=found[1], weekday=weekday)


def bare_pairs(view: str, start: int, end: int) -> Iterator[Atom]:
    """Days and months in digits without a year, where the words or figures around them tell that they are."""
    for match in _MONTH_DAYS.finditer(view, start, end) if _ANY_PAIR.search(view, start, end) else ():
        yield from _run_of_pairs(view, match)
    for match in _DAY_FIRST.finditer(view, start, end):
        yield Atom(match.start(), match.end(), "date.month_day", month=int(match["b"]), day=int(match["a"]))
    if len(view) < _SHORT and (only := _ONLY_PAIR.match(view)):
        yield from _run_of_pairs(view, only)


_EVENTS: dict[str, dict[str, str | list[str]]] = load("dates")["event_days"]
_EVENT_AFTER = {
    key: re.compile(rf"(?:st|nd|rd|th)?,?\s{{1,3}}(?:{either(event['before'])})\b", FLAGS)
    for key, event in _EVENTS.items()
}


def event_of(view: str, atom: Atom) -> PartialDate | None:
    """The day of an event that is known by its day without the year: "the Sept. 11 attacks"."""
    if not atom.day or not atom.lacks_year():
        return None
    key = f"{atom.month:02}-{atom.day:02}"
    is_meant = key in _EVENTS and _EVENT_AFTER[key].match(view, atom.end)
    return from_edtf(str(_EVENTS[key]["date"])) if is_meant else None


def spelled_years(view: str, start: int, end: int) -> Iterator[Atom]:
    """Years in words after a preposition: "in nineteen eighty-four"."""
    for match in _SPELLED.finditer(view, start, end):
        if not is_counted(view, match.end()):
            yield Atom(match.start("y"), match.end(), "date.year", year=spelled_year(match["y"]))


_SEASON = re.compile(
    r"\b(?:in|over|during|by|before|after|until|since|throughout|leave)\s{1,3}(?P<s>the\s{1,3}(?:(?P<n>spring|summer|autumn|winter)|(?<=in\sthe\s)fall)"
    r")\b(?!-|'|\s{1,3}(?:of|[A-Z\d]|\w+s?\s{1,3}of)\b)(?=\s{0,3}[.,;:!?)]|\s{0,3}\Z|\s{1,3}(?:to|when|and|but|or|with|he|she|they|we|it|the)\b)",
    re.VERBOSE,
)


def bare_seasons(view: str, start: int, end: int) -> Iterator[Atom]:
    """ "over the summer", which may be any year's."""
    for match in _SEASON.finditer(view, start, end):
        part = SEASONS[match["s"].split()[-1].lower()]
        yield Atom(match.start("s"), match.end("s"), "date.season_alone", part=part)


_HOLIDAY = re.compile(rf"(?<![\w-])(?P<h>{either(HOLIDAYS)})(?![\w-]|'s|\s{{1,3}}(?-i:[A-Z])[a-z])", FLAGS)
_AT = re.compile(
    r"\b(?:at|by|before|after|since|until|till|on|over|during|around|for|from|to|of|and|or|between)\s{1,3}$", FLAGS
)
_CLAUSE_ENDS = re.compile(
    r"\s{0,3}(?:[.,;:!?)]|\Z)|\s{1,3}(?:to|when|and|but|or|with|in|on|at|he|she|they|we|it|the|a|an|this|last|for|from|because)\b"
)


def bare_holidays(view: str, start: int, end: int) -> Iterator[Atom]:
    """Holidays without a year: a name with "day" or "eve" in it as it stands, another after a preposition only."""
    near = view[start:end].lower()
    if not any(name in near for name in HOLIDAYS):
        return
    for match in _HOLIDAY.finditer(view, start, end):
        name = " ".join(match["h"].lower().split())
        is_sure = match["h"][0].isupper() and name.split()[-1] in _DAYS_OF_HOLIDAYS
        led = _AT.search(view, max(start, match.start() - 12), match.start()) and match["h"][0].isupper()
        if (is_sure or led) and _CLAUSE_ENDS.match(view, match.end("h")):
            yield Atom(match.start(), match.end("h"), "date.holiday", holiday=name)


_DAYS_OF_HOLIDAYS = frozenset(
    {"day", "eve", "sunday", "monday", "friday", "tuesday", "wednesday", "thursday", "juneteenth"}
)
