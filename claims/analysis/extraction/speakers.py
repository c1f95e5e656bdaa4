"""Whose word an attribution is: from the words of its source to a name, a role or a group.

Finding and resolving are two passes: `NameBook` collects the full names of a text with what is said of their bearers,
then `resolve_speakers` goes through the attributions in order. A back-reference is accepted only where exactly one
bearer fits; otherwise the words of the source stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from claims.analysis.extraction.cues import words
from claims.analysis.extraction.name_book import NameBook, Named, bare, roles_of
from claims.analysis.extraction.speaker_memory import NEXT_SENTENCE, Memory, Speaker
from claims.analysis.extraction.speaker_pronouns import PRONOUN_REACH, antecedent
from claims.analysis.extraction.speaker_unnamed import unknown, unnamed
from claims.analysis.extraction.speaker_words import (
    head_noun,
    lowered,
    without_time,
)
from claims.analysis.extraction.values import Attribution
from claims.analysis.lexicon import load
from claims.analysis.spans import Span, hull

__all__ = ["Speaker", "resolve_speakers"]


def resolve_speakers(view: str, attributions: Sequence[Attribution], book: NameBook) -> list[Speaker | None]:
    """The speaker of each attribution (in the order given, which is that of the text); None where it has no source."""
    out: list[Speaker | None] = []
    memory = Memory(book)
    order = sorted(range(len(attributions)), key=lambda k: _anchor(attributions[k]))
    resolved: dict[int, Speaker | None] = {}
    for k in order:
        attribution = attributions[k]
        speaker = _resolve(view, attribution, memory)
        resolved[k] = speaker
        if speaker is not None:
            memory.past = [*memory.past[-11:], (_anchor(attribution), speaker)]
    out.extend(resolved[k] for k in range(len(attributions)))
    return out


def _anchor(attribution: Attribution) -> int:
    pieces = attribution.source or attribution.cue or attribution.content
    return pieces[0][0]


def _resolve(view: str, attribution: Attribution, memory: Memory) -> Speaker | None:
    book = memory.book
    if not attribution.source:
        return None
    span = hull(Span(*piece) for piece in attribution.source)
    before = view[max(0, span.start - 60) : span.start]
    if _NOBODY.search(before) or view[span.start : span.end].lower().startswith(("no ", "neither ", "none ")):
        return None
    led = _LED_BY.search(before)
    if led is not None and led["group"].lower() in roles_of("group", "body"):
        group = " ".join((before[led.start() :] + span.of(view)).split())
        return Speaker(lowered(group), "", "group", "speaker.group")
    surface = _SHORT_FORM.sub("", without_time(" ".join(view[span.start : span.end].split())))
    lower = surface.lower()
    if attribution.rule == "attribution.according_to":
        lower = {"him": "he", "them": "they"}.get(lower, lower)
    if lower in ("he", "she", "his", "her", "who"):
        name = _bearer(lower, attribution, span, memory)
        return Speaker(name, "", "person", "speaker.pronoun") if name else None
    if lower in ("they", "it", "their", "its"):
        return _plural_pronoun(view, lower, span.start, memory)
    if lower in ("i", "we", "you", "my", "our", "that", "which", "this", "these", "those", "one", "there", "what"):
        return None
    if lower in ("the latter", "the former"):
        return _of_two(lower, span.start, book)
    traced = _by_trait(surface, attribution, span, memory) or _of_kin(surface, book)
    if traced is not None:
        return traced
    apposed = _apposed_before(book, span) if view[span.start : span.end].endswith((" who", " which")) else None
    named = apposed or _named(surface, span, book)
    if named is not None:
        return named
    return unnamed(surface, span, memory) or unknown(view, attribution, surface, span, memory)


def _bearer(pronoun: str, attribution: Attribution, source: Span, memory: Memory) -> str | None:
    """Whom a pronoun, or "" for words that do not tell "he" from "she", takes up; None where that is not plain."""
    spoken = [(at, speaker.name) for at, speaker in memory.past if speaker.sort in ("person", "role")]
    return antecedent(pronoun, _search_from(attribution, source), memory.book, spoken)


def _by_trait(surface: str, attribution: Attribution, source: Span, memory: Memory) -> Speaker | None:
    """`the 17-year-old`, `the Croat`: whoever it takes up, else somebody unnamed."""
    surface = surface.partition(",")[0]
    if not _called_by_trait(surface):
        return None
    name = _bearer("", attribution, source, memory)
    if name:
        return Speaker(name, surface, "person", "speaker.trait")
    named = surface.split()[-1].istitle()
    return None if named else Speaker(f"{lowered(surface)} (unnamed)", "", "role", "speaker.trait")


def _of_kin(surface: str, book: NameBook) -> Speaker | None:
    """`her son Will`: the given name."""
    kin = _KIN.fullmatch(surface)
    if kin is None or kin["noun"] not in roles_of("person"):
        return None
    return Speaker(book.full(kin["name"]), kin["noun"], "person", "speaker.name")


# "her son Will": a given name behind the noun of a person
_KIN = re.compile(r"(?i:his|her|their|my|our|the)\s(?P<noun>[a-z]+)\s(?P<name>[A-Z][a-z]+)")
_TRAIT = re.compile(
    r"(?i:the)\s(?:\d{1,3}-year-old|(?:(?P<epithet>[a-z]+)\s)?(?P<noun>man|woman|boy|girl)|(?P<people>[A-Z][a-z]+))"
)


def _called_by_trait(surface: str) -> bool:
    """`the 17-year-old`, `the old woman`, `the Croat`: somebody named before, called by age, sex or country."""
    match = _TRAIT.fullmatch(surface)
    if match is None:
        return False
    return match["people"] is None or match["people"].lower() in _peoples()


@cache
def _peoples() -> frozenset[str]:
    """What one calls a single person of a country: "Swede", "Senegalese", in lower case."""
    rows = load("countries")["countries"].values()
    names = {word for row in rows for key in ("adjectives", "people") for word in row.get(key, ())}
    one = {name.lower().removesuffix("s") for name in names if name.isalpha()}
    return frozenset(name for name in one if not name.endswith(("ish", "ch")))


# "the Port Observatory (IPO)": a body's short form behind its name
_SHORT_FORM = re.compile(r"(?<=\w)\s\([A-Z][\w&.-]{1,11}\)$")


def _search_from(attribution: Attribution, source: Span) -> int:
    """Where the search for a pronoun's bearer begins: `"The dam is weak," she said`: those in her words are others."""
    first = attribution.content[0][0] if attribution.content else source.start
    return min(first, source.start) if attribution.rule == "attribution.fronted" else source.start


