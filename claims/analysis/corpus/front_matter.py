"""Who wrote a document, where and when it was published: what the text itself says, and nothing beyond it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from claims.analysis.corpus.blocks import body_start, is_prose, title_place
from claims.analysis.corpus.documents import BODY_KINDS, BlockKind, Byline
from claims.analysis.corpus.furniture import section_heading
from claims.analysis.corpus.nameplates import nameplate
from claims.analysis.corpus.names import Person, is_role, names_organisation, read_people, read_person, surname
from claims.analysis.corpus.pieces import HEADER_FIELD, Piece
from claims.analysis.corpus.sentences import split
from claims.analysis.corpus.written import find_date
from claims.analysis.lexicon import load
from claims.analysis.masking import mask

_URL = re.compile(r"https?://[^\s<>\"'\])|]{3,2000}[^\s<>\"'\])|.,;]")
# "By Jane Doe", "By: Dr Doe", "Written by Jane Doe", "Posted by Jane Doe on ..."
_BY = re.compile(
    r"[\"(]?(?:(?:written|posted|story|text|words|report|reported|submitted|authored|compiled|prepared|analysis)\s+)?by\b\s*:?\s*",
    re.I,
)
# "Published: 3 May 2019", "Last updated on May 3, 2019", "Date: 3 May 2019"
# "Posted on May 3, 2019 by Jane Doe", "May 3, 2019 by Jane Doe"
_DAY_BY = re.compile(r"(?:(?:posted|published|written|updated)\s+)?(?:on\s+)?(?=[A-Z\d])[\w., ]{6,24}?\s(?=by\s)", re.I)
_DATED = re.compile(
    r"(?:first\s+|last\s+)?(?:published|posted|updated|modified|date|dated|created|issued|released|release date)\b",
    re.I,
)
# "Published in The Daily Star, May 3rd, 2019", "This article first appeared in The Daily Star on 3 May 2019"
_APPEARED = re.compile(
    r"(?i:published|appeared|printed)\s+(?:in|by|at|on)\s+"
    r"(?P<outlet>(?:the\s+)?[A-Z][\w&'-]*(?:\s+(?:of\s+|and\s+)?[A-Z][\w&'-]*){0,6})"
)
# "© 2019 The Daily Star"
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<outlet>[A-Z][\w&'-]*(?:\s+(?:of\s+|and\s+)?[A-Z][\w&'-]*){0,6})"
)
# "OSLO, May 3 (Reuters) - ", "OSCEOLA, Iowa — ", "NEW DELHI: "
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'-]+(?:[ /][A-Z][A-Z.'-]+){0,3})(?:,\s[A-Z][\w. ]{1,24}?)?"
    r"(?:,?\s(?P<date>(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?),?)?"
    r"\s?(?:\((?P<agency>[A-Z][\w .&/-]{1,40})\))?\s{0,3}(?P<dash>—|–|--|\s-|:)\s+(?=[\"'A-Z\d])"
)
# "Oslo, 15 May 2023 - ", "Sao Tome, May 15, 2023 -- ": a place in small letters needs the whole day.
_DATELINE_OF_DAY = re.compile(
    r"(?P<place>[A-Z][\w.'-]{1,20}(?:\s[A-Z][\w.'-]{1,20}){0,2}),\s"
    r"(?P<date>(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?|\d{1,2}\s[A-Z][a-z]{2,8})\s\d{4})"
    r"\s?(?:\((?P<agency>[A-Z][\w .&/-]{1,40})\))?\s{0,3}(?P<dash>—|–|--|\s-|:)\s+(?=[\"'A-Z\d])"
)
# "The writer is a ...", "The author is ..."
_THE_WRITER = re.compile(
    r"(?:about the authors?:?\s*)?the\s+(?:writer|author|columnist|contributor)s?\s+(?:is|was|are|works|teaches|can)\b",
    re.I,
)
# "Jane Doe is a ..."
_WHO_IS = re.compile(
    r"(?P<who>[^.,;:]{1,12}(?:\.\s?[^.,;:]{1,30}){0,3}?)(?:,[^.]{1,60},)?\s+(?P<verb>{verbs})\s+".replace(
        "{verbs}", "|".join(load("corpus_people")["note_verbs"])
    )
)
_STAR = re.compile(r"\s*(?:\\?[*†‡]){1,3}\s*")
_ARTICLE = re.compile(
    r"(?:is|was|are)\s+(?:currently\s+|presently\s+|now\s+)?(?:an?\s+|the\s+)?(?=\S)|"
    r"(?:works as|serves as)\s+(?:an?\s+|the\s+)?",
    re.I,
)
# "told The Diplomat", "speaking to Dawn", "in an interview with Vox"
_TOLD = re.compile(
    r"\b(?:told|tells|speaking\s+(?:with|to)|spoke\s+(?:with|to)|interview\s+with)\s+(?P<outlet>The\s+[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,3})"
)
_TOLD_AT_LEAST = 3
# "the views of the Council", "do not necessarily reflect those of The Daily Star"
_VIEWS_OF = re.compile(
    r"(?i:reflect|represent|those\s+of|views\s+of|policy\s+of|position\s+of|stance\s+of)\s+(?:the\s+)?"
    r"(?:(?:official\s+)?(?:views?|opinions?|positions?|policy|policies|stance)\s+of\s+)?(?:those\s+of\s+)?"
    r"(?P<the>[Tt]he\s+)?(?P<house>[A-Z][\w&'-]*(?:\s+(?:(?:of|for|and|on)\s+(?:the\s+)?)?[A-Z][\w&'-]*){0,8})"
)
_GOVERNMENT = re.compile(
    r"\b(?:government|department|army|navy|air force|ministry|state|author|authors|writer|employer|reuters or its)\b",
    re.I,
)
_HOUSE = re.compile(r"(?:the\s+)?(?P<house>[A-Z][\w&'-]*(?:\s+(?:of|for|and|on|the|[A-Z][\w&'-]*)){0,8})")
_NAME_STOP = re.compile(r"\b(?:Jr|Sr|Ph\.D)\.$")
# "reported from Oslo", "contributed to this report", "contributed reporting"
_WORK_ON_TEXT = re.compile(
    r"\b(?:reported|contributed)(?:\s+from\s+[A-Z]|\s+to\s+(?:this|the)\s+(?:report|story|article|piece|text)\b|\s+reporting\b)"
)
_DIGITS = re.compile(r"\d")
# "de", "pt-BR": a language tag (BCP 47), not the name of a language
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}(?!\w)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says of itself; None or empty where it does not say."""

    title: str = ""
    authors: tuple[Byline, ...] = ()
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = ""
    digest: bool = False


