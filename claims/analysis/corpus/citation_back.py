"""Back-references: *Ibid.*, *Id.*, op. cit., "n. 5 above", "supra note 5", "above, p. 12"."""

from __future__ import annotations

import re

from claims.analysis.corpus.citation_authors import read_authors
from claims.analysis.corpus.citation_locators import pages_in
from claims.analysis.corpus.citation_values import clean

_IBID = re.compile(
    r"[\s*_(\[]*(?:ibid(?:em)?\b|id\.(?=[\s,*_]|$)|idem\b(?=[\s*_.]*(?:,?\s*(?:at|pp?\.?)?\s*\d|$)))[\s*_.\])]*", re.I
)
_EARLIER = re.compile(
    r"\b(?:op\.?\s?cit|loc\.?\s?cit)\b\.?|\bopere citato\b|\bloco citato\b|\b(?:cited|as)\s+above\b"
    r"|\bsupra\b(?!\s*,?\s*(?:at\s+)?(?:n|fn|note|footnote)s?\b)",
    re.I,
)
# "n. 5 above", "supra note 5", "see note 5", "(note 5)", "(n 5)"
_NOTE = re.compile(
    r"(?:\b(?P<supra>supra|above)\b,?\s{0,4}(?:at\s{1,4})?)?\b(?:nn?|fn|note|footnote)\b\.?\s*(?P<number>\d{1,4})(?P<above>\)?,?\s*(?:above|supra))?",
    re.I,
)
_QUOTED = re.compile(r'"(?P<title>[^"]{2,300})"')
_EMPHASISED = re.compile(r"(?<![\\\w])(?P<mark>\*{1,3}|_{1,2})(?=\S)(?P<title>[^*_\n]{3,300}?)(?<=\S)(?P=mark)(?!\w)")
_NO_TITLE = re.compile(r"(?:supra|op\.?\s?cit|loc\.?\s?cit|ibid|id|above|see|note|n)\b", re.I)
_MOST_WORDS = 8
_SHORT_NAME = 6

FAMILY_NAMES = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|der|den|[Dd]el|[Dd]i|[Dd]a|al|el|bin)[ -]){0,2}"
    r"[^\W\d_a-z][\w'’-]{1,40}(?:\s[^\W\d_a-z][\w'’-]{1,40})?"
)
_BY_AUTHOR = re.compile(
    rf"(?P<names>{FAMILY_NAMES}(?:(?:,\s{FAMILY_NAMES}){{0,3}},?\s(?:and|&)\s{FAMILY_NAMES})?(?:,?\s[*_]?et\s+al\b\.?[*_]?)?)"
    r"(?:,?\s\(?(?P<year>(?:1[5-9]|20)\d\d)[a-z]?\)?)?(?:[,:]\s*(?:at\s|pp?\.\s?)?(?P<pages>\d[\d ,–-]{0,30}))?"
)

Back = dict[str, object]


def read_ibid(line: str) -> Back | None:
    """The fields of `line` where it says "the same work as just before"."""
    match = _IBID.match(line)
    if match is None or len(line) - match.end() > 300:
        return None
    return {"back": "ibid", "pages": pages_in(_led(line[match.end() :])), "rule": "citation.ibid"}


def read_note_reference(line: str) -> Back | None:
    """The fields of "Lund, n. 5 above, 12" and of "Lund (n 5) 12"; None where the line names the work in full."""
    plain = line.replace("*", " ").replace("_", " ")
    note = _NOTE.search(plain)
    if note is None or ('"' in line[: note.start()] and "supra" not in note.group().lower()):
        return None
    if not (note["above"] or note["supra"] or len(plain.split()) <= _MOST_WORDS):
        return None
    title = _title(line[: note.start()])
    named = plain[: title.start() if title else note.start()].strip(" ,(.")
    if len(named.split()) > _SHORT_NAME or re.search(r"\b(?:1[5-9]|20)\d\d\b", named):
        return None
    return {
        "authors": read_authors(named),
        "title": clean(title["title"]) if title else "",
        "back": "note",
        "back_number": int(note["number"]),
        "pages": pages_in(_led(plain[note.end() :])),
        "rule": "citation.note_reference",
    }


def read_earlier(line: str) -> Back | None:
    """The fields of "Lund, op. cit., 5" and "Lund, *Tolls*, op. cit."."""
    plain = line.replace("*", " ").replace("_", " ")
    match = _EARLIER.search(plain)
    if match is None or len(plain[: match.start()].split()) > 3 * _MOST_WORDS:
        return None
    title = _title(line[: match.start()])
    named = plain[: title.start() if title else match.start()]
    return {
        "authors": read_authors(named),
        "title": clean(title["title"]) if title else "",
        "back": "earlier",
        "pages": pages_in(_led(plain[match.end() :])),
        "rule": "citation.op_cit",
    }


def read_by_author(line: str) -> Back | None:
    """The fields of "Lund, 45", "Lund and Roe 2004, 45", "Lund (2004): 45": author, year or page, and no title."""
    match = _BY_AUTHOR.fullmatch(line.strip(" .*_")) if len(line) < 200 else None
    if match is None or not (match["year"] or match["pages"]):
        return None
    return {
        "authors": family_names(match["names"]),
        "published": match["year"],
        "back": "author",
        "pages": pages_in(f", {match['pages']}") if match["pages"] else "",
        "rule": "citation.by_author",
    }


def family_names(names: str) -> tuple[str, ...]:
    """ "Lund, Roe, and Poe et al." as ("Lund", "Roe", "Poe")."""
    plain = re.sub(r"\bet\s+al\b\.?|\band\s+(?:others|colleagues)\b", " ", names.replace("*", " ").replace("_", " "))
    parts = re.split(r",?\s+(?:and|&)\s+|,\s*", " ".join(plain.split()).strip(" ,"))
    return tuple(part for part in parts if part)


def _title(line: str) -> re.Match[str] | None:
    for pattern in (_QUOTED, _EMPHASISED):
        for match in pattern.finditer(line):
            if not _NO_TITLE.match(match["title"].strip()):
                return match
    return None


def _led(after: str) -> str:
    """`after` so that a page right behind a back-reference ("Ibid 45") reads as one behind a comma."""
    return f",{after}" if after[:1] not in {",", ""} else after
