"""Topics: the questions that several claims answer, perhaps differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.analysis.lexicon import load
from claims.analysis.relations.compare import place
from claims.analysis.relations.grouping import Group
from claims.analysis.relations.naming import a, with_article
from claims.analysis.relations.offices import in_words as office_in_words
from claims.analysis.relations.parties import heir, in_words
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
class Answer:
    """That a claim answers a question: its `key`, and the `title`, unit and rate that this claim would give it."""

    key: str
    predicate: str
    unit: str
    title: str
    per: str


def topics(claims: Iterable[ComparableClaim], groups: Sequence[Group]) -> list[TopicGroup]:
    """The questions that at least two groups of claims answer, by key. The order of input does not matter."""
    home = {member: g.key for g in groups for member in g.members}
    answers: dict[tuple[str, str, str], list[tuple[str, Answer]]] = defaultdict(list)
    for claim in sorted(claims, key=place):
        for answer in answers_of(claim) if claim.key in home else ():
            answers[answer.key, answer.predicate, answer.unit].append((claim.key, answer))
    made = [_topic(found, home) for _, found in sorted(answers.items())]
    return [topic for topic in made if len(topic.groups) > 1]


def answers_of(claim: ComparableClaim) -> list[Answer]:
    """The questions that `claim` answers by itself, one for each of its frames that answers one."""
    found = []
    for frame in () if claim.is_reference else claim.frames:
        title = _title(frame) if _answers_it(claim, frame) else None
        if title is not None:
            unit, per = (frame.quantity.unit, frame.quantity.per) if frame.quantity else ("", "")
            found.append(Answer(f"{frame.kind}:{title.lower()}:{unit}", frame.predicate, unit, title, per))
    return found


def title_of(titles: Iterable[str], rates: Iterable[str]) -> tuple[str, str]:
    """Title and rate of a question of which these are the titles and rates (or "") that its answers give."""
    known = set(rates) - {""}
    per = min(known) if len(known) == 1 else ""
    counted = Counter(titles)
    title = min(counted, key=lambda t: (-counted[t], t))
    return f"{title}, per {per}" if per else title, per


def _topic(found: Sequence[tuple[str, Answer]], home: Mapping[str, str]) -> TopicGroup:
    first = found[0][1]
    title, per = title_of([answer.title for _, answer in found], [answer.per for _, answer in found])
    return TopicGroup(
        first.key,
        title,
        first.predicate,
        first.unit,
        per,
        tuple(sorted({home[key] for key, _ in found})),
        tuple(sorted({key for key, _ in found})),
    )


def _answers_it(claim: ComparableClaim, frame: Frame) -> bool:
    """False for a visit that a claim only mentions: undated, or of somebody else than the one whom it tells of."""
    if frame.predicate != "visit":
        return True
    if not (frame.earliest and frame.latest):
        return False
    named = [p.name.split()[-1].lower() for p in claim.people if p.name.split()]
    return frame.stage == "held" or not frame.person or not named or frame.person.split()[-1].lower() == named[0]


def _title(frame: Frame) -> str | None:
    """The question that a frame answers, for people; None for one too loose to name."""
    made = {
        FrameKind.MEASURE: _measure,
        FrameKind.COUNT: _count,
        FrameKind.EVENT: _event,
        FrameKind.FIRST_SINCE: _first,
        FrameKind.DEAL: _deal,
        FrameKind.RANK: _rank,
        FrameKind.MEMBERSHIP: _member,
    }.get(frame.kind)
    return made(frame) if made else None


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
        who = frame.person.strip("?") or _holder(frame)
        return f"Visits of {who} to {with_article(frame.patient)}" if who else None
    named = with_article(frame.called or frame.object.title())
    return f"Date of the {frame.predicate} of {named}" if frame.object else None


def _first(frame: Frame) -> str | None:
    who = _holder(frame)
    return f"Visits of {who} to {with_article(frame.patient)}" if who else None


def _holder(frame: Frame) -> str:
    """ "a president of Chile"."""
    office = office_in_words(frame.office)
    return f"{a(office)} of {with_article(frame.agent)}" if frame.office and frame.agent else ""


def _deal(frame: Frame) -> str | None:
    if not frame.object or len(frame.parties) < 2:
        return None
    return f"{frame.called or frame.object} deal between {in_words(map(heir, frame.parties))}"


def _rank(frame: Frame) -> str | None:
    return f"Largest {frame.object.replace('_', ' ')}" + (f" of {with_article(frame.patient)}" if frame.patient else "")


def _member(frame: Frame) -> str | None:
    return f"{frame.agent} and {with_article(frame.called or frame.object.title())}"
