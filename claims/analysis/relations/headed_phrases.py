"""What a stretch of a sentence is about: its head noun, what describes it, and the names in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claims.analysis.extraction.cues import forms_of
from claims.analysis.extraction.values import EntityMention
from claims.analysis.lexicon import load
from claims.analysis.relations.parties import country_named
from claims.analysis.relations.wording import Word, canonical, merged_words, stop_words, weight, words

# Where a clause begins or ends, as seen from within it.
_BOUND = re.compile(
    r"[;:.!?()\u2013\u2014]|\s{3,}|,\s|\b(?:that|because|while|whereas|although|though|but|which|who|whose|if|since|when|where"
    r"|until|so|said|says|say|argued?|argues|believed?|believes|thinks?|thought|insist(?:s|ed)?|add(?:s|ed)|claim(?:s|ed)"
    r"|state[sd]|maintain(?:s|ed)|hopes?|urged|urges|told|and\s+(?=\w+ed\b))\b",
    re.I,
)
# "The Mpata dam, which Lusaka favours, ...": what is put in between is no part of the subject.
_PUT_IN = re.compile(
    r",\s(?:who|which|whose|where|based|led|headed|known|called|now|then|as|built|signed|an?|the|on|in|at|for|however|too|by|despite|like|unlike)\b[^,;:.]{2,90},\s*$",
    re.I,
)
# "Closing it", "selling Ferrante", "signing the pact".
_TAKES_OBJECT = re.compile(r"\s+(?:the|a|an|it|them|its|their|his|her|our|this|that|these|those|[A-Z]\w+)\b")
# "the pact that the two concluded in May ...": the subject stands before its relative clause.
_RELATIVE = re.compile(r"\b(?:that|which|who|where)\b", re.I)
_NOT_DIGIT_STOP = re.compile(r"(?<=\d)[.,](?=\d)|(?<=\b[A-Z])\.|(?<=\bMr)\.|(?<=\bDr)\.|(?<=\bMs)\.")
_MORE_THAN_SO_MANY = 8
# ... and so many acts.
LAST_ACTS = 4
# So far back (code points) "the decision" may reach.
TOLD_BEFORE = 600


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `head` and `words` canonical (the words without the head), `names` folded, `[start, end)` in the
    document. `head` is "" where nothing is said of what it is."""

    head: str
    words: frozenset[str]
    names: frozenset[str]
    start: int
    end: int


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load("grammar")["words"]["preposition"]) - {"like", "unlike", "than", "because", "including"}


@cache
def _light() -> frozenset[str]:
    return frozenset(canonical(word) for word in load("relation_stances")["light"])


@cache
def _empty() -> frozenset[str]:
    table = load("relation_stances")["empty"]
    return frozenset(table) | frozenset(canonical(word) for word in table)


def clause_start(view: str, start: int, at: int) -> int:
    """Where the clause that holds `at` begins, not before `start`."""
    masked = _NOT_DIGIT_STOP.sub(" ", view[start:at])
    last = start
    for match in _BOUND.finditer(masked):
        last = start + match.end()
    return last


def subject_span(view: str, start: int, at: int, *, relative: bool = True) -> tuple[int, int]:
    """Where the subject of the verb at `at` stands, if it stands right before it; `start` is that of the sentence."""
    put_in = _PUT_IN.search(view[start:at])
    if put_in:
        stop = start + put_in.start()
        first = clause_start(view, start, stop)
        if view[first:stop].strip():
            return first, stop
    first = clause_start(view, start, at)
    relatives = list(_RELATIVE.finditer(view, start, first))
    if relative and relatives and not view[relatives[-1].end() : first].strip() and _has_verb(view[first:at]):
        before = clause_start(view, start, relatives[-1].start())
        if words(view[before : relatives[-1].start()]):
            return before, relatives[-1].start()
    return first, at


def _has_verb(stretch: str) -> bool:
    """True for a stretch with a verb of its own before its last word."""
    found = words(stretch)
    while found and found[-1].form in _auxiliaries():
        found.pop()
    return any(_verb_behind(before.form, word.form) for before, word in pairwise(found))


