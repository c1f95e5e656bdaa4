"""What a figure measures, as a noun phrase in the document's own words: "annual trade turnover"."""

from __future__ import annotations

import re

from claims.analysis.extraction.quantity_counts import nouns
from claims.analysis.lexicon import load

_LONGEST = 160
_WORDS = load("counted")["measures"]
_CLAUSE_LEFT = re.compile(
    rf"[.;:!?](?=\s|$)|[(\[]\s|\n\n|[(\[\"]|,\s|\b(?:{'|'.join(_WORDS['breaks_before'])})\s"
    r"|\band\s(?:the|an?|its|their|his|her|is|was|has|had|will|costs?|[a-z]{2,14}ed)\s",
    re.IGNORECASE,
)
_CLAUSE_RIGHT = re.compile(
    rf"""
    [;:!?()\[\]"] | [.](?:\s|$) | ,\s | \n\n
    | (?<![A-Za-z])(?:
        and[ \n](?:is|was|has|will|the|a|in|[a-z]{{2,14}}ed)(?![a-z])           # another clause, not another noun
        | (?:by|in)[ \n](?:19|20)\d\d
        | {"|".join(_WORDS["breaks_after"])}
    )(?![A-Za-z])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOUN_FOLLOWS = re.compile(
    r"[ \n]{1,2}(?:worth[ \n]of[ \n]|worth[ \n]|in[ \n]|of[ \n]|for[ \n](?:the[ \n]|a[ \n])?)?(?=[A-Za-z\"'])",
    re.IGNORECASE,
)
_LINK_LEFT = re.compile(rf"(?:^|[ \n])(?:{'|'.join(_WORDS['links'])})(?=[ \n]*$)", re.IGNORECASE)

# "turnover is a deplorable ...": the figure is said of the subject.
_SUBJECT_ONLY = re.compile(
    r"[ \n](?:is|was|are|were)[ \n](?:an?|the)[ \n](?:[a-z-]{3,20}[ \n]){1,2}[ \n]*$", re.IGNORECASE
)
_OF_ITS_KIND = re.compile(r"[ \n]of[ \n](?:its|their|his|her)[ \n](?:kind|type|sort)\b", re.IGNORECASE)
_IT_WAS = re.compile(r"^(?:it|this|that|there|he|she|they|these|those)[ ](?:is|was|are|were)[ ]", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_EMPTY = nouns().stops | frozenset(_WORDS["empty_after"])
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "this"))
_SENTENCE_END = frozenset(".;:!?")
_DETERMINER = re.compile(
    r"^(?:the|a|an|this|that|its|their|his|her|these|those|such|any|some|of|in|for|about|to|with|and|or|but)[ \n]",
    re.IGNORECASE,
)


def _phrase_right(view: str, at: int) -> str:
    window = view[at : at + _LONGEST]
    stop = _CLAUSE_RIGHT.search(window)
    return _tidy(window[: stop.start()] if stop else window)


def _phrase_left(view: str, at: int) -> str:
    left = max(0, at - _LONGEST)
    window = view[left:at]
    window = _SUBJECT_ONLY.sub("", window)
    for _ in range(6):
        link = _LINK_LEFT.search(window)
        if not link:
            break
        window = window[: link.start()]
    for stop in reversed(list(_CLAUSE_LEFT.finditer(window))):
        phrase = _tidy(_before_figures(window[stop.end() :]))
        if phrase or stop.group() in _SENTENCE_END:
            return phrase
        window = window[: stop.start()]
    return _tidy(_before_figures(window))


# "sales grew 5 percent to": what leads to the next figure is what led to the first.
_OTHER_FIGURE = re.compile(r"(?<![A-Za-z0-9.-])[$€£₹]?\d[\d,.]*(?![\w-])|[$€£₹]\d|\d%")


_LOOSE_SIGN = re.compile(r"[ \n](?:[A-Z]{0,3}[ ]?[$€£₹]|Rs\.?|[A-Z]{3})$")


def _before_figures(window: str) -> str:
    """`window` up to the first figure in it, without the words that link the two."""
    figure = _OTHER_FIGURE.search(window)
    if not figure:
        return window
    window = _LOOSE_SIGN.sub("", window[: figure.start()].rstrip())
    for _ in range(4):
        link = _LINK_LEFT.search(window)
        if not link:
            break
        window = window[: link.start()]
    return window


def _tidy(phrase: str) -> str:
    words = _IT_WAS.sub("", " ".join(phrase.split()).strip(" ,'\"-–—*"))
    for _ in range(3):
        words = _DETERMINER.sub("", words)
    pieces = words.split(" ")
    while pieces and pieces[-1].lower() in nouns().stops:
        pieces.pop()
    return " ".join(pieces)


def measure_of(text: str, quantity_start: int, quantity_end: int) -> str:
    """The noun phrase that the figure at `[quantity_start, quantity_end)` of `text` measures, or "".

    A phrase right after the figure comes first ("$2bn credit line for energy projects", "38 visits of ..."), else the
    phrase that leads to it ("the annual trade turnover stood at $700 million").
    """
    follows = _NOUN_FOLLOWS.match(text, quantity_end)
    if follows and not _OF_ITS_KIND.match(text, quantity_end):
        first = _FIRST_WORD.match(text, follows.end())
        right = (
            "" if first is None or first.group().lower() in _EMPTY - _ARTICLES else _phrase_right(text, follows.end())
        )
        if right:
            return right
    return _phrase_left(text, quantity_start)
