"""Stretches of time that are told without a plain figure: "a few hours", "all day", "another week", "3h", "2 nights".

`find_quantities` reads figures with a unit of time; here is what is told roughly, by an article, by a letter for the
unit, or in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from claims.analysis.extraction.date_words import FLAGS, NUMBER, either, number_of
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.masking import mask

_TABLES = load("dates")["durations"]
_ROUGH: dict[str, int] = _TABLES["rough"]
_LETTERS: dict[str, str] = _TABLES["letters"]
_TIMES: dict[str, list[str | int]] = {
    "decade": ["year", 10], "century": ["year", 100], "centurie": ["year", 100], "fortnight": ["week", 2],
    "min": ["minute", 1], "sec": ["second", 1], "hr": ["hour", 1],
}  # fmt: skip
_UNIT = r"""(?P<u>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weekends?|weeks?|fortnights?|months?|years?|
    decades?|century|centuries)\b"""
_PLURAL = r"(?P<u>seconds|minutes|hours|days|nights|weekends|weeks|fortnights|months|years|decades|centuries)\b"
_ANCHOR = re.compile(
    r"(?<![A-Za-z])(?i:seco|minu|hour|day|nigh|week|fort|mont|year|deca|cent|half)|(?<=\d)\s?(?:[hHdDyY]|min|sec|hr|yr|wk|mo)"
)
_REACH = 40

Reader = Callable[[re.Match[str]], Decimal | None]


def _one(match: re.Match[str]) -> Decimal | None:
    return Decimal(1)


def _rough(match: re.Match[str]) -> Decimal | None:
    return Decimal(_ROUGH[" ".join(match["n"].lower().split())])


def _number(match: re.Match[str]) -> Decimal | None:
    return Decimal(number_of(match["n"])) or None


def _and_half(match: re.Match[str]) -> Decimal | None:
    return Decimal(number_of(match["n"])) + Decimal("0.5")


def _half(match: re.Match[str]) -> Decimal | None:
    return Decimal("0.5")


def _figure(match: re.Match[str]) -> Decimal | None:
    """ "3h", "10D"; "3D" is no three days."""
    amount = Decimal(match["n"])
    return None if match["u"] in ("d", "D") and amount in _DIMENSIONS else amount


_DIMENSIONS = frozenset(map(Decimal, (1, 2, 3, 4)))
_WHILE = rf"(?:{either(_TABLES['led_by'])})"
# Each form with the words of which one must be near: a cheap test before a costly pattern.
_FORMS: tuple[tuple[str, tuple[str, ...], re.Pattern[str], Reader], ...] = tuple(
    (rule, tuple(words.split("|")), re.compile(pattern, FLAGS), read)
    for rule, words, pattern, read in (
        # all day, a full month, the whole year
        ("duration.whole", "all|full|whole|entire",
         r"""(?<![\w-])(?:all|full|whole|entire)(?:-|\s{1,3})
             (?P<u>day|night|week|weekend|month|year|decade|century)\b(?!-(?!long))""",
         _one),
        # a few hours, some days, several weeks
        ("duration.rough", "few|several|some|couple",
         rf"""(?<![\w-])(?!(?<!for\s)(?<!in\s)(?<!after\s)(?<!took\s)some\b)(?P<n>{either(_ROUGH)})\s{{1,3}}{_PLURAL}
              (?!-|\s{{1,3}}ago\b|')""", _rough),
        # two nights, 1 night
        ("duration.nights", "night|weekend",
         rf"(?<![\w.,$-])(?!an?\s)(?P<n>{NUMBER})\s{{1,3}}(?P<u>nights?|weekends?)\b(?!-)", _number),
        # another week
        ("duration.another", "another",
         r"""\banother\s{1,3}(?P<u>minute|hour|day|night|week|fortnight|month|year|decade|century)\b
             (?!-|')""",
         _one),
        # (for) a week, (after) an hour; at the start of a text
        ("duration.article", " a | an |in a |in an ",
         rf"""(?:(?<![\w-]){_WHILE}\s{{1,3}}|(?<![\w-])in\s{{1,3}}(?=an?\s{{1,3}}\w{{3,9}}\s*\Z))
              (?P<s>an?\s{{1,3}}(?P<u>second|minute|hour|day|night|week|month|year))\b
              (?!-|'|\s{{1,3}}(?:ago|later|earlier|from|and|or|before|after|in|of)\b)""",
         _one),
        ("duration.article", "fortnight",
         r"\ban?\s{1,3}(?P<u>fortnight)\b(?!-|'|\s{1,3}(?:ago|later|earlier|from)\b)", _one),
        # an hour and half, two and half days
        ("duration.and_a_half", "half",
         rf"(?<![\w.-])(?P<n>{NUMBER})\s{{1,3}}{_UNIT}\s{{1,3}}and\s{{1,3}}(?:a\s{{1,3}})?half\b", _and_half),
        ("duration.and_a_half", "half",
         rf"(?<![\w.-])(?P<n>{NUMBER})\s{{1,3}}and\s{{1,3}}(?:a\s{{1,3}})?half\s{{1,3}}{_UNIT}", _and_half),
        # half a day, half an business day
        ("duration.half", "half",
         rf"(?<![\w-])half(?:\s{{1,3}}an?)?[-\s]{{1,3}}(?:(?:business|working)\s{{1,3}})?{_UNIT}(?!-)", _half),
    )
)  # fmt: skip
# 3h, 10D after "for": a letter alone may be anything else
_LETTER = re.compile(
    rf"\b(?P<lead>{_WHILE})\s{{1,3}}(?P<s>(?P<n>\d{{1,4}}(?:\.\d{{1,2}})?)\s?(?P<u>(?:{either(_LETTERS)})))\b(?![-'/])",
    FLAGS,
)


