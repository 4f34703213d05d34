"""How a command fails: one sentence for a person, a stable code and an exit status for a program."""

import json
from enum import IntEnum

import click

from ingest.errors import DocumentRefused
from ingest.places import place
from repository import errors


class Exit(IntEnum):
    """The exit status; `docs/cli.md` says the same."""

    DONE = 0
    IN_PART = 1
    USAGE = 2
    NOT_FOR_YOU = 3
    CONFLICT = 4
    UNAVAILABLE = 5
    INTERRUPTED = 130


class CommandError(Exception):
    """A command cannot do what was asked."""

    def __init__(self, code: str, sentence: str, status: Exit) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
        self.status = status


_STATUS: dict[type[errors.RepositoryError], Exit] = {
    errors.NotFound: Exit.NOT_FOR_YOU,
    errors.Forbidden: Exit.NOT_FOR_YOU,
    errors.NotSignedIn: Exit.NOT_FOR_YOU,
    errors.Conflict: Exit.CONFLICT,
    errors.Invalid: Exit.USAGE,
    errors.IndexUnavailable: Exit.UNAVAILABLE,
    errors.Damaged: Exit.UNAVAILABLE,
}


def failure_of(error: Exception) -> CommandError:
    """The error as a command's failure; of one that was not foreseen only the place is told, never the message."""
    match error:
        case CommandError():
            return error
        case errors.IndexUnavailable():
            sentence = f"{error.sentence} If this lasts, run ncrr index rebuild."
            return CommandError(error.code, sentence, _STATUS[errors.IndexUnavailable])
        case errors.RepositoryError():
            return CommandError(error.code, error.sentence, _STATUS.get(type(error), Exit.UNAVAILABLE))
        case DocumentRefused():
            return CommandError(error.code, error.sentence, Exit.IN_PART)
        case click.ClickException():
            return CommandError("usage", error.format_message(), Exit.USAGE)
        case _:
            return CommandError("unforeseen", f"Something failed that should not ({place(error)}).", Exit.UNAVAILABLE)


def tell(failure: CommandError, *, as_json: bool, on_terminal: bool = True) -> Exit:
    """Says what failed, on standard error for a person and also on standard output for a program that wants JSON."""
    if on_terminal:
        click.echo(failure.sentence, err=True)
    if as_json:
        click.echo(json.dumps({"error": {"code": failure.code, "sentence": failure.sentence}}, ensure_ascii=False))
    return failure.status
