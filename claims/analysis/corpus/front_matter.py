"""Who wrote a document, where and when it was published, as far as the text itself says."""

from __future__ import annotations

from dataclasses import dataclass

from claims.analysis.corpus.documents import BlockKind, Byline
from claims.analysis.corpus.pieces import Piece


@dataclass(frozen=True, slots=True)
class FrontMatter:
    title: str = ""
    authors: tuple[Byline, ...] = ()
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    digest: bool = False


def label_front_matter(pieces: list[Piece], text: str) -> list[Piece]:
    """`pieces` with bylines, author notes, datelines and header fields labelled."""
    return pieces


def find_front_matter(pieces: list[Piece], text: str) -> FrontMatter:
    """What labelled `pieces` of `text` say of the document itself."""
    title = next((p.words for p in pieces if p.kind is BlockKind.TITLE), "")
    return FrontMatter(title=title, digest=bool(pieces) and pieces[0].rule == "notice.digest")
