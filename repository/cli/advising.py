"""`ncrr advise`: which reviews and duties the facts of a case call for."""

from datetime import UTC, date, datetime
from itertools import groupby

import click

from policies.advisor import Advice, Answer, Finding, Met, Verdict
from policies.criteria import case_facts
from policies.nations import NATIONS
from policies.sources import Source
from repository.cli.failures import CommandError, Exit
from repository.cli.output import json_option, print_json

_FACT = click.Choice(list(case_facts()))
_VERDICTS = {
    Verdict.APPLIES: "APPLIES",
    Verdict.DOES_NOT_APPLY: "DOES NOT APPLY",
    Verdict.UNDECIDED: "CANNOT BE DECIDED YET",
}
_MET = {Met.MET: "met", Met.NOT_MET: "not met", Met.NOT_KNOWN: "not known"}


@click.command
@click.option("--nation", required=True, type=click.Choice(list(NATIONS)), help="Whose criteria are asked for.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day whose criteria are asked for; today where it is left out.",
)
@click.option("--yes", multiple=True, type=_FACT, metavar="FACT", help="A fact that is so; repeat for several.")
@click.option("--no", multiple=True, type=_FACT, metavar="FACT", help="A fact that is not so; repeat for several.")
@json_option
def advise(*, nation: str, day: datetime | None, yes: tuple[str, ...], no: tuple[str, ...], as_json: bool) -> None:
    """Say which reviews and duties the facts of a case call for.

    It informs and does not decide. A fact that is named by neither --yes nor --no is not known, which is not the same
    as no. It needs no repository, and nothing is kept.
    """
    if set(yes) & set(no):
        raise CommandError("usage", "A fact cannot be both yes and no.", Exit.USAGE)
    from repository.advising import advice_on

    answers = dict.fromkeys(yes, Answer.YES) | dict.fromkeys(no, Answer.NO)
    advice = advice_on(nation, (day or datetime.now(UTC)).date(), answers)
    if as_json:
        from repository.api import advice as wire
        from repository.api.schemas import given

        print_json(given(wire.Advice, advice))
        return
    _print(advice)


def _print(advice: Advice) -> None:
    click.echo(advice.informs)
    for finding in advice.findings:
        _print_finding(finding)
    click.echo("")
    for note in advice.notes:
        click.echo(f"Note: {note.sentence} [{note.source}]")
    for sentence in (*advice.assumed, *advice.doubts):
        click.echo(f"Note: {sentence}")


def _print_finding(finding: Finding) -> None:
    click.echo("\n" + click.style(f"{finding.label}: {_VERDICTS[finding.verdict]}", bold=True))
    click.echo(finding.meaning)
    for one_of, group in groupby(finding.conditions, key=lambda part: part.one_of):
        if one_of:
            click.echo("  at least one of:")
        for part in group:
            click.echo(f"{'    ' if one_of else '  '}{_MET[part.met]}: {part.sentence} [{part.source}]")
    if finding.missing:
        click.echo("  To decide it, find out: " + "; ".join(f"{fact.label} ({fact.code})" for fact in finding.missing))
    elif finding.verdict is Verdict.APPLIES:
        click.echo(f"  Then: {finding.then} [{finding.then_source}]")
    click.echo(f"  In force {_period(finding.since, finding.until, finding.period)}")


def _period(since: date | None, until: date | None, source: Source) -> str:
    bounds = [f"from {since}"] if since else []
    bounds += [f"to {until}"] if until else []
    return f"{' '.join(bounds)} [{source}]"
