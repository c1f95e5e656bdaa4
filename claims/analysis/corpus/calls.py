"""Calls of works in the running text: "(Lund 2010: 45)", "Lund and Roe (2010)", "(ibid., 46)", "(Lund 45)".

A call is a note in the body: it names a work of the list of references, or of a note before it, with a page of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.analysis.corpus.citation_back import FAMILY_NAMES, family_names
from claims.analysis.corpus.citation_locators import pages_in
from claims.analysis.corpus.citation_segments import without_signal
from claims.analysis.corpus.citation_values import Cited
from claims.analysis.corpus.documents import BODY_KINDS, Block, Citation, CitationForm, Note, NoteMark
from claims.analysis.corpus.shelf import Shelf, Work, squeezed
from claims.analysis.corpus.works import named_by
from claims.analysis.lexicon import load

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_OTHERS = r"(?:,?\s(?:et\s+al\b\.?|and\s+(?:others|colleagues)))?"
# names of people or of a house ("World Health Organization", "Ministry of Ports")
_NAMES = rf"{FAMILY_NAMES}(?:(?:,?\s(?:and|&)\s|,\s){FAMILY_NAMES}){{0,4}}{_OTHERS}"
_HOUSE = r"[^\W\d_a-z][\w'’.&-]{1,40}(?:\s(?:of|the|for|and|on|in|[^\W\d_a-z][\w'’.&-]{0,40})){0,9}"
_PAGES = r"(?:\s?[,:]\s?(?:at\s|pp?\.?\s?)?(?P<pages>\d[\d ,–-]{0,30}|[ivxlc]{1,7}(?:[–-][ivxlc]{1,7})?\b))?"
_LOCATOR = r"(?:,?\s?(?:ch|chap|chapter|sec|section|fig|table|para|note|n)s?\b\.?\s?[\w.–-]{1,10})?"
# what stands in brackets, no longer than a call of several works
_BRACKET = re.compile(r"\((?P<inside>[^()]{3,400}(?:\([^()]{0,80}\)[^()]{0,200})?)\)")
_HAS_CALL = re.compile(rf"\b{_YEAR}\b|\bn\.\s?d\.|\bibid\b|\bop\.?\s?cit|\d", re.I)
# "Lund 2010: 45", "Lund and Roe, 2010a, 2010b", "World Bank n.d."
_DATED = re.compile(
    rf"(?P<names>{_NAMES}|{_HOUSE})(?:['’]s)?,?\s\(?"
    rf"(?P<years>(?:{_YEAR}|n\.\s?d\.)(?:(?:,\s?|\s?/\s?)(?:{_YEAR}|[a-z]\b)){{0,6}})\)?{_PAGES}{_LOCATOR}[.,]?"
)
# a further year of the author before: "(Lund 2010: 4; 2012)"
_YEAR_ONLY = re.compile(rf"(?P<years>{_YEAR}(?:,\s?(?:{_YEAR}|[a-z]\b)){{0,6}}){_PAGES}")
_ONE_YEAR = re.compile(rf"{_YEAR}|n\.\s?d\.|[a-z]\b")
# "Lund 45", as MLA has it
_PAGED = re.compile(rf"(?P<names>{_NAMES}),?\s(?:p\.\s?)?(?P<pages>\d{{1,4}}(?:[–-]\d{{1,4}})?)")
# "ibid., 46", "ibid: 46"
_AGAIN = re.compile(r"ibid(?:em)?\b\.?(?:\s?[,:]?\s?(?:pp?\.?\s?)?(?P<pages>\d[\d ,–-]{0,30}))?", re.I)
# "Lund and Roe" before a bracket that begins with a year
_TELLING = re.compile(rf"(?P<names>{_NAMES}|{_HOUSE})(?:['’]s?)?\s?$")
_OPENS_WITH_YEAR = re.compile(rf"(?:{_YEAR}|n\.\s?d\.)")
_STRONG = re.compile(rf"\bet\s+al\b|\s(?:&|and)\s[^;]{{2,60}}\b{_YEAR}|{_YEAR}\s?[:,]\s?(?:pp?\.?\s?)?\d")
_REACH = 140
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "del", "di", "da", "al", "el", "bin"})


@dataclass(frozen=True, slots=True)
class _Item:
    """One work that a call names: where, by whom, of which year ("" where none is told), which pages."""

    start: int
    end: int
    names: str
    year: str
    pages: str


def find_calls(text: str, view: str, blocks: Sequence[Block], notes: Sequence[Note], shelf: Shelf) -> list[Note]:
    """The calls in the body of `text`, resolved: notes that stand in the body itself.

    `view` is the masked text, `notes` are the notes and listed references, `shelf` the works that they name. Words in
    brackets are a call where a work of `shelf` may be meant, or where their form leaves no doubt; then the call stays
    unresolved.
    """
    if not shelf.works:
        return []
    listed = any(not note.number for note in notes)
    found: list[Note] = []
    for block in blocks:
        if block.kind in BODY_KINDS:
            found += _calls_between(text, view, block.start, block.end, shelf, found, listed=listed)
    return found


def _calls_between(
    text: str, view: str, low: int, high: int, shelf: Shelf, before: list[Note], *, listed: bool
) -> list[Note]:
    found: list[Note] = []
    for match in _BRACKET.finditer(view, low, high):
        if _HAS_CALL.search(match["inside"]) is None:
            continue
        again = _AGAIN.fullmatch(match["inside"].strip())
        if again is not None:
            call = _ibid(text, match, again, [*before[-1:], *found])
        else:
            call = _call(text, match, list(_items(view, match, low, listed=listed)), shelf, listed=listed)
        if call is not None:
            found.append(call)
    return found


def _items(view: str, bracket: re.Match[str], low: int, *, listed: bool) -> Iterator[_Item]:
    """The works that a bracket names; nothing where a part of it is no such name."""
    start, inside = bracket.start("inside"), bracket["inside"]
    if _OPENS_WITH_YEAR.match(inside):
        names = _told_before(view, bracket.start(), low)
        match = _YEAR_ONLY.fullmatch(inside)
        if names and match:
            yield from _years(start, start + len(inside), names, match)
        return
    names = ""
    for part in re.finditer(r"[^;]+", inside):
        words = without_signal(part.group())
        lead = len(words) - len(words.lstrip())
        place = start + part.start() + lead
        match = _DATED.fullmatch(words.strip()) or (_YEAR_ONLY.fullmatch(words.strip()) if names else None)
        if match is not None:
            names = match.groupdict().get("names") or names
            yield from _years(place, place + len(words.strip()), names, match)
        elif listed and (paged := _PAGED.fullmatch(words.strip())) is not None:
            names = paged["names"]
            yield _Item(place, place + len(words.strip()), names, "", paged["pages"])


def _years(start: int, end: int, names: str, match: re.Match[str]) -> Iterator[_Item]:
    """One item for each year, with a place of its own: "2010a, b" is 2010a and 2010b; the pages are the last one's."""
    base = start + match.start("years") - match.start()
    printed = list(_ONE_YEAR.finditer(match["years"]))
    year = ""
    for place, one in enumerate(printed):
        year = f"{year[:4]}{one.group()}" if len(one.group()) == 1 and year else one.group()
        low = start if place == 0 else base + one.start()
        last = place == len(printed) - 1
        told = "" if year.startswith("n") else year
        yield _Item(low, end if last else base + one.end(), names, told, (match["pages"] or "") if last else "")


