"""The works that a note names, as it names them. What a short form stands for is decided in `works`.

Forms: Chicago, MLA, APA, newspaper, web page, report, book, chapter, thesis, interview. The form is read from the
marks that all of them share: a title in quotation marks or emphasis, who stands before it, what stands after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claims.analysis.corpus.names import names_organisation, read_person
from claims.analysis.corpus.works import work_key
from claims.analysis.corpus.written import WrittenDate, find_date
from claims.analysis.lexicon import load

__all__ = ["Cited", "find_citations", "work_key"]

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\r": " "})

# "[shown](https://...)", "<https://...>", "https://..."
_LINK = re.compile(r"\[[^\]\n]{0,2000}\]\(\s*(?P<url>https?://[^\s)]{3,2000}(?:\([^\s()]{0,200}\)[^\s)]{0,500})?)\s*\)")
_ANGLED = re.compile(r"<\s*(?P<url>https?://[^\s>]{3,2000})\s*>")
_BARE = re.compile(r"(?P<url>(?:https?://|www\.)[^\s<>\"\])]{3,2000}[^\s<>\"\]).,;:])")
# "(accessed May 4, 2013)", "Retrieved May 4, 2013, from", "[last visited 4 May 2013]"
_ACCESSED = re.compile(
    r"[(\[]?\b(?:last\s+)?(?:accessed|retrieved|viewed|visited|access(?:ed)?\s+date|date\s+accessed)\b(?:\s+on)?:?\s*(?P<when>[^()\[\]]{4,32}?\d{4})"
    r"(?:,?\s*(?:from|at)\b:?)?[)\]]?",
    re.I,
)
_QUOTED = re.compile(r'"(?P<title>[^"]{2,400})"')
# 'Title' in single quotes, apostrophes inside allowed
_SINGLE = re.compile(
    r"(?<!\w)[‘'](?P<title>[A-Z0-9](?:[^‘'’]|[’'](?=\w)){3,300})[’'](?=\s*[,.;)(]|\s+(?:in\b|\*|_)|\s*$)"
)
_EMPHASISED = re.compile(r"(?<![\\\w])(?P<mark>\*{1,3}|_{1,2})(?=\S)(?P<title>[^*\n]{2,300}?)(?<=\S)(?P=mark)(?!\w)")
# "Shimko, K. L. (2008). Title of the work. Rest", "Ministry of Health (n.d.) Title"
_APA = re.compile(
    r"(?P<authors>[^()\"]{2,250}?)\s*\((?P<date>(?:1[5-9]|20)\d\d[a-z]?(?:,\s*[A-Za-z]+\.?(?:\s+\d{1,2})?)?|n\.\s?d\.)\)[.,:]?\s+"
    r"(?P<title>[^.?!\"]{3,300}[.?!]?)(?P<rest>.*)",
    re.DOTALL,
)
# "Keith Shimko, International Relations (New York: House, 2008), 50"
_BOOK = re.compile(
    r"(?P<authors>[^,()\"]{3,120}),\s+(?P<title>[A-Z][^()\"]{3,250}?),?\s*\((?P<imprint>[^()]{0,160}(?:1[5-9]|20)\d\d)\)(?P<rest>.*)",
    re.DOTALL,
)
# "Shimko, Keith L. International Relations. House, 2008."
_MLA = re.compile(
    r"(?P<authors>[A-Z][\w'’-]+,\s+[A-Z][\w. -]{0,40}?)\.\s+(?P<title>[A-Z][^.\"]{3,250})\.\s+"
    r"(?P<rest>.*(?:1[5-9]|20)\d\d.*)",
    re.DOTALL,
)
# "Shimko, International Relations, 55" where nothing marks the title
_PLAIN_SHORT = re.compile(
    r"(?P<authors>[A-Z][^,\"\d]{2,60}),\s+(?P<title>[A-Z][^,\"\d]{4,160})(?:,\s*(?:pp?\.\s*)?(?P<pages>\d[\d–-]{0,12}))?\s*\.?\s*"
)
# "pp. 12-15", "p. 3", ": 127.", ", 50."
_PAGES = re.compile(
    r"\bpp?\.\s*(?P<a>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)|:\s*(?P<b>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\s*\.?\s*$|(?:^|[,)])\s*(?:at\s+)?(?P<c>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\s*\.?\s*$"
)
_VOLUME = re.compile(
    r"\b(?:vol|volume|no|nos|issue|iss|number)\s?\.?\s*\d{1,4}(?:\s?[-/]\s?\d{1,4})?|\b\d{1,3}\s?\(\d{1,3}(?:[-–]\d{1,3})?\)|\b\d{1,3}:\d{1,3}\b|\b\d{1,3}\s?,\s?no",
    re.I,
)
_IBID = re.compile(r"[\s*_(]*(?:ibid(?:em)?\b|idem\b|id\.(?=[\s,*_]|$))[\s*_.]*", re.I)
_EARLIER = re.compile(r"\b(?:op\.?\s?cit|loc\.?\s?cit)\b\.?|\bopere citato\b|\bloco citato\b", re.I)
# "n. 5 above", "supra note 5", "see note 5", "(note 5)"
_NOTE_REFERENCE = re.compile(
    r"\b(?:supra|above)?,?\s*(?:at\s+)?\b(?:n|fn|note|footnote)\b\.?\s*(?P<number>\d{1,4})(?P<above>,?\s*(?:above|supra))?",
    re.I,
)
_INTERVIEW = re.compile(
    r"(?:author'?s?\s+|personal\s+|telephone\s+|phone\s+)*(?:interview|conversation|communication)\s+(?:of|with|by)\s+(?P<who>[^,\"(]{3,80})",
    re.I,
)
_IMPRINT = re.compile(r"\([^()]{0,160}?(?:1[5-9]|20)\d\d\s*,?\)")
_EDITOR = re.compile(r"\b(?:eds?|trans|translated|edited)\b\.?(?:\s+by)?|\(eds?\.?\)|\bet\s+al\b\.?", re.I)
_AUTHOR_BREAK = re.compile(r"\s*(?:;|\s&\s|,?\s+and\s+|,\s+(?!(?:Jr|Sr|III?)\b))\s*")
# "Hussain, N.", one author of several in APA
_APA_AUTHOR = re.compile(
    r"(?P<last>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?),\s*(?P<first>(?:[A-Z](?:\.|\b(?!['’\w]))[\s-]?){1,4})"
)
_LONGEST_NOTE = 20_000


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as one note names it, before resolving. `back` is "ibid", "earlier" (op. cit.), "note" or ""."""

    start: int
    end: int
    surface: str
    authors: tuple[str, ...] = ()
    title: str = ""
    container: str = ""
    published: str | None = None
    pages: str = ""
    url: str | None = None
    accessed: str | None = None
    full: bool = False
    back: str = ""
    back_number: int | None = None
    rule: str = ""


