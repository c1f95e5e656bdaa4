"""Positions on a matter: who finds what good or bad, safe or dangerous, worth a worry or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.analysis.lexicon import load
from claims.analysis.relations.headed_phrases import Phrase, acts_told, main_heads, named_before
from claims.analysis.relations.naming import shortened
from claims.analysis.relations.phrases import any_of
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.stance_matters import clause_of, matters_of
from claims.analysis.relations.stance_words import (
    WHETHER,
    Cue,
    any_stance,
    axis_named,
    is_particle,
    pole_of,
    stance_cues,
)
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import canonical, words

_TAKES_UP = re.compile(r"\b(?:it|this|that|the|these|those|they|them|its|their|his|her)\b|'s\b", re.I)
_BOTH = re.compile(
    r"\b(?:both|the\s+two|two\s+(?:countries|states|nations)|neighbours|neighbors|mutual|bilateral|each\s+other)\b",
    re.I,
)
# "it is necessary that ...", "it was right to ...": the word stands for what follows.
_FOLLOWS = re.compile(r"[\w'-]+(?:\s+[\w'-]+)?\s+(?:that|to|how|if|when)\b", re.I)
# "It was a necessary step": it is something done.
_ACT = re.compile(r"(?:[\w'-]+\s+){0,2}(?:step|move|decision|measure|blunder|mistake|slap)\b", re.I)


def read_stances(reading: Reading) -> Iterator[Frame]:
    """Frames of the stances in a sentence: predicate the axis, stage the pole, object the head noun of the matter,
    topic its other words, names those that belong to it, person who takes the stance (a noun phrase)."""
    text = reading.text
    if text.rstrip(" \"')").endswith("?") or not any_stance().search(text):
        return
    for cue in stance_cues(text):
        if is_particle(text, cue):
            continue
        if WHETHER.search(text, 0, cue.start) or any_of(load("relation_stances")["open"]).search(
            text, _opening(reading, cue.start), cue.start
        ):
            continue
        pole = pole_of(text, cue)
        for phrase, holder in matters_of(reading, cue):
            frame = _frame(reading, cue, pole, phrase, holder)
            if frame is not None:
                yield frame


def _opening(reading: Reading, at: int) -> int:
    """Where the clause around a place begins, with the "if" that opens it."""
    start = clause_of(reading, at)
    before = words(reading.text[:start])
    return before[-1].start if before else start


def _frame(reading: Reading, cue: Cue, pole: str, phrase: Phrase, holder: str) -> Frame | None:
    head, topic, names = phrase.head, phrase.words, phrase.names
    inherited = False  # "it was a success": what it is stands in the sentence before
    if cue.group in ("likelihood", "duty"):
        if len(topic) < 2:
            return None
    elif cue.group == "ties":
        bonds = {canonical(word) for word in axis_named(cue.axis)["bonds"]}
        if head not in bonds and not bonds & topic:
            return None
        head = "relation"
    elif not head:
        topic = _taken_up(reading, phrase, reading.text[cue.start :])
        inherited = True
        if not topic:
            return None
    if head and cue.sort == "does" and head in names:
        return None  # a country that helps another is no matter that is judged
    if inherited and cue.sort == "whole" and cue.axis == "worry":
        return None
    if head and not names:
        names = named_before(reading.context.view, _as_printed(reading, phrase), phrase.start)
    parties = _between(reading, phrase) if cue.group == "ties" else frozenset(reading.countries())
    if cue.group == "ties" and len(parties) != 2:
        return None
    return Frame(
        kind=FrameKind.STANCE,
        predicate=cue.axis,
        start=reading.at(cue.start),
        end=reading.at(cue.end),
        parties=parties,
        object=head,
        stage=pole,
        modifier=cue.group,
        person=holder,
        topic=topic,
        names=names,
        negated=cue.sort == "does" and pole != cue.pole,
        inherited=inherited,
        called="" if inherited else shortened(reading.context.view[phrase.start : phrase.end].strip(" ,"), 60),
        rule=f"stance.{cue.axis}",
    )


def _between(reading: Reading, phrase: Phrase) -> frozenset[str]:
    """The two between whom relations are judged: named with them, or "the two countries"; else none."""
    named = frozenset(reading.countries(phrase.start, min(reading.end, phrase.end)))
    if len(named) == 2:
        return named
    pair = frozenset(reading.countries())
    if not named and len(pair) == 2:
        return pair
    parties, _ = reading.parties()
    two = _BOTH.search(reading.text) is not None
    return parties if len(parties) == 2 and (named < parties if named else two) else frozenset()


def _taken_up(reading: Reading, phrase: Phrase, behind: str) -> frozenset[str]:
    """The head nouns that a pronoun may stand for; "there" stands for nothing."""
    view = reading.context.view
    printed = view[phrase.start : phrase.end]
    follows = _FOLLOWS.match(behind) is not None
    points_at_act = _ACT.match(behind) is not None
    if not _TAKES_UP.search(printed) or (printed.strip().lower() == "it" and follows):
        return frozenset()
    if len(printed.split()) == 1 and not points_at_act:
        acts: frozenset[str] = frozenset()
    else:
        acts = acts_told(view, reading.start)
    if reading.previous[0] < reading.previous[1]:
        judged = frozenset(f.object for f in reading.before if f.kind is FrameKind.STANCE and f.object)
        return main_heads(view, *reading.previous, ()) | acts | judged
    return acts if len(printed.split()) > 1 else frozenset()  # "the move", no bare "it"


def _as_printed(reading: Reading, phrase: Phrase) -> str:
    """The head of a phrase as it is printed there."""
    printed: Sequence[str] = [w.form for w in words(reading.context.view[phrase.start : phrase.end])]
    return next((form for form in printed if canonical(form) == phrase.head), "")
