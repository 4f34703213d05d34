"""Dates become month and year, ages become bands; what is general already stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ages import band
from ingest.generalise import generalise, several_days
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
    "Easter Monday": "spring",
    "Sept 2019": "September 2019",
}
IMPOSSIBLE = ["31/02/2019", "29 February 2019", "45 March 2019", "25/13/2019", "00/00/2019", "the 14th", "32 December"]
GENERAL_DATES = [
    "March 2019",
    "March",
    "spring 2018",
    "2019",
    "2017/18",
    "2010-11",
    "Friday",
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
}
GENERAL_AGES = [
    "16-year-olds",
    "16- and 17-year-olds",
    "under 5",
    "over 16",
    "16+",
    "in her thirties",
    "newborn",
    "32 weeks gestation",
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
def test_no_day_is_left_of_any_date(date):
    assert generalise(Kind.DATE, f"{date.day}/{date.month}/{date.year:04}") in {f"{date:%B} {date.year}", "[date]"}


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
