"""Search through the lessons of cleared reports."""

from litestar import get, post
from litestar.params import FromQuery, JSONBody

from repository.api.reading import Limit
from repository.api.refusals import refusals
from repository.api.requests import SearchRequest
from repository.api.schemas import Found, SearchAnswer, given
from repository.dependencies import OpenHouse, SignedIn
from repository.guards import Viewer
from repository.house import House
from repository.searching import search
from repository.web_guards import SEARCH

FACETS = ("nation", "review_type", "year", "kind")


@get("/search", opt=SEARCH, tags=["search"], responses=refusals(401, 403, 422, 503))
async def search_by_address(  # noqa: PLR0913, PLR0917  # The parameters of the address.
    house: OpenHouse,
    viewer: SignedIn,
    q: FromQuery[str] = "",
    nation: FromQuery[list[str] | None] = None,
    review_type: FromQuery[list[str] | None] = None,
    year: FromQuery[list[int] | None] = None,
    kind: FromQuery[list[str] | None] = None,
    limit: Limit = 20,
    offset: FromQuery[int] = 0,
) -> SearchAnswer:
    """Search lessons. Prefer POST where a query could name somebody: addresses end up in histories."""
    wanted = SearchRequest(q, nation or [], review_type or [], year or [], kind or [], limit, offset)
    return await _search(house, viewer, wanted)


@post("/search", opt=SEARCH, status_code=200, tags=["search"], responses=refusals(401, 403, 422, 503))
async def search_by_body(house: OpenHouse, viewer: SignedIn, data: JSONBody[SearchRequest]) -> SearchAnswer:
    """Search lessons by words and "quoted phrases", within nations, review types, years and kinds."""
    return await _search(house, viewer, data)


async def _search(house: House, viewer: Viewer, wanted: SearchRequest) -> SearchAnswer:
    filters = {facet: [str(value) for value in getattr(wanted, facet)] for facet in FACETS}
    answer = await search(house.stores, house.index, viewer, wanted.q, filters, wanted.limit, wanted.offset)
    items = [given(Found, found) for found in answer.items]
    return SearchAnswer(answer.total, items, answer.facets, answer.hint, wanted.limit, wanted.offset)
