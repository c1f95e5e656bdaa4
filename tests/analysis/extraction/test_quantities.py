"""Figures with unit and bounds, and above all what is no figure."""

from decimal import Decimal
from itertools import pairwise

import pytest

from claims.analysis.extraction.quantities import find_figures, find_quantities
from claims.analysis.extraction.quantity_counts import singular
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.lexicon import load
from tests.work import grows_in_step

Row = tuple[str, str | None, str | None, str]


def rows(text: str) -> list[Row]:
    """Surface, low, high and unit of every figure in `text`."""
    return [(q.surface, _told(q.low), _told(q.high), q.unit) for q in find_quantities(text)]


def _told(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def check_finds(marked: str, *expected: tuple[str, str, str] | tuple[str, str, str, str]) -> list[Quantity]:
    """The stretches in brackets are found, and nothing else, with low, high and unit (and per)."""
    parts = marked.replace("]", "[").split("[")
    found = find_quantities("".join(parts))
    assert [q.surface for q in found] == parts[1::2]
    got = [(str(_told(q.low)), str(_told(q.high)), q.unit, q.per) for q in found]
    assert got == [(*e, "")[:4] for e in expected]
    return found


def check_ignores(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("marked", "low", "unit"),
    [
        ("It cost [US\\$ 3bn].", "3000000000", "USD"),
        ("It cost [\\$3 billion].", "3000000000", "USD"),
        ("A [$3 billion] bridge.", "3000000000", "USD"),
        ("It cost [A$3 billion].", "3000000000", "AUD"),
        ("It cost [HK$30m].", "30000000", "HKD"),
        ("It cost [S$3.4 billion].", "3400000000", "SGD"),
        ("It cost [Rs 40 bn].", "40000000000", "INR"),
        ("It cost [Rs. 500 crore].", "5000000000", "INR"),
        ("It cost [₹2.5 lakh].", "250000", "INR"),
        ("It cost [PKR 1,00,000].", "100000", "PKR"),
        ("It cost [€1.5 million].", "1500000", "EUR"),
        ("It cost [£50k].", "50000", "GBP"),
        ("It cost [RMB 3 billion].", "3000000000", "CNY"),
        ("It cost [100元].", "100", "CNY"),
        ("It cost [500 million Saudi riyals].", "500000000", "SAR"),
        ("It cost [40 million Norwegian kroner].", "40000000", "NOK"),
        ("It cost [two million Hong Kong dollars].", "2000000", "HKD"),
        ("It cost [half a billion dollars].", "500000000", "USD"),
        ("It cost [one and a half million euros].", "1500000", "EUR"),
        ("It cost [50 cents].", "0.5", "USD"),
        ("It cost [3 dollars 50 cents].", "3.5", "USD"),
        ("It cost [$20 billion dollars].", "20000000000", "USD"),
    ],
)
def test_money_is_read_by_sign_code_name_and_nation(marked: str, low: str, unit: str) -> None:
    (found,) = check_finds(marked, (low, low, unit))
    assert found.kind is QuantityKind.MONEY


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They waited [38 years].", ("38", "38", "year")),
        ("a [three-day] visit", ("3", "3", "day")),
        ("[a decade] ago", ("10", "10", "year")),
        ("over [the past decade]", ("10", "10", "year")),
        ("in the last [six decades]", ("60", "60", "year")),
        ("after [a quarter of a century]", ("25", "25", "year")),
        ("after [half a century]", ("50", "50", "year")),
        ("the last [couple of years]", ("2", "2", "year")),
        ("for [a year and a half]", ("1.5", "1.5", "year")),
        ("the [45-year]-old queen", ("45", "45", "year")),
        ("people aged [16 to 24]", ("16", "24", "year")),
        ("[four or five years]", ("4", "5", "year")),
        ("the [two- to three-year] plan", ("2", "3", "year")),
        ("[90-plus minutes]", ("90", "None", "minute")),
        ("[60 kilometres per hour]", ("60", "60", "kilometre per hour")),
        ("the [1,200 MW] plant", ("1200", "1200", "megawatt")),
        ("[12 %] of it", ("12", "12", "percent")),
        ("[ten per cent]", ("10", "10", "percent")),
        ("[3.2 percentage points]", ("3.2", "3.2", "percentage point")),
        ("[minus five percent]", ("-5", "-5", "percent")),
    ],
)
def test_units_of_time_share_power_and_measure(marked: str, expected: tuple[str, str, str]) -> None:
    check_finds(marked, expected)


