"""The clause of a figure: where it begins and ends, its subject, and who puts the figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.measure_words import Sort, Word, is_verb_at, sort_of, words_in
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load
from claims.analysis.relations.focus import codes
from claims.analysis.relations.phrases import any_of, any_verb
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.wording import canonical, fold, stop_words, weight

# Where a stretch about one figure ends: marks, and words that open another clause.
_CUT = re.compile(
    r"[;:()–—]|,(?!\d)|\s-\s|\b(?:against|compared\s+(?:with|to)|(?:up|down)\s+from|rather\s+than|instead\s+of|but|while|whereas|although|though|which|who|whom|when|where|because|after|"
    r"before|as|than|and|or|(?<!in )(?<!of )(?<!at )(?<!by )(?<!on )that)\b",
    re.I,
)
_RELATIVE = re.compile(r"\s+(?:(?:who|that|which)\b|(?:on|off|from|in|at|aboard|of|to|per|a|each)\b)", re.I)
_GAPPED = re.compile(
    r"\s*(?:and\s+|the\s+)*[A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,3}\s+(?:(?:about|some|only|just|nearly|with)\s+)?"
)
_PREPOSITION = re.compile(r"\b(?:at|of|with|by|in|from|to|over|for|on|against|,)\b", re.I)
_JOINER = re.compile(r"(?:and|or)\b", re.I)
_PRONOUN = re.compile(r"\W*(?:it|they|he|she|this|these|those|we|i)\b", re.I)
_LEAD = re.compile(
    r"\W*(?:in|on|at|by|for|of|after|before|during|since|with|under|from|according|as)\b[^,.;:]{2,80},\s", re.I
)
_CAPITAL = re.compile(r"(?<![\w'])[A-Z][A-Za-zÀ-ÿ'&]*(?![\w'&]*\d)")
_SENTENCE = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")
_HOUSE = re.compile(
    r"(?:according\s+to|says|said|by|from)\s+(?:the\s+)?(?P<who>(?:[A-Z][\w&'.-]*\s?){1,5})", re.UNICODE
)


# Who estimates where a document says "we".
OWN_HOUSE = "the document itself"


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch `[start, end)` of the document that is about one figure, its subject (a stretch, or empty), whether
    that is a pronoun, the stretch `own` of it that no other figure shares, and the `lead` of the sentence, as
    "In Vorland," is."""

    start: int
    end: int
    subject: tuple[int, int] = (0, 0)
    pronoun: bool = False
    own: tuple[int, int] = (0, 0)
    lead: tuple[int, int] = (0, 0)


def clause_of(reading: Reading, quantity: Quantity) -> Clause:
    """The clause of `quantity`; where its own stretch has no verb, that of the stretch before it is taken in."""
    view = reading.context.view
    cuts = _cuts(reading, quantity)
    start = max((end for _, end in cuts if end <= quantity.start), default=reading.start)
    end = min((begin for begin, _ in cuts if begin >= quantity.end), default=reading.end)
    while not _has_verb(view, start, end) and start > reading.start:
        before = [cut for cut in cuts if cut[1] < start]
        start = max((cut[1] for cut in before), default=reading.start)
        if _has_figure(reading, start, quantity):
            break
    subject, pronoun = _subject(reading, quantity)
    gapped = max((end for _, end in cuts if end <= quantity.start), default=reading.start)
    if gapped > reading.start and _GAPPED.fullmatch(view, gapped, quantity.start):
        subject, pronoun = (gapped, quantity.start), False  # "and Costrel 40 per cent"
    led = _LEAD.match(view, reading.start, quantity.start)
    lead = (reading.start, led.end()) if led and led.end() > reading.start else (reading.start, reading.start)
    return Clause(start, end, subject, pronoun, _own(reading, quantity, start, end), lead)


