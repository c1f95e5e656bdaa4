"""What stands after a title: where and when the work appeared, who published it, which pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.analysis.corpus.citation_authors import read_authors
from claims.analysis.corpus.citation_locators import pages_in, without_other_numbers
from claims.analysis.corpus.citation_values import blanked, clean
from claims.analysis.corpus.written import WrittenDate, find_date, find_day_without_year
from claims.analysis.lexicon import load

EMPHASISED = re.compile(r"(?<![\\\w])(?P<mark>\*{1,3}|_{1,2})(?=\S)(?P<title>[^*\n]{2,300}?)(?<=\S)(?P=mark)(?!\w)")
# "[Data set]", "[Internet]", "(Version 3)", "(Report No. 12)"
_KIND = re.compile(
    r"\[[A-Za-z][^\[\]]{2,80}\]|\((?:version|report|publication|document|no\.|vol\.|article)\b[^()]{1,60}\)", re.I
)
# "in Roe, K. (ed.) *A History*", "In: Roe K, editors. Handbook"
_IN = re.compile(r"^[\s,.;)]{0,6}in:?\s+(?!press\b)(?=\S)", re.I)
_EDITORS = re.compile(
    r"^(?P<who>[^\"*]{2,200}?)(?:\((?:eds?|editors?|hrsg)\b\.?\)|\b(?:eds?|editors?)\b\.?(?=[,.:\s]))[,.:]?\s*", re.I
)
_EDITED_BY = re.compile(
    r",?\s*\b(?:ed(?:s|ited)?|trans(?:lated)?)\b\.?\s+(?:and\s+trans(?:lated)?\.?\s+)?(?:by\s+)?[A-Z][^,;()]{2,60}",
    re.I,
)
# "Oslo: Lake House Press", "(New York: House", "Chicago, IL: Field Press"
_PLACE_HOUSE = re.compile(
    r"(?:^|[\s(])(?P<place>[A-Z][\w.'’-]{1,40}(?: [A-Z][\w.'’-]{1,40}){0,2}(?:,\s[A-Z][\w.]{1,14})?)"
    r":\s*(?P<house>[A-Z][^,;:()*\"]{1,80}?)\s*(?=[,;:().]|\d{4}|$)"
)
_HOUSE_YEAR = re.compile(r"(?:^|[.,(]\s*)(?P<house>[A-Z][^.,;:()*\"\d]{2,60}),\s*$")
_HOUSE_LAST = re.compile(r"^[\s.,)]*(?P<house>[A-Z][^.,;:()*\"\d]{2,60})\.?\s*$")
# "87 Harv. L. Rev. 1023", "2 AC 345", "73 MLR 345"
REPORTER = re.compile(r"(?:^|[\s,(\]])\d{1,4}\s+(?P<name>[A-Z][A-Za-z.&' ]{0,40}?)\s+\d{1,5}(?=[\s,.(]|$)")
_IMPRINT = re.compile(r"\([^()]{0,120}\b(?:1[5-9]|20)\d\d\)")
_NO_CONTAINER = re.compile(
    r"(?:pp?|eds?|edn|edited|trans|translated|vols?|nos?|n\.?d|last|updated|modified|posted|published|print|web|paper|version|\d)\b",
    re.I,
)
_ABBREVIATED = re.compile(r"\b[A-Z]\.\s(?=[A-Z])|[A-Z]\w{0,9}\.\s(?=[A-Z]\w{0,12}\.|\d)")
_SERIES = re.compile(
    r"\b(?:paper|report|brief|note|series|memorandum|publication|study|document|working\s+group)s?$", re.I
)
_LONGEST_CONTAINER = 14


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands after a title; `date` is None where none is printed."""

    container: str = ""
    publisher: str = ""
    published: str | None = None
    pages: str = ""
    said: str = ""


@cache
def _any_of(table: str) -> re.Pattern[str]:
    words = sorted(load("citation_words")[table], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.I)


def read_tail(after: str, *, marked: bool, dated: WrittenDate | None = None) -> Tail:
    """What `after`, a straight line without addresses, says of the work.

    `marked` is True where the title stands in emphasis, so that a word in emphasis is no journal of it but a further
    title; `dated` is the date where it stands before the title ("Lund (2010)").
    """
    date = dated or _date_of(without_other_numbers(after))
    published = date.edtf if date else None
    rest = after if date is None or dated is not None else blanked(after, date.start, date.end)
    if dated is not None and len(dated.edtf) == 4:
        published, rest = _day_of(rest, dated.edtf)
    place = _PLACE_HOUSE.search(_KIND.sub(" ", rest))
    container = _container(rest, marked=marked)
    publisher = clean(place["house"]) if place else _publisher(rest, date if dated is None else None, container)
    return Tail(container, publisher if publisher != container else "", published, pages_in(rest))


def _date_of(after: str) -> WrittenDate | None:
    """The date that `after` prints; a year in brackets goes before one outside ("*Yearbook* 1999 (Bern, 2000)")."""
    date = find_date(after)
    if date is not None and len(date.edtf) == 4 and (imprint := _IMPRINT.search(after, date.end)) is not None:
        return find_date(after, imprint.start(), imprint.end())
    return date


