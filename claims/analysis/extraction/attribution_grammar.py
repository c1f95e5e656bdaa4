"""Noun phrases, verb groups and clause ends over the tokens of one sentence: a shallow grammar, bounded on both sides.

All functions take the sentence's tokens and positions in that list, and return positions; `[low, high)` as ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.cues import Tag, cue_verbs, words
from claims.analysis.lexicon import load

# How far a noun phrase or an apposition may reach, in tokens.
LONGEST_PHRASE = 40

_FINITE = (Tag.THIRD, Tag.PAST)


@cache
def speaker_nouns() -> frozenset[str]:
    """Nouns that name someone or something that can speak, singular and plural."""
    return frozenset(noun for nouns in load("sources")["roles"].values() for noun in nouns)


@cache
def auxiliaries() -> frozenset[str]:
    """All forms of be, have, do and the modals."""
    return words("be") | words("have") | words("modal") | words("do")


def is_adverb(token: Token) -> bool:
    """Words that may stand between subject and verb."""
    if token.kind is not Kind.WORD:
        return False
    lower = token.lower
    return lower in words("adverb") or (lower.endswith("ly") and len(lower) > 4 and lower not in words("not_adverb"))


def is_verb(token: Token) -> bool:
    """A word that can be read as a verb or auxiliary (and not only as a noun phrase's part)."""
    return token.lower in auxiliaries() or token.has_tag(*Tag)


def is_nominal(token: Token) -> bool:
    """A word, number or short quotation that can stand in a noun phrase without ending it."""
    if token.kind is Kind.NUMBER:
        return True
    if token.kind is Kind.QUOTE:
        return len(token.text.split()) <= 4 and token.text.rstrip("\"' ")[-1:] not in (",", ".", "!", "?")
    if token.kind is not Kind.WORD:
        return False
    lower = token.lower
    if lower in auxiliaries() or lower in words("preposition") or lower in words("conjunction"):
        return False
    if token.capital:
        return lower not in words("subordinator") and lower not in words("subject")
    return lower not in words("subordinator") and lower not in words("subject") and not is_adverb(token)


def finite_at(tokens: list[Token], i: int) -> bool:
    """Whether the token reads as a finite verb where it stands."""
    token = tokens[i]
    if token.kind is not Kind.WORD:
        return False
    before = tokens[i - 1] if i else None
    if token.lower in auxiliaries():
        return token.lower not in ("be", "been", "being", "having", "'s")
    if "'" in token.lower and token.lower.endswith(("n't", "'re", "'ve", "'ll", "'d", "'m")):
        return True
    if token.lower in ("it's", "he's", "she's", "that's", "there's", "here's", "what's"):
        return True
    if before is None or token.capital:
        return False
    if before.lower in words("determiner") and before.lower not in ("that", "this", "all", "some", "many", "most"):
        return False
    if before.lower in words("possessive") or before.lower in words("preposition") or before.possessive:
        return False
    if token.has_tag(*_FINITE):
        return before.kind is not Kind.MARK or before.text in ",)"
    if token.has_tag(Tag.BASE):
        return before.lower in words("subject") or before.lower in ("to",)
    return token.lower.endswith("ed") and is_nominal(before) and before.kind is Kind.WORD


def has_finite(tokens: list[Token], low: int, high: int) -> bool:
    """Whether a finite verb (or a whole quoted sentence) stands in `[low, high)`."""
    return any(
        finite_at(tokens, i) or (tokens[i].kind is Kind.QUOTE and tokens[i].end - tokens[i].start > 25)
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
    return tokens[j].has_tag(*Tag) and before not in words("determiner") and before not in words("possessive")


def _phrase_back(tokens: list[Token], last: int, floor: int) -> int:
    """The first token of the noun phrase that ends at `last`, or `last + 1` where there is none."""
    j, crossed_and = last, None
    while j >= floor and last - j < LONGEST_PHRASE:
        token = tokens[j]
        lower = token.lower
        if lower == "that" and (j == last or tokens[j + 1].capital or (j and is_verb(tokens[j - 1]))):
            break
        if lower in words("determiner") or lower in words("possessive"):
            j -= 1
            if j >= floor and tokens[j].lower in words("preposition"):
                continue
            j -= j >= floor and tokens[j].lower in ("all", "both", "half", "some", "many")
            break
        if is_verb(token) and not token.capital and not _adjectival(tokens, j, last):
            if crossed_and is not None and finite_at(tokens, j):
                return crossed_and + 1
            break
        if not _goes_on(tokens, j, floor):
            break
        crossed_and = j if lower in words("conjunction") else crossed_and
        j -= 1
    return _without_lead(tokens, j + 1, last)


def _goes_on(tokens: list[Token], j: int, floor: int) -> bool:
    """Whether the word at `j` can stand inside a noun phrase that goes on to its right."""
    lower = tokens[j].lower
    if lower in words("conjunction"):
        return lower in ("and", "or", "&") and j > floor and is_nominal(tokens[j - 1]) and not tokens[j].capital
    if lower in words("preposition"):
        return j > floor and _noun_before_preposition(tokens, j)
    return is_nominal(tokens[j])


def _without_lead(tokens: list[Token], first: int, last: int) -> int:
    """Past prepositions, conjunctions and adverbs at the head of a phrase."""
    while first <= last and (
        tokens[first].lower in words("preposition")
        or tokens[first].lower in ("and", "or", "but", "&")
        or (is_adverb(tokens[first]) and tokens[first].lower not in ("both", "all"))
    ):
        first += 1
    return first


def _noun_before_preposition(tokens: list[Token], j: int) -> bool:
    before = tokens[j - 1]
    if before.lower in ("all", "some", "many", "most", "each", "one", "both", "none", "few", "several", "half"):
        return True
    if not is_nominal(before) or before.lower in words("determiner"):
        return False
    return before.capital or not (before.has_tag(*_FINITE) or before.has_tag(Tag.GERUND)) or _plural_noun(tokens, j - 1)


def _plural_noun(tokens: list[Token], j: int) -> bool:
    """`talks between`: a verb form in -s behind an article, adjective or genitive is a noun."""
    before = tokens[j - 1] if j else None
    return (
        before is not None
        and tokens[j].lower.endswith("s")
        and (before.lower in words("determiner") or before.lower in words("possessive") or before.possessive)
    )


def _adjectival(tokens: list[Token], j: int, last: int) -> bool:
    """`the growing crowd`, `retired officers`, `a leading voice`: a verb form inside a noun phrase."""
    token = tokens[j]
    before = tokens[j - 1] if j else None
    if token.lower in speaker_nouns():
        return True
    if token.lower in auxiliaries():
        return False
    framed = before is None or before.lower in words("determiner") or before.lower in words("possessive")
    framed = framed or (before is not None and before.possessive)
    if token.has_tag(Tag.BASE) and not token.has_tag(Tag.PAST):
        return before is None or (
            before.lower not in ("to",)
            and before.lower not in words("subject_only")
            and before.lower not in words("modal")
        )
    if j == last:
        return framed and not token.has_tag(Tag.PAST)
    if token.has_tag(Tag.THIRD):
        return framed or _plural_noun(tokens, j)
    return framed or (before is not None and (before.lower in words("preposition") or before.text == ","))


def _apposition_start(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    lower = token.lower
    if lower in ("who", "which", "whose", "whom", "himself", "herself"):
        return True
    if token.kind is Kind.NUMBER and token.text.isdigit() and len(token.text) <= 3:
        return True
    if lower in (
        "the",
        "a",
        "an",
        "one",
        "his",
        "her",
        "their",
        "its",
        "another",
        "both",
        "also",
        "then",
        "now",
        "not",
    ):
        return True
    if token.text.startswith(("R-", "D-", "I-")) or (len(token.text) == 1 and token.capital):
        return True
    if lower.endswith(("ing", "ed")) and not token.capital:
        return True
    return any(tokens[k].lower in speaker_nouns() for k in range(i, min(i + 5, len(tokens))))


def subject_before(tokens: list[Token], group: VerbGroup, floor: int = 0) -> tuple[int, int] | None:
    """The noun phrase that is the subject of a verb group, with an apposition in commas; None where there is none."""
    last = group.low - 1
    while last >= floor and is_adverb(tokens[last]) and tokens[last].lower not in ("all", "both"):
        last -= 1
    if last < floor:
        return None
    token = tokens[last]
    if token.lower in words("subject") or token.lower.split("'")[0] in words("subject_only"):
        if token.lower in ("who", "which", "that") and last > floor:
            inner = last - 1 if tokens[last - 1].text != "," else last - 2
            head = _phrase_back(tokens, inner, floor) if inner >= floor else last
            return (head, last + 1) if head <= inner and inner >= floor else (last, last + 1)
        return last, last + 1
    if token.text in (",", ")") or token.kind is Kind.DASH:
        return _subject_with_apposition(tokens, last, floor)
    first = _phrase_back(tokens, last, floor)
    if first > last or tokens[last].lower in words("determiner") - speaker_nouns() - {"all", "both", "each", "one"}:
        return None
    if first > floor + 3 and tokens[first - 1].lower in words("preposition") and tokens[first - 2].text == ",":
        around = _before_interpolation(tokens, first - 2, floor)
        if around is not None:
            return around
    if first > floor + 1 and tokens[first - 1].text == ",":
        wider = _head_of_apposition(tokens, first, last + 1, floor)
        if wider is not None:
            return wider
    return first, last + 1


def _before_interpolation(tokens: list[Token], comma: int, floor: int) -> tuple[int, int] | None:
    """`Ana Riba, in an interview with the daily, said`, `Ana Riba, head of the bank, in a speech said`."""
    around = _subject_with_apposition(tokens, comma, floor)
    if around is not None:
        return around
    first = _phrase_back(tokens, comma - 1, floor)
    return (first, comma) if floor < first <= comma - 1 and tokens[first].capital else None


def _head_of_apposition(tokens: list[Token], first: int, end: int, floor: int) -> tuple[int, int] | None:
    """`Ana Riba, a noted economist told` (no second comma), `Riba, Osei and the other ministers said`."""
    apposed = any(
        t.lower in speaker_nouns()
        for t in tokens[first : first + 8 if tokens[first].lower in ("a", "an", "the") else first + 2]
    )
    listed = any(tokens[k].lower == "and" for k in range(first, end))
    if not (apposed or listed) or not tokens[first - 2].capital:
        return None
    head = _phrase_back(tokens, first - 2, floor)
    return (head, end) if head <= first - 2 else None


def _subject_with_apposition(tokens: list[Token], last: int, floor: int) -> tuple[int, int] | None:
    closing = tokens[last].text
    if closing == ")":
        for k in range(last - 1, max(floor, last - 15), -1):
            if tokens[k].text == "(":
                first = _phrase_back(tokens, k - 1, floor)
                return (first, last + 1) if first <= k - 1 else None
        return None
    for k in range(last - 2, max(floor, last - LONGEST_PHRASE), -1):
        same = tokens[k].text == "," if closing == "," else tokens[k].kind is Kind.DASH
        if tokens[k].kind is Kind.QUOTE and tokens[k].end - tokens[k].start > 60:
            return None
        if not same or not _apposition_start(tokens, k + 1):
            continue
        first = _phrase_back(tokens, k - 1, floor)
        if first <= k - 1 and _could_speak(tokens, first, k):
            return first, last + 1
    return None


def _could_speak(tokens: list[Token], first: int, end: int) -> bool:
    return any(t.capital or t.lower in speaker_nouns() or t.lower in words("subject_only") for t in tokens[first:end])


def phrase_end(tokens: list[Token], i: int, limit: int) -> int:
    """The end of the noun phrase that begins at `i`, with its prepositional phrases, not beyond `limit`."""
    j = i
    while j < limit and j - i < LONGEST_PHRASE:
        token = tokens[j]
        lower = token.lower
        if j > i and finite_at(tokens, j) and not (token.has_tag(Tag.PAST) and tokens[j - 1].kind is Kind.MARK):
            break
        if token.kind in (Kind.END, Kind.DASH) or token.text in ",;:()":
            break
        if j > i and (lower in words("subordinator") or lower in ("during", "following", "amid", "despite")):
            break
        if j > i and lower in words("subject_only"):
            break
        j += 1
    return j


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
    return len(tokens)


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