def _told_before(view: str, end: int, low: int) -> str:
    """The names before a bracket: "as Lund and Roe (2010) show"."""
    before = view[max(low, end - _REACH) : end].rstrip()
    match = _TELLING.search(re.split(r"[.;:!?\"]\s", before)[-1])
    return match["names"] if match else ""


def _call(text: str, match: re.Match[str], items: list[_Item], shelf: Shelf, *, listed: bool) -> Note | None:
    cited = [(item, _meant(item, shelf)) for item in items]
    if not any(works for _, works in cited) and not (
        listed and items and _STRONG.search(match["inside"]) and not _dates(items)
    ):
        return None
    start, end = match.start(), match.end()
    citations = tuple(_citation(text, item, works) for item, works in cited)
    return Note(0, start, end, text[start + 1 : end - 1], citations, inline=True)


def _dates(items: list[_Item]) -> bool:
    """Is it a month that stands before the year ("May 2010")?"""
    return any(item.names.lower() in load("corpus_dates")["months"] for item in items)


def _meant(item: _Item, shelf: Shelf) -> list[Work]:
    """The works that an item may mean: by the family names, else by the whole name or the initials of a house.

    Words before the name that are none of it ("As Lund (2010) says") are left away one by one.
    """
    names = re.sub(r"['’]s?$", "", item.names)
    first = re.split(r",|\s(?:and|&|et)\s", names)[0].split()
    for skipped in range(min(len(first), 4)):
        told = names.split(maxsplit=skipped)[skipped]
        if told[0].islower() and told.split()[0].lower() not in _PARTICLES:
            continue
        people = family_names(told)
        cited = Cited(0, 0, f"{told} {item.year}", authors=people, published=item.year[:4] or None)
        works = named_by(cited, shelf)
        if len(people) == 1 and " " in people[0] and people[0].split()[0].lower() not in _PARTICLES:
            works = [w for w in works if _is_house(people[0], w)]
        works = works or [
            w for w in shelf.houses(squeezed(told)) if not item.year or (w.published or "")[:4] == item.year[:4]
        ]
        if works:
            return works
    return []


