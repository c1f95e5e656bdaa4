"""Claims of the sample documents as moulds: the same statement of another matter, in other words and names.

So whatever kinds of frames are read, made-up claims have them, in the shares and with the make-up that real ones have.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar

from claims.analysis import analyse
from claims.analysis.extraction.values import DateMention, Quantity
from claims.analysis.lexicon import load
from claims.analysis.relations.values import ComparableClaim, Frame
from claims.analysis.relations.wording import canonical, fold, weight

SAMPLES = Path(__file__).parent.parent / "seeds"
# What holds words of the text in a frame and in what it holds; all else is of the lexicon and stays.
WORDED = frozenset(
    {"agent", "patient", "parties", "object", "person", "topic", "called", "names", "matter", "head", "words", "around"}
)
Made = TypeVar("Made")
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLES = (
    "ar", "bel", "cor", "dun", "el", "far", "gos", "hal", "im", "jor", "kel", "lun", "mor", "nor", "ost", "pel", "quin",
    "ros", "sel", "tor", "ul", "ven", "wes", "yar", "zim", "bra", "cla", "dre", "fli", "gra",
)  # fmt: skip


@cache
def moulds() -> tuple[tuple[ComparableClaim, ...], tuple[ComparableClaim, ...]]:
    """The claims of the sample documents: those of the body, and the references."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
    found = analyse(texts).claims
    return tuple(c for c in found if c.words), tuple(c for c in found if c.is_reference)


@dataclass(frozen=True, slots=True)
class Matter:
    """What documents can be about. `weights` add up those of its words, which are drawn by Zipf's law; `years` is how
    much later than in the samples it happens."""

    number: int
    countries: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]
    years: int


def made_matter(rng: random.Random, number: int, vocabulary: Sequence[str], frequency: Sequence[float]) -> Matter:
    """A matter with six countries, thirty names and eighty words."""
    words = tuple(dict.fromkeys(rng.choices(vocabulary, cum_weights=frequency, k=80)))
    return Matter(
        number=number,
        countries=tuple(rng.sample(sorted(load("countries")["countries"]), 6)),
        names=tuple(made_name(rng) for _ in range(30)),
        words=words,
        weights=tuple(accumulate(1 / (rank + 3) for rank in range(len(words)))),
        years=rng.randint(-20, 8),
    )


def made_name(rng: random.Random) -> str:
    """A name of nobody and nothing, in lower case."""
    return "".join(rng.choices(_SYLLABLES, k=rng.choice((2, 3, 3))))


class Words:
    """Other words for those of a mould, each word by the same one throughout: names by names, countries by countries;
    words that say little stay. Half of the others become words of the matter, half any."""

    def __init__(
        self, matter: Matter, rng: random.Random, vocabulary: Sequence[str], frequency: Sequence[float]
    ) -> None:
        self._matter, self._rng = matter, rng
        self._vocabulary, self._frequency = vocabulary, frequency
        self._put: dict[str, str] = {}

    def word(self, word: str) -> str:
        """What stands for one canonical word, its sign ("@", "#", "&" and the like) kept."""
        bare = word.lstrip("@#&~>+='")
        sign = word[: len(word) - len(bare)]
        if not bare or not bare[0].isalpha():
            return word
        return sign + (_put_country(self._matter, bare) or " ".join(map(self._one, bare.split())))

    def text(self, text: str) -> str:
        """What stands for a text of several words; its capitals stay where they are."""
        country = _put_country(self._matter, text)
        if country:
            return country
        return _WORD.sub(lambda m: self._one(fold(m[0])).title() if m[0][0].isupper() else self._one(fold(m[0])), text)

    def _one(self, form: str) -> str:
        root = canonical(form)
        if root not in self._put:
            self._put[root] = self._drawn(root)
        return self._put[root]

    def _drawn(self, root: str) -> str:
        rng, matter = self._rng, self._matter
        if root in names():
            return matter.names[names()[root] % len(matter.names)]
        if weight(root) < 1:
            return root
        if rng.random() < 0.5:
            return rng.choices(matter.words, cum_weights=matter.weights)[0]
        return rng.choices(self._vocabulary, cum_weights=self._frequency)[0]


@cache
def names() -> dict[str, int]:
    """The names in the samples, each with a number."""
    named = sorted({canonical(n) for claim in moulds()[0] for n in claim.focus_names})
    spoken = sorted({canonical(fold(p)) for c in moulds()[0] for w in c.words if w[0] in "#&" for p in w[1:].split()})
    return {name: number for number, name in enumerate(dict.fromkeys([*named, *spoken]))}


@cache
def countries() -> Mapping[str, int]:
    """The countries in the samples by lower-case name, each with a number; the most frequent first."""
    seen: dict[str, int] = {}
    for claim in moulds()[0]:
        for word in claim.words:
            if word[0] == "@":
                seen[word[1:]] = seen.get(word[1:], 0) + 1
    return {name: number for number, name in enumerate(sorted(seen, key=lambda name: (-seen[name], name)))}


def _put_country(matter: Matter, name: str) -> str:
    number = countries().get(name.lower())
    if number is None:
        return ""
    country = matter.countries[number % len(matter.countries)]
    return country if name[:1].isupper() else country.lower()


def recast(frame: Frame, words: Words, figure: Callable[[Quantity], Quantity], years: int) -> Frame:
    """A frame of a mould in other words, with other figures, so many years later."""
    made = _worded(frame, words)
    return replace(
        made,
        earliest=moved(frame.earliest, years),
        latest=moved(frame.latest, years),
        quantity=figure(frame.quantity) if frame.quantity else None,
    )


def _worded(value: Made, words: Words) -> Made:
    """`value` with the words that are of a text put otherwise, however deep they lie in it."""
    changed = {}
    for field in fields(value):  # type: ignore[arg-type]
        held = getattr(value, field.name)
        if field.name in WORDED and held:
            changed[field.name] = _put(held, words)
        elif is_dataclass(held) and not isinstance(held, Quantity):
            changed[field.name] = _worded(held, words)
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def _put(held: Any, words: Words) -> Any:  # noqa: ANN401 - whatever a field of a frame holds
    if isinstance(held, str):
        return words.text(held)
    if isinstance(held, frozenset):
        return frozenset(words.word(word) for word in sorted(held))
    return _worded(held, words) if is_dataclass(held) else held


def moved(iso: str | None, years: int) -> str | None:
    """A day so many years later."""
    return f"{int(iso[:4]) + years:04}{iso[4:]}" if iso else None


def date_moved(date: DateMention, years: int) -> DateMention:
    """A date so many years later."""
    return replace(date, earliest=moved(date.earliest, years), latest=moved(date.latest, years))


def times(figure: Quantity, factor: Decimal) -> Quantity:
    """A figure so many times as large, with few digits as figures have."""
    if figure.low is None or figure.high is None or factor == 1:
        return figure
    low, high = (_short(value * factor) for value in (figure.low, figure.high))
    return replace(figure, low=low, high=high, surface=f"{low:,}")


def _short(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 2)) if value else value