def _value(text: str, start: int, end: int, amount: Decimal, unit: str, rule: str) -> Quantity:
    singular, times = _TIMES.get(unit, [unit, 1])
    amount *= int(times)
    rough = rule == "duration.rough"
    return Quantity(
        start, end, text[start:end], amount, None if rough else amount, str(singular), QuantityKind.DURATION,
        approximate=rough, rule=rule,
    )  # fmt: skip


def _windows(view: str) -> Iterator[tuple[int, int]]:
    start, end = 0, -1
    for match in _ANCHOR.finditer(view):
        if match.start() - _REACH > end:
            if end > 0:
                yield start, end
            start = max(0, match.start() - _REACH, end)
        end = match.end() + _REACH
    if end > 0:
        yield start, end


def _found(text: str, view: str) -> Iterator[Quantity]:
    for start, end in _windows(view):
        near = view[start:end].lower()
        for rule, words, pattern, read in _FORMS:
            if not any(word in near for word in words):
                continue
            for match in pattern.finditer(view, start, end):
                if amount := read(match):
                    begin = match.start("s") if "s" in pattern.groupindex else match.start()
                    unit = match["u"].lower()
                    yield _value(text, begin, match.end(), amount, unit.rstrip("s"), rule)
        for match in _LETTER.finditer(view, start, end):
            if amount := _figure(match):
                yield _value(
                    text, match.start("s"), match.end(), amount, _LETTERS[match["u"].lower()], "duration.letter"
                )


def find_durations(text: str) -> list[Quantity]:
    """Stretches of time in `text` that are no plain figure with a unit, sorted, none overlapping another.

    Of a rough one ("a few hours") the least that it means is `low`, and `high` is None. Decades and centuries are told
    in years, fortnights in weeks.
    """
    kept: list[Quantity] = []
    for value in sorted(_found(text, mask(text)), key=lambda value: (value.start, value.start - value.end)):
        if not kept or value.start >= kept[-1].end:
            kept.append(value)
    return kept
