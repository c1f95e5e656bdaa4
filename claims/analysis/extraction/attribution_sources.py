"""Whose verb a verb of saying is: its own subject, or one that it shares."""

from __future__ import annotations

from functools import cache

from claims.analysis.extraction.attribution_candidate import Candidate, Range
from claims.analysis.extraction.attribution_grammar import (
    VerbGroup,
    finite_at,
    speaker_nouns,
    verb_group,
)
from claims.analysis.extraction.attribution_subjects import before_group, subject_before
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_words import auxiliaries
from claims.analysis.extraction.cues import FINITE, Tag, cue_verbs, words
from claims.analysis.lexicon import load


@cache
def quote_only() -> frozenset[str]:
    """Verbs that report only where words in quotation marks stand with them."""
    return frozenset(load("cues")["speech"]["quote_only"])


def find_source(tokens: list[Token], group: VerbGroup, tag: Tag, found: list[Candidate]) -> Range | None:
    """Whose verb it is: its own subject, or the one it shares with the verb before it; None where there is none."""
    if tag is Tag.GERUND and not progressive(tokens, group):
        return _participle_subject(tokens, group, found)
    led = before_group(tokens, group)
    before = tokens[led] if led >= 0 else None
    if before is not None and before.lower in words("conjunction"):
        return _main_subject(tokens, group, found)
    if group.infinitive and group.low and tokens[group.low].lower == "to":
        return _main_subject(tokens, group, found)
    if before is not None and before.lower == "to":
        return None
    span = subject_before(tokens, group)
    if span is not None and tag is Tag.PAST and group.low == group.verb and _is_object(tokens, span[0]):
        return None
    return span


def progressive(tokens: list[Token], group: VerbGroup) -> bool:
    """`is saying`, `they're saying`."""
    if any(t.lower in words("be") for t in tokens[group.low : group.verb]):
        return True
    return (
        group.low > 0
        and tokens[group.low - 1].lower.endswith(("'re", "'m", "'s"))
        and tokens[group.low - 1].lower.split("'")[0] in words("subject")
    )


def _is_object(tokens: list[Token], first: int) -> bool:
    """Whether the phrase that begins at `first` is governed by a verb before it: "set up a group called the Forum"."""
    if not first or not finite_at(tokens, first - 1) or tokens[first - 1].lower in auxiliaries():
        return False
    lemmas = {r.lemma for r in tokens[first - 1].readings}
    return not any("clause" in verb.takes for lemma in lemmas for verb in cue_verbs().get(lemma, ()))


def is_saying(token: Token) -> bool:
    """Whether a word is a verb of saying or telling."""
    return any(
        not {"say", "tell"}.isdisjoint(verb.groups) and not verb.particle
        for reading in token.readings
        for verb in cue_verbs().get(reading.lemma, ())
    )


def _says_again(tokens: list[Token], group: VerbGroup, outer: Candidate) -> bool:
    """`Riba said he was glad but did not say why`: one verb of saying goes on from another, in one tense."""
    led = before_group(tokens, group)
    joined = led > 0 and tokens[led].lower in words("conjunction")
    verbs = tokens[outer.at], tokens[group.verb]
    return joined and all(is_saying(verb) for verb in verbs) and verbs[0].tags & verbs[1].tags & FINITE != 0


def _behind_comma(tokens: list[Token], group: VerbGroup) -> bool:
    """`..., and added`: a comma before the conjunction."""
    led = before_group(tokens, group)
    return led > 0 and tokens[led].lower in words("conjunction") and tokens[led - 1].text == ","


def _participle_subject(tokens: list[Token], group: VerbGroup, found: list[Candidate]) -> Range | None:
    """Whose `saying` it is: of the noun right before it, of the clause it hangs on, or of the main clause."""
    before = tokens[group.low - 1] if group.low else None
    if before is not None and before.nominal and before.kind is Kind.WORD:
        speaks = before.capital or before.lower in speaker_nouns()
        span = subject_before(tokens, group)
        issued = span is not None and any(t.lower in _texts() for t in tokens[span[0] : span[1]])
        if not any(finite_at(tokens, k) for k in range(group.low)) or (speaks and not issued):
            return span or _main_subject(tokens, group, found)
    if before is not None and before.text == ",":
        for k in range(group.low - 2, -1, -1):
            if tokens[k].text in ",;":
                break
            if tokens[k].lower in _SUBORDINATORS and k and not finite_at(tokens, k + 1):
                verb = next((m for m in range(k + 2, group.low) if finite_at(tokens, m)), None)
                if verb is not None:
                    return subject_before(tokens, verb_group(tokens, verb), k + 1)
                break
    return _main_subject(tokens, group, found)


_SUBORDINATORS = frozenset({"when", "while"})


@cache
def _texts() -> frozenset[str]:
    """Nouns of what somebody issues: in "Riba issued a statement saying ..." it is Riba who says."""
    return frozenset(load("sources")["roles"]["text"])


def _main_subject(tokens: list[Token], group: VerbGroup, found: list[Candidate]) -> Range | None:
    """The subject that a participle or a second verb shares with the verb before it."""
    clause = max((k + 1 for k in range(group.low) if tokens[k].text == ";"), default=0)
    spoken = [
        c for c in found
        if c.source and clause <= c.source[0][0] < group.low and c.at < group.low and c.rule != "attribution.asked"
    ]  # fmt: skip
    if spoken and (_behind_comma(tokens, group) or _says_again(tokens, group, spoken[0])):
        # "Riba said that he had sailed, and added ...": what stands in her words is not the one who goes on
        outer = [c for c in spoken if not any(a <= c.at < b for other in spoken for a, b in other.content)]
        return (outer or spoken)[-1].source[0]
    if spoken:
        return spoken[-1].source[0]
    for k in range(clause, group.low):
        if finite_at(tokens, k):
            whole, _, short = tokens[k].lower.partition("'")
            if short and whole in words("subject_only") and whole != "it":
                return k, k + 1  # "he's late and says"
            return subject_before(tokens, verb_group(tokens, k), clause)
    return None