@pytest.mark.parametrize(
    ("marked", "low", "unit"),
    [
        ("They bought [four Mi-99M gunships].", "4", "gunship"),
        ("They bought [1000 T-11 tanks].", "1000", "tank"),
        ("They bought [sixteen XY-12 military cargo planes].", "16", "plane"),
        ("They bought [six Yakovlev YK-40].", "6", "YK-40"),
        ("They bought [three dozen tanks].", "36", "tank"),
        ("They bought [2 aircraft carriers].", "2", "carrier"),
        ("They made [three arms deals].", "3", "deal"),
        ("They opened [two of the world's busiest ports].", "2", "port"),
        ("They vetoed it [twice].", "2", "time"),
        ("They met [three times].", "3", "time"),
        ("only [one approved decision] on it", "1", "decision"),
        ("part of [two U.S.-led alliances]", "2", "alliance"),
        ("[a couple of limited drills]", "2", "drill"),
        ("[2.5m people] left", "2500000", "person"),
        ("the [28-nation] bloc", "28", "nation"),
        ("In all [16] were killed.", "16", "person"),
        ("The toll rose to [312].", "312", ""),
        ("Population: [1.3 billion].", "1300000000", ""),
    ],
)
def test_a_count_has_the_noun_counted_as_its_unit(marked: str, low: str, unit: str) -> None:
    check_finds(marked, (low, low, unit))


@pytest.mark.parametrize(
    ("marked", "low", "high", "approximate"),
    [
        ("[about 40 ships]", "40", "40", True),
        ("[nearly 2,000 ships]", "2000", "2000", True),
        ("[some 300 ships]", "300", "300", True),
        ("[10,000-odd ships]", "10000", "10000", True),
        ("[more than 40 ships]", "40", "None", False),
        ("[at least 40 ships]", "40", "None", False),
        ("[40+ ships]", "40", "None", False),
        ("[up to 40 ships]", "None", "40", False),
        ("[fewer than 40 ships]", "None", "40", False),
        ("[750 to 800 ships]", "750", "800", False),
        ("[4-5 ships]", "4", "5", False),
        ("between [3 and 5 ships]", "3", "5", False),
        ("[two or three ships]", "2", "3", False),
        ("[10–12 ships]", "10", "12", False),
    ],
)
def test_qualifiers_and_ranges_make_intervals(marked: str, low: str, high: str, approximate: bool) -> None:
    (found,) = check_finds(marked, (low, high, "ship"))
    assert found.approximate is approximate


def test_the_ends_of_a_range_share_magnitude_and_currency() -> None:
    check_finds("It cost [$4-5 billion].", ("4000000000", "5000000000", "USD"))
    check_finds("It cost [750 to 800 million euros].", ("750000000", "800000000", "EUR"))
    check_finds("It cost [$4 million to $5 million].", ("4000000", "5000000", "USD"))


@pytest.mark.parametrize(
    ("marked", "low"),
    [
        ("Deaths: [76]\nInjured: [9]", "76"),
        ("- Wells dug: [12]", "12"),
        ("Of these [1.36 million] arrived.", "1360000"),
        ("Only [1.4 million] have been delivered.", "1400000"),
        ("Tel: 76", ""),
        ("Room: 12", ""),
        ("He has one point: 76 is too few.", ""),
        ("It was said that 76 have come.", ""),
    ],
)
def test_a_number_may_stand_alone_behind_a_label_or_as_the_subject(marked: str, low: str) -> None:
    parts = marked.replace("]", "[").split("[")
    found = find_quantities("".join(parts))
    assert [q.surface for q in found] == parts[1::2]
    assert (_told(found[0].low) if found else "") == low


def test_from_to_is_a_change_not_a_range() -> None:
    check_finds("It rose from [3] to [5 per cent].", ("3", "3", "percent"), ("5", "5", "percent"))
    check_finds(
        "It fell from [$5 million] to [$3 million].", ("5000000", "5000000", "USD"), ("3000000", "3000000", "USD")
    )
    check_finds(
        "It grew from [$5 million] in 1998 to [$3 billion] in 2011.",
        ("5000000", "5000000", "USD"),
        ("3000000000", "3000000000", "USD"),
    )


@pytest.mark.parametrize(
    ("marked", "per"),
    [
        ("[$3 million a year]", "year"),
        ("[$3 million per year]", "year"),
        ("[$3 million annually]", "year"),
        ("[$90 a barrel]", "barrel"),
        ("[$90 per barrel]", "barrel"),
    ],
)
def test_a_rate_is_kept_with_its_figure(marked: str, per: str) -> None:
    (found,) = find_quantities(marked.strip("[]"))
    assert (found.surface, found.per) == (marked.strip("[]"), per)


@pytest.mark.parametrize(
    ("marked", "rank"),
    [
        ("the [first ever] visit", "1"),
        ("the [first-ever] visit", "1"),
        ("it is the [first] of its kind", "1"),
        ("the world's [eighth largest] economy", "8"),
        ("the [third major] holder", "3"),
        ("the [2nd largest] port", "2"),
        ("during her [second] term", "2"),
        ("the [first] ship to cross the strait", "1"),
        ("our candidate [number one]", "1"),
        ("the [No. 1] buyer", "1"),
    ],
)
def test_an_ordinal_that_ranks_is_a_figure(marked: str, rank: str) -> None:
    check_finds(marked, (rank, rank, "rank"))


