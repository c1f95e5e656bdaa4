"""Numbers as they are written, in digits and words: "1,234,567", "two dozen", "one and a half billion".

`find_numbers` reads every number and judges nothing; whether it is an amount, a year or part of a name is asked in
`claims.analysis.extraction.quantities`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claims.analysis.extraction.number_atoms import scan, vocabulary
from claims.analysis.extraction.number_reader import Number, read_numbers
from claims.analysis.masking import mask

_SIGN_BEFORE = re.compile(
    r"(?:(?:^|(?<=[(]))[-−]\s?|(?<=\s)[-−]|(?<![A-Za-z])(?<!plus or )(?:minus|negative)[ ]{1,2})$", re.IGNORECASE
)


def signed(view: str, number: Number) -> Number:
    """`number` with a minus before it taken in: "-9.2", "minus five"."""
    sign = _SIGN_BEFORE.search(view, max(0, number.start - 12), number.start)
    if not sign:
        return number
    return replace(number, start=sign.start(), value=-number.value)


_LETTER_SCALE = re.compile(r"(?:[bkg]|[ ]?[MGB])(?![\w^])", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"[A-Za-z_]$")
_JOINED_AFTER = re.compile(r"[A-Za-z_]")


def _lettered(view: str, number: Number) -> Number:
    """Digits with a letter for their magnitude: "10G", "1,674.5 M"; a small "m" is as often a metre and is left."""
    letter = (
        _LETTER_SCALE.match(view, number.end) if not number.words and view[number.end : number.end + 1] != "m" else None
    )
    if not letter or (letter.group()[0] == " " and letter.group()[1].islower()):
        return number
    scale = vocabulary().letters.get(letter.group().strip().lower(), Decimal(1000))
    return Number(number.start, letter.end(), number.value * scale, True, scale, rule="number.letter")


def find_numbers(text: str) -> list[Number]:
    """Every number of `text`, in digits or words, with its value and sign; years are not left out.

    Digits that are part of a word ("5th", "A380", "10km") are no number here.
    """
    view = mask(text)
    found = []
    for number in read_numbers(view, scan(view).atoms):
        whole = signed(view, _lettered(view, number))
        before = _JOINED_BEFORE.search(view, max(0, whole.start - 1), whole.start)
        if not before and not _JOINED_AFTER.match(view, whole.end):
            found.append(whole)
    return found
