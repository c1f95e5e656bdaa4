"""What is said of a visit being the first for so many years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from claims.analysis.lexicon import load
from claims.analysis.relations.offices import office_class, office_names
from claims.analysis.relations.periods import UNKNOWN, Period, year_of
from claims.analysis.relations.phrases import any_of, forms
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind

# "first ... in 38 years", "after 45 years", "for the first time since 1974".
_FIRST = re.compile(
    r"\bfirst(?:[- ]ever|\s+ever)?\b(?!\s+(?:week|half|quarter|decade|deputy|term|day|month|in\s+\w+\s+\d{4}))", re.I
)
_SPAN = re.compile(
    r"\b(?:in|for|after|over)\s+(?:(?:about|nearly|almost|over|more\s+than)\s+)?"
    r"(?P<years>\d{1,3}|[a-z]+(?:[- ][a-z]+)?)\s+years?\b",
    re.I,
)
_SINCE = re.compile(r"\bsince\s+(?P<year>1[5-9]\d\d|20\d\d)\b", re.I)


_VISITING = re.compile(r"\b(?:visit|trip|tour)(?:s|ed|ing)?\b", re.I)
# The rest of the clause behind "the first time in 12 years".
_REST = re.compile(r"[^,;:.()]{0,90}")


def read_first_since(reading: Reading, visits: list[Frame]) -> Iterator[Frame]:
    """Frames of "first visit of a <office> in N years": from the start of the stated interval to the visit."""
    text = reading.text
    if not visits and not _VISITING.search(text):
        return
    span, since = _SPAN.search(text), _SINCE.search(text)
    first = next((m for m in _FIRST.finditer(text) if _of_a_visit(reading, m, visits)), None)
    after = span is not None and span.group().lower().startswith("after")
    if not (first or after):
        return
    base = _base_visit(reading, visits)
    if base is None:
        return
    start = first.start() if first else (span.start() if span else 0)
    end = max(m.end() for m in (first, span, since) if m is not None)
    start, end = min(start, end), max(start, end)
    agent, office, called = _class_of(reading, start, end, base)
    years = _years(span["years"]) if span and (first is None or span.start() > first.start() or after) else None
    period = _interval((base.earliest, base.latest), years, int(since["year"]) if since else None)
    if period is None:
        return
    yield Frame(
        kind=FrameKind.FIRST_SINCE,
        predicate="visit",
        start=min(reading.at(start), base.start) if base.start >= reading.start else reading.at(start),
        end=max(reading.at(end), base.end if base.end <= reading.end else 0),
        agent=agent,
        patient=base.patient,
        office=office,
        called=called,
        modifier=str(years) if years else ("since" if since else "ever"),
        earliest=period[0],
        latest=period[1],
        person=base.person,
        inherited=base.start < reading.start,
        rule="first_since.years" if years else "first_since.ever",
    )


def _of_a_visit(reading: Reading, first: re.Match[str], visits: list[Frame]) -> bool:
    """True where what is called the first is a visit: the noun or a verb of coming stands behind, in its clause."""
    behind = re.split(r"[;.]", reading.text[first.end() : first.end() + 90])[0]
    if _VISITING.search(behind):
        return True
    told = any(f.kind is FrameKind.EVENT and f.predicate == "visit" for f in (*visits, *reading.before[-6:]))
    again = any_of([*load("relation_visits")["again"], *_came()])
    return told and again.search(behind) is not None


@cache
def _came() -> tuple[str, ...]:
    return tuple(form for lemma in load("relation_visits")["verbs"] for form in forms(lemma))


def _base_visit(reading: Reading, visits: list[Frame]) -> Frame | None:
    """The visit that is called the first: of this sentence, else the last one told before; it must be dated."""
    dated = [f for f in visits if f.latest and f.stage == "held"]
    if dated:
        return dated[0]
    told = [f for f in reading.before if f.kind is FrameKind.EVENT and f.predicate == "visit" and f.latest]
    return told[-1] if told else None


def _class_of(reading: Reading, start: int, end: int, base: Frame) -> tuple[str, str, str]:
    """Which office of which country is called first, as the phrase says it; else that of the visit itself."""
    rest = _REST.match(reading.text, end)
    end = rest.end() if rest else end
    phrase = reading.text[start:end]
    offices = any_of(office_names()).findall(phrase)
    named = [c for c in reading.countries(reading.at(start), reading.at(end)) if c != base.patient]
    called = " ".join(offices[0].lower().split()) if offices else base.called
    return (named[0] if named else base.agent), (office_class(offices[0]) if offices else base.office), called


def _years(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return _number_words().get(" ".join(word.lower().replace("-", " ").split()))


@cache
def _number_words() -> dict[str, int]:
    table = load("relation_visits")["numbers"]
    found: dict[str, int] = dict(table["ones"]) | dict(table["tens"])
    for ten, value in table["tens"].items():
        found |= {f"{ten} {one}": value + unit for one, unit in table["ones"].items() if unit < 10}
    return found


def _interval(visit: Period, years: int | None, since: int | None) -> Period | None:
    """From the start of the stated interval to the visit's last day; "ever" has no start."""
    if visit == UNKNOWN or visit[1] is None:
        return None
    if since is not None:
        return f"{since:04}-01-01", visit[1]
    if years is None:
        return None, visit[1]
    year = year_of(visit[0] or visit[1])
    if year is None or year - years < 1:
        return None
    return date(year - years, 1, 1).isoformat(), visit[1]
