"""The subject of a verb: the noun phrase before it, with its apposition. Positions are those of a sentence's tokens."""

from __future__ import annotations

from functools import cache

from claims.analysis.extraction.attribution_grammar import (
    DAYS,
    LONGEST_PHRASE,
    VerbGroup,
    finite_at,
    is_adverb,
    is_nominal,
    is_verb,
    speaker_nouns,
)
from claims.analysis.extraction.attribution_tokens import Kind, Token
from claims.analysis.extraction.attribution_words import auxiliaries
from claims.analysis.extraction.cues import FINITE, Tag, words
from claims.analysis.lexicon import load

# How many tokens a phrase in commas between subject and verb may have, its commas included.
_INSERTED = 20


def noun_phrase_start(tokens: list[Token], last: int) -> int:
    """The first token of the noun phrase that ends at `last`, `last + 1` where there is none."""
    return _phrase_back(tokens, last, 0)


def _phrase_back(tokens: list[Token], last: int, floor: int) -> int:
    """The first token of the noun phrase that ends at `last`, or `last + 1` where there is none."""
    j, crossed_and = last, None
    while j >= floor and last - j < LONGEST_PHRASE:
        token = tokens[j]
        lower = token.lower
        if lower == "by" and _is_led(tokens, j, floor):
            j -= 2
            continue
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


def _is_led(tokens: list[Token], by: int, floor: int) -> bool:
    """`researchers led by Ana Riba`: what was done to them stands behind the noun of the speakers."""
    return by - 2 >= floor and tokens[by - 1].has_tag(Tag.PARTICIPLE) and tokens[by - 2].lower in speaker_nouns()


def _goes_on(tokens: list[Token], j: int, floor: int) -> bool:
    """Whether the word at `j` can stand inside a noun phrase that goes on to its right."""
    lower = tokens[j].lower
    if lower in words("conjunction"):
        return lower in ("and", "or", "&") and j > floor and is_nominal(tokens[j - 1]) and not tokens[j].capital
    if lower in words("preposition"):
        return is_given_name(tokens, j) or (j > floor and _noun_before_preposition(tokens, j))
    return is_nominal(tokens[j])


@cache
def _given() -> frozenset[str]:
    return frozenset(name.lower() for name in load("offices")["names"]["prepositions"])


def is_given_name(tokens: list[Token], j: int) -> bool:
    """`Per Dahl said`, but not `Per Reuters, prices fell`: a given name that is a preposition too."""
    if not tokens[j].capital or tokens[j].lower not in _given():
        return False
    last = j + 1
    while last < len(tokens) and tokens[last].capital:
        last += 1
    return last > j + 1 and not (j == 0 and last < len(tokens) and tokens[last].text == ",")