def _own(reading: Reading, quantity: Quantity, start: int, end: int) -> tuple[int, int]:
    """The part of a clause between the figure before and the preposition that leads to the figure behind."""
    before = [
        q.end for q in reading.quantities
        if start <= q.start < quantity.start and q.end <= quantity.start and q.kind is not QuantityKind.DURATION
    ]  # fmt: skip
    behind = [q.start for q in reading.quantities if quantity.end <= q.start < end]
    first, last = max(before, default=start), min(behind, default=end)
    if behind:
        leads = [m.start() for m in _PREPOSITION.finditer(reading.context.view, quantity.end, last)]
        last = leads[-1] if leads else last
    return first, last


def _cuts(reading: Reading, quantity: Quantity) -> list[tuple[int, int]]:
    """The places `(start, end)` at which the sentence falls apart around `quantity`."""
    view = reading.context.view
    found: list[tuple[int, int]] = []
    for match in _CUT.finditer(view, reading.start, reading.end):
        if quantity.start < match.end() and match.start() < quantity.end:
            continue
        if _JOINER.match(match.group()) and not _opens(reading, match.end()):
            continue
        if match.start() >= quantity.end and _RELATIVE.match(view, quantity.end, match.end() + 1):
            near = match.start() - quantity.end <= 2 and match.group().lower() in ("who", "that", "which")
            if near:
                continue
        found.append((match.start(), match.end()))
    return found


def _opens(reading: Reading, at: int) -> bool:
    """True where a clause or another figure begins behind "and"."""
    near = [q for q in reading.quantities if 0 <= q.start - at <= 12]
    if near:
        return True
    following = words_in(reading.context.view, at, min(reading.end, at + 40))[:3]
    return any(is_verb_at(following, i) for i in range(len(following)))


def _has_verb(view: str, start: int, end: int) -> bool:
    sentence = words_in(view, start, end)
    return any(is_verb_at(sentence, i) for i in range(len(sentence)))


def _has_figure(reading: Reading, start: int, quantity: Quantity) -> bool:
    return any(start <= q.start < quantity.start for q in reading.quantities)


def _subject(reading: Reading, quantity: Quantity) -> tuple[tuple[int, int], bool]:
    """The noun phrase before the last verb ahead of the figure; that of the sentence where a conjunction is there."""
    view = reading.context.view
    sentence = words_in(view, reading.start, quantity.start)
    verb = next((i for i in range(len(sentence) - 1, -1, -1) if is_verb_at(sentence, i)), -1)
    while verb > 0:
        group = _group(sentence, verb)
        if group == 0:
            break
        before = sentence[group - 1]
        if before.lower in ("which", "who", "that") or before.sort in (
            Sort.NOUN,
            Sort.PRESENT,
            Sort.GERUND,
            Sort.PRONOUN,
        ):
            return _phrase(sentence, group, reading)
        verb = next((i for i in range(group - 1, -1, -1) if is_verb_at(sentence, i)), -1)
    if verb < 0 and sentence:  # "the border, 640 km long, has": what stands before the figure
        return (sentence[0].start, quantity.start), False
    return (quantity.start, quantity.start), False


def _group(sentence: list[Word], verb: int) -> int:
    first = verb
    while first and (
        sentence[first - 1].sort in (Sort.AUXILIARY, Sort.ADVERB)
        or sentence[first - 1].lower in ("to", "not", "set", "expected", "also", "now", "about")
    ):
        first -= 1
    return first


def _phrase(sentence: list[Word], group: int, reading: Reading) -> tuple[tuple[int, int], bool]:
    """The noun phrase that ends before `group`: back to a verb, a mark or a word that opens a clause."""
    last = group
    while last and (sentence[last - 1].lower in ("which", "who", "that") or sentence[last - 1].text == ","):
        last -= 1
    first = last
    while first:
        word = sentence[first - 1]
        stops = word.sort in (Sort.SUBORDINATOR, Sort.MARK) and word.text not in ("'", '"', "-", "&", ".")
        if stops or is_verb_at(sentence, first - 1) or word.sort is Sort.NUMBER:
            break
        first -= 1
    if first == last:
        return (reading.start, reading.start), False
    if last < group - 1 or any(w.lower in ("that", "which", "who") for w in sentence[1:first]):
        opening = next((i for i, w in enumerate(sentence) if w.lower in ("that", "which", "who")), 0)
        if opening and not any(is_verb_at(sentence, i) for i in range(opening)):
            first = 0  # "the rain that caused the flood lasted": the subject is the rain
    start, end = sentence[first].start, sentence[last - 1].end
    return (start, end), _PRONOUN.fullmatch(reading.context.view[start:end]) is not None


