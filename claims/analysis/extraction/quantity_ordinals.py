"""Ranks: "first ever visit", "eighth largest economy", "second term", "number one"; not "First, ..."."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claims.analysis.extraction.measure_words import Sort, sort_of
from claims.analysis.extraction.quantity_counts import words_after
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load


@cache
def _ranks() -> dict[str, int]:
    table = load("numbers")
    ranks: dict[str, int] = dict(table["ordinals"])
    ranks.update(table["ordinal_tens"])
    for tens, value in table["tens"].items():
        ranks.update({f"{tens}-{unit}": value + rank for unit, rank in table["ordinals"].items() if rank < 10})
    ranks["hundredth"] = 100
    return ranks


@cache
def _candidate() -> re.Pattern[str]:
    words = "|".join(sorted(_ranks(), key=len, reverse=True))
    return re.compile(
        rf"(?:{words}|\d{{1,3}}(?:st|nd|rd|th))(?![A-Za-z0-9])"
        r"|(?:number|no\.|\#)[ \n](?:one|two|three|four|five|[1-9]|10)(?![\w.,/:-])",
        re.IGNORECASE,
    )


_EVER = re.compile(r"[ \n-]ever(?![A-Za-z])", re.IGNORECASE)
_KIND = re.compile(r"[ \n]of[ \n](?:its|their|his|her)[ \n](?:kind|type|sort)\b", re.IGNORECASE)
_RANKED = re.compile(r"[ \n-](?:most|least|[a-z]{3,14}est|best|worst|leading|major|top|biggest|main)\b", re.IGNORECASE)
_LED = re.compile(r"(?:(?<![A-Za-z])(?:the|a|an|its|his|her|their|our|my|your)|'s|s')[ \n]{1,2}$", re.IGNORECASE)
_SINCE = re.compile(
    r"""(?<![A-Za-z])(?:since\b|to[ \n](?!date|be\b|the\b|a\b|an\b)[a-z]{3,}|ever\b|between\b
        |in[ \n](?:the[ \n](?:history|post|past|last)|history
        |(?:(?:over|more[ \n]than|nearly|almost|about|some|at[ \n]least)[ \n])?
        (?:\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?|a)[ \n](?:years|decades|months|century|decade|generation|quarter)))""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:!?)]|,[ \n]|\n\n")
_DATED = re.compile(r"[ \n,]{1,2}(?:of[ ]{1,2})?(?P<month>[A-Z][a-z]{2,8})\b")


def _rank_of(surface: str) -> int:
    lower = surface.lower()
    if lower[0].isdigit():
        return int(re.sub(r"\D", "", lower))
    if lower in _ranks():
        return _ranks()[lower]
    last = lower.split()[-1]
    return int(last) if last.isdigit() else int(load("numbers")["units"].get(last, 0))


def _clause_after(view: str, end: int) -> str:
    window = view[end : end + 110]
    stop = _CLAUSE_END.search(window)
    return window[: stop.start()] if stop else window


def _rule(view: str, start: int, end: int) -> tuple[str, int] | None:
    """Why the ordinal at `[start, end)` ranks, and where its surface ends; None where it does not."""
    ever = _EVER.match(view, end)
    if ever:
        return "ordinal.ever", ever.end()
    if _KIND.match(view, end):
        return "ordinal.of_its_kind", end
    ranked = _RANKED.match(view, end)
    if ranked:
        return "ordinal.superlative", ranked.end()
    alone = _alone(view, start, end)
    if alone:
        return alone, end
    words = words_after(view, end)
    table = load("counted")["ordinals"]
    if not words or words[0][0].lower() in table["not_before"]:
        return None
    led = bool(_LED.search(view, max(0, start - 12), start))
    if led and words[0][0].lower() in table["counted"]:
        return "ordinal.counted", end
    if (
        _ANOTHER.search(view, max(0, start - 3), start)
        and sort_of(words[0][0]) is Sort.NOUN
        and _is_later(view, start, end)
    ):
        return "ordinal.another", end
    clause = _clause_after(view, end)
    if (led or view[start - 1 : start] in ("(", '"', ",")) and _SINCE.search(clause):
        return "ordinal.first_since", end
    if led and any(word.lower() in table["counted"] for word, _, _ in words[:4]):
        return "ordinal.counted", end
    return None


