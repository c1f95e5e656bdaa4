"""The frames in which a cue stands: for each cue of a sentence, where its source and its content are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from claims.analysis.extraction.attribution_grammar import (
    VerbGroup,
    auxiliaries,
    clause_end,
    finite_at,
    has_finite,
    is_adverb,
    is_nominal,
    phrase_end,
    speaker_nouns,
    subject_before,
    verb_group,
)
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.cues import CueVerb, Tag, cue_verbs, words
from claims.analysis.lexicon import load

# How many tokens may stand between a verb of saying and the "that" or quotation that belongs to it.
_REACH = 16

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution within one sentence, in positions of its tokens. `at` is the position of the cue word."""

    at: int
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    rule: str
    strong: bool = True


def candidates(tokens: list[Token]) -> list[Candidate]:
    """All attributions of a sentence, in the order of their cues, their contents cut where the next one begins."""
    found: list[Candidate] = []
    for i, token in enumerate(tokens):
        if token.kind is Kind.WORD:
            found.extend(_phrase_at(tokens, i) or _noun_at(tokens, i) or _verb_at(tokens, i, found))
        elif token.text == ":":
            found.extend(_colon_at(tokens, i))
    return _outer(tokens, _cut(tokens, _without_doubles(found)))


# --- phrases -------------------------------------------------------------------------------------------------------


def _phrase_at(tokens: list[Token], i: int) -> list[Candidate]:
    """`according to X, ...`, `..., according to X`, `as X put it`, `in X's view`."""
    if i and tokens[i].lower == "according" and tokens[i - 1].lower in words("be"):
        return []
    for parts in _source_phrases().get(tokens[i].lower, ()):
        if tuple(t.lower for t in tokens[i : i + len(parts)]) == parts:
            return _around_source(tokens, i, i + len(parts), "attribution.according_to")
    if tokens[i].lower == "as" and (i == 0 or tokens[i - 1].text in ",(" or tokens[i - 1].kind is Kind.DASH):
        return _as_stated(tokens, i)
    if tokens[i].lower in ("in", "by", "to") and i + 2 < len(tokens):
        return _in_view(tokens, i)
    return []


@cache
def _source_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases before a source, by their first word."""
    phrases = [tuple(phrase.split()) for phrase in load("cues")["phrases"]["before_source"]]
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}


def _around_source(tokens: list[Token], i: int, start: int, rule: str) -> list[Candidate]:
    stop = phrase_end(tokens, start, len(tokens))
    if stop == start:
        return []
    begins = i == 0 or all(is_adverb(t) or t.lower in words("conjunction") for t in tokens[:i])
    if begins:
        comma = next((k for k in range(stop, len(tokens)) if tokens[k].text == ","), None)
        content = (comma + 1 if comma is not None and comma - stop < 25 else stop, clause_end(tokens, stop + 1))
        if comma is not None and comma > stop and not has_finite(tokens, start, comma):
            stop = comma
    else:
        low = _clause_start(tokens, i)
        content = (low, i - 1 if tokens[i - 1].text == "," else i)
    return [Candidate(i, ((start, stop),), ((i, start),), (content,), rule)]


def _clause_start(tokens: list[Token], i: int) -> int:
    """Where the clause before position `i` begins: the sentence's start or the last semicolon."""
    for j in range(i - 1, -1, -1):
        if tokens[j].text == ";":
            return j + 1
    return 1 if tokens and tokens[0].lower in ("but", "and") and i > 1 else 0


