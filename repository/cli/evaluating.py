"""`ncrr evaluate`: how well this installation anonymises, measured on texts in which people marked what identifies."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ingest.errors import DocumentRefused
from policies.identifiers import Policy
from repository.cli.failures import CommandError, Exit
from repository.cli.opening import Refusal, each, workers_of
from repository.cli.output import finish, json_option, print_json, print_table, progress

if TYPE_CHECKING:
    from ingest.evaluation import Figures, GoldDocument, Share

# Gold texts are short beside reports, and the start of a worker would count against the words per second.
_TEXTS_PER_WORKER = 1000


class Measured(NamedTuple):
    """The figures of one document, how many words it has, and which detector looked at it."""

    figures: "Figures"
    words: int
    detector: str


class Run(NamedTuple):
    """What became of the documents, in their order, and how long the warm workers took."""

    outcomes: list[Measured | Refusal]
    seconds: float


@click.command
@click.argument("gold", metavar="GOLD", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--policy",
    type=click.Choice([policy.value for policy in Policy]),
    default=Policy.HOUSE.value,
    show_default=True,
    help="strict also treats whatever identifies together with other details.",
)
@click.option(
    "--worst",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Name the N documents with most that was missed.",
)
@json_option
def evaluate(*, gold: Path, policy: str, worst: int, as_json: bool) -> None:
    """Measure how well marked texts are anonymised.

    GOLD is a file in the JSON of the Text Anonymization Benchmark, or a folder of texts (*.txt) with our inline marks.
    Nothing is stored, and no report of this command holds anything of a text.
    """
    documents = _read(gold)
    run = asyncio.run(_evaluate(documents, Policy(policy)))
    _report(documents, run, Policy(policy), worst, as_json=as_json)
    if any(isinstance(outcome, Refusal) for outcome in run.outcomes):
        finish(Exit.IN_PART)


def _read(gold: Path) -> "tuple[GoldDocument, ...]":
    from ingest.gold import read_marked, read_tab

    try:
        if gold.is_dir():
            documents = tuple(read_marked(file.stem, file.read_bytes()) for file in sorted(gold.glob("*.txt")))
        else:
            documents = read_tab(gold.read_bytes())
    except DocumentRefused as refused:
        raise CommandError(refused.code, refused.sentence, Exit.USAGE) from None
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CommandError("unreadable", f"The gold cannot be read: {reason}.", Exit.USAGE) from None
    if not documents:
        raise CommandError("bad-gold", "There is no document in the gold.", Exit.USAGE)
    return documents


async def _evaluate(documents: "tuple[GoldDocument, ...]", policy: Policy) -> Run:
    import msgspec

    from ingest.evaluation import Change, measure
    from repository.settings import Settings

    async with workers_of(Settings.from_environment(), len(documents), documents=_TEXTS_PER_WORKER) as workers:

        async def one(document: "GoldDocument") -> Measured:
            answer = msgspec.json.decode(await workers.anonymise_text(document.text, policy))
            changes = msgspec.convert(answer["mentions"], tuple[Change, ...])
            evidence = answer["evidence"]
            return Measured(measure(document, changes), evidence["words"], evidence["detector"])

        before = time.monotonic()
        with progress(len(documents), "Evaluating") as done:
            outcomes = await each(documents, one, at_once=workers.count, done=done)
        return Run(outcomes, time.monotonic() - before)


def _report(documents: "tuple[GoldDocument, ...]", run: Run, policy: Policy, worst: int, *, as_json: bool) -> None:
    from ingest.evaluation import Figures

    pairs = list(zip((document.id for document in documents), run.outcomes, strict=True))
    measured = [(name, outcome) for name, outcome in pairs if isinstance(outcome, Measured)]
    refused = [(name, outcome) for name, outcome in pairs if isinstance(outcome, Refusal)]
    total = sum((outcome.figures for _, outcome in measured), Figures())
    words = sum(outcome.words for _, outcome in measured)
    missing = [(name, outcome.figures.missed) for name, outcome in measured if outcome.figures.missed.part]
    missing = sorted(missing, key=lambda pair: (-pair[1].part, pair[0]))[:worst]
    if as_json:
        print_json(
            {
                "policy": policy.value,
                "detector": measured[0][1].detector if measured else None,
                "documents": len(measured),
                "words": words,
                "seconds": round(run.seconds, 2),
                "words_per_second": round(words / run.seconds),
                **{name: _shown(share) for name, _, share in _named(total)},
                "kinds": [
                    {"kind": kind, "mentions": _shown(recall.mentions), "tokens": _shown(recall.tokens)}
                    for kind, recall in total.kinds.items()
                ],
                "worst": [{"document": name, "missed": share.part, "direct": share.whole} for name, share in missing],
                "refused": [{"document": name, **refusal._asdict()} for name, refusal in refused],
            }
        )
        return
    rows = [(title, share) for _, title, share in _named(total)]
    rows += [(f"mentions covered: {kind}", recall.mentions) for kind, recall in total.kinds.items()]
    rows += [(f"direct identifiers missed: {name}", share) for name, share in missing]
    print_table(
        ("figure", "share", "count"),
        [(title, _percentage(share), f"{share.part} of {share.whole}") for title, share in rows],
    )
    for name, refusal in refused:
        click.echo(f"{name}: {refusal.sentence}", err=True)
    click.echo(
        f"{len(measured)} documents measured under the {policy.value} policy, {len(refused)} refused; "
        f"{words} words in {run.seconds:.1f} seconds, {words / run.seconds:.0f} words per second.",
        err=True,
    )


def _named(figures: "Figures") -> "Iterator[tuple[str, str, Share]]":
    """The figures with their names for programs and for people."""
    yield "leaking_documents", "documents that leak a direct identifier", figures.leaking
    yield "missed_direct", "direct identifiers missed", figures.missed
    yield "direct_entities", "entities covered, direct (ER_di)", figures.direct
    yield "quasi_entities", "entities covered, quasi (ER_qi)", figures.quasi
    yield "tokens", "words of mentions covered (recall)", figures.recall.tokens
    yield "mentions", "mentions covered", figures.recall.mentions
    yield "precision", "treated words that were marked (precision)", figures.precision
    yield "treated", "words treated", figures.treated
    yield "kept", "must-keep items kept", figures.kept


def _shown(share: "Share") -> dict[str, Any]:
    value = share.value
    return {"share": None if value is None else round(value, 4), "part": share.part, "whole": share.whole}


def _percentage(share: "Share") -> str:
    value = share.value
    return "-" if value is None else f"{value:.1%}"