def as_printed(text: str, view: str, start: int, end: int) -> str:
    """`text[start:end]` on one line without the marks that `view` blanks, with its own quotes and letters."""
    kept = "".join(t if not v.isspace() else " " for t, v in zip(text[start:end], view[start:end], strict=True))
    return " ".join(kept.split())


# ---- labelling -------------------------------------------------------------------------------------------------------


def label_front_matter(pieces: list[Piece], text: str) -> list[Piece]:
    """`pieces` with header fields, bylines, dates, datelines and notes about the author labelled."""
    view = mask(text)
    pieces = _label_header(pieces)
    pieces = _label_head(pieces, view)
    pieces = _label_tail(pieces, view)
    pieces = _label_starred_notes(pieces, text, view)
    return _cut_dateline(pieces, view)


_FIELD_KINDS = {
    "title": BlockKind.TITLE, "headline": BlockKind.TITLE, "author": BlockKind.BYLINE, "by": BlockKind.BYLINE,
    "byline": BlockKind.BYLINE, "writer": BlockKind.BYLINE, "date": BlockKind.DATELINE, "published": BlockKind.DATELINE,
    "publication date": BlockKind.DATELINE, "posted": BlockKind.DATELINE, "updated": BlockKind.DATELINE,
    "last updated": BlockKind.DATELINE, "created": BlockKind.DATELINE, "url": BlockKind.NOTICE,
    "link": BlockKind.NOTICE, "language": BlockKind.NOTICE,
}  # fmt: skip


def _field_name(match: re.Match[str]) -> str:
    name = " ".join(match[1].lower().split())
    return re.sub(r"(?:\(s\)|(?<=author)s|\son)$", "", name)


def _label_header(pieces: list[Piece]) -> list[Piece]:
    """Lines such as "Title: ..." that open the text, one field each."""
    labelled = list(pieces)
    for i, piece in enumerate(pieces[:16]):
        match = HEADER_FIELD.match(piece.words)
        if match is not None and len(piece.words) <= 400:
            name = _field_name(match)
            labelled[i] = piece.labelled(_FIELD_KINDS.get(name, BlockKind.CREDIT), f"header.{name.replace(' ', '_')}")
        elif i and piece.kind is None and len(piece.words.split()) > 40:
            break
    return labelled


