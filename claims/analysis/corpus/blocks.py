"""What each piece of a text is: body, heading, note, or something the page carries around it."""

from __future__ import annotations

import re

from claims.analysis.corpus import furniture
from claims.analysis.corpus.documents import BODY_KINDS, Block, BlockKind
from claims.analysis.corpus.pieces import Piece

_FINAL = re.compile(r"[.!?…][\"')\]]{0,3}$")
_STOPS = re.compile(r"[.!?;:,…]\)?[\"']?$")
_SENTENCE_INSIDE = re.compile(r"[.!?][\"')]{0,2}\s+[\"'(]?[A-Z]")
# "1. Introduction", "2.3 Data", "IV. Results", "Chapter 3: Floods"
_NUMBERED_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|(?:Chapter|Part|Section|Annex|Appendix)\s+[\dA-Z]{1,4}[.:]?)\s+\S"
)
# "9:15 p.m." over an entry of a live report
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?$", re.I)
_HEADING_WORDS = 14
_TITLE_WORDS = 32


def is_prose(piece: Piece) -> bool:
    """Does `piece` read as running text: a full sentence of some length, or several?"""
    count = len(piece.words[:600].split())
    return count >= 25 or (count >= 8 and _FINAL.search(piece.words[-6:]) is not None)


def body_start(pieces: list[Piece]) -> int:
    """The place of the first piece that is body, or `len(pieces)`."""
    return next(
        (i for i, p in enumerate(pieces) if p.kind in BODY_KINDS or (p.kind is None and is_prose(p))), len(pieces)
    )


