"""What a figure measures, as a noun phrase in the document's own words: "annual trade turnover between A and B".

English says it in four places: in the noun that is counted or described ("sixteen [cargo helicopters]", "a $2bn [credit
line]"), after "of" and its like ("40 tonnes of [tea]", "$5m on [flood walls]"), in the subject of a verb of level ("the
[jobless rate] fell to 4 percent"), or in the noun before a preposition ("a [turnover] of $5m"). They are asked in this
order; where none of them has a noun, what was done with the sum stands for it ("donated to charity").
"""

from __future__ import annotations

import re

from claims.analysis.extraction.measure_leads import led, predicate, skip_soft, subject
from claims.analysis.extraction.measure_phrases import (
    phrase_after,
    phrase_before,
    reach_after,
    sentence_before,
    text_of,
)
from claims.analysis.extraction.measure_words import (
    Sort,
    Word,
    is_level_verb,
    is_verb_at,
    sort_of,
    words_in,
)
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load

_TABLE = load("counted")["measures"]
_AWAY = re.compile(
    r"[ \n]{1,2}(?:ago|later|earlier|before|after|on|hence|old|apart|away|from|north|south|east|west|off)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[ \n-]{1,2}[\"']{0,2}(?P<word>[A-Za-z][\w'-]*)")
_OF = re.compile(r"[ \n]{1,2}(?:worth[ \n]{1,2}of|of|worth)[ \n]{1,2}", re.IGNORECASE)
_ON = re.compile(r"[ \n]{1,2}(?:on|for)[ \n]{1,2}", re.IGNORECASE)
_IN = re.compile(r"[ \n]{1,2}in[ \n]{1,2}(?=[a-z]|[A-Z][\w-]+[ ][a-z]{3,20}s\b)")
_OLD = re.compile(r"[- ]old(?=[ -][A-Za-z])")
_WITH = re.compile(r"[ \n]{1,2}with[ \n]{1,2}", re.IGNORECASE)
_OF_COUNTED = re.compile(
    r"[ \n\"'(-]{0,3}(?:of[ \n](?:(?:the|these|those|its|their|his|her|our|all)[ \n]){0,2})?", re.IGNORECASE
)
_OF_ITS_KIND = re.compile(r"[ \n]of[ \n](?:its|their|his|her)[ \n](?:kind|type|sort)\b", re.IGNORECASE)
_RANKED = re.compile(r"(?:^|[ ])(?:first|last|only|[a-z]{3,12}est|most|least|worst|best)(?![a-z])", re.IGNORECASE)
_OBJECT = (Sort.DETERMINER, Sort.PRONOUN, Sort.SUBORDINATOR, Sort.NUMBER)
_PAST = frozenset(("past", "last", "next", "coming", "first", "final", "previous", "following", "recent"))


def measure_of(view: str, quantity: Quantity, number_end: int) -> str:
    """The noun phrase that `quantity` of `view` measures, or "" where the sentence has none.

    `number_end` is where its number ends: the noun that a count counts stands after that.
    """
    if quantity.kind is QuantityKind.COUNT:
        return _things(view, quantity, number_end)
    if quantity.kind is QuantityKind.ORDINAL:
        if _OF_ITS_KIND.match(view, quantity.end):
            return led(view, quantity)
        return _described(view, quantity.end, noun=True)
    if quantity.kind is QuantityKind.DURATION:
        return _lasting(view, quantity)
    if quantity.kind is QuantityKind.OTHER and _AWAY.match(view, quantity.end):
        return ""  # "two miles from the pier"
    found = _described(view, quantity.end, share=quantity.unit == "share") or _beside(view, quantity)
    return found if found or _OF.match(view, quantity.end) else led(view, quantity)


def _things(view: str, quantity: Quantity, number_end: int) -> str:
    """What is counted: the noun with what stands before it and its modifiers."""
    if quantity.unit == "time":
        return _deed(view, quantity)
    if view[number_end : number_end + 1] == "-":  # "a 12-nation [pact]"
        described = _described(view, quantity.end, noun=True)
        if described:
            return described
    things = _OF_COUNTED.match(view, number_end, quantity.end)
    start = things.end() if things else number_end
    if start >= quantity.end:
        return _described(view, quantity.end) or _after(view, quantity.end, _OF) or led(view, quantity)
    return _LENGTH_TAIL.sub("", " ".join(view[start : reach_after(view, quantity.end, headed=True)[1]].split()))


_LENGTH_TAIL = re.compile(
    r"[ ](?:in|over|within|for|after)[ ](?:the[ ])?(?:[\w-]+[ ]){1,2}(?:years?|months?|weeks?|days?|hours?|decades?)$"
)


def _after(view: str, at: int, lead: re.Pattern[str]) -> str:
    match = lead.match(view, at)
    return phrase_after(view, match.end()) if match else ""


