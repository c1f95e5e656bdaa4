"""Digits and number words that are not amounts: years, dates, times, names, model numbers, notes, pages, telephones."""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.extraction.number_reader import Number
from claims.analysis.lexicon import load

_WINDOW = 24
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z'.]*)[ \n.#-]{1,3}$")
_GLUED_BEFORE = re.compile(r"[A-Za-z_][-–/]?$|[A-Za-z]\d{0,3}[-–.]$|\d[-./:]$|[#@№]$|\d,$")
_GLUED_AFTER = re.compile(r"(?:[A-Za-z_]|[-/][A-Z]{1,4}\d|[-–]?(?:st|nd|rd|th)\b|[:/.]\d|-[A-Z]{1,3}\b|[-–]\d+[-–/]\d)")
_CLOCK_AFTER = re.compile(r":\d\d|[ ]?(?:[ap]\.?[ ]?m\b|hrs\b|o'clock|GMT|IST|UTC)", re.IGNORECASE)
_HOURS_AFTER = re.compile(r"[ ]?(?:hours|hrs)\b")  # "at 1930 hours"
_LED_TO_CLOCK = re.compile(r"\b(?:at|by|from|until|till|before|after|since|around)[ ]$", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"(?:^|\n)[ >*-]{0,6}\(?$")
_LIST_AFTER = re.compile(r"[.)](?:[ \n]|$)")
_BRACKETED = re.compile(r"[ \d,–-]{0,12}\]")
_URL_PIECE = re.compile(r"(?:https?://|www\.|doi\.org|doi:|\S@\S)\S*$", re.IGNORECASE)
# An escaped underscore of an address is two blanks or three in the view: "example.org/a\_17\_b".
_ESCAPED_URL = re.compile(r"(?:https?://|www\.)(?:\S|(?<=[\w-])[ ]{2,3}(?=[\w-]))*[\w-][ ]{2,3}$", re.IGNORECASE)
_PHONE = re.compile(r"[-. ]?\d{3,4}[-. ]\d{3,4}(?!\d)")
_COUNTABLE_AFTER = re.compile(r"[ \n]{1,2}[a-z]{3,}")


@cache
def _months() -> re.Pattern[str]:
    return re.compile(
        "|".join(sorted((re.escape(m) for m in load("dates")["months"]), key=len, reverse=True)), re.IGNORECASE
    )


_DAY_AFTER = re.compile(
    r"(?:st|nd|rd|th)?[ ,\n]{1,2}(?:of[ ]{1,2})?(?P<month>[A-Z][a-z]{2,8})(?![a-z])|[-–](?P<joined>[A-Z][a-z]{2,8})\b"
)
_DAYS_AFTER = re.compile(
    r"[ ]?(?:[-–]|and|to|or|&)[ ]?\d{1,2}(?:st|nd|rd|th)?[ ,\n]{1,2}(?:of[ ]{1,2})?(?P<month>[A-Z][a-z]{2,8})(?![a-z])"
)
_DAY_BEFORE = re.compile(
    r"(?P<month>[A-Z][a-z]{2,8})\.?[ ,\n-]{1,2}(?:(?:the[ ])?\d{1,2}(?:st|nd|rd|th)?[ ]?(?:[-–,]|and|to|&)[ ]?)?$"
)


def is_date_part(view: str, number: Number) -> bool:
    """True for the day or year of a date: "5 May", "January 5", "5-7 June", "May 2014"."""
    for pattern in (_DAY_AFTER, _DAYS_AFTER):
        match = pattern.match(view, number.end)
        month = match and (match["month"] or (match.groupdict().get("joined")))
        if month and _months().fullmatch(month):
            return True
    match = _DAY_BEFORE.search(view, max(0, number.start - _WINDOW), number.start)
    return bool(match and _months().fullmatch(match["month"]) and not _COUNTABLE_AFTER.match(view, number.end)) or bool(
        match and _months().fullmatch(match["month"]) and (number.value <= 31 or number.value >= 1000)
    )


_YEAR_AFTER = re.compile(r"s\b|'s\b|[-–/]\d{2,4}(?!\d)")


@cache
def _year_words() -> frozenset[str]:
    return frozenset(load("numbers")["years"]["before"]) | frozenset(load("dates")["months"])


_CLIPPED = re.compile(r"(?:^|[ (\n])'$")


def is_year(view: str, number: Number, counts_something: bool) -> bool:
    """True for digits that are read as a year: "in 1954", "1990s", "1947-48", "(2014)"; "1000 tanks" is an amount."""
    if _CLIPPED.search(view, max(0, number.start - 2), number.start) and number.end - number.start == 2:
        return True  # "the team of '66"
    if number.words or number.end - number.start != 4 or not 1000 <= number.value <= 2199:
        return False
    if _YEAR_AFTER.match(view, number.end):
        return True
    before = _WORD_BEFORE.search(view, max(0, number.start - _WINDOW), number.start)
    led = bool(before and before[1].lower().rstrip(".") in _year_words())
    return (
        led if number.value < 1900 and counts_something else led or not counts_something or 1900 <= number.value <= 2050
    )


@cache
def _designators() -> tuple[frozenset[str], frozenset[str]]:
    table = load("numbers")["designators"]
    capital = frozenset(table["capital_only"])
    return frozenset(table["words"]), capital


