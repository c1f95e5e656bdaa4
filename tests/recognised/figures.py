"""Money, counts, lengths of time, shares, measures, ranks; bounds and ranges; what is never an amount."""

from __future__ import annotations

from dataclasses import replace

from claims.analysis.extraction.explained_values import of_quantity, quoted
from claims.analysis.extraction.quantities import find_quantities
from tests.recognised.rows import Area, Reading, leaves, not_yet, reads


def read(text: str) -> list[Reading]:
    """The figures of `text`, each with value, unit, rate and kind."""
    return [Reading(of_quantity(replace(q, measures="")), (q.start, q.end)) for q in find_quantities(text)]


def read_measures(text: str) -> list[Reading]:
    """What each figure of `text` measures."""
    return [Reading(quoted(q.measures) if q.measures else "nothing", (q.start, q.end)) for q in find_quantities(text)]


MONEY = Area(
    "Money",
    "A sum has an ISO 4217 unit; what stands in brackets behind it in another currency is the same sum told again.",
    read,
    (
        reads("sign before", "The clinic cost {$3 million} to build.", "3,000,000 USD (money)"),
        reads("escaped sign", "The clinic cost {US\\$ 1bn} in all.", "1,000,000,000 USD (money)"),
        reads(
            "sign with a nation's letter", "The lender wrote off {S$3.4 billion} in loans.", "3,400,000,000 SGD (money)"
        ),
        reads("euro sign", "Seats were sold at {€45} each.", "45 EUR (money)"),
        reads("rupees, crore", "The canal took {Rs 40 crore} of the budget.", "400,000,000 INR (money)"),
        reads("rupees, lakh", "The grant came to {₹2.5 lakh}.", "250,000 INR (money)"),
        reads("code before", "The clinic owed {PKR 5 million}.", "5,000,000 PKR (money)"),
        reads("code after", "The club was sold for {80 million CHF}.", "80,000,000 CHF (money)"),
        reads("name", "The fine was {1.5 billion dollars}.", "1,500,000,000 USD (money)"),
        reads("nation and name", "The trawler cost {90 million Norwegian kroner}.", "90,000,000 NOK (money)"),
        reads("yuan by its letters", "The line cost {RMB 6 billion}.", "6,000,000,000 CNY (money)"),
        reads("letter for the magnitude", "The club paid {£50k} for him.", "50,000 GBP (money)"),
        reads("trillion, abbreviated", "The fund holds {NOK 14tn}.", "14,000,000,000,000 NOK (money)"),
        reads("in words", "The heir got {half a million euros}.", "500,000 EUR (money)"),
        reads("one and a half", "The dam took {one and a half billion dollars}.", "1,500,000,000 USD (money)"),
        reads("hundredths", "A stamp costs {80 cents}.", "0.8 USD (money)"),
        reads("coins with their hundredths", "A ticket was {3 dollars 50 cents}.", "3.5 USD (money)"),
        reads("rate", "The lease brings {$2 million a year}.", "2,000,000 USD per year (money)"),
        reads("price for a thing", "Crude rose to {$90 a barrel}.", "90 USD per barrel (money)"),
        reads(
            "conversion in brackets",
            "The weir cost {30 million baht} ({$900,000}).",
            "30,000,000 THB (money)",
            "900,000 USD (money)",
        ),
        leaves("money without a sum", "The dollar fell, and the euro with it."),
        leaves("a sign without a number", "The shop shows a $ sign on its door."),
        leaves("pounds that weigh", "The parcel was heavy, a few pounds too many."),
        not_yet("a vague sum", "The flood cost {tens of millions of dollars}.", "at least 10,000,000 USD (money)"),
    ),
)

COUNTS = Area(
    "Counts",
    "A count has the noun counted, in the singular, as its unit.",
    read,
    (
        reads("digits", "The line ordered {14 trams}.", "14 tram (count)"),
        reads("words", "The line ordered {sixteen trams}.", "16 tram (count)"),
        reads("model before the noun", "The army took {four Mi-35M helicopters}.", "4 helicopter (count)"),
        reads("adjectives before the noun", "The yard built {two nuclear submarines}.", "2 submarine (count)"),
        reads("dozen", "The zoo bought {two dozen penguins}.", "24 penguin (count)"),
        reads("a couple of", "The club signed {a couple of keepers}.", "2 keeper (count)"),
        reads("grouped digits", "The march drew {12,500 farmers}.", "12,500 farmer (count)"),
        reads("letter for the magnitude", "The park had {2.5m visitors}.", "2,500,000 visitor (count)"),
        reads("how often", "The court met {twice} in spring.", "2 time (count)"),
        reads("times", "The bill failed {three times}.", "3 time (count)"),
        reads("hyphen", "The {28-nation} bloc met in Riga.", "28 nation (count)"),
        reads("casualties", "In the crash {16} were killed.", "16 person (count)"),
        reads("a level reached", "The toll rose to {312}.", "312 (other)"),
        reads("a label with its figure", "Injured: {76}", "76 (other)"),
        reads("irregular plural", "The farm lost {70 oxen}.", "70 ox (count)"),
        reads(
            "of a larger whole",
            "The plant let go {1,200} of its {4,500 workers}.",
            "1,200 worker (count)",
            "4,500 worker (count)",
        ),
        leaves("no noun", "The committee left it at seven for now."),
        leaves("one as a pronoun", "No one knew which one of them had left."),
        leaves("vague number", "Dozens of boats came, and hundreds more were due."),
        leaves("compared", "The new pool is twice as long."),
        leaves("indefinite article", "A tram and an engine stood there."),
        reads(
            "the noun left out the second time",
            "Of {nine appeals}, {three} were heard.",
            "9 appeal (count)",
            "3 appeal (count)",
        ),
    ),
)