def _is_house(name: str, work: Work) -> bool:
    return squeezed(work.authors[0]).startswith(squeezed(name)) or squeezed(work.authors[0]).endswith(squeezed(name))


def _citation(text: str, item: _Item, works: list[Work]) -> Citation:
    start, end = item.start, item.end
    pages = pages_in(f", {item.pages}") if item.pages else ""
    surface = text[start:end]
    if len(works) != 1:
        candidates = tuple(work.key for work in works)
        names = family_names(item.names)
        return Citation(start, end, surface, CitationForm.UNRESOLVED, authors=names, pages=pages,
                        published=item.year[:4] or None, candidates=candidates, rule="citation.call")  # fmt: skip
    work = works[0]
    return Citation(start, end, surface, CitationForm.SHORT, work.key, work.authors, work.title, work.container,
                    work.published, pages, work.url, antecedent=work.note or None, rule="citation.call")  # fmt: skip


def _ibid(text: str, match: re.Match[str], again: re.Match[str], before: list[Note]) -> Note | None:
    """ "(ibid., 46)": the work of the call before, where that has one."""
    if not before:
        return None
    start, end = match.start("inside"), match.end("inside")
    pages = pages_in(f", {again['pages']}") if again["pages"] else ""
    known = before[-1].citations
    surface = text[start:end]
    if len(known) == 1 and known[0].work:
        citation = replace(known[0], start=start, end=end, surface=surface, form=CitationForm.IBID, pages=pages,
                           accessed=None, rule="citation.ibid")  # fmt: skip
    else:
        works = tuple(dict.fromkeys(w for c in known for w in ([c.work] if c.work else c.candidates)))
        citation = Citation(
            start, end, surface, CitationForm.UNRESOLVED, pages=pages, candidates=works, rule="citation.ibid"
        )
    return Note(0, match.start(), match.end(), surface, (citation,), inline=True)


def with_calls(
    notes: Sequence[Note], marks: Sequence[NoteMark], calls: Sequence[Note]
) -> tuple[tuple[Note, ...], tuple[NoteMark, ...]]:
    """`notes` and `calls` in the order of the text, and `marks` with the places of the calls."""
    if not calls:
        return tuple(notes), tuple(marks)
    merged = sorted([*notes, *calls], key=lambda note: note.start)
    places = {id(note): place for place, note in enumerate(merged)}
    moved = [mark if mark.note is None else replace(mark, note=places[id(notes[mark.note])]) for mark in marks]
    moved += [NoteMark(0, call.start, call.end, places[id(call)]) for call in calls]
    return tuple(merged), tuple(sorted(moved, key=lambda mark: (mark.start, mark.number)))
