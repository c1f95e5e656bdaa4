"""All attributions of one sentence: each cue word is looked at once, then their contents are kept apart."""

from __future__ import annotations

from dataclasses import replace

from claims.analysis.extraction.attribution_candidate import Candidate
from claims.analysis.extraction.attribution_grammar import verb_group
from claims.analysis.extraction.attribution_phrases import adjective_at, colon_at, noun_at, phrase_at
from claims.analysis.extraction.attribution_subjects import subject_before
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_verbs import loose_quotations, verb_at
from claims.analysis.extraction.cues import cue_verbs

# A sentence of prose has no more words than this that can be a verb of saying.
_MOST_CUES = 40


def candidates(tokens: list[Token]) -> list[Candidate]:
    """All attributions of a sentence, in the order of their cues, their contents cut where the next one begins.

    None where it is crammed with verbs of saying as no prose is, so that the time stays linear.
    """
    if sum(any(r.lemma in cue_verbs() for r in t.readings) for t in tokens) > _MOST_CUES:
        return []
    found: list[Candidate] = []
    for i, token in enumerate(tokens):
        if token.kind is Kind.WORD:
            found.extend(
                phrase_at(tokens, i) or noun_at(tokens, i) or adjective_at(tokens, i) or verb_at(tokens, i, found)
            )
        elif token.text == ":":
            found.extend(colon_at(tokens, i))
    kept = _cut(tokens, _without_doubles(found))
    return _outer(tokens, [*kept, *loose_quotations(tokens, kept)])


def _outer(tokens: list[Token], found: list[Candidate]) -> list[Candidate]:
    """With each source that is quoted by another, the attribution to that other."""
    out = []
    for candidate in found:
        if candidate.rule == "attribution.quoted_as" and candidate.cue[0][0] > candidate.at + 1:
            group = verb_group(tokens, candidate.at)
            source = subject_before(tokens, group)
            if source is not None:
                cue = (group.low, candidate.at + 1)
                out.append(Candidate(candidate.at, (source,), (cue,), candidate.content, "attribution.quotes"))
        out.append(candidate)
    return out


def _without_doubles(found: list[Candidate]) -> list[Candidate]:
    """One candidate per cue word; a cue inside another's cue is dropped."""
    out: list[Candidate] = []
    for candidate in found:
        if any(a <= candidate.at < b for other in out for a, b in other.cue):
            continue
        out.append(candidate)
    return out


def _cut(tokens: list[Token], found: list[Candidate]) -> list[Candidate]:
    """End a content where a coordinated attribution begins: "A said x, and B said y"."""
    out = []
    for candidate in found:
        pieces = []
        for low, high in candidate.content:
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
                if joint.lower in ("and", "but", "while") and other.source and other.rule != "attribution.object":
                    cut = begin - 1
                    if tokens[cut - 1].text == ",":
                        high = min(high, cut - 1)
                    elif joint.lower != "and":
                        high = min(high, cut)
            if low < high:
                pieces.append((low, high))
        if pieces or candidate.rule == "attribution.before_colon":
            out.append(replace(candidate, content=tuple(pieces)))
    return out
