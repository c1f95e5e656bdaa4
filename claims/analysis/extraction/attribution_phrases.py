"""Attributions without a verb of saying: "according to", "in X's view", "the claim that", "is sure that", "X: ..."."""

from __future__ import annotations

from functools import cache

from claims.analysis.extraction.attribution_candidate import Candidate, Range
from claims.analysis.extraction.attribution_content import clause_start, enclosed_rest, object_end
from claims.analysis.extraction.attribution_grammar import (
    VerbGroup,
    clause_end,
    has_finite,
    is_adverb,
    is_nominal,
    phrase_end,
    speaker_nouns,
    verb_group,
)
from claims.analysis.extraction.attribution_nouns import is_plural
from claims.analysis.extraction.attribution_subjects import is_given_name, subject_before
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.cues import Tag, words
from claims.analysis.lexicon import load


def phrase_at(tokens: list[Token], i: int) -> list[Candidate]:
    """`according to X, ...`, `..., according to X`, `as X put it`, `in X's view`."""
    if i and tokens[i].lower == "according" and tokens[i - 1].lower in words("be"):
        return []
    for parts in _source_phrases().get(tokens[i].lower, ()):
        if tuple(t.lower for t in tokens[i : i + len(parts)]) == parts:
            return _around_source(tokens, i, i + len(parts), "attribution.according_to")
    if tokens[i].lower == "per" and _is_per_source(tokens, i):
        return _around_source(tokens, i, i + 1, "attribution.according_to")
    if tokens[i].lower == "as" and (i == 0 or _may_insert(tokens, i - 1)):
        return _as_stated(tokens, i)
    if tokens[i].lower in _BEFORE_VIEW and i + 2 < len(tokens):
        return _in_view(tokens, i)
    return []


def _is_per_source(tokens: list[Token], i: int) -> bool:
    """`Per Reuters, prices fell`, `..., per the Port Gazette`, but not `$4 per head` and not `Per Dahl`."""
    if not (i == 0 or tokens[i - 1].text == ",") or is_given_name(tokens, i):
        return False
    named = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].lower == "the")
    return named < len(tokens) and tokens[named].capital


def _may_insert(tokens: list[Token], before: int) -> bool:
    """Whether `as X said` may begin behind the token at `before`: a comma, bracket or dash, or the first "but"."""
    token = tokens[before]
    return token.text in ",(" or token.kind is Kind.DASH or (before == 0 and token.lower in words("conjunction"))


_BEFORE_VIEW = ("in", "by", "to")


def phrase_words() -> frozenset[str]:
    """The words that a phrase before a source may begin with."""
    return frozenset({*_source_phrases(), *_BEFORE_VIEW, "as", "per"})


