"""Dates of a single word that need their surroundings to be told: "2014", "in June", "on the 27th"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.extraction.date_forms import Atom
from claims.analysis.extraction.date_words import FLAGS, MONTH, YEAR, either, month_of, ordinal_of
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
    r"the|a|an|its|his|her|their|our|'s|early|late|mid|post|pre|and|of|circa|around|fy|fiscal)[\s-]{1,3}$", FLAGS
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
         ending|between|and|or|around|end|beginning|a|an|the)(?:\s{{1,3}}|-)(?P<the>the\s{{1,3}})?
         (?P<m>{MONTH})(?!\s{{0,2}}[-']?\d)(?!-)(?!\w)""",
    FLAGS,
)
_NAME_FOLLOWS = re.compile(r"\s{1,3}[A-Z][a-z]")
_DAY_OF_MONTH = re.compile(
    r"(?<=\bon\s)the\s{1,3}(?P<d>\d{1,2}(?:st|nd|rd|th))(?=[.,;!?]|\s{0,3}$|\s{1,3}(?:with|at|and)\b)", FLAGS
)
# Months whose names are words or persons' names: they need a plain preposition and a capital.
_WORDLIKE = frozenset({"may", "march", "mar", "jan", "april", "june", "august", "dec", "sep", "jun", "sept"})
_SURE = frozenset({"in", "since", "until", "till", "during", "early", "late", "mid", "before", "after", "through"})


def is_numbered(view: str, start: int) -> bool:
    """True where what stands before `start` makes the figure a number of something: "pp. ", "Resolution ", "$"."""
    return bool(_NOT_AFTER.search(view[max(0, start - 24) : start]))


def is_year(view: str, start: int, end: int) -> bool:
    """True where the four digits at `[start, end)` are a year: what stands around them neither counts nor numbers."""
    before, after = view[max(0, start - 24) : start], view[end : end + 40]
    if before.endswith("-") and not _YEAR_PREFIX.search(before):
        return False
    if _NOT_AFTER.search(before) or _NOT_BEFORE.match(after):
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
        prep, word = match["prep"].lower(), match["m"]
        name = word.lower().rstrip(".")
        if name in _WORDLIKE and (not word[0].isupper() and prep not in _SURE):
            continue
        if name == "may" and not word[0].isupper() and prep not in ("in", "since", "during"):
            continue
        if prep not in _SURE and (
            not word[0].isupper() or _NAME_FOLLOWS.match(view, match.end(), min(end, match.end() + 6))
        ):
            continue
        if prep in ("a", "an", "the") and (name in ("may", "march", "mar") or not view[match.end() :][:2].strip(" .,")):
            continue
        stop = match.end("m") - word.endswith(".")
        yield Atom(match.start("m"), stop, "date.month_alone", month=month_of(word))


def bare_days(view: str, start: int, end: int) -> Iterator[Atom]:
    """Days of a month that is not named: "on the 27th."."""
    for match in _DAY_OF_MONTH.finditer(view, start, end):
        if 1 <= ordinal_of(match["d"]) <= 31:
            yield Atom(match.start(), match.end(), "date.day_alone", day=ordinal_of(match["d"]))