def _as_stated(tokens: list[Token], i: int) -> list[Candidate]:
    for j in range(i + 1, min(i + 14, len(tokens))):
        lemmas = {r.lemma for r in tokens[j].readings}
        if tokens[j].text in ",;":
            return []
        if not lemmas & set(load("cues")["phrases"]["as_verbs"]):
            continue
        if j + 1 < len(tokens) and tokens[j + 1].lower == "by" and tokens[j].has_tag(Tag.PARTICIPLE):
            return _around_source(tokens, i, j + 2, "attribution.as_stated")
        if tokens[j].has_tag(Tag.PAST, Tag.THIRD, Tag.BASE) and j > i + 1:
            comma = next((k for k in range(j, min(j + 14, len(tokens))) if tokens[k].text in (",", ":")), len(tokens))
            before = i > 1
            content = (_clause_start(tokens, i), i - 1) if before else (comma + 1, clause_end(tokens, comma + 1))
            group = verb_group(tokens, j)
            source = subject_before(tokens, group, i + 1)
            if source is None or content[0] >= content[1]:
                return []
            return [Candidate(j, (source,), ((j, j + 1),), (content,), "attribution.as_stated")]
        return []
    return []


def _in_view(tokens: list[Token], i: int) -> list[Candidate]:
    nouns = load("cues")["nouns"]["view"]
    for j in range(i + 1, min(i + 8, len(tokens))):
        if tokens[j].text == "," or tokens[j].lower in words("preposition"):
            return []
        if tokens[j].lower not in nouns:
            continue
        owner = tokens[j - 1].lower in words("possessive") or any(t.possessive for t in tokens[i + 1 : j])
        if not owner or j - i < 2:
            return []
        begins = i == 0 or tokens[i - 1].lower in words("conjunction")
        after = j + 2 if j + 1 < len(tokens) and tokens[j + 1].text == "," else j + 1
        if begins:
            content = (after, clause_end(tokens, after)) if after < len(tokens) else (0, 0)
        else:
            content = (_clause_start(tokens, i), i - 1 if tokens[i - 1].text == "," else i)
        if content[0] < content[1]:
            return [Candidate(i, ((i + 1, j),), ((i, i + 1), (j, j + 1)), (content,), "attribution.in_view")]
    return []


# --- nouns ---------------------------------------------------------------------------------------------------------


def _noun_at(tokens: list[Token], i: int) -> list[Candidate]:
    """`X's claim that ...`, `the claim by X that ...`, `the speculation was that ...`."""
    nouns = load("cues")["nouns"]
    lower = tokens[i].lower
    singular = lower[:-1] if lower.endswith("s") and lower[:-1] in nouns["that"] else lower
    if singular in nouns["copula"] and i + 2 < len(tokens):
        be = next(
            (k for k in range(i + 1, min(i + 8, len(tokens))) if tokens[k].lower in ("is", "was", "are", "were")), None
        )
        if be is not None and be + 1 < len(tokens) and tokens[be + 1].lower == "that":
            group = VerbGroup(be, be, be + 1, False, False, False)
            source = subject_before(tokens, group) or (i, i + 1)
            if source[1] == i + 1 and any(
                is_nominal(tokens[k]) and tokens[k].lower not in words("determiner") for k in range(source[0], i)
            ):
                source = (source[0], i)
            return [
                Candidate(
                    be, (source,), ((be, be + 1),), ((be + 1, clause_end(tokens, be + 2)),), "attribution.noun_copula"
                )
            ]
    if singular in nouns["view"] and i >= 3 and tokens[i - 1].lower in ("the", "this") and tokens[i - 2].lower == "of":
        if tokens[i - 3].lower in words("be") and i + 1 < len(tokens) and tokens[i + 1].lower == "that":
            group = verb_group(tokens, i - 3)
            holder = subject_before(tokens, group)
            if holder is not None:
                content = (i + 1, clause_end(tokens, i + 2))
                return [Candidate(i, (holder,), ((group.low, i + 1),), (content,), "attribution.of_the_view")]
    if singular not in nouns["that"] or i + 1 >= len(tokens):
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
    return [
        Candidate(
            i, source, ((i, i + 1),), ((that, _noun_clause_end(tokens, that)),), "attribution.noun_that", strong=False
        )
    ]


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


# --- colon ---------------------------------------------------------------------------------------------------------


