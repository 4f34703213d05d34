"""Reports and lessons, as far as the caller may see them."""

from typing import Annotated

import msgspec
from litestar import MediaType, get
from litestar.params import FromPath, FromQuery, QueryParameter

from policies.publication import State
from repository import exporting, reports
from repository.api.catalogue_schemas import Record
from repository.api.refusals import refusals
from repository.api.schemas import (
    Certificate,
    Content,
    Lesson,
    Lessons,
    Recurrence,
    Report,
    Reports,
    ReportSummary,
    given,
)
from repository.dependencies import OpenHouse, SignedIn
from repository.errors import NotFound
from repository.views import catalogue_heading
from repository.web_guards import READ

Limit = Annotated[int, QueryParameter(ge=1, le=100)]


@get("/reports", opt=READ, tags=["reports"], responses=refusals(401, 403, 422))
async def list_reports(  # noqa: PLR0913, PLR0917  # The parameters of the address.
    house: OpenHouse,
    viewer: SignedIn,
    in_state: Annotated[State | None, QueryParameter(name="state")] = None,
    nation: FromQuery[str | None] = None,
    cursor: FromQuery[str] = "",
    limit: Limit = 20,
) -> Reports:
    """The reports that you may see, newest first: cleared ones, your own, and for clearers those that wait."""
    async with house.stores.reading() as session:
        page = await reports.Reports(session, viewer).list(state=in_state, nation=nation, after=cursor, limit=limit)
    return Reports([given(ReportSummary, view) for view in page.items], page.next)


@get("/reports/{report_id:str}", opt=READ, tags=["reports"], responses=refusals(401, 403, 404))
async def read_report(
    house: OpenHouse,
    viewer: SignedIn,
    report_id: FromPath[str],
) -> Report:
    """One report: where it stands and, once cleared, its anonymised text with the lessons in it."""
    async with house.stores.reading() as session:
        visible = reports.Reports(session, viewer)
        view = await visible.get(report_id)
        content = given(Content, await visible.text(report_id)) if view.state is State.CLEARED else None
    return Report(given(ReportSummary, view), content)


@get("/reports/{report_id:str}/certificate", opt=READ, tags=["reports"], responses=refusals(401, 403, 404))
async def read_certificate(
    house: OpenHouse,
    viewer: SignedIn,
    report_id: FromPath[str],
) -> Certificate:
    """How a report was anonymised: counts, versions and the digest of the text, for whoever may see the report."""
    async with house.stores.reading() as session:
        return given(Certificate, await reports.Reports(session, viewer).certificate(report_id, house.keyring))


@get("/reports/{report_id:str}/record", opt=READ, tags=["reports"], responses=refusals(401, 403, 404))
async def read_record(
    house: OpenHouse,
    viewer: SignedIn,
    report_id: FromPath[str],
) -> Record:
    """The catalogue's entry of a report; it stays when the time of the text is over."""
    async with house.stores.reading() as session:
        visible = reports.Reports(session, viewer)
        view, record = await visible.get(report_id), await visible.record(report_id)
    coded = msgspec.structs.asdict(record.coded)
    words = {name: getattr(record, name) for name in ("subject", "authors", "abstract", "confirmed")}
    heading = catalogue_heading(view, record.subject or "")
    return msgspec.convert({**coded, **words, "heading": heading, "review": view.review}, Record)


@get(
    "/reports/{report_id:str}/text",
    opt=READ,
    media_type=MediaType.TEXT,
    tags=["reports"],
    responses=refusals(401, 403, 404),
)
async def read_text(
    house: OpenHouse,
    viewer: SignedIn,
    report_id: FromPath[str],
) -> str:
    """The text of a cleared report as the file that its certificate has the digest of."""
    async with house.stores.reading() as session:
        report = await reports.Reports(session, viewer).text(report_id)
    return exporting.plain(report.title, report.text, report.blocks)


@get("/lessons", opt=READ, tags=["lessons"], responses=refusals(401, 403, 422))
async def list_lessons(  # noqa: PLR0913, PLR0917  # The parameters of the address.
    house: OpenHouse,
    viewer: SignedIn,
    nation: FromQuery[str | None] = None,
    kind: FromQuery[str | None] = None,
    cursor: FromQuery[str] = "",
    limit: Limit = 20,
) -> Lessons:
    """The lessons of cleared reports, newest first."""
    async with house.stores.reading() as session:
        page = await reports.Reports(session, viewer).list_lessons(nation=nation, kind=kind, after=cursor, limit=limit)
    return Lessons([given(Lesson, view) for view in page.items], page.next)


@get("/lessons/{lesson_id:str}", opt=READ, tags=["lessons"], responses=refusals(401, 403, 404))
async def read_lesson(
    house: OpenHouse,
    viewer: SignedIn,
    lesson_id: FromPath[str],
) -> Lesson:
    """One lesson."""
    async with house.stores.reading() as session:
        found = await reports.Reports(session, viewer).lessons([lesson_id])
    if lesson_id not in found:
        raise NotFound
    return given(Lesson, found[lesson_id])


@get("/lessons/{lesson_id:str}/recurrence", opt=READ, tags=["lessons"], responses=refusals(401, 403, 404))
async def read_recurrence(
    house: OpenHouse,
    viewer: SignedIn,
    lesson_id: FromPath[str],
) -> Recurrence:
    """The lessons of other reviews that say the same, earlier and later; found by words and themes, read by nobody."""
    return given(Recurrence, await house.recurring.of(house.stores, viewer, lesson_id))
