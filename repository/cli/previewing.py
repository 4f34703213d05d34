"""`ncrr preview`: what would become of a file, for its depositor alone; nothing of it is kept."""

import asyncio
from pathlib import Path
from typing import Any

import click

from policies.nations import NATIONS
from repository.cli.files import content_of
from repository.cli.opening import workers_of
from repository.cli.output import json_option, print_table


@click.command
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--nation", type=click.Choice(list(NATIONS)), default="multi-nation", show_default=True, help="Whose review it is."
)
@click.option("--title", default="", help="Its title, which is part of what is previewed.")
@json_option
def preview(*, file: Path, nation: str, title: str, as_json: bool) -> None:
    """Show what would be taken out of a file.

    What is printed holds everything that identifies people: do not keep it. With --json it is what decisions for
    ncrr deposit are made from: digest, detector and the places of what is proposed.
    """
    proposal = asyncio.run(_proposal(file, nation, title))
    if as_json:
        click.echo(proposal)
        return
    import msgspec

    said: dict[str, Any] = msgspec.json.decode(proposal)
    print_table(
        ("start", "end", "kind", "treatment", "wording", "label"),
        [
            (
                *(one["start"], one["end"], one["kind"], one["treatment"]),
                *(said["text"][one["start"] : one["end"]], one["label"]),
            )
            for one in said["mentions"]
        ],
    )


async def _proposal(file: Path, nation: str, title: str) -> bytes:
    from ingest.submission import Submission
    from repository.settings import Settings

    content = content_of(file)
    async with workers_of(Settings.from_environment(), 1) as workers:
        return (await workers.preview(Submission.of(content, title=title, nation=nation))).reveal()
