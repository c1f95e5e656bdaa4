"""Which notes name the same work: keys, matching, and what Ibid. and short titles stand for.

Find, then resolve: a back-reference is accepted only if exactly one work can be meant; else it stays unresolved with the
works that were possible.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from claims.analysis.corpus.documents import Citation, CitationForm, Note
from claims.analysis.corpus.names import names_organisation, surname

if TYPE_CHECKING:
    from claims.analysis.corpus.citations import Cited

_ALIKE = 0.88
"""Titles at least this alike (Ratcliff-Obershelp) are one title misspelt; "Shangri La" / "Shangre La" has 0.97."""


def work_key(
    authors: Sequence[str], title: str, container: str = "", published: str | None = None, url: str | None = None
) -> str:
    """The canonical key of a work: equal for names of it that differ in case, accents, spacing or punctuation.

    A work with an author is its author and title; without one, the place and date of publication tell apart what has
    the same title; without a title, place and date or the address stand alone. "" where nothing is named.
    """
    squeezed = _squeezed(re.sub(r"^(?:the|an?)\s+", "", title.strip(), flags=re.I))
    if authors and squeezed:
        return f"{_squeezed(surname(authors[0]))}|{squeezed}"
    if squeezed:
        return "|".join(["", squeezed, _squeezed(container), published or ""]).rstrip("|")
    if container and published:
        return "|".join([_squeezed(surname(authors[0])) if authors else "", "", _squeezed(container), published])
    return f"url|{_address(url)}" if url else ""


def _squeezed(words: str) -> str:
    """`words` as letters and digits only, lower case, accents removed."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if c.isalnum())


def _address(url: str | None) -> str:
    """`url` without scheme, "www." and closing slash; "" for a mere host, which names no work."""
    bare = re.sub(r"^https?://(?:www\.)?", "", (url or "").lower()).rstrip("/").split("#")[0]
    return bare if "/" in bare else ""


@dataclass(slots=True)
class _Work:
    """A work as the notes up to here name it."""

    key: str
    note: int
    authors: tuple[str, ...]
    title: str
    container: str
    published: str | None
    url: str | None
    titles: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)


def resolve(notes: Sequence[Note], cited: Sequence[Sequence[Cited]]) -> tuple[Note, ...]:
    """`notes` with their citations resolved; `cited[i]` is what note `i` names, in order."""
    shelf: list[_Work] = []
    resolved: list[Note] = []
    for note, found in zip(notes, cited, strict=True):
        citations: list[Citation] = []
        for item in found:
            citations.append(_resolved(item, note, citations, resolved, shelf))
        resolved.append(replace(note, citations=tuple(citations)))
    return tuple(resolved)


def _resolved(item: Cited, note: Note, here: list[Citation], before: list[Note], shelf: list[_Work]) -> Citation:
    if item.back == "ibid":
        return _ibid(item, here, before, shelf)
    if item.back == "note":
        return _note_reference(item, before, shelf)
    if item.back == "earlier":
        return _accepted(item, [w for w in shelf if _may_be_meant(item, w)], CitationForm.SHORT, None, shelf)
    same = [w for w in shelf if _same_work(item, w)]
    if item.full:
        return _full(item, note, same, shelf)
    if not same and item.authors and item.title and item.rule != "citation.unmarked_short":
        return _full(item, note, [], shelf)
    return _accepted(item, same, CitationForm.SHORT, None, shelf)


def _ibid(item: Cited, here: list[Citation], before: list[Note], shelf: list[_Work]) -> Citation:
    """What *Ibid.* means: the work just named, in this note or alone in the note before, be that readable or not."""
    if here:
        last, number = here[-1], None
        works = [last.work] if last.work else list(last.candidates)
    else:
        previous = before[-1] if before else None
        works = (
            list(dict.fromkeys(w for c in previous.citations for w in ([c.work] if c.work else c.candidates)))
            if previous
            else []
        )
        number = previous.number if previous else None
        if previous and len(previous.citations) == 1 and previous.citations[0].form is CitationForm.IBID:
            number = previous.citations[0].antecedent
        if previous and any(not c.work for c in previous.citations) and len(works) == 1:
            works = [*works, ""]
    return _accepted(
        item, [w for w in shelf if w.key in works], CitationForm.IBID, number, shelf, certain=len(works) <= 1
    )


def _note_reference(item: Cited, before: list[Note], shelf: list[_Work]) -> Citation:
    """What "Lund, n. 5 above" means: the one work of that note, by that author where one is named."""
    keys = {c.work for n in before if n.number == item.back_number for c in n.citations}
    works = [w for w in shelf if w.key in keys and (not item.authors or _authors_agree(item.authors, w.authors))]
    return _accepted(item, works, CitationForm.SHORT, item.back_number, shelf)


def _accepted(
    item: Cited,
    works: list[_Work],
    form: CitationForm,
    antecedent: int | None,
    shelf: list[_Work],
    *,
    certain: bool = True,
) -> Citation:
    """The citation where exactly one of `works` can be meant, else one that is unresolved."""
    if len(works) != 1 or not certain:
        return replace(_plain(item), form=CitationForm.UNRESOLVED, candidates=tuple(w.key for w in works))
    work = works[0]
    work.authors = work.authors or item.authors
    return replace(
        _plain(item), form=form, work=work.key, authors=work.authors, title=work.title, container=work.container,
        published=work.published, url=item.url or work.url, antecedent=work.note if antecedent is None else antecedent,
    )  # fmt: skip


