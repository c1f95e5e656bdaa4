"""Figures of more than one number, with a rate, or told again in another unit."""

import pytest

from claims.analysis.extraction.quantities import find_figures, find_quantities
from tests.analysis.extraction.test_quantities import check_finds


@pytest.mark.parametrize(
    ("marked", "value", "unit"),
    [
        ("The mast is [6 feet 6 inches] tall.", "6.5", "foot"),
        ("The mast is [6 ft 6 in].", "6.5", "foot"),
        ("The lamb weighed [9 pounds 4 ounces].", "9.25", "pound"),
        ("The walk takes [2h 30m].", "2.5", "hour"),
        ("The walk takes [2 hours and 45 minutes].", "2.75", "hour"),
        ("The lease runs [three years and six months].", "3.5", "year"),
        ("The drill runs [1 hour 15 mins].", "1.25", "hour"),
        ("The ticket was [7 dollars 50 cents].", "7.5", "USD"),
        ("The ticket was [7 dollars and 50].", "7.5", "USD"),
    ],
)
def test_two_units_of_one_figure_are_one_value(marked: str, value: str, unit: str) -> None:
    check_finds(marked, (value, value, unit))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It is [6 feet] long and [14 inches] wide.", [("6", "foot"), ("14", "inch")]),
        ("Add [2 pounds] of rice and [3 litres] of milk.", [("2", "pound"), ("3", "litre")]),
        ("He served [3 years] and [16 months].", [("3", "year"), ("16", "month")]),
        ("They paid [7 dollars] and [50 people] left.", [("7", "USD"), ("50", "person")]),
        ("The sail is [30m].", [("30", "metre")]),
    ],
)
def test_two_figures_beside_each_other_stay_two(marked: str, expected: list[tuple[str, str]]) -> None:
    check_finds(marked, *((value, value, unit) for value, unit in expected))


def test_bare_figures_keep_each_length_of_time_by_itself() -> None:
    assert [f.unit for f in find_figures("in two years and four months")] == ["year", "month"]


@pytest.mark.parametrize(
    ("marked", "low", "high", "unit"),
    [
        ("It weighs [40.5 ± 0.5 kg].", "40", "41", "kilogram"),
        ("It weighs [40 kg +/- 2 kg].", "38", "42", "kilogram"),
        ("The share is [12% plus or minus 2%].", "10", "14", "percent"),
    ],
)
def test_a_tolerance_makes_an_interval(marked: str, low: str, high: str, unit: str) -> None:
    check_finds(marked, (low, high, unit))


@pytest.mark.parametrize(
    ("marked", "unit", "per"),
    [
        ("The pump moves [40 litres per second].", "litre", "second"),
        ("The floor bears [40 kg/m2].", "kilogram", "square metre"),
        ("The van burns [40 l/km].", "litre", "kilometre"),
        ("A dose of [40 mg/kg per day] was given.", "milligram", "kilogram per day"),
        ("Tin cost [40 dollars a tonne].", "USD", "tonne"),
        ("They saw [40 cases per 100,000 people].", "case", "100000 person"),
        ("They saw [40 cases per 100,000] in May.", "case", "100000"),
        ("There were [40 deaths for every 1,000 live births].", "death", "1000 live birth"),
        ("The gate counts [40 cars an hour].", "car", "hour"),
        ("The line carries [40 trains each day].", "train", "day"),
    ],
)
def test_a_rate_tells_what_the_figure_is_for(marked: str, unit: str, per: str) -> None:
    check_finds(marked, ("40", "40", unit, per))


