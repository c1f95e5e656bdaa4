"""What a count counts: the head noun of the phrase after a number ("sixteen MI-17 cargo helicopters" -> helicopter)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.cues import words as grammar
from claims.analysis.lexicon import load

_WORD = re.compile(
    r"([ ]{1,3}\n?[ ]?|\n[ ]?|-|–)?(?:[\"'(](?=[A-Za-z]))?"  # what parts it from the word before; an opening quote
    r"((?:[A-Za-z]\.){2,4}(?:-[a-z]+)?|[A-Za-z0-9]{1,40}(?:['.-][A-Za-z0-9]{1,40}){0,4})[\"']?"  # "U.S.-led", "Mi-35M"
)
_LONGEST_PHRASE = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun counted, in the singular, and the stretch from the word after the number to its end."""

    start: int
    end: int
    noun: str


@dataclass(frozen=True, slots=True)
class _Nouns:
    stops: frozenset[str]
    after_of: frozenset[str]
    singular_s: frozenset[str]
    plurals: dict[str, str]
    attributive: frozenset[str]
    not_after_one: frozenset[str]
    before_one: frozenset[str]
    adjectives: frozenset[str]


@cache
def nouns() -> _Nouns:
    """The tables of `lexicon/counted.toml` that reading a noun phrase needs."""
    table = load("counted")
    stops = table["stops"]
    return _Nouns(
        frozenset(stops["words"]), frozenset(stops["after_of"]), frozenset(table["singular_s"]["words"]),
        table["plurals"],
        frozenset(table["attributive"]["words"]), frozenset(stops["not_after_one"]), frozenset(stops["before_one"]),
        frozenset(table["adjectives"]["words"]),
    )  # fmt: skip


def is_plural(word: str) -> bool:
    """True for a word that looks like a plural noun: "helicopters", "aircraft"; not "gas", "crisis", "Paris"."""
    lower = word.lower()
    if lower in nouns().plurals:
        return True
    if len(lower) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is", "'s", "ous")):
        return len(lower) == 3 and lower.endswith("s") and word[:-1].isupper() and word[-1] == "s"
    return lower not in nouns().singular_s


_ES = ("sses", "shes", "ches", "xes", "zzes", "oes")


def singular(word: str) -> str:
    """The singular of a plural noun, in lower case unless it is a name or an abbreviation ("MoUs" -> "MoU")."""
    lower = word.lower()
    if lower in nouns().plurals:
        return nouns().plurals[lower]
    plain = word if any(c.isupper() for c in word[1:]) else lower
    if not is_plural(word):
        return plain
    if lower.endswith("ies") and len(lower) > 4:
        return plain[:-3] + "y"
    if lower.endswith(_ES) and lower not in ("shoes", "canoes"):
        return plain[:-2]
    return plain[:-1]


def words_after(view: str, end: int) -> list[tuple[str, int, int]]:
    """The words of the noun phrase that may follow a number: up to a stop word, punctuation or eight words."""
    found: list[tuple[str, int, int]] = []
    at = end
    while len(found) < _LONGEST_PHRASE:
        match = _WORD.match(view, at)
        if not match or not match[1]:
            break
        word, lower = match[2], match[2].lower()
        if lower in nouns().stops and not (len(word) > 1 and word.isupper() and lower in ("us", "it", "am")):
            break
        found.append((word, match.start(2), match.end(2)))
        at = match.end()
    return found


_TAIL = re.compile(
    r"\+|[ -](?:odd|plus)(?=[ -])|[ ]or[ ](?:so|more|fewer|less)(?=[ ])|[ ]\(of[ ]\d{1,4}\)", re.IGNORECASE
)
_JOINED = re.compile(r"-([a-z]{3,20})(?![A-Za-z-])")
_OF = re.compile(r"[ \n]{1,3}of[ \n]{1,3}", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})*[ ]")  # "1,200 of its 4,500 workers"
_DETERMINER = re.compile(r"([A-Za-z]{2,6})[ \n]{1,3}")


