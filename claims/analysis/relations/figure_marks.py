"""What narrows a figure, or turns it to another quantity: a part, a rate, a change, another time or place."""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.extraction.values import Quantity
from claims.analysis.lexicon import load
from claims.analysis.relations.figure_clauses import Clause
from claims.analysis.relations.figures import AGE, PERCENT, SPEED, TIME
from claims.analysis.relations.phrases import any_of, forms
from claims.analysis.relations.reading import Reading

# "37 of the 150 deputies": a part, told with its whole.
_SUBSET = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|all\s+|these\s+|those\s+|our\s+)?(?:[a-z]+\s+)?(?:\d|them\b|whom\b)",
    re.I,
)
_LASTING = re.compile(r"\b(?:for|over|in|of|within|than|after|the)\s+$", re.I)
_SOME = re.compile(r"\bof\s+(?:the|these|those|its|their|his|her|our|them|whom|all)\b", re.I)
_WHOLE = re.compile(
    r"\s+(?:\w+\s+)?(?:out\s+)?of\s+(?:(?:the|its|their|all|these|those|our|his|her)\s+)?(?:[a-z]+\s+)?", re.I
)
# "from 48 to 41": a level that another led to.
_FROM = re.compile(r"\bfrom\s+[\d.,]+\s*(?:[a-z]+\s+){0,2}to\s+$", re.I)
# "since 1985, when": an earlier case that this one is held against.
_SINCE = re.compile(r"\b(?:since|in|after)\s+(?:[a-z]+\s+){0,2}\d{4},?\s+when\s*$", re.I)
SINCE_NEAR = 40
# What makes a change of a figure stands so near before it.
MOVED_NEAR = 30
# A rate is told so near behind its figure, or before it.
RATE_NEAR = 30
RATE_BEFORE = 24
# "a further 40": so near before a figure stands what makes it one of others.
OTHER = "other"
OTHER_NEAR = 24


def marks_of(reading: Reading, quantity: Quantity, clause: Clause, dimension: str) -> frozenset[str]:
    """The words that narrow the figure or turn it to another quantity, as "group:word"."""
    table = load("relation_figures")
    view = reading.context.view
    found = {
        f"{group}:{' '.join(match.group().lower().split())}"
        for group, words in table["splits"].items()
        for start, end in (_reach(reading, quantity, clause), clause.lead)
        for match in any_of(words).finditer(
            view, max(start, quantity.start - OTHER_NEAR) if group == OTHER else start, end
        )
        if not (dimension == PERCENT and match.group().lower().startswith("of "))  # "11 per cent of those vaccinated"
    }
    if _SUBSET.match(view, quantity.end, reading.end) or _SOME.search(view, quantity.start, quantity.end):
        found.add("part:some of them")
    if _SINCE.search(view, max(reading.start, clause.start - SINCE_NEAR), clause.start):
        found.add("former:then")
    if reading.aside:
        found.add("place:of another matter")
    if _FROM.search(view, max(reading.start, quantity.start - MOVED_NEAR), quantity.start):
        found.add("change:moved")
    before = max((q.end for q in reading.quantities if clause.start <= q.start and q.end <= quantity.start), default=0)
    if before and _WHOLE.fullmatch(view, before, quantity.start):
        found.add("whole:all of them")
    if _moved().search(view, max(reading.start, quantity.start - MOVED_NEAR), quantity.start):
        found.add("change:moved")
    per = "" if dimension in (TIME, AGE, PERCENT, SPEED) else quantity.per or _rate(reading, quantity, clause)
    return frozenset(found | ({f"rate:{per}"} if per else set()))


def _reach(reading: Reading, quantity: Quantity, clause: Clause) -> tuple[int, int]:
    """Where the words stand that narrow a figure: its own part of the clause, all of it where it has a whole."""
    view = reading.context.view
    if _SUBSET.match(view, quantity.end, reading.end):
        return clause.own[0], clause.end
    before = max((q.end for q in reading.quantities if clause.start <= q.start and q.end <= quantity.start), default=0)
    if before and _WHOLE.fullmatch(view, before, quantity.start):
        return quantity.start, quantity.end
    return clause.own


@cache
def _moved() -> re.Pattern[str]:
    row = load("relation_figures")["moved"]
    moved = (form for lemma in row["by"] for form in forms(lemma))
    words = "|".join((*row["words"], *(rf"{form}\s+(?:\w+\s+){{0,2}}by" for form in moved)))
    return re.compile(
        rf"\b(?:{words})\s+(?:(?:about|some|around|only|just|almost|nearly|more\s+than|over|a)\s+){{0,2}}$", re.I
    )


def _rate(reading: Reading, quantity: Quantity, clause: Clause) -> str:
    """The period of a rate told right behind the figure, right before it, or at the beginning of the sentence."""
    view = reading.context.view
    behind = min(quantity.end + RATE_NEAR, clause.own[1])
    before = max(quantity.start - RATE_BEFORE, clause.own[0])
    for name, words in load("relation_figures")["rates"].items():
        for start, end in ((quantity.end, behind), (before, quantity.start), clause.lead):
            for match in any_of(words).finditer(view, start, end):
                if not _LASTING.search(view, max(0, match.start() - 8), match.start()):
                    return str(name)
    return ""