# "a third dam": one more of them; "a third of", "a third more", "a third less" are shares.
_ANOTHER = re.compile(r"(?<![A-Za-z])a[ \n]{1,2}$", re.IGNORECASE)
_SUCH = re.compile(r"[ \n]such[ \n][a-z]", re.IGNORECASE)
_FIRST_TIME = re.compile(r"[ \n]time[ \n](?=since\b|in\b)", re.IGNORECASE)
_WITHOUT_NOUN = re.compile(r"[ \n](?:since\b|by[ \n]|from[ \n]|of[ \n]any\b|in[ \n])", re.IGNORECASE)
_IS_THE = re.compile(r"(?:\b(?:is|was|were|are|be|became|become)|,)[ \n]the[ \n]{1,2}$", re.IGNORECASE)
_LONG_CLAUSE = 160


def _is_later(view: str, start: int, end: int) -> bool:
    """True for "second" and up: "a first draft" is no rank."""
    return _rank_of(view[start:end]) > 1


def _alone(view: str, start: int, end: int) -> str | None:
    """The rule of an ordinal without a noun of its own: "the fifth since 2015", "the fourth such case", "the first time
    since May", "was the first by any bishop, serving or retired, in sixty years"."""
    if not _LED.search(view, max(0, start - 12), start):
        return None
    if _SUCH.match(view, end):
        return "ordinal.counted"
    time = _FIRST_TIME.match(view, end)
    if time:
        return "ordinal.first_since" if _SINCE.search(view, time.end(), min(len(view), end + 60)) else None
    if not _WITHOUT_NOUN.match(view, end) or not _IS_THE.search(view, max(0, start - 14), start):
        return None
    stop = _SENTENCE_END.search(view, end, end + _LONG_CLAUSE)
    return "ordinal.first_since" if _SINCE.search(view, end, stop.start() if stop else end + _LONG_CLAUSE) else None


_SENTENCE_END = re.compile(r"[.;:!?](?:\s|$)|\n\n")


def find_ordinals(view: str, starts: list[int]) -> list[Quantity]:
    """The ordinals of `view` that rank something, with unit "rank", of those at `starts` (see `number_atoms.scan`)."""
    found: list[Quantity] = []
    months = load("dates")["months"]
    for place in starts:
        match = _candidate().match(view, place)
        if not match:
            continue
        start, end = match.span()
        if start and (view[start - 1].isalnum() or view[start - 1] == "-"):
            continue
        dated = _DATED.match(view, end)
        if dated and dated["month"].lower() in months:
            continue
        surface = match.group()
        numbered = (surface[:2].lower() in ("nu", "no") and surface.lower() not in _ranks()) or surface[0] == "#"
        why = _numbered(view, start, end) if numbered else _rule(view, start, end)
        value = _rank_of(surface)
        if why and value:
            rank = Decimal(value)
            found.append(
                Quantity(start, why[1], view[start : why[1]], rank, rank, "rank", QuantityKind.ORDINAL, rule=why[0])
            )
    return found


_NUMBER_LEFT = re.compile(r"(?:vol\.?[ ]?\d{0,4},?|[a-z]{2,9}[ ]a|\d,?|the[ ]same)[ ]$", re.IGNORECASE)


def _numbered(view: str, start: int, end: int) -> tuple[str, int] | None:
    """ "candidate number one", "the No. 1 buyer"; not "vol. 60, no. 2" nor "number one, ..."."""
    if _NUMBER_LEFT.search(view, max(0, start - 12), start):
        return None
    word = view[start:end].split()[-1]
    following = words_after(view, end) if word.isdigit() else []
    if word.isdigit() and (not following or following[0][0].lower() in load("counted")["ordinals"]["not_numbered"]):
        return None
    return "ordinal.number", end
