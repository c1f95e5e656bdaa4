"""Things that are built, held or based in a named place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import content_words

# "will be built in Ghent", "is based in San Marino": the verb, then the place by name.
_WHERE = re.compile(
    r"\b(?P<verb>built|located|based|situated|headquartered|housed|assembled|held|buried|born|signed)\s+(?:in|at)\s+(?:the\s+)?"
    r"(?P<place>[^\W\d_][\w'’-]{1,30}(?:\s[^\W\d_a-z][\w'’-]{1,30}){0,3})"
)
_SUBJECT_END = re.compile(r"[,;:]|\b(?:will|would|is|was|are|were|has|have|had|to)\b", re.I)
PREFIX = "place "


def read_places(reading: Reading) -> Iterator[Frame]:
    """A frame for each thing that a sentence puts in a named place that is no country."""
    for match in _WHERE.finditer(reading.text):
        place = match["place"]
        start, end = reading.at(match.start("place")), reading.at(match.end("place"))
        if not place[0].isupper() or any(country_named(e) for e in reading.entities if e.start < end and start < e.end):
            continue
        stop = _SUBJECT_END.search(reading.text, 0, match.start())
        subject = reading.at(stop.start() if stop else match.start())
        words = content_words(reading.context.view, reading.start, subject, reading.entities)
        if not words:
            continue
        period = reading.date_attached(reading.at(match.start()), end)
        yield Frame(
            kind=FrameKind.STATEMENT,
            predicate=PREFIX + match["verb"].lower(),
            start=reading.at(match.start()),
            end=end,
            object=place.lower(),
            earliest=period[0],
            latest=period[1],
            topic=frozenset(words) | ({ANOTHER} if reading.aside else frozenset()),
            rule="place.named",
        )
