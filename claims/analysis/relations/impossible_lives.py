"""Lives that cannot be: a death before the birth, a life or an age beyond any, an age that does not fit its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.values import PersonMention
from claims.analysis.lexicon import load
from claims.analysis.relations.impossible_told import Clash, Place, Told, period_of
from claims.analysis.relations.periods import UNKNOWN, Period, before, edtf_period, in_words
from claims.analysis.relations.phrases import any_of

# The longest documented human life is 122 years (Jeanne Calment, 1875-1997).
LONGEST_LIFE_YEARS = 122
# Whoever is told of with two years in brackets lived as long at least, or the years are those of an office.
LEAST_YEARS_IN_BRACKETS = 15
# A page may be written up to a year after what it tells as of today, and a birthday may lie between.
SLACK_YEARS = 1

_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},\s+)?)?\d{4}"
_BRACKETS = re.compile(
    rf",?\s*\((?P<cue>born\s+|b\.\s*)?(?P<born>{_DAY})\s*(?:[-\u2013\u2014]|,|;|to)?\s*(?:died\s+|d\.\s*)?(?P<died>{_DAY})\)"
)
_DIED_AGED = re.compile(
    r"^[^.;:]{0,60}?\b(?:aged|at\s+the\s+age\s+of|at\s+age)\s+(?P<age>\d{1,3})\b(?!\s*(?:day|week|month|-|per))", re.I
)
_AGED = re.compile(
    r"(?:\b(?P<cue>aged|age|at\s+the\s+age\s+of)\s+(?P<age>\d{3})(?![\d,.]*\d)(?!\s*(?:day|week|month|hour|or\s+(?:over|more)|and\s+(?:over|up))))"
    r"|(?:(?<![\d,.])(?P<old>\d{3})[-\s]years?[-\s]old\s+(?:[a-z]+\s+)??(?P<who>[a-z]+)"
    r"(?=\s*(?:[,.;)]|$)|\s+(?:was|were|is|are|who|whose|has|had|from|in|at|on|of|and|with|named|called|died|said|told)\b))",
    re.I,
)
_NOW = re.compile(r",\s+(?P<age>\d{1,2}),\s+(?:who\s+)?was\s+born\s+(?:in|on)\s+$")
# "died in Lund on", "was born around": what may stand between such a word and its date.
_TO_DATE = re.compile(
    r"\s*(?:(?:peacefully|suddenly|there)\s+)?(?:(?:in|at|near)\s+[A-Z][\w' -]{1,40}?,?\s+)?"
    r"(?:(?:in|on|around|about)\s+(?:the\s+)?)?"
)
_BETWEEN_AGE = re.compile(r"\b(?:and|who|whose|after|when|married|met|moved|left|joined|won)\b", re.I)


def life_in_brackets(told: Told) -> Iterator[Clash]:
    """ "Ida Holm (1904-2205)": the years of a life that ends before it begins, or lasts longer than any."""
    for person in told.people:
        match = _BRACKETS.match(told.text, person.end) if person.name else None
        if match is None:
            continue
        born, died = _period(match["born"]), _period(match["died"])
        places = (match.span("born"), match.span("died"))
        yield from _life(person.name, born, died, places)
        lived = _years(born, died)
        told_of = match["cue"] or not person.office
        is_life = lived is not None and LEAST_YEARS_IN_BRACKETS <= lived[0] <= LONGEST_LIFE_YEARS
        if is_life and told_of and before(told.written, died):
            yield _ahead(person.name, died, told.written, places[1:])
        yield from _age_at_death(told, match.end(), None, person.name, (born, died), places)


def life_told(told: Told) -> Iterator[Clash]:
    """ "was born in 1950 and died in 1940": a birth and a death of one person in one sentence."""
    born, died = _cued(told, "born"), _cued(told, "died")
    if len(born) != 1 or len(died) != 1:
        return
    (birth, birth_end), (death, death_end) = born[0], died[0]
    first, last = sorted(((birth, birth_end), (death, death_end)))
    if _names_another(told, first[0], last[1]):
        return
    name = _subject(told, first[0])
    birthday, deathday = _dated(told, birth_end), _dated(told, death_end)
    if birthday is None or deathday is None:
        return
    (born_on, place), (died_on, other) = birthday, deathday
    yield from _life(name, born_on, died_on, (place, other))
    yield from _age_at_death(told, death_end, other, name, (born_on, died_on), (place, other))


def age_beyond_life(told: Told) -> Iterator[Clash]:
    """ "a 150-year-old farmer", "aged 145": an age of somebody alive that nobody reaches."""
    words = load("relation_impossible")["lives"]
    for match in _AGED.finditer(told.text):
        age = int(match["age"] or match["old"])
        if not age > LONGEST_LIFE_YEARS or any_of(words["long_ago"]).search(told.text):
            continue
        if match["who"]:
            if not any_of(words["people"]).fullmatch(match["who"]):
                continue
        elif not any(p.end <= match.start() <= p.end + 3 for p in told.people if p.name):
            continue
        yield Clash(
            "impossible.age",
            (match.span("age") if match["age"] else match.span("old"),),
            f"An age of {age} years is told; the longest life on record lasted {LONGEST_LIFE_YEARS}.",
            f"{age} years",
            f"{LONGEST_LIFE_YEARS} years",
        )


def age_now(told: Told) -> Iterator[Clash]:
    """ "Ida Holm, 45, was born in 1950" in a text of 2015: an age today that the birth does not give."""
    if told.written == UNKNOWN or len(told.dates) != 1:
        return
    born = told.dates[0]
    match = _NOW.search(told.text[: born.start])
    if match and re.search(r"\d", told.text[: match.start()]):
        return
    years = _years(period_of(born), told.written) if match else None
    if match is None or years is None:
        return
    age = int(match["age"])
    if years[0] - SLACK_YEARS <= age <= years[1]:
        return
    yield Clash(
        "impossible.age_and_dates",
        (match.span("age"), (born.start, born.end)),
        f"Who was born {_when(period_of(born))} is not {age} in {in_words(told.written)}, but {_span(years)}.",
        f"{age} years",
        in_words(period_of(born)),
    )


def _life(name: str, born: Period, died: Period, places: tuple[Place, Place]) -> Iterator[Clash]:
    values = in_words(born), in_words(died)
    if before(died, born):
        sentence = f"{name} is said to have died ({values[1]}) before being born ({values[0]})."
        yield Clash("impossible.death_before_birth", places, sentence, *values)
    elif (years := _years(born, died)) and years[0] > LONGEST_LIFE_YEARS:
        sentence = f"{name} is said to have lived {_span(years)}: from {values[0]} to {values[1]}."
        yield Clash("impossible.life_span", places, sentence, *values)


def _ahead(name: str, died: Period, written: Period, places: tuple[Place, ...]) -> Clash:
    values = in_words(died), in_words(written)
    sentence = f"{name} is said to have died ({values[0]}) after this was written ({values[1]})."
    return Clash("impossible.after_writing", places, sentence, *values)


def _age_at_death(
    told: Told, end: int, until: Place | None, name: str, life: tuple[Period, Period], places: tuple[Place, Place]
) -> Iterator[Clash]:
    """An age told with the death, behind `end` (where the death is told), that the two dates do not give."""
    behind = told.text[end:]
    match = _DIED_AGED.match(behind)
    years = _years(*life)
    if match is None or years is None or before(life[1], life[0]):
        return
    between = behind[: match.start("age")]
    if until is None and not any_of(load("relation_impossible")["lives"]["died"]).search(between):
        return
    if _BETWEEN_AGE.search(between) or years[0] <= int(match["age"]) <= years[1]:
        return
    age = match["age"]
    sentence = (
        f"{name} is said to have died at {age}; from {in_words(life[0])} to {in_words(life[1])} it is {_span(years)}."
    )
    place = (end + match.start("age"), end + match.end("age"))
    yield Clash("impossible.age_and_dates", (place, *places), sentence, f"{age} years", _span(years))


def _cued(told: Told, kind: str) -> list[Place]:
    return [m.span() for m in any_of(load("relation_impossible")["lives"][kind]).finditer(told.text)]


def _dated(told: Told, end: int) -> tuple[Period, Place] | None:
    """The first date that prints its year right behind a word that ends at `end`: "died in Lund on 3 May 1950"."""
    for found in told.years():
        if found.start < end:
            continue
        between = told.text[end : found.start]
        if _TO_DATE.fullmatch(between):
            return period_of(found), (found.start, found.end)
        return None
    return None


def _names_another(told: Told, start: int, end: int) -> bool:
    """Is somebody else told of between two places?"""
    between = [p for p in told.people if start <= p.start < end]
    others = any_of(load("relation_impossible")["lives"]["others"])
    return bool(between) or others.search(told.text[:end]) is not None


def _subject(told: Told, start: int) -> str:
    """Whom a sentence tells of before `start`: the nearest name, else words for somebody unnamed."""
    names: list[PersonMention] = [p for p in told.people if p.name and p.end <= start]
    return names[-1].name if names else "The person told of"


def _years(born: Period, died: Period) -> tuple[int, int] | None:
    """The fewest and the most full years from one period to another; None where an end is unknown."""
    if not (born[0] and born[1] and died[0] and died[1]):
        return None
    return max(0, _full(born[1], died[0])), max(0, _full(born[0], died[1]))


def _full(first: str, last: str) -> int:
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    return other.year - one.year - ((other.month, other.day) < (one.month, one.day))


def _period(text: str) -> Period:
    """The period of a day, month or year as printed in brackets."""
    for found in find_dates(text):
        if found.earliest:
            return period_of(found)
    return edtf_period(text.strip()[-4:])


def _when(period: Period) -> str:
    words = in_words(period)
    return f"on {words}" if period[0] == period[1] else f"in {words}"


def _span(years: tuple[int, int]) -> str:
    fewest, most = years
    if fewest == most:
        return f"{fewest} years"
    return f"{fewest} or {most} years" if most - fewest == 1 else f"{fewest} to {most} years"
