"""Interviews printed as questions and answers: whose word an answer is, where only its label says so.

A text is one where two labels at the heads of paragraphs ("Q:", "A:", "Ana Riba:", "The Port Gazette:") each come
back, and the paragraphs of one of them are mostly questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.analysis.extraction.name_book import NameBook

# "Q:", "A:", "Question:", "AR:", "Ana Riba:", "The Port Gazette:"
_LABEL = re.compile(r"\s{0,4}(?P<label>[A-Z][\w.'&-]{0,30}(?:[ ][\w.'&-]{1,30}){0,5})[ ]{0,2}:(?=[ \n])")
_QUESTIONS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})
# A label that comes back so often is a part in a conversation.
_FEWEST_TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: its label and, from behind the colon to its end, what is said. `speaker` is None for a question, and
    "" for an answer by nobody named."""

    label: tuple[int, int]
    start: int
    end: int
    speaker: str | None


def find_turns(view: str, paragraphs: Sequence[tuple[int, int]], book: NameBook) -> list[Turn]:
    """The turns of an interview, in order; none where the text is no interview.

    A paragraph without a label belongs to the turn before it, but for those behind the last label.
    """
    labelled = [(match, end) for start, end in paragraphs if (match := _LABEL.match(view, start, end))]
    asking, answering = _parts([(match["label"], view[match.end() : end]) for match, end in labelled])
    if not asking or not answering:
        return []
    kept = [(m, end) for m, end in labelled if m["label"] in asking or m["label"] in answering]
    named = _answerer(answering, kept[0][0].start(), book)
    turns = []
    for n, (match, end) in enumerate(kept):
        if n + 1 < len(kept):
            end = max((b for _, b in paragraphs if b <= kept[n + 1][0].start()), default=end)
        speaker = None if match["label"] in asking else (_person(match["label"], book) or named)
        turns.append(Turn(match.span("label"), match.end(), max(end, match.end()), speaker))
    return turns


def _parts(labelled: list[tuple[str, str]]) -> tuple[frozenset[str], frozenset[str]]:
    """The labels of those who ask and of those who answer."""
    asked: dict[str, list[bool]] = {}
    for label, said in labelled:
        asked.setdefault(label, []).append(said.rstrip(" \n\"')").endswith("?"))
    asking = {label for label, turns in asked.items() if label.lower() in _QUESTIONS or sum(turns) * 2 > len(turns)}
    rest = {label for label in asked if label not in asking}
    if sum(len(asked[label]) for label in asking) < _FEWEST_TURNS:
        return frozenset(), frozenset()
    if sum(len(asked[label]) for label in rest) < _FEWEST_TURNS:
        return frozenset(), frozenset()
    often = {label for label in rest if label.lower() in _ANSWERS or len(asked[label]) >= _FEWEST_TURNS}
    return frozenset(asking), frozenset(rest if often else ())


def _person(label: str, book: NameBook) -> str:
    """The person of a label: a name, a last name or initials; "" where it is none of them."""
    if label.lower() in _ANSWERS:
        return ""
    if " " in label:
        return label
    full = book.full(label)
    if full != label:
        return full
    names = {e.name for e in book.entries if "".join(word[0] for word in e.name.split()) == label}
    return names.pop() if len(names) == 1 else ""


def _answerer(answering: frozenset[str], first: int, book: NameBook) -> str:
    """The one who answers: named by a label, else the only person whom the words before the first turn name in full."""
    labels = {name for label in answering if (name := _person(label, book))}
    if labels:
        return labels.pop() if len(labels) == 1 else ""
    before = {e.name for e in book.between(0, first) if " " in e.name}
    return before.pop() if len(before) == 1 else ""
