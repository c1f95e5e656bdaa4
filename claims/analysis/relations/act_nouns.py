"""Who or what takes part in an act: the nouns of a stretch of words, with how much of them is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.analysis.extraction.cues import words
from claims.analysis.relations.acts import listed
from claims.analysis.relations.clause_words import Tok
from claims.analysis.relations.wording import stop_words


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: its head (canonical), all its content words with those of its attributes, which of them are names.

    `amount` is "all", "none", "fewer" ("not all"), "one" ("a"), "only", "some", "part", "definite" or "" (a name, or no
    article); `apart` are adjectives that set
    it apart from the thing that is meant without them. `marked` is the preposition that governs it, or "".
    """

    head: str = ""
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    amount: str = ""
    apart: frozenset[str] = frozenset()
    marked: str = field(default="", compare=False)
    low: int = field(default=0, compare=False)
    high: int = field(default=0, compare=False)

    @property
    def vague(self) -> bool:
        """True where the phrase alone does not tell what is meant."""
        return not self.head or (self.head in listed("words", "vague") and not self.names)


def nouns(toks: Sequence[Tok], low: int, high: int) -> list[Noun]:
    """The noun phrases of `toks[low:high]` in order, each with the preposition before it. An attribute behind "of" is
    a phrase of its own, too."""
    found: list[Noun] = []
    begin, marked = low, ""
    for i in range(low, high + 1):
        token = toks[i] if i < high else None
        ends = token is None or not token.word or token.dated or _is_preposition(token)
        opens = token is not None and i > begin and _opens(toks, begin, i)
        if ends or opens:
            if i > begin:
                found += _noun(toks, begin, i, marked)
                marked = ""
            begin = i if opens and not ends else i + 1
            if ends:
                marked = token.lower if token is not None and _is_preposition(token) else ""
    return _joined(found)


def _is_preposition(token: Tok) -> bool:
    return (token.lower in words("preposition") and not token.capital) or token.lower in ("in", "of", "on", "at", "by")


def _opens(toks: Sequence[Tok], begin: int, i: int) -> bool:
    """True where a new phrase begins at `i`: an article behind a noun ("the flood | the sirens")."""
    first = toks[i].lower
    if first in words("subject_only") or first == "it":
        return True  # "in Torva it has been falling"
    if first not in listed("amount", "definite") and first not in ("a", "an", "no", "all", "some", "any"):
        return False
    return any(toks[k].lower not in words("determiner") and not toks[k].adverb for k in range(begin, i))


def _noun(toks: Sequence[Tok], low: int, high: int, marked: str) -> list[Noun]:
    inside = [t for t in toks[low:high] if t.word]
    stop = stop_words()
    light = listed("amount", "light")
    content = [
        t for t in inside
        if (t.lower.rstrip("'") not in stop or (t.named and len(t.lower) > 1))
        and not t.number and not (t.adverb and t.lower not in light)
        and t.lower not in listed("words", "anybody") and t.lower not in listed("manner", "idle")
    ]  # fmt: skip
    heads = [t for t in content if t.lower not in light]
    head = heads[-1].canonical if heads else content[-1].lower if content else ""
    names = frozenset(t.canonical for t in content if t.named)
    pronoun = bool(inside) and not content and inside[-1].lower in listed("words", "pronouns")
    return [
        Noun(
            "" if pronoun else head,
            frozenset(t.canonical for t in heads),
            names,
            _amount(inside),
            frozenset(t.lower for t in inside if t.lower in listed("amount", "apart")),
            marked,
            low,
            high,
        )
    ]


def _amount(inside: Sequence[Tok]) -> str:
    """How much is meant: the first word that tells it."""
    lowers = [t.lower for t in inside]
    if lowers[:1] == ["not"] and len(lowers) > 1 and lowers[1] in listed("amount", "all") | {"many"}:
        return "fewer"
    if lowers[:1] == ["not"] and len(lowers) > 1 and lowers[1] in ("a", "one"):
        return "none"
    if lowers[:1] == ["only"] and len(lowers) > 1 and (inside[1].number or lowers[1] in ("a", "half", "part", "some")):
        return "only"
    if any(w in listed("amount", "none") for w in lowers[:3]):
        return "none"
    if any(w in listed("amount", "all") for w in lowers[:3]):
        return "all"
    if lowers and lowers[0] in listed("amount", "definite"):
        return "definite"
    if lowers and lowers[0] in ("a", "an") and not any(t.number for t in inside) and lowers[1:2] != ["few"]:
        return "part" if any(w in listed("amount", "part") for w in lowers[1:3]) else "one"
    if any(w in listed("amount", "part") for w in lowers[:3]):
        return "part"
    if any(w in listed("amount", "some") for w in lowers[:3]) or any(t.number for t in inside[:4]):
        return "some"
    return ""


def _joined(found: Sequence[Noun]) -> list[Noun]:
    """An attribute behind "of" gives its words to what it belongs to, and its head where that is only an amount."""
    out: list[Noun] = []
    for noun in found:
        if noun.marked == "of" and out:
            before = out[-1]
            counts = not before.head or before.head in listed("amount", "light")
            amount = before.amount
            if counts and before.head not in listed("amount", "whole") and amount in ("some", "one", "", "definite"):
                amount = "part"
            out[-1] = Noun(
                noun.head if counts else before.head,
                before.words | noun.words,
                before.names | noun.names,
                amount,
                before.apart | (noun.apart if counts else frozenset()),
                before.marked,
                before.low,
                noun.high,
            )
        else:
            out.append(noun)
    return out
