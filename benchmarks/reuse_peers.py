"""Other ways to find pairs of texts that share wording, for comparison: each gives pairs and a number to rank them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from claims.analysis.relations.values import Reuse

Ranked = dict[tuple[str, str], float]
_WORD = re.compile(r"\w+")
SHINGLE = 5
# A shingle in more texts than this says nothing (no family of copies is so large, but more texts print the closing of
# their house), and pairs below this share of shingles are noise.
STOCK = 50
LEAST = 0.005
PERMUTATIONS = 128
THRESHOLD = 0.1


def pairs_of(reuse: Iterable[Reuse]) -> Ranked:
    """The pairs of texts of passages, by how many code points they share."""
    found: Ranked = defaultdict(float)
    for passage in reuse:
        found[passage.left, passage.right] += passage.left_end - passage.left_start
    return dict(found)


def shingles_of(text: str) -> set[int]:
    """The runs of SHINGLE words of a text, as numbers."""
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[at : at + SHINGLE])) for at in range(len(words) - SHINGLE + 1)}


def containment(texts: Mapping[str, str]) -> Ranked:
    """Containment of n-grams (Broder, "On the resemblance and containment of documents", 1997): the share of the
    shingles of the text with fewer that the other has, too."""
    shingles = {key: shingles_of(text) for key, text in texts.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    for key, found in shingles.items():
        for shingle in found:
            holders[shingle].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        if 1 < len(keys) <= STOCK:
            shared.update(combinations(sorted(keys), 2))
    ranked = {pair: count / min(len(shingles[key]) for key in pair) for pair, count in shared.items()}
    return {pair: share for pair, share in ranked.items() if share >= LEAST}


def minhash(texts: Mapping[str, str]) -> Ranked:
    """MinHash with locality-sensitive hashing, by the package `datasketch` (Zhu, MIT), as its guide has it: sets of
    shingles, 128 permutations; the threshold of resemblance is low, since passages are small parts of texts."""
    from datasketch import MinHash, MinHashLSH

    made = {}
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    for key, text in texts.items():
        words = _WORD.findall(text.lower())
        made[key] = MinHash(num_perm=PERMUTATIONS)
        made[key].update_batch(
            [" ".join(words[at : at + SHINGLE]).encode() for at in range(len(words) - SHINGLE + 1)] or [b""]
        )
        index.insert(key, made[key])
    return {
        (key, other): made[key].jaccard(made[other])
        for key in texts
        for other in index.query(made[key])
        if isinstance(other, str) and key < other
    }
