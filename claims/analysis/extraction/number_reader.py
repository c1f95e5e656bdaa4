"""Numbers with their parts: "one and a half billion", "two thirds", "10 1/2", "one out of three", "five point five"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.extraction.number_atoms import Atom, AtomKind
from claims.analysis.extraction.number_cardinals import (
    GROUPS,
    HUNDRED,
    ONE,
    PARTS,
    SCALES,
    SMALL,
    CardinalReader,
    Partial,
)

_ZERO = Decimal(0)
_ARTICLE_BEFORE = re.compile(r"(?<![A-Za-z])an?[ \n-]{1,2}$", re.IGNORECASE)
_SLASHED = re.compile(r"(?:[ ]{1,2}|-)(\d{1,3})/(\d{1,4})(?![\d/.])|/(\d{1,4})(?![\d/.])")
# "four in ten voters", "one in five of the younger pupils"; not "5 in 10 days", "two in six games".
_PEOPLE_AFTER = re.compile(
    r"[ \n](?!(?:years|months|weeks|days|hours|minutes|countries|states|cities|places|games|matches|attempts)\b)"
    r"(?:of\b|(?:[A-Za-z-]{3,16}[ ]){0,2}(?:[a-z]{3,20}s|people|women|men|children)\b|(?:say|said|are|were|have|had)\b)"
)
_NOTHING_AFTER = re.compile(r"[ ]?(?:$|[.,;:)?!])")
_PART_ENDS = re.compile(r"[ ]?(?:$|[.;:?!])|[ \n]of\b")
_FURTHEST_RATIO = Decimal(1_000_000)  # "one in 250,000 births"
_RATIO_AFTER = re.compile(r"[ ]over[ ]|[ ]out[ ]of[ ]|[ ]in[ ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`. `words` is True where a word takes part, `scale` is the smallest magnitude
    named ("million", "bn") or 1, `fraction` is True for a bare part ("two thirds"), `article` where "a" opens it."""

    start: int
    end: int
    value: Decimal
    words: bool = False
    scale: Decimal = Decimal(1)
    fraction: bool = False
    article: bool = False
    rule: str = "number.digits"


