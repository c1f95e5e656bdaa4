"""From sentences to frames: what a document says, in comparable form."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.extraction.values import (
    Assertion,
    AssertionKind,
    DateMention,
    EntityMention,
    PersonMention,
    Quantity,
)
from claims.analysis.relations.focus import Focus, elsewhere, focus_of
from claims.analysis.relations.frames_acts import read_acts
from claims.analysis.relations.frames_any_figure import with_figures
from claims.analysis.relations.frames_causes import read_causes
from claims.analysis.relations.frames_dated_nouns import read_dated_nouns
from claims.analysis.relations.frames_deals import read_absences, read_deals, read_presences
from claims.analysis.relations.frames_events import read_events, read_members
from claims.analysis.relations.frames_figures import read_counts, read_measures
from claims.analysis.relations.frames_firsts import read_first_since
from claims.analysis.relations.frames_happenings import read_happenings
from claims.analysis.relations.frames_hours import read_hours
from claims.analysis.relations.frames_instruments import read_instruments
from claims.analysis.relations.frames_milestones import read_milestones
from claims.analysis.relations.frames_orders import read_orders
from claims.analysis.relations.frames_places import read_places
from claims.analysis.relations.frames_roles import read_roles
from claims.analysis.relations.frames_stances import read_stances
from claims.analysis.relations.frames_statements import (
    read_disclosures,
    read_offices,
    read_ranks,
)
from claims.analysis.relations.frames_tenures import read_tenures
from claims.analysis.relations.frames_trends import read_trends
from claims.analysis.relations.frames_visits import read_visits
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.periods import Period
from claims.analysis.relations.reading import Context, Reading, name_of
from claims.analysis.relations.things import letters_of, things_of
from claims.analysis.relations.values import Frame

READERS = (
    read_events, read_members, read_measures, read_counts, read_deals, read_absences, read_presences, read_offices,
    read_ranks, read_causes, read_disclosures, read_trends, read_milestones, read_instruments,
    read_places, read_happenings, read_roles, read_orders, read_acts, read_stances, read_hours,
    read_dated_nouns, read_tenures,
)  # fmt: skip


Found = TypeVar("Found", EntityMention, PersonMention, DateMention, Quantity)


# So many sentences open a document: what they tell with "a" ("a bridge collapsed") is what it is about.
LEAD = 2
# A longer sentence, in code points, is a table or a list that lost its line breaks: nothing in it belongs together.
LONGEST = 4000


@dataclass(slots=True)
class Mentions:
    """All that extraction found in the body of a document, each mention once, in order."""

    entities: list[EntityMention] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)


def mentions_of(assertions: Iterable[Assertion]) -> Mentions:
    """The mentions of all assertions of the body; what overlapping assertions share is listed once."""
    body = [a for a in assertions if a.kind is not AssertionKind.REFERENCE]
    return Mentions(
        sorted({e for a in body for e in a.entities}, key=lambda e: (e.start, e.end, e.name)),
        sorted({p for a in body for p in a.people}, key=lambda p: (p.start, p.end, p.name)),
        sorted({d for a in body for d in a.dates}, key=lambda d: (d.start, d.end, d.rule)),
        sorted({q for a in body for q in a.quantities}, key=lambda q: (q.start, q.end, q.rule)),
    )


def context_of(
    parsed: ParsedDocument, key: str, mentions: Mentions, written: Period, focus: Focus | None = None
) -> Context:
    """What holds for the whole document."""
    countries = frozenset(name for e in mentions.entities if (name := country_named(e)))
    focus = focus if focus is not None else focus_of(parsed)
    nationality = _nationality([p for p in mentions.people if p.name], countries)
    return Context(
        key, parsed.view, written, _pair(parsed, mentions), nationality, countries, _full_names(mentions.people),
        things_of(parsed), *letters_of(parsed), frozenset(focus.names), focus.words,
    )  # fmt: skip


def _nationality(people: Sequence[PersonMention], countries: frozenset[str]) -> dict[str, str]:
    """The country of each person by full name, and by last name where all full names with it are of one country."""
    seen: dict[str, Counter[str]] = {}
    for person in people:
        if person.of in countries:
            seen.setdefault(person.name.lower(), Counter())[person.of] += 1
    decided = {name: min(counts, key=lambda c: (-counts[c], c)) for name, counts in seen.items()}
    bearers: dict[str, set[str]] = {}
    for person in people:
        bearers.setdefault(name_of(person), set()).add(decided.get(person.name.lower(), ""))
    single = {last: min(own - {""}) for last, own in bearers.items() if len(own - {""}) == 1}
    return single | decided


def _full_names(people: Sequence[PersonMention]) -> dict[str, str]:
    """For each last name that stands alone somewhere the full name, where all full names with it agree."""
    full: dict[str, set[str]] = {}
    for person in people:
        if len(person.name.split()) > 1:
            full.setdefault(name_of(person), set()).add(person.name)
    return {last: max(names, key=len) for last, names in full.items() if len({n.split()[0] for n in names}) == 1}


def _pair(parsed: ParsedDocument, mentions: Mentions) -> tuple[str, ...]:
    """The two countries named most often, if they stand out from the third; being in the title counts for much."""
    seen = Counter(name for e in mentions.entities if (name := country_named(e)))
    for name in seen:
        if name in parsed.title:
            seen[name] *= 2
    ranked = sorted(seen, key=lambda name: (-seen[name], name))
    if len(ranked) < 2 or seen[ranked[1]] < 2:
        return ()
    third = seen[ranked[2]] if len(ranked) > 2 else 0
    return tuple(sorted(ranked[:2])) if seen[ranked[1]] > third else ()


def document_frames(parsed: ParsedDocument, context: Context, mentions: Mentions) -> list[Frame]:
    """All frames of the body, sentence by sentence; a sentence sees what its paragraph said before it."""
    frames: list[Frame] = []
    before: tuple[Frame, ...] = ()
    previous: tuple[tuple[int, int], ...] = ()
    paragraph = -1
    pair: tuple[str, ...] = ()
    opening = parsed.sentences[min(LEAD, len(parsed.sentences)) - 1].start if parsed.sentences else 0
    aside = elsewhere(parsed.view[sentence.start : sentence.end] for sentence in parsed.sentences)
    for sentence, turned in zip(parsed.sentences, aside, strict=True):
        if sentence.end - sentence.start > LONGEST:
            continue
        if sentence.paragraph != paragraph:
            before, previous, paragraph, pair = (), (), sentence.paragraph, ()
        reading = _reading(context, mentions, sentence.start, sentence.end, before, previous, pair, turned)
        reading = replace(reading, lead=sentence.start <= opening)
        found = list(_read(reading))
        frames += found
        before = (*before, *found)
        previous = ((sentence.start, sentence.end), *previous[:2])
        named = tuple(reading.countries())
        pair = named if len(named) == 2 else pair
    return frames


def _reading(
    context: Context,
    mentions: Mentions,
    start: int,
    end: int,
    before: tuple[Frame, ...],
    previous: tuple[tuple[int, int], ...],
    pair: tuple[str, ...],
    aside: bool,
) -> Reading:
    last = previous[0] if previous else (start, start)
    return Reading(
        context=context,
        start=start,
        end=end,
        entities=_inside(mentions.entities, start, end),
        people=_inside(mentions.people, start, end),
        dates=_inside(mentions.dates, start, end),
        quantities=_inside(mentions.quantities, start, end),
        before=before,
        previous_people=_inside(mentions.people, *last),
        pair=pair,
        aside=aside,
        previous_dates=_inside(mentions.dates, *last),
        previous=last,
        earlier=previous,
    )


def _inside(found: Sequence[Found], start: int, end: int) -> list[Found]:
    first = bisect_left(found, start, key=lambda m: m.start)
    last = bisect_left(found, end, key=lambda m: m.start)
    return [m for m in found[first:last] if m.end <= end]


def _read(reading: Reading) -> Iterator[Frame]:
    visits = list(read_visits(reading))
    yield from visits
    yield from read_first_since(reading, visits)
    for reader in READERS:
        yield from with_figures(reading, reader(reading)) if reader is read_measures else reader(reading)


def frames_by_assertion(frames: Iterable[Frame], assertions: Sequence[Assertion]) -> dict[int, list[Frame]]:
    """Each frame goes to one assertion (by its index): the shortest that covers it, else the one that shares most."""
    body = [(i, a) for i, a in enumerate(assertions) if a.kind is not AssertionKind.REFERENCE]
    body.sort(key=lambda pair: (pair[1].start, pair[1].end))
    longest = max((a.end - a.start for _, a in body), default=0)
    given: dict[int, list[Frame]] = {}
    for frame in frames:
        first = bisect_left(body, frame.start - longest, key=lambda pair: pair[1].start)
        last = bisect_left(body, frame.end, key=lambda pair: pair[1].start)
        near = [(i, a) for i, a in body[first:last] if frame.start < a.end]
        if not near:
            continue
        index, _ = min(near, key=lambda pair: _fit(frame, pair[1]))
        given.setdefault(index, []).append(frame)
    return given


def _fit(frame: Frame, assertion: Assertion) -> tuple[int, int, int]:
    return -_shared(frame, assertion), assertion.end - assertion.start, assertion.start


def _shared(frame: Frame, assertion: Assertion) -> int:
    return min(frame.end, assertion.end) - max(frame.start, assertion.start)
