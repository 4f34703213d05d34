from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from terminal import Terminal

LCSPR = ("timetable", "--nation", "england", "--type", "lcspr", "--cleared", "2026-03-02")
SENT = ("--sent", "panel=2026-03-09", "--sent", "secretary-of-state=2026-03-09", "--sent", "ofsted=2026-03-09")
WALES = ("timetable", "--nation", "wales", "--type", "susr", "--public-elsewhere", "--published", "2026-06-01")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    # It needs no repository: this one is never made.
    return Terminal(tmp_path / "home")


def test_a_timetable_says_why_not_yet_and_what_is_due(terminal: Terminal):
    done = terminal(*LCSPR, *SENT, "--embargo", "inquest:2026-05-05", "--today", "2026-03-18")
    assert (done.status, done.err, done.out.splitlines()) == (
        0,
        "",
        [
            "may be public\t2026-03-18\tno",
            "why not\t2026-05-05\tThere is an embargo for an inquest until 5 May 2026.",
            "earliest\t2026-05-05\t",
            "public at least until\t2027-05-05\t",
            "file until\t2031-05-05\t",
            "due\t2026-05-05\tSay whether the embargo for an inquest still has to stand.",
            "due\t2026-05-05\tPublish the report.",
        ],
    )


def test_what_is_overdue_and_unknown_is_told(terminal: Terminal):
    lines = terminal(
        *LCSPR, "--publish-on", "2026-03-11", "--event", "decision=2025-08-31", "--today", "2026-03-09"
    ).out
    assert "earliest\t\tNot known yet." in lines
    assert "overdue\t2026-02-28\tPublish the report, or tell the Panel why it is late." in lines
    assert "overdue\t2026-03-02\tSend the report to Ofsted." in lines


def test_a_program_is_told_the_same(terminal: Terminal):
    value = terminal(*LCSPR, *SENT, "--hold", "--today", "2026-03-17", "--json").value
    assert {name: value[name] for name in ("review_type", "today", "may_be_public", "earliest", "file_until")} == {
        "review_type": "lcspr",
        "today": "2026-03-17",
        "may_be_public": False,
        "earliest": None,
        "file_until": None,
    }
    assert [(reason["code"], reason["until"]) for reason in value["reasons"]] == [
        ("legal-hold", None),
        *[("notice", "2026-03-18")] * 3,
    ]
    assert value["due"][0]["whom"] == ["board", "national"]


def test_five_days_are_flagged(terminal: Terminal):
    value = terminal(*WALES, "--take-down", "2026-06-06", "--today", "2026-06-02", "--json").value
    assert (value["may_be_public"], [flag["code"] for flag in value["flags"]]) == (True, ["shortened"])


def test_today_is_today_where_nothing_else_is_said(terminal: Terminal):
    # Just before midnight in UTC it is the next day in summer.
    with time_machine.travel(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), tick=False):
        assert terminal(*WALES, "--json").value["today"] == "2026-07-01"


def test_an_embargo_without_a_day_has_to_be_lifted(terminal: Terminal):
    value = terminal(*WALES, "--embargo", "court-order", "--today", "2026-06-02", "--json").value
    assert [(reason["about"], reason["until"]) for reason in value["reasons"]] == [("court-order", None)]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--today", "9 March"), "A day is written as 2026-03-09."),
        (("--sent", "panel"), "A day is written as 2026-03-09."),
        (("--sent", "pannel=2026-03-09"), "Use one of: panel, secretary-of-state, ofsted."),
        (("--event", "birth=2026-03-09"), "Use one of: decision, acceptance, action-plan."),
        (("--embargo", "weather"), "one of: prosecution, inquest, court-order, family."),
        (("--embargo", "inquest:"), "A day is written as 2026-03-09."),
        (("--type", "susr"), "That is not a review type of this nation."),
    ],
)
def test_what_cannot_be_read_is_refused(terminal: Terminal, more: tuple[str, ...], told: str):
    done = terminal(*LCSPR, *more)
    assert (done.status, told in done.err) == (2, True)


def test_a_type_that_is_sent_to_nobody_says_so(terminal: Terminal):
    done = terminal("timetable", "--nation", "england", "--type", "scr", "--sent", "panel=2026-03-09")
    assert (done.status, "There is none for this type of review." in done.err) == (2, True)
