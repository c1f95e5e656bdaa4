"""What a page carries around its text: navigation, credits, notices, disclaimers, keywords, comment forms."""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.corpus.documents import BlockKind
from claims.analysis.corpus.pieces import Piece
from claims.analysis.lexicon import load

_SHORT_WORDS = 16
_NOTICE_WORDS = 90

# "Features | Diplomacy | South Asia", "Home > World > Asia"
_BREADCRUMB = re.compile(r"[^|›»>/]{1,40}(?:\s*[|›»>]\s*[^|›»>/]{1,40}){1,8}$")
# "Home > News > The title of the text, however long"
_TRAIL = re.compile(r"home\b[^>›»/]{0,20}(?:\s[>›»/]\s[^>›»]{1,160}){1,6}$", re.I)
# "3 min read", "1,204 views", "5 comments", "12 shares"
_COUNTER = re.compile(
    r"\d[\d,.]{0,8}[km]?\s?(?:min(?:ute)?s?(?:\s+read)?|views?|comments?|shares?|likes?|reads?)\b.{0,20}$", re.I
)
# "Credit: REUTERS/Stringer", "(Photo by Jane Doe)", "Jane Doe/Reuters"
_PHOTO = re.compile(r"\(?(?:photo|image|picture|file photo|illustration)s?\b[^.]{0,20}(?:by|:|courtesy|credit|/)", re.I)
# "DIGEST: this text restates ..." on the first line
DIGEST = re.compile(r"[\[(]?\s*digest\b(?!\s+of\s+\w+\s+(?:law|case))", re.I)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@cache
def _listed(key: str) -> tuple[str, ...]:
    return tuple(sorted(load("corpus_furniture")[key], key=len, reverse=True))


@cache
def _whole(key: str) -> frozenset[str]:
    return frozenset(load("corpus_furniture")[key])


def plain(words: str) -> str:
    """`words` in the form in which the lexicon holds lines: lower case, no closing colon or dots."""
    return words.lower().strip(" :.…*_-–—›»>|[]")


def notes_heading(piece: Piece) -> bool:
    """Does `piece` head a list of notes or of works cited?"""
    return len(piece.words) < 60 and plain(_unnumbered(piece.words)) in _whole("notes_headings")


def section_heading(piece: Piece) -> bool:
    """Is `piece` one of the headings that papers and reports carry ("Abstract", "2. Methods")?"""
    return len(piece.words) < 60 and plain(_unnumbered(piece.words)) in _whole("section_headings")


def _unnumbered(words: str) -> str:
    return re.sub(r"^(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5})[.):]?\s+", "", words)


def label(piece: Piece) -> Piece:
    """`piece` with its kind where its wording alone shows that it is furniture."""
    words = piece.words[:400].lower().lstrip("*•·|-– (\"'")
    count = len(piece.words[:2000].split())
    if not plain(piece.words[:100]):
        return (
            piece.labelled(BlockKind.RULE, "rule.signs")
            if count < 20 and not piece.words.strip(" .…*_-–—›»>|[]:")
            else piece
        )
    for test in (_keywords, _disclaimer, _navigation, _credit, _notice):
        if found := test(words, piece, count):
            return piece.labelled(*found)
    return piece


def _keywords(words: str, piece: Piece, count: int) -> tuple[BlockKind, str] | None:
    if count <= 60 and words.startswith(_listed("keywords_starts")) and re.match(r"[^:\n]{3,24}(?:[:—–-]|$)", words):
        return BlockKind.KEYWORDS, "keywords.line"
    return None


def _disclaimer(words: str, piece: Piece, count: int) -> tuple[BlockKind, str] | None:
    if count > _NOTICE_WORDS:
        return None
    if words.startswith(_listed("disclaimer_starts")):
        return BlockKind.DISCLAIMER, "disclaimer.opening"
    if any(phrase in words for phrase in _listed("disclaimer_contains")):
        return BlockKind.DISCLAIMER, "disclaimer.phrase"
    return None


def _navigation(words: str, piece: Piece, count: int) -> tuple[BlockKind, str] | None:
    if count <= 6 and plain(piece.words) in _whole("navigation_whole"):
        return BlockKind.NAVIGATION, "navigation.line"
    if count <= _SHORT_WORDS and words.startswith(_listed("navigation_starts")):
        return BlockKind.NAVIGATION, "navigation.opening"
    if count <= 8 and _COUNTER.match(words):
        return BlockKind.NAVIGATION, "navigation.counter"
    if count <= 14 and _BREADCRUMB.fullmatch(piece.words) and not _YEAR.search(words) and not words.startswith("by "):
        return BlockKind.NAVIGATION, "navigation.breadcrumb"
    if count <= 40 and _TRAIL.fullmatch(piece.words):
        return BlockKind.NAVIGATION, "navigation.breadcrumb"
    return None


def _credit(words: str, piece: Piece, count: int) -> tuple[BlockKind, str] | None:
    if count > 30:
        return None
    if words.startswith(_listed("credit_starts")):
        return BlockKind.CREDIT, "credit.opening"
    if count <= _SHORT_WORDS and (words.rstrip(" .)").endswith(_listed("credit_ends")) or _PHOTO.match(words)):
        return BlockKind.CREDIT, "credit.agency"
    return None


def _notice(words: str, piece: Piece, count: int) -> tuple[BlockKind, str] | None:
    if count <= _NOTICE_WORDS and words.startswith(_listed("notice_starts")):
        return BlockKind.NOTICE, "notice.opening"
    return None


def label_tail(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with comment forms and lists of links labelled: they are known by what opens them, not one by one."""
    labelled: list[Piece] = []
    form, links = False, False
    for place, piece in enumerate(pieces):
        words = piece.words[:200].lower()
        count = len(piece.words[:400].split())
        if not form and place and count <= 20 and words.startswith(_listed("comment_starts")):
            form = 2 * place >= len(pieces) or sum(len(p.words) for p in pieces[place:]) < 1000
            piece = piece.labelled(BlockKind.NOTICE, "notice.comment_form")
        elif form:
            piece = piece.labelled(BlockKind.NOTICE, "notice.comment_form")
        elif piece.kind is BlockKind.NAVIGATION and words.startswith(_listed("link_list_starts")):
            links = True
        elif links:
            links = (
                piece.kind in {None, BlockKind.LIST_ITEM, BlockKind.NAVIGATION}
                and count <= 20
                and words[-1:] not in '.!"'
            )
            if links:
                piece = piece.labelled(BlockKind.NAVIGATION, "navigation.link_list")
        labelled.append(piece)
    return labelled
