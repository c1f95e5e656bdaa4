"""Cited works with dates that cannot be: read before they were out, or out after the text that cites them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.corpus.documents import Citation, CitationForm, ParsedDocument
from claims.analysis.extraction.dates import find_dates
from claims.analysis.relations.frames_works import url_period
from claims.analysis.relations.impossible_told import ZONE_DAYS, Clash
from claims.analysis.relations.periods import UNKNOWN, Period, before, days, days_apart, edtf_period, in_words

# Magazines and journals are out up to a quarter before the month that they print.
COVER_DAYS = 92
# Where a work prints no day, its address may carry that of a neighbouring month.
MONTH_DAYS = 31

_IN_PRESS = re.compile(r"\b(?:forthcoming|in\s+press|to\s+appear|in\s+preparation|accepted|draft)\b", re.I)
_OTHER_DATE = re.compile(
    r"\b(?:accessed|retrieved|viewed|visited|consulted|updated|modified|checked|cited|archived|captured|revised|reprinted|first\s+published|originally|"
    r"posted|of|on|from|to|until|since|between|dated|session|meeting|conference|held|before|after|by)\W+(?:on\s+)?$",
    re.I,
)
_QUOTED = re.compile(r"[\"\u201c\u2018'][^\"\u201d]*[\"\u201d]|_[^_]+_|\*[^*]+\*|https?://\S+")


def citation_clashes(parsed: ParsedDocument) -> Iterator[Clash]:
    """The clashes of all works that `parsed` cites in full."""
    written = edtf_period(parsed.published)
    for note in parsed.notes:
        for citation in note.citations:
            if citation.form is CitationForm.FULL:
                yield from _of_work(citation, written)


def _of_work(citation: Citation, written: Period) -> Iterator[Clash]:
    published, accessed = edtf_period(citation.published), edtf_period(citation.accessed)
    address = url_period(citation.url)

    def clash(rule: str, sentence: str, left: Period, right: Period) -> Clash:
        return Clash(rule, ((citation.start, citation.end),), sentence, in_words(left), in_words(right))

    if before(accessed, published) and days_apart(accessed, published) > ZONE_DAYS:
        sentence = f"The work is dated {in_words(published)}, and was consulted before that: {in_words(accessed)}."
        yield clash("impossible.read_before_published", sentence, accessed, published)
    if before(written, accessed) and days_apart(written, accessed) > ZONE_DAYS:
        sentence = f"It was consulted ({in_words(accessed)}) after this text was written ({in_words(written)})."
        yield clash("impossible.read_after_writing", sentence, accessed, written)
    if before(written, published) and not _IN_PRESS.search(citation.surface):
        exact = days(published) == 1 and days_apart(written, published) > ZONE_DAYS
        if exact or days_apart(written, published) > COVER_DAYS:
            sentence = f"The work is dated {in_words(published)}, and the text that cites it {in_words(written)}."
            yield clash("impossible.work_after_writing", sentence, published, written)
    room = ZONE_DAYS if days(published) == 1 else MONTH_DAYS
    if days_apart(published, address) > room:
        sentence = f"The work is dated {in_words(published)}, and its address carries {in_words(address)}."
        yield clash("impossible.address_dated_otherwise", sentence, published, address)
    yield from _dated_two_ways(citation, published)


def _dated_two_ways(citation: Citation, published: Period) -> Iterator[Clash]:
    """A note that prints two days of publication for one work: "Daily Ferry, 5 May 2012 (12 May 2012)"."""
    if days(published) != 1:
        return
    text = _QUOTED.sub(lambda m: " " * len(m.group()), citation.surface)
    for found in find_dates(text):
        period = (found.earliest, found.latest)
        if period == UNKNOWN or found.earliest != found.latest or not re.search(r"\d{4}", found.surface):
            continue
        if days_apart(period, published) <= ZONE_DAYS or _OTHER_DATE.search(text[: found.start]):
            continue
        if edtf_period(citation.accessed) == period or not _ends(text[found.end :]):
            continue
        place = (citation.start + found.start, citation.start + found.end)
        sentence = f"The note dates the work {in_words(published)} and {in_words(period)}."
        yield Clash("impossible.note_dated_two_ways", (place,), sentence, in_words(published), in_words(period))
        return


def _ends(behind: str) -> bool:
    return re.match(r"\s*(?:[).,;\]]|$)", behind) is not None