def _past_of(view: str, end: int) -> int:
    """Where the phrase starts in "two of the world's regions", "a couple of drills"; `end` where there is no "of"."""
    of = _OF.match(view, end)
    if not of:
        return end
    at = of.end()
    for _ in range(2):
        determiner = _DETERMINER.match(view, at)
        if determiner and determiner[1].lower() in nouns().after_of:
            at = determiner.end()
    whole = _WHOLE.match(view, at)
    return (whole.end() if whole else at) - 1


def counted_after(view: str, end: int, *, one: bool = False) -> Counted | None:
    """The noun that a number ending at `end` counts, or None where the words after it count nothing.

    English counts in the plural and describes in the singular, so the head is the first plural (the last of several
    in a row: "three arms deals"); `one` takes the last word of the phrase instead.
    """
    joined = _JOINED.match(view, end)
    if joined and joined[1] in load("counted")["hyphen"]["not_counted"] and joined[1] not in ("odd", "plus"):
        return None  # "a three-way fight"
    tail = _TAIL.match(view, end)
    start = _past_of(view, tail.end() if tail else end)
    if one and start != end:
        return None
    words = words_after(view, start)
    if not words:
        return None
    if one:
        return _singular_head(words)
    for index, (word, _, stop) in enumerate(words):
        if is_plural(word) and _OBJECT_NEXT.match(view, stop):
            return None  # "when he was 12 drives him": a verb
        if is_plural(word) and not (_describes(word) and index + 1 < len(words) and is_plural(words[index + 1][0])):
            return Counted(words[0][1], stop, singular(word))
    return _named_head(view, words)


_OBJECT_NEXT = re.compile(r"[ \n](?:him|me|us|them|himself|herself|themselves|myself)(?![A-Za-z])")


def joined_noun(view: str, end: int) -> Counted | None:
    """The noun joined to a number by a hyphen: "28-nation bloc"; a "30,000-strong" force counts persons."""
    match = _JOINED.match(view, end)
    if not match:
        return None
    if match[1] == "strong":
        return Counted(match.start(1), match.end(), "person")
    return (
        None if match[1] in load("counted")["hyphen"]["not_counted"] else Counted(match.start(1), match.end(), match[1])
    )


def _describes(word: str) -> bool:
    """True for plurals that often stand before the noun they describe: "arms deals", "aircraft carriers"."""
    lower = word.lower()
    return lower in nouns().attributive or nouns().plurals.get(lower) == lower


def _singular_head(words: list[tuple[str, int, int]]) -> Counted | None:
    if (
        words[0][0].lower().removesuffix("'s") in nouns().not_after_one
        or is_plural(words[0][0])
        or _SHORTENED.search(words[0][0])
    ):
        return None
    first = words[0][0]
    if first.endswith("ly") and len(first) > 4 and first not in grammar("not_adverb"):
        return None  # "announce one shortly"
    kept: list[tuple[str, int, int]] = []
    for index, entry in enumerate(words):
        name_after_noun = kept and kept[-1][0].islower() and entry[0][0].isupper() and not _is_adjective(kept[-1][0])
        following = words[index + 1][0] if index + 1 < len(words) else ""
        attributive = following.islower() and not is_plural(following) and not following.endswith(("ed", "ly"))
        ends = entry[0].lower().endswith(("ed", "ly")) or (is_plural(entry[0]) and not attributive)
        if name_after_noun or (kept and ends):
            break
        kept.append(entry)
    word, _, stop = kept[-1]
    if not word[0].isalpha() or _is_adjective(word) or (len(kept) == 1 and word.endswith("ed") and len(word) > 4):
        return None
    return Counted(kept[0][1], stop, word if word.isupper() else word.lower())


_SHORTENED = re.compile(r"'(?:m|re|ve|ll|d)$", re.IGNORECASE)


def _is_adjective(word: str) -> bool:
    """True for what only describes: "one former employee", "one well-connected member"."""
    lower = word.lower()
    return lower in nouns().adjectives or ("-" in lower and lower.endswith("ed"))


_MODEL = re.compile(r"[A-Z][A-Za-z]{0,5}-?\d")


def _named_head(view: str, words: list[tuple[str, int, int]]) -> Counted | None:
    """ "six Ilyushin IL-76": a type name stands for the things of that type."""
    for word, _, stop in words[:4]:
        if _MODEL.match(word):
            return Counted(words[0][1], stop, word)
        if word[0].islower():
            return None
    return None
