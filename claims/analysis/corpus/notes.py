"""Numbered notes, wherever the page puts them, and the marks by which the body calls them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.analysis.corpus import furniture
from claims.analysis.corpus.documents import BODY_KINDS, Block, BlockKind, Note, NoteMark
from claims.analysis.corpus.pieces import Piece

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# "<sup>12</sup> text"
_SUP_NOTE = re.compile(r"<sup>\s*(?P<number>\d{1,4})\s*</sup>[.):]?\s*")
# "[^12]: text"
_MARKDOWN_NOTE = re.compile(r"\[\^(?P<label>[\w-]{1,20})\]:\s*")
# "¹² text"
_SUPERSCRIPT_NOTE = re.compile(r"(?P<number>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*(?=\S)")
# "12. text", "[12] text", "12) text", "12 text"
_LISTED_NOTE = re.compile(r"\\?\[?(?P<number>\d{1,4})\\?(?:\]|\.|\))?[ \t\u00a0]+(?=\S)")
# what a note about a work holds: a year, an address, quoted title, page, back-reference
_CITES = re.compile(
    r"\b(?:1[89]|20)\d\d\b|https?://|www\.|\bibid\b|\bop\. ?cit|\bpp?\. ?\d|\bsee\b|[\"“”]|\bid\.", re.I
)

# "<sup>12</sup>", "<sup>1,2</sup>", "<sup>3-5</sup>"
_SUP_MARK = re.compile(r"<sup>\s*\[?(?P<numbers>\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,8})\]?\s*</sup>")
_MARKDOWN_MARK = re.compile(r"\[\^(?P<label>[\w-]{1,20})\](?!:)")
_BRACKET_MARK = re.compile(r"\\?\[(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8})\\?\](?!\()")
_SUPERSCRIPT_MARK = re.compile(r"(?P<numbers>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})")
# "km<sup>2</sup>", "10<sup>6</sup>": an exponent, not a note
EXPONENT_BASE = re.compile(r"(?:\b(?:k|c|m|d|µ|n)?m|\b(?:ft|in|mi|yd|sec|s|x|y|r|R|n|e|cm|km|χ)|\d)$")


@dataclass(frozen=True, slots=True)
class _Start:
    number: int
    form: str
    text_start: int


def _labels(text: str) -> dict[str, int]:
    """The numbers of markdown notes: their own where they are numbers, else their rank in the text."""
    names = list(dict.fromkeys(m["label"] for m in _MARKDOWN_MARK.finditer(text)))
    names += [m["label"] for m in _MARKDOWN_NOTE.finditer(text) if m["label"] not in names]
    return {name: int(name) if name.isdigit() else rank for rank, name in enumerate(names, start=1)}


def _note_start(text: str, piece: Piece, labels: dict[str, int], *, in_list: bool) -> _Start | None:
    if match := _SUP_NOTE.match(text, piece.start, piece.end):
        return _Start(int(match["number"]), "sup", match.end())
    if match := _MARKDOWN_NOTE.match(text, piece.start, piece.end):
        return _Start(labels[match["label"]], "markdown", match.end())
    if match := _SUPERSCRIPT_NOTE.match(text, piece.start, piece.end):
        return _Start(int(match["number"].translate(_SUPERSCRIPTS)), "superscript", match.end())
    if in_list and (match := _LISTED_NOTE.match(text, piece.start, piece.end)):
        return _Start(int(match["number"]), "listed", match.end())
    return None


def label_notes(pieces: list[Piece], text: str) -> list[Piece]:
    """`pieces` with notes labelled, the rest of a note that was cut by a page end too."""
    labels = _labels(text)
    labelled = list(pieces)
    in_list, expected, unfinished = False, 1, False
    for i, piece in enumerate(pieces):
        if furniture.notes_heading(piece):
            in_list, expected = True, 1
            labelled[i] = piece.labelled(BlockKind.HEADING, "heading.notes")
            continue
        if in_list and (piece.level or furniture.section_heading(piece)):
            in_list = False
        listed = in_list or _opens_page_notes(text, pieces, labelled, i, expected)
        start = _note_start(text, piece, labels, in_list=listed)
        if start is not None and _is_a_note(start, expected):
            labelled[i] = piece.labelled(BlockKind.NOTE, f"note.{start.form}")
            expected, unfinished = start.number + 1, not re.search(r"[.!?)\]>]$", text[piece.start : piece.end])
        elif piece.kind is BlockKind.RULE or i == 0:
            continue
        elif unfinished and _continues_note(text, pieces, labelled, i, labels):
            labelled[i] = piece.labelled(BlockKind.NOTE, "note.continued")
            unfinished = False
        elif in_list and labelled[i - 1].kind in {BlockKind.NOTE, BlockKind.HEADING}:
            numbered = labelled[i - 1].kind is BlockKind.NOTE and labelled[i - 1].rule != "note.unnumbered"
            labelled[i] = piece.labelled(BlockKind.NOTE, "note.continued" if numbered else "note.unnumbered")
    return labelled


def _is_a_note(start: _Start, expected: int) -> bool:
    """A superscript or listed number opens a note only where it is the next one or begins a count anew."""
    return start.form in {"sup", "markdown"} or start.number in {expected, 1} or expected < start.number <= expected + 3


def _opens_page_notes(text: str, pieces: list[Piece], labelled: list[Piece], place: int, expected: int) -> bool:
    """Is this numbered piece, outside any list of notes, a note at the end of a page?

    It is where it comes after a page rule or another note, has the next number, looks like a citation, and the text
    before it calls that number.
    """
    if place == 0 or labelled[place - 1].kind not in {BlockKind.RULE, BlockKind.NOTE}:
        return False
    piece = pieces[place]
    match = _LISTED_NOTE.match(text, piece.start, piece.end)
    if match is None or int(match["number"]) != expected or not _CITES.search(text, match.end(), piece.end):
        return False
    number = match["number"]
    called = re.compile(rf"<sup>\s*{number}\s*</sup>|\[{number}\]|[.,;:\"”’)]{number}(?!\d)(?=\s)")
    return called.search(text, max(0, piece.start - 40_000), piece.start) is not None


def _continues_note(text: str, pieces: list[Piece], labelled: list[Piece], place: int, labels: dict[str, int]) -> bool:
    """Is this piece the rest of an unfinished note: an address alone, or what stands between a page rule and a note?"""
    piece = pieces[place]
    raw = text[piece.start : piece.end]
    if re.fullmatch(r"[<\[(]?https?://\S{1,2000}[.,]?", raw):
        return True
    if labelled[place - 1].kind is not BlockKind.RULE or place + 1 >= len(pieces) or len(piece.words) > 400:
        return False
    return _note_start(text, pieces[place + 1], labels, in_list=False) is not None


def find_notes(text: str, pieces: list[Piece]) -> tuple[Note, ...]:
    """The numbered notes among labelled `pieces`, each with its continuation in its text, without citations."""
    labels = _labels(text)
    notes: list[Note] = []
    for piece in pieces:
        if piece.kind is not BlockKind.NOTE:
            continue
        if piece.rule == "note.continued":
            if notes:
                last = notes.pop()
                end = piece.end if not text[last.end : piece.start].strip() else last.end
                notes.append(Note(last.number, last.start, end, f"{last.text}\n{text[piece.start : piece.end]}"))
            continue
        start = _note_start(text, piece, labels, in_list=True)
        if start is not None and piece.rule != "note.unnumbered":
            notes.append(Note(start.number, piece.start, piece.end, text[start.text_start : piece.end]))
    return tuple(notes)


def find_marks(text: str, blocks: tuple[Block, ...], notes: tuple[Note, ...]) -> tuple[NoteMark, ...]:
    """The marks in the body of `text` that call a note: `<sup>12</sup>`, `[12]`, `[^12]`, superscript digits.

    Exponents (`m<sup>2</sup>`, `km²`) are none. A number in brackets is a mark only where a note has that number.
    """
    labels = _labels(text)
    known = {note.number for note in notes}
    marks: list[NoteMark] = []
    for block in blocks:
        if block.kind in BODY_KINDS or block.kind in {BlockKind.HEADING, BlockKind.TITLE}:
            marks += _marks_between(text, block.start, block.end, labels, known)
    return tuple(sorted(marks, key=lambda m: (m.start, m.number)))


def _marks_between(text: str, start: int, end: int, labels: dict[str, int], known: set[int]) -> list[NoteMark]:
    found: list[NoteMark] = []
    for match in _SUP_MARK.finditer(text, start, end):
        if not _is_exponent(text, match, match["numbers"], known):
            found += [NoteMark(n, match.start(), match.end()) for n in _numbers(match["numbers"])]
    for match in _MARKDOWN_MARK.finditer(text, start, end):
        found.append(NoteMark(labels[match["label"]], match.start(), match.end()))
    for match in _BRACKET_MARK.finditer(text, start, end):
        found += [NoteMark(n, match.start(), match.end()) for n in _numbers(match["numbers"]) if n in known]
    for match in _SUPERSCRIPT_MARK.finditer(text, start, end):
        number = int(match["numbers"].translate(_SUPERSCRIPTS))
        if number in known and not _is_exponent(text, match, str(number), known):
            found.append(NoteMark(number, match.start(), match.end()))
    return found


def _is_exponent(text: str, match: re.Match[str], numbers: str, known: set[int]) -> bool:
    before = text[max(0, match.start() - 8) : match.start()]
    if before[-1:].isdigit():
        return before.rstrip("0123456789")[-1:] not in {"", " "} or before.split()[-1] == "10" or not known
    return numbers.strip() in {"2", "3", "4"} and EXPONENT_BASE.search(before) is not None


def _numbers(listed: str) -> list[int]:
    """The numbers that a mark lists: "3-5" is 3, 4, 5; "1,2" is 1, 2."""
    numbers: list[int] = []
    for part in re.split(r"\s?[,;]\s?", listed.strip()):
        first, _, last = part.replace("–", "-").partition("-")
        low, high = int(first), int(last or first)
        numbers += range(low, high + 1) if low <= high <= low + 20 else [low, high]
    return numbers


def text_span(text: str, note: Note) -> tuple[int, int, str]:
    """Where the text of `note` stands (without its number), and what of it stands elsewhere (after a page end)."""
    opening = note.text.split("\n", 1)[0].strip()[:40]
    start = text.index(opening, note.start)
    printed = text[start : note.end]
    return start, note.end, "" if len(note.text) <= len(printed) else note.text[len(printed) :]
