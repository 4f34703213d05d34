"""`ncrr migrate` and `ncrr serve`."""

import click

from repository.cli.opening import installed
from repository.cli.output import json_option, print_json


@click.command
@json_option
def migrate(*, as_json: bool) -> None:
    """Make a new repository, or bring it up to date.

    Makes the folder, the master key and the tables where they are missing. Run it once for a new installation and
    after each upgrade. Keep a copy of the master key away from the backups of the database: who has both can open
    what is sealed.
    """
    from repository.engines import address
    from repository.migrating import migrate as bring_up_to_date
    from repository.settings import Settings

    settings = Settings.from_environment()
    bring_up_to_date(settings)
    backend = address(settings.database_url).get_backend_name()
    if as_json:
        print_json({"home": str(settings.home), "database": backend})
    else:
        click.echo(f"The repository in {settings.home} is up to date ({backend}).")


@click.command
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@json_option
def serve(*, host: str, port: int, as_json: bool) -> None:
    """Serve the pages and the API until Ctrl-C.

    Requests are not logged: their addresses hold what people search for. Put a proxy that speaks TLS in front.
    """
    from repository.cli.serving import serve as serve_until_stopped

    def announce(address: str) -> None:
        if as_json:
            print_json({"address": address})
        else:
            click.echo(f"Serving on {address} (Ctrl-C ends it)")

    serve_until_stopped(installed(), host, port, announce)
