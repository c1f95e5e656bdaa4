"""Texts of a made-up base of news, of which it is known which share passages; the same for the same seed.

What is in a base: words are drawn as often as in English, each text has a hundred of its own matter besides, and one
word in eight belongs to a stock phrase that very many texts have. Every fifth text takes one to three passages of eight
to sixty words from an earlier one, and changes a word of every twelve in half of them. Every twentieth is a whole copy
of another, in families of up to forty, with another first paragraph. Every house (there are forty) prints its own
closing sentence, of sixteen words, under all its texts.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations

LENGTH = 5_000
BORROWS = 0.2
COPIES = 0.05
FAMILY = 40
HOUSES = 40
PHRASES = 3_000
IN_PHRASES = 1 / 40
CHANGED = 1 / 12


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a text, and for each of them a number that it has wherever it was copied to."""

    words: list[str]
    origins: list[int]


@dataclass(frozen=True, slots=True)
class Base:
    """Texts by key, and the pairs of keys (smaller first) that share a passage, directly or by a third text; the
    closing sentence of a house does not count."""

    texts: dict[str, str]
    known: frozenset[tuple[str, str]]


def made_texts(count: int, vocabulary: Sequence[str], *, seed: int = 1) -> Base:
    """`count` texts of about LENGTH code points, named "00000" and so on. `vocabulary` is in order of frequency."""
    rng = random.Random(f"{seed} texts")
    frequency = tuple(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    phrases = [rng.choices(vocabulary[:400], k=rng.randint(4, 7)) for _ in range(PHRASES)]
    common = tuple(accumulate(1 / (rank + 3) for rank in range(PHRASES)))
    closings = [rng.choices(vocabulary, k=16) for _ in range(HOUSES)]
    bodies: list[Body] = []
    families: dict[int, list[int]] = {}
    for number in range(count):
        body: list[str] = []
        own = rng.choices(vocabulary, k=100)
        length = 0
        while length < LENGTH - 120:
            kind = rng.random()
            if kind < IN_PHRASES:
                run = rng.choices(phrases, cum_weights=common)[0]
            elif kind < 0.2:
                run = [rng.choice(own)]
            else:
                run = rng.choices(vocabulary, cum_weights=frequency, k=6)
            body += run
            length += sum(map(len, run)) + len(run)
        made = Body(body, [number * LENGTH + at for at in range(len(body))])
        if number and rng.random() < COPIES:
            made = _copy(rng, number, bodies, made, families)
        elif number and rng.random() < BORROWS:
            _borrow(rng, number, bodies, made)
        bodies.append(made)
    texts = {f"{number:05}": _set(body.words, closings[number % HOUSES]) for number, body in enumerate(bodies)}
    return Base(texts, frozenset((f"{one:05}", f"{other:05}") for one, other in _known(bodies)))


def _known(bodies: Sequence[Body]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share words by descent, at least two of every fourth of them: about eight in a row."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, body in enumerate(bodies):
        for origin in body.origins:
            if origin % 4 == 0 and holders[origin][-1:] != [number]:
                holders[origin].append(number)
    shared = Counter(pair for found in holders.values() if len(found) > 1 for pair in combinations(found, 2))
    yield from (pair for pair, count in shared.items() if count >= 2)


def _copy(rng: random.Random, number: int, bodies: Sequence[Body], body: Body, families: dict[int, list[int]]) -> Body:
    """The words of an earlier text behind a first paragraph of its own; all of its family share them."""
    grown = [first for first, members in families.items() if len(members) < FAMILY]
    first = rng.choice(grown) if grown and rng.random() < 0.8 else rng.randrange(number)
    families.setdefault(first, [first]).append(number)
    source = bodies[first]
    return Body(body.words[:60] + source.words[60:], body.origins[:60] + source.origins[60:])


def _borrow(rng: random.Random, number: int, bodies: Sequence[Body], body: Body) -> None:
    """Put passages of an earlier text into `body`."""
    source = bodies[rng.randrange(number)]
    for _ in range(rng.randint(1, 3)):
        length = rng.randint(8, 60)
        start, at = rng.randrange(60, len(source.words) - length), rng.randrange(60, len(body.words) - length)
        changes = rng.random() < 0.5
        for shift in range(length):
            if not (changes and rng.random() < CHANGED):
                body.words[at + shift] = source.words[start + shift]
                body.origins[at + shift] = source.origins[start + shift]


def _set(body: Sequence[str], closing: Sequence[str]) -> str:
    """Words as sentences of about twenty words, in paragraphs of five."""
    words = [*body, *closing]
    sentences = [" ".join(words[at : at + 20]).capitalize() + "." for at in range(0, len(words), 20)]
    return "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)) + "\n"
