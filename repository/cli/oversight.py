"""`ncrr audit` and `ncrr check`: what an auditor and an operator look at."""

from typing import TYPE_CHECKING

import click

from repository.cli.failures import Exit
from repository.cli.opening import with_stores
from repository.cli.output import finish, json_option, print_json, print_table

if TYPE_CHECKING:
    from repository.audit import Entry
    from repository.stores import Stores


@click.command
@click.option("--after", default=0, type=click.IntRange(0), help="Begin after the entry of this number.")
@click.option(
    "--limit", default=100, show_default=True, type=click.IntRange(1, 10_000), help="How many entries to show."
)
@json_option
def audit(*, after: int, limit: int, as_json: bool) -> None:
    """Show the audit trail, oldest entry first, and verify it.

    Entries hold ids and codes, never texts. The exit status is 1 where the trail was changed.
    """
    entries, problems = with_stores(lambda stores: _audit(stores, after, limit))
    if as_json:
        print_json({"entries": [entry._asdict() for entry in entries], "problems": problems})
    else:
        print_table(
            ("no.", "when", "who", "what", "which", "outcome", "code"),
            [(e.seq, f"{e.at:%Y-%m-%d %H:%M:%S}", e.actor, e.action, e.object_id, e.outcome, e.code) for e in entries],
        )
        for problem in problems:
            click.echo(problem, err=True)
    if problems:
        finish(Exit.IN_PART)


@click.command
@json_option
def check(*, as_json: bool) -> None:
    """Check all that is stored.

    Every readable text against its fixity value, what is sealed, the audit trail, and the index against the database.
    Problems are named by ids, never by texts. The exit status is 1 where there are any.
    """
    from repository import checks

    problems = with_stores(lambda stores: checks.check(stores, stores.settings))
    if as_json:
        print_json({"problems": problems})
    else:
        click.echo("\n".join(problems) or "All is well.")
    if problems:
        finish(Exit.IN_PART)


async def _audit(stores: "Stores", after: int, limit: int) -> "tuple[list[Entry], list[str]]":
    from repository import audit as trail

    async with stores.reading() as session:
        return await trail.entries(session, after, limit), await trail.verify(session)
