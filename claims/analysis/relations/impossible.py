"""Values that cannot be, whatever other documents say: each found within one document, with the sentence that says why.

A death before a birth, an event told as past that lies after the day of writing, a part larger than its whole. Whether
a cited work is older than the fact that it supports needs the note and the text and is a relation: `rule_works`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.extraction.values import Assertion
from claims.analysis.relations import impossible_days as days
from claims.analysis.relations import impossible_lives as lives
from claims.analysis.relations import impossible_parts as parts
from claims.analysis.relations import impossible_writing as writing
from claims.analysis.relations.impossible_told import Clash, Place, Told, told_sentences
from claims.analysis.relations.impossible_works import citation_clashes
from claims.analysis.relations.values import ImpossibleValue

Check = Callable[[Told], Iterator[Clash]]

CHECKS: tuple[Check, ...] = (
    lives.life_in_brackets,
    lives.life_told,
    lives.age_beyond_life,
    lives.age_now,
    days.no_such_day,
    days.weekday_of_other_date,
    days.end_before_start,
    days.done_before_begun,
    writing.told_before_it_happened,
    writing.target_gone_by,
    parts.part_over_whole,
    parts.part_of_all,
    parts.subset_over_whole,
    parts.parts_over_whole,
    parts.share_over_hundred,
    parts.shares_over_hundred,
)
"""Each looks at one sentence; the order makes no difference to what is found."""


def impossible_values(parsed: ParsedDocument, assertions: Sequence[Assertion]) -> list[ImpossibleValue]:
    """The values of a document that cannot be, in the order of their places.

    `assertions` are those that `extract` found in `parsed`: their figures, dates and names are what is checked, and a
    value belongs to the one in which it stands. What lies in the future or in the past is told from the day of
    publication that the document prints; where it prints none, only what holds without it is found.
    """
    found = {}
    for told in told_sentences(parsed, assertions):
        for check in CHECKS:
            for clash in check(told):
                places = tuple((start + told.start, end + told.start) for start, end in clash.places)
                found[clash.rule, places] = _value(parsed, assertions, clash, places)
    for clash in citation_clashes(parsed):
        found[clash.rule, clash.places] = _value(parsed, assertions, clash, clash.places)
    return sorted(found.values(), key=lambda v: (v.start, v.end, v.rule, v.places))


def _value(
    parsed: ParsedDocument, assertions: Sequence[Assertion], clash: Clash, places: tuple[Place, ...]
) -> ImpossibleValue:
    start, end = min(p[0] for p in places), max(p[1] for p in places)
    return ImpossibleValue(
        start=start,
        end=end,
        surface=parsed.text[start:end],
        places=tuple(sorted(places)),
        rule=clash.rule,
        sentence=clash.sentence,
        left=clash.left,
        right=clash.right,
        assertion=_assertion_at(assertions, places),
    )


def _assertion_at(assertions: Sequence[Assertion], places: Sequence[Place]) -> Place | None:
    """The place of the assertion that holds most of `places`, the shortest of several; None where none holds any."""
    held = [
        (sum(min(end, a.end) - max(start, a.start) for start, end in places if start < a.end and a.start < end), a)
        for a in assertions
    ]
    most = max(held, key=lambda h: (h[0], h[1].start - h[1].end, -h[1].start), default=None)
    return (most[1].start, most[1].end) if most and most[0] > 0 else None
