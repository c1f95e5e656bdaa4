"""Who does it and to whom: the phrases before and behind a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.analysis.extraction.cues import words
from claims.analysis.relations.act_nouns import Noun, nouns
from claims.analysis.relations.acts import listed
from claims.analysis.relations.clause_words import Tok
from claims.analysis.relations.verb_groups import Predication

# The "verb" of "there is".
THERE = "there"


def with_nouns(toks: Sequence[Tok], p: Predication, found: Sequence[Predication], at: int) -> Predication:
    subject = _subject(toks, p, found, at)
    behind = [*_behind(toks, p, found), *(_attributes(toks, p, subject) if subject is not None else ())]
    direct = next((n for n in behind if not n.marked and _takes_part(toks, n)), None)
    others = tuple(n for n in behind if n.marked)
    if p.state:
        return replace(p, theme=subject, around=others)
    if p.lemmas == (THERE,):
        return replace(p, theme=direct, around=others)
    if p.passive:
        by = next((n for n in others if n.marked == "by" and n.head not in listed("manner", "by")), None)
        return replace(p, agent=by, theme=subject, around=tuple(n for n in behind if n is not by))
    if direct is not None and direct.low <= p.high + 3:
        rest = tuple(n for n in behind if n is not direct)
        return replace(p, agent=subject, theme=direct, around=rest)
    return replace(p, agent=None, theme=subject, around=others)


def _takes_part(toks: Sequence[Tok], noun: Noun) -> bool:
    """False for what only tells when or how: "late", "this morning", "considerably"."""
    if not noun.words:
        return noun.amount in ("none", "all") or toks[noun.high - 1].lower in listed("words", "pronouns")
    return noun.head not in listed("manner", "time")


def _attributes(toks: Sequence[Tok], p: Predication, subject: Noun) -> list[Noun]:
    """What hangs on the subject: "the sirens at Vell"."""
    high = subject.high
    while high < p.low and not toks[high].stops and not toks[high].joins:
        high += 1
    return [n for n in nouns(toks, subject.high, high) if n.marked] if subject.high < high <= p.low else []


def _subject(toks: Sequence[Tok], p: Predication, found: Sequence[Predication], at: int) -> Noun | None:
    """The phrase before a verb; of a verb joined by "and" or governed by another one, the subject of that."""
    if p.governor >= 0:
        above = next((k for k in range(at - 1, -1, -1) if found[k].verb <= p.governor), None)
        if above is not None and (found[above].verb == p.governor or not _bears(toks[p.governor])):
            return _subject(toks, found[above], found, above)
        if above is not None and toks[p.governor - 1].lower in words("determiner"):
            return _subject(toks, found[above], found, above)  # "has no plans to"
        if _bears(toks[p.governor]):
            return _stretch(toks, _left_of_be(toks, p.governor), found)
        return None
    first = _stretch(toks, p.low, found)
    if first is not None and first.head:
        return first
    if first is not None:
        return _taken_up(toks, first, found, at) or first
    previous = found[at - 1] if at else None
    if previous is None:
        return None
    between = [t.lower for t in toks[previous.high : p.low]]
    joined = (between and between[-1] in ("and", "but", "or", "then")) or previous.reduced
    return _subject(toks, previous, found, at - 1) if joined else None


def _taken_up(toks: Sequence[Tok], pronoun: Noun, found: Sequence[Predication], at: int) -> Noun | None:
    """ "the firm said it would": "it" is the firm."""
    token = toks[pronoun.high - 1]
    above = next((k for k in range(at - 1, -1, -1) if found[k].high <= pronoun.low), None)
    if (
        token.lower not in ("it", "he", "she", "they")
        or above is None
        or not set(found[above].lemmas) & listed("words", "saying")
    ):
        return None
    return _subject(toks, found[above], found, above)


def _bears(token: Tok) -> bool:
    """True for a word before "to" that has its subject before it, though it was not read as a verb: "has yet to"."""
    known = {token.lower, *(lemma for lemma, _ in token.verbs)}
    return bool(known & (listed("before", "not") | listed("before", "done") | listed("before", "planned")))


def _left_of_be(toks: Sequence[Tok], at: int) -> int:
    while at > 0 and (toks[at - 1].lower in words("be") | words("have") or toks[at - 1].adverb):
        at -= 1
    return at


def _stretch(toks: Sequence[Tok], high: int, found: Sequence[Predication]) -> Noun | None:
    """The first phrase without a preposition between the beginning of the clause and `toks[high]`."""
    verbs = {g.verb for g in found}
    low = high
    if high > 1 and toks[high - 1].lower in (",", ")") and toks[high - 2].word:  # behind an apposition
        low = _before_mark(toks, high - 1, "(" if toks[high - 1].lower == ")" else ",")
        high = low
    relative = high > 0 and toks[high - 1].lower in ("which", "who", "that")
    if relative:  # what the relative clause is about
        high -= 2 if high > 1 and toks[high - 2].lower == "," else 1
        low = high
    while low and not toks[low - 1].stops and not toks[low - 1].joins and low - 1 not in verbs:
        if toks[low - 1].lower in ("and", "or", "but") and _verb_before(toks, low - 1, verbs):
            break
        low -= 1
    phrases = [n for n in nouns(toks, low, high) if _takes_part(toks, n)]
    free = [n for n in phrases if not n.marked]
    if relative:
        return (free or phrases)[-1] if phrases else None
    return free[0] if free else None


def _before_mark(toks: Sequence[Tok], at: int, mark: str) -> int:
    for k in range(at - 1, -1, -1):
        if toks[k].lower == mark:
            return k
    return 0


def _verb_before(toks: Sequence[Tok], at: int, verbs: set[int]) -> bool:
    for k in range(at - 1, -1, -1):
        if k in verbs:
            return True
        if toks[k].stops:
            return False
    return False


def _behind(toks: Sequence[Tok], p: Predication, found: Sequence[Predication]) -> list[Noun]:
    """The phrases behind a verb up to the end of its clause."""
    lows = {g.low for g in found if g.low > p.verb}
    high = p.high
    while high < len(toks) and not toks[high].stops and high not in lows:
        token = toks[high]
        if token.joins and not (token.lower in ("as", "after", "before", "since", "until") and high > p.high):
            break
        if token.lower in ("after", "before", "since", "until", "as", "to") and _verb_follows(toks, high, lows):
            break
        if token.lower in ("and", "or", "but") and any(high < low <= high + 5 for low in lows):
            break
        high += 1
    return nouns(toks, p.high, high)


def _verb_follows(toks: Sequence[Tok], at: int, lows: set[int]) -> bool:
    return at + 1 in lows or at in lows
