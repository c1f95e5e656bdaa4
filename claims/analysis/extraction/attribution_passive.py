"""Attributions in which the verb is passive, or hands on the words of another: "was quoted as saying", "asked by"."""

from __future__ import annotations

from claims.analysis.extraction.attribution_candidate import Candidate, Range
from claims.analysis.extraction.attribution_content import (
    clause_start,
)
from claims.analysis.extraction.attribution_grammar import (
    VerbGroup,
    clause_end,
    finite_at,
    phrase_end,
)
from claims.analysis.extraction.attribution_subjects import subject_before
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.cues import CueVerb, Tag

# How many tokens may stand between a verb of saying and the "that" or quotation that belongs to it.
_REACH = 16


# A quotation of at most so many words may be a term.
_LONGEST_TERM = 3


# "When asked" leads a sentence: the participle is among its first tokens.
_REDUCED_WITHIN = 3


_QUESTION_WORDS = ("whether", "if", "how", "why", "what", "which", "who", "where", "when")


def quotes_another(tokens: list[Token], i: int, source: Range | None) -> Candidate | None:
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


def passive(tokens: list[Token], group: VerbGroup, after: int, verb: CueVerb) -> Candidate | None:
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
    asked = _question_behind(tokens, at, verb)
    if asked is not None:
        return Candidate(group.verb, source, cue, (asked,), "attribution.asked")
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


def is_reduced(tokens: list[Token], i: int) -> bool:
    """`Asked why, ...`, `When asked about it, ...`: a passive without its auxiliary."""
    return i == 0 or (tokens[i - 1].lower in ("when", "if", "once", "being", "but", "and") and i <= _REDUCED_WITHIN)


def asked(tokens: list[Token], i: int, after: int, verb: CueVerb) -> Candidate | None:
    """`Asked by the daily whether ..., Riba said`: the question, which is not what Riba says."""
    source: tuple[Range, ...] = ()
    at = after
    if at < len(tokens) and tokens[at].lower == "by":
        at = phrase_end(tokens, after + 1, min(len(tokens), after + _REACH))
        stop = next((k for k in range(after + 1, at) if tokens[k].lower in (*_QUESTION_WORDS, "about")), at)
        source, at = (((after + 1, stop),) if stop > after + 1 else ()), stop
    if at < len(tokens) and tokens[at].lower in ("about", "for"):
        comma = next((k for k in range(at + 1, len(tokens)) if tokens[k].text == ","), None)
        asked = (at + 1, comma) if comma is not None and comma > at + 1 else None
    else:
        asked = _question_behind(tokens, at, verb)
    return Candidate(i, source, ((i, after),), (asked,), "attribution.asked") if asked else None


def _question_behind(tokens: list[Token], at: int, verb: CueVerb) -> Range | None:
    """`Riba was asked by a reporter, "..."`, `asked whether ...`: the question, which is not hers."""
    if verb.lemma != "ask" or at >= len(tokens):
        return None
    for k in range(at, min(at + _REACH, len(tokens))):
        if tokens[k].kind is Kind.QUOTE and len(tokens[k].text.split()) > _LONGEST_TERM:
            return k, k + 1
        if tokens[k].lower in _QUESTION_WORDS:
            end = clause_end(tokens, k + 1)
            comma = next((m for m in range(k + 2, end) if tokens[m].text == ","), end)
            return k, comma
        if tokens[k].kind is Kind.END or tokens[k].text == ";" or finite_at(tokens, k):
            return None
    return None
