"""Two stances on one matter: the same agrees, opposed ones are a tension."""

from __future__ import annotations

from claims.analysis.lexicon import load
from claims.analysis.relations.gates import parties_differ
from claims.analysis.relations.judging import Outcome, Side, outcome, same_document
from claims.analysis.relations.likeness import one_focus
from claims.analysis.relations.periods import days
from claims.analysis.relations.values import FrameKind, Verdict
from claims.analysis.relations.wording import shared_weight, weight

# Shared by what is said to be likely, or to be done: a verb and what it is done to.
PROSPECT = 2.0
PROSPECT_ALIKE = 0.5
# A matter between two who are named is one matter, whatever it is called.
BETWEEN = 2
# "condemned the move", "called it regrettable": so near (code points) both point back to one thing.
NEAR_BY = 400
# Two documents written further apart than this may judge two states of affairs.
TWO_YEARS = 730


def stances(left: Side, right: Side) -> Outcome | None:
    """ "The pact is a success" against "the accord has failed"; the same matter, judged alike or the other way."""
    one, other = left.frame, right.frame
    if one.kind is not FrameKind.STANCE or other.kind is not FrameKind.STANCE or one.modifier != other.modifier:
        return None
    if not _one_matter(left, right):
        return None
    matter = _matter(left, right)
    if one.stage == other.stage:
        if (
            one.predicate != other.predicate
            or one.negated != other.negated
            or set(left.claim.shared) & set(right.claim.shared)
        ):
            return None  # where one passage is printed twice, that is said instead
        return outcome(
            Verdict.AGREES, "opinion.same",
            f"Both take the same stance on {matter}: {_in_words(left)}; {_in_words(right)}.", *_values(left, right),
        )  # fmt: skip
    if "worry" in (one.predicate, other.predicate) and one.predicate != other.predicate:
        return None  # who fears one thing need not mind another
    if one.object in one.names and one.predicate != "worry":
        return None  # to back a country in one thing and not in another is no quarrel
    if one.modifier == "ties" and _of_another_time(left, right):
        return None  # one history has good years and bad ones
    if _written_far_apart(left, right) or _one_breath(left, right):
        return None
    same_voice = same_document(left, right) and _voice(left) == _voice(right)
    told = "One voice takes both sides on" if same_voice else "Opposed stances on"
    return outcome(
        Verdict.TENSION, "opinion.opposed",
        f"{told} {matter}: {_in_words(left)}; {_in_words(right)}.", *_values(left, right),
    )  # fmt: skip


def _of_another_time(left: Side, right: Side) -> bool:
    """True where relations may be judged at two times: by one writer, or beside a date."""
    if left.claim.dates or right.claim.dates:
        return True
    speakers = {left.claim.speaker, right.claim.speaker}
    return same_document(left, right) and (None in speakers or len(speakers) < 2)


def _values(left: Side, right: Side) -> tuple[str, str]:
    return _said(left), _said(right)


def _said(side: Side) -> str:
    """The words of stance as printed."""
    claim, frame = side.claim, side.frame
    first, last = frame.start - claim.start, frame.end - claim.start
    return claim.surface[first:last] if 0 <= first < last <= len(claim.surface) else frame.stage


def _in_words(side: Side) -> str:
    """ "the miners' union (condemn)"."""
    return f"{_voice(side)} ({' '.join(_said(side).split())!r})"


def _voice(side: Side) -> str:
    """Who takes the stance, in words: whom the sentence names, else its speaker, else its document."""
    return side.frame.person or side.claim.speaker or f"the document {side.claim.document}"


def _matter(left: Side, right: Side) -> str:
    printed = sorted({side.frame.called for side in (left, right) if side.frame.called}, key=lambda p: (-len(p), p))
    return repr(" / ".join(printed)) if printed else "one matter"


