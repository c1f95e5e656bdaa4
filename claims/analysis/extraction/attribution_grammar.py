"""Noun phrases, verb groups and clause ends over the tokens of one sentence: a shallow grammar, bounded on both sides.

All functions take the sentence's tokens and positions in that list, and return positions; `[low, high)` as ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_words import NAMES_TOO, auxiliaries
from claims.analysis.extraction.cues import FINITE, Tag, cue_verbs, words
from claims.analysis.lexicon import load

# A quotation of more characters is a statement.
_STATEMENT = 20
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
# How far a noun phrase or an apposition may reach, in tokens.
LONGEST_PHRASE = 40


@cache
def speaker_nouns() -> frozenset[str]:
    """Nouns that name someone or something that can speak, singular and plural."""
    return frozenset(noun for nouns in load("sources")["roles"].values() for noun in nouns)


def is_adverb(token: Token) -> bool:
    """Words that may stand between subject and verb."""
    return token.adverb


def is_verb(token: Token) -> bool:
    """A word that can be read as a verb or auxiliary (and not only as a noun phrase's part)."""
    if token.capital and token.lower in NAMES_TOO:
        return False
    return token.tags != 0 or token.lower in auxiliaries()


def is_nominal(token: Token) -> bool:
    """A word, number or short quotation that can stand in a noun phrase without ending it."""
    return token.nominal


def finite_at(tokens: list[Token], i: int) -> bool:
    """Whether the token reads as a finite verb where it stands."""
    token = tokens[i]
    if token.kind is not Kind.WORD:
        return False
    before = tokens[i - 1] if i else None
    if token.lower in auxiliaries():
        if token.capital and token.lower in NAMES_TOO:
            return False
        return token.lower not in ("be", "been", "being", "having", "'s")
    if "'" in token.lower and token.lower.endswith(("n't", "'re", "'ve", "'ll", "'d", "'m")):
        return True
    if token.lower in ("it's", "he's", "she's", "that's", "there's", "here's", "what's"):
        return True
    if before is None or token.capital or before.lower == "having":
        return False
    if before.lower in words("determiner") and before.lower not in ("that", "this", "all", "some", "many", "most"):
        return False
    if before.lower in words("possessive") or before.lower in words("preposition") or before.possessive:
        return False
    if token.has_tag(FINITE):
        return before.kind is not Kind.MARK or before.text in ",)"
    if token.has_tag(Tag.BASE):
        return before.lower in words("subject") or before.lower in ("to",)
    follows = (is_nominal(before) and before.kind is Kind.WORD) or is_adverb(before) or before.text == ")"
    follows = follows or before.lower in words("subject_only")
    return token.lower.endswith("ed") and follows


def has_finite(tokens: list[Token], low: int, high: int) -> bool:
    """Whether a finite verb (or a whole quoted sentence) stands in `[low, high)`."""
    return any(
        finite_at(tokens, i)
        or (tokens[i].kind is Kind.QUOTE and not tokens[i].nominal and tokens[i].end - tokens[i].start > _STATEMENT)
        for i in range(low, high)
    )


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries and adverbs: `[low, high)`; `verb` is the position of the verb itself."""

    low: int
    verb: int
    high: int
    passive: bool
    infinitive: bool
    negated: bool


def verb_group(tokens: list[Token], verb: int) -> VerbGroup:
    """The verb at `verb` with what belongs to it on the left: "has not yet", "went on to"."""
    low, be, have, infinitive, negated = verb, False, False, False, False
    j = verb - 1
    while j >= 0 and verb - j < 12:
        token = tokens[j]
        lower = token.lower
        if token.capital and lower in NAMES_TOO:
            break
        if lower in auxiliaries() or (
            lower.endswith(("n't", "'ll", "'ve")) and token.kind is Kind.WORD and lower not in words("subject")
        ):
            be = be or (lower in words("be") and not have)
            have = have or lower in words("have")
            negated = negated or lower.endswith("n't") or lower == "cannot"
        elif lower == "to" and j > 1 and _governs_infinitive(tokens, j - 1):
            infinitive = True
            low = j = j - 1
            if tokens[j].lower in words("be"):
                be = True
            j -= 1
            continue
        elif is_adverb(token) and j and tokens[j - 1].text != ",":
            negated = negated or lower in ("not", "never")
        elif lower in ("not", "never"):
            negated = True
        else:
            break
        low = j
        j -= 1
    passive = be and not infinitive and tokens[verb].has_tag(Tag.PARTICIPLE) and not tokens[verb].has_tag(Tag.GERUND)
    return VerbGroup(low, verb, verb + 1, passive, infinitive, negated)


def _governs_infinitive(tokens: list[Token], j: int) -> bool:
    """`tried to`, `is to`, but not `an attempt to`."""
    if tokens[j].lower in words("be"):
        return True
    before = tokens[j - 1].lower if j else ""
    if tokens[j].lower in words("before_to"):
        return True
    return tokens[j].tags != 0 and before not in words("determiner") and before not in words("possessive")


def phrase_end(tokens: list[Token], i: int, limit: int) -> int:
    """The end of the noun phrase that begins at `i`, with its prepositional phrases, not beyond `limit`."""
    j = i
    while j < limit and j - i < LONGEST_PHRASE:
        token = tokens[j]
        lower = token.lower
        named = lower in speaker_nouns() and token.has_tag(Tag.THIRD)  # "Treasury figures", "press reports"
        if j > i and not named and finite_at(tokens, j) and not _is_reduced(tokens, j):
            break
        if token.kind in (Kind.END, Kind.DASH) or token.text in ",;:()":
            break
        if j > i and (lower in words("subordinator") or lower in ("during", "following", "amid", "despite")):
            break
        if j > i and lower in words("subject_only"):
            break
        j += 1
    return j


def _is_reduced(tokens: list[Token], j: int) -> bool:
    """`the mayor, elected in May`: a participle behind a comma or bracket is no finite verb."""
    if tokens[j].lower.endswith("ed") and is_adverb(tokens[j - 1]) and tokens[j - 1].lower.endswith("ly"):
        return j + 1 < len(tokens) and tokens[j + 1].nominal  # "recently published figures"
    return tokens[j].has_tag(Tag.PAST) and tokens[j - 1].kind is Kind.MARK


def clause_end(tokens: list[Token], i: int) -> int:
    """The end of the proposition that begins at `i`: the sentence's end, a semicolon, or a comma before another cue."""
    depth = 0
    for j in range(i, len(tokens)):
        token = tokens[j]
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            if not depth:
                return j
            depth -= 1
        elif (
            token.text == ";"
            or (token.kind is Kind.END and j + 1 == len(tokens))
            or (token.text == "," and j > i and _leaves_clause(tokens, j))
        ):
            return j
        elif token.kind is Kind.QUOTE and _has_comma(token) and j + 1 < len(tokens) and _leaves_clause(tokens, j):
            return j + 1
    return len(tokens)


def _has_comma(quotation: Token) -> bool:
    """Whether the comma behind a quotation stands inside its marks."""
    return quotation.text.rstrip("\"'")[-1:] == ","


def _leaves_clause(tokens: list[Token], comma: int) -> bool:
    """Whether what follows the comma belongs to the sentence around the content and not to the content."""
    following = tokens[comma + 1 : comma + 4]
    if not following:
        return True
    first = following[0]
    if first.lower in ("while", "whereas", "although", "though") or first.lower == "according":
        return True
    if first.has_tag(Tag.GERUND):
        return any(r.lemma in cue_verbs() and "clause" in _takes(r.lemma) for r in first.readings)
    return first.lower in ("but", "and") and len(following) > 1 and following[1].has_tag(Tag.GERUND)


def _takes(lemma: str) -> frozenset[str]:
    return frozenset(take for verb in cue_verbs()[lemma] for take in verb.takes)
