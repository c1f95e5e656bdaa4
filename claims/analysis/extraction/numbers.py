"""Numbers as they are written, in digits and words: "1,234,567", "two dozen", "one and a half billion", "three quarters".

`find_numbers` reads every number and judges nothing; whether it is an amount, a year or part of a name is asked in
`claims.analysis.extraction.quantities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.analysis.extraction.number_atoms import VULGAR, Atom, AtomKind, find_atoms, vocabulary
from claims.analysis.masking import mask

_ZERO, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)
_SMALL = (AtomKind.DIGITS, AtomKind.UNIT, AtomKind.TEEN, AtomKind.TENS, AtomKind.HUNDRED)
_SCALES = (AtomKind.SCALE, AtomKind.PLURAL_SCALE)
_GROUPS = (AtomKind.GROUP, AtomKind.PLURAL_GROUP)
_PARTS = (AtomKind.PART, AtomKind.PARTS)

# The gaps that may stand between the pieces of one number; a longer gap is never read.
_LONGEST_GAP = 14
_ARTICLE_BEFORE = re.compile(r"(?<![A-Za-z])an?[ \n-]{1,2}$", re.IGNORECASE)
_SUFFIX = re.compile(r"[ ]?(?P<suffix>[A-Za-z]{1,3})(?![A-Za-z\d^²³])")
_SLASHED = re.compile(r"(?:[ ]{1,2}|-)(\d{1,3})/(\d{1,4})(?![\d/.])|/(\d{1,4})(?![\d/.])")
_SIGN_BEFORE = re.compile(r"(?:(?:^|(?<=[(]))[-−]\s?|(?<=\s)[-−]|(?<![A-Za-z])(?:minus|negative)[ ]{1,2})$", re.IGNORECASE)
_PEOPLE_AFTER = re.compile(r"[ \n](?!(?:years|months|weeks|days|hours|minutes|countries|states|cities|places)\b)(?:of\b|[a-z]{3,20}s\b|people\b|women\b|men\b|children\b)")
_NOTHING_AFTER = re.compile(r"[ ]?(?:$|[.,;:)?!])")
_RATIO_AFTER = re.compile(r"[ ]over[ ]|[ ]out[ ]of[ ]|[ ]in[ ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`. `words` is True where a word takes part, `scale` is the smallest magnitude named ("million",
    "bn", "dozen") or 1, `fraction` where it is a bare part of something ("two thirds"), `article` where "a" stands for one."""

    start: int
    end: int
    value: Decimal
    words: bool = False
    scale: Decimal = Decimal(1)
    fraction: bool = False
    article: bool = False
    rule: str = "number.digits"


@dataclass(frozen=True, slots=True)
class _Partial:
    """A number read so far: the value, the index of the next atom, the smallest scale used, the end in the text."""

    value: Decimal
    following: int
    scale: Decimal
    end: int


