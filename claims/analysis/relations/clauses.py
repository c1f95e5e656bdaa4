"""Around a verb: its auxiliaries, who or what stands before and behind it, and the date and place that belong to it.

Patterns over the view of one sentence, not a grammar: where a sentence is too involved, nothing is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.values import DateMention
from claims.analysis.lexicon import load
from claims.analysis.relations.noun_phrases import Phrase, is_past, phrase_from, phrase_until
from claims.analysis.relations.numbers_in_words import number_of
from claims.analysis.relations.periods import UNKNOWN, shifted
from claims.analysis.relations.phrases import phrase_pattern
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.wording import fold

# How far from its verb or noun a date or a place may stand, in code points.
REACH = 110
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_CLAUSE = re.compile(
    r"[;:()\u2013\u2014]|--|\b(?:that|when|while|whereas|because|although|though|if|where)\b"
    r"|\b(?:after|before|until|since|as)\b(?!\s+(?:[a-z]+\s+)?\d)"
    r"|,\s*(?:and|but|or|so)\b|\b(?:said|says|told)\b",
    re.I,
)
_RELATIVE = re.compile(r",?\s*\b(?:which|that|who)\s*$", re.I)
# "Eastgate, where I was trained, opened": what stands between commas.
_INSERTED = re.compile(r"(?:,\s*\d\d)?,\s*(?:who|which|where|whose|whom|an?|the)\b[^,]*,$", re.I)
_RELATIVES = re.compile(r"\b(?:which|whom|that)\b", re.I)
# "since 1987, when the clinic was opened".
_WHEN = re.compile(r",?\s+when\b")
_OPEN_RELATIVE = re.compile(r",?\s*\b(?:which|who)\b", re.I)
_PLAN = re.compile(r"\b(?:will|would|shall|to|due|expected|planned|scheduled|should)\b", re.I)
# "were to end": no passive.
_TO = re.compile(
    r"\b(?:is|are|was|were)\s+(?:expected\s+|due\s+|scheduled\s+|planned\s+|set\s+)?to\b(?!\s+(?:have\s+)?be)", re.I
)
_MAY = re.compile(r"\b(?:may|might|could|reportedly|allegedly|possibly|probably|perhaps)\b", re.I)
_NOT = re.compile(r"\b(?:not|never|n't|no\s+longer|nearly|almost)\b|n't\b", re.I)
_BEING = re.compile(r"\b(?:be|is|are|was|were|been|being|got|gets?)\b", re.I)
# "in 1962, 1978 and 1994": several times.
_LISTED = re.compile(r",?\s+(?:and\s+|or\s+)?(?:in\s+)?\d{4}\b|,\s*\d{4}\b")
# "and joined the union three years later".
_LATER = re.compile(
    r"[^.;:,()]{0,80}?\b(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+(?P<unit>days?|weeks?|months?|years?)\s+(?P<way>later|earlier)\b",
    re.I,
)
# "five months after the sinking": the date of something else.
_TIMED = re.compile(
    r"\b(?:after|before|since|until|following|despite)\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+)?$", re.I
)
# What parts a verb from a date that stands behind it.
_OF_DAY = (
    "early|late|mid|end|summer|spring|winter|autumn|dawn|midnight|noon|midday|sunrise|sunset|dusk|daybreak|nightfall"
)
_PARTS = re.compile(
    r"[;:()]|,\s*(?:and|but|which|who|when|where|while|after|before)\b"
    rf"|\b(?:since|until|before|after)\s+(?=[^\W\d])(?!(?:the\s+)?(?:{_OF_DAY})\b)",
    re.I,
)
_UNTIL = re.compile(
    r"\b(?:until|till|after|before|since|than|from|of\s+the|compared\s+with)\s+(?:(?:the|about|around|early|late|mid)[\s-]+)*$",
    re.I,
)
_BY = re.compile(r"\bby\s+(?:(?:the|early|late|mid|about|end\s+of|at\s+the\s+latest)[\s-]+)*$", re.I)


@dataclass(frozen=True, slots=True)
class Clause:
    """The verb group at `[start, end)`, auxiliaries included: whether a form of "be" stands in it, and its sense."""

    start: int
    end: int
    being: bool
    planned: bool
    possible: bool
    negated: bool


@cache
def _helping() -> re.Pattern[str]:
    table = load("grammar")["words"]
    words = {w for group in ("be", "have", "modal", "do", "negation") for w in table[group] if w.isalpha()}
    words |= {
        "to",
        "expected",
        "due",
        "scheduled",
        "planned",
        "not",
        "got",
        "gets",
        "get",
        "set",
        "last",
        "first",
        "finally",
        "originally",
    }
    body = "|".join(sorted(words, key=lambda w: (-len(w), w)))
    adverbs = "|".join(sorted({w for w in table["adverb"] if w.isalpha()}, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?:(?<![\w'])(?:{body}|{adverbs}|[a-z]+ly)\s+)+$", re.I)


def clause_of(reading: Reading, start: int, end: int) -> Clause:
    """The verb group that ends with the verb at `[start, end)` of the document."""
    before = reading.context.view[reading.start : start]
    helping = _helping().search(before)
    group = helping.group() if helping else ""
    return Clause(
        start - len(group),
        end,
        _BEING.search(_TO.sub(" ", group)) is not None,
        _PLAN.search(group) is not None,
        _MAY.search(group) is not None,
        _NOT.search(group) is not None,
    )


def subject_of(reading: Reading, clause: Clause) -> Phrase | None:
    """The phrase of whom or what a verb group tells; None where it cannot be told."""
    view = reading.context.view
    before = view[reading.start : clause.start].rstrip()
    before = before.removesuffix("(").rstrip()  # "the club (founded in 1911)"
    stop = reading.start + len(before)
    if not before:
        return _behind_opening(reading, clause)
    relative = _RELATIVE.search(before)
    if relative:
        return _antecedent(reading, relative)
    inserted = _INSERTED.search(before)
    if inserted:
        return phrase_until(view, reading.start, reading.start + inserted.start())
    if before.endswith(",") and not clause.being:
        return phrase_until(view, reading.start, stop - 1)
    if re.search(r"\b(?:and|but)$", before):
        open_ = list(_OPEN_RELATIVE.finditer(before))
        if open_ and "," not in before[open_[-1].end() :]:
            return _antecedent(reading, open_[-1])
        return _first_phrase(reading, stop - 3, stop - 3, loose=True)
    return _first_phrase(reading, stop, stop, loose=False)


def _antecedent(reading: Reading, relative: re.Match[str]) -> Phrase | None:
    """What ", which" or ", who" takes up: the phrase before; for "who" the person named last where that is a place."""
    end = reading.start + relative.start()
    near = phrase_until(reading.context.view, reading.start, end)
    if "who" not in relative.group().lower():
        return near
    people = [p for p in reading.people if p.name and p.end <= end]
    if not people or (near is not None and near.names <= {fold(w) for w in people[-1].name.split()} and near.names):
        return near
    told = frozenset(fold(word) for word in people[-1].name.split())
    return Phrase(people[-1].start, people[-1].end, told, person=True)


def _behind_opening(reading: Reading, clause: Clause) -> Phrase | None:
    """ "Founded in 1911, the club plays ...": what stands behind the comma."""
    comma = reading.context.view.find(", ", clause.end, min(reading.end, clause.end + REACH))
    return phrase_from(reading.context.view, comma + 1, reading.end) if comma > 0 else None


def _first_phrase(reading: Reading, stop: int, end: int, *, loose: bool) -> Phrase | None:
    """The first phrase of the clause that ends at `end`, where nothing but its own complements stand before `stop`."""
    view = reading.context.view
    start = reading.start
    for match in _CLAUSE.finditer(view, reading.start, end):
        if match.end() < end:
            start = match.end()
    near = phrase_until(view, start, end)
    first = _behind_adverbial(reading, start, end)
    if first is None or first.end > end:
        return near
    if near is not None and near.start <= first.start:
        return near
    rest = view[first.end : end]
    if loose:
        return first
    if _RELATIVES.search(rest) and not rest.rstrip().endswith(","):
        return near
    if re.search(r"^\s*,", rest):
        return first if rest.rstrip().endswith(",") else near
    words = [m.group().lower() for m in _WORD.finditer(rest)]
    finite = any(is_past(w) or w in ("is", "was", "were", "are", "has", "had", "have", "says", "will") for w in words)
    return near if finite or (words and words[0] == "and") else first


def _behind_adverbial(reading: Reading, start: int, end: int) -> Phrase | None:
    """The first phrase of a clause, behind "In 2004", "On Tuesday," and the like."""
    view = reading.context.view
    head = re.compile(r"\s*(?:in|on|at|by|during|since|for|under|with|from|late|early|last|this)\b", re.I)
    if head.match(view, start, end):
        comma = view.find(",", start, end)
        if comma > 0:
            return phrase_from(view, comma + 1, end)
        inside = [d for d in reading.dates if start <= d.start and d.end < end]
        if not inside:
            return None
        start = inside[0].end
    return phrase_from(view, start, end)


def date_of(reading: Reading, start: int, end: int) -> tuple[DateMention | None, str]:
    """The date that belongs to the verb or noun at `[start, end)`, and "by", "not" or "" for how it is attached."""
    view = reading.context.view
    behind = [d for d in reading.dates if d.start >= end and d.start - end <= REACH]
    for date in behind[:1]:
        between = view[end : date.start]
        if not _parted(between):
            return (None, "") if listed_behind(view, date.end) else (date, _manner(reading, date))
    later = _LATER.match(view, end, min(reading.end, end + REACH))
    if later and (found := _reckoned(reading, later)):
        return found, ""
    if _TIMED.search(view[reading.start : start]):
        return None, ""
    before = [d for d in reading.dates if d.end <= start and start - d.end <= REACH]
    for date in before[-1:]:
        between = view[date.end : start]
        when = _WHEN.match(between)
        if when and not _parted(between[when.end() :]):
            return date, ""
        if not _parted(between) and not has_verb(between) and not re.search(r"\band\b", between):
            return date, _manner(reading, date)
    return None, ""


def listed_behind(view: str, end: int) -> bool:
    """True where a date that ends at `end` opens a list: "in 1962, 1978 and 1994"."""
    return _LISTED.match(view, end) is not None


def _reckoned(reading: Reading, later: re.Match[str]) -> DateMention | None:
    """The date of "three years later": from the last date that stands before it in the sentence."""
    base = [d for d in reading.dates if d.end <= later.start() and d.earliest and d.latest]
    n = number_of(later["n"])
    if not base or n is None:
        return None
    period = shifted((base[-1].earliest, base[-1].latest), n, later["unit"].lower().rstrip("s"), later["way"].lower())
    if period == UNKNOWN:
        return None
    return DateMention(later.start("n"), later.end(), later.group()[later.start("n") - later.start() :], *period, None)


def _manner(reading: Reading, date: DateMention) -> str:
    head = reading.context.view[max(reading.start, date.start - 40) : date.start]
    if _BY.search(head):
        return "by"
    return "not" if _UNTIL.search(head) else ""


def _parted(between: str) -> bool:
    return _PARTS.search(between) is not None or has_verb(between)


@cache
def _helpers() -> re.Pattern[str]:
    table = load("grammar")["words"]
    return phrase_pattern(tuple(w for g in ("be", "have", "modal", "do", "relative") for w in table[g] if w.isalpha()))


def has_verb(between: str) -> bool:
    """True where another verb stands in a stretch: a helping verb, a relative, "and" with a past form."""
    if _helpers().search(between):
        return True
    words = [m.group() for m in _WORD.finditer(between)]
    for at, word in enumerate(words):
        if word[0].islower() and is_past(word) and (at == 0 or words[at - 1].lower() not in _articles()):
            return True
    return False


@cache
def _articles() -> frozenset[str]:
    table = load("grammar")["words"]
    return frozenset(table["determiner"]) | frozenset(table["possessive"])


# "in Lagar", "at Crown Road": a place by name, in the same clause.
_PLACE = re.compile(
    r"\b(?P<how>in|at|near|off|outside|from|on)\s+(?:the\s+)?(?:(?:[a-z-]+\s+){0,3}(?:of|in)\s+)?"
    r"(?P<place>[^\W\d_a-z][\w'-]{1,30}(?:\s+(?:de\s+|da\s+|do\s+|del\s+|la\s+|of\s+)?[^\W\d_a-z][\w'-]{1,30}){0,3})"
)


def place_of(reading: Reading, end: int) -> tuple[str, int, int]:
    """The place named right behind a verb at `end` ("built in Lagar"), with its span; "" where there is none."""
    view = reading.context.view
    limit = min(reading.end, end + REACH)
    for match in _PLACE.finditer(view, end, limit):
        between = view[end : match.start()]
        if _parted(between) or "," in between:
            break
        if any(d.start < match.end("place") and match.start("place") < d.end for d in reading.dates):
            continue
        if match["how"] in ("in", "at"):
            return match["place"], match.start("place"), match.end("place")
    return "", end, end
