"""Which pairs of claims are worth comparing: those that share a key, so that work grows with what is shared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import isqrt

from claims.analysis.relations.parties import heir
from claims.analysis.relations.values import ComparableClaim, Frame, FrameKind
from claims.analysis.relations.wording import weight

BLOCK = 60
SHARED_WORDS = 2


def frame_keys(frame: Frame) -> Iterator[str]:
    """The keys under which a frame meets those it may be compared with."""
    kind = frame.kind
    if (kind is FrameKind.EVENT and frame.predicate == "visit") or kind is FrameKind.FIRST_SINCE:
        yield f"visit|{heir(frame.agent)}|{heir(frame.patient)}"
    elif kind is FrameKind.OFFICE:
        yield f"office|{frame.person.split()[-1].lower()}"
    elif kind in (FrameKind.EVENT, FrameKind.MEMBERSHIP):
        yield f"{frame.predicate}|{frame.object}"
    elif kind is FrameKind.WORK_DATE:
        yield f"work|{frame.object}"
    elif kind is FrameKind.DEAL:
        yield f"deal|{frame.predicate}|{_parties(frame)}"
        yield f"deal|{frame.object.partition('-')[0]}|{_parties(frame)}"
        yield f"dealings|{_parties(frame)}"
    elif kind is FrameKind.ABSENCE and frame.predicate == "deal":
        yield f"dealings|{_parties(frame)}"
    elif kind is FrameKind.ABSENCE:
        yield f"{FrameKind.STATEMENT}|presence_{frame.predicate}|{_parties(frame)}"
    elif kind is FrameKind.INSTRUMENT:
        yield from (f"instrument|{word}" for word in frame.topic if weight(word) >= 1 or word[0] in "@#&")
    elif kind is FrameKind.RANK:
        yield f"rank|{frame.object}"
    elif kind is FrameKind.MEASURE:
        yield f"measure|{frame.predicate}|{_parties(frame)}"
        yield f"measure|{frame.predicate}|{frame.quantity.kind if frame.quantity else ''}"
    else:
        yield f"{kind}|{frame.predicate}|{_parties(frame)}"


def _parties(frame: Frame) -> str:
    return ",".join(sorted(map(heir, frame.parties)))


def candidate_pairs(claims: Sequence[ComparableClaim]) -> Iterator[tuple[int, int]]:
    """Pairs of indices (smaller first) of `claims`, each once, in order. `claims` are in canonical order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for key in {key for frame in claim.frames for key in frame_keys(frame)} | {
            f"passage|{p}" for p in claim.shared
        }:
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        pairs.update(_near(block))
    pairs.update(_by_words(claims))
    yield from sorted(pairs)


def _near(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a small block; of a large one each claim with the BLOCK claims that follow it."""
    for at, one in enumerate(block):
        for other in block[at + 1 : at + 1 + BLOCK]:
            yield one, other


def _by_words(claims: Sequence[ComparableClaim]) -> Iterator[tuple[int, int]]:
    """Pairs that share at least two words that few claims have."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for word in set(claim.words):
            if weight(word) >= 1:
                index[word].append(at)
    limit = max(30, isqrt(len(claims)))
    shared: Counter[tuple[int, int]] = Counter()
    for places in index.values():
        if len(places) <= limit:
            shared.update((one, other) for i, one in enumerate(places) for other in places[i + 1 :])
    yield from (pair for pair, count in shared.items() if count >= SHARED_WORDS)
