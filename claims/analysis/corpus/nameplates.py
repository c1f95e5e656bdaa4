"""What stands over a title and is none: the name of the paper, the kind of the text, the volume of the journal."""

from __future__ import annotations

import re

from claims.analysis.corpus.documents import BlockKind
from claims.analysis.corpus.names import names_organisation
from claims.analysis.corpus.pieces import Piece
from claims.analysis.corpus.written import find_date
from claims.analysis.lexicon import load

# So many lines at the head of a text are looked at; a name is no longer than so many words.
HEAD = 8
LONGEST = 400
NAME_WORDS = 7
TITLE_WORDS = 4

# "Journal of Alpine Studies, Vol. 11, No. 2 (Winter 2012), pp. 45-68"
_VOLUME = re.compile(r"(?P<name>[^,;|]{3,80}?)[,;|]?\s+(?:vol(?:ume)?|no|issue|number)\b\.?\s*\d{1,4}\b.{0,80}$", re.I)
# "REPUBLIC OF ARLAND", "Government of Arland"
_STATE = re.compile(r"(?:the\s+)?(?:\w+\s+){0,2}(?:republic|kingdom|government|state|commonwealth)\s+of\s+\w+", re.I)
_ADDRESS = re.compile(r"https?://\S{1,2000}")
_STOP = re.compile(r"[.!?:;,]$")
_PROSE_WORDS = 25
# "Working Paper 2011/3", "Issue Brief No. 41": the number behind the kind of the text.
_NUMBERED = re.compile(r"[ ,|]{1,3}(?:no\.?|nr\.?|number|#)?\s?\d[\d/.-]{0,9}$")
_WORD = re.compile(r"[^\W\d_]{4,40}")
# So much of each paragraph is looked at for the words of a title.
MOST = 2000


def label_nameplates(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with the lines over the title labelled, where a line that can be the title follows them."""
    labelled = list(pieces)
    head = _head(pieces)
    for at, i in enumerate(head):
        piece = pieces[i]
        if piece.level:
            break
        volume = _VOLUME.match(piece.words)
        if volume and names_organisation(volume["name"].replace(",", " ")) and len(piece.words) < 160:
            labelled[i] = piece.labelled(BlockKind.CREDIT, "credit.volume")
            continue
        if not any(_can_follow(pieces[j]) for j in head[at + 1 :]):
            break
        if _is_kind(piece):
            labelled[i] = piece.labelled(BlockKind.NAVIGATION, "navigation.kind_of_text")
        elif _is_day(piece):
            labelled[i] = piece.labelled(BlockKind.DATELINE, "dateline.date")
        elif _is_name(piece) or _is_plate(pieces, head, at):
            labelled[i] = piece.labelled(BlockKind.CREDIT, "credit.nameplate")
        elif _can_follow(piece):
            break
    return labelled


def nameplate(pieces: list[Piece]) -> str | None:
    """The name of the paper, house or journal over the title; the last of several."""
    plates = [p.words for p in pieces if p.rule == "credit.nameplate"]
    if plates:
        return plates[-1]
    volumes = [match["name"].strip() for p in pieces if p.rule == "credit.volume" and (match := _VOLUME.match(p.words))]
    return volumes[0] if volumes else None


def _head(pieces: list[Piece]) -> list[int]:
    """The places of lines without a label before the first running text."""
    found: list[int] = []
    for i, piece in enumerate(pieces[: HEAD * 2]):
        count = len(piece.words[:600].split())
        if len(piece.words) > LONGEST:
            break
        if piece.kind is None and (count >= _PROSE_WORDS or (count >= 8 and piece.words.endswith("."))):
            break
        if piece.kind is None:
            found.append(i)
    return found[:HEAD]


def _is_kind(piece: Piece) -> bool:
    """ "PRESS RELEASE", "Interview": a line that says what kind of text follows."""
    words = _NUMBERED.sub("", piece.words.lower().strip(" :.*|-"))
    return words in load("corpus_furniture")["kinds_of_text"]


def _is_name(piece: Piece) -> bool:
    """ "The Daily Star", "MINISTRY OF HEALTH": short, every longer word with a capital, and the word for a house."""
    words = piece.words.split()
    if not 1 <= len(words) <= NAME_WORDS or _STOP.search(piece.words) or any(c.isdigit() for c in piece.words):
        return False
    if any(len(w) > 3 and w[:1].islower() for w in words):
        return False
    return names_organisation(piece.words) or _STATE.fullmatch(piece.words) is not None


def _is_plate(pieces: list[Piece], head: list[int], at: int) -> bool:
    """ "NORTHERN OBSERVER": capitals over a line in small letters, of words that the text itself never uses.

    The words of a title come back in the text below it, as do those of the line that is the title here.
    """
    if at + 1 >= len(head):
        return False
    words, under = pieces[head[at]].words, pieces[head[at + 1]].words
    if not words.isupper() or under.isupper() or not 1 <= len(words.split()) <= TITLE_WORDS or _STOP.search(words):
        return False
    below = {w.lower() for p in pieces[head[at + 1] + 1 :] for w in _WORD.findall(p.words[:MOST])}
    title = {w.lower() for w in _WORD.findall(under)}
    own = {w.lower() for w in _WORD.findall(words)}
    return bool(own) and not own & (below | title) and len(title & below) >= 2


def _is_day(piece: Piece) -> bool:
    """ "Energy | May 11, 2023", "Oslo, 15 May 2023": a day with a place or a section and no more."""
    date = find_date(piece.words, year_alone=False)
    if date is None or len(piece.words) > 120:
        return False
    rest = _ADDRESS.sub("", piece.words[: date.start] + piece.words[date.end :])
    return len(re.findall(r"[^\W\d]{3,}", rest)) <= 3


def _can_follow(piece: Piece) -> bool:
    """Can `piece` be the title under a name: marked as heading, or some words that are no byline, date or name?"""
    words = piece.words.split()
    if piece.level:
        return True
    if len(words) < TITLE_WORDS or piece.words.lower().startswith(("by ", "posted ", "published ", "contact")):
        return False
    if _is_kind(piece) or _is_name(piece) or re.search(r"https?://|@", piece.words):
        return False
    return find_date(piece.words, year_alone=False) is None and not piece.words.endswith((".", ","))
