"""`ncrr export` and `ncrr certificate`: a report as a file, how it was anonymised, and whether a file is still that."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from policies.access import Permission
from repository.cli.failures import CommandError, Exit
from repository.cli.opening import reading, with_stores
from repository.cli.output import as_option, finish, json_option, print_json

if TYPE_CHECKING:
    from repository.certificates import Certificate
    from repository.stores import Stores


@click.command
@click.argument("report_id", metavar="ID")
@as_option
@json_option
def export(*, report_id: str, email: str | None, as_json: bool) -> None:
    """Print a cleared report as the file that its certificate is of.

    Every byte counts for the digest: send the output into a file, and do not edit it.
    """
    text = with_stores(lambda stores: _text(stores, report_id, email))
    if as_json:
        print_json({"id": report_id, "text": text})
    else:
        # As bytes: the digest is of UTF-8, whatever the terminal speaks.
        click.echo(text.encode(), nl=False)


async def _text(stores: "Stores", report_id: str, email: str | None) -> str:
    from repository.exporting import plain
    from repository.reports import Reports

    viewer = await reading(stores, email, Permission.READ_REPORTS)
    async with stores.reading() as session:
        report = await Reports(session, viewer).text(report_id)
    return plain(report.title, report.text, report.blocks)


@click.command
@click.argument("report_id", metavar="ID")
@click.option(
    "--verify",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Check that this file is the text that the certificate is of.",
)
@as_option
@json_option
def certificate(*, report_id: str, file: Path | None, email: str | None, as_json: bool) -> None:
    """Show the certificate of a report: how it was anonymised.

    It counts and names nobody. Without --as the terminal reads as a practitioner does, cleared reports only.
    """
    found = with_stores(lambda stores: _certificate(stores, report_id, email))
    if file:
        _verify(found, file, as_json=as_json)
    elif as_json:
        from repository.api.schemas import Certificate, given

        print_json(given(Certificate, found))
    else:
        from repository.certificates import as_text

        click.echo(as_text(found), nl=False)


async def _certificate(stores: "Stores", report_id: str, email: str | None) -> "Certificate":
    from repository.reports import Reports

    viewer = await reading(stores, email, Permission.READ_REPORTS)
    async with stores.reading() as session:
        return await Reports(session, viewer).certificate(report_id, stores.keyring)


def _verify(found: "Certificate", file: Path, *, as_json: bool) -> None:
    from repository.certificates import digest_of

    try:
        same = digest_of(file.read_bytes()) == found.digest
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CommandError("unreadable", f"The file cannot be read: {reason}.", Exit.USAGE) from None
    if as_json:
        print_json({"id": found.report_id, "verified": same})
    elif same:
        click.echo("The file is the text of this report.")
    else:
        click.echo("The file is not the text of this report: it was changed, or it is another export.", err=True)
    if not same:
        finish(Exit.IN_PART)
