"""Why two claims are related as they are, or not at all: what was read of each, what every rule made of it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.analysis.relations.blocking import block_entries
from claims.analysis.relations.compare import compare, outcomes_of, place
from claims.analysis.relations.parties import in_words as parties_in_words
from claims.analysis.relations.periods import UNKNOWN
from claims.analysis.relations.periods import in_words as period_in_words
from claims.analysis.relations.values import ComparableClaim, Finding, Frame, FrameKind, Relation, Verdict


@dataclass(frozen=True, slots=True)
class FrameRead:
    """What a claim was read as in comparable form: its place, a sentence for people, and the rule that read it."""

    start: int
    end: int
    kind: str
    sentence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one rule made of the pair."""

    verdict: Verdict
    finding: Finding


@dataclass(frozen=True, slots=True)
class PairExplained:
    """Two claims side by side. `relation` is what `compare` concludes, its `left` first in canonical order.

    `left` and `right` list what was read of each end, `spoken` what each rule concluded, the deciding one first.
    `unanswered` are the kinds of question that both ends answer and on which no rule spoke. `met` says whether `relate`
    would have compared the two of its own accord.
    """

    relation: Relation
    left: tuple[FrameRead, ...]
    right: tuple[FrameRead, ...]
    spoken: tuple[Spoken, ...]
    unanswered: tuple[str, ...]
    met: bool


def explain_pair(left: ComparableClaim, right: ComparableClaim) -> PairExplained:
    """How `left` and `right` compare, whether or not `relate` puts them together; the order makes no difference.

    Raises ValueError for a claim against itself.
    """
    relation = compare(left, right)
    first, second = sorted((left, right), key=place)
    spoken = tuple(Spoken(o.verdict, o.finding) for o in outcomes_of(first, second))
    kinds = {frame.kind for frame in first.frames} & {frame.kind for frame in second.frames}
    return PairExplained(
        relation=relation,
        left=_read(first),
        right=_read(second),
        spoken=spoken,
        unanswered=() if spoken else tuple(sorted(kind.value.replace("_", " ") for kind in kinds)),
        met=not _keys(first).isdisjoint(_keys(second)),
    )


def _keys(claim: ComparableClaim) -> set[str]:
    return {entry.key for entry in block_entries(claim)}


def _read(claim: ComparableClaim) -> tuple[FrameRead, ...]:
    found = (FrameRead(f.start, f.end, f.kind.value, frame_in_words(f), f.rule) for f in claim.frames)
    return tuple(dict.fromkeys(found))


def frame_in_words(frame: Frame) -> str:
    """A frame as a sentence for people: "measure exports: 40 million USD; Norland to Sudmark; in 2014"."""
    question = frame.predicate.replace("_", " ")
    head = frame.kind.value.replace("_", " ")
    parts = [head if question == head else f"{head}: {question}"]
    if frame.quantity is not None:
        parts.append(" ".join(frame.quantity.surface.split()))
    parts += _who(frame)
    about = frame.called or frame.object or frame.office.replace("_", " ")
    if about and about != question and frame.kind is not FrameKind.WORK_DATE:  # a work's object is a key, no name
        parts.append(f"as {about}" if frame.office else f"about {about}")
    parts += [frame.stage.replace("_", " ")] if frame.stage else []
    parts += ["denied"] if frame.negated else []
    parts += [f"as {frame.modality.value}"] if frame.modality else []
    period = frame.earliest, frame.latest
    parts += [f"dated {period_in_words(period)}"] if period != UNKNOWN else []
    parts += ["parties or date taken from the words around it"] if frame.inherited else []
    return "; ".join(parts)


def _who(frame: Frame) -> list[str]:
    if frame.agent and frame.patient:
        return [f"{frame.person.strip('?') or frame.agent} to {frame.patient}"]
    named = frame.person.strip("?") or ("" if frame.kind is FrameKind.WORK_DATE else frame.agent)
    if named:
        return [named]
    return [f"of {parties_in_words(frame.parties)}"] if frame.parties else []