def _described(view: str, at: int, *, noun: bool = False, share: bool = False) -> str:
    """The noun phrase that the figure stands in: "$2bn [credit line for solar parks]", "4 percent [sales tax]".

    `noun` says that no verb may stand at `at`, `share` that the phrase may be the subject of its clause.
    """
    following = _NEXT.match(view, at)
    if following is None:
        return ""
    word = following["word"]
    sort, lower = sort_of(word), word.lower()
    if lower in _TABLE["comparatives"] or lower in _TABLE["compared"] or lower in _TABLE["no_head"]:
        return ""
    if sort not in (Sort.NOUN, Sort.PRESENT, Sort.GERUND, Sort.PAST):
        return ""
    near = words_in(view, following.end(), following.end() + 30)[:1]
    after = near[0].sort if near else Sort.MARK
    if sort is Sort.PRESENT and not noun and (after in _OBJECT or near[0].lower == "to" if near else False):
        return ""  # "27 percent want a change"
    if sort in (Sort.PAST, Sort.GERUND) and after not in (Sort.NOUN, Sort.PRESENT):
        return ""
    phrase = phrase_after(view, following.start("word"))
    return "" if not share and _has_own_verb(view, following.start("word"), phrase) else phrase


def _has_own_verb(view: str, at: int, phrase: str) -> bool:
    """True for "40 barrels [the firm] had sought": what stands after the figure is the subject of a clause."""
    if not phrase or not phrase[0].isupper():
        return False
    following = words_in(view, at + len(phrase), at + len(phrase) + 20)[:1]
    return bool(following) and following[0].sort is Sort.AUXILIARY


def _beside(view: str, quantity: Quantity) -> str:
    """The noun after "of" and its like; after "on", "for" and "in" only for what is paid with money."""
    found = _after(view, quantity.end, _OF)
    if found or _OF.match(view, quantity.end):
        return found or predicate(view, quantity)
    if quantity.kind is QuantityKind.MONEY:
        return _after(view, quantity.end, _ON) or _paid_in(view, quantity.end)
    return _after(view, quantity.end, _WITH) if quantity.kind is QuantityKind.PERCENT else ""


def _paid_in(view: str, at: int) -> str:
    """ "$43,100 in donations": the form that money takes; not "in court", "in 2014", "in the north"."""
    match = _IN.match(view, at)
    word = _NEXT.match(view, match.end() - 1) if match else None
    if match is None or word is None or sort_of(word["word"]) not in (Sort.NOUN, Sort.PRESENT, Sort.GERUND, Sort.PAST):
        return ""
    return "" if word["word"].lower() in _TABLE["no_form_of_money"] else phrase_after(view, match.end())


def _lasting(view: str, quantity: Quantity) -> str:
    """What lasts, or what is first in so long; nothing where a length only places something in time."""
    old = _OLD.match(view, quantity.end)
    if old:
        return _described(view, old.end(), noun=True)
    found = _described(view, quantity.end) if quantity.rule != "duration.single" else ""
    if found and not _AWAY.match(view, quantity.end):
        return found
    sentence = sentence_before(view, quantity.start)
    i = skip_soft(sentence, len(sentence) - 1)
    if i < 0 or sentence[i].lower in _PAST:
        return _after(view, quantity.end, _OF)
    word = sentence[i]
    if quantity.rule == "duration.age" or _AWAY.match(view, quantity.end):
        aged = quantity.rule == "duration.age" or view[quantity.end : quantity.end + 4].strip().lower() == "old"
        return _owner(view, sentence, i) if aged else ""
    if word.sort in (Sort.PREPOSITION, Sort.SUBORDINATOR):
        if word.lower == "of":
            return phrase_before(view, sentence, i - 1) if i else ""
        phrase = phrase_before(view, sentence, i - 1) if i and word.lower == "in" else ""
        return phrase if _RANKED.search(phrase) else _after(view, quantity.end, _OF)
    if is_verb_at(sentence, i) and is_level_verb(word):
        return subject(view, sentence, i)
    if word.lower in _TABLE["taking_time"]:
        return subject(view, sentence, i)
    return _after(view, quantity.end, _OF)


def _owner(view: str, sentence: list[Word], i: int) -> str:
    """Whose age it is: "Ms. Holm, 48 years old", "the girl was 9 years old", "the keeper, aged 31"."""
    while i >= 0 and (sentence[i].sort is Sort.MARK or sentence[i].lower in ("aged", "age", "at", "the", "of")):
        i -= 1
    if i < 0:
        return ""
    return subject(view, sentence, i) if is_verb_at(sentence, i) else phrase_before(view, sentence, i)


def _deed(view: str, quantity: Quantity) -> str:
    """What was done so many times: "vetoed resolutions on Syria twice", "twice vetted for the job"."""
    sentence = sentence_before(view, quantity.start)
    following = words_in(view, quantity.end, quantity.end + 60)[:1]
    if following and following[0].sort is Sort.PAST:
        return f"{following[0].text} {phrase_after(view, following[0].end, headed=True)}".strip()
    for i in range(len(sentence) - 1, -1, -1):
        word = sentence[i]
        gerund = word.sort is Sort.GERUND and not (i and sentence[i - 1].sort in (Sort.PREPOSITION, Sort.DETERMINER))
        verb = gerund or (is_verb_at(sentence, i) and word.sort is not Sort.AUXILIARY)
        if verb:
            return text_of(view, sentence, i, len(sentence))
    return ""
