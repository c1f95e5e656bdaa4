"""The smallest pieces that numbers are written with: digits in their groupings, and words that stand for numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from claims.analysis.lexicon import load


class AtomKind(Enum):
    """What an atom can do in a number."""

    DIGITS = "digits"
    UNIT = "unit"
    TEEN = "teen"
    TENS = "tens"
    HUNDRED = "hundred"
    SCALE = "scale"
    PLURAL_SCALE = "plural scale"
    GROUP = "group"
    PLURAL_GROUP = "plural group"
    PART = "part"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece `[start, end)` of the view. For PART and PARTS `value` is the denominator ("third" is 3)."""

    start: int
    end: int
    kind: AtomKind
    value: Decimal


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The number words of the lexicon, ready for look-up by lower-case word."""

    words: dict[str, tuple[AtomKind, Decimal]]
    suffixes: dict[str, Decimal]
    letters: dict[str, Decimal]


def _parts(table: dict[str, dict[str, int]]) -> Iterator[tuple[str, AtomKind, int]]:
    """Every fraction word: "third", "thirds", "twentieth", "trillionths"; not "second", which is a time or a rank."""
    for word, value in table["fractions"].items():
        yield word, AtomKind.PARTS if word.endswith("s") else AtomKind.PART, value
    for section in ("ordinals", "ordinal_tens", "ordinal_scales"):
        for word, value in table[section].items():
            if word != "second":
                yield word, AtomKind.PART, value
                yield word + "s", AtomKind.PARTS, value


@cache
def vocabulary() -> Vocabulary:
    """The number words of `lexicon/numbers.toml`."""
    table = load("numbers")
    words: dict[str, tuple[AtomKind, Decimal]] = {w: (kind, Decimal(v)) for w, kind, v in _parts(table)}
    sections = {
        "units": AtomKind.UNIT, "teens": AtomKind.TEEN, "tens": AtomKind.TENS, "scales": AtomKind.SCALE,
        "plural_scales": AtomKind.PLURAL_SCALE, "groups": AtomKind.GROUP, "plural_groups": AtomKind.PLURAL_GROUP,
    }  # fmt: skip
    for section, kind in sections.items():
        words.update({word: (kind, Decimal(value)) for word, value in table[section].items()})
    words["hundred"] = (AtomKind.HUNDRED, Decimal(100))
    words["hundreds"] = (AtomKind.PLURAL_SCALE, Decimal(100))
    short = {word: Decimal(value) for word, value in table["short_scales"].items()}
    return Vocabulary(words, short, {w: Decimal(v) for w, v in table["letter_scales"].items()})


def _alternation(words: Iterable[str]) -> str:
    """A pattern for any of `words` that shares their beginnings, so that most letters are passed at one look."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = None
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    ends = [re.escape(letter) + _branches(node) for letter, node in sorted(tree.items()) if letter]
    return (f"(?:{'|'.join(ends)})" + ("?" if "" in tree else "")) if ends else ""


# Words that may open a rank and are no number: "second", "number one", "No. 1".
_RANK_WORDS = frozenset(("second", "number", "no"))


@cache
def _rank_starts() -> frozenset[str]:
    table = load("numbers")
    return (
        frozenset(table["ordinals"])
        | frozenset(table["ordinal_tens"])
        | frozenset(table["tens"])
        | _RANK_WORDS
        | {"hundredth"}
    )


@cache
def _lengths() -> frozenset[str]:
    """Words that tell a length of time or a repetition without a number: "decade", "year", "twice"."""
    return frozenset(load("units")["time"]["singles"]) | frozenset(load("numbers")["times"])


@dataclass(frozen=True, slots=True)
class Scan:
    """The pieces of numbers in a text, the places where a rank may begin, and words like "decade" and "twice"."""

    atoms: list[Atom]
    ranks: list[int]
    lengths: list[tuple[int, int]]


