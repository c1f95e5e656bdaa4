"""Sources without a name of a person: roles, groups, bodies and publications, in their own words."""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.extraction.cues import forms_of, words
from claims.analysis.extraction.name_book import NameBook, bare, role_words, roles_of
from claims.analysis.extraction.speaker_memory import MOST_ROLES, NEXT_SENTENCE, Memory, Speaker
from claims.analysis.extraction.speaker_words import (
    has_name,
    head_noun,
    is_proper,
    lowered,
    lowered_first,
    with_place,
)
from claims.analysis.extraction.values import Attribution
from claims.analysis.lexicon import load
from claims.analysis.spans import Span

# The two whom a text is about are named within this many characters.
_HEAD_OF_TEXT = 5000


def unknown(view: str, attribution: Attribution, surface: str, span: Span, memory: Memory) -> Speaker | None:
    """Someone called by a noun that the lexicon does not have, where a verb says plainly that they spoke.

    Several ("islanders said") or one whose noun has the ending of a person's ("the lamplighter said").
    """
    cue = " ".join(view[a:b] for a, b in attribution.cue).lower().split()
    if (
        not any(word in _spoken_forms() for word in cue)
        or any(part in surface for part in "\"'(")
        or any(word[0].isupper() for word in surface.split()[1:])
    ):
        return None
    head = head_noun(surface)
    definite = surface.split()[0].lower() in words("determiner") | words("possessive")
    if head.endswith("s") and not head.endswith(("ss", "us", "ics")):
        group = " ".join(surface.split()[definite:])
        return Speaker(with_place(memory.book.view, span.start, lowered_first(group)), "", "group", "speaker.group")
    if definite and head.endswith(_PERSON_ENDINGS) and surface.split()[0].lower() not in ("this", "that", "no"):
        return _role(lowered(surface), span.start, memory)
    return None


_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer", "ster", "smith", "wright")


@cache
def _spoken_forms() -> frozenset[str]:
    """The forms of verbs that only someone who speaks is the subject of."""
    return frozenset(form for lemma in load("cues")["speech"]["plain"] for form in forms_of(lemma))


def unnamed(surface: str, span: Span, memory: Memory) -> Speaker | None:
    """A role ("the former diplomat"), a group ("experts in Tunis"), a body or a publication, in its own words.

    None for what cannot speak: things ("the front line"), abstractions ("several factors"), objects and events.
    """
    book = memory.book
    head = head_noun(surface)
    surface = lowered(surface)
    part = _PART_OF.match(surface)
    if part is not None and bare(part["noun"] or part["part"]) in roles_of("group"):
        return Speaker(surface[:1].lower() + surface[1:], "", "group", "speaker.group")
    stripped = re.sub(r"^(?:the|an?|this|that|these|those|its|their|his|her)\s+", "", surface, flags=re.IGNORECASE)
    if head in roles_of("person"):
        return _role(surface, span.start, memory)
    if stripped.replace(",", "").isdigit():
        return Speaker(f"{stripped} (unnamed)", "", "group", "speaker.group")
    if head in ("some", "many", "others", "most", "few", "several") and " " not in stripped:
        return Speaker(f"{head} (unnamed)", "", "group", "speaker.group")
    if head in _ACTING_TOGETHER:
        if re.match(r"(?:both|the two)\b", surface, re.IGNORECASE):
            return Speaker(_last_pair(book, span.start) or stripped, "", "body", "speaker.pair")
        return Speaker(stripped, "", "group", "speaker.group") if has_name(stripped) else None
    if head in roles_of("group"):
        group = _ADDED.sub("", stripped)
        return Speaker(with_place(book.view, span.start, lowered_first(group)), "", "group", "speaker.group")
    if head in roles_of("text"):
        text = Speaker(_ADDED.sub("", stripped), "", "text", "speaker.text")
        if _ITSELF.search(surface):
            return None
        return _publisher(stripped) or _sender(head, surface, span.start, memory) or text
    if head in load("cues")["nouns"]["copula"]:
        return Speaker(stripped.lower() if " " not in stripped else stripped, "", "text", "speaker.hearsay")
    if span.end in book.things or not (head in roles_of("body") or is_proper(stripped)):
        return None
    return _body(stripped)


