from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from policies.clock import timetable
from policies.due import Due, Task, Whom, due_for
from policies.publication_plan import Embargo, EmbargoReason, Plan
from policies.publication_rules import rule_for


def due(kind: str, plan: Plan, today: str) -> tuple[Due, ...]:
    rule = rule_for(*kind.split("/"))
    return timetable(rule, plan, today=date.fromisoformat(today), is_holiday=lambda _: False).due


def told(dues: tuple[Due, ...]) -> list[tuple[Task, str, str, bool]]:
    return [(one.task, one.about, str(one.by or ""), one.overdue) for one in dues]


CLEARED = Plan(cleared_on=date(2026, 3, 2))
HELD = Plan(deposited_at=datetime(2026, 3, 22, 10, tzinfo=UTC))


def test_a_report_has_to_be_sent_in_time_for_the_wanted_day():
    found = due(
        "england/lcspr", replace(CLEARED, publish_on=date(2026, 3, 18), sent={"panel": date(2026, 3, 3)}), "2026-03-09"
    )
    assert told(found) == [
        (Task.SEND, "ofsted", "2026-03-09", False),
        (Task.SEND, "secretary-of-state", "2026-03-09", False),
    ]


def test_sending_is_overdue_the_day_after():
    found = due("england/ncspr", replace(CLEARED, publish_on=date(2026, 3, 18)), "2026-03-10")
    assert told(found) == [(Task.SEND, "secretary-of-state", "2026-03-09", True)]


def test_what_is_only_meant_to_be_sent_is_still_due():
    found = due("england/ncspr", replace(CLEARED, sent={"secretary-of-state": date(2026, 3, 11)}), "2026-03-10")
    assert told(found) == [(Task.SEND, "secretary-of-state", "", False)]


def test_a_recipient_without_a_time_is_due_by_the_day_of_publication_and_stays_on_the_list():
    before = due("scotland/learning-review", replace(CLEARED, publish_on=date(2026, 3, 18)), "2026-03-10")
    after = due("scotland/learning-review", replace(CLEARED, published_on=date(2026, 3, 18)), "2026-03-20")
    assert [told(found)[0] for found in (before, after)] == [
        (Task.PUBLISH, "", "2026-03-18", False),
        (Task.SEND, "care-inspectorate", "2026-03-18", True),
    ]
    assert (Task.SEND, "care-inspectorate", "2026-03-18", False) in told(before)


def test_nobody_is_due_a_report_that_was_public_before():
    assert told(due("england/lcspr", replace(CLEARED, public_elsewhere=True), "2026-03-02")) == [
        (Task.PUBLISH, "", "2026-03-02", False)
    ]


def test_a_held_report_is_destroyed_after_fourteen_days():
    assert told(due("england/lcspr", HELD, "2026-04-05"))[0] == (Task.DECIDE, "", "2026-04-05", False)


@pytest.mark.parametrize(
    ("deposited", "by"), [("2026-03-28T23:30Z", "2026-04-12"), ("2026-10-19T23:30Z", "2026-11-02")]
)
def test_the_fourteen_days_of_a_held_report_are_those_of_the_seal_when_clocks_change(deposited: str, by: str):
    held = Plan(deposited_at=datetime.fromisoformat(deposited))
    assert told(due("northern-ireland/cmr-positive", held, "2026-03-28"))[0] == (Task.DECIDE, "", by, False)


def test_a_hold_does_not_prolong_what_is_held():
    tasks = {one.task: one.by for one in due("northern-ireland/cmr", replace(HELD, hold=True), "2026-03-28")}
    assert (tasks[Task.DECIDE], tasks[Task.HOLD]) == (date(2026, 4, 5), None)


def test_an_embargo_is_asked_about_until_it_ends():
    plan = replace(CLEARED, public_elsewhere=True, embargoes=(Embargo(EmbargoReason.INQUEST, date(2026, 5, 5)),))
    assert [told(due("wales/susr", plan, today))[0] for today in ("2026-05-04", "2026-05-05")] == [
        (Task.EMBARGO, "inquest", "2026-05-05", False),
        (Task.PUBLISH, "", "2026-05-05", False),
    ]


def test_six_months_from_the_decision_end_on_the_last_day_of_a_shorter_month():
    plan = replace(CLEARED, events={"decision": date(2025, 8, 31)})
    assert told(due("england/lcspr", plan, "2026-03-01"))[0] == (Task.TIMESCALE, "published", "2026-02-28", True)


def test_a_timescale_is_over_when_the_thing_is_done():
    accepted = replace(CLEARED, public_elsewhere=True, events={"acceptance": date(2026, 1, 5)})
    agreed = replace(accepted, events={**accepted.events, "action-plan": date(2026, 1, 20)})
    found = [
        [one.about for one in due("wales/cpr-concise", plan, "2026-03-01") if one.task is Task.TIMESCALE]
        for plan in (accepted, agreed)
    ]
    assert found == [["action-plan"], []]


def test_the_file_has_to_go_the_day_after_its_last():
    found = due("wales/susr", replace(CLEARED, public_elsewhere=True, published_on=date(2024, 2, 29)), "2029-03-02")
    assert told(found) == [(Task.END_FILE, "", "2029-03-01", True)]


def test_a_hold_keeps_the_file_off_the_list():
    found = due(
        "wales/susr", replace(CLEARED, public_elsewhere=True, published_on=date(2024, 2, 29), hold=True), "2029-03-02"
    )
    assert told(found) == [(Task.HOLD, "", "", False)]


def test_a_day_for_taking_down_is_on_both_lists():
    plan = replace(CLEARED, public_elsewhere=True, published_on=date(2026, 3, 2), take_down_on=date(2026, 3, 7))
    found = next(one for one in due("wales/susr", plan, "2026-03-03") if one.task is Task.TAKE_DOWN)
    assert (found.by, found.whom) == (date(2026, 3, 7), set(Whom))


def test_a_list_of_many_reports_is_one_list_soonest_first():
    reports = {
        "one": due("england/lcspr", replace(CLEARED, publish_on=date(2026, 3, 18)), "2026-03-09"),
        "two": due("wales/cpr-concise", replace(CLEARED, publish_on=date(2026, 3, 20)), "2026-03-09"),
        "three": due("scotland/learning-review", replace(CLEARED, hold=True), "2026-03-09"),
    }
    board = due_for(Whom.BOARD, reports.items())
    assert [(key, str(one.by or "")) for key, one in board] == [
        *(("two", "2026-03-06"), ("one", "2026-03-09"), ("one", "2026-03-09"), ("one", "2026-03-09")),
        *(("three", ""), ("three", "")),
    ]


def test_the_national_team_is_not_asked_to_send_reports():
    reports = [("one", due("england/lcspr", replace(CLEARED, hold=True), "2026-03-09"))]
    assert [one.task for _, one in due_for(Whom.NATIONAL, reports)] == [Task.HOLD]
