"""Words and digits that have the form of a date and are none, or that could not be placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.analysis.extraction.date_forms import FORMS
from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.partial_dates import PartialDate, of_day
from claims.analysis.extraction.refusals import Refusal
from claims.analysis.lexicon import load
from claims.analysis.spans import Span

_FOUR_DIGITS = re.compile(r"(?<![\w.,-])(?:1[0-9]|20|21)\d\d(?![\w]|[.,]\d)")

# What a text written on some day, or after some date, would have told.
_ANY_DAY = of_day(2001, 5, 3)
_DATED = "It began on 3 May 2001. "


@cache
def _months() -> re.Pattern[str]:
    names = sorted((re.escape(month.capitalize()) for month in load("dates")["months"]), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?!\w)")


def refused_dates(
    view: str, low: int, high: int, taken: Sequence[Span], written: PartialDate | None
) -> Iterator[Refusal]:
    """What has the form of a date in `view[low:high]` and is covered by none of the `taken` dates.

    `written` is when the document was written, as far as it is known. Of refusals that overlap the longest is given.
    """
    words = view[low:high]
    found = [*_ill_formed(words), *_untold(words, written)]
    found += (Refusal(*match.span(), "undated.not_a_year") for match in _FOUR_DIGITS.finditer(words))
    found += (Refusal(*match.span(), "undated.month_as_word") for match in _months().finditer(words))
    kept: list[Span] = [*taken]
    for refusal in sorted(found, key=lambda r: (r.start - r.end, r.start)):
        span = Span(refusal.start, refusal.end).shifted(low)
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
            yield Refusal(span.start, span.end, refusal.rule, refusal.detail)


def _ill_formed(words: str) -> Iterator[Refusal]:
    """Stretches that a form matches and its reader, or the calendar, refuses."""
    for form in FORMS:
        for match in form.pattern.finditer(words):
            atom = form.read(match)
            if atom is None:
                yield Refusal(*match.span(), "undated.refused_form", form.rule)
            elif atom.year and atom.valued() is None:
                yield Refusal(*match.span(), "undated.no_such_day", form.rule)


def _untold(words: str, written: PartialDate | None) -> Iterator[Refusal]:
    """Dates that would be told from the day of writing, or from a date before them, and were not for want of it."""
    known = {(date.start, date.end) for date in find_dates(words, written)}
    rule = "undated.too_coarse" if written else "undated.no_writing"
    for date in find_dates(words, _ANY_DAY):
        if (date.start, date.end) not in known:
            yield Refusal(date.start, date.end, rule, date.rule)
    for date in find_dates(_DATED + words):
        if date.start >= len(_DATED) and (date.start - len(_DATED), date.end - len(_DATED)) not in known:
            yield Refusal(date.start - len(_DATED), date.end - len(_DATED), "undated.nothing_before", date.rule)
