"""Whether a cue word is a noun or an adjective where it stands, and no verb."""

from __future__ import annotations

from functools import cache

from claims.analysis.extraction.attribution_grammar import (
    VerbGroup,
    finite_at,
    is_adverb,
    speaker_nouns,
)
from claims.analysis.extraction.attribution_subjects import subject_before
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_words import auxiliaries
from claims.analysis.extraction.cues import Tag, words
from claims.analysis.lexicon import load


def is_noun(tokens: list[Token], i: int, group: VerbGroup, tag: Tag) -> bool:
    """Whether the word is more likely a noun or an adjective here: "the claims", "a promised visit"."""
    before = tokens[i - 1] if i else None
    if tokens[i].capital and i and tag is not Tag.BASE and not any(t.kind is Kind.QUOTE for t in tokens[:i]):
        return sum(t.capital for t in tokens) < 0.6 * len(tokens)
    if tokens[i].capital and tag is Tag.BASE:
        return True
    if before is None:
        return tag not in (Tag.PAST, Tag.PARTICIPLE, Tag.GERUND)
    lower = before.lower
    if lower in words("determiner") and lower not in _PRONOUNS_TOO:
        return True
    if (tag is Tag.PARTICIPLE or tag is Tag.PAST) and _is_adjective(tokens, i, group):
        return True
    if lower in words("possessive") or (before.possessive and before.kind is Kind.WORD and tag is not Tag.GERUND):
        return True
    if tag is Tag.BASE:
        if lower in words("modal") or lower in words("do") or lower == "to" or lower in words("subject"):
            return False
        return group.low == i and not is_plural(before) and not _plural_head(tokens, group)
    if tag is Tag.THIRD:
        if tokens[i].lower in _nouns_too() and not _has_subject(tokens, i, group):
            return True
        return lower in words("preposition") or (lower in words("conjunction") and not _verb_before_and(tokens, i))
    if tag is Tag.PARTICIPLE and not tokens[i].has_tag(Tag.PAST):
        return group.low == i
    return lower in words("preposition") and tag is not Tag.GERUND


# Determiners that stand for a noun too: "all agree", "some say".
_PRONOUNS_TOO = frozenset({"that", "all", "both", "some", "many", "most", "few", "several", "this"})


def _is_adjective(tokens: list[Token], i: int, group: VerbGroup) -> bool:
    """`the most detailed plan`, `a long contested seat`: a participle with what grades it."""
    if tokens[i - 1].lower in ("most", "least", "more", "less", "otherwise") and group.low == i:
        return True
    led = min(group.low, i)
    return led > 0 and tokens[led - 1].lower in ("the", "a", "an") and tokens[i - 1].lower not in auxiliaries()


def _has_subject(tokens: list[Token], i: int, group: VerbGroup) -> bool:
    """Whether a subject stands before what is a plural noun too: "Riba claims", "a survey of voters shows that"."""
    before = tokens[i - 1]
    if before.capital or before.lower in words("subject") or before.lower in speaker_nouns():
        return True
    return before.text in ",)" or is_adverb(before) or (_clause_behind(tokens, i + 1) and _speaking_head(tokens, group))


@cache
def _nouns_too() -> frozenset[str]:
    return frozenset(load("cues")["speech"]["nouns_too"])


def _speaking_head(tokens: list[Token], group: VerbGroup) -> bool:
    """`a survey of insiders shows`: the head of the subject, before its first preposition, can speak."""
    head = _subject_head(tokens, group)
    return head is not None and head + 1 < group.low and tokens[head].lower in speaker_nouns()


def _clause_behind(tokens: list[Token], at: int) -> bool:
    """Whether "that" or a subject with its verb stands at `at`."""
    if at >= len(tokens):
        return False
    first = tokens[at]
    if first.lower == "that" or first.lower in words("subject_only"):
        return True
    begins = first.capital or first.lower in words("determiner") or first.lower in words("possessive")
    return begins and any(finite_at(tokens, k) for k in range(at + 1, min(at + 8, len(tokens))))


def _subject_head(tokens: list[Token], group: VerbGroup) -> int | None:
    """The position of the head noun of the subject, None where there is no subject."""
    span = subject_before(tokens, group)
    return None if span is None else _head_end(tokens, *span) - 1


def _head_end(tokens: list[Token], low: int, high: int) -> int:
    """Where what hangs on the head of a noun phrase begins: "experts | in Riga", "researchers | led by Ana Riba"."""
    for k in range(low + 1, high):
        token = tokens[k]
        if token.lower in words("preposition") or token.text == "," or token.kind is Kind.DASH:
            return k
        if token.has_tag(Tag.PARTICIPLE) and tokens[k - 1].lower in speaker_nouns():
            return k
    return high


def _plural_head(tokens: list[Token], group: VerbGroup) -> bool:
    """`experts in Riga say`: the head of the subject, before what hangs on it, is a plural."""
    span = subject_before(tokens, group)
    if span is None:
        return False
    head = _head_end(tokens, *span)
    return (head < span[1] and is_plural(tokens[head - 1])) or any(
        tokens[k].lower == "and" for k in range(span[0], head)
    )


def _verb_before_and(tokens: list[Token], i: int) -> bool:
    return any(finite_at(tokens, k) for k in range(max(0, i - 20), i))


def is_plural(token: Token) -> bool:
    """Whether a word reads as a plural noun, or as one that takes a plural verb."""
    lower = token.lower
    if len(lower) < 4 and token.kind is Kind.WORD and lower not in ("men",):
        return False
    return (
        (lower.endswith("s") and not token.possessive)
        or lower
        in (
            "people",
            "media",
            "men",
            "women",
            "some",
            "many",
            "most",
            "few",
            "public",
            "police",
            "others",
            "both",
            "several",
            "data",
            "percent",
            ")",
            ",",
        )
        or token.text == "%"
    )
