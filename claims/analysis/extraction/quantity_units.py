"""Units beside a number: currencies by sign, code, name and nation; time, percent, power, measures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.analysis.extraction.values import QuantityKind
from claims.analysis.lexicon import load

_MONEY = QuantityKind.MONEY
_HUNDREDTH = Decimal("0.01")
_MARKS = {"M": Decimal(1_000_000), "k": Decimal(1000)}  # "120 MEUR", "75 kUSD"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found at `[start, end)`; `factor` brings the number to `name` ("decade" is 10 years, a cent 0.01)."""

    start: int
    end: int
    name: str
    kind: QuantityKind
    factor: Decimal = Decimal(1)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to print a unit, with what it means."""

    source: str
    cased: bool
    length: int
    name: str
    kind: QuantityKind
    factor: Decimal
    rule: str


def _form(
    words: str, name: str, kind: QuantityKind, rule: str, factor: Decimal = Decimal(1), *, cased: bool = False
) -> _Form:
    inner = r"[\s-]{1,3}".join(re.escape(word) for word in words.split())
    edge = r"(?![A-Za-z0-9^²³])" if words[-1].isalpha() else r"(?!\w)" if words[-1].isalnum() else ""
    return _Form(inner + edge, cased, len(words), name, kind, factor, rule)


@cache
def _pattern(source: str, cased: bool) -> re.Pattern[str]:
    """The pattern of a form, made when a text first brings its first word: most are never needed."""
    return re.compile(source, 0 if cased else re.IGNORECASE)


def _plurals(name: str) -> set[str]:
    """A currency's name with its English plural; "yuan" and other names without one do no harm with an -s."""
    irregular = load("currencies")["irregular"].get(name, name)
    return {
        name,
        irregular,
        name + ("es" if name.endswith(("s", "x")) else "s"),
        name[:-1] + "ies" if name.endswith("y") else name,
    }


def _money_forms() -> list[_Form]:
    table = load("currencies")
    forms = []
    for name, code in table["plain"].items():
        forms += [_form(each, code, _MONEY, "money.name") for each in _plurals(name)]
    for name, code in table["parts"].items():
        forms += [_form(each, code, _MONEY, "money.part", _HUNDREDTH) for each in _plurals(name)]
    for name, nations in table.items():
        if name in ("plain", "irregular", "parts", "signs", "codes"):
            continue
        for code, adjectives in nations.items():
            for each in _plurals(name):
                forms += [_form(f"{nation} {each}", code, _MONEY, "money.nation") for nation in adjectives]
    forms.append(_form("p", "GBP", _MONEY, "money.pence", _HUNDREDTH, cased=True))
    for code in table["codes"]["all"]:
        forms.append(_form(code, code, _MONEY, "money.code", cased=True))
    for code, signs in table["signs"].items():
        forms += [
            _form(sign, code, _MONEY, "money.sign_after", cased=True)
            for sign in signs
            if not sign[0].isascii() or sign in ("RMB", "$")
        ]
    return forms


def _measure_forms() -> list[_Form]:
    forms = []
    for section in load("units").values():
        if "units" not in section:
            continue
        kind = QuantityKind(section["kind"])
        longer = section.get("as", {})
        for name, others in section["units"].items():
            unit, factor = longer.get(name, (name, 1))
            forms += [_form(each, unit, kind, f"{kind}.unit", Decimal(factor)) for each in (name, *others)]
        for name, letters in section.get("letters", {}).items():
            forms += [_form(each, name, kind, f"{kind}.letter", cased=True) for each in letters]
    return forms


_FIRST = re.compile(r"[^\W\d_]+|[^\w\s]")


@cache
def _forms() -> dict[str, list[_Form]]:
    """Every printed form of a unit, by its first word in lower case, longest first."""
    index: dict[str, list[_Form]] = {}
    for form in [*_money_forms(), *_measure_forms()]:
        plain = re.sub(r"\\(.)", r"\1", form.source)
        first = _FIRST.match(plain)
        if first:
            index.setdefault(first.group().lower(), []).append(form)
    for forms in index.values():
        forms.sort(key=lambda form: -form.length)
    return index


_BRIDGE = re.compile(
    r"[ \n]{0,3}(?:-[ \n]?)?\{?(?:plus[ -]|or[ ](?:so|more|less|fewer)[ ])?"  # "60-plus years", "10 or so days"
    rf"(?:(?:{'|'.join(load('units')['bridges']['words'])})[ \n]{{1,2}})?",  # "38 long years"
    re.IGNORECASE,
)
_SHARE_BRIDGE = re.compile(r"[ \n]{1,3}(?:of[ \n]{1,2})?(?:an?[ \n]{1,2})?", re.IGNORECASE)
_OF_BRIDGE = re.compile(r"[ \n]{1,3}of[ \n]{1,2}", re.IGNORECASE)


