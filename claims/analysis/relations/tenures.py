"""From when to when somebody had a role, as it stands right behind the role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.analysis.relations.clauses import has_verb
from claims.analysis.relations.periods import UNKNOWN, Period
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind

ROLE = "role "
TENURE = "tenure "
# "The director, P, was appointed in 2020".
APPOINTED = re.compile(
    r",?\s+(?:was|had\s+been|has\s+been)\s+(?:appointed|named|elected|installed|sworn\s+in)\s+(?:in|on)\s", re.I
)
SPAN = re.compile(
    r",?\s*\(?(?:(?:from|between)\s+(?P<first>\d{4})\s*(?:to|and|until|till|-|\u2013)\s*(?P<last>\d{4})"
    r"|(?P<since>since)\s|(?P<until>until)\s|\(\s*(?P<a>\d{4})\s*[-\u2013]\s*(?P<b>\d{4})?\s*\))",
    re.I,
)


def tenure_behind(reading: Reading, end: int, role: Frame) -> Iterator[Frame]:
    """ "finance minister from 2002 to 2005", "chief executive since January": what stands behind a role at `end`."""
    view = reading.context.view
    named = APPOINTED.match(view, end, reading.end)
    if named and (date := next((d for d in reading.dates if 0 <= d.start - named.end() <= 12), None)):
        yield replace(
            role, predicate=TENURE + role.predicate.removeprefix(ROLE), end=date.end, modifier="start",
            stage=f"{date.earliest or ''}/", earliest=date.earliest, latest=date.latest, rule="role.tenure",
        )  # fmt: skip
        return
    rest = re.compile(
        r"[^;:()]{0,50}?(?=,?\s*(?:\bfrom\s+\d{4}|\bbetween\s+\d{4}|\(?since\b|\(\s*\d{4}|\buntil\b))"
    ).match(view, end, reading.end)
    span = SPAN.match(view, rest.end() if rest else end, reading.end)
    if span is None or has_verb(view[end : span.start()]):
        return
    first = span["first"] or span["a"]
    last = span["last"] or span["b"]
    period: Period = (f"{first}-01-01" if first else None, f"{last}-12-31" if last else None)
    starts: Period = (f"{first}-01-01", f"{first}-12-31") if first else UNKNOWN
    ends: Period = (f"{last}-01-01", f"{last}-12-31") if last else UNKNOWN
    if span["since"]:
        date = next((d for d in reading.dates if 0 <= d.start - span.end() <= 12), None)
        starts = (date.earliest, date.latest) if date else UNKNOWN
        period = (starts[0], None)
    if span["until"] or (starts == UNKNOWN and ends == UNKNOWN):
        return
    for side, when in (("start", starts), ("end", ends)):
        if when != UNKNOWN:
            yield Frame(
                kind=FrameKind.ROLE,
                predicate=TENURE + role.predicate.removeprefix(ROLE),
                start=role.start,
                end=span.end(),
                person=role.person,
                called=role.called,
                modifier=side,
                stage=f"{period[0] or ''}/{period[1] or ''}",
                earliest=when[0],
                latest=when[1],
                topic=role.topic,
                rule="role.tenure",
            )
