"""The publication clock in scenarios: embargo, hold, change of clocks, leap day, restart, end of the file."""

import json
from datetime import date, timedelta

import pytest
from clock_scenarios import (
    CLEARED,
    CMR,
    CPR,
    ENGLISH,
    INQUEST,
    LCSPR,
    LEARNING,
    PROSECUTION,
    SUSR,
    Scenario,
    at,
    computed,
    day,
    expected,
    outcome,
    published,
    sent,
    waiting,
)
from hypothesis import given
from hypothesis import strategies as st

from policies.clock import Bar, Warned, timetable
from policies.publication_plan import Embargo, EmbargoReason, Plan
from policies.publication_rules import rule_for
from repository.calendars import holidays_of

NOTICE = (Bar.NOTICE,) * 3

SCENARIOS = [
    Scenario(
        "one minute to midnight in summer time",
        LCSPR,
        sent("2026-03-20"),
        at("2026-03-30T22:59Z"),
        "2026-03-31",
        NOTICE,
    ),
    Scenario("midnight in summer time", LCSPR, sent("2026-03-20"), at("2026-03-30T23:00Z"), "2026-03-31"),
    Scenario(
        "the night on which clocks go forward, before midnight",
        SUSR,
        waiting(publish_on=day("2026-03-29")),
        at("2026-03-28T23:59Z"),
        "2026-03-29",
        (Bar.WANTED_DATE,),
    ),
    Scenario(
        "the night on which clocks go forward, in the hour that is left out",
        SUSR,
        waiting(publish_on=day("2026-03-29")),
        at("2026-03-29T01:00Z"),
        "2026-03-29",
    ),
    Scenario(
        "the night on which clocks go back: the day begins in summer time",
        CMR,
        waiting(publish_on=day("2026-10-25")),
        at("2026-10-24T23:00Z"),
        "2026-10-25",
    ),
    Scenario(
        "the night on which clocks go back: the day after begins in winter time",
        CMR,
        waiting(publish_on=day("2026-10-26")),
        at("2026-10-25T23:59Z"),
        "2026-10-26",
        (Bar.WANTED_DATE,),
    ),
    Scenario(
        "published on 29 February: five years end on 28 February",
        LCSPR,
        published("2024-02-29"),
        day("2029-02-28"),
        "2024-02-29",
        more={"file_until": "2029-02-28", "public_until": "2025-02-28"},
    ),
    Scenario(
        "and the file is gone on 1 March",
        LCSPR,
        published("2024-02-29"),
        day("2029-03-01"),
        "2024-02-29",
        (Bar.FILE_ENDED,),
    ),
    Scenario(
        "a year of which the last day is 28 February, and four with a 29th",
        "england/ncspr",
        published("2025-02-28"),
        day("2026-01-05"),
        "2025-02-28",
        more={"public_until": "2028-02-28", "file_until": "2030-02-28"},
    ),
    Scenario("the fifth anniversary is the last day", CMR, published("2021-03-10"), day("2026-03-10"), "2021-03-10"),
    Scenario(
        "after five years the file ends",
        CMR,
        published("2021-03-10"),
        day("2026-03-11"),
        "2021-03-10",
        (Bar.FILE_ENDED,),
    ),
    Scenario(
        "a hold keeps the file after five years",
        CMR,
        published("2021-03-10", hold=True),
        day("2026-03-11"),
        "2021-03-10",
        (Bar.LEGAL_HOLD,),
        more={"file_until": None},
    ),
    Scenario(
        "an embargo until a day",
        SUSR,
        waiting(Embargo(INQUEST, day("2026-05-05"))),
        day("2026-05-04"),
        "2026-05-05",
        (Bar.EMBARGO,),
    ),
    Scenario(
        "the day on which an embargo ends",
        SUSR,
        waiting(Embargo(INQUEST, day("2026-05-05"))),
        day("2026-05-05"),
        "2026-05-05",
    ),
    Scenario(
        "an embargo that nobody lifted", LEARNING, waiting(Embargo(PROSECUTION)), day("2036-05-05"), "", (Bar.EMBARGO,)
    ),
    Scenario("an embargo that was lifted", LEARNING, waiting(), day("2026-05-05"), "2019-01-07"),
    Scenario(
        "of two embargoes the later one counts",
        SUSR,
        waiting(Embargo(INQUEST, day("2026-05-05")), Embargo(PROSECUTION, day("2026-07-01"))),
        day("2026-05-20"),
        "2026-07-01",
        (Bar.EMBARGO,),
    ),
    Scenario(
        "an embargo on what is public already",
        SUSR,
        published("2026-01-05", embargoes=(Embargo(EmbargoReason.COURT_ORDER),)),
        day("2026-05-20"),
        "2026-01-05",
        (Bar.EMBARGO,),
    ),
    Scenario("a legal hold", LCSPR, sent("2026-03-09", hold=True), day("2026-05-20"), "", (Bar.LEGAL_HOLD,)),
    Scenario("not cleared", CMR, Plan(), day("2026-05-20"), "", (Bar.NOT_CLEARED,)),
    Scenario("published elsewhere before: nobody is told first", LCSPR, waiting(), day("2026-05-20"), "2019-01-07"),
    Scenario("a serious case review has nobody to be sent to", "england/scr", CLEARED, day("2026-05-20"), "2019-01-07"),
    Scenario(
        "public for five days only",
        CPR,
        published("2026-06-01", take_down_on=day("2026-06-06")),
        day("2026-06-05"),
        "2026-06-01",
        flags=(Warned.SHORTENED,),
        more={"public_until": "2026-08-24"},
    ),
    Scenario(
        "the sixth of five days",
        CPR,
        published("2026-06-01", take_down_on=day("2026-06-06")),
        day("2026-06-06"),
        "2026-06-01",
        (Bar.TAKEN_DOWN,),
        flags=(Warned.SHORTENED,),
    ),
    Scenario(
        "taken down on the last day of twelve weeks is a day short",
        CPR,
        published("2026-06-01", take_down_on=day("2026-08-24")),
        day("2026-06-06"),
        "2026-06-01",
        flags=(Warned.SHORTENED,),
    ),
    Scenario(
        "taken down after twelve weeks",
        CPR,
        published("2026-06-01", take_down_on=day("2026-08-25")),
        day("2026-06-06"),
        "2026-06-01",
    ),
    Scenario(
        "published though the notice was cut",
        LCSPR,
        sent("2026-03-09", published_on=day("2026-03-17")),
        day("2026-03-20"),
        "2026-03-17",
        flags=(Warned.SHORT_NOTICE,) * 3,
    ),
    Scenario(
        "published after the notice",
        LCSPR,
        sent("2026-03-09", published_on=day("2026-03-18")),
        day("2026-03-20"),
        "2026-03-18",
    ),
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_the_scenario_comes_out_as_counted_by_hand(scenario: Scenario):
    assert outcome(scenario) == expected(scenario)


def written_down(plan: Plan) -> str:
    return json.dumps(
        {
            "sent": {code: str(on) for code, on in plan.sent.items()},
            "embargoes": [(embargo.reason, embargo.until and str(embargo.until)) for embargo in plan.embargoes],
            "days": {name: str(on) for name in DAYS if (on := getattr(plan, name))},
            "marks": {name: getattr(plan, name) for name in ("hold", "public_elsewhere")},
        }
    )


DAYS = ("cleared_on", "publish_on", "published_on", "take_down_on")


def read_back(text: str) -> Plan:
    kept = json.loads(text)
    return Plan(
        sent={code: day(on) for code, on in kept["sent"].items()},
        embargoes=tuple(Embargo(EmbargoReason(reason), until and day(until)) for reason, until in kept["embargoes"]),
        **{name: day(on) for name, on in kept["days"].items()},
        **kept["marks"],
    )


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_restart_changes_nothing(scenario: Scenario):
    assert computed(scenario, read_back(written_down(scenario.plan))) == computed(scenario)


days = st.dates(day("2022-01-01"), day("2030-12-31"))
plans = st.builds(
    Plan,
    cleared_on=st.none() | days,
    publish_on=st.none() | days,
    embargoes=st.lists(st.builds(Embargo, st.sampled_from(EmbargoReason), st.none() | days), max_size=2).map(tuple),
    sent=st.dictionaries(st.sampled_from(ENGLISH), days),
)


@given(plans, days)
def test_nothing_is_public_before_every_condition_is_met(plan: Plan, today: date):
    rule = rule_for("england", "lcspr")
    is_holiday = holidays_of("england")
    if timetable(rule, plan, today=today, is_holiday=is_holiday).may_be_public:
        assert set(plan.sent) == set(ENGLISH)
        assert all((today - on).days >= 9 for on in plan.sent.values())
        assert all(embargo.until and embargo.until <= today for embargo in plan.embargoes)
        assert plan.cleared_on
        assert max(plan.cleared_on, plan.publish_on or plan.cleared_on) <= today


@given(plans, days)
def test_the_earliest_day_is_the_first_on_which_it_may(plan: Plan, today: date):
    rule = rule_for("england", "lcspr")
    is_holiday = holidays_of("england")
    earliest = timetable(rule, plan, today=today, is_holiday=is_holiday).earliest
    if earliest:
        assert [
            timetable(rule, plan, today=earliest + timedelta(days=more), is_holiday=is_holiday).may_be_public
            for more in (-1, 0, 1, 400)
        ] == [False, True, True, True]
