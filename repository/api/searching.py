"""Search through the lessons of cleared reports."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from repository.api.reading import Limit
from repository.api.refusals import refusals
from repository.api.requests import SearchRequest
from repository.api.schemas import Lesson, given
from repository.api.search_schemas import Alike, SearchAnswer, answer_of, found_of
from repository.dependencies import OpenHouse, SignedIn
from repository.exports import Format, export
from repository.indexed import FACETS
from repository.likeness import alike
from repository.searching import Wanted, search
from repository.web_guards import SEARCH
from search.index import Order

_REFUSED = refusals(401, 403, 422, 503)


@get("/search", opt=SEARCH, tags=["search"], responses=_REFUSED)
async def search_by_address(  # noqa: PLR0913, PLR0917  # The parameters of the address.
    house: OpenHouse,
    viewer: SignedIn,
    q: FromQuery[str] = "",
    nation: FromQuery[list[str] | None] = None,
    kind: FromQuery[list[str] | None] = None,
    theme: FromQuery[list[str] | None] = None,
    agency: FromQuery[list[str] | None] = None,
    review_type: FromQuery[list[str] | None] = None,
    year: FromQuery[list[int] | None] = None,
    age_band: FromQuery[list[str] | None] = None,
    board: FromQuery[list[str] | None] = None,
    sort: FromQuery[Order] = Order.BEST,
    cursor: FromQuery[str] = "",
    limit: Limit = 20,
    exact: FromQuery[bool] = False,  # noqa: FBT002  # Parameters of an address have names.
    report: FromQuery[str] = "",
    explain: FromQuery[bool] = False,  # noqa: FBT002
) -> SearchAnswer:
    """Search lessons. Prefer POST where a query could name somebody: addresses end up in histories."""
    filters = (nation, kind, theme, agency, review_type, year, age_band, board)
    asked: Any = dict(zip(FACETS, (values or [] for values in filters), strict=True))
    asked |= {"q": q, "sort": sort, "cursor": cursor, "limit": limit, "exact": exact, "report": report}
    wanted = wanted_of(SearchRequest(**asked, explain=explain))
    return answer_of(await search(house.stores, house.index, viewer, wanted))


@post("/search", opt=SEARCH, status_code=200, tags=["search"], responses=_REFUSED)
async def search_by_body(house: OpenHouse, viewer: SignedIn, data: JSONBody[SearchRequest]) -> SearchAnswer:
    """Search lessons by words and "quoted phrases", with filters; the counts follow the rules of disclosure."""
    return answer_of(await search(house.stores, house.index, viewer, wanted_of(data)))


@post("/search/export", opt=SEARCH, status_code=200, tags=["search"], responses=_REFUSED)
async def export_results(
    house: OpenHouse, viewer: SignedIn, data: JSONBody[SearchRequest], form: FromQuery[Format] = Format.CSV
) -> Response[bytes]:
    """The first 500 results as a file: `form` is csv, ris, bibtex or json. Its name says where there are more."""
    made = await export(house.stores, house.index, viewer, wanted_of(data), form)
    return Response(made.content, media_type=made.media_type, headers=made.headers)


@get("/lessons/{lesson_id:str}/like", opt=SEARCH, tags=["lessons"], responses=refusals(401, 403, 404, 503))
async def read_alike(house: OpenHouse, viewer: SignedIn, lesson_id: FromPath[str]) -> Alike:
    """The lessons of other reviews that are like one: they have the words which tell it apart, most alike first."""
    found = await alike(house.stores, house.index, viewer, lesson_id)
    return Alike(given(Lesson, found.lesson), [found_of(one) for one in found.items])


def wanted_of(request: SearchRequest) -> Wanted:
    """What that request asks for."""
    filters = {facet: [str(value) for value in getattr(request, facet)] for facet in FACETS}
    return Wanted(
        request.q,
        filters,
        request.sort,
        request.cursor,
        request.limit,
        exact=request.exact,
        report=request.report,
        explain=request.explain,
    )
