"""The page of the bodies that commission reviews."""

from itertools import groupby
from typing import NamedTuple

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from policies.boards import candidates
from policies.nations import NATIONS
from repository.api.board_schemas import Body, told
from repository.dependencies import SignedIn
from repository.web_guards import OPEN


class Listed(NamedTuple):
    """The bodies of a nation; `label` is the nation's."""

    label: str
    bodies: list[Body]


@get("/boards", opt=OPEN, sync_to_thread=False)
def list_boards(viewer: SignedIn, nation: FromQuery[str] = "", q: FromQuery[str] = "") -> Template:
    """The bodies by nation, with a filter by nation and name."""
    found = candidates(q, nation)
    order = list(NATIONS)
    by_nation = groupby(sorted(found, key=lambda one: order.index(one.nation)), key=lambda one: one.nation)
    context = {
        "viewer": viewer,
        "nations": list(NATIONS.values()),
        "chosen": nation,
        "text": q,
        "count": len(found),
        "unconfirmed": sum(not board.confirmed for board in found),
        "listed": [Listed(NATIONS[code].label, [told(board) for board in theirs]) for code, theirs in by_nation],
    }
    return Template("boards.html", context=context)