def _of_two(which: str, position: int, book: NameBook) -> Speaker | None:
    """`the latter`, `the former`: of the two whom the nearest sentence before names, where it names two and no more."""
    low = position
    for at in range(bisect_right(book.sentences, position) - 1, -1, -1):
        start = book.sentences[at]
        names = list(dict.fromkeys(entry.name for entry in book.between(start, low)))
        if len(names) > 1 or start < position - NEXT_SENTENCE:
            found = names[-1 if which == "the latter" else 0] if len(names) == _PAIR_OF_NAMES else ""
            return Speaker(found, "", "person", "speaker.of_two") if found else None
        low = min(low, start)
    return None


_PAIR_OF_NAMES = 2


# "nobody in Peru said", "neither Peru nor Chile said": no one did
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|none|neither|nor)(?:\s(?:of|in|at|from|among))?(?:\s(?:the|its|their))?\s+$", re.IGNORECASE
)


# "researchers led by Ana Riba": the researchers speak
_LED_BY = re.compile(r"\b(?P<group>[A-Za-z]{3,20})\s(?:led|headed|directed|chaired|run|founded|hired|paid)\sby\s+$")


def _apposed_before(book: NameBook, span: Span) -> Speaker | None:
    """`Riba, a member of the council, who added`: the source is the apposition, its bearer stands before it."""
    near = book.between(span.start - 120, span.start)
    if near and not book.view[near[-1].stop : span.start].strip(" \n,"):
        return Speaker(near[-1].name, without_time(span.of(book.view)), "person", "speaker.apposition")
    return None


