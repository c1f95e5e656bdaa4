"""One role in one thing is held by one person at a time, and one person holds one of certain roles at a time."""

from __future__ import annotations

from claims.analysis.lexicon import load
from claims.analysis.relations.focus import ANOTHER
from claims.analysis.relations.judging import Outcome, Side, closed, outcome, same_document
from claims.analysis.relations.matter import Likeness, one_matter, one_thing
from claims.analysis.relations.periods import days_apart, known, overlap
from claims.analysis.relations.persons import Names, names_of_one
from claims.analysis.relations.tenures import ROLE, TENURE
from claims.analysis.relations.values import FrameKind, Verdict
from claims.analysis.relations.wording import fold, words

# Two documents written within this time of one another know the same holder.
NEAR_DAYS = 92
# A ship has one master on the voyage that both tell of, whenever they tell it.
TIMELESS = ("captain", "first_officer")


def role_holders(left: Side, right: Side) -> Outcome | None:
    """Two names for one role in one thing, or one name in two roles that exclude each other."""
    one, other = left.frame, right.frame
    if not (one.kind is other.kind is FrameKind.ROLE) or left.claim.key == right.claim.key:
        return None
    if not (one.predicate.startswith(ROLE) and other.predicate.startswith(ROLE)):
        return None
    if ANOTHER in one.topic | other.topic or not one_matter(left, right):
        return None
    names = names_of_one(one.person, other.person)
    if one.predicate != other.predicate:
        return _two_roles(left, right, names)
    likeness = one_thing(left, right)
    if likeness is Likeness.NONE:
        return _two_things(left, right) if names is Names.SAME else None
    return _one_role(left, right, names, likeness)


def _one_role(left: Side, right: Side, names: Names, likeness: Likeness) -> Outcome | None:
    one, other = left.frame, right.frame
    kind = one.predicate.removeprefix(ROLE)
    if names is Names.SAME:
        if same_document(left, right) or kind == "member" or overlap(left.period, right.period) is False:
            return None
        if likeness is not Likeness.SAME and one.modifier != other.modifier:
            return None
        return outcome(Verdict.AGREES, "role.same_holder", f"Both have {one.person} as {one.called}.")
    if names is Names.VARIANT:
        return _spelt(left, right)
    if kind in load("relation_roles")["open"]["classes"] or kind.startswith("deputy") or same_document(left, right):
        return None
    if _named_there(left, right) or _named_there(right, left):
        return closed("period", f"Two holders of one role, perhaps one after the other: {one.person}; {other.person}.")
    if {one.modifier, other.modifier} - {""} or not _one_time(left, right, kind):
        return closed("period", f"Two holders of one role, perhaps one after the other: {one.person}; {other.person}.")
    return outcome(
        Verdict.CONTRADICTS if likeness is Likeness.SAME else Verdict.TENSION,
        "role.two_holders",
        f"Two are named as {one.called}: {one.person}; {other.person}.",
        one.person,
        other.person,
    )


def _named_there(holder: Side, other: Side) -> bool:
    """True where the sentence that names one holder names the other, too: one follows on the other."""
    return fold(holder.frame.person.split()[-1]) in {word.form for word in words(other.claim.surface)}


def _spelt(left: Side, right: Side) -> Outcome:
    one, other = left.frame, right.frame
    return outcome(
        Verdict.TENSION,
        "role.name_spelt_two_ways",
        f"The {one.called} is named in two ways: {one.person}; {other.person}.",
        one.person,
        other.person,
    )


def _one_time(left: Side, right: Side, kind: str) -> bool:
    """True where both tell of one time: two dates that meet, or two documents written together."""
    if kind in TIMELESS:
        return True
    if known(left.period) and known(right.period):
        return overlap(left.period, right.period) is True
    ours = left.period if known(left.period) else left.written
    theirs = right.period if known(right.period) else right.written
    return known(ours) and known(theirs) and days_apart(ours, theirs) <= NEAR_DAYS


