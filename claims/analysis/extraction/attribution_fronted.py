"""Content that stands before its verb: `"...", Riba said`, `..., said Riba`, `"...", Riba said, "..."`."""

from __future__ import annotations

from claims.analysis.extraction.attribution_candidate import Candidate, Range
from claims.analysis.extraction.attribution_content import (
    clause_start,
    enclosed_rest,
    person_end,
    quoted_end,
    skip_time,
)
from claims.analysis.extraction.attribution_grammar import (
    VerbGroup,
    clause_end,
    finite_at,
    has_finite,
    is_adverb,
    phrase_end,
    speaker_nouns,
)
from claims.analysis.extraction.attribution_sources import (
    quote_only,
)
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_words import auxiliaries
from claims.analysis.extraction.cues import CueVerb, Tag, words


def before_is_quote(tokens: list[Token], group: VerbGroup, source: Range | None) -> bool:
    low = source[0] if source else group.low
    return low > 0 and any(t.kind is Kind.QUOTE for t in tokens[max(0, low - 2) : low])


def fronted(
    tokens: list[Token],
    i: int,
    after: int,
    group: VerbGroup,
    source: Range | None,
    verb: CueVerb,
    follows: tuple[int, int, str] | None,
) -> Candidate | None:
    """`"...", Reyes said`, `..., said Reyes`, `"...", Reyes said, "..."`: content before, or part of it."""
    placed = _speaker_place(tokens, after, group, source)
    if placed is None:
        return None
    speaker, comma, high = placed
    quoted = tokens[comma].kind is Kind.QUOTE
    if not quoted and (tokens[comma].text != "," or group.negated or verb.lemma in quote_only()):
        return None
    start = clause_start(tokens, comma)
    end = comma + 1 if quoted else comma
    before_verb = speaker[1] <= group.low
    if quoted and "person" in verb.takes and before_verb:
        high = person_end(tokens, high) or high
    rest = _fronted_rest(tokens, high)
    if not quoted:
        if not _has_verb(tokens, start, end) and tokens[end - 1].kind is not Kind.QUOTE:
            rest = enclosed_rest(tokens, high)
        taken = follows is not None and follows[2] == "attribution.object" and before_verb and follows[0] < follows[1]
        told = _is_statement(tokens, start, end, after, taken and "person" not in verb.takes)
        if rest is None or not told or (tokens[start].lower in _LOWERING and follows is not None):
            return None
    elif rest is None and follows is not None and follows[2] != "attribution.object":
        return None
    pieces: list[Range] = [(start, end)]
    if rest is not None and rest[0] < rest[1]:
        pieces.append(rest)
    return Candidate(i, (speaker,), ((group.low, max(after, group.high)),), tuple(pieces), "attribution.fronted")