class _Reader:
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

    def below_hundred(self, index: int) -> _Partial | None:
        """ "seven", "seventeen", "seventy", "seventy-seven"."""
        if self.kind(index) not in (AtomKind.UNIT, AtomKind.TEEN, AtomKind.TENS):
            return None
        atom = self.atoms[index]
        if atom.kind is AtomKind.TENS and self.kind(index + 1) is AtomKind.UNIT and self.gap(index + 1, atom.end) in ("", "-"):
            unit = self.atoms[index + 1]
            if unit.value and unit.start > atom.end:
                return _Partial(atom.value + unit.value, index + 2, _ONE, unit.end)
        return _Partial(atom.value, index + 1, _ONE, atom.end)

    def below_thousand(self, index: int) -> _Partial | None:
        """ "three hundred and seven", "two hundred", "40", "322 hundred"."""
        kind = self.kind(index)
        if kind is AtomKind.DIGITS:
            first: _Partial | None = _Partial(self.atoms[index].value, index + 1, _ONE, self.atoms[index].end)
        elif kind is AtomKind.HUNDRED:
            first = _Partial(_ONE, index, _ONE, self.atoms[index].start)
        else:
            first = self.below_hundred(index)
        if first is None or self.kind(first.following) is not AtomKind.HUNDRED or self.gap(first.following, first.end) not in ("", "-"):
            return first
        hundred = self.atoms[first.following]
        value, following = first.value * _HUNDRED, first.following + 1
        rest = self.below_hundred(following)
        rest = rest or (self.digits_rest(following) if self.gap(following, hundred.end) == "and" else None)
        if rest and self.gap(following, hundred.end) in ("", "and", "-", "&") and not self.starts_new(rest):
            proper = "and" in str(self.gap(following, hundred.end)) and self.before_part(rest)
            if not (proper and rest.value < self.atoms[rest.following].value):
                return _Partial(value + rest.value, rest.following, _ONE, rest.end)
        return _Partial(value, following, _ONE, hundred.end)

    def digits_rest(self, index: int) -> _Partial | None:
        """The "21" of "3 hundred and 21"."""
        if self.kind(index) is not AtomKind.DIGITS or self.atoms[index].value >= _HUNDRED or self.atoms[index].value % 1:
            return None
        return _Partial(self.atoms[index].value, index + 1, _ONE, self.atoms[index].end)

    def starts_new(self, rest: _Partial) -> bool:
        """True where what follows "hundred" is a number of its own: "two hundred and two hundred", "hundred and two dozen"."""
        return self.kind(rest.following) in (AtomKind.HUNDRED, *_GROUPS) and self.gap(rest.following, rest.end) in ("", "-")

    def group(self, index: int) -> _Partial | None:
        """A number below a thousand with the magnitudes after it: "two hundred thousand", "three lakh crore", "two dozen"."""
        small = self.below_thousand(index)
        if small is None and self.kind(index) is AtomKind.SCALE:
            small = _Partial(_ONE, index, _ONE, self.atoms[index].start)
        if small is None:
            return None
        value, scale, following, end = small.value, _ONE, small.following, small.end
        while self.kind(following) in (*_SCALES, *_GROUPS) and self.gap(following, end) in ("", "-"):
            atom = self.atoms[following]
            if atom.kind in _GROUPS and atom.value != 12 and small.following == following:
                break  # "two couples", "two pairs" count couples; "three score" is not met in print
            value, scale, following, end = value * atom.value, scale * atom.value, following + 1, atom.end
        if scale == _ONE and self.kind(following - 1) is AtomKind.DIGITS:
            return self.with_suffix(_Partial(value, following, scale, end))
        return _Partial(value, following, scale, end)

    def with_suffix(self, number: _Partial) -> _Partial:
        """Digits with a magnitude in short form: "1.2bn", "40 mn"; a single letter only where it is attached ("10k")."""
        match = _SUFFIX.match(self.view, number.end)
        if not match:
            return number
        scale = vocabulary().suffixes.get(match["suffix"].lower())
        if scale is None or (match["suffix"] in ("K",) and match.group()[0] == " "):
            return number
        following = number.following
        while following < len(self.atoms) and self.atoms[following].start < match.end():
            following += 1
        return _Partial(number.value * scale, following, scale, match.end())

    def cardinal(self, index: int) -> _Partial | None:
        """Groups in falling magnitude: "one million two thousand and six"."""
        total = self.group(index)
        if total is None:
            return None
        joined = total
        while joined.scale > _ONE or (joined.value >= _HUNDRED and self.kind(joined.following - 1) is AtomKind.HUNDRED):
            gap = self.gap(joined.following, joined.end)
            if gap not in ("", "and", ",", ", and", "&"):
                break
            nearer = self.group(joined.following)
            room = joined.scale if joined.scale > _ONE else _HUNDRED
            if nearer is None or nearer.value >= room or nearer.value <= 0 or not self.may_join(joined, gap, nearer) or ("and" in gap and self.before_part(nearer)):
                break
            joined = _Partial(joined.value + nearer.value, nearer.following, nearer.scale, nearer.end)
        return joined

    def before_part(self, number: _Partial) -> bool:
        """True for the "three" of "five billion and three quarters"."""
        return self.kind(number.following) in _PARTS and self.gap(number.following, number.end) in ("", "-")

    def may_join(self, left: _Partial, gap: str, right: _Partial) -> bool:
        """Numbers in digits are joined only where a magnitude carries on ("4 thousand 3 hundred and 21")."""
        first = self.atoms[left.following]
        if first.kind is AtomKind.DIGITS and (self.view[left.end - 1].isdigit() or gap in (",", ", and")):
            return False
        if first.kind is AtomKind.DIGITS and gap == "":
            return self.kind(left.following + 1) in (*_SCALES, AtomKind.HUNDRED)
        if first.kind in _SCALES and gap != "":
            return False  # "thousands and millions"
        return gap != "," or self.kind(right.following - 1) not in _SMALL or right.value >= 100 or "and" in self.view[left.end : right.end]

    def part_after(self, number: _Partial) -> _Partial | None:
        """ "and a half", "and three quarters", with or without a magnitude: "one and a half billion", "a million and a half"."""
        gap, index = self.gap(number.following, number.end), number.following
        count = _ONE
        if gap == "and" and self.kind(index) in (AtomKind.UNIT, AtomKind.TEEN) and self.kind(index + 1) in _PARTS:
            if self.gap(index + 1, self.atoms[index].end) not in ("", "-"):
                return None
            count, index = self.atoms[index].value, index + 1
        elif gap not in ("and a", "and an") or self.kind(index) is not AtomKind.PART:
            return None
        part = self.atoms[index]
        share, end, following = count / part.value, part.end, index + 1
        if self.kind(following) in _SCALES and self.gap(following, end) in ("", "-"):
            scale = self.atoms[following]
            if number.scale == _ONE:
                return _Partial((number.value + share) * scale.value, following + 1, scale.value, scale.end)
            return _Partial(number.value + share * scale.value, following + 1, scale.value, scale.end)
        return _Partial(number.value + share * number.scale, following, number.scale, end)

    def fraction(self, number: _Partial) -> _Partial | None:
        """ "two thirds", "one quarter", "five-eighths", and with a magnitude "two thirds of a million"."""
        index = number.following
        kind = self.kind(index)
        if kind not in _PARTS or self.gap(index, number.end) not in ("", "-"):
            return None
        singular = number.value == 1
        part = self.atoms[index]
        if (kind is AtomKind.PART) is not singular and part.value not in (2, 4):
            return None
        return self.of_scale(_Partial(number.value / part.value, index + 1, _ONE, part.end))

    def of_scale(self, share: _Partial) -> _Partial:
        """A share with the magnitude it is a share of: "half a million", "quarter million", "a third of a billion"."""
        index = share.following
        if self.kind(index) in (*_SCALES, *_GROUPS) and self.gap(index, share.end) in ("", "-", "a", "of a"):
            scale = self.atoms[index]
            return _Partial(share.value * scale.value, index + 1, scale.value, scale.end)
        return share

    def point(self, number: _Partial) -> _Partial:
        """ "five point five", "nought point nought three"."""
        if self.gap(number.following, number.end) != "point" or self.kind(number.following) not in (AtomKind.UNIT, AtomKind.TEEN):
            return number
        digits, index, end = "", number.following, number.end
        while self.kind(index) in (AtomKind.UNIT, AtomKind.TEEN) and self.gap(index, end) in (("point",) if not digits else ("",)):
            digits, index, end = digits + str(self.atoms[index].value), index + 1, self.atoms[index].end
        value = number.value + Decimal(f"0.{digits}")
        if self.kind(index) in _SCALES and self.gap(index, end) == "":
            return _Partial(value * self.atoms[index].value, index + 1, self.atoms[index].value, self.atoms[index].end)
        return _Partial(value, index, _ONE, end)

    def ratio(self, number: _Partial) -> _Partial | None:
        """ "one out of three", and where nothing follows "one over three"."""
        over = _RATIO_AFTER.match(self.view, number.end)
        gap = self.gap(number.following, number.end)
        if not over or gap not in ("over", "out of", "in"):
            return None
        below = self.below_thousand(number.following)
        if below is None or not number.value < below.value <= _HUNDRED or number.scale > _ONE:
            return None
        if gap == "over" and not _NOTHING_AFTER.match(self.view, below.end):
            return None
        if gap == "in" and (number.value > 9 or not _PEOPLE_AFTER.match(self.view, below.end)):
            return None
        return _Partial(number.value / below.value, below.following, _ONE, below.end)

    def slashed(self, number: _Partial) -> _Partial | None:
        """ "3/4", "10 1/2"."""
        match = _SLASHED.match(self.view, number.end)
        if not match or self.kind(number.following - 1) is not AtomKind.DIGITS or number.value >= 1000 or number.value % 1:
            return None
        whole, top, below = (number.value, match[1], match[2]) if match[1] else (_ZERO, str(number.value), match[3])
        if not int(below):
            return None
        following = number.following
        while following < len(self.atoms) and self.atoms[following].start < match.end():
            following += 1
        return _Partial(whole + Decimal(top) / Decimal(below), following, _ONE, match.end())

    def number(self, index: int) -> tuple[Number, int] | None:
        """The longest number that starts at atom `index`, and the index after it."""
        atom = self.atoms[index]
        article = _ARTICLE_BEFORE.search(self.view, max(0, atom.start - 4), atom.start)
        start = article.start() if article else atom.start
        if atom.kind in _PARTS or atom.kind in (*_GROUPS, AtomKind.SCALE, AtomKind.HUNDRED):
            return self.opened(index, start, article is not None)
        if atom.kind not in _SMALL:
            return None
        whole = self.cardinal(index)
        if whole is None:
            return None
        words = atom.kind is not AtomKind.DIGITS
        share = self.ratio(whole) or (self.fraction(whole) if words else self.slashed(whole))
        if share:
            bare = share.scale == _ONE and share.value < 1
            if self.ratio(whole):
                return Number(atom.start, share.end, share.value, words, _ONE, True, False, "number.ratio"), share.following
            return Number(atom.start, share.end, share.value, words, share.scale, bare, False, "number.fraction"), share.following
        whole = self.part_after(whole) or self.point(whole)
        rule = "number.scaled" if whole.scale > _ONE else "number.words" if words else "number.digits"
        return Number(atom.start, whole.end, whole.value, words or whole.scale > _ONE, whole.scale, rule=rule), whole.following

    def opened(self, index: int, start: int, article: bool) -> tuple[Number, int] | None:
        """A number that opens with a magnitude or a part: "a million", "a dozen", "half a million", "a quarter", "a couple"."""
        atom = self.atoms[index]
        if atom.kind is AtomKind.PART:
            share = self.of_scale(_Partial(_ONE / atom.value, index + 1, _ONE, atom.end))
            scaled = share.scale > _ONE
            if not article and not (scaled and atom.value in (2, 4)) and atom.value != 2:
                return None
            return Number(start, share.end, share.value, True, share.scale, not scaled, article, "number.fraction"), share.following
        if not article and atom.value != 12:
            couple = atom.kind is AtomKind.GROUP and atom.value == 2 and self.view[atom.start : atom.end].lower() == "couple"
            if not couple:
                return None
        if atom.kind is AtomKind.GROUP and atom.value == 20 or atom.kind is AtomKind.PLURAL_GROUP:
            return None
        if atom.kind is AtomKind.GROUP:
            return Number(start, atom.end, atom.value, True, _ONE, False, article, "number.group"), index + 1
        whole = self.cardinal(index)
        if whole is None:
            return None
        share = self.fraction(whole)
        whole = share or self.part_after(whole) or whole
        return Number(start, whole.end, whole.value, True, whole.scale, share is not None, article, "number.scaled"), whole.following


