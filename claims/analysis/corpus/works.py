"""Which notes name the same work: keys, matching, and what Ibid. and short titles stand for.

Find, then resolve: a back-reference is accepted only if exactly one work can be meant; else it stays unresolved, with
the works that were possible.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
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

    A work with an author is its author and title, for a house also the year of the edition; without an author, the
    place and date of publication tell apart what has the same title; without a title, place and date or the address
    stand alone. "" where nothing is named.
    """
    squeezed = _squeezed(re.sub(r"^(?:the|an?)\s+", "", title.strip(), flags=re.I))
    if authors and squeezed:
        yearly = f"|{published[:4]}" if published and names_organisation(authors[0]) else ""
        return f"{_squeezed(surname(authors[0]))}|{squeezed}{yearly}"
    if squeezed:
        return "|".join(["", squeezed, _squeezed(container), published or ""]).rstrip("|")
    if container and published:
        return "|".join([_squeezed(surname(authors[0])) if authors else "", "", _squeezed(container), published])
    return f"url|{_address(url)}" if url else ""


@lru_cache(maxsize=8192)
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


class _Shelf:
    """The works named so far, with an index, so that a book of thousands of notes is not compared pair by pair."""

    def __init__(self) -> None:
        self.works: list[_Work] = []
        self._by_sign: dict[str, list[_Work]] = defaultdict(list)
        self._keys: set[str] = set()

    def put(self, work: _Work) -> None:
        """Add `work`, unless one with its key is there."""
        if work.key and work.key not in self._keys:
            self._keys.add(work.key)
            self.works.append(work)
            for sign in {*_signs(work.title), *(f"@{a}" for a in work.addresses), *_by(work.authors)}:
                self._by_sign[sign].append(work)

    def by_keys(self, keys: Collection[str]) -> list[_Work]:
        """The works with one of `keys`."""
        return [w for w in self.works if w.key in keys] if keys else []

    def near(self, item: Cited) -> list[_Work]:
        """The works that share an address, a first author or one of the rarest words of the title with `item`."""
        signs = [s for s in _signs(item.title) if s in self._by_sign]
        signs = sorted(signs, key=lambda s: len(self._by_sign[s]))[:_RAREST]
        signs += [f"@{_address(item.url)}", *_by(item.authors)]
        found = {w.key: w for sign in signs for w in self._by_sign.get(sign, ())}
        return sorted(found.values(), key=lambda w: w.note)


_RAREST = 3


def _signs(title: str) -> list[str]:
    words = list(dict.fromkeys(_title_words(title)))
    return [w for w in words if len(w) >= 4] or words


def _by(authors: Sequence[str]) -> list[str]:
    return [f"by {_squeezed(surname(authors[0]))}"] if authors else []


def resolve(notes: Sequence[Note], cited: Sequence[Sequence[Cited]]) -> tuple[Note, ...]:
    """`notes` with their citations resolved; `cited[i]` is what note `i` names, in order."""
    shelf = _Shelf()
    resolved: list[Note] = []
    for note, found in zip(notes, cited, strict=True):
        citations: list[Citation] = []
        for item in found:
            citations.append(_resolved(item, note, citations, resolved, shelf))
        resolved.append(replace(note, citations=tuple(citations)))
    return tuple(resolved)


def _resolved(item: Cited, note: Note, here: list[Citation], before: list[Note], shelf: _Shelf) -> Citation:
    if item.back == "ibid":
        return _ibid(item, note.number, here, before, shelf)
    if item.back == "note":
        return _note_reference(item, before, shelf)
    if item.back == "earlier":
        return _accepted(item, [w for w in shelf.near(item) if _may_be_meant(item, w)], CitationForm.SHORT)
    same = [w for w in shelf.near(item) if _same_work(item, w)]
    if item.full:
        return _full(item, note, same, shelf)
    if not same and item.authors and item.title and item.rule != "citation.unmarked_short":
        return _full(item, note, [], shelf)
    return _accepted(item, same, CitationForm.SHORT)


def _ibid(item: Cited, own: int, here: list[Citation], before: list[Note], shelf: _Shelf) -> Citation:
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


def _note_reference(item: Cited, before: list[Note], shelf: _Shelf) -> Citation:
    """What "Lund, n. 5 above" means: the one work of that note, by that author where one is named."""
    keys = {c.work for n in before if n.number == item.back_number for c in n.citations}
    works = [w for w in shelf.by_keys(keys) if (not item.authors or _authors_agree(item.authors, w.authors))]
    return _accepted(item, works, CitationForm.SHORT, item.back_number)


def _accepted(
    item: Cited, works: list[_Work], form: CitationForm, antecedent: int | None = None, *, certain: bool = True
) -> Citation:
    """The citation, where exactly one of `works` can be meant, else one that is unresolved."""
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
        item.start, item.end, item.surface, CitationForm.FULL, "", item.authors, item.title, item.container,
        item.published, item.pages, item.url, item.accessed, rule=item.rule,
    )  # fmt: skip


def _full(item: Cited, note: Note, same: list[_Work], shelf: _Shelf) -> Citation:
    """A citation that names its work by itself; a new work is put on the shelf."""
    key = work_key(item.authors, item.title, item.container, item.published, item.url)
    exact = [w for w in same if w.key == key] or same
    if len(exact) == 1:
        work = exact[0]
        _learn(work, item)
        return replace(_plain(item), work=work.key)
    shelf.put(
        _Work(
            key, note.number, item.authors, item.title, item.container, item.published, item.url,
            {_squeezed(item.title)} - {""}, {_address(item.url)} - {""},
        )
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


# ---- comparisons: each says one thing of a citation and a work -----------------------------------


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
    """Have the first authors one family name, a letter or two aside?"""
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


def _digits(words: str) -> str:
    return "".join(c for c in words if c.isdigit())


def _alike(one: str, other: str, least: float) -> bool:
    if not 0.8 <= len(one) / max(1, len(other)) <= 1.25 or _digits(one) != _digits(other):
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