@pytest.mark.parametrize(
    "marked", ["They met [40 men]/women.", "It has [40 seats] per se.", "It sold [40 boats] an hourly paper said."]
)
def test_what_follows_is_not_always_a_rate(marked: str) -> None:
    assert [q.per for q in find_quantities(marked.replace("[", "").replace("]", ""))] in ([""], ["se"])


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The weir cost 12 million baht ($340,000).", ["money.name", "money.conversion"]),
        ("The weir cost 3bn yen, or about $20 million, to build.", ["money.name", "money.conversion"]),
        ("The trail is 5 miles (8 km) long.", ["other.unit", "other.conversion"]),
        ("It boils at 300 °C (572 °F, 573.15 K).", ["other.unit", "other.conversion", "other.conversion"]),
    ],
)
def test_a_figure_told_again_in_another_unit_names_its_conversion(text: str, rules: list[str]) -> None:
    found = find_quantities(text)
    assert [q.rule for q in found] == rules
    assert len({q.measures for q in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They spent $5m (and €2m was lost) on it.",
        "The trail is 5 miles (built in 8 days) long.",
        "It cost $5 million, then €2 million more.",
        "The price was $5 ($4 for members).",
        "The price was $5. About €4 was tax.",
    ],
)
def test_two_figures_of_two_things_are_no_conversion(text: str) -> None:
    assert not [q for q in find_quantities(text) if q.rule.endswith(".conversion")]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("[One in five] teachers left.", "0.2"),
        ("[Four in ten] rural voters agree.", "0.4"),
        ("[One in 10,000] births is affected.", "0.0001"),
        ("[Nine out of ten] growers irrigate.", "0.9"),
        ("[Nine in every ten] wells ran dry.", "0.9"),
        ("[A twenty-fifth] of the budget went on salt.", "0.04"),
        ("[One twenty-fifth] of the budget went on salt.", "0.04"),
    ],
)
def test_a_part_of_a_whole_is_a_share(marked: str, value: str) -> None:
    check_finds(marked, (value, value, "share"))


@pytest.mark.parametrize(
    ("marked", "value", "unit"),
    [
        ("A loan of [120 MEUR] was made.", "120000000", "EUR"),
        ("A loan of [75 kUSD] was made.", "75000", "USD"),
        ("A loan of [75 USD million] was made.", "75000000", "USD"),
        ("A loan of [75 usd] was made.", "75", "USD"),
        ("It reached [31 C] outside.", "31", "degree celsius"),
        ("It held at 300 °C or [573.15K].", "573.15", "kelvin"),
        ("A wire of [2.1 pm].", "2.1", "picometre"),
        ("The ship carries [8,000 TEU].", "8000", "twenty-foot equivalent unit"),
    ],
)
def test_short_forms_of_units(marked: str, value: str, unit: str) -> None:
    found = find_quantities(marked.replace("[", "").replace("]", ""))[-1]
    assert (found.surface, f"{found.low:f}", found.unit) == (marked.split("[")[1].split("]")[0], value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The Big Four audit most banks.",
        "A Gang of Four ruled the club.",
        "The twenty-first century began.",
        "She lives at 51°30'N near the coast.",
        "He came at 2.15 pm.",
        "It was her twenty-first birthday.",
    ],
)
def test_names_ranks_and_places_are_no_figures(text: str) -> None:
    assert [q for q in find_quantities(text) if q.unit != "rank"] == []


def test_a_headline_in_title_case_still_counts() -> None:
    assert [q.unit for q in find_quantities("Storm Sinks Four Boats in Bay")] == ["boat"]


@pytest.mark.parametrize(
    "marked",
    [
        "Ana Holm, [35], runs the weir.",
        "The suspect, [38], was held.",
        "Mrs. Osei, [61], of Lund, agreed.",
        "A widow, [70], signed it.",
    ],
)
def test_an_age_stands_between_commas_behind_a_person(marked: str) -> None:
    (found,) = find_quantities(marked.replace("[", "").replace("]", ""))
    assert (found.surface, found.unit, found.rule) == (marked.split("[")[1][:2], "year", "duration.age")


@pytest.mark.parametrize(
    "text",
    [
        "See lines 3, 38, 40.",
        "The votes were Holm, 38, 20 for Osei.",
        "In the village, 38, or so, fled.",
        "On May 5, 38, he said.",
        "Room A, 12, is shut.",
    ],
)
def test_other_numbers_between_commas_are_no_ages(text: str) -> None:
    assert not [q for q in find_quantities(text) if q.rule == "duration.age"]


@pytest.mark.parametrize(
    ("marked", "value", "unit"),
    [
        ("A stamp is [85p].", "0.85", "GBP"),
        ("It cut the risk by [a quarter].", "0.25", "share"),
        ("The stock fell by [two-thirds] in May.", "0.6666666666666666666666666667", "share"),
        ("A queue of [twelve thousand five hundred] watched.", "12500", ""),
        ("It costs [one-and-a-half per cent].", "1.5", "percent"),
        ("It runs [for one day].", "1", "day"),
        ("They need [at least another 200 beds].", "200", "bed"),
        ("A lunch for two cost [38 francs].", "38", "CHF"),
        ("One [man boats] sank.", "1", "man"),
    ],
)
def test_more_forms_of_amounts(marked: str, value: str, unit: str) -> None:
    (found,) = find_quantities(marked.replace("[", "").replace("]", ""))[:1]
    assert (f"{found.low:f}", found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Shown in 1080p and 720p.",
        "A mast for 5G and a 4K screen.",
        "It begins at 1930 hours.",
        "The Seven Sisters eroded.",
        "They left Three Mile Island alone.",
        "One day it will come.",
        "Announce one shortly.",
        "They used one another's boats.",
        "The No. 7 bus is late.",
        "It does not bother me one bit.",
        "Category 4 winds blew.",
        "A three-way fight tests them.",
        "1 Ana Holm\n2 Ben Osei\n",
        "7 Ben Holm\n8 Rand Osei\n",
        "An address such as http://ports.example/a\\_17\\_tugs is no figure.",
    ],
)
def test_more_names_and_times_are_no_amounts(text: str) -> None:
    assert find_quantities(text) == []


