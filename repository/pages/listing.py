"""The list of cleared reports, which needs no index."""

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from policies.publication import State
from repository.dependencies import OpenHouse, SignedIn
from repository.reports import Reports
from repository.web_guards import READ

_PER_PAGE = 50


@get("/reports", opt=READ)
async def list_reports(house: OpenHouse, viewer: SignedIn, cursor: FromQuery[str] = "") -> Template:
    """The reports that can be read, newest deposit first, a page at a time."""
    async with house.stores.reading() as session:
        page = await Reports(session, viewer).list(state=State.CLEARED, after=cursor, limit=_PER_PAGE)
    return Template("reports.html", context={"viewer": viewer, "views": page.items, "following": page.next})
