"""Topics: the questions that several claims answer, perhaps differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.analysis.lexicon import load
from claims.analysis.relations.compare import place
from claims.analysis.relations.grouping import Group
from claims.analysis.relations.offices import in_words as office_in_words
from claims.analysis.relations.parties import heir
from claims.analysis.relations.values import ComparableClaim, Frame, FrameKind


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """A question with the groups (keys) that answer it. `key` is stable for one question over runs; `title` is for
    people; `unit` and `per` are those of its figures, "" where it has none."""

    key: str
    title: str
    predicate: str
    unit: str
    per: str
    groups: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Question:
    key: str
    title: str
    predicate: str
    unit: str


def topics(claims: Iterable[ComparableClaim], groups: Sequence[Group]) -> list[TopicGroup]:
    """The questions to which at least two claims give an answer, by key. The order of input does not matter."""
    home = {member: g.key for g in groups for member in g.members}
    answers: dict[_Question, set[str]] = defaultdict(set)
    rates: dict[_Question, set[str]] = defaultdict(set)
    for claim in sorted(claims, key=place):
        if claim.is_reference or claim.key not in home:
            continue
        for frame in claim.frames:
            asked = _question(frame)
            if asked:
                answers[asked].add(claim.key)
                rates[asked].update({frame.quantity.per} - {""} if frame.quantity else ())
    return [
        _topic(asked, members, rates[asked], {home[member] for member in members})
        for asked, members in sorted(answers.items())
        if len(members) > 1
    ]


def _topic(asked: _Question, members: set[str], rates: set[str], groups: set[str]) -> TopicGroup:
    per = min(rates) if len(rates) == 1 else ""
    title = f"{asked.title}, per {per}" if per else asked.title
    return TopicGroup(asked.key, title, asked.predicate, asked.unit, per, tuple(sorted(groups)), tuple(sorted(members)))


def _question(frame: Frame) -> _Question | None:
    """The question that a frame answers; None for one too loose to name."""
    made = {
        FrameKind.MEASURE: _measure,
        FrameKind.COUNT: _count,
        FrameKind.EVENT: _event,
        FrameKind.FIRST_SINCE: _first,
        FrameKind.DEAL: _deal,
        FrameKind.RANK: _rank,
        FrameKind.MEMBERSHIP: _member,
    }.get(frame.kind)
    named = made(frame) if made else None
    if named is None:
        return None
    unit = frame.quantity.unit if frame.quantity else ""
    return _Question(f"{frame.kind}:{named.lower()}:{unit}", named, frame.predicate, unit)


def _parties(frame: Frame) -> str:
    return "-".join(sorted(map(heir, frame.parties)))


def _measure(frame: Frame) -> str | None:
    if not frame.parties and not frame.object:
        return None
    rows = {row["name"]: row["title"] for row in load("relation_measures")["measure"]}
    flow = f"{heir(frame.agent)} to {heir(frame.patient)}" if frame.agent and frame.patient else _parties(frame)
    about = " ".join(filter(None, (flow, frame.object)))
    return f"{about} {rows.get(frame.predicate, frame.predicate)}"


def _count(frame: Frame) -> str | None:
    names = sorted(w[1:].title() for w in frame.topic if w.startswith("@"))
    return f"Number of {frame.modifier} by {_parties(frame)}" + (f" on {', '.join(names)}" if names else "")


def _event(frame: Frame) -> str | None:
    if frame.predicate == "visit":
        who = frame.person.strip("?") or office_in_words(frame.office)
        return f"Visits of {who} to {frame.patient}" if who else None
    return f"Date of the {frame.predicate} of {frame.object.title()}" if frame.object else None


def _first(frame: Frame) -> str | None:
    return f"Visits of a {office_in_words(frame.office)} of {frame.agent} to {frame.patient}" if frame.office else None


def _deal(frame: Frame) -> str | None:
    if not frame.object or len(frame.parties) < 2:
        return None
    return f"{_parties(frame)} deal in {frame.object}"


def _rank(frame: Frame) -> str | None:
    return f"Largest {frame.object.replace('_', ' ')}" + (f" of {frame.patient}" if frame.patient else "")


def _member(frame: Frame) -> str | None:
    return f"{frame.agent} and {frame.object.upper()}"
