"""Which happenings a noun names: "strike" the beginning of one, "inspection" an inspection."""

from __future__ import annotations

from functools import cache

from claims.analysis.lexicon import load
from claims.analysis.relations.noun_phrases import class_of

WHEN = "happening "
EVENT = f"{WHEN}event"


@cache
def nouns_of(predicate: str) -> frozenset[str]:
    """The nouns (by class) for a happening: `happening inspection` -> inspect, audit ..."""
    name = predicate.removeprefix(WHEN)
    rows = [row for row in load("relation_happenings")["happening"] if row["name"] == name]
    return frozenset(class_of(noun) for row in rows for noun in row.get("nouns", ()) if " " not in noun)


@cache
def predicates_of(noun: str) -> tuple[str, ...]:
    """The predicates of frames under which what `noun` (by class) names is told."""
    rows = load("relation_happenings")["happening"]
    return (EVENT, *(WHEN + row["name"] for row in rows if noun in nouns_of(WHEN + row["name"])))
