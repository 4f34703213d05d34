"""`ncrr deposit`: files go through the workers and are held, sealed, until another person clears them."""

import asyncio
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from policies.access import Permission
from policies.document_roles import DOCUMENT_ROLES, LANGUAGES
from policies.nations import NATIONS
from policies.record_numbers import number_of
from repository.cli.failures import Exit
from repository.cli.files import content_of, decisions_in, files_argument
from repository.cli.opening import Refusal, acting, each, with_stores, workers_of
from repository.cli.output import as_option, finish, json_option, print_json, print_table, progress

if TYPE_CHECKING:
    from ingest.decisions import Decisions
    from repository.bundles import Document
    from repository.stores import Stores
    from repository.tags import Tags


class _Said(NamedTuple):
    """What the depositor says of a single file."""

    title: str
    decisions: "Decisions | None"
    document: "Document"


class Kept(NamedTuple):
    """A file that was accepted."""

    id: str
    words: int


class Deposit(NamedTuple):
    """What became of the files, in their order, and the workers' peak of memory."""

    outcomes: list[Kept | Refusal]
    workers_mib: int


@click.command
@files_argument
@click.option("--board", help="The body that deposits, by its own name.")
@click.option("--nation", type=click.Choice(list(NATIONS)), help="Whose review it is.")
@click.option(
    "--review-type",
    metavar="TYPE",
    help="What kind of review it is: a code, or a name that means one type in that nation and year.",
)
@click.option("--year", type=int, help="The year of its publication.")
@click.option("--review", metavar="NUMBER", help="The review that these are further documents of, instead of its tags.")
@click.option(
    "--role", default="overview-report", type=click.Choice(list(DOCUMENT_ROLES)), help="Which document it is."
)
@click.option("--language", default="en", type=click.Choice(list(LANGUAGES)), help="The language of the document.")
@click.option("--translation-of", default="", metavar="ID", help="The document that this one translates.")
@click.option("--anonymous", is_flag=True, help="Readers do not learn which body's review it is.")
@click.option("--published-before", is_flag=True, help="The body has published the review itself already.")
@click.option("--publish-on", default="", metavar="DAY", help="The first day on which it may be published.")
@click.option(
    "--missing",
    multiple=True,
    metavar="ROLE=REASON",
    help="Why a document that the type of review asks for is not there.",
)
@click.option("--title", default="", help="Its title, for a single file; it is anonymised as the text is.")
@click.option(
    "--decisions",
    "decided",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file with decisions on what ncrr preview proposed, for a single file.",
)
@as_option
@json_option
def deposit(  # noqa: PLR0913  # One parameter for each option.
    *,
    files: tuple[Path, ...],
    board: str | None,
    nation: str | None,
    review_type: str | None,
    year: int | None,
    review: str | None,
    role: str,
    language: str,
    translation_of: str,
    anonymous: bool,
    published_before: bool,
    publish_on: str,
    missing: tuple[str, ...],
    title: str,
    decided: Path | None,
    email: str | None,
    as_json: bool,
) -> None:
    """Anonymise files and hold them for clearance by another person.

    What is kept is the anonymised text, sealed; never the file or its name. A file that is refused does not stop the
    others; the exit status is then 1.
    """
    if not files:
        raise click.UsageError("Give the files to deposit.")
    if title and len(files) > 1:
        raise click.UsageError("A title is for one file. Deposit each file by itself.")
    if decided and len(files) > 1:
        raise click.UsageError("Decisions are for one file. Deposit each file by itself.")
    decisions = decisions_in(decided) if decided else None
    from repository.bundles import Document
    from repository.tags import Tags

    said = _Said(title, decisions, Document(role, language, translation_of))
    belongs: Tags | int
    if review is not None:
        try:
            belongs = number_of(review)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    elif board is None or nation is None or review_type is None or year is None:
        raise click.UsageError("Say whose review it is with --nation, --review-type, --year and --board, or --review.")
    else:
        belongs = Tags.of(
            nation=nation,
            review_type=review_type,
            year=year,
            board=board,
            anonymous=anonymous,
            published_before=published_before,
            publish_on=publish_on,
            missing=_pairs(missing),
        )
    before = time.monotonic()
    done = with_stores(lambda stores: _deposit(stores, files, belongs, said, email))
    seconds = time.monotonic() - before
    _report(files, done, seconds, as_json=as_json)
    if any(isinstance(outcome, Refusal) for outcome in done.outcomes):
        finish(Exit.IN_PART)


def _pairs(missing: tuple[str, ...]) -> dict[str, str]:
    pairs = [given.partition("=")[::2] for given in missing]
    if unknown := [role for role, reason in pairs if role not in DOCUMENT_ROLES or not reason]:
        raise click.UsageError(f"Say which document is missing and why, as ROLE=REASON: {', '.join(unknown)}.")
    return dict(pairs)


async def _deposit(
    stores: "Stores", files: tuple[Path, ...], review: "Tags | int", said: _Said, email: str | None
) -> Deposit:
    from ingest.submission import Submission
    from repository import bundles, publishing

    viewer = await acting(stores, email, Permission.DEPOSIT)
    tags = await bundles.tags_of(stores, viewer, review)
    async with workers_of(stores.settings, len(files)) as workers:

        async def one(file: Path) -> Kept:
            content = await asyncio.to_thread(content_of, file)
            submission = Submission.of(content, title=said.title, nation=tags.nation, hidden=tags.hidden)
            candidate = await workers.prepare(submission, said.decisions)
            report_id = await publishing.submit(stores, viewer, candidate, review, said.document)
            return Kept(report_id, candidate.evidence.words)

        with progress(len(files), "Depositing") as done:
            outcomes = await each(files, one, at_once=workers.count, done=done)
        return Deposit(outcomes, workers.peak_memory_mib)


def _report(files: tuple[Path, ...], done: Deposit, seconds: float, *, as_json: bool) -> None:
    pairs = list(zip(files, done.outcomes, strict=True))
    accepted = [(file, outcome) for file, outcome in pairs if isinstance(outcome, Kept)]
    refused = [(file, outcome) for file, outcome in pairs if isinstance(outcome, Refusal)]
    words = sum(kept.words for _, kept in accepted)
    if as_json:
        # The system counts in KiB.
        own_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print_json(
            {
                "accepted": [{"file": str(file), **kept._asdict()} for file, kept in accepted],
                "refused": [{"file": str(file), **refusal._asdict()} for file, refusal in refused],
                "seconds": round(seconds, 2),
                "words": words,
                "words_per_second": round(words / seconds),
                "peak_memory_mib": own_mib + done.workers_mib,
            }
        )
        return
    print_table(
        ("file", "report", "words"),
        [(file.name, kept.id, kept.words) for file, kept in accepted],
        empty="None accepted.",
    )
    for file, refusal in refused:
        click.echo(f"{file.name}: {refusal.sentence}", err=True)
    click.echo(f"{len(accepted)} held, {len(refused)} refused, {words} words in {seconds:.1f} seconds.", err=True)
