"""The files that a command is given: read whole, and never by more than a worker takes."""

from pathlib import Path

import click

from ingest.errors import DocumentRefused

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