MEASURES = Area(
    "Time, shares, power and measures",
    "Units are named in the singular; decades and centuries are told in years.",
    read,
    (
        reads("years", "The inquest took {38 years}.", "38 year (duration)"),
        reads("hyphen", "They ended a {three-day} strike.", "3 day (duration)"),
        reads("a part of a century", "It opened after {a quarter of a century}.", "25 year (duration)"),
        reads("decades", "It stood empty for {six decades}.", "60 year (duration)"),
        reads("single decade", "It closed {a decade} ago.", "10 year (duration)"),
        reads("and a half", "The trial ran for {a year and a half}.", "1.5 year (duration)"),
        reads("age", "The trial is open to patients aged {16 to 24}.", "16 to 24 year (duration)"),
        reads("age with a hyphen", "A {45-year}-old nurse won.", "45 year (duration)"),
        reads("two units", "The crossing takes {2 hours and 45 minutes}.", "2.75 hour (duration)"),
        reads("percent sign", "Turnout was {61 %} in May.", "61 percent (percent)"),
        reads("per cent in words", "Rents rose {ten per cent}.", "10 percent (percent)"),
        reads("percentage points", "Support fell {3.2 percentage points}.", "3.2 percentage point (percent)"),
        reads("negative", "Growth was {minus five percent}.", "-5 percent (percent)"),
        reads("share", "It grows {two thirds} of the rice.", "0.666667 share (other)"),
        reads("ratio", "{One in five} teachers left.", "0.2 share (other)"),
        reads("power", "The weir feeds a {1,200 MW} plant.", "1,200 megawatt (power)"),
        reads("speed", "The gale blew at {60 kilometres per hour}.", "60 kilometre per hour (other)"),
        reads("length", "The tunnel is {14 km} long.", "14 kilometre (other)"),
        reads("mass per head", "They eat {40 kg} of fish.", "40 kilogram (other)"),
        reads("temperature", "The lake froze at {-9 °C}.", "-9 degree celsius (other)"),
        reads("a rate of things", "The gate counts {40 cars an hour}.", "40 car per hour (count)"),
        leaves("vague length", "It took many decades, and a few years more."),
        leaves("the unit alone", "Years passed, and the metre fell out of use."),
        leaves("a moment", "Wait a second, the minister said."),
        reads("feet and inches by signs", "The keeper is {6'2\"} tall.", "6.166667 foot (other)"),
    ),
)

RANKS = Area(
    "Ranks",
    "An ordinal is a figure only where it ranks something.",
    read,
    (
        reads("superlative", "It is the {eighth largest} harbour.", "8 rank (ordinal)"),
        reads("digits", "It is the {2nd largest} harbour.", "2 rank (ordinal)"),
        reads("first ever", "It was the {first ever} visit by a pope.", "1 rank (ordinal)"),
        reads("of its kind", "It is the {first} of its kind.", "1 rank (ordinal)"),
        reads("first in so long", "It was the {first} strike in {38 years}.", "1 rank (ordinal)", "38 year (duration)"),
        reads("first since", "It was the {first} strike since the war.", "1 rank (ordinal)"),
        reads("turns of an office", "She fell ill in her {second} term.", "2 rank (ordinal)"),
        reads("number one", "It is the {No. 1} buyer of tin.", "1 rank (ordinal)"),
        leaves("counting off", "First, the court met. Second, it rose."),
        leaves("part of a date", "They met in the first week of June."),
        leaves("part of a name", "The Second World War and the 5th Fleet are names."),
        leaves("a title", "First Deputy Minister Okoye left."),
        leaves("a turn of phrase", "At first sight it looked fair."),
    ),
)

