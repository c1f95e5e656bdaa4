"""What cannot be by the day of writing: an event told as past that lies after it, a target that has gone by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.analysis.extraction.values import DateMention
from claims.analysis.lexicon import load
from claims.analysis.relations.impossible_told import ZONE_DAYS, Clash, Told, period_of
from claims.analysis.relations.periods import UNKNOWN, before, days_apart, in_words
from claims.analysis.relations.phrases import any_of

# A word that tells of the past, or a verb that looks ahead, has its date within as many code points.
_REACH = 60
_AT_DATE = re.compile(r"\b(?:in|on|during|at\s+the\s+end\s+of|in\s+(?:early|mid|late))\s+(?:the\s+)?$", re.I)
_DEADLINE = re.compile(
    r"\b(?:by|before|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+)?(?:(?:end|middle|beginning|start|spring|summer|autumn|winter)\s+of\s+)?$",
    re.I,
)
_CLAUSE = re.compile(r"[;:()]|\b(?:that|which|who|whom|whose|where|when|while|after|than|as|like|with|of)\b", re.I)
_PARTICIPLE = re.compile(
    r"\b(?:\w{3,}ed|built|made|held|begun|found|won|lost|sunk|written|drawn|bought|sold|set|left)\b", re.I
)
_FINITE = re.compile(r"\b(?:was|were|has|have|had|did)\b", re.I)


def told_before_it_happened(told: Told) -> Iterator[Clash]:
    """ "died on 7 June 2016" in a text of May 2015: told as past, and after the day of writing."""
    words = load("relation_impossible")["told"]
    for found in told.years():
        if not _apart(told, found) or not before(told.written, period_of(found)):
            continue
        before_it = told.text[: found.start]
        at = _AT_DATE.search(before_it)
        if at is None or _looks_ahead(told.text, "told"):
            continue
        verbs = [m for m in any_of(words["past"]).finditer(before_it) if found.start - m.end() <= _REACH]
        if not verbs or any(verbs[-1].end() <= d.start < found.start for d in told.dates):
            continue
        if any_of(words["elsewhere"]).search(before_it[verbs[-1].end() : at.start()]):
            continue
        values = in_words(period_of(found)), in_words(told.written)
        sentence = (
            f"It is told as past (“{verbs[-1].group()}”, {values[0]}), and lies after the day of writing ({values[1]})."
        )
        yield Clash("impossible.after_writing", ((found.start, found.end),), sentence, *values)


def target_gone_by(told: Told) -> Iterator[Clash]:
    """ "will be ready by 2012" in a text of 2015: as yet to come at a time that has gone by."""
    if len(told.years()) != 1:
        return
    (found,) = told.years()
    if not _apart(told, found) or not before(period_of(found), told.written) or _looks_ahead(told.text, "earlier"):
        return
    cue = _promise(told.text, found)
    # a quotation may be older than the text that gives it
    if cue is None or any(start <= found.start < end for start, end in told.quoted):
        return
    values = in_words(period_of(found)), in_words(told.written)
    sentence = (
        f"It is told as yet to come (“{cue}”, {values[0]}), and that had gone by on the day of writing ({values[1]})."
    )
    yield Clash("impossible.target_gone_by", ((found.start, found.end),), sentence, *values)


def _apart(told: Told, found: DateMention) -> bool:
    return told.written != UNKNOWN and days_apart(period_of(found), told.written) > ZONE_DAYS


def _looks_ahead(text: str, kind: str) -> bool:
    table = load("relation_impossible")
    words = table["told"]["ahead"] if kind == "told" else table["target"]["earlier"]
    return any_of(words).search(text) is not None


def _promise(text: str, found: DateMention) -> str | None:
    """The words that look ahead to the date: "will open", "is to be ready", or None."""
    lead, behind = text[: found.start], text[found.end :]
    deadline = _DEADLINE.search(lead)
    if deadline and not lead[: deadline.start()].strip(" ,"):
        match = _ahead().search(behind)
        return match.group() if match and not _FINITE.search(behind[: match.start()]) else None
    if not deadline and not _AT_DATE.search(lead):
        return None
    promises = list((_ahead() if deadline else _ahead_to_verb()).finditer(lead))
    if not promises or found.start - promises[-1].end() > _REACH:
        return None
    between = lead[promises[-1].end() :]
    # "will close the file opened in 2011": the day is that of the opening
    if not deadline and _PARTICIPLE.search(between):
        return None
    return None if _CLAUSE.search(between) or _FINITE.search(between) else promises[-1].group()


@cache
def _ahead() -> re.Pattern[str]:
    return any_of(load("relation_impossible")["target"]["ahead"])


@cache
def _ahead_to_verb() -> re.Pattern[str]:
    """What looks ahead, with the verb that its date belongs to: "will open", "is due to be completed"."""
    words = load("relation_impossible")["target"]
    ahead = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words["ahead"])
    verbs = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words["verbs"], key=len, reverse=True))
    return re.compile(rf"\b(?:{ahead})\s+(?:{verbs})\b", re.I)
