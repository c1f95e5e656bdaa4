"""Parties as comparing sees them: a capital stands for its country, a successor state for the state it follows."""

from __future__ import annotations

from collections.abc import Iterable

from claims.analysis.extraction.values import EntityKind, EntityMention
from claims.analysis.lexicon import load


def country_named(entity: EntityMention) -> str:
    """The country that `entity` names, by its canonical name; its capital names it too; "" for any other."""
    if entity.kind is EntityKind.COUNTRY:
        return entity.name
    capitals: dict[str, str] = load("relation_parties")["capitals"]
    return capitals.get(entity.name, "") if entity.kind is EntityKind.PLACE else ""


def heir(name: str) -> str:
    """The state that counts as the same party today: "Soviet Union" -> "Russia"."""
    successors: dict[str, str] = load("relation_parties")["successors"]
    return successors.get(name, name)


def heirs(names: Iterable[str]) -> frozenset[str]:
    """`heir` of every name."""
    return frozenset(heir(name) for name in names if name)


def same_parties(left: Iterable[str], right: Iterable[str]) -> bool | None:
    """Whether two sets of parties are one (successors folded); None where either is empty."""
    ours, theirs = heirs(left), heirs(right)
    if not ours or not theirs:
        return None
    return ours == theirs


def in_words(names: Iterable[str]) -> str:
    """Parties for a sentence: "Russia and Pakistan"."""
    listed = sorted(names)
    return " and ".join(filter(None, [", ".join(listed[:-1]), listed[-1]])) if listed else "no named party"
