"""Which notes name the same work: what Ibid. and short titles stand for.

Find, then resolve: a back-reference is accepted only if exactly one work can be meant; else it stays unresolved, with
the works that were possible.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.analysis.corpus.citation_values import Cited
from claims.analysis.corpus.documents import Citation, CitationForm, Note
from claims.analysis.corpus.names import surname
from claims.analysis.corpus.shelf import (
    Shelf,
    Work,
    address_key,
    authors_agree,
    may_be_meant,
    same_work,
    squeezed,
    titles_agree,
    work_key,
)

__all__ = ["resolve", "work_key"]


def resolve(notes: Sequence[Note], cited: Sequence[Sequence[Cited]], shelf: Shelf | None = None) -> tuple[Note, ...]:
    """`notes` with their citations resolved; `cited[i]` is what note `i` names, in order.

    `shelf` has the works named elsewhere before; those of `notes` are put on it.
    """
    shelf = Shelf() if shelf is None else shelf
    resolved: list[Note] = []
    numbered: dict[int, Note] = {}
    who: tuple[str, ...] = ()
    for note, found in zip(notes, cited, strict=True):
        citations: list[Citation] = []
        for named in found:
            item = replace(named, authors=who, same_author=False) if named.same_author else named
            citation = _resolved(item, note, citations, resolved, numbered, shelf)
            if citation is not None:
                citations.append(citation)
                who = citation.authors or who
        resolved.append(replace(note, citations=tuple(citations)))
        if note.number:
            numbered[note.number] = resolved[-1]
    return tuple(resolved)


def _resolved(
    item: Cited, note: Note, here: list[Citation], before: list[Note], numbered: Mapping[int, Note], shelf: Shelf
) -> Citation | None:
    """What `item` stands for; None where it turns out to name no work at all."""
    if item.back == "ibid":
        return _ibid(item, note.number, here, before, shelf)
    if item.back == "note":
        return _note_reference(item, numbered, shelf)
    if item.back == "earlier":
        return _accepted(item, [w for w in shelf.near(item) if may_be_meant(item, w)], CitationForm.SHORT)
    if item.back == "author":
        works = named_by(item, shelf)
        return _accepted(item, works, CitationForm.SHORT) if works else None
    same = [w for w in shelf.near(item) if same_work(item, w)]
    if item.full:
        return _full(item, note, same, shelf)
    if not same and item.authors and item.title and item.rule != "citation.unmarked_short":
        return _full(item, note, [], shelf)
    return _accepted(item, same, CitationForm.SHORT)


def named_by(item: Cited, shelf: Shelf) -> list[Work]:
    """The works that "Lund 2010a", "Lund and Roe (2010)", "Lund, 45" may mean: by author, year, letter, co-authors."""
    year, letter = (item.published or "")[:4], _letter(item)
    works = [w for w in shelf.by_author(item.authors, year) if authors_agree(item.authors, w.authors)]
    for fits in (
        lambda w: bool(letter) and w.letter == letter,
        lambda w: _same_people(item.authors, w.authors) and _leaves_out(item) == (len(w.authors) > 2),
        lambda w: _same_people(item.authors, w.authors),
    ):
        if len(works) > 1 and (closer := [w for w in works if fits(w)]):
            works = closer
    return works


def _same_people(short: Sequence[str], full: Sequence[str]) -> bool:
    """Do `short`, the family names of a call, name all of `full`, or its first with all others left out ("et al.")?"""
    names = [squeezed(surname(name)) for name in short]
    others = [squeezed(surname(name)) for name in full]
    return names == others or (len(names) == 1 and len(others) > 2)


def _leaves_out(item: Cited) -> bool:
    return re.search(r"\bet\s+al\b|\band\s+others\b", item.surface) is not None


def _letter(item: Cited) -> str:
    """The "a" of "2010a", as `item` prints it."""
    year = (item.published or "")[:4]
    match = re.search(rf"(?<!\d){year}([a-z])\b", item.surface) if year else None
    return match[1] if match else ""


def _ibid(item: Cited, own: int, here: list[Citation], before: list[Note], shelf: Shelf) -> Citation:
    """What *Ibid.* means: the work just named in this note, or the only one of the note before, readable or not."""
    if here:
        works = _works_of(here[-1:])
        return _accepted(
            item, shelf.by_keys(works), CitationForm.IBID, here[-1].antecedent or own, certain=len(works) == 1
        )
    if not before:
        return _accepted(item, [], CitationForm.IBID)
    previous = before[-1].citations
    works = _works_of(previous)
    certain = len(works) == 1 and all(c.work for c in previous)
    chained = len(previous) == 1 and previous[0].form is CitationForm.IBID
    number = previous[0].antecedent if chained else before[-1].number
    return _accepted(item, shelf.by_keys(works), CitationForm.IBID, number, certain=certain)


def _works_of(citations: Sequence[Citation]) -> list[str]:
    """The keys of the works that `citations` name or may name."""
    return list(dict.fromkeys(w for c in citations for w in ([c.work] if c.work else c.candidates)))


def _note_reference(item: Cited, numbered: Mapping[int, Note], shelf: Shelf) -> Citation:
    """What "Lund, n. 5 above" means: the one work of that note, by that author and of that title where they stand."""
    meant = numbered.get(item.back_number or 0)
    works = shelf.by_keys(_works_of(meant.citations)) if meant else []
    if item.authors:
        works = [w for w in works if authors_agree(item.authors, w.authors) or _is_title(item.authors[0], w)]
    if item.title:
        works = [w for w in works if titles_agree(item, w)]
    return _accepted(item, works, CitationForm.SHORT, item.back_number)


def _is_title(words: str, work: Work) -> bool:
    """Are `words` how the title of `work` begins ("Ports Act (n 5)")?"""
    return len(words) >= 4 and any(title.startswith(squeezed(words)) for title in work.titles)


def _accepted(
    item: Cited, works: list[Work], form: CitationForm, antecedent: int | None = None, *, certain: bool = True
) -> Citation:
    """The citation, where exactly one of `works` can be meant, else one that is unresolved."""
    if len(works) != 1 or not certain:
        return replace(_plain(item), form=CitationForm.UNRESOLVED, candidates=tuple(w.key for w in works))
    work = works[0]
    work.authors = work.authors or item.authors
    return replace(
        _plain(item), form=form, work=work.key, authors=work.authors, title=work.title, container=work.container,
        published=work.published, url=item.url or work.url, publisher=work.publisher or item.publisher,
        antecedent=(work.note if antecedent is None else antecedent) or None,
    )  # fmt: skip


def _plain(item: Cited) -> Citation:
    return Citation(
        item.start, item.end, item.surface, CitationForm.FULL, "", item.authors, item.title, item.container,
        item.published, item.pages, item.url, item.accessed, publisher=item.publisher, rule=item.rule,
    )  # fmt: skip


def _full(item: Cited, note: Note, same: list[Work], shelf: Shelf) -> Citation:
    """A citation that names its work by itself; a new work is put on the shelf."""
    key = work_key(item.authors, item.title, item.container, item.published, item.url)
    exact = [w for w in same if w.key == key] or same
    if len(exact) == 1:
        work = exact[0]
        shelf.learn(work, item)
        return replace(_plain(item), work=work.key)
    shelf.put(
        Work(
            key, note.number, item.authors, item.title, item.container, item.published, item.url, _letter(item),
            {squeezed(name) for name in (item.title, *item.aliases)} - {""}, {address_key(item.url)} - {""},
            item.publisher,
        )
    )  # fmt: skip
    if item.aliases and key in shelf.works:
        shelf.learn(shelf.works[key], item)
    return replace(_plain(item), work=key)
