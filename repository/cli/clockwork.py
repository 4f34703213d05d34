"""`ncrr clock`: which day it is, and doing what it asks for."""

from datetime import date
from typing import TYPE_CHECKING

import click

from repository.cli.opening import index_of, with_stores, workers_of
from repository.cli.output import json_option, print_said

if TYPE_CHECKING:
    from repository.stores import Stores


@click.group(no_args_is_help=True)
def clock() -> None:
    """The day, and what it asks for."""


@clock.command
@json_option
def run(*, as_json: bool) -> None:
    """Do what is due, where no server does.

    What was held too long expires, what may be public is published, what was there for its time ends, and whatever the
    search index has otherwise than the database is put right.
    """
    day = with_stores(_run)
    print_said({"day": day.isoformat()}, as_json=as_json)


@clock.command
@json_option
def confirm(*, as_json: bool) -> None:
    """Say that the machine's clock is right.

    After it leapt ahead or was set back nothing is published, expired or ended until then.
    """
    day = with_stores(_confirm)
    print_said({"day": day.isoformat()}, as_json=as_json)


async def _run(stores: "Stores") -> date:
    from repository import healing, house
    from repository.tables import now

    async with workers_of(stores.settings, 1) as workers, index_of(stores.settings) as index:
        day = await house.do_what_is_due(stores, workers, now())
        await healing.mend(stores, index)
    return day


async def _confirm(stores: "Stores") -> date:
    from repository import audit, timing
    from repository.tables import now

    async with stores.writing() as session:
        day = await timing.confirm(session, now())
        await audit.record(session, actor=audit.OPERATOR, action="clock.confirm", object_id=day.isoformat())
    return day
