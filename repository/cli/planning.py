"""`ncrr timetable`: when a report may be published, computed for days that are given by hand; nothing is kept."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from policies.nations import NATIONS
from policies.publication_plan import Embargo, EmbargoReason
from policies.publication_rules import EVENTS
from policies.review_types import REVIEW_TYPES
from repository.cli.output import json_option, print_json, print_table

if TYPE_CHECKING:
    from policies.clock import Timetable

# The other days on record have options of their own.
_EVENTS = [event for event in EVENTS if event not in {"deposit", "publication"}]


class Day(click.ParamType[date]):
    """A day as the options write it, `2026-03-09`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail("A day is written as 2026-03-09.", param, ctx)


class Dated(click.ParamType[tuple[str, date]]):
    """A code and its day, `panel=2026-03-09`."""

    name = "code=date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, date]:
        """The two."""
        code, _, day = value.partition("=")
        return code, Day().convert(day, param, ctx)


class Kept(click.ParamType[Embargo]):
    """An embargo, `inquest` or `inquest:2026-03-09`."""

    name = "embargo"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Embargo:
        """The embargo."""
        reason, colon, day = value.partition(":")
        if reason not in set(EmbargoReason):
            self.fail(f"The reason for an embargo is one of: {', '.join(EmbargoReason)}.", param, ctx)
        return Embargo(EmbargoReason(reason), Day().convert(day, param, ctx) if colon else None)


@click.command
@click.option("--nation", required=True, type=click.Choice(list(NATIONS)), help="Whose review it is.")
@click.option(
    "--type", "review_type", required=True, type=click.Choice(list(REVIEW_TYPES)), help="What kind of review it is."
)
@click.option("--cleared", metavar="DATE", type=Day(), help="The day on which it was cleared.")
@click.option("--publish-on", metavar="DATE", type=Day(), help="The day on which it is to be published.")
@click.option(
    "--sent", metavar="RECIPIENT=DATE", multiple=True, type=Dated(), help="To whom it was sent when; repeatable."
)
@click.option("--public-elsewhere", is_flag=True, help="The board has published it already: nobody is told first.")
@click.option(
    "--embargo", metavar="REASON[:DATE]", multiple=True, type=Kept(), help="What keeps it back, until when; repeatable."
)
@click.option("--hold", is_flag=True, help="There is a legal hold on it.")
@click.option("--published", metavar="DATE", type=Day(), help="The day on which it was published.")
@click.option("--take-down", metavar="DATE", type=Day(), help="The first day on which it is to be public no more.")
@click.option("--event", metavar="EVENT=DATE", multiple=True, type=Dated(), help="Another day on record; repeatable.")
@click.option("--today", metavar="DATE", type=Day(), help="Compute it for this day instead of today.")
@json_option
def timetable(  # noqa: PLR0913  # One parameter for each option.
    *,
    nation: str,
    review_type: str,
    cleared: date | None,
    publish_on: date | None,
    sent: tuple[tuple[str, date], ...],
    public_elsewhere: bool,
    embargo: tuple[Embargo, ...],
    hold: bool,
    published: date | None,
    take_down: date | None,
    event: tuple[tuple[str, date], ...],
    today: date | None,
    as_json: bool,
) -> None:
    """Show when a report may be published, and why not yet.

    Computed from the days that are given; nothing is looked up or kept. The rules are those of
    docs/publication-clock.md, many of them house values that are to be confirmed.
    """
    from policies import clock
    from policies.periods import day_of
    from policies.publication_plan import Plan
    from policies.publication_rules import rule_for
    from repository.calendars import holidays_of

    try:
        rule = rule_for(nation, review_type)
    except LookupError as error:
        raise click.UsageError(str(error)) from None
    _known("--sent", [code for code, _ in sent], [recipient.code for recipient in rule.recipients])
    _known("--event", [code for code, _ in event], _EVENTS)
    plan = Plan(
        cleared_on=cleared,
        publish_on=publish_on,
        embargoes=embargo,
        hold=hold,
        sent=dict(sent),
        public_elsewhere=public_elsewhere,
        published_on=published,
        take_down_on=take_down,
        events=dict(event),
    )
    today = today or day_of(datetime.now(UTC))
    found = clock.timetable(rule, plan, today=today, is_holiday=holidays_of(nation))
    if as_json:
        print_json({"nation": nation, "review_type": rule.review_type, "today": today, **_fields(found)})
    else:
        print_table(("what", "day", ""), list(_rows(found, today)))


def _known(option: str, given: Sequence[str], known: Sequence[str]) -> None:
    if unknown := [code for code in given if code not in known]:
        told = f"Use one of: {', '.join(known)}." if known else "There is none for this type of review."
        raise click.UsageError(f"{option} does not know {', '.join(unknown)}. {told}")


def _fields(found: "Timetable") -> dict[str, Any]:
    return {
        "may_be_public": found.may_be_public,
        "earliest": found.earliest,
        "public_until": found.public_until,
        "file_until": found.file_until,
        "reasons": found.reasons,
        "flags": found.flags,
        "due": [
            {
                "task": due.task,
                "sentence": due.sentence,
                "by": due.by,
                "overdue": due.overdue,
                "whom": sorted(due.whom),
                "about": due.about,
            }
            for due in found.due
        ],
    }


def _rows(found: "Timetable", today: date) -> Iterator[tuple[str, date | None, str]]:
    yield "may be public", today, "yes" if found.may_be_public else "no"
    for reason in found.reasons:
        yield "why not", reason.until, reason.sentence
    yield "earliest", found.earliest, "" if found.earliest else "Not known yet."
    yield "public at least until", found.public_until, ""
    yield "file until", found.file_until, ""
    for flag in found.flags:
        yield "look at", None, flag.sentence
    for due in found.due:
        yield "overdue" if due.overdue else "due", due.by, due.sentence
