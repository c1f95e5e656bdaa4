"""One happening has one date, one doer and one place: what two claims tell of the same thing, whatever the field."""

from __future__ import annotations

from functools import cache
from typing import Any

from claims.analysis.lexicon import load
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.frames_happenings import WHERE, WHO
from claims.analysis.relations.gates import modality_class
from claims.analysis.relations.happening_nouns import WHEN
from claims.analysis.relations.judging import Outcome, Side, closed, outcome, same_document
from claims.analysis.relations.matter import Likeness, one_thing
from claims.analysis.relations.noun_phrases import has_class
from claims.analysis.relations.periods import days, days_apart, known, overlap
from claims.analysis.relations.values import FrameKind, Verdict

# Dates of what may happen anew that lie closer than this may be one happening told two ways; further apart, two.
NEAR_DAYS = 45
# What comes back from year to year ("the flood") is another one after so many days.
SEASON_DAYS = 200
# So far apart, two dates are of two things, where it is not sure that one is meant.
LONG_DAYS = 10 * 366
# What seldom happens to a thing twice.
RARE_DAYS = 3 * 366
# A longer period dates nothing.
COARSEST_DAYS = 3 * 366


@cache
def _row(name: str) -> dict[str, Any]:
    return next(row for row in load("relation_happenings")["happening"] if row["name"] == name)


def happenings(left: Side, right: Side) -> Outcome | None:
    """When one thing was built, opened, sunk, signed ... as two claims date it."""
    likeness = _likeness(left, right, WHEN)
    if likeness is Likeness.NONE:
        return None
    row = _row(left.frame.predicate.removeprefix(WHEN))
    what = _called(left, right) if row["name"] == "event" else f"the {row['title']} of {_called(left, right)}"
    met = overlap(left.period, right.period)
    longest = max(days(left.period) or 0, days(right.period) or 0)
    if met is None or longest > COARSEST_DAYS:
        return None
    if not met and _same_day_of_year(left, right):
        return _alike(left, right, what) if likeness is Likeness.SAME else None
    if met:
        sure = likeness is Likeness.SAME or (longest == 1 and left.period == right.period) or row["once"] is True
        return _alike(left, right, what) if sure else None
    ours, theirs = modality_class(left.modality), modality_class(right.modality)
    if ours != theirs:
        return closed("modality", f"Two dates of {what}, not said in the same sense: {ours}; {theirs}.", ours, theirs)
    if likeness is Likeness.PERHAPS and days_apart(left.period, right.period) > LONG_DAYS:
        return None
    if _recurring(left) and _recurring(right) and days_apart(left.period, right.period) > SEASON_DAYS:
        return closed("period", f"Two dates of {what}, perhaps two events: {left.when}; {right.when}.")
    reach = RARE_DAYS if row["once"] == "rare" and likeness is Likeness.SAME else NEAR_DAYS
    far = days_apart(left.period, right.period) > reach or (reach == NEAR_DAYS and longest > NEAR_DAYS)
    if not _once(left, right, row) and far:
        return closed("period", f"Two dates of {what}, perhaps two events: {left.when}; {right.when}.")
    sure = likeness is Likeness.SAME and _once(left, right, row) and known(left.period) and known(right.period)
    return outcome(
        Verdict.CONTRADICTS if sure else Verdict.TENSION,
        "happening.dated_two_ways",
        f"Two dates of {what}: {left.when} against {right.when}.",
        left.when,
        right.when,
    )


def _recurring(side: Side) -> bool:
    """True for a thing without a name that comes back: the flood, the election, the talks."""
    again = load("relation_things")["recurring"]
    words = side.frame.topic
    return not any(word[0] == "#" for word in words) and any(
        word in ("~", *(f"={kind}" for kind in again)) for word in words
    )


def _same_day_of_year(left: Side, right: Side) -> bool:
    """True for "8 July" (a year that only the document's date gives) against "8 July 2016"."""
    loose = left.frame.office or right.frame.office
    return bool(loose and left.frame.earliest and right.frame.earliest) and (
        (left.frame.earliest or "")[4:] == (right.frame.earliest or "")[4:]
    )


