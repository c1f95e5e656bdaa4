"""The stretches of a sentence that can stand as a proposition of their own."""

from __future__ import annotations

import itertools

from claims.analysis.extraction.attribution_grammar import finite_at, is_nominal
from claims.analysis.extraction.attribution_tokens import LONGEST_SENTENCE, Kind, Token, tokenise
from claims.analysis.extraction.cues import Tag, words
from claims.analysis.spans import trimmed

# A stretch with fewer words is no proposition.
_FEWEST_WORDS = 4

_CONTRASTS = frozenset({"while", "whereas", "but", "although", "though", "yet"})
_COORDINATES = frozenset({"and", "so", "or", "nor"})


def split_clauses(quoted: str, view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The propositions in the sentence `[start, end)`, in order, without outer white space; they cover the sentence.

    Split is at semicolons, at a comma before a contrast ("while", "but") and before "and" with a subject and a finite
    verb of its own. Relative clauses, parentheses and quotations stay whole. `quoted` is the text with its own
    quotation marks, `view` its mask.
    """
    tokens = tokenise(quoted, view, start, end)
    bounds = [start]
    low = 0
    for cut in _cuts(tokens):
        if _stands(tokens, low, cut) and _stands(tokens, cut, len(tokens)):
            bounds.append(tokens[cut].start)
            low = cut
    bounds.append(end)
    spans = (trimmed(view, a, b) for a, b in itertools.pairwise(bounds))
    return [(span.start, span.end) for span in spans if len(span)]


def _cuts(tokens: list[Token]) -> list[int]:
    """Positions of tokens at which a new proposition may begin."""
    out: list[int] = []
    depth = 0
    for i in range(1, len(tokens) - 1):
        token = tokens[i]
        depth += (token.text == "(") - (token.text == ")" and depth > 0)
        if depth:
            continue
        if tokens[i - 1].text == ";" or _contrasts(tokens, i) or _coordinates(tokens, i):
            out.append(i)
    return out


def _contrasts(tokens: list[Token], i: int) -> bool:
    return tokens[i - 1].text == "," and tokens[i].lower in _CONTRASTS and _clause_follows(tokens, i + 1, 14)


def _coordinates(tokens: list[Token], i: int) -> bool:
    if tokens[i].lower not in _COORDINATES:
        return False
    if tokens[i - 1].text == ",":
        return _clause_follows(tokens, i + 1, 12)
    following = tokens[i + 1]
    if following.lower in words("subject_only") or following.lower == "it":
        return finite_at(tokens, min(i + 2, len(tokens) - 1))
    return following.capital and _clause_follows(tokens, i + 1, 4) and not _listed(tokens, i)


def _listed(tokens: list[Token], i: int) -> bool:
    """`between Riba and Osei was`: the "and" joins two names, not two clauses."""
    return tokens[i - 1].capital


def _clause_follows(tokens: list[Token], i: int, reach: int) -> bool:
    """A subject and then a finite verb, with no comma between, from position `i` on."""
    if i >= len(tokens) or tokens[i].has_tag(Tag.GERUND):
        return False
    if finite_at(tokens, i) and not tokens[i].capital:
        return False
    for k in range(i, min(i + reach, len(tokens))):
        token = tokens[k]
        if token.kind in (Kind.END, Kind.DASH) or token.text in ",;:":
            return False
        if k > i and finite_at(tokens, k) and _subject_like(tokens, i, k):
            return True
        if token.lower in ("to", "which", "who", "that") and k > i:
            return False
    return False


def _subject_like(tokens: list[Token], low: int, high: int) -> bool:
    first = tokens[low]
    return first.lower in words("subject") or first.lower in words("determiner") or is_nominal(first)


def _stands(tokens: list[Token], low: int, high: int) -> bool:
    """Whether `[low, high)` holds enough words and a finite verb."""
    high = min(high, low + LONGEST_SENTENCE)
    stretch = tokens[low:high]
    if sum(t.kind in (Kind.WORD, Kind.NUMBER, Kind.QUOTE) for t in stretch) < _FEWEST_WORDS:
        return False
    return any(finite_at(tokens, k) or tokens[k].kind is Kind.QUOTE for k in range(low, high))


def has_predicate(quoted: str, start: int, end: int) -> bool:
    """Whether `[start, end)` of `quoted` holds a finite verb. Quotation marks are the text's own."""
    tokens = tokenise(quoted, quoted, start, end)
    return any(finite_at(tokens, k) or tokens[k].kind is Kind.QUOTE for k in range(len(tokens)))
