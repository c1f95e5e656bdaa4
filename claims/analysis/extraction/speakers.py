"""Whose word an attribution is: from the words of its source to a name, a role or a group.

Finding and resolving are two passes: `NameBook` collects the full names of a text with what is said of their bearers,
then `resolve_speakers` goes through the attributions in order. A back-reference is accepted only where exactly one
bearer fits; otherwise the words of the source stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.cues import forms_of, words
from claims.analysis.extraction.name_book import NameBook, Named, bare, role_words, roles_of
from claims.analysis.extraction.speaker_pronouns import PRONOUN_REACH, antecedent
from claims.analysis.extraction.speaker_words import (
    has_name,
    head_noun,
    is_proper,
    lowered,
    lowered_first,
    with_place,
    without_time,
)
from claims.analysis.extraction.values import Attribution
from claims.analysis.lexicon import load
from claims.analysis.spans import Span, hull

# "It" is the body that spoke within this many characters before.
_NEXT_SENTENCE = 300
# The two whom a text is about are named within this many characters.
_HEAD_OF_TEXT = 5000
# Of so many unnamed roles the last ones can come back.
_MOST_ROLES = 40


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: its name, role or group, and what the text says of them.

    `sort` is "person", "role", "group", "body" or "text".
    """

    name: str
    affiliation: str = ""
    sort: str = "person"
    rule: str = ""


def resolve_speakers(view: str, attributions: Sequence[Attribution], book: NameBook) -> list[Speaker | None]:
    """The speaker of each attribution (in the order given, which is that of the text); None where it has no source."""
    out: list[Speaker | None] = []
    memory = _Memory(book)
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


class _Memory:
    """Who has spoken so far: the last speakers with their places, and the unnamed roles that were introduced."""

    def __init__(self, book: NameBook) -> None:
        self.book = book
        self.past: list[tuple[int, Speaker]] = []
        self.introduced: list[tuple[frozenset[str], str]] = []

    def just_spoke(self, position: int) -> str | None:
        """The person who spoke last in the paragraph, near `position`, and of whom no role is known."""
        if not self.past:
            return None
        at, speaker = self.past[-1]
        if speaker.sort != "person" or position - at > _NEXT_SENTENCE or "\n\n" in self.book.view[at:position]:
            return None
        mentions = self.book.by_last.get(bare(speaker.name.split()[-1]), [])[:_MOST_ROLES]
        known = (e for e in mentions if e.name == speaker.name)
        return None if any(e.roles & roles_of("person") for e in known) else speaker.name


def _resolve(view: str, attribution: Attribution, memory: _Memory) -> Speaker | None:
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
    surface = without_time(" ".join(view[span.start : span.end].split()))
    lower = surface.lower()
    if lower in ("he", "she", "his", "her", "who"):
        spoken = [(at, speaker.name) for at, speaker in memory.past if speaker.sort in ("person", "role")]
        name = antecedent(lower, span.start, book, spoken)
        return Speaker(name, "", "person", "speaker.pronoun") if name else None
    if lower in ("they", "it", "their", "its"):
        return _plural_pronoun(view, lower, span.start, memory)
    if lower in ("i", "we", "you", "my", "our", "that", "which", "this", "these", "those", "one", "there", "what"):
        return None
    if lower in ("the latter", "the former"):
        return _of_two(lower, span.start, book)
    apposed = _apposed_before(book, span) if view[span.start : span.end].endswith((" who", " which")) else None
    named = apposed or _named(surface, span, book)
    if named is not None:
        return named
    return _unnamed(surface, span, memory) or _unknown(view, attribution, surface, span, memory)


def _of_two(which: str, position: int, book: NameBook) -> Speaker | None:
    """`the latter`, `the former`: of the two whom the nearest sentence before names, where it names two and no more."""
    low = position
    for start in reversed(book.sentences[: bisect_right(book.sentences, position)]):
        names = list(dict.fromkeys(entry.name for entry in book.between(start, low)))
        if len(names) > 1 or start < position - _NEXT_SENTENCE:
            found = names[-1 if which == "the latter" else 0] if len(names) == _PAIR_OF_NAMES else ""
            return Speaker(found, "", "person", "speaker.of_two") if found else None
        low = min(low, start)
    return None


