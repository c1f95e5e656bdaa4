"""Whether assertions of one claim are independent: typed, located links, and the origins that they leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.lexicon import load
from claims.analysis.relations.compare import place
from claims.analysis.relations.phrases import any_of
from claims.analysis.relations.values import ComparableClaim, Dependence, DependenceKind, End, Finding, Reuse

# The opening of a report in which an agency's credit stands ("KARTEN, 3 May (Reuters) -"), in code points.
CREDIT_REACH = 400
# Documents that share as many passages are taken to depend on one another in all they have in common.
COPIED = 2


def dependences(
    claims: Iterable[ComparableClaim], documents: Mapping[str, ParsedDocument], reuse: Sequence[Reuse]
) -> list[Dependence]:
    """The links between each two of `claims` (the members of one group), in canonical order.

    `documents` by key give authors, publishers and credits; `reuse` the passages that documents share.
    """
    ordered = sorted((c for c in claims if not c.is_reference), key=place)
    agencies = {key: agency_credit(parsed) for key, parsed in sorted(documents.items())}
    found: list[Dependence] = []
    for left, right in combinations(ordered, 2):
        found += _links(left, right, agencies, reuse)
    return found


def _links(
    left: ComparableClaim, right: ComparableClaim, agencies: Mapping[str, str], reuse: Sequence[Reuse]
) -> list[Dependence]:
    found: list[Dependence] = []

    def link(kind: DependenceKind, sentence: str, ends: tuple[End, End] | None = None) -> None:
        one, other = ends or (_end(left), _end(right))
        found.append(Dependence(kind, one, other, sentence, f"dependence.{kind}"))

    if left.document == right.document:
        link(DependenceKind.SAME_DOCUMENT, "Both stand in one document.")
    else:
        for passage in _passages(left, right, reuse):
            ends = (
                End(passage.left, passage.left_start, passage.left_end),
                End(passage.right, passage.right_start, passage.right_end),
            )
            link(
                DependenceKind.SHARED_WORDING, f"The documents share a passage ({passage.similarity:.0%} alike).", ends
            )
        elsewhere = [p for p in reuse if {p.left, p.right} == {left.document, right.document}]
        if not any(d.kind is DependenceKind.SHARED_WORDING for d in found) and len(elsewhere) >= COPIED:
            sentence = f"The two documents share {len(elsewhere)} passages elsewhere, so one may rest on the other."
            link(DependenceKind.SHARED_WORDING, sentence)
        for author in sorted(set(left.authors) & set(right.authors)):
            link(DependenceKind.SAME_AUTHOR, f"Both documents are by {author}.")
        if left.publisher and left.publisher == right.publisher:
            link(DependenceKind.SAME_PUBLISHER, f"Both documents were published by {left.publisher}.")
        agency = agencies.get(left.document, "")
        if agency and agency == agencies.get(right.document):
            link(DependenceKind.AGENCY_CREDIT, f"Both documents credit {agency}.")
    for work in sorted(set(left.works) & set(right.works)):
        link(DependenceKind.SHARED_WORK, f"Both cite one work ({work}).")
    if _same_speaker(left, right):
        link(DependenceKind.SHARED_SPEAKER, f"Both rest on the word of {left.speaker}.")
    return found


def _end(claim: ComparableClaim) -> End:
    return End(claim.document, claim.start, claim.end)


def _passages(left: ComparableClaim, right: ComparableClaim, reuse: Sequence[Reuse]) -> list[Reuse]:
    """The shared passages that touch both claims."""
    first, second = sorted((left, right), key=place)
    return [
        p
        for p in reuse
        if (p.left, p.right) == (first.document, second.document)
        and p.left_start < first.end
        and first.start < p.left_end
        and p.right_start < second.end
        and second.start < p.right_end
    ]


def _same_speaker(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where one named person stands behind both. Two unnamed sources may be two people: no link."""
    if not left.speaker or not right.speaker or "unnamed" in left.speaker or "unnamed" in right.speaker:
        return False
    ours, theirs = left.speaker.lower().split(), right.speaker.lower().split()
    if not left.speaker[0].isupper() or not right.speaker[0].isupper():
        return False
    return ours == theirs or (ours[-1] == theirs[-1] and 1 in (len(ours), len(theirs)))


def agency_credit(parsed: ParsedDocument) -> str:
    """The news agency that a report credits in its opening, or ""."""
    found = any_of(load("relation_agencies")["agencies"]).search(parsed.text[:CREDIT_REACH])
    return " ".join(found.group().split()) if found else ""


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
    by_place = {c.key: c for c in claims if c.key in set(members)}
    home = {key: key for key in members}

    def root(key: str) -> str:
        while home[key] != key:
            key = home[key]
        return key

    for dependence in links:
        ours = [k for k in members if _touches(by_place[k], dependence.left)]
        theirs = [k for k in members if _touches(by_place[k], dependence.right)]
        for one in ours:
            for other in theirs:
                first, second = sorted((root(one), root(other)))
                home[second] = first
    groups: dict[str, list[str]] = {}
    for key in members:
        groups.setdefault(root(key), []).append(key)
    known = set(known_lineage)
    found = [tuple(keys) for _, keys in sorted(groups.items())]
    return found, sum(1 for keys in found if not known & set(keys))


def _touches(claim: ComparableClaim, end: End) -> bool:
    return claim.document == end.document and claim.start < end.end and end.start < claim.end


def known_lineage(claims: Iterable[ComparableClaim]) -> list[str]:
    """Keys of the claims of which it is known where they come from: a speaker, a cited work, or a named author."""
    return sorted(c.key for c in claims if c.speaker or c.works or c.authors)


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
    ordered = sorted(claims, key=place)
    found = []
    for link in links:
        if link.kind is not DependenceKind.SHARED_WORDING:
            continue
        ours = [c for c in ordered if _touches(c, link.left)]
        theirs = [c for c in ordered if _touches(c, link.right)]
        for left in ours:
            for right in theirs:
                if left.speaker == right.speaker:
                    continue
                a, b = _mouth(left), _mouth(right)
                found.append(Finding("dependence.other_mouth", f"The same words are credited to {a} and to {b}.", a, b))
    return list(dict.fromkeys(found))


def _mouth(claim: ComparableClaim) -> str:
    return claim.speaker or f"nobody but the document ({claim.document})"