BOUNDS = Area(
    "Bounds, ranges, rough figures",
    "A figure is an interval; an open end stays open.",
    read,
    (
        reads("about", "The fleet has {about 40 boats}.", "about 40 boat (count)"),
        reads("nearly", "The fleet has {nearly 2,000 boats}.", "about 2,000 boat (count)"),
        reads("some", "The fleet has {some 300 boats}.", "about 300 boat (count)"),
        reads("or so", "The fleet has {30 or so boats}.", "about 30 boat (count)"),
        reads("over", "The fleet has {over 40 boats}.", "at least 40 boat (count)"),
        reads("at least", "The fleet has {at least 40 boats}.", "at least 40 boat (count)"),
        reads("plus sign", "The fleet has {40+ boats}.", "at least 40 boat (count)"),
        reads("up to", "The fleet has {up to 40 boats}.", "at most 40 boat (count)"),
        reads("fewer than", "The fleet has {fewer than 40 boats}.", "at most 40 boat (count)"),
        reads("to", "The fleet has {750 to 800 boats}.", "750 to 800 boat (count)"),
        reads("hyphen", "The fleet lost {4-5 boats}.", "4 to 5 boat (count)"),
        reads("dash", "The fleet lost {10–12 boats}.", "10 to 12 boat (count)"),
        reads("between", "The fleet lost between {3 and 5 boats}.", "3 to 5 boat (count)"),
        reads("or", "The fleet lost {two or three boats}.", "2 to 3 boat (count)"),
        reads("shared magnitude", "The port will cost {$4-5 billion}.", "4,000,000,000 to 5,000,000,000 USD (money)"),
        reads("tolerance", "The bell weighs {40 kg +/- 2 kg}.", "38 to 42 kilogram (other)"),
        reads(
            "from ... to is a change",
            "The share rose from {3} to {5 per cent}.",
            "3 percent (percent)",
            "5 percent (percent)",
        ),
        leaves("odds", "They won by a 3 to 1 margin."),
        leaves("a score", "Peru beat Chile 3-1 in the rain."),
        leaves("vague", "Several boats and a handful of tugs came."),
        reads("bounds of a level", "The toll stood at between {40 and 60}.", "40 to 60 (other)"),
    ),
)

NEVER = Area(
    "Numbers that are never amounts",
    "Each of these is left alone by a rule that `manage.py explain` names.",
    read,
    (
        leaves("year", "The mill closed in 1954 and reopened in 2001."),
        leaves("decade", "The 1990s were lean."),
        leaves("years joined", "The season of 2015/16 was dry."),
        leaves("day of a date", "They met on 5 May, and again on January 7, 2011."),
        leaves("date in digits", "The log of 2019-06-12 is lost."),
        leaves("an event known by its date", "After 9/11 the guards were armed."),
        leaves("model number", "The Mi-17, JF-17, F-16, Su-30 and T-90 flew."),
        leaves("name with digits", "The G20 spoke of 5G and COVID-19."),
        leaves("note mark", "The port grew.<sup>12</sup>"),
        leaves("mark in brackets", "The port grew [12] and shrank [3, 4]."),
        leaves("page", "The tables are on pp. 127-129 and p. 50."),
        leaves("volume and number", "It stood in vol. 60, no. 2."),
        leaves("resolution, article, chapter", "Resolution 1373, Article 370 and chapter 4 apply."),
        leaves("road and flight", "Flight 370 was due; Highway 61 was closed."),
        leaves("time of day", "Doors open at 10:30 am and close at 7 p.m."),
        leaves("telephone", "Call 020-7946-0958 or +1 202 555 0147."),
        leaves("number of a list", "1. The first item\n2) The other"),
        leaves("address of the web", "See http://example.org/2014/12/a-45 for more."),
        leaves("number of a war or phase", "World War II and phase two were long."),
        leaves("a generation of radio networks before a plural", "The 5G masts are new."),
        not_yet("a score in words", "They lost by three goals to one."),
    ),
)

MEASURED = Area(
    "What a figure measures",
    "The noun phrase in the document's own words; it decides which figures can be compared.",
    read_measures,
    (
        reads(
            "subject before",
            "Annual trade turnover between Chile and Peru stood at {$700 million}.",
            "“Annual trade turnover between Chile and Peru”",
        ),
        reads(
            "noun after",
            "Chile offered a {$2bn} loan facility for flood defences.",
            "“loan facility for flood defences”",
        ),
        reads(
            "the thing counted with what it is of",
            "It was built after {38 visits} of inspectors.",
            "“visits of inspectors”",
        ),
        reads("worth", "Peru exported {$30 million} worth of copper.", "“copper”"),
        reads("goods and partner", "Exports of tin to Chile rose to {$40 million}.", "“Exports of tin to Chile”"),
        reads("share of what", "Nurses are {60 percent} of the staff.", "“staff”"),
        reads("nothing said", "It was {$30 million}.", "nothing"),
    ),
)

AREAS = (MONEY, COUNTS, MEASURES, RANKS, BOUNDS, NEVER, MEASURED)