def is_designated(view: str, number: Number) -> bool:
    """True for a number that names: "Resolution 1373", "p. 50", "Phase two", "World War II", "Highway 61"."""
    before = _WORD_BEFORE.search(view, max(0, number.start - _WINDOW), number.start)
    if not before:
        return False
    word = before[1].rstrip(".'")
    known, capital = _designators()
    if word.lower() not in known:
        return False
    if word.lower() in capital:
        return word[0].isupper() or (word.lower() in ("no", "number", "rd", "v") and not number.words)
    return not number.words or word[0].isupper()


_NAME_BEFORE = re.compile(
    r"(?:^|[^.!?:;\n\"'(*-][ ]{1,2}|[.!?:][ ]{1,2}The[ ]|^The[ ])(?P<word>[A-Z][a-z]+)(?:[ ]of)?[ ]$"
)
# "the Seven Sisters", "off Three Mile Island": two words in small letters, or "The", and then a capital.
_CAPITAL_IN_TEXT = re.compile(r"(?:(?:^|[ \n\"'(])[a-z][a-z'-]*,?[ \n][a-z]+|(?:^|[.!?][ \n]{1,2})The)[ \n]$")
_SMALL_NEXT = re.compile(r"[ ]?(?:$|[.,;:)?!\"']|[a-z])")


def is_name(view: str, number: Number) -> bool:
    """True for a number word that ends a name: "the Big Four", "Group of Seven"; not in a title-case headline."""
    if not number.words or number.article or not view[number.start].isupper() or number.scale > 1:
        return False
    window = max(0, number.start - _WINDOW)
    if _CAPITAL_IN_TEXT.search(view, window, number.start):
        return True
    return _NAME_BEFORE.search(view, window, number.start) is not None and bool(_SMALL_NEXT.match(view, number.end))


def is_glued(view: str, number: Number) -> bool:
    """True for digits that end a word, a name or a code: "Mi-17", "G20", "post-2014", "F-16", "9/11"."""
    if view[number.start - 1 : number.start] == " ":
        return False
    if number.words and view[number.start].isalpha():
        return (
            view[number.start - 1 : number.start] in ("-", "_") and view[number.start - 2 : number.start - 1].isalpha()
        )
    return bool(_GLUED_BEFORE.search(view, max(0, number.start - 6), number.start))


def is_continued(view: str, number: Number) -> bool:
    """True for digits that start a word, a code or a mark: "5G", "3:1", "21st", "4x4", "[12]"."""
    if not view[number.end - 1 : number.end].isdigit():
        return False
    return bool(_GLUED_AFTER.match(view, number.end)) or bool(
        _BRACKETED.match(view, number.end) and "[" in view[max(0, number.start - 12) : number.start]
    )


def is_reference(view: str, number: Number) -> bool:
    """True for list numbers, times of day, telephones and what stands in an address of the web."""
    return bool(reference_rule(view, number))


def is_hour_of_day(view: str, number: Number) -> bool:
    """ "at 1930 hours": four digits that tell a time of day."""
    if number.end - number.start != 4 or number.value >= 2400 or number.value % 100 >= 60:
        return False
    led = _LED_TO_CLOCK.search(view, max(0, number.start - 8), number.start)
    return led is not None and _HOURS_AFTER.match(view, number.end) is not None


def reference_rule(view: str, number: Number) -> str:
    """Which of the references of `is_reference` the number is, as the name of a rule; "" where it is none."""
    if number.words:
        return ""
    if _CLOCK_AFTER.match(view, number.end) or is_hour_of_day(view, number):
        return "never.clock"
    if _PHONE.match(view, number.end):
        return "never.telephone"
    left = view[max(0, number.start - 8) : number.start]
    if _LIST_NUMBER.search(left if number.start > 8 else "\n" + left) and _LIST_AFTER.match(view, number.end):
        return "never.list_number"
    bracketed = left.endswith("(") and view[number.end : number.end + 1] == ")" and number.value < 2200
    return "never.bracketed" if bracketed else ""


def is_in_address(view: str, number: Number) -> bool:
    """True for digits in an address of the web: "http://example.org/Pakistan%E2%80%93"."""
    if number.words:
        return False
    if view[number.start - 2 : number.start] == "  ":
        return bool(_ESCAPED_URL.search(view, max(0, number.start - 200), number.start))
    if view[number.start - 1 : number.start] in (" ", "\n", "$", "(", ""):
        return False
    return bool(_URL_PIECE.search(view, max(0, number.start - 200), number.start))


_STREET = re.compile(
    r"(?:[ ](?:[NSEW]\.?|North|South|East|West))?(?:[ ][A-Z][\w'.-]*){1,3}?[ ]"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Boulevard|Blvd|Court|Square|Place|Terrace|Row|Crescent|Parkway|Quay|Plaza|Concourse)"
    r"(?![a-z])"
)


def is_in_street(view: str, number: Number) -> bool:
    """True for the house number of "1600 Harbour Avenue"."""
    return not number.words and number.end - number.start <= 5 and _STREET.match(view, number.end) is not None


def never_rule(view: str, number: Number) -> str:
    """Why the number is no amount, as the name of a rule, the most telling one; "" where nothing here says so."""
    if is_in_address(view, number):
        return "never.address"
    if is_in_street(view, number):
        return "never.street"
    if rule := reference_rule(view, number):
        return rule
    if is_glued(view, number):
        return "never.joined_before"
    if is_designated(view, number):
        return "never.designated"
    if is_name(view, number):
        return "never.name"
    if is_continued(view, number):
        return "never.joined_after"
    if is_date_part(view, number):
        return "never.date_part"
    return "never.year" if is_year(view, number, counts_something=False) else ""
