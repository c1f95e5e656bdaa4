"""A shallow reading of clauses: every verb with who does it to whom, whether it is negated, and how it is meant.

No grammar is parsed. A verb is found by its form and what stands before it; its subject is the phrase before it, its
object the one behind; "refused to", "denied that", "without" and the like decide what is said of the verb they govern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.analysis.extraction.cues import Tag, words
from claims.analysis.relations.acts import by_adjective, listed
from claims.analysis.relations.clause_words import Tok
from claims.analysis.relations.verb_governors import gerund, infinitive, under
from claims.analysis.relations.verb_groups import Group, Predication, group_of, predication, with_particle
from claims.analysis.relations.verb_nouns import THERE, with_nouns

# A sentence with more words is a table or a list.
LONGEST = 120
# Shorter words in "-ed" are no past forms: "need", "bred".
_SHORTEST_PAST = 5


def predications(toks: Sequence[Tok]) -> list[Predication]:
    """The predications of a sentence, in order; none for a question or a sentence of more than LONGEST words."""
    if not toks or len(toks) > LONGEST or toks[-1].lower == "?":
        return []
    found: list[Predication] = []
    for i in range(len(toks)):
        made = _there(toks, i) or _adjective(toks, i) or _verb(toks, i, found)
        if made is not None:
            found.append(with_particle(toks, made))
    return [with_nouns(toks, p, found, at) for at, p in enumerate(under(toks, p, found) for p in found)]


def _verb(toks: Sequence[Tok], i: int, before: Sequence[Predication]) -> Predication | None:
    """The predication of the verb at `i`, without its nouns; None where the word is no verb there."""
    token = toks[i]
    if token.capital and i:
        return None
    group = group_of(toks, i)
    if not token.verbs:
        return _unlisted(toks, i, group)
    if _is_auxiliary(toks, i):
        return None
    if group.to >= 0:
        done = group.have or group.be  # "to have inspected", "to be inspected"
        lemmas = token.tagged(Tag.PARTICIPLE, Tag.GERUND) if done else token.tagged(Tag.BASE)
        return infinitive(toks, i, group, lemmas, before) if lemmas else None
    if group.modal or group.do:
        lemmas = token.tagged(Tag.BASE) or (token.tagged(Tag.PARTICIPLE) if group.have or group.be else [])
        if group.be and token.tagged(Tag.PARTICIPLE, Tag.GERUND):
            return predication(i, group, token.tagged(Tag.PARTICIPLE, Tag.GERUND), passive=not _is_gerund(token))
        return predication(i, group, lemmas) if lemmas else None
    if group.be:
        lemmas = token.tagged(Tag.PARTICIPLE)
        if lemmas:
            return predication(i, group, lemmas, passive=True)
        lemmas = token.tagged(Tag.GERUND)
        return predication(i, group, lemmas) if lemmas else None
    if group.have:
        lemmas = token.tagged(Tag.PARTICIPLE)
        return predication(i, group, lemmas) if lemmas else None
    return _bare(toks, i, group, before)


def _there(toks: Sequence[Tok], i: int) -> Predication | None:
    """ "there was no call", "there have never been any talks": the verb is the form of "be"."""
    token = toks[i]
    if token.lower not in words("be") or not token.word:
        return None
    group = group_of(toks, i)
    if not group.low or toks[group.low - 1].lower != "there":
        return None
    if i + 1 < len(toks) and (toks[i + 1].lower in words("be") or toks[i + 1].negates):
        negated = toks[i + 1].negates
        return replace(predication(i + 1, group, [THERE]), negated=True) if negated else None
    return predication(i, group, [THERE])


def _adjective(toks: Sequence[Tok], i: int) -> Predication | None:
    """ "is unsafe", "remains open": the adjective is the predicate."""
    token = toks[i]
    if i > 1 and f"{toks[i - 1].lower} {token.lower}" in by_adjective():  # "in talks"
        group = group_of(toks, i - 1)
        return replace(predication(i, group, [f"{toks[i - 1].lower} {token.lower}"]), state=True) if group.be else None
    if not token.word or token.capital or token.lower not in by_adjective() or token.tagged(Tag.PARTICIPLE):
        return None
    group = group_of(toks, i)
    following = toks[i + 1] if i + 1 < len(toks) else None
    if not group.be or (following is not None and following.word and not _ends_phrase(following)):
        return None
    return replace(predication(i, group, [token.lower]), state=True)


def _ends_phrase(token: Tok) -> bool:
    return token.lower in words("preposition") or token.joins or token.dated or token.adverb or token.lower == "and"


def _is_gerund(token: Tok) -> bool:
    return token.lower.endswith("ing")


def _is_auxiliary(toks: Sequence[Tok], i: int) -> bool:
    """True for forms of "be", and for "have" and "do" where a verb or a negation follows."""
    lower = toks[i].lower
    if lower in words("be") or lower == "having":
        return True
    if lower in words("have") | words("do"):
        k = i + 1
        while k < len(toks) and (toks[k].negates or toks[k].adverb):
            k += 1
        if k >= len(toks) or toks[k].lower == "to":
            return True
        if lower in words("do"):
            return True
        return bool(toks[k].tagged(Tag.PARTICIPLE)) or toks[k].lower in words("be")
    return False


def _unlisted(toks: Sequence[Tok], i: int, group: Group) -> Predication | None:
    """A verb that no table knows, where "did not" or "has never" before it says that it is one."""
    token = toks[i]
    if group.low == i and token.word and not token.capital:
        return _past(toks, i, group)
    if not token.word or token.dated or token.adverb or token.capital or token.number:
        return None
    if token.lower in words("determiner") | words("preposition") or token.joins or len(token.lower) < 3:
        return None
    if group.do and group.negated:
        return predication(i, group, [token.canonical])
    if (group.have or group.be) and token.lower.endswith("ed"):
        return predication(i, group, [token.canonical], passive=group.be)
    if group.be and token.lower.endswith("ing") and len(token.lower) > 5:
        return predication(i, group, [token.canonical])
    return None


def _past(toks: Sequence[Tok], i: int, group: Group) -> Predication | None:
    """ "The crew cleaned the deck": a form in "-ed" behind a noun and before what may follow a verb."""
    token, previous = toks[i], toks[i - 1] if i else None
    if not token.lower.endswith("ed") or len(token.lower) < _SHORTEST_PAST or previous is None or not previous.word:
        return None
    following = toks[i + 1] if i + 1 < len(toks) else None
    if inside_a_phrase(previous) or previous.joins or previous.number or not _goes_on(following):
        return None
    reduced = finite_ahead(toks, i + 1)
    return predication(i, group, [token.canonical], passive=reduced, reduced=reduced)


def _bare(toks: Sequence[Tok], i: int, group: Group, before: Sequence[Predication]) -> Predication | None:
    """A verb without an auxiliary: the past, the present, a participle behind its noun, a form in "-ing"."""
    token = toks[i]
    previous = toks[group.low - 1] if group.low else None
    following = toks[i + 1] if i + 1 < len(toks) else None
    if _is_gerund(token) and token.tagged(Tag.GERUND):
        return gerund(toks, i, group, before)
    if previous is None:
        return None
    if inside_a_phrase(previous):
        return None
    if token.tagged(Tag.PAST, Tag.PARTICIPLE):
        lemmas = token.tagged(Tag.PAST, Tag.PARTICIPLE)
        reduced = (
            following is not None
            and (following.lower in words("preposition") or following.dated or following.stops)
            and bool(token.tagged(Tag.PARTICIPLE))
            and finite_ahead(toks, i + 1)
        )
        if not reduced and not token.tagged(Tag.PAST):
            return None
        return predication(i, group, lemmas, passive=reduced, reduced=reduced)
    third, base = token.tagged(Tag.THIRD), token.tagged(Tag.BASE)
    plural = previous.lower in ("we", "they", "i", "you", "who") or previous.lower.endswith("s")
    lemmas = third or (base if plural else [])
    if not lemmas or previous.number or (previous.joins and previous.lower not in words("relative")):
        return None
    pronoun = (previous.lower in words("subject") and not previous.capital) or previous.lower in words("subject_only")
    if following is not None and following.tagged(Tag.PAST) and not following.capital:
        return None
    if set(lemmas) & listed("words", "saying") and not _verb_told(toks, i, before):
        return replace(predication(i, group, lemmas), open=True)
    if not pronoun and set(lemmas) & listed("words", "nouns_too") and not _has_object(following):
        return None  # "side effects in the trial"
    if not pronoun and (finite_ahead(toks, i + 1) or _verb_told(toks, i, before) or not _goes_on(following)):
        return None
    return replace(predication(i, group, lemmas), open=True)


def _has_object(following: Tok | None) -> bool:
    return following is not None and following.lower in (words("determiner") | words("possessive"))


def _goes_on(following: Tok | None) -> bool:
    """True where what follows can follow a verb in the present: an article, a name, a preposition, the end."""
    if following is None or not following.word or following.named or following.dated or following.adverb:
        return True
    lower = following.lower
    return lower in words("determiner") | words("preposition") | words("possessive") or lower in ("to", "that", "and")


def _verb_told(toks: Sequence[Tok], i: int, before: Sequence[Predication]) -> bool:
    """True where the clause has its verb already, and not one of saying: what looks like a verb is a noun."""
    for p in reversed(before):
        between = toks[p.high : i]
        if any(t.stops or t.joins or t.lower == "and" for t in between):
            return False
        return not set(p.lemmas) & listed("words", "saying")
    return False


def inside_a_phrase(previous: Tok) -> bool:
    """True where the word before says that a noun is still to come: "the planned", "of closed"."""
    lower = previous.lower
    if lower in ("that", "this", "which", "who"):
        return False
    return (
        lower in words("determiner")
        or lower in words("possessive")
        or (lower in words("preposition") and not previous.number)
        or previous.lower.endswith("'s")
    )


def finite_ahead(toks: Sequence[Tok], i: int) -> bool:
    """True where a finite verb follows before the clause ends: what stands before it was only an attribute."""
    for k in range(i, min(i + 14, len(toks))):
        if toks[k].stops or toks[k].joins or toks[k].lower in ("and", "but"):
            return False
        if toks[k].lower in words("be") | words("have") | words("do") | listed("words", "planned"):
            return True
        if toks[k].tagged(Tag.PAST) and k > i + 1 and not inside_a_phrase(toks[k - 1]):
            return True
    return False