def _label_head(pieces: list[Piece], view: str) -> list[Piece]:
    """Bylines, dates and notes about the author between the title and the body."""
    labelled = list(pieces)
    title = title_place(pieces)
    start = 0 if title is None else title + 1
    body_words: frozenset[str] | None = None
    for i in range(start, min(len(pieces), start + 14)):
        piece = labelled[i]
        if piece.kind in {BlockKind.TITLE, BlockKind.NOTE} or (
            piece.kind is not None and piece.rule.startswith("header.")
        ):
            continue
        if rule := _byline_rule(piece, view):
            labelled[i] = piece.labelled(BlockKind.BYLINE, rule)
        elif piece.kind in {None, BlockKind.NAVIGATION} and _is_date_line(piece):
            labelled[i] = piece.labelled(BlockKind.DATELINE, "dateline.date")
        elif piece.kind is None and _THE_WRITER.match(piece.words) and len(piece.words) < 700:
            labelled[i] = piece.labelled(BlockKind.AUTHOR_NOTE, "author_note.the_writer")
        elif piece.kind is None and re.fullmatch(r"<?https?://\S+>?", piece.words):
            labelled[i] = piece.labelled(BlockKind.NOTICE, "notice.address")
        elif piece.kind in {None, BlockKind.LIST_ITEM} and title is not None and (person := _sole_name(piece, view)):
            if body_words is None:
                body_words = frozenset(
                    " ".join(p.words for p in pieces[i + 1 :] if is_prose(p)).replace(",", " ").split()
                )
            if piece.emphasised or not any(
                w.lower() in body_words for w in person.name.split() if w.isalpha() and len(w) > 1
            ):
                labelled[i] = piece.labelled(BlockKind.BYLINE, "byline.name")
        elif piece.kind is None and _is_role_line(labelled, i):
            labelled[i] = piece.labelled(BlockKind.AUTHOR_NOTE, "author_note.role")
        elif piece.kind in BODY_KINDS or (
            piece.kind is None and is_prose(piece) and (i > start or len(piece.words.split()) > 45)
        ):
            break
    return labelled


def _sole_name(piece: Piece, view: str) -> Person | None:
    if section_heading(piece):
        return None
    if len(piece.words) > (160 if "(" in piece.words else 80) or (
        piece.words[-1:] in ".?!:" and not _NAME_STOP.search(piece.words)
    ):
        return None
    people = read_people(view, piece.start, piece.end) if piece.level in {0, 4, 5, 6} else []
    odd = any(p.affiliation and not is_role(p.affiliation) and f"({p.affiliation})" not in piece.words for p in people)
    return people[0] if people and not odd else None


def _is_role_line(labelled: list[Piece], place: int) -> bool:
    """A short line right under the byline that says what its writer is."""
    piece = labelled[place]
    above = place > 0 and (
        labelled[place - 1].kind is BlockKind.BYLINE or labelled[place - 1].rule == "author_note.role"
    )
    return (
        above
        and len(piece.words.split()) <= 14
        and piece.words[-1:] not in ".?!"
        and (is_role(piece.words) or names_organisation(piece.words))
    )


def _is_date_line(piece: Piece) -> bool:
    """A line that says when the text was published, and no more: "Published: 3 May 2019", "May 3, 2019 10:15 am"."""
    if len(piece.words) > 120 or not _DIGITS.search(piece.words):
        return False
    date = find_date(piece.words, year_alone=False)
    if date is None:
        return False
    rest = _URL.sub("", piece.words[: date.start] + piece.words[date.end :])
    if _DATED.match(piece.words):
        return True
    return len(re.findall(r"[^\W\d]+", rest)) <= 1 if rest.endswith(".") else len(re.findall(r"[^\W\d]{3,}", rest)) <= 3


def _byline_rule(piece: Piece, view: str) -> str:
    """The rule by which a line names who wrote the text, or ""."""
    if len(piece.words) > 320 or piece.kind not in {None, BlockKind.LIST_ITEM, BlockKind.NAVIGATION}:
        return ""
    if (
        piece.words.count("|")
        and _segments(view, piece)
        and (find_date(piece.words) or names_organisation(piece.words))
    ):
        return "byline.segments"
    match = _BY.match(view, _after_day(view, piece), piece.end)
    if (
        match
        and len(piece.words.split()) <= 40
        and piece.words[-1:] not in "?!"
        and _named_after_by(view, match.end(), piece.end)
    ):
        return "byline.by"
    return ""


