"""The files that a command is given: read whole, and never by more than a worker takes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.errors import DocumentRefused

if TYPE_CHECKING:
    from ingest.decisions import Decisions

files_argument = click.argument(
    "files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path, dir_okay=True, exists=False)
)


def content_of(file: Path) -> bytes:
    """The file's bytes, up to just over what is ever taken: the worker then says that it is too large.

    Raises:
        DocumentRefused: `unreadable`, the system does not give it.
    """
    from ingest.frames import MESSAGE_BYTES

    try:
        with file.open("rb") as opened:
            return opened.read(MESSAGE_BYTES // 2)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise DocumentRefused("unreadable", f"The file cannot be read: {reason}.") from None


def decisions_in(file: Path) -> "Decisions":
    """The decisions that the file holds, as JSON.

    Raises:
        click.UsageError: it cannot be read, or holds something else.
    """
    import msgspec

    from ingest.decisions import Decisions

    try:
        return msgspec.json.decode(file.read_bytes(), type=Decisions)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise click.UsageError(f"The decisions cannot be read: {reason}.") from None
    except msgspec.DecodeError:
        raise click.UsageError("The decisions are not the JSON that ncrr preview leads to.") from None
