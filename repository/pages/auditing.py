"""The audit trail, for the auditor."""

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from policies.access import Permission
from repository import audit
from repository.dependencies import OpenHouse, SignedIn
from repository.web_guards import allow

_PER_PAGE = 100


@get("/audit", opt=allow(Permission.READ_AUDIT))
async def read_audit(house: OpenHouse, viewer: SignedIn, after: FromQuery[int] = 0) -> Template:
    """Entries in order, a page at a time."""
    async with house.stores.reading() as session:
        entries = await audit.entries(session, after, _PER_PAGE)
    following = entries[-1].seq if len(entries) == _PER_PAGE else 0
    return Template("audit.html", context={"viewer": viewer, "entries": entries, "following": following})