def _plural_pronoun(view: str, pronoun: str, position: int, memory: Memory) -> Speaker | None:
    """The last group that spoke for "they"; for "it" the last body or publication, in the sentence before at most."""
    sorts = ("group",) if pronoun in ("they", "their") else ("body", "text")
    told = _subject_before(memory.book, position) if pronoun == "it" else None
    for at, speaker in reversed(memory.past):
        if told is not None and at < told[0]:
            return Speaker(told[1], "", "body", "speaker.pronoun")
        if at < position - PRONOUN_REACH or (pronoun in ("it", "its") and position - at > NEXT_SENTENCE):
            break
        if speaker.sort in sorts and not speaker.name[:1].isdigit() and "\n\n" not in view[at:position]:
            return Speaker(speaker.name, speaker.affiliation, speaker.sort, "speaker.pronoun")
    if pronoun == "it":
        body = memory.book.only_body(position)
        return Speaker(body, "", "body", "speaker.pronoun") if body else None
    return None


def _subject_before(book: NameBook, position: int) -> tuple[int, str] | None:
    """`The Court of Audits is wary. It found ...`: the body that leads the sentence before, and where."""
    at = bisect_right(book.sentences, position) - 1
    if at < 1 or "\n\n" in book.view[book.sentences[at - 1] : position]:
        return None
    lead = _LEADING_BODY.match(book.view, book.sentences[at - 1])
    if lead is None or not any(bare(word) in roles_of("body") for word in lead["name"].split()):
        return None
    return lead.start(), " ".join(lead["name"].split())


_LEADING_BODY = re.compile(
    r"The\s(?P<name>[A-Z][\w-]{1,30}(?:\s(?:of|for|and|of\sthe)\s[A-Z][\w-]{1,30}|\s[A-Z][\w-]{1,30}){1,5})\s[a-z]"
)


def _named(surface: str, span: Span, book: NameBook) -> Speaker | None:
    """A source that holds a person's name, with the rest of its words as affiliation."""
    person = book.at(span.start, span.end)
    if person is not None and not _is_owner(book.view, person, span):
        inside = surface.replace("’", "'")
        return Speaker(person.name, _affiliation(_without_name(inside, person.name)), "person", "speaker.name")
    words_ = [w for w in surface.replace("’", "'").split() if w[:1].isupper()]
    owned = bool(words_) and words_[-1].endswith(("'s", "s'")) and head_noun(surface) in roles_of("person", "group")
    if len(surface.split()) <= 3 and words_ and not owned:
        name = book.full(re.sub(r"'s?$", "", words_[-1]).strip(".,"))
        if " " in name:
            return Speaker(name, _affiliation(" ".join(surface.split()[:-1])), "person", "speaker.name")
    return None


def _without_name(words_: str, name: str) -> str:
    """The words of a source without a person's full name, or without the last name where only that stands there."""
    last = name.split()[-1]
    at = words_.find(name)
    if at >= 0:
        head, tail = _TITLE_AND_STOP.sub("", words_[:at], count=1), words_[at + len(name) :]
    else:
        at = words_.find(last)
        while at > 0 and words_[at - 1].isalnum():
            at = words_.find(last, at + 1)
        if at < 0:
            return words_
        head, tail = _TITLE.sub("", words_[:at], count=1), words_[at + len(last) :]
    return head + " " + tail.removeprefix("'s")


_TITLE_AND_STOP = re.compile(r"(?:Mr|Mrs|Ms|Dr)?\.?\s*$")


_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.?\s+$")


def _affiliation(rest: str) -> str:
    """What stands beside the name, as far as it names an office, a role or a body."""
    if not rest.strip():
        return ""
    kept: list[str] = []
    for part in re.sub(r"\([^()]*\)?", " ", rest).split(","):
        said = re.sub(r"^(?:and|by|in|the)\s+", "", " ".join(part.split()).strip(" .()'"))
        if kept or any(bare(word) in _telling() for word in said.split()):
            kept.append(said)
    return ", ".join(part for part in kept if part)


@cache
def _telling() -> frozenset[str]:
    """Words that name an office, a role or a body."""
    titles = frozenset(load("sources")["titles"]["honorific"]) - {"mr", "mrs", "ms", "miss", "dr"}
    return roles_of("person", "group", "body") | titles


def _is_owner(view: str, person: Named, span: Span) -> bool:
    """`Riba's spokesman`, `an aide to Riba`: the person named is not the one who speaks."""
    if view[person.stop - 2 : person.stop + 2].count("'s") and person.stop + 3 < span.end:
        return True
    head = head_noun(view[span.start : person.start])
    before = view[span.start : person.start].lower().split()
    return bool(before) and before[-1] in words("preposition") and head in (roles_of("person", "group"))
