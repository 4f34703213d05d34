"""`ncrr index`: the search index against the database."""

from typing import TYPE_CHECKING

import click

from repository.cli.failures import Exit
from repository.cli.opening import index_of, with_stores
from repository.cli.output import finish, json_option, print_json

if TYPE_CHECKING:
    from repository.stores import Stores


@click.group
def index() -> None:
    """Rebuild, catch up or check the search index."""


@index.command
@json_option
def rebuild(*, as_json: bool) -> None:
    """Build the index anew and switch to it.

    Searches go on meanwhile.
    """
    from repository import indexing

    count = with_stores(lambda stores: indexing.rebuild(stores, stores.settings))
    if as_json:
        print_json({"lessons": count})
    else:
        click.echo(f"The index holds {count} lessons.")


@index.command(name="catch-up")
@json_option
def catch_up(*, as_json: bool) -> None:
    """Tell the index of every change that it has not heard of."""
    from repository import indexing

    async def work(stores: "Stores") -> int:
        async with index_of(stores.settings) as opened:
            return await indexing.catch_up(stores, opened)

    count = with_stores(work)
    if as_json:
        print_json({"reports": count})
    else:
        click.echo(f"{count} reports brought up to date.")


@index.command
@json_option
def check(*, as_json: bool) -> None:
    """Compare the index with the database; nothing is changed."""
    from repository import indexing

    async def work(stores: "Stores") -> list[str]:
        async with index_of(stores.settings) as opened:
            return await indexing.check(stores, opened)

    problems = with_stores(work)
    if as_json:
        print_json({"problems": problems})
    else:
        click.echo("\n".join(problems) or "The index agrees with the database.")
    if problems:
        finish(Exit.IN_PART)
