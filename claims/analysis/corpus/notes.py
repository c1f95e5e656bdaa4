"""Numbered notes, wherever the page puts them, and the marks by which the body calls them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.analysis.corpus import furniture
from claims.analysis.corpus.documents import BODY_KINDS, Block, BlockKind, Note, NoteMark
from claims.analysis.corpus.pieces import Piece

# what an entry of a list of references holds: a year, "n.d.", an address, a title in quotation marks or emphasis
_ENTRY = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.|\bforthcoming\b|https?://|www\.|[\"“‘][A-Z]|\*[^\s*]", re.I
)
_LONGEST_ENTRY = 1_500
# a line that begins a reference: "Lund, J.", "Lund JK,", "———.", "Ministry of Ports. (2009)", "“Title"
_ENTRY_LINE = re.compile(
    r"""[ \t]*\n\s{0,8}(?P<line>(?:
        (?:(?:van|von|de|der|den|del|di|da|al|el|bin)[ -]){0,3}[^\W\d_a-z][\w'’-]{1,40}(?:[ -][^\W\d_a-z][\w'’-]{1,40})?
            (?:,\s[^\W\d_a-z](?:\.|[\w'’-]{1,30}[.,]?\s)|\s[A-Z]{1,3}[.,]\s)
      | (?:[—–-]\s?){3,6}[.,] | _{3,6}[.,]
      | [^\W\d_a-z][^\n.]{2,90}\.?\s\(?(?:(?:1[5-9]|20)\d\d[a-z]?|n\.\s?d\.)\)?[.,:]
      | [\"“‘*_][^\W_]
    ))""",
    re.VERBOSE,
)
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
_BRACKET_MARK = re.compile(
    r"\\?\[(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8})(?:,\s?(?:pp?|chap|ch|sec|fig|eq|para)s?\.\s?[\w–-]{1,12})?\\?\](?!\()"
)
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
    in_list, expected, unfinished, level = False, 1, False, 0
    for i, piece in enumerate(pieces):
        if furniture.notes_heading(piece):
            in_list, expected, level = True, 1, piece.level
            labelled[i] = piece.labelled(BlockKind.HEADING, "heading.notes")
            continue
        if in_list and (furniture.section_heading(piece) or piece.level):
            in_list = bool(level) and piece.level > level
            if in_list:
                labelled[i] = piece.labelled(BlockKind.HEADING, "heading.notes_part")
                continue
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
    if match is None or int(match["number"]) not in {expected, 1} or not _CITES.search(text, match.end(), piece.end):
        return False
    number = match["number"]
    called = re.compile(rf"<sup>\s*{number}\s*</sup>|\[{number}\]|[.,;:\"”’)]{number}(?!\d)(?=\s)")
    since = 0 if int(number) == expected else _last_note_end(labelled, place)
    return called.search(text, max(since, piece.start - 40_000), piece.start) is not None


def _last_note_end(labelled: list[Piece], place: int) -> int:
    """Where the last note before piece `place` ends: a number that begins anew is called behind it."""
    return next((p.end for p in reversed(labelled[max(0, place - 200) : place]) if p.kind is BlockKind.NOTE), 0)


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
    """The notes among labelled `pieces`, each with its continuation in its text, and the unnumbered entries of lists of
    references (their number is 0), without citations."""
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
        if piece.rule == "note.unnumbered":
            _add_entries(notes, text, piece)
            continue
        start = _note_start(text, piece, labels, in_list=True)
        if start is not None:
            notes.append(Note(start.number, piece.start, piece.end, text[start.text_start : piece.end]))
    return tuple(notes)


def _add_entries(notes: list[Note], text: str, piece: Piece) -> None:
    """Put the references of an unnumbered piece of a list behind `notes`: one for each line that begins as one does.

    A line that does not is the rest of the one before, where no blank line parts them.
    """
    starts = [piece.body_start, *(m.start("line") for m in _ENTRY_LINE.finditer(text, piece.body_start, piece.end))]
    for start, end in pairwise([*starts, piece.end]):
        low, high = (piece.start if start == piece.body_start else start), start + len(text[start:end].rstrip())
        opens = start != piece.body_start or piece.after_blank or _ENTRY_LINE.match(f"\n{text[start:end]}") is not None
        if not opens and notes and not notes[-1].number and not text[notes[-1].end : low].strip():
            last = notes.pop()
            notes.append(Note(0, last.start, high, f"{last.text}\n{text[start:high]}"))
        elif high - low <= _LONGEST_ENTRY and _ENTRY.search(text, low, high):
            notes.append(Note(0, low, high, text[start:high]))


def find_marks(text: str, blocks: tuple[Block, ...], notes: tuple[Note, ...]) -> tuple[NoteMark, ...]:
    """The marks in the body of `text` that call a note: `<sup>12</sup>`, `[12]`, `[^12]`, superscript digits.

    Exponents (`m<sup>2</sup>`, `km²`) are none. A number in brackets is a mark only where a note has that number.
    """
    labels = _labels(text)
    known = {note.number for note in notes if note.number}
    marks: list[NoteMark] = []
    for block in blocks:
        if block.kind in BODY_KINDS or block.kind in {BlockKind.HEADING, BlockKind.TITLE}:
            marks += _marks_between(text, block.start, block.end, labels, known)
    return link_marks(sorted(marks, key=lambda m: (m.start, m.number)), notes)


def link_marks(marks: list[NoteMark], notes: tuple[Note, ...]) -> tuple[NoteMark, ...]:
    """`marks` (in the order of the text), each with the note that it calls.

    Where numbers begin anew, a mark calls the next note of its number behind it: at the page's or chapter's end. Where
    all notes stand at the end, the marks' counts and the notes' counts correspond one by one.
    """
    runs = _runs([(i, note.number) for i, note in enumerate(notes) if note.number and not note.inline])
    counts = _runs([(i, mark.number) for i, mark in enumerate(marks)], anew_at_one=True)
    at_end = bool(marks) and len(runs) > 1 and notes[runs[0][0][0]].start > marks[-1].start
    if at_end and len(runs) == len(counts):
        meant = [{number: place for place, number in run} for run in runs]
        linked = {i: places.get(number) for count, places in zip(counts, meant, strict=True) for i, number in count}
        return tuple(replace(mark, note=linked[i]) for i, mark in enumerate(marks))
    places: dict[int, list[int]] = {}
    for run in runs:
        for place, number in run:
            places.setdefault(number, []).append(place)
    starts = {number: [notes[place].start for place in found] for number, found in places.items()}
    return tuple(replace(mark, note=_next_note(mark, places, starts)) for mark in marks)


def _next_note(mark: NoteMark, places: dict[int, list[int]], starts: dict[int, list[int]]) -> int | None:
    if mark.number not in places:
        return None
    found = places[mark.number]
    return found[min(bisect_left(starts[mark.number], mark.start), len(found) - 1)]


def _runs(numbered: list[tuple[int, int]], *, anew_at_one: bool = False) -> list[list[tuple[int, int]]]:
    """`numbered` (place, number) parted where the count begins anew: at a 1, or at any number that is not greater."""
    runs: list[list[tuple[int, int]]] = []
    for place, number in numbered:
        before = runs[-1][-1][1] if runs else 0
        if not runs or (number == 1 and before > 1 if anew_at_one else number <= before):
            runs.append([])
        runs[-1].append((place, number))
    return runs


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
