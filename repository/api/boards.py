"""The bodies that commission reviews."""

from litestar import get
from litestar.params import FromPath, FromQuery

from policies import boards
from repository.api.board_schemas import Body, told
from repository.api.refusals import refusals
from repository.errors import NotFound
from repository.web_guards import OPEN


@get("/boards", opt=OPEN, sync_to_thread=False, tags=["vocabulary"])
def list_boards(nation: FromQuery[str] = "", q: FromQuery[str] = "") -> list[Body]:
    """The bodies that commission reviews, or did; `q` is how a name or an area begins, or a name as a report has it."""
    return [told(board) for board in boards.candidates(q, nation)]


@get("/boards/{code:str}", opt=OPEN, sync_to_thread=False, tags=["vocabulary"], responses=refusals(404))
def read_board(code: FromPath[str]) -> Body:
    """One body, with what came before it and after it."""
    try:
        return told(boards.board(code))
    except LookupError:
        raise NotFound from None
