"""Which of the attributions that the frames of a sentence propose are told there as someone's words or stance.

The annotators of PolNeAR leave out what is only mentioned inside somebody's words ("Riba said that voters want work"
is Riba's word, not the voters'); that is followed here, except for words that are handed on ("Riba said that the
ministry had told her that ..."), which make a chain.
"""

from __future__ import annotations

from claims.analysis.extraction.attribution_candidate import Candidate
from claims.analysis.extraction.attribution_grammar import speaker_nouns
from claims.analysis.extraction.attribution_sources import is_saying
from claims.analysis.extraction.attribution_speech import acts
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.cues import cue_verbs, words

# Frames of a stance: inside another's words nobody takes it.
_STANCES = frozenset({
    "attribution.object", "attribution.infinitive", "attribution.adjective", "attribution.addressee_infinitive",
    "attribution.noun_that", "attribution.passive", "attribution.question_clause", "attribution.owned_act",
})  # fmt: skip
# Frames of words: inside another's words they are handed on where the verb is one of saying.
_WORDS = frozenset(
    {"attribution.bare_clause", "attribution.that_clause", "attribution.quotation", "attribution.addressee_clause"}
)
_WEAK = frozenset({"believe", "show"})


def chosen(tokens: list[Token], found: list[Candidate]) -> list[Candidate]:
    """The candidates that stand, in their order."""
    return [c for c in found if not _is_mentioned(tokens, c, found) and not _is_act(tokens, c)]


def _is_mentioned(tokens: list[Token], candidate: Candidate, found: list[Candidate]) -> bool:
    """Whether it is only mentioned inside another's words."""
    if candidate.rule not in _STANCES and candidate.rule not in _WORDS:
        return False
    if not any(a <= candidate.at < b for other in found if other is not candidate for a, b in other.content):
        return False
    if candidate.rule in _STANCES:
        handed_on = candidate.rule == "attribution.object" and _announces(tokens[candidate.at])
        return not handed_on or _is_pronoun(tokens, candidate) or not _could_hold(tokens, candidate)
    return not is_saying(tokens[candidate.at]) or _is_pronoun(tokens, candidate)


def _announces(token: Token) -> bool:
    """Whether a word is a verb whose object, without a clause, is what was said: "announced a loan"."""
    return any(reading.lemma in acts() for reading in token.readings)


def _is_pronoun(tokens: list[Token], candidate: Candidate) -> bool:
    low, high = candidate.source[0] if candidate.source else (0, 0)
    return high - low == 1 and tokens[low].lower in words("subject")


def _is_act(tokens: list[Token], candidate: Candidate) -> bool:
    """A verb with an object that tells of no stance: "would support", "found him", "the storm recalled"."""
    if candidate.rule != "attribution.object":
        return False
    if any(t.lower in words("modal") for t in tokens[candidate.cue[0][0] : candidate.at]):
        return True
    if any(t.kind is Kind.QUOTE for low, high in candidate.content for t in tokens[low:high]):
        return False
    groups = {g for r in tokens[candidate.at].readings for verb in cue_verbs().get(r.lemma, ()) for g in verb.groups}
    if groups <= _WEAK:
        return True
    return not _could_hold(tokens, candidate)


def _could_hold(tokens: list[Token], candidate: Candidate) -> bool:
    """Whether the source is a person, a role, a body or a name."""
    return any(
        t.capital or t.lower in speaker_nouns() or t.lower in words("subject") or t.kind is Kind.NUMBER
        for low, high in candidate.source
        for t in tokens[low:high]
    )
