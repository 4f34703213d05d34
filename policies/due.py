"""What is due for a report, by when, and for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from policies.periods import IsHoliday, day_of
from policies.publication import HELD_FOR
from policies.publication_plan import Plan
from policies.publication_rules import Rule
from policies.wording import WHY

K = TypeVar("K")


class Task(StrEnum):
    """What has to be done."""

    DECIDE = "decide"
    SEND = "send"
    PUBLISH = "publish"
    EMBARGO = "embargo"
    HOLD = "hold"
    TIMESCALE = "timescale"
    TAKE_DOWN = "take-down"
    END_FILE = "end-file"


class Whom(StrEnum):
    """Whose list something is on: the board's whose report it is, or that of the team that runs the service."""

    BOARD = "board"
    NATIONAL = "national"


_BOARD = frozenset({Whom.BOARD})
_NATIONAL = frozenset({Whom.NATIONAL})


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do, at the latest on the day `by`; without one where no day is known.

    `about` is the code of the recipient or timescale, or the embargo's reason.
    """

    task: Task
    sentence: str
    by: date | None
    overdue: bool
    whom: frozenset[Whom]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Dates:
    """The day, and the days of the report's timetable (`policies.clock.Timetable`)."""

    today: date
    earliest: date | None
    public_until: date | None
    file_until: date | None


def due_of(rule: Rule, plan: Plan, dates: Dates, is_holiday: IsHoliday) -> tuple[Due, ...]:
    """What is due for a report, soonest first."""
    due = [
        Due(task, sentence, by, by is not None and by < dates.today, whom, about)
        for found in (
            _before(plan, dates),
            _sending(rule, plan, dates, is_holiday),
            _waiting(plan, dates),
            _timescales(rule, plan),
            _after(plan, dates),
        )
        for task, sentence, by, whom, about in found
    ]
    return tuple(sorted(due, key=_soonest))


def due_for(whom: Whom, of: Iterable[tuple[K, Iterable[Due]]]) -> list[tuple[K, Due]]:
    """One list for a board or for the national team of what is due for many reports, soonest first.

    `of` pairs each report, by whatever it is known by, with what is due for it.
    """
    return sorted(
        ((key, due) for key, dues in of for due in dues if whom in due.whom), key=lambda one: _soonest(one[1])
    )


def _soonest(due: Due) -> tuple[date, str, str]:
    return due.by or date.max, due.task, due.about


_Found = Iterator[tuple[Task, str, date | None, frozenset[Whom], str]]


def _before(plan: Plan, dates: Dates) -> _Found:
    if plan.published_on:
        return
    if plan.cleared_on:
        if dates.earliest:
            yield Task.PUBLISH, "Publish the report.", dates.earliest, _NATIONAL, ""
    elif plan.deposited_at:
        # A legal hold does not prolong it: what nobody cleared is sealed, and its original is with the depositor.
        expires = day_of(plan.deposited_at + HELD_FOR)
        sentence = "Clear, return or reject the report: undecided, it is destroyed."
        yield Task.DECIDE, sentence, expires, _BOARD | _NATIONAL, ""


def _sending(rule: Rule, plan: Plan, dates: Dates, is_holiday: IsHoliday) -> _Found:
    if plan.public_elsewhere:
        return
    target = plan.published_on or plan.publish_on
    for recipient in rule.recipients:
        if plan.sent.get(recipient.code, date.max) > dates.today:
            by = recipient.notice.latest(target, is_holiday) if target and recipient.notice else target
            yield Task.SEND, f"Send the report to {recipient.name}.", by, _BOARD, recipient.code


def _waiting(plan: Plan, dates: Dates) -> _Found:
    for embargo in plan.embargoes:
        if embargo.stands(dates.today):
            sentence = f"Say whether the embargo for {WHY[embargo.reason]} still has to stand."
            yield Task.EMBARGO, sentence, embargo.until, _BOARD, embargo.reason
    if plan.hold:
        yield Task.HOLD, "Say whether the legal hold still has to stand.", None, _BOARD | _NATIONAL, ""


def _timescales(rule: Rule, plan: Plan) -> _Found:
    happened = plan.happened()
    for scale in rule.timescales:
        if scale.until == "publication" and plan.public_elsewhere:
            continue
        if scale.since in happened and scale.until not in happened:
            by = scale.within.end(happened[scale.since])
            yield Task.TIMESCALE, f"{scale.what}.", by, _BOARD | _NATIONAL, scale.code


def _after(plan: Plan, dates: Dates) -> _Found:
    if not plan.published_on:
        return
    if plan.take_down_on:
        yield Task.TAKE_DOWN, "Take the report down.", plan.take_down_on, _BOARD | _NATIONAL, ""
    if dates.file_until:
        sentence = "Take the file away; the catalogue record stays."
        yield Task.END_FILE, sentence, dates.file_until + timedelta(days=1), _NATIONAL, ""
