"""Attributions by a verb: active, passive, quoting another, and those whose content stands before the verb."""

from __future__ import annotations

from claims.analysis.extraction.attribution_candidate import Candidate, Range
from claims.analysis.extraction.attribution_content import (
    clause_start,
    content_after,
    enclosed_rest,
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
    verb_group,
)
from claims.analysis.extraction.attribution_sources import find_source, is_noun, progressive, quote_only
from claims.analysis.extraction.attribution_subjects import subject_before
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_words import auxiliaries
from claims.analysis.extraction.cues import CueVerb, Tag, cue_verbs, words

# How many tokens may stand between a verb of saying and the "that" or quotation that belongs to it.
_REACH = 16
# Rules for content that nothing marks as such.
_UNMARKED = ("attribution.bare_clause", "attribution.object")


def verb_at(tokens: list[Token], i: int, found: list[Candidate]) -> Candidate | None:
    """The attribution of the verb at `i`, None where it is none; `found` are those to its left."""
    for reading in tokens[i].readings:
        for verb in cue_verbs().get(reading.lemma, ()):
            after = i + 1 + len(verb.particle)
            if verb.particle and tuple(t.lower for t in tokens[i + 1 : after]) != verb.particle:
                continue
            made = _framed(tokens, i, after, verb, reading.tag, found)
            if made is not None:
                return made
    return None


def _framed(
    tokens: list[Token], i: int, after: int, verb: CueVerb, tag: Tag, found: list[Candidate]
) -> Candidate | None:
    group = verb_group(tokens, i)
    if is_noun(tokens, i, group, tag):
        return None
    if group.passive:
        return _passive(tokens, group, after, verb)
    source = find_source(tokens, group, tag, found)
    if verb.lemma in ("quote", "cite"):
        saying = _quotes_another(tokens, i, source)
        if saying is not None:
            return saying
    follows = content_after(tokens, after, verb)
    if tokens[i].lower in speaker_nouns() and (follows is None or follows[2] in _UNMARKED):
        return None
    shared = tag is Tag.GERUND and not progressive(tokens, group)
    if not shared and (verb.front or _before_is_quote(tokens, group, source)):
        front = _fronted(tokens, i, after, group, source, verb, follows)
        if front is not None:
            return front
    if follows is None or (source is None and tag is not Tag.GERUND) or _too_loose(tokens, group, verb, tag, follows):
        return None
    low, high, rule = follows
    if low >= high:
        return _empty(group, after, source) if rule == "attribution.before_colon" else None
    return Candidate(i, (source,) if source else (), ((group.low, max(after, group.high)),), ((low, high),), rule)


def _too_loose(tokens: list[Token], group: VerbGroup, verb: CueVerb, tag: Tag, follows: tuple[int, int, str]) -> bool:
    """Verbs that report only with quotation marks, and participles with a bare object that follow no comma."""
    low, high, rule = follows
    quoted = low >= high or any(t.kind is Kind.QUOTE for t in tokens[low:high][:3])
    if quoted:
        return False
    if verb.lemma in quote_only() and rule != "attribution.that_clause":
        return True
    if tag is Tag.GERUND and rule == "attribution.object" and not progressive(tokens, group):
        return not group.low or tokens[group.low - 1].text != ","
    return False


def loose_quotations(tokens: list[Token], found: list[Candidate]) -> list[Candidate]:
    """`a sign on the gate begins "Do not ..."`: long quotations without a cue, given to the verb before them."""
    out = []
    for k, token in enumerate(tokens):
        if token.kind is not Kind.QUOTE or len(token.text.split()) < 4:
            continue
        if any(low <= k < high for candidate in found for low, high in candidate.content):
            continue
        verb = next((j for j in range(k - 1, max(-1, k - 9), -1) if finite_at(tokens, j)), None)
        if verb is None or verb == 0:
            continue
        group = verb_group(tokens, verb)
        source = subject_before(tokens, group)
        if source is not None:
            content = (k, quoted_end(tokens, k))
            out.append(Candidate(verb, (source,), ((group.low, verb + 1),), (content,), "attribution.loose_quotation"))
    return out


def _quotes_another(tokens: list[Token], i: int, source: Range | None) -> Candidate | None:
    """`the agency quoted Riba as saying that ...`: Riba speaks. The agency's own attribution is added by `_outer`."""
    n = len(tokens)
    for k in range(i + 2, min(i + _REACH, n - 1)):
        if tokens[k].lower == "as" and tokens[k + 1].has_tag(Tag.GERUND):
            content: Range = (k + 2, clause_end(tokens, k + 2))
            low = source[0] if source else i
            if content[0] >= content[1] and low and tokens[low - 1].kind is Kind.QUOTE:
                content = (clause_start(tokens, low), low)
            if content[0] < content[1]:
                return Candidate(i, ((i + 1, k),), ((k, k + 2),), (content,), "attribution.quoted_as")
        if tokens[k].text in ",;" or tokens[k].kind is Kind.END:
            break
    return None