def _two_roles(left: Side, right: Side, names: Names) -> Outcome | None:
    """One person in two roles of which only one can be held at a time; or two spellings of who heads a body."""
    one, other = left.frame, right.frame
    kinds = {one.predicate.removeprefix(ROLE), other.predicate.removeprefix(ROLE)}
    if names is Names.VARIANT and kinds <= set(load("relation_roles")["heads"]["classes"]):
        return _spelt(left, right) if one_thing(left, right) is not Likeness.NONE else None
    if names is not Names.SAME:
        return None
    if len(one.person.split()) < 2 or len(other.person.split()) < 2 or {one.modifier, other.modifier} - {""}:
        return None
    ministers = all(kind.endswith(" minister") for kind in kinds)
    deputy = ministers or any(kind.removeprefix("deputy ") in kinds for kind in kinds if kind.startswith("deputy "))
    if not deputy and not any(kinds <= set(row) for row in load("relation_roles")["exclusive"].values()):
        return None
    if (same_document(left, right) and not (known(left.period) and known(right.period))) or not any(
        _one_time(left, right, kind) for kind in kinds
    ):
        return closed("period", f"{one.person} in two roles at two times: {one.called}; {other.called}.")
    return outcome(
        Verdict.TENSION,
        "role.two_at_once",
        f"{one.person} is {one.called} in one place and {other.called} in the other.",
        one.called,
        other.called,
    )


def _two_things(left: Side, right: Side) -> Outcome | None:
    """One person in one role, but of two things: "mayor of Lagar" against "mayor of Narvo"."""
    one, other = left.frame, right.frame
    ours, theirs = (sorted(w[1:] for w in f.topic if w[0] == "#") for f in (one, other))
    if not ours or not theirs or set(ours) & set(theirs) or len(one.person.split()) < 2 or same_document(left, right):
        return None
    a, b = " ".join(ours).title(), " ".join(theirs).title()
    return outcome(
        Verdict.TENSION, "role.of_two_things", f"{one.person} is {one.called} of two: {a}; {b}.", a, b
    )  # fmt: skip


def tenures(left: Side, right: Side) -> Outcome | None:
    """From when to when a person had a role, as two claims tell it; or another holder within that time."""
    one, other = left.frame, right.frame
    if not (one.kind is other.kind is FrameKind.ROLE) or left.claim.key == right.claim.key:
        return None
    for tenure, role in ((left, right), (right, left)):
        if tenure.frame.predicate.startswith(TENURE) and role.frame.predicate.startswith(ROLE):
            return _other_holder(tenure, role)
    if one.predicate != other.predicate or not one.predicate.startswith(TENURE) or one.modifier != other.modifier:
        return None
    if names_of_one(one.person, other.person) is not Names.SAME or one_thing(left, right) is Likeness.NONE:
        return None
    what = f"the {one.modifier} of {one.person}'s time as {one.called}"
    if overlap(left.period, right.period):
        return outcome(Verdict.AGREES, "role.same_tenure", f"Both date {what} to {left.when}.", left.when, right.when)
    if overlap(_span(one.stage), _span(other.stage)) is False:
        return None
    return outcome(
        Verdict.CONTRADICTS,
        "role.tenure_dated_two_ways",
        f"Two dates of {what}: {left.when} against {right.when}.",
        left.when,
        right.when,
    )


def _span(stage: str) -> tuple[str | None, str | None]:
    first, _, last = stage.partition("/")
    return first or None, last or None


def _other_holder(tenure: Side, role: Side) -> Outcome | None:
    """Somebody else in a role while another had it from one year to another."""
    one, other = tenure.frame, role.frame
    kind = one.predicate.removeprefix(TENURE)
    if kind != other.predicate.removeprefix(ROLE) or one.modifier != "start" or other.modifier:
        return None
    if kind in load("relation_roles")["open"]["classes"] or names_of_one(one.person, other.person) is not Names.OTHER:
        return None
    first, last = _span(one.stage)
    at = role.period if known(role.period) else role.written
    if not (first and last and at[0] and at[1]) or one_thing(tenure, role) is Likeness.NONE:
        return None
    # years at the ends belong to two holders
    if not (first[:4] < at[0][:4] and at[1][:4] < last[:4]):
        return None
    return outcome(
        Verdict.TENSION,
        "role.two_holders",
        f"{one.person} was {one.called} from {first[:4]} to {last[:4]}, but {other.person} is it in {at[0][:4]}.",
        one.person,
        other.person,
    )
