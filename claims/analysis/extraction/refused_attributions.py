"""Verbs of saying that attribute nothing, and quotations that were not taken as speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.analysis.extraction.attribution_content import content_after
from claims.analysis.extraction.attribution_grammar import verb_group
from claims.analysis.extraction.attribution_nouns import is_noun
from claims.analysis.extraction.attribution_subjects import subject_before
from claims.analysis.extraction.attribution_tokens import Token, sentences, tokenise
from claims.analysis.extraction.cues import cue_verbs
from claims.analysis.extraction.quotations import find_quotations
from claims.analysis.extraction.refusals import Refusal
from claims.analysis.spans import Span

# With fewer words in quotation marks nobody is quoted but a name or an expression.
_EXPRESSION_WORDS = 4


def refused_cues(quoted: str, view: str, low: int, high: int, taken: Sequence[Span]) -> Iterator[Refusal]:
    """The verbs of saying in `[low, high)` that are part of no cue in `taken`, and why they attribute nothing.

    `quoted` is the text with its own quotation marks, `view` its mask.
    """
    for tokens in sentences(tokenise(quoted, view, low, high)):
        for i, token in enumerate(tokens):
            span = Span(token.start, token.end)
            if not any(span.overlaps(other) for other in taken) and (rule := _why(tokens, i)):
                yield Refusal(token.start, token.end, rule)


def _why(tokens: list[Token], i: int) -> str:
    """Why the verb of saying at `i` makes no attribution; "" where no such verb stands there."""
    for reading in tokens[i].readings:
        for verb in cue_verbs().get(reading.lemma, ()):
            after = i + 1 + len(verb.particle)
            if tuple(t.lower for t in tokens[i + 1 : after]) != verb.particle:
                continue
            group = verb_group(tokens, i)
            if is_noun(tokens, i, group, reading.tag):
                return "unsaid.noun"
            if content_after(tokens, after, verb) is None and not verb.front:
                return "unsaid.no_content"
            return "unsaid.no_frame" if subject_before(tokens, group) is not None else "unsaid.no_subject"
    return ""


def refused_quotations(quoted: str, low: int, high: int, taken: Sequence[Span]) -> Iterator[Refusal]:
    """The quotations in the paragraph `[low, high)` of which no part is among the contents in `taken`."""
    for quotation in find_quotations(quoted, low, high):
        span = Span(quotation.start, quotation.end)
        if not any(span.overlaps(other) for other in taken):
            short = len(span.of(quoted).split()) < _EXPRESSION_WORDS
            yield Refusal(span.start, span.end, "unsaid.words_quoted" if short else "unsaid.quotation")
