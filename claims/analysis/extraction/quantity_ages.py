"""Ages without the word "years": "aged 45", "Ana Holm, 35, runs", "when she was 12,", "he retired at 64"."""

from __future__ import annotations

import re

from claims.analysis.extraction.number_reader import Number
from claims.analysis.lexicon import load

_OLDEST = 130

_AGED = re.compile(r"(?<![A-Za-z])(?:aged|ages|age)[ \n](?:of[ \n]|between[ \n]|from[ \n])?$", re.IGNORECASE)
# "Ana Holm, 35, runs", "the suspect, 38, was": an age between commas after a person.
_AGE_BETWEEN = re.compile(r"(?:(?<![A-Za-z])[A-Z][\w'.-]*[ ][A-Z][\w'-]+|(?<![A-Za-z])(?P<person>[a-z]+)),[ \n]$")
_AGE_ENDS = re.compile(r",(?=[ \n])(?![ \n](?:\d|(?!of\b|from\b)\w+[ ]\d))")


_WAS_OF_AGE = re.compile(
    r"\b(?:(?:(?:he|she|I)[ ](?:was|is|turned|turns)|who[ ]turn(?:s|ed))[ ](?:only[ ]|just[ ]|then[ ]|now[ ])?"
    r"|(?:children|girls|boys|adults|adolescents|people|those|anyone|everyone|pupils|patients)[ ](?:under|over)[ ]"
    r"|(?:retired|died|married|widowed|orphaned|graduated|debuted)[ ]at[ ])$",
    re.IGNORECASE,
)
_AGE_STOPS = re.compile(
    r"[ ]?(?:$|[.,;)](?:[ \n]|$))|[ \n](?:when|and|but|at[ ]the[ ]time|after|with|on|in|next|this|today|tomorrow)\b"
)


def _was_of_age(view: str, number: Number) -> bool:
    """ "when she was 12,", "he retired at 64": years without their name."""
    if number.words or not 3 <= number.value <= 110 or not _AGE_STOPS.match(view, number.end):
        return False
    return _WAS_OF_AGE.search(view, max(0, number.start - 24), number.start) is not None


def _age_between(view: str, number: Number) -> bool:
    """True for whole years between commas behind a person: "Ana Holm, 35, runs"."""
    if number.words or not 15 <= number.value <= 105 or number.value % 1 or not _AGE_ENDS.match(view, number.end):
        return False
    before = _AGE_BETWEEN.search(view, max(0, number.start - 40), number.start)
    if before is None:
        return False
    return before["person"] in load("counted")["aged"]["persons"] if before["person"] else True


def is_age(view: str, number: Number) -> bool:
    """True for whole years of age that no unit follows."""
    if number.scale > 1 or number.value > _OLDEST:
        return False
    aged = _AGED.search(view, max(0, number.start - 14), number.start) is not None
    return aged or _age_between(view, number) or _was_of_age(view, number)