def _colon_at(tokens: list[Token], i: int) -> list[Candidate]:
    """`Reyes: we were late`, `Poll: half would leave` at the head of a line."""
    if not 0 < i <= 5 or i + 2 >= len(tokens) or has_finite(tokens, 0, i):
        return []
    if not all(is_nominal(t) and not t.lower.endswith("ly") for t in tokens[:i]) or tokens[i - 1].kind is Kind.NUMBER:
        return []
    if not (tokens[i + 1].kind is Kind.QUOTE or tokens[i - 1].lower in speaker_nouns()):
        return []
    end = clause_end(tokens, i + 1)
    return [Candidate(i, ((0, i),), ((i, i + 1),), ((i + 1, end),), "attribution.colon")]


# --- verbs ---------------------------------------------------------------------------------------------------------


def _verb_at(tokens: list[Token], i: int, found: list[Candidate]) -> Iterator[Candidate]:
    for reading in tokens[i].readings:
        for verb in cue_verbs().get(reading.lemma, ()):
            after = i + 1 + len(verb.particle)
            if tuple(t.lower for t in tokens[i + 1 : after]) != verb.particle:
                continue
            made = _framed(tokens, i, after, verb, reading.tag, found)
            if made is not None:
                yield made
                return


def _framed(
    tokens: list[Token], i: int, after: int, verb: CueVerb, tag: Tag, found: list[Candidate]
) -> Candidate | None:
    group = verb_group(tokens, i)
    if _is_noun(tokens, i, group, tag):
        return None
    if group.passive:
        return _passive(tokens, group, after, verb)
    source = _source(tokens, group, tag, found)
    if verb.lemma in ("quote", "cite"):
        saying = _quotes_another(tokens, i, source)
        if saying is not None:
            return saying
    follows = _content_after(tokens, after, verb, group)
    if tokens[i].lower in speaker_nouns() and (
        follows is None or follows[2] in ("attribution.bare_clause", "attribution.object")
    ):
        return None
    if verb.front or _before_is_quote(tokens, group, source):
        front = _fronted(tokens, i, after, group, source, verb, follows)
        if front is not None:
            return front
    if follows is None or (source is None and tag is not Tag.GERUND):
        return None
    quoted = any(t.kind is Kind.QUOTE for t in tokens[follows[0] : follows[1]][:3]) or follows[0] >= follows[1]
    if verb.lemma in _quote_only() and not quoted and follows[2] != "attribution.that_clause":
        return None
    if tag is Tag.GERUND and follows[2] == "attribution.object" and not _progressive(tokens, group) and not quoted:
        before = tokens[group.low - 1] if group.low else None
        if before is None or before.text != ",":
            return None
    low, high, rule = follows
    if low >= high:
        return replace(_empty(group, after, source), content=()) if rule == "attribution.before_colon" else None
    return Candidate(i, (source,) if source else (), ((group.low, max(after, group.high)),), ((low, high),), rule)


def _quotes_another(tokens: list[Token], i: int, source: Range | None) -> Candidate | None:
    """`the agency quoted Riba as saying that ...`: Riba speaks. The agency's own attribution is added by `_outer`."""
    n = len(tokens)
    for k in range(i + 2, min(i + _REACH, n - 1)):
        if tokens[k].lower == "as" and tokens[k + 1].has_tag(Tag.GERUND):
            content: Range = (k + 2, clause_end(tokens, k + 2))
            low = source[0] if source else i
            if content[0] >= content[1] and low and tokens[low - 1].kind is Kind.QUOTE:
                content = (_clause_start(tokens, low), low)
            if content[0] < content[1]:
                return Candidate(i, ((i + 1, k),), ((k, k + 2),), (content,), "attribution.quoted_as")
        if tokens[k].text in ",;" or tokens[k].kind is Kind.END:
            break
    return None


def _outer(tokens: list[Token], found: list[Candidate]) -> list[Candidate]:
    """With each source that is quoted by another, the attribution to that other."""
    out = []
    for candidate in found:
        if candidate.rule == "attribution.quoted_as" and candidate.cue[0][0] > candidate.at + 1:
            group = verb_group(tokens, candidate.at)
            source = subject_before(tokens, group)
            if source is not None:
                cue = (group.low, candidate.at + 1)
                out.append(Candidate(candidate.at, (source,), (cue,), candidate.content, "attribution.quotes"))
        out.append(candidate)
    return out


