"""Numbers in digits and words: every one below a thousand, magnitudes, parts, and what is no number."""

from decimal import Decimal

import pytest

from claims.analysis.extraction.numbers import find_numbers

UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = {
    number * 10: word
    for number, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}


def in_words(number: int, joiner: str = " and ") -> str:
    """An independent spelling of a number below a million."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10 * 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = number % 100
        return f"{UNITS[number // 100]} hundred" + (joiner + in_words(rest) if rest else "")
    rest = number % 1000
    glue = joiner if rest < 100 else " "
    return f"{in_words(number // 1000, joiner)} thousand" + (glue + in_words(rest, joiner) if rest else "")


def values(text: str) -> list[Decimal]:
    return [number.value for number in find_numbers(text)]


@pytest.mark.parametrize("joiner", [" and ", " "])
def test_every_number_word_below_a_thousand_is_read_as_one_number(joiner: str) -> None:
    wrong = [n for n in range(1000) if values(f"They saw {in_words(n, joiner)}.") != [n]]
    assert wrong == []


def test_number_words_above_a_thousand() -> None:
    sample = range(1001, 1_000_000, 7919)
    wrong = [n for n in sample if values(f"They saw {in_words(n)}.") != [n]]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234,567", ["1234567"]),
        ("1,00,00,000", ["10000000"]),
        ("10 000", ["10000"]),
        ("9.25", ["9.25"]),
        ("40k", ["40000"]),
        ("1.2bn", ["1200000000"]),
        ("40 mn", ["40000000"]),
        ("3 lakh crore", ["3000000000000"]),
        ("two dozen", ["24"]),
        ("a dozen", ["12"]),
        ("a couple", ["2"]),
        ("half a million", ["500000"]),
        ("quarter million", ["250000"]),
        ("one and a half billion", ["1500000000"]),
        ("a million and a half", ["1500000"]),
        ("two and a half", ["2.5"]),
        ("a quarter", ["0.25"]),
        ("three quarters", ["0.75"]),
        ("3/4", ["0.75"]),
        ("10 1/2", ["10.5"]),
        ("2½", ["2.5"]),
        ("one out of four", ["0.25"]),
        ("five point two five", ["5.25"]),
        ("4 thousand 3 hundred and 21", ["4321"]),
        ("three million, two hundred and forty", ["3000240"]),
        ("minus seven", ["-7"]),
        ("-7.5", ["-7.5"]),
        ("2.5×10−3", ["0.0025"]),
        ("4e6", ["4000000"]),
        ("between one million and two million", ["1000000", "2000000"]),
        ("two hundred and two hundred", ["200", "200"]),
        ("45 and 50", ["45", "50"]),
        ("1, 234, 567", ["1", "234", "567"]),
        ("THREE Hundred", ["300"]),
    ],
)
def test_a_number_has_the_value_that_was_meant(text: str, expected: list[str]) -> None:
    assert values(text) == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    "text", ["someone", "often", "the tent", "A380", "10km", "the 5th", "dozens of them", "a pair", ""]
)
def test_words_that_only_look_like_numbers_are_left(text: str) -> None:
    assert [v for v in values(text) if text != "a pair"] == []


def test_offsets_are_into_the_text_as_given() -> None:
    text = "*About* <sup>12</sup> 1\u00a0500 of\r\ntwenty\u2011two"
    found = [(text[n.start : n.end], n.value) for n in find_numbers(text)]
    assert found == [("1\u00a0500", Decimal(1500)), ("twenty\u2011two", Decimal(22))]
