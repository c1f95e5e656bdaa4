"""The forms of a full citation and of a short title, one reader each; `citations` has their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.analysis.corpus.citation_authors import initials_end, is_unsigned, may_be_house, plain_names, read_authors
from claims.analysis.corpus.citation_locators import without_other_numbers
from claims.analysis.corpus.citation_official import INTERVIEW_WITH
from claims.analysis.corpus.citation_tail import EMPHASISED, REPORTER, read_tail
from claims.analysis.corpus.citation_values import clean
from claims.analysis.corpus.names import names_organisation
from claims.analysis.corpus.written import find_date
from claims.analysis.lexicon import load

Fields = dict[str, object]

_QUOTED = re.compile(r'"(?P<title>[^"]{2,400})"')
# 'Title' in single quotes, apostrophes inside allowed
_SINGLE = re.compile(
    r"(?<!\w)[‘'](?P<title>[^\W_a-z](?:[^‘'’\n]|[’'](?=\w)){3,300})[’'](?=\s*[,.;)(\[:]|\s+(?:in\b|\*|_|\(|the\b|[A-Z])|\s*$)"
)
_NO_TITLE = re.compile(
    r"(?:et al|in|eds?|see|see also|cf|ibid|id|idem|op|loc|supra|and|v|vs|the|n|note|via|through|\W*\d[\d\W]*)\.?", re.I
)
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_DAY_WORDS = r"(?:,\s*[A-Za-z]+\.?(?:\s+\d{1,2}(?:[-–]\d{1,2})?)?)?"
_YEAR_WORDS = rf"(?:(?:c\.?\s?|ca\.\s)?{_YEAR}(?:\s?[-–/]\s?\d{{2,4}})?{_DAY_WORDS}|n\.?\s?d\.?|forthcoming|in\spress)"
# "Shimko, K. L. (2008). Title", "Ministry of Health (n.d.) Title", also with a short title before: "... (WHO) (2010)"
_BRACKETED = re.compile(
    rf"(?P<authors>[^()\"]{{2,700}}?(?:\((?:eds?|editors?|[A-Z]{{2,10}})\b\.?\)[.,]?)?)\s*[(\[](?P<date>{_YEAR_WORDS})[)\]][.,:]?\s+(?P<rest>\S.*)",
    re.DOTALL | re.I,
)
# "Oake, P., 2003. Title", "Marsh, L 2014, 'Title'", "Quist, Mara. 2012. Title"
_BARE_YEAR = re.compile(
    rf"(?P<authors>[^()\"\d]{{2,700}}?)(?P<gap>[.,]?)\s+(?P<date>{_YEAR}|n\.d\.?)(?P<stop>[.,:])\s+(?P<rest>\S.*)",
    re.DOTALL,
)
_LOCATOR_ONLY = re.compile(r"[\s,.;:]*(?:at\s|pp?\.?\s?\d|para|chap|ch\.|vol|no\.|\d|\(|\[)", re.I)
_DOT_STOP = re.compile(r"[.?!][\"”]?\s+(?=[\"'“‘*_(\[]?[^\W_])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|St|Mt|Dr|Mr|Mrs|Ms|vs|v|No|no|Vol|vol|U\.S|U\.K|U\.N|Inc|Ltd|Co|Jr|Sr|ca|approx)$"
)
# "Keith Shimko, International Relations (New York: House, 2008), 50"
_BOOK = re.compile(
    rf"(?P<authors>[^()\"]{{3,200}}?),\s+(?P<title>[A-Z0-9][^()\"]{{3,250}}?),?\s*(?P<imprint>\([^()]{{0,160}}{_YEAR}(?:[-–]\d{{2,4}})?\))(?P<rest>.*)",
    re.DOTALL,
)
# "Jane Lund, The Salt Roads, Oslo: Lake House, 2004, pp. 30-31"; "... , Discussion Paper 45, University of Tarn, 2013"
_COMMA_CHAIN = re.compile(
    rf"(?P<authors>[^()\":\d]{{3,200}}?),\s+(?P<title>[A-Z][^()\":]{{4,250}}?),\s+(?P<rest>[A-Z].{{3,300}}?\b{_YEAR}\b.*)",
    re.DOTALL,
)
# "Lund, Jane: The Salt Roads of Tarn. Oslo 2004, p. 30."
_COLON_AUTHOR = re.compile(
    rf"(?P<authors>[^()\":\d]{{3,120}}?):\s+(?P<title>[A-Z][^()\"]{{4,250}}?)[.,]\s+(?P<rest>[A-Z].*\b{_YEAR}\b.*)",
    re.DOTALL,
)
# "Shimko, International Relations, 55" where nothing marks the title
_PLAIN_SHORT = re.compile(
    r"(?P<authors>[A-Z][^,\"\d]{2,60}),\s+(?P<title>[A-Z][^,\"\d]{4,160})(?:,\s*(?:pp?\.\s*)?(?P<pages>\d[\d–-]{0,12}))?\s*\.?\s*"
)
# "Bo Lind, review of *The Quays*, by Jane Lund, *Coast Review*"
_REVIEW = re.compile(r"[,.]?\s*\b(?:book\s+)?review\s+of\s*[:,]?\s*$", re.I)
_GROUP = re.compile(
    r"[\s.,;:]*(?:for\s+the\s+)?(?P<group>[A-Z][^.;:,]{3,80}\b(?:Group|Committee|Collaborat\w+|Network|Consortium|Investigators|Team)\b)\.\s+"
)
_KIND_AT_END = re.compile(r"\s*\[[A-Za-z' ]{3,40}\]?\s*$")
# where an address was taken out
_ADDRESS_GAP = re.compile(r" {6}")
# "Brick Dust, Journal of Kilns 2" before "(2015)"
_JOURNAL_AT_END = re.compile(
    r"(?P<title>.{4,200}?),\s+(?P<journal>[A-Z][^,]{3,80}?),?\s+(?:vol\.?\s*)?\d{1,4}(?:[,.:]?\s*(?:nos?|issue)\.?\s*\d{1,4})?",
    re.I,
)
# "Convention on Clay, opened for signature 4 March 1989"
_ADOPTED = re.compile(r",\s+(?:opened|adopted|signed|done|concluded|entered|dated|as\s+amended)\b.*", re.DOTALL)
# "1956/1998", a work of 1956 printed again
_REPRINT = re.compile(r"(?<=\d{4})/\d{4}")
_ISSUE = re.compile(
    r"(?P<name>(?:The\s)?[A-Z][\w'’&.-]*(?:\s(?:of|the|and|[A-Z][\w'’&.-]*)){0,5})(?:\s\([^()]{2,40}\))?,\s+(?P<rest>.*)",
    re.DOTALL,
)


@cache
def _document_words() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("citation_words")["document_words"])
    return re.compile(rf"(?<!\w)(?:{words})", re.I)


def marked_titles(line: str) -> Iterator[re.Match[str]]:
    """The titles that `line` marks by quotation marks or emphasis, in order."""
    patterns = [_QUOTED] if '"' in line else []
    patterns += [_SINGLE] if "'" in line or "‘" in line else []
    patterns += [EMPHASISED] if "*" in line or "_" in line else []
    found = sorted((m for p in patterns for m in p.finditer(line)), key=lambda m: m.start())
    return (m for m in found if not _NO_TITLE.fullmatch(m["title"].strip(" .,:")))


def read_author_date(line: str) -> Fields | None:
    """Author and date before the title: APA, Harvard, author-date Chicago."""
    stripped = line.strip()
    for pattern in (_BRACKETED, _BARE_YEAR):
        match = pattern.match(stripped)
        if match is None or _LOCATOR_ONLY.match(match["rest"]):
            continue
        if pattern is _BARE_YEAR and not _ends_authors(match["authors"], match["gap"], match["stop"]):
            continue
        before = match["authors"]
        date = find_date(_REPRINT.sub("", match["date"]))
        if next(marked_titles(before), None) is not None:
            continue
        authors, unsigned = read_authors(before), ""
        if not authors or (before.rstrip().endswith(".") and not _is_author_line(before)):
            authors, unsigned = (), clean(before)
            if pattern is _BARE_YEAR or not before.rstrip().endswith((".", "?", "!")) or len(unsigned.split()) < 2:
                continue
        title, after, marked = (unsigned, match["rest"], False) if unsigned else _title_of(match["rest"])
        if len(title) < 2:
            continue
        tail = read_tail(after, marked=marked, dated=date)
        container, publisher = ("" if tail.container in authors else tail.container), tail.publisher
        bare = not any(sign in match["rest"] for sign in "\"*'‘") and not any(c.isdigit() for c in after)
        if bare and date is not None and len(date.edtf) == 4 and not _ADDRESS_GAP.search(after):
            container, publisher = "", publisher or container
        return {
            "authors": authors, "title": title, "container": container, "publisher": publisher,
            "published": tail.published if date else None, "pages": tail.pages, "full": True,
            "rule": "citation.author_date",
        }  # fmt: skip
    return None


def _ends_authors(before: str, gap: str, stop: str) -> bool:
    """Is what stands before a year without brackets a list of authors, and not a title with a year in it?"""
    ended = initials_end(before)
    if ended is not None and not before[ended:].strip(" .,&"):
        return True
    if stop == "," and gap == "":
        return (
            "," not in before
            and names_organisation(before)
            and may_be_house(plain_names(before))
            and len(before.split()) <= 8
        )
    return gap in (".", ",") and _is_author_line(before)


def _is_author_line(before: str) -> bool:
    """Do these words name people, family name first, or a house?"""
    words = plain_names(before)
    if not words:
        return False
    ended = initials_end(words)
    if ended is not None and not words[ended:].strip(" .,&"):
        return True
    names = read_authors(words)
    return bool(names) and (len(names) > 1 or names[0] != words or (may_be_house(words) and len(words.split()) <= 8))


def _is_date(words: str) -> bool:
    date = find_date(words)
    return date is not None and not re.search(r"[^\W\d_]", words[: date.start] + words[date.end :])


def _title_of(rest: str) -> tuple[str, str, bool]:
    """The title at the start of `rest`, what stands after it, and whether it stands in emphasis."""
    lead = re.match(r"[\s.,:]*", rest)
    at = lead.end() if lead else 0
    for match in marked_titles(rest):
        if match.start() <= at + 1:
            return clean(match["title"]), rest[match.end() :], match.re is EMPHASISED
        break
    for stop in _DOT_STOP.finditer(rest):
        if not _ABBREVIATION.search(rest[: stop.start()]) or rest[stop.start()] != ".":
            return clean(rest[: stop.start() + 1]), rest[stop.start() + 1 :], False
    emphasised = EMPHASISED.search(rest)
    if emphasised:
        return clean(rest[: emphasised.start()]), rest[emphasised.start() :], False
    title, comma, after = rest.partition(", ")
    return clean(title), comma + after, False


def read_listed(line: str) -> Fields | None:
    """Author, title, rest, parted by full stops: Vancouver, AMA, ACS, MLA and Turabian without emphasis."""
    stripped = line.strip()
    end = initials_end(stripped)
    if end is not None and re.match(r"[.,;:]?\s*(?:et al\.?)?\s*\S", stripped[end:]):
        skipped = re.match(
            r"[\s.,;:]*(?:(?:and\s)?et\s+al\b[\s.,]*)?(?:,?\s?\(?(?:eds?|editors?)\b\.?\)?[\s.,]*)?", stripped[end:]
        )
        at = end + (skipped.end() if skipped else 0)
        authors, rest = read_authors(stripped[:end]), stripped[at:]
        if (group := _GROUP.match(stripped, end)) is not None:
            authors, rest = (*authors, group["group"]), stripped[group.end() :]
    else:
        stop = next((s for s in _DOT_STOP.finditer(stripped) if not _ABBREVIATION.search(stripped[: s.start()])), None)
        if (
            stop is None
            or not _is_author_line(stripped[: stop.start()])
            or next(marked_titles(stripped[: stop.start()]), None)
        ):
            return None
        authors, rest = read_authors(stripped[: stop.start()]), stripped[stop.start() + 1 :]
        if (
            "," not in stripped[: stop.start()]
            and not names_organisation(stripped[: stop.start()])
            and not re.search(rf";\s?{_YEAR}", rest)
        ):
            return None
    if not authors or not re.search(rf"\b{_YEAR}\b", rest):
        return None
    title, after, marked = _title_of(rest)
    if len(title) < 3 or not after.strip(" .") or _is_date(title):
        return None
    if (kind := _KIND_AT_END.search(title)) is not None:
        title, after = title[: kind.start()], f" {kind.group().strip(' ]')}]{after}"
    tail = read_tail(after, marked=marked)
    container, publisher = tail.container, tail.publisher
    if re.fullmatch(rf"[\s.,]*{re.escape(container)},?\s+{_YEAR}[\s.]*", after):
        container, publisher = "", container
    return {
        "authors": authors, "title": title, "container": "" if container in authors else container,
        "publisher": publisher, "published": tail.published, "pages": tail.pages,
        "full": tail.published is not None, "rule": "citation.listed",
    }  # fmt: skip


def read_marked(line: str, *, has_url: bool) -> Fields | None:
    """A title in quotation marks or emphasis: before it stands who wrote it, after it where and when it appeared."""
    title = next(marked_titles(line), None)
    if title is None:
        return None
    before, after = line[: title.start()], line[title.end() :]
    emphasised = title.re is EMPHASISED
    review = _REVIEW.search(before)
    if review is not None:
        before, emphasised = before[: review.start()], False
    year = re.search(rf"[(\[]?\s*(?P<date>{_YEAR_WORDS})\s*[)\]]?[.,:]?\s*$", before)
    dated = find_date(year["date"]) if year else None
    if year is not None and dated is not None:
        before = before[: year.start()]
    interview = INTERVIEW_WITH.fullmatch(before.rstrip(" ,.:;"))
    authors = read_authors(interview["who"] if interview else before)
    if len(authors) == 1 and "," in authors[0] and any(c.isdigit() for c in authors[0]):
        authors = (authors[0].partition(",")[0],)
    if not authors and not is_unsigned(before):
        return _title_before_journal(line, title) if emphasised else None
    tail = read_tail(after, marked=emphasised, dated=dated)
    words = f"review of {clean(title['title'])}" if review else clean(title["title"])
    if (
        emphasised
        and not authors
        and tail.published is not None
        and len(tail.published) == 10
        and not re.search(r"\([^()]*:", after)
    ):
        return {
            "container": words,
            "published": tail.published,
            "pages": tail.pages,
            "full": True,
            "rule": "citation.issue",
        }
    full = bool(tail.container or tail.published or has_url or tail.publisher)
    if not full and not authors and (emphasised or len(line.split()) > len(words.split()) + 8):
        return None
    rule = "citation.interview" if interview else "citation.book" if emphasised else "citation.article"
    container = "" if tail.container in authors or tail.container == words else tail.container
    return {
        "authors": authors, "title": words, "container": container, "publisher": tail.publisher,
        "published": tail.published, "pages": tail.pages, "full": full, "rule": rule,
    }  # fmt: skip


def _title_before_journal(line: str, journal: re.Match[str]) -> Fields | None:
    """ "Mara Quist, Who pays for rain?, *Tarn Herald*, 3 May 2012": the title bears no mark, the journal does."""
    who, comma, title = line[: journal.start()].strip().partition(", ")
    authors = read_authors(who)
    if not comma or not authors or not title.strip(" ,") or "." in title.strip(" ,."):
        return None
    tail = read_tail(line[journal.end() :], marked=True)
    if tail.published is None:
        return None
    return {
        "authors": authors, "title": clean(title), "container": clean(journal["title"]), "published": tail.published,
        "pages": tail.pages, "full": True, "rule": "citation.unmarked_article",
    }  # fmt: skip


def read_unmarked(line: str) -> Fields | None:
    """Books, reports, issues and short forms in a text that lost its italics."""
    stripped = " ".join(line.split())
    for pattern in (_BOOK, _COLON_AUTHOR, _COMMA_CHAIN):
        match = pattern.match(stripped)
        if match is None or not (authors := read_authors(match["authors"])):
            continue
        after = match["imprint"] + match["rest"] if pattern is _BOOK else f", {match['rest']}"
        tail = read_tail(after, marked=pattern is not _COMMA_CHAIN)
        journal = _JOURNAL_AT_END.fullmatch(match["title"]) if pattern is _BOOK and "(" not in match["title"] else None
        return {
            "authors": authors, "title": clean(journal["title"] if journal else match["title"]),
            "container": clean(journal["journal"]) if journal else "" if _is_place(tail.container) else tail.container,
            "publisher": tail.publisher, "published": tail.published, "pages": tail.pages, "full": True,
            "rule": "citation.unmarked_book",
        }  # fmt: skip
    if (issue := _issue(stripped)) is not None:
        return issue
    short = _PLAIN_SHORT.fullmatch(" ".join(without_other_numbers(stripped).split()).rstrip(" ,."))
    if short and len(stripped.split()) <= 16 and (authors := read_authors(short["authors"])):
        return {
            "authors": authors,
            "title": clean(short["title"]),
            "pages": (short["pages"] or "").replace("–", "-"),
            "rule": "citation.unmarked_short",
        }
    return _document(stripped)


def _is_place(container: str) -> bool:
    """One word before the year ("Geneva, 2015") is where a book came out, unless it is how a paper is called."""
    return " " not in container and not names_organisation(container)


def _issue(stripped: str) -> Fields | None:
    """ "The Courier, 12 August 1998, p. 3": an issue of a newspaper as a whole."""
    match = _ISSUE.fullmatch(stripped)
    if match is None:
        return None
    tail = read_tail(match["rest"], marked=True)
    if tail.published is None or len(tail.published) != 10 or len(match["rest"].split()) > 8:
        return None
    if not (tail.pages or match["name"].startswith("The ") or names_organisation(match["name"])):
        return None
    return {
        "container": clean(match["name"]),
        "published": tail.published,
        "pages": tail.pages,
        "full": True,
        "rule": "citation.issue",
    }


def _document(stripped: str) -> Fields | None:
    """A line that a word for documents ("resolution", "census") and a date show to name one."""
    date = find_date(stripped)
    if date is None or len(stripped.split()) > 40 or not _document_words().search(stripped):
        return None
    title = clean(re.sub(r"\s(?:of|dated|on|from|in)\s*$", "", stripped[: date.start]) if date.start > 12 else stripped)
    series = REPORTER.search(stripped[date.end :])
    return {
        "title": _ADOPTED.sub("", title), "container": series["name"] if series else "", "published": date.edtf,
        "full": True, "rule": "citation.document",
    }  # fmt: skip


def read_address(line: str) -> Fields:
    """What stands beside an address: little or nothing."""
    words = clean(line.replace("_", " "))
    if len(words.split()) > 25:
        return {"full": True, "rule": "citation.address_in_text"}
    date = find_date(line)
    title, _, container = words.partition(",")
    return {
        "title": clean(title) if len(title.split()) > 1 else "", "container": clean(container.split(",")[0]),
        "published": date.edtf if date else None, "full": True, "rule": "citation.address",
    }  # fmt: skip
