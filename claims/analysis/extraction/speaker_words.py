"""The words of a source, without what hangs on them: its head noun, its time, the capital of its place."""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.extraction.cues import Tag, verb_forms, words
from claims.analysis.extraction.name_book import bare, roles_of
from claims.analysis.lexicon import load

_PLACE_BEFORE = re.compile(r"\bIn (?P<place>(?:the )?[A-Z][\w .'-]{1,30}?)(?: too| also| as well)?,[ \n]*$")


def without_time(surface: str) -> str:
    """A source without the relative or the time that hangs on it: "the mayor, who", "the airline on Thursday"."""
    cut = _time_after().sub("", _RELATIVE_AFTER.sub("", _DASH.split(surface, maxsplit=1)[0]))
    return _TIME_BEFORE.sub("", cut).strip(" ,") or surface


_DASH = re.compile(r"\s[-–—]{1,3}\s")
_RELATIVE_AFTER = re.compile(r",? (?:who|which|that)$")
_TIME_BEFORE = re.compile(
    r"^(?:last|this|next) (?:week|month|year|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday),? (?=\w)",
    re.IGNORECASE,
)


@cache
def _time_after() -> re.Pattern[str]:
    times = "|".join(sorted(words("time") - {"may", "march"}))
    return re.compile(rf",? (?:(?:on|in|late|early|last|this|next|earlier) ){{0,2}}(?:{times})$", re.IGNORECASE)


def lowered(surface: str) -> str:
    """`Experts in Lima`, `Former envoys`: a description at the head of a sentence, without the capital of its place."""
    first, _, rest = surface.partition(" ")
    plain = first.lower() in roles_of("person", "group", "text", "body") and not rest[:1].isupper()
    if (
        plain
        or first.lower() in words("determiner") | words("possessive")
        or (first.istitle() and first.lower() in _passing())
    ):
        return f"{first.lower()} {rest}".strip()
    return surface


def lowered_first(group: str) -> str:
    """`Two officials`, `Villagers`: a number or common plural at the head of a sentence, without its capital."""
    first, _, rest = group.partition(" ")
    plain = first.lower() in _NUMBER_WORDS or (not rest and first.lower().endswith("s"))
    return f"{first[:1].lower()}{first[1:]} {rest}".strip() if plain and first.istitle() else group


_NUMBER_WORDS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "dozens"})


@cache
def _passing() -> frozenset[str]:
    portfolios = frozenset(name for name in load("offices")["portfolios"]["names"] if name.isalpha())
    return (
        frozenset(load("sources")["epithets"]["words"]) | frozenset(load("sources")["epithets"]["plain"]) | portfolios
    )


def has_name(phrase: str) -> bool:
    """Whether a word of the phrase is capitalised."""
    return any(word[0].isupper() for word in phrase.split()[1:]) or phrase[:1].isupper()


def is_proper(phrase: str) -> bool:
    """Whether the phrase ends in a name: its last word before a preposition other than "of" is capitalised."""
    head = re.split(r",|\s(?:in|at|on|from|for|with|by|to)\s", phrase)[0].split()
    if not head or bare(head[-1]) in words("time"):
        return False
    return head[-1][0].isupper() or (len(head) > 1 and head[-1] in ("too", "itself") and head[-2][0].isupper())


def with_place(view: str, position: int, group: str) -> str:
    """`In Peru too, experts say`: experts in Peru."""
    before = _PLACE_BEFORE.search(view[max(0, position - 60) : position])
    return f"{group} in {before['place']}" if before and " " not in group else group


def head_noun(surface: str) -> str:
    """The head noun of a source: the last word before a comma, a relative or a preposition."""
    last = ""
    for part in re.findall(r"[\w'’-]+|,", surface):
        word = bare(part)
        if last and (
            part == "," or _is_participle(last, word) or word in words("preposition") or word in words("relative")
        ):
            break
        if part != ",":
            last = word
    return last


def _is_participle(last: str, word: str) -> bool:
    """`figures seen by the daily`: what was done to the source stands behind its noun."""
    told = any(r.tag is Tag.PARTICIPLE for r in verb_forms().get(word, ())) or word.endswith("ed")
    told = told or word in load("sources")["postposed"]["words"]
    return told and last in roles_of("person", "group", "body", "text")
