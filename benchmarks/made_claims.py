"""Claims of a made-up base of news, as many as wanted, skewed as real ones are; the same for the same seed.

What is in a base, and where the shares come from:

* Documents have 50 claims; in every tenth document (a paper with notes) one claim in eight is a reference.
* There is a matter for every four documents. Which one a document is on is drawn by Zipf's law, flattened at its head
  (Mandelbrot): of 20,000 documents some 300 are on the first matter, and most matters have one to three.
* A matter has countries, names, a vocabulary, and facts. Nearly half of all claims tell one of its facts, by Zipf's law
  too: the first facts of the first matters are told thousands of times, most are told twice or once. One in five words
  is another each time; one figure in thirty and one date in fifty is told otherwise, one claim in a hundred denies what
  others affirm.
* Every eighth document is a copy of another that shares its passages, in families of up to thirty.
* A fact, and a claim that tells none, is cast in the mould of a claim of the sample documents in `seeds/`, as `analyse`
  reads it, with other words, names, countries, figures and years. So words, frames of all kinds, figures, dates,
  polarity and modality are as frequent as in these, and made up as in these.
* Words are English and as frequent as in English: the package `wordfreq` lists them. Names of people and places are
  made up of syllables, countries are those of the lexicon.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from benchmarks.made_frames import Matter, Words, date_moved, made_matter, moulds, moved, recast, times
from claims.analysis.extraction.values import Polarity
from claims.analysis.relations.values import ComparableClaim, Frame
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
FACTORS = tuple(map(Decimal, ("0.4", "0.7", "0.9", "1", "1.2", "1.5", "2", "3", "7", "20")))


def english(count: int = 40_000) -> tuple[str, ...]:
    """The most frequent English words in their order, as comparing sees them; needs the package `wordfreq`."""
    from wordfreq import top_n_list

    return content([word for word in top_n_list("en", count) if word.isalpha()])


def content(words: Sequence[str]) -> tuple[str, ...]:
    """Words as comparing sees them, without those that say nothing, each once, in order."""
    return tuple(dict.fromkeys(canonical(fold(word)) for word in words if fold(word) not in stop_words()))


class Maker:
    """Draws matters and their facts; each depends on the seed and its number alone."""

    def __init__(self, seed: int, vocabulary: Sequence[str]) -> None:
        self.seed = seed
        self.vocabulary = tuple(vocabulary)
        self.frequency = tuple(accumulate(1 / (rank + 30) for rank in range(len(vocabulary))))
        self.matter = lru_cache(maxsize=100_000)(self._matter)
        self.fact = lru_cache(maxsize=200_000)(self._fact)

    def _matter(self, number: int) -> Matter:
        rng = random.Random(f"{self.seed} matter {number}")
        return made_matter(rng, number, self.vocabulary, self.frequency)

    def _fact(self, number: int, place: int) -> ComparableClaim:
        return self.draw(self.matter(number), random.Random(f"{self.seed} fact {number} {place}"))

    def draw(self, matter: Matter, rng: random.Random, *, reference: bool = False) -> ComparableClaim:
        """A claim in the mould of one of the samples."""
        bodies, references = moulds()
        mould = rng.choice((reference and references) or bodies)
        words = Words(matter, rng, self.vocabulary, self.frequency)
        factor = rng.choice(FACTORS)
        return replace(
            mould,
            frames=tuple(recast(f, words, lambda figure: times(figure, factor), matter.years) for f in mould.frames),
            quantities=tuple(times(figure, factor) for figure in mould.quantities),
            dates=tuple(date_moved(date, matter.years) for date in mould.dates),
            words=tuple(dict.fromkeys(words.word(word) for word in mould.words)),
            entities=(), people=(), notes=(), works=(), lineage=(), shared=(), about=(),
        )  # fmt: skip


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
    written = f"{2012 + matter.years}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    paper = rng.random() < PAPERS
    names = tuple(dict.fromkeys([*matter.names[:3], *rng.sample(matter.names, 9)]))
    common = tuple(rng.sample(matter.words, min(12, len(matter.words))))
    name = f"{document:06}"
    for at in range(EACH):
        start, end = at * 200, at * 200 + 150
        made = _claim(maker, number, matter, rng, paper=paper)
        others = [(min(document, other), max(document, other)) for other in family if other != document]
        yield replace(
            made, key=f"{name}:{start}-{end}", document=name, start=start, end=end, surface=" ".join(made.words),
            written_earliest=written, written_latest=written, publisher=f"House {document % 400}", authors=(),
            focus_names=names, focus_common=common,
            shared=tuple(f"{a:06}:{start}={b:06}:{start}" for a, b in others) if made.words else (),
        )  # fmt: skip


def _claim(maker: Maker, number: int, matter: Matter, rng: random.Random, *, paper: bool) -> ComparableClaim:
    if paper and rng.random() < REFERENCES:
        return maker.draw(matter, rng, reference=True)
    if rng.random() >= TELLS_A_FACT:
        return maker.draw(matter, rng)
    return _told(maker.fact(number, int(rng.paretovariate(0.6)) % 5000), maker, matter, rng)


def _told(fact: ComparableClaim, maker: Maker, matter: Matter, rng: random.Random) -> ComparableClaim:
    """A fact as one document tells it: some other words, and now and then another figure, day or polarity."""
    words = tuple(
        rng.choices(maker.vocabulary, cum_weights=maker.frequency)[0] if rng.random() < OTHER_WORD else word
        for word in fact.words
    )
    factor = rng.choice(FACTORS) if rng.random() < OTHER_FIGURE else Decimal(1)
    years = rng.choice((-1, 1)) if rng.random() < OTHER_DATE else 0
    turned = rng.random() < DENIES
    return replace(
        fact,
        words=tuple(dict.fromkeys(words)),
        frames=tuple(_otherwise(frame, factor, years, turned=turned) for frame in fact.frames),
        quantities=tuple(times(figure, factor) for figure in fact.quantities),
        dates=tuple(date_moved(date, years) for date in fact.dates),
        polarity=Polarity.NEGATIVE if turned else fact.polarity,
    )


def _otherwise(frame: Frame, factor: Decimal, years: int, *, turned: bool) -> Frame:
    if factor == 1 and not years and not turned:
        return frame
    return replace(
        frame,
        negated=frame.negated != turned,
        quantity=times(frame.quantity, factor) if frame.quantity else None,
        earliest=moved(frame.earliest, years),
        latest=moved(frame.latest, years),
    )
