"""Whether assertions of one claim are independent: typed, located links, and the origins that they leave.

What is shared is looked up by what is shared (an author, a work, a passage), never by comparing each assertion with
each other: a claim may have ten thousand of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.relations.citing import citing, is_named
from claims.analysis.relations.compare import place
from claims.analysis.relations.credits import (
    CREDIT_REACH,
    ENDING_REACH,
    canonical,
    credits_of,
    houses_of,
    written_for,
)
from claims.analysis.relations.linking import EACH_WITH_EACH, Places, at, by_document, link, order_of_printing, pairs
from claims.analysis.relations.periods import UNKNOWN, Period, edtf_period
from claims.analysis.relations.values import ComparableClaim, Dependence, DependenceKind, End, Finding, Reuse

__all__ = [
    "CREDIT_REACH",
    "ENDING_REACH",
    "agency_credit",
    "dependences",
    "in_a_sentence",
    "known_lineage",
    "order_of_printing",
    "origins",
    "other_mouths",
]

# Documents that share as many passages are taken to depend on one another in all they have in common.
COPIED = 2


def dependences(
    claims: Iterable[ComparableClaim], documents: Mapping[str, ParsedDocument], reuse: Sequence[Reuse]
) -> list[Dependence]:
    """The links between `claims` (the members of one group), in canonical order.

    `documents` by key give credits and days of publication; `reuse` the passages that documents share. What holds of
    whole documents is told once, between the first claim of each.
    """
    ordered = sorted((c for c in claims if not c.is_reference), key=place)
    if len(ordered) < 2:
        return []
    dates = {key: edtf_period(parsed.published) for key, parsed in documents.items()}
    found = [
        *_in_one_document(ordered),
        *_shared_wording(ordered, reuse, dates),
        *_of_documents(ordered, documents),
        *_shared_works(ordered),
        *_shared_speakers(ordered),
        *citing(ordered, documents, dates),
    ]
    return sorted(dict.fromkeys(found), key=lambda d: (at(d.left), at(d.right), d.kind, d.sentence))


def _in_one_document(ordered: Sequence[ComparableClaim]) -> Iterator[Dependence]:
    for members in by_document(ordered).values():
        for left, right in pairs(members):
            yield link(DependenceKind.SAME_DOCUMENT, left, right, "Both stand in one document.")


def _shared_wording(
    ordered: Sequence[ComparableClaim], reuse: Sequence[Reuse], dates: Mapping[str, Period]
) -> Iterator[Dependence]:
    """Passages that touch a claim on both sides; failing that, documents that share several passages elsewhere."""
    places = Places(ordered)
    passages: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for passage in reuse:
        if passage.left in places.first and passage.right in places.first and passage.left != passage.right:
            passages[min(passage.left, passage.right), max(passage.left, passage.right)].append(passage)
    for pair, shared in sorted(passages.items()):
        order = order_of_printing(dates.get(pair[0], UNKNOWN), dates.get(pair[1], UNKNOWN), pair)
        then = f"; {order}." if order else "."
        touching = [p for p in shared if all(places.touching(end) for end in _ends(p))]
        for passage in touching:
            alike = f"The documents share a passage ({passage.similarity:.0%} alike){then}"
            yield link(DependenceKind.SHARED_WORDING, *_ends(passage), alike)
        if not touching and len(shared) >= COPIED:
            sentence = f"The two documents share {len(shared)} passages elsewhere, so one may rest on the other{then}"
            yield link(DependenceKind.SHARED_WORDING, places.first[pair[0]], places.first[pair[1]], sentence)


def _ends(passage: Reuse) -> tuple[End, End]:
    return (
        End(passage.left, passage.left_start, passage.left_end),
        End(passage.right, passage.right_start, passage.right_end),
    )


def _of_documents(ordered: Sequence[ComparableClaim], documents: Mapping[str, ParsedDocument]) -> Iterator[Dependence]:
    """Documents of one author or publisher, or that credit one agency.

    Whether two documents are linked, and in which words, is a matter of these two: other documents change nothing.
    """
    authors: dict[str, list[ComparableClaim]] = defaultdict(list)
    publishers: dict[str, list[ComparableClaim]] = defaultdict(list)
    crediting: dict[str, dict[str, tuple[ComparableClaim, str]]] = defaultdict(dict)
    printing: dict[str, dict[str, ComparableClaim]] = defaultdict(dict)
    for key, (first, *_) in by_document(ordered).items():
        parsed = documents.get(key)
        for author in dict.fromkeys(first.authors):
            authors[author].append(first)
        if first.publisher:
            publishers[first.publisher].append(first)
        # whom a byline names behind its writer is credited; another document may print that name alone
        for name in (*credits_of(parsed), *written_for(parsed)) if parsed else ():
            crediting[canonical(name)].setdefault(key, (first, name))
        for name in (first.publisher, *first.authors, *(houses_of(parsed) if parsed else ())):
            printing[canonical(name)].setdefault(key, first)
    for kind, words, found in (
        (DependenceKind.SAME_AUTHOR, "are by", authors),
        (DependenceKind.SAME_PUBLISHER, "were published by", publishers),
    ):
        for name, members in sorted(found.items()):
            for left, right in pairs(members):
                yield link(kind, left, right, f"Both documents {words} {name}.")
    for house, credit in sorted(crediting.items()):
        yield from _crediting(list(credit.values()), [c for key, c in printing[house].items() if key not in credit])


def _crediting(
    credit: Sequence[tuple[ComparableClaim, str]], printed: Sequence[ComparableClaim]
) -> Iterator[Dependence]:
    """Links between documents that credit one name, and with those that print it as that of their house or writer."""
    names = {claim.key: name for claim, name in credit}
    for left, right in pairs([claim for claim, _ in credit]):
        yield link(DependenceKind.AGENCY_CREDIT, left, right, f"Both documents credit {names[left.key]}.")
    few = len(credit) + len(printed) <= EACH_WITH_EACH
    for left, name in credit if few else credit[:1]:
        for right in printed:
            yield link(DependenceKind.AGENCY_CREDIT, left, right, f"Both documents credit {name}.")


def _shared_works(ordered: Sequence[ComparableClaim]) -> Iterator[Dependence]:
    citing: dict[str, list[ComparableClaim]] = defaultdict(list)
    for claim in ordered:
        for work in set(claim.works):
            citing[work].append(claim)
    for work, members in sorted(citing.items()):
        for left, right in pairs(members):
            yield link(DependenceKind.SHARED_WORK, left, right, f"Both cite one work ({work}).")


def _shared_speakers(ordered: Sequence[ComparableClaim]) -> Iterator[Dependence]:
    """Claims on the word of one named person or house, be the name whole, with an initial or the last name alone."""
    forms: dict[str, dict[str, list[ComparableClaim]]] = defaultdict(lambda: defaultdict(list))
    for claim in ordered:
        if is_named(claim.speaker):
            form = canonical(claim.speaker or "")
            forms[form.split()[-1]][form].append(claim)
    for spellings in forms.values():
        for members in spellings.values():
            for left, right in pairs(members):
                sentence = f"Both rest on the word of {left.speaker}."
                yield link(DependenceKind.SHARED_SPEAKER, left, right, sentence)
        for one, other in combinations(sorted(spellings), 2):
            if _one_person(one.split(), other.split()):
                left, right = spellings[one][0], spellings[other][0]
                sentence = f"Both rest on the word of {max(left.speaker or '', right.speaker or '', key=len)}."
                yield link(DependenceKind.SHARED_SPEAKER, left, right, sentence)


def _one_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """May two names that end alike be one: "Berg" and "Jon Berg", "J Berg" and "Jon Berg"?"""
    if 1 in (len(one), len(other)):
        return True
    short, long = sorted((one[0], other[0]), key=len)
    return len(short) == 1 and long.startswith(short) and one[1:] == other[1:]


def agency_credit(parsed: ParsedDocument) -> str:
    """The first name that a report credits for its text, or ""."""
    return next(iter(credits_of(parsed)), "")


def origins(
    member_keys: Iterable[str],
    links: Iterable[Dependence],
    known_lineage: Iterable[str],
    claims: Iterable[ComparableClaim],
) -> tuple[list[tuple[str, ...]], int]:
    """The origins of a claim: its members (keys), joined where a link makes them dependent, sorted; and how many of
    them are of unknown lineage.

    `known_lineage` are keys of members of which something is known of where they come from (a speaker, a cited work, an
    author); an origin without any such member counts as unknown. `claims` give the places of the members.
    """
    members = sorted(set(member_keys))
    chosen = set(members)
    places = Places(c for c in claims if c.key in chosen)
    home = {key: key for key in members}

    def root(key: str) -> str:
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

    for dependence in links:
        ours, theirs = places.touching(dependence.left), places.touching(dependence.right)
        if ours and theirs:
            first, *others = sorted({root(c.key) for c in (*ours, *theirs)})
            home.update(dict.fromkeys(others, first))
    groups: dict[str, list[str]] = {}
    for key in members:
        groups.setdefault(root(key), []).append(key)
    known = set(known_lineage)
    found = [tuple(keys) for _, keys in sorted(groups.items())]
    return found, sum(1 for keys in found if known.isdisjoint(keys))


def known_lineage(
    claims: Iterable[ComparableClaim], documents: Mapping[str, ParsedDocument] | None = None
) -> list[str]:
    """Keys of the claims of which it is known where they come from: a speaker, a cited work, a named author, or (where
    `documents` are given) an agency that the document credits. The house that printed it may have it from anywhere."""
    credited = {key for key, parsed in (documents or {}).items() if credits_of(parsed)}
    return sorted(c.key for c in claims if c.speaker or c.works or c.authors or c.document in credited)


def in_a_sentence(claims: Sequence[ComparableClaim], found: Sequence[tuple[str, ...]], unknown: int) -> str:
    """ "3 documents, 2 origins, 1 of unknown lineage"."""
    documents = len({c.document for c in claims})
    parts = [_counted(documents, "document"), _counted(len(found), "origin")]
    if unknown:
        parts.append(f"{unknown} of unknown lineage")
    return ", ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def other_mouths(claims: Iterable[ComparableClaim], links: Iterable[Dependence]) -> list[Finding]:
    """Findings for passages that two documents print in the same words but credit to different mouths (or to none)."""
    places = Places(claims)
    links = list(links)
    sources = {frozenset((d.left.document, d.right.document)) for d in links if d.kind is DependenceKind.CITES_DOCUMENT}
    found = []
    for joint in links:
        if joint.kind is not DependenceKind.SHARED_WORDING:
            continue
        for left in places.touching(joint.left):
            for right in places.touching(joint.right):
                if left.speaker == right.speaker or _say_one(left.speaker, right.speaker):
                    continue
                # a document that speaks for itself, and one that names it as its source, credit one mouth
                if not (left.speaker and right.speaker) and frozenset((left.document, right.document)) in sources:
                    continue
                a, b = _mouth(left), _mouth(right)
                found.append(Finding("dependence.other_mouth", f"The same words are credited to {a} and to {b}.", a, b))
    return list(dict.fromkeys(found))


def _say_one(one: str | None, other: str | None) -> bool:
    """Are two speakers one person by the forms of the name?"""
    if not (is_named(one) and is_named(other)):
        return False
    ours, theirs = canonical(one or "").split(), canonical(other or "").split()
    return ours[-1] == theirs[-1] and _one_person(ours, theirs)


def _mouth(claim: ComparableClaim) -> str:
    return claim.speaker or f"nobody but the document ({claim.document})"
