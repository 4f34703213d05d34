"""`ncrr accounts`: who there is."""

import os
import sys
from datetime import datetime

import click

from policies.access import Role
from repository.cli.opening import with_stores
from repository.cli.output import json_option, print_json, print_table


@click.group
def accounts() -> None:
    """Add, list and disable accounts."""


@accounts.command
@click.argument("email")
@click.option("--name", required=True, help="The person's name, as others see it.")
@click.option(
    "--role", required=True, type=click.Choice([role.value for role in Role]), help="What the account is for."
)
@click.option("--board", default="", help="The body that a depositor deposits for.")
@click.option("--password-stdin", is_flag=True, help="Read the password from the first line of standard input.")
@json_option
def add(  # noqa: PLR0913  # One parameter for each option.
    *, email: str, name: str, role: str, board: str, password_stdin: bool, as_json: bool
) -> None:
    """Add an account.

    The password is asked for, or read from standard input or from NCRR_PASSWORD. It is never an argument, because
    every process on the machine can read those.
    """
    from repository import accounts as kept

    password = _password(from_input=password_stdin)
    account_id = with_stores(
        lambda stores: kept.add(stores, email=email, name=name, role=role, board=board, password=password)
    )
    if as_json:
        print_json({"id": account_id, "email": email, "role": role})
    else:
        click.echo(f"Added {email} as {role}.")


@accounts.command(name="list")
@json_option
def list_all(*, as_json: bool) -> None:
    """List all accounts."""
    from repository import accounts as kept

    found = with_stores(kept.list_all)
    if as_json:
        print_json({"accounts": [account._asdict() for account in found]})
    else:
        print_table(
            ("e-mail", "name", "role", "board", "since", "disabled"),
            [(a.email, a.name, a.role, a.board, a.created_at.date(), _day(a.disabled_at)) for a in found],
        )


@accounts.command
@click.argument("email")
@json_option
def disable(*, email: str, as_json: bool) -> None:
    """Disable an account; its sessions and keys end at once."""
    from repository import accounts as kept

    with_stores(lambda stores: kept.disable(stores, email))
    if as_json:
        print_json({"disabled": email})
    else:
        click.echo(f"Disabled {email}.")


def _password(*, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    given = os.environ.get("NCRR_PASSWORD", "")
    if given:
        return given
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return asked


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
