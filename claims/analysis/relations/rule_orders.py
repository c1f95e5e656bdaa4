"""What is called the first, the third or the worst of its kind is so in every document; years are counted."""

from __future__ import annotations

from claims.analysis.lexicon import load
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.frames_orders import ORDER
from claims.analysis.relations.happening_nouns import EVENT, WHEN, nouns_of
from claims.analysis.relations.judging import Outcome, Side, outcome, same_document
from claims.analysis.relations.matter import Likeness, one_matter, one_thing
from claims.analysis.relations.periods import days_apart, year_of
from claims.analysis.relations.values import Frame, FrameKind, Verdict
from claims.analysis.relations.wording import stem

# Two tellings of one order are of days no further apart than this.
NEAR_DAYS = 366
# Where only the day of writing dates what is called the first, what was told of so few years before may be that itself.
SELF_YEARS = 2


def orders(left: Side, right: Side) -> Outcome | None:
    """Two statements of the place of one thing in one order."""
    one, other = left.frame, right.frame
    if not (one.kind is other.kind is FrameKind.ORDER) or one.predicate != other.predicate:
        return None
    if left.claim.key == right.claim.key or ANOTHER in one.topic | other.topic or not _one_kind(one, other):
        return None
    likeness = one_thing(left, right)
    if likeness is Likeness.NONE or not one_matter(left, right) or not _one_time(left, right):
        return None
    if one.object.isdigit() != other.object.isdigit():
        return None
    named = likeness is Likeness.SAME
    if one.object != other.object:
        if not one.object.isdigit() or not (named or one.modifier or other.modifier):
            return None
        return outcome(
            Verdict.CONTRADICTS if named else Verdict.TENSION,
            "order.two_places",
            f"One is called the {one.called}, in the other the {other.called}.",
            one.called,
            other.called,
        )
    if one.earliest and other.earliest:
        return _since(left, right)
    return None


def _since(left: Side, right: Side) -> Outcome | None:
    ours, theirs = year_of(left.frame.earliest), year_of(right.frame.earliest)
    if ours is None or theirs is None:
        return None
    told = f"{left.frame.called} since {ours}"
    slack = 0 if left.frame.modifier == right.frame.modifier == "since" else 1
    if abs(ours - theirs) <= slack:
        return outcome(Verdict.AGREES, "order.same_interval", f"Both call it the {told}.")
    return outcome(
        Verdict.TENSION,
        "order.other_interval",
        f"It is called the {told}, and the {right.frame.called} since {theirs}.",
        str(ours),
        str(theirs),
    )


def _one_kind(one: Frame, other: Frame) -> bool:
    """True where what narrows the kind does not stand against it: "parliamentary" against "presidential"."""
    rows = load("relation_orders")["synonyms"]
    ours, theirs = (
        {next((row[0] for row in rows if m in map(stem, row)), m) for m in frame.stage.split()}
        for frame in (one, other)
    )
    return not (ours and theirs) or bool(ours & theirs)


def _one_time(left: Side, right: Side) -> bool:
    """True where both tell of one time, as far as that is known."""
    ours = (left.frame.latest, left.frame.latest) if left.frame.latest else left.written
    theirs = (right.frame.latest, right.frame.latest) if right.frame.latest else right.written
    return days_apart(ours, theirs) <= NEAR_DAYS


def first_against_event(left: Side, right: Side) -> Outcome | None:
    """ "The first strike since 1998" against a strike that lies between."""
    for order, event in ((left, right), (right, left)):
        one, other = order.frame, event.frame
        if one.kind is not FrameKind.ORDER or other.kind is not FrameKind.HAPPENING or one.object != "1":
            continue
        if not other.predicate.startswith(WHEN) or not one.earliest or not one.latest or not other.latest:
            continue
        if one.predicate.removeprefix(ORDER) not in _kinds(other) or not one_matter(left, right):
            continue
        if any(word[0] == "+" and word[1:] not in one.stage.split() for word in other.topic):
            continue
        first, last, told = year_of(one.earliest), year_of(one.latest), year_of(other.earliest)
        if not (first and last and told) or not first < told < last - (SELF_YEARS if one.inherited else 0):
            continue
        if ANOTHER in one.topic:
            continue
        return outcome(
            Verdict.TENSION,
            "order.event_inside_interval",
            f"In {last} it is called the {one.called} since {first}; but one of {event.when} is told.",
            order.when,
            event.when,
        )
    return None


def _kinds(event: Frame) -> frozenset[str]:
    """The nouns that name what happened: those of the happening, or that of the event."""
    if event.predicate == EVENT:
        return frozenset(word[1:] for word in event.topic if word[0] == "=")
    return nouns_of(event.predicate)


def absences(left: Side, right: Side) -> Outcome | None:
    """ "Not inspected since 2014" against an inspection in 2016."""
    for none, event in ((left, right), (right, left)):
        one, other = none.frame, event.frame
        if not (one.kind is other.kind is FrameKind.HAPPENING) or one.stage != "not since" or other.stage:
            continue
        if one.predicate != other.predicate or left.claim.key == right.claim.key:
            continue
        if not (one.latest and other.earliest and other.latest and none.written[1]):
            continue
        if not one.latest < other.earliest or not other.latest < none.written[1]:
            continue
        likeness = one_thing(left, right)
        if likeness is Likeness.NONE or (same_document(left, right) and one.start == other.start):
            continue
        return outcome(
            Verdict.CONTRADICTS if likeness is Likeness.SAME else Verdict.TENSION,
            "happening.none_and_one",
            f"One side has no {_title(one)} since {none.when}, the other one of {event.when}.",
            none.when,
            event.when,
        )
    return None


def _title(frame: Frame) -> str:
    name = frame.predicate.removeprefix(WHEN)
    rows = load("relation_happenings")["happening"]
    return next((str(row["title"]) for row in rows if row["name"] == name), name)