def _empty(group: VerbGroup, after: int, source: Range | None) -> Candidate:
    return Candidate(group.verb, (source,) if source else (), ((group.low, after),), (), "attribution.before_colon")


def _is_noun(tokens: list[Token], i: int, group: VerbGroup, tag: Tag) -> bool:
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
        return group.low == i and not _plural(before) and not _plural_head(tokens, group)
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
        return lower in words("preposition") or lower in words("conjunction") and not _verb_before_and(tokens, i)
    if tag is Tag.PARTICIPLE and not tokens[i].has_tag(Tag.PAST):
        return group.low == i
    return lower in words("preposition") and tag is not Tag.GERUND


def _verb_before_and(tokens: list[Token], i: int) -> bool:
    return any(finite_at(tokens, k) for k in range(max(0, i - 20), i))


def _plural(token: Token) -> bool:
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


@cache
def _nouns_too() -> frozenset[str]:
    return frozenset(load("cues")["speech"]["nouns_too"])


@cache
def _quote_only() -> frozenset[str]:
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
    return (head < span[1] and _plural(tokens[head - 1])) or any(tokens[k].lower == "and" for k in range(span[0], head))


def _source(tokens: list[Token], group: VerbGroup, tag: Tag, found: list[Candidate]) -> Range | None:
    if tag is Tag.GERUND and not _progressive(tokens, group):
        return _main_subject(tokens, group, found)
    before = tokens[group.low - 1] if group.low else None
    if before is not None and before.lower in words("conjunction"):
        subject = _main_subject(tokens, group, found)
        return subject
    if group.infinitive and group.low and tokens[group.low].lower == "to":
        return _main_subject(tokens, group, found)
    if before is not None and before.lower == "to":
        return None
    span = subject_before(tokens, group)
    if span is not None and tag is Tag.PAST and group.low == group.verb and _is_object(tokens, span[0]):
        return None
    return span


def _progressive(tokens: list[Token], group: VerbGroup) -> bool:
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
        pieces = (subject, (at, end)) if end > at and not tokens[at].text == "," else (subject,)
        if not source and rest in ("as",) and not verb.takes & {"predicate"}:
            return None
        if rest == "as" and at + 1 < len(tokens) and tokens[at - 1].lower == "in":
            return None
        return Candidate(group.verb, source, cue, pieces, "attribution.passive", strong=bool(source))
    return None


def _content_after(tokens: list[Token], after: int, verb: CueVerb, group: VerbGroup) -> tuple[int, int, str] | None:
    """Where the content begins and ends when it follows the verb, and the rule that says so."""
    n = len(tokens)
    if after >= n:
        return None
    clausal = bool(verb.takes & {"clause", "quote"})
    if clausal or "person" in verb.takes:
        marked = _marked(tokens, after, verb)
        if marked is not None:
            return marked
    at = _skip_time(tokens, after)
    if at >= n or tokens[at].kind is Kind.END:
        return None
    token = tokens[at]
    if token.lower == "to" and "infinitive" in verb.takes and at + 1 < n:
        return at, clause_end(tokens, at), "attribution.infinitive"
    if "person" in verb.takes or "urge" in verb.groups:
        person = _addressee(tokens, at)
        if person is not None and person < n:
            if tokens[person].lower == "to" and verb.takes & {"infinitive"}:
                return person, clause_end(tokens, person), "attribution.addressee_infinitive"
            if "person" in verb.takes and has_finite(tokens, person, clause_end(tokens, person)):
                return person, clause_end(tokens, person), "attribution.addressee_clause"
    if "accusation" in verb.takes:
        link = next((k for k in range(at, min(at + 10, n)) if tokens[k].lower in ("of", "for", "with")), None)
        if link is not None:
            return at, _object_end(tokens, at), "attribution.accusation"
    if token.text == "," or token.text in ")(":
        return None
    end = clause_end(tokens, at)
    whole = (
        has_finite(tokens, at, end)
        if verb.lemma in _bare_verbs()
        else any(finite_at(tokens, k) for k in range(at, end))
    )
    if clausal and whole:
        return at, clause_end(tokens, at), "attribution.bare_clause"
    if "predicate" in verb.takes or "object" in verb.takes or token.kind is Kind.QUOTE:
        if token.lower in words("preposition") and token.lower not in ("about", "against", "for", "on", "of"):
            return None
        return at, _object_end(tokens, at), "attribution.object"
    return None


