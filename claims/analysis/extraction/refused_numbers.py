"""Numbers that were not taken as figures, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.analysis.extraction.assertion_values import takes_up_a_pair
from claims.analysis.extraction.number_atoms import scan
from claims.analysis.extraction.number_reader import Number, read_numbers
from claims.analysis.extraction.quantities import find_quantities
from claims.analysis.extraction.quantity_never import never_rule
from claims.analysis.extraction.refusals import Refusal
from claims.analysis.spans import Span

_WORD_BEFORE = re.compile(r"[^\W\d_][\w.]*[\s.#-]{1,3}$")
_TOKEN_BEFORE = re.compile(r"[^\s,;()\"]{1,40}$")
_TOKEN_AFTER = re.compile(r"[^\s,;()\"]{1,40}")
# "ninth", "9th", "number one", "No. 1"; not the "no" of "no ferry"
_ORDINAL = re.compile(r"(?:number|no\.|#)\s?\w+|(?!no\b|number\b)[\w-]+", re.IGNORECASE)
# "3-1"
_DASHED = re.compile(r"[-–]\d")
_REACH = 40


def refused_numbers(view: str, low: int, high: int, taken: Sequence[Span]) -> Iterator[Refusal]:
    """The numbers of `view[low:high]` that none of the `taken` values covers; `low` should begin a paragraph.

    `taken` are the figures and dates that were found there.
    """
    words = view[low:high]
    spared = [*taken]
    for quantity in find_quantities(words):
        span = Span(quantity.start, quantity.end).shifted(low)
        if any(span == other for other in taken):
            continue
        pair = takes_up_a_pair(words, quantity)
        if pair or any(span.overlaps(other) for other in taken):
            yield Refusal(span.start, span.end, "never.pair" if pair else "never.part_of_longer")
            spared.append(span)
    pieces = scan(words)
    for number in read_numbers(words, pieces.atoms):
        span = Span(number.start, number.end).shifted(low)
        if not any(span.overlaps(other) for other in spared):
            yield Refusal(span.start, span.end, *_why(words, number))
    for place in pieces.ranks:
        ordinal = _ORDINAL.match(words, place)
        rank = Span(*ordinal.span()).shifted(low) if ordinal else None
        if rank and not any(rank.overlaps(other) for other in spared):
            yield Refusal(rank.start, rank.end, "never.rank")


def _why(words: str, number: Number) -> tuple[str, str]:
    """The rule that refuses the number, and what it saw there."""
    rule = never_rule(words, number)
    if rule in ("never.joined_before", "never.joined_after", "never.address"):
        before = _TOKEN_BEFORE.search(words, max(0, number.start - _REACH), number.start)
        after = _TOKEN_AFTER.match(words, number.end)
        start, end = before.start() if before else number.start, after.end() if after else number.end
        whole = words[start:end].strip(".:")
        return rule, f"part of “{whole}”"
    if rule == "never.designated":
        led = _WORD_BEFORE.search(words, max(0, number.start - _REACH), number.start)
        return rule, f"after “{led.group().strip()}”" if led else ""
    if rule:
        return rule, ""
    if _DASHED.match(words, number.end):
        return "never.score", ""
    if number.value == 1 and number.words:
        return "never.pronoun", ""
    return ("never.share" if number.fraction else "never.counts_nothing"), ""