@cache
def _source_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases before a source, by their first word."""
    phrases = [tuple(phrase.split()) for phrase in load("cues")["phrases"]["before_source"]]
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}


def _around_source(tokens: list[Token], i: int, start: int, rule: str) -> list[Candidate]:
    stop = _past_short_form(tokens, phrase_end(tokens, start, len(tokens)))
    if stop == start:
        return []
    begins = i == 0 or all(is_adverb(t) or t.lower in words("conjunction") for t in tokens[:i])
    if begins:
        comma = next((k for k in range(stop, len(tokens)) if tokens[k].text == ","), None)
        content = (comma + 1 if comma is not None and comma - stop < 25 else stop, clause_end(tokens, stop + 1))
        if comma is not None and comma > stop and not has_finite(tokens, start, comma):
            stop = comma
    else:
        return [Candidate(i, ((start, stop),), ((i, start),), _both_sides(tokens, i, stop), rule)]
    return [Candidate(i, ((start, stop),), ((i, start),), (content,), rule)]


def _past_short_form(tokens: list[Token], stop: int) -> int:
    """`the Port Authority (HPA)`: the end of a phrase with the one word in brackets that stands behind it."""
    bracketed = stop + 2 < len(tokens) and tokens[stop].text == "(" and tokens[stop + 2].text == ")"
    return stop + 3 if bracketed and tokens[stop + 1].capital else stop


def _opens_clause(tokens: list[Token], i: int) -> bool:
    """`because, according to Riba, the port is shut`: the clause begins behind the phrase at `i`."""
    if i < 2 or tokens[i - 1].text != ",":
        return False
    joint = tokens[i - 2].lower
    return joint in words("conjunction") or joint in ("that", "because", "although", "since", "if", "where", "when")


def _both_sides(tokens: list[Token], i: int, stop: int) -> tuple[Range, ...]:
    """The clause before a phrase at `[i, stop)`, and where that has no verb the predicate behind its second comma."""
    if _opens_clause(tokens, i) and stop + 1 < len(tokens) and tokens[stop].text == ",":
        return ((stop + 1, clause_end(tokens, stop + 1)),)
    low = clause_start(tokens, i)
    before = (low, i - 1 if tokens[i - 1].text == "," else i)
    if before[1] < i and not has_finite(tokens, *before):
        rest = enclosed_rest(tokens, stop)
        if rest is not None:
            return before, rest
    return (before,)


def _as_stated(tokens: list[Token], i: int) -> list[Candidate]:
    apposed = _apposition(tokens, i)
    for j in range(i + 1, min(i + 14 + len(apposed), len(tokens))):
        if j in apposed:
            continue
        lemmas = {r.lemma for r in tokens[j].readings}
        if tokens[j].text in ",;":
            return []
        if not lemmas & set(load("cues")["phrases"]["as_verbs"]):
            continue
        if j + 1 < len(tokens) and tokens[j + 1].lower == "by" and tokens[j].has_tag(Tag.PARTICIPLE):
            return _around_source(tokens, i, j + 2, "attribution.as_stated")
        if j > i + 1 and (tokens[j].has_tag(Tag.PAST | Tag.THIRD) or _plural_subject(tokens[j - 1])):
            comma = next((k for k in range(j, min(j + 14, len(tokens))) if tokens[k].text in (",", ":")), len(tokens))
            before = i > 1 and not _opens_clause(tokens, i)
            content = (clause_start(tokens, i), i - 1) if before else (comma + 1, clause_end(tokens, comma + 1))
            group = verb_group(tokens, j)
            source = subject_before(tokens, group, i + 1)
            if source is None or content[0] >= content[1]:
                return []
            return [Candidate(j, (source,), ((j, j + 1),), (content,), "attribution.as_stated")]
        return []
    return []


def _apposition(tokens: list[Token], i: int) -> range:
    """The commas, and what stands between them, of `as Ana Riba, a former judge, put it`; empty where there is none."""
    opening = next((k for k in range(i + 2, min(i + 7, len(tokens))) if tokens[k].text == ","), None)
    if opening is None or not tokens[opening - 1].capital:
        return range(0)
    closing = next((k for k in range(opening + 2, min(opening + 14, len(tokens))) if tokens[k].text == ","), None)
    if closing is None or closing + 1 >= len(tokens) or not tokens[closing + 1].has_tag(Tag.PAST | Tag.THIRD):
        return range(0)
    return range(opening, closing + 1)


def _plural_subject(before: Token) -> bool:
    """`as experts say`, `as we note`, but not `as a front line state`."""
    return before.lower in words("subject_only") or is_plural(before) or is_adverb(before)


def _in_view(tokens: list[Token], i: int) -> list[Candidate]:
    nouns = _nouns("view")
    for j in range(i + 1, min(i + 8, len(tokens))):
        if tokens[j].text == "," or tokens[j].lower in words("preposition"):
            return []
        if tokens[j].lower not in nouns:
            continue
        owner = tokens[j - 1].lower in words("possessive") or any(t.possessive for t in tokens[i + 1 : j])
        if not owner or j - i < 2 or (i and any(r.lemma in ("believe", "trust") for r in tokens[i - 1].readings)):
            return []
        begins = i == 0 or tokens[i - 1].lower in words("conjunction")
        after = j + 2 if j + 1 < len(tokens) and tokens[j + 1].text == "," else j + 1
        if begins:
            content: tuple[Range, ...] = ((after, clause_end(tokens, after)),) if after < len(tokens) else ()
        else:
            content = _both_sides(tokens, i, j + 1)
        if content and content[0][0] < content[0][1]:
            return [Candidate(i, ((i + 1, j),), ((i, i + 1), (j, j + 1)), content, "attribution.in_view")]
    return []


def noun_words() -> frozenset[str]:
    """The nouns that can hold a proposition, in the singular and with an s; and "it" of "has it that"."""
    plural = {f"{noun}s" for sort in ("that", "acts") for noun in _nouns(sort)}
    return frozenset({"it", *plural, *(noun for sort in ("that", "copula", "acts", "view") for noun in _nouns(sort))})


def noun_at(tokens: list[Token], i: int) -> list[Candidate]:
    """`X's claim that ...`, `the claim by X that ...`, `the speculation was that ...`."""
    lower = tokens[i].lower
    if lower == "it" and i and i + 1 < len(tokens) and tokens[i + 1].lower == "that":
        return _has_it_that(tokens, i)
    singular = lower[:-1] if lower.endswith("s") and lower[:-1] in _nouns("that") | _nouns("acts") else lower
    for sort, frame in (("copula", _noun_is_that), ("acts", _owned_act), ("view", _of_the_view)):
        made = frame(tokens, i) if singular in _nouns(sort) else []
        if made:
            return made
    if singular not in _nouns("that") or i + 1 >= len(tokens):
        return []
    that = i + 1
    source: tuple[Range, ...] = ()
    if tokens[that].lower in ("by", "from", "of", "among"):
        stop = phrase_end(tokens, that + 1, min(len(tokens), that + 10))
        source = ((that + 1, stop),)
        that = stop
    if that >= len(tokens) or tokens[that].lower != "that":
        return []
    if not source:
        source = _owner(tokens, i)
    uttered = _uttered(tokens, i)
    if uttered is not None:
        group, subject = uttered
        content = (that, clause_end(tokens, that + 1))
        return [Candidate(i, (subject,), ((group.low, i + 1),), (content,), "attribution.uttered")]
    if not source:
        return []
    if (not source or tokens[i - 1].capital) and tokens[i].tags and _is_verb_here(tokens, i):
        return []  # "the union, for its part, claims that ..." is a verb
    if source and _is_belief_of(tokens, i):
        return [Candidate(i, source, ((i, i + 1),), ((that, clause_end(tokens, that + 1)),), "attribution.belief_of")]
    return [Candidate(i, source, ((i, i + 1),), ((that, _noun_clause_end(tokens, that)),), "attribution.noun_that")]


def _uttered(tokens: list[Token], i: int) -> tuple[VerbGroup, Range] | None:
    """`Riba expressed concern that`, `the firm issued a statement that`: the verb, and whose it is."""
    lemmas = frozenset(load("cues")["nouns"]["uttering"])
    for k in range(i - 1, max(-1, i - 6), -1):
        if any(reading.lemma in lemmas for reading in tokens[k].readings):
            group = verb_group(tokens, k)
            subject = subject_before(tokens, group)
            return (group, subject) if subject is not None else None
        if not tokens[k].nominal and tokens[k].text != ",":
            return None
    return None


def _is_verb_here(tokens: list[Token], i: int) -> bool:
    """`, warning that ...`, `she vows that ...`, `had already forecast that ...`: a verb that looks like a noun."""
    before = tokens[i - 1] if i else None
    if before is None or before.text == ",":
        return True
    if before.capital and not before.possessive and tokens[i].has_tag(Tag.THIRD):
        return True
    return before.lower in words("subject_only") or before.lower in words("have") or is_adverb(before)


@cache
def _nouns(sort: str) -> frozenset[str]:
    return frozenset(load("cues")["nouns"][sort])


def _noun_is_that(tokens: list[Token], i: int) -> list[Candidate]:
    """`the media speculation was that ...`."""
    verbs = (k for k in range(i + 1, min(i + 8, len(tokens))) if tokens[k].lower in ("is", "was", "are", "were"))
    be = next(verbs, None)
    if be is None or be + 1 >= len(tokens) or tokens[be + 1].lower != "that":
        return []
    low, high = subject_before(tokens, verb_group(tokens, be)) or (i, i + 1)
    if high == i + 1 and any(is_nominal(t) and t.lower not in words("determiner") for t in tokens[low:i]):
        high = i
    content = (be + 1, clause_end(tokens, be + 2))
    return [Candidate(be, ((low, high),), ((be, be + 1),), (content,), "attribution.noun_copula")]


def _owned_act(tokens: list[Token], i: int) -> list[Candidate]:
    """`his offer was a loan of ...`, `Riba's demands are ...`."""
    if i + 2 >= len(tokens) or tokens[i + 1].lower not in ("is", "was", "are", "were"):
        return []
    owner = _owner(tokens, i)
    content = (i + 2, clause_end(tokens, i + 2))
    if not owner or content[0] >= content[1] or tokens[i + 2].has_tag(Tag.PARTICIPLE | Tag.GERUND):
        return []
    return [Candidate(i, owner, ((i, i + 2),), (content,), "attribution.owned_act")]


def _has_it_that(tokens: list[Token], i: int) -> list[Candidate]:
    """`rumour has it that ...`, `media reports had it that ...`."""
    if tokens[i - 1].lower not in ("has", "have", "had"):
        return []
    group = verb_group(tokens, i - 1)
    holder = subject_before(tokens, group)
    content = (i + 1, clause_end(tokens, i + 2))
    if holder is None:
        return []
    low, high = holder
    if high - low > 1 and tokens[high - 1].lower in load("cues")["nouns"]["copula"]:
        high -= 1  # "media speculation had it that": the media
    return [Candidate(i, ((low, high),), ((group.low, i + 1),), (content,), "attribution.has_it_that")]


def _is_belief_of(tokens: list[Token], i: int) -> bool:
    """`It is the belief of ...`, `it was also Riba's view that ...`: someone is said to hold it."""
    before = [t.lower for t in tokens[max(0, i - 9) : i]]
    at = max((k for k, word in enumerate(before) if word in words("be")), default=0)
    return at > 0 and before[at - 1] == "it"


def _of_the_view(tokens: list[Token], i: int) -> list[Candidate]:
    """`X is of the view that ...`."""
    before = [t.lower for t in tokens[max(0, i - 3) : i]]
    if len(before) < 3 or before[0] not in words("be") or before[1] != "of" or before[2] not in ("the", "this"):
        return []
    if i + 1 >= len(tokens) or tokens[i + 1].lower != "that":
        return []
    group = verb_group(tokens, i - 3)
    holder = subject_before(tokens, group)
    content = (i + 1, clause_end(tokens, i + 2))
    return [Candidate(i, (holder,), ((group.low, i + 1),), (content,), "attribution.of_the_view")] if holder else []


def _owner(tokens: list[Token], i: int) -> tuple[Range, ...]:
    for j in range(i - 1, max(-1, i - 5), -1):
        if tokens[j].lower in words("possessive"):
            return ((j, j + 1),)
        if tokens[j].possessive:
            low = j
            while low and (tokens[low - 1].capital or tokens[low - 1].lower in ("the", "of", "a")):
                low -= 1
            return ((low, j + 1),)
        if not is_nominal(tokens[j]):
            break
    return ()


def _noun_clause_end(tokens: list[Token], that: int) -> int:
    stop = clause_end(tokens, that + 1)
    return next((k for k in range(that + 2, stop) if tokens[k].text == ","), stop)


def adjective_words() -> frozenset[str]:
    """The adjectives of attitude."""
    table = load("cues")["adjectives"]
    return frozenset({*table["of"], *table["to"]})


def adjective_at(tokens: list[Token], i: int) -> list[Candidate]:
    """`X is confident that ...`, `X was critical of ...`, `X is willing to ...`."""
    table = load("cues")["adjectives"]
    lower = tokens[i].lower
    if i + 2 >= len(tokens) or i < 2 or not (lower in table["of"] or lower in table["to"]):
        return []
    be = next(
        (k for k in range(i - 1, max(i - 4, 0), -1) if tokens[k].lower in words("be") or not is_adverb(tokens[k])), i
    )
    if be >= i or tokens[be].lower not in words("be"):
        return []
    group = verb_group(tokens, be)
    source = subject_before(tokens, group)
    if source is None:
        return []
    after = tokens[i + 1].lower
    if after == "that" and lower in table["of"]:
        content = (i + 1, clause_end(tokens, i + 2))
        cue = (group.low, i + 1)
    elif after == "to" and lower in table["to"]:
        content = (i + 1, clause_end(tokens, i + 1))
        cue = (group.low, i + 1)
    elif after in table["links"] and after != "to" and lower in table["of"]:
        content = (i + 2, object_end(tokens, i + 2))
        cue = (group.low, i + 2)
    else:
        return []
    return [Candidate(i, (source,), (cue,), (content,), "attribution.adjective")] if content[0] < content[1] else []


def colon_at(tokens: list[Token], i: int) -> list[Candidate]:
    """`Reyes: we were late`, `Poll: half would leave` at the head of a line."""
    if not 0 < i <= 5 or i + 1 >= len(tokens) or has_finite(tokens, 0, i):
        return []
    if i + 2 == len(tokens) and tokens[i + 1].kind is not Kind.QUOTE:
        return []
    if not all(is_nominal(t) and not t.lower.endswith("ly") for t in tokens[:i]) or tokens[i - 1].kind is Kind.NUMBER:
        return []
    if tokens[i - 1].lower in ("note", "notes"):
        return []  # "Editor's note: ..."
    named = all(t.capital or t.lower in words("determiner") for t in tokens[:i])
    if not (tokens[i + 1].kind is Kind.QUOTE and named) and tokens[i - 1].lower not in speaker_nouns():
        return []
    end = clause_end(tokens, i + 1)
    return [Candidate(i, ((0, i),), ((i, i + 1),), ((i + 1, end),), "attribution.colon")]
