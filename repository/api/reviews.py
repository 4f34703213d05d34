"""Reviews with their documents, what they wait for, and what is due."""

from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody

from policies.document_roles import DOCUMENT_ROLES
from policies.record_numbers import number_of
from repository import bundles, scheduling, timing
from repository.api.refusals import refusals
from repository.api.review_schemas import (
    DaysRequest,
    DocumentRole,
    DueItem,
    EmbargoRequest,
    HoldRequest,
    Made,
    MissingRequest,
    NoticeRequest,
    Review,
)
from repository.api.schemas import given
from repository.dependencies import OpenHouse, SignedIn
from repository.errors import NotFound
from repository.house import catch_up
from repository.reviews import Reviews
from repository.tables import now
from repository.web_guards import HELD, OPEN, READ

_REFUSED = refusals(401, 404, 409, 422)


@get("/document-roles", opt=OPEN, sync_to_thread=False, tags=["vocabulary"])
def list_document_roles() -> list[DocumentRole]:
    """What a document of a review can be."""
    return [given(DocumentRole, role) for role in DOCUMENT_ROLES.values()]


@get("/reviews/{number:str}", opt=READ, tags=["reviews"], responses=refusals(401, 403, 404))
async def read_review(house: OpenHouse, viewer: SignedIn, number: FromPath[str]) -> Review:
    """A review by its record number, with those of its documents that you may see."""
    async with house.stores.reading() as session:
        today = await timing.day_at(session, now())
        return given(Review, await Reviews(session, viewer, today.day).get(numbered(number)))


@get("/due", opt=HELD, tags=["reviews"], responses=refusals(401, 404))
async def list_due(house: OpenHouse, viewer: SignedIn) -> list[DueItem]:
    """What has to be done about the reviews that you handle, soonest first."""
    async with house.stores.reading() as session:
        today = await timing.day_at(session, now())
        return [given(DueItem, item) for item in await Reviews(session, viewer, today.day).due()]


@post("/reviews/{number:str}/embargoes", opt=HELD, tags=["reviews"], responses=_REFUSED)
async def set_embargo(
    house: OpenHouse, viewer: SignedIn, number: FromPath[str], data: JSONBody[EmbargoRequest]
) -> Made:
    """Let a review wait for a reason. What is public of it is sealed again until then."""
    made = await scheduling.set_embargo(house.stores, viewer, numbered(number), data.reason, data.until)
    await catch_up(house)
    return Made(made)


@delete("/reviews/{number:str}/embargoes/{embargo_id:str}", opt=HELD, tags=["reviews"], responses=_REFUSED)
async def lift_embargo(house: OpenHouse, viewer: SignedIn, number: FromPath[str], embargo_id: FromPath[str]) -> None:
    """End an embargo. What may then be public is published with what is next due, within the hour."""
    await scheduling.lift_embargo(house.stores, viewer, numbered(number), embargo_id)


@put("/reviews/{number:str}/hold", opt=HELD, status_code=204, tags=["reviews"], responses=_REFUSED)
async def hold(house: OpenHouse, viewer: SignedIn, number: FromPath[str], data: JSONBody[HoldRequest]) -> None:
    """Put a review under a legal hold, or end it: nothing of it is public meanwhile."""
    await scheduling.hold(house.stores, viewer, numbered(number), data.reason or "")
    await catch_up(house)


@post("/reviews/{number:str}/notices", opt=HELD, status_code=204, tags=["reviews"], responses=_REFUSED)
async def give_notice(house: OpenHouse, viewer: SignedIn, number: FromPath[str], data: JSONBody[NoticeRequest]) -> None:
    """Record that somebody who has to see the review before it is published was sent it."""
    await scheduling.give_notice(house.stores, viewer, numbered(number), data.recipient, data.sent_on)


@put("/reviews/{number:str}/days", opt=HELD, status_code=204, tags=["reviews"], responses=_REFUSED)
async def set_days(house: OpenHouse, viewer: SignedIn, number: FromPath[str], data: JSONBody[DaysRequest]) -> None:
    """Set from which day on a review is public at the earliest, and from which on no longer."""
    await scheduling.set_days(
        house.stores, viewer, numbered(number), publish_on=data.publish_on, take_down_on=data.take_down_on
    )


@post("/reviews/{number:str}/missing", opt=HELD, status_code=204, tags=["reviews"], responses=_REFUSED)
async def excuse(house: OpenHouse, viewer: SignedIn, number: FromPath[str], data: JSONBody[MissingRequest]) -> None:
    """Record why a document that the type of review asks for is not there."""
    await bundles.excuse(house.stores, viewer, numbered(number), data.role, data.reason)


def numbered(number: str) -> int:
    """The number behind a record number.

    Raises:
        NotFound: it is none.
    """
    try:
        return number_of(number)
    except ValueError:
        raise NotFound from None