def _once(left: Side, right: Side, row: dict[str, Any]) -> bool:
    """True for what happens once to a thing: by its nature, or because both sides call it the first or the last."""
    return row["once"] is True or left.frame.modifier == right.frame.modifier != ""


def _alike(left: Side, right: Side, what: str) -> Outcome | None:
    if max(days(left.period) or 0, days(right.period) or 0) > 366:
        return None
    same = left.period == right.period
    return outcome(
        Verdict.AGREES if same else Verdict.REFINES,
        "happening.same_date" if same else "happening.finer_date",
        f"Both date {what} alike: {left.when}; {right.when}.",
        left.when,
        right.when,
    )


def doers(left: Side, right: Side) -> Outcome | None:
    """By whom one thing was built, designed, founded ... as two claims name them."""
    likeness = _likeness(left, right, WHO)
    if likeness is Likeness.NONE or overlap(left.period, right.period) is False:
        return None
    one, other = left.frame, right.frame
    row = _row(one.predicate.removeprefix(WHO))
    ours, theirs = set(one.object.split()), set(other.object.split())
    what = f"the {row['title']} of {_called(left, right)}"
    if ours <= theirs or theirs <= ours:
        return _same_doer(left, what)
    if ours & theirs:
        return None if left.frame.predicate.endswith("sale") else _same_doer(left, what)
    if row["once"] is not True or not _is_thing(left, right):
        return None
    return outcome(
        Verdict.TENSION,
        "happening.two_doers",
        f"Two are named as those behind {what}: {one.person}; {other.person}.",
        one.person,
        other.person,
    )


def _is_thing(left: Side, right: Side) -> bool:
    """True for a thing with a name, or of a class of things that have names: no "relations" or "methods"."""
    words = left.frame.topic | right.frame.topic
    return any(word[0] == "#" or (word[0] == "=" and has_class(word[1:])) for word in words)


def _same_doer(left: Side, what: str) -> Outcome:
    who = left.frame.person
    return outcome(Verdict.AGREES, "happening.same_doer", f"Both name who stands behind {what}: {who}.")


def scenes(left: Side, right: Side) -> Outcome | None:
    """Where one thing was built, held, born ... as two claims name the place."""
    likeness = _likeness(left, right, WHERE)
    if likeness is Likeness.NONE or overlap(left.period, right.period) is False:
        return None
    one, other = left.frame, right.frame
    row = _row(one.predicate.removeprefix(WHERE))
    ours, theirs = set(one.object.split()), set(other.object.split())
    what = f"the {row['title']} of {_called(left, right)}"
    if ours <= theirs or theirs <= ours:
        return outcome(Verdict.AGREES, "happening.same_place", f"Both place {what} in {one.person}.")
    dated = known(left.period) and known(right.period) and max(days(left.period) or 0, days(right.period) or 0) <= 366
    sure = likeness is Likeness.SAME and row["once"] is True
    if ours & theirs or not (sure or dated):
        return None
    return outcome(
        Verdict.TENSION,
        "happening.two_places",
        f"Two places are named for {what}: {one.person}; {other.person}.",
        one.person,
        other.person,
    )


def _likeness(left: Side, right: Side, prefix: str) -> Likeness:
    one, other = left.frame, right.frame
    if not (one.kind is other.kind is FrameKind.HAPPENING) or one.predicate != other.predicate:
        return Likeness.NONE
    if not one.predicate.startswith(prefix) or ANOTHER in one.topic | other.topic:
        return Likeness.NONE
    if one.stage or other.stage:
        return Likeness.NONE
    if left.claim.key == right.claim.key or {one.modifier, other.modifier} in ({"", "first"}, {"first", "last"}):
        return Likeness.NONE
    if same_document(left, right) and one.start == other.start:
        return Likeness.NONE
    return one_thing(left, right)


def _called(left: Side, right: Side) -> str:
    return max(
        (left.frame.called or "it", right.frame.called or "it"), key=lambda text: (len(text.split()) > 1, -len(text))
    )
