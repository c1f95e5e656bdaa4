"""Addresses in a note: links, DOIs, and the day on which an address was looked up."""

from __future__ import annotations

import re

from claims.analysis.corpus.citation_values import blanked
from claims.analysis.corpus.written import find_date
from claims.analysis.lexicon import load

# the rest of an address that was broken at a line end: "https://a.example/reports/\nberths-2014.html"
_BROKEN = (
    r"(?:(?<=[/_=&?%~-])[ \t]?\r?\n[ \t]{0,8}(?=[^\s<>]{0,200}(?:[-_/=&?%\d]|\.\w))[a-z0-9%][^\s<>\"\])]{1,400}){0,4}"
)
# "[shown](https://...)"
_LINK = re.compile(
    r"\[(?P<shown>[^\]\n]{0,2000})\]\(\s*(?P<url>https?://[^\s)]{3,2000}(?:\([^\s()]{0,200}\)[^\s)]{0,500})?)\s*\)"
)
# "<https://...>", also broken over lines
_ANGLED = re.compile(r"<\s*(?P<url>https?://[^\s<>]{3,2000}(?:[ \t]?\r?\n[ \t]{0,8}[^\s<>]{1,400}){0,4})\s*>")
# "https://...", "www...."
_BARE = re.compile(rf"(?P<url>(?:https?://|www\.)[^\s<>\"\])]{{3,2000}}{_BROKEN})", re.I)
# "herald.example/2015/strike", an address without its scheme
_HOST = re.compile(r"(?<![\w/.@-])(?P<url>(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12}/[^\s<>\"\])]{2,400})")
# "doi:10.5555/abc", "https://doi.org/10.5555/abc", "DOI 10.5555/abc"
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi\.org/|\bdoi\b:?\s{0,3})(?P<doi>10\.\d{4,9}/[^\s\"<>\])]{1,200})", re.I
)
# "arXiv:1901.01234v2 [cs.CL]"
_ARXIV = re.compile(r"\barxiv:\s?(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7})(?:v\d{1,2})?(?:\s?\[[\w.-]{2,16}\])?", re.I)
# what leads to an address and says nothing of the work
_LEAD = re.compile(
    r"\[?\b(?:online|internet)\]?\.?\s*(?:available(?:\s+(?:at|from|online))?:?\s*)?$|"
    r"\(?\b(?:available|accessible|archived|found|online)(?:\s+online)?(?:\s+(?:at|from|via))?\s*:?\s*$|\burl:?\s*$|\bat\s*:?\s*$",
    re.I,
)
# "(accessed", "Retrieved", "[last visited on", "[cited", "Web."
_ACCESS = re.compile(
    r"[(\[]?\s?\b(?:(?:last|date)\s+)?(?:accessed|retrieved|viewed|visited|checked|consulted|access\s+date)\b(?:\s+on\b)?\s*:?\s*"
    r"|\[(?:cited|citado)\s+|\bweb\.\s+",
    re.I,
)
_AFTER_ACCESS = re.compile(r"\s*(?:,?\s*(?:from|at|via)\b:?)?\s?[)\]]?")
_MARKDOWN_ESCAPE = re.compile(r"\\(?=[_*~&#%()\[\].-])")
_CLOSING = ".,;:!?'*_"


def has_address(line: str) -> bool:
    """May `line` hold an address? A cheap test before the patterns."""
    lower = line.lower()
    return "://" in lower or "www." in lower or "doi" in lower or "arxiv:" in lower or "/" in lower


def address_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where addresses stand in `text[start:end]`, with the brackets of a link."""
    if not has_address(text[start:end]):
        return []
    return [m.span() for p in (_LINK, _ANGLED, _BARE) for m in p.finditer(text, start, end)]


def take_address(line: str) -> tuple[str, str | None]:
    """`line` with its addresses blank, and the address of the work: its DOI, else the first one.

    The words of a link stay, in quotation marks: they are the title.
    """
    if not has_address(line):
        return line, None
    doi = _DOI.search(line)
    url = f"https://doi.org/{doi['doi'].rstrip(_CLOSING)}" if doi else None
    if doi:
        line = blanked(line, doi.start(), doi.start("doi") + len(doi["doi"].rstrip(_CLOSING)))
    if (preprint := _ARXIV.search(line)) is not None:
        url = url or f"https://arxiv.org/abs/{preprint['id']}"
        line = blanked(line, *preprint.span())
    for pattern in (_LINK, _ANGLED, _BARE, _HOST):
        while match := pattern.search(line):
            shown, end = "", match.end()
            if pattern is _LINK:
                shown = _shown(match["shown"])
            elif pattern is not _ANGLED:
                end = match.start("url") + len(_without_closing(match["url"]))
            url = url or _address(line[match.start("url") : end] if pattern in (_BARE, _HOST) else match["url"])
            line = _blank_address(line, match.start(), end, shown)
    return line, url


def _shown(words: str) -> str:
    """The words of a link where they may be a title."""
    plain = words.strip()
    short = load("citation_words")["link_words"]
    return "" if "://" in plain or plain.lower().startswith("www.") or plain.lower() in short else plain


def _blank_address(line: str, start: int, end: int, shown: str) -> str:
    if shown:
        marks = any(sign in shown for sign in '"*“”')
        head = f" {shown} " if marks else f'"{shown}"'
        return line[:start] + head + " " * (end - start - len(head)) + line[end:]
    lead = _LEAD.search(line, max(0, start - 60), start)
    return blanked(line, lead.start() if lead else start, end)


def _without_closing(url: str) -> str:
    """`url` without the punctuation of the sentence; a closing bracket stays where the address opens one."""
    url = url.rstrip(_CLOSING)
    while url.endswith(")") and url.count("(") < url.count(")"):
        url = url[:-1].rstrip(_CLOSING)
    return url


def _address(printed: str) -> str:
    url = _MARKDOWN_ESCAPE.sub("", "".join(printed.strip("<> ").split()))
    return url if "://" in url else f"http://{url}"


def take_accessed(line: str) -> tuple[str, str | None]:
    """`line` without the day on which an address was looked up, and that day (EDTF)."""
    for match in _ACCESS.finditer(line):
        date = find_date(line, match.end(), min(len(line), match.end() + 34))
        if date is None or line[match.end() : date.start].strip(" ,"):
            continue
        after = _AFTER_ACCESS.match(line, date.end)
        return blanked(line, match.start(), after.end() if after else date.end), date.edtf
    return line, None