def _after_day(view: str, piece: Piece) -> int:
    """Where a byline goes on after the day with which it begins: "Posted on May 3, 2019 by ..."."""
    start = piece.end - len(view[piece.body_start : piece.end].lstrip())
    match = _DAY_BY.match(view, start, piece.end)
    return match.end() if match and find_date(match.group(), year_alone=False) else start


def _named_after_by(view: str, start: int, end: int) -> bool:
    return bool(_people_of_byline(view, start, end)) or (
        len(view[start:end].split()) <= 6 and names_organisation(view[start:end])
    )


def _segments(view: str, piece: Piece) -> list[Person]:
    """The people named in the first segment of "Jane Doe | The Daily Star | May 3, 2019"."""
    end = view.find("|", piece.body_start, piece.end)
    start = piece.body_start
    if match := _BY.match(view, start, end):
        start = match.end()
    return read_people(view, start, end)


def _people_of_byline(view: str, start: int, end: int) -> list[Person]:
    """The people of a byline up to its date or address."""
    line = view[start:end]
    stop = len(line)
    if date := find_date(line, year_alone=False):
        stop = min(stop, date.start)
    if url := _URL.search(line):
        stop = min(stop, url.start())
    if match := re.search(
        r"\s(?:on|published|posted|updated)\s*$|\s+\d{1,2}:\d\d|\s+[\w.]{1,40}@|\n", line[:stop], re.I
    ):
        stop = min(stop, match.start())
    while stop and line[stop - 1] in " .|,-–—•·\n":
        stop -= 1
    return read_people(view, start, start + stop)


def _label_tail(pieces: list[Piece], view: str) -> list[Piece]:
    """Bylines and notes about the author after the last paragraph."""
    labelled = list(pieces)
    prose = [i for i, p in enumerate(pieces) if (p.kind is None and not p.level) or p.kind is BlockKind.LIST_ITEM]
    known = {
        surname(p.name) for i, q in enumerate(labelled) if q.kind is BlockKind.BYLINE for p in byline_people(q, view)
    }
    about = False
    for i, piece in enumerate(pieces):
        if labelled[i].kind is None and re.fullmatch(
            r"about the (?:author|writer|contributor)s?:?", piece.words.lower()
        ):
            labelled[i], about = piece.labelled(BlockKind.HEADING, "heading.about_author"), True
        elif about and labelled[i].kind is None and len(piece.words) < 900:
            labelled[i] = piece.labelled(BlockKind.AUTHOR_NOTE, "author_note.about")
    start = body_start(pieces)
    for i in reversed(prose[-4:]):
        if i <= start or labelled[i].kind not in {None, BlockKind.LIST_ITEM}:
            continue
        if rule := _byline_rule(pieces[i], view):
            labelled[i] = pieces[i].labelled(BlockKind.BYLINE, rule)
        elif _is_date_line(pieces[i]) and len(pieces[i].words.split()) <= 10:
            labelled[i] = pieces[i].labelled(BlockKind.DATELINE, "dateline.date")
        elif rule := _author_note_rule(pieces, i, view, known):
            labelled[i] = pieces[i].labelled(BlockKind.AUTHOR_NOTE, rule)
        elif len(pieces[i].words.split()) > 6:
            break
    return labelled


def _author_note_rule(pieces: list[Piece], place: int, view: str, known: set[str]) -> str:
    """The rule by which a short last paragraph is about the author, or ""."""
    piece = pieces[place]
    if len(piece.words.split()) > 110:
        return ""
    if _THE_WRITER.match(piece.words):
        return "author_note.the_writer"
    match = _WHO_IS.match(piece.words.lstrip("-— "))
    if match is None:
        return ""
    who, verb = match["who"], match["verb"]
    people = read_people(who, 0, len(who))
    if not people:
        return "author_note.reported" if who[:1].isupper() and _tells_of_work(piece, verb) else ""
    if surname(people[0].name) in known:
        return "author_note.byline"
    if _tells_of_work(piece, verb) or (verb == "writes" and len(piece.words.split()) <= 25):
        return "author_note.reported"
    told = any(
        surname(people[0].name) in p.words.lower() for p in pieces[:place] if p.kind is None or p.kind in BODY_KINDS
    )
    first = piece.words.split(". ")[0] if not people[0].honorific else piece.words[match.end("verb") :].split(". ")[0]
    return "author_note.last_paragraph" if is_role(first) and not told else ""