def subject_before(reading: Reading) -> tuple[int, int]:
    """The lead of the sentence before in the paragraph, for a pronoun to stand for; empty where there is none."""
    view = reading.context.view
    first = max(view.rfind("\n\n", 0, reading.start) + 2, reading.start - 600, 0)
    before = view[first : reading.start]
    ends = [match.end() for match in _SENTENCE.finditer(before)]
    starts = [0, *[at for at in ends if at < len(before.rstrip())]]
    text = before[starts[-1] :]
    if not text.strip():
        return reading.start, reading.start
    lead = _LEAD.match(text)
    start = first + starts[-1] + (lead.end() if lead else 0)
    sentence = words_in(view, start, reading.start)
    verb = next((i for i in range(1, len(sentence)) if is_verb_at(sentence, i)), 0)
    return start, sentence[verb - 1].end if verb else start


@cache
def _estimating() -> tuple[re.Pattern[str], re.Pattern[str]]:
    row = load("relation_figures")["estimates"]
    return any_verb(row["verbs"]), any_of(row["words"])


def names_in(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The words with a capital in a stretch, folded; not a common word that only begins its sentence, nor a unit."""
    context, figures = reading.context, [(q.start, q.end) for q in reading.quantities]
    view = context.view
    found = []
    for match in _CAPITAL.finditer(view, start, end):
        if any(first <= match.start() < last for first, last in figures):
            continue  # "MW" is no name
        word = fold(match.group())
        if (
            word in stop_words()
            or sort_of(match.group()) is Sort.NUMBER
            or len(word) < 2
            or weight(canonical(word)) < 1
            or word in codes()
        ):
            continue
        begins = _begins(view, match.start()) and not _followed_by_name(view, match.end())
        if not begins or word in context.capitals:
            found.append(word)
    return tuple(dict.fromkeys(found))


def _begins(view: str, at: int) -> bool:
    before = view[max(0, at - 4) : at].rstrip(" \"'(*#>[")
    return not before or before[-1] in ".!?\n:" or view[max(0, at - 2) : at].endswith("\n")


def _followed_by_name(view: str, at: int) -> bool:
    return re.match(r"\s+(?:of\s+(?:the\s+)?)?[A-Z]", view[at : at + 12]) is not None


def house_of(reading: Reading, quantity: Quantity, clause: Clause) -> str:
    """Who puts the figure, by the words of an estimate: "Corby Bank puts it at", "according to Corby Bank"; else ""."""
    verbs, words = _estimating()
    view = reading.context.view
    estimated = verbs.search(view, clause.start, quantity.start) or words.search(view, reading.start, reading.end)
    if not estimated:
        return ""
    if re.search(r"\b(?:we|our)\b", view[clause.start : quantity.start], re.I):
        return OWN_HOUSE
    subject = _names_as_printed(view, *clause.subject)
    if subject and verbs.search(view, clause.subject[1], quantity.start):
        return subject
    told = _HOUSE.search(view, reading.start, reading.end)
    return told["who"].strip(" .,") if told else ""


def _names_as_printed(view: str, start: int, end: int) -> str:
    match = re.search(r"[A-Z][\w&'.-]*(?:\s(?:of\s)?[A-Z][\w&'.-]*)*", view[start:end])
    return match.group() if match and fold(match.group()) not in stop_words() else ""
