"""Dates that cannot be, whatever other documents say: a life of three centuries, a work read before it was out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.analysis.corpus.documents import Citation, CitationForm, ParsedDocument
from claims.analysis.relations.frames_works import url_period
from claims.analysis.relations.periods import before, days_apart, edtf_period, in_words, year_of
from claims.analysis.relations.values import Finding

# The longest documented human life is 122 years (Jeanne Calment, 1875-1997).
LONGEST_LIFE_YEARS = 122
# A page may carry the day of another time zone, or of the print edition the day after.
ZONE_DAYS = 3
# "George Moor (1904-2205)": a name, then two years in brackets.
_LIFE = re.compile(
    r"(?P<name>[A-Z][\w.'-]{1,30}(?:\s[A-Z][\w.'-]{1,30}){0,3})\s*"
    r"\((?P<born>\d{4})\s?[-\u2013]\s?(?P<died>\d{4})\)"
)


@dataclass(frozen=True, slots=True)
class Impossible:
    """A place of a document with a date that cannot be, and why."""

    start: int
    end: int
    finding: Finding


def impossible_dates(parsed: ParsedDocument) -> list[Impossible]:
    """The impossible dates of a document in the order of their places: life spans, and dates of cited works."""
    found = [*_lives(parsed)]
    for note in parsed.notes:
        for citation in note.citations:
            found += _of_work(citation)
    return sorted(found, key=lambda i: (i.start, i.end, i.finding.rule))


def _lives(parsed: ParsedDocument) -> list[Impossible]:
    written = year_of(edtf_period(parsed.published)[1])
    found = []
    for match in _LIFE.finditer(parsed.view):
        born, died = int(match["born"]), int(match["died"])
        years = f"{born} to {died}"
        if died < born:
            why = f"{match['name']} is said to have died before being born: {years}."
        elif died - born > LONGEST_LIFE_YEARS:
            why = f"{match['name']} is said to have lived {died - born} years: {years}."
        elif written is not None and died > written:
            why = f"{match['name']} is said to have died in {died}, after this was written ({written})."
        else:
            continue
        finding = Finding("impossible.life_span", why, str(born), str(died))
        found.append(Impossible(match.start("born"), match.end("died"), finding))
    return found


def _of_work(citation: Citation) -> list[Impossible]:
    """A work consulted before it was published, or printed with another date than its address carries."""
    if citation.form is not CitationForm.FULL:
        return []
    published, accessed, address = (
        edtf_period(citation.published),
        edtf_period(citation.accessed),
        url_period(citation.url),
    )
    found = []
    if before(accessed, published):
        why = f"The work is dated {in_words(published)}, but was consulted before that: {in_words(accessed)}."
        found.append(Finding("impossible.read_before_published", why, in_words(accessed), in_words(published)))
    if days_apart(published, address) > ZONE_DAYS:
        why = f"The work is dated {in_words(published)}, but its address carries {in_words(address)}."
        found.append(Finding("impossible.address_dated_otherwise", why, in_words(published), in_words(address)))
    return [Impossible(citation.start, citation.end, finding) for finding in found]