def _tells_of_work(piece: Piece, verb: str) -> bool:
    """ "Eilperin reported from Oslo", "Doe contributed to this report"; not "Oslo reported 12 cases"."""
    is_short = len(piece.words.split()) <= 25
    return is_short and verb in {"reported", "contributed"} and _WORK_ON_TEXT.search(piece.words) is not None


def _label_starred_notes(pieces: list[Piece], text: str, view: str) -> list[Piece]:
    """Notes about the author that a star ties to the byline, wherever the page puts them: "* Jane Doe is a ..."."""
    labelled = list(pieces)
    for i, piece in enumerate(pieces):
        kind = labelled[i].kind
        if (
            kind not in {None, BlockKind.LIST_ITEM}
            or len(piece.words) > 900
            or not _STAR.match(text, piece.start, piece.end)
        ):
            continue
        alone = all(not 0 <= j < len(pieces) or pieces[j].kind is not BlockKind.LIST_ITEM for j in (i - 1, i + 1))
        words = piece.words.lstrip("*†‡ ")
        if alone and (_THE_WRITER.match(words) or _person_first(words) is not None) and is_role(words):
            labelled[i] = piece.labelled(BlockKind.AUTHOR_NOTE, "author_note.star")
    return labelled


def _person_first(words: str) -> tuple[Person, int] | None:
    """The person whom a note about the author opens with, and where the note goes on."""
    match = _WHO_IS.match(words)
    if match is not None and (person := read_person(words, 0, match.end("who"))):
        return person, match.start("verb")
    for stop in re.finditer(r",\s", words[:160]):
        if person := read_person(words, 0, stop.start()):
            return person, stop.end()
    return None


def _cut_dateline(pieces: list[Piece], view: str) -> list[Piece]:
    """`pieces` with the dateline of the first paragraphs ("OSLO, May 3 (Reuters) - ") as a piece of its own."""
    start = body_start(pieces)
    cut: list[Piece] = []
    for i, piece in enumerate(pieces):
        reach = min(piece.end, piece.start + 160)
        near = start <= i <= start + 2
        match = (
            _DATELINE.match(view, piece.start, reach) or _DATELINE_OF_DAY.match(view, piece.start, reach)
            if near
            else None
        )
        if match is None or piece.kind is not None or piece.level or not _is_dateline(match):
            cut.append(piece)
            continue
        line = replace(piece, end=match.end(), words=" ".join(match.group().split())).labelled(
            BlockKind.DATELINE, "dateline.place"
        )
        line = replace(line, end=line.start + len(view[line.start : line.end].rstrip()))
        cut += [
            line,
            replace(
                piece,
                start=match.end(),
                body_start=match.end(),
                words=" ".join(view[match.end() : piece.end].split()),
                after_blank=False,
            ),
        ]
    return cut


def _is_dateline(match: re.Match[str]) -> bool:
    place = match["place"]
    if place.lower().split()[0].strip(".") in load("corpus_people")["not_places"]:
        return False
    return len(place) >= 4 or match["agency"] is not None or match["date"] is not None


# ---- reading ---------------------------------------------------------------------------------------------------------


def byline_people(piece: Piece, view: str) -> list[Person]:
    """The people whom a piece labelled as byline names."""
    if piece.rule == "byline.segments":
        return _segments(view, piece)
    start = piece.body_start
    if (
        match := HEADER_FIELD.match(view, start, piece.end)
        if piece.rule.startswith("header.")
        else _BY.match(view, _after_day(view, piece), piece.end)
    ):
        start = match.end()
    return _people_of_byline(view, start, piece.end)


def find_front_matter(pieces: list[Piece], text: str) -> FrontMatter:
    """What labelled `pieces` of `text` say of the document itself."""
    view = mask(text)
    authors = _authors(pieces, text, view)
    return FrontMatter(
        title=_title(pieces, text, view),
        authors=authors,
        publisher=_publisher(pieces, text, view, authors),
        published=_published(pieces),
        url=_url(pieces, text),
        language=_language(pieces),
        digest=bool(pieces) and pieces[0].rule == "notice.digest",
    )