def unit_after(view: str, end: int, *, share: bool = False, group: bool = False) -> Unit | None:
    """The unit printed after a number that ends at `end`.

    `share` allows "a quarter [of a] century", `group` "a couple [of] years".
    """
    for bridge, wanted in ((_BRIDGE, True), (_SHARE_BRIDGE, share), (_OF_BRIDGE, group)):
        if not wanted:
            continue
        at = bridge.match(view, end)
        found = _unit_at(view, at.end(), end) if at else None
        if found:
            return found
    return None


def _unit_at(view: str, start: int, number_end: int) -> Unit | None:
    first = _FIRST.match(view, start)
    if not first:
        return None
    for form in _forms().get(first.group().lower(), ()):
        match = _pattern(form.source, form.cased).match(view, start)
        if match and _may_stand(form, view, start - number_end, match):
            return Unit(start, match.end(), form.name, form.kind, form.factor, form.rule)
    return _marked_code(view, start)


_MARKED = re.compile(r"(?P<mark>[Mk])(?P<code>[A-Z]{3})(?![A-Za-z0-9])")


def _marked_code(view: str, start: int) -> Unit | None:
    """ "120 MEUR", "75 kUSD": a currency's code with its magnitude before it."""
    match = _MARKED.match(view, start)
    if match is None or match["code"] not in _codes():
        return None
    return Unit(start, match.end(), match["code"], _MONEY, _MARKS[match["mark"]], "money.code")


@cache
def _codes() -> frozenset[str]:
    return frozenset(load("currencies")["codes"]["all"])


_WEIGHED = re.compile(
    r"\bweigh|\bheav|\bpounds?[ ]of\b(?![ ](?:debt|savings|aid|spending|taxpayer))|\bpayload\b", re.IGNORECASE
)
_INCH_SIGN = re.compile(r'"?[ ](?:long|wide|tall|high|deep|thick|in[ ]diameter)\b|[ ][\da-z][^"\n]{0,60}(?:$|\n)')
# "2.1 pm" has one decimal, which no time of day has.
_NO_CLOCK = re.compile(r"\.(?:\d|\d{3,8})[ ]?$")
_LINES_OF_A_SCREEN = re.compile(r"\d{4}$|(?:144|240|360|480|720)$")  # "1080p"
_NAME_FOLLOWS = re.compile(r"[ ][A-Z][a-z]")
_TWO_DIGITS = re.compile(r"\d\d$|\.\d$|[-−]\d$")
# "51°30'N", "12° S": a place on the map.
_MINUTE_OF_ARC = re.compile(r"[ ]?(?:\d|[NSEW](?![A-Za-z]))")
_MINUTES_FOLLOW = re.compile(r"[ ]?\d{1,2}[ ]?m(?:in|ins)?\b")
_CLOSED = re.compile(
    r"[ ]?(?:$|[.,;:)\]}/x×])|[ ](?:long|wide|tall|high|deep|thick|away|above|below|outside|inside"
    r"|warmer|hotter|colder|cooler|x|×|and|to|is|of|from|or)\b|\n"
)


def _may_stand(form: _Form, view: str, distance: int, match: re.Match[str]) -> bool:
    """Signs of one or two letters need company: "2 in." is a length, "2 in April" is not; words always stand."""
    if (
        form.name == "GBP"
        and form.rule == "money.name"
        and _WEIGHED.search(view, max(0, match.start() - 50), match.end() + 12)
    ):
        return False
    if form.rule == "money.name" and match.group()[0].isupper() and _NAME_FOLLOWS.match(view, match.end()):
        return False  # "8 Rand Osei" numbers a list of names
    if form.rule == "money.pence":
        return distance == 0 and not _LINES_OF_A_SCREEN.search(view, max(0, match.start() - 5), match.start())
    if form.rule == "money.sign_after" and view[match.end() : match.end() + 1].isdigit():
        return False  # "5 $10 notes"
    if form.name == "degree" and _MINUTE_OF_ARC.match(view, match.end()):
        return False
    if form.name == "bit" and not view[match.start() - 2 : match.start()].strip(" -").isdigit():
        return False  # "not one bit"
    return not form.rule.endswith(".letter") or _letter_may_stand(view, distance, match)