def _empty(group: VerbGroup, after: int, source: Range | None) -> Candidate:
    return Candidate(group.verb, (source,) if source else (), ((group.low, after),), (), "attribution.before_colon")


def _passive(tokens: list[Token], group: VerbGroup, after: int, verb: CueVerb) -> Candidate | None:
    """`was termed by X as ...`, `it was said by X that ...`, `is quoted as saying`, `is expected to ...`."""
    subject = subject_before(tokens, group)
    by = next((k for k in range(after, min(after + 4, len(tokens))) if tokens[k].lower == "by"), None)
    source: tuple[Range, ...] = ()
    at = after
    if by is not None:
        at = phrase_end(tokens, by + 1, len(tokens))
        for k in range(by + 1, at):
            if tokens[k].lower in ("as", "that", "to") or (k > by + 1 and tokens[k].kind is Kind.QUOTE):
                at = k
                break
        source = ((by + 1, at),) if at > by + 1 else ()
    cue = ((group.low, after),)
    rest = tokens[at].lower if at < len(tokens) else ""
    saying = at + 1 < len(tokens) and rest == "as" and tokens[at + 1].has_tag(Tag.GERUND)
    if saying and subject is not None:
        return Candidate(
            group.verb,
            (subject,),
            ((group.low, at + 2),),
            ((at + 2, clause_end(tokens, at + 2)),),
            "attribution.quoted_as",
        )
    if rest == "that":
        return Candidate(group.verb, source, cue, ((at, clause_end(tokens, at + 1)),), "attribution.passive")
    if subject is None:
        return None
    if rest in ("as", "to") or (at < len(tokens) and tokens[at].kind is Kind.QUOTE) or source:
        if not source and rest == "to" and not verb.takes & {"clause", "infinitive"}:
            return None
        end = clause_end(tokens, at) if at < len(tokens) else at
        pieces = (subject, (at, end)) if end > at and tokens[at].text != "," else (subject,)
        if not source and rest in ("as",) and not verb.takes & {"predicate"}:
            return None
        if rest == "as" and at + 1 < len(tokens) and tokens[at - 1].lower == "in":
            return None
        return Candidate(group.verb, source, cue, pieces, "attribution.passive")
    return None


def _before_is_quote(tokens: list[Token], group: VerbGroup, source: Range | None) -> bool:
    low = source[0] if source else group.low
    return low > 0 and any(t.kind is Kind.QUOTE for t in tokens[max(0, low - 2) : low])


def _fronted(
    tokens: list[Token],
    i: int,
    after: int,
    group: VerbGroup,
    source: Range | None,
    verb: CueVerb,
    follows: tuple[int, int, str] | None,
) -> Candidate | None:
    """`"...", Reyes said`, `..., said Reyes`, `"...", Reyes said, "..."`: content before, or part of it."""
    low = source[0] if source else group.low
    high = after
    comma = low - 1
    if source is None or source[1] > group.low or tokens[group.low - 1].kind is Kind.QUOTE:
        inverted = _inverted(tokens, after, group)
        if inverted is None:
            return None
        source, comma, low, high = inverted, group.low - 1, group.low, inverted[1]
    if comma < 0 or low == 0:
        return None
    quoted = tokens[comma].kind is Kind.QUOTE
    if not quoted and tokens[comma].text != ",":
        return None
    start = clause_start(tokens, comma)
    end = comma + 1 if quoted else comma
    rest = _fronted_rest(tokens, high)
    if not quoted and not has_finite(tokens, start, end) and tokens[end - 1].kind is not Kind.QUOTE:
        rest = enclosed_rest(tokens, high)
        if rest is None:
            return None
    if not quoted and (group.negated or verb.lemma in quote_only()):
        return None
    starts_sub = tokens[start].lower in (
        "when",
        "while",
        "after",
        "if",
        "as",
        "although",
        "though",
        "because",
        "since",
        "before",
        "once",
        "asked",
    )
    if rest is None and (not quoted or (follows is not None and follows[2] != "attribution.object")):
        return None
    if starts_sub and not quoted and follows is not None:
        return None
    pieces: list[Range] = [(start, end)]
    if rest is not None and rest[0] < rest[1]:
        pieces.append(rest)
    return Candidate(i, (source,), ((group.low, max(after, group.high)),), tuple(pieces), "attribution.fronted")


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
        if comma <= skip_time(tokens, high) + 1:
            return comma + 1, clause_end(tokens, comma + 1)
        return (high, high)
    if any(finite_at(tokens, k) for k in range(high, min(n, high + 25))) and tokens[high].lower not in words(
        "preposition"
    ):
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
            if following is not None and apposed and not following.has_tag(Tag.GERUND):
                return after, nxt
    return (after, stop) if stop > after else None