def _title(pieces: list[Piece], text: str, view: str) -> str:
    title = next((p for p in pieces if p.kind is BlockKind.TITLE), None)
    if title is None:
        return ""
    field = HEADER_FIELD.match(view, title.start, title.end) if title.rule.startswith("header.") else None
    printed = as_printed(text, view, field.end() if field else title.body_start, title.end)
    return printed.strip('"“”') if printed[:1] in '"“' and printed[-1:] in '"”' else printed


def _byline(text: str, view: str, person: Person, rule: str) -> Byline:
    surface = text[person.start : person.end]
    printed = as_printed(text, view, person.start, person.end)
    at = printed.find(person.name.split()[0])
    name = person.name if at < 0 or person.name.lower() != printed.lower()[at:] or printed.isupper() else printed[at:]
    return Byline(person.start, person.end, surface, name, person.honorific, person.affiliation, rule)


def _authors(pieces: list[Piece], text: str, view: str) -> tuple[Byline, ...]:
    """Writers as the bylines name them, with what notes about them add; from such notes where there is no byline."""
    authors: list[Byline] = []
    for piece in pieces:
        if piece.kind is BlockKind.BYLINE:
            for person in byline_people(piece, view):
                if all(surname(person.name) != surname(a.name) for a in authors):
                    authors.append(_byline(text, view, person, piece.rule))
    noted = [_noted(piece, text, view) for piece in pieces if piece.kind is BlockKind.AUTHOR_NOTE]
    from_notes = not authors
    for note in noted:
        if note is None:
            continue
        same = [i for i, a in enumerate(authors) if not note.name or surname(a.name) == surname(note.name)]
        if len(same) == 1:
            old = authors[same[0]]
            authors[same[0]] = replace(
                old, honorific=old.honorific or note.honorific, affiliation=note.affiliation or old.affiliation
            )
        elif from_notes and note.name and not same and note.rule != "author_note.reported":
            authors.append(note)
    return tuple(authors)


def _noted(piece: Piece, text: str, view: str) -> Byline | None:
    """The writer whom a note is about: name empty for "The writer is ..."; affiliation is what the note says first."""
    star = _STAR.match(view, piece.start, piece.end)
    start = star.end() if star else piece.start
    start += len(view[start : piece.end]) - len(view[start : piece.end].lstrip())
    if piece.rule == "author_note.role":
        return Byline(
            start, piece.end, text[start : piece.end], "", "", as_printed(text, view, start, piece.end), piece.rule
        )
    if the_writer := _THE_WRITER.match(view, start, piece.end):
        verb = view.rfind(" ", start, the_writer.end()) + 1
        return Byline(
            start, piece.end, text[start : piece.end], "", "", _affiliation(view, text, verb, piece.end), piece.rule
        )
    found = _person_first(view[start : piece.end])
    if found is None:
        return None
    person, goes_on = found
    moved = Person(person.start + start, person.end + start, person.name, person.honorific)
    return replace(
        _byline(text, view, moved, piece.rule), affiliation=_affiliation(view, text, start + goes_on, piece.end)
    )


def _affiliation(view: str, text: str, start: int, end: int) -> str:
    """What a note says its author is: the rest of its first sentence, without "is a" and the stop."""
    sentences = split(view, start, end)
    if not sentences:
        return ""
    low, high = sentences[0]
    if match := _ARTICLE.match(view, low, high):
        low = match.end()
    return as_printed(text, view, low, high).rstrip(". ")


def _publisher(pieces: list[Piece], text: str, view: str, authors: tuple[Byline, ...]) -> str | None:
    """The outlet or house that the text itself names as its own, by the plainest sign first."""
    for piece in pieces:
        if piece.kind is BlockKind.CREDIT and piece.rule.startswith("header."):
            value = HEADER_FIELD.sub("", piece.words, count=1)
            if not _URL.match(value) and not find_date(value):
                return value.strip(" .") or None
    for piece in pieces:
        if piece.rule == "byline.segments":
            for segment in as_printed(text, view, piece.start, piece.end).split("|")[1:]:
                if not find_date(segment) and not _URL.search(segment) and 0 < len(segment.split()) <= 8:
                    return segment.strip()
    return (
        _publisher_from_notices(pieces, authors)
        or _publisher_of_byline(pieces, view)
        or nameplate(pieces)
        or _told(pieces)
        or _agency(pieces, view)
    )


