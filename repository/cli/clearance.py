"""`ncrr held`, `redact`, `clear`, `return`, `reject`, `withdraw`: what a second person decides."""

import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import click

from policies.access import Permission
from policies.publication import State
from repository.cli.failures import Exit
from repository.cli.opening import Refusal, acting, each, index_of, with_stores, workers_of
from repository.cli.output import as_option, finish, json_option, print_json, print_table, progress
from repository.reasons import Rejection, Withdrawal

if TYPE_CHECKING:
    from repository.guards import Viewer
    from repository.reports import ReportView
    from repository.stores import Stores

_PAGE = 100


@click.command
@as_option
@json_option
def held(*, email: str | None, as_json: bool) -> None:
    """List the reports that wait for a decision, newest first."""
    found = with_stores(lambda stores: _held(stores, email))
    if as_json:
        from repository.api.schemas import ReportSummary, given

        print_json({"items": [given(ReportSummary, report) for report in found]})
    else:
        print_table(
            ("report", "deposited", "nation", "type", "year", "board"),
            [
                (
                    r.id,
                    f"{r.deposited_at:%Y-%m-%d %H:%M}" if r.deposited_at else "",
                    r.nation,
                    r.type_label,
                    r.year,
                    r.board,
                )
                for r in found
            ],
            empty="No report waits for a decision.",
        )


@click.command
@click.argument("ids", nargs=-1, metavar="ID...")
@click.option("--all", "every", is_flag=True, help="Clear all that wait, but for your own.")
@as_option
@json_option
def clear(*, ids: tuple[str, ...], every: bool, email: str | None, as_json: bool) -> None:
    """Clear held reports: from then on they are read and found.

    What may not be public yet stays sealed until its day. The detectors look at each once more and refuse one in
    which they still find a direct identifier. Nobody clears what they deposited. Afterwards the index is brought up to
    date.
    """
    if bool(ids) == every:
        raise click.UsageError("Give the ids of the reports to clear, or --all.")
    chosen, outcomes, problem = with_stores(lambda stores: _clear(stores, ids, email))
    pairs = list(zip(chosen, outcomes, strict=True))
    refused = [(report_id, outcome) for report_id, outcome in pairs if isinstance(outcome, Refusal)]
    cleared = [report_id for report_id, outcome in pairs if outcome is State.CLEARED]
    scheduled = [report_id for report_id, outcome in pairs if outcome is State.SCHEDULED]
    if as_json:
        print_json(
            {
                "cleared": cleared,
                "scheduled": scheduled,
                "refused": [{"id": report_id, **refusal._asdict()} for report_id, refusal in refused],
                "index": problem._asdict() if problem else None,
            }
        )
    else:
        print_table(("cleared",), [(report_id,) for report_id in cleared], empty="None cleared.")
        for report_id in scheduled:
            click.echo(f"{report_id}: cleared, and sealed until its review may be public; see ncrr due.", err=True)
        for report_id, refusal in refused:
            click.echo(f"{report_id}: {refusal.sentence}", err=True)
        if problem:
            click.echo(f"{problem.sentence} Then run ncrr index catch-up.", err=True)
    if refused or problem:
        finish(Exit.IN_PART)


@click.command
@click.argument("report_id", metavar="ID")
@as_option
@json_option
def redact(*, report_id: str, email: str | None, as_json: bool) -> None:
    """Take more wording out of a held report, wherever it stands.

    The wording is read from standard input, one to a line, and is never an argument: it is what identifies somebody.
    """
    from repository import publishing
    from repository.reports import Reports
    from repository.wording import spans_of

    wordings = [line.strip() for line in sys.stdin if line.strip()]

    async def work(stores: "Stores") -> int:
        viewer = await acting(stores, email, Permission.CLEAR)
        async with stores.reading() as session:
            reports = Reports(session, viewer)
            revision = (await reports.get(report_id)).revision
            candidate = await reports.candidate(report_id, stores.keyring)
        spans = spans_of(candidate.text, wordings)
        async with workers_of(stores.settings, 1) as workers:
            await publishing.redact(stores, viewer, report_id, spans, workers, revision=revision)
        return len(spans)

    count = with_stores(work)
    if as_json:
        print_json({"redacted": report_id, "places": count})
    else:
        click.echo(f"Removed in {count} places.")