_PAIR_OF_NAMES = 2


def _unknown(view: str, attribution: Attribution, surface: str, span: Span, memory: _Memory) -> Speaker | None:
    """Someone called by a noun that the lexicon does not have, where a verb says plainly that they spoke.

    Several ("islanders said") or one whose noun has the ending of a person's ("the lamplighter said").
    """
    cue = " ".join(view[a:b] for a, b in attribution.cue).lower().split()
    if not any(word in _spoken_forms() for word in cue) or any(part in surface for part in "\"'(") or has_name(surface):
        return None
    head = head_noun(surface)
    definite = surface.split()[0].lower() in words("determiner") | words("possessive")
    if head.endswith("s") and not head.endswith(("ss", "us", "ics")) and not definite:
        return Speaker(with_place(memory.book.view, span.start, lowered_first(surface)), "", "group", "speaker.group")
    if definite and head.endswith(_PERSON_ENDINGS) and surface.split()[0].lower() not in ("this", "that", "no"):
        return _role(surface, span.start, memory)
    return None


_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer", "ster", "smith", "wright")


@cache
def _spoken_forms() -> frozenset[str]:
    """The forms of verbs that only someone who speaks is the subject of."""
    return frozenset(form for lemma in load("cues")["speech"]["plain"] for form in forms_of(lemma))


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


def _plural_pronoun(view: str, pronoun: str, position: int, memory: _Memory) -> Speaker | None:
    """The last group that spoke for "they"; for "it" the last body or publication, in the sentence before at most."""
    sorts = ("group",) if pronoun in ("they", "their") else ("body", "text")
    for at, speaker in reversed(memory.past):
        if at < position - PRONOUN_REACH or (pronoun in ("it", "its") and position - at > _NEXT_SENTENCE):
            break
        if speaker.sort in sorts and not speaker.name[:1].isdigit() and "\n\n" not in view[at:position]:
            return Speaker(speaker.name, speaker.affiliation, speaker.sort, "speaker.pronoun")
    if pronoun == "it":
        body = memory.book.only_body(position)
        return Speaker(body, "", "body", "speaker.pronoun") if body else None
    return None


def _named(surface: str, span: Span, book: NameBook) -> Speaker | None:
    """A source that holds a person's name, with the rest of its words as affiliation."""
    person = book.at(span.start, span.end)
    if person is not None and not _is_owner(book.view, person, span):
        inside = surface.replace("’", "'")
        return Speaker(person.name, _affiliation(_without_name(inside, person.name)), "person", "speaker.name")
    words_ = [w for w in surface.replace("’", "'").split() if w[:1].isupper()]
    if len(surface.split()) <= 3 and words_:
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


def _unnamed(surface: str, span: Span, memory: _Memory) -> Speaker | None:
    """A role ("the former diplomat"), a group ("experts in Tunis"), a body or a publication, in its own words.

    None for what cannot speak: things ("the front line"), abstractions ("several factors"), objects and events.
    """
    book = memory.book
    head = head_noun(surface)
    surface = lowered(surface)
    stripped = re.sub(r"^(?:the|an?|this|that|these|those|its|their|his|her)\s+", "", surface, flags=re.IGNORECASE)
    if head in roles_of("person"):
        return _role(surface, span.start, memory)
    if head in ("some", "many", "others", "most", "few", "several") and " " not in stripped:
        return Speaker(f"{head} (unnamed)", "", "group", "speaker.group")
    if head in _ACTING_TOGETHER:
        if re.match(r"(?:both|the two)\b", surface, re.IGNORECASE):
            return Speaker(_last_pair(book, span.start) or stripped, "", "body", "speaker.pair")
        return Speaker(stripped, "", "group", "speaker.group") if has_name(stripped) else None
    if head in roles_of("group"):
        group = re.sub(r",\s(?:who|which|most of whom|all of whom)\b.*", "", stripped)
        return Speaker(with_place(book.view, span.start, lowered_first(group)), "", "group", "speaker.group")
    if head in roles_of("text"):
        if _ITSELF.search(surface):
            return None
        return _publisher(stripped) or Speaker(stripped, "", "text", "speaker.text")
    if head in load("cues")["nouns"]["copula"]:
        return Speaker(stripped.lower() if " " not in stripped else stripped, "", "text", "speaker.hearsay")
    if span.end in book.things or not (head in roles_of("body") or is_proper(stripped)):
        return None
    name, _, said = stripped.partition(",")
    if said and is_proper(name) and re.match(r"\s*(?:who|whose|an?|the|then|now)\b", said):
        return Speaker(name, said.strip(), "person" if "who" in said.split()[:1] else "body", "speaker.body")
    return Speaker(re.sub(r"['’]s?$", "", stripped), "", "body", "speaker.body")


