"""What looks like a date and is none: modal verbs, names, scores, fractions, counts, models, numbers of things."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.partial_dates import from_edtf

WORDS = (
    "The nurse may leave and the porter may stay.",
    "You may second the motion; others may first consult their members.",
    "Items 3, 4 and 5 may be skipped.",
    "Protesters march on, and the march went by.",
    "They march 5 miles a day.",
    "She sat in the sun with a sun hat.",
    "He wed her and they mon ami'd all day.",
    "Prices fall when stocks fall; the fall of the old regime was sudden.",
    "A spring of clear water fed the mill.",
    "Summer schools and winter tyres sold well.",
    "April Lindgren met June Osei and May Tan.",
    "Augusta and Julian lived on March Street, at 9 May Road.",
    "A second opinion, a third party and a fourth estate.",
    "The second half was dull, the first quarter brisk.",
    "He came third, she came first, and the rest of us followed.",
    "The day was long and the weeks were short.",
    "One day, some year, in a month of rain.",
    "An easter egg and a christmas tree stood there.",
    "Black is the colour; Good is the word.",
    "The election took a day.",
    "The last straw, the next train and this past glory.",
    "The end of the road, the beginning of wisdom and the middle of nowhere.",
    "At the turn of the key the lock gave way.",
    "In the following paragraphs the following is shown.",
    "The present writer and the current owner agree.",
    "A decade of dust, a century at Lord's.",
    "The week ends; the weekend warrior rests.",
    "Half of it, a quarter of it and the quarter-final.",
)

FIGURES = (
    "The 300 and the 1500 metres were run in the rain.",
    "About 2000 people and 1900 children were fed.",
    "They planted 2012 trees and 1984 shrubs.",
    "More than 2014 were hurt, at least 1995 of them badly.",
    "The ship carries 1900 TEU and 2000 tonnes.",
    "The engine makes 1950 rpm and 2010 watts.",
    "A score of 10-12, a win by 3-2 and a vote of 21-4.",
    "Three fifths is 3/5, and 5/12 of the crop was lost.",
    "A 50/50 split and a 24/7 helpline.",
    "They are open 24/7 and are run on 24/7 shifts.",
    "Her eyes are 20/20; his pressure is 120/80.",
    "It fell by 1/8 to 3/4 of a point.",
    "Profit rose from 1/4 to 1/3 of turnover.",
    "Version 10.5.2 and release 2.0.19 are out.",
    "The address is 192.168.1.12.",
    "Call 0800 1990 or 020 7946 2012.",
    "Paid in £2,015.50 and $1999.",
    "It cost USD 2012 and EUR 2014.",
    "The line is 1980-2000 km long.",
    "At 10:20, at 9.30 and at 12-4 they met.",
    "Doses at week 12 and at week 24 were lower.",
    "Day 10 of the trial and month 6 of the cure.",
    "Week 7 was kind to the Bears.",
    "Q1: how old are you? Q2: where do you live?",
    "It was 1 of 4, 2 in 3 and 4 to 1.",
    "The ratio of 2010:1990 is one.",
    "He is 1.95 m tall and weighs 98 kg.",
    "Page 1987, pp. 1950-1960 and note 2004.",
    "Temperatures stayed in the 80s.",
    "A woman in her 60s and a man in his mid-30s.",
    "Unemployment was in the mid-30s.",
    "The 90 seats, the 30s and the 20s.",
)

NUMBERED = (
    "Resolution 1973, Article 2014 and Rule 1925.",
    "Resolution 2015/3 was passed.",
    "Room 2010, seat 1985 and row 1990.",
    "Flight 1912, bus 2001 and route 1066.",
    "A Boeing 2010, an Airbus 1999 and Windows 2000.",
    "The T-1990, the X2019 and the MK-2001.",
    "Model 2012 of the series.",
    "PO Box 1987, Suite 2020, Lot 1999.",
    "ISO 2015 and Form 1990.",
    "Bill 2004, Act No. 1995 and Code 1998.",
    "Figure 2011, table 3/4 and line 1987.",
)

RANKS = (
    "She birdied the 14th and parred the 18th.",
    "The lift stops on the 12th floor and on the 27th floor.",
    "The 25th anniversary, the 14th edition and the 21st man.",
    "He finished on the 10th lap, after the 3rd round.",
    "The first prize went to the 4th district.",
    "Sit on the 3rd row, turn on the 5th street.",
    "It is the first in three years and the worst in two decades.",
    "It is her second title in two weeks.",
    "The job was done in two weeks, and in three days it was undone.",
    "A two-day trip, a three-week strike and a ten-year lease.",
)

NAMES = (
    "A USA Today poll and a Russia Today broadcast.",
    "https://example.org/2012/07/02/harbour and www.example.org/2014-05-05",
    "The file of 12345678 rows and the key 87654321.",
    "He read The Sun and sat with Mon Mothma.",
    "The council meets every Monday and each Friday.",
    "Most Saturdays and alternate Sundays are free.",
    "On Sundays the shop is shut.",
    "The town was sacked in 1200 BC.",
)


@pytest.mark.parametrize("text", WORDS + FIGURES + NUMBERED + RANKS + NAMES)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert [mention.surface for mention in find_dates(text)] == []


@pytest.mark.parametrize("text", WORDS + FIGURES + NUMBERED + RANKS + NAMES)
def test_it_is_left_alone_where_the_day_of_writing_is_known(text: str) -> None:
    assert [mention.surface for mention in find_dates(text, from_edtf("2030-05-16"))] == []


@pytest.mark.parametrize("written", ["0001-01-01", "9999-12-31", "1999", "0003"])
@pytest.mark.parametrize(
    "text",
    [
        "It fell 900 years ago and 999 centuries ago.",
        "It will last 900 centuries from now.",
        "On 29 February they met, next February 29th they part.",
        "In the last 900 decades, on Monday, the week after next.",
        "The year before last, last week, tomorrow and yesterday.",
        "last Christmas, next Easter, in 900 years' time, the past 900 quarters",
    ],
)
def test_the_ends_of_the_calendar_are_kept(text: str, written: str) -> None:
    for mention in find_dates(text, from_edtf(written)):
        assert text[mention.start : mention.end] == mention.surface