@cache
def _auxiliaries() -> frozenset[str]:
    table = load("grammar")["words"]
    return frozenset(word for kind in ("be", "have", "modal", "do") for word in table[kind])


def is_verb(form: str) -> bool:
    """True for a word (folded) that is a form of a common verb, or looks like a past one."""
    return form in _verbs() or (form.endswith("ed") and len(form) > 4)


def before_verb(stretch: str) -> str:
    """What stands before the first verb of a stretch: "The mayor visited the valley and" gives "The mayor "."""
    found = words(stretch)
    for before, word in pairwise(found):
        if _verb_behind(before.form, word.form) and (word is not found[-1] or before.capital):
            return stretch[: word.start]
    return stretch


def _verb_behind(before: str, form: str) -> bool:
    """True where `form` is a verb behind the word `before`: "the cuts" and "ambulance cover" are no verbs."""
    if before in _determiners() or not is_verb(form):
        return False
    if form.endswith("ed") or form in _auxiliaries():
        return True
    return before.endswith("s") != form.endswith("s")  # "prices rise", "the price rises"


@cache
def _verbs() -> frozenset[str]:
    table = load("grammar")
    common = {form for lemma in table["verbs"]["common"] for form in forms_of(lemma)}
    common |= {form for lemma in load("relation_stances")["verbs_too"] for form in forms_of(lemma)}
    irregular = {form for listed in table["verbs"]["irregular"].values() for form in listed}
    return frozenset(common | _auxiliaries() | irregular)


@cache
def _determiners() -> frozenset[str]:
    table = load("grammar")["words"]
    return frozenset([*table["determiner"], *table["possessive"]])


def acts_told(view: str, end: int) -> frozenset[str]:
    """What was done, as it is told not long before `end`: what "the decision" or "this step" may stand for."""
    start = max(end - TOLD_BEFORE, 0)
    told = [canonical(w.form) for w in merged_words(view[start:end])]
    return frozenset([act for act in told if act in _acts()][-LAST_ACTS:])


@cache
def _acts() -> frozenset[str]:
    return frozenset(canonical(word) for word in load("relation_words")["acting"]["acts"])


def main_heads(view: str, start: int, end: int, entities: Sequence[EntityMention]) -> frozenset[str]:
    """The heads of what a sentence tells of and of what befalls it: what "it" in the next sentence may stand for."""
    found = words(view[start:end])
    verb = next((w for w in found[1:] if is_verb(w.form)), None)
    if verb is None:
        return frozenset()
    stop = clause_end(view, start + verb.end, end)
    halves = (
        noun_phrase(view, start, start + verb.start, entities),
        noun_phrase(view, start + verb.end, stop, entities),
    )
    return frozenset(half.head for half in halves if half.head)


def clause_end(view: str, at: int, end: int) -> int:
    """Where the clause that holds `at` ends, not behind `end`."""
    match = _BOUND.search(_NOT_DIGIT_STOP.sub(" ", view[at:end]))
    return at + match.start() if match else end


def noun_phrase(view: str, start: int, end: int, entities: Sequence[EntityMention]) -> Phrase:
    """The noun phrase in `view[start:end)`: "the government's response to the flood" has the head "response".

    A light noun hands over to what follows it ("the signing of the accord"), else to what stands before it.
    """
    found = merged_words(view[start:end])
    segments = _segments(found)
    content = [[w for w in segment if _counts(w)] for segment in segments]
    content = [segment for segment in content if segment]
    if not content:
        return Phrase("", frozenset(), frozenset(), start, end)
    head = _land_of(_head(content, view[start:end]), start, content, entities)
    every = {canonical(w.form) for segment in content[:3] for w in segment[:_MORE_THAN_SO_MANY]}
    names = _names(view, start, end, content, entities)
    return Phrase(head, frozenset(every - {head}), names, start, end)


def _is_gerund(word: Word, text: str) -> bool:
    """True for a form in -ing of a verb of the lexicon that begins a phrase, with an object behind it."""
    before = [w.form for w in words(text[: word.start])]
    if before == ["to"]:  # "to withdraw the licence would be wrong"
        return _TAKES_OBJECT.match(text, word.end) is not None
    return word.form in _gerunds() and not before and _TAKES_OBJECT.match(text, word.end) is not None


