"""Numbers that count without a noun: "fewer than forty came", "they sent two.", "sixty refused", "two of whom died".

The noun stands in the sentence before, or nowhere; so the value is told and no unit. Each form needs what stands beside
the number on both sides, as a bare number is a score, a time of day or an age as well.
"""

from __future__ import annotations

import re

from claims.analysis.extraction.measure_words import Sort, sort_of
from claims.analysis.extraction.number_reader import Number
from claims.analysis.lexicon import load

# What may follow a number that counts by itself: the end of a clause, a preposition.
_ENDS = re.compile(
    r"[ ]?(?:$|[.,;:)?!](?:[\s\"”’]|$))|\n|"
    r"[ \n](?:in|from|by|at|on|since|after|before|during|between|until|this|last|and|but|for|with"
    r"|compared|altogether|there|here|today)\b"
)
_NOT_ENDS = re.compile(
    r"[ ]?[ap]\.?m\b|,[ ]\d|[ ](?:and|or)[ ](?:a[ ]half|\d)|:\d|,[ ]\d{4}\b|[ ]o'clock|[ ]in[ ](?:a[ ]row|all[ ])"
)
# "sixty refused", "a further six were", "a dozen more could": what the number does.
_DOES = re.compile(
    r"[ \n](?:more[ \n]|others[ \n])?(?:still[ \n]|also[ \n]|later[ \n]|now[ \n]|have[ \n]not|has\b)?"
    r"(?P<verb>were|are|have|had|will|would|could|can|did|do|may|might|must|should|remain|came|went|left|fled|lay|sat|stood|[a-z]{3,20}ed)\b"
)
_BOUND = re.compile(
    r"(?<![A-Za-z])(?:no[ \n](?:more|fewer|less)|fewer|more|not[ \n]more)[ \n]than[ \n]$"
    r"|(?<![A-Za-z])at[ \n](?:least|most)[ \n]$|(?<![A-Za-z])as[ \n]many[ \n]as[ \n]$|(?<![A-Za-z])up[ \n]to[ \n]$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"(?<![A-Za-z])(?:another|a[ \n]further|an[ \n](?:additional|estimated))[ \n]$", re.IGNORECASE)
_CLAUSE_STARTS = re.compile(r"(?:^|[.;:!?][\"”’)]?[ \n]{1,2}|\n|[“\"(]|,[ ](?:and|but|while)[ ])$")
_THERE_ARE = re.compile(r"\bthere[ ](?:are|were)[ ](?:now[ ]|only[ ]|just[ ]|still[ ])?$", re.IGNORECASE)
_OF_WHOM = re.compile(r"[ \n]of[ \n](?:whom|which)\b", re.IGNORECASE)
_MORE = re.compile(
    r"[ \n](?:more|others)(?=[ ]?(?:$|[.,;:)?!](?:\s|$))|[ \n](?:in|are|were|will|would|could|have|had"
    r"|by|from|to[ ]come|at|on|since)\b)"
)
_VERB = re.compile(r"(?<![A-Za-z'-])([a-z]{3,16})[ \n]{1,2}(?:in[ \n])?(?:only[ \n]|just[ \n]|another[ \n])?$")
_FEW = 12


def counts_alone(view: str, number: Number) -> bool:
    """True where a whole number of two or more counts something that is not named beside it."""
    if number.fraction or number.value < 2 or number.value % 1 or _NOT_ENDS.match(view, number.end):
        return False
    if _OF_WHOM.match(view, number.end):
        return True
    before = view[max(0, number.start - 36) : number.start]
    more = _MORE.match(view, number.end)
    if more and (number.words or number.value > _FEW):
        return True
    verb = _DOES.match(view, number.end)
    ends = _ENDS.match(view, number.end) is not None
    if _ANOTHER.search(before) and (ends or verb):
        return True
    if _BOUND.search(before) and (ends or verb) and (number.words or number.value > _FEW):
        return True
    if verb and _CLAUSE_STARTS.search(before):
        return True
    if not ends or (not number.words and number.value <= _FEW):
        return False
    return bool(_THERE_ARE.search(before)) or _is_taken(before, number)


def _is_taken(before: str, number: Number) -> bool:
    """True for the object of a verb: "they sent two.", "the hospital treated 212 in May"."""
    verb = _VERB.search(before)
    table = load("numbers")["alone"]
    if verb is None or verb[1] in table["not_counting"]:
        return False
    return verb[1] in table["taking"] or sort_of(verb[1]) is Sort.PAST