@cache
def _piece() -> re.Pattern[str]:
    """One pass over the text: a number word as it is, capitalised or in capitals, or a figure in digits."""
    known = {*vocabulary().words, *_RANK_WORDS, *_lengths()}
    spelled = _alternation({*known, *(w.capitalize() for w in known), *(w.upper() for w in known)})
    return re.compile(rf"(?P<word>(?<![A-Za-z]){spelled}(?![A-Za-z]))" + _DIGITS, re.VERBOSE)


_DIGITS = r"""
    | (?P<vulgar>[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
    | (?P<digits>
        \d{1,3}(?:,\d{3}){1,6}(?:\.\d+)?(?!,?\d)                      # 1,234,567.8
        | \d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d+)?(?!,?\d)              # 1,00,00,000 as counted in lakh and crore
        | (?<!\d[ ])\d{1,3}(?:[ ]\d{3}){1,6}(?:\.\d+)?(?![ ]?\d|,\d)     # 10 000
        | \d+(?:\.\d+)?
        | (?<![\w.)])\.\d+                                            # .5
      )
      (?P<power>(?:e[+-]?\d{1,3}|[ ]?[×x][ ]?10\^?[−-]?\d{1,3}|\^[+-]{0,2}\d{1,3})(?![\w.]))?   # 4e14, 2.5×10−5, 1.1^23
    """
_SIMPLE_VULGAR = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅓": "1/3",
    "⅔": "2/3",
    "⅕": "0.2",
    "⅖": "0.4",
    "⅗": "0.6",
    "⅘": "0.8",
    "⅙": "1/6",
    "⅚": "5/6",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
}
VULGAR = {
    sign: Decimal(v.split("/")[0]) / Decimal(v.split("/")[1]) if "/" in v else Decimal(v)
    for sign, v in _SIMPLE_VULGAR.items()
}


def _powered(base: str, power: str) -> Decimal:
    """The value of digits with a power after them: "4" "e14", "2.48" "×10−5", "1.1" "^23"."""
    value, power = Decimal(base), power.replace("−", "-").strip()
    if power[0] == "^":
        exponent = power[1:].replace("--", "").replace("+", "")
        return value ** int(exponent) if value else value
    exponent = power[1:] if power[0] == "e" else re.sub(r"^[×x]\s?10\^?", "", power)
    return value.scaleb(int(exponent))


def _add_vulgar(atoms: list[Atom], match: re.Match[str]) -> None:
    """Takes "½" in as a number of its own, or as the rest of the digits right before it ("2½")."""
    share = VULGAR[match.group()]
    last = atoms[-1] if atoms else None
    if last and last.kind is AtomKind.DIGITS and last.end == match.start():
        atoms[-1] = Atom(last.start, match.end(), AtomKind.DIGITS, last.value + share)
    else:
        atoms.append(Atom(match.start(), match.end(), AtomKind.DIGITS, share))


def scan(view: str) -> Scan:
    """Everything in `view` (see `masking.mask`) that figures are made of, in order; one linear pass."""
    known, ranking, telling = vocabulary().words, _rank_starts(), _lengths()
    atoms: list[Atom] = []
    ranks: list[int] = []
    lengths: list[tuple[int, int]] = []
    for match in _piece().finditer(view):
        if match.lastgroup == "word":
            word = match.group().lower()
            if word in known:
                atoms.append(Atom(match.start(), match.end(), *known[word]))
            if word in ranking:
                ranks.append(match.start())
            if word in telling:
                lengths.append(match.span())
            continue
        if view[match.end() : match.end() + 2] in ("st", "nd", "rd", "th"):
            ranks.append(match.start())
        if match.lastgroup == "vulgar":
            _add_vulgar(atoms, match)
            continue
        digits = match["digits"].replace(",", "").replace(" ", "")
        value = _powered(digits, match["power"]) if match["power"] else Decimal(digits)
        atoms.append(Atom(match.start(), match.end(), AtomKind.DIGITS, value))
    return Scan(atoms, ranks, lengths)
