"""Claims of a made-up base of news, as many as wanted, skewed as real ones are; the same for the same seed.

What is in a base, and where the shares come from:

* Documents have 50 claims; in every tenth document (a paper with notes) one claim in eight is a reference.
* There is a matter for every four documents. Which one a document is on is drawn by Zipf's law, flattened at its head
  (Mandelbrot): of 20,000 documents some 300 are on the first matter, and most matters have one to three.
* A matter has two countries, people, places, a vocabulary, and facts. Nearly half of all claims tell one of its facts,
  by Zipf's law too: the first facts of the first matters are told thousands of times, most are told twice or once. One
  in five words is another each time; one figure in thirty and one date in fifty is told otherwise, one claim in a
  hundred denies what others affirm.
* Every eighth document is a copy of another that shares its passages, in families of up to thirty.
* How many words, frames, figures and dates a claim has, which kinds of frames, polarity and modality: as `analyse`
  finds them in the sample documents of `seeds/` and the articles behind them.
* Words are English and as frequent as in English: the package `wordfreq` lists them. Names of people and places are
  made up of syllables, countries are those of the lexicon.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from benchmarks.made_frames import FRAME, Matter, date, day, made_name, quantity, work
from claims.analysis.extraction.values import DateMention, Modality, Polarity, Quantity
from claims.analysis.lexicon import load
from claims.analysis.relations.values import ComparableClaim, Frame, FrameKind
from claims.analysis.relations.wording import canonical, fold, stop_words

EACH = 50
DOCUMENTS_A_MATTER = 4
FLAT = 10  # Mandelbrot's shift: how many of the first matters are about equally frequent
TELLS_A_FACT = 0.45
COPIES = 0.125
FAMILY = 30
PAPERS = 0.1
REFERENCES = 0.13
OTHER_WORD = 0.2
OTHER_FIGURE = 1 / 30
OTHER_DATE = 1 / 50
DENIES = 1 / 100
# Shares of body claims, from `analyse` of the samples: words (deciles), frames, and the kinds of these.
WORDS = (3, 5, 7, 8, 10, 11, 12, 13, 15, 18)
FRAMES = {0: 63, 1: 23, 2: 8, 3: 3, 4: 3}
KINDS = {
    FrameKind.OFFICE: 102, FrameKind.TREND: 101, FrameKind.EVENT: 91, FrameKind.STATEMENT: 84, FrameKind.DEAL: 49,
    FrameKind.MEASURE: 29, FrameKind.MEMBERSHIP: 29, FrameKind.INSTRUMENT: 18, FrameKind.COUNT: 14,
    FrameKind.FIRST_SINCE: 10, FrameKind.RANK: 9, FrameKind.CAUSE: 6, FrameKind.ABSENCE: 4, FrameKind.DISCLOSURE: 3,
}  # fmt: skip
NEGATIVE = 0.07
MODALITIES = {Modality.ASSERTED: 66, Modality.POSSIBLE: 17, Modality.REPORTED: 11, Modality.PLANNED: 6}
DATED = 0.19
FIGURES = 0.11


def english(count: int = 40_000) -> tuple[str, ...]:
    """The most frequent English words in their order, as comparing sees them; needs the package `wordfreq`."""
    from wordfreq import top_n_list

    return content(word for word in top_n_list("en", count) if word.isalpha())


def content(words: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    """Words as comparing sees them, without those that say nothing, each once, in order."""
    return tuple(dict.fromkeys(canonical(fold(word)) for word in words if fold(word) not in stop_words()))


@dataclass(frozen=True, slots=True)
class Fact:
    """What a matter has to tell: the words of it, its frames, and what is common to all who tell it."""

    words: tuple[str, ...]
    frames: tuple[Frame, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    polarity: Polarity
    modality: Modality


class Maker:
    """Draws matters and their facts; each depends on the seed and its number alone."""

    def __init__(self, seed: int, vocabulary: Sequence[str]) -> None:
        self.seed = seed
        self.vocabulary = tuple(vocabulary)
        self.frequency = tuple(accumulate(1 / (rank + 30) for rank in range(len(vocabulary))))
        self.countries = tuple(sorted(load("countries")["countries"]))
        self.matter = lru_cache(maxsize=100_000)(self._matter)
        self.fact = lru_cache(maxsize=200_000)(self._fact)

    def _matter(self, number: int) -> Matter:
        rng = random.Random(f"{self.seed} matter {number}")
        words = tuple(dict.fromkeys(rng.choices(self.vocabulary, cum_weights=self.frequency, k=80)))
        return Matter(
            name=made_name(rng),
            parties=tuple(sorted(rng.sample(self.countries, 2))),
            names=tuple(made_name(rng) for _ in range(6)),
            people=tuple(f"{made_name(rng)} {made_name(rng)}".title() for _ in range(5)),
            words=words,
            weights=tuple(accumulate(1 / (rank + 3) for rank in range(len(words)))),
            year=rng.randint(1990, 2024),
        )

    def _fact(self, number: int, place: int) -> Fact:
        return self.draw(self.matter(number), random.Random(f"{self.seed} fact {number} {place}"))

    def draw(self, matter: Matter, rng: random.Random) -> Fact:
        """A fact of `matter`."""
        words = self.words(matter, rng)
        kinds = rng.choices(
            tuple(KINDS), tuple(KINDS.values()), k=rng.choices(tuple(FRAMES), tuple(FRAMES.values()))[0]
        )
        frames = tuple(FRAME[kind](matter, rng, words) for kind in kinds)
        figures = tuple(f.quantity for f in frames if f.quantity)
        period = (frames[0].earliest, frames[0].latest) if frames else (None, None)
        dates: tuple[DateMention, ...] = ()
        if period[0] and period[1]:
            dates = (date(period[0], period[1]),)
        elif rng.random() < DATED:
            dates = (date(*day(matter, rng)),)
        return Fact(
            words=words,
            frames=frames,
            quantities=figures or ((quantity(rng, matter),) if rng.random() < FIGURES else ()),
            dates=dates,
            polarity=Polarity.NEGATIVE if rng.random() < NEGATIVE else Polarity.POSITIVE,
            modality=rng.choices(tuple(MODALITIES), tuple(MODALITIES.values()))[0],
        )

    def words(self, matter: Matter, rng: random.Random) -> tuple[str, ...]:
        """Words of a claim: one in four is a name, half are of the matter, the others are any."""
        found = []
        for _ in range(rng.choice(WORDS)):
            kind = rng.random()
            if kind < 0.08:
                found.append(f"@{rng.choice(matter.parties).lower()}")
            elif kind < 0.16:
                found.append(f"#{rng.choice(matter.names)}")
            elif kind < 0.23:
                found.append(f"&{rng.choice(matter.people).split()[-1].lower()}")
            elif kind < 0.65:
                found.append(rng.choices(matter.words, cum_weights=matter.weights)[0])
            else:
                found.append(rng.choices(self.vocabulary, cum_weights=self.frequency)[0])
        return tuple(dict.fromkeys(found))


def made_claims(count: int, vocabulary: Sequence[str], *, seed: int = 1) -> list[ComparableClaim]:
    """`count` claims of documents named "000000" and so on, in canonical order.

    `vocabulary` is content words (`content`) in order of frequency. Raises ValueError where it has fewer than twenty.
    """
    if len(vocabulary) < 20:
        raise ValueError("a vocabulary of at least twenty words is needed")
    rng = random.Random(f"{seed} documents")
    maker = Maker(seed, vocabulary)
    documents = -(-count // EACH)
    matters = max(1, documents // DOCUMENTS_A_MATTER)
    frequency = tuple(accumulate(1 / (rank + FLAT) for rank in range(matters)))
    families: dict[int, list[int]] = defaultdict(list)  # original: all documents that print it
    originals: dict[int, list[int]] = defaultdict(list)
    home: list[tuple[int, int]] = []  # of each document: its matter and its original
    for document in range(documents):
        matter = rng.choices(range(matters), cum_weights=frequency)[0]
        known = [other for other in originals[matter][-5:] if len(families[other]) < FAMILY]
        original = rng.choice(known) if known and rng.random() < COPIES else document
        if original == document:
            originals[matter].append(document)
        families[original].append(document)
        home.append((matter, original))
    claims: list[ComparableClaim] = []
    for document, (matter, original) in enumerate(home):
        claims += _document(maker, document, matter, original, families[original])
    return claims[:count]


def _document(
    maker: Maker, document: int, number: int, original: int, family: Sequence[int]
) -> Iterator[ComparableClaim]:
    """The claims of a document: those of its original, as told there."""
    rng = random.Random(f"{maker.seed} document {original}")
    matter = maker.matter(number)
    written = f"{matter.year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    paper = rng.random() < PAPERS
    common = tuple(rng.sample(matter.words, min(12, len(matter.words))))
    name = f"{document:06}"
    blank = ComparableClaim(
        key="", document=name, start=0, end=0, surface="", written_earliest=written, written_latest=written,
        publisher=f"House {document % 400}", focus_names=(matter.name, *matter.names), focus_common=common,
    )  # fmt: skip
    for at in range(EACH):
        start, end = at * 200, at * 200 + 150
        made = _claim(maker, number, matter, rng, paper=paper)
        passages = tuple(
            f"{min(document, other):06}:{start}={max(document, other):06}:{start}"
            for other in family
            if other != document
        )
        shared = passages if made.words else ()
        yield replace(
            blank, key=f"{name}:{start}-{end}", start=start, end=end, surface=" ".join(made.words), frames=made.frames,
            quantities=made.quantities, dates=made.dates, polarity=made.polarity, modality=made.modality,
            words=made.words, is_reference=not made.words, shared=shared,
        )  # fmt: skip


def _claim(maker: Maker, number: int, matter: Matter, rng: random.Random, *, paper: bool) -> Fact:
    if paper and rng.random() < REFERENCES:
        return Fact((), (work(matter, rng),), (), (), Polarity.POSITIVE, Modality.ASSERTED)
    if rng.random() >= TELLS_A_FACT:
        return maker.draw(matter, rng)
    return _told(maker.fact(number, int(rng.paretovariate(0.6)) % 5000), maker, matter, rng)


def _told(fact: Fact, maker: Maker, matter: Matter, rng: random.Random) -> Fact:
    """A fact as one document tells it: other words, and now and then another figure, day or polarity."""
    other = iter(maker.words(matter, rng))
    words = tuple(next(other, word) if rng.random() < OTHER_WORD else word for word in fact.words)
    figure = rng.choice((Decimal("0.8"), Decimal("1.1"), Decimal("1.5"))) if rng.random() < OTHER_FIGURE else None
    years = rng.choice((-1, 1)) if rng.random() < OTHER_DATE else 0
    turned = rng.random() < DENIES
    return Fact(
        words=words,
        frames=tuple(_otherwise(frame, figure, years, negated=turned != frame.negated) for frame in fact.frames),
        quantities=tuple(_times(q, figure) for q in fact.quantities),
        dates=tuple(date(_moved(d.earliest, years), _moved(d.latest, years)) for d in fact.dates),
        polarity=fact.polarity if not turned else Polarity.NEGATIVE,
        modality=fact.modality,
    )


def _otherwise(frame: Frame, factor: Decimal | None, years: int, *, negated: bool) -> Frame:
    if not factor and not years and negated == frame.negated:
        return frame
    changed = replace(frame, negated=negated, quantity=_times(frame.quantity, factor) if frame.quantity else None)
    if not (years and frame.earliest and frame.latest):
        return changed
    return replace(changed, earliest=_moved(frame.earliest, years), latest=_moved(frame.latest, years))


def _times(figure: Quantity, factor: Decimal | None) -> Quantity:
    if factor is None or figure.low is None:
        return figure
    value = (figure.low * factor).quantize(Decimal(1))
    return replace(figure, low=value, high=value, surface=f"{value:,}")


def _moved(iso: str | None, years: int) -> str:
    return f"{int(iso[:4]) + years}{iso[4:]}" if iso else ""
