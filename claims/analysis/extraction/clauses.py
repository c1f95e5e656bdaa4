"""The stretches of a sentence that can stand as a proposition of their own."""

from __future__ import annotations

import itertools
import re
from functools import cache

from claims.analysis.extraction.attribution_grammar import finite_at, is_adverb, is_nominal
from claims.analysis.extraction.attribution_tokens import LONGEST_SENTENCE, Kind, Token, tokenise
from claims.analysis.extraction.attribution_words import auxiliaries
from claims.analysis.extraction.cues import Tag, verb_forms, words
from claims.analysis.spans import trimmed

# A stretch with fewer words is no proposition.
_FEWEST_WORDS = 4

# How far a finite verb is looked for at first.
_NEAR = 100
_QUOTE_MARK = re.compile("[\"'`“”„«»‘’]")

_CONTRASTS = frozenset({"while", "whereas", "but", "although", "though", "yet"})
_LOWERING = frozenset({
    "if", "since", "when", "because", "as", "although", "though", "once", "given", "unless", "whereas", "that", "which",
    "who", "until", "whether", "where", "while",
})  # fmt: skip
_COORDINATES = frozenset({"and", "so", "or", "nor"})


def split_clauses(quoted: str, view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The propositions in the sentence `[start, end)`, in order, without outer white space; they cover the sentence.

    Split is at semicolons, at a comma before a contrast ("while", "but") and before "and" with a subject and a finite
    verb of its own. Relative clauses, parentheses and quotations stay whole. `quoted` is the text with its own
    quotation marks, `view` its mask.
    """
    if not _may_cut().search(view, start, end):
        span = trimmed(view, start, end)
        return [(span.start, span.end)] if len(span) else []
    tokens = tokenise(quoted, view, start, end)
    bounds = [start]
    low = 0
    for cut in _cuts(tokens):
        if _is_lowered(tokens, low, cut):
            continue
        if _stands(tokens, low, cut) and _stands(tokens, cut, len(tokens)):
            bounds.append(tokens[cut].start)
            low = cut
    bounds.append(end)
    spans = (trimmed(view, a, b) for a, b in itertools.pairwise(bounds))
    return [(span.start, span.end) for span in spans if len(span)]


@cache
def _may_cut() -> re.Pattern[str]:
    """What must stand in a sentence that is split: without one of these it is left in one piece at a glance.

    It matches more than `_cuts` takes: a semicolon, a comma before a word that joins, or such a word before a subject.
    """
    subjects = "|".join(sorted(words("subject_only") | {"it"}))
    joins = "|".join(sorted(_COORDINATES))
    return re.compile(
        rf"(?=[;,aosnAOSN])(?:;|,[\s_]*(?i:{'|'.join(sorted(_CONTRASTS | _COORDINATES))})"
        rf"|(?i:{joins})[\s_]*(?:(?i:{subjects})|[^\W\d_a-z]))"
    )


_LEAD = re.compile(
    r"[,;\s]*(?:and|but|yet|so|while|whereas|although|though)\s+(?P<that>that\s+(?P<next>[\w']{1,20}))?", re.IGNORECASE
)
_TRAIL = re.compile(r"[\s,;]+$")


def proposition(view: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """`[start, end)` without the conjunction that joins it to what stands before, and without a comma at its end.

    The head of a sentence, at `floor`, stays as it is.
    """
    trail = _TRAIL.search(view, max(start, end - 20), end)
    end = trail.start() if trail else end
    lead = _LEAD.match(view, start, end) if start > floor else None
    if lead is None:
        return start, end
    if lead["that"] is None:
        return lead.end(), end
    return lead.start(
        "that" if _is_verb(lead["next"].lower()) else "next"
    ), end  # "and that gives them" keeps its "that"


def _is_verb(word: str) -> bool:
    readings = verb_forms().get(word, ())
    return word in auxiliaries() or any(r.tag in (Tag.THIRD, Tag.PAST) for r in readings)


def _is_lowered(tokens: list[Token], low: int, cut: int) -> bool:
    """Whether the cut falls inside a subordinate clause: "If the port opens and the road is built, trade will grow"."""
    if tokens[cut - 1].text == ";":
        colon = any(t.text == ":" for t in tokens[low:cut])  # a list of causes or points is one proposition
        joined = cut + (tokens[cut].lower in _COORDINATES)
        return colon and not _clause_follows(tokens, joined, 12)
    head = next((t for t in tokens[low:cut] if t.kind is Kind.WORD and not is_adverb(t)), tokens[low])
    pauses = [k for k in range(low + 1, cut - 1) if tokens[k].text == ","]
    if tokens[cut].lower in _COORDINATES and head.lower in _LOWERING:
        # until the main clause has come, "and" goes on with the condition
        return not any(_clause_follows(tokens, k + 1, 12) for k in pauses)
    if tokens[cut - 1].text == ",":
        return head.lower == "that" and tokens[cut].lower == "and" and tokens[cut + 1].lower == "that"
    nearest = max(pauses, default=low)
    return any(t.lower in _LOWERING for t in tokens[nearest:cut])


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
    if tokens[i].lower not in _COORDINATES or tokens[i - 2].lower in words("relative"):
        return False
    if tokens[i].lower == "so" and tokens[i + 1].lower == "that":
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
    near = min(end, start + _NEAR)
    if near < end and not _QUOTE_MARK.search(quoted, start, near):
        # most verbs stand near the beginning; the last word may be cut in two there
        tokens = tokenise(quoted, quoted, start, near)
        if any(finite_at(tokens, k) for k in range(len(tokens) - 2)):
            return True
    tokens = tokenise(quoted, quoted, start, end)
    return any(finite_at(tokens, k) or tokens[k].kind is Kind.QUOTE for k in range(len(tokens)))
