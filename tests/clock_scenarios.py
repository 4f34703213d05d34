"""What a scenario of the publication clock is made of; the tests list them."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from policies.clock import Bar, Timetable, Warned, timetable
from policies.periods import Notice, day_of
from policies.publication_plan import Embargo, EmbargoReason, Plan
from policies.publication_rules import Recipient, Rule, rule_for
from policies.sources import HOUSE
from repository.calendars import holidays_of


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(text: str) -> date:
    """The day in the United Kingdom of a moment in UTC."""
    return day_of(datetime.fromisoformat(text))


CLEARED = Plan(cleared_on=day("2019-01-07"))
ENGLISH = ("panel", "secretary-of-state", "ofsted")


def sent(on: str, *to: str, **more: Any) -> Plan:
    return replace(CLEARED, sent=dict.fromkeys(to or ENGLISH, day(on)), **more)


def waiting(*embargoes: Embargo, **more: Any) -> Plan:
    return replace(CLEARED, embargoes=embargoes, public_elsewhere=True, **more)


def published(on: str, **more: Any) -> Plan:
    return replace(CLEARED, published_on=day(on), public_elsewhere=True, **more)


@dataclass(frozen=True)
class Scenario:
    """What is on record, the day it is looked at, and what then holds.

    `notice` replaces the recipients of the rule by one with so many working days: where a nation's rule counts none,
    its holidays are to be seen all the same.
    """

    name: str
    kind: str
    plan: Plan
    today: date
    earliest: str = ""
    bars: tuple[Bar, ...] = ()
    notice: int | None = None
    flags: tuple[Warned, ...] = ()
    more: dict[str, str | None] = field(default_factory=dict)


def house(on: str) -> Plan:
    return sent(on, "house")


PROSECUTION, INQUEST = EmbargoReason.PROSECUTION, EmbargoReason.INQUEST
LCSPR, SUSR, CPR, LEARNING, CMR = (
    *("england/lcspr", "wales/susr", "wales/cpr-extended"),
    *("scotland/learning-review", "northern-ireland/cmr"),
)
NOT_SENT = (Bar.NOT_SENT,) * 3
NOTICE = (Bar.NOTICE,) * 3


def rule_of(scenario: Scenario) -> Rule:
    rule = rule_for(*scenario.kind.split("/"))
    if scenario.notice is None:
        return rule
    return replace(rule, recipients=(Recipient("house", "House", Notice(scenario.notice), HOUSE, HOUSE),))


def computed(scenario: Scenario, plan: Plan | None = None) -> Timetable:
    is_holiday = holidays_of(scenario.kind.split("/")[0])
    return timetable(rule_of(scenario), plan or scenario.plan, today=scenario.today, is_holiday=is_holiday)


def outcome(scenario: Scenario) -> tuple[str, tuple[Bar, ...], tuple[Warned, ...], bool, dict[str, str | None]]:
    """What the scenario came out as, in the order and form of `expected`."""
    found = computed(scenario)
    said = {name: getattr(found, name) for name in scenario.more}
    return (
        str(found.earliest or ""),
        tuple(reason.code for reason in found.reasons),
        tuple(flag.code for flag in found.flags),
        found.may_be_public,
        {name: value and str(value) for name, value in said.items()},
    )


def expected(scenario: Scenario) -> tuple[str, tuple[Bar, ...], tuple[Warned, ...], bool, dict[str, str | None]]:
    """What was counted by hand."""
    return scenario.earliest, scenario.bars, scenario.flags, not scenario.bars, scenario.more
