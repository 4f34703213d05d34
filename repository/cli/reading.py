"""`ncrr search` and `ncrr show`: what practitioners read."""

import textwrap
from typing import TYPE_CHECKING, NamedTuple

import click

from policies.access import Permission
from policies.lesson_kinds import LABELS, LessonKind
from policies.nations import NATIONS
from policies.publication import State
from policies.review_types import REVIEW_TYPES
from repository.cli.opening import index_of, reading, with_stores
from repository.cli.output import as_option, json_option, print_json

if TYPE_CHECKING:
    from repository.api.schemas import Content, ReportSummary
    from repository.searching import Answer, Found
    from repository.stores import Stores


@click.command
@click.argument("query", required=False, default="")
@click.option("--nation", multiple=True, type=click.Choice(list(NATIONS)), help="Repeat for several.")
@click.option("--review-type", multiple=True, type=click.Choice(list(REVIEW_TYPES)), help="Repeat for several.")
@click.option("--year", multiple=True, type=int, help="Year of publication; repeat for several.")
@click.option(
    "--kind", multiple=True, type=click.Choice([kind.value for kind in LessonKind]), help="Repeat for several."
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100), help="How many to show.")
@click.option("--offset", default=0, show_default=True, type=click.IntRange(0), help="How many to pass over.")
@as_option
@json_option
def search(  # noqa: PLR0913  # One parameter for each option.
    *,
    query: str,
    nation: tuple[str, ...],
    review_type: tuple[str, ...],
    year: tuple[int, ...],
    kind: tuple[str, ...],
    limit: int,
    offset: int,
    email: str | None,
    as_json: bool,
) -> None:
    """Search the lessons of cleared reports.

    By words and "quoted phrases"; without a query all lessons are listed. Without --as the terminal searches as a
    practitioner does.
    """
    chosen = {"nation": nation, "review_type": review_type, "year": tuple(map(str, year)), "kind": kind}
    filters = {facet: list(values) for facet, values in chosen.items() if values}

    async def work(stores: "Stores") -> "Answer":
        from repository import searching

        viewer = await reading(stores, email, Permission.SEARCH)
        async with index_of(stores.settings) as index:
            return await searching.search(stores, index, viewer, query, filters, limit, offset)

    answer = with_stores(work)
    if as_json:
        from repository.api.schemas import Found, SearchAnswer, given

        items = [given(Found, found) for found in answer.items]
        print_json(SearchAnswer(answer.total, items, answer.facets, answer.hint, limit, offset))
        return
    if answer.hint:
        click.echo(answer.hint, err=True)
    click.echo(f"{answer.total} lessons found.", err=True)
    for found in answer.items:
        _print_found(found)


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


def _print_found(found: "Found") -> None:
    lesson = found.lesson
    name = f"{LABELS[lesson.kind]} {lesson.number}".rstrip()
    click.echo("\n" + click.style(f"{name}: {lesson.title or lesson.board}", bold=True))
    click.echo(f"{lesson.report_id}#{lesson.anchor}  {lesson.nation}, {lesson.review_type}, {lesson.year}")
    marked = (click.style(piece.text, bold=True) if piece.marked else piece.text for piece in found.snippet.fragments)
    click.echo("".join(marked))


def _filled(text: str) -> str:
    return textwrap.fill(text, width=100, break_long_words=False, break_on_hyphens=False)
