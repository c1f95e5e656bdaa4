"""What a text is to the documents that are held: known already, a new version, a cited work at last, or new."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, Q

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.names import surname
from claims.converters import key_of_work, title_of
from claims.models import Citation, Document

SHINGLE_WORDS = 4
LEAST_SIMILARITY = 0.3
"""Share of common word runs from which two texts of one file name are versions of one document.

Revisions of an article keep well over half of their runs, unrelated texts share next to none.
"""


class Place(StrEnum):
    """Where a text belongs."""

    KNOWN = "known"
    VERSION = "version"
    WORK = "work"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a text belongs, the document that it meets there, and what is to be said of it."""

    place: Place
    document: Document | None = None
    message: str = ""


def place(name: str, sha256: str, parsed: ParsedDocument) -> Placement:
    """Where the text `parsed`, received under file name `name`, belongs."""
    if known := Document.objects.filter(sha256=sha256).first():
        return Placement(Place.KNOWN, known, known_message(known, name))
    heads = list(Document.objects.current().held().filter(name=name).order_by("id")) if name else []
    if parsed.digest:
        original = next((head for head in heads if not head.is_digest), None)
        if original:
            return Placement(Place.KNOWN, original, "The original is held already, so its digest was left out.")
    if head := _earlier_version(heads, parsed):
        what = "the digest" if head.is_digest and not parsed.digest else "the version"
        return Placement(Place.VERSION, head, f"It supersedes {what} of {head.created_at:%Y-%m-%d}.")
    if work := _cited_work(parsed):
        return Placement(Place.WORK, work, "It was known from citations only; its text is now held.")
    unrelated = "Another text is held under this file name; this one shares too little with it to be its new version."
    return Placement(Place.NEW, None, unrelated if heads else "")


def hand_over_work(old: Document, new: Document) -> None:
    """Let citations of the work lead to its new version: notes name a work, and its current text is what is held of it.

    `new` is stored after this call, with the key of the work that it takes from `old`.
    """
    new.work_key = old.work_key or new.work_key
    if old.work_key:
        Document.objects.filter(id=old.id).update(work_key=None)


def redirect_citations(old: Document, new: Document) -> None:
    """Let the citations that lead to `old` lead to `new`."""
    Citation.objects.filter(work=old).update(work=new)
    Citation.candidates.through.objects.filter(document=old).update(document=new)


def similarity(left: str, right: str) -> float:
    """The share of word runs (SHINGLE_WORDS) of two texts that both have (Jaccard), 0 to 1."""
    one, other = _shingles(left), _shingles(right)
    return len(one & other) / len(one | other) if one and other else 0.0


def known_file(sha256: str) -> Document | None:
    """The document whose text came in the file with this sha256: the latest, where the file was read again."""
    rows = Document.objects.filter(Q(file_sha256=sha256) | Q(sha256=sha256)).defer("text")
    return rows.order_by(F("superseded_by").asc(nulls_first=True), "-created_at").first()


def known_message(document: Document, name: str) -> str:
    """What to say of a file named `name` that holds what `document` holds already."""
    if hasattr(document, "superseded_by"):
        return "It is an earlier version of a document whose later version is held."
    return f"It is held already under the name {document.name}." if name and name != document.name else ""


def _earlier_version(heads: Iterable[Document], parsed: ParsedDocument) -> Document | None:
    """The current document of the same file name of which this text is a later version."""
    ranked = [(_likeness(head, parsed), head) for head in heads]
    best = max(ranked, key=lambda pair: (pair[0], str(pair[1].id)), default=None)
    return best[1] if best and best[0] >= LEAST_SIMILARITY else None


def _likeness(head: Document, parsed: ParsedDocument) -> float:
    if head.is_digest and not parsed.digest:
        return 1.0
    if parsed.title and _folded(head.title) == _folded(title_of(parsed)):
        return 1.0
    return similarity(head.text, parsed.text)


def _cited_work(parsed: ParsedDocument) -> Document | None:
    """The one work known from citations that has this title and no other author."""
    if not parsed.title:
        return None
    same = Q(work_key=key_of_work(parsed)) | Q(title__iexact=title_of(parsed))
    works = Document.objects.cited_only().filter(same).prefetch_related("authors")
    writers = {surname(byline.name) for byline in parsed.authors}
    fitting = [work for work in works if _authors_fit(writers, {surname(a.name) for a in work.authors.all()})]
    return fitting[0] if len(fitting) == 1 else None


def _authors_fit(left: set[str], right: set[str]) -> bool:
    return not left or not right or bool(left & right)


def _folded(title: str) -> str:
    return "".join(re.findall(r"\w+", title.casefold()))


def _shingles(text: str) -> set[int]:
    words = re.findall(r"\w+", text.casefold())
    return {hash(tuple(words[i : i + SHINGLE_WORDS])) for i in range(max(0, len(words) - SHINGLE_WORDS + 1))}
