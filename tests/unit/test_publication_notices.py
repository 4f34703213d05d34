"""Who must have a report how long before, in scenarios: every expected day was counted by hand on a calendar."""

from dataclasses import replace

import pytest
from clock_scenarios import (
    CLEARED,
    CMR,
    CPR,
    LCSPR,
    LEARNING,
    SUSR,
    Scenario,
    computed,
    day,
    expected,
    house,
    outcome,
    sent,
)

from policies.clock import Bar, Warned

NOT_SENT = (Bar.NOT_SENT,) * 3
NOTICE = (Bar.NOTICE,) * 3

SCENARIOS = [
    Scenario(
        "the day before seven working days are over", LCSPR, sent("2026-03-09"), day("2026-03-17"), "2026-03-18", NOTICE
    ),
    Scenario("seven working days are over", LCSPR, sent("2026-03-09"), day("2026-03-18"), "2026-03-18"),
    Scenario(
        "Good Friday and Easter Monday, England", LCSPR, sent("2026-03-30"), day("2026-04-09"), "2026-04-10", NOTICE
    ),
    Scenario("Christmas with a substitute day", LCSPR, sent("2026-12-18"), day("2026-12-31"), "2026-12-31"),
    Scenario("Christmas and New Year", LCSPR, sent("2026-12-21"), day("2026-12-31"), "2027-01-04", NOTICE),
    Scenario("early May bank holiday", LCSPR, sent("2026-04-30"), day("2026-05-12"), "2026-05-12"),
    Scenario("the Coronation", LCSPR, sent("2023-04-28"), day("2023-05-10"), "2023-05-11", NOTICE),
    Scenario("sent on a Saturday", LCSPR, sent("2026-03-07"), day("2026-03-17"), "2026-03-17"),
    Scenario(
        "sent on a Friday counts as the Saturday after", LCSPR, sent("2026-03-06"), day("2026-03-17"), "2026-03-17"
    ),
    Scenario("sent on a bank holiday", LCSPR, sent("2026-05-04"), day("2026-05-13"), "2026-05-13"),
    Scenario("sent to nobody", LCSPR, CLEARED, day("2026-03-17"), "", NOT_SENT),
    Scenario(
        "sent to one of three", LCSPR, sent("2026-01-05", "panel"), day("2026-03-17"), "", (Bar.NOT_SENT, Bar.NOT_SENT)
    ),
    Scenario("to be sent tomorrow is not sent", LCSPR, sent("2026-03-18"), day("2026-03-17"), "", NOT_SENT),
    Scenario(
        "the last of three sent later decides",
        LCSPR,
        replace(
            CLEARED,
            sent={"panel": day("2026-03-02"), "secretary-of-state": day("2026-03-02"), "ofsted": day("2026-03-09")},
        ),
        day("2026-03-17"),
        "2026-03-18",
        (Bar.NOTICE,),
    ),
    Scenario(
        "sent too late for the wanted day",
        LCSPR,
        sent("2026-03-09", publish_on=day("2026-03-16")),
        day("2026-03-16"),
        "2026-03-18",
        NOTICE,
        flags=(Warned.LATE,) * 3,
    ),
    Scenario(
        "not sent and too late for the wanted day",
        LCSPR,
        replace(CLEARED, publish_on=day("2026-03-16")),
        day("2026-03-09"),
        "",
        (*NOT_SENT, Bar.WANTED_DATE),
        flags=(Warned.LATE,) * 3,
    ),
    Scenario(
        "not sent and still in time for the wanted day",
        LCSPR,
        replace(CLEARED, publish_on=day("2026-03-18")),
        day("2026-03-09"),
        "",
        (*NOT_SENT, Bar.WANTED_DATE),
    ),
    Scenario(
        "the wanted day is later than it could be",
        LCSPR,
        sent("2026-03-09", publish_on=day("2026-04-01")),
        day("2026-03-31"),
        "2026-04-01",
        (Bar.WANTED_DATE,),
    ),
    Scenario(
        "Wales, fourteen days of the calendar",
        CPR,
        sent("2026-03-02", "welsh-government"),
        day("2026-03-15"),
        "2026-03-16",
        (Bar.NOTICE,),
    ),
    Scenario(
        "Wales, to a day on which nobody works",
        CPR,
        sent("2026-03-20", "welsh-government"),
        day("2026-04-03"),
        "2026-04-03",
    ),
    Scenario(
        "Wales, what has no time holds nothing up",
        SUSR,
        sent("2026-03-02", "welsh-government"),
        day("2026-03-16"),
        "2026-03-16",
    ),
    Scenario("Wales, Easter in working days", CPR, house("2026-03-30"), day("2026-04-10"), "2026-04-10", notice=7),
    Scenario(
        "Scotland works on Easter Monday", LEARNING, house("2026-03-30"), day("2026-04-09"), "2026-04-09", notice=7
    ),
    Scenario(
        "Scotland, 2 January and its substitute",
        LEARNING,
        house("2026-12-31"),
        day("2027-01-12"),
        "2027-01-13",
        (Bar.NOTICE,),
        7,
    ),
    Scenario("England over the same New Year", LCSPR, house("2026-12-31"), day("2027-01-12"), "2027-01-12", notice=7),
    Scenario(
        "Scotland, St Andrew's Day", LEARNING, house("2026-11-27"), day("2026-11-30"), "2026-12-01", (Bar.NOTICE,), 1
    ),
    Scenario("England works on St Andrew's Day", LCSPR, house("2026-11-27"), day("2026-11-30"), "2026-11-30", notice=1),
    Scenario("Scotland, summer bank holiday", LEARNING, house("2026-07-31"), day("2026-08-04"), "2026-08-04", notice=1),
    Scenario(
        "Scotland works at the end of August", LEARNING, house("2026-08-28"), day("2026-08-31"), "2026-08-31", notice=1
    ),
    Scenario("Scotland waits for nobody by its own rule", LEARNING, CLEARED, day("2026-08-31"), "2019-01-07"),
    Scenario(
        "Northern Ireland, St Patrick's Day",
        CMR,
        house("2026-03-16"),
        day("2026-03-17"),
        "2026-03-18",
        (Bar.NOTICE,),
        1,
    ),
    Scenario(
        "Northern Ireland, 12 July on a Sunday",
        CMR,
        house("2026-07-10"),
        day("2026-07-13"),
        "2026-07-14",
        (Bar.NOTICE,),
        1,
    ),
    Scenario(
        "Northern Ireland, Easter Tuesday is a working day",
        CMR,
        house("2026-04-02"),
        day("2026-04-07"),
        "2026-04-07",
        notice=1,
    ),
    Scenario(
        "Jersey, Liberation Day", "jersey/scr", house("2025-05-08"), day("2025-05-09"), "2025-05-12", (Bar.NOTICE,), 1
    ),
    Scenario(
        "Isle of Man, Tynwald Day", "isle-of-man/other", house("2026-07-03"), day("2026-07-07"), "2026-07-07", notice=1
    ),
    Scenario(
        "more than one nation: a holiday of any counts",
        "multi-nation/joint",
        house("2026-07-10"),
        day("2026-07-14"),
        "2026-07-14",
        notice=1,
    ),
    Scenario("a notice that ends on 29 February", LCSPR, sent("2028-02-18"), day("2028-02-29"), "2028-02-29"),
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_the_scenario_comes_out_as_counted_by_hand(scenario: Scenario):
    assert outcome(scenario) == expected(scenario)


@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern-ireland"])
def test_there_are_scenarios_of_each_nation(nation: str):
    assert sum(scenario.kind.startswith(nation) for scenario in SCENARIOS) >= 3


@pytest.mark.parametrize(
    ("recipient", "sentence"),
    [
        (
            "panel",
            (
                "Child Safeguarding Practice Review Panel must have it 7 working days before publication, which may be "
                "from 18 March 2026 on."
            ),
        ),
        (
            "secretary-of-state",
            (
                "It was not sent to Secretary of State for Education, who must have it 7 working days before "
                "publication. Sent today, it may be published from 19 March 2026 on."
            ),
        ),
    ],
)
def test_a_reason_says_who_has_to_have_it_and_by_when(recipient: str, sentence: str):
    found = computed(Scenario("", LCSPR, sent("2026-03-09", "panel"), day("2026-03-10")))
    assert [reason.sentence for reason in found.reasons if reason.about == recipient] == [sentence]


def test_what_is_not_published_counts_its_periods_from_the_next_day_it_can_be():
    found = computed(Scenario("", CPR, sent("2026-03-02", "welsh-government"), day("2026-04-01")))
    assert (found.earliest, found.public_until) == (day("2026-03-16"), day("2026-06-24"))