@cache
def _bare_verbs() -> frozenset[str]:
    """Verbs after which a clause needs no "that", and a quoted predicate is enough to see one."""
    return frozenset(load("cues")["speech"]["bare"])


def _marked(tokens: list[Token], after: int, verb: CueVerb) -> tuple[int, int, str] | None:
    """Content that says where it begins: with "that", a colon, or quotation marks."""
    n = len(tokens)
    for k in range(after, min(after + _REACH, n)):
        token = tokens[k]
        if token.text == ":":
            return (
                (k + 1, clause_end(tokens, k + 1), "attribution.colon_after_cue")
                if k + 1 < n
                else (k, k, "attribution.before_colon")
            )
        if token.text == ";" or token.kind is Kind.END:
            return None
        if token.lower == "that" and (k == after or not _demonstrative(tokens, k)):
            return k, clause_end(tokens, k + 1), "attribution.that_clause"
        if (
            token.lower in ("whether", "if", "how", "why", "what")
            and k <= after + 3
            and not any(tokens[m].text == "," for m in range(after, k))
        ):
            return k, clause_end(tokens, k + 1), "attribution.question_clause"
        if token.kind is Kind.QUOTE and (k == after or tokens[k - 1].text == ","):
            return k, _quoted_end(tokens, k), "attribution.quotation"
        if k > after and (finite_at(tokens, k) or token.lower in words("subject_only")):
            return None
    return None


def _demonstrative(tokens: list[Token], k: int) -> bool:
    return tokens[k - 1].lower in words("preposition")


def _quoted_end(tokens: list[Token], k: int) -> int:
    if len(tokens[k].text.split()) > 6 and (
        k + 1 >= len(tokens) or tokens[k + 1].kind is Kind.END or tokens[k].text[-2:-1] in ".!?"
    ):
        return k + 1
    return clause_end(tokens, k + 1)


def _skip_time(tokens: list[Token], at: int) -> int:
    """Past "on Friday", "last week", "in a statement" behind a verb of saying."""
    n = len(tokens)
    carriers = load("cues")["nouns"]["carriers"]
    while at < n:
        token = tokens[at]
        if token.lower in words("time") and token.lower not in ("this", "may"):
            at += 1
        elif is_adverb(token) and token.lower not in ("all", "both", "even", "only"):
            at += 1
        elif token.lower == "on" and at + 1 < n and tokens[at + 1].lower in words("time"):
            at += 2
        elif token.lower in ("in", "during") and any(t.lower in carriers for t in tokens[at + 1 : at + 4]):
            at = next(k for k in range(at + 1, at + 4) if tokens[k].lower in carriers) + 1
        else:
            break
    return at


def _addressee(tokens: list[Token], at: int) -> int | None:
    """The position behind the person addressed, or None where none stands there."""
    n = len(tokens)
    if at >= n:
        return None
    if tokens[at].lower in words("object") and tokens[at].lower not in ("it",):
        return _skip_time(tokens, at + 1)
    j = at
    while j < n and j - at < 10 and is_nominal(tokens[j]) and not finite_at(tokens, j):
        if j > at and tokens[j].lower in words("determiner") or tokens[j].lower in words("possessive") and j > at:
            break
        j += 1
        if j < n and tokens[j].lower in ("of", "in", "at", "and") and j + 1 < n and is_nominal(tokens[j + 1]):
            j += 1
    return _skip_time(tokens, j) if j > at else None