def _has_verb(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a finite verb stands in `[start, end)`, or a plural one right behind a plural noun: "the pans lose"."""
    if has_finite(tokens, start, end):
        return True
    return any(
        tokens[k].has_tag(Tag.BASE)
        and not tokens[k].capital
        and tokens[k - 1].text[-1:] == "s"
        and tokens[k - 1].nominal
        for k in range(start + 1, end - 1)
    )


_LOWERING = frozenset({
    "when", "while", "after", "if", "as", "although", "though", "because", "since", "before", "once", "asked",
})  # fmt: skip


def _speaker_place(
    tokens: list[Token], after: int, group: VerbGroup, source: Range | None
) -> tuple[Range, int, int] | None:
    """The speaker before or behind the verb, the place of the comma or quotation before both, the end of both."""
    low, high = (source[0] if source else group.low), after
    speaker, comma = source, low - 1
    behind = source is None or source[1] > group.low or tokens[group.low - 1].kind is Kind.QUOTE
    if behind or _speaker_ends(tokens, after, group, source):
        speaker = _inverted(tokens, after, group)
        if speaker is None:
            return None
        comma, low, high = group.low - 1, group.low, speaker[1]
    if speaker is None or comma < 0 or low == 0:
        return None
    return speaker, comma, high


def _speaker_ends(tokens: list[Token], after: int, group: VerbGroup, source: Range | None) -> bool:
    """`Rents rose in the towns, in the south too, said Ana Riba.`: the sentence ends with the speaker."""
    if source is None or tokens[group.low - 1].text != "," or tokens[group.verb].lower not in ("said", "says"):
        return False
    inverted = _inverted(tokens, after, group)
    if inverted is None or not (inverted[1] >= len(tokens) or tokens[inverted[1]].kind is Kind.END):
        return False
    quoted = source[0] > 0 and tokens[source[0] - 1].kind is Kind.QUOTE
    return not quoted and any(finite_at(tokens, k) for k in range(source[0]))


def _lowers(token: Token) -> bool:
    return token.lower in words("preposition") or token.lower in words("subordinator")


def _is_statement(tokens: list[Token], start: int, end: int, after: int, with_object: bool) -> bool:
    """Whether words before ", Riba said" are a clause of their own: not "With prices falling, Riba claimed the prize".

    `with_object` says that the verb has an object of its own behind it.
    """
    if with_object and skip_time(tokens, after) == after:
        return tokens[after].lower in words("time") or tokens[after].lower in words("preposition")
    first = next((t for t in tokens[start:end] if not is_adverb(t) and t.lower not in words("conjunction")), None)
    if first is None or first.kind is Kind.QUOTE:
        return True
    if first.lower not in words("preposition") and first.lower not in words("subordinator"):
        return True
    commas = [k for k in range(start, end - 1) if tokens[k].text == "," and not _lowers(tokens[k + 1])]
    return any(has_finite(tokens, comma + 1, end) for comma in commas) or not with_object


def _fronted_rest(tokens: list[Token], high: int) -> Range | None:
    """What follows "..., Reyes said": nothing, a time or place, or the rest of the content; None for another clause."""
    n = len(tokens)
    if high >= n or (tokens[high].kind is Kind.END and high + 1 == n):
        return (high, high)
    if tokens[high].text == ";":
        return high + 1, clause_end(tokens, high + 1)
    comma = next((k for k in range(high, min(high + 20, n)) if tokens[k].text == ","), None)
    if comma is not None and comma + 1 < n and not has_finite(tokens, high, comma):
        following = tokens[comma + 1]
        if following.kind is Kind.QUOTE:
            return comma + 1, quoted_end(tokens, comma + 1)
        if following.has_tag(Tag.GERUND) or following.lower in ("who", "which", "while", "where", "according"):
            return (high, high)
        if following.lower in ("after", "before", "when", "as", "because", "since"):
            return (high, high)
        if comma <= skip_time(tokens, high) + 1:
            return comma + 1, clause_end(tokens, comma + 1)
        return (high, high)
    told = tokens[high].lower in words("preposition") or tokens[high].lower in ("when", "while", "as")
    if not told and any(finite_at(tokens, k) for k in range(high, min(n, high + 25))):
        return None
    first = tokens[high]
    if (
        first.lower in words("preposition")
        or first.lower in words("time")
        or is_adverb(first)
        or first.kind is Kind.DASH
    ):
        return (high, high)
    if first.lower in words("object") or first.capital or first.lower in speaker_nouns():
        return (high, high)
    if first.lower in words("subordinator") or first.lower in words("determiner") or first.text == ")":
        return (high, high)
    return None


def _named_behind(tokens: list[Token], at: int) -> bool:
    """`said lobbyist and strategist Ana Riba`: words for what someone is, and then the name."""
    for k in range(at + 1, min(at + 6, len(tokens))):
        if tokens[k].capital:
            return True
        if not tokens[k].nominal and tokens[k].lower != "and":
            return False
    return False


def _inverted(tokens: list[Token], after: int, group: VerbGroup) -> Range | None:
    """`..., said the mayor`: the source behind the verb."""
    if group.low != group.verb or after >= len(tokens):
        return None
    if not group.low or not (tokens[group.low - 1].text == "," or tokens[group.low - 1].kind is Kind.QUOTE):
        return None
    if not tokens[group.verb].has_tag(Tag.PAST | Tag.THIRD):
        return None
    token = tokens[after]
    if not (
        token.capital
        or token.lower in words("determiner")
        or token.lower in words("subject_only")
        or token.lower in speaker_nouns()
        or token.lower in words("possessive")
        or (token.nominal and _named_behind(tokens, after))
    ):
        return None
    if token.lower in words("subject_only"):
        return after, after + 1
    stop = phrase_end(tokens, after, len(tokens))
    if stop < len(tokens) and tokens[stop].text == ",":
        nxt = next(
            (
                k
                for k in range(stop + 1, min(stop + 25, len(tokens)))
                if tokens[k].text == "," or tokens[k].kind in (Kind.END, Kind.QUOTE)
            ),
            len(tokens),
        )
        if nxt >= len(tokens) or tokens[nxt].kind is Kind.END or tokens[nxt].text == ",":
            following = tokens[stop + 1] if stop + 1 < len(tokens) else None
            apposed = (
                following is not None and following.kind is not Kind.QUOTE and following.lower not in auxiliaries()
            )
            if following is not None and apposed and not following.tags & (Tag.GERUND | Tag.BASE | Tag.THIRD):
                return after, nxt
    return (after, stop) if stop > after else None
