"""When an office was held, where the text says so right beside it: "prime minister from 1990 to 1994"."""

from __future__ import annotations

import re

_YEAR = r"(?:1[5-9]|20)\d\d"
# "May 1990", "12 May 1990", "early 1990": the year alone is read
_LED = r"(?:(?:early|mid|late)[\s-]{1,2})?(?:\d{1,2}\s{1,2})?(?:[A-Z][a-z]{2,8}\.?\s{1,2}(?:\d{1,2},\s{1,2})?)?"
_AFTER = re.compile(
    rf"""[,]?\s{{1,2}}(?P<open>\()?(?:
        (?:from|between|during)?\s{{0,2}}{_LED}(?P<first>{_YEAR})
            (?:\s{{0,2}}[-–—/]\s{{0,2}}|\s{{1,2}}(?:to|until|till|and|through)\s{{1,2}}){_LED}(?P<last>{_YEAR}|\d\d)(?!\d)
        |(?:since|from)\s{{1,2}}{_LED}(?P<since>{_YEAR})(?!\d)
        |(?:until|till|to)\s{{1,2}}{_LED}(?P<until>{_YEAR})(?!\d)
        |(?:in|during)\s{{1,2}}the\s{{1,2}}(?P<decade>(?:1[5-9]|20)\d)0s
        |in\s{{1,2}}{_LED}(?P<year>{_YEAR})(?=\s?[,.;)]|\s?$)
    )""",
    re.VERBOSE,
)
# "the 2013-17 finance minister"
_BEFORE = re.compile(
    rf"""(?:(?<!\bfrom\s)(?<!\bin\s)(?<!\bof\s)\b(?P<first>{_YEAR})\s?[-–—/]\s?(?P<last>{_YEAR}|\d\d)
        |\bthe\s{{1,2}}(?P<year>{_YEAR}))\s{{1,2}}$""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_BEFORE = 24
_LONGEST_AFTER = 80


def period_of(view: str, start: int, end: int) -> str:
    """The period (EDTF, years) of an office that stands in `[start, end)` of `view`, "" where none is told.

    "1990/1994" for "from 1990 to 1994", "2015/.." for "since 2015", "../2012" for "until 2012", "199X" for a decade.
    """
    after = _AFTER.match(view, end, end + _LONGEST_AFTER)
    if after is not None:
        return _edtf(after)
    before = _BEFORE.search(view, max(0, start - _LONGEST_BEFORE), start)
    if before is None:
        return ""
    return before["year"] or _range(before["first"], before["last"])


def past_period(view: str, end: int) -> int:
    """The end of the words that tell a period behind an office that ends at `end`; `end` itself where none do."""
    after = _AFTER.match(view, end, end + _LONGEST_AFTER)
    return end if after is None else after.end() + (after["open"] is not None and view[after.end() :][:1] == ")")


def has_ended(period: str) -> bool:
    """Whether a period has an end: "1990/1994" and "../2012", not "2015/.."; a single year or decade has one."""
    return bool(period) and not period.endswith("..")


def _edtf(match: re.Match[str]) -> str:
    if match["first"]:
        return _range(match["first"], match["last"])
    if match["since"]:
        return f"{match['since']}/.."
    if match["until"]:
        return f"../{match['until']}"
    return f"{match['decade']}X" if match["decade"] else match["year"]


def _range(first: str, last: str) -> str:
    """`1990`, `94` -> 1990/1994; "" where the years run backwards."""
    full = last if len(last) > 2 else first[:2] + last
    return f"{first}/{full}" if first <= full else ""
