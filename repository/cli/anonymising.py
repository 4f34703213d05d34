"""`ncrr anonymise`: takes out what identifies people and stores nothing."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from policies.identifiers import HOUSE_DATES, DateStyle, Policy
from policies.nations import NATIONS
from repository.cli.failures import Exit
from repository.cli.files import content_of, files_argument
from repository.cli.opening import Refusal, each, workers_of
from repository.cli.output import finish, json_option, print_json, print_table, progress

if TYPE_CHECKING:
    from repository.certificates import Certificate

_FORMATS = ("text", "html", "json")
_ENDINGS = {"text": "txt", "html": "html", "json": "json"}


class Made(NamedTuple):
    """What was made of a file, with the certificate for `content`."""

    content: str
    certificate: "Certificate"


@click.command
@files_argument
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Write into this folder.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="What to write.")
@click.option(
    "--nation", type=click.Choice(list(NATIONS)), default="multi-nation", show_default=True, help="Whose review it is."
)
@click.option(
    "--policy",
    type=click.Choice([policy.value for policy in Policy]),
    default=Policy.HOUSE.value,
    show_default=True,
    help="strict also treats whatever identifies together with other details.",
)
@click.option(
    "--dates",
    type=click.Choice([style.value for style in DateStyle]),
    default=HOUSE_DATES.value,
    show_default=True,
    help="What dates become: month and year, or days counted from the event (Day 1).",
)
@click.option(
    "--anonymous-board",
    "boards",
    multiple=True,
    metavar="NAME",
    help="Take out what tells that the report is of this board; give it again for other names of the board.",
)
@click.option("--jsonl", is_flag=True, help="Texts from standard input to standard output, one JSON object to a line.")
@json_option
def anonymise(  # noqa: PLR0913  # One parameter for each option.
    *,
    files: tuple[Path, ...],
    output: Path | None,
    form: str,
    nation: str,
    policy: str,
    dates: str,
    boards: tuple[str, ...],
    jsonl: bool,
    as_json: bool,
) -> None:
    """Anonymise files, or lines of JSON, and store nothing.

    Written files are numbered in the order given (anonymised-1.txt ...), because the name of a report's file may
    itself name a child; beside each lies its certificate (anonymised-1.certificate.txt ...). With --jsonl a line
    {"id", "text", "nation"?, "review_type"?, "policy"?, "dates"?} becomes
    {"id", "text", "mentions", "evidence"}; a bad one becomes {"id", "error"} and the rest goes on.
    """
    if jsonl:
        if files or output:
            raise click.UsageError("With --jsonl the texts come from standard input and go to standard output.")
        if boards:
            raise click.UsageError("--anonymous-board is for files.")
        from repository.cli.lines import anonymise_lines

        finish(Exit.IN_PART if anonymise_lines(Policy(policy), DateStyle(dates)) else Exit.DONE)
    if not files:
        raise click.UsageError("Give the files to anonymise, or --jsonl.")
    if len(files) > 1 and output is None and not as_json:
        raise click.UsageError("For more than one file give a folder with -o.")
    outcomes = asyncio.run(_anonymise(files, nation, Policy(policy), DateStyle(dates), form, boards=boards))
    written = _write(outcomes, output, form) if output else [""] * len(files)
    _report(files, outcomes, written, as_json=as_json, to_folder=output is not None)
    if any(isinstance(outcome, Refusal) for outcome in outcomes):
        finish(Exit.IN_PART)


async def _anonymise(  # noqa: PLR0913  # What the options say.
    files: tuple[Path, ...], nation: str, policy: Policy, dates: DateStyle, form: str, *, boards: tuple[str, ...]
) -> list[Made | Refusal]:
    from ingest.submission import Submission
    from repository.certificates import certify
    from repository.cli.rendering import rendered
    from repository.settings import Settings
    from repository.tables import now

    async with workers_of(Settings.from_environment(), len(files)) as workers:

        async def one(file: Path) -> Made:
            original = await asyncio.to_thread(content_of, file)
            submission = Submission.of(original, nation=nation, policy=policy, dates=dates, hidden=boards)
            candidate = await workers.anonymise_file(submission)
            content = rendered(candidate, form)
            return Made(content, certify(candidate.evidence, content, made_at=now()))

        with progress(len(files), "Anonymising") as done:
            return await each(files, one, at_once=workers.count, done=done)


def _write(outcomes: list[Made | Refusal], folder: Path, form: str) -> list[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written: list[str] = []
        for number, outcome in enumerate(outcomes, 1):
            target = folder / f"anonymised-{number}.{_ENDINGS[form]}"
            if isinstance(outcome, Made):
                target.write_bytes(outcome.content.encode())
                _certificate_beside(target).write_bytes(_certificate(outcome.certificate, form).encode())
            written.append(str(target))
    except OSError as error:
        raise click.UsageError(f"Nothing can be written there: {(error.strerror or '').lower()}.") from None
    return written


def _certificate_beside(target: Path) -> Path:
    return target.with_suffix(".certificate.json" if target.suffix == ".json" else ".certificate.txt")


def _certificate(certificate: "Certificate", form: str) -> str:
    from repository.certificates import as_text

    if form != "json":
        return as_text(certificate)
    import msgspec

    from repository.api import schemas

    return msgspec.json.format(msgspec.json.encode(schemas.given(schemas.Certificate, certificate))).decode() + "\n"


def _report(
    files: tuple[Path, ...], outcomes: list[Made | Refusal], written: list[str], *, as_json: bool, to_folder: bool
) -> None:
    triples = list(zip(files, outcomes, written, strict=True))
    made = [(file, outcome, target) for file, outcome, target in triples if isinstance(outcome, Made)]
    refused = [(file, outcome) for file, outcome, _ in triples if isinstance(outcome, Refusal)]
    if as_json:
        from repository.api.schemas import Certificate, given

        print_json(
            {
                "anonymised": [
                    {
                        "file": str(file),
                        **({"output": target} if to_folder else {"content": outcome.content}),
                        "words": outcome.certificate.evidence.words,
                        "words_replaced": outcome.certificate.evidence.words_replaced,
                        "certificate": given(Certificate, outcome.certificate),
                    }
                    for file, outcome, target in made
                ],
                "refused": [{"file": str(file), **refusal._asdict()} for file, refusal in refused],
            }
        )
        return
    if to_folder:
        print_table(
            ("file", "written", "words", "replaced"),
            [
                (file.name, target, outcome.certificate.evidence.words, outcome.certificate.evidence.words_replaced)
                for file, outcome, target in made
            ],
        )
    else:
        for _, outcome, _ in made:
            click.echo(outcome.content, nl=False)
    for file, refusal in refused:
        click.echo(f"{file.name}: {refusal.sentence}", err=True)
