"""At what time of day something happened, as a sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.extraction.clock import ClockTime, find_times
from claims.analysis.extraction.values import Modality
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.periods import UNKNOWN
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import content_words

# What is told in the clause of another time is no matter of this one.
_CLAUSE = re.compile(r"[;:]\s|,\s|\s(?:and|but|while|when|after|before|until)\s")
# "is to board at 11:10", "will be opened at noon": not yet.
_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were)\s+(?:due\s+|scheduled\s+|expected\s+|planned\s+)?to)\s+\w", re.I
)
# Words of telling and of time itself say nothing of what happened.
_IDLE = frozenset({"hour", "clock", "minut", "morn", "even", "night", "noon", "midnight", "afternoon", "time", "day"})


def read_hours(reading: Reading) -> Iterator[Frame]:
    """A frame for every time of day: its topic are the content words of its clause, or of the sentence where the clause
    has none; the period is the day that the sentence names."""
    if not any(c.isdigit() for c in reading.text) and not _told(reading.text):
        return
    for time in find_times(reading.text):
        first, last = _clause(reading.text, time)
        topic = _topic(reading, first, last) or _topic(reading, 0, len(reading.text))
        period = reading.date_near(reading.at(time.start), reading.at(time.end), 120) if reading.dates else UNKNOWN
        yield Frame(
            kind=FrameKind.HOUR,
            predicate="hour",
            start=reading.at(time.start),
            end=reading.at(time.end),
            modifier=f"{time.first}/{time.last}{'?' if time.either else ''}",
            called=" ".join(time.surface.split()),
            earliest=period[0],
            latest=period[1],
            topic=topic | ({ANOTHER} if reading.aside else frozenset()),
            modality=Modality.PLANNED if _AHEAD.search(reading.text, first, last) else None,
            rule=f"hour.{time.rule.partition('.')[2]}",
        )


def _told(text: str) -> bool:
    low = text.lower()
    return any(
        word in low for word in ("midnight", "noon", "midday", "o'clock", " in the ", " that ", " past ", "quarter")
    )


def _clause(text: str, time: ClockTime) -> tuple[int, int]:
    """The stretch around a time up to the next mark or joining word on either side; a mark right beside it is passed
    over: "shortly before dawn, at 4.10, the dyke gave way"."""
    first, last = 0, len(text)
    for match in _CLAUSE.finditer(text):
        if match.end() <= time.start and text[match.end() : time.start].strip(" \n").lower() not in (
            "",
            "at",
            "again at",
        ):
            first = match.end()
        elif match.start() >= time.end and text[time.end : match.start()].strip():
            last = match.start()
            break
    return first, last


def _topic(reading: Reading, first: int, last: int) -> frozenset[str]:
    found = content_words(reading.context.view, reading.at(first), reading.at(last), reading.entities, reading.people)
    return frozenset(w for w in found if w not in _IDLE and not w[0].isdigit())