@cache
def _signals() -> re.Pattern[str]:
    words = sorted(load("citation_words")["signals"], key=len, reverse=True)
    return re.compile(rf"[\s*_(]*(?:(?:{'|'.join(re.escape(w) for w in words)})(?=[\s*_:\"“])[\s*_:]*){{1,3}}", re.I)


def find_citations(text: str, start: int = 0, end: int | None = None, rest: str = "") -> list[Cited]:
    """The works that the note `text[start:end]` names, in order; offsets are those of `text`.

    `rest` is what of the note stands elsewhere (after a page end); an address there belongs to its last work. A note
    that only explains names none.
    """
    end = len(text) if end is None else end
    found = []
    for low, high in _segments(text, start, min(end, start + _LONGEST_NOTE)):
        cited = _read(text, low, high, rest if high >= end else "")
        if cited is not None:
            found.append(cited)
    return found


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a note that each name one work: parted by semicolons outside quotes, brackets and addresses."""
    cuts, depth, quoted = [start], 0, False
    covered = [m.span() for p in (_LINK, _ANGLED, _BARE) for m in p.finditer(text, start, end)]
    for place in range(start, end):
        sign = text[place]
        if sign in '"“”' and not any(a <= place < b for a, b in covered):
            quoted = not quoted if sign == '"' else sign == "“"
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif sign == ";" and not quoted and depth == 0 and not any(a <= place < b for a, b in covered):
            cuts.append(place + 1)
    cuts.append(end + 1)
    return [(a, b - 1) for a, b in pairwise(cuts) if text[a : b - 1].strip()]


def _read(text: str, low: int, high: int, rest: str) -> Cited | None:
    raw = text[low:high]
    low += len(raw) - len(raw.lstrip())
    raw = raw.strip()
    surface, line = raw, raw.translate(_STRAIGHT)
    line, url = _take_url(line)
    if url is None and rest:
        url = _take_url(rest)[1]
    line, accessed = _take_accessed(line)
    if match := _signals().match(line):
        line = " " * match.end() + line[match.end() :]
    base = Cited(low, low + len(surface), surface, url=url, accessed=accessed)
    for reader in (_ibid, _note_reference, _apa, _marked_title, _interview, _unmarked, _address):
        if (cited := reader(line, base)) is not None:
            return cited
    return None


def _with(base: Cited, **fields: object) -> Cited:
    values = {name: getattr(base, name) for name in Cited.__slots__}
    values.update(fields)
    return Cited(**values)


def _take_url(line: str) -> tuple[str, str | None]:
    """`line` with its first address blank, and the address."""
    for pattern in (_LINK, _ANGLED, _BARE):
        if match := pattern.search(line):
            url = re.sub(r"\\(?=[_*~&#%])", "", match["url"])
            blanked = line[: match.start()] + " " * (match.end() - match.start()) + line[match.end() :]
            return blanked, url if "://" in url else f"http://{url}"
    return line, None


def _take_accessed(line: str) -> tuple[str, str | None]:
    match = _ACCESSED.search(line)
    date = find_date(match["when"]) if match else None
    if match is None or date is None:
        return line, None
    return line[: match.start()] + " " * (match.end() - match.start()) + line[match.end() :], date.edtf


def _ibid(line: str, base: Cited) -> Cited | None:
    match = _IBID.match(line)
    if match is None:
        return None
    return _with(base, back="ibid", pages=_pages(line[match.end() :]), rule="citation.ibid")


def _note_reference(line: str, base: Cited) -> Cited | None:
    """ "Lund, n. 5 above, 12", "Lund, op. cit., 12"."""
    plain = line.replace("*", " ").replace("_", " ")
    note = _NOTE_REFERENCE.search(plain)
    if note and (
        note["above"] or note.group().lower().lstrip().startswith(("supra", "above")) or len(plain.split()) <= 8
    ):
        named = plain[: note.start()].strip(" ,(.")
        if _QUOTED.search(line) is None and len(named.split()) <= 6:
            return _with(base, authors=_authors(named), back="note", back_number=int(note["number"]),
                         pages=_pages(plain[note.end() :]), rule="citation.note_reference")  # fmt: skip
    earlier = _EARLIER.search(plain)
    if earlier is None:
        return None
    title = _title_in(line)
    named = plain[: earlier.start()] if title is None else line[: title.start()]
    return _with(base, authors=_authors(named), title=_clean(title["title"]) if title else "", back="earlier",
                 pages=_pages(plain[earlier.end() :]), rule="citation.op_cit")  # fmt: skip


def _title_in(line: str) -> re.Match[str] | None:
    return _QUOTED.search(line) or _SINGLE.search(line) or _EMPHASISED.search(line)


def _marked_title(line: str, base: Cited) -> Cited | None:
    """A title in quotation marks or emphasis: before it stands who wrote it, after it where and when it appeared."""
    title = _title_in(line)
    if title is None:
        return None
    before, after = line[: title.start()], line[title.end() :]
    quoted = title.re is not _EMPHASISED
    apa_year = find_date(before) if re.search(r"\(\s*(?:1[5-9]|20)\d\d[^()]{0,20}\)[.,]?\s*$", before) else None
    if apa_year is not None:
        before = re.sub(r"\(\s*[^()]*\)[.,]?\s*$", "", before)
    interview = _INTERVIEW.match(before.strip())
    authors = _authors(interview["who"] if interview else before)
    if before.strip(" ,.*_") and not authors:
        return None
    date = apa_year or _date(after)
    container = _container(_without_date(after, date if apa_year is None else None), quoted=quoted)
    if not quoted and not authors and date is not None and len(date.edtf) == 10 and not _IMPRINT.search(after):
        return _with(
            base,
            container=_clean(title["title"]),
            published=date.edtf,
            pages=_pages(after),
            full=True,
            rule="citation.issue",
        )
    full = bool(container or date or base.url or _IMPRINT.search(after))
    if not full and not authors and not quoted:
        return None
    if not full and not authors and len(line.split()) > len(title["title"].split()) + 8:
        return None
    rest = _without_date(after, date if apa_year is None else None)
    rule = "citation.interview" if interview else "citation.article" if quoted else "citation.book"
    return _with(base, authors=authors, title=_clean(title["title"]), container=container, published=_edtf(date),
                 pages=_pages(rest), full=full, rule=rule)  # fmt: skip


def _apa(line: str, base: Cited) -> Cited | None:
    match = _APA.match(line.strip())
    if match is None or not (authors := _authors(match["authors"])):
        return None
    date = find_date(match["date"])
    container = _container(match["rest"], quoted=True)
    return _with(base, authors=authors, title=_clean(match["title"]), container=container, published=_edtf(date),
                 pages=_pages(match["rest"]), full=True, rule="citation.author_date")  # fmt: skip


def _interview(line: str, base: Cited) -> Cited | None:
    match = _INTERVIEW.match(line.strip())
    if match is None:
        return None
    date = _date(line[match.end() :])
    who = match["who"].strip()
    return _with(
        base,
        authors=_authors(who),
        title=f"Interview with {who}",
        published=_edtf(date),
        full=True,
        rule="citation.interview",
    )


def _unmarked(line: str, base: Cited) -> Cited | None:
    """Books, reports and short forms in a text that lost its italics."""
    stripped = " ".join(line.split())
    for pattern, rule in ((_BOOK, "citation.unmarked_book"), (_MLA, "citation.unmarked_mla")):
        if (match := pattern.match(stripped)) and (authors := _authors(match["authors"])):
            date = find_date(match["imprint"] if rule == "citation.unmarked_book" else match["rest"])
            return _with(base, authors=authors, title=_clean(match["title"]), published=_edtf(date),
                         pages=_pages(match["rest"]), full=True, rule=rule)  # fmt: skip
    short = _PLAIN_SHORT.fullmatch(stripped)
    if short and (authors := _authors(short["authors"])) and len(stripped.split()) <= 16:
        return _with(
            base,
            authors=authors,
            title=_clean(short["title"]),
            pages=short["pages"] or "",
            rule="citation.unmarked_short",
        )
    date = _date(stripped)
    words = stripped.lower()
    if (
        date
        and len(stripped.split()) <= 40
        and any(re.search(rf"\b{re.escape(w)}", words) for w in load("citation_words")["document_words"])
    ):
        title = _clean(stripped[: date.start] if date.start > 12 else stripped)
        return _with(base, title=title, published=date.edtf, full=True, rule="citation.document")
    return None


def _address(line: str, base: Cited) -> Cited | None:
    """An address with little or nothing beside it."""
    if base.url is None:
        return None
    words = _clean(line.replace("*", " ").replace("_", " "))
    date = _date(line)
    if len(words.split()) > 25:
        return _with(base, full=True, rule="citation.address_in_text")
    title, _, container = words.partition(",")
    return _with(base, title=_clean(title) if len(title.split()) > 1 else "", container=_clean(container.split(",")[0]),
                 published=_edtf(date), full=True, rule="citation.address")  # fmt: skip


def _clean(title: str) -> str:
    return " ".join(title.replace("*", "").replace("\\", "").split()).strip(' ,.;:()[]"')


def _edtf(date: WrittenDate | None) -> str | None:
    return date.edtf if date else None


def _date(after: str) -> WrittenDate | None:
    """The date that what stands after a title gives; page and volume numbers are none."""
    return find_date(_VOLUME.sub(lambda m: " " * len(m.group()), after))


def _without_date(after: str, date: WrittenDate | None) -> str:
    return after if date is None else after[: date.start] + " " * (date.end - date.start) + after[date.end :]


def _pages(after: str) -> str:
    match = _PAGES.search(_VOLUME.sub(lambda m: " " * len(m.group()), after).strip(" *_"))
    found = next((g for g in match.groups() if g), "") if match else ""
    found = found.replace(" ", "").replace("–", "-")
    return "" if re.fullmatch(r"(?:19|20)\d\d", found) else found


def _container(after: str, *, quoted: bool) -> str:
    """Where the work appeared: the next title in emphasis, else the first phrase after a quoted title."""
    if not quoted:
        return ""
    if match := _EMPHASISED.search(after):
        return re.sub(r"\s*\([^()]{0,60}\)?\s*$", "", _clean(match["title"]))
    for part in re.split(r"[,.;]\s|\(|\s{2,}", _VOLUME.sub(" ", after)):
        words = _clean(re.sub(r"^\s*(?:,|\.|in:?\s)", "", part.strip()))
        if (
            words
            and not find_date(words)
            and not re.match(r"(?:p\.|pp\.|\d|ed\b|eds\b|trans\b)", words)
            and words[0].isupper()
        ):
            return words if len(words.split()) <= 14 else ""
    return ""


def _authors(before: str) -> tuple[str, ...]:
    """The authors named before a title, people without honorific, else the one house that stands there.

    Empty where what stands there is no name but prose.
    """
    words = " ".join(_EDITOR.sub(" ", before.replace("*", " ").replace("\\", "")).split()).strip(" ,.;:(")
    if not words:
        return ()
    apa = list(_APA_AUTHOR.finditer(words))
    if apa and apa[0].start() == 0:
        return tuple(f"{m['first'].strip(' .')}. {m['last']}" for m in apa)
    first = re.fullmatch(
        r"(?P<last>[A-Z][\w'’-]+),\s+(?P<first>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*)?)(?P<others>,?\s+(?:and|&)\s+.{3,80})?",
        words,
    )
    if first and not names_organisation(words) and first["last"][-1].islower():
        others = _authors(re.sub(r"^,?\s+(?:and|&)\s+", "", first["others"])) if first["others"] else ()
        return (f"{first['first']} {first['last']}", *others)
    people: list[str] = []
    for part in _AUTHOR_BREAK.split(words):
        person = read_person(part, 0, len(part))
        if person is None:
            people = []
            break
        people.append(person.name)
    if people:
        return tuple(people)
    return (words,) if _may_be_house(words) else ()


def _may_be_house(words: str) -> bool:
    """May `words` be the name of a house, a family name or a mononym, and not a phrase of prose?"""
    parts = words.split()
    if len(parts) > 14 or not parts[0][0].isupper() or words.endswith(":"):
        return False
    small = [
        p
        for p in parts
        if p[0].islower() and p not in {"of", "for", "and", "the", "on", "in", "de", "to", "at", "von", "van"}
    ]
    return not small and not re.search(r"[.?!]\s", words)
