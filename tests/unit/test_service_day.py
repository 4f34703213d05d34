from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.clock import timetable
from policies.publication_plan import Plan
from policies.publication_rules import rule_for
from policies.service_day import LONGEST_GAP, Clock, ServiceDay, service_day

SEEN = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("told", "last_seen", "day", "clock"),
    [
        (date(2026, 3, 12), None, date(2026, 3, 12), Clock.RIGHT),
        (date(2026, 3, 12), SEEN, date(2026, 3, 12), Clock.RIGHT),
        (date(2026, 3, 13), SEEN, date(2026, 3, 13), Clock.RIGHT),
        (date(2026, 3, 19), SEEN, date(2026, 3, 19), Clock.RIGHT),
        (date(2026, 3, 20), SEEN, SEEN, Clock.AHEAD),
        (date(2099, 1, 1), SEEN, SEEN, Clock.AHEAD),
        (date(2026, 3, 11), SEEN, SEEN, Clock.BEHIND),
        (date(1970, 1, 1), SEEN, SEEN, Clock.BEHIND),
    ],
)
def test_the_day_to_go_by(told: date, last_seen: date | None, day: date, clock: Clock):
    assert service_day(told, last_seen) == ServiceDay(day, clock)


def test_nothing_may_be_done_unless_the_clock_is_right():
    assert {clock for clock in Clock if ServiceDay(SEEN, clock).may_act} == {Clock.RIGHT}


@given(st.lists(st.dates(date(2020, 1, 1), date(2032, 1, 1)), min_size=1))
def test_time_never_runs_backwards_nor_leaps(told: list[date]):
    seen: date | None = None
    for day in told:
        found = service_day(day, seen)
        assert seen is None or timedelta(0) <= found.day - seen <= LONGEST_GAP
        seen = found.day


def test_a_clock_that_is_right_again_goes_on():
    behind = service_day(date(2026, 3, 1), SEEN)
    assert service_day(date(2026, 3, 13), behind.day) == ServiceDay(date(2026, 3, 13), Clock.RIGHT)


def test_a_notice_that_began_while_the_clock_was_set_back_is_not_over_early():
    # The report goes out on 12 March while the clock says 2 March; on 11 March seven working days would seem over.
    rule = rule_for("england", "ncspr")
    sent_on = service_day(date(2026, 3, 2), SEEN).day
    plan = Plan(cleared_on=date(2026, 2, 2), sent={"secretary-of-state": sent_on})
    assert timetable(rule, plan, today=SEEN, is_holiday=lambda _: False).earliest == date(2026, 3, 23)


def test_a_report_is_not_published_on_a_day_that_a_clock_leapt_to():
    plan = Plan(cleared_on=date(2026, 2, 2), publish_on=date(2026, 6, 1))
    found = service_day(date(2026, 6, 1), SEEN)
    may = timetable(
        rule_for("scotland", "learning-review"), plan, today=found.day, is_holiday=lambda _: False
    ).may_be_public
    assert (may, found.may_act) == (False, False)
