"""Offices, ranks, and what is disclosed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.lexicon import load
from claims.analysis.relations.offices import office_class, office_names
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.phrases import any_of, any_verb
from claims.analysis.relations.reading import Reading, full_name
from claims.analysis.relations.values import Frame, FrameKind

# "stood in Russia's place as", "took A's place": who was first before.
_IN_PLACE = re.compile(r"\b(?:in|into|tak\w{1,4}|took)\s+(?:the\s+)?$", re.I)
_PLACE = re.compile(r"'s?\s+(?:place|spot|position|stead)\b", re.I)
_WAS = re.compile(r"\b(?:was|were|had\s+been|former|used\s+to\s+be|for\s+many\s+decades)\b", re.I)
# "when he was Russia's Premier", "as Chile's premier at the time": the office then, whatever title the name bears.
_WHEN_HELD = re.compile(
    r"\b(?:when\s+(?:he|she)\s+(?:was|served\s+as)|(?P<as>as))\s+(?:the\s+|then\s+)?(?:[A-Z][\w'-]+\s+){0,3}?(?P<office>"
    + "|".join(re.escape(name) for name in sorted(office_names(), key=lambda n: (-len(n), n)))
    + r")\b(?(as)\s+(?:at\s+the\s+time|then|in\s+those\s+days)\b)",
    re.I,
)
# "not been made public", "were not disclosed".
_SECRET = re.compile(
    r"\b(?:not|never)\s+(?:yet\s+)?(?:been\s+)?(?:made\s+public|disclosed|revealed|released|published|announced)\b",
    re.I,
)
_CONTENTS = re.compile(r"\b(?:contents?|terms|details|provisions|text|value|price)\b", re.I)
# "The agreement provides for": the terms are told.
_PROVIDES = re.compile(
    r"\b(?P<what>agreement|accord|pact|deal|treaty|contract|memorandum)\s+(?:provides?\s+for|includes?|contains?|calls\s+for|covers?|stipulates?|commits)\b",
    re.I,
)
_INSTRUMENT = re.compile(r"\b(?:agreement|accord|pact|deal|treaty|contract|memorandum|cooperation)\b", re.I)


def read_offices(reading: Reading) -> Iterator[Frame]:
    """A frame for every named person with an office, dated where the sentence says when."""
    for person in reading.people:
        if not person.name or not person.office or person.former:
            continue
        then = _WHEN_HELD.search(reading.context.view, person.end, reading.end)
        office = then["office"] if then else person.office
        period = reading.date_near(person.start, person.end, 140)
        yield Frame(
            kind=FrameKind.OFFICE,
            predicate="office",
            start=person.start,
            end=person.end,
            agent=person.of,
            office=office_class(office),
            called=" ".join(office.lower().split()),
            earliest=period[0],
            latest=period[1],
            person=full_name(reading, person),
            rule="office.named",
        )


def read_ranks(reading: Reading) -> Iterator[Frame]:
    """Frames of who is the largest of a kind for whom: agent the holder, patient for whom, object the kind of place."""
    table = load("relation_ranks")
    superlative = any_of(table["superlatives"])
    for kind, names in table["class"].items():
        for match in any_of(names).finditer(reading.text):
            found = list(superlative.finditer(reading.text, max(0, match.start() - 45), match.start()))
            if found and not re.search(r"[,;:]", reading.text[found[-1].end() : match.start()]):
                yield from _rank(reading, kind, found[-1].start(), match.end())


def _rank(reading: Reading, kind: str, start: int, end: int) -> Iterator[Frame]:
    text = reading.text
    head = text[max(0, start - 160) : start]
    holder, loser, stage = _holder(reading, head, start)
    patient = _for_whom(reading, start, end, {holder, loser})
    if not holder and not loser:
        return
    stage = "lessened" if _lessened(text, end) else stage
    period = reading.date_attached(reading.at(start), reading.at(end))
    yield Frame(
        kind=FrameKind.RANK,
        predicate="largest",
        start=reading.at(max(0, start - len(head))) if loser else reading.at(start),
        end=reading.at(end),
        agent=holder,
        patient=patient,
        object=kind,
        stage=stage,
        modifier=loser,
        earliest=period[0],
        latest=period[1],
        rule=f"rank.{stage}",
    )


def _holder(reading: Reading, head: str, start: int) -> tuple[str, str, str]:
    """Who holds the place, whom it took it from, and how that is said."""
    begin = reading.at(start - len(head))
    named = [
        (e.start - begin, country_named(e) or e.name) for e in reading.entities if begin <= e.start < reading.at(start)
    ]
    lost = _loser(reading, head, begin, named)
    if lost is not None:
        took = [name for at, name in named if at < lost[1] and name != lost[0]]
        return (took[0] if took else ""), lost[0], "replaced"
    for retained in any_verb(load("relation_ranks")["keep_verbs"]).finditer(head):
        kept = [name for at, name in named if 0 <= at - retained.end() <= 7]
        if kept:
            return kept[0], "", "held"
    past = "past" if _WAS.search(head[-60:]) else "held"
    direct = [name for _, name in named if name not in _owners(reading, begin, start)]
    return (direct[-1] if direct else ""), "", past


def _loser(reading: Reading, head: str, begin: int, named: list[tuple[int, str]]) -> tuple[str, int] | None:
    """Who had the place before, and where it is said: "replaced B", "took over from B", "in B's place"."""
    table = load("relation_ranks")
    cues = [*any_verb(table["replace_verbs"]).finditer(head), *any_of(table["replace_phrases"]).finditer(head)]
    for cue in cues:
        lost = [name for at, name in named if 0 <= at - cue.end() <= 8]
        if lost:
            return lost[0], cue.start()
    for entity in reading.entities:
        at, end = entity.start - begin, entity.end - begin
        if at >= 0 and end <= len(head) and _PLACE.match(head, end) and _IN_PLACE.search(head, 0, at):
            return country_named(entity) or entity.name, at
    return None


def _lessened(text: str, end: int) -> bool:
    """True where the place is said to be lost, or to be about to be: "is likely to sink"."""
    table = load("relation_ranks")
    behind = text[end : end + 60]
    found = any_verb(table["lessen_verbs"]).search(behind) or any_of(table["lessen_phrases"]).search(behind)
    return found is not None and re.search(r"[,;:]", behind[: found.start()]) is None


def _owners(reading: Reading, begin: int, start: int) -> list[str]:
    """Who stands in the possessive right before the superlative: "Chile's largest"."""
    view, last = reading.context.view, reading.at(start)
    inside = [e for e in reading.entities if begin <= e.start and e.end <= last]
    return [country_named(e) or e.name for e in inside if view[e.end : last].strip() in ("'s", "'")]


def _for_whom(reading: Reading, start: int, end: int, known: set[str]) -> str:
    """For whom the place is held: "India's largest", "largest ... of/to India", else the one other country named."""
    first, last = reading.at(start), reading.at(end)
    view = reading.context.view
    for entity in reading.entities:
        name = country_named(entity)
        if not name or name in known:
            continue
        if entity.end <= first and view[entity.end : first].strip() in ("'s", "'", "'s single"):
            return name
        if entity.start >= last and re.fullmatch(r"\s+(?:of|to|for|in)\s+(?:the\s+)?", view[last : entity.start]):
            return name
    others = [name for name in reading.countries() if name not in known]
    return others[0] if len(others) == 1 or others else ""


def read_disclosures(reading: Reading) -> Iterator[Frame]:
    """Frames of terms that are said not to be public, or that are told."""
    secret, told = _SECRET.search(reading.text), _PROVIDES.search(reading.text)
    parties, inherited = reading.parties()
    if (
        secret
        and _CONTENTS.search(reading.text, 0, secret.start())
        and _INSTRUMENT.search(reading.text, 0, secret.start())
    ):
        match, stage = secret, "secret"
    elif told and told.start() < 60:
        match, stage = told, "told"
    else:
        return
    yield Frame(
        kind=FrameKind.DISCLOSURE,
        predicate="terms",
        start=reading.at(match.start()),
        end=reading.at(match.end()),
        parties=parties,
        stage=stage,
        inherited=inherited,
        rule=f"disclosure.{stage}",
    )
