"""All attributions of one sentence: each cue word is looked at once, then their contents are kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from claims.analysis.extraction.attribution_candidate import Candidate, Range
from claims.analysis.extraction.attribution_choice import chosen
from claims.analysis.extraction.attribution_grammar import finite_at, is_adverb, verb_group
from claims.analysis.extraction.attribution_phrases import (
    adjective_at,
    adjective_words,
    colon_at,
    noun_at,
    noun_words,
    phrase_at,
    phrase_words,
)
from claims.analysis.extraction.attribution_sources import is_saying
from claims.analysis.extraction.attribution_subjects import subject_before
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_verbs import loose_quotations, puts_at, putting_words, verb_at
from claims.analysis.extraction.cues import FINITE, Tag, cue_forms, words

# A sentence of prose has no more words than this that can be a verb of saying.
_MOST_CUES = 40


def candidates(tokens: list[Token]) -> list[Candidate]:
    """All attributions of a sentence, in the order of their cues, their contents cut where the next one begins.

    None where it is crammed with verbs of saying as no prose is, so that the time stays linear.
    """
    known = _frames_by_word()
    begun = [(i, frames) for i, token in enumerate(tokens) if (frames := known.get(token.lower))]
    quoted = any(token.kind is Kind.QUOTE for token in tokens)
    if not begun and not quoted:
        return []
    if sum(_VERB in frames for _, frames in begun) > _MOST_CUES:
        return []
    found: list[Candidate] = []
    for i, frames in begun:
        if tokens[i].kind is Kind.QUOTE:
            continue
        for frame in frames:
            made = frame(tokens, i, found)
            if made:
                found.extend(made)
                break
    kept = chosen(tokens, _cut(tokens, _without_doubles(found))) if found else []
    return _outer(tokens, [*kept, *loose_quotations(tokens, kept)] if quoted else kept)


Frame = Callable[[list[Token], int, list[Candidate]], Sequence[Candidate]]


def _phrase(tokens: list[Token], i: int, _: list[Candidate]) -> Sequence[Candidate]:
    return phrase_at(tokens, i)


def _noun(tokens: list[Token], i: int, _: list[Candidate]) -> Sequence[Candidate]:
    return noun_at(tokens, i)


def _adjective(tokens: list[Token], i: int, _: list[Candidate]) -> Sequence[Candidate]:
    return adjective_at(tokens, i)


def _colon(tokens: list[Token], i: int, _: list[Candidate]) -> Sequence[Candidate]:
    return colon_at(tokens, i)


def _verb(tokens: list[Token], i: int, found: list[Candidate]) -> Sequence[Candidate]:
    made = verb_at(tokens, i, found)
    return () if made is None else (made,)


_VERB: Frame = _verb


def _puts_at(tokens: list[Token], i: int, _: list[Candidate]) -> Sequence[Candidate]:
    made = puts_at(tokens, i)
    return () if made is None else (made,)


@cache
def _frames_by_word() -> dict[str, tuple[Frame, ...]]:
    """The frames that a word may begin, in the order in which they are tried, by the word in lower case."""
    starts: tuple[tuple[Frame, Iterable[str]], ...] = (
        (_phrase, phrase_words()),
        (_noun, noun_words()),
        (_adjective, adjective_words()),
        (_puts_at, putting_words()),
        (_VERB, cue_forms()),
        (_colon, (":",)),
    )
    out: dict[str, tuple[Frame, ...]] = {}
    for frame, openings in starts:
        for word in openings:
            out[word] = (*out.get(word, ()), frame)
    return out


def _outer(tokens: list[Token], found: list[Candidate]) -> list[Candidate]:
    """With each source that is quoted by another, the attribution to that other."""
    out = []
    for candidate in found:
        by = _quoted_by(tokens, candidate)
        if by is not None:
            cue = (candidate.cue[0][0], candidate.at + 1)
            out.append(Candidate(candidate.at, (by,), (cue,), candidate.content, "attribution.quotes"))
        elif candidate.rule == "attribution.quoted_as" and candidate.cue[0][0] > candidate.at + 1:
            group = verb_group(tokens, candidate.at)
            source = subject_before(tokens, group)
            if source is not None:
                cue = (group.low, candidate.at + 1)
                out.append(Candidate(candidate.at, (source,), (cue,), candidate.content, "attribution.quotes"))
        out.append(candidate)
    return out


def _quoted_by(tokens: list[Token], candidate: Candidate) -> Range | None:
    """`Riba was quoted by the agency as saying`: the agency."""
    low, high = candidate.at + 1, candidate.cue[0][1] - 2
    if candidate.rule != "attribution.quoted_as" or high - low < 2 or tokens[low].lower != "by":
        return None
    return low + 1, high


def _without_doubles(found: list[Candidate]) -> list[Candidate]:
    """One candidate per cue word; a cue inside another's cue is dropped."""
    out: list[Candidate] = []
    for candidate in found:
        if any(a <= candidate.at < b for other in out for a, b in other.cue):
            continue
        out.append(candidate)
    return out