def _sender(noun: str, surface: str, position: int, memory: Memory) -> Speaker | None:
    """`The firm denied it in a letter. "It is late," the letter reads.`: whoever spoke last, and in it."""
    if not memory.past or not surface.startswith("the ") or surface.count(" ") > 1:
        return None
    at, latest = memory.past[-1]
    between = memory.book.view[at:position]
    if position - at > NEXT_SENTENCE or latest.sort == "text" or "\n\n" in between:
        return None
    carried = any(match["noun"].lower() == noun for match in _IN_A_TEXT.finditer(between))
    return Speaker(latest.name, latest.affiliation, latest.sort, "speaker.sender") if carried else None


_IN_A_TEXT = re.compile(r"\b[Ii]n\s(?:an?|his|her|its|their)\s(?:[a-z]+\s){0,2}?(?P<noun>[a-z-]+)\b")


def _body(stripped: str) -> Speaker:
    """A body, under its name alone: "the news agency Interlink", "the forum, which meets in Accra"."""
    name, _, said = stripped.partition(",")
    if said and is_proper(name) and re.match(r"\s*(?:who|whose|which|where|based|an?|the|then|now)\b", said):
        return Speaker(name, said.strip(), "person" if "who" in said.split()[:1] else "body", "speaker.body")
    led = _LED_NAME.match(stripped)
    if led is not None and led["noun"] in roles_of("body", "text"):
        stripped = stripped[led.end() :]
    return Speaker(re.sub(r"['’]s?$", "", _ADDED.sub("", stripped)), "", "body", "speaker.body")


_LED_NAME = re.compile(r"(?:[a-z-]+\s){0,2}(?P<noun>[a-z]+)\s(?=[A-Z])")


# "62 per cent of patients", "one in five of the nurses", "half the crew's officers"
_PART_OF = re.compile(
    r"(?:(?:about|nearly|almost|some|over|around|more than|only|at least)\s)?(?:\d[\d.,]*|[A-Za-z-]{2,14})"
    r"\s?(?:%|per\scent|percent|in\s[a-z\d]+|thirds|quarters)(?:\s(?:of|in))?\s(?:the\s|all\s|its\s)?(?:[a-z-]+\s){0,2}?(?P<noun>[a-z]+s)\b"
    r"|(?i:one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some|several|few|dozens|hundreds|all|both|none)"
    r"\sof\s(?:the\s|its\s|their\s)?(?:[a-z-]+\s){0,2}?(?P<part>[a-z]+s)\b"
)


# "..., some of whom had not slept", "..., seen by the daily": what is added to a source
_ADDED = re.compile(
    r",\s(?:who|which|(?:most|all|some|many|half|both|none|several|two)\sof\s(?:whom|which|them)"
    r"|in\s(?:an?|its|their|the)\s(?:[a-z-]+\s){0,2}(?:letter|statement|email|report|reply|memo|filing|note)"
    r"|published|seen|released|issued|dated|titled|obtained|written|made)\b.*"
)
# "the foregoing analysis", "this paper": the document itself
_ITSELF = re.compile(r"\b(?:foregoing|preceding|present|above|following)\b|^(?:this|our)\b", re.IGNORECASE)


# Nouns of bodies that are a source only with a name of their own or as the pair spoken of.
_ACTING_TOGETHER = frozenset(
    {"countries", "sides", "powers", "nations", "states", "governments", "companies", "parties"}
)


def _role(surface: str, position: int, memory: Memory) -> Speaker:
    """An unnamed person: the one bearer of the role where it comes back, else the role in its own words."""
    role = role_words(surface)
    if surface.lower().startswith(("the ", "that ", "this ")):
        bearer = memory.book.bearer(role, position)
        if bearer is not None:
            return Speaker(bearer, surface, "person", "speaker.office")
        fits = [name for said, name in memory.introduced[-MOST_ROLES:] if role <= said]
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
    when = r"(?:(?:on|in|last|this|earlier)\s[\w ]{2,20}?\s)?"
    done = "published|released|issued|compiled|prepared|collected|conducted|commissioned"
    among = r"(?:of|on|among|about|into)\s[^,;()]{2,60}?\s"  # "a survey of nurses by the institute"
    return re.compile(
        rf"\b(?:{texts})\s(?:(?:{done})\s)?{when}(?:{among}(?:(?:{done})\s)?by\s|(?:from|by|of)\s)(?:the\s)?(?P<body>[^,;()]{{2,80}})",
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