def label_furniture(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with what the page carries around the text labelled, and a first line that says "Digest: ..."."""
    labelled = [
        p if p.kind in {BlockKind.RULE, BlockKind.TABLE, BlockKind.NOTE} else furniture.label(p) for p in pieces
    ]
    if labelled and furniture.DIGEST.match(pieces[0].words) and not pieces[0].level:
        labelled[0] = labelled[0].labelled(BlockKind.NOTICE, "notice.digest")
    return furniture.label_tail(labelled)


def label_title(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with the title labelled, and every later repeat of it as navigation."""
    place = title_place(pieces)
    if place is None:
        return pieces
    labelled = list(pieces)
    title = pieces[place]
    labelled[place] = title.labelled(BlockKind.TITLE, "title.mark" if title.level else "title.first_line")
    wanted = _squeezed(title.words)
    for i, piece in enumerate(labelled):
        if (
            i != place
            and piece.kind in {None, BlockKind.LIST_ITEM, BlockKind.HEADING}
            and _squeezed(piece.words) == wanted
        ):
            labelled[i] = piece.labelled(BlockKind.NAVIGATION, "navigation.repeated_title")
    return labelled


def _squeezed(words: str) -> str:
    return re.sub(r"\W+", " ", words[:400].casefold()).strip()


def title_place(pieces: list[Piece]) -> int | None:
    """Where the title stands: the most prominent marked heading before the body, or the first line that can be one."""
    marked = [p for p in pieces if p.kind is BlockKind.TITLE]
    if marked:
        return None
    first_body = next(
        (i for i, p in enumerate(pieces) if p.kind in BODY_KINDS or (p.kind is None and not p.level and is_prose(p))),
        len(pieces),
    )
    head = [i for i in range(min(first_body + 1, len(pieces))) if pieces[i].kind is None]
    levelled = [i for i in head if pieces[i].level and len(pieces[i].words.split()) <= _TITLE_WORDS * 2]
    if levelled and not furniture.section_heading(pieces[levelled[0]]):
        return min(levelled, key=lambda i: (pieces[i].level, i))
    for i in head[:3]:
        if _can_be_title(pieces, i):
            return i
        if is_prose(pieces[i]):
            break
    return None


def _can_be_title(pieces: list[Piece], place: int) -> bool:
    piece = pieces[place]
    words = piece.words.split()
    if (
        not 1 <= len(words) <= _TITLE_WORDS
        or piece.words[0].islower()
        or (len(words) > 20 and _SENTENCE_INSIDE.search(piece.words[:-1]))
    ):
        return False
    if piece.words.startswith("By ") or furniture.section_heading(piece) or furniture.notes_heading(piece):
        return False
    if piece.words[-1] in ",:;" or re.match(r"[\d\W]+$", piece.words):
        return False
    if not piece.words.endswith("."):
        return True
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if following is not None and (following.kind is BlockKind.DATELINE or furniture.section_heading(following)):
        return True
    if piece.emphasised or _title_case(words):
        return True
    # Some archives close a title with a full stop: it is one where a longer text follows a short first line.
    rest = [p for p in pieces[place + 1 :] if p.kind is None or p.kind in BODY_KINDS]
    return len(rest) >= 4 and len(words) <= 16 and len(rest[0].words) > len(piece.words) and rest[0].after_blank


def _title_case(words: list[str]) -> bool:
    long_words = [w for w in words if len(w.strip("\"'.,:;?!()")) >= 4]
    return len(long_words) >= 3 and all(not w.lstrip("\"'(")[:1].islower() for w in long_words)


def label_headings(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with headings labelled: marked ones, numbered ones, and short lines without a stop before body text."""
    labelled = list(pieces)
    following: Piece | None = None
    for i in range(len(pieces) - 1, -1, -1):
        piece = pieces[i]
        if piece.kind in {None, BlockKind.LIST_ITEM}:
            rule = _heading_rule(piece, pieces[i - 1] if i else None, following)
            if rule:
                labelled[i] = piece.labelled(BlockKind.HEADING, rule)
        if piece.kind is not BlockKind.RULE:
            following = piece
    return labelled


def _heading_rule(piece: Piece, before: Piece | None, following: Piece | None) -> str:
    """The rule by which `piece` is a heading, or ""."""
    count = len(piece.words[:400].split())
    if piece.level and count <= 40:
        return "heading.mark"
    if count > _HEADING_WORDS:
        return ""
    if furniture.section_heading(piece) or furniture.notes_heading(piece):
        return "heading.known"
    if following is None or following.kind in {BlockKind.TITLE, BlockKind.BYLINE}:
        return ""
    prose_follows = following.kind in BODY_KINDS | {BlockKind.HEADING} or following.level > 0 or is_prose(following)
    if not prose_follows or following.words[:1].islower():
        return ""
    if piece.kind is BlockKind.LIST_ITEM:
        return _numbered_heading_rule(piece, before, following)
    if _CLOCK.match(piece.words):
        return "heading.clock"
    if piece.emphasised and piece.words[-1:] not in ",;":
        return "heading.emphasis"
    return _bare_heading_rule(piece, count)


def _numbered_heading_rule(piece: Piece, before: Piece | None, following: Piece) -> str:
    """A numbered line between paragraphs is a heading; between items of a list it is one of them."""
    alone = following.kind is not BlockKind.LIST_ITEM and (before is None or before.kind is not BlockKind.LIST_ITEM)
    if piece.rule == "list_item.number" and alone and not _STOPS.search(piece.words) and is_prose(following):
        return "heading.number"
    return ""


def _bare_heading_rule(piece: Piece, count: int) -> str:
    if piece.words.rstrip(".").isupper() and count <= 10 and len(piece.words) > 3:
        return "heading.capitals"
    if _NUMBERED_HEADING.match(piece.words) and not _STOPS.search(piece.words):
        return "heading.number"
    starts_well = piece.words[:1].isupper() or piece.words[:1].isdigit() or piece.words[:1] in "\"'"
    if starts_well and not _STOPS.search(piece.words) and count <= 12 and piece.after_blank:
        return "heading.short_line"
    if piece.words.endswith("?") and count <= 10 and piece.after_blank and _title_case(piece.words.split()):
        return "heading.question"
    return ""


def label_standfirst(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with the one-sentence deck between title and text labelled, where something parts it from the text."""
    title = next((i for i, p in enumerate(pieces) if p.kind is BlockKind.TITLE), None)
    if title is None:
        return pieces
    between = {
        BlockKind.NAVIGATION,
        BlockKind.CREDIT,
        BlockKind.BYLINE,
        BlockKind.DATELINE,
        BlockKind.RULE,
        BlockKind.NOTICE,
    }
    labelled = list(pieces)
    for i in range(title + 1, len(pieces) - 1):
        piece = pieces[i]
        if piece.kind in between:
            continue
        one = len(piece.words.split()) <= 45 and not _SENTENCE_INSIDE.search(piece.words[:-1])
        after = next((p for p in pieces[i + 1 :] if p.kind is None), None)
        parted = (
            (pieces[i + 1].kind in between or piece.emphasised) and after is not None and not after.words[:1].islower()
        )
        if piece.kind is None and not piece.level and one and parted and len(piece.words.split()) >= 5:
            labelled[i] = piece.labelled(BlockKind.STANDFIRST, "standfirst.deck")
        break
    return labelled


def label_body(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with all that is left as paragraphs."""
    return [p.labelled(BlockKind.PARAGRAPH, "paragraph.rest") if p.kind is None else p for p in pieces]


_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|Gov|Prof|St|No|vs)\.$")


def as_blocks(pieces: list[Piece]) -> tuple[Block, ...]:
    """The blocks of labelled `pieces`: with the heading they stand under, and cut paragraphs joined."""
    blocks: list[Block] = []
    section, last_body, last_note, cut = "", None, None, False
    for i, piece in enumerate(pieces):
        kind = piece.kind or BlockKind.PARAGRAPH
        continues = None
        if kind is BlockKind.HEADING:
            section, last_body = piece.words, None
        elif kind is BlockKind.NOTE:
            continues = last_note if piece.rule == "note.continued" else None
            last_note = i if continues is None else last_note
        elif kind in BODY_KINDS:
            if last_body is not None and _carries_on(pieces[last_body], piece, cut):
                continues = last_body
            last_body, cut = i, False
        if kind not in BODY_KINDS:
            cut = True
        blocks.append(Block(piece.start, piece.end, kind, section, continues, piece.rule))
    return tuple(blocks)


def _carries_on(before: Piece, after: Piece, cut: bool) -> bool:
    """Is `after` the rest of the paragraph `before`? `cut` where a page rule, notes or the like stand between them."""
    if after.kind is not BlockKind.PARAGRAPH or before.kind is BlockKind.STANDFIRST:
        return False
    last, first = before.words[-12:], after.words[:40]
    if not last or not first:
        return False
    first_word = first.split()[0]
    goes_on_small = (
        first_word[0].islower() and first_word.rstrip(".,;:'\")").replace("-", "").replace("'", "").islower()
    )
    if not _FINAL.search(last) or _ABBREVIATED.search(last):
        if goes_on_small:
            return not last.endswith(":") or cut
        return (
            (cut or last.endswith((",", "-", "–")))
            and not last.endswith(":")
            and (first[0].isalnum() or first[0] in "\"'(")
        )
    return False


def without_markers(pieces: list[Piece], wanted: frozenset[BlockKind]) -> list[tuple[int, int]]:
    """Where the markers ("- ", "1. ", "> ") of the pieces of `wanted` kinds stand."""
    return [(p.start, p.body_start) for p in pieces if p.kind in wanted and p.body_start > p.start]
