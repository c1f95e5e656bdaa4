"""The attributions of a document by place, and on whose word a stretch of it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis.extraction.attribution_speech import is_speech
from claims.analysis.extraction.interviews import Turn
from claims.analysis.extraction.speakers import Speaker
from claims.analysis.extraction.values import Attribution, AttributionKind
from claims.analysis.spans import Span, hull, trimmed


@dataclass(frozen=True, slots=True)
class Spoken:
    """An attribution of speech with its speaker; `[low, high)` is the hull of its content."""

    attribution: Attribution
    speaker: Speaker | None
    low: int
    high: int
    asks: bool = False

    def region(self) -> Span:
        """Source, cue and content together."""
        own = self.attribution
        return hull(Span(*piece) for piece in (*own.source, *own.cue, *own.content))

    def covers(self, start: int, end: int) -> int:
        """How many characters of `[start, end)` are content."""
        if end <= self.low or self.high <= start:
            return 0
        pieces = self.attribution.content
        first = max(0, bisect_left(pieces, (start, start)) - 1)
        total = 0
        for a, b in pieces[first:]:
            if a >= end:
                break
            total += max(0, min(b, end) - max(a, start))
        return total


def answer_of(view: str, turn: Turn) -> Spoken:
    """The answer of an interview as an attribution: its label is the source."""
    colon = view.rfind(":", 0, turn.start)
    content = trimmed(view, turn.start, turn.end)
    attribution = Attribution(
        (turn.label,),
        ((colon, colon + 1),),
        ((content.start, content.end),),
        AttributionKind.DIRECT,
        "attribution.interview",
    )
    speaker = Speaker(turn.speaker or "", "", "person", "speaker.interview")
    return Spoken(attribution, speaker, content.start, content.end)


def is_spoken(view: str, attribution: Attribution, speaker: Speaker | None) -> bool:
    """Speech by someone: a source that is no person and cannot be resolved ("which suggests that") says nothing."""
    if speaker is None and attribution.source:
        words = view[slice(*attribution.source[0])].lower()
        if words not in ("he", "she", "they", "who"):
            return False
    # what a body has published speaks as a text does
    sort = "" if speaker is None else "text" if speaker.rule == "speaker.publisher" else speaker.sort
    return is_speech(view, attribution, sort)


class SpokenIndex:
    """Attributions by the place of their content and cue, so that those of a sentence are found without a walk."""

    _BUCKET = 512

    def __init__(self, spoken: list[Spoken]) -> None:
        self.buckets: dict[int, dict[int, Spoken]] = {}
        for n, entry in enumerate(spoken):
            own = entry.attribution
            for a, b in (*own.source, *own.cue, *own.content):
                for bucket in range(a // self._BUCKET, b // self._BUCKET + 1):
                    self.buckets.setdefault(bucket, {})[n] = entry

    def near(self, start: int, end: int) -> list[Spoken]:
        """The attributions of which a piece may stand in `[start, end)`, in the order of the text."""
        found: dict[int, Spoken] = {}
        for bucket in range(start // self._BUCKET, end // self._BUCKET + 1):
            found.update(self.buckets.get(bucket, {}))
        return [found[n] for n in sorted(found) if found[n].covers(start, end) or _cue_touches(found[n], start, end)]


def _cue_touches(spoken: Spoken, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spoken.attribution.cue)


def joined(stretches: list[tuple[int, int]], near: list[Spoken]) -> list[tuple[int, int]]:
    """Stretches that hold only the source and cue of an attribution go with the content beside them, and a stretch
    that holds two attributions side by side is cut between them."""
    out: list[tuple[int, int]] = []
    for start, end in stretches:
        here = [s for s in near if any(start <= a < end for a, _ in s.attribution.cue)]
        if here and out and all(not s.covers(start, end) for s in here) and any(s.covers(*out[-1]) for s in here):
            out[-1] = (out[-1][0], end)
            continue
        if (
            out
            and any(s.covers(start, end) and not s.covers(*out[-1]) and _cue_within(s, *out[-1]) for s in near)
            and not any(s.covers(*out[-1]) for s in near)
        ):
            out[-1] = (out[-1][0], end)
            continue
        out.append((start, end))
    return [piece for stretch in out for piece in _side_by_side(*stretch, near)]


def _cue_within(spoken: Spoken, start: int, end: int) -> bool:
    return any(start <= a and b <= end for a, b in spoken.attribution.cue)


def _side_by_side(start: int, end: int, near: list[Spoken]) -> Iterator[tuple[int, int]]:
    regions = sorted((s.region() for s in near if s.covers(start, end)), key=lambda r: (r.start, -r.end))
    outer: list[Span] = []
    for region in regions:
        if not outer or region.start >= outer[-1].end:
            outer.append(region)
    low = start
    for region in outer[1:]:
        if low < region.start < end:
            yield low, region.start
            low = region.start
    yield low, end


def on_whose_word(near: list[Spoken], span: Span) -> list[Spoken]:
    """The attributions whose content the stretch is, from the outermost to the innermost."""
    holding = [s for s in near if s.covers(span.start, span.end) * 3 >= len(span) or _mostly(s, span)]
    ordered = sorted(holding, key=lambda s: (-(s.high - s.low), s.low))
    # what someone is said to have asked is told on the word of whoever tells it
    return [s for n, s in enumerate(ordered) if n == 0 or not s.asks]


def _mostly(spoken: Spoken, span: Span) -> bool:
    """A short quotation counts where source and cue stand in the stretch too and fill most of it."""
    region = spoken.region()
    inside = min(region.end, span.end) - max(region.start, span.start)
    return spoken.covers(span.start, span.end) > 0 and inside * 2 >= len(span)


def content_words(view: str, spoken: Spoken, span: Span) -> str:
    pieces = ((max(a, span.start), min(b, span.end)) for a, b in spoken.attribution.content)
    return " ".join(view[a:b] for a, b in pieces if a < b)
