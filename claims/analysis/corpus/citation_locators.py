"""Where in a work: pages, and the numbers that are none (volume, issue, edition, chapter, paragraph)."""

from __future__ import annotations

import re

_N = r"[A-Z]{0,2}\d{1,5}[a-d]?"
_E = r"[a-z]\d{1,6}"
_RANGE = rf"(?:{_E}|{_N})(?:\s?[-–—]\s?(?:{_E}|{_N}))?(?:\s?n\.?\s?\d{{1,3}}|\s?(?:ff?|n)\b\.?)?"
_LIST = rf"{_RANGE}(?:(?:,\s?|\s(?:and|&)\s){_RANGE}){{0,6}}"
_ROMAN = r"[ivxlc]{1,8}(?:\s?[-–—]\s?[ivxlc]{1,8})?\b"

# What has a number and is no page. Each with an example.
_OTHER_NUMBERS = re.compile(
    r"""
      # vol. 6
      \b(?:vols?|volumes?|bd|tome)\b\.?\s?(?:\d{1,4}(?:\s?[-/–]\s?\d{1,4})?|[IVXLC]{1,7}\b)
      # no. 2
    | \b(?:nos?|nr|issues?|iss|numbers?)\b[.:]{0,2}\s?\d{1,5}(?:\s?[-/–]\s?\d{1,5})?
      # Art. no. 1123
    | \b(?:art(?:icle)?|id)\.?\s+(?:no\.?\s+)?[a-z]?\d{1,9}\b
      # chap. 3, sec. B, s 4(2)
    | (?<![.\w])(?:chap(?:ter)?s?|ch|paras?|sections?|secs?|(?-i:ss?)|pts?|parts?|figs?|figures?|tables?|lines?|cols?
        |appendix|annex|rr?|sch)\b\.?\s?(?:\d{1,4}[A-Z]?(?:\(\w{1,4}\)){0,3}(?:[-–]\d{1,4})?|[IVX]{1,5}\b|[A-Z]\b)
    | [§¶]{1,2}\s?[\w.()-]{1,12}
      # 2nd ed.
    | \b\d{1,2}(?:st|nd|rd|th)\s+(?:rev(?:ised|\.)?\s+)?edn?\b\.?
      # 3 vols.
    | \b\d{1,2}\s+vols?\b\.?
      # 19(1), 12 (3):
    | \b\d{1,4}\s?\(\s?(?!(?:1[5-9]|20)\d\d\b)
        (?:\d{1,4}(?:\s?[-–/,]\s?\d{1,4})?|suppl?[^()]{0,12}|[A-Z][a-z]{2,8})\s?\)(?=\s?[:,.;\s]|$)
      # 4.1 (2003)
    | \b\d{1,3}\.\d{1,3}(?=\s?\()
      # 12:3 (2010)
    | \b\d{1,3}:\d{1,3}(?=\s?[(,])
      # 2003;37:11-19
    | (?<=[;,\s])(?!(?:1[5-9]|20)\d\d\b)\d{1,4}
        (?:\s?\((?![^()]{0,20}(?:1[5-9]|20)\d\d)[^()]{1,20}\))?(?=\s?:\s?[A-Z]?\d)
      # 14 (2011)
    | \b(?:\d{1,4}|[ivxlcIVXLC]{1,7})(?=\s?,?\s?\((?:[A-Z][a-z]{2,9}\.?\s)?(?:1[5-9]|20)\d\d\b)
      # 12, no. 3
    | \b\d{1,3}(?=\s?,\s?(?:no|issue)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PIN = re.compile(rf"(?:,|\s)\s*\bat\s+(?:pp?\.\s*)?\[?(?P<p>{_LIST})\]?")
_MARKED = re.compile(rf"\b(?:pp?|pgs?|pages?)\b\.?\s?(?P<p>{_LIST}|{_ROMAN})", re.I)
_AFTER_COLON = re.compile(rf":\s*(?P<p>{_RANGE})(?=\s*(?:[.,;)]|$))")
_PARAGRAPH = re.compile(r"\s\[(?P<p>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\]\s*\.?\s*$")
_IMPRINT_END = re.compile(rf"\)\s*,?\s*(?P<p>(?:{_ROMAN},\s)?{_LIST})\s*\.?\s*$")
_GERMAN = re.compile(rf"(?<![\w.])S\.\s?(?P<p>{_RANGE})")
_AT_END = re.compile(rf"(?:^|[,)\]:.])\s*\[?(?P<p>{_RANGE}(?:(?:,\s?){_RANGE}){{0,4}})\]?\s*\.?\s*$")
_IN_MIDDLE = re.compile(r",\s*(?P<p>\d{1,5}\s?[-–—]\s?\d{1,5})(?=\s*[.,(])")
_LEGAL = re.compile(
    r"\b[A-Z][\w.&' ]{0,40}?\s\d{1,5},\s*(?P<p>\d{1,5}(?:[-–]\d{1,5})?)(?:\s?n\.?\s?\d{1,3})?(?=\s*(?:\(|\.|$))"
)
_PASSIM = re.compile(r"\bpassim\b", re.I)


def without_other_numbers(after: str) -> str:
    """`after` with the numbers that are no pages blank, of the same length."""
    return _OTHER_NUMBERS.sub(lambda m: " " * len(m.group()), after)


def pages_in(after: str) -> str:
    """The pages that `after` (what stands after a title, its date blank) gives; "" where it gives none.

    A page named by "at" is where the words stand, and goes before the pages of the whole piece.
    """
    plain = without_other_numbers(after.replace("*", " ").replace("_", " ")).rstrip()
    for pattern in (_PIN, _MARKED, _LEGAL, _PARAGRAPH, _IMPRINT_END, _AT_END, _GERMAN, _AFTER_COLON, _IN_MIDDLE):
        for match in pattern.finditer(plain):
            pages = _plain(match["p"], last=pattern in (_AT_END, _LEGAL))
            if pages and (pattern is _MARKED or not re.fullmatch(r"(?:1[5-9]|20)\d\d", pages)):
                return pages
    return "passim" if _PASSIM.search(plain) else ""


def _plain(pages: str, *, last: bool) -> str:
    """ "12 – 15" as "12-15"; of "345, 350" at the end of a reference the last, where the words stand."""
    joined = re.sub(r"\s?[-–—]\s?", "-", " ".join(pages.split())).replace(" and ", ", ").replace(" & ", ", ")
    joined = re.sub(r"\s?(?:n\.?\s?\d{1,3}|(?:ff?|n)\.?)(?=,|$)", "", joined)
    return joined.rsplit(", ", 1)[-1] if last else joined
