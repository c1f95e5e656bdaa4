"""The named things of a document, and which of them a noun phrase means: "the vessel" is the ferry named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.lexicon import load
from claims.analysis.relations.noun_phrases import TOKEN, Phrase, bare, listed, phrase_from
from claims.analysis.relations.wording import fold

# A longer sentence, in code points, is a table or a list.
LONGEST_SENTENCE = 3000
# "the dam" is the one that is named so much more often than the next.
CLEARLY = 2


@dataclass(frozen=True, slots=True)
class Things:
    """The named things of a document: for each class of noun the names with how often they stand and where first, and
    the class of each name where the text gives one. `marked` are those that are set apart: "a sister ship"."""

    by_kind: Mapping[str, tuple[tuple[frozenset[str], int, int], ...]] = field(default_factory=dict)
    kind_of: Mapping[frozenset[str], str] = field(default_factory=dict)
    marked: frozenset[frozenset[str]] = frozenset()


def things_of(parsed: ParsedDocument) -> Things:
    """The named things of a document, read from all its sentences."""
    seen: dict[str, Counter[frozenset[str]]] = {}
    names: Counter[frozenset[str]] = Counter()
    first: dict[frozenset[str], int] = {}
    marked: set[frozenset[str]] = set()
    for sentence in parsed.sentences:
        if sentence.end - sentence.start > LONGEST_SENTENCE:
            continue
        previous: Phrase | None = None
        for phrase in phrases(parsed.view, sentence.start, sentence.end):
            between = parsed.view[previous.end : phrase.start] if previous else ""
            if phrase.names:
                names[phrase.names] += 1
                first.setdefault(phrase.names, phrase.start)
            for kind, name in _naming(previous, phrase, between):
                seen.setdefault(kind, Counter())[name] += 1
                marks = phrase.marks | (previous.marks if previous else frozenset())
                if marks & listed("another"):
                    marked.add(name)
            previous = phrase
    known = {row[0] for row in load("relation_things")["classes"]}
    kind_of: dict[frozenset[str], str] = {}
    by_kind: dict[str, tuple[tuple[frozenset[str], int, int], ...]] = {}
    for kind in sorted(seen.keys() & known):
        ranked = sorted(((name, names[name] + n, first.get(name, 0)) for name, n in seen[kind].items()), key=_rank)
        by_kind[kind] = tuple(ranked)
        for name, _, _ in ranked:
            kind_of.setdefault(name, kind)
    return Things(by_kind, kind_of, frozenset(marked))


def _rank(row: tuple[frozenset[str], int, int]) -> tuple[int, list[str]]:
    return -row[1], sorted(row[0])


def _naming(previous: Phrase | None, phrase: Phrase, between: str) -> list[tuple[str, frozenset[str]]]:
    """Which class a phrase gives to a name: "the ferry Aurora", "Aurora, a ferry", "the town of Lund"."""
    if phrase.names and phrase.kind:
        return [(phrase.kind, phrase.names)]
    if previous is None:
        return []
    joined = between.strip()
    if previous.names and not previous.kind and phrase.kind and not phrase.names and joined == ",":
        return [(phrase.kind, previous.names)]
    if previous.kind and not previous.names and phrase.names and not phrase.kind and joined in ("of", ","):
        return [(previous.kind, phrase.names)]
    return []


def phrases(view: str, start: int, end: int) -> Iterator[Phrase]:
    """All noun phrases of a stretch in order."""
    position = start
    while position < end:
        token = TOKEN.search(view, position, end)
        if token is None:
            return
        phrase = phrase_from(view, token.start(), end)
        if phrase and not phrase.pronoun and phrase.start == token.start():
            yield phrase
            position = max(phrase.end, token.end())
        else:
            position = token.end()


def meant(phrase: Phrase, things: Things, *, anywhere: bool = False) -> Phrase | None:
    """A phrase with the name or the class that its document gives it; None where several things may be meant. A name
    must stand before the phrase, unless `anywhere`."""
    if phrase.names:
        kind = phrase.kind or next(
            (kind for name, kind in things.kind_of.items() if name >= phrase.names or name <= phrase.names), ""
        )
        return replace(phrase, kind=kind)
    if phrase.marks & listed("another") or not phrase.definite:
        return phrase
    rows = [
        r
        for r in things.by_kind.get(phrase.kind, ())
        if (anywhere or r[2] < phrase.start) and r[0] not in things.marked
    ]
    groups: list[list[tuple[frozenset[str], int, int]]] = []
    for row in rows:
        home = next((g for g in groups if any(row[0] <= name or name <= row[0] for name, _, _ in g)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    weights = sorted((-sum(count for _, count, _ in group), at) for at, group in enumerate(groups))
    if not weights:
        return phrase
    if len(weights) > 1 and -weights[0][0] < CLEARLY * -weights[1][0]:
        return None
    return replace(phrase, names=max((name for name, _, _ in groups[weights[0][1]]), key=lambda n: (len(n), sorted(n))))


def letters_of(parsed: ParsedDocument) -> tuple[frozenset[str], frozenset[str]]:
    """The words (folded) that the sentences of a document print in small letters, and with a capital inside."""
    small: set[str] = set()
    capitals: set[str] = set()
    for sentence in parsed.sentences:
        for at, token in enumerate(TOKEN.finditer(parsed.view, sentence.start, sentence.end)):
            if token.group()[0].islower():
                small.add(fold(token.group()))
            elif at and token.group()[0].isupper():
                capitals.add(fold(bare(token.group())))
    return frozenset(small), frozenset(capitals)
