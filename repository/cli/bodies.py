"""`ncrr boards`: the bodies that commission reviews."""

import click

from policies.nations import NATIONS
from repository.cli.output import json_option, print_json, print_table


@click.command
@click.argument("query", required=False, default="")
@click.option("--nation", type=click.Choice(list(NATIONS)), help="Only this nation's.")
@json_option
def boards(*, query: str, nation: str | None, as_json: bool) -> None:
    """List the boards, partnerships and committees that are known.

    QUERY is how a name or an area begins, or a name as a report has it. Needs no repository: the list comes with the
    program, and with the files in the folder that NCRR_POLICIES names.
    """
    from policies.boards import KIND_LABELS, candidates

    found = candidates(query, nation or "")
    if as_json:
        from repository.api.board_schemas import told

        print_json([told(board) for board in found])
        return
    columns = ("code", "name", "nation", "kind", "for", "until", "source")
    rows = [
        (
            board.code,
            board.name,
            board.nation,
            KIND_LABELS[board.kind],
            "; ".join(area.name for area in board.areas),
            board.until,
            board.source if board.confirmed else "to be confirmed",
        )
        for board in found
    ]
    print_table(columns, rows, empty="No body has such a name.")
