"""The works that a document has named so far, and the comparisons that tell which of them a later citation means."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from claims.analysis.corpus.citation_values import Cited
from claims.analysis.corpus.names import names_organisation, surname

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
    named = squeezed(re.sub(r"^(?:the|an?)\s+", "", title.strip(), flags=re.I))
    if authors and named:
        yearly = f"|{published[:4]}" if published and names_organisation(authors[0]) else ""
        return f"{squeezed(surname(authors[0]))}|{named}{yearly}"
    if named:
        return "|".join(["", named, squeezed(container), published or ""]).rstrip("|")
    if container and published:
        return "|".join([squeezed(surname(authors[0])) if authors else "", "", squeezed(container), published])
    return f"url|{address_key(url)}" if url else ""


@lru_cache(maxsize=8192)
def squeezed(words: str) -> str:
    """`words` as letters and digits only, lower case, accents removed."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if c.isalnum())


def address_key(url: str | None) -> str:
    """`url` without scheme, "www." and closing slash; "" for a mere host, which names no work."""
    bare = re.sub(r"^https?://(?:www\.)?", "", (url or "").lower()).rstrip("/").split("#")[0]
    return bare if "/" in bare else ""


@dataclass(slots=True)
class Work:
    """A work as the notes up to here name it; `letter` is that of "2010a", `note` 0 for an unnumbered reference."""

    key: str
    note: int
    authors: tuple[str, ...]
    title: str
    container: str
    published: str | None
    url: str | None
    letter: str = ""
    titles: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    publisher: str = ""


class Shelf:
    """The works named so far, with an index, so that a book of thousands of notes is not compared pair by pair."""

    def __init__(self) -> None:
        self.works: dict[str, Work] = {}
        self._by_sign: dict[str, list[Work]] = defaultdict(list)

    def put(self, work: Work) -> None:
        """Add `work`, unless one with its key is there."""
        if work.key and work.key not in self.works:
            self.works[work.key] = work
            for sign in {
                *_signs(work.title),
                *(f"@{a}" for a in work.addresses),
                *_by(work.authors, work.published),
                *_houses(work),
            }:
                self._by_sign[sign].append(work)

    def learn(self, work: Work, item: Cited) -> None:
        """Keep what a later full citation adds to `work`: author, where, when, address, a further form of its title."""
        if item.authors and not work.authors:
            work.authors = item.authors
            for sign in _by(item.authors, work.published):
                self._by_sign[sign].append(work)
        work.container = work.container or item.container
        work.published = work.published or item.published
        work.publisher = work.publisher or item.publisher
        work.url = work.url or item.url
        work.titles |= {squeezed(name) for name in (item.title, *item.aliases)} - {""}
        work.addresses |= {address_key(item.url)} - {""}
        for name in item.aliases:
            self._by_sign[_ALIAS_SIGN + squeezed(name)].append(work)

    def by_keys(self, keys: Collection[str]) -> list[Work]:
        """The works with one of `keys`."""
        return [self.works[key] for key in keys if key in self.works]

    def by_author(self, authors: Sequence[str], year: str = "") -> list[Work]:
        """The works whose first author has the family name of the first of `authors`, in the order of the notes.

        With a `year` ("2010") only those published in it.
        """
        return list(self._by_sign.get(f"{_by(authors)[0]} {year}".rstrip(), ())) if authors else []

    def houses(self, name: str) -> list[Work]:
        """The works of a house that is called `name` (squeezed): its initials, or its name in whole."""
        return list(self._by_sign.get(_HOUSE_SIGN + name, ()))

    def near(self, item: Cited) -> list[Work]:
        """The works that share an address, a first author or one of the rarest words of the title with `item`."""
        signs = [s for s in _signs(item.title) if s in self._by_sign]
        signs = sorted(signs, key=lambda s: len(self._by_sign[s]))[:_RAREST]
        signs += [f"@{address_key(item.url)}", _ALIAS_SIGN + squeezed(item.title)]
        found = {w.key: w for sign in signs for w in self._by_sign.get(sign, ())[-_MOST_NEAR:]}
        own = self.by_author(item.authors)
        if not item.full or not found or len(own) <= _MOST_NEAR:
            found |= {w.key: w for w in own[-_MOST_NEAR:]}
        return sorted(found.values(), key=lambda w: w.note)


_RAREST = 3
_ALIAS_SIGN = "as "
_HOUSE_SIGN = "house "
_MOST_NEAR = 60
"""Works that one citation is compared with; a document that names more by one author or word repeats itself."""


def _signs(title: str) -> list[str]:
    words = list(dict.fromkeys(_title_words(title)))
    return [w for w in words if len(w) >= 4] or words


def _by(authors: Sequence[str], published: str | None = None) -> list[str]:
    sign = f"by {squeezed(surname(authors[0]))}" if authors else ""
    return [sign, *([f"{sign} {published[:4]}"] if published else [])] if sign else []


def _houses(work: Work) -> list[str]:
    """The names under which a call may know the house that wrote `work`: in whole, by initials, as in its brackets."""
    if not work.authors or " " not in work.authors[0]:
        return []
    name, _, short = work.authors[0].partition("(")
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    known = {squeezed(name), squeezed(short), squeezed(initials) if len(initials) > 1 else ""} - {""}
    return [_HOUSE_SIGN + words for words in sorted(known)]


# ---- comparisons: each says one thing of a citation and a work -----------------------------------


def same_work(item: Cited, work: Work) -> bool:
    """Do `item` and `work` name one work?"""
    if item.url and address_key(item.url) in work.addresses:
        return True
    if not item.title or not work.title:
        return False
    if item.authors and work.authors:
        return authors_agree(item.authors, work.authors) and titles_agree(item, work) and not _other_edition(item, work)
    if not _dates_agree(item.published, work.published):
        return False
    if bool(item.authors) != bool(work.authors):
        return len(item.title.split()) >= 4 and _titles_nearly_equal(item, work)
    return titles_agree(item, work) and _containers_agree(item.container, work.container)


def may_be_meant(item: Cited, work: Work) -> bool:
    """May "Lund, op. cit." mean `work`?"""
    if not item.authors or not authors_agree(item.authors, work.authors):
        return False
    return not item.title or titles_agree(item, work)


def authors_agree(left: Sequence[str], right: Sequence[str]) -> bool:
    """Have the first authors one family name, a letter or two aside?"""
    if not left or not right:
        return False
    one, other = squeezed(surname(left[0])), squeezed(surname(right[0]))
    return one == other or (min(len(one), len(other)) >= 5 and _alike(one, other, 0.85))


def titles_agree(item: Cited, work: Work) -> bool:
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


@lru_cache(maxsize=8192)
def _title_words(title: str) -> list[str]:
    words = [squeezed(w) for w in re.split(r"[\s–—-]+", title)]
    words = [w for w in words if w]
    return words[1:] if words[:1] and words[0] in {"the", "a", "an"} else words


def _titles_nearly_equal(item: Cited, work: Work) -> bool:
    one = squeezed(item.title)
    return any(
        one == other or (min(len(one), len(other)) >= 12 and _alike(one, other, _ALIKE)) for other in work.titles
    )


@lru_cache(maxsize=8192)
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
    one, other = squeezed(left), squeezed(right)
    return not one or not other or one in other or other in one


def _other_edition(item: Cited, work: Work) -> bool:
    """A house that prints one title every year prints another work every year."""
    left, right = item.published, work.published
    return bool(
        left and right and len(left) == len(right) == 4 and left != right and names_organisation(item.authors[0])
    )