def test_plus_or_minus_is_no_sign() -> None:
    (found,) = find_quantities("The margin is plus or minus three percentage points.")
    assert found.low == 3


@pytest.mark.parametrize(
    ("marked", "low", "high", "unit", "per"),
    [
        ("It pumps [2 million barrels of oil a day].", "2000000", "2000000", "barrel", "day"),
        ("A strike costs [£2m-£3m a day].", "2000000", "3000000", "GBP", "day"),
        ("It grew [8 per cent per annum].", "8", "8", "percent", "year"),
        ("Lows of [-40C] were felt.", "-40", "-40", "degree celsius", ""),
        ("A [7ft 6in] mast fell.", "7.5", "7.5", "foot", ""),
        ("The keeper is [6'6\"] tall.", "6.5", "6.5", "foot", ""),
        ("The toll stood at between [40 and 60].", "40", "60", "", ""),
        ("The register lists [212].", "212", "212", "", ""),
        ("[Twelve] of them left.", "12", "12", "", ""),
        ("The flood left [14 dead].", "14", "14", "person", ""),
        ("[Half] the pupils sing.", "0.5", "0.5", "share", ""),
    ],
)
def test_forms_that_leave_out_a_word(marked: str, low: str, high: str, unit: str, per: str) -> None:
    check_finds(marked, (low, high, unit, per))


@pytest.mark.parametrize(
    "text",
    [
        "A six-figure sum was paid.",
        "The team of '66 won.",
        "The Thirty Years' War ended.",
        "Half the time it rains.",
        "One of them left.",
        "It stood between 1950 and 1960.",
        "Shop between 9 and 5.",
        "He sits in seat 14C now.",
        "It reads '5'11 o'clock'.",
    ],
)
def test_what_looks_like_these_forms_is_left_alone(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    "marked", ["When she was [12], she sailed.", "He retired at [64].", "She is now [81] and still rows."]
)
def test_an_age_stands_behind_was_or_retired_at(marked: str) -> None:
    (found,) = find_quantities(marked.replace("[", "").replace("]", ""))
    assert (found.surface, found.rule) == (marked.split("[")[1][:2], "duration.age")


@pytest.mark.parametrize(
    "text",
    [
        "He was 12 of 14 at the time.",
        "It was 64.",
        "She is 3 up on him.",
        "They met at 64 Quay Street.",
        "The office at 900 Grand Harbour Avenue called.",
        'The "Gang of Eight" sailed.',
        "He is the only one unhappy with it.",
    ],
)
def test_houses_and_names_are_no_ages_nor_amounts(text: str) -> None:
    assert [q for q in find_quantities(text) if q.rule in ("duration.age", "other.letter", "count.noun")] == []


def test_the_word_after_a_count_may_be_a_verb() -> None:
    assert not [q for q in find_quantities("His fall when he was 12 drives him on.") if q.unit == "drive"]


@pytest.mark.parametrize(
    ("marked", "unit"),
    [
        ("Of the nine appeals, [three] were heard.", "appeal"),
        ("Of its 84 clerks, only [31] came.", "clerk"),
    ],
)
def test_a_noun_left_out_the_second_time_is_the_first_one(marked: str, unit: str) -> None:
    found = find_quantities(marked.replace("[", "").replace("]", ""))[-1]
    assert (found.surface, found.unit) == (marked.split("[")[1].split("]")[0], unit)


@pytest.mark.parametrize(
    "text",
    ["Of the nine appeals three were heard there.", "They lost nine appeals, three in May.", "Nine fell, 31 rose."],
)
def test_other_second_numbers_take_no_noun_from_the_first(text: str) -> None:
    assert not [q for q in find_quantities(text) if q.rule == "count.left_out"]