def _one_matter(left: Side, right: Side) -> bool:
    """True where both stances are certainly on one thing."""
    one, other = left.frame, right.frame
    if one.names and other.names and not one.names & other.names:
        return False
    if _lands(left) and _lands(right) and not _lands(left) & _lands(right):
        return False
    if not same_document(left, right) and (_unknown_there(left, right) or _unknown_there(right, left)):
        return False
    if not same_document(left, right) and not _one_focus(left, right):
        return False
    if one.modifier in ("likelihood", "duty"):
        return _one_prospect(left, right)
    if one.modifier == "ties":
        return (
            bool(one.parties) and len(one.parties) > 1 and parties_differ(left, right) is None and bool(other.parties)
        )
    if one.inherited or other.inherited:
        return _taken_up(left, right)
    if one.stage == other.stage and one.predicate == other.predicate and len(_lands(left) & _lands(right)) >= BETWEEN:
        # "the pact between A and B", "A and B coming together": judged alike under two names
        return not _specific(left) or not _specific(right) or bool(_specific(left) & _specific(right))
    if one.object and other.object and one.object in other.topic and other.object in one.topic:
        return True  # "the tax cuts", "cutting taxes"
    if one.object != other.object or _described_apart(left, right):
        return False
    return one.object not in one.names or one.predicate == "worry" or bool(_specific(left) & _specific(right))


def _one_prospect(left: Side, right: Side) -> bool:
    names = left.frame.names | right.frame.names
    shared, ours, theirs = shared_weight(left.frame.topic - names, right.frame.topic - names)
    return shared >= PROSPECT and 2 * shared / (ours + theirs) >= PROSPECT_ALIKE


def _taken_up(left: Side, right: Side) -> bool:
    """True where what "it" or "the decision" stands for is the matter of the other: on one axis, and where both only
    point back, near one another."""
    one, other = left.frame, right.frame
    if one.predicate != other.predicate:
        return False
    if one.inherited and other.inherited:
        near = abs(one.start - other.start) <= NEAR_BY
        return same_document(left, right) and near and bool(one.topic & other.topic)
    return one.object in other.topic or other.object in one.topic


def _lands(side: Side) -> set[str]:
    """The countries that belong to the matter."""
    return {party.lower() for party in side.frame.parties} & side.frame.names


def _specific(side: Side) -> set[str]:
    """The words of a matter that are no names and no common words of reports."""
    frame = side.frame
    return {w for w in {*frame.topic, frame.object} - frame.names if w and weight(w) >= 1}


def _described_apart(left: Side, right: Side) -> bool:
    """True where both heads carry descriptions of their own and share none: "the fuel contract", "a crew contract"."""
    one, other = left.frame, right.frame
    ours = {w for w in one.topic if weight(w) >= 1} - one.names
    theirs = {w for w in other.topic if weight(w) >= 1} - other.names
    if one.names & other.names:
        return False
    return bool(ours and theirs and not ours & theirs)


def _unknown_there(named: Side, bare: Side) -> bool:
    """True where one matter bears a name that the other document, which names none, does not come back to."""
    if bare.frame.names or not named.frame.names:
        return False
    return not named.frame.names & {*bare.claim.focus_names, *(p.lower() for p in bare.frame.parties)}


def _one_focus(left: Side, right: Side) -> bool:
    """True where the documents come back to one name, or the matters bear one."""
    if left.frame.names & right.frame.names:
        return True
    return one_focus(left.claim, right.claim)


def _written_far_apart(left: Side, right: Side) -> bool:
    first = min(left.written[0] or "", right.written[0] or "")
    last = max(left.written[1] or "", right.written[1] or "")
    span = days((first, last)) if first and last else None
    return span is not None and span > TWO_YEARS and not same_document(left, right)


def _one_breath(left: Side, right: Side) -> bool:
    """True for two words of one statement in one voice: "good for miners, if bad for the river"."""
    gap = max(left.frame.start, right.frame.start) - min(left.frame.end, right.frame.end)
    return same_document(left, right) and _voice(left) == _voice(right) and gap < load("relation_stances")["breath"]