def _stands_apart(tokens: list[Token], candidate: Candidate, other: Candidate, begin: int) -> bool:
    """Whether an attribution behind "and" is one beside this one, not a part of its content."""
    if not other.source:
        return False
    if other.rule != "attribution.object":
        return True
    shared = candidate.source[:1] == other.source[:1] and other.source[0][0] < candidate.at
    tense = tokens[candidate.at].tags & tokens[other.at].tags & FINITE
    return shared and tense != 0 and begin > 1 and tokens[begin - 2].text == ","


def _goes_on(tokens: list[Token], candidate: Candidate, other: Candidate) -> bool:
    """`Riba said it was late and added that ...`: the same speaker goes on, in the same tense."""
    same = candidate.source[:1] == other.source[:1] and bool(candidate.source)
    first, second = tokens[candidate.at].tags, tokens[other.at].tags & FINITE
    goes_on = first & second != 0 or (first == Tag.GERUND and second != 0)
    return same and goes_on and is_saying(tokens[other.at])


_LEADS = frozenset({"when", "after", "if", "while", "although", "though", "because", "since", "before", "once"})


def _lead_end(tokens: list[Token]) -> int:
    """The comma behind a subordinate clause that leads the sentence ("When Riba learned that ..., she left"), or 0."""
    first = next((t for t in tokens[:3] if not is_adverb(t) and t.lower not in words("conjunction")), None)
    if first is None or first.lower not in _LEADS:
        return 0
    for k in range(2, len(tokens) - 2):
        if tokens[k].text != "," or not any(finite_at(tokens, m) for m in range(1, k)):
            continue
        head = tokens[k + 1]
        begins = head.capital or head.lower in words("determiner") | words("subject_only") | words("possessive")
        for m in range(k + 2, min(k + 8, len(tokens))):
            if not begins or tokens[m].text in ",;":
                break
            if finite_at(tokens, m):
                return k
    return 0


def _cut(tokens: list[Token], found: list[Candidate]) -> list[Candidate]:
    """End a content where a coordinated attribution begins: "A said x, and B said y"."""
    out = []
    led = _lead_end(tokens)
    for candidate in found:
        pieces = []
        for low, high in candidate.content:
            if candidate.at < led and low < led < high:
                high = led
            for other in found:
                begin = min([other.cue[0][0], *(a for a, _ in other.source if a >= candidate.at)])
                if other is candidate or not low < begin < high or other.at <= candidate.at:
                    continue
                if (
                    other.rule == "attribution.fronted"
                    and other.content[0][0] <= candidate.cue[0][0] < other.content[0][1]
                ):
                    high = min(high, other.content[0][1])
                    continue
                joint = tokens[begin - 1]
                if joint.lower in ("and", "but", "while") and _stands_apart(tokens, candidate, other, begin):
                    cut = begin - 1
                    if tokens[cut - 1].text == ",":
                        high = min(high, cut - 1)
                    elif joint.lower != "and" or _goes_on(tokens, candidate, other):
                        high = min(high, cut)
            if low < high:
                pieces.append((low, high))
        if pieces or candidate.rule == "attribution.before_colon":
            out.append(replace(candidate, content=tuple(pieces)))
    return out
