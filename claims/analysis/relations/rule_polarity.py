"""One act affirmed in one place and denied, or its opposite told, in the other."""

from __future__ import annotations

from datetime import date

from claims.analysis.extraction.values import Modality
from claims.analysis.relations.acts import listed, marked
from claims.analysis.relations.focus import Focus, same_focus
from claims.analysis.relations.gates import modality_class
from claims.analysis.relations.judging import Outcome, Side, closed, outcome, same_document, written_together
from claims.analysis.relations.parties_of_acts import UNIVERSAL, doubt_of_amounts, doubt_of_parties
from claims.analysis.relations.periods import Period, days_apart, known, overlap
from claims.analysis.relations.values import Act, ComparableClaim, FrameKind, Verdict
from claims.analysis.relations.wording import weight

# Two documents written within so many days see one state of things.
NEAR = 4
# An act that both tell of the past, undated, is one where they were written within so many days.
ONE_MATTER = 400
# Two documents are about one matter that share so many names and words, one of them a name that leads one of them.
ALIKE = 2
LEADING = 8


def opposed_acts(left: Side, right: Side) -> Outcome | None:
    """Contradiction where act, parties, amount and time are surely one; tension with one doubt; nothing with more."""
    if not left.frame.kind is right.frame.kind is FrameKind.ACT:
        return None
    ours, theirs = left.frame.act, right.frame.act
    if ours is None or theirs is None:
        return None
    opposed = _opposed(left, right)
    if opposed is None or left.frame.inherited or right.frame.inherited:
        return None
    if _told(left) != _told(right):
        return None
    if _told(left) == "still open" and not (same_document(left, right) or written_together(left, right)):
        return None
    row, denied = opposed
    parties, matter = doubt_of_parties(ours, theirs, denied=denied), doubt_of_matter(left, right)
    amounts = doubt_of_amounts(left.frame, right.frame)
    if parties is None or matter is None or amounts is None:
        return None
    time = _doubt_of_time(left, right, row, denied=denied)
    if isinstance(time, Outcome):
        return time if parties == 0 and matter == 0 else None
    doubts = parties + matter + amounts + time + _doubt_of_words(ours, theirs, row, denied=denied)
    doubts += 1 if _told(left) != "told as fact" else 0
    doubts += 1 if same_document(left, right) and not denied else 0
    doubts += 1 if ours.assumed or theirs.assumed else 0
    if doubts > 1:
        return None
    return _said(left, right, doubts, denied=denied)


