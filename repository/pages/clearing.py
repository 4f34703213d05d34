"""The page on which a held report is read and decided, and what may be done there."""

from http import HTTPStatus

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from ingest.candidate import Candidate
from ingest.errors import DocumentRefused
from policies.access import Permission
from policies.publication import State
from repository import publishing
from repository.dependencies import Asked, OpenHouse, SignedIn
from repository.errors import Invalid, NotFound
from repository.forms import Form, read_form
from repository.guards import Viewer
from repository.house import House, catch_up
from repository.pages.catalogue_form import catalogue_form, correction_of
from repository.pages.navigation import SEE_OTHER
from repository.pages.reading import facts
from repository.pages.text import anchors_at, pieces
from repository.pages.trouble import REFUSALS, troubles
from repository.problems import fault_of
from repository.reasons import Rejection
from repository.reports import Reports, ReportView
from repository.web_guards import HELD
from repository.wording import spans_of

_FIELDS = ("words", "confirmed", "comment")
_NOTHING = Form({})
# As many places of one reason are linked to; more would bury the other reasons.
_LINKED = 12


@get("/held/{report_id:str}", opt=HELD)
async def read_held(
    house: OpenHouse, viewer: SignedIn, report_id: FromPath[str], done: FromQuery[str] = ""
) -> Template | Redirect:
    """A held report, to decide on or to look at; to its depositor also what became of it."""
    async with house.stores.reading() as session:
        view = await Reports(session, viewer).get(report_id)
    if view.state in {State.HELD, State.SCHEDULED}:
        return await _clearance(house, viewer, report_id, done=done)
    if view.state in {State.CLEARED, State.LAPSED}:
        return Redirect(f"/reports/{view.id}", status_code=SEE_OTHER)
    return await _decided(house, viewer, view)


@post("/held/{report_id:str}/redact", opt=HELD)
async def redact(request: Asked, house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]) -> Template | Redirect:
    """Remove the wordings that were typed or selected, and show what is left."""
    form = await read_form(request)
    try:
        spans = spans_of((await _candidate(house, viewer, report_id)).text, form.text("words").splitlines())
        revision = form.text("revision")
        await publishing.redact(house.stores, viewer, report_id, spans, house.workers, revision=revision)
    except REFUSALS as error:
        return await _clearance(house, viewer, report_id, form, error)
    return Redirect(f"/held/{report_id}?done=redacted", status_code=SEE_OTHER)


@post("/held/{report_id:str}/clear", opt=HELD)
async def clear(request: Asked, house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]) -> Template | Redirect:
    """Clear the report, once the clearer has said to have read it."""
    form = await read_form(request)
    try:
        _confirmed(form)
        state = await publishing.clear(
            house.stores,
            viewer,
            report_id,
            house.workers,
            revision=form.text("revision"),
            correction=correction_of(form),
        )
    except REFUSALS as error:
        return await _clearance(house, viewer, report_id, form, error)
    await catch_up(house)
    return Redirect(f"/held?done={state}", status_code=SEE_OTHER)


@post("/held/{report_id:str}/return", opt=HELD)
async def return_to_depositor(
    request: Asked, house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]
) -> Template | Redirect:
    """Give the report back with a comment."""
    form = await read_form(request)
    try:
        await publishing.return_to_depositor(house.stores, viewer, report_id, form.text("comment"))
    except REFUSALS as error:
        return await _clearance(house, viewer, report_id, form, error)
    return Redirect("/held?done=returned", status_code=SEE_OTHER)


@post("/held/{report_id:str}/reject", opt=HELD)
async def reject(request: Asked, house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]) -> Redirect:
    """Refuse the report for good."""
    form = await read_form(request)
    await publishing.reject(house.stores, viewer, report_id, form.text("reason"))
    return Redirect("/held?done=rejected", status_code=SEE_OTHER)


async def _candidate(house: House, viewer: Viewer, report_id: str) -> Candidate:
    async with house.stores.reading() as session:
        return await Reports(session, viewer).candidate(report_id, house.keyring)


def _risk_places(candidate: Candidate) -> dict[str, list[str]]:
    """For each reason of the risk note, the ids of the elements where its first places are."""
    reasons = candidate.evidence.risk.reasons if candidate.evidence.risk else ()
    return {reason.code: anchors_at(candidate.blocks, reason.spans)[:_LINKED] for reason in reasons}


def _confirmed(form: Form) -> None:
    if not form.text("confirmed"):
        raise Invalid("confirmed", "Say that you have read the whole text.")


async def _clearance(  # noqa: PLR0913 -- what the page shows again after a fault
    house: House,
    viewer: Viewer,
    report_id: str,
    said: Form = _NOTHING,
    error: Invalid | DocumentRefused | None = None,
    *,
    done: str = "",
) -> Template:
    async with house.stores.reading() as session:
        reports = Reports(session, viewer)
        view = await reports.get(report_id)
        candidate = await reports.candidate(report_id, house.keyring)
        certificate = await reports.certificate(report_id, house.keyring)
        found = await reports.suggestions(report_id, candidate)
    context = {
        "viewer": viewer,
        "view": view,
        "candidate": candidate,
        "certificate": certificate,
        "pieces": pieces(candidate.text, candidate.blocks, candidate.lessons, heading=candidate.title),
        "facts": facts(view),
        "risk_places": _risk_places(candidate),
        "deciding": viewer.may(Permission.CLEAR) and not view.own,
        "to_clear": view.state is State.HELD,
        "catalogue": catalogue_form(found, candidate, said),
        "rejections": list(Rejection),
        "said": {field: said.text(field) for field in _FIELDS},
        "faults": troubles(error, *_FIELDS),
        "done": "The words were removed. Read the text again." if done == "redacted" else "",
    }
    return Template("clearance.html", context=context, status_code=fault_of(error).status if error else HTTPStatus.OK)


async def _decided(house: House, viewer: Viewer, view: ReportView) -> Template:
    comment = ""
    if view.state is State.RETURNED:
        async with house.stores.reading() as session:
            try:
                comment = await Reports(session, viewer).comment(view.id, house.keyring)
            except NotFound:
                comment = "The comment was destroyed in the meantime."
    context = {"viewer": viewer, "view": view, "facts": facts(view), "comment": comment}
    return Template("decided.html", context=context)