@click.command(name="return")
@click.argument("report_id", metavar="ID")
@click.option("--comment", required=True, help="What has to change; - reads it from standard input.")
@as_option
@json_option
def return_to_depositor(*, report_id: str, comment: str, email: str | None, as_json: bool) -> None:
    """Send a held report back to its depositor.

    What was held is destroyed. Only the depositor reads the comment, which is kept sealed. Give it through standard
    input where it quotes a name.
    """
    from repository import publishing

    words = sys.stdin.read() if comment == "-" else comment
    _decide(
        lambda stores, viewer: publishing.return_to_depositor(stores, viewer, report_id, words),
        (report_id, State.RETURNED, Permission.CLEAR, email),
        as_json=as_json,
    )


@click.command
@click.argument("report_id", metavar="ID")
@click.option("--reason", required=True, type=click.Choice([reason.value for reason in Rejection]), help="Why.")
@as_option
@json_option
def reject(*, report_id: str, reason: str, email: str | None, as_json: bool) -> None:
    """Refuse a held report for good.

    What was held is destroyed.
    """
    from repository import publishing

    _decide(
        lambda stores, viewer: publishing.reject(stores, viewer, report_id, reason),
        (report_id, State.REJECTED, Permission.CLEAR, email),
        as_json=as_json,
    )


@click.command
@click.argument("report_id", metavar="ID")
@click.option("--reason", required=True, type=click.Choice([reason.value for reason in Withdrawal]), help="Why.")
@as_option
@json_option
def withdraw(*, report_id: str, reason: str, email: str | None, as_json: bool) -> None:
    """Take a cleared report down.

    It leaves the index first; then its text is destroyed, and a tombstone stays.
    """
    from repository import indexing, withdrawing

    async def work(stores: "Stores", viewer: "Viewer") -> None:
        async with index_of(stores.settings) as index:
            await withdrawing.withdraw(stores, viewer, report_id, reason, index)
            await indexing.catch_up(stores, index)

    _decide(work, (report_id, State.WITHDRAWN, Permission.WITHDRAW, email), as_json=as_json)


def _decide(
    step: "Callable[[Stores, Viewer], Awaitable[None]]",
    decision: tuple[str, State, Permission, str | None],
    *,
    as_json: bool,
) -> None:
    report_id, state, permission, email = decision

    async def work(stores: "Stores") -> None:
        await step(stores, await acting(stores, email, permission))

    with_stores(work)
    if as_json:
        print_json({"id": report_id, "state": state})
    else:
        click.echo(f"{report_id} is {state}.")


async def _held(stores: "Stores", email: str | None) -> "list[ReportView]":
    viewer = await acting(stores, email, Permission.CLEAR)
    return await _waiting(stores, viewer)


async def _waiting(stores: "Stores", viewer: "Viewer") -> "list[ReportView]":
    from repository import retention
    from repository.reports import Reports
    from repository.tables import now

    # Where no server runs, nobody else ends what was held too long.
    await retention.expire(stores, now())
    found: list[ReportView] = []
    async with stores.reading() as session:
        after = ""
        while True:
            page = await Reports(session, viewer).list(state=State.HELD, after=after, limit=_PAGE)
            found += page.items
            after = page.next
            if not after:
                return found


async def _clear(
    stores: "Stores", ids: tuple[str, ...], email: str | None
) -> tuple[list[str], list[State | Refusal], Refusal | None]:
    """The ids that were chosen, what became of each, and what is wrong with the index if anything is."""
    from repository import indexing, publishing
    from repository.errors import IndexUnavailable

    viewer = await acting(stores, email, Permission.CLEAR)
    chosen = list(ids) or [report.id for report in await _waiting(stores, viewer) if not report.own]
    if not chosen:
        return [], [], None
    async with workers_of(stores.settings, len(chosen)) as workers:

        async def one(report_id: str) -> State:
            return await publishing.clear(stores, viewer, report_id, workers)

        with progress(len(chosen), "Clearing") as done:
            outcomes = await each(chosen, one, at_once=workers.count, done=done)
    try:
        async with index_of(stores.settings) as index:
            await indexing.catch_up(stores, index)
    except IndexUnavailable as error:
        return chosen, outcomes, Refusal(error.code, error.sentence)
    return chosen, outcomes, None
