"""`ncrr show`: a report as it is read."""

import textwrap
from typing import TYPE_CHECKING, NamedTuple

import click

from policies.access import Permission
from policies.lesson_kinds import LABELS
from policies.publication import State
from repository.cli.opening import reading, with_stores
from repository.cli.output import as_option, json_option, print_json

if TYPE_CHECKING:
    from repository.api.schemas import Content, ReportSummary
    from repository.stores import Stores


@click.command
@click.argument("report_id", metavar="ID")
@click.option("--text", "with_text", is_flag=True, help="Show the text as well.")
@as_option
@json_option
def show(*, report_id: str, with_text: bool, email: str | None, as_json: bool) -> None:
    """Show a report: its tags and lessons, with --text all of it.

    Without --as the terminal reads as a practitioner does, cleared reports only. A clearer reads what waits for a
    decision with --as and --text; a depositor reads there why a report came back.
    """
    value = with_stores(lambda stores: _show(stores, report_id, email, with_text=with_text))
    if as_json:
        print_json(value._asdict())
        return
    _print_report(value.report)
    if value.comment:
        click.echo(f"\nReturned: {value.comment}")
    if value.content:
        _print_content(value.content, with_text=with_text)


class Shown(NamedTuple):
    """A report in the API's own form; `comment` says why it came back, where it did."""

    report: "ReportSummary"
    content: "Content | None" = None
    comment: str = ""


async def _show(stores: "Stores", report_id: str, email: str | None, *, with_text: bool) -> Shown:
    from repository.api.schemas import Content, ReportSummary, given
    from repository.reports import Reports

    viewer = await reading(stores, email, Permission.READ_REPORTS)
    async with stores.reading() as session:
        reports = Reports(session, viewer)
        view = await reports.get(report_id)
        summary = given(ReportSummary, view)
        if view.state is State.CLEARED:
            return Shown(summary, given(Content, await reports.text(report_id)))
        if view.state in {State.HELD, State.SCHEDULED} and with_text:
            return Shown(summary, given(Content, await reports.candidate(report_id, stores.keyring)))
        if view.state is State.RETURNED:
            return Shown(summary, comment=await reports.comment(report_id, stores.keyring))
        return Shown(summary)


def _print_report(report: "ReportSummary") -> None:
    click.echo(click.style(report.title or f"A report that is {report.state}", bold=True))
    place = (
        f"{report.nation}, {report.board or 'published anonymously'}, {report.type_label}, {report.year}"
        if report.nation
        else report.reason
    )
    click.echo(f"{report.id}  {report.state}  {place}")


def _print_content(content: "Content", *, with_text: bool) -> None:
    if with_text:
        for block in content.blocks:
            click.echo("\n" + content.text[block.span.start : block.span.end])
        return
    for lesson in content.lessons:
        click.echo(f"\n{LABELS[lesson.kind]} {lesson.number}".rstrip())
        click.echo(_filled(lesson.text))


def _filled(text: str) -> str:
    return textwrap.fill(text, width=100, break_long_words=False, break_on_hyphens=False)
