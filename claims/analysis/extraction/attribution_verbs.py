"""Attributions by a verb: whose verb it is, and which frame its content stands in."""

from __future__ import annotations

from functools import cache

from claims.analysis.extraction.attribution_candidate import Candidate, Range
from claims.analysis.extraction.attribution_content import (
    content_after,
    object_end,
    quoted_end,
)
from claims.analysis.extraction.attribution_fronted import before_is_quote, fronted
from claims.analysis.extraction.attribution_grammar import (
    DAYS,
    VerbGroup,
    clause_end,
    finite_at,
    speaker_nouns,
    verb_group,
)
from claims.analysis.extraction.attribution_nouns import is_noun
from claims.analysis.extraction.attribution_passive import asked, is_reduced, passive, quotes_another
from claims.analysis.extraction.attribution_sources import (
    find_source,
    progressive,
    quote_only,
)
from claims.analysis.extraction.attribution_subjects import noun_phrase_start, subject_before
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_words import auxiliaries
from claims.analysis.extraction.cues import CueVerb, Tag, cue_verbs, forms_of
from claims.analysis.lexicon import load

# How many tokens may stand between a verb and the "at" of its figure.
_REACH = 16
# Rules for content that nothing marks as such.
_UNMARKED = ("attribution.bare_clause", "attribution.object")


def verb_at(tokens: list[Token], i: int, found: list[Candidate]) -> Candidate | None:
    """The attribution of the verb at `i`, None where it is none; `found` are those to its left."""
    for reading in tokens[i].readings:
        for verb in cue_verbs().get(reading.lemma, ()):
            after = i + 1 + len(verb.particle)
            if verb.particle and not _has_particle(tokens, i + 1, after, verb.particle):
                continue
            made = _framed(tokens, i, after, verb, reading.tag, found)
            if made is not None:
                return made
    return None


def _has_particle(tokens: list[Token], low: int, high: int, particle: tuple[str, ...]) -> bool:
    """Whether the particle of a verb stands in `[low, high)`; the "on" of "insisted on Saturday that" is none."""
    dated = particle == ("on",) and high < len(tokens) and tokens[high].lower in DAYS
    return not dated and tuple(t.lower for t in tokens[low:high]) == particle


def _framed(
    tokens: list[Token], i: int, after: int, verb: CueVerb, tag: Tag, found: list[Candidate]
) -> Candidate | None:
    group = verb_group(tokens, i)
    if is_noun(tokens, i, group, tag):
        return None
    if group.passive:
        return passive(tokens, group, after, verb)
    if verb.lemma == "ask" and tag is Tag.PARTICIPLE and group.low == i and is_reduced(tokens, i):
        return asked(tokens, i, after, verb)
    source = find_source(tokens, group, tag, found)
    inside = _handed_on(tokens, i, after, group, source, verb)
    if inside is not None:
        return inside
    follows = content_after(tokens, after, verb)
    if _is_speaker(tokens, i, after, follows):
        return None
    shared = tag is Tag.GERUND and not progressive(tokens, group)
    if not shared and (verb.front or before_is_quote(tokens, group, source)):
        front = fronted(tokens, i, after, group, source, verb, follows)
        if front is not None:
            return front
    if follows is None and source is not None and _stops(tokens, after) and "say" in verb.groups:
        return _empty(group, after, source)
    if follows is None or (source is None and tag is not Tag.GERUND) or _too_loose(tokens, group, verb, tag, follows):
        return None
    low, high, rule = follows
    if low >= high:
        return _empty(group, after, source) if rule == "attribution.before_colon" else None
    return Candidate(i, (source,) if source else (), ((group.low, max(after, group.high)),), ((low, high),), rule)


def _handed_on(
    tokens: list[Token], i: int, after: int, group: VerbGroup, source: Range | None, verb: CueVerb
) -> Candidate | None:
    """Frames that are tried before all others: another is quoted, or the verb stands inside a relative clause."""
    if verb.lemma in ("quote", "cite"):
        return quotes_another(tokens, i, source)
    return _inside_relative(tokens, i, after, group, source, verb)


