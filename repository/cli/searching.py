"""`ncrr search`: the lessons that match, as a page, an explanation, or a file."""

from typing import TYPE_CHECKING

import click

from policies.access import Permission
from policies.catalogue import AGE_BANDS
from policies.lesson_kinds import LABELS, LessonKind
from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES
from repository.cli.opening import index_of, reading, with_stores
from repository.cli.output import as_option, json_option, print_json, print_table

if TYPE_CHECKING:
    from repository.exports import Export
    from repository.searching import Answer, Found, Wanted
    from repository.stores import Stores

_SEVERAL = "Repeat for several."


@click.command
@click.argument("query", required=False, default="")
@click.option("--nation", multiple=True, type=click.Choice(list(NATIONS)), help=_SEVERAL)
@click.option("--kind", multiple=True, type=click.Choice([kind.value for kind in LessonKind]), help=_SEVERAL)
@click.option("--theme", multiple=True, metavar="CODE", help="A concept of the vocabulary; repeat for several.")
@click.option("--agency", multiple=True, metavar="CODE", help="Whom it is addressed to; repeat for several.")
@click.option("--review-type", multiple=True, type=click.Choice(list(REVIEW_TYPES)), help=_SEVERAL)
@click.option("--year", multiple=True, type=int, help="Year of publication; repeat for several.")
@click.option("--age-band", multiple=True, type=click.Choice([*AGE_BANDS, "not-recorded"]), help=_SEVERAL)
@click.option("--board", multiple=True, metavar="CODE", help="Whose review it is; repeat for several.")
@click.option("--report", default="", metavar="ID", help="Look in this report only.")
@click.option(
    "--sort",
    default="best",
    show_default=True,
    type=click.Choice(["best", "newest", "oldest"]),
    help="What comes first.",
)
@click.option("--exact", is_flag=True, help="Look for no words but these.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100), help="How many to show.")
@click.option("--after", default="", metavar="CURSOR", help="Go on where the same search ended.")
@click.option("--explain", is_flag=True, help="Show what each word adds to a lesson's score.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "ris", "bibtex", "json"]),
    help="Print the first 500 results with citations, in this form.",
)
@as_option
@json_option
def search(  # noqa: PLR0913  # One parameter for each option.
    *,
    query: str,
    nation: tuple[str, ...],
    kind: tuple[str, ...],
    theme: tuple[str, ...],
    agency: tuple[str, ...],
    review_type: tuple[str, ...],
    year: tuple[int, ...],
    age_band: tuple[str, ...],
    board: tuple[str, ...],
    report: str,
    sort: str,
    exact: bool,
    limit: int,
    after: str,
    explain: bool,
    form: str | None,
    email: str | None,
    as_json: bool,
) -> None:
    """Search the lessons of cleared reports.

    By words and "quoted phrases"; without a query all lessons are listed. Without --as the terminal searches as a
    practitioner does.
    """
    from repository.indexed import FACETS
    from repository.searching import Wanted
    from search.index import Order

    chosen = (nation, kind, theme, agency, review_type, tuple(map(str, year)), age_band, board)
    filters = dict(zip(FACETS, chosen, strict=True))
    wanted = Wanted(query, filters, Order(sort), after, limit, exact=exact, report=report, explain=explain)
    if form:
        _print_file(with_stores(lambda stores: _exported(stores, email, wanted, form)))
        return
    answer = with_stores(lambda stores: _searched(stores, email, wanted))
    if as_json:
        from repository.api.search_schemas import answer_of

        print_json(answer_of(answer))
        return
    _print_said(answer)
    for found in answer.items:
        _print_found(found)
    if explain:
        _print_shares(answer)
    if answer.next:
        click.echo(f"\nThere are more: --after {answer.next}", err=True)


async def _searched(stores: "Stores", email: str | None, wanted: "Wanted") -> "Answer":
    from repository import searching

    viewer = await reading(stores, email, Permission.SEARCH)
    async with index_of(stores.settings) as index:
        return await searching.search(stores, index, viewer, wanted)


async def _exported(stores: "Stores", email: str | None, wanted: "Wanted", form: str) -> "Export":
    from repository.exports import Format, export

    viewer = await reading(stores, email, Permission.SEARCH)
    async with index_of(stores.settings) as index:
        return await export(stores, index, viewer, wanted, Format(form))


def _print_file(made: "Export") -> None:
    click.echo(made.content, nl=False)
    if made.more:
        click.echo(f"There are more lessons than these {made.lessons}: narrow the search.", err=True)


def _print_said(answer: "Answer") -> None:
    if answer.hint:
        click.echo(answer.hint, err=True)
    if answer.instead:
        click.echo(f"No lesson has these words as they were typed. Searched instead for: {answer.instead}", err=True)
    also = [f"Also searched for: {', '.join(answer.also)}."] if answer.also else []
    also += ["Lessons that say the like in other words are shown too."] if answer.by_meaning else []
    if also:
        click.echo(" ".join((*also, "With --exact only for your words.")), err=True)
    if answer.did_you_mean:
        click.echo(f"Did you mean: {answer.did_you_mean}", err=True)
    count = "Fewer than 8" if answer.total is None else f"{'About ' * answer.rounded}{answer.total}"
    click.echo(f"{count} lessons found.", err=True)


def _print_found(found: "Found") -> None:
    lesson = found.lesson
    name = f"{LABELS[lesson.kind]} {lesson.number}".rstrip()
    click.echo("\n" + click.style(f"{name}: {lesson.title or lesson.board}", bold=True))
    click.echo(f"{lesson.report_id}#{lesson.anchor}  {lesson.nation}, {lesson.review_type}, {lesson.year}")
    marked = (click.style(piece.text, bold=True) if piece.marked else piece.text for piece in found.snippet.fragments)
    click.echo("".join(marked))


def _print_shares(answer: "Answer") -> None:
    """A line for each lesson: its score, its weight and what each clause adds before the weight multiplies it.

    Also how near it is in meaning, where that was asked.
    """
    click.echo()
    near = answer.by_meaning
    rows = [
        (
            found.lesson.id,
            # Scores of two rankings are hundredths.
            f"{found.score:.{5 if near else 3}f}",
            *([f"{found.nearness:.3f}"] if near else []),
            f"{found.weight:.3f}",
            *(f"{share:.3f}" for share in found.shares),
        )
        for found in answer.items
    ]
    print_table(("lesson", "score", *(["nearness"] if near else []), "weight", *answer.clauses), rows)
