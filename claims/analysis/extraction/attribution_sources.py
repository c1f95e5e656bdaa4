"""Whether a cue word is a verb where it stands, and whose verb it is."""

from __future__ import annotations

from functools import cache

from claims.analysis.extraction.attribution_candidate import Candidate, Range
from claims.analysis.extraction.attribution_grammar import (
    VerbGroup,
    finite_at,
    is_adverb,
    speaker_nouns,
    verb_group,
)
from claims.analysis.extraction.attribution_subjects import subject_before
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_words import auxiliaries
from claims.analysis.extraction.cues import Tag, cue_verbs, words
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
    if lower in words("determiner") and lower not in (
        "that",
        "all",
        "both",
        "some",
        "many",
        "most",
        "few",
        "several",
        "this",
    ):
        return True
    if lower in words("possessive") or (before.possessive and before.kind is Kind.WORD and tag is not Tag.GERUND):
        return True
    if tag is Tag.BASE:
        if lower in words("modal") or lower in words("do") or lower == "to" or lower in words("subject"):
            return False
        return group.low == i and not is_plural(before) and not _plural_head(tokens, group)
    if (
        tag is Tag.THIRD
        and tokens[i].lower in _nouns_too()
        and not (
            before.capital
            or lower in words("subject")
            or lower in speaker_nouns()
            or before.text in ",)"
            or is_adverb(before)
        )
    ):
        return True
    if tag is Tag.THIRD:
        return lower in words("preposition") or (lower in words("conjunction") and not _verb_before_and(tokens, i))
    if tag is Tag.PARTICIPLE and not tokens[i].has_tag(Tag.PAST):
        return group.low == i
    return lower in words("preposition") and tag is not Tag.GERUND


@cache
def _nouns_too() -> frozenset[str]:
    return frozenset(load("cues")["speech"]["nouns_too"])


@cache
def quote_only() -> frozenset[str]:
    """Verbs that report only where words in quotation marks stand with them."""
    return frozenset(load("cues")["speech"]["quote_only"])


def _plural_head(tokens: list[Token], group: VerbGroup) -> bool:
    """`experts in Riga say`: the head of the subject, before its first preposition, is a plural."""
    span = subject_before(tokens, group)
    if span is None:
        return False
    head = next(
        (k for k in range(span[0] + 1, span[1]) if tokens[k].lower in words("preposition") or tokens[k].text == ","),
        span[1],
    )
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
            "percent",
            ")",
            ",",
        )
        or token.text == "%"
    )


def find_source(tokens: list[Token], group: VerbGroup, tag: Tag, found: list[Candidate]) -> Range | None:
    """Whose verb it is: its own subject, or the one it shares with the verb before it; None where there is none."""
    if tag is Tag.GERUND and not progressive(tokens, group):
        return _main_subject(tokens, group, found)
    before = tokens[group.low - 1] if group.low else None
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


def _main_subject(tokens: list[Token], group: VerbGroup, found: list[Candidate]) -> Range | None:
    """The subject that a participle or a second verb shares with the verb before it."""
    for candidate in reversed(found):
        if candidate.source and candidate.source[0][0] < group.low and candidate.at < group.low:
            return candidate.source[0]
    for k in range(group.low):
        if finite_at(tokens, k):
            return subject_before(tokens, verb_group(tokens, k))
    return None