@cache
def _gerunds() -> frozenset[str]:
    table = load("grammar")["verbs"]["common"]
    every = {*table, *load("relation_words")["acting"]["acts"]}
    return frozenset(form for lemma in every for form in forms_of(lemma) if form.endswith("ing"))


def _land_of(head: str, start: int, content: Sequence[Sequence[Word]], entities: Sequence[EntityMention]) -> str:
    """A head that names a country, or its capital, as the country."""
    for word in (w for segment in content for w in segment if canonical(w.form) == head):
        for entity in entities:
            land = country_named(entity)
            if land and entity.start <= start + word.start and start + word.end <= entity.end + 2:
                return land.lower()
    return head


def _segments(found: Sequence[Word]) -> list[list[Word]]:
    segments: list[list[Word]] = [[]]
    for word in found:
        if word.form in _prepositions():
            segments.append([])
        else:
            segments[-1].append(word)
    return segments


def _counts(word: Word) -> bool:
    said_how = word.form.endswith("ly") or word.form in _adverbs()
    return word.form not in stop_words() and len(word.form) > 1 and not said_how


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(load("grammar")["words"]["adverb"])


def _head(content: Sequence[Sequence[Word]], text: str) -> str:
    first = content[0][0]
    if _is_gerund(first, text):  # "closing the mine": what is done is the matter
        return canonical(first.form)
    for segment in content:
        for word in reversed(segment):
            if text[word.start : word.end].endswith(("'s", "s'")):
                continue
            root = canonical(word.form)
            if root in _empty() or word.form in _empty():
                return ""
            if root not in _light():
                return root
    return ""


def _names(
    view: str, start: int, end: int, content: Sequence[Sequence[Word]], entities: Sequence[EntityMention]
) -> frozenset[str]:
    inside = [e for e in entities if start <= e.start and e.end <= end]
    named = {land.lower() for e in inside if (land := country_named(e))}
    lands = [(e.start - start, e.end - start) for e in inside if country_named(e)]
    initial = not view[:start].strip() or view[:start].rstrip()[-1:] in '.!?\n"'
    opening = words(view[start:end])[0].start if words(view[start:end]) else 0
    for segment in content:
        for word in segment:
            first = initial and word.start == opening and not _inside(word, start, inside)
            if word.capital and not first and not any(a <= word.start < b for a, b in lands):
                named.add(word.form)
    return frozenset(name for name in named if _names_it(name) or name in {land.lower() for land in _lands(inside)})


def _lands(entities: Sequence[EntityMention]) -> set[str]:
    return {land for entity in entities if (land := country_named(entity))}


def _inside(word: Word, start: int, entities: Sequence[EntityMention]) -> bool:
    return any(e.start <= start + word.start < e.end for e in entities)


def named_before(view: str, head: str, before: int) -> frozenset[str]:
    """The names with which the head noun of a phrase was printed last before the place `before`, folded.

    "The Febrax vaccine ... the vaccine" gives {"febrax"}: a bare phrase takes up the one before it.
    """
    if not head or len(head) < 3:
        return frozenset()
    pattern = re.compile(
        rf"((?:\b[A-Z][\w'-]+\s+){{1,3}})(?i:{re.escape(head)})\w{{0,3}}\b"
        rf"|\b(?i:{re.escape(head)})\w{{0,3}}\s+(?:(?:of|on|with|between|for|at|in|with)\s+)(?:the\s+)?((?:[A-Z][\w'-]+\s?){{1,3}})"
    )
    found = None
    for match in pattern.finditer(view, 0, before):
        found = match
    if found is None:
        return frozenset()
    printed = found[1] or found[2] or ""
    return frozenset(w.form for w in words(printed) if _names_it(w.form))


def _names_it(form: str) -> bool:
    """True for a word of a name; a day or a month is none."""
    return form not in stop_words() and weight(canonical(form)) >= 1
