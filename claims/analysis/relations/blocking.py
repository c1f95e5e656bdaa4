"""The questions at which claims meet: what two claims must have in common to be worth comparing.

An entry depends on its claim alone, never on what else is known. So nothing has to be computed anew when documents
come in, an index may hold the entries of each claim, and an unrelated document changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from claims.analysis.extraction.values import Quantity
from claims.analysis.relations.figures import BARE, COUNT
from claims.analysis.relations.happening_nouns import predicates_of
from claims.analysis.relations.objects import family
from claims.analysis.relations.parties import heir
from claims.analysis.relations.rule_one_figure import figure_keys
from claims.analysis.relations.values import ComparableClaim, Frame, FrameKind
from claims.analysis.relations.wording import weight

# A claim answers to the pairs of its longest words, the longest first: word i with word j while i + j is below this.
# Length stands for rarity (Zipf, "The Psycho-Biology of Language", 1935: what is rarer is longer), so no corpus and no
# table is needed. docs/benchmarks.md tells how many of the pairs that say the same meet so: at most 36 keys a claim.
DIAGONAL = 12
# So many words of the topic of a frame, and names to which its document comes back, are keys of it.
TOPIC_WORDS = 6
LEADING_NAMES = 6
# ... of an act so many words of the phrases that hang on it, and so many of the names.
AROUND = 2
LEADING = 3
# A figure needs a name that leads one document and stands anywhere in the other.
FIGURE_NAMES = 12


class BlockEntry(NamedTuple):
    """One question that a claim answers. Claims with one `key` are compared; `answer` is what the claim says there,
    short and canonical, so that where very many meet, a few of each answer stand for all: up to the first "|" its
    stance ("not signed", "affirms"), behind it its values, in a form in which what sorts near is near."""

    key: str
    answer: str


def block_entries(claim: ComparableClaim) -> tuple[BlockEntry, ...]:
    """Every question at which `claim` meets others, each (key, answer) once, sorted.

    Nothing but the claim decides: the entries of a claim stay the same whatever else is known.
    """
    found = {(key, told) for frame in claim.frames for told in (answer(frame),) for key in frame_keys(frame, claim)}
    said = statement(claim)
    found.update((f"passage|{passage}", said) for passage in claim.shared)
    found.update([(key, said) for key in word_keys(claim.words)])
    names = claim.focus_names[:LEADING_NAMES]
    found.update([(f"{key}|of {name}", said) for key in figure_keys(claim) for name in names])
    return tuple(map(BlockEntry._make, sorted(found)))


def word_keys(words: tuple[str, ...]) -> list[str]:
    """Pairs of the longest words that say something of their own: two statements in like words share one of them."""
    own = sorted({word for word in words if weight(word) >= 1}, key=_longest)[:DIAGONAL]
    return [
        f"words|{first}|{second}" if first < second else f"words|{second}|{first}"
        for one, first in enumerate(own)
        for second in islice(own, one + 1, max(one + 1, DIAGONAL - one))
    ]


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def frame_keys(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    """The keys under which a frame of `claim` meets those it may be compared with."""
    yield from QUESTIONS.get(frame.kind, _stated)(frame, claim)


def answer(frame: Frame) -> str:
    """What a frame says: its stance (sort of statement, how far, affirmed or not), then period, figure and names."""
    stance = f"{frame.kind} {frame.predicate} {frame.stage}{' not' if frame.negated else ''}"
    values = (
        f"{frame.earliest or ''}/{frame.latest or ''}", figure(frame.quantity), heir(frame.agent),
        heir(frame.patient), frame.person, frame.object, frame.office, frame.modifier, frame.modality or "",
    )  # fmt: skip
    return f"{stance}|{';'.join(values)}"


def statement(claim: ComparableClaim) -> str:
    """What a claim says as a whole: whether it affirms and in which sense, then its days and figures."""
    days = sorted({f"{d.earliest or ''}/{d.latest or ''}" for d in claim.dates if d.earliest or d.latest})
    figures = sorted({figure(quantity) for quantity in claim.quantities})
    return f"{claim.polarity} {claim.modality}|{','.join(days[:3])};{','.join(figures[:3])}"


def figure(quantity: Quantity | None) -> str:
    """The interval of a figure as text that sorts by size within its unit; "" for no figure."""
    if quantity is None:
        return ""
    return f"{quantity.unit or quantity.kind} {sortable(quantity.low)}..{sortable(quantity.high)}"


def sortable(value: Decimal | None) -> str:
    """A number as text that sorts by size: the power of ten, then the digits; "" for an open end."""
    if value is None:
        return ""
    digits = "".join(map(str, value.normalize().as_tuple().digits))
    return f"{'-' if value < 0 else ''}{value.adjusted() + 500 if value else 0:03}:{digits}"


def _parties(frame: Frame) -> str:
    return ",".join(sorted(map(heir, frame.parties)))


def _topic(frame: Frame) -> list[str]:
    """The words that narrow the question: names first, then the longest."""
    words = [word for word in frame.topic if word[0] != "~" and (weight(word) >= 1 or word[0] in "@#&")]
    return sorted(words, key=lambda word: (word[0] not in "#&", word[0] == "@", -len(word), word))[:TOPIC_WORDS]


def _matter(claim: ComparableClaim) -> Iterator[str]:
    """What stands for the matter of a document: itself, and the names to which it comes back most."""
    yield f"in {claim.document}"
    yield from (f"of {name}" for name in claim.focus_names[:LEADING_NAMES])


def _measure(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    start = f"{frame.kind}|{frame.predicate}"
    if frame.parties:
        yield f"{start}|{_parties(frame)}"
    if frame.object:
        yield f"{start}|object {family(frame.object)}"
    yield from (f"{start}|topic {word}" for word in _topic(frame))
    yield from (f"{start}|of {name}" for name in claim.focus_names[:LEADING_NAMES])
    yield from _figure(frame, claim)


def _figure(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    """A figure meets those of its dimension in documents that name what its own names, and in its own."""
    if frame.figure is None:
        return
    dimension = COUNT if frame.figure.dimension == BARE else frame.figure.dimension
    yield f"figure|{dimension}|in {claim.document}"
    yield from (f"figure|{dimension}|of {name}" for name in claim.focus_names[:FIGURE_NAMES])


def _event(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    if frame.predicate == "visit":
        yield from _visit(frame, claim)
    elif frame.object:
        yield f"{frame.kind}|{frame.predicate}|{frame.object}"
    else:
        if frame.parties:
            yield f"{frame.kind}|{frame.predicate}|{_parties(frame)}"
        yield from (f"{frame.kind}|{frame.predicate}|{matter}" for matter in _matter(claim))


def _visit(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    yield f"visit|{heir(frame.agent)}|{heir(frame.patient)}"
    if frame.person.strip("?"):
        yield f"visitor|{frame.person.split()[-1].lower()}|{heir(frame.patient)}"


def _office(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    if frame.person.split():
        yield f"office|{frame.person.split()[-1].lower()}"


def _membership(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    yield f"{frame.kind}|{heir(frame.agent)}|{frame.object}"


def _work(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    yield f"work|{frame.object}"


def _deal(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    parties = _parties(frame)
    yield f"deal|{frame.predicate}|{parties}"
    yield f"deal|{frame.object.partition('-')[0]}|{parties}"
    yield f"dealings|{parties}"


def _absence(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    deals = frame.predicate == "deal"
    yield f"dealings|{_parties(frame)}" if deals else f"statement|presence_{frame.predicate}|{_parties(frame)}"


def _instrument(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    if len(frame.parties) > 1:
        yield f"instrument|{_parties(frame)}"
    yield from (f"instrument|topic {word}" for word in _topic(frame))


def _acted(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    """What was done, with the longest words of those who take part, and the names that lead the matter."""
    if frame.act is None:
        return
    parties = [party.words for party in (frame.act.theme, frame.act.agent) if party is not None]
    own = sorted({word for words in parties for word in words}, key=_longest)[:TOPIC_WORDS]
    around = sorted({word for word in frame.act.around if weight(word) >= 1}, key=_longest)[:AROUND]
    names = [f"of {name}" for name in claim.focus_names[:LEADING]]
    for row, _ in frame.act.rows:
        yield from (f"act|{row}|{word}" for word in (*own, *around, *names, f"in {claim.document}"))
        if row[0] == "=":  # what a rare noun names is question enough
            yield f"act|{row}"


def _rank(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    yield f"rank|{frame.object}"
    if frame.patient:
        yield f"rank|{frame.object}|{heir(frame.patient)}"


def _cause(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    """Causes meet where their effects share a word, or their events are of one sort and between the same parties."""
    yield f"{frame.kind}|{frame.predicate}|{_parties(frame)}"
    yield from (f"{frame.kind}|{word}" for word in _longest_words(frame.matter))


def _stance(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    """Stances meet where their matters share a word."""
    start = f"{frame.kind}|{frame.modifier}"
    if frame.object:
        yield f"{start}|{frame.object}"
    if frame.modifier == "ties":
        yield f"{start}|{_parties(frame)}"
    yield from (f"{start}|{word}" for word in _longest_words(frame.topic | frame.names))


def _longest_words(words: frozenset[str]) -> list[str]:
    return sorted(words, key=_longest)[:TOPIC_WORDS]


def _stated(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    """For a kind without a line of its own: the parties, the words that narrow the question, and the matter."""
    start = f"{frame.kind}|{frame.predicate}"
    if frame.parties or not frame.topic:
        yield f"{start}|{_parties(frame)}"
    yield from (f"{start}|topic {word}" for word in _topic(frame))
    yield from (f"{start}|{matter}" for matter in _matter(claim))


def _by_thing(frame: Frame, claim: ComparableClaim) -> Iterator[str]:
    """The names of the thing; where it has none, or but one word, those to which the document comes back. A role meets
    what else is told of its holder."""
    question = f"{frame.kind}|{frame.predicate.split()[-1] if frame.kind is FrameKind.ROLE else frame.predicate}"
    if frame.kind is FrameKind.ROLE and frame.person.split():
        yield f"{frame.kind}|{frame.person.split()[-1].lower()}"
    names = sorted(word[1:] for word in frame.topic if word[0] == "#")
    leading = claim.focus_names[:LEADING_NAMES] if len(names) < 2 or frame.kind is FrameKind.ROLE else ()
    questions = [question]
    if frame.kind is FrameKind.ORDER and frame.object == "1":
        questions += [f"{FrameKind.HAPPENING}|{told}" for told in predicates_of(frame.predicate.partition(" ")[2])]
    yield from (f"{asked}|{name}" for asked in questions for name in dict.fromkeys([*names, *leading]))


Question = Callable[[Frame, ComparableClaim], Iterator[str]]
# The question of each kind of frame; a kind that is not named here has the keys of `_stated`.
QUESTIONS: Mapping[FrameKind, Question] = {
    FrameKind.MEASURE: _measure,
    FrameKind.FIGURE: _figure,
    FrameKind.EVENT: _event,
    FrameKind.FIRST_SINCE: _visit,
    FrameKind.OFFICE: _office,
    FrameKind.MEMBERSHIP: _membership,
    FrameKind.WORK_DATE: _work,
    FrameKind.DEAL: _deal,
    FrameKind.ABSENCE: _absence,
    FrameKind.INSTRUMENT: _instrument,
    FrameKind.ACT: _acted,
    FrameKind.RANK: _rank,
    FrameKind.HAPPENING: _by_thing,
    FrameKind.ROLE: _by_thing,
    FrameKind.ORDER: _by_thing,
    FrameKind.CAUSE: _cause,
    FrameKind.STANCE: _stance,
}