class _Reader(CardinalReader):
    """Reads numbers off the pieces of one text, longest first, left to right."""

    def part_after(self, number: Partial) -> Partial | None:
        """ "and a half", "and three quarters", "one and a half billion", "a million and a half"."""
        gap, index = self.gap(number.following, number.end), number.following
        count = ONE
        if gap == "and" and self.kind(index) in (AtomKind.UNIT, AtomKind.TEEN) and self.kind(index + 1) in PARTS:
            if self.gap(index + 1, self.atoms[index].end) not in ("", "-"):
                return None
            count, index = self.atoms[index].value, index + 1
        elif gap not in ("and a", "and an", "- and - a -") or self.kind(index) is not AtomKind.PART:
            return None
        part = self.atoms[index]
        share, end, following = count / part.value, part.end, index + 1
        if self.kind(following) in SCALES and self.gap(following, end) in ("", "-"):
            scale = self.atoms[following]
            if number.scale == ONE:
                return Partial((number.value + share) * scale.value, following + 1, scale.value, scale.end)
            return Partial(number.value + share * scale.value, following + 1, scale.value, scale.end)
        return Partial(number.value + share * number.scale, following, number.scale, end)

    def fraction(self, number: Partial) -> Partial | None:
        """ "two thirds", "one quarter", "five-eighths", and with a magnitude "two thirds of a million"."""
        index = number.following
        compound = self.compound_part(number)
        if compound:
            return compound
        kind = self.kind(index)
        if kind not in PARTS or self.gap(index, number.end) not in ("", "-"):
            return None
        singular = number.value == 1
        part = self.atoms[index]
        if (kind is AtomKind.PART) is not singular and part.value not in (2, 4):
            return None
        below = self.atoms[index - 1]
        of_part = below.kind is AtomKind.TENS and part.value < 10 and number.value > below.value
        if of_part and self.gap(index - 1, self.atoms[index - 2].end) != "and":
            # "one hundred thirty-fifths": the tens are of the part; "one hundred and thirty fifths" are 26
            return Partial((number.value - below.value) / (below.value + part.value), index + 1, ONE, part.end)
        return self.of_scale(Partial(number.value / part.value, index + 1, ONE, part.end))

    def compound_part(self, number: Partial) -> Partial | None:
        """ "one twenty-fifth", "three twenty-firsts", "one one hundred and fifth": a part told in two words."""
        index = number.following
        if self.kind(index) not in (AtomKind.TENS, AtomKind.UNIT, AtomKind.HUNDRED) or number.scale > ONE:
            return None
        if self.gap(index, number.end) not in ("", "-"):
            return None
        tens = self.atoms[index]
        below = (
            Partial(tens.value, index + 1, ONE, tens.end) if tens.kind is AtomKind.TENS else self.below_thousand(index)
        )
        if below is None or (below.value < HUNDRED and tens.kind is not AtomKind.TENS):
            return None
        joined = ("", "-", "and") if below.value >= HUNDRED else ("", "-")
        wanted = AtomKind.PART if number.value == 1 else AtomKind.PARTS
        if self.kind(below.following) is not wanted or self.gap(below.following, below.end) not in joined:
            return None
        part = self.atoms[below.following]
        if part.value >= min(below.value, HUNDRED) or (below.value < HUNDRED and part.value >= 10):
            return None
        return Partial(number.value / (below.value + part.value), below.following + 1, ONE, part.end)

    def of_scale(self, share: Partial) -> Partial:
        """A share with the magnitude it is a share of: "half a million", "quarter million", "a third of a billion"."""
        index = share.following
        if self.kind(index) in (*SCALES, *GROUPS) and self.gap(index, share.end) in ("", "-", "a", "of a"):
            scale = self.atoms[index]
            return Partial(share.value * scale.value, index + 1, scale.value, scale.end)
        return share

    def point(self, number: Partial) -> Partial:
        """ "five point five", "nought point nought three"."""
        if self.gap(number.following, number.end) != "point" or self.kind(number.following) not in (
            AtomKind.UNIT,
            AtomKind.TEEN,
        ):
            return number
        digits, index, end = "", number.following, number.end
        while self.kind(index) in (AtomKind.UNIT, AtomKind.TEEN) and self.gap(index, end) in (
            ("point",) if not digits else ("",)
        ):
            digits, index, end = digits + str(self.atoms[index].value), index + 1, self.atoms[index].end
        value = number.value + Decimal(f"0.{digits}")
        if self.kind(index) in SCALES and self.gap(index, end) == "":
            return Partial(value * self.atoms[index].value, index + 1, self.atoms[index].value, self.atoms[index].end)
        return Partial(value, index, ONE, end)

    def ratio(self, number: Partial) -> Partial | None:
        """ "one out of three", and where nothing follows "one over three"."""
        over = _RATIO_AFTER.match(self.view, number.end)
        gap = self.gap(number.following, number.end)
        if not over or gap not in ("over", "out of", "in", "in every", "out of every"):
            return None
        gap = gap.removesuffix(" every")
        one = number.value == 1
        below = self.group(number.following) if one or gap == "out of" else self.below_thousand(number.following)
        if below is None or not number.value < below.value or number.scale > ONE or number.value % 1 or below.value % 1:
            return None
        if below.value > (_FURTHEST_RATIO if one else HUNDRED):
            return None
        if gap == "over" and not _NOTHING_AFTER.match(self.view, below.end):
            return None
        if gap == "in" and (number.value > 9 or not _PEOPLE_AFTER.match(self.view, below.end)):
            return None
        return Partial(number.value / below.value, below.following, ONE, below.end)

    def slashed(self, number: Partial) -> Partial | None:
        """ "3/4", "10 1/2"."""
        match = _SLASHED.match(self.view, number.end)
        if (
            not match
            or self.kind(number.following - 1) is not AtomKind.DIGITS
            or number.value >= 1000
            or number.value % 1
        ):
            return None
        whole, top, below = (number.value, match[1], match[2]) if match[1] else (_ZERO, str(number.value), match[3])
        if not int(below):
            return None
        following = number.following
        while following < len(self.atoms) and self.atoms[following].start < match.end():
            following += 1
        return Partial(whole + Decimal(top) / Decimal(below), following, ONE, match.end())

    def number(self, index: int) -> tuple[Number, int] | None:
        """The longest number that starts at atom `index`, and the index after it."""
        atom = self.atoms[index]
        article = _ARTICLE_BEFORE.search(self.view, max(0, atom.start - 4), atom.start)
        start = article.start() if article else atom.start
        if atom.kind in PARTS or atom.kind in (*GROUPS, AtomKind.SCALE, AtomKind.HUNDRED):
            return self.opened(index, start, article is not None)
        if atom.kind not in SMALL:
            return None
        if (
            atom.kind is AtomKind.TENS
            and self.gap(index + 1, atom.end) == "-"
            and self.kind(index + 1) is AtomKind.PART
        ):
            return self.hyphened(index, start, article is not None)
        whole = self.cardinal(index)
        if whole is None:
            return None
        words = atom.kind is not AtomKind.DIGITS
        share = self.ratio(whole) or (self.fraction(whole) if words else self.slashed(whole))
        if share:
            bare = share.scale == ONE and share.value < 1
            if self.ratio(whole):
                return Number(
                    atom.start, share.end, share.value, words, ONE, True, False, "number.ratio"
                ), share.following
            return Number(
                atom.start, share.end, share.value, words, share.scale, bare, False, "number.fraction"
            ), share.following
        whole = self.part_after(whole) or self.point(whole)
        rule = "number.scaled" if whole.scale > ONE else "number.words" if words else "number.digits"
        return Number(
            atom.start, whole.end, whole.value, words or whole.scale > ONE, whole.scale, rule=rule
        ), whole.following

    def hyphened(self, index: int, start: int, article: bool) -> tuple[Number, int] | None:
        """ "a twenty-fifth of the cost" is a part; "the twenty-first century" is a rank and no number."""
        tens, part = self.atoms[index], self.atoms[index + 1]
        if not article or part.value >= 10 or not _PART_ENDS.match(self.view, part.end):
            return None
        value = ONE / (tens.value + part.value)
        return Number(start, part.end, value, True, ONE, True, True, "number.fraction"), index + 2

    def opened(self, index: int, start: int, article: bool) -> tuple[Number, int] | None:
        """A number that opens with a magnitude or a part: "a million", "half a million", "a quarter", "a couple"."""
        atom = self.atoms[index]
        if atom.kind is AtomKind.PART:
            share = self.of_scale(Partial(ONE / atom.value, index + 1, ONE, atom.end))
            scaled = share.scale > ONE
            if not article and not (scaled and atom.value in (2, 4)) and atom.value != 2:
                return None
            return Number(
                start, share.end, share.value, True, share.scale, not scaled, article, "number.fraction"
            ), share.following
        if not article and atom.value != 12:
            couple = (
                atom.kind is AtomKind.GROUP and atom.value == 2 and self.view[atom.start : atom.end].lower() == "couple"
            )
            if not couple:
                return None
        if (atom.kind is AtomKind.GROUP and atom.value == 20) or atom.kind is AtomKind.PLURAL_GROUP:
            return None
        if atom.kind is AtomKind.GROUP:
            return Number(start, atom.end, atom.value, True, ONE, False, article, "number.group"), index + 1
        cardinal = self.cardinal(index)
        if cardinal is None:
            return None
        part = self.fraction(cardinal)
        whole = part or self.part_after(cardinal) or cardinal
        return Number(
            start, whole.end, whole.value, True, whole.scale, part is not None, article, "number.scaled"
        ), whole.following


def read_numbers(view: str, atoms: list[Atom]) -> list[Number]:
    """The numbers that `atoms` of `view` make (see `number_atoms.scan`), left to right, without overlap."""
    reader = _Reader(view, atoms)
    found: list[Number] = []
    index = 0
    while index < len(atoms):
        read = reader.number(index)
        if read is None:
            index += 1
            continue
        number, index = read
        found.append(number)
    return found