@pytest.mark.parametrize(
    "text",
    [
        "First, the ministry paid. Second, it left. Third, nobody came.",
        "the first half of the 21st century",
        "in the first week of June",
        "the second decade",
        "First Deputy Minister Okoye",
        "the Second World War",
        "on the 4th of July",
        "the 5th Fleet",
        "at first sight",
        "wait a second",
    ],
)
def test_an_ordinal_that_counts_off_or_dates_is_none(text: str) -> None:
    check_ignores(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 1954 and the 1990s, in 1947-48, since 2001, by 2015/16, mid-2014, post-2014, c. 1500.",
        "on 5 May, on January 7, 2011, from 5-7 June, in May 2014, on 2019-06-12, on 9/11",
        "The Mi-17, JF-17, F-16, Su-30MKI, T-90, IL-76, U-2, MiG-29K and A380 flew.",
        "The G20, 5G, COVID-19, H1N1, CO2, a Boeing 747 and World War II.",
        "Article 370, Resolution 1373, Flight 370, Section 2, Rule 5, Channel 4, phase two of it, Chapter Four",
        "See vol.60, no. 2, pp. 127-129, p. 50, chapter 4, fig. 3, [12] and [3, 4].",
        "at 10:30 am, 6pm, 18:00 GMT, 7 p.m.",
        "Call +1 202 555 0147 or 020-7946-0958.",
        "Peru beat Chile 3-1 and then 2-0, a 3 to 1 margin.",
        "http://example.org/2014/12/a-45%20b and https://example.org/80",
        "1. The first item\n2) The other\n(3) another",
        "this one, that one, no one, one another, one can see, on the one hand, one of them",
        "It was one way or another, and day one.",
        "a ship, a visit, an hour",
        "recent months, the coming years, several times, many decades, a few years back",
        "text<sup>12</sup> with marks<sup>3</sup>",
        "twice as many",
        "a two-way street with all-wheel drive",
        "millions of them, dozens of others, hundreds more",
        "ALL 5",
        "1 1 1 1",
    ],
)
def test_what_is_no_amount_is_left(text: str) -> None:
    check_ignores(text)


def test_offsets_hold_in_text_with_marks() -> None:
    text = "It paid *US\\$*\u00a01bn<sup>4</sup>\r\nfor **four** new\u00a0ships."
    for found in find_quantities(text):
        assert text[found.start : found.end] == found.surface
    assert [q.unit for q in find_quantities(text)] == ["USD", "ship"]


def test_figures_come_in_order_without_overlap() -> None:
    text = "Five of the three-tonne boats, 50 50 dollar bills, two 1,000 MW plants and twice two."
    found = find_quantities(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert {"tonne", "USD", "megawatt"} <= {q.unit for q in found}


def test_bare_figures_carry_no_qualifier() -> None:
    (found,) = find_figures("more than $3 million a year")
    assert (found.surface, found.low, found.high) == ("$3 million", Decimal(3000000), Decimal(3000000))


@pytest.mark.parametrize("code", load("currencies")["codes"]["all"])
def test_every_currency_code_is_read_before_and_after_a_figure(code: str) -> None:
    assert [q.unit for q in find_quantities(f"paid {code} 40 million")] == [code]
    assert [q.unit for q in find_quantities(f"paid 40 million {code}")] == [code]


@pytest.mark.parametrize(
    ("name", "code", "nation"),
    [
        (name, code, nation)
        for name, nations in load("currencies").items()
        if name not in ("plain", "irregular", "parts", "signs", "codes")
        for code, each in nations.items()
        for nation in each
    ],
)
def test_every_nation_tells_its_currency(name: str, code: str, nation: str) -> None:
    assert [q.unit for q in find_quantities(f"paid 40 million {nation} {name}")] == [code]


@pytest.mark.parametrize(
    ("code", "sign"), [(code, s) for code, each in load("currencies")["signs"].items() for s in each]
)
def test_every_money_sign_is_read(code: str, sign: str) -> None:
    assert [q.unit for q in find_quantities(f"paid {sign}40")] == [code]


@pytest.mark.parametrize(
    ("unit", "form"),
    [
        (section.get("as", {}).get(unit, [unit])[0], form)
        for section in load("units").values()
        if "kind" in section
        for unit, forms in section["units"].items()
        for form in forms
        if form != "pounds"  # money, but where something is weighed
    ],
)
def test_every_unit_is_read_in_every_form(unit: str, form: str) -> None:
    assert [q.unit for q in find_quantities(f"exactly 40 {form} more")] == [unit]


@pytest.mark.parametrize(("plural", "one"), load("counted")["plurals"].items())
def test_every_irregular_plural_has_its_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_the_lexicon_lists_no_word_twice() -> None:
    for name in ("numbers", "units", "currencies", "counted"):
        for section, table in load(name).items():
            for key, words in table.items():
                if isinstance(words, list) and key != "as":
                    assert sorted({w for w in words if words.count(w) > 1}) == [], (name, section, key)


def test_a_long_line_is_work_in_proportion() -> None:
    part = "trade of 3 million and a 45 to 50 one two three, $5, hundred thousand 1,2,3 "
    assert grows_in_step(lambda size: lambda: find_quantities(part * size), 50, times=4)