def _plain(item: Cited) -> Citation:
    return Citation(
        item.start, item.end, item.surface, CitationForm.FULL, "", item.authors, item.title, item.container, item.published,
        item.pages, item.url, item.accessed, rule=item.rule,
    )  # fmt: skip


def _full(item: Cited, note: Note, same: list[_Work], shelf: list[_Work]) -> Citation:
    """A citation that names its work by itself; a new work is put on the shelf."""
    key = work_key(item.authors, item.title, item.container, item.published, item.url)
    exact = [w for w in same if w.key == key] or same
    if len(exact) == 1:
        work = exact[0]
        _learn(work, item)
        return replace(_plain(item), work=work.key)
    if key and not any(w.key == key for w in shelf):
        shelf.append(
            _Work(key, note.number, item.authors, item.title, item.container, item.published, item.url,
                  {_squeezed(item.title)} - {""}, {_address(item.url)} - {""})
        )  # fmt: skip
    return replace(_plain(item), work=key)


def _learn(work: _Work, item: Cited) -> None:
    """Keep what a later full citation adds to a work: its author, where, when, address, a further form of its title."""
    work.authors = work.authors or item.authors
    work.container = work.container or item.container
    work.published = work.published or item.published
    work.url = work.url or item.url
    work.titles |= {_squeezed(item.title)} - {""}
    work.addresses |= {_address(item.url)} - {""}


# ---- comparisons: each says one thing of a citation and a work --------------------------------------------------------


def _same_work(item: Cited, work: _Work) -> bool:
    """Do `item` and `work` name one work?"""
    if item.url and _address(item.url) in work.addresses:
        return True
    if not item.title or not work.title:
        return False
    if item.authors and work.authors:
        return (
            _authors_agree(item.authors, work.authors) and _titles_agree(item, work) and not _other_edition(item, work)
        )
    if not _dates_agree(item.published, work.published):
        return False
    if bool(item.authors) != bool(work.authors):
        return len(item.title.split()) >= 4 and _titles_nearly_equal(item, work)
    return _titles_agree(item, work) and _containers_agree(item.container, work.container)


def _may_be_meant(item: Cited, work: _Work) -> bool:
    """May "Lund, op. cit." mean `work`?"""
    if not item.authors or not _authors_agree(item.authors, work.authors):
        return False
    return not item.title or _titles_agree(item, work)


def _authors_agree(left: Sequence[str], right: Sequence[str]) -> bool:
    if not left or not right:
        return False
    one, other = _squeezed(surname(left[0])), _squeezed(surname(right[0]))
    return one == other or (min(len(one), len(other)) >= 5 and _alike(one, other, 0.85))


def _titles_agree(item: Cited, work: _Work) -> bool:
    """Are the titles one, or is the shorter one the opening of the longer (a short title)?"""
    if _titles_nearly_equal(item, work):
        return True
    words = _title_words(item.title)
    others = _title_words(work.title)
    short, long = sorted((words, others), key=len)
    if item.full and len(words) != len(others):
        return len(short) >= 3 and long[: len(short)] == short and _breaks_after(item.title, work.title, len(short))
    return bool(short) and len("".join(short)) >= 4 and long[: len(short)] == short


def _breaks_after(left: str, right: str, count: int) -> bool:
    """Does the longer of two titles break (colon, dash, question mark) after its first `count` words?"""
    longer = max(left, right, key=lambda t: len(_title_words(t)))
    main = re.split(r"[:?!–—]\s*|\s-\s", longer, maxsplit=1)[0]
    return len(_title_words(main)) == count


def _title_words(title: str) -> list[str]:
    words = [_squeezed(w) for w in re.split(r"[\s–—-]+", title)]
    words = [w for w in words if w]
    return words[1:] if words[:1] and words[0] in {"the", "a", "an"} else words


def _titles_nearly_equal(item: Cited, work: _Work) -> bool:
    one = _squeezed(item.title)
    return any(
        one == other or (min(len(one), len(other)) >= 12 and _alike(one, other, _ALIKE)) for other in work.titles
    )


def _alike(one: str, other: str, least: float) -> bool:
    if not 0.8 <= len(one) / max(1, len(other)) <= 1.25 or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least


def _dates_agree(left: str | None, right: str | None) -> bool:
    """Two dates agree where one is missing or the finer one lies in the coarser."""
    return left is None or right is None or left.startswith(right) or right.startswith(left)


def _containers_agree(left: str, right: str) -> bool:
    one, other = _squeezed(left), _squeezed(right)
    return not one or not other or one in other or other in one


def _other_edition(item: Cited, work: _Work) -> bool:
    """A house that prints one title every year prints another work every year."""
    left, right = item.published, work.published
    return bool(
        left and right and len(left) == len(right) == 4 and left != right and names_organisation(item.authors[0])
    )