def _day_of(rest: str, year: str) -> tuple[str, str]:
    """The date of a year that stood before the title, made finer by "3 May" after it; and `rest` without it."""
    if (day := find_day_without_year(rest, int(year))) is not None:
        return day.edtf, blanked(rest, day.start, day.end)
    full = find_date(rest, year_alone=False)
    if full is not None and full.edtf.startswith(year):
        return full.edtf, blanked(rest, full.start, full.end)
    again = find_date(rest)
    return year, rest if again is None or again.edtf != year else blanked(rest, again.start, again.end)


def _publisher(rest: str, date: WrittenDate | None, container: str) -> str:
    """The house that stands right before the year, or alone at the end."""
    if date is not None and (match := _HOUSE_YEAR.search(rest[: date.start].rstrip() or " ")):
        return "" if clean(match["house"]) == container else clean(match["house"])
    match = _HOUSE_LAST.match(_KIND.sub(" ", rest))
    return clean(match["house"]) if match and not _NO_CONTAINER.match(match["house"]) else ""


def _container(rest: str, *, marked: bool) -> str:
    """Where the work appeared: the book it stands in, a university, journal, newspaper, site; "" for a book."""
    if (match := _IN.match(rest)) is not None:
        return _book(rest[match.end() :])
    if _any_of("thesis_words").search(rest):
        return _school(rest)
    if (given := _any_of("occasion_words").search(rest)) is not None:
        return _occasion(rest[given.end() :])
    for match in () if marked else EMPHASISED.finditer(rest):
        if any(c.isalpha() for c in match["title"]) and not _NO_CONTAINER.fullmatch(match["title"].strip(" .")):
            return _without_bracket(clean(match["title"]))
    if (reporter := REPORTER.search(rest)) is not None and not find_date(reporter.group()):
        return " ".join(reporter["name"].split())
    return "" if marked else _first_phrase(rest)


def _without_bracket(name: str) -> str:
    return re.sub(r"\s*\([^()]{0,60}\)?\s*$", "", name)


def _book(rest: str) -> str:
    """The title of the book in which a chapter stands; its editors stand before or after it."""
    if (match := EMPHASISED.search(rest)) is not None:
        return clean(match["title"])
    if (match := re.match(r'\s*"(?P<title>[^"]{3,250})"', rest)) is not None:
        return clean(match["title"])
    if (match := _EDITORS.match(rest)) is not None and read_authors(match["who"]):
        rest = rest[match.end() :]
    phrase = re.match(
        r"\s*(?P<title>[A-Z][^.,(\"]{3,200}(?:,\s(?:[a-z]|[A-Z][a-z]+\s(?:and|&)\s)[^.,(\"]{2,100}){0,2})",
        _EDITED_BY.sub("", rest),
    )
    return clean(re.sub(r"\s\d.*$", "", phrase["title"])) if phrase else ""


def _school(rest: str) -> str:
    """The university of a thesis."""
    for part in re.split(r"[,;:()\[\]]|(?<!univ)(?<!Univ)\.\s(?=[A-Z][a-z]{3})", rest):
        if (found := _any_of("school_words").search(part)) is not None and not _any_of("part_words").match(
            part.strip()
        ):
            words = clean(_any_of("thesis_words").sub(" ", part))
            return words + "." if part.strip().endswith(".") and found.group().endswith(".") else words
    return ""


def _occasion(rest: str) -> str:
    """The event at which words were said: "River Forum" of "keynote address, River Forum, Tarn"."""
    plain = re.sub(
        r"^[\s,:.\])]*(?:(?:given|delivered|presented|held|made)\s+)?(?:(?:at|to|before)\s+)?(?:the\s+)?", "", rest
    )
    match = re.match(r"[A-Z0-9][^,;()\"]{2,120}", plain)
    return clean(match.group()) if match else ""


def _numbered(rest: str, words: str) -> bool:
    """Does a number follow `words` in `rest`, as in "Technical Paper No. 8"?"""
    return re.search(rf"{re.escape(words)},?\s*(?:no\.?|nr\.?|number|\#)?\s*\d", rest, re.I) is not None


def _first_phrase(rest: str) -> str:
    """The first phrase that may name a journal, newspaper or site."""
    rest = _EDITED_BY.sub(lambda m: " " * len(m.group()), _KIND.sub(lambda m: ", " + " " * (len(m.group()) - 2), rest))
    plain = without_other_numbers(rest)
    place = _PLACE_HOUSE.search(plain)
    if place is not None and not plain[: place.start()].strip(" ,.("):
        return ""
    if place is not None:
        plain = blanked(plain, place.start(), place.end())
    for part in re.split(
        r"[,;()\]]\s*|\.\s(?!\w{1,12}\.)|:\s|\s{2,}",
        _ABBREVIATED.sub(lambda m: m.group().replace(". ", ".\x00"), plain),
    ):
        words = clean(part.replace(".\x00", ". ").replace("_", " "))
        kept = words + "." if part.rstrip().endswith(".") and "\x00" in part else words
        if (
            not words
            or not (words[0].isupper() or words[:3] == "the")
            or _NO_CONTAINER.match(words)
            or find_date(words)
        ):
            continue
        if _any_of("series_words").search(words) or (_SERIES.search(words) and _numbered(rest, words)):
            continue
        kept = re.sub(r"\s[\dIVXLC.:-]{1,9}$", "", kept)
        return kept if len(kept.split()) <= _LONGEST_CONTAINER else ""
    return ""
