"""Dates become month and year, ages become bands; what is general already stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ages import band
from ingest.generalise import Setting, generalise, several_days
from ingest.timeline import Timeline
from policies.identifiers import Kind, Policy

DATES = {
    "14 March 2019": "March 2019",
    "14th of March, 2019": "March 2019",
    "the 14th of March 2019": "March 2019",
    "fourteenth of March 2019": "March 2019",
    "March 14, 2019": "March 2019",
    "March 14th 2019": "March 2019",
    "14 Mar 2019": "March 2019",
    "14-Mar-2019": "March 2019",
    "14March2019": "March 2019",
    "15 JUNE 2019": "June 2019",
    "10 May 17": "May 2017",
    "March '19": "March 2019",
    "14 March ’89": "March 1989",
    "Monday 14 March 2019": "March 2019",
    "Mon, 14 March": "March",
    "14 March 2019 at 10.30": "March 2019",
    "03/04/2018": "April 2018",
    "3/4/18": "April 2018",
    "14.3.19": "March 2019",
    "14 – 03 – 2019": "March 2019",
    "2019-03-14": "March 2019",
    "03/04": "April",
    "12 March": "March",
    "29 February": "February",
    "3-5 May 2018": "May 2018",
    "3 and 5 May 2018": "May 2018",
    "14/15 March 2019": "March 2019",
    "1st, 2nd and 3rd March 2020": "March 2020",
    "30 April – 2 May 2018": "April 2018 to May 2018",
    "3 May 2017 to 4 June 2018": "May 2017 to June 2018",
    "December 2017 and 3 January 2018": "December 2017 and January 2018",
    "14/3/19 - 20/4/19": "March 2019 to April 2019",
    "Christmas Day 2017": "December 2017",
    "New Year’s Eve 2018": "December 2018",
    "New Year's Day 2018": "January 2018",
    "Boxing Day": "December",
    "Bonfire Night 2018": "November 2018",
    "Good Friday 2018": "March 2018",
    "Easter Sunday 2018": "April 2018",
    "Whit Monday": "spring",
    "Easter Tuesday, 23 April 2019": "April 2019",
    "August Bank Holiday 2019": "August 2019",
    "the Twelfth": "July",
    "St Patrick's Day": "March",
    "St Cuthbert's Day": "a religious festival",
    "Diwali 2019": "autumn 2019",
    "Eid": "a religious festival",
    "Eid 2019": "a religious festival in 2019",
    "the 14th": "a day that month",
    "the 3rd and 4th": "days that month",
    "Friday": "a weekday",
    "that Tuesday": "a weekday",
    "the following Sunday": "a day at a weekend soon after",
    "Saturday night": "a weekend night",
    "l4.ll.2Ol7": "November 2017",
    "3 Novernber 2018": "November 2018",
    "12 o Fawrth 2019": "Mawrth 2019",
    "dydd Mawrth 12 Mai 2020": "Mai 2020",
    "12032004": "March 2004",
    "12 03 04": "March 2004",
    "03/2019": "March 2019",
    "Easter Monday": "spring",
    "Sept 2019": "September 2019",
}
IMPOSSIBLE = ["31/02/2019", "29 February 2019", "45 March 2019", "25/13/2019", "00/00/2019", "32 December"]
GENERAL_DATES = [
    "March 2019",
    "March",
    "spring 2018",
    "2019",
    "2017/18",
    "2010-11",
    "each Friday",
    "Mondays",
    "yesterday",
    "early May 2018",
]
AGES = {
    "6 weeks old": "under 1 year old",
    "6-week-old": "under-1-year-old",
    "3 days old": "under 1 year old",
    "aged 10 months": "aged under 1 year",
    "18 months old": "1-4 years old",
    "30-month-old": "1-4-year-old",
    "one year old": "1-4-year-old",
    "3½ years": "1-4 years",
    "aged 4": "aged 1-4",
    "8-year-old": "5-9-year-old",
    "aged 9": "aged 5-9",
    "aged 10": "aged 10-13",
    "14-year-old": "14-17-year-old",
    "14 year old": "14-17-year-old",
    "14 years old": "14-17 years old",
    "14 yo": "14-17-year-old",
    "14 y/o": "14-17-year-old",
    "14-yr-old": "14-17-year-old",
    "14 years and 3 months": "14-17 years",
    "aged fourteen": "aged 14-17",
    "(14)": "(14-17)",
    "age of 17": "age of 14-17",
    "aged 18": "aged 18-29",
    "twenty-four years old": "18-29 years old",
    "aged 34": "aged 30-39",
    "79 years old": "70-79 years old",
    "aged 85": "aged 80-plus",
    "85-year-old": "80-plus-year-old",
    "aged 16 and 17": "aged 14-17",
    "aged between 3 and 5": "aged 1-9",
    "aged 3 to 5": "aged 1-9",
    "his fourth birthday": "his birthday",
    "36 hours old": "under 1 year old",
    "a week old": "under 1 year old",
    "a year old": "1-4 years old",
    "seven and a half years old": "5-9 years old",
    "aged seven and a half": "aged 5-9",
    "aged 9/12": "aged under 1 year",
    "9m/F": "under 1 year/F",
    "14F": "14-17F",
    "6 mis oed": "under 1 year oed",
    "14 mlwydd oed": "14-17 mlwydd oed",
    "29 weeks gestation": "28-31 weeks gestation",
    "twelve weeks pregnant": "under 14 weeks pregnant",
    "34+2": "32-36 weeks",
    "29/40": "28-31/40",
    "term plus 12": "term",
    "six weeks premature": "some weeks premature",
    "Year 9": "secondary school",
    "Year 12": "sixth form",
    "Years 6 and 7": "primary and secondary school",
    "P3": "primary school",
    "Reception": "early years",
    "reception class": "early years class",
}
GENERAL_AGES = [
    "16-year-olds",
    "16- and 17-year-olds",
    "under 5",
    "over 16",
    "16+",
    "in her thirties",
    "newborn",
    "28-31 weeks gestation",
    "early teens",
    "thirty-something",
    "18th birthday",
]


@pytest.mark.parametrize(("wording", "expected"), DATES.items())
def test_a_date_becomes_month_and_year(wording: str, expected: str):
    assert generalise(Kind.DATE, wording) == expected


@pytest.mark.parametrize("wording", IMPOSSIBLE)
def test_an_impossible_date_is_masked(wording: str):
    assert generalise(Kind.DATE, wording) == "[date]"


@pytest.mark.parametrize("wording", GENERAL_DATES)
def test_a_general_date_stays(wording: str):
    assert generalise(Kind.DATE, wording) == wording


@pytest.mark.parametrize(("wording", "expected"), AGES.items())
def test_an_age_becomes_a_band(wording: str, expected: str):
    assert generalise(Kind.AGE, wording) == expected


@pytest.mark.parametrize("wording", GENERAL_AGES)
def test_a_general_age_stays(wording: str):
    assert generalise(Kind.AGE, wording) == wording


def test_an_impossible_age_is_masked():
    assert generalise(Kind.AGE, "aged 130") == "[age]"


@pytest.mark.parametrize(
    ("before", "wording", "expected"),
    [
        ("He was born at ", "32 weeks", "32-36 weeks"),
        ("until the ", "age of 12", "age of 12"),
        ("lessons for every ", "Year 9", "Year 9"),
    ],
)
def test_an_age_is_read_with_what_is_before_it(before: str, wording: str, expected: str):
    assert generalise(Kind.AGE, wording, setting=Setting(before)) == expected


@pytest.mark.parametrize(
    ("before", "wording", "expected"),
    [
        ("On ", "14 March 2019", "Day 1"),
        ("On ", "25/03/2019", "Day 12"),
        ("On ", "11 March 2019", "3 days before Day 1"),
        ("From ", "14-16 March 2019", "Day 1 to Day 3"),
        ("On ", "Easter Monday 2019", "Day 40"),
        ("On ", "12 March", "March"),
        ("In ", "March 2019", "March 2019"),
        ("He was born on ", "2 January 2019", "January 2019"),
        ("DOB: ", "02/01/2019", "January 2019"),
        ("Published on ", "14 May 2021", "May 2021"),
    ],
)
def test_a_full_date_has_its_place_on_the_timeline(before: str, wording: str, expected: str):
    setting = Setting(before, Timeline(date(2019, 3, 14)))

    assert generalise(Kind.DATE, wording, setting=setting) == expected


@pytest.mark.parametrize(("kind", "label"), [(Kind.DATE, "[date]"), (Kind.AGE, "[age]")])
def test_strict_leaves_neither_year_nor_band(kind: Kind, label: str):
    assert generalise(kind, "14 March 2019", Policy.STRICT) == label


@pytest.mark.parametrize("wording", [*DATES, *IMPOSSIBLE, *GENERAL_DATES])
def test_generalising_a_date_twice_changes_nothing(wording: str):
    once = generalise(Kind.DATE, wording)

    assert generalise(Kind.DATE, once) == once


@pytest.mark.parametrize("wording", [*AGES, *GENERAL_AGES])
def test_generalising_an_age_twice_changes_nothing(wording: str):
    once = band(wording)

    assert band(once) == once


@given(st.dates())
def test_no_day_is_left_of_any_date(day):
    assert generalise(Kind.DATE, f"{day.day}/{day.month}/{day.year:04}") in {f"{day:%B} {day.year}", "[date]"}


@given(st.integers(0, 120))
def test_every_age_is_within_its_band(years: int):
    first, _, last = band(f"aged {years}").removeprefix("aged ").replace("under 1", "0-0").partition("-")

    assert int(first) <= years <= (120 if last == "plus" else int(last))


@pytest.mark.parametrize(
    ("wording", "several"),
    [("3-5 May 2018", True), ("3 and 5 May", True), ("3 May 2018", False), ("2018-05-03", False)],
)
def test_a_range_of_days_is_told_from_one_day(wording: str, several: bool):  # noqa: FBT001
    assert several_days(wording) is several