def _letter_may_stand(view: str, distance: int, match: re.Match[str]) -> bool:
    """Whether the short sign of a unit that `match` has found is one, `distance` after its number."""
    sign = match.group()
    if sign == '"':
        return (
            bool(_INCH_SIGN.match(view, match.end()))
            and view[max(0, match.start() - 2) : match.start()].rstrip()[-1:].isdigit()
        )
    if sign in ("am", "pm"):
        return bool(_NO_CLOCK.search(view, max(0, match.start() - 12), match.start()))
    if sign == "b":
        return distance == 1 and bool(_CLOSED.match(view, match.end()))
    if sign == "h" and _MINUTES_FOLLOW.match(view, match.end()):
        return distance <= 1
    if sign in ("C", "F") and not distance and _TWO_DIGITS.search(view, max(0, match.start() - 3), match.start()):
        return True
    if sign in ("in", "m", "t", "l", "g", "K", "h", "C", "F", "J", "V"):
        return distance <= 1 and bool(
            _CLOSED.match(view, match.end()) or (sign in ("t", "l", "L") and view[match.end()] == " ")
        )
    return distance <= 1


@cache
def _sign_pattern() -> re.Pattern[str]:
    """Money signs and codes that stand right before a number, at the end of a short window."""
    table = load("currencies")
    signs = sorted({s for signs in table["signs"].values() for s in signs}, key=lambda s: (-len(s), s))
    tolerant = [
        (f"(?-i:{s[0]})" if s[:-1].strip() in ("A", "S", "J", "R") else re.escape(s[:-1].strip())) + r"[ ]{0,2}\$"
        for s in signs if s.endswith("$") and s != "$"
    ]  # fmt: skip
    cased = [re.escape(s) for s in signs if "$" not in s]
    return re.compile(
        rf"(?:(?<![A-Za-z])(?P<dollars>(?i:{'|'.join(tolerant)}))|(?P<plain>\$)"
        rf"|(?<![A-Za-z])(?P<sign>{'|'.join(cased)}|(?i:rs\.?))"
        rf"|(?<![A-Za-z])(?P<code>{'|'.join(table['codes']['all'])}))[ \n]{{0,2}}$"
    )


_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;][\"')]?\s{1,4}|\n\s{0,4}|[\"(*-]\s?)$")


@cache
def _sign_codes() -> dict[str, str]:
    signs = load("currencies")["signs"]
    return {sign.lower().replace(" ", ""): code for code, each in signs.items() for sign in each}


def sign_before(view: str, start: int) -> Unit | None:
    """The money sign or code printed before a number that starts at `start`: "US$ ", "Rs ", "€", "PKR "."""
    floor = max(0, start - 9)
    match = _sign_pattern().search(view, floor, start) if start and _can_end_sign(view, start) else None
    if not match:
        return None
    if match["code"]:
        return Unit(match.start(), start, match["code"], _MONEY, rule="money.code")
    sign = match["dollars"] or match["plain"] or match["sign"]
    if sign == "R" and match.end() - match.start() > 1:
        return None
    if sign[0] == "A" and " " in sign and _OPENS_SENTENCE.search(view, max(0, match.start() - 6), match.start()):
        return Unit(match.end() - len(match.group().lstrip("A ")), start, "USD", _MONEY, rule="money.sign")
    return Unit(match.start(), start, _sign_codes()[sign.lower().replace(" ", "")], _MONEY, rule="money.sign")


_SIGN_ENDS = frozenset("$€£¥￥円元₹৳₽₩₦₱₪₺₴₸₫₾₭₮₡₲₵₼֏฿₿.sebkrhMRBYD") | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _can_end_sign(view: str, start: int) -> bool:
    at = start - 1
    while at > 0 and start - at < 3 and view[at] in " \n":
        at -= 1
    return view[at] in _SIGN_ENDS


_LETTER = re.compile(r"[ ]?(?P<letter>[mMbBtTkKG])(?:n\b)?(?!\w|[.][A-Za-z])")


def letter_scale(view: str, end: int) -> tuple[Decimal, int] | None:
    """The magnitude that a single letter after money stands for, and where it ends: the "m" of "$5m"."""
    match = _LETTER.match(view, end)
    if not match:
        return None
    letters = {**load("numbers")["letter_scales"], "k": 1000}
    return Decimal(letters[match["letter"].lower()]), match.end()


def unit_named(view: str, start: int) -> tuple[str, int] | None:
    """The name of the unit of measure or time printed at `start`, number or not, and where it ends: "kg" of "/kg"."""
    first = _FIRST.match(view, start)
    for form in _forms().get(first.group().lower(), ()) if first else ():
        match = (
            _pattern(form.source, form.cased).match(view, start)
            if form.kind is not _MONEY and form.factor == 1
            else None
        )
        if match:
            return form.name, match.end()
    return None
