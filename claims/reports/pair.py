"""The explanation of a pair of claims as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.analysis import FrameRead
from claims.queries.standing import support
from claims.queries.wording import counted
from claims.reports.explanation import hung, short
from claims.services.pairing import AssertionPair, ClaimPair, Quoted

VERDICTS = {
    "contradicts": "contradict each other",
    "tension": "are in tension",
    "refines": "agree, one more exactly",
    "agrees": "agree",
    "not_comparable": "are not comparable",
}


def render_pair(pair: ClaimPair) -> str:
    """`pair` in lines of limited width, sections parted by blank lines."""
    sections = [
        list(_heads(pair)),
        list(_stored(pair)),
        *(list(_pair(number, found)) for number, found in enumerate(pair.pairs, 1)),
        list(_rest(pair)),
        list(_dependences(pair)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heads(pair: ClaimPair) -> Iterator[str]:
    if pair.one_claim:
        yield from hung("one claim", f"{pair.left.statement} ({pair.left.pk})")
        return
    for label, claim in (("claim A", pair.left), ("claim B", pair.right)):
        yield from hung(label, f"{claim.statement} ({claim.pk})")
        yield from hung("", support(claim))


def _stored(pair: ClaimPair) -> Iterator[str]:
    yield "In the database"
    if pair.one_claim:
        for reason in pair.grouped_by or ("No finding joins these two directly: others stand between them.",):
            yield from hung("joined by", reason)
        return
    row = pair.stored
    if row is None:
        yield from hung("", "No relation between the two claims is stored.")
        return
    stale = ", stale: what it rests on has changed" if row.stale else ""
    yield from hung("relation", f"{row.verdict}, {row.scope}; {row.status}{stale} ({row.id})")
    yield from hung("", f"{row.explanation} ({row.rule or 'made by a person'})")
    if row.suggested and row.suggested != row.verdict:
        yield from hung("", f"the machine suggested: {row.suggested}")
    for decision in row.decisions or ("nobody has judged it",):
        yield from hung("decided", decision)


def _pair(number: int, pair: AssertionPair) -> Iterator[str]:
    relation = pair.explained.relation
    yield f"Pair {number}: the two {VERDICTS[relation.verdict.value]}"
    yield from _end("A", pair.left, pair.left_read)
    yield from _end("B", pair.right, pair.right_read)
    for spoken in pair.explained.spoken:
        yield from hung(spoken.verdict.value.replace("_", " "), f"{spoken.finding.sentence} ({spoken.finding.rule})")
    if not pair.explained.spoken:
        yield from hung("not compared", relation.explanation)
        for kind in pair.explained.unanswered:
            yield from hung("", f"Both tell of a question of the kind “{kind}”, but not of one question.")
    if not pair.explained.met:
        yield from hung("", "relate_claims would not have put these two together: they have no question in common.")


def _end(label: str, quoted: Quoted, read: Iterable[FrameRead]) -> Iterator[str]:
    said = f", on the word of {quoted.speaker}" if quoted.speaker else ""
    yield from hung(label, f"“{short(quoted.quote)}”")
    yield from hung("", f"{quoted.document}, {quoted.start} to {quoted.end}{said} ({quoted.id})")
    lines = [f"read as {frame.sentence} ({frame.rule})" for frame in read]
    for line in lines or ["read as words only: no figure, event, deal, office or other question was told apart"]:
        yield from hung("", line)


def _rest(pair: ClaimPair) -> Iterator[str]:
    total = sum(number for _, number in pair.verdicts)
    if total > len(pair.pairs):
        found = ", ".join(f"{number} {VERDICTS[verdict]}" for verdict, number in pair.verdicts)
        yield f"{counted(total, 'pair')} of assertions compared: {found}."
    if pair.left_out:
        yield f"{counted(pair.left_out, 'assertion')} not looked at here; give assertions by key to see them."
    for quoted in pair.unread:
        told = f"Of “{short(quoted.quote, 60)}” the present rules read nothing: a person made it, or an older version."
        yield from hung("unread", f"{told} ({quoted.id})")


def _dependences(pair: ClaimPair) -> Iterator[str]:
    if pair.dependences:
        yield "What makes the documents dependent"
        for sentence in pair.dependences:
            yield from hung("", sentence)