# "the foregoing analysis", "this paper": the document itself
_ITSELF = re.compile(r"\b(?:foregoing|preceding|present|above|following)\b|^(?:this|our)\b", re.IGNORECASE)

# Nouns of bodies that are a source only with a name of their own or as the pair spoken of.
_ACTING_TOGETHER = frozenset(
    {"countries", "sides", "powers", "nations", "states", "governments", "companies", "parties"}
)


def _role(surface: str, position: int, memory: _Memory) -> Speaker:
    """An unnamed person: the one bearer of the role where it comes back, else the role in its own words."""
    role = role_words(surface)
    if surface.lower().startswith(("the ", "that ", "this ")):
        bearer = memory.book.bearer(role, position)
        if bearer is not None:
            return Speaker(bearer, surface, "person", "speaker.office")
        fits = [name for said, name in memory.introduced[-_MOST_ROLES:] if role <= said]
        if fits:
            return Speaker(fits[-1], "", "role", "speaker.role")
        latest = memory.just_spoke(position)
        if latest is not None:
            return Speaker(latest, surface, "person", "speaker.role")
    named, _, said = surface.partition(",")
    name = f"{named} (unnamed)"
    memory.introduced.append((role, name))
    return Speaker(name, said.strip(), "role", "speaker.role")


@cache
def _from_body() -> re.Pattern[str]:
    """`figures from the bank`, `a report published by the bank`."""
    texts = "|".join(sorted(roles_of("text"), key=len, reverse=True))
    done = "published|released|issued|compiled|prepared|collected|conducted|commissioned"
    among = r"(?:of|on|among|about|into)\s[^,;()]{2,60}?\s"  # "a survey of nurses by the institute"
    return re.compile(
        rf"\b(?:{texts})\s(?:(?:{done})\s)?(?:{among}(?:(?:{done})\s)?by\s|(?:from|by|of)\s)(?:the\s)?(?P<body>[^,;()]{{2,80}})",
        re.IGNORECASE,
    )


def _publisher(phrase: str) -> Speaker | None:
    """`figures from the Ministry of Ports in Lima`: the ministry; None where the text is nobody's by name."""
    match = _from_body().search(phrase)
    if match is None:
        return None
    body = re.split(r"\s(?:in|at|on|from|with|by|to)\s", match["body"])[0].strip()
    last = body.split()[-1]
    if is_proper(body) or (last in roles_of("body") and has_name(body)):
        return Speaker(body, phrase, "body", "speaker.publisher")
    return None


_PAIR = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: and |-)([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b")


def _last_pair(book: NameBook, position: int) -> str | None:
    """The two that "both countries" means: the last two countries named together before it, else first in the text."""
    for low, high in ((max(0, position - 1500), position), (0, min(position, _HEAD_OF_TEXT))):
        found = _PAIR.findall(book.view[low:high])
        pairs = [pair for pair in found if not book.countries or set(pair) <= book.countries]
        if pairs:
            return " and ".join(sorted(pairs[-1]))
    return None
