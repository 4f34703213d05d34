"""`ncrr review` and `ncrr due`: what a review waits for, and what is due."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from policies.access import Permission
from policies.document_roles import DOCUMENT_ROLES
from policies.publication_plan import EmbargoReason
from policies.record_numbers import number_of, record_number
from repository.cli.opening import acting, index_of, reading, with_stores
from repository.cli.output import as_option, json_option, print_json, print_said, print_table
from repository.cli.planning import Day
from repository.reasons import Missing

if TYPE_CHECKING:
    from repository.guards import Viewer
    from repository.reviews import DueItem, ReviewView
    from repository.stores import Stores

_REASONS = [reason.value for reason in EmbargoReason]


class Number(click.ParamType[int]):
    """A record number, `CR0005724`."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number behind it."""
        if isinstance(value, int):
            return value
        try:
            return number_of(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


_number = click.argument("number", type=Number(), metavar="NUMBER")


@click.group(no_args_is_help=True)
def review() -> None:
    """A review and what it waits for."""


@review.command
@_number
@as_option
@json_option
def show(*, number: int, email: str | None, as_json: bool) -> None:
    """Show a review with its documents.

    To who handles it also what it waits for.
    """
    view = with_stores(lambda stores: _read(stores, number, email))
    if as_json:
        from repository.api.review_schemas import Review
        from repository.api.schemas import given

        print_json(given(Review, view))
        return
    click.echo(f"{view.number}  {view.heading}")
    print_table(
        ("document", "language", "state", "report"),
        [(DOCUMENT_ROLES[one.role].label, one.language, one.state, one.id) for one in view.documents],
    )
    if view.waiting is None:
        return
    for reason in view.waiting.timetable.reasons:
        click.echo(reason.sentence)
    for flag in view.waiting.timetable.flags:
        click.echo(flag.sentence)
    for role in view.waiting.lacking:
        click.echo(f"A document is missing: {DOCUMENT_ROLES[role].label.lower()}.")
    print_table(
        ("embargo", "reason", "until"),
        [(one.id, one.reason, one.until or "lifted") for one in view.waiting.embargoes],
        empty="There is no embargo.",
    )


@review.command
@_number
@click.option("--reason", required=True, type=click.Choice(_REASONS), help="Why it waits.")
@click.option("--until", type=Day(), metavar="DATE", help="The first day on which it no longer has to; open without.")
@as_option
@json_option
def embargo(*, number: int, reason: str, until: date | None, email: str | None, as_json: bool) -> None:
    """Let a review wait for a reason.

    What is public of it is sealed again until then.
    """
    from repository import scheduling

    async def work(stores: "Stores", viewer: "Viewer") -> str:
        return await scheduling.set_embargo(stores, viewer, number, reason, until)

    print_said({"review": record_number(number), "embargo": _handled(work, email)}, as_json=as_json)


@review.command
@_number
@click.argument("embargo_id", metavar="EMBARGO")
@as_option
@json_option
def lift(*, number: int, embargo_id: str, email: str | None, as_json: bool) -> None:
    """End an embargo."""
    from repository import scheduling

    _handled(lambda stores, viewer: scheduling.lift_embargo(stores, viewer, number, embargo_id), email)
    print_said({"review": record_number(number)}, as_json=as_json)


@review.command
@_number
@click.option("--reason", type=click.Choice(_REASONS), help="Why nothing of it is public or destroyed; ends without.")
@as_option
@json_option
def hold(*, number: int, reason: str | None, email: str | None, as_json: bool) -> None:
    """Put a review under a legal hold.

    Without a reason the hold ends.
    """
    from repository import scheduling

    _handled(lambda stores, viewer: scheduling.hold(stores, viewer, number, reason or ""), email)
    print_said({"review": record_number(number)}, as_json=as_json)


@review.command
@_number
@click.argument("recipient")
@click.option("--on", "sent_on", required=True, type=Day(), metavar="DATE", help="The day on which it was sent.")
@as_option
@json_option
def sent(*, number: int, recipient: str, sent_on: date, email: str | None, as_json: bool) -> None:
    """Record to whom a review was sent.

    RECIPIENT is the code of a body that has to see it before it is published; ncrr timetable lists them.
    """
    from repository import scheduling

    _handled(lambda stores, viewer: scheduling.give_notice(stores, viewer, number, recipient, sent_on), email)
    print_said({"review": record_number(number)}, as_json=as_json)


@review.command
@_number
@click.option("--publish-on", type=Day(), metavar="DATE", help="Public from this day on at the earliest.")
@click.option("--take-down-on", type=Day(), metavar="DATE", help="Public no longer from this day on.")
@as_option
@json_option
def days(*, number: int, publish_on: date | None, take_down_on: date | None, email: str | None, as_json: bool) -> None:
    """Set from when until when it is public.

    A day that is not given is taken back.
    """
    from repository import scheduling

    async def work(stores: "Stores", viewer: "Viewer") -> None:
        await scheduling.set_days(stores, viewer, number, publish_on=publish_on, take_down_on=take_down_on)

    _handled(work, email)
    print_said({"review": record_number(number)}, as_json=as_json)


@review.command
@_number
@click.argument("role", type=click.Choice(list(DOCUMENT_ROLES)))
@click.option("--reason", required=True, type=click.Choice([one.value for one in Missing]), help="Why.")
@as_option
@json_option
def missing(*, number: int, role: str, reason: str, email: str | None, as_json: bool) -> None:
    """Record why a document is not there.

    The type of review asks for it, and without the reason nothing of the review can be cleared.
    """
    from repository import bundles

    _handled(lambda stores, viewer: bundles.excuse(stores, viewer, number, role, reason), email)
    print_said({"review": record_number(number)}, as_json=as_json)


@click.command
@as_option
@json_option
def due(*, email: str | None, as_json: bool) -> None:
    """List what is due for reviews, soonest first.

    A depositor's own, or all for those who clear.
    """
    items = with_stores(lambda stores: _due(stores, email))
    if as_json:
        from repository.api.review_schemas import DueItem as Out
        from repository.api.schemas import given

        print_json([given(Out, item) for item in items])
        return
    print_table(
        ("by", "", "review", "what", "heading"),
        [
            (one.due.by or "no day", "overdue" if one.due.overdue else "", one.review, one.due.sentence, one.heading)
            for one in items
        ],
        empty="Nothing is due.",
    )


def _handled(step: Callable[["Stores", "Viewer"], Awaitable[object]], email: str | None) -> object:
    """Take the step as the account of that address, or as the only one that clears, and tell the index."""

    async def work(stores: "Stores") -> object:
        from repository import indexing

        done = await step(stores, await _handler(stores, email))
        async with index_of(stores.settings) as index:
            await indexing.catch_up(stores, index)
        return done

    return with_stores(work)


async def _handler(stores: "Stores", email: str | None) -> "Viewer":
    from repository import accounts

    # Whether an account may do it is for the command to say: depositors and clearers may.
    return await (accounts.viewer_of_account(stores, email) if email else acting(stores, None, Permission.CLEAR))


async def _read(stores: "Stores", number: int, email: str | None) -> "ReviewView":
    from repository import timing
    from repository.reviews import Reviews
    from repository.tables import now

    viewer = await reading(stores, email, Permission.READ_REPORTS)
    async with stores.reading() as session:
        today = await timing.day_at(session, now())
        return await Reviews(session, viewer, today.day).get(number)


async def _due(stores: "Stores", email: str | None) -> "list[DueItem]":
    from repository import timing
    from repository.reviews import Reviews
    from repository.tables import now

    viewer = await _handler(stores, email)
    async with stores.reading() as session:
        today = await timing.day_at(session, now())
        return await Reviews(session, viewer, today.day).due()
