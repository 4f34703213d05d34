"""`ncrr keys`: keys for the API."""

import click

from policies.access import KEY_SCOPES
from repository.cli.opening import with_stores
from repository.cli.output import json_option, print_json, print_table


@click.group
def keys() -> None:
    """Add, list and revoke keys for the API."""


@keys.command
@click.argument("email")
@click.option(
    "--scope", "scopes", multiple=True, required=True, type=click.Choice(list(KEY_SCOPES)), help="Repeat for several."
)
@click.option("--label", required=True, help="What the key is for.")
@json_option
def add(*, email: str, scopes: tuple[str, ...], label: str, as_json: bool) -> None:
    """Add a key for an account and show it, this once.

    A key grants what both its scopes and its account's role allow.
    """
    from repository import keys as kept

    key = with_stores(lambda stores: kept.add(stores, email=email, scopes=scopes, label=label))
    if as_json:
        print_json({"key": key, "email": email, "scopes": scopes, "label": label})
    else:
        click.echo("Keep this key now; it cannot be shown again.", err=True)
        click.echo(key)


@keys.command(name="list")
@json_option
def list_all(*, as_json: bool) -> None:
    """List all keys by their prefixes."""
    from repository import keys as kept

    found = with_stores(kept.list_all)
    if as_json:
        print_json({"keys": [key._asdict() for key in found]})
    else:
        print_table(
            ("prefix", "account", "label", "scopes", "until", "state"),
            [
                (
                    k.prefix,
                    k.email,
                    k.label,
                    ", ".join(k.scopes),
                    k.expires_at.date(),
                    "revoked" if k.revoked_at else "",
                )
                for k in found
            ],
        )


@keys.command
@click.argument("prefix")
@json_option
def revoke(*, prefix: str, as_json: bool) -> None:
    """End a key at once."""
    from repository import keys as kept

    with_stores(lambda stores: kept.revoke(stores, prefix))
    if as_json:
        print_json({"revoked": prefix})
    else:
        click.echo(f"Revoked {prefix}.")
