"""Countries, organisations, places, events and things in a text, with canonical names.

Persons are found in `claims.analysis.extraction.people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.analysis.extraction.entity_crafts import crafts, places
from claims.analysis.extraction.entity_names import Name, homonym, known_names, mention, successor
from claims.analysis.extraction.entity_patterns import acronyms, models, named_by_head, routes, same_object
from claims.analysis.extraction.entity_seats import acts
from claims.analysis.extraction.values import EntityKind, EntityMention
from claims.analysis.masking import mask, without_urls

__all__ = ["find_entities", "same_object", "successor"]


def _known(text: str, view: str) -> Iterator[EntityMention]:
    for start, end, name in known_names(view):
        if name.form == "seat" and not acts(view, start, end):
            yield mention(text, start, end, name.surface, EntityKind.PLACE, "entity.seat_as_place")
        elif (other := homonym(view, start, end, name)) is not None:
            yield mention(text, start, end, other, EntityKind.PLACE, "entity.homonym")
        else:
            yield mention(text, start, end, name.name, name.kind, _rule(name))


def _rule(name: Name) -> str:
    return f"entity.{name.kind}" if name.form == "name" else f"entity.{name.kind}_{name.form}"


def _defined(text: str, view: str) -> Iterator[EntityMention]:
    """Short forms that the text defines and the names they stand for, wherever they are."""
    defined = acronyms(view)
    if not defined:
        return
    forms = defined | {long: long for long in defined.values()}
    spelled = "|".join(re.escape(form).replace(r"\ ", r"\s{1,3}") for form in sorted(forms, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?:{spelled})(?=s?\b)", view):
        name = forms[" ".join(match.group().split())]
        yield mention(text, match.start(), match.end(), name, EntityKind.ORGANISATION, "entity.acronym")


def _disjoint(found: list[EntityMention]) -> list[EntityMention]:
    """Of mentions that overlap the longest, of equal ones the first; sorted by place."""
    kept: list[EntityMention] = []
    taken = bytearray(max((m.end for m in found), default=0))
    for item in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if 1 not in taken[item.start : item.end]:
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
            kept.append(item)
    return sorted(kept, key=lambda m: m.start)


def find_entities(text: str) -> list[EntityMention]:
    """The named things in `text`, sorted by place, none overlapping another.

    A country is found by name, adjective, people, alias, or by its seat of government where that acts ("Vienna
    agreed"); where it does not, the city is a place. A former state keeps its own name, see `successor`. A longer name
    swallows a shorter one inside it ("Bank of England"). Short forms that the text itself defines in brackets carry
    the name that they are defined by.
    """
    view = without_urls(mask(text))
    found = [
        *_known(text, view),
        *_defined(text, view),
        *routes(text, view),
        *models(text, view),
        *named_by_head(text, view),
        *crafts(text, view),
        *places(text, view),
    ]
    return _disjoint(found)
