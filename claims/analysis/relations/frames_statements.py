"""Offices, ranks, causes, what is disclosed, and how relations move."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claims.analysis.lexicon import load
from claims.analysis.relations.offices import office_class, office_names
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.periods import UNKNOWN, Period, year_of
from claims.analysis.relations.phrases import any_of
from claims.analysis.relations.reading import Reading, full_name
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import content_words

# "replacing Russia as the largest": who was first before.
_REPLACED = re.compile(
    r"\b(?:replac(?:ed|ing|es)|overt(?:ook|aken|aking)|displac(?:ed|ing)|surpass(?:ed|ing))\s+", re.I
)
# "retain Russia as", "remains", "kept X as": who stays first.
_RETAINED = re.compile(r"\b(?:retain(?:s|ed)?|keep(?:s)?|kept|mak(?:e|es|ing)|made)\s+(?:the\s+)?", re.I)
_LESSENED = re.compile(r"\b(?:likely\s+to\s+be\s+lowered|may\s+lose|losing|lost|no\s+longer|ceased\s+to\s+be)\b", re.I)
_WAS = re.compile(r"\b(?:was|were|had\s+been|former|used\s+to\s+be|for\s+many\s+decades)\b", re.I)
# "when he was Russia's Premier": the office at the date told, whatever title stands with the name.
_WHEN_HELD = re.compile(
    r"\bwhen\s+(?:he|she)\s+(?:was|served\s+as)\s+(?:the\s+|then\s+)?(?:[A-Z][\w'-]+\s+){0,3}?(?P<office>"
    + "|".join(re.escape(name) for name in sorted(office_names(), key=lambda n: (-len(n), n)))
    + r")\b",
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
# "the last couple of years", "over the last four or five years", "a decade ago".
_LAST = re.compile(
    r"\b(?:last|past)\s+(?P<n>couple\s+of|few|several|\d{1,2}|[a-z]+(?:\s+or\s+[a-z]+)?)\s+(?P<unit>years?|decades?|months?)\b",
    re.I,
)
_AGO = re.compile(r"\b(?P<n>a|couple\s+of|few|\d{1,2}|[a-z]+)\s+(?P<unit>years?|decades?)\s+(?:ago|back)\b", re.I)
_NO = re.compile(r"\b(?:no|not|never|hardly|without)\b", re.I)
_NOW = re.compile(r"\b(?:only\s+now|at\s+last|now\s+at\s+last)\b", re.I)
_SPANS = {"a": (1, 1), "couple of": (1, 3), "few": (2, 5), "several": (3, 8), "one": (1, 1), "two": (2, 2),
          "three": (3, 3), "four": (4, 4), "five": (5, 5), "six": (6, 6), "ten": (10, 10), "four or five": (4, 5),
          "two or three": (2, 3), "three or four": (3, 4), "five or six": (5, 6)}  # fmt: skip


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
    stage = "lessened" if _LESSENED.search(text, end, min(len(text), end + 60)) else stage
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
    replaced = list(_REPLACED.finditer(head))
    if replaced:
        lost = [name for at, name in named if 0 <= at - replaced[-1].end() <= 6]
        took = [name for at, name in named if at < replaced[-1].start()]
        return (took[0] if took else ""), (lost[0] if lost else ""), "replaced"
    for retained in _RETAINED.finditer(head):
        kept = [name for at, name in named if 0 <= at - retained.end() <= 3]
        if kept:
            return kept[0], "", "held"
    past = "past" if _WAS.search(head[-60:]) else "held"
    direct = [name for _, name in named if name not in _owners(reading, begin, start)]
    return (direct[-1] if direct else ""), "", past


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


def read_causes(reading: Reading) -> Iterator[Frame]:
    """Frames of an event with the cause given for it: topic are the words of the cause."""
    table = load("relation_causes")
    for link in any_of(table["links"]).finditer(reading.text):
        head = reading.text[max(0, link.start() - 110) : link.start()]
        found = [
            (match.start(), kind)
            for kind, names in table["events"].items()
            for match in any_of(names).finditer(head)
            if not re.search(r"[;:]", head[match.end() :])
        ]
        if not found:
            continue
        start = reading.at(max(0, link.start() - 110) + max(found)[0])
        end = min(reading.end, reading.at(link.end()) + 110)
        cause = content_words(reading.context.view, reading.at(link.end()), end, reading.entities)
        parties, inherited = reading.parties()
        yield Frame(
            kind=FrameKind.CAUSE,
            predicate=max(found)[1],
            start=start,
            end=min(reading.end, reading.at(link.end()) + 60),
            parties=parties,
            object=" ".join(reading.context.view[reading.at(link.end()) : end].split())[:90],
            topic=frozenset(cause),
            inherited=inherited,
            rule="cause.stated",
        )


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


def read_trends(reading: Reading) -> Iterator[Frame]:
    """Frames of relations that improve, worsen or stay: modifier "onset" where they are said to begin (only) then."""
    table = load("relation_trends")
    text = reading.text
    cues = {way: any_of(table[way]).search(text) for way in ("unchanged", "up", "down")}
    way = next((name for name, match in cues.items() if match), "")
    match = cues.get(way)
    if match is None or not any_of(table["themes"]).search(text):
        return
    parties, inherited = reading.parties()
    if len(parties) < 2 or any_of(["would", "will", "should", "may", "might", "could", "likely"]).search(text):
        return
    if _NO.search(text[max(0, match.start() - 90) : match.start()]):
        return
    onset = any_of(table["onset"]).search(text)
    period, span = _when(reading, match.start(), match.end())
    yield Frame(
        kind=FrameKind.TREND,
        predicate="relations",
        start=reading.at(match.start()),
        end=reading.at(match.end()),
        parties=parties,
        object=_era(reading),
        stage=way,
        modifier="onset" if onset else "",
        earliest=period[0],
        latest=period[1],
        topic=frozenset({f"{span[0]}-{span[1]}"} if span else ()),
        inherited=inherited,
        rule=f"trend.{way}",
    )


def _era(reading: Reading) -> str:
    """ "cold_war_end" where the change is tied to the end of the Cold War or of the Soviet Union, else ""."""
    table = load("relation_trends")
    if any_of(table["eras"]).search(reading.text):
        return "end of the Cold War"
    ended = any_of([*load("relation_events")["event"][0]["nouns"], *load("relation_events")["event"][0]["verbs"]])
    if ended.search(reading.text) and any_of(table["era_dissolved"]).search(reading.text):
        return "end of the Cold War"
    return ""


def _when(reading: Reading, start: int, end: int) -> tuple[Period, tuple[int, int] | None]:
    """The period of a change, and how many years back it reaches where it is told from the time of writing."""
    if _NOW.search(reading.text):
        return reading.context.written, (0, 1)
    relative = _LAST.search(reading.text) or _AGO.search(reading.text)
    if relative:
        span = _SPANS.get(" ".join(relative["n"].lower().split()))
        if relative["n"].isdigit():
            span = (int(relative["n"]), int(relative["n"]))
        if span and relative["unit"].lower().startswith("decade"):
            span = (span[0] * 10, span[1] * 10)
        if span and not relative["unit"].lower().startswith("month"):
            return _back(reading.context.written, span), span
    return reading.date_near(reading.at(start), reading.at(end)), None


def _back(written: Period, span: tuple[int, int]) -> Period:
    year = year_of(written[1])
    if year is None or written[0] is None or written[0][:4] != (written[1] or "")[:4]:
        return UNKNOWN
    return date(year - span[1], 1, 1).isoformat(), written[1]
