"""What a clearer does with a held report, and how a cleared one is withdrawn."""

from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody

from ingest import mentions
from ingest.catalogue.confirming import Correction
from policies.access import Permission
from repository import publishing, withdrawing
from repository.api.catalogue_schemas import Suggestions
from repository.api.refusals import refusals
from repository.api.requests import RedactionRequest, RejectRequest, ReturnRequest, WithdrawRequest
from repository.api.schemas import HeldContent, given
from repository.dependencies import OpenHouse, SignedIn
from repository.house import catch_up
from repository.reports import Reports
from repository.web_guards import HELD, allow
from repository.wording import spans_of

_REFUSED = refusals(401, 403, 404, 409, 422, 503)


@get("/reports/{report_id:str}/candidate", opt=HELD, tags=["clearance"], responses=refusals(401, 404))
async def read_candidate(house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]) -> HeldContent:
    """The anonymised text of a held report, for its depositor and for those who clear."""
    async with house.stores.reading() as session:
        candidate = await Reports(session, viewer).candidate(report_id, house.keyring)
    return given(HeldContent, candidate)


@post("/reports/{report_id:str}/clear", opt=HELD, status_code=204, tags=["clearance"], responses=_REFUSED)
async def clear(
    house: OpenHouse,
    viewer: SignedIn,
    report_id: FromPath[str],
    data: JSONBody[Correction | None] = None,
    revision: FromQuery[str] = "",
) -> None:
    """Clear a report that somebody else deposited: it is checked again, stored to be read, and can be searched.

    What may not be public yet stays sealed until it may. With the `revision` that you read, a report that was changed
    since is left as it is. The body says what its catalogue record is; without one the suggestions stay, unconfirmed.
    """
    await publishing.clear(house.stores, viewer, report_id, house.workers, revision=revision, correction=data)
    await catch_up(house)


@get("/reports/{report_id:str}/suggestions", opt=HELD, tags=["clearance"], responses=refusals(401, 404))
async def read_suggestions(house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]) -> Suggestions:
    """What the text of a report that is not public yet suggests for its catalogue record."""
    async with house.stores.reading() as session:
        reports = Reports(session, viewer)
        candidate = await reports.candidate(report_id, house.keyring)
        return given(Suggestions, await reports.suggestions(report_id, candidate))


@post("/reports/{report_id:str}/redactions", opt=HELD, status_code=204, tags=["clearance"], responses=_REFUSED)
async def redact(
    house: OpenHouse, viewer: SignedIn, report_id: FromPath[str], data: JSONBody[RedactionRequest]
) -> None:
    """Take more out of a held report, wherever it stands."""
    async with house.stores.reading() as session:
        candidate = await Reports(session, viewer).candidate(report_id, house.keyring)
    spans = [mentions.Span(span.start, span.end) for span in data.spans]
    spans += spans_of(candidate.text, data.words) if data.words else []
    await publishing.redact(house.stores, viewer, report_id, spans, house.workers, revision=data.revision)


@post("/reports/{report_id:str}/return", opt=HELD, status_code=204, tags=["clearance"], responses=_REFUSED)
async def return_to_depositor(
    house: OpenHouse, viewer: SignedIn, report_id: FromPath[str], data: JSONBody[ReturnRequest]
) -> None:
    """Give a held report back, with a comment: the depositor, who has the original, deposits it again."""
    await publishing.return_to_depositor(house.stores, viewer, report_id, data.comment)


@post("/reports/{report_id:str}/reject", opt=HELD, status_code=204, tags=["clearance"], responses=_REFUSED)
async def reject(house: OpenHouse, viewer: SignedIn, report_id: FromPath[str], data: JSONBody[RejectRequest]) -> None:
    """Refuse a held report for good; its text is destroyed."""
    await publishing.reject(house.stores, viewer, report_id, data.reason)


@post(
    "/reports/{report_id:str}/withdraw",
    opt=allow(Permission.WITHDRAW),
    status_code=204,
    tags=["clearance"],
    responses=_REFUSED,
)
async def withdraw(
    house: OpenHouse, viewer: SignedIn, report_id: FromPath[str], data: JSONBody[WithdrawRequest]
) -> None:
    """Take a cleared report down: out of the index first, then its text; a tombstone stays."""
    await withdrawing.withdraw(house.stores, viewer, report_id, data.reason, house.index)