def _without_lead(tokens: list[Token], first: int, last: int) -> int:
    """Past prepositions, conjunctions and adverbs at the head of a phrase."""
    while first <= last and (
        (tokens[first].lower in words("preposition") and not is_given_name(tokens, first))
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
    return before.capital or not (before.has_tag(FINITE) or before.has_tag(Tag.GERUND)) or _plural_noun(tokens, j - 1)


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
    if token.possessive or lower in ("who", "which", "whose", "whom", "himself", "herself"):
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
    if (lower.endswith(("ing", "ed")) or token.has_tag(Tag.PARTICIPLE)) and not token.capital:
        return True
    if token.capital and i + 1 < len(tokens) and tokens[i + 1].lower in ("of", "from"):
        return True
    return any(tokens[k].lower in speaker_nouns() for k in range(i, min(i + 5, len(tokens))))


def subject_before(tokens: list[Token], group: VerbGroup, floor: int = 0) -> tuple[int, int] | None:
    """The noun phrase that is the subject of a verb group, with an apposition in commas; None where there is none."""
    last = _before_relative_clause(tokens, before_group(tokens, group, floor), floor)
    if last < floor:
        return None
    token = tokens[last]
    if token.text in (",", ")") or token.kind is Kind.DASH:
        return _past_interpolation(tokens, last, floor) or _subject_with_apposition(tokens, last, floor)
    if token.lower in words("subject") or token.lower.split("'")[0] in words("subject_only"):
        if token.lower in ("who", "which", "that") and last > floor:
            inner = last - 1 if tokens[last - 1].text != "," else last - 2
            head = _phrase_back(tokens, inner, floor) if inner >= floor else last
            return (head, last + 1) if head <= inner and inner >= floor else (last, last + 1)
        return last, last + 1
    first = _phrase_back(tokens, last, floor)
    if first > last or tokens[last].lower in words("determiner") - speaker_nouns() - {"all", "both", "each", "one"}:
        return None
    if first > floor + 3 and tokens[first - 1].lower in words("preposition") and tokens[first - 2].text == ",":
        around = _before_interpolation(tokens, first - 2, floor)
        if around is not None:
            return around
    if first > floor + 1 and tokens[first - 1].text == "," and not _is_inserted(tokens, group):
        wider = _head_of_apposition(tokens, first, last + 1, floor)
        if wider is not None:
            return wider
    return first, last + 1


def _before_relative_clause(tokens: list[Token], last: int, floor: int) -> int:
    """The end of the noun phrase before `who took part in the talks` where that clause ends at `last`; else `last`.

    Only without commas, and where the clause has no second verb: that would be the one whose subject is looked for.
    """
    who = next((k for k in range(last - 1, max(floor, last - _INSERTED), -1) if tokens[k].lower == "who"), None)
    if who is None or not is_nominal(tokens[who - 1]) or tokens[who - 1].lower in words("subject"):
        return last
    inside = tokens[who + 1 : last + 1]
    if any(token.kind not in (Kind.WORD, Kind.NUMBER) for token in inside):
        return last
    verb = next((k for k in range(who + 1, min(who + 4, last + 1)) if finite_at(tokens, k)), None)
    if verb is None or any(t.lower in auxiliaries() and t.has_tag(FINITE) for t in tokens[verb + 3 : last + 1]):
        return last
    return who - 1


def _is_inserted(tokens: list[Token], group: VerbGroup) -> bool:
    """`Midwives, a spokeswoman said, were leaving`: behind the verb and its comma the clause around it goes on."""
    after = group.verb + 1
    return after + 1 < len(tokens) and tokens[after].text == "," and tokens[after + 1].lower in auxiliaries()


def before_group(tokens: list[Token], group: VerbGroup, floor: int = 0) -> int:
    """The position before a verb group, its adverbs and its time: "the mayor on Tuesday also said"."""
    last = group.low - 1
    while last >= floor:
        token = tokens[last]
        if is_adverb(token) and token.lower not in ("all", "both"):
            last -= 1
        elif token.lower in DAYS and last > floor and tokens[last - 1].lower in ("on", "late", "early", "last", "this"):
            last -= 2
            if last >= floor and tokens[last].lower == "on":
                last -= 1
        elif token.lower in _SPANS and last > floor + 1 and tokens[last - 1].lower in ("this", "last", "past", "next"):
            last -= 2 + (tokens[last - 1].lower == "past" and tokens[last - 2].lower in ("this", "the"))
        elif token.lower in DAYS and token.capital and last > floor and not tokens[last - 1].capital:
            last -= 1
        else:
            break
    return last


_SPANS = frozenset({"week", "month", "year", "night", "summer", "winter", "spring", "autumn"})


def _past_interpolation(tokens: list[Token], last: int, floor: int) -> tuple[int, int] | None:
    """`Riba, meanwhile, said`, `the mayor, according to the daily, said`: what stands in commas is no part of it."""
    if tokens[last].kind is Kind.DASH:
        return _before_dash(tokens, last, floor)
    if tokens[last].text != ",":
        return None
    comma = next((k for k in range(last - 1, max(floor, last - _INSERTED), -1) if tokens[k].text == ","), None)
    if comma is None or comma + 1 == last:
        return _before_time_clause(tokens, last, floor)
    first = tokens[comma + 1]
    adverbs = all(is_adverb(t) for t in tokens[comma + 1 : last])
    phrase = (
        first.lower == "according"
        or tokens[last - 2].lower == "among"
        or (first.lower in words("preposition") and first.lower not in ("of", "to"))
    )
    if not (adverbs or phrase) or any(finite_at(tokens, k) for k in range(comma + 1, last)):
        return _before_time_clause(tokens, last, floor)
    if tokens[comma - 1].text == ")":
        bracketed = _subject_with_apposition(tokens, comma - 1, floor)
        if bracketed is not None:
            return bracketed
    head = _phrase_back(tokens, comma - 1, floor)
    if head > floor + 2 and tokens[head - 1].lower in words("preposition") and tokens[head - 2].text == ",":
        comma = head - 2  # "scholars of all sorts, in Peru, in Chile and even in Brazil, believe"
        head = _phrase_back(tokens, comma - 1, floor)
    if head > comma - 1:
        before = tokens[comma - 1] if comma > floor else None
        return (comma - 1, comma) if before is not None and before.lower in words("subject_only") else None
    return (head, comma) if _could_speak(tokens, head, comma) else None


def _before_time_clause(tokens: list[Token], last: int, floor: int) -> tuple[int, int] | None:
    """`Riba, after the fire broke out in March, said`: a clause of time or contrast in commas."""
    for k in range(last - 2, max(floor, last - LONGEST_PHRASE), -1):
        if tokens[k].text != ",":
            continue
        if tokens[k + 1].lower not in _TIMING:
            return None
        head = _phrase_back(tokens, k - 1, floor)
        return (head, k) if head <= k - 1 and _could_speak(tokens, head, k) else None
    return None


_TIMING = frozenset({"after", "before", "when", "while", "although", "though", "despite", "since", "during"})


def _before_dash(tokens: list[Token], last: int, floor: int) -> tuple[int, int] | None:
    """`some economists - including two of the bank - warn`: with what stands between the dashes."""
    dash = next(
        (k for k in range(last - 2, max(floor, last - LONGEST_PHRASE), -1) if tokens[k].kind is Kind.DASH), None
    )
    if dash is None or dash <= floor:
        return None
    head = _phrase_back(tokens, dash - 1, floor)
    return (head, last) if head <= dash - 1 and _could_speak(tokens, head, dash) else None


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
    if not listed and tokens[first].lower in speaker_nouns() and tokens[end - 1].capital:
        return None  # "..., coach Ana Riba said": a title with its own name
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
        if not same or not (_apposition_start(tokens, k + 1) or _is_bearer(tokens, k, last)):
            continue
        if _is_clause(tokens, k + 1, last):
            return None
        first = _phrase_back(tokens, k - 1, floor)
        if first <= k - 1 and _could_speak(tokens, first, k):
            return first, last + 1
    return None


def _is_clause(tokens: list[Token], low: int, high: int) -> bool:
    """Whether a finite verb stands in `[low, high)` that no relative pronoun leads: a clause is no apposition."""
    verb = next((k for k in range(low, high) if finite_at(tokens, k) and tokens[k].lower in auxiliaries()), None)
    return verb is not None and not any(
        t.lower in words("relative") or (t.lower in words("subordinator") and n) for n, t in enumerate(tokens[low:verb])
    )


def _is_bearer(tokens: list[Token], comma: int, last: int) -> bool:
    """`the head of the team, Ana Riba, said`: a name of two to four words behind a role."""
    of = next((k for k in range(comma + 2, last) if tokens[k].lower in ("of", "from", "at")), last)
    inside = tokens[comma + 1 : of]
    named = 2 <= len(inside) <= 5 and inside[-1].capital and all(_in_name(t) for t in inside)
    if not named:
        # "her husband, Nils, thinks"
        return len(inside) == 1 and inside[0].capital and tokens[comma - 1].lower in speaker_nouns()
    before = tokens[max(0, comma - 8) : comma]
    return any(
        t.lower in speaker_nouns() or t.possessive or t.lower in words("possessive") or t.lower in ("the", "a", "an")
        for t in before
    )


def _in_name(token: Token) -> bool:
    """`Rui van der Meulen`, `Abd al-Karim Haddou`."""
    return token.capital or token.lower in _particles() or token.text.rpartition("-")[2][:1].isupper()


@cache
def _particles() -> frozenset[str]:
    """The words in lower case inside a name: "Rui van der Meulen"."""
    return frozenset(load("offices")["names"]["particles"])


def _could_speak(tokens: list[Token], first: int, end: int) -> bool:
    return any(t.capital or t.lower in speaker_nouns() or t.lower in words("subject_only") for t in tokens[first:end])