def _publisher_from_notices(pieces: list[Piece], authors: tuple[Byline, ...]) -> str | None:
    for piece in pieces:
        if piece.kind is BlockKind.NOTICE and (match := _APPEARED.search(piece.words) or _COPYRIGHT.match(piece.words)):
            outlet = match["outlet"].strip()
            if outlet[:1].isupper() and not find_date(outlet):
                return re.split(r"\s(?:on|in)\s|\sAll\b", outlet)[0]
    for piece in pieces:
        if piece.kind is BlockKind.DISCLAIMER and (house := _house(piece.words, authors)):
            return house
    return None


def _house(words: str, authors: tuple[Byline, ...]) -> str | None:
    """The house whose views a disclaimer sets apart: named in full, or as "the Council" of the author's affiliation."""
    for match in _VIEWS_OF.finditer(words):
        house = match["house"].strip()
        if not house[:1].isupper() or _GOVERNMENT.search(house):
            continue
        if len(house.split()) > 1 or house.lower() not in load("corpus_people")["house_words"]:
            return f"The {house}" if (match["the"] or "").startswith("The") else house
        for author in authors:
            for named in _HOUSE.finditer(author.affiliation):
                if house in named["house"].split() and len(named["house"].split()) > 1:
                    return named["house"]
    return None


def _publisher_of_byline(pieces: list[Piece], view: str) -> str | None:
    """The outlet that the line "By Jane Doe, The Daily Star" names beside its only writer."""
    for piece in pieces:
        if piece.rule == "byline.by":
            for person in byline_people(piece, view):
                if (
                    names_organisation(person.affiliation)
                    and not is_role(person.affiliation)
                    and len(person.affiliation.split()) <= 5
                ):
                    return person.affiliation
    return None


def _told(pieces: list[Piece]) -> str | None:
    """The outlet to which several speakers speak in the article itself, where it is the only one so named."""
    outlets = Counter(
        " ".join(m["outlet"].split()) for p in pieces if p.kind in BODY_KINDS for m in _TOLD.finditer(p.words)
    )
    if len(outlets) != 1:
        return None
    outlet, count = outlets.most_common(1)[0]
    return outlet if count >= _TOLD_AT_LEAST else None


def _agency(pieces: list[Piece], view: str) -> str | None:
    for piece in pieces:
        if piece.rule == "dateline.place" and (match := re.search(r"\(([A-Z][\w .&/-]{1,40})\)", piece.words)):
            return match[1]
    return None


def _published(pieces: list[Piece]) -> str | None:
    """The date of publication (EDTF): a labelled one first, "updated" last."""
    ranked: list[tuple[int, str]] = []
    for piece in pieces:
        updated = re.match(r"(?:last\s+)?(?:updated|modified)", piece.words, re.I)
        if piece.rule.startswith("header.") and piece.kind is BlockKind.DATELINE:
            rank = 6 if piece.rule == "header.created" else 5 if updated else 0
        elif piece.kind is BlockKind.DATELINE and piece.rule == "dateline.date":
            rank = 5 if updated else 1
        elif piece.kind is BlockKind.BYLINE:
            rank = 2
        elif piece.kind is BlockKind.NOTICE and _APPEARED.search(piece.words):
            rank = 3
        elif piece.rule == "dateline.place":
            rank = 4
        else:
            continue
        date = find_date(piece.words, year_alone=rank in {0, 3, 6})
        if date is not None:
            ranked.append((rank, date.edtf))
    return min(ranked, key=lambda r: r[0])[1] if ranked else None


def _url(pieces: list[Piece], text: str) -> str | None:
    """The address of the document: in its header, its byline, or alone on a line outside the body."""
    for wanted in ("header.url", "header.link", "header.source", "byline.", "notice.address", "dateline.date"):
        for piece in pieces:
            if piece.rule.startswith(wanted) and (match := _URL.search(text, piece.start, piece.end)):
                return match.group()
    return None


def _language(pieces: list[Piece]) -> str:
    """The language that a header line names ("Language: de"), "" where there is none."""
    lines = (HEADER_FIELD.sub("", p.words, count=1) for p in pieces if p.rule == "header.language")
    return next((match.group() for line in lines if (match := _LANGUAGE.match(line))), "")
