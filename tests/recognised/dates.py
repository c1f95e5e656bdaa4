"""Dates of all forms, dates told from the day of writing, and what only looks like a date."""

from __future__ import annotations

from claims.analysis.extraction.dates import find_dates
from claims.analysis.extraction.partial_dates import from_edtf
from tests.recognised.rows import Area, Reading, leaves, not_yet, reads

WRITTEN = "2030-05-16"
"""The day of writing for dates that are told from it, a Thursday."""


def read(text: str) -> list[Reading]:
    """The dates of a text of which nobody knows when it was written, as EDTF."""
    return [Reading(d.edtf or "not placed", (d.start, d.end)) for d in find_dates(text)]


def read_written(text: str) -> list[Reading]:
    """The dates of a text written on WRITTEN."""
    return [Reading(d.edtf or "not placed", (d.start, d.end)) for d in find_dates(text, from_edtf(WRITTEN))]


DATES = Area(
    "Dates",
    "A date is an interval of days, given as EDTF (ISO 8601-2); a coarser date is a longer interval.",
    read,
    (
        reads("day month year", "The pier burnt on {5 May 2019}.", "2019-05-05"),
        reads("month day, year", "The pier burnt on {May 5th, 2019}.", "2019-05-05"),
        reads("the day of the month", "It burnt on {the 5th of May 2019}.", "2019-05-05"),
        reads("weekday before", "It opened on {Tuesday, June 4, 2024}.", "2024-06-04"),
        reads("abbreviated month", "It opened on {4 Sept. 2024}.", "2024-09-04"),
        reads("ISO", "The entry of {2019-05-05} is short.", "2019-05-05"),
        reads("in digits, the day first where it must be", "Sold on {25/12/2019}.", "2019-12-25"),
        reads("in digits, else the month first", "Sold on {05/12/2019}.", "2019-05-12"),
        reads("month and year", "Rents fell in {May 2019}.", "2019-05"),
        reads("year", "The mine opened in {2019}.", "2019"),
        reads("year before a noun", "The {2014} floods were worse.", "2014"),
        reads("old year", "The clinic (founded {1887}) closed.", "1887"),
        reads("run of days", "The fair of {5-9 May 2014} was wet.", "2014-05-05/2014-05-09"),
        reads("run of months", "It rained {from May to October 2020}.", "2020-05/2020-10"),
        reads("run over the turn of the year", "It was shut {from June 2015 to March 2016}.", "2015-06/2016-03"),
        reads("run of years", "The period {2010-2012} was dry.", "2010/2012"),
        reads("between years", "It was shut {between 2003 and 2005}.", "2003/2005"),
        reads("decade", "Houses of {the 1990s} are small.", "199X"),
        reads("decade in words", "A song of {the sixties} played.", "196X"),
        reads("decades joined", "{The 1970s and 80s} were lean.", "1970/1989"),
        reads("late decade", "Prices fell in {the late 1990s}.", "1995/1999"),
        reads("later half of a decade", "Prices fell in {the later half of the 1990s}.", "1995/1999"),
        reads("early year", "Prices fell in {early 2002}.", "2002-01/2002-06"),
        reads("mid-year", "Prices fell in {mid-2015}.", "2015-04/2015-09"),
        reads("end of a year", "Prices fell at {the end of 2016}.", "2016-10/2016-12"),
        reads("week of a month", "It rained in {the first week of March 2007}.", "2007-03-01/2007-03-07"),
        reads("months of a year", "It rained in {the first three months of 2012}.", "2012-01/2012-03"),
        reads("season", "It rained in {the summer of 2010}.", "2010-22"),
        reads("quarter", "Sales in {Q3 2019} rose.", "2019-35"),
        reads("quarter in words", "Sales in {the second quarter of 2019} rose.", "2019-34"),
        reads("financial year", "Sales in {fiscal 2016} rose.", "2016"),
        reads("century", "The trade of {the 19th century} was in tea.", "1801/1900"),
        reads("turn of a century", "It was built at {the turn of the 20th century}.", "1900~"),
        reads("decade of a century", "It grew in {the third decade of the 19th century}.", "1821/1830"),
        reads("rough year", "It was built {around 1850}.", "1850~"),
        reads("holiday", "Shops shut on {Christmas Day 2018}.", "2018-12-25"),
        reads("holiday reckoned", "Shops shut on {Good Friday 2019}.", "2019-04-19"),
        reads("week by its number", "It rained in {week 31 of 2019}.", "2019-07-29/2019-08-04"),
        reads("year in words", "It opened in {nineteen eighty-four}.", "1984"),
        reads("weekday of a month", "They met on {the third Tuesday of May 2019}.", "2019-05-21"),
        reads(
            "so long after", "The court sat on {5 May 2019} and, {two days later}, rose.", "2019-05-05", "2019-05-07"
        ),
        reads("the following year", "It rose in {2014} and fell {the following year}.", "2014", "2015"),
        leaves("every weekday", "The market opens every Monday."),
        leaves("a share in the thirties", "The share is in the mid-30s."),
        reads("the 1800s", "The mill ran in {the 1800s}.", "18XX"),
        reads("week by number", "Fares rose in {week 14 of 2029}.", "2029-04-02/2029-04-08"),
        reads("days of one month", "They met on {17} and {18 March 2031}.", "2031-03-17", "2031-03-18"),
        reads("between days", "It was shut {between 5 May and 9 June 2019}.", "2019-05-05/2019-06-09"),
        reads("distance from a day", "It rained {two days before 5 May 2019}.", "2019-05-03"),
        reads("the day after", "They met on {12 August 1988} and {the next day}.", "1988-08-12", "1988-08-13"),
        reads("years later", "It closed in {1987} and opened {two years later}.", "1987", "1989"),
        reads("event", "Security changed after {9/11}.", "2001-09-11"),
        reads("the same year", "It rose in {May 2019}. In {the same year} it fell.", "2019-05", "2019"),
        reads("month that cannot be placed", "Then, in {June}, it rose.", "not placed"),
        leaves("a verb and a wish", "She may go, and they might march on."),
        leaves("a count of four digits", "Some 2000 people marched."),
        leaves("number of a resolution", "Resolution 1973 was passed."),
        leaves("pages", "See pp. 1953-1960 of it."),
        leaves("a sum", "It cost $2000 in all."),
        leaves("a model", "A Boeing 2010 and the X2019 flew."),
        leaves("a fraction", "A 3/4 share, and 24/7 work."),
        leaves("address of the web", "See https://example.org/2012/07/02/news today."),
        leaves("a distance without a day of writing", "It closed two years ago."),
        leaves("season as a word", "The fall was hard, and the spring broke."),
        not_yet("years before our era", "The wall dates from {300 BC}.", "-0299"),
    ),
)

