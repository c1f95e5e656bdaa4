"""The words of a text as they are printed, so that thousands of texts fit into memory, and their fingerprints.

A fingerprint stands for a run of SHINGLE words. Of all such runs two in three are kept, by winnowing (Schleimer,
Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003): of WINDOW runs in a row
the one with the smallest number. So two texts that share a run of SURELY words or more share a fingerprint, whatever
stands around it, and what is kept of a text depends on that text alone.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from claims.analysis.masking import mask
from claims.analysis.relations.wording import WORD, fold

SHINGLE = 5
WINDOW = 2
SURELY = SHINGLE + WINDOW - 1

# Numbers are taken modulo a Mersenne prime, so that they fit the signed integers of a database.
_PRIME = 2**61 - 1
_BASE = 0x1F3D5B79A2C4E681 % _PRIME
_OUT = pow(_BASE, SHINGLE - 1, _PRIME)


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a text in order: `forms` are folded, `starts` and `ends` their places in the text in code points;
    `capitals` is 1 where a word is printed with a capital."""

    forms: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    capitals: bytes

    def __len__(self) -> int:
        return len(self.forms)


def printed(view: str) -> Printed:
    """The words of a text or of its view (see `mask`)."""
    found = list(WORD.finditer(mask(view)))
    words = [match.group() for match in found]
    return Printed(
        forms=tuple(map(fold, words)),
        starts=array("I", [match.start() for match in found]),
        ends=array("I", [match.end() for match in found]),
        capitals=bytes([word[0].isupper() for word in words]),
    )


def shingles(text: Printed) -> list[int]:
    """The number of the run of SHINGLE words that begins at each word, in order."""
    numbers = list(map(_number, text.forms))
    if len(numbers) < SHINGLE:
        return []
    rolled = 0
    for number in numbers[:SHINGLE]:
        rolled = (rolled * _BASE + number) % _PRIME
    found = [rolled]
    for out, number in zip(numbers, numbers[SHINGLE:], strict=False):
        rolled = ((rolled - out * _OUT) * _BASE + number) % _PRIME
        found.append(rolled)
    return found


def winnowed(text: Printed) -> list[tuple[int, int]]:
    """The fingerprints of a text with the word at which each begins: of WINDOW runs in a row the smallest number, the
    last of several that are equal. A text with fewer runs than that has the smallest of them."""
    numbers = shingles(text)
    kept: list[tuple[int, int]] = []
    last = -1
    for first in range(max(1, len(numbers) - WINDOW + 1) if numbers else 0):
        end = min(first + WINDOW, len(numbers))
        if last >= first and numbers[end - 1] > numbers[last]:
            continue  # the smallest of the window before is that of this one, too
        last = min(range(first, end), key=lambda at: (numbers[at], -at))
        kept.append((numbers[last], last))
    return kept


@lru_cache(maxsize=2**17)
def _number(form: str) -> int:
    return int.from_bytes(blake2b(form.encode(), digest_size=8).digest()) % _PRIME
