"""`ncrr index`: the search index against the database."""

from typing import TYPE_CHECKING

import click

from repository.cli.failures import Exit
from repository.cli.opening import index_of, with_stores
from repository.cli.output import finish, json_option, print_json, progress

if TYPE_CHECKING:
    from repository.audit import Entry
    from repository.stores import Stores


@click.group
def index() -> None:
    """Rebuild, catch up or check the search index."""


@index.command
@json_option
def rebuild(*, as_json: bool) -> None:
    """Build the index anew and switch to it.

    Searches go on meanwhile. Where there is a model of meaning, lessons that it has not read yet are read first.
    """
    from repository import rebuilding, vectors

    async def work(stores: "Stores") -> int:
        if unread := await vectors.missing(stores):
            with progress(unread, "Reading lessons") as done:
                await vectors.fill(stores, done=done)
        with progress(await rebuilding.readable(stores), "Indexing reports") as done:
            return await rebuilding.rebuild(stores, done=done)

    count = with_stores(work)
    if as_json:
        print_json({"lessons": count})
    else:
        click.echo(f"The index holds {count} lessons.")


@index.command(name="catch-up")
@json_option
def catch_up(*, as_json: bool) -> None:
    """Tell the index of every change that it missed.

    Also of whatever else it has otherwise than the database.
    """
    from repository import indexing

    async def work(stores: "Stores") -> int:
        async with index_of(stores.settings) as opened:
            with progress(await indexing.behind(stores, opened), "Indexing reports") as done:
                return await indexing.repair(stores, opened, done)

    count = with_stores(work)
    if as_json:
        print_json({"reports": count})
    else:
        click.echo(f"{count} reports brought up to date.")


@index.command
@json_option
def check(*, as_json: bool) -> None:
    """Compare the index with the database; nothing is changed.

    Also says when it was last found damaged or built anew, and by whom.
    """
    from repository import comparing, healing

    async def work(stores: "Stores") -> "tuple[list[str], Entry | None]":
        async with index_of(stores.settings) as opened:
            return await comparing.check(stores, opened), await healing.last(stores)

    problems, last = with_stores(work)
    if as_json:
        print_json({"problems": problems, "last": last and last._asdict()})
    else:
        click.echo("\n".join(problems) or "The index agrees with the database.")
        if last:
            click.echo(f"Last: {last.action} {last.outcome}, {last.at:%Y-%m-%d %H:%M} UTC, by {last.actor}.", err=True)
    if problems:
        finish(Exit.IN_PART)