RELATIVE = Area(
    "Dates told from the day of writing",
    "The examples are of a text written on Thursday, 16 May 2030. Where that day is not known, they are left alone.",
    read_written,
    (
        reads("last year", "Profits rose {last year}.", "2029"),
        reads("this year", "Profits rose {this year}.", "2030"),
        reads("last month", "Profits rose {last month}.", "2030-04"),
        reads("last week", "Profits rose {last week}.", "2030-05-06/2030-05-12"),
        reads("yesterday", "The hall opened {yesterday}.", "2030-05-15"),
        reads("weekday", "The hall opened on {Monday}.", "2030-05-13"),
        reads("last weekday", "The hall opened {last Friday}.", "2030-05-10"),
        reads("month of the past", "Profits rose in {June}.", "2029-06"),
        reads("month to come", "The hall will open in {June}.", "2030-06"),
        reads("day without a year", "The hall opened on {March 3}.", "2030-03-03"),
        reads("years ago", "The hall opened {two years ago}.", "2028"),
        reads("the past decade", "Over {the past decade} it decayed.", "2020-05-16/2030-05-16"),
        reads("early next year", "It opens {early next year}.", "2031-01/2031-06"),
        reads("end of the year", "By {the end of the year} it opens.", "2030-10/2030-12"),
        reads("a distance ahead", "The hall will open {in two weeks}.", "2030-05-30"),
        reads("this quarter", "It closed {this quarter}.", "2030-34"),
        leaves("vague", "It closed recently, as it does now and again."),
        leaves("next in a row", "The next train and the last straw came."),
        reads("weeks to come", "The hall will open {in three weeks}.", "2030-06-06"),
        reads("weekday with its day", "The hall opens on {Friday the 24th}.", "2030-05-24"),
        reads("day of the month", "The hall opened on {the 14th}.", "2030-05-14"),
        reads("weekday that tells the year", "The hall opened on {Monday, 21 May}.", "2029-05-21"),
        reads("holiday without a year", "The hall was shut on {Christmas Eve}.", "2029-12-24"),
        reads("a season to come", "The hall will open in {the autumn}.", "2030-23"),
        reads("days and months in digits", "It was shut {from 10/1 to 11/7}.", "2029-10-01/2029-11-07"),
        reads("until now", "It was shut {from 1998 to the present}.", "1998/2030-05-16"),
        leaves("every Monday", "The council meets every Monday."),
        leaves("a length of time", "It was the first flood in two years."),
        leaves("a paper", "It was in USA Today and on Russia Today."),
    ),
)

AREAS = (DATES, RELATIVE)
