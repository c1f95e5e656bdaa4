"""Whole numbers and their magnitudes off the pieces of a text: "one million and six", "40 crore", "1.2bn"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.extraction.number_atoms import Atom, AtomKind, vocabulary

ONE, HUNDRED = Decimal(1), Decimal(100)
SMALL = (AtomKind.DIGITS, AtomKind.UNIT, AtomKind.TEEN, AtomKind.TENS, AtomKind.HUNDRED)
SCALES = (AtomKind.SCALE, AtomKind.PLURAL_SCALE)
GROUPS = (AtomKind.GROUP, AtomKind.PLURAL_GROUP)
PARTS = (AtomKind.PART, AtomKind.PARTS)

# The gaps that may stand between the pieces of one number; a longer gap is never read.
_LONGEST_GAP = 14
_KIND_IN_K = re.compile(r"(?<![\d.,$€£])(?:2|4|5|8|10)$")
_SUFFIX = re.compile(r"[ ]?(?P<suffix>[A-Za-z]{1,3})(?![A-Za-z\d^²³])")


@dataclass(frozen=True, slots=True)
class Partial:
    """A number read so far: the value, the index of the next atom, the smallest scale used, the end in the text."""

    value: Decimal
    following: int
    scale: Decimal
    end: int


class CardinalReader:
    """Reads numbers off the atoms of one text, longest first, left to right."""

    def __init__(self, view: str, atoms: list[Atom]) -> None:
        self.view = view
        self.atoms = atoms

    def gap(self, index: int, end: int) -> str | None:
        """What stands between `end` and atom `index`, in one spelling; None where there is none or it is too far."""
        if index >= len(self.atoms) or self.atoms[index].start - end > _LONGEST_GAP:
            return None
        return " ".join(self.view[end : self.atoms[index].start].replace("-", " - ").lower().split())

    def kind(self, index: int) -> AtomKind | None:
        return self.atoms[index].kind if index < len(self.atoms) else None

    def below_hundred(self, index: int) -> Partial | None:
        """ "seven", "seventeen", "seventy", "seventy-seven"."""
        if self.kind(index) not in (AtomKind.UNIT, AtomKind.TEEN, AtomKind.TENS):
            return None
        atom = self.atoms[index]
        if (
            atom.kind is AtomKind.TENS
            and self.kind(index + 1) is AtomKind.UNIT
            and self.gap(index + 1, atom.end) in ("", "-")
        ):
            unit = self.atoms[index + 1]
            if unit.value and unit.start > atom.end:
                return Partial(atom.value + unit.value, index + 2, ONE, unit.end)
        return Partial(atom.value, index + 1, ONE, atom.end)

    def below_thousand(self, index: int) -> Partial | None:
        """ "three hundred and seven", "two hundred", "40", "322 hundred"."""
        kind = self.kind(index)
        if kind is AtomKind.DIGITS:
            first: Partial | None = Partial(self.atoms[index].value, index + 1, ONE, self.atoms[index].end)
        elif kind is AtomKind.HUNDRED:
            first = Partial(ONE, index, ONE, self.atoms[index].start)
        else:
            first = self.below_hundred(index)
        if (
            first is None
            or self.kind(first.following) is not AtomKind.HUNDRED
            or self.gap(first.following, first.end) not in ("", "-")
        ):
            return first
        hundred = self.atoms[first.following]
        value, following = first.value * HUNDRED, first.following + 1
        rest = self.below_hundred(following)
        rest = rest or (self.digits_rest(following) if self.gap(following, hundred.end) == "and" else None)
        if rest and self.gap(following, hundred.end) in ("", "and", "-", "&") and not self.starts_new(rest):
            proper = "and" in str(self.gap(following, hundred.end)) and self.before_part(rest)
            if not (proper and rest.value < self.atoms[rest.following].value):
                return Partial(value + rest.value, rest.following, ONE, rest.end)
        return Partial(value, following, ONE, hundred.end)

    def digits_rest(self, index: int) -> Partial | None:
        """The "21" of "3 hundred and 21"."""
        if self.kind(index) is not AtomKind.DIGITS or self.atoms[index].value >= HUNDRED or self.atoms[index].value % 1:
            return None
        return Partial(self.atoms[index].value, index + 1, ONE, self.atoms[index].end)

    def starts_new(self, rest: Partial) -> bool:
        """True where what follows "hundred" is a number of its own: "two hundred and two dozen"."""
        return self.kind(rest.following) in (AtomKind.HUNDRED, *GROUPS) and self.gap(rest.following, rest.end) in (
            "",
            "-",
        )

    def group(self, index: int) -> Partial | None:
        """A number below a thousand with the magnitudes after it: "two hundred thousand", "three lakh crore"."""
        small = self.below_thousand(index)
        if small is None and self.kind(index) is AtomKind.SCALE:
            small = Partial(ONE, index, ONE, self.atoms[index].start)
        if small is None:
            return None
        value, scale, following, end = small.value, ONE, small.following, small.end
        while self.kind(following) in (*SCALES, *GROUPS) and self.gap(following, end) in ("", "-"):
            atom = self.atoms[following]
            if atom.kind in GROUPS and atom.value != 12 and small.following == following:
                break  # "two couples", "two pairs" count couples; "three score" is not met in print
            value, scale, following, end = value * atom.value, scale * atom.value, following + 1, atom.end
        if scale == ONE and self.kind(following - 1) is AtomKind.DIGITS:
            return self.with_suffix(Partial(value, following, scale, end))
        return Partial(value, following, scale, end)

    def with_suffix(self, number: Partial) -> Partial:
        """Digits with a magnitude in short form: "1.2bn", "40 mn"; a letter only where attached ("10k")."""
        match = _SUFFIX.match(self.view, number.end)
        if not match:
            return number
        scale = vocabulary().suffixes.get(match["suffix"].lower())
        if scale is None or (match["suffix"] == "K" and self.is_kelvin(number.end, match.group())):
            return number
        following = number.following
        while following < len(self.atoms) and self.atoms[following].start < match.end():
            following += 1
        return Partial(number.value * scale, following, scale, match.end())

    def is_kelvin(self, end: int, suffix: str) -> bool:
        """True for the "K" of "300 K", beside a temperature of "573.15K", and in kinds: "4K screens"."""
        if suffix[0] == " " or "°" in self.view[max(0, end - 30) : end]:
            return True
        return _KIND_IN_K.search(self.view, max(0, end - 3), end) is not None

    def cardinal(self, index: int) -> Partial | None:
        """Groups in falling magnitude: "one million two thousand and six"."""
        total = self.group(index)
        if total is None:
            return None
        joined = total
        while joined.scale > ONE or (joined.value >= HUNDRED and self.kind(joined.following - 1) is AtomKind.HUNDRED):
            gap = self.gap(joined.following, joined.end)
            if gap not in ("", "and", ",", ", and", "&"):
                break
            nearer = self.group(joined.following)
            room = joined.scale if joined.scale > ONE else HUNDRED
            if (
                nearer is None
                or nearer.value >= room
                or nearer.value <= 0
                or not self.may_join(joined, gap, nearer)
                or ("and" in gap and self.before_part(nearer))
            ):
                break
            joined = Partial(joined.value + nearer.value, nearer.following, nearer.scale, nearer.end)
        return joined

    def before_part(self, number: Partial) -> bool:
        """True for the "three" of "five billion and three quarters"."""
        return self.kind(number.following) in PARTS and self.gap(number.following, number.end) in ("", "-")

    def may_join(self, left: Partial, gap: str, right: Partial) -> bool:
        """Numbers in digits are joined only where a magnitude carries on ("4 thousand 3 hundred and 21")."""
        first = self.atoms[left.following]
        if first.kind is AtomKind.DIGITS and (self.view[left.end - 1].isdigit() or gap in (",", ", and")):
            return False
        if first.kind is AtomKind.DIGITS and gap == "":
            return self.kind(left.following + 1) in (*SCALES, AtomKind.HUNDRED)
        if first.kind in SCALES and gap != "":
            return False  # "thousands and millions"
        return (
            gap != ","
            or self.kind(right.following - 1) not in SMALL
            or right.value >= 100
            or "and" in self.view[left.end : right.end]
        )
