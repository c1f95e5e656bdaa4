"""Claims that rest on another document of their group, by its name: "the Alder Tribune reported"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.relations.credits import canonical, credits_of, houses_in, houses_of, names_house, sources_named
from claims.analysis.relations.linking import EACH_WITH_EACH, by_document, link, order_of_printing
from claims.analysis.relations.periods import UNKNOWN, Period
from claims.analysis.relations.values import ComparableClaim, Dependence, DependenceKind


def citing(
    ordered: Sequence[ComparableClaim], documents: Mapping[str, ParsedDocument], dates: Mapping[str, Period]
) -> Iterator[Dependence]:
    """A claim that rests on another document of the group: its speaker, its note or its credit names that."""
    homes = {key: members[0] for key, members in by_document(ordered).items()}
    houses = _Houses(homes.values(), documents)
    credited = {key: credits_of(documents[key]) for key in homes if key in documents}
    seen: set[tuple[str, str]] = set()
    reached: set[frozenset[str]] = set()
    for claim in ordered:
        told = (claim.speaker or "", *houses_in(claim.affiliation), *sources_named(claim.surface))
        # two that credit one agency are linked as such: a credit means a house here
        named = [(name, True) for name in told] + [(name, False) for name in credited.get(claim.document, ())]
        for name, or_credit in dict.fromkeys(pair for pair in named if is_named(pair[0])):
            meant = houses.meant(name, claim.document, or_credit=or_credit)
            # of many documents of one house, the first claim that names it is linked with all: they are one origin
            few = meant if frozenset(meant) not in reached else meant[:EACH_WITH_EACH]
            reached.add(frozenset(meant))
            for key in few:
                if (claim.key, key) not in seen:
                    seen.add((claim.key, key))
                    yield link(DependenceKind.CITES_DOCUMENT, claim, homes[key], _as_source(claim, key, name, dates))
        for work in claim.works:
            if work in homes and work != claim.document:
                sentence = f"{claim.document} cites {work}."
                yield link(DependenceKind.CITES_DOCUMENT, claim, homes[work], sentence)


class _Houses:
    """The documents of a group by the names of their houses and writers, and by those that they credit."""

    def __init__(self, firsts: Iterable[ComparableClaim], documents: Mapping[str, ParsedDocument]) -> None:
        self.names: dict[str, frozenset[str]] = {}
        self._of_house: dict[str, list[str]] = defaultdict(list)
        self._crediting: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for first in firsts:
            parsed = documents.get(first.document)
            names = (first.publisher, *first.authors, *(houses_of(parsed) if parsed else ()))
            self.names[first.document] = frozenset(canonical(name) for name in names if name)
            credited = {canonical(name) for name in (credits_of(parsed) if parsed else ())}
            for name in self.names[first.document]:
                self._of_house[name].append(first.document)
            for name in credited - self.names[first.document]:
                self._crediting[name].append(first.document)
        for name in (*self._of_house, *self._crediting):
            for word in name.split():
                self._by_word[word].add(name)

    def meant(self, name: str, by: str, *, or_credit: bool) -> list[str]:
        """The documents that `name` means where the document `by` prints it, by their house or (`or_credit`) by what
        they credit: none where it may mean several houses ("the Tribune"), or its own."""
        words = canonical(name).split()
        near = self._by_word.get(words[0], set()) | self._by_word.get(words[-1], set())
        homes = {house: self._documents(house, or_credit) for house in near if names_house(name, house)}
        houses = {house: found for house, found in homes.items() if found}
        exact = canonical(name)
        chosen = {exact: houses[exact]} if exact in houses else houses
        if not chosen or not self.names[by].isdisjoint(chosen):
            return []
        # several names are one house where one document has them all
        if len(chosen) > 1 and not set.intersection(*(set(found) for found in chosen.values())):
            return []
        return sorted({key for found in chosen.values() for key in found if key != by})

    def _documents(self, house: str, or_credit: bool) -> list[str]:
        own = self._of_house.get(house, [])
        return [*own, *self._crediting.get(house, [])] if or_credit else own


def _as_source(claim: ComparableClaim, key: str, name: str, dates: Mapping[str, Period]) -> str:
    order = order_of_printing(dates.get(claim.document, UNKNOWN), dates.get(key, UNKNOWN), (claim.document, key))
    return f"{claim.document} names {name} as its source, where {key} is from{f'; {order}' if order else ''}."


def is_named(speaker: str | None) -> bool:
    """Is it a name? Two unnamed sources may be two people."""
    return bool(speaker and canonical(speaker) and speaker[0].isupper() and "unnamed" not in speaker)
