"""What a command prints: one JSON value for a program; for a person a table, or tab-separated lines in a pipe."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from repository.cli.failures import Exit

F = TypeVar("F", bound=Callable[..., object])


def json_option(command: F) -> F:
    """Gives a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON value on standard output.")(command)


def as_option(command: F) -> F:
    """Gives a command `--as`."""
    return click.option(
        "--as", "email", metavar="EMAIL", help="The account that acts; needed where more than one could."
    )(command)


def finish(status: Exit) -> None:
    """Ends the command with that exit status."""
    click.get_current_context().exit(int(status))


def print_json(value: object) -> None:
    """One JSON value on a line of its own. Every `str` kept in the house, `AnonymisedText` too, is a JSON string."""
    import msgspec

    click.echo(msgspec.json.encode(value, enc_hook=str.__str__))


def print_said(said: Mapping[str, object], *, as_json: bool) -> None:
    """What a command has done, as one JSON value or as its values on a line."""
    if as_json:
        print_json(said)
    else:
        click.echo("  ".join(str(value) for value in said.values()))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, empty: str = "There are none.") -> None:
    """The rows with their columns' names on a terminal; elsewhere the rows alone, tab-separated."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    if not cells:
        click.echo(empty)
        return
    # Never cut to the width of the terminal: ids are there to be copied.
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for number, row in enumerate([list(columns), *cells]):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        click.echo(line if number else click.style(line, bold=True))


@contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[], None]]:
    """A bar on standard error while it is a terminal; gives the function that moves it on by one."""
    if not sys.stderr.isatty() or total <= 1:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