def _is_speaker(tokens: list[Token], i: int, after: int, follows: tuple[int, int, str] | None) -> bool:
    """`Treasury reports show`, but not `The Port Gazette reports the quay was closed`."""
    if tokens[i].lower not in speaker_nouns() or (follows is not None and follows[2] not in _UNMARKED):
        return False
    clause = follows is not None and follows[2] == "attribution.bare_clause" and tokens[i - 1].capital
    if not clause or tokens[i].lower != "reports":
        return True
    return tokens[after].tags != 0 or tokens[after].lower in auxiliaries()


@cache
def _inserted() -> frozenset[str]:
    """Verbs that take no object, so that a predicate behind them is what was said."""
    return frozenset(load("cues")["speech"]["inserted"])


def _inside_relative(
    tokens: list[Token], i: int, after: int, group: VerbGroup, source: Range | None, verb: CueVerb
) -> Candidate | None:
    """`a levy that the council said was unfair`: the predicate behind the verb, with the relative it belongs to."""
    if source is None or source[1] > group.low or source[0] < 2 or after >= len(tokens):
        return None
    if verb.lemma not in _inserted() or not finite_at(tokens, after) or tokens[after].kind is not Kind.WORD:
        return None
    before = source[0] - 1
    if tokens[before].lower in ("which", "that", "who"):
        head: Range = (before, before + 1)
    elif tokens[before].nominal and tokens[after].lower in auxiliaries():
        head = (noun_phrase_start(tokens, before), before + 1)
        if head[0] > before:
            return None
    else:
        return None
    end = clause_end(tokens, after)
    if tokens[head[0] - 1].text == ",":
        end = next((k for k in range(after, end) if tokens[k].text == ","), end)
    pieces = (head, (after, end))
    return Candidate(i, (source,), ((group.low, after),), pieces, "attribution.relative")


def _too_loose(tokens: list[Token], group: VerbGroup, verb: CueVerb, tag: Tag, follows: tuple[int, int, str]) -> bool:
    """Verbs that report only with quotation marks, and participles with a bare object that follow no comma."""
    low, high, rule = follows
    quoted = low >= high or any(t.kind is Kind.QUOTE for t in tokens[low:high][:3])
    if quoted:
        return False
    if verb.lemma in quote_only() and rule != "attribution.that_clause":
        return True
    if tag is Tag.GERUND and rule == "attribution.object" and not progressive(tokens, group):
        return not group.low or not (
            tokens[group.low - 1].text == "," or tokens[group.low - 1].lower in ("by", "after")
        )
    return False


@cache
def putting_words() -> frozenset[str]:
    """Forms of verbs that put a thing at a figure."""
    return frozenset(form for lemma in load("cues")["speech"]["putting"] for form in forms_of(lemma))


def puts_at(tokens: list[Token], i: int) -> Candidate | None:
    """`Riba puts the loss at 40 tonnes`: a figure that somebody answers for."""
    group = verb_group(tokens, i)
    if group.passive or group.infinitive:
        return None
    at = next((k for k in range(i + 2, min(i + _REACH, len(tokens) - 1)) if tokens[k].lower == "at"), None)
    if at is None or not any(t.kind is Kind.NUMBER for t in tokens[at + 1 : at + 5]):
        return None
    if any(tokens[k].text in ",;:" or finite_at(tokens, k) for k in range(i + 1, at)):
        return None
    source = subject_before(tokens, group)
    if source is None:
        return None
    return Candidate(i, (source,), ((group.low, i + 1),), ((i + 1, object_end(tokens, i + 1)),), "attribution.puts_at")


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


def _stops(tokens: list[Token], after: int) -> bool:
    """Whether the sentence ends behind the verb: "Riba agreed." before a sentence that is all quotation."""
    return after + 1 == len(tokens) and tokens[after].text == "."


def _empty(group: VerbGroup, after: int, source: Range | None) -> Candidate:
    return Candidate(group.verb, (source,) if source else (), ((group.low, after),), (), "attribution.before_colon")
