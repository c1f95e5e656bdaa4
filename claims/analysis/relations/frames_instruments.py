"""Contracts, treaties and other papers that are signed or said not to be, whatever they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.lexicon import load
from claims.analysis.relations.phrases import any_of, any_verb
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import canonical, content_words, fold

# How far apart the paper and the verb may stand.
REACH = 60
# "has still not signed", "yet to be signed", "without signing": behind it stands the verb.
_NOT = re.compile(
    r"(?:\b(?:not|never|no|nor|without|refus\w+|fail\w+|declin\w+|yet)|n't)\b(?:\s+[\w'-]+){0,3}\s*$", re.I
)
# "will sign", "is expected to be signed": not yet a fact, one way or the other.
_AHEAD = re.compile(
    r"\b(?:will|would|may|might|could|should|must|shall|if|when|once|until|before|expected|due|hopes?|wants?|plans?|ready)"
    r"\b(?:\s+[\w'-]+){0,4}\s*$",
    re.I,
)
_NO_PAPER = re.compile(r"\b(?:no|without\s+an?y?|not\s+an?y?)\s+(?:[\w-]+\s+){0,2}$", re.I)
_CUT = re.compile(r"[;:]|,\s+(?:and|but|while|which|who)\b")


def read_instruments(reading: Reading) -> Iterator[Frame]:
    """A frame for the first paper of a sentence that is told as signed (or awarded), or as not signed."""
    table = load("relation_stages")["instrument"]
    for stage in ("signed", "awarded"):
        for verb in any_verb(table[stage]).finditer(reading.text):
            noun = _paper(reading.text, verb)
            if noun is None:
                continue
            before = reading.text[max(0, verb.start() - 60) : verb.start()]
            negated = _NOT.search(before) is not None or _NO_PAPER.search(reading.text, 0, noun.start()) is not None
            if not negated and _AHEAD.search(before):
                continue
            yield _frame(reading, stage, noun, verb, negated=negated)
            return


def _paper(text: str, verb: re.Match[str]) -> re.Match[str] | None:
    """The paper nearest to the verb in its clause: before it in the passive, behind it in the active."""
    nouns = any_of(load("relation_stages")["instrument"]["nouns"])
    near = [
        noun
        for noun in nouns.finditer(text, max(0, verb.start() - REACH), verb.end() + REACH)
        if not _CUT.search(text, min(noun.end(), verb.end()), max(noun.start(), verb.start()))
    ]
    return min(near, key=lambda n: max(n.start() - verb.end(), verb.start() - n.end()), default=None)


def _frame(reading: Reading, stage: str, noun: re.Match[str], verb: re.Match[str], *, negated: bool) -> Frame:
    start, end = min(noun.start(), verb.start()), max(noun.end(), verb.end())
    period = reading.date_attached(reading.at(start), reading.at(end))
    own = {canonical(fold(word)) for match in (noun, verb) for word in match.group().split()}
    words = content_words(reading.context.view, reading.start, reading.end, reading.entities, reading.people)
    parties = frozenset(reading.countries())
    return Frame(
        kind=FrameKind.INSTRUMENT,
        predicate="paper",
        start=reading.at(start),
        end=reading.at(end),
        parties=parties,
        stage=stage,
        earliest=period[0],
        latest=period[1],
        negated=negated,
        topic=frozenset(words) - own,
        rule=f"instrument.{'not_' if negated else ''}{stage}",
        called=noun.group().lower(),
    )