def _object_end(tokens: list[Token], at: int) -> int:
    """The end of a noun phrase with what hangs on it: to the first comma that is no list, or a new clause."""
    stop = clause_end(tokens, at)
    for k in range(at + 1, stop):
        token = tokens[k]
        if token.text == "," and not _list_goes_on(tokens, k, stop):
            return k
        if token.lower in ("while", "after", "before", "when", "because", "although", "though", "but"):
            return k
        if token.lower == "and" and k + 1 < stop and (finite_at(tokens, k + 1) or tokens[k + 1].has_tag(Tag.PAST)):
            return k
    return stop


def _list_goes_on(tokens: list[Token], comma: int, stop: int) -> bool:
    """`a loan, a new port and two ships`: the comma joins the parts of a list that ends with "and"."""
    for k in range(comma + 1, min(comma + 20, stop)):
        if finite_at(tokens, k) or tokens[k].lower in words("relative") or tokens[k].has_tag(Tag.GERUND):
            return False
        if tokens[k].lower in ("and", "or") and k > comma + 1:
            return k + 1 < stop and not finite_at(tokens, k + 1) and not tokens[k + 1].has_tag(Tag.PAST)
    return False


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
    """`"...", Reyes said`, `..., said Reyes`, `"...", Reyes said, "..."`: the content, or its first part, came before."""
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
    start = _clause_start(tokens, comma)
    end = comma + 1 if quoted else comma
    if not quoted and (group.negated or not has_finite(tokens, start, end)):
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
    rest = _fronted_rest(tokens, high)
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
    comma = next((k for k in range(high, min(high + 20, n)) if tokens[k].text == ","), None)
    if comma is not None and comma + 1 < n and not has_finite(tokens, high, comma):
        following = tokens[comma + 1]
        if following.kind is Kind.QUOTE:
            return comma + 1, _quoted_end(tokens, comma + 1)
        if following.has_tag(Tag.GERUND) or following.lower in ("who", "which", "while", "where", "according"):
            return (high, high)
        if comma <= _skip_time(tokens, high) + 1:
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
    if not tokens[group.verb].has_tag(Tag.PAST, Tag.THIRD):
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
            if following is not None and following.kind is not Kind.QUOTE and not following.has_tag(Tag.GERUND):
                return after, nxt
    return (after, stop) if stop > after else None


# --- all together --------------------------------------------------------------------------------------------------


def _without_doubles(found: list[Candidate]) -> list[Candidate]:
    """One candidate per cue word; a cue inside another's cue is dropped."""
    out: list[Candidate] = []
    for candidate in found:
        if any(a <= candidate.at < b for other in out for a, b in other.cue):
            continue
        out.append(candidate)
    return out


def _cut(tokens: list[Token], found: list[Candidate]) -> list[Candidate]:
    """End a content where a coordinated attribution begins: "A said x, and B said y"."""
    out = []
    for candidate in found:
        pieces = []
        for low, high in candidate.content:
            for other in found:
                begin = min([other.cue[0][0], *(a for a, _ in other.source if a >= candidate.at)])
                if other is candidate or not low < begin < high or other.at <= candidate.at:
                    continue
                if (
                    other.rule == "attribution.fronted"
                    and other.content[0][0] <= candidate.cue[0][0] < other.content[0][1]
                ):
                    high = min(high, other.content[0][1])
                    continue
                joint = tokens[begin - 1]
                if joint.lower in ("and", "but", "while") and other.source and other.rule != "attribution.object":
                    cut = begin - 1
                    if tokens[cut - 1].text == ",":
                        high = min(high, cut - 1)
                    elif joint.lower != "and":
                        high = min(high, cut)
            if low < high:
                pieces.append((low, high))
        if pieces or candidate.rule == "attribution.before_colon":
            out.append(replace(candidate, content=tuple(pieces)))
    return out


__all__ = ["Candidate", "auxiliaries", "candidates"]
