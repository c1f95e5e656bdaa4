"""What a word above a verb says of it: "refused to", "without", "denied that", "if", "no evidence that"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.analysis.extraction.cues import Tag, words
from claims.analysis.extraction.values import Modality
from claims.analysis.relations.acts import listed
from claims.analysis.relations.clause_words import Tok
from claims.analysis.relations.verb_groups import Group, Predication, predication


def infinitive(
    toks: Sequence[Tok], i: int, group: Group, lemmas: Sequence[str], before: Sequence[Predication]
) -> Predication | None:
    """ "refused to" denies, "has yet to" too, "managed to" tells a fact, "is said to" a rumour, "agreed to" a plan.

    None below any other word.
    """
    made = predication(i, group, lemmas, passive=group.be)
    at = group.to - 1
    while at > 0 and toks[at].adverb and toks[at].lower != "yet":
        at -= 1
    if at < 0:
        return None
    token = toks[at]
    known = {token.lower, *(lemma for lemma, _ in token.verbs)}
    governor = next((p for p in reversed(before) if p.verb == at), None)
    above = governor.modality if governor else None
    negated = made.negated != (governor.negated if governor else False)
    made = replace(made, governor=at, low=governor.low if governor else made.low)
    if known & listed("before", "not"):
        fact = governor is not None or token.lower in ("yet", "unable", "unwilling", "failure", "refusal", "reluctant")
        open_ = made.open or token.lower in ("yet", "unable", "unwilling", "reluctant")
        return replace(
            made,
            negated=not negated,
            modality=above if fact else Modality.PLANNED,
            open=open_,
            ever=token.lower == "yet",
        )
    if governor is None and at and toks[at - 1].lower == "no":
        negated = not negated  # "has no plans to"
    planned = bool(known & listed("before", "planned"))
    thought = known & (listed("before", "thought") | listed("before", "said"))
    if governor is not None and governor.passive and thought and not planned:
        return replace(made, negated=negated, modality=Modality.SPECULATED)
    if known & listed("before", "done") or token.lower in words("have"):
        return replace(made, negated=negated, modality=above)
    if known & listed("before", "looks"):
        return replace(made, negated=negated, modality=Modality.SPECULATED)
    if planned or token.lower in words("be"):
        return replace(made, negated=negated, modality=Modality.PLANNED)
    return None


def gerund(toks: Sequence[Tok], i: int, group: Group, before: Sequence[Predication]) -> Predication | None:
    """ "without telling", "denied taking", "is considering closing", "began closing", "by closing"."""
    at = group.low - 1
    if at < 0:
        return None
    made = predication(i, group, toks[i].tagged(Tag.GERUND))
    previous = toks[at]
    governor = next((p for p in reversed(before) if p.verb == at), None)
    if previous.lower == "without":
        return replace(made, negated=not made.negated, governor=at)
    if previous.lower in listed("words", "by_doing") and at:
        return replace(made, governor=at)
    if governor is None:
        return None
    lemmas = set(governor.lemmas)
    negated = made.negated != governor.negated
    made = replace(made, governor=at, negated=negated, modality=governor.modality)
    if lemmas & listed("before", "denied"):
        return replace(made, negated=not negated)
    if lemmas & listed("before", "mulled"):
        return replace(made, modality=Modality.POSSIBLE)
    if lemmas & (listed("before", "stopped") - {"stop"}):
        return replace(made, negated=not negated)
    return made if lemmas & listed("words", "begun") else None


def under(toks: Sequence[Tok], p: Predication, found: Sequence[Predication]) -> Predication:
    at = _opening(toks, p, found)
    if at < 0:
        return p
    token = toks[at]
    if token.lower in listed("words", "conditions"):
        return replace(p, modality=Modality.POSSIBLE)
    if token.lower == "that" and at:
        at -= 1
        token = toks[at]
    lemmas = {token.lower, *(lemma for lemma, _ in token.verbs)}
    governor = next((g for g in found if g.verb == at), None)
    if governor is not None and governor.passive:  # "no evidence was found that ..."
        sign = next((k for k in range(max(0, governor.low - 4), governor.low) if _is_sign(toks[k])), -1)
        at, token = (sign, toks[sign]) if sign >= 0 else (at, token)
    own = governor.negated if governor else False
    singular = {token.lower, token.lower.removesuffix("s")}
    if singular & listed("before", "signs"):
        none = any(toks[k].lower in ("no", "little", "without", "any") for k in range(max(0, at - 3), at))
        return replace(p, negated=p.negated != none, modality=Modality.SPECULATED)
    if singular & listed("before", "claims"):
        above = next((g for g in reversed(found) if g.verb < at and at - g.verb < 4), None)
        if above and set(above.lemmas) & listed("before", "denied"):
            return replace(p, negated=not p.negated)
        return replace(p, modality=p.modality or (None if governor else Modality.SPECULATED))
    if lemmas & listed("before", "denied"):
        return p if own else replace(p, negated=not p.negated)
    if governor is not None and lemmas & listed("before", "thought"):
        return replace(p, modality=Modality.SPECULATED)
    return p


def _is_sign(token: Tok) -> bool:
    return token.lower.removesuffix("s") in listed("before", "signs")


def _opening(toks: Sequence[Tok], p: Predication, found: Sequence[Predication]) -> int:
    """The word that opens the clause of a predication: "that", "if", or the verb right before its subject."""
    verbs = {g.verb for g in found if g.verb < p.low}
    for k in range(p.low - 1, -1, -1):
        if toks[k].lower in listed("words", "conditions") or toks[k].lower == "that" or k in verbs:
            return k
        if toks[k].stops or toks[k].joins:
            return -1
    return -1
