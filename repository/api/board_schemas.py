"""The bodies that commission reviews, as they go out over the wire."""

from datetime import date

import msgspec

from policies.boards import BOARDS, KIND_LABELS, Board, Change, Kind


class Area(msgspec.Struct, frozen=True):
    """A local authority by its ONS code; `region` is empty outside of England."""

    code: str
    name: str
    welsh_name: str
    region: str


class BoardStep(msgspec.Struct, frozen=True):
    """The body before or after, and how one became the other."""

    code: str
    name: str
    change: Change


class Body(msgspec.Struct, frozen=True):
    """A body that commissions reviews, or was one; without `until` it is there now, as far as is known.

    `confirmed` is false where no source was read for its name and area: treat them as likely, not as known.
    """

    code: str
    name: str
    nation: str
    kind: Kind
    kind_label: str
    welsh_name: str
    aliases: list[str]
    authorities: list[Area]
    region: str
    part_of: str
    since: date | None
    until: date | None
    predecessors: list[BoardStep]
    successors: list[BoardStep]
    note: str
    source: str
    source_address: str
    confirmed: bool


def told(board: Board) -> Body:
    """The body with the names of its authorities, and of what came before and after it."""
    return Body(
        code=board.code,
        name=board.name,
        nation=board.nation,
        kind=board.kind,
        kind_label=KIND_LABELS[board.kind],
        welsh_name=board.welsh_name,
        aliases=list(board.aliases),
        authorities=[Area(area.code, area.name, area.welsh_name, area.region) for area in board.areas],
        region=board.region,
        part_of=board.part_of,
        since=board.since,
        until=board.until,
        predecessors=[BoardStep(step.code, BOARDS[step.code].name, step.change) for step in board.predecessors],
        successors=[BoardStep(step.code, BOARDS[step.code].name, step.change) for step in board.successors],
        note=board.note,
        source=str(board.source),
        source_address=board.source.address,
        confirmed=board.confirmed,
    )