def read_numbers(view: str) -> list[Number]:
    """The numbers in `view` (see `masking.mask`), left to right, without overlap; linear in its length."""
    atoms = find_atoms(view)
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


def signed(view: str, number: Number) -> Number:
    """`number` with a minus before it taken in: "-9.2", "minus five"."""
    sign = _SIGN_BEFORE.search(view, max(0, number.start - 12), number.start)
    if not sign:
        return number
    return Number(sign.start(), number.end, -number.value, number.words, number.scale, number.fraction, number.article, number.rule)


_LETTER_SCALE = re.compile(r"(?:[bkg]|[ ]?[MGB])(?![\w^])", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"[A-Za-z_]$")
_JOINED_AFTER = re.compile(r"[A-Za-z_]")


def _lettered(view: str, number: Number) -> Number:
    """Digits with a letter for their magnitude: "10G", "1,674.5 M"; a small "m" is as often a metre and is left."""
    letter = _LETTER_SCALE.match(view, number.end) if not number.words and view[number.end : number.end + 1] != "m" else None
    if not letter or (letter.group()[0] == " " and letter.group()[1].islower()):
        return number
    scale = vocabulary().letters.get(letter.group().strip().lower(), Decimal(1000))
    return Number(number.start, letter.end(), number.value * scale, True, scale, rule="number.letter")


def find_numbers(text: str) -> list[Number]:
    """Every number of `text`, in digits or words, with its value and sign; years are not left out.

    Digits that are part of a word ("5th", "A380", "10km") are no number here.
    """
    view = mask(text)
    found = []
    for number in read_numbers(view):
        whole = signed(view, _lettered(view, number))
        before = _JOINED_BEFORE.search(view, max(0, whole.start - 1), whole.start)
        if not before and not _JOINED_AFTER.match(view, whole.end):
            found.append(whole)
    return found