def acts_met(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where both claims tell of acts of one kind: then these, and not the words alone, say whether they differ."""
    ours, theirs = ({row for f in c.frames if f.act for row, _ in f.act.rows} for c in (left, right))
    return bool(ours & theirs)


def acts_opposed(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where an act of one claim is the opposite or the denial of one of the other, of whatever time: they do not
    say the same."""
    pairs = ((Side(a, left), Side(b, right)) for a in left.frames if a.act for b in right.frames if b.act)
    return any(_opposed(one, other) and _one_question(one, other) for one, other in pairs)


def _one_question(left: Side, right: Side) -> bool:
    ours, theirs = left.frame.act, right.frame.act
    if ours is None or theirs is None:
        return False
    return doubt_of_parties(ours, theirs) is not None and _told(left) == _told(right)


def _told(side: Side) -> str:
    modality = side.frame.modality
    if modality is None:
        return "told as fact"
    return modality_class(modality) if modality is Modality.SPECULATED else "still open"


def _opposed(left: Side, right: Side) -> tuple[str, bool] | None:
    """The row in which two acts are opposed, and whether one is denied (else two opposites are affirmed)."""
    ours, theirs = left.frame, right.frame
    if ours.act is None or theirs.act is None:
        return None
    signs = dict(theirs.act.rows)
    for row, sign in ours.act.rows:
        if row not in signs:
            continue
        if sign == signs[row] and ours.negated != theirs.negated:
            return row, True
        if sign != signs[row] and not ours.negated and not theirs.negated:
            return row, False
    return None


def doubt_of_matter(left: Side, right: Side) -> int | None:
    """0 within one document and for two that come back to the same names and words, or share them here; 1 where only
    words are shared, None for too few."""
    if same_document(left, right) or same_focus(_focus(left.claim), _focus(right.claim)):
        return 0
    ours, theirs = left.claim, right.claim
    names = set(ours.focus_names[:LEADING]) & set(theirs.focus_names) | set(theirs.focus_names[:LEADING]) & set(
        ours.focus_names
    )
    here = _names(left) & _names(right)
    words = {w for w in set(ours.words) & set(theirs.words) if weight(w) >= 1} | (
        set(ours.focus_common) & set(theirs.focus_common)
    )
    if names | here:
        return 0 if len(names | here) + len(words - names - here) >= ALIKE else None
    return 1 if len(words) > ALIKE else None


def _focus(claim: ComparableClaim) -> Focus:
    return Focus(claim.focus_names, claim.focus_common)


def _names(side: Side) -> frozenset[str]:
    act = side.frame.act
    parties = [p for p in (act.agent, act.theme) if p is not None] if act else []
    return frozenset(name for party in parties for name in party.names)


def _doubt_of_words(ours: Act, theirs: Act, row: str, *, denied: bool) -> int:
    """1 where two different verbs only come near one another in meaning: what one denies may be less than what the
    other tells."""
    if denied and ours.verb != theirs.verb:
        return 1
    whole = any(p is not None and p.amount in UNIVERSAL for a in (ours, theirs) for p in (a.theme, a.agent))
    return 1 if row in marked("loose") and ours.verb != theirs.verb and not whole else 0


def _doubt_of_time(left: Side, right: Side, row: str, *, denied: bool) -> int | Outcome:
    """0 where both speak of one time, 1 where that is likely, 2 where nothing tells it; a closed gate else."""
    if row in marked("final") and not denied:
        return 1
    no, yes = (left, right) if left.frame.negated else (right, left)
    if denied and no.written[1] and yes.period[0] and yes.period[0] > no.written[1]:
        return closed("later_news", f"What is told of {yes.when} came after the other document was written.")
    if denied and no.frame.act is not None and no.frame.act.ever:
        if no.frame.act.open:
            return _until_now(no, yes)
        return 0 if same_document(left, right) or _apart(left, right, ONE_MATTER) else 1
    lasting = denied and no.frame.act is not None and (no.frame.act.open or no.frame.act.ever)
    dated = known(left.period) or known(right.period)
    outside = dated and overlap(_when(left), _when(right)) is False
    if not denied and row not in listed("words", "changing") and _just_before(left, right):
        return 1
    if outside and not (lasting and row not in marked("process")) and days_apart(_when(left), _when(right)) > 1:
        return closed("period", f"Not the same period: {left.when}; {right.when}.", left.when, right.when)
    if row in marked("process") or (_now(left) or _now(right) if not denied else _now(yes)):
        return _one_time(left, right, changing=row in marked("process"))
    if lasting and known(no.period) and overlap(no.period, yes.period) is False:
        return closed("period", f"What is told of {yes.when} lies outside the time that is meant.", no.when, yes.when)
    if lasting:
        return _until_now(no, yes)
    if not denied and not (known(left.period) and known(right.period)) and not same_document(left, right):
        return 0 if _apart(left, right, NEAR) or _dated_alike(left, right) else 1
    if denied and known(yes.period) and not known(no.period) and days_apart(yes.period, no.written) > ONE_MATTER:
        return 2
    unknown = not known(left.written) or not known(right.written)
    return 0 if unknown or _apart(left, right, ONE_MATTER) else 1


def _just_before(left: Side, right: Side) -> bool:
    """True where one side tells what is at its writing, and the other what happened in the days before."""
    for state, event in ((left, right), (right, left)):
        if _now(state) and not known(state.period) and known(event.period) and known(state.written):
            days = days_apart(event.period, state.written)
            return bool(event.period[1] and state.written[0] and event.period[1] < state.written[0]) and days <= NEAR
    return False


def _when(side: Side) -> Period:
    """The period that an act is told of; of what is told in the present, the day of writing."""
    return side.written if _now(side) and not known(side.period) else side.period


def _now(side: Side) -> bool:
    return side.frame.act is not None and (side.frame.act.open or side.frame.act.state)


def _dated_alike(left: Side, right: Side) -> bool:
    return overlap(_when(left), _when(right)) is True


def _one_time(left: Side, right: Side, *, changing: bool) -> int | Outcome:
    """For what may change with time: both dated alike, or told in documents of the same days. `changing` is True for
    what moves all the time ("rises"): without a date nothing is said of it."""
    if _dated_alike(left, right):
        return 0
    if same_document(left, right):
        return 2
    for one, other in ((left, right), (right, left)):
        if one.written[1] and other.period[0] and other.period[0] > one.written[1]:
            return closed("later_state", f"What is told of {other.when} came after the other document was written.")
    if _apart(left, right, NEAR):
        return 0 if not known(left.period) and not known(right.period) else 1
    if not known(left.written) or not known(right.written):
        return 2 if changing else 1
    if written_together(left, right):
        return 1
    return closed("later_state", "Of two times: what is told may have changed between them.")


def _until_now(no: Side, yes: Side) -> int | Outcome:
    """A denial that holds up to the time of writing ("has not yet"), against an act that may have come later."""
    if same_document(no, yes):
        return 0
    last, first = no.written[1], yes.period[0]
    if first and last:
        return 0 if _lately(no, yes) else 1 + _of_nobody(no)
    if last and yes.written[0] and yes.written[0] > last and not _apart(no, yes, NEAR):
        return closed("later_news", "The denial holds for its time; the other document was written later.")
    if last is None or yes.written[1] is None:
        return 1
    if yes.written[1] <= last:
        return 0
    if _apart(no, yes, NEAR):
        return 1
    return closed("later_news", "The denial holds for its time; the other document was written later.")


def _lately(no: Side, yes: Side) -> bool:
    """True where an act lies within the time that "has not" may mean; "never" means any."""
    return bool(no.frame.act and no.frame.act.ever) or days_apart(yes.period, no.written) <= ONE_MATTER


def _of_nobody(side: Side) -> int:
    """1 where a denial names nothing that the act would be done to."""
    theme = side.frame.act.theme if side.frame.act else None
    return 1 if theme is None or not theme.head or theme.amount in ("none", "any") else 0


def _apart(left: Side, right: Side, limit: int) -> bool:
    """True where both documents were written, as far as is known, within `limit` days; also within one document."""
    if same_document(left, right):
        return True
    if not known(left.written) or not known(right.written):
        return False
    first = min(left.written[0] or "", right.written[0] or "")
    last = max(left.written[1] or "", right.written[1] or "")
    return days_apart((first, first), (last, last)) <= limit if date.fromisoformat(first) else False


def _said(left: Side, right: Side, doubts: int, *, denied: bool) -> Outcome:
    verdict = Verdict.CONTRADICTS if doubts == 0 else Verdict.TENSION
    ours, theirs = left.frame.called, right.frame.called
    if not denied:
        sentence = f'One side tells the opposite of the other: "{ours}" and "{theirs}".'
        return outcome(verdict, "act.opposite", sentence, ours, theirs)
    no, yes = (left, right) if left.frame.negated else (right, left)
    of = _whereof(yes) or _whereof(no)
    sentence = f'One side denies what the other tells{of}: "{no.frame.called}" against "{yes.frame.called}".'
    return outcome(verdict, "act.denied_and_told", sentence, ours, theirs)


def _whereof(side: Side) -> str:
    """ " (dam)": what the act is of."""
    theme = side.frame.act.theme if side.frame.act else None
    return f" ({theme.head})" if theme and theme.head else ""
