"""The start page, the results of a search, the same as a file, and what is like one of them."""

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Template

from policies.access import Permission
from repository.dependencies import Asked, OpenHouse, SignedIn
from repository.errors import IndexUnavailable, Invalid
from repository.exports import MOST, Format, export
from repository.likeness import alike
from repository.pages.result_page import context_of, wanted_of
from repository.searching import Answer, Found, Wanted, best_of_nations, search
from repository.web_guards import OPEN, SEARCH

_EXAMPLES = ("missing from care", '"voice of the child"', "information sharing", "co-sleeping", "disguised compliance")

_UNPROCESSABLE = 422
_OK = 200


# Open to all, because it asks whoever is not signed in to do that, and tells each role where its work is.
@get("/", opt=OPEN)
async def start(house: OpenHouse, viewer: SignedIn) -> Template:
    """The search form, with what there is to search."""
    answer = None
    if viewer.may(Permission.SEARCH):
        try:
            answer = await search(house.stores, house.index, viewer, Wanted(limit=1))
        except (IndexUnavailable, Invalid):
            answer = None
    return Template("start.html", context={"viewer": viewer, "examples": _EXAMPLES, "answer": answer})


@get("/search", opt=SEARCH)
async def results(request: Asked, house: OpenHouse, viewer: SignedIn) -> Template:
    """The lessons that match, with filters."""
    wanted, fault, status = wanted_of(request.query_params), "", _OK
    best: dict[str, Found] = {}
    try:
        answer = await search(house.stores, house.index, viewer, wanted)
        best = await best_of_nations(house.stores, house.index, viewer, wanted, answer)
    except Invalid as error:
        # What is chosen stays on the page, so that one of it can be taken away.
        answer, fault, status = Answer(0, (), {}), error.sentence, _UNPROCESSABLE
    context = {"viewer": viewer, "fault": fault, "most": MOST, **context_of(wanted, answer, best)}
    return Template("results.html", context=context, status_code=status)


@get("/search/export", opt=SEARCH)
async def export_results(request: Asked, house: OpenHouse, viewer: SignedIn) -> Response[bytes]:
    """The results as a file that is taken away."""
    form = request.query_params.get("form", "")
    if form not in set(Format):
        raise Invalid("form", f"Results are exported as: {', '.join(Format)}.")
    made = await export(house.stores, house.index, viewer, wanted_of(request.query_params), Format(form))
    return Response(made.content, media_type=made.media_type, headers=made.headers)


@get("/lessons/{lesson_id:str}/like", opt=SEARCH)
async def read_alike(house: OpenHouse, viewer: SignedIn, lesson_id: FromPath[str]) -> Template:
    """Lessons of other reviews that are like one."""
    found = await alike(house.stores, house.index, viewer, lesson_id)
    return Template("like.html", context={"viewer": viewer, "found": found})
